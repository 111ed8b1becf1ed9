// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where secrets come from and where they go. Nothing listens on the brokers' ports, except where a
// real mosquitto has to take or refuse a password.
#include "app/core/source_director.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_secret_store.h"
#include "tests/support/password_broker.h"
#include "tests/support/test_certificates.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>
#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QString Account = u"ada@127.0.0.1:1"_s;

BrokerProfile broker(const QString &name, const QString &user = u"ada"_s, quint16 port = 1)
{
    return {.name = name,
            .url = BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_s.arg(port)).value(),
            .user = user};
}

} // namespace

class TestSecretKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void accountsSayWhereASecretGoes();
    void keychainIsAskedBeforePeople();
    void whatIsNotThereIsAskedFor();
    void withoutAKeychainEverySecretIsAskedFor();
    void noStoreAtAll();
    void lateAnswerIsUsed();
    void whoTypesIsFasterThanTheKeychain();
    void eachKindIsFetched();
    void secretIsNotSentElsewhere();
    void renamedBrokerKeepsItsSecret();
    void duplicateSharesIt();
    void otherTrustIsAskedFor_data();
    void otherTrustIsAskedFor();
    void sameBrokerMayBeTrustedOtherwise();
    void removedBrokerIsForgotten();
    void changedBackIsFetchedAgain();
    void tryNowAsksAgain();
    void keptOnceTheBrokerTakesIt();
    void refusedIsAskedForAgainAndNotKept();
    void lockedKeyIsAskedForAgainAndNotKept();
    void notKeptIsSaid();

private:
    void create(const QList<BrokerProfile> &brokers, bool withStore = true);
    [[nodiscard]] BrokerSecrets secrets(const QString &name) const
    {
        return m_fleet->secrets(name);
    }
    [[nodiscard]] BrokerStatus status(const QString &name) const { return m_statuses.value(name); }
    [[nodiscard]] QStringList events() const;

    FakeClock m_clock;
    FakeSecretStore m_store;
    std::unique_ptr<Link::Mailbox> m_mailbox;
    std::unique_ptr<Link::BrokerFleet> m_fleet;
    std::unique_ptr<Models::PlantStore> m_plant;
    std::unique_ptr<SourceDirector> m_director;
    QMap<QString, BrokerStatus> m_statuses;
    QStringList m_events;
};

void TestSecretKeeper::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_store.calls.clear();
    m_store.contents.clear();
    m_statuses.clear();
    m_events.clear();
}

void TestSecretKeeper::cleanup()
{
    m_director.reset();
    m_plant.reset();
    m_fleet.reset();
    m_mailbox.reset();
}

void TestSecretKeeper::create(const QList<BrokerProfile> &brokers, bool withStore)
{
    cleanup();
    m_mailbox = std::make_unique<Link::Mailbox>();
    m_fleet = std::make_unique<Link::BrokerFleet>(ProfileCatalogue(), m_clock, *m_mailbox);
    m_plant = std::make_unique<Models::PlantStore>(ProfileCatalogue(), m_clock);
    SourceDirector::Collaborators collaborators;
    collaborators.fleet = m_fleet.get();
    collaborators.plant = m_plant.get();
    collaborators.clock = &m_clock;
    collaborators.secrets = withStore ? &m_store : nullptr;
    m_director = std::make_unique<SourceDirector>(collaborators, brokers, QString());
    connect(m_director.get(), &SourceDirector::statusChanged, this,
            [this](const BrokerStatus &now) { m_statuses.insert(now.name, now); });
    connect(m_director.get(), &SourceDirector::eventHappened, this,
            [this](EventSeverity, const QString &text) { m_events.append(text); });
    m_director->start();
}

void TestSecretKeeper::accountsSayWhereASecretGoes()
{
    BrokerProfile profile = broker(u"cloud"_s);
    profile.clientKey = u"/srv/client.key"_s;
    profile.tokenHeader = u"Authorization"_s;
    QCOMPARE(SecretKeeper::account(profile, SecretKind::Password), Account);
    QCOMPARE(SecretKeeper::account(profile, SecretKind::KeyPassphrase), u"/srv/client.key"_s);
    QCOMPARE(SecretKeeper::account(profile, SecretKind::Token), u"Authorization@127.0.0.1:1"_s);
}

