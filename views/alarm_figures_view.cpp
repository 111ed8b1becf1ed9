// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_figures_view.h"

#include "models/domain/clock.h"
#include "models/domain/command.h"
#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/alarm_distribution.h"
#include "views/alarm_figures_csv.h"
#include "views/alarm_text.h"
#include "views/figure_list.h"
#include "views/labels.h"
#include "views/save_place.h"
#include "views/segment_bar.h"
#include "views/theme.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Views {

namespace {

constexpr int AskEveryMs = 15'000;
constexpr double ButtonWidth = 128;

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString longText(Milliseconds time)
{
    return Wording::age(time.count());
}

/// A period: "21:25 - 21:40", "20 Nov 23:50 - 21 Nov 00:10".
QString periodText(WallTime from, WallTime to, WallTime now)
{
    const auto local = [](WallTime time) {
        return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
    };
    const auto text = [](const QDateTime &at, const QDateTime &other) {
        const bool sameDay = at.date() == other.date();
        return QLocale().toString(at, sameDay ? u"HH:mm"_s : u"d MMM HH:mm"_s);
    };
    const QDateTime start = local(from);
    return u"%1 \u2013 %2"_s.arg(text(start, local(now)), text(local(to), start));
}

} // namespace

AlarmFiguresView::AlarmFiguresView(const Theme *theme, AlarmHistory *history,
                                   const AlarmNames *names, const Clock *clock, QWidget *parent)
    : QWidget(parent), m_history(history), m_names(names), m_clock(clock), m_theme(theme),
      m_spans(new SegmentBar(u"figuresSpan"_s, tr("Span of the figures"), this)),
      m_period(plainLabel({}, "muted", this)), m_place(new SavePlace(u"figuresExport"_s, this)),
      m_csv(new ActionButton(tr("Export &CSV\u2026"), theme, this)),
      m_error(plainLabel({}, "fault", this)), m_distribution(new AlarmDistribution(theme, this)),
      m_top(new FigureList(theme, u"figuresTop"_s, tr("Ten most frequent"), tr("None was raised."),
                           this)),
      m_chattering(new FigureList(theme, u"figuresChattering"_s,
                                  tr("Chattering: 3 or more within a minute"), tr("None chatters."),
                                  this)),
      m_standing(new FigureList(theme, u"figuresStanding"_s, tr("Standing for over 24 hours"),
                                tr("None stands for so long."), this)),
      m_floods(new FigureList(theme, u"figuresFloods"_s, tr("Floods: more than 10 in 10 minutes"),
                              tr("There was none."), this)),
      m_timer(new QTimer(this))
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(buildBody());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(buildHead());
    layout->addWidget(m_error);
    layout->addWidget(area, 1);
    m_error->setObjectName(u"figuresError"_s);
    m_error->setWordWrap(true);
    m_error->setVisible(!history);
    if (!history)
        m_error->setText(tr("There is no journal here to count in."));
    wire();
    wireExport();
    showUnknown();
}

QLayout *AlarmFiguresView::buildHead()
{
    const struct
    {
        std::chrono::hours span;
        QString text;
    } spans[] = {{8h, tr("8 h")}, {24h, tr("24 h")}, {7 * 24h, tr("7 d", "days")}};
    for (const auto &one : spans)
        m_spans->addSegment(int(one.span.count()), u"figuresSpan_%1"_s.arg(one.span.count()),
                            one.text, tr("Figures of the last %1").arg(one.text));
    m_spans->setCurrent(int(std::chrono::duration_cast<std::chrono::hours>(m_span).count()));
    m_period->setObjectName(u"figuresPeriod"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(plainLabel(tr("The last"), "muted", this));
    head->addWidget(m_spans);
    head->addWidget(m_period);
    head->addWidget(m_place, 1);
    head->addStretch();
    head->addWidget(m_csv);
    return head;
}

AlarmFiguresView::Card AlarmFiguresView::addCard(QLayout *layout, const QString &name,
                                                 const QString &heading)
{
    auto *card = new QFrame(this);
    setLook(card, "card");
    Card out{plainLabel({}, "big", card), plainLabel({}, "muted", card)};
    out.value->setObjectName(name);
    out.remark->setObjectName(name + u"Remark"_s);
    out.remark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 7, 14, 8);
    inside->setSpacing(0);
    inside->addWidget(plainLabel(heading, "small", card));
    inside->addWidget(out.value);
    inside->addWidget(out.remark);
    layout->addWidget(card);
    return out;
}

