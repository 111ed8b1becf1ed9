// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;
class QPainter;
class QPushButton;
class QTimer;

namespace Raptor::Views {

class EStopLines;
class ElidedLabel;
class Theme;

/// Above the pages while there is something to say about an e-stop: how far it came at each device,
/// loudly where it is not confirmed, and which devices are latched. Hidden otherwise. Its height is
/// limited: what is settled is one line, and what is open scrolls beyond three.
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
    void summarise();
    [[nodiscard]] QString titleFor(const QList<EStopLine> &lines, const QStringList &latched) const;

    const Theme *m_theme;
    CommandDesk *m_desk;
    QAbstractItemModel *m_devices;
    QLabel *m_title;
    EStopLines *m_lines;
    ElidedLabel *m_summary;
    ElidedLabel *m_latched;
    QPushButton *m_show;
    QPushButton *m_dismiss;
    QTimer *m_later;
    DeviceId m_first;
};

/// The e-stops that are still open, worst first, in as many columns as fit and three rows high at
/// most; more are scrolled to. Confirmed and not covered devices have no line.
class EStopLines final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    EStopLines(const Theme *theme, QWidget *parent);
    void setLines(const QList<EStopLine> &lines);
    [[nodiscard]] const QList<EStopLine> &lines() const { return m_lines; }
    /// How many lines cannot be seen without scrolling.
    [[nodiscard]] int hiddenCount() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void hiddenCountChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int rowsFor(int width) const;
    void placeScrollBar();
    void paintLine(QPainter &painter, const QRectF &cell, const EStopLine &line) const;

    const Theme *m_theme;
    QList<EStopLine> m_lines;
};

} // namespace Raptor::Views
