// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_claim.h"

#include <QtCore/QFile>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace Raptor::History {

Result<bool> AlarmClaim::take()
{
    // A lock on a file that was moved away, or removed, keeps nobody off.
    if (m_identity && fileIdentity(m_file) == m_identity)
        return true;
    release();
    if (const Outcome made = ensurePrivateFolder(m_directory); !made)
        return made.error();
    const auto locked = lock();
    if (locked && *locked)
        m_identity = fileIdentity(m_file);
    return locked;
}

#ifdef Q_OS_UNIX

Result<bool> AlarmClaim::lock()
{
    const auto failed = [this](int reason) {
        release();
        return Error{Error::Code::Io,
                     QStringLiteral("%1: %2").arg(m_file, qt_error_string(reason))};
    };
    m_handle = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CREAT | O_CLOEXEC,
                      S_IRUSR | S_IWUSR);
    if (m_handle < 0)
        return failed(errno);
    if (::flock(m_handle, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno != EWOULDBLOCK)
        return failed(errno);
    release();
    return false;
}

void AlarmClaim::release()
{
    if (m_handle >= 0)
        ::close(m_handle);
    m_handle = -1;
    m_identity.reset();
}

#else

Result<bool> AlarmClaim::lock()
{
    m_lock = std::make_unique<QLockFile>(m_file);
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock())
        return true;
    const bool isTaken = m_lock->error() == QLockFile::LockFailedError;
    m_lock.reset();
    if (isTaken)
        return false;
    return Error{Error::Code::Io, QStringLiteral("%1: no lock").arg(m_directory)};
}

void AlarmClaim::release()
{
    m_lock.reset();
    m_identity.reset();
}

#endif

} // namespace Raptor::History
