// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/e_stop_button.h"

#include "models/domain/wording.h"
#include "views/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace Raptor::Views {

EStopButton::EStopButton(const QString &scope, const Theme *theme, QWidget *parent)
    : QAbstractButton(parent), m_scope(scope), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    describe();
}

void EStopButton::setHasPath(bool hasPath)
{
    m_hasPath = hasPath;
    describe();
}

void EStopButton::setKeyWorks(bool works)
{
    m_keyWorks = works;
    describe();
}

QString EStopButton::title() const
{
    return tr("E-STOP %1", "site").arg(m_scope);
}

QString EStopButton::note() const
{
    if (!m_hasPath)
        return Wording::of(EStopProgress::NotSent);
    return m_keyWorks ? tr("remote request \u00b7 F12") : tr("remote request \u00b7 F12 inactive");
}

void EStopButton::describe()
{
    setText(title());
    setAccessibleName(title());
    setAccessibleDescription(note());
    setToolTip(tr("Asks every known device of %1 to stop, on every broker that is up.\n"
                  "This is a remote stop request, not the safety device: in danger use the "
                  "physical stop.")
                   .arg(m_scope)
                   .toHtmlEscaped()
                   .replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    update();
}

QSize EStopButton::sizeHint() const
{
    // The longest of its texts decides, so that it keeps its place.
    const QFontMetrics small(m_theme->font(11, QFont::Medium));
    const QFontMetrics large(m_theme->font(16, QFont::Bold));
    const int text = qMax(small.horizontalAdvance(Wording::of(EStopProgress::NotSent)),
                          large.horizontalAdvance(title()));
    return {text + m_theme->ipx(34), m_theme->ipx(42)};
}

void EStopButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QAbstractButton::keyPressEvent(event);
        return;
    }
    event->accept();
    if (!event->isAutoRepeat())
        Q_EMIT pressed();
}

void EStopButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = m_theme->tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = m_hasPath ? t.alarm1 : t.shelved;
    if (isDown())
        ground = ground.darker(130);
    QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (hasFocus()) {
        painter.setPen(QPen(t.text, m_theme->px(2)));
        painter.drawRoundedRect(box, m_theme->px(7), m_theme->px(7));
        box.adjust(3, 3, -3, -3);
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(ground);
    painter.drawRoundedRect(box, m_theme->px(6), m_theme->px(6));
    if (!m_hasPath) {
        painter.setPen(QPen(t.onAlarm1, m_theme->px(1.5), Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), m_theme->px(5), m_theme->px(5));
    }
    painter.setPen(t.onAlarm1);
    const QRectF first(0, m_theme->px(4), width(), m_theme->px(20));
    painter.setFont(m_theme->font(16, QFont::Bold));
    painter.drawText(first, Qt::AlignCenter | Qt::TextSingleLine, title());
    painter.setFont(m_theme->font(11, QFont::Medium));
    painter.drawText(QRectF(0, first.bottom() - m_theme->px(1), width(), m_theme->px(15)),
                     Qt::AlignCenter | Qt::TextSingleLine, note());
}

} // namespace Raptor::Views
