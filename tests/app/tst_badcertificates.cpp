// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every certificate that must be refused, on every way to a broker: nothing is sent (RP-30).
#include "app/core/source_director.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/counting_server.h"
#include "tests/support/test_certificates.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

/// A profile, a server's chain that it accepts, and one that it must not.
struct Case
{
    QString name;
    QStringList good; ///< empty: nothing is accepted with this profile
    QStringList bad;
    QString words; ///< part of the reason
    QString caFile = u"own"_s; ///< name of a certificate; empty: the system's authorities
    QString pinned{}; ///< name of a certificate
    QString expectedHost{};
};

const QList<Case> &cases()
{
    static const QList<Case> all{
        {u"expired"_s, {u"good"_s}, {u"expired"_s}, u"expired on"_s},
        {u"not yet valid"_s, {u"good"_s}, {u"early"_s}, u"not valid before 2040"_s},
        {u"wrong host"_s,
         {u"good"_s},
         {u"named"_s},
         u"made out to broker.example, not to 127.0.0.1"_s},
        {u"self-signed"_s, {u"good"_s}, {u"foreign"_s}, u"self-signed"_s},
        {u"unknown authority"_s, {u"good"_s}, {u"stranger"_s}, u"unknown authority"_s},
        {u"authority planted in the working directory"_s,
         {u"good"_s},
         {u"planted"_s},
         u"authorit"_s},
        {u"planted, the system's authorities"_s, {}, {u"planted"_s}, u"authorit"_s, {}},
        {u"pinned root not in the chain"_s,
         {u"good"_s},
         {u"stranger"_s},
         u"the pinned authority"_s,
         u"both"_s,
         u"own"_s},
        {u"pinned authority sent, but not in the chain"_s,
         {u"below"_s, u"between"_s},
         {u"good"_s, u"between"_s},
         u"the pinned authority"_s,
         u"own"_s,
         u"between"_s},
        {u"expected host"_s,
         {u"named"_s},
         {u"good"_s},
         u"made out to 127.0.0.1, not to broker.example"_s,
         u"own"_s,
         {},
         u"broker.example"_s},
    };
    return all;
}

} // namespace

class TestBadCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanupTestCase() { QDir::setCurrent(m_before); }
    void rp30_firstConnect_data() { rows(false); }
    void rp30_firstConnect();
    void rp30_reconnect_data() { rows(true); }
    void rp30_reconnect();
    void rp30_switchByLock_data() { rows(false); }
    void rp30_switchByLock();

private:
    using Speaks = CountingServer::Speaks;

    static void rows(bool withGood);
    void plant();
    [[nodiscard]] QSslConfiguration server(const QStringList &chain) const;
    [[nodiscard]] BrokerProfile profile(const Case &one, const QString &url) const;
    [[nodiscard]] static BrokerSecrets secrets();

    TestCertificates m_files;
    QTemporaryDir m_planted;
    QString m_before = QDir::currentPath();
    SystemClock m_clock;
};

void TestBadCertificates::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    for (const QString &name : {u"own"_s, u"foreign"_s, u"plant"_s})
        QVERIFY(m_files.makeAuthority(name));
    const QString here = u"IP:127.0.0.1"_s;
    QVERIFY(m_files.makeIntermediate(u"between"_s, u"own"_s));
    QVERIFY(m_files.make(u"good"_s, u"own"_s, here));
    QVERIFY(m_files.make(u"below"_s, u"between"_s, here));
    QVERIFY(m_files.make(u"named"_s, u"own"_s, u"DNS:broker.example"_s));
    QVERIFY(m_files.make(u"expired"_s, u"own"_s, here, -1));
    QVERIFY(m_files.makeBetween(u"early"_s, u"own"_s, here, u"20400601000000Z"_s,
                                u"20410101000000Z"_s));
    QVERIFY(m_files.make(u"stranger"_s, u"foreign"_s, here));
    QVERIFY(m_files.make(u"planted"_s, u"plant"_s, here));
    QFile both(m_files.certificate(u"both"_s));
    QVERIFY(both.open(QIODevice::WriteOnly));
    for (const QString &name : {u"own"_s, u"foreign"_s})
        both.write(QSslCertificate::fromPath(m_files.certificate(name)).value(0).toPem());
    plant();
}

/// Wherever OpenSSL, Qt or a careless program could look for it.
void TestBadCertificates::plant()
{
    const QString authority = m_files.certificate(u"plant"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"x509"_s, u"-hash"_s, u"-noout"_s, u"-in"_s, authority});
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    const QString hash = QString::fromLatin1(openssl.readAllStandardOutput()).trimmed();
    QDir folder(m_planted.path());
    for (const QString &inside :
         {u"."_s, u"certs"_s, u"ssl"_s, u"ssl/certs"_s, u"etc/ssl/certs"_s}) {
        QVERIFY(folder.mkpath(inside));
        for (const QString &name : {hash + u".0"_s, u"ca.pem"_s, u"cert.pem"_s, u"cacert.pem"_s,
                                    u"ca-certificates.crt"_s, u"ca-bundle.crt"_s})
            QVERIFY(QFile::copy(authority, folder.filePath(inside + u'/' + name)));
    }
    QVERIFY(QDir::setCurrent(folder.path()));
}

