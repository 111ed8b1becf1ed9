// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/result.h"

#include <QtCore/QObject>

#include <memory>

class QSocketNotifier;

namespace Raptor::App {

/// Asks for a password on the terminal itself, without showing it. It never comes from arguments,
/// the environment or standard input (RP-31). Without a terminal the answer is an error in words.
Result<QString> askPassword(const QString &broker, const QString &user);

/// The same beside what else goes on, for stops, which wait for nobody who types: asks for one
/// broker after the other. The terminal is as it was before when this is destroyed.
class PasswordPrompt final : public QObject
{
    Q_OBJECT
public:
    /// Only those of @p brokers that have a user are asked for.
    explicit PasswordPrompt(QList<BrokerProfile> brokers, QObject *parent = nullptr);
    ~PasswordPrompt() override;

    void start();

Q_SIGNALS:
    void given(const QString &broker, const QString &password);
    /// A broker goes without; @p why in words.
    void missing(const QString &why);
    /// No question is open any more. Also when there was none.
    void finished();

private:
    class Asking;

    void readLine();

    QList<BrokerProfile> m_brokers; ///< still to be asked for
    std::unique_ptr<Asking> m_asking;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Raptor::App
