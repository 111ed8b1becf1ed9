// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/history_job.h"
#include "app/raptorctl/history_times.h"
#include "protocol/device/profile_catalogue.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_history_reader.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What raptorctl history reads from its arguments, and prints.
class TestHistoryJob : public QObject
{
    Q_OBJECT

    Test::FakeClock m_clock;
    std::unique_ptr<Test::FakeHistoryReader> m_reader;
    const TagId m_tag{DeviceId::parse(u"raptor/shop/m1").value(), u"left.rpm"_s};

    struct Answer
    {
        ExitStatus status = ExitStatus::Usage;
        QByteArray output;
        QString complaint;
    };
    Answer ask(const QStringList &arguments)
    {
        const auto options = parseHistoryOptions(arguments, m_clock.wall());
        if (!options)
            return {ExitStatus::Usage, {}, options.error().text};
        Answer answer;
        HistoryJob job(*m_reader, *options,
                       Device::loadCatalogue({u":/raptor/profiles"_s}).catalogue,
                       [&answer](const QByteArray &lines) { answer.output += lines; });
        connect(&job, &HistoryJob::finished, &job,
                [&answer](ExitStatus status, const QString &complaint) {
                    answer.status = status;
                    answer.complaint = complaint;
                });
        job.start();
        return answer;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_reader = std::make_unique<Test::FakeHistoryReader>();
    }
    void durations_data();
    void durations();
    void moments_data();
    void moments();
    void queryIsRead();
    void wrongArguments_data();
    void wrongArguments();
    void samples_data();
    void samples();
    void samplesAreExact();
    void bucketsArePrinted();
    void moreThanAskedFor();
    void nothingThere();
    void tagsAreListed();
    void usageIsTold();
    void troubleIsTold();
    void noFile_data();
    void noFile();
};

void TestHistoryJob::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << u"90"_s << qint64(90'000);
    QTest::newRow("milliseconds") << u"500ms"_s << qint64(500);
    QTest::newRow("minutes") << u"1.5m"_s << qint64(90'000);
    QTest::newRow("hours") << u"24h"_s << qint64(86'400'000);
    QTest::newRow("days") << u"7d"_s << qint64(7 * 86'400'000LL);
    QTest::newRow("a year") << u"1y"_s << qint64(365 * 86'400'000LL);
    QTest::newRow("nothing") << QString() << qint64(-1);
    QTest::newRow("zero") << u"0s"_s << qint64(-1);
    QTest::newRow("negative") << u"-5m"_s << qint64(-1);
    QTest::newRow("no unit of time") << u"5q"_s << qint64(-1);
    QTest::newRow("too long") << u"101y"_s << qint64(-1);
    QTest::newRow("much too long") << u"999999999y"_s << qint64(-1);
}

void TestHistoryJob::durations()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto span = parseDuration(text);
    QCOMPARE(span ? span->count() : -1, ms);
}

void TestHistoryJob::moments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    const auto local = [](const QString &iso) {
        return QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch();
    };
    const qint64 now = toEpochMs(m_clock.wall());
    QTest::newRow("now") << u"now"_s << now;
    QTest::newRow("a day ago") << u"-24h"_s << now - 86'400'000;
    QTest::newRow("a day") << u"2026-11-29"_s << local(u"2026-11-29T00:00:00"_s);
    QTest::newRow("local time") << u"2026-11-29T05:30"_s << local(u"2026-11-29T05:30:00"_s);
    QTest::newRow("a space") << u"2026-11-29 05:30:01"_s << local(u"2026-11-29T05:30:01"_s);
    QTest::newRow("UTC") << u"2026-11-29T05:30:00Z"_s << qint64(1'795'930'200'000);
    QTest::newRow("UTC, milliseconds")
        << u"2026-11-29T05:30:00.250Z"_s << qint64(1'795'930'200'250);
    QTest::newRow("another zone") << u"2026-11-29T06:30:00+01:00"_s << qint64(1'795'930'200'000);
    QTest::newRow("no such day") << u"2026-02-30"_s << qint64(-1);
    QTest::newRow("no such hour") << u"2026-11-29T25:00"_s << qint64(-1);
    QTest::newRow("words") << u"yesterday"_s << qint64(-1);
    QTest::newRow("only a sign") << u"-"_s << qint64(-1);
    QTest::newRow("nothing") << QString() << qint64(-1);
    QTest::newRow("a time alone") << u"05:30"_s << qint64(-1);
}

