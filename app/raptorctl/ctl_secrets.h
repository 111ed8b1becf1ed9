// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/raptorctl/password_prompt.h"

namespace Raptor::App {

/// The secrets that the brokers of a console wait for: from the keychain first, then from whoever
/// sits at the terminal. What a broker refuses is asked for again there, twice at most.
class CtlSecrets final : public QObject
{
    Q_OBJECT
public:
    explicit CtlSecrets(Console &console, QObject *parent = nullptr);

    /// Before anything is connected; a broker without its password would only wait. Waits for the
    /// keychain and for who types. False: somebody ended the program meanwhile.
    Result<bool> collect();
    /// Nobody who has to type holds up a stop, and no broker without its password the other ones:
    /// beside what else goes on. finished() comes when no question is open any more.
    void collectBeside();

Q_SIGNALS:
    /// Somebody is asked once more.
    void askingAgain();
    void finished();

private:
    [[nodiscard]] QList<SecretQuestion> open() const;
    void askAgain(const BrokerStatus &status);

    Console &m_console;
    PasswordPrompt m_prompt;
    QHash<QString, int> m_refusals; ///< by question
    QSet<QString> m_asked; ///< brokers whose refusal is being asked about
};

} // namespace Raptor::App
