// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QAbstractScrollArea>

class QPainter;

namespace Raptor::Views {

class PushButton;
class Theme;

/// What there is to say about one device.
struct GridLine
{
    enum class Mark {
        Waiting, ///< half disc: on its way
        Done, ///< disc
        Off, ///< ring: nothing happens there
        Trouble, ///< triangle
        Cross, ///< with Tone::Loud
    };
    enum class Tone { Normal, Loud };

    DeviceId device;
    QString text; ///< how far it came
    QString more = {}; ///< a second, smaller line; empty for none
    Mark mark = Mark::Waiting;
    Tone tone = Tone::Normal;
    QString button = {}; ///< what can be done about it at once; empty for nothing

    friend bool operator==(const GridLine &, const GridLine &) = default;
};

/// Lines about devices in as many columns as fit, a few rows high at most; more are scrolled to.
/// By keyboard: arrows move, Enter opens the device, Tab reaches the buttons.
class LineGrid final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    LineGrid(const Theme *theme, QWidget *parent);
    ~LineGrid() override;

    void setLines(const QList<GridLine> &lines);
    [[nodiscard]] const QList<GridLine> &lines() const { return m_lines; }
    void setMostRows(int rows);
    /// How many lines cannot be seen without scrolling.
    [[nodiscard]] int hiddenCount() const;
    [[nodiscard]] DeviceId currentDevice() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void hiddenCountChanged();
    void deviceActivated(const Raptor::DeviceId &device);
    void buttonPressed(const Raptor::DeviceId &device);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Button
    {
        DeviceId device;
        PushButton *widget;
    };
    [[nodiscard]] int columnCount(int width) const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int rowsFor(int width) const;
    [[nodiscard]] QRect cell(int place) const; ///< in the viewport
    [[nodiscard]] int placeAt(const QPoint &point) const;
    [[nodiscard]] int currentPlace() const;
    void moveTo(int place);
    void arrange();
    void makeButtons();
    void placeButtons();
    void paintMark(QPainter &painter, const QRectF &box, const GridLine &line) const;
    void paintLine(QPainter &painter, const QRectF &cell, const GridLine &line,
                   bool isCurrent) const;

    const Theme *m_theme;
    QList<GridLine> m_lines;
    QList<Button> m_buttons;
    DeviceId m_current;
    int m_mostRows = 3;
};

} // namespace Raptor::Views
