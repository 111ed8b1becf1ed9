// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_book.h"
#include "models/domain/roles.h"

namespace Raptor {

/// Notices what others do to the plant: consoles do not listen to commands, so it shows in what the
/// devices report. Says one thing about a device in 10 s at most.
class ChangeWatch final : public QObject
{
    Q_OBJECT
public:
    ChangeWatch(const CommandContext &context, const CommandBook &book, QObject *parent = nullptr);

    enum class Explained { No, Yes };
    /// After CommandBook::observe(). @p explained: a command of ours, or our e-stop, accounts for
    /// it.
    void observe(const StateReport &report, Explained explained);

Q_SIGNALS:
    void eventHappened(Raptor::EventSeverity severity, const QString &text);

private:
    struct Seen
    {
        ProfilePtr profile;
        RunState runState = RunState::Unknown;
        std::optional<QString> lastCommand;
        std::optional<WallTime> takenAt;
        std::optional<qint64> sequence;
        BootTime at{};
        std::optional<BootTime> saidAt;
    };

    [[nodiscard]] bool isNews(const Seen &seen, const StateReport &report) const;
    [[nodiscard]] bool isOurs(const DeviceId &device) const;
    void say(Seen &seen, EventSeverity severity, const QString &text);

    const CommandContext &m_context;
    const CommandBook &m_book;
    QHash<DeviceId, Seen> m_seen;
};

} // namespace Raptor
