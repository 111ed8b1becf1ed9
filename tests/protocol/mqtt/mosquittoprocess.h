// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/free_port.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

/// A private broker on free loopback ports, ended with this object. TCP and WebSocket listeners.
class MosquittoProcess
{
public:
    ~MosquittoProcess() { stop(); }

    static QString program()
    {
        using namespace Qt::StringLiterals;
        const QString found = QStandardPaths::findExecutable(u"mosquitto"_s);
        return found.isEmpty()
            ? QStandardPaths::findExecutable(u"mosquitto"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s})
            : found;
    }

    bool start()
    {
        using namespace Qt::StringLiterals;
        m_port = Raptor::Test::freePort();
        m_webSocketPort = Raptor::Test::freePort();
        QFile config(m_directory.filePath(u"broker.conf"_s));
        if (!config.open(QIODevice::WriteOnly))
            return false;
        config.write("per_listener_settings false\nallow_anonymous true\npersistence false\n"
                     "sys_interval 1\nlistener "
                     + QByteArray::number(m_port)
                     + " 127.0.0.1\n"
                       "listener "
                     + QByteArray::number(m_webSocketPort)
                     + " 127.0.0.1\n"
                       "protocol websockets\n");
        config.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(), {u"-c"_s, config.fileName()});
        // It listens on one port after the other.
        return m_process.waitForStarted()
            && QTest::qWaitFor([this] { return accepts(m_port) && accepts(m_webSocketPort); },
                               20'000);
    }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    quint16 port() const { return m_port; }
    quint16 webSocketPort() const { return m_webSocketPort; }

private:
    static bool accepts(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(200);
    }

    QTemporaryDir m_directory;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_webSocketPort = 0;
};
