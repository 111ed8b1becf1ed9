// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/password_prompt.h"

#include <QtCore/QFile>
#include <QtCore/QSocketNotifier>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace Raptor::App {

namespace {

/// The terminal with its echo off; as it was before when this ends.
class SilentTerminal
{
public:
    SilentTerminal() : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        // In the background, setting it would suspend the whole program.
        if (m_descriptor < 0 || ::tcgetpgrp(m_descriptor) != ::getpgrp()
            || ::tcgetattr(m_descriptor, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        m_isSilent = ::tcsetattr(m_descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal()
    {
        if (m_isSilent)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

    [[nodiscard]] bool isSilent() const { return m_isSilent; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
    termios m_before{};
    bool m_isSilent = false;
};

Error noTerminal(const QString &broker, const QString &user)
{
    return {Error::Code::Refused,
            QStringLiteral("%1 wants the password of %2, and there is no terminal to ask on")
                .arg(broker, user)};
}

QByteArray question(const QString &broker, const QString &user)
{
    return QStringLiteral("Password of %1 on %2: ").arg(user, broker).toLocal8Bit();
}

QString withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromLocal8Bit(line);
}

} // namespace

Result<QString> askPassword(const QString &broker, const QString &user)
{
    const SilentTerminal terminal;
    if (!terminal.isSilent())
        return noTerminal(broker, user);
    QFile file;
    if (!file.open(terminal.descriptor(), QIODevice::ReadWrite | QIODevice::Unbuffered))
        return Error{Error::Code::Io, file.errorString()};
    file.write(question(broker, user));
    const QByteArray line = file.readLine(4096);
    file.write("\n");
    return withoutLineEnd(line);
}

class PasswordPrompt::Asking
{
public:
    [[nodiscard]] bool isPossible() const { return m_terminal.isSilent(); }
    [[nodiscard]] int descriptor() const { return m_terminal.descriptor(); }
    /// What cannot be written is only not seen: who types nevertheless is heard.
    void say(const QByteArray &text) const
    {
        QFile file;
        if (file.open(descriptor(), QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write(text);
    }

private:
    SilentTerminal m_terminal;
};

PasswordPrompt::PasswordPrompt(QList<BrokerProfile> brokers, QObject *parent)
    : QObject(parent), m_brokers(std::move(brokers))
{
    m_brokers.removeIf([](const BrokerProfile &broker) { return broker.user.isEmpty(); });
}

PasswordPrompt::~PasswordPrompt() = default;

void PasswordPrompt::start()
{
    if (m_brokers.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    m_asking = std::make_unique<Asking>();
    if (!m_asking->isPossible()) {
        m_asking.reset();
        for (const BrokerProfile &broker : std::as_const(m_brokers))
            Q_EMIT missing(noTerminal(broker.name, broker.user).text);
        Q_EMIT finished();
        return;
    }
    // The terminal hands over whole lines, so reading never waits once this has spoken.
    m_notifier = std::make_unique<QSocketNotifier>(m_asking->descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PasswordPrompt::readLine);
    m_asking->say(question(m_brokers.first().name, m_brokers.first().user));
}

void PasswordPrompt::readLine()
{
    QByteArray line(4096, '\0');
    const ssize_t length = ::read(m_asking->descriptor(), line.data(), size_t(line.size()));
    m_asking->say("\n");
    const BrokerProfile broker = m_brokers.takeFirst();
    if (length > 0) {
        line.truncate(length);
        Q_EMIT given(broker.name, withoutLineEnd(line));
    } else {
        Q_EMIT missing(QStringLiteral("no password for %1 on %2").arg(broker.user, broker.name));
    }
    if (!m_brokers.isEmpty()) {
        m_asking->say(question(m_brokers.first().name, m_brokers.first().user));
        return;
    }
    m_notifier->setEnabled(false);
    m_asking.reset();
    Q_EMIT finished();
}

} // namespace Raptor::App
