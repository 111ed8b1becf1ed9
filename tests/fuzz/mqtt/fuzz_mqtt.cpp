// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile server and a busy application against the engine, with sessions that span connections.
// Every input is a program: one byte says what happens next, its operands follow.

#include <protocol/mqtt/core/engine.h>

#include <cstdint>
#include <cstdlib>

using namespace Raptor::Mqtt;

namespace {

constexpr quint32 kLimit = 2048;

class Program
{
public:
    Program(const uint8_t *data, std::size_t size) : m_data(data), m_size(size) { }

    bool atEnd() const { return m_pos >= m_size; }
    quint8 byte() { return atEnd() ? quint8(0) : m_data[m_pos++]; }
    QByteArray bytes(std::size_t wanted)
    {
        const std::size_t size = qMin(wanted, m_size - m_pos);
        const QByteArray result(reinterpret_cast<const char *>(m_data + m_pos), qsizetype(size));
        m_pos += size;
        return result;
    }

private:
    const uint8_t *m_data;
    std::size_t m_size;
    std::size_t m_pos = 0;
};

void require(bool condition)
{
    if (!condition)
        std::abort();
}

class Machine
{
public:
    explicit Machine(Program program) : m_program(program) { }

    void run()
    {
        open();
        while (!m_program.atEnd())
            step();
    }

private:
    void open()
    {
        const quint8 choice = m_program.byte();
        Engine::Options options;
        options.connect.version = (choice & 1) != 0 ? Version::V5 : Version::V311;
        options.connect.cleanStart = (choice & 2) == 0;
        options.connect.clientId = (choice & 4) != 0 ? "a" : "b";
        options.maximumInboundPacket = kLimit;
        options.automaticAliases = (choice & 8) != 0 ? 3 : 0;
        if (options.connect.version == Version::V5) {
            PropertySet &properties = options.connect.properties;
            properties.setNumber(PropertyId::SessionExpiryInterval, (choice & 16) != 0 ? 60 : 0);
            properties.setNumber(PropertyId::TopicAliasMaximum, 4);
            properties.setNumber(PropertyId::ReceiveMaximum, 5);
            if ((choice & 32) != 0)
                properties.setText(PropertyId::AuthenticationMethod, "m");
        }
        m_engine.connectionOpened(options, m_now);
        drain();
    }

    void step()
    {
        switch (m_program.byte() % 12) {
        case 0:
        case 1:
        case 2:
            m_engine.append(m_program.bytes(m_program.byte()), m_now);
            break;
        case 3: // an accepting CONNACK, so that the rest is reached
            m_engine.append(m_engine.version() == Version::V5 ? QByteArray("\x20\x03\0\0\0", 5)
                                                              : QByteArray("\x20\x02\0\0", 4),
                            m_now);
            break;
        case 4:
        case 5:
            publish();
            break;
        case 6:
            m_engine.subscribe({{"f", 1}}, {});
            break;
        case 7:
            m_engine.unsubscribe({"f"}, {});
            break;
        case 8:
            m_now += Milliseconds(m_program.byte() * 500);
            m_engine.tick(m_now);
            break;
        case 9:
            m_engine.connectionLost();
            drain();
            open();
            break;
        case 10:
            m_engine.auth({});
            break;
        case 11:
            m_engine.disconnect({});
            break;
        }
        drain();
    }

    void publish()
    {
        const quint8 choice = m_program.byte();
        Message message;
        message.topic = QByteArray(1, char('a' + choice % 5));
        message.payload = "x";
        message.qos = choice % 3;
        if ((choice & 0x40) != 0 && m_engine.version() == Version::V5)
            message.properties.setNumber(PropertyId::TopicAlias, 1 + choice % 4);
        const Engine::PublishResult result = m_engine.publish(message);
        require(result.error != Engine::PublishError::None
                || (result.id != 0) == (message.qos > 0));
    }

    void drain()
    {
        Event event;
        int closings = 0;
        while (m_engine.nextEvent(event)) {
            require(event.kind != Event::Kind::None);
            if (event.kind == Event::Kind::Message) {
                require(!event.topic.isEmpty() && event.qos <= 2);
                require((event.qos > 0) == (event.id != 0));
                require(event.payload.size() <= qsizetype(kLimit));
            }
            closings += event.kind == Event::Kind::Closed ? 1 : 0;
        }
        require(closings <= 1);
        require(m_engine.sendQuota() >= 0 && m_engine.sendQuota() <= 65535);
        if (m_program.byte() % 2 == 0)
            m_output = m_engine.takeOutput(m_now, std::move(m_output));
    }

    Program m_program;
    Engine m_engine;
    Milliseconds m_now{1};
    QByteArray m_output;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    Machine(Program(data, size)).run();
    return 0;
}
