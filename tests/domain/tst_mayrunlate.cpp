// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

using Story = std::function<void(CommandBench &, const QString &)>;

/// What energises never runs late, and what might is said to (RP-01, RP-02).
class TestMayRunLate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void rp01_mayStillRun_data();
    void rp01_mayStillRun();
    void rp01_lateRunIsNoted();
    void rp01_lateAnswerOfTheBrokerIsNoted();
    void rp01_lateAnswerOfTheBrokerAloneProvesNothing();
    void rp01_expiryIsInTheDevicesClock();
    void rp02_neverSentAgain();

private:
    std::unique_ptr<CommandBench> m;
};

void TestMayRunLate::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

void TestMayRunLate::rp01_mayStillRun_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<bool>("dropsExpired");
    QTest::addColumn<bool>("honours");
    QTest::addColumn<bool>("mayStillRun");
    const Story silent([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
    });
    const Story lost([](auto &m, auto &id) { m.fail(id, true); });
    const Story unanswered([](auto &m, auto &id) { m.write(id); });
    QTest::newRow("3.1.1, silent") << silent << false << false << true;
    // The broker drops it, but not what hangs in the device's own connection, or in a bridge.
    QTest::newRow("MQTT 5, silent") << silent << true << false << true;
    QTest::newRow("MQTT 5, silent, honours exp") << silent << true << true << false;
    QTest::newRow("MQTT 5, mismatch") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
        m.hear(m.stopped());
    }) << true << false << false;
    QTest::newRow("MQTT 5, its last command was another one") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
        StateReport foreign = m.running();
        foreign.lastCommand = u"theirs"_s;
        m.hear(foreign);
    }) << true << false << false;
    QTest::newRow("MQTT 5, no one listens") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id, true);
    }) << true << false << false;
    QTest::newRow("3.1.1, honours exp") << silent << false << true << false;
    QTest::newRow("3.1.1, link lost") << lost << false << false << true;
    // Its expiry counts from when the broker has it, and only an answer tells when that was.
    QTest::newRow("MQTT 5, link lost") << lost << true << false << true;
    QTest::newRow("MQTT 5, unanswered") << unanswered << true << false << true;
    QTest::newRow("MQTT 5, unanswered, honours exp") << unanswered << true << true << false;
    QTest::newRow("MQTT 5, link lost, honours exp") << lost << true << true << false;
    QTest::newRow("MQTT 5, no news at all")
        << Story([](auto &, auto &) {}) << true << false << true;
    QTest::newRow("MQTT 5, never left")
        << Story([](auto &m, auto &id) { m.fail(id, false); }) << true << false << false;
    QTest::newRow("MQTT 5, overtaken by a stop before the answer") << Story([](auto &m, auto &id) {
        m.write(id);
        m.stop();
    }) << true << false << true;
    QTest::newRow("MQTT 5, answered after the stop that overtook it")
        << Story([](auto &m, auto &id) {
               m.write(id);
               m.stop();
               m.acknowledge(id);
           })
        << true << false << false;
    QTest::newRow("3.1.1, no news at all")
        << Story([](auto &, auto &) {}) << false << false << true;
    QTest::newRow("3.1.1, never left")
        << Story([](auto &m, auto &id) { m.fail(id, false); }) << false << false << false;
    QTest::newRow("3.1.1, refused by the broker") << Story([](auto &m, auto &id) {
        m.write(id);
        m.fail(id, false);
    }) << false << false << false;
    QTest::newRow("3.1.1, no one listens") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id, true);
    }) << false << false << false;
    QTest::newRow("3.1.1, mismatch") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
        m.hear(m.stopped());
    }) << false << false << true;
    QTest::newRow("3.1.1, overtaken by a stop") << Story([](auto &m, auto &id) {
        m.write(id);
        m.stop();
    }) << false << false << true;
    QTest::newRow("3.1.1, confirmed") << Story([](auto &m, auto &id) {
        m.write(id);
        m.hear(m.running());
    }) << false << false << false;
}

