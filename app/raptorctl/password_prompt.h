// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/result.h"

#include <QtCore/QObject>

#include <memory>

class QSocketNotifier;

namespace Raptor::App {

/// A secret that a broker waits for.
struct SecretQuestion
{
    QString broker;
    SecretKind kind = SecretKind::Password;
    QString of; ///< the user, the file of the key, the header

    /// "Password of console-1 on cloud"
    [[nodiscard]] QString text() const;
};

[[nodiscard]] SecretQuestion secretQuestion(const BrokerProfile &broker, SecretKind kind);

/// Asks on the terminal itself, without showing what is typed. It never comes from arguments, the
/// environment or standard input (RP-31). Without a terminal the answer is an error in words.
Result<QString> askSecret(const SecretQuestion &question);

/// The same beside what else goes on, for stops, which wait for nobody who types: asks one question
/// after the other. The terminal is as it was before when this is destroyed.
class PasswordPrompt final : public QObject
{
    Q_OBJECT
public:
    explicit PasswordPrompt(QObject *parent = nullptr);
    ~PasswordPrompt() override;

    /// Behind those that are asked already.
    void ask(const QList<SecretQuestion> &questions);

Q_SIGNALS:
    void given(const QString &broker, Raptor::SecretKind kind, const QString &value);
    /// A broker goes without; @p why in words.
    void missing(const QString &why);
    /// No question is open any more. Also when there was none.
    void finished();

private:
    class Asking;

    void readLine();
    void finish();

    QList<SecretQuestion> m_questions; ///< still to be asked
    std::unique_ptr<Asking> m_asking;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Raptor::App
