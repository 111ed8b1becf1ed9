// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/arming.h"
#include "models/domain/roles.h"

#include <QtCore/QSet>

namespace Raptor {

/// Commands to several devices: group stops, and start sequences. A stop goes out to all at once; a
/// sequence goes step by step, each judged anew and with an audit row of its own, and any failure
/// or stop ends it: what runs stays, nothing more starts.
class GroupRuns final : public QObject
{
    Q_OBJECT
public:
    GroupRuns(const CommandContext &context, CommandBook &book, Energising &energising,
              QList<StartSequence> sequences, QObject *parent = nullptr);

    [[nodiscard]] const QList<StartSequence> &sequences() const { return m_sequences; }
    [[nodiscard]] const StartSequence *sequence(const QString &name) const;
    /// Whether all of it could be started now.
    [[nodiscard]] CommandOffer offer(const QString &name) const;
    /// "Fill bin 3: m1 (left, right), m2 (left)": every motor that will start.
    [[nodiscard]] QString namesOf(const StartSequence &sequence) const;
    /// Its second step was done. @p armed: of the sequence, with the command of its first step.
    void start(const Arming::Armed &armed, const QString &reason);
    /// Nothing more of a running sequence starts.
    void abort(const QString &why);
    [[nodiscard]] bool sequenceRuns() const { return m_start.has_value(); }

    /// All of them are on their way before anything else is done.
    void stop(const QString &title, const QList<DeviceId> &devices, const QString &reason);

    [[nodiscard]] const std::optional<GroupRun> &run() const { return m_run; }
    void dismiss();
    void tick();

Q_SIGNALS:
    void changed();
    void eventHappened(Raptor::EventSeverity severity, const QString &text);

private:
    /// A sequence on its way.
    struct Start
    {
        StartSequence sequence;
        QString reason;
        QString commandId; ///< of the step in execution; empty in a pause
        qsizetype step = 0; ///< the one in execution, or the next after a pause
        BootTime armedAt{};
        BootTime nextAt{};
        QList<Baseline> untouched; ///< of the devices that are still to be started
        QSet<DeviceId> seenRunning; ///< confirmed ones whose state shows it by now
    };

    [[nodiscard]] GroupLine openStop(const DeviceId &device, const QString &title,
                                     const QString &reason);
    void follow(const CommandRecord &record);
    void followStep(const CommandRecord &record);
    void giveNext();
    [[nodiscard]] QString whatBroke();
    void conclude();
    [[nodiscard]] static QString textOf(const CommandRecord &record);

    const CommandContext &m_context;
    CommandBook &m_book;
    Energising &m_energising;
    QList<StartSequence> m_sequences;
    std::optional<GroupRun> m_run;
    std::optional<Start> m_start;
    bool m_dirty = false;
};

} // namespace Raptor
