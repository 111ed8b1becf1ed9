// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/encode.h>

namespace Raptor::Mqtt {

namespace {

constexpr quint32 kAliasSize = 3; // identifier and two bytes

quint64 blockSize(const Message &message, PublishHeader header)
{
    return propertiesSize(message.properties) + (header.alias != 0 ? kAliasSize : 0);
}

quint64 bodySize(Version version, const Message &message, PublishHeader header)
{
    quint64 size = 2 + quint64(message.payload.size());
    size += header.omitTopic ? 0 : quint64(message.topic.size());
    size += message.qos > 0 ? 2 : 0;
    if (version == Version::V5) {
        const quint64 block = blockSize(message, header);
        size += quint64(varintSize(quint32(qMin<quint64>(block, kMaximumVarint)))) + block;
    }
    return size;
}

} // namespace

quint64 encodedPublishSize(Version version, const Message &message, PublishHeader header)
{
    const quint64 body = bodySize(version, message, header);
    return 1 + quint64(varintSize(quint32(qMin<quint64>(body, kMaximumVarint)))) + body;
}

void encodePublish(QByteArray &out, Version version, const Message &message, PublishHeader header)
{
    quint8 flags = quint8(message.qos << 1);
    flags |= header.duplicate ? 0x08 : 0x00;
    flags |= message.retain ? 0x01 : 0x00;
    appendHeader(out, PacketType::Publish, flags, quint32(bodySize(version, message, header)));
    appendString(out, header.omitTopic ? QByteArrayView() : QByteArrayView(message.topic));
    if (message.qos > 0)
        appendU16(out, header.id);
    if (version == Version::V5) {
        if (header.alias == 0) {
            appendProperties(out, message.properties);
        } else {
            PropertySet properties = message.properties;
            properties.addNumber(PropertyId::TopicAlias, header.alias);
            appendProperties(out, properties);
        }
    }
    out.append(message.payload);
}

} // namespace Raptor::Mqtt
