// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/decoder.h"

#include "models/domain/permanent_name.h"
#include "protocol/device/json_repair.h"
#include "protocol/device/payload_reader.h"
#include "protocol/device/topic_router.h"

#include <QtCore/QHash>

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownTopicLength = 200;
/// Repairing numbers may make a payload longer: "nan" becomes "null".
constexpr std::size_t bufferBytes = std::size_t(maximumPayloadBytes) * 2;

/// A plant has thousands of topics; a broker that invents them must not make us grow.
constexpr qsizetype maximumKnownTopics = 65'536;
constexpr std::size_t maximumPatterns = 32; ///< of a profile
/// So much of a payload, and of the texts known of its topic, is asked for before it is needed.
constexpr qsizetype shortPayload = 512;
constexpr std::size_t shortText = 128;
constexpr qsizetype usersBefore = 8; ///< characters before a text are its count of users
/// A pattern that was good for so many messages was worth learning.
constexpr int worthLearning = 8;
constexpr int longestPause = 255;

/// What is remembered of a topic: in one piece, for with thousands of them it is in no cache.
struct alignas(64) KnownTopic
{
    Route route;
    std::shared_ptr<const MessagePattern> pattern; ///< of the last message that had one
    KnownTexts texts;
    QString profile;
    int hits = 0; ///< messages that the pattern has read
    int pause = 0; ///< so many messages without a pattern are not learned from
    int lastPause = 0;
};

/// A topic as a key: Qt 6.4 compares texts character by character.
struct TopicName
{
    QString text;

    friend bool operator==(const TopicName &a, const TopicName &b)
    {
        return a.text.size() == b.text.size()
            && std::memcmp(a.text.constData(), b.text.constData(),
                           std::size_t(a.text.size()) * sizeof(QChar))
            == 0;
    }
    friend size_t qHash(const TopicName &name, size_t seed) { return ::qHash(name.text, seed); }
};

/// Asks for memory that is going to be read: a hint.
void prefetch(const void *begin, std::size_t bytes)
{
    constexpr std::size_t line = 64; // of a cache
    for (std::size_t at = 0; at < bytes; at += line)
        __builtin_prefetch(static_cast<const char *>(begin) + at);
}

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
        : m_catalogue(std::move(catalogue)), m_clock(clock), m_broker(permanentName(broker)),
          m_router(m_catalogue), m_buffer(bufferBytes + simdjson::SIMDJSON_PADDING)
    {
        for (const ProfilePtr &profile : m_catalogue.profiles())
            m_kinds.push_back({PayloadReader(*profile), {}, 0});
        // The parser counts the document itself as a level.
        m_usable =
            m_parser.allocate(bufferBytes, std::size_t(maximumJsonDepth) + 1) == simdjson::SUCCESS;
    }

    /// Of a topic that is known, or is now.
    Result<KnownTopic *> topic(const QString &name);
    Outcome read(KnownTopic &topic, const QByteArray &payload, StateReport &report);
    static Result<AvailabilityReport> availability(const QByteArray &payload);

    const ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    const QString m_broker;

private:
    /// A kind of device, and the forms that its messages were seen to have.
    struct Kind
    {
        PayloadReader reader;
        std::vector<std::shared_ptr<const MessagePattern>> patterns;
        std::size_t replaced = 0;
    };

    Result<JsonElement> parse(const QByteArray &payload, bool *repaired);
    simdjson::error_code parseBytes(const char *data, std::size_t size, JsonElement &root);
    static bool mayLearn(KnownTopic &topic);
    static void learn(KnownTopic &topic, Kind &kind, std::string_view payload,
                      const ReadTrace &trace, const StateReport &report);

    TopicRouter m_router;
    std::deque<KnownTopic> m_known;
    QHash<TopicName, KnownTopic *> m_topics; ///< where they stand there
    std::vector<Kind> m_kinds;
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

Result<JsonElement> Decoder::Private::parse(const QByteArray &payload, bool *repaired)
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
        *repaired = true;
        const std::string text = withoutImpossibleNumbers(payload);
        if (parseBytes(text.data(), text.size(), root) == simdjson::SUCCESS)
            return root;
    }
    return Error{Error::Code::Malformed, wordsFor(first)};
}

Result<KnownTopic *> Decoder::Private::topic(const QString &name)
{
    if (const auto known = m_topics.constFind({name}); known != m_topics.constEnd())
        return *known;
    const Result<Route> route = m_router.route(name);
    if (!route)
        return route.error();
    if (m_topics.size() >= maximumKnownTopics) {
        m_topics.clear();
        m_known.clear();
    }
    KnownTopic &topic = m_known.emplace_back();
    topic.route = *route;
    topic.profile = permanentName(m_catalogue.profiles().at(route->profile)->id);
    m_topics.insert({name}, &topic);
    return &topic;
}

