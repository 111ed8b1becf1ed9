// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Raptor::Bench {

/// A plant and its broker in one, for what is measured in commands: motors that obey at once, and
/// no more of a broker than a console needs. Runs in a process of its own, on one thread, without
/// an event loop. Each command that arrives is told on standard output, see PlantProcess. After a
/// line on standard input every report of a device raises one condition more than its last one.
class PlantServer
{
public:
    /// @p rate: state messages a second, of all devices together, to every subscriber.
    /// @p conditions: signals s1, s2 ... that every device has besides, up to 20.
    PlantServer(int devices, int rate, int conditions);
    PlantServer(const PlantServer &) = delete;
    PlantServer &operator=(const PlantServer &) = delete;
    ~PlantServer();

    /// Serves until standard input ends. The exit status.
    [[nodiscard]] int serve();

private:
    struct Device
    {
        std::string stateTopic;
        std::string commandTopic;
        std::string lastCommand;
        bool running = false;
        bool stopped = false; ///< by an e-stop
        int conditions = 0; ///< how many of its signals s1, s2 ... stand at 100 instead of 0
    };
    struct Client;
    struct Packet
    {
        int type = 0;
        int flags = 0;
        std::string_view body;
    };

    [[nodiscard]] bool listen();
    void accept();
    [[nodiscard]] bool read(Client &client);
    [[nodiscard]] bool write(Client &client);
    void parse(Client &client);
    void handle(Client &client, const Packet &packet);
    void subscribe(Client &client, std::string_view body);
    void publish(Client &client, const Packet &packet);
    void command(Device &device, std::size_t index, std::string_view payload);
    /// False at the end of standard input.
    [[nodiscard]] bool hear();
    void report(const Device &device);
    void reportDue();

    std::vector<Device> m_devices;
    std::vector<std::unique_ptr<Client>> m_clients;
    int m_rate;
    int m_conditions;
    bool m_raising = false;
    int m_listener = -1;
    std::size_t m_next = 0; ///< device that reports next
    long long m_sequence = 0;
    long long m_begunAt = 0; ///< ns; what is due counts from here
    long long m_reported = 0;
    long long m_readAt = 0; ///< ns; when the bytes that are looked at came in
};

/// The hidden mode of the program: number of devices, messages a second, conditions of a device.
[[nodiscard]] int runPlantServer(const QList<QByteArray> &arguments);

/// CLOCK_MONOTONIC in ns, which all processes have in common.
[[nodiscard]] long long monotonicNs();

} // namespace Raptor::Bench