QSslConfiguration TestBadCertificates::server(const QStringList &chain) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    m_files.use(chain.constFirst(), configuration);
    QList<QSslCertificate> certificates;
    for (const QString &name : chain)
        certificates += QSslCertificate::fromPath(m_files.certificate(name));
    configuration.setLocalCertificateChain(certificates);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

BrokerProfile TestBadCertificates::profile(const Case &one, const QString &url) const
{
    const auto pin = [this](const QString &name) {
        const QSslCertificate found = QSslCertificate::fromPath(m_files.certificate(name)).value(0);
        return QString::fromLatin1(found.digest(QCryptographicHash::Sha256).toHex());
    };
    return {.name = u"tried"_s,
            .url = BrokerUrl::parse(url).value(),
            .user = u"kim"_s,
            .rank = 2,
            .caFile = one.caFile.isEmpty() ? QString() : m_files.certificate(one.caFile),
            .caPin = one.pinned.isEmpty() ? QString() : pin(one.pinned),
            .expectedHost = one.expectedHost,
            .tokenHeader = u"Authorization"_s};
}

BrokerSecrets TestBadCertificates::secrets()
{
    BrokerSecrets secrets;
    secrets.set(SecretKind::Password, u"sesame"_s);
    secrets.set(SecretKind::Token, u"Bearer sesame"_s);
    return secrets;
}

void TestBadCertificates::rows(bool withGood)
{
    QTest::addColumn<Speaks>("speaks");
    QTest::addColumn<int>("number");
    for (const Speaks speaks : {Speaks::Mqtt, Speaks::WebSocket}) {
        for (int number = 0; number < cases().size(); ++number) {
            const Case &one = cases().at(number);
            if (withGood && one.good.isEmpty())
                continue;
            QTest::addRow("%s: %s", speaks == Speaks::Mqtt ? "mqtts" : "wss", qPrintable(one.name))
                << speaks << number;
        }
    }
}

void TestBadCertificates::rp30_firstConnect()
{
    QFETCH(Speaks, speaks);
    QFETCH(int, number);
    const Case &one = cases().at(number);
    CountingServer server(speaks, this->server(one.bad));
    MqttLink link({profile(one, server.url()), secrets(), LinkRole::Telemetry}, m_clock, nullptr);
    int refusals = 0;
    connect(&link, &MqttLink::statusChanged, this, [&refusals](const LinkStatus &status) {
        refusals += status.session == SessionState::Down ? 1 : 0;
    });
    link.start();
    QTRY_VERIFY(refusals >= 2 && server.connections >= 2); // it is refused each time
    QVERIFY2(link.status().error.contains(one.words), qPrintable(link.status().error));
    QCOMPARE(server.received, 0);
}

void TestBadCertificates::rp30_reconnect()
{
    QFETCH(Speaks, speaks);
    QFETCH(int, number);
    const Case &one = cases().at(number);
    CountingServer server(speaks, this->server(one.good));
    MqttLink link({profile(one, server.url()), secrets(), LinkRole::Telemetry}, m_clock, nullptr);
    link.start();
    QTRY_VERIFY2(link.status().session == SessionState::Up, qPrintable(link.status().error));
    QVERIFY(server.received > 0);
    QSignalSpy down(&link, &MqttLink::sessionDown);
    server.show(this->server(one.bad));
    server.beginAnew();
    QTRY_COMPARE(down.count(), 1);
    QTRY_VERIFY2(link.status().error.contains(one.words), qPrintable(link.status().error));
    QVERIFY(server.connections > 0);
    QCOMPARE(server.received, 0);
}

void TestBadCertificates::rp30_switchByLock()
{
    QFETCH(Speaks, speaks);
    QFETCH(int, number);
    const Case &one = cases().at(number);
    CountingServer server(speaks, this->server(one.bad));
    ScriptedBroker other;
    Mailbox mailbox;
    BrokerFleet fleet(ProfileCatalogue(), m_clock, mailbox);
    Models::PlantStore plant(ProfileCatalogue(), m_clock);
    const BrokerProfile good{
        .name = u"good"_s, .url = BrokerUrl::parse(other.url()).value(), .rank = 1};
    SourceDirector director({.fleet = &fleet, .plant = &plant, .clock = &m_clock, .catalogue = {}},
                            {good, profile(one, server.url())}, QString());
    director.start();
    for (const SecretKind kind : {SecretKind::Password, SecretKind::Token})
        director.giveSecret(u"tried"_s, kind, secrets().value(kind), false);
    const auto up = [&](const QString &name) {
        return fleet.status(name).command == SessionState::Up;
    };
    QTRY_VERIFY(up(u"good"_s));
    director.lockTo(u"tried"_s);
    director.retryNow(u"tried"_s);
    const int before = server.connections;
    QTRY_VERIFY(server.connections >= before + 2);
    QTRY_VERIFY2(fleet.status(u"tried"_s).lastError.contains(one.words),
                 qPrintable(fleet.status(u"tried"_s).lastError));
    QVERIFY(!up(u"tried"_s));
    QCOMPARE(server.received, 0);
}

QTEST_GUILESS_MAIN(TestBadCertificates)
#include "tst_badcertificates.moc"
