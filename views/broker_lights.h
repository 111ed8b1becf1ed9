// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "views/shapes.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QPainter;

namespace Raptor::Views {

class BrokerMenu;
class Theme;

/// The configuration in a row of the broker model.
[[nodiscard]] std::optional<BrokerProfile> profileAt(const QModelIndex &index);

[[nodiscard]] Light healthLight(const BrokerStatus &status);
[[nodiscard]] Light sessionLight(const BrokerStatus &status);
[[nodiscard]] Light dataLight(const BrokerStatus &status);

/// The broker in use: name, host, the lights health, session and data, and the round-trip time.
/// While another one is switched to, a second line says so, in the same room. Opens a menu that
/// says why it was chosen.
class BrokerLights final : public QWidget
{
    Q_OBJECT
public:
    /// @p switches: see choiceReason(); may be null.
    BrokerLights(const Theme *theme, BrokerDesk *desk, QAbstractItemModel *brokers,
                 const QAbstractItemModel *switches, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spoken() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void openMenu();
    void paintFrame(QPainter &painter) const;
    void paintBroker(QPainter &painter, double high) const;
    void paintPending(QPainter &painter, const QRectF &box) const;
    [[nodiscard]] QString roundTrip() const;

    const Theme *m_theme;
    BrokerDesk *m_desk;
    QAbstractItemModel *m_brokers;
    const QAbstractItemModel *m_switches;
    BrokerMenu *m_menu;
    QString m_reason;
    std::optional<PendingSwitch> m_pending;
    QString m_name;
    QString m_host;
    BrokerStatus m_status;
};

} // namespace Raptor::Views
