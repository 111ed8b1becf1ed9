// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

namespace Raptor::Sim {

/// Reads lines from a file descriptor when there is something to read. Does not own the descriptor
/// and leaves its flags alone: a terminal is shared with the shell. Lines longer than 4096 bytes
/// are dropped.
class InputLines final : public QObject
{
    Q_OBJECT
public:
    explicit InputLines(int descriptor, QObject *parent = nullptr);

Q_SIGNALS:
    void lineRead(const QString &line);
    void ended();

private:
    void read();
    void cut();

    int m_descriptor;
    QSocketNotifier m_notifier;
    QByteArray m_pending;
    bool m_tooLong = false;
};

/// Turns SIGINT and SIGTERM into a signal of the event loop. At most one at a time.
class TerminationSignals final : public QObject
{
    Q_OBJECT
public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    void terminationRequested();

private:
    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace Raptor::Sim
