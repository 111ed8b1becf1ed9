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

bool concerns(const QList<int> &roles)
{
    return roles.isEmpty() || roles.contains(DeviceRole::RunStateRole)
        || roles.contains(DeviceRole::QualityRole) || roles.contains(DeviceRole::EStopLatched);
}

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
    connect(devices, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (concerns(roles))
                    reread(first.row(), last.row());
            });
    connect(devices, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { insert(first, last); });
    connect(devices, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { remove(first, last); });
    connect(devices, &QAbstractItemModel::modelReset, this, &PlantSummary::readAll);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    readAll();
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

PlantSummary::State PlantSummary::stateAt(int row) const
{
    const QModelIndex index = m_devices->index(row, 0);
    return {index.data(DeviceRole::RunStateRole).value<RunState>(),
            index.data(DeviceRole::QualityRole).value<Quality>(),
            index.data(DeviceRole::EStopLatched).toBool()};
}

void PlantSummary::readAll()
{
    m_states.clear();
    m_devicesIn.clear();
    if (m_devices->rowCount() > 0)
        insert(0, m_devices->rowCount() - 1);
    count();
}

void PlantSummary::insert(int first, int last)
{
    std::vector<State> added;
    for (int row = first; row <= last; ++row) {
        added.push_back(stateAt(row));
        take(added.back(), 1);
    }
    m_states.insert(m_states.begin() + first, added.begin(), added.end());
    countSoon();
}

void PlantSummary::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        take(m_states.at(size_t(row)), -1);
    m_states.erase(m_states.begin() + first, m_states.begin() + last + 1);
    countSoon();
}

void PlantSummary::reread(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const State now = stateAt(row);
        State &before = m_states.at(size_t(row));
        if (now == before)
            continue;
        take(std::exchange(before, now), -1);
        take(now, 1);
        countSoon();
    }
}

void PlantSummary::take(State state, int devices)
{
    const auto entry = m_devicesIn.try_emplace(state, 0).first;
    entry->second += devices;
    if (entry->second == 0)
        m_devicesIn.erase(entry);
}

/// The first news is shown at once.
void PlantSummary::countSoon()
{
    if (m_timer->isActive())
        return;
    if (m_total == 0)
        count();
    m_timer->start();
}

void PlantSummary::count()
{
    QList<Count> counts;
    const int total = int(m_states.size());
    for (const auto &[state, devices] : m_devicesIn) {
        DeviceFacts facts;
        facts.run = state.run;
        facts.quality = state.quality;
        facts.latched = state.latched;
        const QString word = wordOf(facts);
        auto found = std::find_if(counts.begin(), counts.end(),
                                  [&word](const Count &c) { return c.word == word; });
        if (found == counts.end())
            found = counts.insert(counts.end(), {facts.shape(), word, 0});
        found->devices += devices;
    }
    // What is abnormal stands first.
    std::stable_sort(counts.begin(), counts.end(), [](const Count &a, const Count &b) {
        const auto rank = [](const Count &c) {
            return c.shape == StateShape::Octagon ? 0 : c.shape == StateShape::Cross ? 1 : 2;
        };
        return rank(a) < rank(b);
    });
    if (counts == m_counts && total == m_total)
        return;
    m_counts = counts;
    m_total = total;
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
