// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/connection_walk.h"

#include "models/domain/link_wording.h"
#include "protocol/link/connection_listener.h"
#include "protocol/link/health_probe.h"

#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>

#include <array>
#include <utility>

namespace Raptor::Link {

namespace {

using Stage = ConnectionStage;

constexpr std::array stages{Stage::NameLookup, Stage::Tcp,  Stage::Tls,
                            Stage::WebSocket,  Stage::Mqtt, Stage::Subscription,
                            Stage::FirstData};
constexpr std::array connecting{Stage::Tcp, Stage::Tls, Stage::WebSocket, Stage::Mqtt};
constexpr qsizetype mostAddresses = 3;
constexpr Milliseconds farewell{500};

bool isNumeric(const BrokerUrl &url)
{
    return !QHostAddress(url.host()).isNull();
}

bool has(const BrokerProfile &profile, Stage stage)
{
    switch (stage) {
    case Stage::NameLookup:
        return !isNumeric(profile.url);
    case Stage::Tls:
        return profile.url.isEncrypted();
    case Stage::WebSocket:
        return profile.url.isWebSocket();
    case Stage::Tcp:
    case Stage::Mqtt:
    case Stage::Subscription:
    case Stage::FirstData:
        return true;
    }
    Q_UNREACHABLE();
}

QString whyNot(Stage stage)
{
    if (stage == Stage::NameLookup)
        return ConnectionWalk::tr("the address is a number");
    return stage == Stage::Tls ? ConnectionWalk::tr("the address asks for no encryption")
                               : ConnectionWalk::tr("the address asks for none");
}

} // namespace

/// Resumed by turn(), from the event loop, or by the destruction of the walk: never from inside of
/// a signal of what it waits for.
struct ConnectionWalk::Turn
{
    ConnectionWalk &walk;

    [[nodiscard]] bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting) const { walk.m_waiting = waiting; }
    void await_resume() const { }
};

ConnectionWalk::ConnectionWalk(Plan plan, const Clock &clock)
    : m_plan(std::move(plan)), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        wake();
    });
}

ConnectionWalk::~ConnectionWalk()
{
    m_cancelled = true;
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_health.reset(); // who waits for it is resumed while everything is still here
    if (const auto waiting = std::exchange(m_waiting, {}))
        waiting.resume();
    delete m_listener;
    delete m_session;
    delete m_bare;
}

QList<ConnectionStageResult> ConnectionWalk::stagesOf(const BrokerProfile &profile)
{
    QList<ConnectionStageResult> results;
    for (const Stage stage : stages) {
        const bool there = has(profile, stage);
        results.append({.stage = stage,
                        .state = there ? StageState::Waiting : StageState::Skipped,
                        .text = there ? QString() : whyNot(stage)});
    }
    return results;
}

QCoro::Task<> ConnectionWalk::walk()
{
    askHealth();
    bool good = co_await lookUp();
    if (good)
        good = co_await connectAll();
    if (good)
        good = co_await subscribe();
    if (good)
        good = co_await hear();
    if (m_cancelled)
        co_return;
    if (m_session && m_facts.up && !m_facts.end) { // it says goodbye
        m_session->close();
        const Wait end = co_await until(&ConnectionWalk::isEnded, farewell);
        if (end == Wait::Cancelled)
            co_return;
    }
    delete std::exchange(m_listener, nullptr);
    delete std::exchange(m_session, nullptr);
    delete std::exchange(m_bare, nullptr);
    const Wait health = co_await until(&ConnectionWalk::isHealthKnown, probeTimeout);
    if (health == Wait::Cancelled)
        co_return;
    Q_EMIT finished(
        good, good ? tr("All is well: the broker is reached, and devices report") : m_trouble);
}

