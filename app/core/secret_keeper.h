// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"
#include "protocol/link/broker_fleet.h"

#include <map>
#include <set>

namespace Raptor::App {

/// Brings the secrets of brokers from the keychain, or from whoever types them, to the links, and
/// back into the keychain once a broker has taken them. They are in memory alone elsewhere (RP-31).
class SecretKeeper final : public QObject
{
    Q_OBJECT
public:
    /// @p store: null, nothing is fetched and nothing kept. Both outlive this.
    SecretKeeper(Link::BrokerFleet &fleet, SecretStore *store, QObject *parent = nullptr);

    /// To be told before the fleet is: a secret that was given for one address, user or header is
    /// not sent to another. Fetches what is needed and not known.
    void setProfiles(const QList<BrokerProfile> &profiles);
    /// Asks the keychain once more: somebody may have unlocked it.
    void fetchAgain(const QString &broker);
    void give(const QString &broker, SecretKind kind, const QString &value, bool keep);

    /// Why nothing can be kept, in words; empty: it can, as far as is known.
    [[nodiscard]] QString trouble() const;
    /// Nobody is asked for what the keychain is still being asked for.
    [[nodiscard]] BrokerStatus shown(BrokerStatus status) const;
    [[nodiscard]] bool isFetching() const { return !m_fetching.empty(); }

    /// Where a secret of @p profile goes, and by whose word that is the right place: what the
    /// keychain knows it by.
    [[nodiscard]] static QString account(const BrokerProfile &profile, SecretKind kind);
    /// Whether a secret that was given for one of them may be used for the other without asking:
    /// it goes the same way to the same place, under the same trust.
    [[nodiscard]] static bool mayShare(const BrokerProfile &a, const BrokerProfile &b,
                                       SecretKind kind);

Q_SIGNALS:
    void changed(const QString &broker);
    void troubleChanged();
    void notKept(const QString &broker, const QString &why);
    /// The keychain is not being asked any more.
    void settled();

private:
    using Key = std::pair<QString, SecretKind>; ///< account and kind
    struct Known
    {
        BrokerProfile profile;
        SecretKind kind;
        QString value;
    };

    [[nodiscard]] bool isUsed(const BrokerProfile &profile, SecretKind kind) const;
    [[nodiscard]] const BrokerProfile *find(const QString &broker) const;
    [[nodiscard]] QList<Known> known() const;
    void forgetRemoved(const QList<BrokerProfile> &before);
    void fetchMissing(const BrokerProfile &profile);
    void take(const BrokerProfile &profile, SecretKind kind, const QString &value);
    void keepAccepted(const QString &broker);
    void onFetched(const QString &account, SecretKind kind, const std::optional<QString> &value,
                   const QString &trouble);
    void onKept(const QString &account, SecretKind kind, const QString &trouble);
    void setTrouble(const QString &trouble);

    Link::BrokerFleet &m_fleet;
    SecretStore *m_store;
    QList<BrokerProfile> m_profiles;
    std::set<Key> m_asked; ///< the keychain, and it need not be asked again
    std::set<Key> m_fetching;
    std::map<Key, QString> m_toKeep; ///< once the broker has taken it
    QString m_trouble;
};

} // namespace Raptor::App
