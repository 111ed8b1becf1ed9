// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which secrets a test of a connection gets, seen from what a real mosquitto takes.
#include "app/core/connection_test_desk.h"

#include "protocol/link/broker_fleet.h"
#include "tests/support/password_broker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>
#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class TestConnectionTestDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void secretsGoNowhereElse_data();
    void secretsGoNowhereElse();

private:
    const SystemClock m_clock;
    const PasswordBroker m_here{u"ada"_s, u"sesame"_s};
    const PasswordBroker m_elsewhere{u"ada"_s, u"sesame"_s};
};

void TestConnectionTestDesk::secretsGoNowhereElse_data()
{
    QTest::addColumn<std::function<void(BrokerProfile &)>>("edit");
    QTest::addColumn<bool>("usesIt");
    const auto row = [](const char *name, bool usesIt,
                        const std::function<void(BrokerProfile &)> &edit) {
        QTest::newRow(name) << edit << usesIt;
    };
    row("as it is kept", true, [](BrokerProfile &) {});
    row("another name and rank", true, [](BrokerProfile &profile) {
        profile.name = u"pi"_s;
        profile.rank = 7;
    });
    row("another address", false, [this](BrokerProfile &profile) {
        profile.url = BrokerUrl::parse(m_elsewhere.url()).value();
    });
    row("another user", false, [](BrokerProfile &profile) { profile.user = u"eve"_s; });
    row("other authorities", false,
        [](BrokerProfile &profile) { profile.caFile = u"/tmp/other.pem"_s; });
    row("another host name", false,
        [](BrokerProfile &profile) { profile.expectedHost = u"other.example"_s; });
}

/// Somebody edits a profile and presses Test.
void TestConnectionTestDesk::secretsGoNowhereElse()
{
    QFETCH(const std::function<void(BrokerProfile &)>, edit);
    QFETCH(const bool, usesIt);
    Link::Mailbox mailbox;
    Link::BrokerFleet fleet(ProfileCatalogue(), m_clock, mailbox);
    BrokerProfile profile{
        .name = u"cloud"_s, .url = BrokerUrl::parse(m_here.url()).value(), .user = u"ada"_s};
    fleet.setProfiles({profile});
    fleet.setSecret(u"cloud"_s, SecretKind::Password, u"sesame"_s);
    ConnectionTestDesk desk(&fleet, ProfileCatalogue(), m_clock);
    QMap<ConnectionStage, ConnectionStageResult> stages;
    connect(
        &desk, &ConnectionTester::stageChanged, &desk,
        [&stages](const ConnectionStageResult &result) { stages.insert(result.stage, result); });
    edit(profile);
    desk.start(profile, u"cloud"_s);
    QTRY_VERIFY(stages.value(ConnectionStage::Mqtt).state == StageState::Passed
                || stages.value(ConnectionStage::Mqtt).state == StageState::Failed);
    const ConnectionStageResult mqtt = stages.value(ConnectionStage::Mqtt);
    QVERIFY2((mqtt.state == StageState::Passed) == usesIt, qPrintable(mqtt.text));
    if (!usesIt)
        QVERIFY2(mqtt.text.contains(u"type it first"_s), qPrintable(mqtt.text));
}

QTEST_GUILESS_MAIN(TestConnectionTestDesk)
#include "tst_connectiontestdesk.moc"
