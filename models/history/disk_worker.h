// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace Raptor::History {

/// How a job on another thread tells an object of the GUI thread what came of it. Jobs hold it by
/// shared_ptr, for they may outlive the object.
class Postbox
{
public:
    explicit Postbox(QObject *receiver) : m_receiver(receiver) { }

    /// Any thread. @p news runs later on the receiver's thread, in the order of the calls; after
    /// close() it is dropped, and this says false.
    bool tell(std::function<void()> news);
    /// The receiver calls it first thing in its destructor.
    void close();

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

/// One thread that does, one after another, what may have to wait for a disk. Nobody ever waits for
/// it, except finish() for a while: a thread that hangs in a stalled disk then is left behind with
/// all that its job holds. Jobs therefore share what they use, and own their part of it.
class DiskWorker
{
public:
    using Job = std::function<void()>;

    /// @p name shows in debuggers; 15 characters at most.
    explicit DiskWorker(const char *name);
    /// finish() with a second's patience.
    ~DiskWorker();
    DiskWorker(const DiskWorker &) = delete;
    DiskWorker &operator=(const DiskWorker &) = delete;

    /// Any thread. Jobs are also destroyed on the worker's thread.
    void post(Job job);
    /// Does what was posted and ends the thread; later posts are dropped. False when that took
    /// longer than @p patience: the job in progress is left alone, the others are dropped.
    bool finish(Milliseconds patience);

private:
    struct State;
    static void run(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
    std::thread m_thread;
};

} // namespace Raptor::History
