// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QGridLayout;
class QTimer;

namespace Raptor::Views {

class DigitLabel;
class ElidedLabel;
class LatencySpark;
class Theme;

/// A device whose clock is off.
struct SkewedClock
{
    QString device;
    Milliseconds offset{0}; ///< its clock minus ours

    friend bool operator==(const SkewedClock &, const SkewedClock &) = default;
};
/// Those that are read at @p broker and are more than 2 s off, the worst first.
[[nodiscard]] QList<SkewedClock> skewedClocks(const QAbstractItemModel &devices,
                                              const QString &broker);

/// What is measured on the links to one broker: a sparkline of the round trip, and numbers.
class BrokerFiguresView final : public QWidget
{
    Q_OBJECT
public:
    /// @p devices: DeviceRole; may be null.
    BrokerFiguresView(const Theme *theme, const Clock *clock, const QAbstractItemModel *devices,
                      QWidget *parent);

    void showStatus(const BrokerStatus &status);

private:
    DigitLabel *addFigure(const QString &name, const QString &title, int row, int column);
    void refreshAges();
    void refreshClocks();

    const Theme *m_theme;
    const Clock *m_clock;
    const QAbstractItemModel *m_devices;
    BrokerStatus m_status;
    QGridLayout *m_grid;
    LatencySpark *m_spark;
    DigitLabel *m_roundTrip;
    DigitLabel *m_messages;
    DigitLabel *m_lastMessage;
    DigitLabel *m_bytes;
    DigitLabel *m_upTime;
    DigitLabel *m_reconnects;
    ElidedLabel *m_clocks;
    QTimer *m_timer;
};

} // namespace Raptor::Views
