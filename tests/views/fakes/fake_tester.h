// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtCore/QStringList>

namespace Raptor::Test {

/// Connects to nothing: tells what the test has it tell.
class FakeTester final : public ConnectionTester
{
    Q_OBJECT
public:
    void start(const BrokerProfile &profile, const QString &secretsOf) override;
    void cancel() override;
    [[nodiscard]] bool isRunning() const override { return m_running; }

    void tell(ConnectionStage stage, StageState state, int tookMs = 0, const QString &text = {});
    void remark(const QString &text) { Q_EMIT remarked(text); }
    void end(bool passed, const QString &text);
    /// The stages before @p stage pass, this one fails, and that was it.
    void failAt(ConnectionStage stage, const QString &text);

    /// "start cloud wss://... with the secrets of cloud", "cancel"
    QStringList calls;
    QList<BrokerProfile> tested;

private:
    bool m_running = false;
};

} // namespace Raptor::Test
