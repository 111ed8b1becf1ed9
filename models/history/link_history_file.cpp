// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/link_history_file.h"

#include "models/history/private_files.h"

#include <QtCore/QFile>
#include <QtCore/QLockFile>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <limits>

namespace Raptor::History {

using namespace Qt::StringLiterals;

namespace {

/// A file that grew beyond this is not ours; its end is.
constexpr qint64 mostBytes = 4 * 1024 * 1024;
constexpr qint64 longestLine = 64 * 1024;
constexpr int rewriteFactor = 2;
/// What a program leaves that is killed before it has written its name into the lock. Nobody needs
/// the lock for longer, unless the disk hangs.
constexpr int staleLockMs = 3000;
constexpr int waitForLockMs = 2 * staleLockMs;

Error ioError(const QFileDevice &file)
{
    return {Error::Code::Io, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString())};
}

Result<LinkLog> readLog(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        if (isProvenGone(name))
            return LinkLog{};
        return ioError(file);
    }
    const qint64 over = file.size() - mostBytes;
    if (over > 0 && !file.seek(over))
        return ioError(file);
    const QByteArray content = file.read(mostBytes);
    if (file.error() != QFileDevice::NoError)
        return ioError(file);
    return readLinkLines(content, over > 0);
}

QByteArray linesOf(const QList<LinkEntry> &entries)
{
    QByteArray lines;
    for (const LinkEntry &entry : entries)
        lines += linkLine(entry);
    return lines;
}

/// Takes away what a killed program left of its last line, or gives it the end that is missing.
Outcome endLastLine(QFile &file)
{
    const qint64 size = file.size();
    const qint64 start = std::max<qint64>(0, size - longestLine);
    if (size == 0)
        return std::monostate{};
    if (!file.seek(start))
        return ioError(file);
    const QByteArray tail = file.read(size - start);
    if (tail.size() != size - start)
        return ioError(file);
    if (tail.endsWith('\n'))
        return std::monostate{};
    const qsizetype begin = tail.lastIndexOf('\n') + 1;
    const bool isWhole = !readLinkLines(tail.mid(begin)).entries.isEmpty();
    const bool ended =
        isWhole ? file.seek(size) && file.write("\n") == 1 : file.resize(start + begin);
    return ended ? Outcome(std::monostate{}) : Outcome(ioError(file));
}

Outcome appendTo(const QString &name, const QByteArray &lines)
{
    if (const Outcome made = ensurePrivateFile(name); !made)
        return made;
    QFile file(name);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return ioError(file);
    if (const Outcome ended = endLastLine(file); !ended)
        return ended;
    if (!file.seek(file.size()) || file.write(lines) != lines.size())
        return ioError(file);
    return std::monostate{};
}

QString damageIn(const LinkLog &log, const QString &name)
{
    if (log.unreadable > 0)
        return LinkHistoryFile::tr("%1: %2 of %3 lines cannot be read and are left out")
            .arg(name)
            .arg(log.unreadable)
            .arg(log.lines);
    if (!log.complete)
        return LinkHistoryFile::tr("%1 is too long, only its end is read").arg(name);
    return {};
}

} // namespace

struct LinkHistoryFile::Disk
{
    explicit Disk(const LinkHistorySetup &setup)
        : directory(setup.directory), name(setup.directory + QLatin1String("/links.jsonl")),
          most(setup.most), hook(setup.beforeDisk)
    {
    }

    [[nodiscard]] Outcome prepare() const
    {
        if (hook) {
            if (const Outcome allowed = hook(); !allowed)
                return allowed;
        }
        return ensurePrivateFolder(directory);
    }
    [[nodiscard]] Result<LinkLog> load()
    {
        if (const Outcome ready = prepare(); !ready)
            return ready.error();
        Result<LinkLog> log = readLog(name);
        if (log)
            lines = log->lines;
        return log;
    }
    [[nodiscard]] Outcome write()
    {
        if (const Outcome ready = prepare(); !ready)
            return ready;
        QLockFile lock(name + QLatin1String(".lock"));
        lock.setStaleLockTime(staleLockMs);
        if (!lock.tryLock(waitForLockMs)) {
            return Error{Error::Code::Io,
                         lock.error() == QLockFile::LockFailedError
                             ? tr("%1 is being written by another program").arg(name)
                             : tr("%1: no lock can be made beside it").arg(name)};
        }
        const Outcome written = lines + waiting.size() > qsizetype(most) * rewriteFactor
            ? rewrite()
            : appendTo(name, linesOf(waiting));
        if (!written)
            return written;
        lines += int(waiting.size());
        waiting.clear();
        return written;
    }
    /// From what the disk holds: another program may have added to it.
    [[nodiscard]] Outcome rewrite()
    {
        const Result<LinkLog> log = readLog(name);
        if (!log)
            return log.error();
        QList<LinkEntry> entries = log->entries;
        for (const LinkEntry &entry : std::as_const(waiting))
            addLinkEntry(entries, entry, std::numeric_limits<int>::max());
        if (entries.size() > most)
            entries.remove(0, entries.size() - most);
        lines = int(entries.size() - waiting.size()); // which are added by the caller
        return replaceFile(name, linesOf(entries));
    }

