// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/device_facts.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace Raptor::Views {

class ArcGauge;
class Theme;

/// The gauges of a device: one block per motor, side by side as far as they fit. Gauges are kept
/// while the signals stay the same ones.
class GaugePanel final : public QWidget
{
    Q_OBJECT
public:
    GaugePanel(const Theme *theme, QWidget *parent);

    void showDevice(const DeviceFacts &facts);
    [[nodiscard]] const QList<ArcGauge *> &gauges() const { return m_gauges; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Block
    {
        QString group;
        QWidget *widget = nullptr;
        int gauges = 0;
    };
    void rebuild(const QList<SignalView> &numbers);
    void arrange(bool force);

    const Theme *m_theme;
    QGridLayout *m_grid;
    QStringList m_shape;
    QList<ArcGauge *> m_gauges;
    QList<Block> m_blocks;
    int m_columns = 0;
};

} // namespace Raptor::Views
