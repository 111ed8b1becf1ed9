// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_fleet.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/support/private_broker.h"
#include "tests/support/wait_until.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <csignal>
#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A broker that stands still: its sockets stay open, and nobody answers.
class tst_HalfOpen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rp10_bothLinksShowIt_data();
    void rp10_bothLinksShowIt();
    void rp10_telemetryAloneShowsIt();
    void quietIsNotDead();

private:
    void stop() { ::kill(pid_t(m_broker->pid()), SIGSTOP); }
    void goOn() { ::kill(pid_t(m_broker->pid()), SIGCONT); }
    [[nodiscard]] BrokerProfile profile(std::chrono::seconds keepAlive) const
    {
        return {
            .name = u"local"_s, .url = *BrokerUrl::parse(m_broker->url()), .keepAlive = keepAlive};
    }

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    Mailbox m_mailbox;
};

void tst_HalfOpen::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<PrivateBroker>();
}

void tst_HalfOpen::cleanup()
{
    goOn();
    m_broker.reset();
}

void tst_HalfOpen::rp10_bothLinksShowIt_data()
{
    QTest::addColumn<int>("keepAlive");
    for (const int seconds : {10, 30, 600})
        QTest::addRow("keep-alive of %d s", seconds) << seconds;
}

void tst_HalfOpen::rp10_bothLinksShowIt()
{
    QFETCH(int, keepAlive);
    BrokerFleet fleet(builtInProfiles().catalogue, m_clock, m_mailbox);
    fleet.setProfiles({profile(std::chrono::seconds(keepAlive))});
    fleet.setTelemetryFilters(u"local"_s, {u"raptor/+/+/state"_s});
    const auto status = [&fleet] { return fleet.status(u"local"_s); };
    QTRY_COMPARE(status().command, SessionState::Up);
    QTRY_COMPARE(status().telemetry, SessionState::Up);
    QTRY_VERIFY(status().roundTrip.has_value());
    stop();
    QElapsedTimer since;
    since.start();
    std::optional<qint64> command;
    std::optional<qint64> telemetry;
    connect(&fleet, &BrokerFleet::statusChanged, &fleet, [&] {
        if (status().command != SessionState::Up)
            command = command.value_or(since.elapsed());
        if (status().telemetry != SessionState::Up)
            telemetry = telemetry.value_or(since.elapsed());
    });
    QVERIFY(holdsWithin(5s, [&] { return command && telemetry; }));
    qInfo("shown after %lld ms (commands) and %lld ms (telemetry)", *command, *telemetry);
    QVERIFY2(!status().lastError.isEmpty(), "no reason is told");
    goOn();
    QTRY_COMPARE_WITH_TIMEOUT(status().command, SessionState::Up, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(status().telemetry, SessionState::Up, 20'000);
}

/// As where the command connection is down anyway.
void tst_HalfOpen::rp10_telemetryAloneShowsIt()
{
    const LinkSettings settings{
        .profile = profile(std::chrono::seconds(600)), .secrets = {}, .role = LinkRole::Telemetry};
    TelemetryLink link(settings, builtInProfiles().catalogue, m_clock, m_mailbox);
    LinkStatus status;
    connect(&link, &TelemetryLink::statusChanged, this,
            [&status](const LinkStatus &now) { status = now; });
    link.setFilters({u"raptor/+/+/state"_s});
    link.start();
    QTRY_COMPARE(status.session, SessionState::Up);
    stop();
    QElapsedTimer since;
    since.start();
    QVERIFY(holdsWithin(5s, [&status] { return status.session != SessionState::Up; }));
    qInfo("shown after %lld ms", since.elapsed());
    QCOMPARE(status.error, u"nothing is heard from the broker any more"_s);
}

/// A plant that says nothing for longer than any of our patience: the broker answers.
void tst_HalfOpen::quietIsNotDead()
{
    const LinkSettings settings{
        .profile = profile(std::chrono::seconds(600)), .secrets = {}, .role = LinkRole::Telemetry};
    TelemetryLink link(settings, builtInProfiles().catalogue, m_clock, m_mailbox);
    LinkStatus status;
    int changes = 0;
    connect(&link, &TelemetryLink::statusChanged, this, [&](const LinkStatus &now) {
        status = now;
        ++changes;
    });
    link.start();
    QTRY_COMPARE(status.session, SessionState::Up);
    const int before = changes;
    const BootTime until = m_clock.now() + Milliseconds(8000);
    QTRY_VERIFY_WITH_TIMEOUT(m_clock.now() >= until || changes != before, 60'000);
    QCOMPARE(changes, before);
    QCOMPARE(status.session, SessionState::Up);
}

QTEST_GUILESS_MAIN(tst_HalfOpen)
#include "tst_halfopen.moc"
