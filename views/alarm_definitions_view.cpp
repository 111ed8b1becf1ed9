// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_definitions_view.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/command.h"
#include "models/domain/roles.h"
#include "views/action_button.h"
#include "views/alarm_definition_panel.h"
#include "views/alarm_definitions_model.h"
#include "views/alarm_text.h"
#include "views/device_facts.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/segment_bar.h"
#include "views/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

#include <array>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double RowHeight = 26;
constexpr std::array<double, AlarmDefinitionsModel::Count> Widths{120, 210, 90, 76, 84,
                                                                  84,  76,  76, 160};

} // namespace

AlarmDefinitionsView::AlarmDefinitionsView(const Theme *theme, const QAbstractItemModel *devices,
                                           AlarmDesk *desk, const AlarmNames *names,
                                           QWidget *parent)
    : QWidget(parent), m_theme(theme), m_devices(devices), m_desk(desk), m_names(names),
      m_model(new AlarmDefinitionsModel(desk, names, this)), m_table(new QTableView(this)),
      m_of(new SegmentBar(u"definitionsOf"_s, tr("Whose alarms"), this)),
      m_title(plainLabel({}, "section", this)),
      m_change(new ActionButton(tr("Chan&ge…"), theme, this)),
      m_form(new AlarmDefinitionPanel(theme, desk, names, u"definitions"_s, this))
{
    m_form->setObjectName(u"alarmDefinitionsForm"_s);
    m_form->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(buildHead());
    layout->addWidget(buildCard(), 1);
    layout->addWidget(m_form);
    wire();
    read();
}

QLayout *AlarmDefinitionsView::buildHead()
{
    m_title->setObjectName(u"alarmDefinitionsTitle"_s);
    m_change->setObjectName(u"alarmDefinitionsChangeButton"_s);
    m_change->setAccessibleName(tr("Change the chosen definition"));
    m_of->addSegment(Device, u"definitionsOfDevice"_s, {}, tr("The device chosen in the tree"));
    m_of->addSegment(Plant, u"definitionsOfPlant"_s, tr("This &console and its brokers"),
                     tr("This console and its brokers"));
    m_of->setCurrent(Device);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(m_of);
    head->addWidget(m_title, 1);
    head->addWidget(m_change);
    return head;
}

QWidget *AlarmDefinitionsView::buildCard()
{
    m_table->setObjectName(u"alarmDefinitionsTable"_s);
    m_table->setAccessibleName(tr("Definitions of the alarms of a device"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const auto fit = [this] {
        for (int column = 0; column < int(Widths.size()); ++column)
            m_table->setColumnWidth(column, m_theme->ipx(Widths[size_t(column)]));
        m_table->verticalHeader()->setDefaultSectionSize(m_theme->ipx(RowHeight));
    };
    connect(m_theme, &Theme::changed, this, fit);
    fit();
    m_note = new EmptyNote({}, {}, m_model, m_table, this);
    return cardOf(m_table, m_note, this);
}

void AlarmDefinitionsView::wire()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlarmDefinitionsView::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AlarmDefinitionsView::refresh);
    connect(m_change, &QPushButton::clicked, this, &AlarmDefinitionsView::openForm);
    connect(m_table, &QAbstractItemView::activated, this, &AlarmDefinitionsView::openForm);
    connect(m_of, &SegmentBar::chosen, this, [this](int of) { choose(Of(of)); });
    connect(m_form, &AlarmDefinitionPanel::finished, this, &AlarmDefinitionsView::closeForm);
    connect(m_form, &AlarmDefinitionPanel::said, this,
            [this](const QString &text) { Q_EMIT said(text, false); });
    if (m_desk) {
        connect(m_desk, &AlarmDesk::definitionsChanged, this, [this](const DeviceId &device) {
            if (device == (isOfPlant() ? DeviceId() : m_device))
                m_model->refresh();
        });
    }
}

void AlarmDefinitionsView::showDevice(const DeviceId &device)
{
    if (device == m_device && !isOfPlant())
        return;
    m_device = device;
    choose(Device);
}

void AlarmDefinitionsView::choose(Of of)
{
    m_of->setCurrent(of);
    // What is typed belongs to what was shown before.
    m_form->hide();
    if (isVisible())
        read();
}

void AlarmDefinitionsView::showAlarm(const AlarmKey &alarm)
{
    if (alarm.device.isNull())
        choose(Plant);
    else
        showDevice(alarm.device);
    read();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (index.data(AlarmDefinitionsModel::KeyRole).value<AlarmKey>() == alarm)
            m_table->selectRow(row);
    }
    m_table->setFocus(Qt::OtherFocusReason);
}

bool AlarmDefinitionsView::isOfPlant() const
{
    return m_of->current() == Plant;
}

QString AlarmDefinitionsView::deviceName() const
{
    return m_device.isNull() ? QString() : m_names->source({m_device, {}, {}});
}

void AlarmDefinitionsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void AlarmDefinitionsView::read()
{
    QHash<QString, Unit> units;
    const int rows = m_devices ? m_devices->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = m_devices->index(row, 0);
        if (index.data(DeviceRole::Id).value<DeviceId>() != m_device)
            continue;
        for (const SignalView &signal : index.data(DeviceRole::Signals).value<QList<SignalView>>())
            units.insert(signal.signal, signal.unit);
    }
    if (isOfPlant())
        m_model->setDevice(DeviceId(), {});
    else
        m_model->setDevice(m_device.isNull() ? std::nullopt : std::optional(m_device), units);
    refresh();
}

void AlarmDefinitionsView::openForm()
{
    const QModelIndex row = m_table->selectionModel()->selectedRows().value(0);
    if (!row.isValid())
        return;
    AlarmRecord record;
    record.key = row.data(AlarmDefinitionsModel::KeyRole).value<AlarmKey>();
    record.occurrence.unit = m_model->unitOf(record.key.subject);
    (void)m_form->open(record);
    refresh();
}

void AlarmDefinitionsView::closeForm()
{
    m_form->hide();
    m_table->setFocus(Qt::OtherFocusReason);
    refresh();
}

bool AlarmDefinitionsView::escape()
{
    if (m_form->isHidden())
        return false;
    closeForm();
    return true;
}

void AlarmDefinitionsView::refresh()
{
    const QString device = deviceName();
    m_of->setText(Device,
                  device.isEmpty() ? tr("No device") : QString(device).replace(u"&"_s, u"&&"_s));
    if (isOfPlant())
        m_title->setText(tr("Alarms that belong to no device"));
    else
        m_title->setText(device.isEmpty() ? tr("Alarms that a device can have")
                                          : tr("Alarms that %1 can have").arg(device));
    QString against;
    if (!m_desk)
        against = tr("no alarms are watched");
    else if (!m_table->selectionModel()->hasSelection())
        against = tr("choose one first");
    else if (!m_form->isHidden())
        against = tr("being changed");
    m_change->setOffer(against.isEmpty() ? CommandOffer()
                                         : CommandOffer{Refusal::NotArmed, against});
    if (!m_desk)
        m_note->say(tr("Alarms are not watched here"),
                    tr("This program was started without them."));
    else
        m_note->say(tr("No definitions"),
                    tr("Choose a device in the tree at the left: every alarm that it can have is "
                       "listed here, raised or not."));
}

} // namespace Raptor::Views
