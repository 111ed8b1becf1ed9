// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarms_page.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/roles.h"
#include "views/active_alarms.h"
#include "views/alarm_definitions_view.h"
#include "views/alarm_figures_view.h"
#include "views/alarm_journal_view.h"
#include "views/alarm_table.h"
#include "views/alarm_tally.h"
#include "views/alarm_text.h"
#include "views/flood_banner.h"
#include "views/labels.h"
#include "views/segment_bar.h"
#include "views/silent_alarms.h"
#include "views/window_parts.h"

#include <QtCore/QAbstractTableModel>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// Stands in where alarms are not watched.
class NoAlarms final : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    [[nodiscard]] int rowCount(const QModelIndex &) const override { return 0; }
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(AlarmColumn::Count);
    }
    [[nodiscard]] QVariant data(const QModelIndex &, int) const override { return {}; }
};

/// One line that ends in an ellipsis where it does not fit; the whole is its tooltip.
class ResultLabel final : public QLabel
{
public:
    explicit ResultLabel(QWidget *parent) : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setLook(this, "muted");
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        style()->drawItemText(
            &painter, contentsRect(), int(alignment()) | Qt::TextSingleLine, palette(), isEnabled(),
            fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()),
            foregroundRole());
    }
};

QAbstractItemModel *alarmsOf(const WindowParts &parts, QObject *owner)
{
    return parts.alarms ? parts.alarms : new NoAlarms(owner);
}

} // namespace

