// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_link.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcLink, "raptor.protocol.link", QtWarningMsg)

namespace {

/// A session that lives shorter does not end an outage: a broker that throws us out at once must
/// not be asked five times a second for ever.
constexpr Milliseconds provenAfter{5000};
constexpr Milliseconds stopAtMost{500};
constexpr Milliseconds hurryFor{600'000};
constexpr int earlyClosesPerVersion = 2;

QMqttClient::ProtocolVersion firstVersion(MqttVersion version)
{
    return version == MqttVersion::V311 ? QMqttClient::MQTT_3_1_1 : QMqttClient::MQTT_5_0;
}

QString nameOf(QMqttClient::ProtocolVersion version)
{
    return version == QMqttClient::MQTT_5_0 ? u"5.0"_s : u"3.1.1"_s;
}

double chance()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

MqttLink::MqttLink(LinkSettings settings, const Clock &clock, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_clock(clock), m_backoff(chance),
      m_retryTimer(this), m_stopTimer(this), m_version(firstVersion(m_settings.profile.version))
{
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setTimerType(Qt::PreciseTimer);
    m_stopTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &MqttLink::connectNow);
    connect(&m_stopTimer, &QTimer::timeout, this,
            [this] { finishStop(tr("the broker did not end the connection in time")); });
}

QMqttClient *MqttLink::client() const
{
    return m_session && m_status.session == SessionState::Up ? &m_session->client() : nullptr;
}

ClientExtras *MqttLink::extras() const
{
    return client() ? &m_session->extras() : nullptr;
}

void MqttLink::start()
{
    if (m_running)
        return;
    m_running = true;
    connectNow();
}

void MqttLink::stop()
{
    m_running = false;
    m_retryTimer.stop();
    if (!m_session)
        return finishStop({});
    m_stopTimer.start(stopAtMost);
    m_session->close();
}

void MqttLink::finishStop(const QString &reason)
{
    m_stopTimer.stop();
    const bool wasUp = m_status.session == SessionState::Up;
    delete m_session;
    setStatus({.error = {}, .mqttVersion = {}, .retryAt = {}, .reconnects = m_status.reconnects});
    if (wasUp)
        Q_EMIT sessionDown(reason);
    Q_EMIT stopped();
}

void MqttLink::retryNow()
{
    if (m_running && m_retryTimer.isActive())
        connectNow();
}

void MqttLink::hurry()
{
    m_hurryUntil = m_clock.now() + hurryFor;
    if (m_retryTimer.isActive() && m_retryTimer.remainingTimeAsDuration() > BackoffPolicy::earlyCap)
        retryAfter(BackoffPolicy::earlyCap, m_status);
}

void MqttLink::abort(const QString &reason)
{
    if (m_session)
        m_session->abort(reason);
}

void MqttLink::connectNow()
{
    m_retryTimer.stop();
    LinkStatus status = m_status;
    status.session = SessionState::Connecting;
    status.retryAt.reset();
    setStatus(status);
    m_session = new MqttSession(m_settings, m_version, this);
    connect(m_session, &MqttSession::up, this, &MqttLink::onUp);
    connect(m_session, &MqttSession::ended, this, &MqttLink::onEnded);
    m_session->open();
}

void MqttLink::onUp()
{
    m_earlyCloses = 0;
    m_upSince = m_clock.now();
    LinkStatus status;
    status.session = SessionState::Up;
    status.mqttVersion = nameOf(m_version);
    status.reconnects = m_status.reconnects + (m_everUp ? 1 : 0);
    status.certificates = m_session->certificates();
    status.versionNote = m_version == QMqttClient::MQTT_5_0 ? QString() : m_versionNote;
    m_everUp = true;
    setStatus(status);
    Q_EMIT sessionUp();
}

void MqttLink::onEnded(SessionEnd end, const QString &reason)
{
    qCDebug(lcLink) << m_settings.profile.name << "session ended:" << reason;
    const bool wasUp = m_status.session == SessionState::Up;
    const QList<SecretKind> refused = m_session->secretsRefused();
    m_lastClose = m_session->lastClose();
    m_session->disconnect(this);
    m_session->deleteLater();
    m_session.clear();
    if (wasUp && m_clock.now() - m_upSince >= provenAfter)
        m_backoff.succeeded();
    if (!m_running)
        return finishStop(reason.isEmpty() ? tr("the connection was closed here") : reason);
    const bool versionRefused =
        end == SessionEnd::VersionRefused && m_settings.profile.version != MqttVersion::Automatic;
    chooseVersion(end, reason);
    scheduleRetry(versionRefused
                      ? tr("the broker does not speak MQTT %1, and its profile allows no other")
                            .arg(nameOf(m_version))
                      : reason,
                  refused);
    if (wasUp)
        Q_EMIT sessionDown(reason);
}

void MqttLink::chooseVersion(SessionEnd end, const QString &reason)
{
    if (m_settings.profile.version != MqttVersion::Automatic)
        return;
    if (end == SessionEnd::ClosedEarly)
        ++m_earlyCloses;
    const bool refused = end == SessionEnd::VersionRefused;
    if (!refused && m_earlyCloses < earlyClosesPerVersion)
        return;
    m_earlyCloses = 0;
    if (m_version == QMqttClient::MQTT_5_0) {
        m_version = QMqttClient::MQTT_3_1_1;
        m_versionNote = refused
            ? tr("MQTT 5.0 was refused: %1").arg(reason)
            : tr("the broker closed the connection each time MQTT 5.0 was tried");
    } else { // what closes early may be a proxy whose broker is still starting
        m_version = QMqttClient::MQTT_5_0;
        m_versionNote.clear();
    }
}

void MqttLink::scheduleRetry(const QString &reason, const QList<SecretKind> &refused)
{
    Milliseconds pause = m_backoff.nextPause(m_clock.now());
    if (m_clock.now() < m_hurryUntil)
        pause = std::min(pause, BackoffPolicy::earlyCap);
    LinkStatus status = m_status;
    status.session = SessionState::Down;
    status.error = reason;
    status.secretsRefused = refused;
    retryAfter(pause, status);
}

void MqttLink::retryAfter(Milliseconds pause, LinkStatus status)
{
    status.retryAt = m_clock.now() + pause;
    m_retryTimer.start(pause);
    setStatus(status);
}

void MqttLink::setStatus(const LinkStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged(status);
}

} // namespace Raptor::Link
