// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/site_memory.h"
#include "app/core/site_watch.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

namespace {

DeviceId device(const QString &name)
{
    return DeviceId::parse(u"raptor/shop/"_s + name).value();
}

BrokerDevices remembered()
{
    return {{u"local"_s, {device(u"m1"_s), device(u"m2"_s)}}, {u"cloud"_s, {device(u"g1"_s)}}};
}

} // namespace

class TestSiteWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void stories_data()
    {
        // Remembered are m1 and m2 at local, g1 at cloud, nothing at spare. "local:m1": that broker
        // delivers m1; "local:" begins a session; "local!" is confirmed by hand. "?local" expects
        // it to be unconfirmed, "=local" not.
        QTest::addColumn<QString>("story");
        const auto row = [](const char *name, const char *story) {
            QTest::newRow(name) << QString::fromLatin1(story);
        };
        row("nothing heard yet", "local: =local");
        row("the known ones", "local: local:m1 =local local:x1 =local");
        row("none but strangers", "local: local:x1 ?local local:x2 ?local");
        row("a known one among them", "local: local:x1 ?local local:m2 =local local:x2 =local");
        row("nothing was expected", "spare: spare:x1 =spare spare:x2 =spare");
        row("the next session there expects them", "spare: spare:x1 spare: spare:x2 ?spare");
        row("by hand", "local: local:x1 ?local local! =local local:x2 =local");
        row("by hand, and remembered", "local: local:x1 local! local: local:x1 =local");
        row("every session anew", "local: local:m1 =local local: local:x1 ?local");
        row("a doubt outlives its session", "local: local:x1 ?local local: ?local local: ?local");
        row("until a known one reports", "local: local:x1 local: local:x2 ?local local:m1 =local");
        row("or somebody confirms it", "local: local:x1 local: local! =local local: local:x1 =local");
        row("a session that never had a doubt", "local: local:m1 local: =local");
        row("one broker does not speak for the other",
            "local: local:m1 cloud: cloud:x1 ?cloud =local");
        row("of this plant, by another broker", "local: local:m1 cloud: cloud:m1 =cloud");
        row("not by a broker in doubt", "local: local:x1 cloud: cloud:x1 ?cloud ?local");
        row("only what was heard in this run", "cloud: cloud:m1 ?cloud");
        row("a new device, seen by both", "local: local:m1 local:n1 cloud: cloud:n1 =cloud");
    }

    void stories()
    {
        QFETCH(QString, story);
        SiteWatch watch;
        watch.recall(remembered());
        for (const QString &word : story.split(u' ')) {
            const QString broker = word.section(u':', 0, 0).remove(QRegularExpression(u"[?=!]"_s));
            if (word.startsWith(u'?') || word.startsWith(u'='))
                QVERIFY2(watch.isUnconfirmed(broker) == word.startsWith(u'?'), qPrintable(word));
            else if (word.endsWith(u'!'))
                QVERIFY(watch.confirm(broker));
            else if (word.endsWith(u':'))
                watch.sessionStarted(broker);
            else
                watch.heard(broker, device(word.section(u':', 1)));
        }
    }

    /// Strangers are not remembered before they are confirmed: the next start has to ask as well.
    void strangersAreNotRemembered()
    {
        SiteWatch watch;
        watch.recall(remembered());
        QVERIFY(!watch.takeChanged());
        watch.sessionStarted(u"local"_s);
        QVERIFY(watch.heard(u"local"_s, device(u"x1"_s)));
        QVERIFY(!watch.takeChanged());
        QCOMPARE(watch.remembered(), remembered());
        QCOMPARE(watch.strangers(u"local"_s), QSet{device(u"x1"_s)});
        QVERIFY(watch.confirm(u"local"_s));
        QVERIFY(!watch.confirm(u"local"_s));
        QVERIFY(watch.takeChanged());
        QVERIFY(!watch.takeChanged());
        QVERIFY(watch.remembered().value(u"local"_s).contains(device(u"x1"_s)));
        QVERIFY(!watch.heard(u"local"_s, device(u"x2"_s)));
        QVERIFY(watch.takeChanged());
        watch.forget(u"local"_s);
        QVERIFY(!watch.remembered().contains(u"local"_s));
    }

    /// They may have been of another plant, which only was at the same address for a while.
    void suspectsAreNotRememberedForOthers()
    {
        SiteWatch watch;
        watch.recall(remembered());
        watch.sessionStarted(u"local"_s);
        watch.heard(u"local"_s, device(u"x1"_s));
        watch.sessionStarted(u"local"_s);
        QCOMPARE(watch.strangers(u"local"_s), QSet{device(u"x1"_s)});
        watch.heard(u"local"_s, device(u"m1"_s));
        QVERIFY(!watch.isUnconfirmed(u"local"_s));
        QVERIFY(watch.strangers(u"local"_s).isEmpty());
        QCOMPARE(watch.remembered(), remembered());
    }

    void anotherNameKeepsTheDoubt()
    {
        SiteWatch watch;
        watch.recall(remembered());
        watch.sessionStarted(u"local"_s);
        watch.heard(u"local"_s, device(u"x1"_s));
        watch.rename(u"local"_s, u"pi"_s);
        QVERIFY(watch.takeChanged());
        watch.sessionStarted(u"pi"_s);
        QVERIFY(watch.isUnconfirmed(u"pi"_s));
        QVERIFY(!watch.isUnconfirmed(u"local"_s));
        QCOMPARE(watch.remembered().value(u"pi"_s), remembered().value(u"local"_s));
    }

    void lostMemoryVouchesForNobody()
    {
        SiteWatch watch;
        watch.loseMemory();
        watch.sessionStarted(u"local"_s);
        watch.sessionStarted(u"cloud"_s);
        QVERIFY(watch.heard(u"local"_s, device(u"m1"_s)));
        watch.heard(u"cloud"_s, device(u"m1"_s));
        QVERIFY(watch.isUnconfirmed(u"local"_s));
        QVERIFY(watch.isUnconfirmed(u"cloud"_s));
        QVERIFY(watch.confirm(u"local"_s));
        QVERIFY(!watch.isUnconfirmed(u"local"_s));
        watch.heard(u"cloud"_s, device(u"m1"_s)); // of this plant, as is known now
        QVERIFY(!watch.isUnconfirmed(u"cloud"_s));
        watch.sessionStarted(u"local"_s);
        watch.heard(u"local"_s, device(u"x1"_s));
        QVERIFY(watch.isUnconfirmed(u"local"_s));
    }

    void comeBack()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"a/known-sites"_s);
        BrokerDevices devices = remembered();
        devices.insert(u"at the g\u00e4te 2"_s,
                       {DeviceId::parse(u"guardian/g\u00e4rage 1").value()});
        {
            SiteMemory memory(file);
            QVERIFY(memory.load()->isEmpty());
            memory.save(devices); // the destructor sees to it
        }
        QCOMPARE(SiteMemory(file).load().value(), devices);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void nonsenseIsLeftOut()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"nonsense"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("raptor/shop/lost\nat local\n\nno#device\nraptor/shop/m1\nraptor/shop/m2\nat \n"
                   "raptor/shop/lost\nat cloud\nraptor/shop/g1");
        file.close();
        QCOMPARE(SiteMemory(file.fileName()).load().value(), remembered());
    }

    void whatCannotBeReadIsNoEmptyMemory_data()
    {
        QTest::addColumn<QByteArray>("content"); // null: a folder is there instead
        QTest::addColumn<bool>("readable");
        QTest::newRow("empty") << QByteArray("") << true;
        QTest::newRow("nothing but nonsense") << QByteArray(300, '\0') << false;
        QTest::newRow("no device") << QByteArray("at local\n") << false;
        QTest::newRow("no file") << QByteArray() << false;
    }

    void whatCannotBeReadIsNoEmptyMemory()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const bool, readable);
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"known-sites"_s));
        if (content.isNull())
            QVERIFY(QDir(directory.path()).mkdir(u"known-sites"_s));
        else
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto loaded = SiteMemory(file.fileName()).load();
        QCOMPARE(loaded.ok(), readable);
        if (!readable)
            QVERIFY2(loaded.error().text.contains(u"known-sites"_s),
                     qPrintable(loaded.error().text));
    }

    void failureComesBackInWords()
    {
        const QTemporaryDir directory;
        QFile obstacle(directory.filePath(u"obstacle"_s));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        SiteMemory memory(obstacle.fileName() + u"/known-sites"_s);
        QSignalSpy notSaved(&memory, &SiteMemory::notSaved);
        memory.save(remembered());
        QTRY_COMPARE(notSaved.size(), 1);
        QVERIFY(notSaved.first().first().toString().contains(u"obstacle"_s));
    }
};

QTEST_GUILESS_MAIN(TestSiteWatch)
#include "tst_sitewatch.moc"
