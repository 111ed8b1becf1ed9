// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/password_prompt.h"

#include <QtCore/QFile>

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
        if (m_descriptor < 0 || ::tcgetattr(m_descriptor, &m_before) != 0)
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

} // namespace

Result<QString> askPassword(const QString &broker, const QString &user)
{
    const SilentTerminal terminal;
    if (!terminal.isSilent()) {
        return Error{Error::Code::Refused,
                     QStringLiteral("%1 wants the password of %2, and there is no terminal to ask on")
                         .arg(broker, user)};
    }
    QFile file;
    if (!file.open(terminal.descriptor(), QIODevice::ReadWrite | QIODevice::Unbuffered))
        return Error{Error::Code::Io, file.errorString()};
    file.write(QStringLiteral("Password of %1 on %2: ").arg(user, broker).toLocal8Bit());
    QByteArray line = file.readLine(4096);
    file.write("\n");
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromLocal8Bit(line);
}

} // namespace Raptor::App
