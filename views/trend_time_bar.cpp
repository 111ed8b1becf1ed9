// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_time_bar.h"

#include "views/labels.h"
#include "views/push_button.h"
#include "views/segment_bar.h"
#include "views/trend_canvas.h"
#include "views/turning_row.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Views {

namespace {

constexpr int Custom = -2;
constexpr std::array<Milliseconds, 8> spans{Milliseconds(1min),
                                            Milliseconds(10min),
                                            Milliseconds(1h),
                                            Milliseconds(8h),
                                            Milliseconds(24h),
                                            Milliseconds(std::chrono::days(7)),
                                            Milliseconds(std::chrono::days(30)),
                                            Milliseconds(std::chrono::days(365))};

WallTime timeOf(const QDateTimeEdit *edit)
{
    return fromEpochMs(edit->dateTime().toMSecsSinceEpoch());
}

QDateTime localOf(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
}

} // namespace

TrendTimeBar::TrendTimeBar(TrendCanvas *canvas, const Clock *clock, QWidget *parent)
    : QWidget(parent), m_canvas(canvas), m_clock(clock),
      m_ranges(new SegmentBar(u"trendRanges"_s, tr("Shown time"), this)),
      m_live(new PushButton(canvas->isReplay() ? tr("Moment") : tr("Live"), this)),
      m_pause(new PushButton(tr("Pause"), this)), m_cursors(new PushButton(tr("Cursors"), this)),
      m_fit(new PushButton(tr("Fit"), this))
{
    m_custom = buildCustom();
    buildRanges();
    buildSwitches();
    auto *switches = new QWidget(this);
    auto *beside = new QHBoxLayout(switches);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(8);
    for (PushButton *button : {m_live, m_pause, m_cursors, m_fit})
        beside->addWidget(button);
    auto *row = new TurningRow(this);
    row->add(m_ranges);
    row->addStretch();
    row->add(switches);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(row);
    layout->addWidget(m_custom);
    m_custom->hide();
    wire();
    showSpan();
    showState();
}

void TrendTimeBar::buildRanges()
{
    const std::array<std::pair<QString, QString>, spans.size()> words{
        {{tr("1 min"), tr("The last minute")},
         {tr("10 min"), tr("10 minutes")},
         {tr("1 h"), tr("1 hour")},
         {tr("8 h"), tr("8 hours")},
         {tr("24 h"), tr("24 hours")},
         {tr("7 d"), tr("7 days")},
         {tr("30 d"), tr("30 days")},
         {tr("1 y", "year"), tr("1 year")}}};
    for (size_t place = 0; place < spans.size(); ++place)
        m_ranges->addSegment(int(place), u"trendRange_%1"_s.arg(place), words.at(place).first,
                             words.at(place).second);
    m_ranges->addSegment(Custom, u"trendRange_custom"_s, tr("From, to\u2026"),
                         tr("A time of your own"));
}

void TrendTimeBar::buildSwitches()
{
    const bool replay = m_canvas->isReplay();
    m_pause->setVisible(!replay); // it is the replay that is paused
    const struct
    {
        PushButton *button;
        QString name;
        QString spoken;
        QString tip;
    } switches[] = {
        {m_live, u"trendLiveButton"_s,
         replay ? tr("Follow the moment of the replay") : tr("Follow what comes in"),
         replay ? tr("The right edge is the moment of the replay (Home)")
                : tr("The right edge is now (Home)")},
        {m_pause, u"trendPauseButton"_s, tr("Pause the chart"),
         tr("Nothing moves and nothing is lost: what comes in meanwhile is there afterwards "
            "(Space)")},
        {m_cursors, u"trendCursorsButton"_s, tr("Two cursors to read values and their difference"),
         tr("Click sets cursor A, Shift and click cursor B; both can be dragged")},
        {m_fit, u"trendFitButton"_s, tr("Fit the scales to the values"),
         tr("Scales follow the values that are shown; else the ranges of the signals are shown")}};
    for (const auto &one : switches) {
        one.button->setObjectName(one.name);
        one.button->setAccessibleName(one.spoken);
        one.button->setToolTip(one.tip);
        one.button->setCheckable(true);
    }
}