QCoro::Task<ConnectionWalk::Wait> ConnectionWalk::until(Condition met, Milliseconds within)
{
    m_timedOut = false;
    m_timer.start(within);
    Wait result = Wait::Met;
    while (!m_cancelled && !(this->*met)() && !m_timedOut)
        co_await Turn{*this};
    if (m_cancelled)
        result = Wait::Cancelled;
    else if (!(this->*met)())
        result = Wait::TimedOut;
    m_timer.stop();
    co_return result;
}

void ConnectionWalk::wake()
{
    if (std::exchange(m_woken, true))
        return;
    QMetaObject::invokeMethod(this, &ConnectionWalk::turn, Qt::QueuedConnection);
}

void ConnectionWalk::turn()
{
    m_woken = false;
    if (const auto waiting = std::exchange(m_waiting, {}))
        waiting.resume();
}

QCoro::Task<> ConnectionWalk::askHealth()
{
    const QUrl page = m_plan.profile.healthUrl;
    if (page.isEmpty())
        co_return;
    m_askingHealth = true;
    m_health = std::make_unique<HealthProbe>(m_clock);
    const ProbeResult result = co_await m_health->probe(page, probeTimeout);
    if (m_cancelled)
        co_return;
    m_askingHealth = false;
    Q_EMIT remarked(result.healthy
                        ? tr("Health page: %1").arg(result.text)
                        : tr("Health page: %1 - it does not count as usable").arg(result.text));
    wake();
}

QCoro::Task<bool> ConnectionWalk::lookUp()
{
    if (!has(m_plan.profile, Stage::NameLookup))
        co_return true;
    enter(Stage::NameLookup);
    const QString host = m_plan.profile.url.host();
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        m_lookedUp = true;
        for (const QHostAddress &address : info.addresses())
            m_addresses.append(address.toString());
        if (info.error() == QHostInfo::HostNotFound)
            m_lookupTrouble = tr("there is no such name: %1").arg(info.hostName());
        else if (info.error() != QHostInfo::NoError || m_addresses.isEmpty())
            m_lookupTrouble = info.errorString();
        wake();
    });
    const Wait wait = co_await until(&ConnectionWalk::isLookedUp, m_plan.profile.connectTimeout);
    if (wait == Wait::Cancelled)
        co_return false;
    if (wait == Wait::TimedOut)
        co_return failed(patienceOver());
    if (!m_lookupTrouble.isEmpty())
        co_return failed(m_lookupTrouble);
    QString found = m_addresses.mid(0, mostAddresses).join(QLatin1String(", "));
    if (m_addresses.size() > mostAddresses)
        found += tr(" and %Ln more", "addresses", int(m_addresses.size() - mostAddresses));
    passed(found, m_clock.now());
    co_return true;
}

QCoro::Task<bool> ConnectionWalk::connectAll()
{
    m_obstacle = obstacleByFiles();
    if (!m_obstacle)
        m_obstacle = obstacleBySecrets();
    m_version = m_plan.profile.version == MqttVersion::V311 ? QMqttClient::MQTT_3_1_1
                                                            : QMqttClient::MQTT_5_0;
    m_since = m_clock.now();
    if (!m_obstacle)
        openSession(m_version);
    else
        openBare();
    for (const Stage stage : connecting) {
        if (!has(m_plan.profile, stage))
            continue;
        enter(stage);
        if (m_obstacle && m_obstacle->before == stage)
            co_return failed(m_obstacle->text);
        const bool good = co_await pass(stage);
        if (!good)
            co_return false;
    }
    co_return true;
}

