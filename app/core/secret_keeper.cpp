// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/secret_keeper.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>
#include <tuple>

namespace Raptor::App {

namespace {

/// Who receives it, whatever the trust: "console-1@cloud.example.org:8883".
QString receiver(const BrokerProfile &profile, SecretKind kind)
{
    const QString place = QStringLiteral("%1:%2").arg(profile.url.host()).arg(profile.url.port());
    switch (kind) {
    case SecretKind::Password:
        return profile.user + QLatin1Char('@') + place;
    case SecretKind::KeyPassphrase:
        return profile.clientKey; // it opens a file here, and goes nowhere
    case SecretKind::Token:
        return profile.tokenHeader + QLatin1Char('@') + place;
    }
    Q_UNREACHABLE();
}

} // namespace

SecretKeeper::SecretKeeper(Link::BrokerFleet &fleet, SecretStore *store, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_store(store)
{
    connect(&fleet, &Link::BrokerFleet::statusChanged, this, &SecretKeeper::keepAccepted);
    if (!store)
        return;
    connect(store, &SecretStore::fetched, this, &SecretKeeper::onFetched);
    connect(store, &SecretStore::kept, this, &SecretKeeper::onKept);
}

QString SecretKeeper::account(const BrokerProfile &profile, SecretKind kind)
{
    constexpr qsizetype enough = 16; // digits: to tell apart, not to prove
    const QStringList trust{profile.caFile, profile.caPin, profile.expectedHost};
    const QString text = trust.join(QLatin1Char('\n'));
    if (kind == SecretKind::KeyPassphrase || text.size() < trust.size()) // the usual trust
        return receiver(profile, kind);
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return receiver(profile, kind) + QLatin1Char('#')
        + QString::fromLatin1(digest.toHex().first(enough));
}

bool SecretKeeper::mayShare(const BrokerProfile &a, const BrokerProfile &b, SecretKind kind)
{
    const auto way = [](const BrokerProfile &profile) {
        return std::tie(profile.url, profile.caFile, profile.caPin, profile.expectedHost);
    };
    return receiver(a, kind) == receiver(b, kind)
        && (kind == SecretKind::KeyPassphrase || way(a) == way(b));
}

const BrokerProfile *SecretKeeper::find(const QString &broker) const
{
    const auto found =
        std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                     [&broker](const BrokerProfile &profile) { return profile.name == broker; });
    return found == m_profiles.cend() ? nullptr : &*found;
}

QList<SecretKeeper::Known> SecretKeeper::known() const
{
    QList<Known> result;
    for (const BrokerProfile &profile : m_profiles) {
        const BrokerSecrets secrets = m_fleet.secrets(profile.name);
        for (const SecretKind kind : profile.secrets()) {
            if (secrets.has(kind))
                result.append({profile, kind, secrets.value(kind)});
        }
    }
    return result;
}

/// Whether a configured broker has the account that @p profile has, or had.
bool SecretKeeper::isUsed(const BrokerProfile &profile, SecretKind kind) const
{
    return std::any_of(m_profiles.cbegin(), m_profiles.cend(), [&](const BrokerProfile &other) {
        return other.secrets().contains(kind) && account(other, kind) == account(profile, kind);
    });
}

void SecretKeeper::setProfiles(const QList<BrokerProfile> &profiles)
{
    const QList<Known> before = known();
    const QList<BrokerProfile> old = std::exchange(m_profiles, profiles);
    for (const BrokerProfile &profile : old) {
        const BrokerProfile *now = find(profile.name);
        for (const SecretKind kind : profile.secrets()) {
            if (now && account(*now, kind) == account(profile, kind))
                continue;
            if (!isUsed(profile, kind))
                m_asked.erase({account(profile, kind), kind}); // should it come back
            // What one broker is trusted by is edited by who has set it up.
            if (!now || receiver(*now, kind) != receiver(profile, kind))
                m_fleet.dropSecret(profile.name, kind);
        }
    }
    forgetRemoved(old);
    for (const BrokerProfile &profile : profiles) {
        for (const SecretKind kind : m_fleet.secrets(profile.name).missing(profile)) {
            // Under another name, or of a second profile of the same account.
            const auto found =
                std::find_if(before.cbegin(), before.cend(), [&](const Known &one) {
                    return one.kind == kind && mayShare(one.profile, profile, kind);
                });
            if (found != before.cend())
                m_fleet.setSecret(profile.name, kind, found->value);
        }
        fetchMissing(profile);
    }
}

/// A broker that is gone leaves nothing in the keychain. One that was only changed does: it may be
/// changed back.
void SecretKeeper::forgetRemoved(const QList<BrokerProfile> &before)
{
    if (!m_store || m_profiles.size() >= before.size())
        return;
    std::set<Key> used;
    for (const BrokerProfile &profile : std::as_const(m_profiles)) {
        for (const SecretKind kind : profile.secrets())
            used.insert({account(profile, kind), kind});
    }
    for (const BrokerProfile &profile : before) {
        if (find(profile.name))
            continue;
        for (const SecretKind kind : profile.secrets()) {
            const Key key{account(profile, kind), kind};
            if (used.contains(key))
                continue;
            m_toKeep.erase(key);
            m_asked.erase(key);
            m_store->forget(key.first, kind);
        }
    }
}

void SecretKeeper::fetchMissing(const BrokerProfile &profile)
{
    if (!m_store)
        return;
    for (const SecretKind kind : m_fleet.secrets(profile.name).missing(profile)) {
        const Key key{account(profile, kind), kind};
        if (!m_asked.insert(key).second)
            continue;
        m_fetching.insert(key);
        m_store->fetch(key.first, kind);
    }
}

void SecretKeeper::fetchAgain(const QString &broker)
{
    const BrokerProfile *profile = find(broker);
    if (!profile)
        return;
    for (const SecretKind kind : profile->secrets()) {
        const Key key{account(*profile, kind), kind};
        if (!m_fetching.contains(key))
            m_asked.erase(key);
    }
    fetchMissing(*profile);
    if (isFetching())
        Q_EMIT changed(broker);
}

void SecretKeeper::give(const QString &broker, SecretKind kind, const QString &value, bool keep)
{
    const BrokerProfile *found = find(broker);
    if (!found)
        return m_fleet.setSecret(broker, kind, value);
    const BrokerProfile profile = *found;
    // A header has no space around its value, and what is pasted often has.
    const QString secret = kind == SecretKind::Token ? value.trimmed() : value;
    const Key key{account(profile, kind), kind};
    m_toKeep.erase(key);
    if (keep && m_store)
        m_toKeep[key] = secret;
    else if (keep)
        Q_EMIT notKept(broker, trouble());
    take(profile, kind, secret);
    const QList<BrokerProfile> all = m_profiles;
    for (const BrokerProfile &other : all) {
        const bool needs = m_fleet.secrets(other.name).missing(other).contains(kind);
        if (needs && mayShare(profile, other, kind))
            take(other, kind, secret);
    }
    keepAccepted(broker);
}

void SecretKeeper::take(const BrokerProfile &profile, SecretKind kind, const QString &value)
{
    const BrokerSecrets secrets = m_fleet.secrets(profile.name);
    if (secrets.has(kind) && secrets.value(kind) == value)
        m_fleet.retryNow(profile.name);
    else
        m_fleet.setSecret(profile.name, kind, value);
}

/// A secret that was mistyped does not take the place of one that is right.
void SecretKeeper::keepAccepted(const QString &broker)
{
    const BrokerProfile *profile = find(broker);
    if (!profile || m_toKeep.empty())
        return;
    const BrokerStatus status = m_fleet.status(broker);
    if (status.telemetry != SessionState::Up && status.command != SessionState::Up)
        return;
    const BrokerSecrets secrets = m_fleet.secrets(broker);
    for (const SecretKind kind : profile->secrets()) {
        const auto waiting = m_toKeep.find({account(*profile, kind), kind});
        if (waiting == m_toKeep.end() || secrets.value(kind) != waiting->second)
            continue;
        const auto [key, value] = *waiting;
        m_toKeep.erase(waiting);
        m_store->keep(key.first, kind, value);
    }
}

void SecretKeeper::onFetched(const QString &account, SecretKind kind,
                             const std::optional<QString> &value, const QString &trouble)
{
    const bool wasAwaited = m_fetching.erase({account, kind}) > 0;
    setTrouble(trouble);
    const QList<BrokerProfile> all = m_profiles;
    for (const BrokerProfile &profile : all) {
        if (!profile.secrets().contains(kind) || SecretKeeper::account(profile, kind) != account)
            continue;
        // Who typed it meanwhile knows better.
        if (value && !m_fleet.secrets(profile.name).has(kind))
            m_fleet.setSecret(profile.name, kind, *value);
        Q_EMIT changed(profile.name);
    }
    if (wasAwaited && m_fetching.empty())
        Q_EMIT settled();
}

void SecretKeeper::onKept(const QString &account, SecretKind kind, const QString &trouble)
{
    setTrouble(trouble);
    if (trouble.isEmpty())
        return;
    const QList<BrokerProfile> all = m_profiles;
    for (const BrokerProfile &profile : all) {
        if (profile.secrets().contains(kind) && SecretKeeper::account(profile, kind) == account)
            return Q_EMIT notKept(profile.name, trouble);
    }
}

QString SecretKeeper::trouble() const
{
    return m_store ? m_trouble : tr("no keychain is used here");
}

void SecretKeeper::setTrouble(const QString &trouble)
{
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

BrokerStatus SecretKeeper::shown(BrokerStatus status) const
{
    const BrokerProfile *profile = find(status.name);
    if (!profile)
        return status;
    const auto removed = status.secretsAwaited.removeIf([this, profile](SecretKind kind) {
        return m_fetching.contains({account(*profile, kind), kind});
    });
    if (removed > 0)
        status.lastError = tr("asking the keychain");
    return status;
}

} // namespace Raptor::App
