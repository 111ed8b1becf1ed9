// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/broker.h"

#include "models/domain/broker_rules.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

#include <algorithm>
#include <array>

namespace Raptor {

namespace {

struct SchemeInfo
{
    BrokerUrl::Scheme scheme;
    QStringView name;
    int defaultPort;
};

constexpr std::array schemes{
    SchemeInfo{BrokerUrl::Scheme::Mqtt, u"mqtt", 1883},
    SchemeInfo{BrokerUrl::Scheme::Mqtts, u"mqtts", 8883},
    SchemeInfo{BrokerUrl::Scheme::Ws, u"ws", 80},
    SchemeInfo{BrokerUrl::Scheme::Wss, u"wss", 443},
};

/// What stands before an @ may be a password, and what stands behind a ? a token: not repeated.
QString shown(QStringView text)
{
    QString result = text.left(200).toString();
    const qsizetype at = text.lastIndexOf(u'@');
    if (at >= 0) {
        const qsizetype scheme = text.indexOf(QLatin1String("://"));
        const QStringView before =
            scheme >= 0 && scheme < at ? text.left(scheme + 3) : QStringView();
        result =
            before.left(20).toString() + QStringLiteral("…") + text.mid(at).left(200).toString();
    }
    const qsizetype query = result.indexOf(u'?');
    return query < 0 ? result : result.left(query) + QStringLiteral("?…");
}

Error refused(QStringView text, const QString &why)
{
    return {Error::Code::Malformed,
            QStringLiteral("\"%1\" is no broker address: %2").arg(shown(text), why)};
}

bool holdsASecret(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems();
    return std::any_of(items.cbegin(), items.cend(),
                       [](const auto &item) { return BrokerRules::namesASecret(item.first); });
}

} // namespace

Result<BrokerUrl> BrokerUrl::parse(QStringView text)
{
    QUrl url(text.toString().trimmed(), QUrl::StrictMode);
    if (!url.isValid())
        return refused(text, url.errorString().section(u';', 0, 0)); // the rest repeats it
    if (url.host().isEmpty())
        return refused(text, QStringLiteral("it names no host"));
    if (!url.userInfo().isEmpty())
        return refused(text, QStringLiteral("user and password do not belong into it"));
    if (holdsASecret(url))
        return refused(text, QStringLiteral("a secret does not belong into it"));
    for (const SchemeInfo &info : schemes) {
        if (url.scheme() != info.name)
            continue;
        if (url.port() == 0)
            return refused(text, QStringLiteral("port 0 cannot be connected to"));
        url.setPort(url.port(info.defaultPort));
        return BrokerUrl(info.scheme, url);
    }
    return refused(text, QStringLiteral("it must start with mqtt:// mqtts:// ws:// or wss://"));
}

bool BrokerUrl::isWebSocket() const
{
    return m_scheme == Scheme::Ws || m_scheme == Scheme::Wss;
}

bool BrokerUrl::isEncrypted() const
{
    return m_scheme == Scheme::Mqtts || m_scheme == Scheme::Wss;
}

/// A name is no proof, whatever it says: it is looked up elsewhere. "localhost" is (RFC 6761, 6.3).
bool BrokerUrl::isLoopback() const
{
    const QString name = host();
    if (name.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    static const QRegularExpression four(QStringLiteral("^127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$"));
    return name == QLatin1String("::1") || four.match(name).hasMatch();
}

bool BrokerProfile::expects(const QString &device) const
{
    const auto matches = [&device](const QString &pattern) {
        const QString expression = QRegularExpression::wildcardToRegularExpression(pattern);
        return QRegularExpression(expression).match(device).hasMatch();
    };
    return expectedDevices.isEmpty()
        || std::any_of(expectedDevices.cbegin(), expectedDevices.cend(), matches);
}

QList<SecretKind> BrokerProfile::secrets() const
{
    QList<SecretKind> kinds;
    if (!user.isEmpty())
        kinds.append(SecretKind::Password);
    if (!clientKey.isEmpty() && keyHasPassphrase)
        kinds.append(SecretKind::KeyPassphrase);
    if (!tokenHeader.isEmpty())
        kinds.append(SecretKind::Token);
    return kinds;
}

bool BrokerProfile::maySendSecrets() const
{
    return url.isEncrypted() || url.isLoopback() || trustedNetwork;
}

QList<SecretKind> BrokerSecrets::missing(const BrokerProfile &profile) const
{
    QList<SecretKind> kinds;
    for (const SecretKind kind : profile.secrets()) {
        if (!has(kind))
            kinds.append(kind);
    }
    return kinds;
}

} // namespace Raptor
