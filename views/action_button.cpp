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

void ActionButton::setReasonLines(int lines)
{
    m_lines = lines;
    updateGeometry();
}

QSize ActionButton::sizeHint() const
{
    // Room for all lines at all times: a button must not move when its reason comes or goes.
    const QFontMetrics title(m_theme->font(13, QFont::DemiBold));
    const QFontMetrics small(m_theme->font(11));
    const int wide = qMax(title.size(Qt::TextShowMnemonic, text()).width(),
                          small.horizontalAdvance(m_reason) / m_lines);
    return {wide + m_theme->ipx(28), title.height() + m_lines * small.height() + m_theme->ipx(9)};
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
    QRect rest = box;
    if (!second.isEmpty()) {
        const int lines =
            m_lines > 1 && QFontMetrics(m_theme->font(11)).horizontalAdvance(second) > box.width()
            ? m_lines
            : 1;
        const int both = titleHeight + lines * QFontMetrics(m_theme->font(11)).height();
        titleBox =
            QRect(box.left(), box.top() + (box.height() - both) / 2, box.width(), titleHeight);
        rest.setTop(titleBox.bottom() + 1);
        rest.setBottom(titleBox.top() + both);
    }
    painter.setFont(font);
    painter.setPen(isEnabled() ? t.text : t.muted);
    painter.drawText(titleBox, Qt::AlignCenter | Qt::TextShowMnemonic,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, titleBox.width(),
                                                   Qt::TextShowMnemonic));
    if (second.isEmpty())
        return;
    font = m_theme->font(11);
    painter.setFont(font);
    painter.setPen(t.muted);
    const QFontMetrics small(font);
    // A wrapped line loses some of its width at its end.
    const int room =
        m_lines > 1 ? box.width() * m_lines - small.averageCharWidth() * 6 : box.width();
    painter.drawText(rest, Qt::AlignCenter | (m_lines > 1 ? Qt::TextWordWrap : Qt::TextSingleLine),
                     small.elidedText(second, Qt::ElideRight, room));
}

} // namespace Raptor::Views