void TestHistoryJob::moments()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto moment = parseMoment(text, m_clock.wall());
    QCOMPARE(moment ? toEpochMs(*moment) : -1, ms);
}

void TestHistoryJob::queryIsRead()
{
    const WallTime now = m_clock.wall();
    const auto usual = parseHistoryOptions({u"history"_s, m_tag.text()}, now);
    QVERIFY(usual.ok());
    QVERIFY(usual->query.tag == m_tag);
    QVERIFY(usual->query.from == now - 1h && usual->query.to == now);
    QVERIFY(!usual->buckets && usual->format == HistoryOptions::Format::Text);
    const auto all = parseHistoryOptions({u"--json"_s, u"history"_s, m_tag.text(), u"--from"_s,
                                          u"-24h"_s, u"--to=-1h"_s, u"--step"_s, u"5m"_s},
                                         now);
    QVERIFY2(all.ok(), all.ok() ? "" : qPrintable(all.error().text));
    QVERIFY(all->query.from == now - 24h && all->query.to == now - 1h);
    QVERIFY(all->buckets && all->query.step == 5min);
    QVERIFY(all->format == HistoryOptions::Format::Json);
    const auto backup = parseHistoryOptions({u"history"_s, u"backup"_s, u"/x/y.sqlite"_s}, now);
    QVERIFY(backup.ok() && backup->action == HistoryOptions::Action::Backup);
    QCOMPARE(backup->output, u"/x/y.sqlite"_s);
    QVERIFY(isHistoryRequest({u"--data"_s, u"history"_s, u"history"_s, u"tags"_s}));
    QVERIFY(!isHistoryRequest({u"--from"_s, u"history"_s, u"stop"_s}));
    QVERIFY(!isHistoryRequest({u"history"_s, u"--help"_s}));
}

void TestHistoryJob::wrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    const QString tag = m_tag.text();
    QTest::newRow("nothing") << QStringList{} << u"history takes a TAG"_s;
    QTest::newRow("no tag") << QStringList{u"m1"_s} << u"\"m1\" is no tag"_s;
    QTest::newRow("a device") << QStringList{u"raptor/shop/"_s} << u"is no tag"_s;
    QTest::newRow("two tags") << QStringList{tag, tag} << u"one argument too many"_s;
    QTest::newRow("no time") << QStringList{tag, u"--from"_s, u"noon"_s}
                             << u"--from takes a time"_s;
    QTest::newRow("turned round") << QStringList{tag, u"--from"_s, u"-1h"_s, u"--to"_s, u"-2h"_s}
                                  << u"--from has to be before --to"_s;
    QTest::newRow("no step") << QStringList{tag, u"--step"_s, u"0"_s} << u"--step takes a time"_s;
    QTest::newRow("too many steps") << QStringList{tag, u"--from"_s, u"-1y"_s, u"--step"_s, u"1s"_s}
                                    << u"more than 1000000 steps"_s;
    QTest::newRow("two formats") << QStringList{tag, u"--csv"_s, u"--json"_s}
                                 << u"--csv and --json exclude each other"_s;
    QTest::newRow("a value") << QStringList{tag, u"--csv=x"_s} << u"--csv takes no value"_s;
    QTest::newRow("count and step")
        << QStringList{tag, u"-n"_s, u"3"_s, u"--step"_s, u"1m"_s} << u"either -n or --step"_s;
    QTest::newRow("backup to nowhere") << QStringList{u"backup"_s} << u"needs a file"_s;
    QTest::newRow("check of a time") << QStringList{u"check"_s, u"--from"_s, u"-1h"_s}
                                     << u"history check does not take --from"_s;
    QTest::newRow("check as CSV") << QStringList{u"check"_s, u"--csv"_s}
                                  << u"does not take --csv"_s;
    QTest::newRow("unknown option")
        << QStringList{tag, u"--site"_s, u"shop"_s} << u"history does not take --site"_s;
    QTest::newRow("no directory") << QStringList{tag, u"--data="_s} << u"--data needs"_s;
}

void TestHistoryJob::wrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Answer answer = ask(QStringList{u"history"_s} + arguments);
    QCOMPARE(answer.status, ExitStatus::Usage);
    QVERIFY2(answer.complaint.contains(words), qPrintable(answer.complaint));
}

