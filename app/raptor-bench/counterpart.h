// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/mqtt_task.h"

#include <QtCore/QList>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Raptor::Bench {

/// The server's side of one connection: no broker, only what the benchmarks need, and fast enough
/// not to be what is measured. Runs in a process of its own, without an event loop.
class Counterpart
{
public:
    explicit Counterpart(const MqttTask &task) : m_task(task) { }
    Counterpart(const Counterpart &) = delete;
    Counterpart &operator=(const Counterpart &) = delete;
    virtual ~Counterpart() = default;

    /// Serves the connected socket until the peer ends it; false when it broke a rule.
    [[nodiscard]] bool serve(int socket);

protected:
    struct Packet
    {
        quint8 type = 0;
        quint8 flags = 0;
        std::string_view body;
    };

    /// False ends the connection as broken.
    [[nodiscard]] virtual bool handle(const Packet &packet) = 0;
    virtual void subscribed() { }
    /// Writes of the stream what the socket takes, or only the rest of a message that has been
    /// begun. False: broken.
    [[nodiscard]] virtual bool pushStream(bool onlyRest)
    {
        Q_UNUSED(onlyRest)
        return true;
    }
    [[nodiscard]] virtual bool wantsToPush() const { return false; }
    /// In the middle of a message of the stream, so that nothing else may be written.
    [[nodiscard]] virtual bool isInsideOfMessage() const { return false; }

    /// Bytes that the socket took, 0 when it is full, -1 on failure.
    [[nodiscard]] qint64 send(const char *bytes, std::size_t size);
    void answer(quint8 header, int id);
    void answer(std::string_view packet) { m_control.append(packet); }
    [[nodiscard]] static int idAt(std::string_view body, std::size_t offset);
    [[nodiscard]] const MqttTask &task() const { return m_task; }

private:
    [[nodiscard]] bool readAvailable();
    [[nodiscard]] bool parse();
    [[nodiscard]] bool dispatch(const Packet &packet);
    [[nodiscard]] bool writeAll();

    MqttTask m_task;
    int m_socket = -1;
    bool m_ended = false;
    bool m_isV5 = false;
    std::vector<char> m_input;
    std::size_t m_filled = 0;
    std::string m_control;
    std::size_t m_controlSent = 0;
};

/// Sends the messages of a task after the subscription, as fast as the socket takes them.
class Source final : public Counterpart
{
public:
    explicit Source(const MqttTask &task);

protected:
    bool handle(const Packet &packet) override;
    void subscribed() override { m_running = true; }
    bool pushStream(bool onlyRest) override;
    bool wantsToPush() const override { return m_running && m_sent < permitted(); }
    bool isInsideOfMessage() const override { return m_sent % m_size != 0; }

private:
    [[nodiscard]] qint64 permitted() const;

    std::string m_block; ///< messages with the identifiers 1 to 65535, or fewer
    qint64 m_size = 0; ///< of one message
    qint64 m_sent = 0; ///< bytes of the stream
    int m_acknowledged = 0;
    int m_received = 0; ///< PUBREC
    bool m_running = false;
};

/// Counts what is published and acknowledges it.
class Sink final : public Counterpart
{
public:
    using Counterpart::Counterpart;

protected:
    bool handle(const Packet &packet) override;

private:
    int m_count = 0;
};

/// The hidden mode of the program: arguments as counterpartArguments() makes them; writes the port
/// to standard output, serves one connection. The exit status.
[[nodiscard]] int runCounterpart(const QList<QByteArray> &arguments);
[[nodiscard]] QList<QByteArray> counterpartArguments(const MqttTask &task);

} // namespace Raptor::Bench
