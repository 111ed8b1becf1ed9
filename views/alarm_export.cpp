// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_export.h"

#include "models/domain/command.h"
#include "views/action_button.h"
#include "views/labels.h"
#include "views/save_place.h"
#include "views/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double ButtonWidth = 128;

} // namespace

AlarmExport::AlarmExport(const Theme *theme, AlarmHistory *history, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_history(history), m_query([] { return AlarmQuery(); }),
      m_result(plainLabel({}, "muted", this)), m_progress(new QProgressBar(this)),
      m_place(new SavePlace(u"alarmExport"_s, this)),
      m_cancel(new PushButton(tr("Cancel e&xport"), this)),
      m_csv(new ActionButton(tr("Export &CSV\u2026"), theme, this))
{
    build();
    connect(m_csv, &QPushButton::clicked, this, &AlarmExport::askForFile);
    connect(m_place, &SavePlace::chosen, this, &AlarmExport::exportTo);
    connect(m_place, &SavePlace::asking, m_result, &QWidget::setHidden);
    if (history) {
        connect(m_cancel, &QPushButton::clicked, history, &AlarmHistory::cancelExport);
        connect(history, &AlarmHistory::exportProgressed, m_progress, &QProgressBar::setValue);
        connect(history, &AlarmHistory::exportFinished, this, &AlarmExport::finish);
    }
    refresh();
}

void AlarmExport::build()
{
    m_csv->setObjectName(u"exportAlarmsButton"_s);
    m_csv->setAccessibleName(tr("Export what is found as CSV"));
    m_cancel->setObjectName(u"cancelAlarmExportButton"_s);
    m_cancel->setAccessibleName(tr("Cancel the export"));
    m_progress->setObjectName(u"alarmExportProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_result->setObjectName(u"alarmExportResult"_s);
    m_result->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_place, 1);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_csv);
    const auto fit = [this] { m_csv->setMinimumWidth(m_theme->ipx(ButtonWidth)); };
    connect(m_theme, &Theme::changed, this, fit);
    fit();
}

void AlarmExport::askForFile()
{
    m_place->ask({tr("Export the alarm journal"), tr("Comma-separated values (*.csv)"), u"csv"_s,
                  u"alarms.csv"_s});
}

bool AlarmExport::escape()
{
    return m_place->keep();
}

void AlarmExport::exportTo(const QString &file)
{
    if (!m_history || m_exporting || file.isEmpty())
        return;
    m_exporting = true;
    m_progress->setValue(0);
    say(tr("Writing %1").arg(file), "muted");
    refresh();
    m_history->exportTo(file, m_query());
}

void AlarmExport::finish(const QString &file, qint64 rows, const QString &error)
{
    m_exporting = false;
    if (error.isEmpty())
        say(tr("%Ln row(s) written to %1", nullptr, plural(rows)).arg(file), "muted");
    else
        say(tr("Not exported: %1").arg(error), "fault");
    refresh();
}

void AlarmExport::say(const QString &text, const char *look)
{
    m_result->setText(text);
    m_result->setAccessibleName(text);
    setLook(m_result, look);
    m_result->style()->polish(m_result);
}

void AlarmExport::refresh()
{
    CommandOffer offer;
    if (!m_history)
        offer = {Refusal::Unsupported, tr("no journal here")};
    else if (m_exporting)
        offer = {Refusal::CommandRunning, tr("an export is running")};
    m_csv->setOffer(offer);
    m_progress->setVisible(m_exporting);
    m_cancel->setVisible(m_exporting);
}

} // namespace Raptor::Views
