// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>

#include <QCoroTask>

namespace Raptor::Link {

/// How often the owner of a probe asks, and how long an answer may take.
inline constexpr Milliseconds probeInterval{2000};
inline constexpr Milliseconds probeTimeout{2000};

struct ProbeResult
{
    bool healthy = false;
    QString text; ///< "answered 200 in 12 ms", "connection refused"
};

/// Asks a health page over HTTP. Any answer counts, an error page included: somebody is at home.
/// Lives on one thread; destroying it ends what is under way.
class HealthProbe : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the probe.
    explicit HealthProbe(const Clock &clock, QObject *parent = nullptr);
    ~HealthProbe() override;

    /// One question; always answers, after @p timeout at the latest.
    QCoro::Task<ProbeResult> probe(QUrl url, Milliseconds timeout);

private:
    const Clock &m_clock;
    QNetworkAccessManager m_network;
};

} // namespace Raptor::Link
