// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QPersistentModelIndex>

#include <memory>
#include <vector>

class QTimer;

namespace Raptor::Views {

/// Devices and, below each, the signals of it that are numbers. What can be dragged onto a chart.
/// Rows follow the devices at once; their signals are looked up in portions, so that ten thousand
/// devices hold nothing up.
class TrendTagModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        Tag = Qt::UserRole + 1, ///< TagId; without a signal for a device
        Search, ///< all words that it is found by
    };

    /// @p devices is flat, with DeviceRole; it outlives this.
    explicit TrendTagModel(const QAbstractItemModel *devices, QObject *parent);
    ~TrendTagModel() override;

    /// Only while somebody looks.
    void setLooking(bool looking);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Signal
    {
        QString id;
        QString label; ///< "left RPM (rpm)"
        friend bool operator==(const Signal &, const Signal &) = default;
    };
    struct Device
    {
        DeviceId id;
        QString name;
        QList<Signal> numbers;
        int row = 0;
    };

    void rebuild();
    void insert(int first, int last);
    void remove(int first, int last);
    void sweep();
    void look(int row);
    void number(int first);

    const QAbstractItemModel *m_devices;
    std::vector<std::unique_ptr<Device>> m_rows; ///< as in the devices
    QTimer *m_timer;
    int m_next = 0; ///< the row that is looked at next
};

} // namespace Raptor::Views
