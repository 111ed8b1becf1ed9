// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectortext.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace Raptor::Mqtt::Vectors {

/// One request to the engine with everything it can carry; which members count follows from the
/// verb.
struct Call
{
    enum class Verb {
        Open,
        Establish, ///< Open and accept; CONNECT and Connected are not looked at
        Publish,
        Subscribe,
        Unsubscribe,
        Ping,
        Auth,
        Disconnect,
        Lost,
        Tick, ///< lets time pass first
        Discard,
    };
    Verb verb = Verb::Open;
    Engine::Options options;
    QByteArray connack; ///< Establish; empty = the simplest
    Message message;
    QList<SubscribeEntry> entries; ///< Subscribe and, without options, Unsubscribe
    ReasonPacket reason;
    Milliseconds elapsed{0};
    QByteArray result; ///< a number, "refused", a publish error, or "ok" for any success
};

struct Step
{
    enum class Kind { Call, Input, Event, Output };
    Kind kind = Kind::Call;
    int line = 0;
    Call call;
    QByteArray bytes; ///< Input, Output
    QByteArray text; ///< Event
};

/// One conversation and what has to come of it.
struct Vector
{
    QString file;
    int line = 0;
    QByteArray name;
    QList<Version> versions;
    QList<Step> steps;
    QByteArray phase; ///< at the end
    std::size_t unfinished = 0; ///< publishes at the end
    std::optional<int> quota; ///< to send, at the end
};

struct ParsedFile
{
    QList<Vector> vectors;
    QString error; ///< "file:line: what is wrong"; empty when the file is good
};

/// Reads the text of one vector file; nothing in it is guessed or skipped.
[[nodiscard]] ParsedFile parseVectors(const QString &file, const QByteArray &text);

/// Bytes written as in the files: hexadecimal digits, "text", and *N to repeat the last of them.
[[nodiscard]] std::optional<QByteArray> parseBytes(const QByteArray &text);

} // namespace Raptor::Mqtt::Vectors
