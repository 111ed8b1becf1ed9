// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>

namespace Raptor::Test {

/// A raptor-sim of the test's own. The constructor returns when every device is connected; the
/// plant ends with this object.
class SimProcess
{
public:
    explicit SimProcess(const QStringList &arguments);
    ~SimProcess();
    /// Arguments for one motor gateway, raptor/shop/m1, and nothing else.
    [[nodiscard]] static QStringList oneMotor(const QString &brokerUrl);
    SimProcess(const SimProcess &) = delete;
    SimProcess &operator=(const SimProcess &) = delete;

    /// A line on its standard input, e.g. "fault m1 silent"; waits for the answer.
    bool tell(const QByteArray &line);
    /// http://127.0.0.1:PORT/ of --health 0.
    [[nodiscard]] QString healthUrl() const { return m_healthUrl; }
    /// ws://127.0.0.1:PORT/ws of --battery-feed 0.
    [[nodiscard]] QString feedUrl() const { return m_feedUrl; }
    /// Of --gate 0, and of --certificate DAYS.
    [[nodiscard]] QString gateUrl() const { return m_gateUrl; }
    [[nodiscard]] QString authorityFile() const { return m_authorityFile; }

private:
    bool waitForLine(const QByteArray &start);

    QProcess m_process;
    QByteArray m_output;
    QString m_healthUrl;
    QString m_feedUrl;
    QString m_gateUrl;
    QString m_authorityFile;
};

} // namespace Raptor::Test