QWidget *AlarmFiguresView::buildBody()
{
    auto *body = new QWidget(this);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(8);
    m_raised = addCard(cards, u"figuresRaised"_s, tr("Alarms"));
    m_rate = addCard(cards, u"figuresRate"_s, tr("In 10 minutes, on average"));
    m_acknowledging =
        addCard(cards, u"figuresAcknowledging"_s, tr("Until acknowledged, half of them within"));
    m_flooding = addCard(cards, u"figuresFlooding"_s, tr("Periods of flood"));
    for (int card = 0; card < cards->count(); ++card)
        cards->setStretch(card, 1);
    auto *spread = new QFrame(body);
    setLook(spread, "card");
    auto *inside = new QVBoxLayout(spread);
    inside->setContentsMargins(14, 8, 14, 6);
    inside->setSpacing(2);
    inside->addWidget(plainLabel(tr("How they were spread: 10-minute pieces by alarms in them"),
                                 "section", spread));
    inside->addWidget(m_distribution, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(spread, 1);
    middle->addWidget(m_top, 1);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(8);
    for (FigureList *list : {m_chattering, m_standing, m_floods})
        lists->addWidget(list, 1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(cards);
    layout->addLayout(middle, 5);
    layout->addLayout(lists, 2);
    return body;
}

void AlarmFiguresView::wire()
{
    connect(m_spans, &SegmentBar::chosen, this,
            [this](int hours) { setSpan(std::chrono::hours(hours)); });
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            ask();
    });
    m_timer->start(AskEveryMs);
    if (m_history)
        connect(m_history, &AlarmHistory::figuresReady, this, &AlarmFiguresView::take);
}

void AlarmFiguresView::wireExport()
{
    m_csv->setObjectName(u"exportFiguresButton"_s);
    m_csv->setAccessibleName(tr("Export the figures as CSV"));
    const auto fit = [this] { m_csv->setMinimumWidth(m_theme->ipx(ButtonWidth)); };
    connect(m_theme, &Theme::changed, this, fit);
    fit();
    connect(m_csv, &QPushButton::clicked, this, [this] {
        m_place->ask({tr("Export the figures of the alarms"), tr("Comma-separated values (*.csv)"),
                      u"csv"_s, u"alarm-figures.csv"_s});
    });
    connect(m_place, &SavePlace::chosen, this, &AlarmFiguresView::exportTo);
    for (FigureList *list : {m_top, m_chattering, m_standing, m_floods}) {
        connect(list, &FigureList::rowWanted, this,
                [this](const FigureRow &row) { Q_EMIT alarmWanted(row.alarm, row.at); });
    }
}

/// A few lines of text: written at once.
void AlarmFiguresView::exportTo(const QString &file)
{
    if (!m_figures)
        return;
    const Outcome written = writeWhole(file, figuresCsv(*m_figures));
    Q_EMIT said(written.ok() ? tr("Figures written to %1").arg(file)
                             : tr("Not exported: %1").arg(written.error().text),
                !written.ok());
}

void AlarmFiguresView::offerExport()
{
    CommandOffer offer;
    if (!m_history)
        offer = {Refusal::Unsupported, tr("no journal here")};
    else if (!m_figures)
        offer = {Refusal::NotArmed, tr("not counted yet")};
    m_csv->setOffer(offer);
}

bool AlarmFiguresView::escape()
{
    return m_place->keep();
}

void AlarmFiguresView::setSpan(Milliseconds span)
{
    if (span != m_span)
        showUnknown(); // what stands there is of another span
    m_span = span;
    m_spans->setCurrent(int(std::chrono::duration_cast<std::chrono::hours>(span).count()));
    ask();
}

void AlarmFiguresView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void AlarmFiguresView::ask()
{
    if (!m_history)
        return;
    const WallTime now = m_clock->wall();
    m_history->figures(++m_ticket, now - m_span, now);
}

