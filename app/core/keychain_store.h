// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/session_bus.h"
#include "models/domain/link_ports.h"

#include <functional>

namespace QKeychain {
class Job;
}

namespace Raptor::App {

/// The keychain of the desktop (Secret Service or KWallet) by QtKeychain, without its fallback to
/// plain text. Asked one at a time. What does not answer in time is answered with a trouble; where
/// it answers after all (somebody had to unlock it), fetched() comes once more.
class KeychainStore final : public SecretStore
{
    Q_OBJECT
public:
    static constexpr Milliseconds usualPatience{5000};

    /// @p service: under which name the keychain lists what is kept.
    explicit KeychainStore(Milliseconds patience = usualPatience,
                           QString service = QStringLiteral("raptor-console"),
                           QObject *parent = nullptr);
    ~KeychainStore() override;

    void fetch(const QString &account, SecretKind kind) override;
    void keep(const QString &account, SecretKind kind, const QString &value) override;
    void forget(const QString &account, SecretKind kind) override;

private:
    /// Of a question: with the finished job, or with none and a trouble.
    using Answer = std::function<void(QKeychain::Job *job, const QString &trouble)>;

    [[nodiscard]] QString keyOf(const QString &account, SecretKind kind) const;
    /// Takes the job over.
    void ask(QKeychain::Job *job, const QString &key, const Answer &answer);
    void begin(QKeychain::Job *job, const Answer &answer);

    const Milliseconds m_patience;
    const QString m_service;
};

} // namespace Raptor::App
