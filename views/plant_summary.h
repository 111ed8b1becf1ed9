// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/device_facts.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QTimer;

namespace Raptor::Views {

class Theme;

/// One line above the tiles: how many devices are in which state. Counts at most four times a
/// second, after the model changed.
class PlantSummary final : public QWidget
{
    Q_OBJECT
public:
    PlantSummary(const Theme *theme, QAbstractItemModel *devices, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Count
    {
        StateShape shape = StateShape::None;
        QString word;
        int devices = 0;
        friend bool operator==(const Count &, const Count &) = default;
    };
    void count();

    const Theme *m_theme;
    QAbstractItemModel *m_devices;
    QTimer *m_timer;
    QList<Count> m_counts;
    int m_total = 0;
};

} // namespace Raptor::Views
