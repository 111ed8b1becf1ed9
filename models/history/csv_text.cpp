// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/csv_text.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace Raptor::History {

QByteArray csvCell(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (!cell.isEmpty() && QByteArrayView("=+-@\t\r\n").contains(cell.front()))
        cell.prepend('\'');
    const bool quoted = std::any_of(cell.cbegin(), cell.cend(), [](char c) {
        return c == '"' || c == ',' || c == '\r' || c == '\n';
    });
    return quoted ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

QString isoTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace Raptor::History
