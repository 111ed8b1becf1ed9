// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tripped_by.h"

#include "models/domain/ports.h"
#include "models/domain/roles.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// The ledger is searched this far back.
constexpr int MostRows = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TrippedBy)
};

QString said(const QString &by, WallTime at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toEpochMs(at));
    return Words::tr("E-stop by %1, %2")
        .arg(by.isEmpty() ? Words::tr("an unknown operator") : by,
             QLocale().toString(time, u"d MMM HH:mm:ss"_s));
}

} // namespace

QString trippedBy(const DeviceId &device, const CommandDesk &desk,
                  const QAbstractItemModel &commands)
{
    for (const EStopLine &line : desk.emergencyStopLines()) {
        if (line.device == device && line.pressedAt != WallTime{})
            return said(line.by, line.pressedAt);
    }
    const int rows = qMin(MostRows, commands.rowCount());
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = commands.index(row, 0);
        if (index.data(CommandRole::Kind).value<CommandKind>() != CommandKind::EStop
            || index.data(CommandRole::DeviceIdText).toString() != device.text())
            continue;
        const auto record = index.data(CommandRole::Record).value<CommandRecord>();
        return said(record.by, record.requestedWall);
    }
    return {};
}

} // namespace Raptor::Views
