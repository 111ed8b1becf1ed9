// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/encode.h>

#include <QtCore/QtEndian>

#include <cstring>

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

/// Room for \a size more bytes; where they begin.
char *extend(QByteArray &out, qsizetype size)
{
    const qsizetype before = out.size();
    out.resize(before + size);
    return out.data() + before;
}

char *writeVarint(char *p, quint32 value)
{
    for (; value > 127; value >>= 7)
        *p++ = char((value & 0x7F) | 0x80);
    *p++ = char(value);
    return p;
}

void appendPublishProperties(QByteArray &out, const PropertySet &properties, quint16 alias)
{
    if (alias == 0)
        return appendProperties(out, properties);
    PropertySet extended = properties;
    extended.addNumber(PropertyId::TopicAlias, alias);
    appendProperties(out, extended);
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
    const auto length = quint32(bodySize(version, message, header));
    const auto topic = header.omitTopic ? QByteArrayView() : QByteArrayView(message.topic);
    const bool hasId = message.qos > 0;

    // The hot path of every publisher: one growth of the buffer for all that has a known size.
    char *p = extend(out, 1 + varintSize(length) + 2 + topic.size() + (hasId ? 2 : 0));
    *p++ = char((quint8(PacketType::Publish) << 4) | flags);
    p = writeVarint(p, length);
    qToBigEndian(quint16(topic.size()), p);
    if (!topic.isEmpty())
        std::memcpy(p + 2, topic.data(), std::size_t(topic.size()));
    if (hasId)
        qToBigEndian(header.id, p + 2 + topic.size());
    if (version == Version::V5)
        appendPublishProperties(out, message.properties, header.alias);
    if (const qsizetype size = message.payload.size(); size > 0)
        std::memcpy(extend(out, size), message.payload.constData(), std::size_t(size));
}

} // namespace Raptor::Mqtt
