// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plant_summary.h"

#include "models/domain/wording.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QTimer>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int CountEveryMs = 250;

QString wordOf(const DeviceFacts &facts)
{
    if (facts.latched)
        return facts.stateWord();
    return facts.shape() == StateShape::Cross ? Wording::of(facts.quality) : Wording::of(facts.run);
}

} // namespace

PlantSummary::PlantSummary(const Theme *theme, QAbstractItemModel *devices, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_devices(devices), m_timer(new QTimer(this))
{
    setAccessibleName(tr("Plant summary"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer->setSingleShot(true);
    m_timer->setInterval(CountEveryMs);
    connect(m_timer, &QTimer::timeout, this, &PlantSummary::count);
    const auto later = [this] {
        if (!m_timer->isActive())
            m_timer->start();
    };
    connect(devices, &QAbstractItemModel::dataChanged, this, later);
    connect(devices, &QAbstractItemModel::rowsInserted, this, &PlantSummary::count);
    connect(devices, &QAbstractItemModel::rowsRemoved, this, &PlantSummary::count);
    connect(devices, &QAbstractItemModel::modelReset, this, &PlantSummary::count);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    count();
}

QSize PlantSummary::sizeHint() const
{
    return {m_theme->ipx(400), m_theme->ipx(22)};
}

QString PlantSummary::text() const
{
    QStringList parts{tr("Devices: %1").arg(m_total)};
    for (const Count &count : m_counts)
        parts.append(tr("%1 %2", "number, state").arg(count.devices).arg(count.word));
    return parts.join(u", "_s);
}

void PlantSummary::count()
{
    QList<Count> counts;
    m_total = m_devices->rowCount();
    for (int row = 0; row < m_total; ++row) {
        const DeviceFacts facts = DeviceFacts::of(m_devices->index(row, 0));
        const QString word = wordOf(facts);
        auto found = std::find_if(counts.begin(), counts.end(),
                                  [&word](const Count &c) { return c.word == word; });
        if (found == counts.end())
            found = counts.insert(counts.end(), {facts.shape(), word, 0});
        ++found->devices;
    }
    // What is abnormal stands first.
    std::stable_sort(counts.begin(), counts.end(), [](const Count &a, const Count &b) {
        const auto rank = [](const Count &c) {
            return c.shape == StateShape::Octagon ? 0 : c.shape == StateShape::Cross ? 1 : 2;
        };
        return rank(a) < rank(b);
    });
    if (counts == m_counts)
        return;
    m_counts = counts;
    setAccessibleDescription(text());
    update();
}

void PlantSummary::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    double x = m_theme->px(6);
    const auto place = [&](double wide) {
        const QRectF box(mirrored ? width() - x - wide : x, 0, wide, height());
        x += wide;
        return box;
    };
    const auto write = [&](const QString &words, QFont::Weight weight, const QColor &colour) {
        painter.setFont(m_theme->font(12, weight));
        painter.setPen(colour);
        painter.drawText(place(painter.fontMetrics().horizontalAdvance(words) + 1),
                         Qt::AlignVCenter | Qt::TextSingleLine, words);
    };
    write(tr("Devices: %1").arg(m_total), QFont::DemiBold, t.text);
    const QFontMetricsF metrics(m_theme->font(12, QFont::DemiBold));
    for (const Count &count : m_counts) {
        x += m_theme->px(18);
        // What does not fit is left out whole; what is abnormal stands first.
        const double needed = m_theme->px(24)
            + metrics.horizontalAdvance(QString::number(count.devices) + count.word);
        if (x + needed > width()) {
            write(QString(QChar(0x2026)), QFont::Normal, t.muted);
            break;
        }
        const double size = m_theme->px(11);
        QRectF box = place(size);
        box = QRectF(box.left(), (height() - size) / 2.0, size, size);
        drawShape(painter, box, count.shape, count.shape == StateShape::Cross ? t.muted : t.mark,
                  t);
        x += m_theme->px(6);
        write(QString::number(count.devices), QFont::DemiBold, t.text);
        x += m_theme->px(4);
        write(count.word, QFont::Normal, t.muted);
    }
}

} // namespace Raptor::Views
