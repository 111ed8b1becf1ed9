// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trends_page.h"

#include "models/domain/trend_ports.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/trend_canvas.h"
#include "views/trend_compare_box.h"
#include "views/trend_legend.h"
#include "views/trend_list.h"
#include "views/trend_marks.h"
#include "views/trend_save.h"
#include "views/trend_set_box.h"
#include "views/trend_tag_chooser.h"
#include "views/trend_time_bar.h"
#include "views/turning_row.h"
#include "views/window_parts.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int TicksPerRefresh = 4; ///< names and limits hardly ever change
constexpr Milliseconds Around{10 * 60'000}; ///< what is shown before and after what happened
constexpr Milliseconds Margin{60'000}; ///< beyond now: what goes on is seen to go on

/// Stands in where no numbers are kept.
class NoColumns final : public TrendColumns
{
public:
    using TrendColumns::TrendColumns;

    void watch(const QObject *, const QList<TagId> &) override { }
    [[nodiscard]] QList<HistoryBucket> columns(const TagId &, WallTime, WallTime,
                                               Milliseconds) override
    {
        return {};
    }
    [[nodiscard]] TrendNow current(const TagId &) const override { return {}; }
    [[nodiscard]] bool isLoading(const TagId &) const override { return false; }
    [[nodiscard]] QString trouble() const override { return {}; }
};

TrendCanvas *canvasOf(const Theme *theme, TrendColumns *columns, const Clock *clock,
                      TrendsPage::Time time, QWidget *parent)
{
    auto *canvas = new TrendCanvas(theme, columns, clock, parent);
    canvas->setReplay(time == TrendsPage::Time::Replay);
    return canvas;
}

TrendColumns *columnsOf(const WindowParts &parts, QObject *owner)
{
    return parts.trendColumns ? parts.trendColumns : new NoColumns(owner);
}

} // namespace

TrendsPage::TrendsPage(const Theme *theme, const WindowParts &parts, QWidget *parent, Time time)
    : QWidget(parent), m_columns(columnsOf(parts, this)), m_sets(parts.trendSets),
      m_list(new TrendList(theme, parts.devices, parts.alarmDesk, this)),
      m_marks(new TrendMarks(parts, this)),
      m_canvas(canvasOf(theme, m_columns, parts.clock, time, this)),
      m_time(new TrendTimeBar(m_canvas, parts.clock, this)),
      m_compare(new TrendCompareBox(m_canvas, this)),
      m_setBox(new TrendSetBox(
          parts.trendSets, [this] { return shown(); }, this)),
      m_save(new TrendSave(theme, m_canvas, parts.trendExporter, this)),
      m_chooser(new TrendTagChooser(theme, parts.devices, this)),
      m_legend(new TrendLegend(theme, m_list, m_canvas, this)),
      m_trouble(plainLabel({}, "fault", this)), m_clock(parts.clock)
{
    m_detour = buildDetour();
    m_canvas->setObjectName(u"trendCanvas"_s);
    m_canvas->setAccessibleName(tr("Chart"));
    m_canvas->setLegendShown(false); // the table below has all of it
    m_trouble->setObjectName(u"trendTrouble"_s);
    m_trouble->setWordWrap(true);
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(m_detour);
    layout->addWidget(m_setBox->line());
    layout->addWidget(m_time);
    layout->addWidget(m_save);
    layout->addWidget(m_trouble);
    layout->addWidget(buildBody(), 1);
    wire(m_columns);
    showTrouble();
}

QWidget *TrendsPage::buildHead()
{
    auto *head = new TurningRow(this);
    head->add(m_setBox);
    if (m_canvas->isReplay()) {
        auto *note = plainLabel(tr("The chart ends at the moment of the replay and moves with it; "
                                   "what came later is not drawn."),
                                "muted", head);
        note->setObjectName(u"trendReplayNote"_s);
        note->setWordWrap(true);
        note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        head->add(note, 1);
    } else {
        head->addStretch();
    }
    auto *right = new QWidget(head);
    auto *row = new QHBoxLayout(right);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_compare);
    row->addWidget(m_save->button());
    head->add(right);
    return head;
}

