// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history_page.h"

#include "models/domain/wording.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/window_parts.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int Ticket = 1; // the reader is this page's own
constexpr Milliseconds AskEvery{5000};
constexpr Milliseconds SilentAfter{15'000};
constexpr double SecondsADay = 86'400;

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString timeText(WallTime time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(time)),
                              u"yyyy-MM-dd HH:mm:ss"_s);
}

void sayIn(QLabel *label, const QString &text, const char *look)
{
    if (label->text() == text)
        return;
    label->setText(text);
    setLook(label, look);
    label->style()->polish(label);
}

} // namespace

HistoryPage::HistoryPage(const Theme *, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_reader(parts.history), m_clock(parts.clock)
{
    setObjectName(u"historyPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(7);
    if (!m_reader) {
        auto *none = plainLabel(tr("No history is kept. [history] in console.toml says so, or this "
                                   "window keeps nothing at all."),
                                "muted", this);
        none->setObjectName(u"historyNone"_s);
        none->setWordWrap(true);
        layout->addWidget(none);
        layout->addStretch();
        return;
    }
    layout->addWidget(buildUsage());
    if (parts.replay)
        layout->addWidget(buildReplay());
    layout->addStretch();
    connect(m_reader, &HistoryReader::usageReady, this,
            [this](int, const HistoryUsage &usage, const QString &error) {
                m_waiting = false;
                show(usage, error);
            });
}

QLabel *HistoryPage::addRow(QGridLayout *grid, const QString &name, const QString &title)
{
    const int row = grid->rowCount();
    auto *value = plainLabel(QString(QChar(0x2013)), "", this);
    value->setObjectName(name);
    value->setAccessibleName(title);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    grid->addWidget(plainLabel(title, "muted", this), row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    return value;
}

QWidget *HistoryPage::buildUsage()
{
    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(14, 10, 14, 12);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->addWidget(plainLabel(tr("History of all signals"), "section", card), 0, 0, 1, 2);
    m_state = addRow(grid, u"historyState"_s, tr("At this moment"));
    m_folder = addRow(grid, u"historyFolder"_s, tr("Where"));
    m_size = addRow(grid, u"historySize"_s, tr("Room used"));
    m_samples = addRow(grid, u"historySamples"_s, tr("Kept"));
    m_span = addRow(grid, u"historySpan"_s, tr("From, to"));
    m_rate = addRow(grid, u"historyRate"_s, tr("Coming in"));
    m_forecast = addRow(grid, u"historyForecast"_s, tr("Room needed a year"));
    m_days = addRow(grid, u"historyDays"_s, tr("Kept for"));
    m_bytes = addRow(grid, u"historyBytes"_s, tr("Room at most"));
    m_lost = addRow(grid, u"historyLost"_s, tr("Not written since the start"));
    m_checked = addRow(grid, u"historyChecked"_s, tr("Check at the start"));
    auto *advice = plainLabel(tr("How long and how much is kept stands in [history] of "
                                 "console.toml: keep_days, keep_gb, folder. On the terminal: "
                                 "raptorctl history TAG, check, backup FILE."),
                              "muted", card);
    advice->setWordWrap(true);
    grid->addWidget(advice, grid->rowCount(), 0, 1, 2);
    return card;
}

QWidget *HistoryPage::buildReplay()
{
    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->addWidget(plainLabel(tr("Replay"), "section", card));
    auto *words = plainLabel(tr("Shows the plant as it was, in a frame that says so. Meanwhile "
                                "nothing can be started; Stop and E-STOP act on the plant as it "
                                "is. Ctrl+R begins ten minutes back."),
                             "muted", card);
    words->setWordWrap(true);
    layout->addWidget(words);
    auto *row = new QHBoxLayout;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_clock->wall()));
    m_moment = new QDateTimeEdit(now.addSecs(-3600), card);
    m_moment->setObjectName(u"historyMoment"_s);
    m_moment->setAccessibleName(tr("Moment to show"));
    m_moment->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_moment->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    auto *button = new PushButton(tr("Show this moment"), card);
    button->setObjectName(u"historyReplay"_s);
    button->setAutoDefault(false);
    m_replaySaid = plainLabel({}, "fault", card);
    m_replaySaid->setObjectName(u"historyReplaySaid"_s);
    row->addWidget(m_moment);
    row->addWidget(button);
    row->addWidget(m_replaySaid, 1);
    layout->addLayout(row);
    connect(button, &QPushButton::clicked, this, [this] {
        Q_EMIT replayRequested(fromEpochMs(m_moment->dateTime().toMSecsSinceEpoch()));
    });
    return card;
}

void HistoryPage::sayReplay(const QString &text)
{
    if (m_replaySaid)
        m_replaySaid->setText(text);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void HistoryPage::tick()
{
    if (!m_reader || !isVisible())
        return;
    const Milliseconds passed = m_clock->now() - m_askedAt;
    if (m_waiting && passed >= SilentAfter)
        sayIn(m_state, tr("The disk does not answer"), "fault");
    else if (passed >= AskEvery)
        ask();
}

/// One question at a time: a disk that hangs is not asked again and again.
void HistoryPage::ask()
{
    if (!m_reader || std::exchange(m_waiting, true))
        return;
    m_askedAt = m_clock->now();
    m_reader->fetchUsage(Ticket);
}

void HistoryPage::show(const HistoryUsage &usage, const QString &error)
{
    showState(usage, error);
    if (!error.isEmpty())
        return;
    const QLocale locale;
    m_folder->setText(usage.folder);
    m_size->setText(
        usage.bytesPerSample > 0
            ? tr("%1, %2 bytes a sample")
                  .arg(sizeText(usage.bytes), locale.toString(usage.bytesPerSample, 'f', 2))
            : sizeText(usage.bytes));
    m_samples->setText(tr("%1 samples of %2 signals")
                           .arg(locale.toString(usage.samples), locale.toString(usage.tags)));
    m_span->setText(usage.oldest && usage.newest
                        ? tr("%1 to %2").arg(timeText(*usage.oldest), timeText(*usage.newest))
                        : tr("nothing yet"));
    m_rate->setText(tr("%1 samples a second, over the last minute")
                        .arg(locale.toString(usage.samplesPerSecond, 'f', 1)));
    const double aYear = usage.samplesPerSecond * usage.bytesPerSample * SecondsADay * 365;
    m_forecast->setText(aYear > 0 ? tr("%1 at this rate").arg(sizeText(qint64(aYear)))
                                  : tr("not known yet"));
    sayIn(m_lost, usage.lost > 0 ? tr("%1 samples").arg(locale.toString(usage.lost)) : tr("none"),
          usage.lost > 0 ? "fault" : "");
    m_checked->setText(usage.checked.isEmpty() ? tr("not done yet") : usage.checked);
    showKeeping(usage);
}

void HistoryPage::showState(const HistoryUsage &usage, const QString &error)
{
    if (!error.isEmpty())
        sayIn(m_state, tr("Not readable: %1").arg(error), "fault");
    else if (!usage.trouble.isEmpty())
        sayIn(m_state, tr("Not written: %1").arg(usage.trouble), "fault");
    else
        sayIn(m_state, tr("Written"), "");
}

void HistoryPage::showKeeping(const HistoryUsage &usage)
{
    m_days->setText(usage.keepDays > 0
                        ? tr("%Ln day(s), older samples are removed", nullptr, usage.keepDays)
                        : tr("any time: no sample is removed for its age"));
    m_bytes->setText(
        usage.keepBytes > 0
            ? tr("%1, beyond that the oldest samples are removed").arg(sizeText(usage.keepBytes))
            : tr("as much as there is: none is removed for want of room"));
}

} // namespace Raptor::Views
