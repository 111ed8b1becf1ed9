// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RP-12 over the whole way from payloads to the plant's store: what is lost, doubled, reordered,
// damaged or shed on purpose is found in the counters to the last message.
#include "models/plant_store.h"
#include "protocol/device/decoder.h"
#include "protocol/device/profile_catalogue.h"
#include "protocol/link/mailbox.h"
#include "tests/support/fake_clock.h"
#include "tests/support/soak.h"

#include <QtTest/QTest>

#include <random>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Letter
{
    QString topic;
    QByteArray payload;
    bool retained = false;
};

struct Injected
{
    qint64 made = 0; ///< messages that devices made
    qint64 lost = 0;
    PlantCounters counters; ///< what has to come of what was delivered

    [[nodiscard]] qint64 delivered() const
    {
        return counters.accepted + counters.duplicates + counters.outOfOrder + counters.retained
            + counters.availability + counters.rejected;
    }
};

/// A network between devices and console that harms one message of ten, by a seed.
class BadNetwork
{
public:
    BadNetwork(unsigned seed, int devices) : m_random(seed), m_devices(size_t(devices)) { }

    /// What arrives instead of the next message of each device.
    QList<Letter> next(WallTime now)
    {
        QList<Letter> letters;
        for (size_t i = 0; i < m_devices.size(); ++i)
            next(i, now, &letters);
        return letters;
    }
    [[nodiscard]] const Injected &injected() const { return m_injected; }

private:
    struct Device
    {
        qint64 sequence = 0;
        std::optional<Letter> held; ///< will be overtaken by the next one
        std::optional<Letter> again; ///< will come once more
    };

    void next(size_t index, WallTime now, QList<Letter> *letters)
    {
        Device &device = m_devices[index];
        PlantCounters &counters = m_injected.counters;
        const QString base = u"raptor/shop/m%1/"_s.arg(index);
        const Letter letter{base + u"state"_s, payload(++device.sequence, now)};
        ++m_injected.made;
        if (const auto held = std::exchange(device.held, {})) {
            letters->append({letter, *held});
            ++counters.accepted;
            ++counters.outOfOrder;
            return;
        }
        if (const auto again = std::exchange(device.again, {})) {
            letters->append(*again);
            ++counters.duplicates;
        }
        const unsigned fate = device.sequence == 1 ? 99 : m_random() % 100;
        if (fate < 2) {
            ++m_injected.lost;
        } else if (fate < 4) {
            device.held = letter;
        } else if (fate < 7) {
            letters->append({letter, letter});
            ++counters.accepted;
            ++counters.duplicates;
        } else {
            letters->append(letter);
            ++counters.accepted;
            if (fate < 9)
                device.again = letter;
        }
        disturb(base, letter, fate, letters);
    }
    /// What does not come from the device at this moment.
    void disturb(const QString &base, const Letter &letter, unsigned fate, QList<Letter> *letters)
    {
        PlantCounters &counters = m_injected.counters;
        if (fate == 10) {
            letters->append({base + u"state"_s, letter.payload.chopped(3)});
            ++counters.rejected;
        } else if (fate == 11) {
            letters->append({base + u"state"_s, letter.payload, true});
            ++counters.retained;
        } else if (fate == 12) {
            letters->append({base + u"status"_s, "online"});
            ++counters.availability;
        } else if (fate == 13) {
            letters->append({u"nobody/"_s + base, letter.payload});
            ++counters.rejected;
        }
    }
    QByteArray payload(qint64 sequence, WallTime now)
    {
        const auto tenths = [this] { return QByteArray::number(double(m_random() % 20000) / 10); };
        return R"({"ts":)" + QByteArray::number(qint64(toEpochMs(now))) + R"(,"seq":)"
            + QByteArray::number(sequence) + R"(,"wheels_running":true,"estop":false,"motors":[)"
            + R"({"id":"left","rpm":)" + tenths() + R"(,"volts":)" + tenths() + R"(,"amps":)"
            + tenths() + R"(}],"relay":")" + (m_random() % 2 ? "on" : "off") + R"("})";
    }

    std::mt19937 m_random;
    std::vector<Device> m_devices;
    Injected m_injected;
};

} // namespace

class TestAccounting : public QObject
{
    Q_OBJECT
    Test::FakeClock m_clock;
    const ProfileCatalogue m_catalogue =
        Device::loadCatalogue({QStringLiteral(RAPTOR_SOURCE_DIR "/resources/profiles")}).catalogue;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rp12_countersAreWhatWasInjected_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void rp12_countersAreWhatWasInjected()
    {
        QFETCH(unsigned, seed);
        constexpr int devices = 200;
        const qint64 samples = Test::isFullRun() ? 1'000'000 : 40'000;
        BadNetwork network(seed, devices);
        Device::Decoder decoder(m_catalogue, m_clock, u"local"_s);
        Link::Mailbox mailbox;
        PlantStore store(m_catalogue, m_clock);
        qint64 numbers = 0;
        connect(&store, &PlantStore::samplesArrived, this, [&](const QList<Sample> &arrived) {
            for (const Sample &sample : arrived)
                numbers += std::holds_alternative<double>(sample.value) ? 1 : 0;
        });
        std::vector<Arrival> arrivals;
        while (numbers < samples) {
            m_clock.advance(100ms);
            for (const Letter &letter : network.next(m_clock.wall()))
                mailbox.post(decoder.decode(letter.topic, letter.payload, letter.retained));
            do {
                mailbox.drain(&arrivals, 128);
                store.apply(arrivals);
            } while (!arrivals.empty());
        }
        const Injected &injected = network.injected();
        QCOMPARE(store.counters(), injected.counters);
        QCOMPARE(mailbox.counters(),
                 (Link::Mailbox::Counters{.accepted = injected.delivered(), .shed = 0}));
        QCOMPARE(numbers, 3 * injected.counters.accepted); // every value taken was handed on, once
        qInfo(
            "%lld samples of %lld messages: %lld lost, %lld doubled, %lld overtaken, %lld rejected",
            numbers, injected.made, injected.lost, injected.counters.duplicates,
            injected.counters.outOfOrder, injected.counters.rejected);
    }

    /// More comes than is fetched: the oldest telemetry goes, nothing else, and all of it is
    /// counted.
    void rp12_whatIsShedIsCounted()
    {
        constexpr std::size_t capacity = 500;
        BadNetwork network(4, 1000);
        Device::Decoder decoder(m_catalogue, m_clock, u"local"_s);
        Link::Mailbox mailbox(capacity);
        PlantStore store(m_catalogue, m_clock);
        qint64 posted = 0;
        for (int round = 0; round < 20; ++round) {
            m_clock.advance(100ms);
            for (const Letter &letter : network.next(m_clock.wall())) {
                mailbox.post(decoder.decode(letter.topic, letter.payload, letter.retained));
                ++posted;
            }
            const std::vector<Arrival> arrivals = mailbox.drain();
            QCOMPARE(arrivals.size(), capacity);
            store.apply(arrivals);
        }
        const Link::Mailbox::Counters counters = mailbox.counters();
        QCOMPARE(counters.accepted, posted);
        QCOMPARE(counters.accepted - counters.shed, qint64(20 * capacity));
        const PlantCounters &stored = store.counters();
        QCOMPARE(stored.availability, network.injected().counters.availability);
        QCOMPARE(stored.accepted + stored.duplicates + stored.outOfOrder + stored.retained
                     + stored.availability + stored.rejected + stored.standby,
                 qint64(20 * capacity));
    }
};

int main(int argc, char **argv)
{
    return Test::runSoak<TestAccounting>(argc, argv);
}

#include "tst_accounting.moc"