void TestSecretKeeper::keychainIsAskedBeforePeople()
{
    m_store.contents.insert({Account, SecretKind::Password}, u"sesame"_s);
    create({broker(u"cloud"_s)});
    QCOMPARE(m_store.takeCalls(), QStringList{u"fetch Password "_s + Account});
    QVERIFY(m_director->secrets().isFetching());
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>());
    QCOMPARE(status(u"cloud"_s).lastError, u"asking the keychain"_s);
    QSignalSpy settled(&m_director->secrets(), &SecretKeeper::settled);
    m_store.answerFetch(Account, SecretKind::Password);
    QCOMPARE(settled.count(), 1);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>());
    QCOMPARE(m_director->keychainTrouble(), QString());
}

void TestSecretKeeper::whatIsNotThereIsAskedFor()
{
    create({broker(u"cloud"_s)});
    m_store.answerFetch(Account, SecretKind::Password);
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>{SecretKind::Password});
    QCOMPARE(status(u"cloud"_s).lastError, u"waiting for the password"_s);
    QCOMPARE(m_director->keychainTrouble(), QString());
    m_store.takeCalls();
    m_director->start(); // an edit of another broker is no reason to ask again
    QCOMPARE(m_store.takeCalls(), QStringList());
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, false);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
    QCOMPARE(m_store.takeCalls(), QStringList());
}

void TestSecretKeeper::withoutAKeychainEverySecretIsAskedFor()
{
    create({broker(u"cloud"_s), broker(u"far"_s, u"bob"_s)});
    QSignalSpy trouble(m_director.get(), &BrokerDesk::keychainTroubleChanged);
    m_store.failFetch(Account, SecretKind::Password, u"no keychain answers"_s);
    m_store.failFetch(u"bob@127.0.0.1:1"_s, SecretKind::Password, u"no keychain answers"_s);
    QCOMPARE(trouble.count(), 1);
    QCOMPARE(m_director->keychainTrouble(), u"no keychain answers"_s);
    for (const QString &name : {u"cloud"_s, u"far"_s})
        QCOMPARE(status(name).secretsAwaited, QList<SecretKind>{SecretKind::Password});
    QCOMPARE(m_events.filter(u"asked for at each start: no keychain answers"_s).size(), 1);
}

void TestSecretKeeper::noStoreAtAll()
{
    create({broker(u"cloud"_s)}, false);
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>{SecretKind::Password});
    QVERIFY(!m_director->keychainTrouble().isEmpty());
    QSignalSpy notKept(m_director.get(), &BrokerDesk::secretNotKept);
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, true);
    QCOMPARE(notKept.count(), 1);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
}

/// Somebody had to unlock it first.
void TestSecretKeeper::lateAnswerIsUsed()
{
    m_store.contents.insert({Account, SecretKind::Password}, u"sesame"_s);
    create({broker(u"cloud"_s)});
    m_store.failFetch(Account, SecretKind::Password, u"it may be locked"_s);
    QVERIFY(!status(u"cloud"_s).secretsAwaited.isEmpty());
    m_store.answerFetch(Account, SecretKind::Password);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>());
    QCOMPARE(m_director->keychainTrouble(), QString());
}

void TestSecretKeeper::whoTypesIsFasterThanTheKeychain()
{
    m_store.contents.insert({Account, SecretKind::Password}, u"old"_s);
    create({broker(u"cloud"_s)});
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"new"_s, false);
    m_store.answerFetch(Account, SecretKind::Password);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"new"_s);
}

void TestSecretKeeper::eachKindIsFetched()
{
    BrokerProfile profile = broker(u"cloud"_s);
    profile.url = BrokerUrl::parse(u"wss://127.0.0.1:1").value();
    profile.clientCertificate = u"/srv/client.pem"_s;
    profile.clientKey = u"/srv/client.key"_s;
    profile.keyHasPassphrase = true;
    profile.tokenHeader = u"Authorization"_s;
    create({profile});
    QCOMPARE(m_store.takeCalls(),
             (QStringList{u"fetch Password "_s + Account, u"fetch KeyPassphrase /srv/client.key"_s,
                          u"fetch Token Authorization@127.0.0.1:1"_s}));
    m_store.answerFetch(Account, SecretKind::Password);
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>{SecretKind::Password});
    m_director->giveSecret(u"cloud"_s, SecretKind::Token, u" Bearer x \n"_s, false);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Token), u"Bearer x"_s);
}