void TestHistoryJob::samples_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("people") << QString() << QByteArray("1,450 rpm  good  local  gap before it\n");
    QTest::newRow("CSV") << u"--csv"_s
                         << QByteArray(
                                "2026-11-29T05:30:00.000Z,raptor/shop/m1/left.rpm,1450.5,rpm,"
                                "good,local,true\r\n");
    QTest::newRow("JSON") << u"--json"_s
                          << QByteArray("{\"tag\":\"raptor/shop/m1/left.rpm\",\"at\":1795930200000,"
                                        "\"value\":1450.5,\"unit\":\"rpm\",\"quality\":\"good\","
                                        "\"broker\":\"local\",\"gap\":true}\n");
}

void TestHistoryJob::samples()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, line);
    m_reader->add(m_tag, fromEpochMs(1'795'930'200'000), 1450.5, Quality::Good, true);
    QStringList arguments{u"history"_s, m_tag.text(),
                          u"--from"_s,  u"2026-11-29T05:00:00Z"_s,
                          u"--to"_s,    u"2026-11-29T06:00:00Z"_s};
    if (!format.isEmpty())
        arguments.append(format);
    const Answer answer = ask(arguments);
    QCOMPARE(answer.status, ExitStatus::Confirmed);
    if (format.isEmpty())
        QVERIFY2(answer.output.contains("rpm  good  local  gap before it\n"), answer.output);
    else
        QVERIFY2(answer.output.endsWith(line), answer.output);
    if (format == u"--csv"_s)
        QVERIFY(answer.output.startsWith("time,tag,value,unit,quality,broker,gap\r\n"));
}

