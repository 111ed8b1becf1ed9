// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/paths.h"
#include "app/raptorctl/alarm_job.h"
#include "models/domain/alarm_machine.h"
#include "models/history/alarm_file.h"
#include "models/history/alarm_reader.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAlarmJob : public QObject
{
    Q_OBJECT

    using Action = AlarmOptions::Action;
    using Which = AlarmOptions::Which;

    std::unique_ptr<QTemporaryDir> m_directory;
    Test::FakeClock m_clock;

    QString file() const { return History::alarmFileIn(m_directory->path()); }
    static AlarmKey key(QStringView device)
    {
        return {DeviceId::parse(device).value(), u"left.amps"_s, u"high"_s};
    }
    /// One second after the other.
    void write(const QList<std::pair<AlarmKey, AlarmEvent>> &moves)
    {
        History::AlarmFile journal(file(), {u"panel-1"_s, u"run"_s}, {});
        for (const auto &[alarm, event] : moves) {
            m_clock.advance(1s);
            AlarmTransition row;
            row.at = m_clock.wall();
            row.key = alarm;
            row.event = event;
            row.from = m_stands.value(alarm);
            row.to = AlarmMachine::next(row.from, event, false);
            row.priority =
                alarm.device.name() == u"m9" ? AlarmPriority::Urgent : AlarmPriority::Low;
            row.text = u"Current high\u001b[2J"_s;
            row.occurrence = {17.9, 17.5, Unit::Ampere, u"seen twice"_s};
            if (row.to.shelving != AlarmShelving::None)
                row.until = row.at + 1h;
            m_stands.insert(alarm, row.to);
            QVERIFY(journal.append({History::WaitingAlarm{row}}).ok());
        }
    }
    CtlAnswer answer(const QStringList &arguments, OperatorRole role = OperatorRole::Operate) const
    {
        const auto options =
            parseAlarmOptions(arguments + QStringList{u"--data"_s, m_directory->path()});
        return options ? answerAlarms(*options, {u"Ada"_s, role}, m_clock)
                       : CtlAnswer{ExitStatus::Usage, {}, options.error().text};
    }
    static QList<QJsonObject> objects(const QByteArray &output)
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : output.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }

    QHash<AlarmKey, AlarmStatus> m_stands;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_directory = std::make_unique<QTemporaryDir>();
        m_stands.clear();
    }
    void requests_data();
    void requests();
    void arguments_data();
    void arguments();
    void wrongArguments_data();
    void wrongArguments();
    void spans_data();
    void spans();
    void noJournal();
    void lists_data();
    void lists();
    void journalIsListed();
    void jsonIsComplete();
    void lineForPeople();
    void acknowledges();
    void shelvesAndUnshelves();
    void refusals_data();
    void refusals();
    void worstOfSeveralCounts();
    void damagedJournal();
};

void TestAlarmJob::requests_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("isAlarms");
    QTest::newRow("list") << QStringList{u"alarms"_s} << true;
    QTest::newRow("ack") << QStringList{u"ack"_s, u"a:b"_s} << true;
    QTest::newRow("shelve, options first")
        << QStringList{u"--for"_s, u"1h"_s, u"--once"_s, u"shelve"_s} << true;
    QTest::newRow("unshelve") << QStringList{u"--data=x"_s, u"unshelve"_s} << true;
    QTest::newRow("a comment named ack")
        << QStringList{u"--comment"_s, u"ack"_s, u"stop"_s} << false;
    QTest::newRow("another verb") << QStringList{u"stop"_s, u"alarms"_s} << false;
    QTest::newRow("help") << QStringList{u"alarms"_s, u"-h"_s} << false;
    QTest::newRow("nothing") << QStringList{} << false;
}

void TestAlarmJob::requests()
{
    QFETCH(const QStringList, words);
    QTEST(isAlarmRequest(words), "isAlarms");
}

