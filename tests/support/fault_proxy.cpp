// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include "tests/support/fault_link.h"

#include <QtCore/QtGlobal>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <list>
#include <mutex>
#include <thread>

namespace Raptor::Test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int newSocket()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        qFatal("fault proxy: no socket");
    return descriptor;
}

void setOption(int descriptor, int level, int name)
{
    const int on = 1;
    ::setsockopt(descriptor, level, name, &on, sizeof on);
}

/// Bound, not listening: several of them can have one port.
int boundSocket(quint16 port)
{
    const int descriptor = newSocket();
    // Not SO_REUSEADDR: with that, any other process may be given the port while nobody listens.
    setOption(descriptor, SOL_SOCKET, SO_REUSEPORT);
    const sockaddr_in address = loopback(port);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("fault proxy: no port");
    return descriptor;
}

} // namespace

class FaultProxy::Loop
{
public:
    Loop(quint16 target, quint32 seed)
        : m_target(target), m_random(seed), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          m_holder(boundSocket(0))
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(m_holder, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        startListening();
        m_thread = std::thread([this] { run(); });
    }

    ~Loop()
    {
        change([this] { m_stop = true; });
        m_thread.join();
        m_links.clear();
        stopListening();
        ::close(m_holder);
        ::close(m_wake);
    }

    /// Runs \a function under the lock and has the thread look again.
    template <typename Function>
    void change(Function function)
    {
        const std::lock_guard lock(m_mutex);
        function();
        const quint64 one = 1;
        [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    }

    void startListening()
    {
        if (m_listener >= 0)
            return;
        m_listener = boundSocket(m_port);
        if (::listen(m_listener, 128) != 0)
            qFatal("fault proxy: cannot listen");
    }
    void stopListening()
    {
        if (m_listener >= 0) {
            // Closing alone would let it listen on for as long as the thread waits in poll().
            ::shutdown(m_listener, SHUT_RDWR);
            ::close(m_listener);
        }
        m_listener = -1;
    }
    void setPlan(const Plan &plan)
    {
        m_plan = plan;
        for (FaultLink &link : m_links)
            link.setPlan(plan, false);
    }
    int setPlanWhere(const std::string &word, const Plan &plan)
    {
        int found = 0;
        for (FaultLink &link : m_links) {
            if (!link.isOpen() || !link.clientSaid(word))
                continue;
            link.adoptPlan(plan);
            ++found;
        }
        return found;
    }
    void endAll(End how)
    {
        for (FaultLink &link : m_links)
            link.end(how, FaultClock::now());
    }
    [[nodiscard]] Traffic traffic() const
    {
        Traffic sum = m_past;
        for (const FaultLink &link : m_links) {
            sum.toServer += link.traffic().toServer;
            sum.toClient += link.traffic().toClient;
        }
        return sum;
    }
    [[nodiscard]] Traffic lastTraffic() const { return m_last ? m_last->traffic() : m_lastPast; }
    [[nodiscard]] int openConnections() const
    {
        return int(std::count_if(m_links.begin(), m_links.end(),
                                 [](const FaultLink &link) { return link.isOpen(); }));
    }

    mutable std::mutex m_mutex;
    quint16 m_port = 0;
    quint16 m_target;
    int m_accepted = 0;
    std::optional<Plan> m_nextPlan;

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            accept();
            const auto now = FaultClock::now();
            for (FaultLink &link : m_links)
                link.service(now, m_random);
            forgetGone();
            wait(lock);
        }
    }

    void wait(std::unique_lock<std::mutex> &lock)
    {
        m_polled.assign({{m_wake, POLLIN, 0}});
        if (m_listener >= 0)
            m_polled.push_back({m_listener, POLLIN, 0});
        std::optional<FaultClock::time_point> deadline;
        for (const FaultLink &link : m_links) {
            link.addTo(m_polled);
            if (const auto next = link.deadline(); next && (!deadline || *next < *deadline))
                deadline = next;
        }
        timespec timeout{};
        if (deadline) {
            const auto left = std::max(*deadline - FaultClock::now(), FaultClock::duration(0));
            timeout.tv_sec = time_t(left / std::chrono::seconds(1));
            timeout.tv_nsec = long((left % std::chrono::seconds(1)).count());
        }
        lock.unlock();
        ::ppoll(m_polled.data(), m_polled.size(), deadline ? &timeout : nullptr, nullptr);
        quint64 count = 0;
        [[maybe_unused]] const auto bytes = ::read(m_wake, &count, sizeof count);
        lock.lock();
    }

    void accept()
    {
        while (m_listener >= 0) {
            const int client =
                ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (client < 0)
                return;
            const int server = newSocket();
            setOption(client, IPPROTO_TCP, TCP_NODELAY);
            setOption(server, IPPROTO_TCP, TCP_NODELAY);
            const sockaddr_in address = loopback(m_target);
            const bool refused =
                ::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
                && errno != EINPROGRESS;
            m_links.emplace_back(client, server, m_nextPlan.value_or(m_plan),
                                 m_nextPlan.has_value());
            m_nextPlan.reset();
            m_last = &m_links.back();
            ++m_accepted;
            if (refused)
                m_links.back().end(End::Reset, FaultClock::now());
        }
    }

    void forgetGone()
    {
        for (auto it = m_links.begin(); it != m_links.end();) {
            if (!it->isGone()) {
                ++it;
                continue;
            }
            const Traffic traffic = it->traffic();
            m_past.toServer += traffic.toServer;
            m_past.toClient += traffic.toClient;
            if (m_last == &*it) {
                m_lastPast = traffic;
                m_last = nullptr;
            }
            it = m_links.erase(it);
        }
    }

    std::mt19937 m_random;
    int m_wake;
    int m_holder; ///< keeps the port while nobody listens
    int m_listener = -1;
    bool m_stop = false;
    Plan m_plan;
    Traffic m_past; ///< of the connections that are gone
    Traffic m_lastPast;
    std::list<FaultLink> m_links;
    const FaultLink *m_last = nullptr;
    std::vector<pollfd> m_polled;
    std::thread m_thread;
};

