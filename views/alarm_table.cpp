// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_table.h"

#include "models/domain/roles.h"
#include "views/alarm_cell_delegate.h"
#include "views/theme.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Raptor::Views {

namespace {

constexpr double RowHeight = 27;
/// The header and two rows: however much stands above and below.
constexpr double LeastHeight = 92;
/// Columns that grow give way to others down to this part of their width.
constexpr double LeastShare = 0.6;

AlarmRecord recordAt(const QModelIndex &index)
{
    return index.data(AlarmRole::Record).value<AlarmRecord>();
}

} // namespace

AlarmTable::AlarmTable(const Theme *theme, const Clock *clock, const QList<Column> &columns,
                       QWidget *parent)
    : QTableView(parent), m_theme(theme), m_columns(columns)
{
    setItemDelegate(new AlarmCellDelegate(theme, clock, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem); // the value is the uppermost row
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &AlarmTable::noticeHand);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AlarmTable::sightChanged);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &AlarmTable::sightChanged);
    connect(theme, &Theme::changed, this, &AlarmTable::applyTheme);
    connect(this, &QAbstractItemView::doubleClicked, this, &AlarmTable::rowWanted);
}

void AlarmTable::setAlarms(QAbstractItemModel *alarms)
{
    // Before the selection model, which moves on to a neighbour when the current row goes, and the
    // view after it: that is not the operator.
    connect(alarms, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_settling = true; }); // until they have their places again
    setModel(alarms);
    for (int column = 0; column < m_columns.size(); ++column)
        setColumnHidden(column, m_columns.at(column).width == 0);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlarmTable::choiceChanged);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AlarmTable::choiceChanged);
    connect(alarms, &QAbstractItemModel::dataChanged, this, &AlarmTable::sightChanged);
    connect(alarms, &QAbstractItemModel::layoutChanged, this, &AlarmTable::sightChanged);
    connect(alarms, &QAbstractItemModel::rowsInserted, this, &AlarmTable::sightChanged);
    connect(alarms, &QAbstractItemModel::rowsRemoved, this, &AlarmTable::sightChanged);
    connect(alarms, &QAbstractItemModel::modelReset, this, &AlarmTable::sightChanged);
    watchSight();
    applyTheme();
}

void AlarmTable::watchSight()
{
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AlarmTable::noteSight);
    connect(this, &AlarmTable::choiceChanged, this, [this] {
        executeDelayedItemsLayout(); // rows that came meanwhile have their places first
        noteSight();
    });
}

void AlarmTable::noteSight()
{
    if (m_settling)
        return;
    const int top = verticalScrollBar()->value();
    const QModelIndex current = currentIndex();
    const bool chosen = current.isValid() && selectionModel()->isRowSelected(current.row());
    const int below = current.row() - top;
    const int fit = viewport()->height() / qMax(1, verticalHeader()->defaultSectionSize());
    if (chosen && below >= 0 && below < fit) {
        m_looked = current.siblingAtColumn(0);
        m_lookedAt = below;
    } else {
        m_looked = top > 0 ? model()->index(top, 0) : QModelIndex();
        m_lookedAt = 0;
    }
}

/// Runs after rows came, went or changed their places, and before they are painted.
void AlarmTable::updateGeometries()
{
    m_settling = true;
    QTableView::updateGeometries();
    if (m_looked.isValid())
        verticalScrollBar()->setValue(m_looked.row() - m_lookedAt);
    m_settling = false;
    if (!m_looked.isValid() && model())
        noteSight();
}

void AlarmTable::applyTheme()
{
    verticalHeader()->setDefaultSectionSize(m_theme->ipx(RowHeight));
    setMinimumHeight(m_theme->ipx(LeastHeight));
    fit();
}

void AlarmTable::fit()
{
    if (m_byHand)
        return;
    int wanted = 0;
    int parts = 0;
    for (const Column &column : std::as_const(m_columns)) {
        wanted += m_theme->ipx(column.width);
        parts += column.grows;
    }
    const int left = viewport()->width() - wanted;
    m_fitting = true;
    for (int column = 0; column < m_columns.size(); ++column) {
        const auto &[width, grows] = m_columns.at(column);
        if (width == 0)
            continue;
        const int base = m_theme->ipx(width);
        // Rounded down, so that they never take more than there is.
        const int part = int(std::floor(double(left) * grows / qMax(1, parts)));
        setColumnWidth(column, qMax(int(base * LeastShare), base + part));
    }
    m_fitting = false;
}

/// The last section follows the window by itself; the others move when somebody draws at them.
void AlarmTable::noticeHand(int column)
{
    const bool last = horizontalHeader()->visualIndex(column) == horizontalHeader()->count() - 1;
    if (!m_fitting && !last && QGuiApplication::mouseButtons() != Qt::NoButton)
        m_byHand = true;
}

QByteArray AlarmTable::columnState() const
{
    return m_byHand ? horizontalHeader()->saveState() : QByteArray();
}

void AlarmTable::restoreColumns(const QByteArray &state)
{
    m_byHand = !state.isEmpty() && horizontalHeader()->restoreState(state);
    fit();
}

/// Not by "activated": some desktops have it at a single click, which chooses here.
void AlarmTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->isAutoRepeat() && currentIndex().isValid())
        Q_EMIT rowWanted(currentIndex());
    else if (!enter)
        QTableView::keyPressEvent(event);
}

void AlarmTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
    Q_EMIT sightChanged();
}

QList<AlarmRecord> AlarmTable::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<AlarmRecord> records;
    records.reserve(rows.size());
    for (const QModelIndex &row : std::as_const(rows))
        records.append(recordAt(row));
    return records;
}

int AlarmTable::chosenCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

std::optional<AlarmRecord> AlarmTable::shown() const
{
    const QItemSelectionModel *choice = selectionModel();
    if (!choice->hasSelection())
        return std::nullopt;
    const QModelIndex current = choice->currentIndex();
    if (current.isValid() && choice->isRowSelected(current.row()))
        return recordAt(current);
    int first = model()->rowCount();
    for (const QItemSelectionRange &range : choice->selection())
        first = qMin(first, range.top());
    return recordAt(model()->index(first, 0));
}

QList<AlarmKey> AlarmTable::unacknowledged(int first, int last) const
{
    QList<AlarmKey> keys;
    for (int row = qMax(0, first); row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(AlarmRole::Unacknowledged).toBool())
            keys.append(index.data(AlarmRole::Key).value<AlarmKey>());
    }
    return keys;
}

QList<AlarmKey> AlarmTable::unacknowledgedInSight() const
{
    const int half = verticalHeader()->defaultSectionSize() / 2;
    const int first = rowAt(half);
    const int last = rowAt(viewport()->height() - half);
    return first < 0 ? QList<AlarmKey>()
                     : unacknowledged(first, last < 0 ? model()->rowCount() - 1 : last);
}

int AlarmTable::unacknowledgedAbove() const
{
    return int(unacknowledged(0, verticalScrollBar()->value() - 1).size());
}

QList<AlarmKey> AlarmTable::unacknowledged() const
{
    return unacknowledged(0, model()->rowCount() - 1);
}

bool AlarmTable::choose(const AlarmKey &alarm)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(AlarmRole::Key).value<AlarmKey>() != alarm)
            continue;
        selectRow(row);
        scrollTo(index);
        return true;
    }
    clearSelection();
    return false;
}

} // namespace Raptor::Views