void TestAlarmJob::arguments_data()
{
    using Check = std::function<bool(const AlarmOptions &)>;
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<Check>("check");
    const auto line = [](const char *name, const QStringList &words, const Check &check) {
        QTest::newRow(name) << words << check;
    };
    line("plain", {u"alarms"_s}, [](const AlarmOptions &o) {
        return o.action == Action::List && o.which == Which::Active && !o.json && o.most == 0
            && o.journal == defaultDataDirectory() + u"/alarms.sqlite"_s;
    });
    line("active", {u"alarms"_s, u"--active"_s},
         [](const AlarmOptions &o) { return o.which == Which::Active; });
    line("journal", {u"--journal"_s, u"alarms"_s, u"-n"_s, u"3"_s, u"--json"_s},
         [](const AlarmOptions &o) { return o.which == Which::Journal && o.most == 3 && o.json; });
    line("shelved", {u"alarms"_s, u"--shelved"_s},
         [](const AlarmOptions &o) { return o.which == Which::Shelved; });
    line("out of service", {u"alarms"_s, u"--out-of-service"_s},
         [](const AlarmOptions &o) { return o.which == Which::OutOfService; });
    line("of a file", {u"alarms"_s, u"--data=copy.sqlite"_s},
         [](const AlarmOptions &o) { return o.journal == u"copy.sqlite"_s; });
    line("of a directory", {u"alarms"_s, u"--data"_s, u"/tmp"_s},
         [](const AlarmOptions &o) { return o.journal == u"/tmp/alarms.sqlite"_s; });
    line("ack", {u"ack"_s, u"a:b"_s, u"c:d"_s, u"a:b"_s, u"--comment"_s, u" seen "_s},
         [](const AlarmOptions &o) {
             return o.action == Action::Acknowledge && o.comment == u"seen"_s
                 && o.alarms == QStringList{u"a:b"_s, u"c:d"_s};
         });
    line("shelve",
         {u"shelve"_s, u"a:b"_s, u"--for=30m"_s, u"--reason=works"_s, u"--role=operate"_s},
         [](const AlarmOptions &o) {
             return o.action == Action::Shelve && o.span == 30min && o.comment == u"works"_s
                 && !o.once && o.role == OperatorRole::Operate;
         });
    line("shelve once", {u"shelve"_s, u"--once"_s, u"a:b"_s, u"--reason"_s, u"works"_s},
         [](const AlarmOptions &o) { return o.once && o.span == 24h; });
    line("unshelve", {u"unshelve"_s, u"a:b"_s, u"--config"_s, u"c.toml"_s},
         [](const AlarmOptions &o) {
             return o.action == Action::Unshelve && o.configFile == u"c.toml"_s && !o.role;
         });
}

void TestAlarmJob::arguments()
{
    using Check = std::function<bool(const AlarmOptions &)>;
    QFETCH(const QStringList, words);
    QFETCH(const Check, check);
    const auto options = parseAlarmOptions(words);
    QVERIFY2(options.ok(), qPrintable(options.ok() ? QString() : options.error().text));
    QVERIFY(check(*options));
}

void TestAlarmJob::wrongArguments_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("complaint");
    const auto line = [](const char *name, const QStringList &words, const QString &complaint) {
        QTest::newRow(name) << words << complaint;
    };
    line("two lists", {u"alarms"_s, u"--active"_s, u"--shelved"_s}, u"exclude each other"_s);
    line("an alarm to list", {u"alarms"_s, u"a:b"_s}, u"\"a:b\""_s);
    line("number", {u"alarms"_s, u"-n"_s, u"0"_s}, u"not \"0\""_s);
    line("value of a flag", {u"alarms"_s, u"--json=5"_s}, u"--json takes no value"_s);
    line("no alarm", {u"ack"_s}, u"ack needs an alarm"_s);
    line("reason of an ack", {u"ack"_s, u"a:b"_s, u"--reason=x"_s}, u"does not take --reason"_s);
    line("no reason", {u"shelve"_s, u"a:b"_s, u"--for=1h"_s}, u"needs --reason"_s);
    line("empty reason", {u"shelve"_s, u"a:b"_s, u"--for=1h"_s, u"--reason= "_s},
         u"needs --reason"_s);
    line("no time", {u"shelve"_s, u"a:b"_s, u"--reason=x"_s}, u"needs --for"_s);
    line("two days", {u"shelve"_s, u"a:b"_s, u"--reason=x"_s, u"--for=48h"_s}, u"not \"48h\""_s);
    line("unshelve for a time", {u"unshelve"_s, u"a:b"_s, u"--for=1h"_s}, u"does not take --for"_s);
    line("broker", {u"alarms"_s, u"--broker=mqtt://h"_s}, u"does not take --broker"_s);
    line("role", {u"ack"_s, u"a:b"_s, u"--role=boss"_s}, u"not \"boss\""_s);
    line("unknown", {u"alarms"_s, u"--fast"_s}, u"does not take --fast"_s);
    line("no value", {u"ack"_s, u"a:b"_s, u"--comment"_s}, u"--comment needs a value"_s);
}

