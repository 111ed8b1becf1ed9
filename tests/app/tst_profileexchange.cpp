// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/profile_exchange.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

class TestProfileExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void exportComesBack();
    void anExportMayBeReplaced();
    void nothingElseIsReplaced_data();
    void nothingElseIsReplaced();
    void namesAndRanksAreFree();
    void ranksStayWhereNothingIs();
    void theSameIsNotAddedTwice();
    void wholeConfigurationIsReadPast();
    void trustIsNotTakenOver();
    void refusesToImport_data();
    void refusesToImport();

private:
    static BrokerProfile broker(const QString &name, QStringView url, int rank)
    {
        return {.name = name, .url = BrokerUrl::parse(url).value(), .rank = rank};
    }
    [[nodiscard]] QString file(const QString &name = u"brokers.toml"_s) const
    {
        return m_folder->filePath(name);
    }
    void write(const QByteArray &text) const
    {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    }
    [[nodiscard]] QByteArray text() const
    {
        QFile in(file());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const BrokerProfile m_local = broker(u"local"_s, u"mqtt://pi.example", 1);
    const BrokerProfile m_cloud = broker(u"cloud"_s, u"wss://cloud.example/mqtt", 2);
};

void TestProfileExchange::exportComesBack()
{
    BrokerProfile cloud = m_cloud;
    cloud.user = u"console-1"_s;
    cloud.caFile = file(u"certs/ca.pem"_s);
    cloud.tokenHeader = u"Authorization"_s;
    cloud.headers = {{u"X-Plant"_s, u"shop"_s}};
    QVERIFY(ProfileExchange::write(file(), {m_local, cloud}).ok());
    QCOMPARE(QFileInfo(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QVERIFY2(text().startsWith("# Brokers of a Raptor Console"), text().constData());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"brokers.toml"_s});
    const auto back = ProfileExchange::read(file(), {});
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().text));
    QCOMPARE(back->added, (QList<BrokerProfile>{m_local, cloud}));
    QCOMPARE(back->told,
             (QStringList{u"added: local (mqtt://pi.example:1883)"_s,
                          u"added: cloud (wss://cloud.example:443/mqtt)"_s,
                          u"cloud: there is no %1 here"_s.arg(cloud.caFile),
                          u"cloud: its secrets are not in the file"_s}));
}

void TestProfileExchange::anExportMayBeReplaced()
{
    QVERIFY(ProfileExchange::write(file(), {m_local}).ok());
    QVERIFY(ProfileExchange::write(file(), {m_cloud}).ok());
    QCOMPARE(ProfileExchange::read(file(), {})->added, QList<BrokerProfile>{m_cloud});
    write({}); // empty is nothing to lose
    QVERIFY(ProfileExchange::write(file(), {m_cloud}).ok());
}

void TestProfileExchange::nothingElseIsReplaced_data()
{
    QTest::addColumn<QByteArray>("before");
    const QByteArray headline =
        "# Brokers of a Raptor Console. Passwords and tokens are never in it.\n";
    const QByteArray broker = "[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\n";
    QTest::newRow("a letter") << QByteArray("Dear all,\n");
    QTest::newRow("brokers written by hand") << broker;
    QTest::newRow("an export with more in it") << headline + broker + "[names]\n";
    QTest::newRow("an export that is broken") << headline + "[[broker]\n";
}

void TestProfileExchange::nothingElseIsReplaced()
{
    QFETCH(const QByteArray, before);
    write(before);
    const Outcome written = ProfileExchange::write(file(), {m_local});
    QVERIFY(!written.ok());
    QVERIFY2(written.error().text.contains(u"choose another name"_s),
             qPrintable(written.error().text));
    QCOMPARE(text(), before);
    QVERIFY(!ProfileExchange::write(m_folder->path(), {m_local}).ok());
    QVERIFY(!ProfileExchange::write(file(u"none.toml"_s), {}).ok());
    QVERIFY(!QFileInfo::exists(file(u"none.toml"_s)));
}

