// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;
class QPainter;
class QPushButton;
class QTimer;
class QToolButton;

namespace Raptor::Views {

class EStopLines;
class Theme;

/// Above the pages while there is something to say about an e-stop: how far it came at each device,
/// loudly where it is not confirmed, and which devices are latched. Hidden otherwise.
class EStopBanner final : public QFrame
{
    Q_OBJECT
public:
    EStopBanner(const Theme *theme, CommandDesk *desk, QAbstractItemModel *devices,
                QWidget *parent);

Q_SIGNALS:
    void deviceActivated(const Raptor::DeviceId &device);

private:
    void build();
    void wire();
    void refresh();
    [[nodiscard]] QString titleFor(const QList<EStopLine> &lines, const QStringList &latched) const;

    const Theme *m_theme;
    CommandDesk *m_desk;
    QAbstractItemModel *m_devices;
    QLabel *m_title;
    QLabel *m_latched;
    EStopLines *m_lines;
    QPushButton *m_dismiss;
    QPushButton *m_show;
    QTimer *m_later;
    DeviceId m_first;
};

/// The lines of the banner, worst first, in as many columns as fit.
class EStopLines final : public QWidget
{
    Q_OBJECT
public:
    EStopLines(const Theme *theme, QWidget *parent);
    void setLines(QList<EStopLine> lines);
    [[nodiscard]] const QList<EStopLine> &lines() const { return m_lines; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowsFor(int width) const;
    void paintLine(QPainter &painter, const QRectF &cell, const EStopLine &line) const;

    const Theme *m_theme;
    QList<EStopLine> m_lines;
};

} // namespace Raptor::Views
