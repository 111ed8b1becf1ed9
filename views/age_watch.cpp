// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/age_watch.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtWidgets/QAbstractItemView>

namespace Raptor::Views {

QString AgeWatch::inFull(const QModelIndex &row)
{
    const QVariant age = row.data(DeviceRole::AgeMs);
    return age.isValid() ? Wording::age(age.toLongLong()) : QString();
}

void AgeWatch::refresh(QAbstractItemView &view, const QModelIndexList &rows, const Text &text,
                       const Part &part)
{
    QHash<QPersistentModelIndex, QString> now;
    for (const QModelIndex &row : rows) {
        const QString shown = text(row);
        if (shown.isEmpty())
            continue;
        if (m_shown.value(row) != shown)
            view.viewport()->update(part(view.visualRect(row)));
        now.insert(row, shown);
    }
    m_shown = now;
}

} // namespace Raptor::Views
