// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/decode.h>

#include <protocol/mqtt/core/topics.h>

namespace Raptor::Mqtt {

namespace {

Verdict readPublishProperties(Reader &reader, PublishView &out)
{
    if (reader.ok() && reader.remaining() > 0) {
        if (const Verdict verdict = readProperties(reader, PropertyScope::Publish, out.properties);
            !verdict.ok())
            return verdict;
    } else {
        return Verdict::malformed("PUBLISH without property length");
    }
    if (out.properties.contains(PropertyId::ResponseTopic)
        && !isValidTopicName(QByteArrayView(out.properties.text(PropertyId::ResponseTopic))))
        return Verdict::protocolError("response topic with wildcards"); // [MQTT-3.3.2-14]
    return {};
}

} // namespace

Verdict decodePublish(const Frame &frame, Version version, PublishView &out)
{
    out.retain = (frame.flags & 0x01) != 0;
    out.qos = (frame.flags >> 1) & 0x03;
    out.duplicate = (frame.flags & 0x08) != 0;
    out.id = 0;
    if (!out.properties.isEmpty())
        out.properties.clear();
    if (out.qos == 3)
        return Verdict::malformed("PUBLISH with QoS 3"); // [MQTT-3.3.1-4]
    if (out.qos == 0 && out.duplicate)
        return Verdict::malformed("PUBLISH with QoS 0 and DUP"); // [MQTT-3.3.1-2]
    Reader reader(frame.body);
    bool plain = false;
    out.topic = reader.topic(plain);
    if (out.qos > 0)
        out.id = reader.u16();
    if (!reader.ok())
        return reader.verdict();
    if (out.qos > 0 && out.id == 0)
        return Verdict::protocolError("PUBLISH with packet identifier 0"); // [MQTT-2.2.1-3]
    if (!plain && !hasNoWildcard(out.topic))
        return {version == Version::V5 ? Reason::TopicNameInvalid : Reason::MalformedPacket,
                "PUBLISH topic with wildcards"}; // [MQTT-3.3.2-2]
    if (version == Version::V5) {
        if (const Verdict verdict = readPublishProperties(reader, out); !verdict.ok())
            return verdict;
    } else if (out.topic.isEmpty()) {
        return Verdict::protocolError("PUBLISH without a topic"); // [MQTT-4.7.3-1]
    }
    out.payload = reader.rest();
    return reader.verdict();
}

} // namespace Raptor::Mqtt
