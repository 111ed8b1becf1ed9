// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/link_history_file.h"
#include "tests/support/soak.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSemaphore>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

#include <atomic>
#include <memory>

using namespace Raptor;
using namespace Raptor::History;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLinkHistoryFile : public QObject
{
    Q_OBJECT

    static constexpr WallTime start{Milliseconds(1'763'690'000'000)};
    std::unique_ptr<QTemporaryDir> m_directory;

    [[nodiscard]] QString fileName() const { return m_directory->filePath(u"links.jsonl"_s); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    void write(const QByteArray &text) const
    {
        QFile file(fileName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    static BrokerSwitch change(int number)
    {
        return {start + Milliseconds(number), u"local"_s, u"cloud"_s, QString::number(number),
                number % 2 == 0};
    }
    static QStringList reasons(const LinkHistoryFile &history)
    {
        QStringList reasons;
        for (const BrokerSwitch &one : history.switches())
            reasons.append(one.reason);
        return reasons;
    }
    /// As another program, or a later run, finds it.
    [[nodiscard]] LinkLog read() const { return readLinkLines(content()); }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }

    void nothingYet()
    {
        LinkHistoryFile history({.directory = m_directory->filePath(u"new/folder"_s)});
        QSignalSpy loaded(&history, &LinkHistoryFile::loaded);
        QTRY_COMPARE(loaded.count(), 1);
        QVERIFY(history.trouble().isEmpty());
        QVERIFY(history.switches().isEmpty() && history.outages().isEmpty());
    }

    void survivesARestart()
    {
        const BrokerOutage begun{
            u"cloud"_s, start, {}, u"refused, \"quoted\"\nline"_s, 3, 0, {u"raptor/shop/m1"_s}};
        BrokerOutage ended = begun;
        ended.to = start + 90s;
        ended.reports = 135;
        {
            LinkHistoryFile history({.directory = m_directory->path()});
            QSignalSpy settled(&history, &LinkHistoryFile::settled);
            history.add(change(1)); // before what was there is known
            history.put(begun, true);
            history.add(change(2));
            BrokerOutage meanwhile = begun;
            meanwhile.reports = 50;
            history.put(meanwhile, false);
            QCOMPARE(history.outages(), QList<BrokerOutage>{meanwhile});
            history.put(ended, true);
            QTRY_VERIFY(!settled.isEmpty());
            QVERIFY(history.trouble().isEmpty());
        }
        QCOMPARE(content().count('\n'), 4);
        QCOMPARE(QFile::permissions(fileName())
                     & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                        | QFileDevice::WriteOther),
                 QFileDevice::Permissions());
        LinkHistoryFile history({.directory = m_directory->path()});
        QTRY_COMPARE(history.switches(), (QList<BrokerSwitch>{change(2), change(1)}));
        QCOMPARE(history.outages(), QList<BrokerOutage>{ended});
        QVERIFY(history.trouble().isEmpty());
    }

    void whatEndsBeforeItIsReadIsWritten()
    {
        {
            LinkHistoryFile history({.directory = m_directory->path()});
            history.add(change(7));
        }
        QCOMPARE(read().entries.size(), 1);
    }

    void damage_data()
    {
        const QByteArray good = linkLine(change(1));
        const QByteArray also = linkLine(change(2));
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("found");
        QTest::addColumn<QString>("said");
        QTest::newRow("a half last line")
            << good + also.left(30) << QStringList{u"1"_s} << QString();
        QTest::newRow("a last line without its end")
            << good + also.chopped(1) << QStringList{u"2"_s, u"1"_s} << QString();
        QTest::newRow("nothing but half a line") << good.left(9) << QStringList() << QString();
        QTest::newRow("half a character")
            << good + "{\"what\":\"\xc3" << QStringList{u"1"_s} << QString();
        QTest::newRow("empty lines") << "\n\n" + good + "\r\n" << QStringList{u"1"_s} << QString();
        QTest::newRow("rubbish between")
            << good + "rubbish\n" + also << QStringList{u"2"_s, u"1"_s} << u"1 of 3 lines"_s;
        QTest::newRow("zeros, as after a power cut") << good + QByteArray(512, '\0') + "\n"
                + also << QStringList{u"2"_s, u"1"_s} << u"1 of 3 lines"_s;
        QTest::newRow("other JSON") << good + "[1]\n{}\n{\"what\":\"switch\",\"at\":\"x\"}\n" + also
                                    << QStringList{u"2"_s, u"1"_s} << u"3 of 5 lines"_s;
        QTest::newRow("impossible time")
            << QByteArray("{\"what\":\"outage\",\"broker\":\"a\",\"from\":1e300}\n") + good
            << QStringList{u"1"_s} << u"1 of 2 lines"_s;
    }
    void damage()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, found);
        QFETCH(QString, said);
        write(text);
        {
            LinkHistoryFile history({.directory = m_directory->path()});
            QSignalSpy loaded(&history, &LinkHistoryFile::loaded);
            QTRY_COMPARE(loaded.count(), 1);
            QCOMPARE(reasons(history), found);
            QCOMPARE(history.trouble().isEmpty(), said.isEmpty());
            QVERIFY2(history.trouble().contains(said), qPrintable(history.trouble()));
            QSignalSpy settled(&history, &LinkHistoryFile::settled);
            history.add(change(9));
            QTRY_COMPARE(settled.count(), 1);
            QVERIFY(history.trouble().contains(said)); // that is not forgotten
        }
        // What is added is a line of its own, and a half line is no damage of the next run.
        const LinkLog log = read();
        QCOMPARE(log.entries.size(), found.size() + 1);
        QCOMPARE(log.unreadable, said.isEmpty() ? 0 : said.left(1).toInt());
    }

    void isBounded()
    {
        constexpr int most = 20;
        {
            LinkHistoryFile history({.directory = m_directory->path(), .most = most});
            QSignalSpy settled(&history, &LinkHistoryFile::settled);
            for (int number = 1; number <= 95; ++number) {
                history.add(change(number));
                QVERIFY(history.switches().size() <= most);
            }
            QTRY_VERIFY(!settled.isEmpty());
            QCOMPARE(reasons(history).constFirst(), u"95"_s);
        }
        const LinkLog log = read();
        QVERIFY2(log.lines <= 2 * most, QByteArray::number(log.lines).constData());
        QCOMPARE(std::get<BrokerSwitch>(log.entries.constLast()), change(95));
        QCOMPARE(QFile::permissions(fileName()) & QFileDevice::ReadOther,
                 QFileDevice::Permissions());
    }

    void twoPrograms()
    {
        LinkHistoryFile one({.directory = m_directory->path(), .most = 10});
        LinkHistoryFile two({.directory = m_directory->path(), .most = 10});
        QSignalSpy settled(&one, &LinkHistoryFile::settled);
        QSignalSpy alsoSettled(&two, &LinkHistoryFile::settled);
        for (int number = 0; number < 8; ++number)
            (number % 2 ? one : two).add(change(number));
        QTRY_VERIFY(!settled.isEmpty() && !alsoSettled.isEmpty());
        QCOMPARE(read().entries.size(), 8);
        QCOMPARE(read().unreadable, 0);
    }

    void diskThatFails()
    {
        auto fails = std::make_shared<std::atomic<bool>>(false);
        LinkHistoryFile history(
            {.directory = m_directory->path(), .beforeDisk = [fails]() -> Outcome {
                 if (fails->load())
                     return Error{Error::Code::Io, u"no space left"_s};
                 return std::monostate{};
             }});
        QSignalSpy loaded(&history, &LinkHistoryFile::loaded);
        QTRY_COMPARE(loaded.count(), 1);
        fails->store(true);
        QSignalSpy troubled(&history, &LinkHistory::troubleChanged);
        history.add(change(1));
        QTRY_COMPARE(troubled.count(), 1);
        QVERIFY(history.trouble().contains(u"no space left"_s));
        QCOMPARE(history.switches().size(), 1);
        fails->store(false);
        history.add(change(2));
        QTRY_COMPARE(troubled.count(), 2);
        QVERIFY(history.trouble().isEmpty());
        QCOMPARE(read().entries.size(), 2); // the first one was not forgotten
    }

    void diskThatHangs()
    {
        auto gate = std::make_shared<QSemaphore>();
        LinkHistoryFile history(
            {.directory = m_directory->path(), .beforeDisk = [gate]() -> Outcome {
                 gate->acquire();
                 return std::monostate{};
             }});
        QSignalSpy exported(&history, &LinkHistory::exported);
        for (int number = 0; number < 10; ++number)
            history.add(change(number)); // returns at once
        QCOMPARE(history.switches().size(), 10);
        history.exportTo(m_directory->filePath(u"switches.csv"_s), LinkHistory::Part::Switches);
        QTRY_COMPARE(exported.count(), 1);
        gate->release(100);
        QSignalSpy settled(&history, &LinkHistoryFile::settled);
        QTRY_COMPARE(settled.count(), 1);
    }

    void folderThatCannotBeMade()
    {
        write("a file, no folder\n");
        LinkHistoryFile history({.directory = fileName()});
        QTRY_VERIFY(!history.trouble().isEmpty());
        history.add(change(1));
        QTRY_VERIFY(history.trouble().startsWith(u"Not kept"_s));
    }

    void exports()
    {
        LinkHistoryFile history({.directory = m_directory->path()});
        history.add({start, {}, u"=cmd"_s, u"health, \"data\""_s, true});
        const BrokerOutage outage{u"cloud"_s,
                                  start,
                                  start + 90s,
                                  u"refused"_s,
                                  3,
                                  135,
                                  {u"raptor/shop/m1"_s, u"raptor/shop/m2"_s}};
        history.put(outage, true);
        QSignalSpy exported(&history, &LinkHistory::exported);
        const auto text = [&](const QString &name) {
            QFile file(m_directory->filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        history.exportTo(m_directory->filePath(u"s.csv"_s), LinkHistory::Part::Switches);
        history.exportTo(m_directory->filePath(u"o.csv"_s), LinkHistory::Part::Outages);
        history.reportTo(m_directory->filePath(u"r.CSV"_s), outage);
        history.reportTo(m_directory->filePath(u"r.txt"_s), outage);
        history.reportTo(m_directory->filePath(u"nowhere/r.txt"_s), outage);
        QTRY_COMPARE(exported.count(), 5);
        QCOMPARE(text(u"s.csv"_s),
                 QByteArray("time,from,to,by,reason\r\n"
                            "2025-11-21T01:53:20.000Z,,'=cmd,operator,"
                            "\"health, \"\"data\"\"\"\r\n"));
        QCOMPARE(text(u"o.csv"_s),
                 QByteArray("from,to,seconds,broker,devices,missed reports (estimate),reason\r\n"
                            "2025-11-21T01:53:20.000Z,2025-11-21T01:54:50.000Z,90.0,cloud,3,135,"
                            "refused\r\n"));
        QCOMPARE(text(u"r.CSV"_s), text(u"o.csv"_s));
        const QByteArray report = text(u"r.txt"_s);
        for (const char *part : {"cloud", "2025-11-21T01:54:50.000Z", "90.0 s", "refused", "135",
                                 "raptor/shop/m1, raptor/shop/m2 and 1 more"})
            QVERIFY2(report.contains(part), report.constData());
        QVERIFY(exported.at(0).at(2).toString().isEmpty());
        QVERIFY(!exported.at(4).at(2).toString().isEmpty());
    }

    /// The file is sound after each kill, and all that was said to be in it is.
    void killed()
    {
        const int rounds = Test::isFullRun() ? 200 : 8;
        int next = 1;
        for (int round = 0; round < rounds; ++round) {
            QProcess keeper;
            keeper.start(QStringLiteral(RAPTOR_LINK_KEEPER),
                         {m_directory->path(), QString::number(next)});
            int last = 0;
            const int least = QRandomGenerator::global()->bounded(1, 120);
            QByteArray rest;
            while (last < next + least && keeper.waitForReadyRead(10'000)) {
                rest += keeper.readAll();
                const qsizetype end = rest.lastIndexOf('\n');
                if (end < 0)
                    continue;
                last = rest.first(end).split('\n').constLast().toInt();
                rest.remove(0, end + 1);
            }
            keeper.kill();
            QVERIFY(keeper.waitForFinished(10'000));
            QVERIFY(last >= next);
            const LinkLog log = read();
            QCOMPARE(log.unreadable, 0);
            QVERIFY2(log.lines <= 101, QByteArray::number(log.lines).constData());
            const auto newest = std::get<BrokerSwitch>(log.entries.constLast());
            QVERIFY(newest.reason.toInt() >= last);
            for (qsizetype i = 1; i < log.entries.size(); ++i) { // without a hole
                QCOMPARE(std::get<BrokerSwitch>(log.entries.at(i)).reason.toInt(),
                         std::get<BrokerSwitch>(log.entries.at(i - 1)).reason.toInt() + 1);
            }
            next = newest.reason.toInt() + 1;
        }
        qInfo("%d kills, %d entries", rounds, next - 1);
    }
};

int main(int argc, char **argv)
{
    return Test::runSoak<TestLinkHistoryFile>(argc, argv);
}
#include "tst_linkhistoryfile.moc"
