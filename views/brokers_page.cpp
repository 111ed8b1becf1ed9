// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/brokers_page.h"

#include "models/domain/ports.h"
#include "views/action_button.h"
#include "views/broker_detail.h"
#include "views/broker_editor.h"
#include "views/broker_lights.h"
#include "views/connection_test_panel.h"
#include "views/empty_note.h"
#include "views/feed_lines.h"
#include "views/labels.h"
#include "views/link_history_view.h"
#include "views/profile_tools.h"
#include "views/push_button.h"
#include "views/shape_cell_delegate.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double RowHeight = 28;
constexpr int LeastRows = 2;
constexpr int MostRows = 5;

} // namespace

BrokersPage::BrokersPage(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_desk(parts.brokerDesk), m_brokers(parts.brokers),
      m_feeds(new FeedLines(parts.feeds, this)), m_table(new QTableView(this)),
      m_automatic(new ActionButton(tr("Choose automatically"), theme, this)),
      m_add(new PushButton(tr("&Add a broker\u2026"), this)),
      m_detail(new BrokerDetail(theme, parts, this)), m_editor(new BrokerEditor(m_desk, this)),
      m_test(parts.connectionTester ? new ConnectionTestPanel(theme, parts.connectionTester, this)
                                    : nullptr),
      m_history(new LinkHistoryView(theme, parts, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(7);
    layout->addWidget(buildTable());
    layout->addWidget(m_detail);
    layout->addWidget(m_editor);
    if (m_test)
        layout->addWidget(m_test);
    layout->addWidget(m_history, 1);
    layout->addStretch(); // below the form, which takes the place of the history as well
    m_editor->hide();
    wire();
    wireTest();
    applyTheme();
    refreshAutomatic();
    showDetail();
}

QWidget *BrokersPage::buildTable()
{
    m_table->setObjectName(u"brokersTable"_s);
    m_table->setAccessibleName(tr("Brokers by rank"));
    m_table->setModel(m_brokers);
    const struct
    {
        BrokerColumn::Column column;
        ShapeCellDelegate::Shape shape;
    } lights[] = {{BrokerColumn::Health, ShapeCellDelegate::Shape::Health},
                  {BrokerColumn::Session, ShapeCellDelegate::Shape::Session},
                  {BrokerColumn::Data, ShapeCellDelegate::Shape::Data}};
    for (const auto &light : lights)
        m_table->setItemDelegateForColumn(light.column,
                                          new ShapeCellDelegate(light.shape, m_theme, this));
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_automatic->setObjectName(u"automaticButton"_s);
    m_automatic->setAccessibleName(m_automatic->text());
    m_add->setObjectName(u"addBrokerButton"_s);
    m_add->setAccessibleName(tr("Add a broker"));
    m_add->setAutoDefault(false);

    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(6, 8, 6, 6);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->addWidget(plainLabel(tr("Brokers, preferred first"), "section", card));
    head->addWidget(new ProfileTools(m_desk, card), 1);
    head->addWidget(m_automatic);
    head->addWidget(m_add);
    inside->addLayout(head);
    inside->addWidget(m_table, 1);
    inside->addWidget(new EmptyNote(tr("No broker yet"),
                                    tr("Add one with the button above, or start the demo: "
                                       "raptor-console --demo"),
                                    m_brokers, m_table, card),
                      1);
    inside->addWidget(m_feeds);
    return card;
}

void BrokersPage::wire()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BrokersPage::showDetail);
    connect(m_brokers, &QAbstractItemModel::dataChanged, this, &BrokersPage::showDetail);
    connect(m_brokers, &QAbstractItemModel::rowsInserted, this, &BrokersPage::showDetail);
    connect(m_brokers, &QAbstractItemModel::rowsRemoved, this, &BrokersPage::showDetail);
    connect(m_brokers, &QAbstractItemModel::modelReset, this, &BrokersPage::showDetail);
    connect(m_table->horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            &BrokersPage::fitTable);
    connect(m_brokers, &QAbstractItemModel::rowsInserted, this, &BrokersPage::fitTable);
    connect(m_brokers, &QAbstractItemModel::rowsRemoved, this, &BrokersPage::fitTable);
    connect(m_brokers, &QAbstractItemModel::modelReset, this, &BrokersPage::fitTable);
    connect(m_desk, &BrokerDesk::selectionChanged, this, &BrokersPage::refreshAutomatic);
    connect(m_automatic, &QPushButton::clicked, m_desk, &BrokerDesk::chooseAutomatically);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (m_test)
            m_test->leave();
        showEditor(true);
        m_editor->add();
    });
    connect(m_detail, &BrokerDetail::editRequested, this, [this](const BrokerProfile &profile) {
        showEditor(true);
        m_editor->edit(profile);
    });
    connect(m_detail, &BrokerDetail::duplicateRequested, this,
            [this](const BrokerProfile &profile) {
                showEditor(true);
                m_editor->duplicate(profile);
            });
    connect(m_editor, &BrokerEditor::finished, this, [this] { showEditor(false); });
    connect(m_editor, &BrokerEditor::saved, this, &BrokersPage::choose);
    connect(m_theme, &Theme::changed, this, &BrokersPage::applyTheme);
}