QWidget *TrendTimeBar::buildCustom()
{
    auto *fields = new QWidget(this);
    m_from = new QDateTimeEdit(fields);
    m_to = new QDateTimeEdit(fields);
    m_wrong = plainLabel({}, "fault", fields);
    m_from->setObjectName(u"trendFromEdit"_s);
    m_from->setAccessibleName(tr("From"));
    m_to->setObjectName(u"trendToEdit"_s);
    m_to->setAccessibleName(tr("To"));
    m_wrong->setObjectName(u"trendRangeWrong"_s);
    auto *apply = new PushButton(tr("Show it"), fields);
    apply->setObjectName(u"trendRangeApply"_s);
    apply->setAccessibleName(tr("Show the time from, to"));
    auto *close = new PushButton(tr("Close"), fields);
    close->setObjectName(u"trendRangeClose"_s);
    close->setAccessibleName(tr("Close the fields of the time"));
    auto *row = new QHBoxLayout(fields);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QDateTimeEdit *edit : {m_from, m_to}) {
        edit->setButtonSymbols(QDateTimeEdit::NoButtons); // Up and Down do it
        edit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
        row->addWidget(plainLabel(edit->accessibleName(), "muted", fields));
        row->addWidget(edit);
    }
    row->addWidget(apply);
    row->addWidget(close);
    row->addWidget(m_wrong, 1);
    connect(apply, &QPushButton::clicked, this, &TrendTimeBar::applyCustom);
    connect(close, &QPushButton::clicked, this, &TrendTimeBar::escape);
    return fields;
}

void TrendTimeBar::wire()
{
    connect(m_ranges, &SegmentBar::chosen, this, [this](int id) {
        if (id == Custom) {
            openCustom();
            return;
        }
        escape();
        m_canvas->setSpan(spans.at(size_t(id)));
        showSpan();
    });
    connect(m_live, &QPushButton::clicked, this, [this](bool on) {
        if (on && m_canvas->isPaused())
            m_canvas->setPaused(false);
        m_canvas->setFollowing(on);
        showState();
    });
    connect(m_pause, &QPushButton::clicked, m_canvas, &TrendCanvas::setPaused);
    connect(m_cursors, &QPushButton::clicked, this, &TrendTimeBar::toggleCursors);
    connect(m_fit, &QPushButton::clicked, this, [this](bool on) {
        m_canvas->resetValues();
        m_canvas->setFit(on);
    });
    connect(m_canvas, &TrendCanvas::rangeChanged, this, &TrendTimeBar::showSpan);
    connect(m_canvas, &TrendCanvas::rangeChanged, this, &TrendTimeBar::showState);
    connect(m_canvas, &TrendCanvas::followingChanged, this, &TrendTimeBar::showState);
    connect(m_canvas, &TrendCanvas::pausedChanged, this, &TrendTimeBar::showState);
    connect(m_canvas, &TrendCanvas::cursorsChanged, this, &TrendTimeBar::showState);
}

void TrendTimeBar::showSpan()
{
    if (!m_custom->isHidden()) {
        m_ranges->setCurrent(Custom);
        return;
    }
    const auto known = std::find(spans.cbegin(), spans.cend(), m_canvas->span());
    const int id = known == spans.cend() ? -1 : int(known - spans.cbegin());
    if (id != m_ranges->current())
        m_ranges->setCurrent(id);
}

void TrendTimeBar::showState()
{
    m_live->setChecked(m_canvas->isFollowing());
    m_pause->setChecked(m_canvas->isPaused());
    const QString text = m_canvas->isPaused() ? tr("Paused") : tr("Pause");
    if (m_pause->text() != text)
        m_pause->setText(text);
    m_cursors->setChecked(m_canvas->cursorA().has_value() || m_canvas->cursorB().has_value());
    m_fit->setChecked(m_canvas->isFit());
}

void TrendTimeBar::openCustom()
{
    m_from->setDateTime(localOf(m_canvas->from()));
    m_to->setDateTime(localOf(m_canvas->to()));
    m_wrong->clear();
    m_custom->show();
    showSpan();
    m_from->setFocus(Qt::OtherFocusReason);
}

void TrendTimeBar::applyCustom()
{
    const WallTime from = timeOf(m_from);
    const WallTime to = timeOf(m_to);
    QString wrong;
    if (to - from < TrendCanvas::shortest)
        wrong = tr("The end has to be after the beginning");
    else if (to - from > TrendCanvas::longest)
        wrong = tr("That is longer than 5 years");
    else if (from > m_clock->wall())
        wrong = tr("Nothing is known of the future");
    m_wrong->setText(wrong);
    m_wrong->setAccessibleName(wrong);
    if (wrong.isEmpty())
        m_canvas->setRange(from, to);
}

bool TrendTimeBar::escape()
{
    if (m_custom->isHidden())
        return false;
    m_custom->hide();
    m_ranges->setCurrent(-1);
    showSpan();
    return true;
}

void TrendTimeBar::toggleCursors(bool on)
{
    if (!on) {
        m_canvas->setCursors({}, {});
        return;
    }
    const Milliseconds third = m_canvas->span() / 3;
    m_canvas->setCursors(m_canvas->from() + third, m_canvas->from() + 2 * third);
}

} // namespace Raptor::Views
