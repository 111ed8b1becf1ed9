// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile_tools.h"

#include "views/file_question.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

ProfileTools::ProfileTools(BrokerDesk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_result(plainLabel({}, "muted", this)),
      m_import(new PushButton(tr("Im&port…"), this)), m_export(new PushButton(tr("E&xport…"), this))
{
    m_result->setObjectName(u"profileResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_import->setObjectName(u"importBrokersButton"_s);
    m_import->setAccessibleName(tr("Import brokers from a file"));
    m_export->setObjectName(u"exportBrokersButton"_s);
    m_export->setAccessibleName(tr("Export all brokers to a file, without their secrets"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 2);
    layout->setSpacing(8);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_import);
    layout->addWidget(m_export);
    connect(m_import, &QPushButton::clicked, this, &ProfileTools::askForImport);
    connect(m_export, &QPushButton::clicked, this, &ProfileTools::askForExport);
    connect(desk, &BrokerDesk::profilesChanged, this, &ProfileTools::refresh);
    refresh();
}

void ProfileTools::askForExport()
{
    QFileDialog *dialog = askForFile({.objectName = u"exportBrokersDialog"_s,
                                      .title = tr("Export the brokers, without their secrets"),
                                      .filter = tr("Broker profiles (*.toml)"),
                                      .suggestion = u"brokers.toml"_s,
                                      .suffix = u"toml"_s},
                                     this);
    connect(dialog, &QFileDialog::fileSelected, this, &ProfileTools::exportTo);
}

void ProfileTools::askForImport()
{
    QFileDialog *dialog = askForFile({.objectName = u"importBrokersDialog"_s,
                                      .title = tr("Import brokers"),
                                      .filter = tr("Broker profiles (*.toml);;All files (*)"),
                                      .suggestion = {},
                                      .suffix = {}},
                                     this);
    connect(dialog, &QFileDialog::fileSelected, this, &ProfileTools::importFrom);
}

void ProfileTools::exportTo(const QString &file)
{
    const Outcome exported = m_desk->exportProfiles(file);
    if (exported)
        say(tr("%Ln broker(s) written to %1, without their secrets", nullptr,
               plural(m_desk->profiles().size()))
                .arg(file),
            "muted");
    else
        say(tr("Not exported: %1").arg(exported.error().text), "fault");
}

void ProfileTools::importFrom(const QString &file)
{
    const Result<QStringList> imported = m_desk->importProfiles(file);
    if (imported)
        say(imported->isEmpty() ? tr("Nothing new in %1").arg(file) : imported->join(u'\n'),
            "muted");
    else
        say(tr("Not imported: %1").arg(imported.error().text), "fault");
}

void ProfileTools::say(const QString &text, const char *look)
{
    m_result->setText(text);
    m_result->setAccessibleName(text);
    setLook(m_result, look);
    m_result->style()->polish(m_result);
}

void ProfileTools::refresh()
{
    const bool none = m_desk->profiles().isEmpty();
    m_export->setEnabled(!none);
    m_export->setToolTip(none ? tr("There is no broker yet") : QString());
}

} // namespace Raptor::Views
