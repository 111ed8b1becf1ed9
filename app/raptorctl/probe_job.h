// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/exit_status.h"
#include "protocol/link/connection_test.h"

#include <QtCore/QMap>

namespace Raptor::App {

/// Tests the way to a broker and prints a line per stage, in their order, as soon as it is over.
class ProbeJob final : public QObject
{
    Q_OBJECT
public:
    /// @p test must outlive the job.
    ProbeJob(Link::ConnectionTest &test, bool json, QObject *parent = nullptr);

    void start(const BrokerProfile &profile, const BrokerSecrets &secrets);

Q_SIGNALS:
    void finished(Raptor::App::ExitStatus status);

private:
    void take(const ConnectionStageResult &result);
    void end(bool passed, const QString &text);

    Link::ConnectionTest &m_test;
    const bool m_json;
    QMap<ConnectionStage, ConnectionStageResult> m_over; ///< not printed yet
    int m_printed = 0;
    QStringList m_remarks;
    std::optional<ConnectionStage> m_failed;
};

} // namespace Raptor::App
