// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/session_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

struct Session
{
    Q_DECLARE_TR_FUNCTIONS(Session)
};

/// 5.0, 2.4, as far as a session can end by it or a packet be refused.
const char *reasonText(quint8 code)
{
    static const QHash<quint8, const char *> texts{
        {0x80, QT_TRANSLATE_NOOP("Session", "the broker refuses it without a reason")},
        {0x81, QT_TRANSLATE_NOOP("Session", "the broker could not read what was sent")},
        {0x82, QT_TRANSLATE_NOOP("Session", "the broker says that the protocol was broken")},
        {0x83, QT_TRANSLATE_NOOP("Session", "the broker refuses it for a reason of its own")},
        {0x84, QT_TRANSLATE_NOOP("Session", "the broker does not speak this version of MQTT")},
        {0x85, QT_TRANSLATE_NOOP("Session", "the broker refuses the client id")},
        {0x86, QT_TRANSLATE_NOOP("Session", "user or password refused")},
        {0x87, QT_TRANSLATE_NOOP("Session", "not authorised")},
        {0x88, QT_TRANSLATE_NOOP("Session", "the broker is not available")},
        {0x89, QT_TRANSLATE_NOOP("Session", "the broker is busy")},
        {0x8A, QT_TRANSLATE_NOOP("Session", "the broker has banned this client")},
        {0x8B, QT_TRANSLATE_NOOP("Session", "the broker is shutting down")},
        {0x8C, QT_TRANSLATE_NOOP("Session", "the broker wants another way of authentication")},
        {0x8D,
         QT_TRANSLATE_NOOP("Session", "the broker heard nothing from here within the keep-alive")},
        {0x8E, QT_TRANSLATE_NOOP("Session", "taken over by another client with this id")},
        {0x8F, QT_TRANSLATE_NOOP("Session", "the broker does not accept the topic filter")},
        {0x90, QT_TRANSLATE_NOOP("Session", "the broker does not accept the topic")},
        {0x91, QT_TRANSLATE_NOOP("Session", "the broker says that a packet number is in use")},
        {0x92, QT_TRANSLATE_NOOP("Session", "the broker does not know a packet number")},
        {0x93, QT_TRANSLATE_NOOP("Session", "more was sent at once than the broker takes")},
        {0x94, QT_TRANSLATE_NOOP("Session", "the broker does not accept a topic alias")},
        {0x95, QT_TRANSLATE_NOOP("Session", "a packet was larger than the broker takes")},
        {0x96, QT_TRANSLATE_NOOP("Session", "messages came faster than the broker takes them")},
        {0x97, QT_TRANSLATE_NOOP("Session", "a quota at the broker is used up")},
        {0x98, QT_TRANSLATE_NOOP("Session", "ended by the administrator of the broker")},
        {0x99, QT_TRANSLATE_NOOP("Session", "the broker does not accept the form of the payload")},
        {0x9A, QT_TRANSLATE_NOOP("Session", "the broker does not keep messages")},
        {0x9B, QT_TRANSLATE_NOOP("Session", "the broker does not offer this quality of service")},
        {0x9C, QT_TRANSLATE_NOOP("Session", "the broker asks to use another server for now")},
        {0x9D, QT_TRANSLATE_NOOP("Session", "the broker has moved to another server")},
        {0x9E, QT_TRANSLATE_NOOP("Session", "the broker does not know shared subscriptions")},
        {0x9F, QT_TRANSLATE_NOOP("Session", "connections came faster than the broker takes them")},
        {0xA0, QT_TRANSLATE_NOOP("Session", "the broker allows no longer connection")},
        {0xA1, QT_TRANSLATE_NOOP("Session", "the broker does not know subscription numbers")},
        {0xA2, QT_TRANSLATE_NOOP("Session", "the broker does not accept wildcards")},
    };
    return texts.value(code, nullptr);
}

} // namespace

QString reasonWords(quint8 code)
{
    const char *text = reasonText(code);
    return text ? Session::tr(text) : QString();
}

QString uncapitalised(QString text)
{
    if (text.size() > 1 && text.at(0).isUpper() && text.at(1).isLower())
        text[0] = text.at(0).toLower();
    return text;
}

QString socketWords(QAbstractSocket::SocketError error, const QString &detail, const QString &host)
{
    switch (int(error)) {
    case QAbstractSocket::ConnectionRefusedError:
        return Session::tr("connection refused");
    case QAbstractSocket::RemoteHostClosedError:
        return Session::tr("the broker closed the connection");
    case QAbstractSocket::HostNotFoundError:
        return Session::tr("name not found: %1").arg(host);
    case QAbstractSocket::SocketTimeoutError:
        return Session::tr("no answer from %1").arg(host);
    case QAbstractSocket::NetworkError:
        return Session::tr("the network does not lead to %1 (%2)").arg(host, uncapitalised(detail));
    case QAbstractSocket::SocketAccessError:
        return Session::tr("this machine does not allow the connection");
    case QAbstractSocket::SocketResourceError:
        return Session::tr("this machine has no connections left");
    case QAbstractSocket::SslHandshakeFailedError:
        return Session::tr("encryption failed: %1").arg(uncapitalised(detail));
    case QAbstractSocket::SslInvalidUserDataError:
        return Session::tr("the client certificate and its key do not fit together");
    default:
        return detail.isEmpty() ? Session::tr("the connection ended") : uncapitalised(detail);
    }
}

int webSocketAnswer(const QString &detail)
{
    static const QRegularExpression status(u"status code: (\\d{3})"_s);
    return status.match(detail).captured(1).toInt();
}

QString webSocketWords(QAbstractSocket::SocketError error, const QString &detail,
                       const QString &host)
{
    if (error != QAbstractSocket::UnknownSocketError
        && error != QAbstractSocket::RemoteHostClosedError
        && error != QAbstractSocket::ConnectionRefusedError)
        return socketWords(error, detail, host);
    const int code = webSocketAnswer(detail);
    if (code == 0) {
        return error == QAbstractSocket::UnknownSocketError ? uncapitalised(detail)
                                                            : socketWords(error, detail, host);
    }
    if (code == 401 || code == 403)
        return Session::tr("not authorised: the web server answered %1").arg(code);
    if (code == 404)
        return Session::tr("the web server knows no such path (%1)").arg(code);
    return Session::tr("the web server answered %1 instead of opening a WebSocket").arg(code);
}

} // namespace Raptor::Link