/// What was received comes out as it was: no digit is lost, no text becomes a formula.
void TestHistoryJob::samplesAreExact()
{
    const WallTime at = m_clock.wall() - 1min;
    const double odd = 0.1 + 0.2;
    m_reader->add(m_tag, at, odd);
    m_reader->add(m_tag, at + 1s, -7.25);
    m_reader->add(m_tag, at + 2s, u"=1+2"_s);
    m_reader->add(m_tag, at + 3s, true);
    const QByteArrayList lines = ask({u"history"_s, m_tag.text(), u"--csv"_s}).output.split('\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(1).split(',').at(2).toDouble(), odd);
    QCOMPARE(lines.at(2).split(',').at(2), QByteArray("-7.25"));
    QCOMPARE(lines.at(3).split(',').at(2), QByteArray("'=1+2"));
    QCOMPARE(lines.at(4).split(',').at(2), QByteArray("true"));
}

void TestHistoryJob::bucketsArePrinted()
{
    HistoryBucket bucket;
    bucket.from = fromEpochMs(1'795'930'200'000);
    bucket.first = 1;
    bucket.last = 4;
    bucket.minimum = 1;
    bucket.maximum = 5;
    bucket.sum = 10;
    bucket.count = 4;
    bucket.worst = Quality::Late;
    HistoryBucket empty;
    empty.from = bucket.from + 1min;
    empty.gap = true;
    m_reader->buckets = {bucket, empty};
    const QStringList arguments{u"history"_s, m_tag.text(), u"--step"_s, u"1m"_s};
    const QByteArrayList csv = ask(arguments + QStringList{u"--csv"_s}).output.split('\n');
    QCOMPARE(csv.at(1),
             QByteArray("2026-11-29T05:30:00.000Z,raptor/shop/m1/left.rpm,4,2.5,1,5,1,4,"
                        "rpm,late,false\r"));
    QCOMPARE(csv.at(2),
             QByteArray("2026-11-29T05:31:00.000Z,raptor/shop/m1/left.rpm,0,,,,,,"
                        "rpm,good,true\r"));
    QCOMPARE(m_reader->queries.constFirst().step, Milliseconds(60'000));
    const QByteArrayList json = ask(arguments + QStringList{u"--json"_s}).output.split('\n');
    const QJsonObject first = QJsonDocument::fromJson(json.at(0)).object();
    QCOMPARE(first.value(u"mean"_s).toDouble(), 2.5);
    QCOMPARE(first.value(u"step_ms"_s).toInt(), 60'000);
    QVERIFY(QJsonDocument::fromJson(json.at(1)).object().value(u"mean"_s).isNull());
}

void TestHistoryJob::moreThanAskedFor()
{
    for (int i = 0; i < 5; ++i)
        m_reader->add(m_tag, m_clock.wall() - 1min + i * 1s, double(i));
    const Answer answer = ask({u"history"_s, m_tag.text(), u"-n"_s, u"3"_s, u"--csv"_s});
    QCOMPARE(answer.status, ExitStatus::Confirmed);
    QVERIFY2(answer.complaint.contains(u"only the newest 3"_s), qPrintable(answer.complaint));
    QCOMPARE(answer.output.count('\n'), 4);
}

void TestHistoryJob::nothingThere()
{
    m_reader->add(m_tag, m_clock.wall() - 48h, 1.0);
    const Answer earlier = ask({u"history"_s, m_tag.text()});
    QCOMPARE(earlier.status, ExitStatus::Confirmed);
    QVERIFY(earlier.complaint.contains(u"no samples in this time"_s));
    const Answer unknown = ask({u"history"_s, u"raptor/shop/m1/right.rpm"_s});
    QCOMPARE(unknown.status, ExitStatus::Refused);
    QVERIFY2(unknown.complaint.contains(u"raptorctl history tags"_s),
             qPrintable(unknown.complaint));
}

void TestHistoryJob::tagsAreListed()
{
    m_reader->add(m_tag, m_clock.wall(), 1.0);
    m_reader->add({m_tag.device, u"left.amps"_s}, m_clock.wall(), 1.0);
    QCOMPARE(ask({u"history"_s, u"tags"_s}).output,
             QByteArray("raptor/shop/m1/left.rpm\nraptor/shop/m1/left.amps\n"));
    QCOMPARE(ask({u"history"_s, u"tags"_s, u"*amps"_s}).output,
             QByteArray("raptor/shop/m1/left.amps\n"));
    QCOMPARE(ask({u"history"_s, u"tags"_s, u"*amps"_s, u"--json"_s}).output,
             QByteArray("{\"tag\":\"raptor/shop/m1/left.amps\",\"device\":\"raptor/shop/m1\","
                        "\"signal\":\"left.amps\"}\n"));
}

void TestHistoryJob::usageIsTold()
{
    m_reader->usage.folder = u"/var/plant"_s;
    m_reader->usage.bytes = 3'000'000;
    m_reader->usage.samples = 1'000'000;
    m_reader->usage.tags = 8;
    const Answer people = ask({u"history"_s, u"usage"_s});
    QVERIFY(people.output.contains("/var/plant") && people.output.contains("kept whatever its age"));
    const QJsonObject object =
        QJsonDocument::fromJson(ask({u"history"_s, u"usage"_s, u"--json"_s}).output).object();
    QCOMPARE(object.value(u"samples"_s).toInt(), 1'000'000);
    QVERIFY(object.value(u"oldest"_s).isNull());
}

void TestHistoryJob::troubleIsTold()
{
    m_reader->error = u"the disk reports an error"_s;
    const QList<QStringList> all{
        {m_tag.text()}, {m_tag.text(), u"--step"_s, u"1m"_s}, {u"tags"_s}, {u"usage"_s}};
    for (const QStringList &arguments : all) {
        const Answer answer = ask(QStringList{u"history"_s} + arguments);
        QCOMPARE(answer.status, ExitStatus::Broken);
        QCOMPARE(answer.complaint, m_reader->error);
        QVERIFY(answer.output.isEmpty());
    }
}

void TestHistoryJob::noFile_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("check") << QStringList{u"check"_s};
    QTest::newRow("backup") << QStringList{u"backup"_s, u"copy.sqlite"_s};
}

void TestHistoryJob::noFile()
{
    QFETCH(QStringList, words);
    const QTemporaryDir folder;
    const auto options = parseHistoryOptions(QStringList{u"history"_s} + words, m_clock.wall());
    QVERIFY(options.ok());
    const CtlAnswer answer = options->action == HistoryOptions::Action::Check
        ? checkHistory(*options, folder.path())
        : backUpHistory(*options, folder.path());
    QCOMPARE(answer.status, ExitStatus::Broken);
    QVERIFY2(answer.complaint.contains(u"there is no history at"_s), qPrintable(answer.complaint));
}

QTEST_GUILESS_MAIN(TestHistoryJob)
#include "tst_historyjob.moc"
