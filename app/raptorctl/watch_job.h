// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/core/exit_status.h"
#include "app/raptorctl/ctl_options.h"

#include <QtCore/QTimer>

namespace Raptor::App {

/// Prints a line per sample whose tag matches, until its time is over. Ends with NoLink if no
/// broker could be reached in all that time.
class WatchJob final : public QObject
{
    Q_OBJECT
public:
    WatchJob(Console &console, const CtlOptions &options, QObject *parent = nullptr);

Q_SIGNALS:
    void finished(Raptor::App::ExitStatus status);

private:
    void print(const QList<Sample> &samples);
    void end();

    Console &m_console;
    QByteArray m_glob;
    bool m_json;
    bool m_wasUp = false;
    QTimer m_timer;
};

/// Listens for a while, then lists the devices that reported.
class DevicesJob final : public QObject
{
    Q_OBJECT
public:
    DevicesJob(Console &console, const CtlOptions &options, QObject *parent = nullptr);

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
