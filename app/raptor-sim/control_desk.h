// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/health_page.h"
#include "app/raptor-sim/plant.h"

#include <QtCore/QObject>

namespace Raptor::Sim {

/// Understands the lines of standard input (see --help). Owns neither plant nor page; the page
/// may be null.
class ControlDesk final : public QObject
{
    Q_OBJECT
public:
    ControlDesk(Plant &plant, HealthPage *health, QObject *parent = nullptr);

    /// Does what the line says and answers with "ok ..." or "error: ...". Empty lines get nothing.
    QString obey(QStringView line);

Q_SIGNALS:
    void quitRequested();

private:
    QString setFault(QStringView device, QStringView fault);
    QString setHealth(QStringView word);

    Plant &m_plant;
    HealthPage *m_health;
};

} // namespace Raptor::Sim
