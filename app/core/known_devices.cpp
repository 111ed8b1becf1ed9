// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/known_devices.h"

#include "models/history/private_files.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

namespace Raptor::App {

namespace {

Q_LOGGING_CATEGORY(lcDevices, "raptor.devices")

constexpr qint64 maximumBytes = 8 << 20;
constexpr QByteArrayView heardBy("by ");

Outcome write(const QString &file, const QMap<DeviceId, KnownDevice> &devices)
{
    if (const Outcome made = History::ensurePrivateFolder(QFileInfo(file).absolutePath()); !made)
        return made;
    QByteArray content;
    for (auto entry = devices.constBegin(); entry != devices.constEnd(); ++entry) {
        content += QByteArray::number(qint64(toEpochMs(entry->lastSeen))) + ' '
            + entry.key().text().toUtf8() + '\n';
        if (!entry->broker.isEmpty() && !entry->broker.contains(u'\n'))
            content.append(heardBy).append(entry->broker.toUtf8() + '\n');
    }
    return History::replaceFile(file, content);
}

} // namespace

KnownDevices::KnownDevices(QString fileName, QObject *parent)
    : QObject(parent), m_fileName(std::move(fileName)),
      m_postbox(std::make_shared<History::Postbox>(this)), m_worker("known devices")
{
}

KnownDevices::~KnownDevices()
{
    m_postbox->close();
}

Result<QMap<DeviceId, KnownDevice>> KnownDevices::load() const
{
    QMap<DeviceId, KnownDevice> devices;
    QFile file(m_fileName);
    if (m_fileName.isEmpty() || !file.exists())
        return devices;
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(m_fileName, file.errorString())};
    const QByteArray content = file.read(maximumBytes);
    KnownDevice *newest = nullptr;
    for (const QByteArray &line : content.split('\n')) {
        if (newest && line.startsWith(heardBy))
            newest->broker = QString::fromUtf8(line.mid(heardBy.size()));
        newest = nullptr;
        const qsizetype space = line.indexOf(' ');
        bool ok = false;
        const qint64 ms = line.left(space).toLongLong(&ok);
        const auto device = DeviceId::parse(QString::fromUtf8(line.mid(space + 1)));
        if (space > 0 && ok && device)
            newest = &*devices.insert(*device, {fromEpochMs(ms), {}});
    }
    return devices;
}

void KnownDevices::save(const QMap<DeviceId, KnownDevice> &devices)
{
    if (m_fileName.isEmpty())
        return;
    m_worker.post([this, devices, file = m_fileName, postbox = m_postbox] {
        const Outcome outcome = write(file, devices);
        const bool told = postbox->tell([this, outcome] {
            if (outcome)
                Q_EMIT saved();
            else
                Q_EMIT notSaved(outcome.error().text);
        });
        if (!told && !outcome)
            qCWarning(lcDevices).noquote() << "Known devices not kept:" << outcome.error().text;
    });
}

} // namespace Raptor::App
