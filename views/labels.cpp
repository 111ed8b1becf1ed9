// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/labels.h"

#include "views/digits.h"
#include "views/theme.h"

#include <QtGui/QPainter>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

QLabel *plainLabel(const QString &text, const char *look, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setLook(label, look);
    return label;
}

int plural(qint64 count)
{
    return int(qMin<qint64>(count, std::numeric_limits<int>::max()));
}

void setLook(QWidget *widget, const char *look)
{
    widget->setProperty("look", QString::fromLatin1(look));
}

ElidedLabel::ElidedLabel(const Theme *theme, qreal size, QFont::Weight weight, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_size(size), m_weight(weight)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setMuted(bool muted)
{
    if (muted != m_muted)
        update();
    m_muted = muted;
}

void ElidedLabel::setLive(bool live)
{
    if (live == m_live)
        return;
    m_live = live;
    updateGeometry();
    update();
}

void ElidedLabel::setDetail(const QString &detail)
{
    m_detail = detail;
    setAccessibleDescription(detail);
    update();
}

QFont ElidedLabel::textFont() const
{
    QFont font = m_theme->font(m_size, m_weight);
    font.setItalic(!m_live);
    return font;
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {qMin(metrics.horizontalAdvance(m_text) + 2, metrics.averageCharWidth() * 6),
            metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(textFont());
    painter.setPen(m_muted || !m_live ? m_theme->tokens().muted : m_theme->tokens().text);
    const QString shown = painter.fontMetrics().elidedText(m_text, Qt::ElideRight, width());
    const QString tip = shown == m_text && m_detail.isEmpty() ? QString() : m_text;
    setToolTip((m_detail.isEmpty() ? tip : m_detail).toHtmlEscaped().replace(u"\n"_s, u"<br>"_s));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, shown);
}

DigitLabel::DigitLabel(const Theme *theme, qreal size, QFont::Weight weight, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_size(size), m_weight(weight)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void DigitLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    const bool grows = text.size() > qMax(m_text.size(), m_widest.size());
    m_text = text;
    setAccessibleName(text);
    if (grows)
        updateGeometry();
    update();
}

void DigitLabel::setMuted(bool muted)
{
    if (muted != m_muted)
        update();
    m_muted = muted;
}

void DigitLabel::setWidest(const QString &text)
{
    m_widest = text;
    updateGeometry();
}

QSize DigitLabel::sizeHint() const
{
    const QFont font = m_theme->font(m_size, m_weight);
    const qreal wide = qMax(Digits::width(font, m_text), Digits::width(font, m_widest));
    return {int(std::ceil(wide)) + 1, QFontMetrics(font).height()};
}

void DigitLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme->font(m_size, m_weight));
    painter.setPen(m_muted ? m_theme->tokens().muted : m_theme->tokens().text);
    Digits::draw(painter, rect(), Qt::AlignRight | Qt::AlignVCenter, m_text);
}

} // namespace Raptor::Views
