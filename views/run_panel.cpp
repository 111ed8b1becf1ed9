// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/run_panel.h"

#include "models/domain/wording.h"
#include "views/command_text.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int RefreshMs = 100;
constexpr int MostRows = 3;

/// A stop that did not come through matters more than anything else in the list.
bool isOpen(const GroupLine &line)
{
    return line.outcome != CommandOutcome::Confirmed;
}

bool failed(const GroupLine &line)
{
    return isTrouble(line.outcome) || line.outcome == CommandOutcome::Refused;
}

GridLine::Mark markOf(const GroupLine &line)
{
    switch (line.outcome) {
    case CommandOutcome::Pending:
        return line.commandId.isEmpty() ? GridLine::Mark::Off : GridLine::Mark::Waiting;
    case CommandOutcome::Confirmed:
        return GridLine::Mark::Done;
    case CommandOutcome::Refused:
    case CommandOutcome::NoSubscriber:
    case CommandOutcome::Mismatch:
    case CommandOutcome::TimedOut:
    case CommandOutcome::Unknown:
        return GridLine::Mark::Trouble;
    }
    Q_UNREACHABLE();
}

QString wordsOf(const GroupLine &line)
{
    QString state = line.text;
    if (state.isEmpty())
        state = line.outcome == CommandOutcome::Pending
            ? (line.commandId.isEmpty() ? RunPanel::tr("waits") : Wording::of(line.step))
            : Wording::of(line.outcome);
    return RunPanel::tr("%1: %2", "command, state").arg(Wording::of(line.kind), state);
}

QString headline(const GroupRun &run)
{
    const auto confirmed = std::count_if(run.lines.cbegin(), run.lines.cend(),
                                         [](const GroupLine &line) { return !isOpen(line); });
    const QString count = RunPanel::tr("%1 of %2 confirmed").arg(confirmed).arg(run.lines.size());
    switch (run.state) {
    case GroupRun::State::Running:
        return RunPanel::tr("%1: running, %2").arg(run.title, count);
    case GroupRun::State::Done:
        return RunPanel::tr("%1: done, %2").arg(run.title, count);
    case GroupRun::State::Aborted:
        return RunPanel::tr("%1: aborted, %2").arg(run.title, count);
    }
    Q_UNREACHABLE();
}

} // namespace

RunPanel::RunPanel(const Theme *theme, CommandDesk *desk, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(desk), m_title(plainLabel({}, "title", this)),
      m_text(plainLabel({}, "muted", this)), m_grid(new LineGrid(theme, this)),
      m_abort(new PushButton(tr("A&bort sequence"), this)),
      m_hide(new PushButton(tr("H&ide list"), this)), m_later(new QTimer(this))
{
    setObjectName(u"runPanel"_s);
    setAccessibleName(tr("Group stop or start sequence"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    build();
    m_later->setSingleShot(true);
    m_later->setInterval(RefreshMs);
    connect(desk, &CommandDesk::groupRunChanged, this, &RunPanel::refreshSoon);
    connect(m_later, &QTimer::timeout, this, &RunPanel::refresh);
    connect(m_abort, &QPushButton::clicked, desk, &CommandDesk::abortSequence);
    connect(m_hide, &QPushButton::clicked, desk, &CommandDesk::dismissGroupRun);
    connect(m_grid, &LineGrid::deviceActivated, this, &RunPanel::deviceActivated);
    refresh();
}

void RunPanel::build()
{
    m_title->setObjectName(u"runTitle"_s);
    m_title->setWordWrap(true);
    m_text->setObjectName(u"runText"_s);
    m_text->setWordWrap(true);
    m_grid->setObjectName(u"runLines"_s);
    m_grid->setAccessibleName(tr("What became of each device"));
    m_grid->setMostRows(MostRows);
    m_abort->setObjectName(u"abortSequenceButton"_s);
    setLook(m_abort, "primary");
    m_hide->setObjectName(u"hideRunButton"_s);
    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *words = new QVBoxLayout;
    words->setSpacing(m_theme->ipx(4));
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_grid);
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {m_abort, m_hide}) {
        button->setAccessibleName(button->text().remove(u'&'));
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(14, 8, 12, 8);
    layout->setSpacing(12);
    layout->addLayout(words, 1);
    layout->addLayout(buttons);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(10, 8, 10, 8);
    around->addWidget(card);
}

QList<GridLine> RunPanel::gridOf(const GroupRun &run)
{
    QList<GroupLine> lines = run.lines;
    // A sequence keeps its order: that is how it runs.
    if (run.kind == GroupRun::Kind::Stop) {
        std::stable_sort(lines.begin(), lines.end(), [](const GroupLine &a, const GroupLine &b) {
            const auto rank = [](const GroupLine &l) { return failed(l) ? 0 : isOpen(l) ? 1 : 2; };
            return rank(a) < rank(b);
        });
    }
    QList<GridLine> out;
    for (const GroupLine &line : std::as_const(lines))
        out.append({line.device, wordsOf(line), {}, markOf(line)});
    return out;
}

void RunPanel::refreshSoon()
{
    if (m_later->isActive())
        return;
    refresh();
    m_later->start();
}

void RunPanel::refresh()
{
    const std::optional<GroupRun> run = m_desk->groupRun();
    setVisible(run.has_value());
    if (!run)
        return;
    m_title->setText(headline(*run));
    setAccessibleDescription(m_title->text());
    m_text->setText(run->text);
    m_text->setVisible(!run->text.isEmpty());
    m_grid->setLines(gridOf(*run));
    const bool running = run->state == GroupRun::State::Running;
    m_abort->setVisible(running && run->kind == GroupRun::Kind::Start);
    m_hide->setVisible(!running);
}

} // namespace Raptor::Views