void TestProfileExchange::namesAndRanksAreFree()
{
    QVERIFY(ProfileExchange::write(file(), {m_cloud, m_local}).ok());
    BrokerProfile otherCloud = broker(u"cloud"_s, u"mqtts://elsewhere.example", 4);
    const BrokerProfile second = broker(u"cloud 2"_s, u"mqtts://third.example", 2);
    const auto import = ProfileExchange::read(file(), {otherCloud, second});
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().text));
    QCOMPARE(import->added.size(), 2);
    // What comes from elsewhere is preferred to nothing that is here.
    QCOMPARE(import->added.at(0).name, u"local"_s);
    QCOMPARE(import->added.at(0).rank, 5);
    QCOMPARE(import->added.at(1).name, u"cloud 3"_s);
    QCOMPARE(import->added.at(1).rank, 6);
    QCOMPARE(
        import->told.last(),
        u"added: cloud (wss://cloud.example:443/mqtt), as cloud 3 because there is another cloud"_s);
}

void TestProfileExchange::ranksStayWhereNothingIs()
{
    QVERIFY(ProfileExchange::write(file(), {broker(u"far"_s, u"mqtt://far.example", 7)}).ok());
    QCOMPARE(ProfileExchange::read(file(), {})->added.first().rank, 7);
}

void TestProfileExchange::theSameIsNotAddedTwice()
{
    QVERIFY(ProfileExchange::write(file(), {m_local, m_cloud}).ok());
    BrokerProfile local = m_local;
    local.rank = 9; // whatever it is here
    const auto import = ProfileExchange::read(file(), {local});
    QVERIFY(import.ok());
    QCOMPARE(import->added.size(), 1);
    QCOMPARE(import->told.first(), u"local is here already, the same"_s);
}

void TestProfileExchange::wholeConfigurationIsReadPast()
{
    write("plant = \"P\"\nrole = \"view\"\n[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\ncolour = "
          "\"red\"\n"
          "[names]\n\"raptor/shop/m1\" = \"fan\"\n");
    const auto import = ProfileExchange::read(file(), {});
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().text));
    QCOMPARE(
        import->told,
        (QStringList{u"added: a (mqtt://h:1883)"_s, u"brokers.toml:6: unknown key \"colour\""_s,
                     u"read past, not taken over: names, plant, role"_s}));
}

void TestProfileExchange::trustIsNotTakenOver()
{
    BrokerProfile trusting = m_local;
    trusting.user = u"ada"_s;
    trusting.trustedNetwork = true;
    QVERIFY(ProfileExchange::write(file(), {trusting}).ok());
    const auto import = ProfileExchange::read(file(), {});
    QVERIFY(import.ok());
    QVERIFY(!import->added.first().trustedNetwork);
    QVERIFY2(import->told.contains(u"local: its network is not trusted here until you say so"_s),
             qPrintable(import->told.join(u'\n')));
}

void TestProfileExchange::refusesToImport_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no TOML") << QByteArray("Dear all,\n") << u"brokers.toml:1:"_s;
    QTest::newRow("no brokers") << QByteArray("plant = \"P\"\n") << u"no [[broker]]"_s;
    QTest::newRow("empty") << QByteArray() << u"no [[broker]]"_s;
    QTest::newRow("a secret") << QByteArray(
        "[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\npassword = \"canary\"\n")
                              << u"brokers.toml:4: secrets do not belong"_s;
    QTest::newRow("one that is wrong")
        << QByteArray("[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\n"
                      "[[broker]]\nname = \"b\"\nurl = \"http://h\"\n")
        << u"brokers.toml:4:"_s;
}

void TestProfileExchange::refusesToImport()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, error);
    write(text);
    const auto import = ProfileExchange::read(file(), {m_local});
    QVERIFY(!import.ok());
    QVERIFY2(import.error().text.contains(error), qPrintable(import.error().text));
    QVERIFY2(!import.error().text.contains(u"canary"_s), qPrintable(import.error().text));
    const auto missing = ProfileExchange::read(file(u"no.toml"_s), {});
    QVERIFY(!missing.ok());
    QVERIFY2(missing.error().text.contains(u"there is no file"_s),
             qPrintable(missing.error().text));
}

QTEST_GUILESS_MAIN(TestProfileExchange)
#include "tst_profileexchange.moc"
