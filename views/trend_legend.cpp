// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_legend.h"

#include "models/domain/wording.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/theme.h"
#include "views/trend_canvas.h"
#include "views/trend_legend_model.h"
#include "views/trend_list.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double RowHeight = 25;
constexpr double NumberWidth = 92;
constexpr double LeastHeight = 136; ///< the header and four rows
constexpr double LowHeight = 61; ///< the header and one row
constexpr double LowPage = 520;

QString timeText(WallTime time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
    return QLocale().toString(local, u"yyyy-MM-dd HH:mm:ss"_s);
}

/// "6 min 30 s": its two greatest parts.
QString lengthText(Milliseconds length)
{
    if (length < std::chrono::minutes(1))
        return Wording::duration(length);
    const std::pair<qint64, QString> units[] = {{86'400, TrendLegend::tr("d", "days")},
                                                {3600, TrendLegend::tr("h", "hours")},
                                                {60, TrendLegend::tr("min", "minutes")},
                                                {1, TrendLegend::tr("s", "seconds")}};
    qint64 left = length.count() / 1000;
    QStringList parts;
    for (const auto &[seconds, word] : units) {
        if (const qint64 count = left / seconds; count > 0 && parts.size() < 2)
            parts.append(u"%1 %2"_s.arg(count).arg(word));
        left %= seconds;
    }
    return parts.join(u' ');
}

/// The boxes are drawn on the ground of controls: a table without a ground of its own has none.
class BoxDelegate final : public QStyledItemDelegate
{
public:
    BoxDelegate(const Theme *theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Tokens &t = m_theme->tokens();
        option->palette.setColor(QPalette::Base, t.control);
        option->palette.setColor(QPalette::Window, t.outline);
        option->palette.setColor(QPalette::Text, t.text);
    }

private:
    const Theme *m_theme;
};

} // namespace

TrendLegend::TrendLegend(const Theme *theme, TrendList *list, TrendCanvas *canvas, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_list(list), m_canvas(canvas),
      m_model(new TrendLegendModel(theme, this)), m_table(new QTableView(this)),
      m_cursors(plainLabel({}, "muted", this)),
      m_add(new PushButton(tr("Add signals\u2026"), this)),
      m_hide(new PushButton(tr("Hide"), this)), m_colour(new QToolButton(this)),
      m_remove(new PushButton(tr("Remove"), this))
{
    setLook(this, "card");
    build();
    wire();
    showTraces();
    applyTheme();
}

void TrendLegend::build()
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(TrendLegendModel::Sort);
    sorted->setSortLocaleAware(true);
    m_table->setObjectName(u"trendLegend"_s);
    m_table->setAccessibleName(tr("Signals of the chart"));
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as they came
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::ExtendedSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(TrendLegendModel::Name, QHeaderView::Stretch);
    m_table->setItemDelegateForColumn(TrendLegendModel::Name, new BoxDelegate(m_theme, this));
    m_table->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(4);
    layout->addLayout(buildTools());
    layout->addWidget(m_table, 1);
}

QLayout *TrendLegend::buildTools()
{
    m_cursors->setObjectName(u"trendCursorText"_s);
    m_add->setObjectName(u"trendAddSignalsButton"_s);
    m_add->setAccessibleName(tr("Add signals to the chart"));
    m_hide->setObjectName(u"trendHideButton"_s);
    m_colour->setObjectName(u"trendColourButton"_s);
    m_colour->setText(tr("Colour"));
    m_colour->setAccessibleName(tr("Colour of what is chosen"));
    m_colour->setPopupMode(QToolButton::InstantPopup);
    m_colour->setFocusPolicy(Qt::StrongFocus);
    m_colour->setMenu(new QMenu(this));
    m_remove->setObjectName(u"trendRemoveButton"_s);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_cursors, 1);
    tools->addWidget(m_add);
    tools->addWidget(m_hide);
    tools->addWidget(m_colour);
    tools->addWidget(m_remove);
    return tools;
}

void TrendLegend::wire()
{
    connect(m_list, &TrendList::changed, this, &TrendLegend::showTraces);
    connect(m_canvas, &TrendCanvas::figuresChanged, this, &TrendLegend::refresh);
    connect(m_canvas, &TrendCanvas::cursorsChanged, this, &TrendLegend::refresh);
    connect(m_model, &TrendLegendModel::visibilityRequested, this,
            [this](const TagId &tag, bool visible) { m_list->setVisible({tag}, visible); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TrendLegend::showOffers);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                m_canvas->setLead(row.data(TrendLegendModel::Tag).value<TagId>());
            });
    connect(m_table->model(), &QAbstractItemModel::rowsRemoved, this, &TrendLegend::showOffers);
    connect(m_table->model(), &QAbstractItemModel::modelReset, this, &TrendLegend::showOffers);
    connect(m_add, &QPushButton::clicked, this, &TrendLegend::addRequested);
    connect(m_hide, &QPushButton::clicked, this, &TrendLegend::hideOrShow);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_list->remove(chosen()); });
    connect(m_colour->menu(), &QMenu::aboutToShow, this, &TrendLegend::showColours);
    connect(m_theme, &Theme::changed, this, &TrendLegend::applyTheme);
}

