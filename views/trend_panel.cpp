// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_panel.h"

#include "models/domain/ports.h"
#include "views/digits.h"
#include "views/labels.h"
#include "views/theme.h"
#include "views/trend_alarms.h"
#include "views/trend_lane.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Views {

namespace {

constexpr int AdvanceEveryMs = 250;
constexpr int SlowestMs = 1000;
constexpr double RightMargin = 10;

double tickFor(Milliseconds span)
{
    return double(span <= 1min ? 10'000 : span <= 5min ? 60'000 : 120'000);
}

QSet<AlarmKey> unacknowledgedOf(const QList<AlarmMark> &marks)
{
    QSet<AlarmKey> keys;
    for (const AlarmMark &mark : marks) {
        if (mark.unacknowledged)
            keys.insert(mark.key);
    }
    return keys;
}

} // namespace

TrendPanel::TrendPanel(const Theme *theme, TrendSource *trends, AlarmHistory *alarms,
                       const Clock *clock, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_trends(trends),
      m_alarms(new TrendAlarms(alarms, clock, this)), m_clock(clock), m_timer(new QTimer(this)),
      m_layout(new QVBoxLayout(this)), m_fit(new QToolButton(this)), m_live(new QToolButton(this)),
      m_hint(plainLabel({}, "small", this)),
      m_none(plainLabel(tr("This device sends no numbers to draw."), "muted", this)),
      m_ruler(new TimeRuler(theme, this))
{
    setObjectName(u"trendPanel"_s);
    setAccessibleName(tr("Trend of the last minutes"));
    setLook(this, "card");
    m_timer->setSingleShot(true);
    build();
    connect(m_timer, &QTimer::timeout, this, [this] { advance(); });
    connect(m_alarms, &TrendAlarms::changed, this, &TrendPanel::later);
    connect(trends, &TrendSource::advanced, this, &TrendPanel::later);
    connect(theme, &Theme::changed, this, &TrendPanel::applyTheme);
    applyTheme();
}

void TrendPanel::build()
{
    auto *segments = new QFrame(this);
    setLook(segments, "segments");
    auto *inside = new QHBoxLayout(segments);
    inside->setContentsMargins(2, 2, 2, 2);
    inside->setSpacing(2);
    m_spans = {addSpan(inside, tr("1 min"), 1min), addSpan(inside, tr("5 min"), 5min),
               addSpan(inside, tr("10 min"), 10min)};
    m_fit->setObjectName(u"trendFit"_s);
    m_fit->setText(tr("Fit to values"));
    m_fit->setAccessibleName(tr("Fit the scales to the values"));
    m_fit->setCheckable(true);
    m_fit->setFocusPolicy(Qt::StrongFocus);
    setLook(m_fit, "page");
    connect(m_fit, &QToolButton::toggled, this, [this](bool fit) {
        for (TrendLane *lane : std::as_const(m_lanes))
            lane->setFit(fit);
        advance();
    });
    for (QToolButton *span : std::as_const(m_spans)) {
        if (span != m_spans.first())
            setTabOrder(m_spans.at(m_spans.indexOf(span) - 1), span);
    }
    setTabOrder(m_spans.last(), m_fit);
    m_live->setObjectName(u"trendLive"_s);
    m_live->setText(tr("Back to live"));
    m_live->setAccessibleName(tr("Back to the live trend"));
    m_live->setFocusPolicy(Qt::StrongFocus);
    setLook(m_live, "page");
    connect(m_live, &QToolButton::clicked, this, &TrendPanel::showLive);
    setTabOrder(m_fit, m_live);
    m_hint->setObjectName(u"trendHint"_s);
    auto *head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Trend"), "section", this));
    head->addSpacing(8);
    head->addWidget(segments);
    head->addWidget(m_fit);
    head->addWidget(m_live);
    head->addStretch();
    head->addWidget(m_hint);
    m_layout->setContentsMargins(12, 8, 12, 6);
    m_layout->setSpacing(2);
    m_layout->addLayout(head);
    static_cast<QLabel *>(m_none)->setAlignment(Qt::AlignCenter);
    m_layout->addWidget(m_none, 1);
    m_layout->addWidget(m_ruler);
    showHint();
}

QToolButton *TrendPanel::addSpan(QLayout *layout, const QString &text, Milliseconds span)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"trendSpan_%1"_s.arg(span / 1min));
    button->setText(text);
    button->setAccessibleName(tr("Show the last %1").arg(text));
    button->setCheckable(true);
    button->setChecked(span == m_span);
    button->setFocusPolicy(Qt::StrongFocus);
    setLook(button, "segment");
    layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, span] { setSpan(span); });
    return button;
}

void TrendPanel::setSpan(Milliseconds span)
{
    m_span = span;
    const QList<Milliseconds> all{1min, 5min, 10min};
    for (qsizetype i = 0; i < m_spans.size(); ++i)
        m_spans.at(i)->setChecked(all.at(i) == span);
    advance(true);
}

void TrendPanel::showMoment(WallTime moment)
{
    m_moment = moment;
    showHint();
    advance(true);
}

void TrendPanel::showLive()
{
    m_moment.reset();
    showHint();
    advance(true);
}

