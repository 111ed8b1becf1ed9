// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/broker_rules.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QUrlQuery>

#include <algorithm>

namespace Raptor {

namespace {

Error malformed(const QString &text)
{
    return {Error::Code::Malformed, text};
}

/// Whole names that carry credentials, and do not say so.
const QStringList &credentialHeaders()
{
    static const QStringList names{QStringLiteral("authorization"),
                                   QStringLiteral("proxy-authorization"), QStringLiteral("cookie"),
                                   QStringLiteral("cookie2")};
    return names;
}

bool belongsToTheHandshake(const QString &name)
{
    static const QStringList names{
        QStringLiteral("host"),       QStringLiteral("upgrade"),
        QStringLiteral("connection"), QStringLiteral("content-length"),
        QStringLiteral("te"),         QStringLiteral("transfer-encoding"),
        QStringLiteral("trailer"),    QStringLiteral("expect")};
    const QString lower = name.toLower();
    return names.contains(lower) || lower.startsWith(QLatin1String("sec-websocket-"));
}

} // namespace

bool BrokerRules::namesASecret(QStringView name)
{
    static const QRegularExpression pattern(
        QStringLiteral("password|passwd|passphrase|passcode|pwd|token|secret|credential|signature"
                       "|(api|access|auth|private)[-_ ]?key|(^|[^a-z])(pass|sig)($|[^a-z])"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name.toString()).hasMatch();
}

Result<QUrl> BrokerRules::healthUrl(const QString &text)
{
    if (text.trimmed().isEmpty())
        return QUrl();
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool http =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !http || url.host().isEmpty())
        return malformed(tr("the health page must be an http:// or https:// address"));
    if (!url.userInfo().isEmpty())
        return malformed(tr("user and password do not belong into the health page's address"));
    const auto items = QUrlQuery(url).queryItems();
    if (std::any_of(items.cbegin(), items.cend(),
                    [](const auto &item) { return namesASecret(item.first); }))
        return malformed(tr("a secret does not belong into the health page's address"));
    return url;
}

Result<QString> BrokerRules::fingerprint(const QString &text)
{
    QString digits = text.trimmed().toLower();
    digits.remove(u':').remove(u' ');
    static const QRegularExpression pattern(QStringLiteral("^[0-9a-f]{64}$"));
    if (digits.isEmpty() || pattern.match(digits).hasMatch())
        return digits;
    return malformed(tr("a SHA-256 fingerprint has 64 hexadecimal digits, with or without colons"));
}

Result<QString> BrokerRules::expectedHost(const QString &text)
{
    const QString host = text.trimmed();
    static const QString label = QStringLiteral("[\\p{L}\\p{N}]([\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?");
    static const QRegularExpression pattern(
        QStringLiteral("^%1(\\.%1)*$|^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$").arg(label),
        QRegularExpression::CaseInsensitiveOption);
    if (host.isEmpty() || (host.size() <= 253 && pattern.match(host).hasMatch()))
        return host;
    return malformed(tr("the expected host is a name alone, like mqtt.example.org"));
}

Outcome BrokerRules::expectedDevice(const QString &pattern)
{
    static const QRegularExpression allowed(
        QStringLiteral("^[^/+#?\\[\\]]+(/[^/+#?\\[\\]]+){1,2}$"));
    if (allowed.match(pattern).hasMatch())
        return std::monostate{};
    return malformed(
        tr("devices are named like \"raptor/shop/m1\" or \"raptor/shop/*\", not \"%1\"")
            .arg(pattern));
}

Outcome BrokerRules::headerName(const QString &name)
{
    static const QRegularExpression token(QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$"));
    if (!token.match(name).hasMatch())
        return malformed(tr("a header's name has letters, digits and - only"));
    if (belongsToTheHandshake(name))
        return malformed(tr("the header %1 belongs to the handshake itself").arg(name));
    return std::monostate{};
}

Outcome BrokerRules::header(const HandshakeHeader &header)
{
    if (Outcome name = headerName(header.name); !name)
        return name;
    if (credentialHeaders().contains(header.name.toLower()) || namesASecret(header.name))
        return malformed(tr("what %1 says is a secret: name it as the token's header, and it is "
                            "asked for")
                             .arg(header.name));
    const bool printable = std::all_of(header.value.cbegin(), header.value.cend(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    });
    if (!printable || header.value.size() > 1024)
        return malformed(tr("the value of the header %1 is one line of plain characters, 1024 at "
                            "most")
                             .arg(header.name));
    return std::monostate{};
}

Outcome BrokerRules::check(const BrokerProfile &profile)
{
    const bool hasHeaders = !profile.headers.isEmpty() || !profile.tokenHeader.isEmpty();
    if (hasHeaders && !profile.url.isWebSocket())
        return malformed(tr("headers and tokens are for ws:// and wss:// addresses only"));
    QSet<QString> names;
    for (const HandshakeHeader &one : profile.headers) {
        if (Outcome valid = header(one); !valid)
            return valid;
        if (names.contains(one.name.toLower()))
            return malformed(tr("the header %1 is there twice").arg(one.name));
        names.insert(one.name.toLower());
    }
    if (!profile.tokenHeader.isEmpty()) {
        if (Outcome valid = headerName(profile.tokenHeader); !valid)
            return valid;
        if (names.contains(profile.tokenHeader.toLower()))
            return malformed(tr("the header %1 is there twice").arg(profile.tokenHeader));
    }
    const bool hasTls = !profile.caFile.isEmpty() || !profile.caPin.isEmpty()
        || !profile.expectedHost.isEmpty() || !profile.clientCertificate.isEmpty()
        || !profile.clientKey.isEmpty();
    if (hasTls && !profile.url.isEncrypted())
        return malformed(tr("certificates are for mqtts:// and wss:// addresses only"));
    if (profile.clientCertificate.isEmpty() != profile.clientKey.isEmpty())
        return malformed(tr("a client certificate needs the file of its key, and the key one of "
                            "its certificate"));
    if (profile.keyHasPassphrase && profile.clientKey.isEmpty())
        return malformed(tr("without a client key there is no passphrase"));
    if (profile.keepAlive.count() < shortestKeepAliveS
        || profile.keepAlive.count() > longestKeepAliveS)
        return malformed(
            tr("keep-alive must be %1 to %2 s").arg(shortestKeepAliveS).arg(longestKeepAliveS));
    if (profile.connectTimeout < Milliseconds(shortestTimeoutMs)
        || profile.connectTimeout > Milliseconds(longestTimeoutMs))
        return malformed(tr("the connect timeout must be %1 to %2 ms")
                             .arg(shortestTimeoutMs)
                             .arg(longestTimeoutMs));
    if (profile.rank < 1 || profile.rank > lastRank)
        return malformed(tr("the rank must be 1 to %1").arg(lastRank));
    return std::monostate{};
}

QString BrokerRules::caution(const BrokerProfile &profile)
{
    if (profile.secrets().isEmpty() || profile.maySendSecrets())
        return {};
    return tr("%1 is not encrypted: no password or token is sent there unless its network is "
              "trusted")
        .arg(profile.url.text());
}

} // namespace Raptor
