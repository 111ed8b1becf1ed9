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

/// What a PlantServer simulates.
struct PlantTask
{
    int devices = 1;
    int rate = 1; ///< state messages a second, of all devices together, to every subscriber
    int conditions = 0; ///< signals s1, s2 ... that every device has besides, up to 20
    int motors = 1; ///< of each device, up to 4: left, right and so on
    bool running = false; ///< from the start
};

/// A plant and its broker in one, for what is measured with the window: motors that obey at once,
/// and no more of a broker than a console needs. Devices report in an order that is not that of
/// their names, as in a real plant. Runs in a process of its own, on one thread, without an event
/// loop. Each command that arrives is told on standard output, see PlantProcess. After the line
/// "raise" on standard input every report of a device raises one condition more than its last one;
/// "count" is answered with "reports", how many came due so far, how many were sent, and how many
/// were left out because the subscriber did not read, or this process was late.
class PlantServer
{
public:
    explicit PlantServer(const PlantTask &task);
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
    PlantTask m_task;
    bool m_raising = false;
    int m_listener = -1;
    std::size_t m_next = 0; ///< device that reports next
    std::size_t m_step = 1; ///< from there to the one after it; has no factor in common with all
    long long m_sent = 0; ///< reports, to any subscriber
    long long m_leftOut = 0;
    long long m_sequence = 0;
    long long m_begunAt = 0; ///< ns; what is due counts from here
    long long m_reported = 0;
    long long m_readAt = 0; ///< ns; when the bytes that are looked at came in
};

/// The hidden mode of the program: the members of a PlantTask in their order.
[[nodiscard]] int runPlantServer(const QList<QByteArray> &arguments);
[[nodiscard]] QList<QByteArray> plantArguments(const PlantTask &task);

/// CLOCK_MONOTONIC in ns, which all processes have in common.
[[nodiscard]] long long monotonicNs();

} // namespace Raptor::Bench
