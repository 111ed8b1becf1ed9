// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace Raptor::History {

/// What the latches' folder holds.
struct LatchScan
{
    bool readable = true; ///< false: not all could be read; `latches` then says nothing
    bool folderIsGone = false; ///< and that is why
    QHash<DeviceId, LatchedStop> latches;
    QSet<DeviceId> unclear; ///< those of which only the file's name tells
    QStringList complaints; ///< files that make no sense, in words
};

/// The name of a device's file: its id, percent-encoded, with ".latch" behind. Ids that make too
/// long a name for a file are named by their SHA-256; then only the content tells the device.
[[nodiscard]] QString latchFileName(const DeviceId &device);
[[nodiscard]] QByteArray latchContent(const LatchedStop &stop);
/// Reads the folder; one that does not exist is not readable. A file whose content makes no sense
/// is still a latch if its name tells the device: when in doubt, start is hard. Of the devices in
/// @p known only those are left out whose file is proven gone.
[[nodiscard]] LatchScan scanLatches(const QString &folder, const QList<DeviceId> &known = {});
/// The same of one device alone: all that a command has to wait for.
[[nodiscard]] LatchScan scanLatch(const QString &folder, const DeviceId &device);
/// Takes the device's file away if it holds a latch of one of these commands, or makes no sense. A
/// newer latch, which another program put there meanwhile, stays.
[[nodiscard]] Outcome releaseLatch(const QString &folder, const DeviceId &device,
                                   const QStringList &commands);

} // namespace Raptor::History