void TestAlarmJob::wrongArguments()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, complaint);
    const auto options = parseAlarmOptions(words);
    QVERIFY(!options.ok());
    QVERIFY2(options.error().text.contains(complaint), qPrintable(options.error().text));
}

void TestAlarmJob::spans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); ///< 0: none
    const auto line = [](const QString &text, Milliseconds span) {
        QTest::newRow(qPrintable(text)) << text << qint64(span.count());
    };
    line(u"90"_s, 90s);
    line(u"90s"_s, 90s);
    line(u"30m"_s, 30min);
    line(u"1.5h"_s, 90min);
    line(u"24h"_s, 24h);
    line(u"24.1h"_s, 0ms);
    line(u"60"_s, 60s);
    line(u"59s"_s, 0ms);
    line(u"0"_s, 0ms);
    line(u"-1h"_s, 0ms);
    line(u"1d"_s, 0ms);
    line(u"h"_s, 0ms);
    line(u"1h30m"_s, 0ms);
    line(u""_s, 0ms);
}

void TestAlarmJob::spans()
{
    QFETCH(const QString, text);
    QTEST(qint64(parseSpan(text).value_or(0ms).count()), "ms");
}

void TestAlarmJob::noJournal()
{
    for (const QString &list : {u"--active"_s, u"--journal"_s}) {
        const CtlAnswer result = answer({u"alarms"_s, list});
        QCOMPARE(result.status, ExitStatus::Broken);
        QVERIFY2(result.complaint.contains(u"no alarm journal"_s), qPrintable(result.complaint));
    }
    const CtlAnswer result = answer({u"ack"_s, u"raptor/shop/m1/left.amps:high"_s});
    QCOMPARE(result.status, ExitStatus::Refused);
    QVERIFY2(result.complaint.contains(u"no alarm journal"_s), qPrintable(result.complaint));
    QVERIFY(!QFile::exists(file()));
}

void TestAlarmJob::lists_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("devices");
    QTest::newRow("active") << QStringList{} << QStringList{u"m9"_s, u"m2"_s, u"m1"_s};
    QTest::newRow("active, said so")
        << QStringList{u"--active"_s} << QStringList{u"m9"_s, u"m2"_s, u"m1"_s};
    QTest::newRow("two of them") << QStringList{u"-n"_s, u"2"_s} << QStringList{u"m9"_s, u"m2"_s};
    QTest::newRow("shelved") << QStringList{u"--shelved"_s} << QStringList{u"m3"_s};
    QTest::newRow("out of service") << QStringList{u"--out-of-service"_s} << QStringList{u"m4"_s};
}

void TestAlarmJob::lists()
{
    QFETCH(const QStringList, options);
    using enum AlarmEvent;
    write({{key(u"raptor/shop/m9"), Raise},
           {key(u"raptor/shop/m1"), Raise},
           {key(u"raptor/shop/m2"), Raise},
           {key(u"raptor/shop/m3"), Raise},
           {key(u"raptor/shop/m3"), ShelveTimed},
           {key(u"raptor/shop/m4"), RemoveFromService},
           {key(u"raptor/shop/m5"), Raise},
           {key(u"raptor/shop/m5"), Acknowledge},
           {key(u"raptor/shop/m5"), Clear},
           {key(u"raptor/shop/m6"), Raise},
           {key(u"raptor/shop/m6"), Suppress},
           {key(u"raptor/shop/m2"), Clear}});
    const CtlAnswer result = answer(QStringList{u"alarms"_s, u"--json"_s} + options);
    QCOMPARE(result.status, ExitStatus::Confirmed);
    QStringList devices;
    for (const QJsonObject &object : objects(result.output))
        devices.append(object[u"device"].toString().section(u'/', -1));
    QTEST(devices, "devices");
}

