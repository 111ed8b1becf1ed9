// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/handshake_headers.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

struct Handshake
{
    Q_DECLARE_TR_FUNCTIONS(Handshake)
};

/// RFC 9110, 5.6.2.
bool isTokenCharacter(QChar letter)
{
    const char16_t code = letter.unicode();
    return code < 0x80 && (letter.isLetterOrNumber() || "!#$%&'*+-.^_`|~"_L1.contains(letter));
}

/// No control characters, so no further line; beyond ASCII there is no agreement.
bool isValue(const QString &value)
{
    return std::all_of(value.cbegin(), value.cend(), [](QChar letter) {
        return (letter.unicode() >= 0x20 && letter.unicode() < 0x7f) || letter == u'\t';
    });
}

} // namespace

Outcome checkHeaderName(const QString &name)
{
    if (name.isEmpty() || !std::all_of(name.cbegin(), name.cend(), isTokenCharacter))
        return Error{Error::Code::Malformed,
                     Handshake::tr("\"%1\" is not the name of a header").arg(name.simplified())};
    const QString lower = name.toLower();
    static const QStringList ofTheHandshake{
        u"host"_s,         u"upgrade"_s,           u"connection"_s,      u"content-length"_s,
        u"content-type"_s, u"transfer-encoding"_s, u"trailer"_s,         u"te"_s,
        u"expect"_s,       u"keep-alive"_s,        u"proxy-connection"_s};
    if (lower.startsWith("sec-websocket-"_L1) || ofTheHandshake.contains(lower))
        return Error{Error::Code::Refused,
                     Handshake::tr("the header %1 belongs to the handshake itself").arg(name)};
    return std::monostate{};
}

Result<QList<QPair<QByteArray, QByteArray>>> handshakeHeaders(const BrokerProfile &profile,
                                                              const BrokerSecrets &secrets)
{
    QList<HandshakeHeader> wanted = profile.headers;
    if (!profile.tokenHeader.isEmpty())
        wanted.append({profile.tokenHeader, secrets.value(SecretKind::Token)});
    QList<QPair<QByteArray, QByteArray>> headers;
    QStringList names;
    for (const HandshakeHeader &header : std::as_const(wanted)) {
        if (const Outcome name = checkHeaderName(header.name); !name)
            return name.error();
        if (names.contains(header.name, Qt::CaseInsensitive))
            return Error{Error::Code::Malformed,
                         Handshake::tr("the header %1 is there twice").arg(header.name)};
        if (!isValue(header.value))
            return Error{Error::Code::Malformed,
                         Handshake::tr("the value of the header %1 has characters that no header "
                                       "can hold")
                             .arg(header.name)};
        names.append(header.name);
        headers.append({header.name.toLatin1(), header.value.toLatin1().trimmed()});
    }
    return headers;
}

Outcome checkSecrets(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    if (profile.maySendSecrets())
        return std::monostate{};
    const QString way = Handshake::tr("use mqtts or wss, or mark its network as trusted");
    const auto refuse = [&](const QString &what) {
        return Outcome(Error{Error::Code::Refused, what.arg(profile.url.host(), way)});
    };
    if (!profile.user.isEmpty() && !secrets.value(SecretKind::Password).isEmpty())
        return refuse(Handshake::tr("the password is not sent unencrypted to %1; %2"));
    const bool sendsToken = profile.url.isWebSocket() && !profile.tokenHeader.isEmpty();
    if (sendsToken && !secrets.value(SecretKind::Token).isEmpty())
        return refuse(Handshake::tr("the token is not sent unencrypted to %1; %2"));
    return std::monostate{};
}

} // namespace Raptor::Link
