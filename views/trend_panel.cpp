// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_panel.h"

#include "models/domain/ports.h"
#include "views/digits.h"
#include "views/labels.h"
#include "views/theme.h"
#include "views/trend_lane.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Views {

namespace {

constexpr int AdvanceEveryMs = 250;
constexpr double RightMargin = 10;

double tickFor(Milliseconds span)
{
    return double(span <= 1min ? 10'000 : span <= 5min ? 60'000 : 120'000);
}

} // namespace

TrendPanel::TrendPanel(const Theme *theme, TrendSource *trends, const Clock *clock, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_trends(trends), m_clock(clock), m_timer(new QTimer(this)),
      m_layout(new QVBoxLayout(this)), m_fit(new QToolButton(this)),
      m_none(plainLabel(tr("This device sends no numbers to draw."), "muted", this)),
      m_ruler(new TimeRuler(theme, this))
{
    setObjectName(u"trendPanel"_s);
    setAccessibleName(tr("Trend of the last minutes"));
    setLook(this, "card");
    m_timer->setSingleShot(true);
    m_timer->setInterval(AdvanceEveryMs);
    build();
    connect(m_timer, &QTimer::timeout, this, &TrendPanel::advance);
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
    auto *head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Trend"), "section", this));
    head->addSpacing(8);
    head->addWidget(segments);
    head->addWidget(m_fit);
    head->addStretch();
    head->addWidget(plainLabel(tr("a gap is a time without data"), "small", this));
    m_layout->setContentsMargins(12, 8, 12, 6);
    m_layout->setSpacing(2);
    m_layout->addLayout(head);
    static_cast<QLabel *>(m_none)->setAlignment(Qt::AlignCenter);
    m_layout->addWidget(m_none, 1);
    m_layout->addWidget(m_ruler);
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
    advance();
}

void TrendPanel::showDevice(const DeviceFacts &facts)
{
    const bool other = facts.id != m_facts.id;
    m_facts = facts;
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

void TrendPanel::later()
{
    if (isVisible() && !m_timer->isActive())
        m_timer->start();
}

void TrendPanel::advance()
{
    if (!isVisible())
        return;
    const WallTime to = m_clock->wall();
    const WallTime from = to - m_span;
    const double tick = tickFor(m_span);
    const QList<Quantity> all = quantities(m_facts.signalViews);
    for (qsizetype i = 0; i < qMin(all.size(), m_lanes.size()); ++i) {
        TrendLane *lane = m_lanes.at(i);
        for (qsizetype place = 0; place < all.at(i).values.size(); ++place) {
            const TagId tag{m_facts.id, all.at(i).values.at(place)->signal};
            lane->setPoints(place, m_trends->points(tag, from, to));
        }
        lane->setSpan(double(toEpochMs(from)), double(toEpochMs(to)), tick);
        lane->scale();
    }
    m_ruler->setSpan(double(toEpochMs(from)), double(toEpochMs(to)), tick);
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