void TestMayRunLate::rp01_mayStillRun()
{
    QFETCH(const Story, story);
    QFETCH(const bool, dropsExpired);
    QFETCH(const bool, honours);
    QFETCH(const bool, mayStillRun);
    if (!dropsExpired)
        m->gateway.dropping.clear();
    const auto profile = motorProfile();
    profile->honoursExpiry = honours;
    m->motorState().profile = profile;
    m->motorState().clockOffset = Milliseconds(0);
    const QString id = m->begin();
    story(*m, id);
    m->wait(Milliseconds(6000));
    const CommandRecord record = m->record(id);
    QCOMPARE(record.step, CommandStep::Finished);
    QCOMPARE(record.mayStillRun, mayStillRun);
    if (mayStillRun)
        QVERIFY2(record.detail.contains(u"may still start"_s), qPrintable(record.detail));
    // A device that honours exp is of no help where its clock is not known.
    m->hear(m->stopped());
    m->motorState().clockOffset.reset();
    const QString noClock = m->begin();
    m->write(noClock);
    m->acknowledge(noClock);
    m->wait(Milliseconds(6000));
    QVERIFY(m->record(noClock).mayStillRun);
}

void TestMayRunLate::rp01_lateRunIsNoted()
{
    m->gateway.dropping.clear();
    const QString id = m->begin();
    m->write(id);
    m->wait(Milliseconds(3'600'000));
    QVERIFY(m->record(id).mayStillRun);
    m->hear(m->running());
    QVERIFY(!m->record(id).mayStillRun);
    QVERIFY(!m->record(id).note.isEmpty());
    QCOMPARE(m->record(id).outcome, CommandOutcome::Unknown);
    QCOMPARE(m->said(u"by itself"_s), 0);
}

/// Its expiry runs since then and the device speaks, so nothing is left to be warned of, and the
/// outcome stays.
void TestMayRunLate::rp01_lateAnswerOfTheBrokerIsNoted()
{
    const QString id = m->begin();
    m->write(id);
    m->advance(Milliseconds(100));
    m->hear(m->stopped());
    m->wait(Milliseconds(6000));
    QVERIFY(m->record(id).mayStillRun);
    m->acknowledge(id);
    QVERIFY(!m->record(id).mayStillRun);
    QVERIFY2(m->record(id).note.contains(u"drops it"_s), qPrintable(m->record(id).note));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Unknown);
}

/// Of a device that is silent.
void TestMayRunLate::rp01_lateAnswerOfTheBrokerAloneProvesNothing()
{
    const QString id = m->begin();
    m->write(id);
    m->wait(Milliseconds(6000));
    m->acknowledge(id);
    m->hear(m->stopped());
    m->acknowledge(id);
    QVERIFY(m->record(id).mayStillRun);
    QCOMPARE(m->record(id).outcome, CommandOutcome::Unknown);
}

void TestMayRunLate::rp01_expiryIsInTheDevicesClock()
{
    m->audit.atOnce = false;
    QString id = m->begin();
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QVERIFY(!m->gateway.sent.last().expires);
    m->wait(Milliseconds(6000));
    m->motorState().clockOffset = Milliseconds(-60'000);
    id = m->begin();
    const WallTime given = m->clock.wall();
    m->advance(Milliseconds(700));
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QCOMPARE(*m->gateway.sent.last().expires, given - Milliseconds(60'000) + Milliseconds(5000));
}

void TestMayRunLate::rp02_neverSentAgain()
{
    m->gateway.up = {u"local"_s, u"cloud"_s};
    const QString id = m->begin();
    m->fail(id, true);
    Q_EMIT m->gateway.pathsChanged();
    m->wait(Milliseconds(8000));
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    m->motorState().broker = u"cloud"_s;
    Q_EMIT m->gateway.pathsChanged();
    m->wait(Milliseconds(600'000));
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().broker, u"local"_s);
}

QTEST_GUILESS_MAIN(TestMayRunLate)
#include "tst_mayrunlate.moc"