void TestSecretKeeper::secretIsNotSentElsewhere()
{
    create({broker(u"cloud"_s)});
    m_store.answerFetch(Account, SecretKind::Password);
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, false);
    m_store.takeCalls();
    QVERIFY(m_director->saveProfile(broker(u"cloud"_s, u"ada"_s, 2), u"cloud"_s).ok());
    QVERIFY(!secrets(u"cloud"_s).has(SecretKind::Password));
    QCOMPARE(m_store.takeCalls(), QStringList{u"fetch Password ada@127.0.0.1:2"_s});
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, false);
    QVERIFY(m_director->saveProfile(broker(u"cloud"_s, u"eve"_s, 2), u"cloud"_s).ok());
    QVERIFY(!secrets(u"cloud"_s).has(SecretKind::Password));
}

void TestSecretKeeper::renamedBrokerKeepsItsSecret()
{
    create({broker(u"cloud"_s)});
    m_store.answerFetch(Account, SecretKind::Password);
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, false);
    m_store.takeCalls();
    QVERIFY(m_director->saveProfile(broker(u"far"_s), u"cloud"_s).ok());
    QCOMPARE(secrets(u"far"_s).value(SecretKind::Password), u"sesame"_s);
    QVERIFY(!secrets(u"cloud"_s).has(SecretKind::Password));
    QCOMPARE(m_store.takeCalls(), QStringList());
}

void TestSecretKeeper::duplicateSharesIt()
{
    create({broker(u"cloud"_s)});
    m_store.answerFetch(Account, SecretKind::Password);
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, false);
    QVERIFY(m_director->saveProfile(broker(u"cloud 2"_s), {}).ok());
    QCOMPARE(secrets(u"cloud 2"_s).value(SecretKind::Password), u"sesame"_s);
    // And what is typed for one serves the other one that waits for the same.
    create({broker(u"a"_s), broker(u"b"_s), broker(u"c"_s, u"bob"_s)});
    m_director->giveSecret(u"a"_s, SecretKind::Password, u"open"_s, false);
    QCOMPARE(secrets(u"b"_s).value(SecretKind::Password), u"open"_s);
    QVERIFY(!secrets(u"c"_s).has(SecretKind::Password));
}

void TestSecretKeeper::otherTrustIsAskedFor_data()
{
    QTest::addColumn<std::function<void(BrokerProfile &)>>("change");
    QTest::addColumn<bool>("shared");
    QTest::addColumn<bool>("sameAccount");
    const auto row = [](const char *name, bool shared, bool sameAccount,
                        const std::function<void(BrokerProfile &)> &change) {
        QTest::newRow(name) << change << shared << sameAccount;
    };
    row("the same", true, true, [](BrokerProfile &) {});
    row("another rank", true, true, [](BrokerProfile &profile) { profile.rank = 7; });
    row("other authorities", false, false,
        [](BrokerProfile &profile) { profile.caFile = u"/tmp/other.pem"_s; });
    row("the system's authorities", false, false,
        [](BrokerProfile &profile) { profile.caFile.clear(); });
    row("another pin", false, false,
        [](BrokerProfile &profile) { profile.caPin = QString(64, u'a'); });
    row("another host name", false, false,
        [](BrokerProfile &profile) { profile.expectedHost = u"evil.example"_s; });
    row("another scheme", false, true, [](BrokerProfile &profile) {
        profile.url = BrokerUrl::parse(u"wss://127.0.0.1:1").value();
    });
}

