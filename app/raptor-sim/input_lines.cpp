// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/input_lines.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

namespace Raptor::Sim {

namespace {

constexpr qsizetype kLongestLine = 4096;

int blockedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

} // namespace

InputLines::InputLines(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &InputLines::read);
}

void InputLines::read()
{
    std::array<char, 4096> chunk;
    const ssize_t count = ::read(m_descriptor, chunk.data(), chunk.size());
    if (count > 0) {
        m_pending.append(chunk.data(), count);
        cut();
        return;
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    m_notifier.setEnabled(false);
    Q_EMIT ended();
}

void InputLines::cut()
{
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const QByteArray line = m_pending.first(end);
        m_pending.remove(0, end + 1);
        if (!m_tooLong && line.size() <= kLongestLine)
            Q_EMIT lineRead(QString::fromUtf8(line));
        m_tooLong = false;
    }
    if (m_pending.size() > kLongestLine) {
        m_pending.clear();
        m_tooLong = true;
    }
}

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent), m_descriptor(blockedSignals()),
      m_notifier(m_descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info;
        if (::read(m_descriptor, &info, sizeof info) == sizeof info)
            Q_EMIT terminationRequested();
    });
}

TerminationSignals::~TerminationSignals()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

} // namespace Raptor::Sim
