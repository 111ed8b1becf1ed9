// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/command_id.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>
#include <QtCore/QtEndian>

#include <array>

namespace Raptor::Device {

QString newCommandId(WallTime now, QRandomGenerator &random)
{
    std::array<uchar, 16> bytes{};
    qToBigEndian<quint64>(quint64(toEpochMs(now)) << 16, bytes.data());
    const quint64 high = random.generate64();
    qToBigEndian<quint16>(quint16(0x7000u | (high & 0x0fffu)), bytes.data() + 6);
    const quint64 low = random.generate64();
    qToBigEndian<quint64>((low & 0x3fffffffffffffffULL) | 0x8000000000000000ULL, bytes.data() + 8);
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size())))
        .toString(QUuid::WithoutBraces);
}

} // namespace Raptor::Device
