// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"
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

QByteArray state(double volts)
{
    return R"({"wheels_running":true,"motors":[{"id":"left","rpm":1450,"amps":12,"volts":)"
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
    void report(Console &console, double volts)
    {
        m_clock->advance(1s);
        console.plant().apply({m_decoder->decode(u"raptor/shop/m1/state"_s, state(volts), false)});
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
