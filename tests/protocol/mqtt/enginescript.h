// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/engine.h>

#include <QtCore/QRandomGenerator>
#include <QtCore/QStringList>

/// Drives an engine with hexadecimal input and shows what comes out as text.
class EngineScript
{
public:
    enum Chunking { Whole, ByteByByte, RandomChunks };

    Raptor::Mqtt::Engine engine;
    Raptor::Mqtt::Engine::Options options;
    Raptor::Mqtt::Milliseconds now{1000};
    QStringList events;

    explicit EngineScript(Raptor::Mqtt::Version version = Raptor::Mqtt::Version::V311)
    {
        options.connect.version = version;
        options.connect.clientId = "c";
    }

    static QByteArray bytes(const QByteArray &hex) { return QByteArray::fromHex(hex); }

    bool isV5() const { return options.connect.version == Raptor::Mqtt::Version::V5; }

    /// Opens a connection; the CONNECT is taken away.
    void open()
    {
        engine.connectionOpened(options, now);
        (void)engine.takeOutput(now);
        drain();
    }

    /// Opens and accepts with the simplest CONNACK, or the given one.
    void establish(const QByteArray &connackHex = {})
    {
        open();
        const QByteArray plain = isV5() ? "2003000000" : "20020000";
        feed(connackHex.isEmpty() ? plain : connackHex);
        events.clear();
    }

    void feed(const QByteArray &hex, Chunking chunking = Whole, quint32 seed = 1)
    {
        const QByteArray input = bytes(hex);
        QRandomGenerator random(seed);
        qsizetype position = 0;
        while (position < input.size()) {
            const qsizetype left = input.size() - position;
            qsizetype size = left;
            if (chunking == ByteByByte)
                size = 1;
            else if (chunking == RandomChunks)
                size = qMin<qsizetype>(left, random.bounded(1, 8));
            engine.append(QByteArrayView(input).sliced(position, size), now);
            position += size;
            drain();
        }
    }

    void drain()
    {
        Raptor::Mqtt::Event event;
        while (engine.nextEvent(event))
            events.append(text(event));
    }

    QByteArray output() { return engine.takeOutput(now).toHex(); }

    /// Runs prepared requests: p0 p1 p2 publish "x" to "t", s subscribes to "f", u unsubscribes, i
    /// pings.
    void run(const QString &requests)
    {
        for (const QString &request : requests.split(QChar(u' '), Qt::SkipEmptyParts)) {
            if (request.startsWith(QChar(u'p')))
                publish(quint8(request.mid(1).toInt()));
            else if (request == QLatin1String("s"))
                engine.subscribe({{"f", 1}}, {});
            else if (request == QLatin1String("u"))
                engine.unsubscribe({"f"}, {});
            else if (request == QLatin1String("i"))
                engine.ping(now);
        }
        (void)engine.takeOutput(now);
    }

    Raptor::Mqtt::Engine::PublishResult publish(quint8 qos, const QByteArray &topic = "t",
                                                const QByteArray &payload = "x", quint16 alias = 0)
    {
        Raptor::Mqtt::Message message;
        message.topic = topic;
        message.payload = payload;
        message.qos = qos;
        if (alias != 0)
            message.properties.setNumber(Raptor::Mqtt::PropertyId::TopicAlias, alias);
        return engine.publish(message);
    }

    static QString text(const Raptor::Mqtt::Event &event)
    {
        using Kind = Raptor::Mqtt::Event::Kind;
        const QString id = QString::number(event.id);
        const QString reason = QLatin1String(" 0x") + QString::number(quint8(event.reason), 16);
        switch (event.kind) {
        case Kind::None:
            return QStringLiteral("none");
        case Kind::Connected:
            return event.sessionPresent ? QStringLiteral("connected+session")
                                        : QStringLiteral("connected");
        case Kind::Message:
            return QStringLiteral("message %1=%2 q%3%4%5")
                .arg(QString::fromUtf8(event.topic), QString::fromUtf8(event.payload),
                     QString::number(event.qos), QLatin1String(event.retain ? " retain" : ""),
                     QLatin1String(event.duplicate ? " dup" : ""));
        case Kind::Released:
            return QLatin1String("released ") + id;
        case Kind::Acknowledged:
            return QLatin1String("puback ") + id + reason;
        case Kind::Received:
            return QLatin1String("pubrec ") + id + reason;
        case Kind::Completed:
            return QLatin1String("pubcomp ") + id + reason;
        case Kind::PublishLost:
            return QLatin1String("lost ") + id + reason;
        case Kind::Subscribed:
            return QLatin1String("suback ") + id + QLatin1String(" ")
                + QString::fromLatin1(event.codes.toHex());
        case Kind::Unsubscribed:
            return QLatin1String("unsuback ") + id + QLatin1String(" ")
                + QString::fromLatin1(event.codes.toHex());
        case Kind::Pong:
            return QStringLiteral("pong");
        case Kind::AuthContinue:
            return QStringLiteral("auth?");
        case Kind::AuthDone:
            return QStringLiteral("auth!");
        case Kind::Closed:
            return QLatin1String("closed ") + causeText(event.cause) + reason;
        }
        Q_UNREACHABLE();
    }

private:
    static QString causeText(Raptor::Mqtt::Event::Cause cause)
    {
        using Cause = Raptor::Mqtt::Event::Cause;
        switch (cause) {
        case Cause::None:
            return QStringLiteral("none");
        case Cause::Refused:
            return QStringLiteral("refused");
        case Cause::ServerDisconnect:
            return QStringLiteral("disconnect");
        case Cause::ProtocolViolation:
            return QStringLiteral("violation");
        case Cause::KeepAlive:
            return QStringLiteral("keepalive");
        }
        Q_UNREACHABLE();
    }
};
