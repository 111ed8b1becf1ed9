// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/private_broker.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace Raptor::Test {

/// A mosquitto on a free loopback port that takes one user with one password, and nobody else. It
/// ends with this object.
class PasswordBroker
{
public:
    PasswordBroker(const QString &user, const QString &password)
    {
        if (!start(user, password))
            qFatal("mosquitto did not start: is the package installed?");
    }
    ~PasswordBroker() { end(); }
    PasswordBroker(const PasswordBroker &) = delete;
    PasswordBroker &operator=(const PasswordBroker &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url() const { return QStringLiteral("mqtt://127.0.0.1:%1").arg(m_port); }

private:
    void end()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    bool write(const QString &file, const QByteArray &text) const
    {
        QFile out(file);
        return out.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && out.write(text) == text.size();
    }
    bool start(const QString &user, const QString &password)
    {
        m_port = freePort();
        const QString users = m_directory.filePath(QStringLiteral("users"));
        const QString config = m_directory.filePath(QStringLiteral("mosquitto.conf"));
        // It hashes them in place.
        if (!write(users, user.toUtf8() + ':' + password.toUtf8() + '\n')
            || QProcess::execute(QStringLiteral("mosquitto_passwd"), {QStringLiteral("-U"), users})
                != 0)
            return false;
        // Who starts it as root lets it read its files.
        if (!write(config,
                   "user root\nlistener " + QByteArray::number(m_port)
                       + " 127.0.0.1\nallow_anonymous false\npersistence false\nlog_type none\n"
                         "password_file "
                       + users.toUtf8() + '\n'))
            return false;
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(mosquittoProgram(), {QStringLiteral("-c"), config});
        const auto running = [this] { return m_process.state() == QProcess::Running; };
        return m_process.waitForStarted(20'000)
            && QTest::qWaitFor([&] { return !running() || portAccepts(m_port); }, 20'000)
            && running();
    }

    QTemporaryDir m_directory;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Raptor::Test
