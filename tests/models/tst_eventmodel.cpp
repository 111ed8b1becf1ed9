// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_model.h"
#include "plant_samples.h"

#include <QtCore/QDateTime>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEventModel : public QObject
{
    Q_OBJECT

    static QStringList lines(const EventModel &model)
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row)
            lines.append(model.index(row).data().toString());
        return lines;
    }

private Q_SLOTS:
    void newestFirst()
    {
        Test::FakeClock clock;
        EventLog log(clock);
        EventModel model(log);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        log.append(EventSeverity::Info, u"first"_s);
        clock.advance(1s);
        log.append(EventSeverity::Fault, u"second\u001b"_s);
        QCOMPARE(lines(model), (QStringList{uR"(second\u001b)"_s, u"first"_s}));
        QCOMPARE(model.index(0).data(EventRole::Severity).value<EventSeverity>(),
                 EventSeverity::Fault);
        QCOMPARE(model.index(0).data(EventRole::Time).toDateTime().toMSecsSinceEpoch(),
                 toEpochMs(clock.wall()));
    }

    void bounded()
    {
        Test::FakeClock clock;
        EventLog log(clock);
        for (int i = 0; i < EventLog::maximumEvents; ++i)
            log.append(EventSeverity::Info, QString::number(i));
        EventModel model(log);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        log.append(EventSeverity::Info, u"last"_s);
        QCOMPARE(model.rowCount(), EventLog::maximumEvents);
        QCOMPARE(model.index(0).data(), u"last"_s);
        QCOMPARE(model.index(EventLog::maximumEvents - 1).data(), u"1"_s);
    }

    void rp12_rejectsAreCountedInOneLine()
    {
        Test::FakeClock clock;
        const Test::Reports reports(clock);
        EventLog log(clock);
        const EventModel model(log);
        for (int i = 0; i < 12; ++i)
            log.rejected(reports.rejected(u"raptor/shop/m1/state"_s));
        QCOMPARE(model.rowCount(), 0);
        log.tick();
        QCOMPARE(lines(model),
                 QStringList{u"12 messages rejected on raptor/shop/m1/state: not JSON"_s});
        log.rejected(reports.rejected(u"raptor/shop/m1/state"_s));
        clock.advance(999ms);
        log.tick();
        QCOMPARE(model.rowCount(), 1);
        clock.advance(1ms);
        log.tick();
        QCOMPARE(lines(model).constFirst(),
                 u"1 message rejected on raptor/shop/m1/state: not JSON"_s);
        clock.advance(5s);
        log.tick();
        QCOMPARE(model.rowCount(), 2);
    }

    void rejectsOfOneRootShareALine()
    {
        Test::FakeClock clock;
        const Test::Reports reports(clock);
        EventLog log(clock);
        const EventModel model(log);
        log.rejected(reports.rejected(u"raptor/shop/m1/state"_s));
        log.rejected(reports.rejected(u"raptor/shop/m2/state"_s, u"too deep"_s));
        log.rejected(reports.rejected(u"guardian/bin4/state"_s));
        log.tick();
        QCOMPARE(
            lines(model),
            (QStringList{u"2 messages rejected on raptor/\u2026: too deep; other reasons as well"_s,
                         u"1 message rejected on guardian/bin4/state: not JSON"_s}));
    }

    void rp32_rejectsOfManyRootsDoNotFlood()
    {
        Test::FakeClock clock;
        const Test::Reports reports(clock);
        EventLog log(clock);
        const EventModel model(log);
        for (int i = 0; i < 1000; ++i)
            log.rejected(reports.rejected(u"x%1\n/state"_s.arg(i)));
        log.tick();
        QCOMPARE(model.rowCount(), EventLog::maximumRoots + 1);
        QVERIFY(lines(model).contains(u"984 messages rejected on several topics: not JSON"_s));
        QVERIFY(lines(model).contains(uR"(1 message rejected on x0\n/state: not JSON)"_s));
    }
};

QTEST_GUILESS_MAIN(TestEventModel)
#include "tst_eventmodel.moc"
