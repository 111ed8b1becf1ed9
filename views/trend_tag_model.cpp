// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_tag_model.h"

#include "models/domain/quality.h"
#include "models/domain/roles.h"
#include "models/domain/trend_set.h"

#include <QtCore/QMimeData>
#include <QtCore/QTimer>

#include <algorithm>

namespace Raptor::Views {

namespace {

constexpr int LookEveryMs = 250;
constexpr int Portion = 400; ///< devices at a time

} // namespace

TrendTagModel::TrendTagModel(const QAbstractItemModel *devices, QObject *parent)
    : QAbstractItemModel(parent), m_devices(devices), m_timer(new QTimer(this))
{
    connect(m_timer, &QTimer::timeout, this, &TrendTagModel::sweep);
    if (!devices)
        return;
    connect(devices, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { insert(first, last); });
    connect(devices, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { remove(first, last); });
    connect(devices, &QAbstractItemModel::modelReset, this, &TrendTagModel::rebuild);
    connect(devices, &QAbstractItemModel::layoutChanged, this, &TrendTagModel::rebuild);
    rebuild();
}

TrendTagModel::~TrendTagModel() = default;

void TrendTagModel::setLooking(bool looking)
{
    if (!looking) {
        m_timer->stop();
    } else if (!m_timer->isActive()) {
        sweep();
        m_timer->start(LookEveryMs);
    }
}

void TrendTagModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
    insert(0, m_devices->rowCount() - 1);
}

void TrendTagModel::insert(int first, int last)
{
    if (last < first)
        return;
    beginInsertRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        auto device = std::make_unique<Device>();
        const QModelIndex index = m_devices->index(row, 0);
        device->id = index.data(DeviceRole::Id).value<DeviceId>();
        device->name = index.data(DeviceRole::Name).toString();
        m_rows.insert(m_rows.begin() + row, std::move(device));
    }
    number(first);
    endInsertRows();
    m_next = std::min(m_next, first);
}

void TrendTagModel::remove(int first, int last)
{
    beginRemoveRows({}, first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    number(first);
    endRemoveRows();
}

/// A portion of them, and from the beginning again after the last: signals come with reports.
void TrendTagModel::sweep()
{
    const int count = int(m_rows.size());
    if (m_next >= count)
        m_next = 0;
    for (int done = 0; done < Portion && m_next < count; ++done)
        look(m_next++);
}

void TrendTagModel::look(int row)
{
    Device &device = *m_rows.at(size_t(row));
    const QModelIndex source = m_devices->index(row, 0);
    const QString name = source.data(DeviceRole::Name).toString();
    QList<Signal> numbers;
    const auto views = source.data(DeviceRole::Signals).value<QList<SignalView>>();
    for (const SignalView &view : views) {
        if (view.kind != ValueKind::Number)
            continue;
        QStringList words{view.group, view.label, unitSymbol(view.unit)};
        words.removeAll(QString());
        numbers.append({view.signal, words.join(QLatin1Char(' '))});
    }
    const QModelIndex parent = index(row, 0);
    if (name != device.name) {
        device.name = name;
        Q_EMIT dataChanged(parent, parent);
    }
    if (numbers == device.numbers)
        return;
    if (!device.numbers.isEmpty()) {
        beginRemoveRows(parent, 0, int(device.numbers.size()) - 1);
        device.numbers.clear();
        endRemoveRows();
    }
    if (numbers.isEmpty())
        return;
    beginInsertRows(parent, 0, int(numbers.size()) - 1);
    device.numbers = numbers;
    endInsertRows();
}

void TrendTagModel::number(int first)
{
    for (size_t row = size_t(first); row < m_rows.size(); ++row)
        m_rows[row]->row = int(row);
}

QModelIndex TrendTagModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, nullptr);
    return createIndex(row, column, m_rows.at(size_t(parent.row())).get());
}

QModelIndex TrendTagModel::parent(const QModelIndex &child) const
{
    const auto *device = static_cast<const Device *>(child.internalPointer());
    return device ? createIndex(device->row, 0, nullptr) : QModelIndex();
}

int TrendTagModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalPointer() || parent.column() > 0)
        return 0;
    return int(m_rows.at(size_t(parent.row()))->numbers.size());
}

int TrendTagModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant TrendTagModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto *above = static_cast<const Device *>(index.internalPointer());
    const Device &device = above ? *above : *m_rows.at(size_t(index.row()));
    const Signal signal = above ? above->numbers.at(index.row()) : Signal();
    switch (role) {
    case Qt::DisplayRole:
        return above ? signal.label : device.name;
    case Qt::AccessibleTextRole:
        return above ? QString(device.name + QLatin1Char(' ') + signal.label) : device.name;
    case Qt::ToolTipRole:
        return above ? TagId{device.id, signal.id}.text().toHtmlEscaped()
                     : device.id.text().toHtmlEscaped();
    case Tag:
        return QVariant::fromValue(TagId{device.id, signal.id});
    case Search:
        return QStringList{device.name, device.id.text(), signal.label, signal.id}.join(
            QLatin1Char(' '));
    default:
        return {};
    }
}

Qt::ItemFlags TrendTagModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemIsDragEnabled;
    if (index.internalPointer())
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QStringList TrendTagModel::mimeTypes() const
{
    return tagMimeTypes();
}

QMimeData *TrendTagModel::mimeData(const QModelIndexList &indexes) const
{
    QList<TagId> tags;
    for (const QModelIndex &index : indexes)
        tags.append(index.data(Tag).value<TagId>());
    return tags.isEmpty() ? nullptr : tagsAsMime(tags);
}

} // namespace Raptor::Views
