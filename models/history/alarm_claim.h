// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/history/private_files.h"

#ifndef Q_OS_UNIX
#include <QtCore/QLockFile>

#include <memory>
#endif

namespace Raptor::History {

/// That this program is the one that keeps the alarms (or the history) of a data directory: a lock
/// on the file `alarms.lock` in it, which the system takes back when the program ends, however it
/// ends. One thread.
class AlarmClaim
{
public:
    explicit AlarmClaim(QString directory, const QString &name = QStringLiteral("alarms.lock"))
        : m_directory(std::move(directory)), m_file(m_directory + QLatin1Char('/') + name)
    {
    }
    ~AlarmClaim() { release(); }
    AlarmClaim(const AlarmClaim &) = delete;
    AlarmClaim &operator=(const AlarmClaim &) = delete;

    /// Whether it is ours; takes it if nobody has it. The error: that cannot be said.
    [[nodiscard]] Result<bool> take();
    void release();

private:
    [[nodiscard]] Result<bool> lock();

    QString m_directory;
    QString m_file;
    std::optional<FileIdentity> m_identity; ///< of the locked file; unset: not ours
#ifdef Q_OS_UNIX
    int m_handle = -1;
#else
    std::unique_ptr<QLockFile> m_lock;
#endif
};

} // namespace Raptor::History
