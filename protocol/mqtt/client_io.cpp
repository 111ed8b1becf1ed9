// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/client_p.h>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

using namespace Raptor::Mqtt;

namespace {

constexpr qint64 kReadChunk = 64 * 1024;
constexpr qsizetype kFlushAbove = 64 * 1024;
/// Nothing more is read while this much waits to be written: a peer that only sends and never reads
/// could otherwise make the acknowledgements pile up.
constexpr qint64 kPauseAbove = 4 * 1024 * 1024;

} // namespace

Milliseconds QMqttClientPrivate::now()
{
#ifdef Q_OS_LINUX
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time); // unlike CLOCK_MONOTONIC it counts suspend
    return std::chrono::duration_cast<Milliseconds>(std::chrono::seconds(time.tv_sec)
                                                    + std::chrono::nanoseconds(time.tv_nsec));
#else
    return std::chrono::duration_cast<Milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
#endif
}

void QMqttClientPrivate::readInput()
{
    if (transport == nullptr || !transport->isOpen())
        return;
    const Guard guard(this);
    ++m_depth;
    while (guard) {
        if (transport->bytesToWrite() + engine.outputSize() > kPauseAbove) {
            flushNow();
            if (!guard)
                break;
            if (transport->bytesToWrite() > kPauseAbove) {
                transport->notifyWhenDrained();
                break;
            }
        }
        const qint64 count = transport->read(engine.inputBuffer(kReadChunk), kReadChunk);
        if (count <= 0)
            break;
        lastReceived = now();
        engine.commitInput(count, lastReceived);
        pumpEvents();
    }
    if (!guard.exists())
        return;
    --m_depth;
    if (guard)
        flushNow();
}

void QMqttClientPrivate::pumpEvents()
{
    const Guard guard(this);
    Event event;
    while (guard && engine.nextEvent(event)) {
        dispatch(event, guard);
        if (guard && engine.outputSize() > kFlushAbove)
            flushNow();
    }
}

void QMqttClientPrivate::requestFlush()
{
    // The first packet of a turn leaves at once, e.g. a stop command; what follows in the same turn
    // is written together at its end.
    const QPointer<QMqttClientPrivate> self(this);
    const bool atOnce = m_depth == 0 && !m_flushedThisTurn;
    if (atOnce || engine.outputSize() > kFlushAbove)
        flushNow();
    if (!self)
        return;
    m_flushedThisTurn = true;
    if (m_flushScheduled)
        return;
    m_flushScheduled = true;
    QMetaObject::invokeMethod(this, &QMqttClientPrivate::endTurn, Qt::QueuedConnection);
}

void QMqttClientPrivate::endTurn()
{
    m_flushScheduled = false;
    m_flushedThisTurn = false;
    flushNow();
}

void QMqttClientPrivate::flushNow()
{
    if (transport == nullptr || !engine.hasOutput())
        return;
    QByteArray bytes = engine.takeOutput(now(), std::move(m_spare));
    qCDebug(lcMqttConnectionVerbose) << "writing" << bytes.size() << "bytes";
    const QPointer<QMqttClientPrivate> self(this);
    const QPointer<Transport> out(transport);
    out->write(bytes);
    if (out)
        out->flush();
    if (!self)
        return;
    m_spare = bytes.capacity() <= 4 * kFlushAbove ? std::move(bytes) : QByteArray();
}

void QMqttClientPrivate::armTimer()
{
    const auto deadline = engine.deadline();
    if (!deadline)
        return m_timer.stop();
    m_timer.start(std::max(*deadline - now(), Milliseconds(0)));
}

void QMqttClientPrivate::handleTimer()
{
    const Guard guard(this);
    readInput(); // what has arrived already counts
    if (!guard)
        return;
    engine.tick(now());
    pumpEvents();
    if (!guard)
        return;
    flushNow();
    if (guard)
        armTimer();
}
