// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/latch_files.h"

#include "models/history/private_files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>

#include <filesystem>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LatchKeeper)
};

constexpr QLatin1String suffix(".latch");
constexpr QLatin1String hashPrefix("sha256-"); // no device has such a name: ids have a slash
constexpr qsizetype longestName = 200; // of 255; QSaveFile adds some while it writes
constexpr qint64 mostBytes = 64 * 1024;

std::optional<DeviceId> deviceOfName(const QString &fileName)
{
    const QString encoded = fileName.chopped(suffix.size());
    const auto device =
        DeviceId::parse(QString::fromUtf8(QByteArray::fromPercentEncoding(encoded.toUtf8())));
    return device ? std::optional(*device) : std::nullopt;
}

/// Unset: the content makes no sense.
std::optional<LatchedStop> parse(const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    const auto device = DeviceId::parse(object.value(QLatin1String("device")).toString());
    const QJsonValue pressed = object.value(QLatin1String("pressed_at"));
    const QJsonValue confirmed = object.value(QLatin1String("confirmed_at"));
    if (!device || !pressed.isDouble() || !(confirmed.isNull() || confirmed.isDouble()))
        return std::nullopt;
    LatchedStop stop;
    stop.device = *device;
    stop.commandId = object.value(QLatin1String("command")).toString();
    stop.by = object.value(QLatin1String("by")).toString();
    stop.pressedAt = fromEpochMs(pressed.toInteger());
    if (confirmed.isDouble())
        stop.confirmedAt = fromEpochMs(confirmed.toInteger());
    return stop;
}

void readLatch(const QFileInfo &info, LatchScan &scan)
{
    QFile file(info.filePath());
    QByteArray content;
    if (file.open(QIODevice::ReadOnly))
        content = file.read(mostBytes);
    else if (isProvenGone(info.filePath()))
        return; // released between listing and reading
    const std::optional<DeviceId> named = deviceOfName(info.fileName());
    const std::optional<LatchedStop> stop = parse(content);
    const bool nameIsHash = info.fileName().startsWith(hashPrefix);
    if (stop && (nameIsHash || stop->device == named)) {
        scan.latches.insert(stop->device, *stop);
        return;
    }
    if (!named) {
        scan.complaints.append(
            Words::tr("%1 is no e-stop latch; which device it means cannot be told")
                .arg(info.filePath()));
        return;
    }
    LatchedStop unclear;
    unclear.device = *named;
    unclear.pressedAt = fromEpochMs(info.lastModified().toMSecsSinceEpoch());
    scan.latches.insert(*named, unclear);
    scan.unclear.insert(*named);
    scan.complaints.append(
        Words::tr("%1 makes no sense; %2 is kept latched").arg(info.filePath(), named->text()));
}

void readLatchOf(const QString &folder, const DeviceId &device, LatchScan &scan)
{
    const QString file = folder + QLatin1Char('/') + latchFileName(device);
    if (isProvenGone(file))
        return;
    // Replaced while the folder was listed, or only the content tells the device.
    readLatch(QFileInfo(file), scan);
    if (scan.latches.contains(device) || isProvenGone(file))
        return;
    if (!fileIdentity(file))
        scan.readable = false;
    LatchedStop unclear;
    unclear.device = device;
    scan.latches.insert(device, unclear);
    scan.unclear.insert(device);
}

} // namespace

QString latchFileName(const DeviceId &device)
{
    QByteArray name = device.text().toUtf8().toPercentEncoding();
    if (name.size() > longestName) {
        name = QByteArray(hashPrefix.data(), hashPrefix.size())
            + QCryptographicHash::hash(device.text().toUtf8(), QCryptographicHash::Sha256).toHex();
    }
    return QString::fromLatin1(name) + suffix;
}

QByteArray latchContent(const LatchedStop &stop)
{
    const QJsonObject object{
        {QStringLiteral("device"), stop.device.text()},
        {QStringLiteral("command"), stop.commandId},
        {QStringLiteral("by"), stop.by},
        {QStringLiteral("pressed_at"), qint64(toEpochMs(stop.pressedAt))},
        {QStringLiteral("confirmed_at"),
         stop.confirmedAt ? QJsonValue(qint64(toEpochMs(*stop.confirmedAt))) : QJsonValue()},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

LatchScan scanLatches(const QString &folder, const QList<DeviceId> &known)
{
    LatchScan scan;
    scan.readable = !folder.isEmpty();
    if (!scan.readable)
        return scan;
    // Not by QDir, which takes a listing that failed for an empty or a shorter one.
    std::error_code error;
    std::filesystem::directory_iterator entry(QDir(folder).filesystemPath(), error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const QString name = QFile::decodeName(entry->path().filename().string().c_str());
        if (name.endsWith(suffix, Qt::CaseInsensitive))
            readLatch(QFileInfo(folder + QLatin1Char('/') + name), scan);
    }
    scan.readable = !error;
    scan.folderIsGone = error == std::errc::no_such_file_or_directory;
    for (const DeviceId &device : known) {
        if (scan.readable && !scan.latches.contains(device))
            readLatchOf(folder, device, scan);
    }
    return scan;
}

LatchScan scanLatch(const QString &folder, const DeviceId &device)
{
    LatchScan scan;
    scan.readable = !folder.isEmpty() && fileIdentity(folder);
    scan.folderIsGone = !folder.isEmpty() && isProvenGone(folder);
    if (scan.readable)
        readLatchOf(folder, device, scan);
    return scan;
}

Outcome releaseLatch(const QString &folder, const DeviceId &device, const QStringList &commands)
{
    const QString name = folder + QLatin1Char('/') + latchFileName(device);
    if (isProvenGone(name))
        return std::monostate{};
    QFile file(name);
    std::optional<LatchedStop> stop;
    if (file.open(QIODevice::ReadOnly)) {
        stop = parse(file.read(mostBytes));
        if (file.error() != QFileDevice::NoError)
            return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(name, file.errorString())};
        file.close();
    } else if (file.error() != QFileDevice::PermissionsError && !isProvenGone(name)) {
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(name, file.errorString())};
    }
    if (stop && stop->device == device && !commands.contains(stop->commandId))
        return std::monostate{};
    return removeFile(name);
}

} // namespace Raptor::History
