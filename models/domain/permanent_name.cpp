// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/permanent_name.h"

#include <QtCore/QSet>

#include <algorithm>
#include <mutex>

namespace Raptor {

namespace {

/// Immutable once made, so nobody can tell that they share it.
struct Names
{
    std::mutex mutex;
    QSet<QString> known;
};

Names &names()
{
    // Never destroyed: other objects that outlive main() may still hold names.
    static auto &made = *new Names;
    return made;
}

} // namespace

QString permanentName(const QString &text)
{
    if (text.isEmpty() || text.size() > longestPermanentName)
        return text;
    Names &all = names();
    const std::lock_guard lock(all.mutex);
    if (const auto found = all.known.constFind(text); found != all.known.constEnd())
        return *found;
    if (all.known.size() >= mostPermanentNames)
        return text;
    auto *characters = new QChar[size_t(text.size()) + 1]; // a null character behind it
    std::copy(text.cbegin(), text.cend(), characters);
    return *all.known.insert(QString::fromRawData(characters, text.size()));
}

} // namespace Raptor
