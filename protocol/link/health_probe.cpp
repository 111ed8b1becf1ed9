// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/health_probe.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include <coroutine>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

QString secondsOf(Milliseconds duration)
{
    return QString::number(double(duration.count()) / 1000.0);
}

QString failureOf(const QNetworkReply &reply, Milliseconds timeout)
{
    switch (int(reply.error())) {
    case QNetworkReply::ConnectionRefusedError:
        return HealthProbe::tr("connection refused");
    case QNetworkReply::HostNotFoundError:
        return HealthProbe::tr("host not found");
    case QNetworkReply::RemoteHostClosedError:
        return HealthProbe::tr("closed the connection without an answer");
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return HealthProbe::tr("no answer within %1 s").arg(secondsOf(timeout));
    case QNetworkReply::SslHandshakeFailedError:
        return HealthProbe::tr("certificate refused: %1").arg(reply.errorString());
    default:
        return reply.errorString();
    }
}

/// Resumes from inside of finished(). QCoro's own awaiter resumes a turn of the event loop later,
/// when whoever waits may be gone.
struct Finished
{
    QNetworkReply *reply;

    [[nodiscard]] bool await_ready() const { return reply->isFinished(); }
    void await_suspend(std::coroutine_handle<> waiting) const
    {
        QObject::connect(reply, &QNetworkReply::finished, reply, [waiting] { waiting.resume(); });
    }
    void await_resume() const { }
};

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

HealthProbe::HealthProbe(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HealthProbe::~HealthProbe()
{
    // Who waits for a reply is resumed only by its signal, never by its destruction.
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->abort();
}

QCoro::Task<ProbeResult> HealthProbe::probe(QUrl url, Milliseconds timeout)
{
    const Clock &clock = m_clock;
    const BootTime asked = clock.now();
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    QNetworkReply *reply = m_network.get(request);
    QTimer::singleShot(timeout, reply, &QNetworkReply::abort);
    // The head is the answer; the page itself may be long and is of no interest.
    connect(
        reply, &QNetworkReply::metaDataChanged, reply,
        [reply] {
            if (statusOf(*reply) > 0)
                reply->abort();
        },
        Qt::QueuedConnection);

    co_await Finished{reply};
    reply->deleteLater();
    if (const int status = statusOf(*reply); status > 0) {
        const auto took = qint64((clock.now() - asked).count());
        co_return ProbeResult{.healthy = true,
                              .text = tr("answered %1 in %2 ms").arg(status).arg(took)};
    }
    co_return ProbeResult{.healthy = false, .text = failureOf(*reply, timeout)};
}

} // namespace Raptor::Link
