// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/disk_worker.h"

#include <condition_variable>
#include <deque>

#ifdef Q_OS_LINUX
#include <pthread.h>
#endif

namespace Raptor::History {

bool Postbox::tell(std::function<void()> news)
{
    const std::scoped_lock lock(m_mutex);
    return m_receiver
        && QMetaObject::invokeMethod(m_receiver, std::move(news), Qt::QueuedConnection);
}

void Postbox::close()
{
    const std::scoped_lock lock(m_mutex);
    m_receiver = nullptr;
}

struct DiskWorker::State
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> jobs;
    bool finishing = false;
    bool abandoned = false;
    bool ended = false;
};

DiskWorker::DiskWorker(const char *name)
    : m_state(std::make_shared<State>()), m_thread([state = m_state] { run(state); })
{
#ifdef Q_OS_LINUX
    pthread_setname_np(m_thread.native_handle(), name);
#else
    Q_UNUSED(name)
#endif
}

DiskWorker::~DiskWorker()
{
    finish(Milliseconds(1000));
}

void DiskWorker::post(Job job)
{
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->finishing)
            return;
        m_state->jobs.push_back(std::move(job));
    }
    m_state->changed.notify_all();
}

bool DiskWorker::finish(Milliseconds patience)
{
    if (!m_thread.joinable())
        return true;
    std::unique_lock lock(m_state->mutex);
    m_state->finishing = true;
    m_state->changed.notify_all();
    const bool ended = m_state->changed.wait_for(lock, patience, [this] { return m_state->ended; });
    m_state->abandoned = !ended;
    lock.unlock();
    if (ended)
        m_thread.join();
    else
        m_thread.detach();
    return ended;
}

void DiskWorker::run(const std::shared_ptr<State> &state)
{
    std::unique_lock lock(state->mutex);
    while (!state->abandoned) {
        if (!state->jobs.empty()) {
            Job job = std::move(state->jobs.front());
            state->jobs.pop_front();
            lock.unlock();
            job();
            job = nullptr; // what it holds goes here, without the lock
            lock.lock();
        } else if (state->finishing) {
            break;
        } else {
            state->changed.wait(lock);
        }
    }
    state->jobs.clear();
    state->ended = true;
    // Notified with the lock held: finish() may not return, and its state not go, before.
    state->changed.notify_all();
    lock.unlock();
}

} // namespace Raptor::History
