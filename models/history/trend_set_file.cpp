// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/trend_set_file.h"

#include "models/history/private_files.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>

#include <algorithm>

namespace Raptor::History {

namespace {

/// A file that grew beyond this is not ours.
constexpr qint64 mostBytes = 4 * 1024 * 1024;
/// What a program leaves that is killed before it has written its name into the lock.
constexpr int staleLockMs = 3000;
constexpr int waitForLockMs = 2 * staleLockMs;

Error named(const QString &file, const QString &why)
{
    return {Error::Code::Io, QStringLiteral("%1: %2").arg(file, why)};
}

Result<QList<TrendSet>> readSets(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        if (isProvenGone(name))
            return QList<TrendSet>();
        return named(name, file.errorString());
    }
    if (file.size() > mostBytes)
        return Error{Error::Code::Malformed, TrendSetFile::tr("%1 is too long").arg(name)};
    const QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return named(name, file.errorString());
    auto sets = trendSetsFromText(text);
    if (!sets)
        return Error{sets.error().code, QStringLiteral("%1: %2").arg(name, sets.error().text)};
    return sets;
}

void sortByName(QList<TrendSet> &sets)
{
    std::sort(sets.begin(), sets.end(), [](const TrendSet &a, const TrendSet &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
}

QList<TrendSet>::iterator findIn(QList<TrendSet> &sets, const QString &name)
{
    return std::find_if(sets.begin(), sets.end(),
                        [&name](const TrendSet &set) { return set.name == name; });
}

/// Under the first name that is free. The new one, or why it stayed where it is.
Result<QString> putAside(const QString &name)
{
    for (int number = 1; number < 1000; ++number) {
        const QString other = QStringLiteral("%1.unreadable-%2").arg(name).arg(number);
        if (!QFileInfo::exists(other)) {
            if (!QFile::rename(name, other))
                return named(name, TrendSetFile::tr("cannot be put aside"));
            return other;
        }
    }
    return named(name, TrendSetFile::tr("cannot be put aside"));
}

} // namespace

TrendSetFile::TrendSetFile(const QString &directory, QObject *parent)
    : TrendSets(parent), m_file(directory + QLatin1String("/trend-sets.json")),
      m_postbox(std::make_shared<Postbox>(this)), m_worker("trend sets")
{
    read();
}

TrendSetFile::~TrendSetFile()
{
    m_postbox->close();
    m_worker.finish(Milliseconds(1000));
}

void TrendSetFile::read()
{
    ++m_inWork;
    m_worker.post([this, file = m_file, postbox = m_postbox] {
        Answer answer;
        if (auto sets = readSets(file)) {
            answer.sets = *sets;
            sortByName(answer.sets);
        } else {
            answer.trouble = tr("Saved trends cannot be read: %1").arg(sets.error().text);
        }
        postbox->tell([this, answer] { take(answer); });
    });
}

bool TrendSetFile::apply(QList<TrendSet> &sets, const Change &change)
{
    if (const auto *set = std::get_if<TrendSet>(&change)) {
        const auto known = findIn(sets, set->name);
        if (known == sets.end())
            sets.append(*set);
        else
            *known = *set;
    } else if (const auto *names = std::get_if<Rename>(&change)) {
        const auto known = findIn(sets, names->from);
        if (known == sets.end() || findIn(sets, names->to) != sets.end())
            return false;
        known->name = names->to;
    } else if (const auto *gone = std::get_if<Remove>(&change)) {
        const auto known = findIn(sets, gone->name);
        if (known == sets.end())
            return false;
        sets.erase(known);
    }
    sortByName(sets);
    return true;
}

Outcome TrendSetFile::keepInFile(const QString &file, const Change &change, Answer &answer)
{
    if (const Outcome made = ensurePrivateFolder(QFileInfo(file).absolutePath()); !made)
        return made;
    QLockFile lock(file + QLatin1String(".lock"));
    lock.setStaleLockTime(staleLockMs);
    if (!lock.tryLock(waitForLockMs))
        return named(file, tr("is being written by another program"));
    auto known = readSets(file);
    if (!known) {
        // What cannot be read for the moment is no reason to begin anew.
        if (known.error().code == Error::Code::Io)
            return known.error();
        const auto aside = putAside(file);
        if (!aside)
            return aside.error();
        answer.trouble = tr("Saved trends could not be read; they are kept as %1").arg(*aside);
        known = QList<TrendSet>();
    }
    answer.sets = *known;
    if (!apply(answer.sets, change))
        return Error{Error::Code::NotFound, tr("another program has changed it meanwhile")};
    const Outcome written = replaceFile(file, trendSetsAsText(answer.sets));
    if (!written)
        answer.sets = *known;
    return written;
}

void TrendSetFile::keep(const Change &change)
{
    (void)apply(m_sets, change); // at once; the disk has the last word
    ++m_inWork;
    m_worker.post([this, file = m_file, postbox = m_postbox, change] {
        Answer answer;
        if (const Outcome kept = keepInFile(file, change, answer); !kept) {
            answer.trouble = tr("Saved trends not kept: %1").arg(kept.error().text);
            if (auto sets = readSets(file))
                answer.sets = *sets;
        }
        sortByName(answer.sets);
        postbox->tell([this, answer] { take(answer); });
    });
    Q_EMIT changed();
}

/// While more is on its way, what was just asked for is newer than what the disk says.
void TrendSetFile::take(const Answer &answer)
{
    if (--m_inWork == 0)
        m_sets = answer.sets;
    if (std::exchange(m_trouble, answer.trouble) != answer.trouble)
        Q_EMIT troubleChanged(m_trouble);
    if (m_inWork > 0)
        return;
    Q_EMIT changed();
    Q_EMIT settled();
}

bool TrendSetFile::has(const QString &name) const
{
    return std::any_of(m_sets.cbegin(), m_sets.cend(),
                       [&name](const TrendSet &set) { return set.name == name; });
}

Outcome TrendSetFile::save(const TrendSet &set)
{
    TrendSet named = set;
    named.name = set.name.trimmed();
    if (const QString wrong = wrongWithTrendSetName(named.name); !wrong.isEmpty())
        return Error{Error::Code::Malformed, wrong};
    keep(named);
    return std::monostate{};
}

Outcome TrendSetFile::rename(const QString &from, const QString &to)
{
    const QString name = to.trimmed();
    if (const QString wrong = wrongWithTrendSetName(name); !wrong.isEmpty())
        return Error{Error::Code::Malformed, wrong};
    if (!has(from))
        return Error{Error::Code::NotFound, tr("there is no set %1").arg(from)};
    if (name == from)
        return std::monostate{};
    if (has(name))
        return Error{Error::Code::Refused, tr("there is a set %1 already").arg(name)};
    keep(Rename{from, name});
    return std::monostate{};
}

Outcome TrendSetFile::remove(const QString &name)
{
    if (!has(name))
        return Error{Error::Code::NotFound, tr("there is no set %1").arg(name)};
    keep(Remove{name});
    return std::monostate{};
}

} // namespace Raptor::History
