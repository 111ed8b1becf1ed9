// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/core/exit_status.h"
#include "app/raptorctl/ctl_options.h"

#include <QtCore/QTimer>

namespace Raptor::App {

/// Listens for a while, then changes what the data directory remembers of the plant, and ends when
/// it is on disk. Refused while a console runs on that directory, which has it all in memory and
/// would write it as it was.
class MemoryJob : public QObject
{
    Q_OBJECT
public:
    MemoryJob(Console &console, const CtlOptions &options, const ConsoleSetup &setup,
              QObject *parent);

Q_SIGNALS:
    void finished(Raptor::App::ExitStatus status);

protected:
    /// Nothing was changed.
    void refuse(ExitStatus status, const QString &why);
    /// What is printed once it is kept.
    void awaitKept(const QByteArray &line);
    [[nodiscard]] Console &console() const { return m_console; }
    [[nodiscard]] bool isJson() const { return m_json; }

private:
    virtual void change() = 0;
    void begin();
    void onKept(const QString &why);

    Console &m_console;
    QString m_dataDirectory;
    OperatorRole m_role;
    bool m_json;
    QByteArray m_line; ///< empty: nothing is awaited
    QTimer m_timer;
};

/// Says that the devices which report on a broker are meant; see BrokerStatus::siteUnconfirmed.
class ConfirmSiteJob final : public MemoryJob
{
    Q_OBJECT
public:
    ConfirmSiteJob(Console &console, const CtlOptions &options, const ConsoleSetup &setup,
                   QObject *parent = nullptr);

private:
    void change() override;

    QString m_broker;
};

/// A device that is gone for good.
class ForgetDeviceJob final : public MemoryJob
{
    Q_OBJECT
public:
    ForgetDeviceJob(Console &console, const CtlOptions &options, const ConsoleSetup &setup,
                    QObject *parent = nullptr);

private:
    void change() override;

    DeviceId m_device;
};

} // namespace Raptor::App
