// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/private_files.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace Raptor::History {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error ioError(const QString &file, const QString &why)
{
    return {Error::Code::Io, QStringLiteral("%1: %2").arg(file, why)};
}

/// Names are content of the folder: without this a power cut can take a new file's name away.
Outcome syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return ioError(folder, qt_error_string(errno));
    const int result = ::fsync(handle);
    const int reason = errno;
    ::close(handle);
    // Some file systems cannot, and say so.
    if (result != 0 && reason != EINVAL && reason != ENOTSUP)
        return ioError(folder, qt_error_string(reason));
#else
    Q_UNUSED(folder)
#endif
    return std::monostate{};
}

} // namespace

Outcome ensurePrivateFolder(const QString &folder)
{
    if (folder.isEmpty()) // which QDir takes for the working directory
        return ioError(folder, QStringLiteral("no folder is given"));
    const QDir directory(folder);
    if (directory.exists())
        return std::monostate{};
    const QString parent = QFileInfo(directory.absolutePath()).absolutePath();
    if (parent == directory.absolutePath())
        return ioError(folder, QStringLiteral("no such folder"));
    if (const Outcome above = ensurePrivateFolder(parent); !above)
        return above;
    // Another program may make it at the same moment.
    if (!QDir().mkdir(directory.absolutePath(), ownerOnly | QFileDevice::ExeOwner)
        && !directory.exists())
        return ioError(folder, QStringLiteral("the folder cannot be made"));
    return syncFolder(parent);
}

Outcome ensurePrivateFile(const QString &file)
{
    // Never opened when it exists: closing it would take SQLite's locks on it away.
    if (QFileInfo::exists(file))
        return std::monostate{};
    QFile created(file);
    if (!created.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)
        && !QFileInfo::exists(file))
        return ioError(file, created.errorString());
    return std::monostate{};
}

Outcome replaceFile(const QString &file, const QByteArray &content)
{
    QSaveFile output(file); // syncs its content when it is committed
    if (!output.open(QIODevice::WriteOnly) || !output.setPermissions(ownerOnly)
        || output.write(content) != content.size() || !output.commit())
        return ioError(file, output.errorString());
    return syncFolder(QFileInfo(file).absolutePath());
}

Outcome removeFile(const QString &file)
{
    QFile unwanted(file);
    if (!unwanted.remove() && !isProvenGone(file))
        return ioError(file, unwanted.errorString());
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder))
        return std::monostate{};
    return syncFolder(folder);
}

bool isProvenGone(const QString &file)
{
#ifdef Q_OS_UNIX
    struct stat status
    {
    };
    return ::lstat(QFile::encodeName(file).constData(), &status) != 0 && errno == ENOENT;
#else
    return !QFileInfo::exists(file);
#endif
}

std::optional<FileIdentity> fileIdentity(const QString &file)
{
#ifdef Q_OS_UNIX
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(file).constData(), &status) != 0)
        return std::nullopt;
    return FileIdentity(quint64(status.st_dev), quint64(status.st_ino));
#else
    return QFileInfo::exists(file) ? std::optional(FileIdentity(0, 0)) : std::nullopt;
#endif
}

} // namespace Raptor::History
