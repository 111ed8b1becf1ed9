// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_link.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace std::chrono_literals;

namespace Raptor::Test {

namespace {

constexpr qint64 kMostQueued = 256 * 1024;
constexpr auto kLongestDrain = 5s;
constexpr std::size_t kGreeting = 256;

void closeDescriptor(int &descriptor, bool reset)
{
    if (descriptor < 0)
        return;
    if (reset) {
        const struct linger option = {1, 0};
        ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, sizeof option);
    }
    ::close(descriptor);
    descriptor = -1;
}

bool isTransient(int error)
{
    return error == EAGAIN || error == EINTR;
}

} // namespace

FaultLink::FaultLink(int client, int server, const FaultProxy::Plan &plan, bool ownPlan)
    : m_client(client), m_server(server), m_ownPlan(false)
{
    m_up.from = m_down.to = client;
    m_up.to = m_down.from = server;
    setPlan(plan, true);
    m_ownPlan = ownPlan;
}

FaultLink::~FaultLink()
{
    close(true);
}

void FaultLink::setPlan(const FaultProxy::Plan &plan, bool force)
{
    if (m_ownPlan && !force)
        return;
    m_up.faults = plan.toServer;
    m_down.faults = plan.toClient;
    for (Flow *flow : {&m_up, &m_down}) {
        if (flow->faults.endIn >= 0)
            flow->faults.endAfter = flow->written + flow->faults.endIn;
    }
}

void FaultLink::adoptPlan(const FaultProxy::Plan &plan)
{
    setPlan(plan, true);
    m_ownPlan = true;
}

void FaultLink::close(bool reset)
{
    closeDescriptor(m_client, reset);
    closeDescriptor(m_server, reset);
    m_phase = Phase::Gone;
}

void FaultLink::end(FaultProxy::End how, FaultClock::time_point now)
{
    if (m_phase != Phase::Open)
        return;
    switch (how) {
    case FaultProxy::End::Swallow:
        m_up.swallowing = m_down.swallowing = true;
        return;
    case FaultProxy::End::Reset:
        return close(true);
    case FaultProxy::End::Fin:
        // Closing with unread bytes would reset, so both are read to their ends first.
        ::shutdown(m_client, SHUT_WR);
        ::shutdown(m_server, SHUT_WR);
        m_phase = Phase::Draining;
        m_drainUntil = now + kLongestDrain;
        return drain(now);
    }
}

void FaultLink::drain(FaultClock::time_point now)
{
    std::array<char, 16384> dropped;
    for (int *descriptor : {&m_client, &m_server}) {
        while (*descriptor >= 0) {
            const ssize_t count = ::recv(*descriptor, dropped.data(), dropped.size(), MSG_DONTWAIT);
            if (count < 0 && isTransient(errno))
                break;
            if (count <= 0)
                closeDescriptor(*descriptor, false);
        }
    }
    if ((m_client < 0 && m_server < 0) || now >= m_drainUntil)
        close(true);
}

bool FaultLink::Flow::wantsInput() const
{
    return !ended && (swallowing || queued < kMostQueued);
}

std::optional<FaultClock::time_point> FaultLink::Flow::nextWrite() const
{
    if (queue.empty() || faults.paused || swallowing)
        return std::nullopt;
    return std::max(queue.front().readAt + faults.latency, lastWrite + faults.gap);
}

void FaultLink::read(Flow &flow, FaultClock::time_point now, std::mt19937 &random)
{
    std::array<char, 65536> bytes;
    while (flow.wantsInput()) {
        const ssize_t count = ::recv(flow.from, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count < 0 && isTransient(errno))
            return;
        if (count < 0 && !flow.swallowing)
            return close(true); // a reset is passed on
        if (count <= 0) {
            flow.ended = true;
            return;
        }
        if (&flow == &m_up && m_greeting.size() < kGreeting)
            m_greeting.append(bytes.data(), std::min(std::size_t(count), kGreeting));
        if (flow.swallowing)
            continue;
        auto readAt = now;
        if (flow.faults.jitter.count() > 0)
            readAt += std::chrono::milliseconds(random() % quint64(flow.faults.jitter.count() + 1));
        if (!flow.queue.empty())
            readAt = std::max(readAt, flow.queue.back().readAt);
        flow.queue.push_back({readAt, std::string(bytes.data(), std::size_t(count))});
        flow.queued += count;
    }
}

