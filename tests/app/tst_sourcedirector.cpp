// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When the broker may be switched. Nothing listens on the brokers' ports: which one is locked to by
// hand does not depend on that.
#include "app/core/source_director.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class TestSourceDirector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void switchByHandWaitsForACommand();
    void switchWaitsFiveSecondsAtMost();
    void waitsForTheLastChoice();
    void choiceTakenBackIsNoSwitch();
    void removedBrokerIsLeftAtOnce();
    void switchesAreTold();
    void networkAndSleepHurryTheLinks();
    void strangeDevicesInhibitStarts();
    void confirmedDevicesDoNot();
    void anotherAddressIsAnotherSite();
    void anotherNameIsTheSameSite();
    void noBrokerIsNamedLikeAFeed();
    void feedsConfirmNoSite();

private:
    [[nodiscard]] QStringList events() const;

    FakeClock m_clock;
    bool m_commandRuns = false;
    std::unique_ptr<Link::Mailbox> m_mailbox;
    std::unique_ptr<Link::BrokerFleet> m_fleet;
    std::unique_ptr<Models::PlantStore> m_plant;
    std::unique_ptr<SourceDirector> m_director;
    std::unique_ptr<QSignalSpy> m_events;
    Link::NetworkWatch m_network; // which says what the test wants
    const DeviceId m_known = DeviceId::parse(u"raptor/shop/m1").value();
    const DeviceId m_stranger = DeviceId::parse(u"raptor/shop/x1").value();
};

void TestSourceDirector::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_commandRuns = false;
    m_mailbox = std::make_unique<Link::Mailbox>();
    m_fleet = std::make_unique<Link::BrokerFleet>(ProfileCatalogue(), m_clock, *m_mailbox);
    m_plant = std::make_unique<Models::PlantStore>(ProfileCatalogue(), m_clock);
    const auto broker = [](const QString &name, int rank) {
        return BrokerProfile{
            .name = name, .url = BrokerUrl::parse(u"mqtt://127.0.0.1:1").value(), .rank = rank};
    };
    m_director = std::make_unique<SourceDirector>(
        SourceDirector::Collaborators{m_fleet.get(),
                                      m_plant.get(),
                                      &m_clock,
                                      {},
                                      [this] { return m_commandRuns; },
                                      nullptr,
                                      &m_network},
        QList{broker(u"local"_s, 1), broker(u"cloud"_s, 2), broker(u"backup"_s, 3)}, QString());
    m_events = std::make_unique<QSignalSpy>(m_director.get(), &SourceDirector::eventHappened);
    m_director->recallSites({{u"local mqtt://127.0.0.1:1"_s, {m_known}}});
    m_director->start();
    m_director->lockTo(u"local"_s);
    QCOMPARE(m_director->current(), u"local"_s);
}

void TestSourceDirector::cleanup()
{
    m_events.reset();
    m_director.reset();
    m_plant.reset();
    m_fleet.reset();
    m_mailbox.reset();
}

QStringList TestSourceDirector::events() const
{
    QStringList texts;
    for (const auto &event : *m_events)
        texts.append(event.at(1).toString());
    return texts;
}

void TestSourceDirector::switchByHandWaitsForACommand()
{
    m_commandRuns = true;
    m_director->lockTo(u"cloud"_s);
    QCOMPARE(m_director->lockedTo(), u"cloud"_s);
    QCOMPARE(m_director->current(), u"local"_s);
    QCOMPARE(m_director->pendingSwitch(),
             (PendingSwitch{u"cloud"_s, PendingSwitch::WaitsFor::Command}));
    for (int i = 0; i < 49; ++i) {
        m_clock.advance(Milliseconds(100));
        m_director->tick();
        QCOMPARE(m_director->current(), u"local"_s);
    }
    QCOMPARE(events().filter(u"Switch to cloud waits until the running command has ended"_s).size(), 1);
    m_commandRuns = false;
    m_director->tick();
    QCOMPARE(m_director->current(), u"cloud"_s);
    QCOMPARE(events().filter(u"Switched to cloud"_s).size(), 1);
    QVERIFY(!m_director->pendingSwitch());
}

