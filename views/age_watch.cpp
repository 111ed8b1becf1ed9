// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/age_watch.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtWidgets/QAbstractItemView>

namespace Raptor::Views {

void AgeWatch::refresh(QAbstractItemView &view, const QModelIndexList &rows, const Part &part)
{
    QHash<QPersistentModelIndex, QString> now;
    for (const QModelIndex &row : rows) {
        const QVariant age = row.data(DeviceRole::AgeMs);
        if (!age.isValid())
            continue;
        const QString text = Wording::age(age.toLongLong());
        if (m_shown.value(row) != text)
            view.viewport()->update(part(view.visualRect(row)));
        now.insert(row, text);
    }
    m_shown = now;
}

} // namespace Raptor::Views
