// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <chrono>
#include <memory>

namespace Raptor::Test {

/// A TCP proxy in user space that spoils connections: from a free port of the loopback interface to
/// another port of it.
///
/// It runs on a thread of its own, so it goes on while the test blocks or stops its broker. Every
/// function may be called from any thread and returns at once; what it asks for holds for what is
/// under way as well. Its destruction resets what is still open.
///
/// Without faults it is transparent: ends and resets are passed on, and a side that does not read
/// is felt by the other one after some 256 KiB.
class FaultProxy
{
public:
    enum class End {
        Fin, ///< both sides see an orderly end; what is under way the other way is lost
        Reset, ///< both sides see a TCP reset
        Swallow, ///< this direction is read and dropped from then on, nobody is told: half-open
    };

    /// What happens to one direction of a connection.
    struct Faults
    {
        std::chrono::milliseconds latency{0}; ///< of every byte
        std::chrono::milliseconds jitter{0}; ///< up to this much more, the order is kept
        qint64 slice = 0; ///< most bytes that are written at once; 0: all
        std::chrono::milliseconds gap{0}; ///< between two writes
        qint64 endAfter = -1; ///< bytes since the start of the connection, then `end`; -1: never
        /// As endAfter, but counted from the moment when the plan is set.
        qint64 endIn = -1;
        End end = End::Fin;
        bool paused = false; ///< nothing is passed on; after some 256 KiB the sender feels it
    };
    struct Plan
    {
        Faults toServer;
        Faults toClient;
    };
    /// Bytes that were written to either side; dropped ones do not count.
    struct Traffic
    {
        qint64 toServer = 0;
        qint64 toClient = 0;
    };

    /// Listens when it returns. \a seed decides about the jitter.
    explicit FaultProxy(quint16 targetPort, quint32 seed = 1);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] quint16 port() const;
    /// Where connections go from now on; a client is reset when nobody listens there.
    void setTarget(quint16 port);

    /// For every connection, open ones included unless they have a plan of their own.
    void setPlan(const Plan &plan);
    /// For the open connections whose client said \a word at the beginning, e.g. a part of its
    /// client id; wins over setPlan(). Answers how many there are.
    int setPlanWhere(const QByteArray &word, const Plan &plan);
    /// For the next connection that is accepted, and only for that.
    void setNextPlan(const Plan &plan);
    /// True: the port is closed, connecting fails at once; the port stays ours.
    void setRefusing(bool refusing);
    /// Ends every open connection now; Swallow in both directions.
    void endAll(End how);

    /// All connections since the start.
    [[nodiscard]] Traffic traffic() const;
    /// The connection that was accepted last, also after its end.
    [[nodiscard]] Traffic lastTraffic() const;
    /// Accepted since the start.
    [[nodiscard]] int connections() const;
    /// Not ended yet, neither by a side nor by a fault.
    [[nodiscard]] int openConnections() const;

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace Raptor::Test
