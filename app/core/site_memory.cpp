// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/site_memory.h"

#include "models/history/private_files.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace Raptor::App {

namespace {

Q_LOGGING_CATEGORY(lcSites, "raptor.sites")

constexpr qint64 maximumBytes = 16 << 20;
const QByteArray heading = QByteArrayLiteral("at ");

QByteArray textOf(const BrokerDevices &devices)
{
    QByteArray content;
    for (auto entry = devices.cbegin(); entry != devices.cend(); ++entry) {
        if (entry.key().contains(u'\n'))
            continue;
        content += heading + entry.key().toUtf8() + '\n';
        QStringList names;
        for (const DeviceId &device : entry.value())
            names.append(device.text());
        std::sort(names.begin(), names.end());
        for (const QString &name : std::as_const(names))
            content += name.toUtf8() + '\n';
    }
    return content;
}

Outcome write(const QString &file, const BrokerDevices &devices)
{
    if (const Outcome made = History::ensurePrivateFolder(QFileInfo(file).absolutePath()); !made)
        return made;
    return History::replaceFile(file, textOf(devices));
}

} // namespace

SiteMemory::SiteMemory(QString fileName, QObject *parent)
    : QObject(parent), m_fileName(std::move(fileName)),
      m_postbox(std::make_shared<History::Postbox>(this)), m_worker("site memory")
{
}

SiteMemory::~SiteMemory()
{
    m_postbox->close();
}

Result<BrokerDevices> SiteMemory::load() const
{
    BrokerDevices devices;
    QFile file(m_fileName);
    if (m_fileName.isEmpty() || !file.exists())
        return devices;
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(m_fileName, file.errorString())};
    const QByteArray content = file.read(maximumBytes);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(m_fileName, file.errorString())};
    QString broker;
    for (const QByteArray &line : content.split('\n')) {
        if (line.startsWith(heading)) {
            broker = QString::fromUtf8(line.mid(heading.size()));
            continue;
        }
        const auto device = DeviceId::parse(QString::fromUtf8(line));
        if (device && !broker.isEmpty())
            devices[broker].insert(*device);
    }
    if (devices.isEmpty() && !content.isEmpty())
        return Error{Error::Code::Malformed, tr("%1 makes no sense").arg(m_fileName)};
    return devices;
}

void SiteMemory::save(const BrokerDevices &devices)
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
            qCWarning(lcSites).noquote()
                << "Devices of the brokers not kept:" << outcome.error().text;
    });
}

} // namespace Raptor::App
