// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger_tools.h"

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

LedgerTools::LedgerTools(const Theme *theme, LedgerDesk *ledger, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_ledger(ledger), m_filter([] { return LedgerFilter(); }),
      m_csv(new ActionButton(tr("Export &CSV\u2026"), theme, this)),
      m_json(new ActionButton(tr("Export &JSON\u2026"), theme, this)),
      m_verify(new ActionButton(tr("&Verify"), theme, this)), m_progress(new QProgressBar(this)),
      m_cancel(new PushButton(tr("Cancel e&xport"), this)), m_result(plainLabel({}, "muted", this)),
      m_place(new SavePlace(u"export"_s, this))
{
    build();
    wire();
    refresh();
}

void LedgerTools::build()
{
    m_csv->setObjectName(u"exportCsvButton"_s);
    m_json->setObjectName(u"exportJsonButton"_s);
    m_verify->setObjectName(u"verifyButton"_s);
    m_verify->setAccessibleName(tr("Verify the audit trail"));
    m_csv->setAccessibleName(tr("Export what is filtered as CSV"));
    m_json->setAccessibleName(tr("Export what is filtered as JSON"));
    m_cancel->setObjectName(u"cancelExportButton"_s);
    m_cancel->setAccessibleName(tr("Cancel the export"));
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_result->setObjectName(u"ledgerResult"_s);
    m_result->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_place, 1);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    const auto fit = [this] {
        for (ActionButton *button : {m_csv, m_json, m_verify})
            button->setMinimumWidth(m_theme->ipx(ButtonWidth));
    };
    for (ActionButton *button : {m_csv, m_json, m_verify})
        layout->addWidget(button);
    connect(m_theme, &Theme::changed, this, fit);
    fit();
}

void LedgerTools::wire()
{
    connect(m_csv, &QPushButton::clicked, this, [this] { askForFile(LedgerFormat::Csv); });
    connect(m_json, &QPushButton::clicked, this, [this] { askForFile(LedgerFormat::Json); });
    connect(m_verify, &QPushButton::clicked, this, &LedgerTools::verify);
    connect(m_place, &SavePlace::chosen, this, [this](const QString &file, const QString &suffix) {
        exportTo(file, suffix == u"json"_s ? LedgerFormat::Json : LedgerFormat::Csv);
    });
    connect(m_place, &SavePlace::asking, m_result, &QWidget::setHidden);
    if (!m_ledger)
        return;
    connect(m_cancel, &QPushButton::clicked, m_ledger, &LedgerDesk::cancelExport);
    connect(m_ledger, &LedgerDesk::exportProgressed, m_progress, &QProgressBar::setValue);
    connect(m_ledger, &LedgerDesk::exportFinished, this,
            [this](const QString &file, qint64 rows, const QString &error) {
                m_exporting = false;
                if (error.isEmpty())
                    say(tr("%Ln command(s) written to %1", nullptr, plural(rows)).arg(file),
                        "muted");
                else
                    say(tr("Not exported: %1").arg(error), "fault");
                refresh();
            });
    connect(m_ledger, &LedgerDesk::verified, this, [this](bool intact, const QString &text) {
        m_verifying = false;
        say(intact ? tr("Intact: %1").arg(text) : tr("NOT INTACT: %1").arg(text),
            intact ? "strong" : "fault");
        refresh();
    });
}

void LedgerTools::askForFile(LedgerFormat format)
{
    if (format == LedgerFormat::Csv)
        m_place->ask({tr("Export the ledger"), tr("Comma-separated values (*.csv)"), u"csv"_s,
                      u"commands.csv"_s});
    else
        m_place->ask({tr("Export the ledger"), tr("JSON (*.json)"), u"json"_s, u"commands.json"_s});
}

bool LedgerTools::escape()
{
    return m_place->keep();
}

void LedgerTools::exportTo(const QString &file, LedgerFormat format)
{
    if (!m_ledger || m_exporting || file.isEmpty())
        return;
    m_exporting = true;
    m_progress->setValue(0);
    say(tr("Writing %1").arg(file), "muted");
    refresh();
    m_ledger->exportTo(file, format, m_filter());
}

void LedgerTools::verify()
{
    if (!m_ledger || m_verifying)
        return;
    m_verifying = true;
    say(tr("Verifying every row of the audit trail"), "muted");
    refresh();
    m_ledger->verify();
}

void LedgerTools::say(const QString &text, const char *look)
{
    m_result->setText(text);
    m_result->setAccessibleName(text);
    setLook(m_result, look);
    m_result->style()->polish(m_result);
}

void LedgerTools::refresh()
{
    CommandOffer exporting;
    CommandOffer verifying;
    if (!m_ledger) {
        exporting = {Refusal::Unsupported, tr("no audit trail here")};
        verifying = exporting;
    } else {
        if (m_exporting)
            exporting = {Refusal::CommandRunning, tr("an export is running")};
        if (m_verifying)
            verifying = {Refusal::CommandRunning, tr("is running")};
    }
    m_csv->setOffer(exporting);
    m_json->setOffer(exporting);
    m_verify->setOffer(verifying);
    m_progress->setVisible(m_exporting);
    m_cancel->setVisible(m_exporting);
}

} // namespace Raptor::Views
