// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_fleet.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/fake_clock.h"
#include "tests/support/health_server.h"
#include "tests/support/private_broker.h"
#include "tests/support/wait_until.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_BrokerFleet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_fleet.reset(); }
    void telemetryFlows();
    void filtersChange();
    void retainedIsMarked();
    void brokerDiesAndReturns();
    void freshnessEndsWithItsSession();
    void commandIsAcknowledged_data();
    void commandIsAcknowledged();
    void nobodyListening();
    void feedbackOnTheCommandConnection();
    void cannotSend();
    void followsWhatAnswersOnce();
    void rp06_stopBesideYieldsToAStartElsewhere();
    void rp01_dropsExpiredWithMqtt5();
    void expects_data();
    void expects();
    void siteIsConfirmedOrNot();
    void standbyKeepsItsCommandConnection();
    void rp11_bridgedBrokersHaveToAdvance();
    void rp11_bridgedReplayConfirmsNothing();
    void retryAllWaitsForNothing();
    void onlyChangedLinksRestart();
    void waitsForPassword();
    void healthIsProbed();
    void destroyedWhileProbing();

private:
    [[nodiscard]] BrokerProfile profile(const QString &name, const PrivateBroker &broker) const
    {
        return {.name = name, .url = *BrokerUrl::parse(broker.url()), .user = {}, .healthUrl = {}};
    }
    [[nodiscard]] bool isUp(const QString &name) const
    {
        const BrokerStatus status = m_fleet->status(name);
        return status.telemetry == SessionState::Up && status.command == SessionState::Up;
    }
    [[nodiscard]] static CommandDispatch dispatch(CommandKind kind,
                                                  const QString &device = u"raptor/shop/m1"_s)
    {
        return {.commandId = u"01935f00-0000-7000-8000-000000000001"_s,
                .broker = u"local"_s,
                .device = *DeviceId::parse(device),
                .kind = kind,
                .by = u"kim"_s,
                .issuedAt = fromEpochMs(1763690000123),
                .expires = {}};
    }
    void collect()
    {
        for (Arrival &arrival : m_mailbox->drain())
            m_arrivals.append(std::move(arrival));
    }
    /// Publishes until a report of @p broker with this sequence has come: a subscription takes
    /// time.
    bool flows(const PrivateBroker &broker, const QString &name);

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_local;
    std::unique_ptr<PrivateBroker> m_cloud;
    std::unique_ptr<Mailbox> m_mailbox;
    std::unique_ptr<BrokerFleet> m_fleet;
    QList<Arrival> m_arrivals;
    qint64 m_sequence = 0;
};

void tst_BrokerFleet::initTestCase()
{
    m_local = std::make_unique<PrivateBroker>();
    m_cloud = std::make_unique<PrivateBroker>();
}

void tst_BrokerFleet::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_mailbox = std::make_unique<Mailbox>();
    m_arrivals.clear();
    m_fleet = std::make_unique<BrokerFleet>(builtInProfiles().catalogue, m_clock, *m_mailbox);
    m_fleet->setProfiles({profile(u"local"_s, *m_local), profile(u"cloud"_s, *m_cloud)});
    for (const QString &name : {u"local"_s, u"cloud"_s})
        m_fleet->setTelemetryFilters(name, {u"raptor/+/+/state"_s, u"raptor/+/+/status"_s});
    QTRY_VERIFY(isUp(u"local"_s) && isUp(u"cloud"_s));
}

bool tst_BrokerFleet::flows(const PrivateBroker &broker, const QString &name)
{
    const qint64 first = m_sequence + 1;
    for (int attempt = 0; attempt < 40; ++attempt) {
        const qint64 sequence = ++m_sequence;
        broker.publish(u"raptor/shop/m1/state"_s,
                       "{\"seq\":" + QByteArray::number(sequence) + ",\"wheels_running\":true}");
        const bool came = QTest::qWaitFor(
            [&] {
                collect();
                return std::any_of(m_arrivals.cbegin(), m_arrivals.cend(), [&](const Arrival &a) {
                    const auto *report = std::get_if<StateReport>(&a);
                    return report && report->sequence >= first && report->broker == name;
                });
            },
            250);
        if (came)
            return true;
    }
    return false;
}

