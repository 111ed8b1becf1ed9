// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile server and a busy application against the engine, with sessions that span connections.
// Every input is a program (program.h); a model of the sessions watches the events and the output.

#include "model.h"
#include "program.h"

using namespace Raptor::Mqtt;
using namespace Raptor::Mqtt::Fuzz;

namespace {

constexpr quint32 kLimit = 512;
constexpr qsizetype kLargestRead = 256;

class Program
{
public:
    Program(const uint8_t *data, std::size_t size) : m_data(data), m_size(size) { }

    bool atEnd() const { return m_pos >= m_size; }
    quint8 byte() { return atEnd() ? quint8(0) : m_data[m_pos++]; }
    QByteArrayView bytes(std::size_t wanted)
    {
        const std::size_t size = qMin(wanted, m_size - m_pos);
        const QByteArrayView result(m_data + m_pos, qsizetype(size));
        m_pos += size;
        return result;
    }

private:
    const uint8_t *m_data;
    std::size_t m_size;
    std::size_t m_pos = 0;
};

const QByteArray &longPayload()
{
    static const QByteArray payload(200, 'x');
    return payload;
}

class Machine
{
public:
    explicit Machine(Program program) : m_program(program) { }

    void run()
    {
        open();
        drain();
        while (!m_program.atEnd()) {
            const quint8 code = m_program.byte();
            step(Op((code & kOpMask) % quint8(Op::Count)), code);
            drain();
            if ((code & kTakeAfter) != 0)
                take();
        }
        take();
        lose();
        drain();
    }

private:
    void open()
    {
        const quint8 choice = m_program.byte();
        const quint8 more = m_program.byte();
        Engine::Options options;
        ConnectPacket &connect = options.connect;
        const int version = choice & Connect::VersionMask;
        connect.version = version == 0 ? Version::V31 : version == 1 ? Version::V311 : Version::V5;
        connect.cleanStart = (choice & Connect::Persistent) == 0 && (more & More::NoExpiry) == 0;
        connect.clientId = (choice & Connect::OtherClient) != 0 ? m_a : m_b;
        connect.keepAlive = (more & More::ShortKeepAlive) != 0 ? 1 : 60;
        options.maximumInboundPacket = kLimit;
        options.automaticAliases = (choice & Connect::AutomaticAliases) != 0 ? 3 : 0;
        options.acceptsForeignSession = (more & More::ForeignSession) != 0;
        PropertySet &properties = connect.properties;
        if ((choice & Connect::Persistent) != 0)
            properties.addNumber(PropertyId::SessionExpiryInterval, 60);
        if ((more & More::InboundAliases) != 0)
            properties.addNumber(PropertyId::TopicAliasMaximum, 4);
        if ((choice & Connect::SmallReceiveMaximum) != 0)
            properties.addNumber(PropertyId::ReceiveMaximum, 2);
        if ((choice & Connect::DeclineProblems) != 0)
            properties.addNumber(PropertyId::RequestProblemInformation, 0);
        if ((choice & Connect::Authentication) != 0)
            properties.setText(PropertyId::AuthenticationMethod, m_method);
        lose();
        m_engine.connectionOpened(options, m_now);
        m_model.opened(connect);
    }

    void lose()
    {
        const bool persists = m_engine.sessionPersists();
        m_engine.connectionLost();
        m_model.lost(persists);
    }

    void step(Op op, quint8 code)
    {
        switch (op) {
        case Op::Packet:
            return packet();
        case Op::Raw:
            return m_engine.append(m_program.bytes(m_program.byte()), m_now);
        case Op::Accept: {
            const bool five = m_engine.version() == Version::V5;
            const char present = (code & kSessionPresent) != 0 ? 1 : 0;
            const char bytes[] = {0x20, char(five ? 3 : 2), present, 0, 0};
            return m_engine.append(QByteArrayView(bytes, five ? 5 : 4), m_now);
        }
        case Op::Publish:
            return publish(m_program.byte());
        case Op::Subscribe:
            return subscribe(1 + m_program.byte() % 4);
        case Op::Unsubscribe:
            if (const quint16 id =
                    m_engine.unsubscribe(QList<QByteArray>(1 + m_program.byte() % 4, m_a), {});
                id != 0)
                m_model.began(id, Model::Kind::Unsubscribe);
            return;
        case Op::Tick:
            m_now += Milliseconds(m_program.byte() * 500);
            return m_engine.tick(m_now);
        case Op::Reopen:
            return open();
        case Op::Lost:
            return lose();
        case Op::Auth:
            (void)m_engine.auth({});
            return;
        case Op::Disconnect:
            return disconnect((code & kEndSession) != 0);
        case Op::Ping:
            (void)m_engine.ping(m_now);
            return;
        case Op::Discard:
            m_engine.discardSession();
            return m_model.forget();
        case Op::Take:
            return take();
        case Op::Count:
            break;
        }
        Q_UNREACHABLE();
    }