FaultProxy::FaultProxy(quint16 targetPort, quint32 seed)
    : m_loop(std::make_unique<Loop>(targetPort, seed))
{
}

FaultProxy::~FaultProxy() = default;

quint16 FaultProxy::port() const
{
    return m_loop->m_port;
}

void FaultProxy::setTarget(quint16 port)
{
    m_loop->change([&] { m_loop->m_target = port; });
}

void FaultProxy::setPlan(const Plan &plan)
{
    m_loop->change([&] { m_loop->setPlan(plan); });
}

int FaultProxy::setPlanWhere(const QByteArray &word, const Plan &plan)
{
    int found = 0;
    m_loop->change([&] { found = m_loop->setPlanWhere(word.toStdString(), plan); });
    return found;
}

void FaultProxy::setNextPlan(const Plan &plan)
{
    m_loop->change([&] { m_loop->m_nextPlan = plan; });
}

void FaultProxy::setRefusing(bool refusing)
{
    m_loop->change([&] { refusing ? m_loop->stopListening() : m_loop->startListening(); });
}

void FaultProxy::endAll(End how)
{
    m_loop->change([&] { m_loop->endAll(how); });
}

FaultProxy::Traffic FaultProxy::traffic() const
{
    const std::lock_guard lock(m_loop->m_mutex);
    return m_loop->traffic();
}

FaultProxy::Traffic FaultProxy::lastTraffic() const
{
    const std::lock_guard lock(m_loop->m_mutex);
    return m_loop->lastTraffic();
}

int FaultProxy::connections() const
{
    const std::lock_guard lock(m_loop->m_mutex);
    return m_loop->m_accepted;
}

int FaultProxy::openConnections() const
{
    const std::lock_guard lock(m_loop->m_mutex);
    return m_loop->openConnections();
}

} // namespace Raptor::Test
