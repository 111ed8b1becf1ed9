// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtCore/Qt>

namespace Raptor {

/// What rows of the device tree tell besides the roles of DeviceRole.
namespace TreeRole {
enum Role {
    Tag = Qt::UserRole + 100, ///< TagId: of the numbers below a device alone
};
}

} // namespace Raptor
