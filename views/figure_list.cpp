// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure_list.h"

#include "views/alarm_marks.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double RowHeight = 22;
constexpr double LeastRowHeight = 17;
constexpr double MarkSize = 13;
constexpr double BarWidth = 110;
constexpr int LeastRows = 2;

} // namespace

/// Paints the rows.
class FigureList::Lines final : public QWidget
{
public:
    Lines(const Theme *theme, FigureList *list)
        : QWidget(list), m_theme(theme), m_list(list), m_rows(list->m_rows)
    {
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {m_theme->ipx(260),
                m_theme->ipx(RowHeight) * int(qMax<qsizetype>(LeastRows, m_rows.size()))};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {m_theme->ipx(160), m_theme->ipx(RowHeight) * LeastRows};
    }

    void take()
    {
        m_current = qBound<qsizetype>(0, m_current, qMax<qsizetype>(1, m_rows.size()) - 1);
        updateGeometry();
        update();
    }

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        const auto row = qsizetype(event->position().y() / lineHeight());
        if (row >= 0 && row < shownCount())
            choose(row);
    }
    void mouseDoubleClickEvent(QMouseEvent *event) override
    {
        mousePressEvent(event);
        if (event->position().y() < lineHeight() * double(shownCount()))
            lead();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
            choose(m_current + (event->key() == Qt::Key_Down ? 1 : -1));
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            lead();
        else
            QWidget::keyPressEvent(event);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QWidget::focusInEvent(event);
        update();
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QWidget::focusOutEvent(event);
        update();
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const double high = lineHeight();
        const qsizetype shown = shownCount();
        QRectF line(0, 0, width(), high);
        for (qsizetype row = 0; row < shown; ++row, line.translate(0, high)) {
            if (row == m_current && hasFocus()) {
                painter.setPen(QPen(m_theme->tokens().mark, 1));
                painter.drawRect(line.adjusted(0.5, 0.5, -0.5, -0.5));
            }
            paintRow(painter, line, m_rows.at(row));
        }
        if (shown == m_rows.size())
            return;
        painter.setFont(m_theme->font(12));
        painter.setPen(m_theme->tokens().muted);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeading,
                         FigureList::tr("and %Ln more", nullptr, plural(m_rows.size() - shown)));
    }

private:
    /// All of them somewhat closer, rather than some of them only.
    [[nodiscard]] double lineHeight() const
    {
        return qBound(m_theme->px(LeastRowHeight),
                      height() / double(qMax<qsizetype>(1, m_rows.size())), m_theme->px(RowHeight));
    }
    [[nodiscard]] qsizetype shownCount() const
    {
        const qsizetype fit = qMax<qsizetype>(1, qsizetype(height() / lineHeight()));
        return m_rows.size() <= fit ? m_rows.size() : fit - 1;
    }
    void choose(qsizetype row)
    {
        m_current = qBound<qsizetype>(0, row, qMax<qsizetype>(1, shownCount()) - 1);
        update();
    }
    void lead()
    {
        if (m_current < m_rows.size())
            Q_EMIT m_list->rowWanted(m_rows.at(m_current));
    }
    void paintRow(QPainter &painter, const QRectF &line, const FigureRow &row) const
    {
        const Tokens &t = m_theme->tokens();
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const auto place = [&](double from, double wide) {
            return QRectF(mirrored ? line.right() - from - wide : line.left() + from, line.top(),
                          wide, line.height());
        };
        double x = 0;
        if (row.priority) {
            const double size = m_theme->px(MarkSize);
            QRectF mark = place(0, size);
            mark = QRectF(mark.left(), line.center().y() - size / 2, size, size);
            drawAlarmMark(painter, mark, *row.priority, {}, true, *m_theme);
            x = size + m_theme->px(8);
        }
        const Qt::Alignment near = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
        const Qt::Alignment far = Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
        painter.setFont(m_theme->font(13, QFont::DemiBold));
        const double value = painter.fontMetrics().horizontalAdvance(row.value) + 2;
        painter.setPen(t.text);
        painter.drawText(place(line.width() - value, value), int(far), row.value);
        double end = line.width() - value - m_theme->px(10);
        if (row.share >= 0) {
            const double wide = qMin(m_theme->px(BarWidth), line.width() / 4);
            const double least = m_theme->px(28); // values stand under each other
            end = line.width() - qMax(value, least) - m_theme->px(8) - wide;
            QRectF track = place(end, wide);
            track = track.adjusted(0, track.height() * 0.33, 0, -track.height() * 0.33);
            painter.fillRect(track, t.track);
            const double filled = track.width() * qBound(0.0, row.share, 1.0);
            painter.fillRect(QRectF(mirrored ? track.right() - filled : track.left(), track.top(),
                                    filled, track.height()),
                             t.bar);
            end -= m_theme->px(10);
        }
        painter.setFont(m_theme->font(13));
        const QString text =
            painter.fontMetrics().elidedText(row.text, Qt::ElideRight, int(qMax(0.0, end - x)));
        painter.drawText(place(x, end - x), int(near), text);
        x += painter.fontMetrics().horizontalAdvance(text) + m_theme->px(8);
        if (end - x < m_theme->px(24))
            return;
        painter.setPen(t.muted);
        painter.setFont(m_theme->font(12));
        painter.drawText(
            place(x, end - x), int(near),
            painter.fontMetrics().elidedText(row.detail, Qt::ElideRight, int(end - x)));
    }

    const Theme *m_theme;
    FigureList *m_list;
    const QList<FigureRow> &m_rows;
    qsizetype m_current = 0;
};

FigureList::FigureList(const Theme *theme, const QString &name, const QString &title,
                       const QString &none, QWidget *parent)
    : QFrame(parent), m_noneText(none), m_title(plainLabel(title, "section", this)),
      m_none(plainLabel({}, "muted", this)), m_lines(new Lines(theme, this))
{
    setObjectName(name);
    setAccessibleName(title);
    setLook(this, "card");
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_none, 1);
    layout->addWidget(m_lines, 1);
    m_lines->setObjectName(name + u"Lines"_s);
    m_lines->setAccessibleName(title);
    setRows({});
}

void FigureList::setUnknown()
{
    setRows({});
    m_none->setText(u"\u2026"_s);
    setAccessibleDescription(tr("not counted yet"));
}

void FigureList::setRows(const QList<FigureRow> &rows)
{
    m_rows = rows;
    m_none->setText(m_noneText);
    m_none->setVisible(rows.isEmpty());
    m_lines->setVisible(!rows.isEmpty());
    QStringList spoken;
    for (const FigureRow &row : rows)
        spoken.append(row.text + u", "_s + row.detail + u": "_s + row.value);
    setAccessibleDescription(rows.isEmpty() ? m_none->text() : spoken.join(u"; "_s));
    QStringList tips;
    for (const QString &line : std::as_const(spoken))
        tips.append(line.toHtmlEscaped());
    setToolTip(tips.join(u"<br>"_s));
    m_lines->setAccessibleDescription(accessibleDescription());
    m_lines->take();
}

} // namespace Raptor::Views
