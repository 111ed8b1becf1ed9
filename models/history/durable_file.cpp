// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/durable_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

QString logOf(const QString &file)
{
    return file + QLatin1String("-wal");
}

} // namespace

DurableFile::DurableFile(QString file, const FileFormat &format, Hook beforeCommit)
    : m_file(std::move(file)), m_format(&format), m_beforeCommit(std::move(beforeCommit))
{
}

void DurableFile::close()
{
    m_connection.reset();
    m_identity.reset();
}

Error DurableFile::fail(const Error &why)
{
    close();
    return why;
}

Outcome DurableFile::open()
{
    if (m_connection)
        return checkIdentity();
    const QString folder = m_file.isEmpty() ? QString() : QFileInfo(m_file).absolutePath();
    if (const Outcome made = ensurePrivateFolder(folder); !made)
        return made;
    if (const Outcome made = ensurePrivateFile(m_file); !made)
        return made;
    m_identity = fileIdentity(m_file);
    ++m_opened;
    m_connection = std::make_unique<SqlConnection>(m_file, SqlConnection::Access::ReadWrite);
    return openConnection();
}

Outcome DurableFile::openConnection()
{
    if (const Outcome opened = m_connection->open(); !opened)
        return opened;
    bool empty = false;
    if (const Outcome known = checkFormat(*m_connection, *m_format, empty); !known)
        return known;
    const auto mode = m_connection->value(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return mode.error();
    if (const Outcome set = m_connection->execute(QStringLiteral("PRAGMA synchronous = FULL"));
        !set)
        return set;
    const auto level = m_connection->value(QStringLiteral("PRAGMA synchronous"));
    if (!level)
        return level.error();
    constexpr int full = 2;
    if (mode->toString() != QLatin1String("wal") || level->toInt() < full) {
        return Error{Error::Code::Unsupported,
                     Words::tr("%1: SQLite cannot write it durably here").arg(m_file)};
    }
    // The log shrinks again after a reader held it up.
    if (const auto limit =
            m_connection->value(QStringLiteral("PRAGMA journal_size_limit = 4194304"));
        !limit)
        return limit.error();
    return empty ? createFormat(*m_connection, *m_format) : Outcome(std::monostate{});
}

/// SQLite would go on writing into a file that was deleted or moved: on the disk, but nobody's
/// any more.
Outcome DurableFile::checkIdentity() const
{
    if (fileIdentity(m_file) == m_identity && m_identity)
        return std::monostate{};
    return Error{Error::Code::Io,
                 Words::tr("%1 was moved away, removed or replaced while in use").arg(m_file)};
}

Outcome DurableFile::checkStillThere() const
{
    if (const Outcome same = checkIdentity(); !same)
        return same;
    if (!fileIdentity(logOf(m_file))) {
        return Error{Error::Code::Io, Words::tr("%1 was removed while in use").arg(logOf(m_file))};
    }
    return std::monostate{};
}

Outcome DurableFile::begin()
{
    if (const Outcome opened = open(); !opened)
        return opened;
    return m_connection->execute(QStringLiteral("BEGIN IMMEDIATE"));
}

Outcome DurableFile::commit()
{
    if (m_beforeCommit) {
        if (const Outcome allowed = m_beforeCommit(); !allowed)
            return allowed;
    }
    return m_connection->execute(QStringLiteral("COMMIT"));
}

Outcome DurableFile::rollBack()
{
    return m_connection->execute(QStringLiteral("ROLLBACK"));
}

} // namespace Raptor::History
