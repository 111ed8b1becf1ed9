// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>

namespace Raptor::Test {

/// The real raptor-console, without a screen, and a hand at its buttons: a plugin that Qt loads
/// into it (tests/support/hand). It is killed with this object at the latest.
class ConsoleProcess
{
public:
    /// Returns when it runs; its window comes later.
    explicit ConsoleProcess(const QStringList &arguments);
    ~ConsoleProcess() { kill(); }
    ConsoleProcess(const ConsoleProcess &) = delete;
    ConsoleProcess &operator=(const ConsoleProcess &) = delete;

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Clicks into the middle of the widget of that name. False if there is none that is visible
    /// and enabled.
    [[nodiscard]] bool click(const QString &name);
    /// The same without waiting: it may be killed meanwhile.
    void clickSoon(const QString &name);
    /// SIGKILL.
    void kill();
    /// SIGTERM: ends in order. @returns its exit status, -1 if it did not end.
    [[nodiscard]] int end();

private:
    QProcess m_process;
    QByteArray m_answers;
};

} // namespace Raptor::Test