void AlarmFiguresView::take(int ticket, const AlarmFigures &figures, const QString &error)
{
    if (ticket != m_ticket)
        return;
    m_error->setText(error.isEmpty() ? QString() : tr("The journal cannot be read: %1").arg(error));
    m_error->setVisible(!error.isEmpty());
    if (!error.isEmpty()) {
        showUnknown();
        for (const Card &card : {m_raised, m_rate, m_acknowledging, m_flooding})
            card.value->setText(u"\u2013"_s);
        return;
    }
    m_figures = figures;
    m_period->setText(periodText(figures.from, figures.to, m_clock->wall()));
    showCards(figures);
    showLists(figures);
    offerExport();
}

/// Nought would be an answer.
void AlarmFiguresView::showUnknown()
{
    m_figures.reset();
    m_period->clear();
    for (const Card &card : {m_raised, m_rate, m_acknowledging, m_flooding}) {
        card.value->setText(u"\u2026"_s);
        card.remark->clear();
    }
    m_distribution->setUnknown();
    for (FigureList *list : {m_top, m_chattering, m_standing, m_floods})
        list->setUnknown();
    offerExport();
}

void AlarmFiguresView::showCards(const AlarmFigures &figures)
{
    m_raised.value->setText(count(figures.raised));
    QStringList priorities;
    for (size_t priority = 0; priority < figures.byPriority.size(); ++priority)
        priorities.append(
            tr("%1 %2", "number, priority")
                .arg(count(figures.byPriority.at(priority)), Wording::of(AlarmPriority(priority))));
    m_raised.remark->setText(priorities.join(u" \u00b7 "_s));
    m_rate.value->setText(QLocale().toString(figures.perTenMinutes, 'f', 1));
    m_rate.remark->setText(tr("%1 at most \u00b7 1\u2013"
                              "2 can be followed")
                               .arg(count(figures.mostInTenMinutes)));
    const bool any = figures.acknowledged > 0;
    m_acknowledging.value->setText(any ? longText(figures.medianToAcknowledge) : u"\u2013"_s);
    m_acknowledging.remark->setText(
        any ? tr("%1 at most \u00b7 %2 acknowledged", "time, number")
                  .arg(longText(figures.slowestToAcknowledge), count(figures.acknowledged))
            : tr("none was acknowledged"));
    Milliseconds flooded{0};
    int raised = 0;
    for (const AlarmFigures::Flood &flood : figures.floods) {
        flooded += flood.to - flood.from;
        raised += flood.raised;
    }
    m_flooding.value->setText(count(figures.floods.size()));
    m_flooding.remark->setText(figures.floods.isEmpty()
                                   ? tr("never more than 10 in 10 minutes")
                                   : tr("%1 in all \u00b7 %2 alarms", "time, number")
                                         .arg(longText(flooded), count(raised)));
    m_distribution->setCounts(figures.distribution);
}

void AlarmFiguresView::showLists(const AlarmFigures &figures)
{
    const WallTime now = m_clock->wall();
    const auto rowsOf = [this](const QList<AlarmFigures::Count> &counts, bool bars) {
        QList<FigureRow> rows;
        for (const AlarmFigures::Count &one : counts)
            rows.append({one.priority, one.text, m_names->unit(one.key), count(one.raised),
                         bars ? double(one.raised) / qMax(1, counts.first().raised) : -1.0,
                         one.key});
        return rows;
    };
    m_top->setRows(rowsOf(figures.topTen, true));
    m_chattering->setRows(rowsOf(figures.chattering, false));
    QList<FigureRow> standing;
    for (const AlarmSpan &span : figures.standing)
        standing.append({span.priority, span.text, m_names->unit(span.key),
                         longText(figures.to - span.from), -1.0, span.key, span.from});
    m_standing->setRows(standing);
    QList<FigureRow> floods;
    for (const AlarmFigures::Flood &flood : figures.floods)
        floods.append({{},
                       periodText(flood.from, flood.to, now),
                       tr("first: %1").arg(m_names->place(flood.firstOut)),
                       count(flood.raised),
                       -1.0,
                       flood.firstOut,
                       flood.from});
    m_floods->setRows(floods);
}

} // namespace Raptor::Views
