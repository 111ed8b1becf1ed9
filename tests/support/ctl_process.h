// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QStringList>

namespace Raptor::Test {

/// A raptorctl beside the test, without a terminal, or on one of the test's own. It is killed with
/// this object if it still runs.
class CtlProcess
{
public:
    explicit CtlProcess(const QStringList &arguments, const char *terminal = nullptr);
    ~CtlProcess() { kill(); }
    CtlProcess(const CtlProcess &) = delete;
    CtlProcess &operator=(const CtlProcess &) = delete;

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// Waits for its end; -1 if it was killed, or does not end.
    [[nodiscard]] int status(int timeoutMs = 20'000);
    /// What it has said so far.
    [[nodiscard]] QByteArray output() { return m_output += m_process.readAllStandardOutput(); }
    [[nodiscard]] QByteArray errors() { return m_errors += m_process.readAllStandardError(); }
    /// SIGKILL.
    void kill();
    /// SIGTERM, and waits.
    void terminate();

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

struct CtlRun
{
    int status = -1; ///< -1: killed, or did not end in time
    QByteArray output;
    QByteArray errors;
};

/// Runs raptorctl to its end.
[[nodiscard]] CtlRun runCtl(const QStringList &arguments, int timeoutMs = 20'000);

/// A JSON object of each complete line.
[[nodiscard]] QList<QJsonObject> jsonLines(const QByteArray &output);

} // namespace Raptor::Test
