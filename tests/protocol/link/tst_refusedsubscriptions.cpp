// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/telemetry_link.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/protocol/link/scripted_broker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

/// A broker that does not let us listen to everything (RP-34).
class tst_RefusedSubscriptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void oneByOne_data();
    void oneByOne();
    void newDevicesAreAdded();
    void narrowerFiltersAreTriedFirst();
    void singleTopicRefused();
    void triedAnewInEachSession();
    void filtersGoOn();
    void closedInsteadOfAnAnswer_data();
    void closedInsteadOfAnAnswer();
    void believedInTheNextSession();
    void lostConnectionsAreNoAnswer();

private:
    void prepare(MqttVersion version);
    void connectWith(MqttVersion version);
    [[nodiscard]] QStringList refused() const
    {
        return m_refused->isEmpty() ? QStringList()
                                    : m_refused->constLast().constFirst().toStringList();
    }
    [[nodiscard]] QStringList accepted() const
    {
        QStringList topics = m_broker->accepted;
        topics.sort();
        return topics;
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedBroker> m_broker;
    std::unique_ptr<Mailbox> m_mailbox;
    std::unique_ptr<TelemetryLink> m_link;
    std::unique_ptr<QSignalSpy> m_refused;
    bool m_isUp = false;
    const QString m_states = u"raptor/+/+/state"_s;
    const QStringList m_known{u"raptor/shop/m1/state"_s, u"raptor/shop/m2/state"_s,
                              u"guardian/garage-1/state"_s};
};

void tst_RefusedSubscriptions::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<ScriptedBroker>();
    m_broker->refusesWildcards = true;
    m_mailbox = std::make_unique<Mailbox>();
}

void tst_RefusedSubscriptions::cleanup()
{
    m_refused.reset();
    m_link.reset();
    m_mailbox.reset();
    m_broker.reset();
}

void tst_RefusedSubscriptions::prepare(MqttVersion version)
{
    const LinkSettings settings{.profile = {.name = u"test"_s,
                                            .url = *BrokerUrl::parse(m_broker->url()),
                                            .version = version},
                                .secrets = {},
                                .role = LinkRole::Telemetry};
    m_link =
        std::make_unique<TelemetryLink>(settings, builtInProfiles().catalogue, m_clock, *m_mailbox);
    m_refused = std::make_unique<QSignalSpy>(m_link.get(), &TelemetryLink::refusedChanged);
    connect(m_link.get(), &TelemetryLink::statusChanged, this,
            [this](const LinkStatus &status) { m_isUp = status.session == SessionState::Up; });
    m_link->setFilters({m_states});
    m_link->setKnownTopics(m_known);
}

void tst_RefusedSubscriptions::connectWith(MqttVersion version)
{
    prepare(version);
    m_link->start();
    QTRY_VERIFY(m_isUp);
}

void tst_RefusedSubscriptions::oneByOne_data()
{
    QTest::addColumn<MqttVersion>("version");
    QTest::addColumn<bool>("announced");
    QTest::newRow("5.0") << MqttVersion::V5 << false;
    QTest::newRow("5.0, said beforehand") << MqttVersion::V5 << true;
    QTest::newRow("3.1.1") << MqttVersion::V311 << false;
}

void tst_RefusedSubscriptions::oneByOne()
{
    QFETCH(MqttVersion, version);
    QFETCH(bool, announced);
    m_broker->announcesNoWildcards = announced;
    connectWith(version);
    QTRY_COMPARE(accepted(), (QStringList{u"raptor/shop/m1/state"_s, u"raptor/shop/m2/state"_s}));
    QTRY_COMPARE(refused(), QStringList{m_states});
    if (announced)
        QCOMPARE(m_broker->subscribes.size(), 2); // what it does not take is not asked for
}

void tst_RefusedSubscriptions::newDevicesAreAdded()
{
    connectWith(MqttVersion::Automatic);
    QTRY_COMPARE(accepted().size(), 2);
    m_link->setKnownTopics(m_known + QStringList{u"raptor/yard/m3/state"_s});
    QTRY_COMPARE(accepted().size(), 3);
    QVERIFY(accepted().contains(u"raptor/yard/m3/state"_s));
    QCOMPARE(m_broker->subscribes.size(), 4); // none of them twice
}

