// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtCore/QMetaEnum>

#include <utility>

namespace Raptor::Test {

/// A keychain that answers when it is told to.
class FakeSecretStore final : public SecretStore
{
public:
    void fetch(const QString &account, SecretKind kind) override
    {
        note(QStringLiteral("fetch"), account, kind);
    }
    void keep(const QString &account, SecretKind kind, const QString &value) override
    {
        note(QStringLiteral("keep"), account, kind);
        contents.insert({account, kind}, value);
    }
    void forget(const QString &account, SecretKind kind) override
    {
        note(QStringLiteral("forget"), account, kind);
        contents.remove({account, kind});
    }
    /// From what is in it.
    void answerFetch(const QString &account, SecretKind kind)
    {
        const auto found = contents.constFind({account, kind});
        Q_EMIT fetched(account, kind,
                       found == contents.cend() ? std::nullopt : std::optional(*found), {});
    }
    void failFetch(const QString &account, SecretKind kind, const QString &trouble)
    {
        Q_EMIT fetched(account, kind, std::nullopt, trouble);
    }
    QStringList takeCalls() { return std::exchange(calls, {}); }

    QStringList calls; ///< "fetch Password ada@host:1883"
    QMap<std::pair<QString, SecretKind>, QString> contents;

private:
    void note(const QString &what, const QString &account, SecretKind kind)
    {
        const char *name = QMetaEnum::fromType<SecretKind>().valueToKey(int(kind));
        calls.append(QStringLiteral("%1 %2 %3").arg(what, QString::fromLatin1(name), account));
    }
};

} // namespace Raptor::Test