/// Who hands over a profile with authorities of his own gets no secret of another one by it,
/// neither from memory nor from the keychain.
void TestSecretKeeper::otherTrustIsAskedFor()
{
    QFETCH(const std::function<void(BrokerProfile &)>, change);
    QFETCH(const bool, shared);
    QFETCH(const bool, sameAccount);
    BrokerProfile own = broker(u"cloud"_s);
    own.url = BrokerUrl::parse(u"mqtts://127.0.0.1:1").value();
    own.caFile = u"/srv/own.pem"_s;
    BrokerProfile other = own;
    other.name = u"cloud 2"_s;
    change(other);
    QCOMPARE(SecretKeeper::mayShare(own, other, SecretKind::Password), shared);
    const QString account = SecretKeeper::account(own, SecretKind::Password);
    QCOMPARE(account == SecretKeeper::account(other, SecretKind::Password), sameAccount);

    create({own});
    m_store.answerFetch(account, SecretKind::Password);
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, true);
    QVERIFY(m_director->saveProfile(other, {}).ok());
    QCOMPARE(secrets(u"cloud 2"_s).has(SecretKind::Password), shared);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
    create({own, other});
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"open"_s, false);
    QCOMPARE(secrets(u"cloud 2"_s).has(SecretKind::Password), shared);
}

/// Who has set it up, and pins its authority now, need not type again.
void TestSecretKeeper::sameBrokerMayBeTrustedOtherwise()
{
    BrokerProfile profile = broker(u"cloud"_s);
    profile.url = BrokerUrl::parse(u"mqtts://127.0.0.1:1").value();
    create({profile});
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, false);
    profile.caPin = QString(64, u'a');
    QVERIFY(m_director->saveProfile(profile, u"cloud"_s).ok());
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
}

void TestSecretKeeper::removedBrokerIsForgotten()
{
    create({broker(u"a"_s), broker(u"b"_s), broker(u"c"_s, u"bob"_s)});
    m_store.takeCalls();
    QVERIFY(m_director->removeProfile(u"a"_s).ok());
    QCOMPARE(m_store.takeCalls(), QStringList()); // b has the same account
    QVERIFY(m_director->removeProfile(u"b"_s).ok());
    QCOMPARE(m_store.takeCalls(), QStringList{u"forget Password "_s + Account});
    QVERIFY(!secrets(u"b"_s).has(SecretKind::Password));
}

void TestSecretKeeper::changedBackIsFetchedAgain()
{
    m_store.contents.insert({Account, SecretKind::Password}, u"sesame"_s);
    create({broker(u"cloud"_s)});
    m_store.answerFetch(Account, SecretKind::Password);
    QVERIFY(m_director->saveProfile(broker(u"cloud"_s, u"eve"_s), u"cloud"_s).ok());
    QVERIFY(m_director->saveProfile(broker(u"cloud"_s), u"cloud"_s).ok());
    QCOMPARE(m_store.takeCalls().last(), u"fetch Password "_s + Account);
    m_store.answerFetch(Account, SecretKind::Password);
    QCOMPARE(secrets(u"cloud"_s).value(SecretKind::Password), u"sesame"_s);
}

void TestSecretKeeper::tryNowAsksAgain()
{
    create({broker(u"cloud"_s)});
    m_store.failFetch(Account, SecretKind::Password, u"locked"_s);
    m_store.takeCalls();
    m_director->retryNow(u"cloud"_s);
    QCOMPARE(m_store.takeCalls(), QStringList{u"fetch Password "_s + Account});
    QCOMPARE(status(u"cloud"_s).lastError, u"asking the keychain"_s);
}

void TestSecretKeeper::keptOnceTheBrokerTakesIt()
{
    const PasswordBroker real(u"ada"_s, u"sesame"_s);
    create({broker(u"cloud"_s, u"ada"_s, real.port())});
    const QString account = u"ada@127.0.0.1:%1"_s.arg(real.port());
    m_store.answerFetch(account, SecretKind::Password);
    m_store.takeCalls();
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, true);
    QCOMPARE(m_store.calls, QStringList());
    QTRY_COMPARE(m_store.calls, QStringList{u"keep Password "_s + account});
    QCOMPARE(m_store.contents.value({account, SecretKind::Password}), u"sesame"_s);
    QTRY_COMPARE(status(u"cloud"_s).telemetry, SessionState::Up);
    QCOMPARE(status(u"cloud"_s).secretsRefused, QList<SecretKind>());
}

