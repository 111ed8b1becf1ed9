// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLabel>

namespace Raptor::Views {

class Theme;

/// A label that shows its text as text (never as mark-up) and is wanted in the look @p look.
[[nodiscard]] QLabel *plainLabel(const QString &text, const char *look, QWidget *parent);

/// @p count as tr() takes it for %n: what does not fit is shown as the largest number that does.
[[nodiscard]] int plural(qint64 count);

/// Gives @p widget the look @p look of the style sheet.
void setLook(QWidget *widget, const char *look);

/// One line of plain text that ends in an ellipsis where it does not fit; the whole is its tooltip.
class ElidedLabel final : public QWidget
{
    Q_OBJECT
public:
    ElidedLabel(const Theme *theme, qreal size, QFont::Weight weight, QWidget *parent);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setMuted(bool muted);
    /// Muted and slanted: the look of a value that is not live.
    void setLive(bool live);
    [[nodiscard]] bool isLive() const { return m_live; }
    /// The tooltip; without one it is the text itself where that is cut.
    void setDetail(const QString &detail);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont textFont() const;

    const Theme *m_theme;
    qreal m_size;
    QFont::Weight m_weight;
    QString m_text;
    QString m_detail;
    bool m_muted = false;
    bool m_live = true;
};

/// A number or time in digit cells, so that what stands beside it does not move.
class DigitLabel final : public QWidget
{
    Q_OBJECT
public:
    DigitLabel(const Theme *theme, qreal size, QFont::Weight weight, QWidget *parent);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setMuted(bool muted);
    /// The width is kept for this text at least.
    void setWidest(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    qreal m_size;
    QFont::Weight m_weight;
    QString m_text;
    QString m_widest;
    bool m_muted = false;
};

} // namespace Raptor::Views