void tst_BrokerFleet::telemetryFlows()
{
    QVERIFY(flows(*m_local, u"local"_s));
    QVERIFY(flows(*m_cloud, u"cloud"_s));
    QTRY_VERIFY(m_fleet->status(u"local"_s).freshData);
    QTRY_VERIFY(m_fleet->status(u"local"_s).messages > 0);
    QCOMPARE(m_fleet->status(u"local"_s).mqttVersion, u"5.0"_s);
    QCOMPARE(m_fleet->status(u"local"_s).probe, ProbeState::NotConfigured);
    QTRY_VERIFY(m_fleet->status(u"local"_s).roundTrip.has_value());
    QTRY_VERIFY(m_fleet->status(u"local"_s).figures.messagesPerSecond > 0);
    const LinkFigures figures = m_fleet->status(u"local"_s).figures;
    QVERIFY(figures.bytesPerSecond > figures.messagesPerSecond * 30); // topic and payload
    QVERIFY(figures.lastMessage && figures.upSince && *figures.upSince <= *figures.lastMessage);
    QTRY_VERIFY(m_fleet->status(u"local"_s).figures.roundTripsMs.size() >= 2);
    QCOMPARE(m_fleet->brokersUp(), (QStringList{u"local"_s, u"cloud"_s}));
    QTRY_VERIFY(m_clock.now() - m_fleet->lastHeard(u"local"_s).value() < Milliseconds(2500));
    QVERIFY(!m_fleet->lastHeard(u"nowhere"_s).has_value());
}

void tst_BrokerFleet::filtersChange()
{
    QVERIFY(flows(*m_local, u"local"_s));
    m_fleet->setTelemetryFilters(u"local"_s, {u"guardian/+/state"_s});
    const auto heard = [&](const QString &device) {
        m_local->publish(u"guardian/g1/state"_s, R"({"relay":"on"})");
        collect();
        return std::any_of(m_arrivals.cbegin(), m_arrivals.cend(), [&](const Arrival &a) {
            const auto *report = std::get_if<StateReport>(&a);
            return report && report->device.text() == device;
        });
    };
    QTRY_VERIFY(heard(u"guardian/g1"_s));
    m_arrivals.clear();
    m_local->publish(u"raptor/shop/m1/state"_s, R"({"wheels_running":true})");
    QTRY_VERIFY(heard(u"guardian/g1"_s));
    QVERIFY(!heard(u"raptor/shop/m1"_s));
}

void tst_BrokerFleet::retainedIsMarked()
{
    const QString topic = u"raptor/shop/kept/status"_s;
    QVERIFY(m_local->publish(topic, "online", {u"-r"_s, u"-q"_s, u"1"_s}));
    m_fleet->setTelemetryFilters(u"local"_s, {});
    m_fleet->setTelemetryFilters(u"local"_s, {u"raptor/+/+/status"_s});
    const auto report = [&]() -> const AvailabilityReport * {
        collect();
        for (const Arrival &arrival : std::as_const(m_arrivals)) {
            const auto *found = std::get_if<AvailabilityReport>(&arrival);
            if (found && found->retained)
                return found;
        }
        return nullptr;
    };
    QTRY_VERIFY(report() != nullptr);
    QVERIFY(report()->online);
}

void tst_BrokerFleet::brokerDiesAndReturns()
{
    QVERIFY(flows(*m_local, u"local"_s));
    QSignalSpy lost(m_fleet.get(), &BrokerFleet::telemetryLost);
    QSignalSpy paths(m_fleet.get(), &BrokerFleet::pathsChanged);
    m_local->kill();
    const auto isShown = [this] {
        const BrokerStatus status = m_fleet->status(u"local"_s);
        return status.telemetry != SessionState::Up && status.command != SessionState::Up;
    };
    QVERIFY2(holdsWithin(1s, isShown), "RP-10: a closed link is shown within 1 s");
    QTRY_COMPARE(lost.count(), 1);
    QCOMPARE(lost.constFirst().constFirst().toString(), u"local"_s);
    QTRY_COMPARE(m_fleet->brokersUp(), QStringList{u"cloud"_s});
    QVERIFY(paths.count() >= 1);
    QTRY_COMPARE(m_fleet->status(u"local"_s).lastError, u"connection refused"_s);
    QVERIFY(isUp(u"cloud"_s));
    const LinkFigures figures = m_fleet->status(u"local"_s).figures;
    QVERIFY(!figures.upSince && figures.messagesPerSecond == 0 && figures.lastMessage);

    QVERIFY(m_local->start());
    QVERIFY2(holdsWithin(3s, [this] { return isUp(u"local"_s); }), "RP-20: up again within 3 s");
    QVERIFY(flows(*m_local, u"local"_s));
    QVERIFY(m_fleet->status(u"local"_s).reconnects >= 1);
}