/// Messages of a topic whose form changes all the time are not worth being learned from.
bool Decoder::Private::mayLearn(KnownTopic &topic)
{
    if (topic.pause > 0) {
        --topic.pause;
        return false;
    }
    topic.lastPause =
        topic.hits >= worthLearning ? 0 : std::min(2 * topic.lastPause + 1, longestPause);
    topic.pause = topic.lastPause;
    topic.hits = 0;
    return true;
}

/// What devices send looks alike: mostly another one has sent that form before.
void Decoder::Private::learn(KnownTopic &topic, Kind &kind, std::string_view payload,
                             const ReadTrace &trace, const StateReport &report)
{
    StateReport again;
    for (const auto &pattern : kind.patterns) {
        if (pattern->read(payload, again, topic.texts)) {
            topic.pattern = pattern;
            return;
        }
    }
    std::optional<MessagePattern> pattern = MessagePattern::learned(payload, trace, report);
    if (!pattern)
        return;
    topic.pattern = std::make_shared<const MessagePattern>(std::move(*pattern));
    if (kind.patterns.size() < maximumPatterns)
        kind.patterns.push_back(topic.pattern);
    else
        kind.patterns[kind.replaced++ % maximumPatterns] = topic.pattern;
}

Outcome Decoder::Private::read(KnownTopic &topic, const QByteArray &payload, StateReport &report)
{
    const std::string_view text(payload.constData(), std::size_t(payload.size()));
    if (topic.pattern && payload.size() <= maximumPayloadBytes
        && topic.pattern->read(text, report, topic.texts)) {
        topic.hits = std::min(topic.hits + 1, worthLearning);
        report.device = topic.route.device;
        return std::monostate{};
    }
    report.readings = {};
    report.takenAt.reset();
    report.sequence.reset();
    report.lastCommand.reset();
    bool repaired = false;
    const Result<JsonElement> root = parse(payload, &repaired);
    if (!root)
        return root.error();
    if (!root->is_object())
        return Error{Error::Code::Malformed, u"it is no JSON object"_s};
    Kind &kind = m_kinds[std::size_t(topic.route.profile)];
    if (topic.route.device.isNull()) {
        const QString name = kind.reader.deviceName(*root).value_or(QString());
        if (name.isEmpty() || name.contains(u'/'))
            return Error{Error::Code::Malformed, u"it does not name its device"_s};
        const Result<DeviceId> device = DeviceId::make(topic.profile, {}, name);
        if (!device)
            return device.error();
        report.device = *device;
        return kind.reader.read(*root, report);
    }
    report.device = topic.route.device;
    const bool learns = !repaired && mayLearn(topic);
    ReadTrace trace;
    const Outcome read = kind.reader.read(*root, report, learns ? &trace : nullptr);
    if (read && learns)
        learn(topic, kind, text, trace, report);
    return read;
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

Arrival Decoder::decode(const QString &name, const QByteArray &payload, bool retained)
{
    prefetch(payload.constData(), std::size_t(std::min(payload.size(), shortPayload)));
    const Result<KnownTopic *> found = d->topic(name);
    if (found)
        prefetch(*found, sizeof(KnownTopic));
    const BootTime boot = d->m_clock.now();
    const WallTime wall = d->m_clock.wall();
    Arrival arrival;
    const auto rejected = [&](const Error &error) {
        arrival = RejectedMessage{.topic = name.left(shownTopicLength),
                                  .reason = error.text,
                                  .payloadBytes = payload.size(),
                                  .receivedAt = wall,
                                  .broker = d->m_broker};
    };
    if (!found) {
        rejected(found.error());
        return arrival;
    }
    KnownTopic &topic = **found;
    for (const QString &text : std::as_const(topic.texts))
        prefetch(text.constData() - usersBefore, shortText);
    const auto stamp = [&](auto &report) {
        report.profile = topic.profile;
        report.retained = retained;
        report.receivedBoot = boot;
        report.receivedAt = wall;
        report.broker = d->m_broker;
    };
    if (topic.route.role == TopicRole::Availability) {
        Result<AvailabilityReport> report = Private::availability(payload);
        if (!report) {
            rejected(report.error());
            return arrival;
        }
        report.value().device = topic.route.device;
        stamp(report.value());
        arrival = std::move(report.value());
        return arrival;
    }
    auto &report = std::get<StateReport>(arrival); // which it is until it is something else
    stamp(report);
    if (const Outcome read = d->read(topic, payload, report); !read)
        rejected(read.error());
    return arrival;
}

} // namespace Raptor::Device
