// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/action_button.h"

#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionButton>

namespace Raptor::Views {

ActionButton::ActionButton(const QString &text, const Theme *theme, QWidget *parent)
    : PushButton(text, parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void ActionButton::setOffer(const CommandOffer &offer)
{
    const QString reason = offer.available() ? QString() : offer.text;
    setEnabled(offer.available());
    if (reason == m_reason)
        return;
    m_reason = reason;
    setAccessibleDescription(secondLine());
    setToolTip(m_reason.toHtmlEscaped());
    updateGeometry();
    update();
}

void ActionButton::setNote(const QString &note)
{
    m_note = note;
    setAccessibleDescription(secondLine());
    update();
}

QSize ActionButton::sizeHint() const
{
    // Room for both lines at all times: a button must not move when its reason comes or goes.
    const QFontMetrics title(m_theme->font(13, QFont::DemiBold));
    const QFontMetrics small(m_theme->font(11));
    const int wide = qMax(title.horizontalAdvance(text()), small.horizontalAdvance(m_reason));
    return {wide + m_theme->ipx(28), title.height() + small.height() + m_theme->ipx(9)};
}

QSize ActionButton::minimumSizeHint() const
{
    return {m_theme->ipx(70), sizeHint().height()};
}

void ActionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);

    const QRect box =
        rect().adjusted(m_theme->ipx(8), m_theme->ipx(4), -m_theme->ipx(8), -m_theme->ipx(4));
    const Tokens &t = m_theme->tokens();
    const QString second = secondLine();
    QFont font = m_theme->font(13, isEnabled() ? QFont::DemiBold : QFont::Medium);
    const int titleHeight = QFontMetrics(font).height();
    QRect titleBox = box;
    if (!second.isEmpty())
        titleBox.setHeight(titleHeight);
    painter.setFont(font);
    painter.setPen(isEnabled() ? t.text : t.muted);
    painter.drawText(titleBox, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, titleBox.width()));
    if (second.isEmpty())
        return;
    font = m_theme->font(11);
    painter.setFont(font);
    painter.setPen(t.muted);
    painter.drawText(box.adjusted(0, titleHeight, 0, 0), Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(second, Qt::ElideRight, box.width()));
}

} // namespace Raptor::Views
