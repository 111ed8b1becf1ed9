// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/profile_catalogue.h"

#include "protocol/device/profile_loader.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSet>

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maximumFileBytes = 256 * 1024;

Result<ProfilePtr> loadFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, u"%1: %2"_s.arg(path, file.errorString())};
    if (file.size() > maximumFileBytes) {
        return Error{Error::Code::OutOfRange,
                     u"%1: it is longer than %2 KiB"_s.arg(path).arg(maximumFileBytes / 1024)};
    }
    return parseProfile(file.readAll(), path);
}

void put(QList<ProfilePtr> &profiles, const ProfilePtr &profile)
{
    for (ProfilePtr &known : profiles) {
        if (known->id == profile->id) {
            known = profile;
            return;
        }
    }
    profiles.append(profile);
}

} // namespace

LoadedCatalogue loadCatalogue(const QStringList &directories)
{
    LoadedCatalogue result;
    QList<ProfilePtr> profiles;
    for (const QString &directory : directories) {
        const QDir dir(directory);
        QSet<QString> idsHere;
        const QStringList names = dir.entryList({u"*.toml"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            const QString path = dir.filePath(name);
            const Result<ProfilePtr> loaded = loadFile(path);
            if (!loaded) {
                result.refused.append(loaded.error());
            } else if (idsHere.contains((*loaded)->id)) {
                result.refused.append(
                    {Error::Code::Refused,
                     u"%1: another file of this folder has the id \"%2\" already"_s.arg(
                         path, (*loaded)->id)});
            } else {
                idsHere.insert((*loaded)->id);
                put(profiles, *loaded);
            }
        }
    }
    result.catalogue = ProfileCatalogue(profiles);
    return result;
}

} // namespace Raptor::Device