/// What an earlier session brought says nothing of this one, however rarely a device reports.
void tst_BrokerFleet::freshnessEndsWithItsSession()
{
    m_fleet->setTelemetryFilters(u"local"_s, {u"guardian/+/state"_s});
    const auto isFresh = [this] { return m_fleet->status(u"local"_s).freshData; };
    QTRY_VERIFY((m_local->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"), isFresh()));
    m_local->kill();
    QTRY_VERIFY(!isUp(u"local"_s));
    QTRY_VERIFY(!isFresh()); // the one connection may end before the other
    QVERIFY(m_local->start());
    QTRY_VERIFY_WITH_TIMEOUT(isUp(u"local"_s), 20'000);
    QVERIFY(!isFresh());
    QTRY_VERIFY((m_local->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"), isFresh()));
}

void tst_BrokerFleet::commandIsAcknowledged_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<QByteArray>("line");
    const QByteArray ours = R"(,"id":"01935f00-0000-7000-8000-000000000001",)"
                            R"("ts":1763690000123,"by":"kim"})";
    const QString motor = u"raptor/shop/m1"_s;
    const QString relay = u"guardian/g1"_s;
    // Topic, QoS, retain, payload, as an independent client sees them.
    QTest::newRow("start") << motor << CommandKind::Start
                           << QByteArray(R"(raptor/shop/m1/cmd 1 0 {"wheels_running":true)" + ours);
    QTest::newRow("stop") << motor << CommandKind::Stop
                          << QByteArray(R"(raptor/shop/m1/cmd 1 0 {"wheels_running":false)" + ours);
    QTest::newRow("e-stop")
        << motor << CommandKind::EStop
        << QByteArray(R"(raptor/shop/m1/cmd 2 0 {"estop":true,"wheels_running":false)" + ours);
    QTest::newRow("relay on") << relay << CommandKind::RelayOn
                              << QByteArray(R"(guardian/g1/cmd 1 0 {"relay":"on"})");
    QTest::newRow("relay e-stop") << relay << CommandKind::EStop
                                  << QByteArray(R"(guardian/g1/cmd 2 0 {"relay":"off"})");
}

void tst_BrokerFleet::commandIsAcknowledged()
{
    QFETCH(QString, device);
    QFETCH(CommandKind, kind);
    QFETCH(QByteArray, line);
    Eavesdropper device1(*m_local, u"+/+/cmd"_s);
    Eavesdropper device2(*m_local, u"+/+/+/cmd"_s);
    QSignalSpy written(m_fleet.get(), &BrokerFleet::written);
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    QSignalSpy failed(m_fleet.get(), &BrokerFleet::failed);
    m_fleet->send(dispatch(kind, device));
    QTRY_COMPARE(acknowledged.count(), 1);
    QCOMPARE(acknowledged.constFirst().at(1).toString(), u"local"_s);
    QCOMPARE(acknowledged.constFirst().at(3).toBool(), false);
    QCOMPARE(written.count(), 1);
    QCOMPARE(failed.count(), 0);
    QTRY_COMPARE(device1.lines() + device2.lines(), QList<QByteArray>{line});
}

void tst_BrokerFleet::nobodyListening()
{
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    m_fleet->send(dispatch(CommandKind::Start, u"raptor/shop/nobody"_s));
    QTRY_COMPARE(acknowledged.count(), 1);
    QCOMPARE(acknowledged.constFirst().at(3).toBool(), true);
}

void tst_BrokerFleet::feedbackOnTheCommandConnection()
{
    m_fleet->setTelemetryFilters(u"local"_s, {});
    QSignalSpy feedback(m_fleet.get(), &BrokerFleet::feedback);
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    m_fleet->send(dispatch(CommandKind::Stop));
    QTRY_COMPARE(acknowledged.count(), 1); // the subscription left right behind it
    QVERIFY(m_local->publish(u"raptor/shop/m1/state"_s, R"({"wheels_running":false})"));
    QTRY_COMPARE(feedback.count(), 1);
    const auto report = feedback.constFirst().constFirst().value<StateReport>();
    QCOMPARE(report.device.text(), u"raptor/shop/m1"_s);
    QCOMPARE(report.broker, u"local"_s);
}

void tst_BrokerFleet::cannotSend()
{
    QSignalSpy failed(m_fleet.get(), &BrokerFleet::failed);
    CommandDispatch nowhere = dispatch(CommandKind::Stop);
    nowhere.broker = u"nowhere"_s;
    m_fleet->send(nowhere);
    QCOMPARE(failed.count(), 0); // never from inside of send()
    m_fleet->send(dispatch(CommandKind::RelayOn));
    m_fleet->send(dispatch(CommandKind::Stop, u"unknown/m1"_s));
    QTRY_COMPARE(failed.count(), 3);
    QCOMPARE(failed.at(0).at(2).toString(), u"there is no connection to nowhere"_s);
    QCOMPARE(failed.at(1).at(2).toString(), u"this kind of device has no such command"_s);
    for (const QList<QVariant> &arguments : std::as_const(failed))
        QCOMPARE(arguments.at(3).toBool(), false);
}

/// A relay reports once a minute, and once to a command: that answer must not be missed.
void tst_BrokerFleet::followsWhatAnswersOnce()
{
    ScriptedBroker broker;
    const auto follows = [&broker](const QByteArray &topic) {
        return std::any_of(broker.subscribes.cbegin(), broker.subscribes.cend(),
                           [&topic](const QByteArray &body) { return body.contains(topic); });
    };
    m_fleet->follow(*DeviceId::parse(u"raptor/shop/m1"));
    m_fleet->follow(*DeviceId::parse(u"guardian/before-1"));
    m_fleet->setProfiles({{.name = u"other"_s, .url = *BrokerUrl::parse(broker.url())}});
    QTRY_VERIFY(isUp(u"other"_s));
    QTRY_VERIFY(follows("guardian/before-1/state"));
    m_fleet->follow(*DeviceId::parse(u"guardian/later-1"));
    m_fleet->follow(*DeviceId::parse(u"nobody/knows"));
    QTRY_VERIFY(follows("guardian/later-1/state"));
    QCOMPARE(broker.subscribes.size(), 2); // a motor reports again in time
    broker.resetAll();
    QTRY_COMPARE(broker.subscribes.size(), 4);
    QVERIFY(broker.publishes.isEmpty());
}

/// Two stops hang at one broker; of them the one is overtaken by a start through the other broker.
void tst_BrokerFleet::rp06_stopBesideYieldsToAStartElsewhere()
{
    ScriptedBroker hanging;
    ScriptedBroker sound;
    hanging.ackOnlyFrom = 2; // neither telemetry nor commands
    m_fleet->setProfiles({{.name = u"hanging"_s, .url = *BrokerUrl::parse(hanging.url())},
                          {.name = u"sound"_s, .url = *BrokerUrl::parse(sound.url())}});
    QTRY_VERIFY(isUp(u"hanging"_s) && isUp(u"sound"_s));
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    const auto give = [&](CommandKind kind, const QString &id, const QString &device,
                          const QString &broker) {
        CommandDispatch one = dispatch(kind, device);
        one.commandId = id;
        one.broker = broker;
        m_fleet->send(one);
    };
    give(CommandKind::Stop, u"overtaken"_s, u"raptor/shop/m1"_s, u"hanging"_s);
    give(CommandKind::Stop, u"alone"_s, u"raptor/shop/m2"_s, u"hanging"_s);
    give(CommandKind::Start, u"start"_s, u"raptor/shop/m1"_s, u"sound"_s);
    QTRY_COMPARE(acknowledged.count(), 2);
    QCOMPARE(acknowledged.at(0).at(0).toString(), u"start"_s);
    QCOMPARE(acknowledged.at(1).at(0).toString(), u"alone"_s); // by its fresh connection
    const auto times = [&hanging](const QByteArray &id) {
        return std::count_if(hanging.publishes.cbegin(), hanging.publishes.cend(),
                             [&id](const auto &publish) { return publish.body.contains(id); });
    };
    QCOMPARE(times("alone"), 2);
    QCOMPARE(times("overtaken"), 1);
    // A later stop of that device goes both ways again.
    give(CommandKind::Stop, u"newest"_s, u"raptor/shop/m1"_s, u"hanging"_s);
    QTRY_COMPARE(acknowledged.count(), 3);
    QCOMPARE(times("newest"), 2);
    QCOMPARE(times("overtaken"), 1);
}

void tst_BrokerFleet::rp01_dropsExpiredWithMqtt5()
{
    QVERIFY(m_fleet->dropsExpired(u"local"_s));
    QVERIFY(!m_fleet->dropsExpired(u"nowhere"_s));
    ScriptedBroker old;
    old.onConnect = ScriptedBroker::OnConnect::Refuse5;
    m_fleet->setProfiles({{.name = u"old"_s, .url = *BrokerUrl::parse(old.url())}});
    QVERIFY(!m_fleet->dropsExpired(u"old"_s)); // nothing is known of it yet
    QTRY_VERIFY(isUp(u"old"_s));
    QCOMPARE(m_fleet->status(u"old"_s).mqttVersion, u"3.1.1"_s);
    QVERIFY(!m_fleet->dropsExpired(u"old"_s));
}

void tst_BrokerFleet::expects_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("expected");
    const QString m1 = u"raptor/shop/m1"_s;
    QTest::newRow("none named: all") << QStringList{} << m1 << true;
    QTest::newRow("by name") << QStringList{m1} << m1 << true;
    QTest::newRow("another") << QStringList{m1} << u"raptor/shop/m11"_s << false;
    QTest::newRow("all of a site") << QStringList{u"raptor/shop/*"_s} << m1 << true;
    QTest::newRow("not of another site")
        << QStringList{u"raptor/shop/*"_s} << u"raptor/mill/m1"_s << false;
    QTest::newRow("a star stays in its level") << QStringList{u"raptor/*"_s} << m1 << false;
    QTest::newRow("any of several")
        << QStringList{u"guardian/*"_s, u"raptor/*/m?"_s, m1} << m1 << true;
    QTest::newRow("no regular expression") << QStringList{u"raptor/shop/m."_s} << m1 << false;
}

void tst_BrokerFleet::expects()
{
    QFETCH(QStringList, patterns);
    QFETCH(QString, device);
    QFETCH(bool, expected);
    BrokerProfile local = profile(u"local"_s, *m_local);
    local.expectedDevices = patterns;
    m_fleet->setProfiles({local});
    QVERIFY(isUp(u"local"_s)); // what it expects is not the link's business
    QCOMPARE(m_fleet->expects(u"local"_s, *DeviceId::parse(device)), expected);
    QVERIFY(!m_fleet->expects(u"nowhere"_s, *DeviceId::parse(device)));
}

void tst_BrokerFleet::siteIsConfirmedOrNot()
{
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    QVERIFY(!m_fleet->siteConfirmed(u"nowhere"_s));
    QSignalSpy changed(m_fleet.get(), &BrokerFleet::statusChanged);
    m_fleet->setSiteUnconfirmed(u"local"_s, true);
    QVERIFY(!changed.isEmpty());
    QVERIFY(!m_fleet->siteConfirmed(u"local"_s));
    QVERIFY(m_fleet->status(u"local"_s).siteUnconfirmed);
    QVERIFY(m_fleet->siteConfirmed(u"cloud"_s));
    m_fleet->setSiteUnconfirmed(u"local"_s, false);
    QVERIFY(m_fleet->siteConfirmed(u"local"_s));
    m_fleet->setSiteUnconfirmed(u"nowhere"_s, true); // nobody's
}

/// Warm standby: a broker that carries no telemetry is there for commands, and comes back by
/// itself.
void tst_BrokerFleet::standbyKeepsItsCommandConnection()
{
    m_fleet->setTelemetryFilters(u"cloud"_s, {});
    const auto acknowledged = [this] {
        QSignalSpy acks(m_fleet.get(), &BrokerFleet::acknowledged);
        CommandDispatch stop = dispatch(CommandKind::Stop);
        stop.broker = u"cloud"_s;
        m_fleet->send(stop);
        return QTest::qWaitFor([&acks] { return acks.count() == 1; });
    };
    QVERIFY(acknowledged());
    QTRY_VERIFY(m_fleet->status(u"cloud"_s).roundTrip.has_value());
    m_cloud->kill();
    QTRY_COMPARE(m_fleet->brokersUp(), QStringList{u"local"_s});
    QVERIFY(m_cloud->start());
    QTRY_COMPARE(m_fleet->brokersUp().size(), 2);
    QVERIFY(acknowledged());
}

void tst_BrokerFleet::rp11_bridgedBrokersHaveToAdvance()
{
    BrokerProfile bridged = profile(u"local"_s, *m_local);
    bridged.bridged = true;
    m_fleet->setProfiles({bridged});
    QTRY_VERIFY(isUp(u"local"_s));
    const auto heard = [&](const QByteArray &payload) -> std::optional<bool> {
        m_arrivals.clear();
        m_local->publish(u"raptor/shop/b1/state"_s, payload);
        std::optional<bool> retained;
        const bool came = waitUntil([&] {
            collect();
            for (const Arrival &arrival : std::as_const(m_arrivals)) {
                const auto *report = std::get_if<StateReport>(&arrival);
                if (report && report->device.text() == "raptor/shop/b1"_L1)
                    retained = report->retained;
            }
            return retained.has_value();
        });
        return came ? retained : std::nullopt;
    };
    const QByteArray first = R"({"seq":7,"wheels_running":true})";
    // The subscription takes a moment.
    QTRY_VERIFY(
        (m_local->publish(u"raptor/shop/b0/state"_s, first), collect(), !m_arrivals.isEmpty()));
    QCOMPARE(heard(first), std::optional(true));
    QCOMPARE(heard(first), std::optional(true));
    QVERIFY(!m_fleet->status(u"local"_s).freshData);
    QCOMPARE(heard(R"({"seq":8,"wheels_running":true})"), std::optional(false));
    QTRY_VERIFY(m_fleet->status(u"local"_s).freshData);
    QCOMPARE(heard(first), std::optional(true));
}

/// The state that a command asks for, replayed: only the next one proves it.
void tst_BrokerFleet::rp11_bridgedReplayConfirmsNothing()
{
    BrokerProfile bridged = profile(u"local"_s, *m_local);
    bridged.bridged = true;
    m_fleet->setProfiles({bridged});
    QTRY_VERIFY(isUp(u"local"_s));
    QSignalSpy feedback(m_fleet.get(), &BrokerFleet::feedback);
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    m_fleet->send(dispatch(CommandKind::Stop));
    QTRY_COMPARE(acknowledged.count(), 1); // the subscription left right behind it
    QVERIFY(m_local->publish(u"raptor/shop/m1/state"_s, R"({"seq":1,"wheels_running":false})"));
    QVERIFY(m_local->publish(u"raptor/shop/m1/state"_s, R"({"seq":1,"wheels_running":false})"));
    QVERIFY(m_local->publish(u"raptor/shop/m1/state"_s, R"({"seq":2,"wheels_running":false})"));
    QTRY_COMPARE(feedback.count(), 1);
    QCOMPARE(feedback.constFirst().constFirst().value<StateReport>().sequence, std::optional(2LL));
}

/// After an outage of minutes a link pauses for up to 15 s.
void tst_BrokerFleet::retryAllWaitsForNothing()
{
    FakeClock clock; // by which pauses grow
    PrivateBroker broker;
    broker.kill();
    BrokerFleet fleet(builtInProfiles().catalogue, clock, *m_mailbox);
    fleet.setProfiles({profile(u"local"_s, broker)});
    const auto pause = [&fleet] {
        return fleet.status(u"local"_s).retryIn.value_or(Milliseconds(0));
    };
    const auto pausesLong = [&] {
        clock.advance(Milliseconds(60'000));
        fleet.retryAll();
        return QTest::qWaitFor([&] { return pause() > Milliseconds(6000); }, 200);
    };
    QTRY_VERIFY_WITH_TIMEOUT(pausesLong(), 60'000);
    QVERIFY(broker.start());
    fleet.retryAll();
    QVERIFY(holdsWithin(4s, [&] { return fleet.brokersUp() == QStringList{u"local"_s}; }));
}

void tst_BrokerFleet::onlyChangedLinksRestart()
{
    QSignalSpy lost(m_fleet.get(), &BrokerFleet::telemetryLost);
    BrokerProfile local = profile(u"local"_s, *m_local);
    local.rank = 7; // not the link's business
    m_fleet->setProfiles({local, profile(u"cloud"_s, *m_cloud)});
    QVERIFY(isUp(u"local"_s) && isUp(u"cloud"_s));
    QCOMPARE(lost.count(), 0);

    BrokerProfile moved = profile(u"cloud"_s, *m_local);
    m_fleet->setProfiles({local, moved});
    QCOMPARE(lost.count(), 1);
    QCOMPARE(lost.constFirst().constFirst().toString(), u"cloud"_s);
    QVERIFY(isUp(u"local"_s));
    QTRY_VERIFY(isUp(u"cloud"_s));
    QVERIFY(flows(*m_local, u"cloud"_s)); // the filters are kept

    m_fleet->setProfiles({moved});
    QCOMPARE(m_fleet->status(u"local"_s).command, SessionState::Down);
    QCOMPARE(m_fleet->brokersUp(), QStringList{u"cloud"_s});
}

void tst_BrokerFleet::waitsForPassword()
{
    BrokerProfile local = profile(u"local"_s, *m_local);
    local.user = u"kim"_s;
    m_fleet->setProfiles({local});
    QCOMPARE(m_fleet->status(u"local"_s).lastError, u"waiting for the password"_s);
    QSignalSpy failed(m_fleet.get(), &BrokerFleet::failed);
    m_fleet->send(dispatch(CommandKind::Stop));
    QTRY_COMPARE(failed.count(), 1);
    m_fleet->setSecret(u"local"_s, SecretKind::Password, u"sesame"_s);
    QTRY_VERIFY(isUp(u"local"_s)); // this broker takes anybody
    QCOMPARE(m_fleet->status(u"local"_s).lastError, QString());
}

void tst_BrokerFleet::healthIsProbed()
{
    HealthServer page;
    QVERIFY(page.setUp(true));
    BrokerProfile local = profile(u"local"_s, *m_local);
    local.healthUrl = page.url();
    m_fleet->setProfiles({local});
    QCOMPARE(m_fleet->status(u"local"_s).probe, ProbeState::Unknown);
    QTRY_COMPARE(m_fleet->status(u"local"_s).probe, ProbeState::Healthy);
    QVERIFY(m_fleet->status(u"local"_s).probeText.startsWith(u"answered 200 in "));
    page.setUp(false);
    m_fleet->retryNow(u"local"_s); // asks at once
    QTRY_COMPARE(m_fleet->status(u"local"_s).probe, ProbeState::Unhealthy);
    QCOMPARE(m_fleet->status(u"local"_s).probeText, u"connection refused"_s);
    local.healthUrl.clear();
    m_fleet->setProfiles({local});
    QCOMPARE(m_fleet->status(u"local"_s).probe, ProbeState::NotConfigured);
    QVERIFY(isUp(u"local"_s));
}

void tst_BrokerFleet::destroyedWhileProbing()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QSignalSpy asked(&silent, &QTcpServer::newConnection);
    BrokerProfile local = profile(u"local"_s, *m_local);
    local.healthUrl = QUrl(u"http://127.0.0.1:%1/health"_s.arg(silent.serverPort()));
    m_fleet->setProfiles({local});
    QTRY_COMPARE(asked.count(), 1);
    m_fleet.reset();
}

QTEST_GUILESS_MAIN(tst_BrokerFleet)
#include "tst_brokerfleet.moc"
