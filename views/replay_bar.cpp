// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay_bar.h"

#include "views/labels.h"
#include "views/push_button.h"
#include "views/segment_bar.h"
#include "views/turning_row.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QSlider>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qint64 SecondMs = 1000;
constexpr int PageSeconds = 60;
constexpr qint64 MostSeconds = std::numeric_limits<int>::max();

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
}

QString timeFormat()
{
    return u"yyyy-MM-dd HH:mm:ss"_s;
}

/// Seconds since the oldest sample: what the slider counts.
int secondsFrom(WallTime oldest, WallTime at)
{
    return int(std::clamp<qint64>((toEpochMs(at) - toEpochMs(oldest)) / SecondMs, 0, MostSeconds));
}

} // namespace

ReplayBar::ReplayBar(ReplayDesk *desk, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_slider(new QSlider(Qt::Horizontal, this)),
      m_oldest(plainLabel({}, "muted", this)), m_newest(plainLabel({}, "muted", this)),
      m_note(plainLabel({}, "muted", this)), m_moment(new QDateTimeEdit(this)),
      m_speed(new SegmentBar(u"replaySpeed"_s, tr("Speed of the replay"), this))
{
    setObjectName(u"replayBar"_s);
    setLook(this, "panel");
    m_slider->setObjectName(u"replaySlider"_s);
    m_slider->setAccessibleName(tr("Moment of the replay"));
    m_slider->setPageStep(PageSeconds);
    m_moment->setObjectName(u"replayMoment"_s);
    m_moment->setAccessibleName(tr("Moment of the replay, to type"));
    m_moment->setDisplayFormat(timeFormat());
    m_moment->setKeyboardTracking(false);
    m_moment->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_note->setObjectName(u"replayNote"_s);
    for (const int speed : {1, 10, 60, 100})
        m_speed->addSegment(speed, u"replaySpeed%1"_s.arg(speed), tr("%1x").arg(speed),
                            tr("Speed %1").arg(speed));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(4);
    auto *track = new QHBoxLayout;
    track->addWidget(m_oldest);
    track->addWidget(m_slider, 1);
    track->addWidget(m_newest);
    layout->addLayout(track);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(buildButtons(), 1);
    m_leave = addButton(buttons, u"replayLeave"_s, tr("Leave, back to live"),
                        tr("Leave the replay and show the plant as it is"));
    buttons->setAlignment(m_leave, Qt::AlignTop);
    layout->addLayout(buttons);
    wire();
    refresh();
}

PushButton *ReplayBar::addButton(QHBoxLayout *row, const QString &name, const QString &text,
                                 const QString &spoken)
{
    auto *button = new PushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(spoken);
    button->setToolTip(spoken);
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

/// In a narrow window these stand below each other.
QWidget *ReplayBar::buildButtons()
{
    auto *all = new TurningRow(this);
    auto *steps = new QWidget(all);
    auto *row = new QHBoxLayout(steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const auto jump = [this](int direction) {
        return [this, direction] { m_desk->jump(direction); };
    };
    const auto step = [this](Milliseconds span) { return [this, span] { stepBy(span); }; };
    connect(addButton(row, u"replayPrevious"_s, tr("Event before"),
                      tr("To the alarm or command before this moment")),
            &QPushButton::clicked, this, jump(-1));
    connect(addButton(row, u"replayBack"_s, tr("-1 s"), tr("One second back")),
            &QPushButton::clicked, this, step(Milliseconds(-SecondMs)));
    m_play = addButton(row, u"replayPlay"_s, tr("Play"), tr("Play, or pause"));
    connect(addButton(row, u"replayForward"_s, tr("+1 s"), tr("One second on")),
            &QPushButton::clicked, this, step(Milliseconds(SecondMs)));
    connect(addButton(row, u"replayNext"_s, tr("Event after"),
                      tr("To the alarm or command after this moment")),
            &QPushButton::clicked, this, jump(1));
    row->addStretch();
    auto *moment = new QWidget(all);
    row = new QHBoxLayout(moment);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_speed);
    row->addWidget(m_moment);
    row->addWidget(m_note, 1);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    all->add(steps);
    all->add(moment, 1);
    return all;
}

void ReplayBar::wire()
{
    connect(m_desk, &ReplayDesk::stateChanged, this, &ReplayBar::refresh);
    connect(m_play, &QPushButton::clicked, this,
            [this] { m_desk->setPlaying(!m_desk->state().playing); });
    // Queued: what is left is destroyed with this bar.
    connect(m_leave, &QPushButton::clicked, m_desk, &ReplayDesk::end, Qt::QueuedConnection);
    connect(m_speed, &SegmentBar::chosen, m_desk, &ReplayDesk::setSpeed);
    connect(m_slider, &QSlider::valueChanged, this, [this](int seconds) {
        if (!m_refreshing)
            m_desk->seek(m_desk->state().oldest + Milliseconds(seconds * SecondMs));
    });
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &time) {
        if (!m_refreshing)
            m_desk->seek(fromEpochMs(time.toMSecsSinceEpoch()));
    });
}

void ReplayBar::stepBy(Milliseconds span)
{
    m_desk->setPlaying(false);
    m_desk->seek(m_desk->state().at + span);
}

void ReplayBar::refresh()
{
    const ReplayState state = m_desk->state();
    if (!state.on)
        return;
    const QScopedValueRollback guard(m_refreshing, true);
    m_slider->setRange(0, secondsFrom(state.oldest, state.newest));
    if (!m_slider->isSliderDown())
        m_slider->setValue(secondsFrom(state.oldest, state.at));
    const QLocale locale;
    m_oldest->setText(locale.toString(localTime(state.oldest), timeFormat()));
    m_newest->setText(locale.toString(localTime(state.newest), timeFormat()));
    if (!m_moment->hasFocus() || !state.playing)
        m_moment->setDateTime(localTime(state.at));
    m_play->setText(state.playing ? tr("Pause") : tr("Play"));
    m_speed->setCurrent(state.speed);
    const QString words = !state.trouble.isEmpty() ? tr("Not shown: %1").arg(state.trouble)
        : state.loading && state.note.isEmpty()    ? tr("reading\u2026")
                                                   : state.note;
    m_note->setText(words);
    m_note->setToolTip(words.toHtmlEscaped());
}

} // namespace Raptor::Views
