// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_detail.h"

#include "models/domain/ports.h"
#include "models/domain/wording.h"
#include "views/command_text.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/step_strip.h"
#include "views/warning_mark.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QGridLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

CommandDetail::CommandDetail(const Theme *theme, CommandDesk *desk, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_theme(theme), m_title(plainLabel({}, "section", this)),
      m_result(plainLabel({}, "strong", this)), m_warning(buildWarning()),
      m_strip(new StepStrip(theme, this)), m_paths(plainLabel({}, "muted", this)),
      m_who(plainLabel({}, "muted", this)), m_note(plainLabel({}, "strong", this)),
      m_noteTitle(plainLabel(tr("Later"), "small", this))
{
    setObjectName(u"commandDetail"_s);
    setLook(this, "card");
    m_result->setObjectName(u"detailResult"_s);
    m_paths->setObjectName(u"detailPaths"_s);
    m_who->setObjectName(u"detailWho"_s);
    m_note->setObjectName(u"detailNote"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 8, 14, 10);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_title, 0, 0, Qt::AlignTop);
    grid->addWidget(m_result, 0, 1);
    grid->addWidget(m_warning, 0, 2, 2, 1, Qt::AlignTop);
    grid->addWidget(plainLabel(tr("Life"), "small", this), 1, 0, Qt::AlignTop);
    grid->addWidget(m_strip, 1, 1);
    grid->addWidget(plainLabel(tr("Paths"), "small", this), 2, 0, Qt::AlignTop);
    grid->addWidget(m_paths, 2, 1, 1, 2);
    grid->addWidget(m_noteTitle, 3, 0, Qt::AlignTop);
    grid->addWidget(m_note, 3, 1, 1, 2);
    grid->addWidget(plainLabel(tr("Who and why"), "small", this), 4, 0, Qt::AlignTop);
    grid->addWidget(m_who, 4, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    for (QLabel *label : {m_result, m_paths, m_who, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
}

QWidget *CommandDetail::buildWarning()
{
    auto *box = new QFrame(this);
    box->setObjectName(u"detailMayStillRun"_s);
    setLook(box, "warning");
    m_warningText = plainLabel({}, "strong", box);
    auto *stop = new PushButton(tr("Stop"), box);
    stop->setObjectName(u"detailStopButton"_s);
    stop->setAccessibleName(tr("Stop the device against the late command"));
    setLook(stop, "primary");
    connect(stop, &QPushButton::clicked, this,
            [this] { m_desk->stop(m_record.device, stopAgainst(m_record.kind)); });
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(new WarningMark(m_theme, box));
    layout->addWidget(m_warningText);
    layout->addWidget(stop);
    return box;
}

QString CommandDetail::auditText(const CommandRecord &record)
{
    if (record.auditedAt)
        return tr("audit row on disk after %1")
            .arg(Wording::duration(*record.auditedAt - record.origin()));
    if (record.refusal == Refusal::AuditNotWritable)
        return tr("audit row could not be written");
    if (!needsArming(record.kind))
        return tr("waits for no audit row");
    // When the row of a refusal came to the disk is not known here.
    return record.outcome == CommandOutcome::Pending ? tr("audit row not on disk yet") : QString();
}

void CommandDetail::showRecord(const CommandRecord &record, const QString &title)
{
    m_record = record;
    m_title->setText(title);
    m_result->setText(tr("%1 %2 - %3", "command, device, result")
                          .arg(Wording::of(record.kind), record.device.text(), resultText(record)));
    m_strip->setRecord(record);
    const QStringList paths = pathsOf(record);
    m_paths->setText(paths.isEmpty() ? tr("none: nothing was sent") : paths.join(u'\n'));
    m_note->setText(record.note);
    m_note->setVisible(!record.note.isEmpty());
    m_noteTitle->setVisible(!record.note.isEmpty());
    m_warning->setVisible(record.mayStillRun);
    QString warning = Wording::mayStillRun(record.kind);
    warning[0] = warning.at(0).toUpper();
    m_warningText->setText(warning);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toEpochMs(record.requestedWall));
    QStringList who{tr("%1 by %2", "time, operator")
                        .arg(QLocale().toString(at, u"yyyy-MM-dd HH:mm:ss"_s), record.by)};
    if (!record.group.isEmpty())
        who.append(tr("part of: %1").arg(record.group));
    if (!record.reason.isEmpty())
        who.append(tr("reason: %1").arg(record.reason));
    if (const QString audit = auditText(record); !audit.isEmpty())
        who.append(audit);
    who.append(tr("id %1").arg(record.id));
    m_who->setText(who.join(u" \u00b7 "_s));
}

} // namespace Raptor::Views