/// What stands still must not look as if it were live.
void TrendPanel::showHint()
{
    m_live->setVisible(m_moment.has_value());
    setAccessibleName(m_moment ? tr("Trend of an earlier time") : tr("Trend of the last minutes"));
    setLook(this, m_moment ? "cardHeld" : "card");
    style()->unpolish(this);
    style()->polish(this);
    if (!m_moment) {
        m_hint->setText(tr("a gap is a time without data"));
        return;
    }
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(toEpochMs(*m_moment));
    const QString time = QLocale().toString(moment, u"d MMM HH:mm:ss"_s);
    m_hint->setText(m_isEmpty ? tr("not live: no values are kept from around %1").arg(time)
                              : tr("not live: around %1").arg(time));
}

void TrendPanel::showDevice(const DeviceFacts &facts)
{
    const bool other = facts.id != m_facts.id;
    m_facts = facts;
    if (other && m_moment) {
        m_moment.reset();
        showHint();
    }
    const QList<Quantity> all = quantities(m_facts.signalViews);
    while (m_lanes.size() > all.size())
        delete m_lanes.takeLast();
    while (m_lanes.size() < all.size()) {
        auto *lane = new TrendLane(m_theme, this);
        lane->setFit(m_fit->isChecked());
        m_layout->insertWidget(m_layout->indexOf(m_ruler), lane, 1);
        m_lanes.append(lane);
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        QList<SignalView> shown;
        for (const SignalView *signal : all.at(i).values)
            shown.append(*signal);
        m_lanes.at(i)->setSignals(shown);
    }
    m_none->setVisible(m_lanes.isEmpty());
    m_ruler->setVisible(!m_lanes.isEmpty());
    if (other)
        advance();
}

void TrendPanel::applyTheme()
{
    for (TrendLane *lane : std::as_const(m_lanes))
        lane->applyTheme();
    m_ruler->setFixedHeight(m_theme->ipx(16));
    m_ruler->setMargins(m_theme->ipx(56), m_theme->ipx(RightMargin));
}

void TrendPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    advance();
}

void TrendPanel::tick()
{
    later(); // time goes on, though nothing may come
}

/// By a pixel at a time, once a second at least.
void TrendPanel::later()
{
    if (!isVisible() || m_timer->isActive())
        return;
    const auto perPixel = int(m_span.count() / qMax(width(), 1));
    m_timer->start(std::clamp(perPixel, AdvanceEveryMs, SlowestMs));
}

void TrendPanel::advance(bool anew)
{
    if (!isVisible())
        return;
    const WallTime now = m_clock->wall();
    const WallTime to = m_moment ? qMin(*m_moment + m_span / 2, now) : now;
    const WallTime from = to - m_span;
    m_alarms->ask(m_facts.id, from, to, anew);
    const std::optional<double> moment =
        m_moment ? std::optional(double(toEpochMs(*m_moment))) : std::nullopt;
    const QList<TrendMark> marks = m_trends->marks(from, to);
    const double tick = tickFor(m_span);
    bool isEmpty = true;
    const QSet<AlarmKey> unacknowledged = unacknowledgedOf(m_facts.alarms);
    const QList<Quantity> all = quantities(m_facts.signalViews);
    for (qsizetype i = 0; i < qMin(all.size(), m_lanes.size()); ++i) {
        TrendLane *lane = m_lanes.at(i);
        for (qsizetype place = 0; place < all.at(i).values.size(); ++place) {
            const TagId tag{m_facts.id, all.at(i).values.at(place)->signal};
            const QList<QPointF> points = m_trends->points(tag, from, to);
            isEmpty = isEmpty && points.isEmpty();
            lane->setPoints(place, points);
        }
        lane->setSpan(double(toEpochMs(from)), double(toEpochMs(to)), tick);
        lane->setAlarms(alarmsOf(all.at(i), i == 0), unacknowledged);
        lane->setMarks(marks, i == 0);
        lane->setMoment(moment);
        lane->scale();
    }
    m_ruler->setSpan(double(toEpochMs(from)), double(toEpochMs(to)), tick);
    if (m_moment && isEmpty != std::exchange(m_isEmpty, isEmpty))
        showHint();
}

/// Those of the device itself stand in the first lane.
QList<AlarmSpan> TrendPanel::alarmsOf(const Quantity &quantity, bool first) const
{
    QList<AlarmSpan> found;
    for (const AlarmSpan &alarm : m_alarms->spans()) {
        const bool ofSignal = std::any_of(
            quantity.values.cbegin(), quantity.values.cend(),
            [&](const SignalView *signal) { return signal->signal == alarm.key.subject; });
        if (ofSignal || (first && alarm.key.subject.isEmpty()))
            found.append(alarm);
    }
    return found;
}

TimeRuler::TimeRuler(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme) { }

void TimeRuler::setSpan(double from, double to, double tick)
{
    m_from = from;
    m_to = to;
    m_tick = tick;
    update();
}

void TimeRuler::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
}

void TimeRuler::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme->font(10.5));
    painter.setPen(m_theme->tokens().muted);
    const double plot = width() - m_left - m_right;
    const QString format = m_tick < 60'000 ? u"HH:mm:ss"_s : u"HH:mm"_s;
    const double half = m_theme->px(34);
    for (double at = std::ceil(m_from / m_tick) * m_tick; at <= m_to; at += m_tick) {
        const double x = m_left + plot * (at - m_from) / (m_to - m_from);
        const double centre = qBound(m_left + half * 0.5, x, width() - half * 0.8);
        if (std::abs(centre - x) > half * 0.6)
            continue;
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(at));
        Digits::draw(painter, QRectF(centre - half, 0, 2 * half, height()),
                     Qt::AlignHCenter | Qt::AlignVCenter, QLocale().toString(time.time(), format));
    }
}

} // namespace Raptor::Views