    const QString directory;
    const QString name;
    const int most;
    const std::function<Outcome()> hook;
    QList<LinkEntry> waiting;
    int lines = 0; ///< in the file, as far as this program knows
};

LinkHistoryFile::LinkHistoryFile(const LinkHistorySetup &setup, QObject *parent)
    : LinkHistory(parent), m_setup(setup), m_disk(std::make_shared<Disk>(setup)),
      m_postbox(std::make_shared<Postbox>(this)), m_worker("link history"),
      m_exporter("link export")
{
    m_worker.post([this, disk = m_disk, postbox = m_postbox] {
        Result<LinkLog> log = disk->load();
        const QString error = log ? QString() : log.error().text;
        postbox->tell([this, log = log ? *log : LinkLog{}, error] { take(log, error); });
    });
}

LinkHistoryFile::~LinkHistoryFile()
{
    m_postbox->close();
    m_worker.finish(Milliseconds(1000));
}

void LinkHistoryFile::take(const LinkLog &log, const QString &error)
{
    const QList<LinkEntry> ours = std::exchange(m_entries, {});
    for (const LinkEntry &entry : log.entries)
        addLinkEntry(m_entries, entry, m_setup.most);
    for (const LinkEntry &entry : ours)
        addLinkEntry(m_entries, entry, m_setup.most);
    m_damage = damageIn(log, m_disk->name);
    if (!error.isEmpty())
        m_damage = error;
    tell(m_damage);
    Q_EMIT changed();
    Q_EMIT loaded();
}

void LinkHistoryFile::put(const BrokerOutage &outage, bool lasting)
{
    if (lasting)
        return keep(outage);
    addLinkEntry(m_entries, outage, m_setup.most);
    Q_EMIT changed();
}

void LinkHistoryFile::keep(const LinkEntry &entry)
{
    addLinkEntry(m_entries, entry, m_setup.most);
    ++m_inWork;
    m_worker.post([this, disk = m_disk, postbox = m_postbox, entry] {
        // Bounded also while nothing can be written.
        addLinkEntry(disk->waiting, entry, disk->most);
        const Outcome outcome = disk->write();
        const QString error = outcome ? QString() : outcome.error().text;
        postbox->tell([this, error] {
            --m_inWork;
            tell(error.isEmpty() ? m_damage : tr("Not kept: %1").arg(error));
            if (m_inWork == 0 && error.isEmpty())
                Q_EMIT settled();
        });
    });
    Q_EMIT changed();
}

void LinkHistoryFile::tell(const QString &trouble)
{
    if (std::exchange(m_trouble, trouble) != trouble)
        Q_EMIT troubleChanged();
}

QList<BrokerSwitch> LinkHistoryFile::switches() const
{
    QList<BrokerSwitch> found;
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (const auto *change = std::get_if<BrokerSwitch>(&*entry))
            found.append(*change);
    }
    return found;
}

QList<BrokerOutage> LinkHistoryFile::outages() const
{
    QList<BrokerOutage> found;
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (const auto *outage = std::get_if<BrokerOutage>(&*entry))
            found.append(*outage);
    }
    return found;
}

void LinkHistoryFile::exportTo(const QString &file, Part part)
{
    switch (part) {
    case Part::Switches:
        return writeOut(file, int(switches().size()),
                        [rows = switches()] { return switchesAsCsv(rows); });
    case Part::Outages:
        return writeOut(file, int(outages().size()),
                        [rows = outages()] { return outagesAsCsv(rows); });
    }
}

void LinkHistoryFile::reportTo(const QString &file, const BrokerOutage &outage)
{
    const bool asCsv = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    writeOut(file, 1, [asCsv, outage] {
        return asCsv ? outagesAsCsv({outage}) : outageReport(outage).toUtf8();
    });
}

void LinkHistoryFile::writeOut(const QString &file, int rows, std::function<QByteArray()> content)
{
    m_exporter.post([this, postbox = m_postbox, file, rows, content = std::move(content)] {
        QSaveFile output(file);
        const QByteArray bytes = content();
        const bool done = output.open(QIODevice::WriteOnly) && output.write(bytes) == bytes.size()
            && output.commit();
        const QString error = done ? QString() : output.errorString();
        postbox->tell([this, file, rows, error] { Q_EMIT exported(file, rows, error); });
    });
}

} // namespace Raptor::History
