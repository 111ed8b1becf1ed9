// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <string>

namespace Raptor::Device {

/// Devices write numbers that JSON has no place for: NaN, Infinity, 1e999, integers of 30 digits.
/// One such number must cost its own signal and not the whole message, so the text is given back
/// with numbers that are none as null and overlong integers as fractions. Strings are not touched.
[[nodiscard]] std::string withoutImpossibleNumbers(QByteArrayView json);

} // namespace Raptor::Device