FaultLink::Step FaultLink::write(Flow &flow, FaultClock::time_point now)
{
    const auto due = flow.nextWrite();
    if (!due || *due > now)
        return Step::Done;
    const std::string &first = flow.queue.front().bytes;
    auto size = qint64(first.size() - flow.position);
    if (flow.faults.slice > 0)
        size = std::min(size, flow.faults.slice);
    if (flow.faults.endAfter >= 0)
        size = std::min(size, flow.faults.endAfter - flow.written);
    if (size <= 0)
        return Step::Done;
    const ssize_t count = ::send(flow.to, first.data() + flow.position, std::size_t(size),
                                 MSG_DONTWAIT | MSG_NOSIGNAL);
    flow.blocked = count < 0 && isTransient(errno);
    if (count < 0)
        return flow.blocked ? Step::Done : Step::Broken;
    flow.written += count;
    flow.queued -= count;
    flow.position += std::size_t(count);
    flow.lastWrite = now;
    if (flow.position == first.size()) {
        flow.queue.pop_front();
        flow.position = 0;
    }
    return Step::More;
}

/// False once the link has ended.
bool FaultLink::move(Flow &flow, FaultClock::time_point now, std::mt19937 &random)
{
    Step step = Step::More;
    while (step == Step::More) {
        if (!flow.swallowing && flow.faults.endAfter >= 0 && flow.written >= flow.faults.endAfter) {
            flow.swallowing = true; // what is queued is lost in any case
            flow.queue.clear();
            if (flow.faults.end != FaultProxy::End::Swallow) {
                end(flow.faults.end, now);
                return false;
            }
        }
        read(flow, now, random);
        if (m_phase != Phase::Open)
            return false;
        step = write(flow, now);
    }
    if (step == Step::Broken && !flow.swallowing) {
        // The other direction may be half-open, and then its sender learns nothing.
        Flow &back = &flow == &m_up ? m_down : m_up;
        if (!back.swallowing) {
            close(true);
            return false;
        }
        flow.swallowing = true;
    }
    if (flow.ended && !flow.passedOn && !flow.swallowing && flow.queue.empty()) {
        ::shutdown(flow.to, SHUT_WR);
        flow.passedOn = true;
    }
    return true;
}

void FaultLink::service(FaultClock::time_point now, std::mt19937 &random)
{
    if (m_phase == Phase::Draining)
        return drain(now);
    if (m_phase != Phase::Open || !move(m_up, now, random) || !move(m_down, now, random))
        return;
    const bool bothEnded = m_up.ended && m_down.ended;
    if (bothEnded && (m_up.passedOn || m_up.swallowing) && (m_down.passedOn || m_down.swallowing))
        close(false);
}

void FaultLink::addTo(std::vector<pollfd> &descriptors) const
{
    if (m_phase == Phase::Gone)
        return;
    const auto add = [this, &descriptors](int descriptor, const Flow &out, const Flow &in) {
        if (descriptor < 0)
            return;
        short events = 0;
        if (m_phase == Phase::Draining || in.wantsInput())
            events |= POLLIN;
        if (m_phase == Phase::Open && out.blocked && out.nextWrite())
            events |= POLLOUT;
        if (events != 0)
            descriptors.push_back({descriptor, events, 0});
    };
    add(m_client, m_down, m_up);
    add(m_server, m_up, m_down);
}

std::optional<FaultClock::time_point> FaultLink::deadline() const
{
    if (m_phase == Phase::Draining)
        return m_drainUntil;
    std::optional<FaultClock::time_point> first;
    for (const Flow *flow : {&m_up, &m_down}) {
        const auto next =
            m_phase == Phase::Open && !flow->blocked ? flow->nextWrite() : std::nullopt;
        if (next && (!first || *next < *first))
            first = next;
    }
    return first;
}

} // namespace Raptor::Test
