// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_set.h"
#include "views/trend_trace.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPersistentModelIndex>

class QAbstractItemModel;

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class Theme;

/// The signals that a chart shows, in the order in which they came. Each keeps its colour while
/// others come and go.
class TrendList final : public QObject
{
    Q_OBJECT
public:
    static constexpr int colours = 8;

    /// @p desk may be null: then the limits are those that the kind of device has.
    TrendList(const Theme *theme, const QAbstractItemModel *devices, const AlarmDesk *desk,
              QObject *parent);

    [[nodiscard]] const QList<TrendSetTag> &tags() const { return m_tags; }
    void setTags(const QList<TrendSetTag> &tags);
    /// False: it is known to be none, or it has no signal.
    [[nodiscard]] bool isNumber(const TagId &tag) const;
    /// A tag without a signal brings all numbers of its device. Why not all of them are shown, in
    /// words; empty: they are.
    QString add(const QList<TagId> &tags);
    void remove(const QList<TagId> &tags);
    void setVisible(const QList<TagId> &tags, bool visible);
    void setColour(const QList<TagId> &tags, int colour);

    /// As the devices and their alarms are defined at this moment.
    [[nodiscard]] const QList<TrendTrace> &traces() const { return m_traces; }
    /// Looks whether names, limits or colours have changed.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    [[nodiscard]] QModelIndex rowOf(const DeviceId &device) const;
    [[nodiscard]] TrendTrace traceOf(const TrendSetTag &chosen) const;
    [[nodiscard]] QList<TagId> numbersOf(const DeviceId &device) const;
    [[nodiscard]] int freeColour() const;
    [[nodiscard]] TrendSetTag *find(const TagId &tag);

    const Theme *m_theme;
    const QAbstractItemModel *m_devices;
    const AlarmDesk *m_desk;
    QList<TrendSetTag> m_tags;
    QList<TrendTrace> m_traces;
    mutable QHash<DeviceId, QPersistentModelIndex> m_rows;
};

} // namespace Raptor::Views
