// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_context.h"
#include "models/domain/command_life.h"

#include <QtCore/QSet>

#include <deque>

namespace Raptor {

/// All commands of this run that are not forgotten yet, by id. Whoever wants something of one names
/// its id: nothing in here is handed out by reference, so listeners may open, change and end others
/// whenever they hear of one. Writes the audit rows of every end and of every later note.
class CommandBook final : public QObject
{
    Q_OBJECT
public:
    explicit CommandBook(const CommandContext &context, QObject *parent = nullptr);

    /// A new command, in CommandStep::Requested. Nothing is said of it before announce(), so that a
    /// stop can be on its way first. @p group: title of the run that it is part of. @p reason: of a
    /// stop, what the operator gave; what is armed gets its own when it is given.
    [[nodiscard]] QString open(const DeviceId &device, CommandKind kind, const QString &group,
                               const QString &reason = {});
    /// A finished one of an earlier run, or of another program, of which more is to be heard.
    void adopt(const CommandRecord &record);
    void announce(const QString &id);
    /// Says what @p change has changed.
    template <class Change>
    void change(const QString &id, Change &&change)
    {
        const auto life = m_lives.find(id);
        if (life == m_lives.end())
            return;
        const CommandRecord before = life->record();
        change(*life);
        const CommandRecord after = life->record(); // listeners may move it
        if (after != before)
            tell(before, after);
    }
    /// Hands it to the connections of @p brokers, before anything else happens; says nothing.
    /// @p validFor: what expires has this much time left.
    void send(const QString &id, const QStringList &brokers,
              std::optional<Milliseconds> validFor = {});
    /// The same for several that do not expire: all of them before the first answer.
    void sendAll(const QStringList &ids, const QStringList &brokers);
    void refuse(const QString &id, const CommandOffer &verdict);
    /// Ends what is in execution at @p device, except @p but and e-stops.
    void overtake(const DeviceId &device, const QString &byWhat, const QString &but);
    /// Takes back everything that was given and not handed to a connection yet.
    void takeBack(const QString &why);
    /// How a report came here.
    enum class Delivery {
        Direct, ///< by the command connection: received when it says so
        MayHaveWaited, ///< by telemetry, which gives way in a flood: it may be older than it says
    };
    /// What the device reports; true if some command is proven by it, in time or late. What may
    /// have waited and has no time of its own proves nothing but a command that it names: the same
    /// comes by the command connection.
    bool observe(const StateReport &report, Delivery delivery);
    void tick();

    /// Unset if it is unknown, or forgotten.
    [[nodiscard]] std::optional<CommandRecord> record(const QString &id) const;
    [[nodiscard]] bool proven(const QString &id) const;
    [[nodiscard]] bool inExecution(const DeviceId &device,
                                   std::optional<CommandKind> kind = std::nullopt,
                                   const QString &but = {}) const;
    [[nodiscard]] bool anyInExecution() const;
    /// It was given by this program, even if it is forgotten otherwise.
    [[nodiscard]] bool knows(const QString &id) const { return m_known.contains(id); }
    /// When anything was last sent to @p device.
    [[nodiscard]] std::optional<BootTime> lastSent(const DeviceId &device) const;
    [[nodiscard]] QString newest() const { return m_newest; }
    /// An e-stop in force is not forgotten.
    void keepInMind(const QString &id, bool keep);

Q_SIGNALS:
    void changed(const Raptor::CommandRecord &record);
    void finished(const Raptor::CommandRecord &record);
    void busyChanged(const Raptor::DeviceId &device, bool busy);

private:
    [[nodiscard]] QList<CommandDispatch> prepare(const QString &id, const QStringList &brokers,
                                                 std::optional<Milliseconds> validFor);
    void tell(const CommandRecord &before, const CommandRecord &after);
    void supersedeBefore(const CommandRecord &given);
    void remember(const QString &id);
    void forgetOld(BootTime now);
    void onDurable(const QString &commandId, AuditEvent event);
    void onWritten(const QString &commandId, const QString &broker, BootTime at);
    void onAcknowledged(const QString &commandId, const QString &broker, BootTime at,
                        bool nobodyListening);
    void onFailed(const QString &commandId, const QString &broker, const QString &reason,
                  bool mayHaveLeft);

    const CommandContext &m_context;
    QHash<QString, CommandLife> m_lives;
    QHash<DeviceId, QStringList> m_byDevice;
    QHash<DeviceId, BootTime> m_lastSent;
    QSet<QString> m_kept;
    QSet<QString> m_known;
    std::deque<QString> m_knownInOrder;
    QString m_newest;
};

} // namespace Raptor
