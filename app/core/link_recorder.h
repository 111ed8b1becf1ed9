// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/link_history_file.h"
#include "models/link_history_model.h"
#include "models/outage_watch.h"
#include "models/plant_store.h"

#include <QtCore/QObject>

namespace Raptor::App {

/// Writes down which broker was switched to, and which could not be heard. GUI thread; tick() is to
/// be called about ten times a second.
class LinkRecorder final : public QObject
{
    Q_OBJECT
public:
    /// @p plant and @p clock must outlive it.
    LinkRecorder(const QString &directory, const Models::PlantStore &plant, const Clock &clock,
                 QObject *parent = nullptr);

    [[nodiscard]] LinkHistory &history() { return m_history; }
    [[nodiscard]] Models::BrokerSwitchModel *switchModel() { return &m_switches; }
    [[nodiscard]] Models::BrokerOutageModel *outageModel() { return &m_outages; }

    void noteSwitch(const Raptor::BrokerSwitch &change) { m_history.add(change); }
    void noteStatus(const Raptor::BrokerStatus &status);
    /// Those that are configured. An outage of another one ends.
    void setBrokers(const QList<BrokerProfile> &brokers);
    void tick() { m_watch.tick(m_clock.now()); }

private:
    void resume();
    void forgetMissing();
    [[nodiscard]] QList<Models::OutageWatch::Device> devices() const;

    const Models::PlantStore &m_plant;
    const Clock &m_clock;
    History::LinkHistoryFile m_history;
    Models::BrokerSwitchModel m_switches;
    Models::BrokerOutageModel m_outages;
    Models::OutageWatch m_watch;
    QStringList m_brokers;
    QMap<QString, BrokerStatus> m_statuses;
};

} // namespace Raptor::App
