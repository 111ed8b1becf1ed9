// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/allocations.h"
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/motor_messages.h"
#include "models/plant_store.h"
#include "models/trend_store.h"
#include "protocol/device/decoder.h"
#include "protocol/device/profile_catalogue.h"
#include "protocol/link/mailbox.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

/// The machine's clocks, moved forward by what the plant's time is ahead: asking costs what it
/// costs, and a device that reports a thousand times a second looks like one that takes its time.
class PlantClock final : public Clock
{
public:
    [[nodiscard]] BootTime now() const override { return m_system.now() + m_ahead; }
    [[nodiscard]] WallTime wall() const override { return m_system.wall() + m_ahead; }
    void advance(Milliseconds by) { m_ahead += by; }

private:
    SystemClock m_system;
    Milliseconds m_ahead{};
};

/// As many as the console takes at a time.
constexpr std::size_t portion = 128;

/// For how long this thread has had a core: what else the machine does is not counted.
qint64 workedNs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// One way from the payloads to the stores, on this thread.
class Pipeline
{
public:
    Pipeline(const ProfileCatalogue &catalogue, int devices, bool withTrends)
        : m_messages(devices), m_decoder(catalogue, m_clock, u"local"_s),
          m_store(catalogue, m_clock)
    {
        m_store.setPreferredBroker(u"local"_s);
        m_store.setBrokerUp(u"local"_s, true);
        QObject::connect(&m_store, &Models::PlantStore::samplesArrived, &m_store,
                         [this](const QList<Sample> &samples) {
                             for (const Sample &sample : samples)
                                 look(sample);
                         });
        if (withTrends)
            m_trends.emplace(m_store, m_clock);
    }

    /// Every device reports once, in portions; the payloads are made beforehand.
    void round()
    {
        m_clock.advance(Milliseconds(2000));
        const std::span<const QByteArray> payloads = m_messages.next(m_clock.wall());
        for (std::size_t first = 0; first < payloads.size(); first += portion) {
            const std::size_t count = std::min(portion, payloads.size() - first);
            const qint64 allocated = allocationsOfThisThread();
            const qint64 begun = workedNs();
            for (std::size_t i = first; i < first + count; ++i)
                m_mailbox.post(m_decoder.decode(m_messages.topic(i), payloads[i], false));
            const qint64 decoded = workedNs();
            store();
            const qint64 stored = workedNs();
            m_allocations += allocationsOfThisThread() - allocated;
            m_decodeNs += decoded - begun;
            m_storeNs += stored - decoded;
        }
        m_count += qint64(payloads.size());
    }

    /// What came before was for warming up.
    void restart()
    {
        m_count = m_decodeNs = m_storeNs = m_allocations = m_samples = 0;
        m_acceptedBefore = m_store.counters().accepted;
    }

    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] qint64 samples() const { return m_samples; }
    [[nodiscard]] qint64 accepted() const { return m_store.counters().accepted - m_acceptedBefore; }
    [[nodiscard]] double decodeNs() const { return double(m_decodeNs) / double(m_count); }
    [[nodiscard]] double storeNs() const { return double(m_storeNs) / double(m_count); }
    [[nodiscard]] double allocations() const { return double(m_allocations) / double(m_count); }
    [[nodiscard]] double payloadBytes() const { return m_messages.meanBytes(); }

private:
    /// As the console does.
    void store()
    {
        m_mailbox.drain(&m_arrivals, portion);
        m_store.apply(m_arrivals);
    }

    void look(const Sample &sample)
    {
        ++m_samples;
        if (const double *number = std::get_if<double>(&sample.value))
            m_sum += *number;
    }

    PlantClock m_clock;
    MotorMessages m_messages;
    Device::Decoder m_decoder;
    Link::Mailbox m_mailbox;
    std::vector<Arrival> m_arrivals;
    Models::PlantStore m_store;
    std::optional<Models::TrendStore> m_trends;
    qint64 m_count = 0;
    qint64 m_decodeNs = 0;
    qint64 m_storeNs = 0;
    qint64 m_allocations = 0;
    qint64 m_samples = 0;
    qint64 m_acceptedBefore = 0;
    double m_sum = 0.0;
};

Result<JsonLine> run(const Arguments &arguments)
{
    const int devices = arguments.number(u"--devices"_s);
    const int rounds = std::max(arguments.number(u"--messages"_s) / devices, 1);
    const QStringList stores = arguments.words(u"--stores"_s);
    const Device::LoadedCatalogue profiles = Device::loadCatalogue({u":/raptor/profiles"_s});
    if (!profiles.refused.isEmpty())
        return profiles.refused.first();
    Pipeline pipeline(profiles.catalogue, devices, stores.contains(u"trends"_s));
    for (int i = 0; i < 3; ++i)
        pipeline.round();
    pipeline.restart();
    for (int i = 0; i < rounds; ++i)
        pipeline.round();
    if (pipeline.accepted() != pipeline.count())
        return Error{
            Error::Code::Io,
            u"%1 of %2 messages were taken"_s.arg(pipeline.accepted()).arg(pipeline.count())};
    const double whole = pipeline.decodeNs() + pipeline.storeNs();
    JsonLine line;
    line.add(u"bench", u"pipeline").add(u"devices", qint64(devices));
    line.add(u"messages", pipeline.count());
    line.add(u"payload_bytes", pipeline.payloadBytes(), 0);
    line.add(u"samples_per_msg", double(pipeline.samples()) / double(pipeline.count()), 1);
    line.add(u"stores", stores.contains(u"trends"_s) ? u"trends" : u"plant");
    line.add(u"msgs_per_s", 1e9 / whole, 0);
    line.add(u"allocations_per_msg",
             allocationsOfThisThread() < 0 ? std::nan("") : pipeline.allocations(), 3);
    line.add(u"decode_ns", pipeline.decodeNs(), 1).add(u"store_ns", pipeline.storeNs(), 1);
    return line;
}

} // namespace

Benchmark pipeline()
{
    return {
        u"pipeline"_s,
        u"how fast state messages get into the stores"_s,
        u"State messages of motor gateways (two motors each, every value of every message\n"
        "another one), encoded beforehand, go through decoder and mailbox into the plant's\n"
        "store, which hands every sample to a listener: all on one thread, in the portions\n"
        "that the console takes. Three messages of each device come before, unmeasured.\n"
        "decode_ns: payload to mailbox, which in the console is a link's thread. store_ns:\n"
        "mailbox to store and listeners, which is the window's. msgs_per_s: both one after the\n"
        "other. Both are the time for which the thread had a core. --stores trends: the trends of "
        "the last minutes listen as well.\n"
        "allocations_per_msg: calls of malloc and its relatives, of both."_s,
        {
            {u"--devices"_s, u"N"_s, u"devices"_s, 1000, 1, 20000, {}},
            {u"--messages"_s, u"N"_s, u"messages of all of them"_s, 2'000'000, 1, 100'000'000, {}},
            {u"--stores"_s,
             u"NAME"_s,
             u"plant (if left out), or trends as well"_s,
             0,
             0,
             0,
             {u"plant"_s, u"trends"_s}},
        },
        run};
}

} // namespace Raptor::Bench
