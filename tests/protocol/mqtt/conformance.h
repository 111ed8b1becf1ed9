// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "enginescript.h"

#include <QtTest/QTest>

/// Rows of the conformance tests. Every row is named by the statement that it shows:
/// MQTT-x.y.z-n is a numbered statement of 5.0, MQTT311-x.y.z-n one of 3.1.1, MQTT5-x.y.z an
/// unnumbered clause of 5.0. protocol/mqtt/CONFORMANCE.md lists them all.
namespace Conformance {

inline constexpr auto V311 = Raptor::Mqtt::Version::V311;
inline constexpr auto V5 = Raptor::Mqtt::Version::V5;

/// Something the server sends, and what comes of it.
struct Conversation
{
    const char *name;
    Raptor::Mqtt::Version version;
    const char *requests; ///< for EngineScript::run(); "-" = the input answers the CONNECT
    const char *input;
    const char *events; ///< joined by '|'
    const char *output = "";
};

/// A statement that takes more than one exchange.
struct Statement
{
    const char *name;
    void (*check)();
};

template <std::size_t Count>
void addConversations(const Conversation (&rows)[Count])
{
    QTest::addColumn<const Conversation *>("row");
    for (const Conversation &row : rows)
        QTest::newRow(row.name) << &row;
}

template <std::size_t Count>
void addStatements(const Statement (&rows)[Count])
{
    QTest::addColumn<const Statement *>("row");
    for (const Statement &row : rows)
        QTest::newRow(row.name) << &row;
}

/// Runs the present row, however the bytes arrive.
inline void converse()
{
    QFETCH(const Conversation *, row);
    for (const auto mode :
         {EngineScript::Whole, EngineScript::ByteByByte, EngineScript::RandomChunks}) {
        EngineScript script{row->version};
        if (qstrcmp(row->requests, "-") == 0) {
            script.open();
        } else {
            script.establish();
            script.run(QString::fromLatin1(row->requests));
        }
        script.feed(row->input, mode);
        QCOMPARE(script.events.join(QChar(u'|')), QString::fromLatin1(row->events));
        QCOMPARE(script.output(), QByteArray(row->output).replace(' ', ""));
    }
}

inline void checkStatement()
{
    QFETCH(const Statement *, row);
    row->check();
}

/// An engine whose session outlives its connections.
inline EngineScript persistent(Raptor::Mqtt::Version version)
{
    EngineScript script{version};
    script.options.connect.cleanStart = false;
    if (version == V5)
        script.options.connect.properties.setNumber(Raptor::Mqtt::PropertyId::SessionExpiryInterval,
                                                    100);
    return script;
}

/// The connection breaks and the server resumes the session.
inline void resume(EngineScript &script, const QByteArray &connack = {})
{
    const QByteArray plain = script.isV5() ? "2003010000" : "20020100";
    script.engine.connectionLost();
    script.open();
    script.events.clear();
    script.feed(connack.isEmpty() ? plain : connack);
}

/// PUBLISH of "h" to "a" as the server writes it.
inline QByteArray publishHex(Raptor::Mqtt::Version version, int qos, int id, bool duplicate = false)
{
    const bool v5 = version == V5;
    const int length = 4 + (qos > 0 ? 2 : 0) + (v5 ? 1 : 0);
    QByteArray hex = QByteArray::number(0x30 | (duplicate ? 8 : 0) | (qos << 1), 16);
    hex += QByteArray::number(length, 16).rightJustified(2, '0') + "000161";
    if (qos > 0)
        hex += QByteArray::number(id, 16).rightJustified(4, '0');
    return hex + (v5 ? "00" : "") + "68";
}

} // namespace Conformance