QList<TagId> TrendLegend::chosen() const
{
    QList<TagId> tags;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        tags.append(row.data(TrendLegendModel::Tag).value<TagId>());
    return tags;
}

void TrendLegend::showTraces()
{
    m_model->setTraces(m_list->traces());
    refresh();
    showOffers();
}

void TrendLegend::refresh()
{
    const auto a = m_canvas->cursorA();
    const auto b = m_canvas->cursorB();
    const QList<TrendReading> atA = a ? m_canvas->valuesAt(*a) : QList<TrendReading>();
    const QList<TrendReading> atB = b ? m_canvas->valuesAt(*b) : QList<TrendReading>();
    QList<TrendLegendModel::Figures> figures;
    const QList<TrendTrace> &traces = m_list->traces();
    for (qsizetype place = 0; place < traces.size(); ++place)
        figures.append(
            {m_canvas->statistics(traces.at(place).tag), atA.value(place), atB.value(place)});
    m_model->setFigures(figures);
    showCursors();
}

void TrendLegend::showCursors()
{
    const auto a = m_canvas->cursorA();
    const auto b = m_canvas->cursorB();
    QStringList parts;
    if (a)
        parts.append(tr("A %1", "cursor, time").arg(timeText(*a)));
    if (b)
        parts.append(tr("B %1", "cursor, time").arg(timeText(*b)));
    if (a && b) {
        const Milliseconds between = *b > *a ? *b - *a : *a - *b;
        parts.append(tr("between them %1").arg(lengthText(between)));
    }
    const QString text = parts.join(u"   "_s);
    if (text == m_cursors->text())
        return;
    m_cursors->setText(text);
    m_cursors->setAccessibleName(text);
}

void TrendLegend::showOffers()
{
    const QList<TagId> tags = chosen();
    const QString why = tags.isEmpty() ? tr("Choose a signal in the table first") : QString();
    for (QAbstractButton *button :
         std::initializer_list<QAbstractButton *>{m_hide, m_colour, m_remove}) {
        button->setEnabled(!tags.isEmpty());
        button->setToolTip(why);
    }
    const auto &all = m_list->tags();
    const bool anyShown = std::any_of(all.cbegin(), all.cend(), [&tags](const TrendSetTag &one) {
        return one.visible && tags.contains(one.tag);
    });
    m_hide->setText(tags.isEmpty() || anyShown ? tr("Hide") : tr("Show"));
    m_hide->setAccessibleName(tags.isEmpty() || anyShown ? tr("Hide what is chosen")
                                                         : tr("Show what is chosen"));
    m_remove->setAccessibleName(tr("Remove what is chosen from the chart"));
}

void TrendLegend::hideOrShow()
{
    const QList<TagId> tags = chosen();
    const auto &all = m_list->tags();
    const bool anyShown = std::any_of(all.cbegin(), all.cend(), [&tags](const TrendSetTag &one) {
        return one.visible && tags.contains(one.tag);
    });
    m_list->setVisible(tags, !anyShown);
}

void TrendLegend::showColours()
{
    const QStringList names{tr("Colour 1"), tr("Colour 2"), tr("Colour 3"), tr("Colour 4"),
                            tr("Colour 5"), tr("Colour 6"), tr("Colour 7"), tr("Colour 8")};
    QMenu *menu = m_colour->menu();
    menu->clear();
    for (int colour = 0; colour < TrendList::colours; ++colour) {
        QPixmap swatch(m_theme->ipx(16), m_theme->ipx(16));
        swatch.fill(traceColour(*m_theme, colour));
        QAction *action = menu->addAction(QIcon(swatch), names.at(colour), this,
                                          [this, colour] { m_list->setColour(chosen(), colour); });
        action->setObjectName(u"trendColour_%1"_s.arg(colour));
    }
}

void TrendLegend::applyTheme()
{
    m_table->verticalHeader()->setDefaultSectionSize(m_theme->ipx(RowHeight));
    for (int column = TrendLegendModel::Current; column < TrendLegendModel::Count; ++column)
        m_table->setColumnWidth(column, m_theme->ipx(NumberWidth));
    setRoom(m_room);
}

void TrendLegend::setRoom(int height)
{
    m_room = height;
    const bool isLow = height < m_theme->ipx(LowPage);
    m_table->setMinimumHeight(m_theme->ipx(isLow ? LowHeight : LeastHeight));
}

/// Delete removes what is chosen, Space hides and shows it.
bool TrendLegend::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Delete) {
            m_list->remove(chosen());
            return true;
        }
        if (key->key() == Qt::Key_Space && !key->isAutoRepeat() && !chosen().isEmpty()) {
            hideOrShow();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Raptor::Views