void tst_RefusedSubscriptions::narrowerFiltersAreTriedFirst()
{
    m_broker->refusesWildcards = false;
    m_broker->refusedTopics = {u"raptor/#"_s};
    connectWith(MqttVersion::Automatic);
    QTRY_COMPARE(accepted(), QStringList{m_states});
    m_link->setFilters({u"raptor/#"_s, m_states}); // the wide one is asked for alone
    QTRY_COMPARE(refused(), QStringList{u"raptor/#"_s});
    QTRY_COMPARE(accepted(), (QStringList{m_states, m_states}));
    QCOMPARE(m_broker->accepted.filter(u"m1"_s).size(), 0);
}

void tst_RefusedSubscriptions::singleTopicRefused()
{
    m_broker->refusedTopics = {u"raptor/shop/m2/state"_s};
    connectWith(MqttVersion::Automatic);
    QTRY_COMPARE(refused(), (QStringList{m_states, u"raptor/shop/m2/state"_s}));
    QCOMPARE(accepted(), QStringList{u"raptor/shop/m1/state"_s});
    QCOMPARE(m_broker->subscribes.size(), 3); // it is not asked for again
}

void tst_RefusedSubscriptions::triedAnewInEachSession()
{
    connectWith(MqttVersion::Automatic);
    QTRY_COMPARE(accepted().size(), 2);
    m_broker->refusesWildcards = false;
    m_broker->accepted.clear();
    m_broker->resetAll();
    QTRY_COMPARE(accepted(), QStringList{m_states});
    QTRY_COMPARE(refused(), QStringList());
}

void tst_RefusedSubscriptions::filtersGoOn()
{
    connectWith(MqttVersion::Automatic);
    QTRY_COMPARE(accepted().size(), 2);
    m_link->setFilters({m_states, u"guardian/+/state"_s});
    QTRY_VERIFY(accepted().contains(u"guardian/garage-1/state"_s));
    QTRY_COMPARE(refused(), (QStringList{m_states, u"guardian/+/state"_s}));
}

void tst_RefusedSubscriptions::closedInsteadOfAnAnswer_data()
{
    QTest::addColumn<MqttVersion>("version");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("closes");
    QTest::newRow("3.1.1") << MqttVersion::V311 << 0 << 2;
    QTest::newRow("5.0, without a word") << MqttVersion::V5 << 0 << 2;
#ifdef RAPTOR_OWN_MQTT // another client does not tell the reason of a DISCONNECT
    QTest::newRow("5.0, wildcards not supported") << MqttVersion::V5 << 0xA2 << 1;
    QTest::newRow("5.0, not authorised") << MqttVersion::V5 << 0x87 << 2;
#endif
}

void tst_RefusedSubscriptions::closedInsteadOfAnAnswer()
{
    QFETCH(MqttVersion, version);
    QFETCH(int, reason);
    QFETCH(int, closes);
    m_broker->refusesWildcards = false;
    m_broker->closesOnWildcards = true;
    m_broker->closeReason = quint8(reason);
    connectWith(version);
    QTRY_COMPARE(accepted(), (QStringList{u"raptor/shop/m1/state"_s, u"raptor/shop/m2/state"_s}));
    QTRY_COMPARE(refused(), QStringList{m_states});
    // The filter was asked for so often, and the topics one by one.
    QCOMPARE(m_broker->subscribes.size(), closes + 2);
    QCOMPARE(m_broker->connects.size(), closes + 1);
    QVERIFY(m_isUp);
}

void tst_RefusedSubscriptions::believedInTheNextSession()
{
    m_broker->refusesWildcards = false;
    m_broker->closesOnWildcards = true;
    connectWith(MqttVersion::V311);
    QTRY_COMPARE(accepted().size(), 2);
    const qsizetype asked = m_broker->subscribes.size();
    m_broker->accepted.clear();
    m_broker->resetAll(); // for another reason
    QTRY_COMPARE(accepted().size(), 2);
    QCOMPARE(m_broker->subscribes.size(), asked + 2);
    QTRY_COMPARE(refused(), QStringList{m_states});
}

void tst_RefusedSubscriptions::lostConnectionsAreNoAnswer()
{
    m_broker->refusesWildcards = false;
    connectWith(MqttVersion::Automatic);
    for (int session = 1; session <= 3; ++session) {
        QTRY_COMPARE(accepted().size(), session);
        m_broker->resetAll();
    }
    QTRY_COMPARE(accepted(), (QStringList{m_states, m_states, m_states, m_states}));
    QVERIFY(refused().isEmpty());
}

QTEST_GUILESS_MAIN(tst_RefusedSubscriptions)
#include "tst_refusedsubscriptions.moc"
