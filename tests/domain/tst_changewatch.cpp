// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// What others do to the plant shows in what the devices report.
class TestChangeWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void foreignCommandIsSaid();
    void ownCommandsAreNotForeign();
    void changeByItselfIsSaid();
    void changesOfOursAreNotSaid_data();
    void changesOfOursAreNotSaid();
    void changeWhileUnseenIsSaidAsSuch();
    void firstReportAndRetainedSayNothing();
    void slowerWaysSayNothing();
    void oneThingInTenSeconds();

private:
    void hear(StateReport report, const QString &lastCommand);
    std::unique_ptr<CommandBench> m;
};

void TestChangeWatch::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

void TestChangeWatch::hear(StateReport report, const QString &lastCommand)
{
    report.lastCommand = lastCommand;
    m->hear(report);
    m->advance(Milliseconds(1000));
}

void TestChangeWatch::foreignCommandIsSaid()
{
    hear(m->stopped(), u"first"_s);
    QVERIFY(m->events.isEmpty());
    hear(m->running(), u"far-1"_s);
    QCOMPARE(m->said(u"another console or program commanded raptor/shop/m1"_s), 1);
    QCOMPARE(m->events.size(), 1);
    hear(m->running(), u"far-1"_s);
    hear(m->running(), {});
    hear(m->running(), u"far-1"_s);
    QCOMPARE(m->events.size(), 1);
}

void TestChangeWatch::ownCommandsAreNotForeign()
{
    hear(m->stopped(), u"first"_s);
    const QString start = m->begin();
    m->write(start);
    hear(m->running(), start);
    m->wait(Milliseconds(200'000)); // long after the ledger of this run forgot its details
    m->hear(m->running());
    const QString stop = m->stop();
    m->write(stop);
    hear(m->stopped(), stop);
    m->wait(Milliseconds(20'000));
    hear(m->stopped(), start); // late, and odd, but ours
    QCOMPARE(m->said(u"another console"_s), 0);
}

void TestChangeWatch::changeByItselfIsSaid()
{
    m->hear(m->stopped());
    m->advance(Milliseconds(1000));
    m->hear(m->running());
    QCOMPARE(m->said(u"raptor/shop/m1 changed to running by itself or on the spot"_s), 1);
}

void TestChangeWatch::changesOfOursAreNotSaid_data()
{
    using Story = std::function<void(CommandBench &)>;
    QTest::addColumn<Story>("story");
    const auto report = [](CommandBench &m, const StateReport &report) {
        m.hear(report);
        m.advance(Milliseconds(1000));
    };
    QTest::newRow("a start") << Story([=](auto &m) {
        const QString id = m.begin();
        m.write(id);
        report(m, m.running());
    });
    QTest::newRow("a start that was late") << Story([=](auto &m) {
        const QString id = m.begin();
        m.write(id);
        for (int i = 0; i < 8; ++i)
            report(m, m.stopped());
        report(m, m.running());
    });
    QTest::newRow("an e-stop") << Story([=](auto &m) {
        m.write(m.emergencyStop());
        report(m, m.tripped());
    });
    QTest::newRow("a reset") << Story([=](auto &m) {
        m.confirmedEmergencyStop();
        m.write(m.begin(CommandKind::Reset));
        report(m, m.stopped());
    });
}

void TestChangeWatch::changesOfOursAreNotSaid()
{
    QFETCH(const std::function<void(CommandBench &)>, story);
    m->hear(m->stopped());
    m->advance(Milliseconds(1000));
    story(*m);
    QCOMPARE(m->said(u"by itself"_s), 0);
    QCOMPARE(m->said(u"not seen"_s), 0);
}

void TestChangeWatch::changeWhileUnseenIsSaidAsSuch()
{
    m->hear(m->stopped());
    m->wait(Milliseconds(4100));
    m->hear(m->running());
    QCOMPARE(m->said(u"changed to running while it was not seen"_s), 1);
}

void TestChangeWatch::firstReportAndRetainedSayNothing()
{
    m->hear(m->running());
    m->advance(Milliseconds(1000));
    StateReport kept = m->stopped();
    kept.retained = true;
    m->hear(kept);
    m->advance(Milliseconds(1000));
    m->hear(m->running());
    m->service->observe(m->reportOf(id(u"raptor/shop/never"_s), {{u"running"_s, true}}));
    QVERIFY(m->events.isEmpty());
}

void TestChangeWatch::slowerWaysSayNothing()
{
    StateReport stopped = m->stopped();
    stopped.takenAt = m->clock.wall();
    m->hear(stopped);
    m->advance(Milliseconds(1000));
    const StateReport before = m->stopped();
    m->advance(Milliseconds(1000));
    StateReport running = m->running();
    running.takenAt = m->clock.wall();
    running.sequence = 7;
    m->hear(running);
    m->events.clear();
    m->advance(Milliseconds(20'000));
    running.takenAt = m->clock.wall();
    running.receivedBoot = m->clock.now();
    m->hear(running);
    m->service->observe(before); // received earlier, drained later
    StateReport bridged = stopped; // dated earlier, by a slower broker
    bridged.receivedBoot = m->clock.now();
    bridged.broker = u"cloud"_s;
    m->service->observe(bridged);
    StateReport undated = m->stopped(); // of a broker that it is not read from
    undated.broker = u"cloud"_s;
    m->service->observe(undated);
    QVERIFY2(m->events.isEmpty(), qPrintable(m->events.join(u'\n')));
}

void TestChangeWatch::oneThingInTenSeconds()
{
    m->hear(m->stopped());
    for (int i = 0; i < 300; ++i) {
        m->advance(Milliseconds(100));
        m->hear(i % 2 == 0 ? m->running() : m->stopped());
    }
    QCOMPARE(m->events.size(), 3);
}

QTEST_GUILESS_MAIN(TestChangeWatch)
#include "tst_changewatch.moc"
