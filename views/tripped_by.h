// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtCore/QString>

class QAbstractItemModel;

namespace Raptor {
class CommandDesk;
}

namespace Raptor::Views {

/// "E-stop by Ada, 21 Nov 14:32:07": who tripped @p device, as far as this console knows it from
/// the e-stops in force, or else from the ledger @p commands; empty if it does not.
[[nodiscard]] QString trippedBy(const DeviceId &device, const CommandDesk &desk,
                                const QAbstractItemModel &commands);

} // namespace Raptor::Views