/// Where it leads from, and back.
QWidget *TrendsPage::buildDetour()
{
    auto *line = new QWidget(this);
    line->setObjectName(u"trendDetour"_s);
    m_detourWords = plainLabel({}, "section", line);
    m_detourWords->setObjectName(u"trendDetourWords"_s);
    m_detourWords->setWordWrap(true);
    auto *back = new PushButton(tr("Back to the chart before"), line);
    back->setObjectName(u"trendDetourBack"_s);
    back->setAccessibleName(back->text());
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_detourWords, 1);
    row->addWidget(back);
    connect(back, &QPushButton::clicked, this, &TrendsPage::endDetour);
    line->hide();
    return line;
}

void TrendsPage::showAround(const TagId &tag, WallTime at)
{
    if (!m_before)
        m_before = shown();
    m_list->setTags({});
    addTags({m_list->isNumber(tag) ? tag : TagId{tag.device, {}}});
    m_canvas->setFit(false);
    m_compare->setComparison(Milliseconds(0));
    m_canvas->setRange(at - Around, std::min(at + Around, m_clock->wall() + Margin));
    m_canvas->setCursors(at, {});
    m_canvas->setLead(tag);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toEpochMs(at));
    m_detourWords->setText(
        tr("Around the alarm of %1", "date and time")
            .arg(QLocale().toString(time, tr("ddd d MMM yyyy, HH:mm:ss", "date and time"))));
    m_detour->setVisible(true);
    m_detour->findChild<QWidget *>(u"trendDetourBack"_s)->setVisible(!m_before->tags.isEmpty());
}

void TrendsPage::endDetour()
{
    const TrendSet before = m_before.value_or(TrendSet());
    m_before.reset();
    m_detour->hide();
    m_canvas->setLead({});
    m_canvas->setCursors({}, {});
    if (before.tags.isEmpty())
        return;
    showSet(before);
    m_canvas->setFollowing(true);
}

QWidget *TrendsPage::buildBody()
{
    auto *upper = new QSplitter(Qt::Horizontal, this);
    auto *note = new EmptyNote(
        tr("No signals yet"),
        tr("Drag a device from the tree, or signals from \"Add signals\u2026\", onto this place; "
           "or open a saved trend."),
        m_legend->table()->model(), m_canvas, upper);
    note->setObjectName(u"trendNote"_s);
    upper->addWidget(cardOf(m_canvas, note, upper));
    upper->addWidget(m_chooser);
    upper->setStretchFactor(0, 1);
    upper->setStretchFactor(1, 0);
    upper->setCollapsible(0, false);
    upper->setCollapsible(1, false);
    m_chooser->hide();
    auto *body = new QSplitter(Qt::Vertical, this);
    body->setObjectName(u"trendSplitter"_s);
    body->addWidget(upper);
    body->addWidget(m_legend);
    body->setStretchFactor(0, 1);
    body->setStretchFactor(1, 0);
    body->setSizes({1000, 1}); // the table as small as it can be
    body->setCollapsible(0, false);
    body->setCollapsible(1, false);
    body->setHandleWidth(8);
    body->setStyleSheet(u"QSplitter#trendSplitter::handle { background: transparent; }"_s);
    return body;
}

void TrendsPage::wire(TrendColumns *columns)
{
    connect(m_list, &TrendList::changed, this, &TrendsPage::showTraces);
    connect(m_marks, &TrendMarks::changed, this, &TrendsPage::showMarks);
    connect(columns, &TrendColumns::changed, this, &TrendsPage::showTrouble);
    connect(m_legend, &TrendLegend::addRequested, this, &TrendsPage::openChooser);
    connect(m_canvas, &TrendCanvas::cursorsChanged, this, [this] {
        // The table has the values at the cursors, and hides nothing of the chart.
        m_canvas->setReadoutShown(!m_canvas->cursorA() && !m_canvas->cursorB());
    });
    connect(m_canvas, &TrendCanvas::menuRequested, this, &TrendsPage::showMenu);
    connect(m_chooser, &TrendTagChooser::chosen, this, &TrendsPage::addTags);
    connect(m_chooser, &TrendTagChooser::closeRequested, m_chooser, &QWidget::hide);
    connect(m_setBox, &TrendSetBox::opened, this, [this](const TrendSet &set) {
        m_before.reset();
        endDetour();
        showSet(set);
        m_save->say(tr("%1 is open").arg(set.name), false);
    });
    connect(m_setBox, &TrendSetBox::said, m_save, &TrendSave::say);
    m_save->setSource([this] { return exported(); });
    if (m_sets)
        connect(m_sets, &TrendSets::troubleChanged, this, &TrendsPage::showTrouble);
}