void TestSourceDirector::switchWaitsFiveSecondsAtMost()
{
    m_commandRuns = true;
    m_director->lockTo(u"cloud"_s);
    m_clock.advance(Milliseconds(4999));
    m_director->tick();
    QCOMPARE(m_director->current(), u"local"_s);
    m_clock.advance(Milliseconds(1));
    m_director->tick();
    QCOMPARE(m_director->current(), u"cloud"_s);
}

void TestSourceDirector::waitsForTheLastChoice()
{
    m_commandRuns = true;
    m_director->lockTo(u"cloud"_s);
    m_clock.advance(Milliseconds(3000));
    m_director->lockTo(u"backup"_s);
    QCOMPARE(m_director->current(), u"local"_s);
    // Another choice is no reason to wait longer.
    m_clock.advance(Milliseconds(2000));
    m_director->tick();
    QCOMPARE(m_director->current(), u"backup"_s);
}

void TestSourceDirector::choiceTakenBackIsNoSwitch()
{
    m_commandRuns = true;
    m_director->lockTo(u"cloud"_s);
    m_clock.advance(Milliseconds(4000));
    QSignalSpy told(m_director.get(), &BrokerDesk::selectionChanged);
    m_director->lockTo(u"local"_s);
    QVERIFY(!m_director->pendingSwitch());
    QVERIFY(told.size() > 0);
    QCOMPARE(m_director->current(), u"local"_s);
    // The next wait is one of its own.
    m_director->lockTo(u"cloud"_s);
    m_clock.advance(Milliseconds(4000));
    m_director->tick();
    QCOMPARE(m_director->current(), u"local"_s);
    QCOMPARE(events().filter(u"Switch to cloud waits"_s).size(), 2);
    QVERIFY(events().filter(u"Switched to cloud"_s).isEmpty());
}

void TestSourceDirector::removedBrokerIsLeftAtOnce()
{
    m_commandRuns = true;
    QVERIFY(m_director->removeProfile(u"local"_s).ok());
    QVERIFY(m_director->current() != u"local"_s);
    m_director->lockTo(u"cloud"_s);
    QCOMPARE(m_director->current(), u"cloud"_s);
}

void TestSourceDirector::switchesAreTold()
{
    QSignalSpy switches(m_director.get(), &SourceDirector::switched);
    m_director->lockTo(u"cloud"_s);
    QCOMPARE(switches.size(), 1);
    const auto change = switches.first().first().value<BrokerSwitch>();
    QCOMPARE(change.at, m_clock.wall());
    QCOMPARE(change.from, u"local"_s);
    QCOMPARE(change.to, u"cloud"_s);
    QCOMPARE(change.reason, u"locked to cloud by hand"_s);
    QVERIFY(change.byHand);
    m_director->chooseAutomatically(); // nobody is there
    QCOMPARE(switches.size(), 2);
    const auto lost = switches.last().first().value<BrokerSwitch>();
    QCOMPARE(lost.from, u"cloud"_s);
    QVERIFY(lost.to.isEmpty());
    QVERIFY(!lost.byHand);
}

void TestSourceDirector::networkAndSleepHurryTheLinks()
{
    const auto hurries = [this] { return events().filter(u"all brokers are tried now"_s); };
    m_clock.advance(std::chrono::hours(1));
    m_director->tick();
    QVERIFY(hurries().isEmpty());
    m_clock.sleep(std::chrono::hours(1));
    m_director->tick();
    m_director->tick();
    QCOMPARE(hurries().size(), 1);
    QVERIFY(hurries().first().startsWith(u"The computer slept"_s));
    Q_EMIT m_network.changed(u"The cable is in"_s);
    QCOMPARE(hurries().size(), 2);
    QCOMPARE(hurries().last(), u"The cable is in: all brokers are tried now"_s);
}

