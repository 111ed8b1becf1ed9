// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_herald.h"

#include "tests/support/fake_clock.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What people read and hear of alarms.
class TestAlarmHerald : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLineEach_data();
    void aLineEach();
    void whatIsNotNewHasNoLine();
    void soundIsTheHighestAtMostOnceASecond();
    void acknowledgedOnesAreSilent();
    void floodHasItsLines();
    void floodIsNotTalkative();

private:
    void hear(AlarmPriority priority, int times = 1, bool isNew = true);
    QStringList lines();

    FakeClock m_clock;
    std::unique_ptr<AlarmHerald> m_herald;
    int m_alarms = 0;
};

void TestAlarmHerald::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QLocale::setDefault(QLocale(QLocale::English));
    m_herald = std::make_unique<AlarmHerald>();
    m_alarms = 0;
}

void TestAlarmHerald::hear(AlarmPriority priority, int times, bool isNew)
{
    QList<AlarmBook::Announcement> news;
    for (int i = 0; i < times; ++i) {
        AlarmRecord record;
        record.key = {{}, u"broker/b%1"_s.arg(++m_alarms), u"lost"_s};
        record.priority = priority;
        record.text = u"Broker lost"_s;
        record.status.state = AlarmState::ActiveUnacknowledged;
        news.append({record, isNew});
    }
    m_herald->hear(news, m_clock.now(), m_clock.wall());
    m_herald->look(m_clock.now());
}

QStringList TestAlarmHerald::lines()
{
    QStringList texts;
    for (const AlarmHerald::Line &line : m_herald->takeLines())
        texts.append(line.text);
    return texts;
}

void TestAlarmHerald::aLineEach_data()
{
    QTest::addColumn<AlarmPriority>("priority");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("measured");
    QTest::addColumn<EventSeverity>("severity");
    QTest::addColumn<QString>("text");
    QTest::newRow("measured") << AlarmPriority::Urgent << QString() << true << EventSeverity::Fault
                              << u"urgent alarm: raptor/shop/m1/left.amps: Current very high "
                                 "(21.4\u00a0A, limit 18.0\u00a0A)"_s;
    QTest::newRow("in words") << AlarmPriority::High << u"asked to start, reports stopped"_s << true
                              << EventSeverity::Fault
                              << u"high alarm: raptor/shop/m1/left.amps: Current very high "
                                 "(asked to start, reports stopped)"_s;
    QTest::newRow("no more") << AlarmPriority::Low << QString() << false << EventSeverity::Notice
                             << u"low alarm: raptor/shop/m1/left.amps: Current very high"_s;
}

void TestAlarmHerald::aLineEach()
{
    QFETCH(const AlarmPriority, priority);
    QFETCH(const QString, detail);
    QFETCH(const bool, measured);
    AlarmRecord record;
    record.key = {DeviceId::parse(u"raptor/shop/m1").value(), u"left.amps"_s, u"high-high"_s};
    record.priority = priority;
    record.text = u"Current very high"_s;
    record.status.state = AlarmState::ActiveUnacknowledged;
    if (measured)
        record.occurrence = {21.4, 18.0, Unit::Ampere, detail};
    m_herald->hear({{record, true}}, m_clock.now(), m_clock.wall());
    const auto lines = m_herald->takeLines();
    QCOMPARE(lines.size(), 1);
    QTEST(lines.first().severity, "severity");
    QTEST(lines.first().text, "text");
    QVERIFY(m_herald->takeLines().isEmpty());
}

void TestAlarmHerald::whatIsNotNewHasNoLine()
{
    hear(AlarmPriority::Urgent, 20, false);
    QVERIFY(lines().isEmpty());
    QVERIFY(!m_herald->flood().flood());
    QCOMPARE(m_herald->takeSound(m_clock.now()), AlarmPriority::Urgent); // but it is heard
}

void TestAlarmHerald::soundIsTheHighestAtMostOnceASecond()
{
    QVERIFY(!m_herald->takeSound(m_clock.now()));
    hear(AlarmPriority::Low);
    hear(AlarmPriority::High);
    hear(AlarmPriority::Low);
    QCOMPARE(m_herald->takeSound(m_clock.now()), AlarmPriority::High);
    QVERIFY(!m_herald->takeSound(m_clock.now()));
    m_clock.advance(400ms);
    hear(AlarmPriority::Low);
    QVERIFY(!m_herald->takeSound(m_clock.now()));
    hear(AlarmPriority::Urgent);
    m_clock.advance(599ms);
    QVERIFY(!m_herald->takeSound(m_clock.now()));
    m_clock.advance(1ms);
    QCOMPARE(m_herald->takeSound(m_clock.now()), AlarmPriority::Urgent);
    m_clock.advance(5s);
    QVERIFY(!m_herald->takeSound(m_clock.now()));
}

void TestAlarmHerald::acknowledgedOnesAreSilent()
{
    AlarmRecord record;
    record.key = {{}, u"broker/b1"_s, u"lost"_s};
    record.status.state = AlarmState::ActiveAcknowledged; // within the same moment
    m_herald->hear({{record, true}}, m_clock.now(), m_clock.wall());
    QVERIFY(!m_herald->takeSound(m_clock.now()));
    QCOMPARE(m_herald->flood().inTenMinutes(), 1);
}

void TestAlarmHerald::floodHasItsLines()
{
    hear(AlarmPriority::High, 11);
    const QStringList said = lines();
    QCOMPARE(said.size(), 12);
    QCOMPARE(said.last(), u"alarm flood: 11 alarms in 10 minutes, the first was broker/b1:lost"_s);
    m_clock.advance(10min);
    m_herald->look(m_clock.now());
    QCOMPARE(lines(), QStringList{u"the alarm flood is over: 11 alarm(s) in 10 min"_s});
}

void TestAlarmHerald::floodIsNotTalkative()
{
    hear(AlarmPriority::Low, 11);
    QCOMPARE(lines().size(), 12);
    m_clock.advance(1s);
    hear(AlarmPriority::Low, 100);
    QVERIFY(lines().isEmpty());
    for (int i = 0; i < 100; ++i) {
        hear(AlarmPriority::High, 100);
        m_clock.advance(100ms);
    }
    m_herald->look(m_clock.now());
    const QStringList said = lines();
    QVERIFY2(said.size() <= 11 * 6, qPrintable(said.join(u'\n')));
    QVERIFY(said.size() >= 10 * 6 - 1);
    QCOMPARE(said.filter(u"more urgent or high alarm(s)"_s).size(), 10);
    qsizetype told = 0; // each is told of, if only as one of many
    for (const QString &line : said) {
        const auto many = QRegularExpression(u"^and (\\d+) more"_s).match(line);
        told += many.hasMatch() ? many.captured(1).toInt() : 1;
    }
    QCOMPARE(told, 10'000);
}

QTEST_GUILESS_MAIN(TestAlarmHerald)
#include "tst_alarmherald.moc"