AlarmsPage::AlarmsPage(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_desk(parts.alarmDesk), m_names(new AlarmNames(parts.devices, this)),
      m_segments(new SegmentBar(u"alarmViews"_s, tr("Lists of alarms"), this)),
      m_result(new ResultLabel(this)), m_tally(new AlarmTally(theme, this)),
      m_trouble(plainLabel({}, "fault", this)), m_stack(new QStackedWidget(this))
{
    QAbstractItemModel *alarms = alarmsOf(parts, this);
    m_flood = new FloodBanner(theme, m_names, parts.clock, this);
    m_active = new ActiveAlarms(theme, alarms, m_desk, m_names, parts.clock, m_stack);
    m_journal = new AlarmJournalView(theme, parts.alarmHistory, m_names, parts.clock, m_stack);
    m_silent = new SilentAlarms(theme, alarms, m_desk, m_names, parts.clock, m_stack);
    m_figures = new AlarmFiguresView(theme, parts.alarmHistory, m_names, parts.clock, m_stack);
    addView(View::Active, u"alarmViewActive"_s, tr("Acti&ve"), tr("Active alarms"), m_active);
    addView(View::Journal, u"alarmViewJournal"_s, tr("&Journal"), tr("Journal of alarms"),
            m_journal);
    addView(View::Silent, u"alarmViewSilent"_s, tr("Shelved, o&ut of service"),
            tr("Shelved, out of service and suppressed alarms"), m_silent);
    addView(View::Figures, u"alarmViewFigures"_s, tr("&Figures"), tr("Figures of the alarms"),
            m_figures);
    m_definitions = new AlarmDefinitionsView(theme, parts.devices, m_desk, m_names, m_stack);
    addView(View::Definitions, u"alarmViewDefinitions"_s, tr("Definition&s"),
            tr("Definitions of the alarms of a device"), m_definitions);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addLayout(buildHead());
    layout->addWidget(m_trouble);
    layout->addWidget(m_flood);
    layout->addWidget(m_stack, 1);
    wire(alarms);
    wireViews();
    showView(View::Active);
    showSummary();
    showCounts();
}

void AlarmsPage::addView(View view, const QString &name, const QString &text, const QString &spoken,
                         QWidget *widget)
{
    m_segments->addSegment(int(view), name, text, spoken);
    m_stack->addWidget(widget);
}

QLayout *AlarmsPage::buildHead()
{
    m_result->setObjectName(u"alarmResult"_s);
    m_result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_result->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_trouble->setObjectName(u"alarmTrouble"_s);
    m_trouble->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(m_segments);
    head->addWidget(m_result, 1);
    head->addWidget(m_tally);
    return head;
}

void AlarmsPage::wire(QAbstractItemModel *alarms)
{
    connect(m_segments, &SegmentBar::chosen, this, [this](int view) { showView(View(view)); });
    connect(m_active, &ActiveAlarms::deviceRequested, this, &AlarmsPage::deviceRequested);
    connect(m_active, &ActiveAlarms::trendRequested, this, &AlarmsPage::trendRequested);
    connect(m_active, &ActiveAlarms::said, this, &AlarmsPage::say);
    connect(m_silent, &SilentAlarms::said, this, &AlarmsPage::say);
    connect(m_definitions, &AlarmDefinitionsView::said, this, &AlarmsPage::say);
    connect(m_silent, &SilentAlarms::countChanged, this, &AlarmsPage::showCounts);
    connect(m_flood, &FloodBanner::alarmRequested, this, &AlarmsPage::showAlarm);
    if (m_desk)
        connect(m_desk, &AlarmDesk::summaryChanged, this, &AlarmsPage::showSummary);
    connect(alarms, &QAbstractItemModel::rowsInserted, m_journal, &AlarmJournalView::touch);
    connect(alarms, &QAbstractItemModel::rowsRemoved, m_journal, &AlarmJournalView::touch);
    connect(alarms, &QAbstractItemModel::dataChanged, m_journal, &AlarmJournalView::touch);
    connect(alarms, &QAbstractItemModel::modelReset, m_journal, &AlarmJournalView::touch);
}

/// Where a row leads, in whichever list it stands.
void AlarmsPage::wireViews()
{
    connect(m_active, &ActiveAlarms::alarmWanted, this, &AlarmsPage::lead);
    connect(m_journal, &AlarmJournalView::alarmWanted, this, &AlarmsPage::lead);
    connect(m_silent, &SilentAlarms::alarmWanted, this, &AlarmsPage::lead);
    connect(m_figures, &AlarmFiguresView::alarmWanted, this, &AlarmsPage::lead);
    connect(m_figures, &AlarmFiguresView::said, this, &AlarmsPage::say);
    connect(m_silent, &SilentAlarms::deviceRequested, this, &AlarmsPage::deviceRequested);
    connect(m_silent, &SilentAlarms::trendRequested, this, &AlarmsPage::trendRequested);
    connect(m_journal, &AlarmJournalView::trendRequested, this, &AlarmsPage::trendRequested);
    connect(m_silent, &SilentAlarms::definitionRequested, this, [this](const AlarmRecord &record) {
        showView(View::Definitions);
        m_definitions->showAlarm(record.key);
    });
}

/// To its device, with the trend of that time; what belongs to none has what is known of it in the
/// list of active alarms.
void AlarmsPage::lead(const AlarmKey &alarm, std::optional<WallTime> at)
{
    if (alarm.device.isNull())
        showAlarm(alarm);
    else if (at)
        Q_EMIT momentRequested(alarm.device, *at);
    else
        Q_EMIT deviceRequested(alarm.device);
}

void AlarmsPage::showView(View view)
{
    m_segments->setCurrent(int(view));
    m_stack->setCurrentIndex(int(view));
    say({}, false);
}

AlarmsPage::View AlarmsPage::view() const
{
    return View(m_stack->currentIndex());
}

void AlarmsPage::showAlarm(const AlarmKey &alarm)
{
    showView(View::Active);
    m_active->choose(alarm);
}

void AlarmsPage::showDevice(const DeviceId &device)
{
    m_definitions->showDevice(device);
}

QTableView *AlarmsPage::table() const
{
    return m_active->table();
}

QVariantMap AlarmsPage::columnState() const
{
    return {{u"active"_s, m_active->table()->columnState()},
            {u"journal"_s, m_journal->table()->columnState()},
            {u"silent"_s, m_silent->table()->columnState()}};
}

void AlarmsPage::restoreColumns(const QVariantMap &state)
{
    m_active->table()->restoreColumns(state.value(u"active"_s).toByteArray());
    m_journal->table()->restoreColumns(state.value(u"journal"_s).toByteArray());
    m_silent->table()->restoreColumns(state.value(u"silent"_s).toByteArray());
}

bool AlarmsPage::escape()
{
    switch (view()) {
    case View::Active:
        return m_active->escape();
    case View::Journal:
        return m_journal->escape();
    case View::Definitions:
        return m_definitions->escape();
    case View::Figures:
        return m_figures->escape();
    case View::Silent:
        return false;
    }
    Q_UNREACHABLE();
}

void AlarmsPage::tick()
{
    if (!isVisible())
        return;
    m_active->tick();
    m_silent->tick();
}

void AlarmsPage::showSummary()
{
    const AlarmSummary summary = m_desk ? m_desk->summary() : AlarmSummary();
    m_tally->setVisible(m_desk != nullptr);
    m_tally->showSummary(summary);
    m_flood->showSummary(summary);
    m_trouble->setText(summary.trouble.isEmpty()
                           ? QString()
                           : tr("The alarm journal is not written: %1").arg(summary.trouble));
    m_trouble->setVisible(!summary.trouble.isEmpty());
    m_journal->touch();
}

void AlarmsPage::showCounts()
{
    const int silent = m_silent->count();
    const QString text = tr("Shelved, o&ut of service");
    m_segments->setText(int(View::Silent),
                        silent ? tr("%1  %2", "list, how many in it").arg(text).arg(silent) : text);
}

void AlarmsPage::say(const QString &text, bool refused)
{
    m_result->setText(text);
    m_result->setAccessibleName(text);
    m_result->setToolTip(text.toHtmlEscaped());
    setLook(m_result, refused ? "fault" : "muted");
    m_result->style()->polish(m_result);
}

} // namespace Raptor::Views
