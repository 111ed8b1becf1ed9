// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/link_history_view.h"

#include "models/domain/roles.h"
#include "views/action_button.h"
#include "views/certificate_model.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/segment_bar.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStyle>
#include <QtWidgets/QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double RowHeight = 26;
/// The header and one row: however much stands above.
constexpr double LeastHeight = 58;
constexpr double ButtonWidth = 112;

QAbstractItemModel *modelOr(QAbstractItemModel *model, int columns, QObject *owner)
{
    return model ? model : new QStandardItemModel(0, columns, owner);
}

/// As spreadsheets take it from the clipboard: a row a line, cells between tabs.
QString cellText(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace

LinkHistoryView::LinkHistoryView(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_history(parts.linkHistory),
      m_certificates(new CertificateModel(parts.clock, this)),
      m_segments(new SegmentBar(u"linkHistoryViews"_s, tr("History and certificates"), this)),
      m_stack(new QStackedWidget(this)), m_result(plainLabel({}, "muted", this)),
      m_copy(new ActionButton(tr("Copy"), theme, this)),
      m_export(new ActionButton(tr("Export CSV\u2026"), theme, this)),
      m_report(new ActionButton(tr("Report\u2026"), theme, this))
{
    setObjectName(u"linkHistory"_s);
    setLook(this, "card");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 8, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(buildHead());
    layout->addWidget(m_stack, 1);
    addViews(parts);
    wire();
    explain();
    showView(View::Switches);
}

QLayout *LinkHistoryView::buildHead()
{
    m_segments->addSegment(int(View::Switches), u"linkViewSwitches"_s, tr("Switches"),
                           tr("History of switches"));
    m_segments->addSegment(int(View::Outages), u"linkViewOutages"_s, tr("Outages"),
                           tr("History of outages"));
    m_segments->addSegment(int(View::Certificates), u"linkViewCertificates"_s, tr("Certificates"),
                           tr("Certificates of the chosen broker"));
    m_result->setObjectName(u"linkHistoryResult"_s);
    m_result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_result->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_copy->setObjectName(u"copyHistoryButton"_s);
    m_copy->setAccessibleName(tr("Copy the chosen rows, or all"));
    m_export->setObjectName(u"exportHistoryButton"_s);
    m_export->setAccessibleName(tr("Export the list as CSV"));
    m_report->setObjectName(u"outageReportButton"_s);
    m_report->setAccessibleName(tr("Save a report of the chosen outage"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 6, 0);
    head->setSpacing(8);
    head->addWidget(m_segments);
    head->addWidget(m_result, 1);
    for (ActionButton *button : {m_report, m_copy, m_export}) {
        button->setAutoDefault(false);
        head->addWidget(button);
    }
    return head;
}

void LinkHistoryView::addViews(const WindowParts &parts)
{
    addTable(View::Switches, u"switchesTable"_s, tr("Switches between brokers, newest first"),
             modelOr(parts.switches, SwitchColumn::Count, this),
             {{SwitchColumn::Time, 168},
              {SwitchColumn::From, 92},
              {SwitchColumn::To, 92},
              {SwitchColumn::By, 84}},
             &m_noSwitches);
    addTable(View::Outages, u"outagesTable"_s, tr("Outages, newest first"),
             modelOr(parts.outages, OutageColumn::Count, this),
             {{OutageColumn::From, 168},
              {OutageColumn::Until, 168},
              {OutageColumn::Lasted, 72},
              {OutageColumn::Broker, 92},
              {OutageColumn::Devices, 78},
              {OutageColumn::Reports, 124}},
             &m_noOutages);
    addTable(View::Certificates, u"certificatesTable"_s, tr("Certificates, the broker's own first"),
             m_certificates,
             {{CertificateModel::Subject, 180},
              {CertificateModel::Issuer, 180},
              {CertificateModel::ValidFrom, 108},
              {CertificateModel::ValidUntil, 108},
              {CertificateModel::Left, 90}},
             &m_noCertificates);
}

QTableView *LinkHistoryView::addTable(View view, const QString &name, const QString &spoken,
                                      QAbstractItemModel *model, const QList<Width> &widths,
                                      EmptyNote **note)
{
    auto *page = new QWidget(m_stack);
    auto *table = new QTableView(page);
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setModel(model);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setSelectionMode(QTableView::ExtendedSelection);
    table->setEditTriggers(QTableView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->installEventFilter(this);
    const auto fit = [this, table, widths] {
        table->verticalHeader()->setDefaultSectionSize(m_theme->ipx(RowHeight));
        table->setMinimumHeight(m_theme->ipx(LeastHeight));
        for (const Width &one : widths)
            table->setColumnWidth(one.column, m_theme->ipx(one.width));
    };
    connect(m_theme, &Theme::changed, table, fit);
    fit();
    *note = new EmptyNote({}, {}, model, table, page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(table);
    layout->addWidget(*note);
    m_stack->insertWidget(int(view), page);
    m_tables.append(table);
    return table;
}

void LinkHistoryView::wire()
{
    connect(m_segments, &SegmentBar::chosen, this, [this](int view) { showView(View(view)); });
    connect(m_copy, &QPushButton::clicked, this, &LinkHistoryView::copy);
    connect(m_export, &QPushButton::clicked, this, &LinkHistoryView::askForExport);
    connect(m_report, &QPushButton::clicked, this, &LinkHistoryView::askForReport);
    for (QTableView *table : std::as_const(m_tables)) {
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &LinkHistoryView::refresh);
        const QAbstractItemModel *model = table->model();
        connect(model, &QAbstractItemModel::rowsInserted, this, &LinkHistoryView::refresh);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &LinkHistoryView::refresh);
        connect(model, &QAbstractItemModel::modelReset, this, &LinkHistoryView::refresh);
    }
    if (!m_history)
        return;
    connect(m_history, &LinkHistory::exported, this, &LinkHistoryView::finish);
    connect(m_history, &LinkHistory::troubleChanged, this, &LinkHistoryView::explain);
}

void LinkHistoryView::showStatus(const BrokerProfile &profile, const BrokerStatus &status)
{
    m_certificates->setCertificates(status.certificates);
    if (!profile.url.isEncrypted())
        m_noCertificates->say(tr("%1 is reached without encryption").arg(profile.name),
                              tr("There is no certificate to show."));
    else
        m_noCertificates->say(tr("No certificate of %1 yet").arg(profile.name),
                              tr("The chain is shown once the broker has been connected to and "
                                 "its certificate has been verified."));
}

void LinkHistoryView::explain()
{
    const QString trouble = m_history ? m_history->trouble() : QString();
    say(trouble, "fault");
    if (!m_history) {
        for (EmptyNote *note : {m_noSwitches, m_noOutages})
            note->say(tr("There is no history here"), tr("This program was started without one."));
        return;
    }
    m_noSwitches->say(tr("No switch yet"),
                      tr("Whenever another broker becomes the preferred one, by itself or by hand, "
                         "it is written here with the reason."));
    m_noOutages->say(tr("No outage yet"),
                     tr("A broker that was connected and could not be heard any more is written "
                        "here: from, to, why, and what was missed."));
}

LinkHistoryView::View LinkHistoryView::view() const
{
    return View(m_stack->currentIndex());
}

QTableView *LinkHistoryView::table() const
{
    return m_tables.at(m_stack->currentIndex());
}

void LinkHistoryView::showView(View view)
{
    m_segments->setCurrent(int(view));
    m_stack->setCurrentIndex(int(view));
    if (!m_history || m_history->trouble().isEmpty())
        say({}, "muted");
    refresh();
}

void LinkHistoryView::refresh()
{
    CommandOffer some;
    if (table()->model()->rowCount() == 0)
        some = {Refusal::Unsupported, tr("nothing listed")};
    m_copy->setOffer(some);
    const bool isHistory = view() != View::Certificates;
    m_export->setVisible(isHistory);
    m_report->setVisible(view() == View::Outages);
    if (!m_history)
        some = {Refusal::Unsupported, tr("no history")};
    m_export->setOffer(some);
    if (some.available() && !chosenOutage())
        some = {Refusal::Unsupported, tr("choose an outage")};
    m_report->setOffer(some);
    for (ActionButton *button : {m_copy, m_export, m_report})
        button->setMinimumWidth(m_theme->ipx(ButtonWidth));
}

std::optional<BrokerOutage> LinkHistoryView::chosenOutage() const
{
    const QModelIndexList rows = m_tables.at(int(View::Outages))->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return rows.constFirst().data(LinkHistoryRole::Outage).value<BrokerOutage>();
}

bool LinkHistoryView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void LinkHistoryView::copy()
{
    const QAbstractItemModel *model = table()->model();
    QList<int> rows;
    for (const QModelIndex &index : table()->selectionModel()->selectedRows())
        rows.append(index.row());
    for (int row = 0; row < model->rowCount() && table()->selectionModel()->selection().isEmpty();
         ++row)
        rows.append(row);
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    QStringList cells;
    for (int column = 0; column < model->columnCount(); ++column)
        cells.append(cellText(model->headerData(column, Qt::Horizontal).toString()));
    QStringList lines{cells.join(u'\t')};
    for (const int row : std::as_const(rows)) {
        cells.clear();
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(cellText(model->index(row, column).data().toString()));
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    say(tr("%Ln row(s) copied", nullptr, plural(rows.size())), "muted");
}

void LinkHistoryView::askForExport()
{
    const bool switches = view() == View::Switches;
    ask(switches ? tr("Export the switches") : tr("Export the outages"),
        switches ? u"switches.csv"_s : u"outages.csv"_s, {tr("Comma-separated values (*.csv)")},
        &LinkHistoryView::exportTo);
}

void LinkHistoryView::askForReport()
{
    ask(tr("Report of an outage"), u"outage.txt"_s,
        {tr("Text (*.txt)"), tr("Comma-separated values (*.csv)")}, &LinkHistoryView::reportTo);
}

/// A window beside this one, never a modal one: a modal one would keep the pointer from E-STOP.
void LinkHistoryView::ask(const QString &title, const QString &name, const QStringList &filters,
                          void (LinkHistoryView::*then)(const QString &))
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setObjectName(u"linkHistoryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog); // native ones are modal on some desktops
    dialog->setWindowModality(Qt::NonModal);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(name.section(u'.', -1));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"*.csv"_s) ? u"csv"_s : u"txt"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->show();
}

void LinkHistoryView::exportTo(const QString &file)
{
    if (!m_history || file.isEmpty())
        return;
    say(tr("Writing %1").arg(file), "muted");
    m_history->exportTo(
        file, view() == View::Outages ? LinkHistory::Part::Outages : LinkHistory::Part::Switches);
}

void LinkHistoryView::reportTo(const QString &file)
{
    const auto outage = chosenOutage();
    if (!m_history || !outage || file.isEmpty())
        return;
    say(tr("Writing %1").arg(file), "muted");
    m_history->reportTo(file, *outage);
}

void LinkHistoryView::finish(const QString &file, int rows, const QString &error)
{
    if (error.isEmpty())
        say(tr("%Ln row(s) written to %1", nullptr, rows).arg(file), "muted");
    else
        say(tr("Not written: %1").arg(error), "fault");
}

void LinkHistoryView::say(const QString &text, const char *look)
{
    m_result->setText(text);
    m_result->setToolTip(text.toHtmlEscaped());
    m_result->setAccessibleName(text);
    setLook(m_result, look);
    m_result->style()->polish(m_result);
}

} // namespace Raptor::Views
