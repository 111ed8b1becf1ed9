// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/free_port.h"

#include <QtCore/QList>
#include <QtCore/QPair>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

#include <memory>

namespace Raptor::Test {

/// Whether somebody listens on that port of the loopback interface.
[[nodiscard]] bool portAccepts(quint16 port);
/// Path of mosquitto, empty when it is not installed.
[[nodiscard]] QString mosquittoProgram();

/// Who may do what at a mosquitto; who has no name is let in as well.
struct BrokerRights
{
    QByteArray acl; ///< as an acl_file
    QList<QPair<QString, QString>> users; ///< names and passwords
};

/// A mosquitto of the test's own on a free loopback port: no persistence, anonymous. It ends with
/// this object. The constructor returns when it accepts connections.
class PrivateBroker
{
public:
    PrivateBroker();
    /// Speaks TLS beside it, at tlsPort(), with these files.
    PrivateBroker(const QString &certificate, const QString &key);
    explicit PrivateBroker(const BrokerRights &rights);
    ~PrivateBroker();
    PrivateBroker(const PrivateBroker &) = delete;
    PrivateBroker &operator=(const PrivateBroker &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// 0 without TLS.
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    [[nodiscard]] QString url() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->processId() : 0; }

    /// SIGKILL: sockets are reset, nothing is said.
    void kill();
    /// As a service manager ends it, with SIGTERM.
    void shutDown();
    /// Again on the same port.
    bool start();
    /// Publishes by mosquitto_pub and waits for it.
    bool publish(const QString &topic, const QByteArray &payload,
                 const QStringList &moreArguments = {}) const;

private:
    void startOrEnd();
    void keepRights(const BrokerRights &rights);

    QTemporaryDir m_directory;
    quint16 m_port;
    quint16 m_tlsPort = 0;
    QByteArray m_tlsFiles; ///< configuration
    QByteArray m_rights; ///< configuration
    std::unique_ptr<QProcess> m_process;
};

/// `mosquitto_sub -F '%t %q %r %p'` beside a broker: what an independent client sees.
class Eavesdropper
{
public:
    Eavesdropper(const PrivateBroker &broker, const QString &filter);
    ~Eavesdropper();

    /// All lines since the start.
    [[nodiscard]] QList<QByteArray> lines();
    /// Of the commands so far whose JSON has \a part in it, the ids, in the order of their arrival.
    [[nodiscard]] QStringList ids(const QByteArray &part);

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace Raptor::Test
