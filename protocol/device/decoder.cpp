// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/decoder.h"

#include "protocol/device/json_repair.h"
#include "protocol/device/payload_reader.h"
#include "protocol/device/topic_router.h"

#include <cstring>

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownTopicLength = 200;
/// Repairing numbers may make a payload longer: "nan" becomes "null".
constexpr std::size_t bufferBytes = std::size_t(maximumPayloadBytes) * 2;

QString wordsFor(simdjson::error_code code)
{
    switch (int(code)) {
    case simdjson::UTF8_ERROR:
        return u"it is no valid UTF-8"_s;
    case simdjson::DEPTH_ERROR:
        return u"its JSON is nested deeper than %1 levels"_s.arg(maximumJsonDepth);
    case simdjson::EMPTY:
        return u"it is empty"_s;
    default:
        return u"it is no JSON: %1"_s.arg(QString::fromLatin1(simdjson::error_message(code)));
    }
}

} // namespace

class Decoder::Private
{
public:
    Private(ProfileCatalogue catalogue, const Clock &clock, QString broker)
        : m_catalogue(std::move(catalogue)), m_clock(clock), m_broker(std::move(broker)),
          m_router(m_catalogue), m_buffer(bufferBytes + simdjson::SIMDJSON_PADDING)
    {
        for (const ProfilePtr &profile : m_catalogue.profiles())
            m_readers.emplace_back(*profile);
        // The parser counts the document itself as a level.
        m_usable =
            m_parser.allocate(bufferBytes, std::size_t(maximumJsonDepth) + 1) == simdjson::SUCCESS;
    }

    Result<StateReport> state(const Route &route, const QByteArray &payload);
    static Result<AvailabilityReport> availability(const QByteArray &payload);
    [[nodiscard]] const DeviceProfile &profile(const Route &route) const
    {
        return *m_catalogue.profiles().at(route.profile);
    }

    const ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    const QString m_broker;
    TopicRouter m_router;

private:
    Result<JsonElement> parse(const QByteArray &payload);
    simdjson::error_code parseBytes(const char *data, std::size_t size, JsonElement &root);

    std::vector<PayloadReader> m_readers;
    std::vector<char> m_buffer;
    simdjson::dom::parser m_parser;
    bool m_usable = false;
};

simdjson::error_code Decoder::Private::parseBytes(const char *data, std::size_t size,
                                                  JsonElement &root)
{
    if (size > bufferBytes)
        return simdjson::CAPACITY;
    std::memcpy(m_buffer.data(), data, size);
    std::memset(m_buffer.data() + size, 0, simdjson::SIMDJSON_PADDING);
    return m_parser.parse(m_buffer.data(), size, false).get(root);
}

Result<JsonElement> Decoder::Private::parse(const QByteArray &payload)
{
    if (payload.isEmpty())
        return Error{Error::Code::Malformed, u"it is empty"_s};
    if (payload.size() > maximumPayloadBytes) {
        return Error{Error::Code::OutOfRange,
                     u"it is longer than %1 KiB"_s.arg(maximumPayloadBytes / 1024)};
    }
    if (!m_usable)
        return Error{Error::Code::Io, u"no memory to read it"_s};
    JsonElement root;
    const auto first = parseBytes(payload.constData(), std::size_t(payload.size()), root);
    if (first == simdjson::SUCCESS)
        return root;
    if (first != simdjson::UTF8_ERROR && first != simdjson::DEPTH_ERROR) {
        const std::string repaired = withoutImpossibleNumbers(payload);
        if (parseBytes(repaired.data(), repaired.size(), root) == simdjson::SUCCESS)
            return root;
    }
    return Error{Error::Code::Malformed, wordsFor(first)};
}

Result<StateReport> Decoder::Private::state(const Route &route, const QByteArray &payload)
{
    const Result<JsonElement> root = parse(payload);
    if (!root)
        return root.error();
    if (!root->is_object())
        return Error{Error::Code::Malformed, u"it is no JSON object"_s};
    PayloadReader &reader = m_readers[std::size_t(route.profile)];
    StateReport report;
    report.device = route.device;
    if (route.device.isNull()) {
        const QString name = reader.deviceName(*root).value_or(QString());
        if (name.isEmpty() || name.contains(u'/'))
            return Error{Error::Code::Malformed, u"it does not name its device"_s};
        const Result<DeviceId> device = DeviceId::make(profile(route).id, {}, name);
        if (!device)
            return device.error();
        report.device = *device;
    }
    if (const Outcome read = reader.read(*root, report); !read)
        return read.error();
    return report;
}

Result<AvailabilityReport> Decoder::Private::availability(const QByteArray &payload)
{
    AvailabilityReport report;
    report.online = payload == "online";
    if (report.online || payload == "offline")
        return report;
    return Error{Error::Code::Malformed, u"it is neither \"online\" nor \"offline\""_s};
}

Decoder::Decoder(ProfileCatalogue catalogue, const Clock &clock, QString broker)
    : d(std::make_unique<Private>(std::move(catalogue), clock, std::move(broker)))
{
}

Decoder::~Decoder() = default;

Arrival Decoder::decode(const QString &topic, const QByteArray &payload, bool retained)
{
    const BootTime boot = d->m_clock.now();
    const WallTime wall = d->m_clock.wall();
    const auto rejected = [&](const Error &error) {
        return RejectedMessage{.topic = topic.left(shownTopicLength),
                               .reason = error.text,
                               .payloadBytes = payload.size(),
                               .receivedAt = wall,
                               .broker = d->m_broker};
    };
    const Result<Route> route = d->m_router.route(topic);
    if (!route)
        return rejected(route.error());
    const auto stamp = [&](auto &report) -> Arrival {
        report.profile = d->profile(*route).id;
        report.retained = retained;
        report.receivedBoot = boot;
        report.receivedAt = wall;
        report.broker = d->m_broker;
        return std::move(report);
    };
    if (route->role == TopicRole::Availability) {
        Result<AvailabilityReport> report = Private::availability(payload);
        if (!report)
            return rejected(report.error());
        report.value().device = route->device;
        return stamp(report.value());
    }
    Result<StateReport> report = d->state(*route, payload);
    return report ? stamp(report.value()) : Arrival(rejected(report.error()));
}

} // namespace Raptor::Device