void TestSourceDirector::strangeDevicesInhibitStarts()
{
    QSignalSpy remembered(m_director.get(), &SourceDirector::sitesChanged);
    const auto status = [this] { return m_fleet->status(u"local"_s).siteUnconfirmed; };
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    m_director->heard(u"local"_s, m_stranger);
    QVERIFY(!m_fleet->siteConfirmed(u"local"_s));
    QVERIFY(status());
    m_director->tick();
    QVERIFY(events().filter(u"raptor/shop/x1"_s).isEmpty()); // the others may only be slower
    m_clock.advance(Milliseconds(3000));
    m_director->tick();
    m_director->tick();
    QCOMPARE(events().filter(u"raptor/shop/x1"_s).size(), 1);
    QVERIFY(remembered.isEmpty());

    m_director->confirmSite(u"local"_s);
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    QVERIFY(!status());
    QCOMPARE(remembered.size(), 1);
    QVERIFY(remembered.first().first().toBool());
    QVERIFY(
        m_director->rememberedSites().value(u"local mqtt://127.0.0.1:1"_s).contains(m_stranger));
    QCOMPARE(events().filter(u"confirmed by hand: raptor/shop/x1"_s).size(), 1);
    m_director->confirmSite(u"local"_s); // nothing to confirm
    QCOMPARE(remembered.size(), 1);
}

/// At another address nothing is expected yet.
void TestSourceDirector::anotherAddressIsAnotherSite()
{
    m_director->heard(u"local"_s, m_stranger);
    QVERIFY(!m_fleet->siteConfirmed(u"local"_s));
    BrokerProfile moved = m_director->profiles().first();
    moved.rank = 1;
    moved.url = BrokerUrl::parse(u"mqtt://127.0.0.1:2").value();
    QVERIFY(m_director->saveProfile(moved, u"local"_s).ok());
    m_director->tick();
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    m_director->heard(u"local"_s, m_stranger);
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    QVERIFY(!m_director->rememberedSites().contains(u"local mqtt://127.0.0.1:1"_s));
}

void TestSourceDirector::anotherNameIsTheSameSite()
{
    m_director->heard(u"local"_s, m_stranger);
    BrokerProfile renamed = m_director->profiles().first();
    renamed.name = u"pi"_s;
    QVERIFY(m_director->saveProfile(renamed, u"local"_s).ok());
    m_director->tick();
    QVERIFY(!m_fleet->siteConfirmed(u"pi"_s));
    QCOMPARE(m_director->rememberedSites().value(u"pi mqtt://127.0.0.1:1"_s), QSet{m_known});
}

void TestSourceDirector::confirmedDevicesDoNot()
{
    m_director->heard(u"local"_s, m_stranger);
    m_director->heard(u"local"_s, m_known);
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    m_director->heard(u"cloud"_s, m_stranger); // of which nothing is remembered
    QVERIFY(m_fleet->siteConfirmed(u"cloud"_s));
    m_clock.advance(Milliseconds(5000));
    m_director->tick();
    QVERIFY(events().filter(u"raptor/shop/x1"_s).isEmpty());
}

void TestSourceDirector::noBrokerIsNamedLikeAFeed()
{
    m_director->reserveNames({u"battery-ws"_s});
    BrokerProfile profile = m_director->profiles().constFirst();
    const QList<BrokerProfile> before = m_director->profiles();
    profile.name = u"battery-ws"_s;
    const Outcome saved = m_director->saveProfile(profile, u"local"_s);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().text, u"there is a feed named \"battery-ws\" already"_s);
    QCOMPARE(m_director->profiles(), before);
}

/// What a feed brings says nothing of the plant behind a broker.
void TestSourceDirector::feedsConfirmNoSite()
{
    m_director->reserveNames({u"battery-ws"_s});
    m_director->heard(u"battery-ws"_s, m_stranger);
    QVERIFY(m_director->rememberedSites().keys().filter(u"battery-ws"_s).isEmpty());
    m_director->heard(u"local"_s, m_stranger);
    QVERIFY(!m_fleet->siteConfirmed(u"local"_s));
}

QTEST_GUILESS_MAIN(TestSourceDirector)
#include "tst_sourcedirector.moc"