void TestAlarmJob::journalIsListed()
{
    QList<std::pair<AlarmKey, AlarmEvent>> moves;
    for (int time = 0; time < 15; ++time) {
        moves.append({key(u"raptor/shop/m1"), AlarmEvent::Raise});
        moves.append({key(u"raptor/shop/m1"), AlarmEvent::Clear});
    }
    write(moves);
    const auto numbers = [this](const QStringList &options) {
        QList<int> numbers;
        for (const QJsonObject &object : objects(
                 answer(QStringList{u"alarms"_s, u"--journal"_s, u"--json"_s} + options).output))
            numbers.append(object[u"seq"].toInt());
        return numbers;
    };
    QCOMPARE(numbers({}).size(), 20);
    QCOMPARE(numbers({}).first(), 11);
    QCOMPARE(numbers({}).last(), 30);
    QCOMPARE(numbers({u"-n"_s, u"2"_s}), (QList{29, 30}));
}

void TestAlarmJob::jsonIsComplete()
{
    write({{key(u"raptor/shop/m1"), AlarmEvent::Raise}});
    const QByteArray row = answer({u"alarms"_s, u"--journal"_s, u"--json"_s}).output;
    const QByteArray at = QByteArray::number(toEpochMs(m_clock.wall()));
    const QByteArray expected = R"({"seq":1,"at":)" + at
        + R"(,"alarm":"raptor/shop/m1/left.amps:high",)"
          R"("device":"raptor/shop/m1","event":"raise","was":"normal",)"
          R"("state":"active-unacknowledged","shelving":"none","suppressed":false,)"
          R"("out_of_service":false,"priority":"low","kind":"high","text":"Current high\u001b[2J",)"
          R"("value":17.9,"limit":17.5,"unit":"A","detail":"seen twice","operator":"","comment":"",)"
          R"("until":null)";
    QCOMPARE(row, expected + "}\n");
    QCOMPARE(answer({u"alarms"_s, u"--json"_s}).output, expected + R"(,"raised_at":)" + at + "}\n");
}

void TestAlarmJob::lineForPeople()
{
    write({{key(u"raptor/shop/m1"), AlarmEvent::Raise}});
    const QByteArray line = answer({u"alarms"_s}).output;
    QVERIFY2(line.contains("  low  raptor/shop/m1/left.amps:high  Current high\uFFFD[2J  "
                           "active, unacknowledged  17.9\u00a0A  limit 17.5\u00a0A  seen twice\n"),
             line.constData());
    const QByteArray row = answer({u"alarms"_s, u"--journal"_s}).output;
    QVERIFY2(row.contains("  raptor/shop/m1/left.amps:high  Current high\uFFFD[2J  raised  "
                          "active, unacknowledged  "),
             row.constData());
}

void TestAlarmJob::acknowledges()
{
    write(
        {{key(u"raptor/shop/m1"), AlarmEvent::Raise}, {key(u"raptor/shop/m2"), AlarmEvent::Raise}});
    m_clock.advance(1min);
    const QString first = key(u"raptor/shop/m1").text();
    const QString second = key(u"raptor/shop/m2").text();
    const CtlAnswer result = answer({u"ack"_s, first, second, u"--comment=seen"_s, u"--json"_s});
    QVERIFY2(result.complaint.isEmpty(), qPrintable(result.complaint));
    QCOMPARE(result.status, ExitStatus::Confirmed);
    const QList<QJsonObject> rows = objects(result.output);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1)[u"alarm"].toString(), second);
    QCOMPARE(rows.at(1)[u"event"].toString(), u"acknowledge"_s);
    QCOMPARE(rows.at(1)[u"was"].toString(), u"active-unacknowledged"_s);
    QCOMPARE(rows.at(1)[u"state"].toString(), u"active-acknowledged"_s);
    QCOMPARE(rows.at(1)[u"operator"].toString(), u"Ada"_s);
    QCOMPARE(rows.at(1)[u"comment"].toString(), u"seen"_s);
    QCOMPARE(rows.at(1)[u"at"].toInteger(), toEpochMs(m_clock.wall()));
    QCOMPARE(rows.at(1)[u"until"], QJsonValue(QJsonValue::Null));
    QCOMPARE(objects(answer({u"alarms"_s, u"--json"_s}).output).size(), 2);
}

