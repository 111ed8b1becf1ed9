// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A script of WebSocket messages and reads drives the joiner. The stream is a pattern that repeats
// after kPeriod bytes, so every read can be checked without keeping what was written.
#include <protocol/mqtt/messagejoiner.h>

#include <array>
#include <cstdlib>
#include <cstring>

using Raptor::Mqtt::MessageJoiner;
using Refusal = MessageJoiner::Refusal;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

constexpr int kPeriod = 4099; // no multiple of it is near a power of two
constexpr int kLargest = 4096;
constexpr qint64 kBudget = 48 * 1024; ///< bytes written by one script, to stay quick
constexpr int kSteps = 64; ///< of one script

struct Pattern
{
    Pattern()
    {
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = char((i % kPeriod) * 31 + ((i % kPeriod) >> 8));
    }
    [[nodiscard]] const char *at(qint64 position) const
    {
        return bytes.data() + position % kPeriod;
    }
    std::array<char, kPeriod + kLargest> bytes;
};

const Pattern kPattern;

class Script
{
public:
    Script(const uint8_t *data, std::size_t size) : m_data(data), m_size(size) { }
    [[nodiscard]] bool atEnd() const { return m_position >= m_size; }
    int byte() { return atEnd() ? 0 : m_data[m_position++]; }
    int word() { return (byte() << 8 | byte()) % (kLargest + 1); }

private:
    const uint8_t *m_data;
    std::size_t m_size;
    std::size_t m_position = 0;
};

class Machine
{
public:
    Machine(const uint8_t *data, std::size_t size) : m_script(data, size) { }

    void run()
    {
        setLimits();
        while (!m_script.atEnd() && m_steps < kSteps) {
            step();
            check();
        }
        read(m_written - m_taken + 1);
        check();
        require(m_taken == m_written);
    }

private:
    void step()
    {
        ++m_steps;
        switch (m_script.byte() % 8) {
        case 0:
        case 1: // typical packets
            return addBinary(m_script.byte());
        case 2:
            return addBinary(m_script.word());
        case 3: // the first byte alone, as some clients and servers send it
            return addBinary(1);
        case 4:
            read(m_script.byte());
            return offered();
        case 5:
            read(m_script.word());
            return offered();
        case 6:
            return rare();
        case 7: // many small ones
            for (int count = m_script.byte() % 64; count > 0; --count)
                addBinary(count % 3);
            return;
        }
    }

    void rare()
    {
        switch (m_script.byte() % 16) {
        case 0:
            m_refusal = m_refusal == Refusal::None ? Refusal::Text : m_refusal;
            require(m_joiner.addText() == m_refusal);
            return;
        case 1:
            m_joiner.clear();
            m_taken = m_written;
            m_offered = m_written;
            m_refusal = Refusal::None;
            return;
        case 2:
            return setLimits();
        default:
            return read(m_written - m_taken);
        }
    }

    void setLimits()
    {
        m_messageLimit = m_script.word();
        m_backlogLimit = m_messageLimit * (1 + m_script.byte() % 4);
        m_joiner.setLimits(m_messageLimit, m_backlogLimit);
    }

    void addBinary(int size)
    {
        ++m_steps;
        if (m_written + size > kBudget)
            return;
        const bool owned = size % 4 == 0;
        QByteArray message = QByteArray::fromRawData(kPattern.at(m_written), size);
        if (owned)
            message.detach();
        if (m_refusal == Refusal::None && size > m_messageLimit)
            m_refusal = Refusal::TooLarge;
        else if (m_refusal == Refusal::None && backlog() + size > m_backlogLimit)
            m_refusal = Refusal::Backlog;
        require(m_joiner.addBinary(message) == m_refusal);
        if (m_refusal == Refusal::None)
            m_written += size;
        if (owned)
            message.fill('!'); // the caller may do so
    }

    void read(qint64 maximum)
    {
        while (maximum > 0) {
            const qint64 wanted = qMin<qint64>(maximum, qint64(m_buffer.size()));
            const qint64 expected = qMin(wanted, m_written - m_taken);
            require(m_joiner.read(m_buffer.data(), wanted) == expected);
            require(std::memcmp(m_buffer.data(), kPattern.at(m_taken), std::size_t(expected)) == 0);
            m_taken += expected;
            maximum = expected < wanted ? 0 : maximum - wanted;
        }
    }

    void offered()
    {
        m_joiner.offered();
        m_offered = m_written;
    }

    [[nodiscard]] qint64 backlog() const { return qMax<qint64>(m_offered - m_taken, 0); }

    void check()
    {
        const qint64 waiting = m_written - m_taken;
        require(m_joiner.bytesAvailable() == waiting);
        require(m_joiner.refusal() == m_refusal);
        // What was read of the first chunk, and the room that a growing chunk has.
        require(m_joiner.capacity() <= 2 * waiting + 4 * 16384);
    }

    Script m_script;
    int m_steps = 0;
    MessageJoiner m_joiner;
    std::array<char, kLargest> m_buffer;
    qint64 m_written = 0;
    qint64 m_taken = 0;
    qint64 m_offered = 0; ///< of what was written
    qint64 m_messageLimit = 0;
    qint64 m_backlogLimit = 0;
    Refusal m_refusal = Refusal::None;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    Machine(data, size).run();
    return 0;
}