    void packet()
    {
        const quint8 first = m_program.byte();
        const QByteArrayView body = m_program.bytes(m_program.byte());
        char header[3] = {char(first), char(body.size()), 1};
        const bool isLong = body.size() > 127;
        if (isLong)
            header[1] = char(body.size() | 0x80);
        m_engine.append(QByteArrayView(header, isLong ? 3 : 2), m_now);
        m_engine.append(body, m_now);
    }

    void publish(quint8 choice)
    {
        const int topic = choice >> kPublishTopicShift;
        m_message.topic = m_topics[topic];
        m_message.payload = (choice & kPublishLong) != 0 ? longPayload() : m_a;
        m_message.qos = (choice & 3) % 3;
        m_message.retain = (choice & kPublishRetain) != 0;
        m_message.properties.clear();
        if ((choice & kPublishAlias) != 0)
            m_message.properties.addNumber(PropertyId::TopicAlias, quint32(1 + topic % 4));
        const Engine::PublishResult result = m_engine.publish(m_message);
        if (result.error != Engine::PublishError::None)
            return;
        require((result.id != 0) == (m_message.qos > 0));
        if (result.id != 0)
            m_model.began(result.id, m_message.qos == 1 ? Model::Kind::QoS1 : Model::Kind::QoS2);
    }

    void subscribe(int filters)
    {
        if (const quint16 id = m_engine.subscribe(QList<SubscribeEntry>(filters, {m_a, 1}), {});
            id != 0)
            m_model.began(id, Model::Kind::Subscribe);
    }

    void disconnect(bool endSession)
    {
        ReasonPacket packet;
        packet.reason = Reason(m_program.byte());
        if (endSession)
            packet.properties.addNumber(PropertyId::SessionExpiryInterval, 0);
        m_engine.disconnect(packet);
    }

    void drain()
    {
        while (m_engine.nextEvent(m_event))
            m_model.event(m_event);
        m_model.check(m_engine);
        // One packet at most waits, behind what is consumed and not yet moved away.
        require(m_engine.inputCapacity() <= 4 * (qsizetype(kLimit) + kLargestRead));
    }

    void take()
    {
        m_output = m_engine.takeOutput(m_now, std::move(m_output));
        m_model.output(m_output);
    }

    const QByteArray m_a = QByteArrayLiteral("a");
    const QByteArray m_b = QByteArrayLiteral("b");
    const QByteArray m_method = QByteArrayLiteral("m");
    const QByteArray m_topics[8] = {QByteArrayLiteral("0"), QByteArrayLiteral("1"),
                                    QByteArrayLiteral("2"), QByteArrayLiteral("3"),
                                    QByteArrayLiteral("4"), QByteArrayLiteral("5"),
                                    QByteArrayLiteral("6"), QByteArrayLiteral("7")};
    Program m_program;
    Engine m_engine;
    Model m_model;
    Message m_message;
    Event m_event;
    Milliseconds m_now{1};
    QByteArray m_output;
};

} // namespace

/// For speed: a small quarantine still covers what one input frees, but gives its memory to later
/// ones (else a third of the time goes into fresh pages), and no call stack for each allocation.
/// To look into a finding: ASAN_OPTIONS=malloc_context_size=30 fuzz_mqtt FILE
extern "C" const char *__asan_default_options()
{
    return "quarantine_size_mb=2:thread_local_quarantine_size_kb=256:malloc_context_size=1";
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    Machine(Program(data, size)).run();
    return 0;
}
