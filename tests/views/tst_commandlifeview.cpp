// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/command_life.h"
#include "views/command_text.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

namespace {

const QString Fan = u"raptor/shop/bin-1-fan"_s;

CommandRecord start()
{
    CommandRecord record;
    record.id = u"new"_s;
    record.device = Test::device(Fan);
    record.kind = CommandKind::Start;
    record.by = u"Ada"_s;
    record.requestedAt = BootTime(100s);
    record.step = CommandStep::Requested;
    return record;
}

QStringList words(const CommandRecord &record)
{
    QStringList out;
    for (const LifeStep &step : stepsOf(record))
        out.append((step.state == LifeStep::State::Ahead ? u"(%1)"_s.arg(step.word) : step.word));
    return out;
}

} // namespace

class TestCommandLifeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void lifeOfAStart()
    {
        CommandRecord record = start();
        QCOMPARE(words(record),
                 (QStringList{u"requested"_s, u"(given)"_s, u"(audited)"_s, u"(sent)"_s,
                              u"(broker has it)"_s, u"(device confirms)"_s}));
        record.armedAt = record.requestedAt;
        QCOMPARE(resultText(record), u"armed, waits for the second step"_s);
        record.givenAt = record.requestedAt + 1800ms;
        record.auditedAt = record.origin() + 2ms;
        record.sentAt = record.origin() + 3ms;
        QCOMPARE(words(record),
                 (QStringList{u"requested"_s, u"armed"_s, u"audited"_s, u"sent"_s,
                              u"(broker has it)"_s, u"(device confirms)"_s}));
        QCOMPARE(stepsOf(record).at(1).time, u"\u22121.80 s"_s);
        QCOMPARE(stepsOf(record).at(3).time, u"+3 ms"_s);
        QCOMPARE(stepsOf(record).at(3).state, LifeStep::State::Now);
        record.acknowledgedAt = record.origin() + 9ms;
        record.finishedAt = record.origin() + 412ms;
        record.step = CommandStep::Finished;
        record.outcome = CommandOutcome::Confirmed;
        QCOMPARE(words(record),
                 (QStringList{u"requested"_s, u"armed"_s, u"audited"_s, u"sent"_s,
                              u"broker has it"_s, u"confirmed"_s}));
        QCOMPARE(stepsOf(record).last().time, u"+412 ms"_s);
        QCOMPARE(resultText(record), u"confirmed in 412 ms"_s);
    }

    void answerOfTheBrokerMayComeAfterTheOutcome()
    {
        CommandRecord record = start();
        record.kind = CommandKind::Stop;
        record.sentAt = record.origin() + 1ms;
        record.auditedAt = record.origin() + 12ms;
        record.finishedAt = record.origin() + 8ms;
        record.acknowledgedAt = record.origin() + 9ms;
        record.step = CommandStep::Finished;
        record.outcome = CommandOutcome::Confirmed;
        QCOMPARE(words(record),
                 (QStringList{u"requested"_s, u"sent"_s, u"confirmed"_s, u"broker has it"_s,
                              u"audited"_s}));
        QCOMPARE(stepsOf(record).at(2).state, LifeStep::State::Ended);
        record.acknowledgedAt = record.finishedAt; // of one moment, the outcome is the later one
        QCOMPARE(words(record).at(3), u"confirmed"_s);
    }

    void stopsAreAuditedBeside()
    {
        CommandRecord record = start();
        record.kind = CommandKind::Stop;
        record.sentAt = record.origin() + 1ms;
        record.auditedAt = record.origin() + 12ms;
        QCOMPARE(words(record),
                 (QStringList{u"requested"_s, u"sent"_s, u"audited"_s, u"(broker has it)"_s,
                              u"(device confirms)"_s}));
    }

    void rp03_everyOutcomeIsSaidInWords_data()
    {
        QTest::addColumn<CommandOutcome>("outcome");
        QTest::addColumn<QString>("text");
        QTest::newRow("refused") << CommandOutcome::Refused << u"refused: state is 8 s old"_s;
        QTest::newRow("nobody") << CommandOutcome::NoSubscriber
                                << u"no one listening: state is 8 s old"_s;
        QTest::newRow("mismatch") << CommandOutcome::Mismatch << u"mismatch: state is 8 s old"_s;
        QTest::newRow("timed out") << CommandOutcome::TimedOut << u"timed out: state is 8 s old"_s;
        QTest::newRow("unknown") << CommandOutcome::Unknown
                                 << u"outcome unknown: state is 8 s old"_s;
    }
    void rp03_everyOutcomeIsSaidInWords()
    {
        QFETCH(CommandOutcome, outcome);
        QFETCH(QString, text);
        CommandRecord record = start();
        record.step = CommandStep::Finished;
        record.outcome = outcome;
        record.detail = u"state is 8 s old"_s;
        QCOMPARE(resultText(record), text);
        QCOMPARE(words(record).size(), 2);
    }

    void rp01_mayStillStartHasAStopBesideIt()
    {
        Test::WindowFixture fix;
        QVERIFY(fix.isReady());
        fix.open(u"raptor/shop/leg-2"_s);
        auto *warning = fix.part<QWidget>(u"mayStillRun"_s);
        QVERIFY(!warning->isVisible());
        CommandRecord record = start();
        record.device = Test::device(u"raptor/shop/leg-2"_s);
        record.step = CommandStep::Finished;
        record.outcome = CommandOutcome::TimedOut;
        record.mayStillRun = true;
        fix.plant.addCommand(record);
        QTRY_VERIFY(warning->isVisible());
        const QString text = fix.part<QLabel>(u"mayStillRunText"_s)->text();
        QVERIFY2(text.contains(u"May still start"_s), qPrintable(text));
        QTest::mouseClick(fix.part<QAbstractButton>(u"stopLateButton"_s), Qt::LeftButton);
        QCOMPARE(fix.calls().last(), u"stop raptor/shop/leg-2"_s);
        fix.open(u"raptor/shop/leg-1"_s);
        QVERIFY(!warning->isVisible());
    }

    void aRelayThatMaySwitchOnIsSwitchedOff()
    {
        Test::WindowFixture fix;
        QVERIFY(fix.isReady());
        fix.open(u"guardian/garage-1"_s);
        CommandRecord record = start();
        record.kind = CommandKind::RelayOn;
        record.device = Test::device(u"guardian/garage-1"_s);
        record.mayStillRun = true;
        fix.plant.addCommand(record);
        QTRY_VERIFY(fix.part<QWidget>(u"mayStillRun"_s)->isVisible());
        QTest::mouseClick(fix.part<QAbstractButton>(u"stopLateButton"_s), Qt::LeftButton);
        QCOMPARE(fix.calls().last(), u"relay-off guardian/garage-1"_s);
    }

    void lifeShowsTheDevicesOwnCommands()
    {
        Test::WindowFixture fix;
        QVERIFY(fix.isReady());
        fix.open(Fan);
        const auto *life = fix.window->findChild<CommandLife *>();
        QCOMPARE(life->records().size(), 6);
        fix.open(u"raptor/shop/auger-4"_s);
        QCOMPARE(life->records().size(), 1);
    }
};

QTEST_MAIN(TestCommandLifeView)
#include "tst_commandlifeview.moc"