void TestAlarmJob::shelvesAndUnshelves()
{
    const QString alarm = key(u"raptor/shop/m1").text();
    write({{key(u"raptor/shop/m1"), AlarmEvent::Raise}});
    const CtlAnswer shelved =
        answer({u"shelve"_s, alarm, u"--for"_s, u"30m"_s, u"--reason"_s, u"new bearing"_s});
    QCOMPARE(shelved.status, ExitStatus::Confirmed);
    QVERIFY2(shelved.output.contains("shelved until "), shelved.output.constData());
    QVERIFY(answer({u"alarms"_s}).output.isEmpty());
    const QJsonObject listed =
        objects(answer({u"alarms"_s, u"--shelved"_s, u"--json"_s}).output)[0];
    QCOMPARE(listed[u"shelving"].toString(), u"timed"_s);
    QCOMPARE(listed[u"until"].toInteger(), toEpochMs(m_clock.wall() + 30min));
    QCOMPARE(listed[u"comment"].toString(), u"new bearing"_s);
    QCOMPARE(answer({u"unshelve"_s, alarm}).status, ExitStatus::Confirmed);
    QCOMPARE(answer({u"alarms"_s}).output.count('\n'), 1);
    QCOMPARE(answer({u"shelve"_s, alarm, u"--once"_s, u"--reason=x"_s}).status,
             ExitStatus::Confirmed);
    // Its end comes and no console notes it: it is announced all the same.
    m_clock.advance(24h);
    QCOMPARE(answer({u"alarms"_s}).output.count('\n'), 1);
    QVERIFY(answer({u"alarms"_s, u"--shelved"_s}).output.isEmpty());
}

void TestAlarmJob::refusals_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<OperatorRole>("role");
    QTest::addColumn<QString>("complaint");
    const QString alarm = u"raptor/shop/m1/left.amps:high"_s;
    const auto line = [](const char *name, const QStringList &words, const QString &complaint,
                         OperatorRole role = OperatorRole::Operate) {
        QTest::newRow(name) << words << role << complaint;
    };
    line("unknown", {u"ack"_s, u"raptor/shop/m7/left.amps:high"_s},
         u"raptor/shop/m7/left.amps:high: the journal knows no such alarm"_s);
    line("part of its name", {u"ack"_s, u"raptor/shop/m1"_s}, u"knows no such alarm"_s);
    line("another case", {u"ack"_s, alarm.toUpper()}, u"knows no such alarm"_s);
    line("acknowledged already", {u"ack"_s, alarm}, alarm + u": it is acknowledged already"_s);
    line("not shelved", {u"unshelve"_s, alarm}, u"is not shelved"_s);
    line("role view", {u"shelve"_s, alarm, u"--for=1h"_s, u"--reason=x"_s}, u"role view"_s,
         OperatorRole::View);
}

void TestAlarmJob::refusals()
{
    QFETCH(const QStringList, words);
    QFETCH(const OperatorRole, role);
    QFETCH(const QString, complaint);
    write({{key(u"raptor/shop/m1"), AlarmEvent::Raise},
           {key(u"raptor/shop/m1"), AlarmEvent::Acknowledge}});
    const CtlAnswer result = answer(words, role);
    QCOMPARE(result.status, ExitStatus::Refused);
    QVERIFY2(result.complaint.contains(complaint), qPrintable(result.complaint));
    QVERIFY(result.output.isEmpty());
    QCOMPARE(answer({u"alarms"_s, u"--journal"_s}).output.count('\n'), 2);
}

void TestAlarmJob::worstOfSeveralCounts()
{
    write(
        {{key(u"raptor/shop/m1"), AlarmEvent::Raise}, {key(u"raptor/shop/m2"), AlarmEvent::Raise}});
    const CtlAnswer result =
        answer({u"ack"_s, key(u"raptor/shop/m1").text(), u"a:b"_s, key(u"raptor/shop/m2").text()});
    QCOMPARE(result.status, ExitStatus::Refused);
    QCOMPARE(result.output.count('\n'), 2);
    QCOMPARE(result.complaint, u"a:b: the journal knows no such alarm"_s);
}

void TestAlarmJob::damagedJournal()
{
    QFile garbage(file());
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    QVERIFY(garbage.write(QByteArray(8192, 'x')) == 8192);
    garbage.close();
    for (const QStringList &words : {QStringList{u"alarms"_s}, {u"ack"_s, u"a:b"_s, u"c:d"_s}}) {
        const CtlAnswer result = answer(words);
        QCOMPARE(result.status, ExitStatus::Broken);
        QCOMPARE(result.complaint.count(u"is damaged"_s), 1);
    }
}

QTEST_GUILESS_MAIN(TestAlarmJob)
#include "tst_alarmjob.moc"