void TestSecretKeeper::refusedIsAskedForAgainAndNotKept()
{
    const PasswordBroker real(u"ada"_s, u"sesame"_s);
    const QString account = u"ada@127.0.0.1:%1"_s.arg(real.port());
    m_store.contents.insert({account, SecretKind::Password}, u"of last year"_s);
    create({broker(u"cloud"_s, u"ada"_s, real.port())});
    m_store.answerFetch(account, SecretKind::Password);
    QTRY_COMPARE(status(u"cloud"_s).secretsRefused, QList<SecretKind>{SecretKind::Password});
    QCOMPARE(status(u"cloud"_s).secretsAwaited, QList<SecretKind>());
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"mistyped"_s, true);
    QCOMPARE(m_fleet->status(u"cloud"_s).secretsRefused, QList<SecretKind>());
    QTRY_COMPARE(status(u"cloud"_s).secretsRefused, QList<SecretKind>{SecretKind::Password});
    QCOMPARE(m_store.contents.value({account, SecretKind::Password}), u"of last year"_s);
    m_director->giveSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s, true);
    QTRY_COMPARE(m_store.contents.value({account, SecretKind::Password}), u"sesame"_s);
    QTRY_COMPARE(status(u"cloud"_s).secretsRefused, QList<SecretKind>());
}

/// The same for what is refused before MQTT begins.
void TestSecretKeeper::lockedKeyIsAskedForAgainAndNotKept()
{
    TestCertificates certificates;
    QVERIFY(certificates.makeAuthority(u"ca"_s));
    QVERIFY(certificates.make(u"console"_s, u"ca"_s, u"DNS:console"_s));
    QVERIFY(certificates.lockKey(u"console"_s, u"locked"_s, u"sesame"_s));
    BrokerProfile profile{.name = u"cloud"_s,
                          .url = BrokerUrl::parse(u"mqtts://127.0.0.1:1"_s).value()};
    profile.caFile = certificates.certificate(u"ca"_s);
    profile.clientCertificate = certificates.certificate(u"console"_s);
    profile.clientKey = certificates.key(u"locked"_s);
    profile.keyHasPassphrase = true;
    const QList<SecretKind> passphrase{SecretKind::KeyPassphrase};
    create({profile});
    m_store.answerFetch(profile.clientKey, SecretKind::KeyPassphrase);
    m_store.takeCalls();
    QCOMPARE(status(u"cloud"_s).secretsAwaited, passphrase);
    m_director->giveSecret(u"cloud"_s, SecretKind::KeyPassphrase, u"mistyped"_s, true);
    QTRY_COMPARE(status(u"cloud"_s).secretsRefused, passphrase);
    m_director->giveSecret(u"cloud"_s, SecretKind::KeyPassphrase, u"sesame"_s, true);
    QTRY_COMPARE(status(u"cloud"_s).lastError, u"connection refused"_s);
    QCOMPARE(status(u"cloud"_s).secretsRefused, QList<SecretKind>());
    QCOMPARE(m_store.calls, QStringList()); // nobody has taken it yet
}

void TestSecretKeeper::notKeptIsSaid()
{
    create({broker(u"cloud"_s)});
    QSignalSpy notKept(m_director.get(), &BrokerDesk::secretNotKept);
    Q_EMIT m_store.kept(Account, SecretKind::Password, u"the keychain refuses access"_s);
    QCOMPARE(notKept.count(), 1);
    QCOMPARE(notKept.first().at(0).toString(), u"cloud"_s);
    QCOMPARE(notKept.first().at(1).toString(), u"the keychain refuses access"_s);
    QCOMPARE(m_events.filter(u"cloud: not kept in the keychain"_s).size(), 1);
    Q_EMIT m_store.kept(Account, SecretKind::Password, {});
    QCOMPARE(m_director->keychainTrouble(), QString());
    QCOMPARE(notKept.count(), 1);
}

QTEST_GUILESS_MAIN(TestSecretKeeper)
#include "tst_secretkeeper.moc"
