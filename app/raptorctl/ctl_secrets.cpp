// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/ctl_secrets.h"

#include <QtCore/QEventLoop>

#include <cstdio>

namespace Raptor::App {

namespace {

constexpr int mostRefusals = 2;

} // namespace

CtlSecrets::CtlSecrets(Console &console, QObject *parent) : QObject(parent), m_console(console)
{
    connect(&m_prompt, &PasswordPrompt::given, this,
            [this](const QString &broker, SecretKind kind, const QString &value) {
                m_asked.remove(broker);
                m_console.sources().giveSecret(broker, kind, value, false);
            });
    connect(&m_prompt, &PasswordPrompt::missing, this, [](const QString &why) {
        std::fprintf(stderr, "raptorctl: %s; going on without it\n", qPrintable(why));
    });
    connect(&m_prompt, &PasswordPrompt::finished, this, &CtlSecrets::finished);
    connect(&console.sources(), &SourceDirector::statusChanged, this, &CtlSecrets::askAgain);
}

QList<SecretQuestion> CtlSecrets::open() const
{
    QList<SecretQuestion> questions;
    for (const BrokerProfile &broker : m_console.sources().profiles()) {
        const BrokerSecrets known = m_console.fleet().secrets(broker.name);
        for (const SecretKind kind : known.missing(broker))
            questions.append(secretQuestion(broker, kind));
    }
    return questions;
}

Result<bool> CtlSecrets::collect()
{
    m_console.sources().fetchSecrets();
    if (m_console.sources().secrets().isFetching()) {
        QEventLoop loop;
        connect(&m_console.sources().secrets(), &SecretKeeper::settled, &loop,
                [&loop] { loop.exit(0); });
        if (loop.exec() != 0 || m_console.sources().secrets().isFetching())
            return false;
    }
    for (const SecretQuestion &question : open()) {
        const auto value = askSecret(question);
        if (!value)
            return value.error();
        m_console.sources().giveSecret(question.broker, question.kind, *value, false);
    }
    return true;
}

void CtlSecrets::collectBeside()
{
    const auto begin = [this] { m_prompt.ask(open()); };
    m_console.sources().fetchSecrets();
    if (m_console.sources().secrets().isFetching())
        connect(&m_console.sources().secrets(), &SecretKeeper::settled, this, begin,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    else
        QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

/// A mistyped password is no reason to begin anew; who cannot be asked is told by the outcome.
void CtlSecrets::askAgain(const BrokerStatus &status)
{
    if (m_asked.contains(status.name))
        return;
    for (const BrokerProfile &broker : m_console.sources().profiles()) {
        if (broker.name != status.name)
            continue;
        for (const SecretKind kind : status.secretsRefused) {
            const SecretQuestion question = secretQuestion(broker, kind);
            if (m_refusals[question.text()]++ >= mostRefusals)
                continue;
            std::fprintf(stderr, "raptorctl: %s: %s\n", qPrintable(status.name),
                         qPrintable(status.lastError));
            m_asked.insert(status.name);
            Q_EMIT askingAgain();
            m_prompt.ask({question});
        }
    }
}

} // namespace Raptor::App
