// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <deque>

namespace Raptor::Mqtt {

/// Turns WebSocket messages into a byte stream: no I/O, no QObject, no clock, one thread.
///
/// A message may hold a fraction of a packet or many [MQTT-6.0.0-2]; reads see one stream. Large
/// messages are kept as they came, without a copy; small ones are gathered, so that a peer that
/// sends one byte per message costs no more memory than its bytes do.
class MessageJoiner
{
public:
    enum class Refusal {
        None,
        Text, ///< [MQTT-6.0.0-1]: binary frames only
        TooLarge, ///< one message above the limit
        Backlog, ///< more is left unread than the limit allows
    };

    /// In bytes: \a message for one message, \a backlog for it and all that was left unread when
    /// the reader last had its chance, see offered(). Count from the next message.
    void setLimits(qint64 message, qint64 backlog)
    {
        m_messageLimit = message;
        m_backlogLimit = backlog;
    }

    /// Adds to the end of the stream. What is refused adds nothing, and then nothing is taken any
    /// more until clear(); what came before can still be read.
    [[nodiscard]] Refusal addBinary(const QByteArray &message);
    [[nodiscard]] Refusal addText();
    [[nodiscard]] Refusal refusal() const { return m_refusal; }

    [[nodiscard]] qint64 bytesAvailable() const { return m_available; }
    /// Takes up to \a maximum bytes from the front; returns how many.
    qint64 read(char *data, qint64 maximum);
    /// The reader had its chance: what is still here is backlog.
    void offered() { m_backlog = m_available; }
    /// Forgets all bytes and the refusal; the limits stay.
    void clear();

    /// Bytes of memory held, for tests.
    [[nodiscard]] qint64 capacity() const;

private:
    std::deque<QByteArray> m_chunks;
    qsizetype m_position = 0; ///< in the first chunk
    bool m_gathering = false; ///< the last chunk is ours to append to
    qint64 m_available = 0;
    qint64 m_backlog = 0; ///< bytes of those that were offered
    qint64 m_messageLimit = 4 * 1024 * 1024;
    qint64 m_backlogLimit = 16 * 1024 * 1024;
    Refusal m_refusal = Refusal::None;
};

} // namespace Raptor::Mqtt
