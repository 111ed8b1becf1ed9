// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"
#include "models/trend_desk.h"
#include "protocol/device/decoder.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <atomic>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// @p ts by the device's clock; 0: it has none.
QByteArray state(double volts, qint64 ts = 0)
{
    return (ts == 0 ? "{" : "{\"ts\":" + QByteArray::number(ts) + ',')
        + R"("wheels_running":true,"motors":[{"id":"left","rpm":1450,"amps":12,"volts":)"
        + QByteArray::number(volts) + "}]}";
}

} // namespace

/// The history of a console that has no links, on a clock of the test's own.
class TestHistoryStation : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Device::Decoder> m_decoder;
    std::unique_ptr<Console> m_console;
    const TagId m_volts{DeviceId::parse(u"raptor/shop/m1").value(), u"left.volts"_s};

    [[nodiscard]] ConsoleSetup setup() const
    {
        ConsoleSetup setup;
        setup.dataDirectory = m_data->path();
        setup.profileDirectories = {u":/raptor/profiles"_s};
        setup.operatorName = u"kim"_s;
        setup.watchesAlarms = true;
        setup.keepsHistory = true;
        return setup;
    }
    void report(Console &console, double volts, qint64 ts = 0, Milliseconds later = 1s)
    {
        m_clock->advance(later);
        console.plant().apply(
            {m_decoder->decode(u"raptor/shop/m1/state"_s, state(volts, ts), false)});
    }
    /// "229 230 |231": the last values of the last minute's seconds, a bar for each gap but the
    /// first, behind the second in which they lie.
    [[nodiscard]] QStringList drawn(Models::TrendDesk &desk) const
    {
        QStringList drawn;
        const auto columns =
            desk.columns(m_volts, m_clock->wall() - 1min, m_clock->wall() + 1s, 1s);
        for (const HistoryBucket &column : columns) {
            drawn.append((column.gap && !drawn.isEmpty() ? u"|"_s : QString())
                         + QString::number((m_clock->wall() - column.from).count() / 1000) + u':'
                         + QString::number(column.last));
        }
        return drawn;
    }
    /// As soon as there are @p count of them: the file is opened on another thread.
    [[nodiscard]] QList<HistorySample> kept(Console &console, qsizetype count) const
    {
        QList<HistorySample> samples;
        (void)QTest::qWaitFor(
            [&] {
                samples = kept(console);
                return samples.size() >= count;
            },
            10'000);
        return samples;
    }
    [[nodiscard]] QList<HistorySample> kept(Console &console) const
    {
        QSignalSpy ready(&console.history()->reader(), &HistoryReader::samplesReady);
        HistoryQuery query;
        query.tag = m_volts;
        query.from = m_clock->wall() - 1h;
        query.to = m_clock->wall() + 1h;
        console.history()->reader().fetchSamples(1, query);
        if (!QTest::qWaitFor([&ready] { return !ready.isEmpty(); }, 10'000))
            return {};
        if (const QString error = ready.constFirst().at(2).toString(); !error.isEmpty())
            QTest::qFail(qPrintable(error), __FILE__, __LINE__);
        return ready.constFirst().at(1).value<QList<HistorySample>>();
    }
    [[nodiscard]] static bool hasEvent(Console &console, const QString &part)
    {
        for (int row = 0; row < console.eventModel()->rowCount(); ++row) {
            if (console.eventModel()->index(row).data().toString().contains(part))
                return true;
        }
        return false;
    }
    [[nodiscard]] static bool diskAlarmStands(Console &console)
    {
        const auto records = console.alarms()->service().records();
        return std::any_of(records.cbegin(), records.cend(), [](const AlarmRecord &record) {
            return record.kind == AlarmKind::DiskLow && record.status.isAnnounced();
        });
    }
    void passTime(Console &console, Milliseconds span)
    {
        for (Milliseconds passed{0}; passed < span; passed += 100ms) {
            m_clock->advance(100ms);
            console.plant().tick();
            console.alarms()->tick();
        }
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>();
        const auto profiles = Device::loadCatalogue({u":/raptor/profiles"_s});
        m_decoder = std::make_unique<Device::Decoder>(profiles.catalogue, *m_clock, u"local"_s);
    }
    void cleanup()
    {
        m_console.reset();
        m_decoder.reset();
    }
    void onlyWhereItIsAskedFor();
    void everySampleIsKept();
    void silenceIsAGap();
    void rp13_anotherClock_data();
    void rp13_anotherClock();
    void rp24_whatCannotBeWrittenIsShown();
    void aSecondConsoleOnlyReads();
};

void TestHistoryStation::onlyWhereItIsAskedFor()
{
    ConsoleSetup none = setup();
    none.keepsHistory = false;
    m_console = std::make_unique<Console>(none, *m_clock);
    QVERIFY(!m_console->history());
    ConsoleSetup off = setup();
    off.config.history.enabled = false;
    m_console.reset();
    m_console = std::make_unique<Console>(off, *m_clock);
    QVERIFY(!m_console->history());
    QVERIFY(!QFile::exists(History::historyFileIn(m_data->path())));
}

void TestHistoryStation::everySampleIsKept()
{
    m_console = std::make_unique<Console>(setup(), *m_clock);
    for (const double volts : {229.1, 229.2, 230.05})
        report(*m_console, volts);
    const QList<HistorySample> samples = kept(*m_console, 3);
    QCOMPARE(samples.size(), 3);
    QCOMPARE(samples.at(2).value, Value(230.05));
    QCOMPARE(samples.at(2).broker, u"local"_s);
    QCOMPARE(samples.at(2).quality, Quality::Good);
    QVERIFY(!samples.at(2).gap);
}

void TestHistoryStation::silenceIsAGap()
{
    m_console = std::make_unique<Console>(setup(), *m_clock);
    report(*m_console, 229.1);
    report(*m_console, 229.2);
    passTime(*m_console, 30s);
    report(*m_console, 230.0);
    const QList<HistorySample> samples = kept(*m_console, 3);
    QCOMPARE(samples.size(), 3);
    QVERIFY(samples.at(2).gap);
    QVERIFY(!samples.at(1).gap);
}

void TestHistoryStation::rp13_anotherClock_data()
{
    QTest::addColumn<qint64>("ts"); // at the first report
    const qint64 now = toEpochMs(FakeClock().wall());
    QTest::newRow("right") << now;
    QTest::newRow("an hour slow") << now - 3'600'000;
    QTest::newRow("an hour fast") << now + 3'600'000;
    QTest::newRow("1970") << qint64(5000);
    QTest::newRow("2100") << qint64(4'102'444'800'000);
}

/// A device whose clock is wrong: what is kept meets what is drawn live, and is found in the last
/// hour.
void TestHistoryStation::rp13_anotherClock()
{
    QFETCH(qint64, ts);
    m_console = std::make_unique<Console>(setup(), *m_clock);
    const QObject chart;
    Models::TrendDesk live(m_console->plant(), *m_clock, nullptr, nullptr);
    live.watch(&chart, {m_volts});
    for (int i = 0; i < 5; ++i, ts += 1000)
        report(*m_console, 229.0 + i, ts);
    QList<HistorySample> samples = kept(*m_console, 5);
    QCOMPARE(samples.size(), 5);
    QCOMPARE(samples.constFirst().at, m_clock->wall() - 4s);
    QCOMPARE(samples.constLast().at, m_clock->wall());

    Models::TrendDesk later(m_console->plant(), *m_clock, &m_console->history()->reader(), nullptr);
    later.watch(&chart, {m_volts});
    QTRY_VERIFY(!later.isLoading(m_volts));
    QCOMPARE(drawn(later), drawn(live));
    QCOMPARE(drawn(later).size(), 5);

    report(*m_console, 234.0, ts, 1700ms); // 0.7 s on its way
    samples = kept(*m_console, 6);
    QCOMPARE(samples.size(), 6);
    QCOMPARE(samples.constLast().at, m_clock->wall() - 700ms);
    QVERIFY(!samples.constLast().gap);
    QCOMPARE(drawn(later), drawn(live));
    QVERIFY(!drawn(later).constLast().contains(u'|'));
}

void TestHistoryStation::rp24_whatCannotBeWrittenIsShown()
{
    auto full = std::make_shared<std::atomic<bool>>(true);
    ConsoleSetup troubled = setup();
    troubled.beforeHistoryCommit = [full]() -> Outcome {
        if (*full)
            return Error{Error::Code::Io, u"The disk is full"_s};
        return std::monostate{};
    };
    m_console = std::make_unique<Console>(troubled, *m_clock);
    report(*m_console, 229.1);
    QTRY_VERIFY(hasEvent(*m_console, u"HISTORY NOT WRITTEN"_s));
    passTime(*m_console, 200ms);
    QTRY_VERIFY(diskAlarmStands(*m_console));
    report(*m_console, 229.2); // and goes on
    QCOMPARE(kept(*m_console, 2).size(), 2);
    *full = false;
    QTRY_VERIFY_WITH_TIMEOUT(hasEvent(*m_console, u"The history is written again"_s), 10'000);
    QCOMPARE(kept(*m_console, 2).size(), 2);
}

void TestHistoryStation::aSecondConsoleOnlyReads()
{
    m_console = std::make_unique<Console>(setup(), *m_clock);
    report(*m_console, 229.1);
    QSignalSpy written(&m_console->history()->historian(), &History::SqliteHistorian::written);
    QTRY_VERIFY(!written.isEmpty());
    Console second(setup(), *m_clock);
    report(second, 111.0);
    QTRY_VERIFY(hasEvent(second, u"another console keeps the history"_s));
    QVERIFY(!hasEvent(second, u"HISTORY NOT WRITTEN"_s));
    QVERIFY(second.history()->diskTrouble().isEmpty());
    passTime(second, 10s);
    QVERIFY(!diskAlarmStands(second));
}

QTEST_GUILESS_MAIN(TestHistoryStation)
#include "tst_historystation.moc"