QCoro::Task<bool> ConnectionWalk::pass(Stage stage)
{
    // A session has its own patience, for TCP and TLS and for what follows; this is beyond it.
    const Milliseconds patience = 2 * m_plan.profile.connectTimeout + Milliseconds(1000);
    bool again = false;
    do {
        const Wait wait = co_await until(&ConnectionWalk::isDecided, patience);
        if (wait == Wait::Cancelled)
            co_return false;
        if (wait == Wait::TimedOut)
            co_return failed(patienceOver());
        again = stage == Stage::Mqtt && !reachedAt(stage) && speakOlderVersion();
    } while (again);
    if (stage == Stage::Tls && !m_facts.tlsTrouble.isEmpty())
        co_return failed(m_facts.tlsTrouble);
    const std::optional<BootTime> at = reachedAt(stage);
    if (!at)
        co_return failed(withNote(stage, m_facts.end->reason));
    passed(foundAt(stage), *at);
    if (stage == Stage::Tls && !m_facts.tlsRemark.isEmpty())
        Q_EMIT remarked(m_facts.tlsRemark);
    co_return true;
}

QCoro::Task<bool> ConnectionWalk::subscribe()
{
    enter(Stage::Subscription);
    m_listener = new ConnectionListener(&m_session->client(), m_plan.profile, m_plan.catalogue,
                                        m_clock, this);
    connect(m_listener, &ConnectionListener::changed, this, &ConnectionWalk::wake);
    if (!m_facts.end)
        m_listener->subscribe();
    const Wait wait = co_await until(&ConnectionWalk::isAnswered, m_plan.profile.connectTimeout);
    if (wait == Wait::Cancelled)
        co_return false;
    if (m_facts.end)
        co_return failed(m_facts.end->reason);
    if (wait == Wait::TimedOut || !m_listener->hearsSomething())
        co_return failed(m_listener->answer());
    passed(m_listener->answer(), m_clock.now());
    co_return true;
}

QCoro::Task<bool> ConnectionWalk::hear()
{
    enter(Stage::FirstData);
    const Wait wait = co_await until(&ConnectionWalk::isHeard, m_plan.dataWait);
    if (wait == Wait::Cancelled)
        co_return false;
    const QString heard = m_listener->heard();
    if (const auto at = m_listener->heardAt()) {
        passed(heard, *at);
        co_return true;
    }
    if (m_facts.end)
        co_return failed(m_facts.end->reason);
    QString text =
        tr("no device has reported within %1 s").arg(double(m_plan.dataWait.count()) / 1000.0);
    if (!heard.isEmpty())
        text = tr("%1; instead %2").arg(text, heard);
    failed(text);
    m_trouble = tr("Connected, but no data: %1").arg(text);
    co_return false;
}

bool ConnectionWalk::isDecided() const
{
    return m_facts.end.has_value() || reachedAt(m_stage).has_value();
}

bool ConnectionWalk::isAnswered() const
{
    return m_facts.end.has_value() || m_listener->isAnswered();
}

bool ConnectionWalk::isHeard() const
{
    return m_facts.end.has_value() || m_listener->heardAt().has_value();
}

QString ConnectionWalk::patienceOver() const
{
    return tr("no answer within %1 s").arg(double(m_plan.profile.connectTimeout.count()) / 1000.0);
}

void ConnectionWalk::enter(Stage stage)
{
    if (stage < Stage::Tcp || stage > Stage::Mqtt)
        m_since = m_clock.now();
    m_stage = stage;
    tell(stage, StageState::Running, Milliseconds(0), {});
}

void ConnectionWalk::passed(const QString &text, BootTime at)
{
    tell(m_stage, StageState::Passed, at - m_since, text);
    m_since = at;
}

/// False, so that it can be returned.
bool ConnectionWalk::failed(const QString &text)
{
    m_trouble = tr("%1 failed: %2", "stage, reason").arg(Wording::of(m_stage), text);
    tell(m_stage, StageState::Failed, m_clock.now() - m_since, text);
    for (const Stage stage : stages) {
        if (stage > m_stage && has(m_plan.profile, stage))
            tell(stage, StageState::Skipped, Milliseconds(0), {});
    }
    return false;
}

void ConnectionWalk::tell(Stage stage, StageState state, Milliseconds took, const QString &text)
{
    Q_EMIT stageChanged({.stage = stage, .state = state, .took = took, .text = text});
}

} // namespace Raptor::Link