void BrokersPage::wireTest()
{
    m_detail->setTestable(m_test);
    m_editor->setTestable(m_test);
    if (!m_test)
        return;
    m_test->hide();
    connect(m_detail, &BrokerDetail::testRequested, this,
            [this](const BrokerProfile &profile) { test(profile, profile.name); });
    connect(m_editor, &BrokerEditor::testRequested, this, &BrokersPage::test);
    connect(m_test, &ConnectionTestPanel::closed, this, &BrokersPage::closeTest);
}

/// The panel takes the place of what it was started from.
void BrokersPage::test(const BrokerProfile &profile, const QString &secretsOf)
{
    m_testsEntered = !m_editor->isHidden();
    m_editor->hide();
    m_test->open(profile, secretsOf);
    showDetail();
}

bool BrokersPage::escape()
{
    if (!m_test || m_test->isHidden())
        return false;
    m_test->leave();
    return true;
}

void BrokersPage::closeTest()
{
    m_test->hide();
    showEditor(std::exchange(m_testsEntered, false));
}

void BrokersPage::showEditor(bool show)
{
    m_editor->setVisible(show);
    showDetail();
}

void BrokersPage::choose(const QString &name)
{
    for (int row = 0; row < m_brokers->rowCount(); ++row) {
        if (m_brokers->index(row, 0).data(BrokerRole::Name).toString() == name)
            m_table->selectRow(row);
    }
}

void BrokersPage::showDetail()
{
    QModelIndex index = m_table->currentIndex();
    for (int row = 0; row < m_brokers->rowCount() && !index.isValid(); ++row) {
        if (m_brokers->index(row, 0).data(BrokerRole::IsCurrent).toBool())
            index = m_brokers->index(row, 0);
    }
    if (!index.isValid())
        index = m_brokers->index(0, 0);
    const std::optional<BrokerProfile> known = profileAt(index);
    const auto status = index.data(BrokerRole::Status).value<BrokerStatus>();
    if (known)
        m_history->showStatus(*known, status);
    const bool isTaken = !m_editor->isHidden() || (m_test && !m_test->isHidden());
    m_history->setVisible(!isTaken);
    if (!known || isTaken) { // the form or the test takes the place of the detail
        m_detail->showNone();
        return;
    }
    m_detail->showBroker(*known, status, index.data(BrokerRole::IsCurrent).toBool());
}

/// As high as its rows, as long as they are few: what is left over is for the history.
void BrokersPage::fitTable()
{
    const int rows = qBound(LeastRows, m_brokers->rowCount(), MostRows);
    const int row = m_table->verticalHeader()->defaultSectionSize();
    const QScrollBar *bar = m_table->horizontalScrollBar();
    m_table->setFixedHeight(rows * row + m_table->horizontalHeader()->sizeHint().height()
                            + 2 * m_table->frameWidth()
                            + (bar->maximum() > 0 ? bar->sizeHint().height() : 0));
}

void BrokersPage::refreshAutomatic()
{
    CommandOffer offer;
    if (m_desk->lockedTo().isEmpty())
        offer = {Refusal::AlreadyInState, tr("automatic already")};
    m_automatic->setOffer(offer);
}

void BrokersPage::applyTheme()
{
    m_table->verticalHeader()->setDefaultSectionSize(m_theme->ipx(RowHeight));
    const struct
    {
        BrokerColumn::Column column;
        double width;
    } widths[] = {{BrokerColumn::Name, 84},    {BrokerColumn::Address, 206},
                  {BrokerColumn::Health, 172}, {BrokerColumn::Session, 124},
                  {BrokerColumn::Data, 108},   {BrokerColumn::RoundTrip, 90},
                  {BrokerColumn::Messages, 96}};
    for (const auto &one : widths)
        m_table->setColumnWidth(one.column, m_theme->ipx(one.width));
    fitTable();
}

} // namespace Raptor::Views
