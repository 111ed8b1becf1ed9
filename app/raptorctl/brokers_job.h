// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/core/exit_status.h"
#include "app/raptorctl/ctl_options.h"

#include <QtCore/QTimer>

namespace Raptor::App {

/// Listens for a while, then lists the configured brokers by rank, and the feeds. Ends with NoLink
/// if none could be reached.
class BrokersJob final : public QObject
{
    Q_OBJECT
public:
    BrokersJob(Console &console, const CtlOptions &options, QObject *parent = nullptr);

Q_SIGNALS:
    void finished(Raptor::App::ExitStatus status);

private:
    void end();

    Console &m_console;
    bool m_json;
    bool m_wasUp = false;
    QTimer m_timer;
};

} // namespace Raptor::App
