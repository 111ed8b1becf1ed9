// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report_source.h"
#include "plant_samples.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace std::chrono_literals;

using Identity = ReportIdentity;
Q_DECLARE_METATYPE(Identity)

namespace {

Identity made(std::optional<qint64> taken, std::optional<qint64> sequence)
{
    Identity identity;
    if (taken)
        identity.takenAt = fromEpochMs(*taken);
    identity.sequence = sequence;
    return identity;
}

} // namespace

class TestReportSource : public QObject
{
    Q_OBJECT
    Test::FakeClock m_clock;
    Test::Reports m_reports{m_clock};

    StateReport motor(std::optional<qint64> sequence, std::optional<WallTime> taken = {})
    {
        StateReport report = m_reports.motor(u"raptor/shop/m1", true, 100);
        report.sequence = sequence;
        report.takenAt = taken;
        return report;
    }

private Q_SLOTS:
    void precedes_data()
    {
        QTest::addColumn<Identity>("a");
        QTest::addColumn<Identity>("b");
        QTest::addColumn<bool>("precedes");

        QTest::newRow("earlier time") << made(1, {}) << made(2, {}) << true;
        QTest::newRow("later time") << made(2, {}) << made(1, {}) << false;
        QTest::newRow("same time, lower number") << made(1, 4) << made(1, 5) << true;
        QTest::newRow("lower number alone") << made({}, 4) << made({}, 5) << true;
        QTest::newRow("restarted device: later time, lower number")
            << made(9, 1) << made(8, 700) << false;
        QTest::newRow("clock set back: earlier time, higher number")
            << made(1, 6) << made(8, 5) << false;
        QTest::newRow("nothing known") << made({}, {}) << made({}, {}) << false;
    }
    void precedes()
    {
        QFETCH(Identity, a);
        QFETCH(Identity, b);
        QTEST(a.precedes(b), "precedes");
    }

    void rp12_duplicatesAndStragglers()
    {
        using Verdict = ReportSource::Verdict;
        ReportSource source;
        for (const qint64 sequence : {1, 2, 5})
            QCOMPARE(source.add(motor(sequence), 2s), Verdict::New);
        QCOMPARE(source.add(motor(5), 2s), Verdict::Duplicate);
        QCOMPARE(source.add(motor(3), 2s), Verdict::OutOfOrder);
        QCOMPARE(source.add(motor(3), 2s), Verdict::Duplicate);
        QCOMPARE(source.add(motor(2), 2s), Verdict::Duplicate);
        QCOMPARE(source.identity().sequence, std::optional<qint64>(5));
    }

    void restartedDeviceIsHeardWithinAPeriod()
    {
        using Verdict = ReportSource::Verdict;
        ReportSource source;
        QCOMPARE(source.add(motor(5000), 2s), Verdict::New);
        m_clock.advance(2s);
        QCOMPARE(source.add(motor(1), 2s), Verdict::New);
    }

    void rp13_clockSetBackFarIsNoStraggler()
    {
        using Verdict = ReportSource::Verdict;
        ReportSource source;
        QCOMPARE(source.add(motor({}, fromEpochMs(1'763'640'000'000)), 2s), Verdict::New);
        QCOMPARE(source.add(motor({}, fromEpochMs(1000)), 2s), Verdict::New);
        QCOMPARE(*source.liveAt(), m_clock.now());
    }

    void sameTimeWithOtherContentIsNoDuplicate()
    {
        using Verdict = ReportSource::Verdict;
        ReportSource source;
        StateReport report = motor({}, fromEpochMs(1000));
        QCOMPARE(source.add(report, 2s), Verdict::New);
        QCOMPARE(source.add(report, 2s), Verdict::Duplicate);
        report.readings = {{QStringLiteral("running"), false}};
        QCOMPARE(source.add(report, 2s), Verdict::New);
    }

    void withoutTimeAndNumberNothingIsADuplicate()
    {
        ReportSource source;
        QCOMPARE(source.add(motor({}), 2s), ReportSource::Verdict::New);
        QCOMPARE(source.add(motor({}), 2s), ReportSource::Verdict::New);
    }

    void absurdTimesAreNoTimes()
    {
        ReportSource source;
        const StateReport report = motor({}, fromEpochMs(std::numeric_limits<qint64>::min()));
        QCOMPARE(source.add(report, 2s), ReportSource::Verdict::New);
        QCOMPARE(source.add(report, 2s), ReportSource::Verdict::New);
        QVERIFY(!source.delay().bootTimeOf(fromEpochMs(0)));
    }
};

QTEST_GUILESS_MAIN(TestReportSource)
#include "tst_reportsource.moc"
