// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QPainter;

namespace Raptor::Views {

class Theme;

/// The last commands of one device, as many as fit: each with its result, the newest also with
/// the time that each of its steps took.
class CommandLife final : public QFrame
{
    Q_OBJECT
public:
    CommandLife(const Theme *theme, QAbstractItemModel *commands, QWidget *parent);

    void showDevice(const DeviceId &device);
    [[nodiscard]] const QList<CommandRecord> &records() const { return m_records; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    double paintRecord(QPainter &painter, const CommandRecord &record, const QRectF &box,
                       bool newest) const;

    const Theme *m_theme;
    QAbstractItemModel *m_commands;
    DeviceId m_device;
    QList<CommandRecord> m_records;
};

} // namespace Raptor::Views
