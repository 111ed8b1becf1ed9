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

Error noTerminal(const SecretQuestion &question)
{
    return {
        Error::Code::Refused,
        QStringLiteral("%1 is wanted, and there is no terminal to ask on").arg(question.text())};
}

QByteArray prompt(const SecretQuestion &question)
{
    return question.text().toLocal8Bit() + ": ";
}

QString withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromLocal8Bit(line);
}

} // namespace

QString SecretQuestion::text() const
{
    switch (kind) {
    case SecretKind::Password:
        return QStringLiteral("Password of %1 on %2").arg(of, broker);
    case SecretKind::KeyPassphrase:
        return QStringLiteral("Passphrase of %1 for %2").arg(of, broker);
    case SecretKind::Token:
        return QStringLiteral("Value of the header %1 for %2").arg(of, broker);
    }
    Q_UNREACHABLE();
}

SecretQuestion secretQuestion(const BrokerProfile &broker, SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return {broker.name, kind, broker.user};
    case SecretKind::KeyPassphrase:
        return {broker.name, kind, broker.clientKey};
    case SecretKind::Token:
        return {broker.name, kind, broker.tokenHeader};
    }
    Q_UNREACHABLE();
}

Result<QString> askSecret(const SecretQuestion &question)
{
    const SilentTerminal terminal;
    if (!terminal.isSilent())
        return noTerminal(question);
    QFile file;
    if (!file.open(terminal.descriptor(), QIODevice::ReadWrite | QIODevice::Unbuffered))
        return Error{Error::Code::Io, file.errorString()};
    file.write(prompt(question));
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

PasswordPrompt::PasswordPrompt(QObject *parent) : QObject(parent) { }

PasswordPrompt::~PasswordPrompt() = default;

void PasswordPrompt::ask(const QList<SecretQuestion> &questions)
{
    m_questions += questions;
    if (m_asking)
        return;
    if (m_questions.isEmpty())
        return finish();
    m_asking = std::make_unique<Asking>();
    if (!m_asking->isPossible()) {
        const QList<SecretQuestion> open = std::exchange(m_questions, {});
        for (const SecretQuestion &question : open)
            Q_EMIT missing(noTerminal(question).text);
        return finish();
    }
    // The terminal hands over whole lines, so reading never waits once this has spoken.
    m_notifier = std::make_unique<QSocketNotifier>(m_asking->descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PasswordPrompt::readLine);
    m_asking->say(prompt(m_questions.first()));
}

void PasswordPrompt::readLine()
{
    QByteArray line(4096, '\0');
    const ssize_t length = ::read(m_asking->descriptor(), line.data(), size_t(line.size()));
    m_asking->say("\n");
    const SecretQuestion question = m_questions.takeFirst();
    if (length > 0) {
        line.truncate(length);
        Q_EMIT given(question.broker, question.kind, withoutLineEnd(line));
    } else {
        Q_EMIT missing(QStringLiteral("no answer: %1").arg(question.text()));
    }
    if (m_questions.isEmpty())
        return finish();
    m_asking->say(prompt(m_questions.first()));
}

void PasswordPrompt::finish()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it may be what called
    }
    m_asking.reset();
    Q_EMIT finished();
}

} // namespace Raptor::App
