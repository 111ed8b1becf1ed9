// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the vectors of the engine tests as inputs of fuzz_mqtt: mqtt_seeds FOLDER VECTORS...
// The same vectors give the same files, one per vector and version.

#include "program.h"

#include "tests/protocol/mqtt/vectorfile.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>

using namespace Raptor::Mqtt;
using namespace Raptor::Mqtt::Fuzz;
using namespace Raptor::Mqtt::Vectors;

namespace {

void append(QByteArray &seed, Op op, quint8 flags = kTakeAfter)
{
    seed += char(quint8(op) | flags);
}

void appendOptions(QByteArray &seed, const Engine::Options &options, Version version)
{
    const ConnectPacket &connect = options.connect;
    const auto has = [&connect](PropertyId id) { return connect.properties.contains(id); };
    quint8 choice = version == Version::V31 ? 0 : version == Version::V311 ? 1 : 2;
    quint8 more = 0;
    if (!connect.cleanStart && version != Version::V5)
        choice |= Connect::Persistent;
    if (has(PropertyId::SessionExpiryInterval))
        choice |= Connect::Persistent;
    else if (!connect.cleanStart)
        more |= More::NoExpiry;
    if (connect.clientId != "c")
        choice |= Connect::OtherClient;
    if (has(PropertyId::AuthenticationMethod))
        choice |= Connect::Authentication;
    if (options.automaticAliases > 0)
        choice |= Connect::AutomaticAliases;
    if (has(PropertyId::ReceiveMaximum))
        choice |= Connect::SmallReceiveMaximum;
    if (has(PropertyId::RequestProblemInformation))
        choice |= Connect::DeclineProblems;
    if (has(PropertyId::TopicAliasMaximum))
        more |= More::InboundAliases;
    if (connect.keepAlive < 60)
        more |= More::ShortKeepAlive;
    seed += char(choice);
    seed += char(more);
}

void appendRaw(QByteArray &seed, const QByteArray &bytes)
{
    for (qsizetype position = 0; position < bytes.size(); position += 255) {
        const QByteArray part = bytes.mid(position, 255);
        append(seed, Op::Raw);
        seed += char(part.size());
        seed += part;
    }
}

/// Whole small packets as such, so that their length follows what mutation does to them.
void appendInput(QByteArray &seed, QByteArray bytes)
{
    while (bytes.size() >= 2 && quint8(bytes[1]) < 0x80 && bytes.size() >= 2 + bytes[1]) {
        const qsizetype size = bytes[1];
        append(seed, Op::Packet);
        seed += bytes[0];
        seed += char(size);
        seed += bytes.mid(2, size);
        bytes.remove(0, 2 + size);
    }
    appendRaw(seed, bytes);
}

void appendPublish(QByteArray &seed, const Message &message)
{
    quint8 choice = message.qos;
    choice |= message.retain ? kPublishRetain : 0;
    choice |= message.properties.contains(PropertyId::TopicAlias) ? kPublishAlias : 0;
    choice |= message.payload.size() > 100 ? kPublishLong : 0;
    const int topic = message.topic.isEmpty() ? 0 : message.topic[0] % 8;
    append(seed, Op::Publish);
    seed += char(choice | topic << kPublishTopicShift);
}

void appendCall(QByteArray &seed, const Call &call, Version version)
{
    using Verb = Call::Verb;
    switch (call.verb) {
    case Verb::Open:
    case Verb::Establish:
        append(seed, Op::Reopen);
        appendOptions(seed, call.options, version);
        if (call.verb == Verb::Establish && call.connack.isEmpty())
            append(seed, Op::Accept);
        appendInput(seed, call.connack);
        return;
    case Verb::Publish:
        return appendPublish(seed, call.message);
    case Verb::Subscribe:
    case Verb::Unsubscribe:
        append(seed, call.verb == Verb::Subscribe ? Op::Subscribe : Op::Unsubscribe);
        seed += char(qMax<qsizetype>(call.entries.size(), 1) - 1);
        return;
    case Verb::Ping:
        return append(seed, Op::Ping);
    case Verb::Auth:
        return append(seed, Op::Auth);
    case Verb::Disconnect:
        append(seed, Op::Disconnect,
               call.reason.properties.isEmpty() ? kTakeAfter : kTakeAfter | kEndSession);
        seed += char(call.reason.reason);
        return;
    case Verb::Lost:
        return append(seed, Op::Lost);
    case Verb::Tick:
        append(seed, Op::Tick);
        seed += char(qMin<qint64>(call.elapsed.count() / 500, 255));
        return;
    case Verb::Discard:
        return append(seed, Op::Discard);
    }
}

QByteArray seedOf(const Vector &vector, Version version)
{
    QByteArray seed;
    for (const Step &step : vector.steps) {
        if (step.kind == Step::Kind::Call)
            appendCall(seed, step.call, version);
        else if (step.kind == Step::Kind::Input)
            appendInput(seed, step.bytes);
    }
    const char reopen = char(quint8(Op::Reopen) | kTakeAfter);
    // The first connection is opened without a step.
    return seed.startsWith(reopen) ? seed.mid(1) : QByteArray(2, '\0') + seed;
}

bool writeSeeds(const QDir &folder, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const ParsedFile parsed = parseVectors(QFileInfo(path).fileName(), file.readAll());
    std::fputs(qPrintable(parsed.error), stderr);
    for (const Vector &vector : parsed.vectors) {
        for (const Version version : vector.versions) {
            const QString name = QStringLiteral("%1-%2-%3")
                                     .arg(QFileInfo(path).baseName())
                                     .arg(vector.line)
                                     .arg(QLatin1String(text(version)));
            QFile seed(folder.filePath(name));
            const QByteArray bytes = seedOf(vector, version);
            if (!seed.open(QIODevice::WriteOnly) || seed.write(bytes) != bytes.size())
                return false;
        }
    }
    return parsed.error.isEmpty();
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    QDir folder(QString::fromLocal8Bit(argv[1]));
    if (folder.exists()) // no seeds of vectors that are gone
        folder.removeRecursively();
    bool good = folder.mkpath(QStringLiteral("."));
    for (int i = 2; i < argc && good; ++i)
        good = writeSeeds(folder, QString::fromLocal8Bit(argv[i]));
    return good ? 0 : 1;
}
