// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/command_store.h"
#include "models/device_tree_model.h"
#include "models/domain/command_service.h"
#include "models/domain/history_ports.h"
#include "models/domain/replay_ports.h"
#include "models/replay_alarms.h"
#include "models/replay_columns.h"
#include "models/replay_store.h"
#include "models/replay_trends.h"

#include <QtCore/QTimer>

namespace Raptor::App {

/// The plant at a past moment, out of the history: models of its own, which nothing but the pages
/// of the replay reads. The plant itself runs on beside it: its alarms, e-stops, journals and
/// history never see a replayed value. GUI thread.
class ReplayStation final : public ReplayDesk
{
    Q_OBJECT
public:
    /// All of them outlive the station.
    struct Collaborators
    {
        HistoryReader *reader; ///< nobody else's
        AlarmHistory *alarms; ///< null: there is no journal
        CommandService *commands;
        const Models::CommandStore *ledger; ///< for jumps
        const Clock *clock;
        ProfileCatalogue profiles;
        QMap<QString, QString> names; ///< shown names by device id text
    };

    explicit ReplayStation(const Collaborators &collaborators, QObject *parent = nullptr);
    ~ReplayStation() override;

    Outcome begin(WallTime at) override;
    void end() override;
    [[nodiscard]] ReplayState state() const override { return m_state; }
    void seek(WallTime at) override;
    void setPlaying(bool playing) override;
    void setSpeed(int speed) override;
    void jump(int direction) override;
    /// Called by a timer while it plays; tests call it.
    void tick();

    [[nodiscard]] QAbstractItemModel *devices() { return &m_store; }
    [[nodiscard]] QAbstractItemModel *deviceTree() { return &m_tree; }
    [[nodiscard]] QAbstractItemModel *alarms() { return m_alarms.model(); }
    [[nodiscard]] TrendSource *trends() { return &m_trends; }
    [[nodiscard]] TrendColumns *columns() { return &m_columns; }
    /// At the moment that is shown.
    [[nodiscard]] const Clock &clock() const { return m_store.clock(); }

private:
    void connectReader();
    void moveTo(WallTime at);
    void load();
    void take(int ticket, const QList<Sample> &samples, const QString &error);
    void shown();
    void askForNext();
    void jumpTo(const QList<AlarmTransition> &rows, const QString &error);
    [[nodiscard]] const CommandRecord *commandBeside(WallTime at, int direction) const;
    void tell();

    const Collaborators m_parts;
    ReplayState m_state;
    Models::ReplayStore m_store;
    Models::DeviceTreeModel m_tree;
    Models::ReplayTrends m_trends;
    Models::ReplayColumns m_columns;
    Models::ReplayAlarms m_alarms;
    QTimer m_timer;
    BootTime m_tickedAt{};
    WallTime m_asked{}; ///< the moment that is on its way
    bool m_again = false; ///< the moment that is on its way lacks devices
    int m_ticket = 0;
    int m_jumpTicket;
    int m_direction = 0; ///< of the jump that is under way; 0: none
    WallTime m_jumpFrom{};
    Milliseconds m_jumpSpan{};
};

} // namespace Raptor::App