void TrendsPage::addTags(const QList<TagId> &tags)
{
    const QString why = m_list->add(tags);
    m_save->say(why, !why.isEmpty());
}

/// A detour is left with the window: what is kept is what was chosen.
TrendSet TrendsPage::chosen() const
{
    return m_before.value_or(shown());
}

TrendSet TrendsPage::shown() const
{
    return {{}, m_list->tags(), m_canvas->span(), m_canvas->isFit(), m_canvas->comparison()};
}

void TrendsPage::showSet(const TrendSet &set)
{
    m_list->setTags(set.tags);
    m_canvas->setFit(set.fit);
    m_canvas->setSpan(set.span);
    m_compare->setComparison(set.comparison);
}

QTableView *TrendsPage::table() const
{
    return m_legend->table();
}

TrendExport TrendsPage::exported() const
{
    TrendExport out;
    for (const TrendTrace &trace : m_list->traces()) {
        if (trace.visible)
            out.tags.append({trace.tag, trace.unit});
    }
    out.from = m_canvas->from();
    out.to = std::min(m_canvas->to(), m_clock->wall());
    return out;
}

void TrendsPage::showTraces()
{
    m_canvas->setTraces(m_list->traces());
    tick();
}

void TrendsPage::showMarks()
{
    m_canvas->setMarks(m_marks->switches());
    m_canvas->setEvents(m_marks->commands());
    m_canvas->setAlarms(m_marks->alarms());
}

void TrendsPage::showTrouble()
{
    QStringList lines;
    if (const QString why = m_columns->trouble(); !why.isEmpty())
        lines.append(tr("Older values cannot be read: %1").arg(why));
    if (m_sets && !m_sets->trouble().isEmpty())
        lines.append(m_sets->trouble());
    const QString text = lines.join(u'\n');
    m_trouble->setText(text);
    m_trouble->setAccessibleName(text);
    m_trouble->setVisible(!text.isEmpty());
}

void TrendsPage::openChooser()
{
    m_chooser->show();
    m_chooser->focusFilter();
}

/// Shown, not executed: nothing waits for it.
void TrendsPage::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"trendMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Add signals\u2026"), this, &TrendsPage::openChooser);
    menu->addSeparator();
    if (!m_canvas->isReplay())
        menu->addAction(m_canvas->isPaused() ? tr("Go on") : tr("Pause"), m_canvas,
                        [this] { m_canvas->setPaused(!m_canvas->isPaused()); });
    menu->addAction(m_canvas->isReplay() ? tr("Back to the moment of the replay")
                                         : tr("Back to now"),
                    m_canvas, [this] { m_canvas->setFollowing(true); });
    menu->addAction(tr("Back to the time before"), m_canvas, [this] { m_canvas->goBack(); });
    menu->addAction(tr("Take the zoom of the values back"), m_canvas, &TrendCanvas::resetValues);
    menu->addAction(tr("Take the cursors away"), m_canvas,
                    [this] { m_canvas->setCursors({}, {}); });
    menu->popup(place);
}

bool TrendsPage::escape()
{
    if (m_setBox->escape() || m_time->escape() || m_save->escape())
        return true;
    if (m_before && !m_detour->isHidden() && m_chooser->isHidden()) {
        endDetour();
        return true;
    }
    if (!m_chooser->isHidden()) {
        if (!m_chooser->clearFilter())
            m_chooser->hide();
        return true;
    }
    if (!m_canvas->cursorA() && !m_canvas->cursorB())
        return false;
    m_canvas->setCursors({}, {});
    return true;
}

void TrendsPage::tick()
{
    if (!isVisible())
        return;
    if (m_ticks++ % TicksPerRefresh == 0)
        m_list->refresh();
    QList<TagId> tags;
    for (const TrendSetTag &one : m_list->tags())
        tags.append(one.tag);
    m_marks->look(tags, m_canvas->from(), m_canvas->to());
}

void TrendsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_legend->setRoom(height());
}

void TrendsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!tagsFromMime(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TrendsPage::dropEvent(QDropEvent *event)
{
    const QList<TagId> tags = tagsFromMime(event->mimeData());
    if (tags.isEmpty())
        return;
    event->acceptProposedAction();
    addTags(tags);
}

} // namespace Raptor::Views
