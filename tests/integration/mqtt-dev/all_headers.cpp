// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Not part of the project's build: compiled in C++17 with the installed headers, without any of the
// project's flags. Every header in every spelling, and something of every class.
#include <QtMqtt>

#include <QtMqtt/QtMqtt>

#include <QtMqtt/QMqttAuthenticationProperties>
#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttConnectionProperties>
#include <QtMqtt/QMqttExtensions>
#include <QtMqtt/QMqttGlobal>
#include <QtMqtt/QMqttLastWillProperties>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttMessageStatusProperties>
#include <QtMqtt/QMqttPublishProperties>
#include <QtMqtt/QMqttServerConnectionProperties>
#include <QtMqtt/QMqttStringPair>
#include <QtMqtt/QMqttSubscription>
#include <QtMqtt/QMqttSubscriptionProperties>
#include <QtMqtt/QMqttTopicFilter>
#include <QtMqtt/QMqttTopicName>
#include <QtMqtt/QMqttUnsubscriptionProperties>
#include <QtMqtt/QMqttUserProperties>
#include <QtMqtt/QtMqttDepends>
#include <QtMqtt/QtMqttVersion>

#include <QMqttClient>
#include <QMqttSubscription>
#include <QMqttTopicFilter>

#ifdef WITH_WEBSOCKET
#include <RaptorWebSocketDevice>
#endif

#include <QtCore/QCoreApplication>

#if QTMQTT_VERSION < QT_VERSION_CHECK(6, 4, 0)
#error "the interface is that of 6.4"
#endif
#ifndef QT_MQTT_LIB
#error "a module of Qt defines its name"
#endif

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QString text = "casts and keywords are the program's own affair";
    foreach (const QChar character, text)
        Q_UNUSED(character)

    QMqttClient client;
    QMqttExtensions extensions(&client);
    QMqttConnectionProperties connection;
    connection.setUserProperties(QMqttUserProperties{{"a", "b"}});
    client.setConnectionProperties(connection);
    client.setLastWillProperties(QMqttLastWillProperties());
    client.authenticate(QMqttAuthenticationProperties());
    client.setHostname("localhost");
    QMqttSubscriptionProperties options;
    QMqttExtensions::setRetainHandling(options, 1);
    const bool nothing = client.subscribe(QMqttTopicFilter("a/#"), options) == nullptr
        && client.publish(QMqttTopicName("a"), QMqttPublishProperties(), "x", 1) == -1
        && !client.serverConnectionProperties().isValid()
        && QMqttMessageStatusProperties().reasonCode() == QMqtt::ReasonCode::Success
        && QMqttMessage() != QMqttMessage();
    client.unsubscribe(QString("a/#"), QMqttUnsubscriptionProperties());
#ifdef WITH_WEBSOCKET
    RaptorWebSocketDevice device;
    client.setTransport(&device, QMqttClient::IODevice);
#endif
    return nothing && !extensions.errorText().isEmpty() ? 0 : 1;
}
