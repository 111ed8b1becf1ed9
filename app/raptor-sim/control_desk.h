// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/battery_feed.h"
#include "app/raptor-sim/broker_gate.h"
#include "app/raptor-sim/disk_filler.h"
#include "app/raptor-sim/health_page.h"
#include "app/raptor-sim/plant.h"

#include <QtCore/QObject>

namespace Raptor::Sim {

/// Understands the lines of standard input (see --help). Owns neither plant, page, gate nor feed;
/// all but the plant may be null.
class ControlDesk final : public QObject
{
    Q_OBJECT
public:
    ControlDesk(Plant &plant, HealthPage *health, BrokerGate *gate, QObject *parent = nullptr);
    void setFeed(BatteryFeed *feed) { m_feed = feed; }

    /// Does what the line says and answers with "ok ..." or "error: ...". Empty lines get nothing.
    QString obey(QStringView line);

Q_SIGNALS:
    void quitRequested();

private:
    QString setFault(QStringView device, QStringView fault);
    QString setHealth(QStringView word);
    QString setGate(QStringView word);
    QString openFeed(QStringView word);
    QString renewCertificate(QStringView days);
    QString fill(QStringView what);

    Plant &m_plant;
    HealthPage *m_health;
    BrokerGate *m_gate;
    BatteryFeed *m_feed = nullptr;
    DiskFiller m_filler;
};

} // namespace Raptor::Sim
