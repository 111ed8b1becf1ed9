// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/known_devices.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace Raptor::App {

namespace {

constexpr qint64 maximumBytes = 4 << 20;

} // namespace

Result<QMap<DeviceId, WallTime>> KnownDevices::load() const
{
    QMap<DeviceId, WallTime> devices;
    QFile file(m_fileName);
    if (m_fileName.isEmpty() || !file.exists())
        return devices;
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(m_fileName, file.errorString())};
    const QByteArray content = file.read(maximumBytes);
    for (const QByteArray &line : content.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        bool ok = false;
        const qint64 ms = line.left(space).toLongLong(&ok);
        const auto device = DeviceId::parse(QString::fromUtf8(line.mid(space + 1)));
        if (space > 0 && ok && device)
            devices.insert(*device, fromEpochMs(ms));
    }
    return devices;
}

Outcome KnownDevices::save(const QMap<DeviceId, WallTime> &devices) const
{
    if (m_fileName.isEmpty())
        return std::monostate{};
    QDir().mkpath(QFileInfo(m_fileName).absolutePath());
    QByteArray content;
    for (auto entry = devices.constBegin(); entry != devices.constEnd(); ++entry) {
        content += QByteArray::number(qint64(toEpochMs(entry.value()))) + ' '
            + entry.key().text().toUtf8() + '\n';
    }
    QSaveFile file(m_fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit())
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(m_fileName, file.errorString())};
    return std::monostate{};
}

} // namespace Raptor::App
