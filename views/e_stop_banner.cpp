// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/e_stop_banner.h"

#include "models/domain/wording.h"
#include "views/device_facts.h"
#include "views/gauge_geometry.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int RefreshMs = 100;
constexpr int MostRows = 3;
constexpr int LongestName = 24;
constexpr double CellWidth = 400;
constexpr double LineHeight = 21;

/// Worst first.
int rank(EStopProgress progress)
{
    switch (progress) {
    case EStopProgress::NotConfirmed:
    case EStopProgress::Asks:
        return 0;
    case EStopProgress::NotSent:
        return 1;
    case EStopProgress::Sent:
        return 2;
    case EStopProgress::BrokerHas:
        return 3;
    case EStopProgress::NotCovered:
        return 4;
    case EStopProgress::Confirmed:
        return 5;
    }
    Q_UNREACHABLE();
}

QString shortened(const QString &name)
{
    return name.size() <= LongestName ? name : name.left(LongestName - 1) + QChar(0x2026);
}

/// "a, b and 3 more"
QString named(const QStringList &names, qsizetype most)
{
    QStringList first;
    for (const QString &name : names.mid(0, most))
        first.append(shortened(name));
    if (names.size() <= most)
        return first.join(u", "_s);
    return EStopBanner::tr("%1 and %2 more").arg(first.join(u", "_s)).arg(names.size() - most);
}

bool isLoud(EStopProgress progress)
{
    return progress == EStopProgress::NotConfirmed || progress == EStopProgress::NotSent;
}

/// Nothing is to be waited for or done at these.
bool isSettled(EStopProgress progress)
{
    return progress == EStopProgress::Confirmed || progress == EStopProgress::NotCovered;
}

QStringList devicesIn(const QList<EStopLine> &lines, EStopProgress progress)
{
    QStringList out;
    for (const EStopLine &line : lines) {
        if (line.progress == progress)
            out.append(line.device.name());
    }
    return out;
}

QString wordsOf(const EStopLine &line)
{
    return line.text.isEmpty() ? Wording::of(line.progress) : line.text;
}

} // namespace

EStopBanner::EStopBanner(const Theme *theme, CommandDesk *desk, QAbstractItemModel *devices,
                         QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(desk), m_devices(devices),
      m_title(plainLabel({}, "title", this)), m_lines(new EStopLines(theme, this)),
      m_summary(new ElidedLabel(theme, 12, QFont::Normal, this)),
      m_latched(new ElidedLabel(theme, 12, QFont::Normal, this)),
      m_show(new PushButton(tr("Show device"), this)),
      m_dismiss(new PushButton(tr("Hide confirmed"), this)), m_later(new QTimer(this))
{
    setObjectName(u"eStopBanner"_s);
    setAccessibleName(tr("E-stop progress"));
    build();
    wire();
    refresh();
}

void EStopBanner::build()
{
    m_title->setObjectName(u"eStopBannerTitle"_s);
    m_title->setWordWrap(true);
    m_summary->setObjectName(u"eStopBannerSummary"_s);
    m_latched->setObjectName(u"eStopBannerLatched"_s);
    m_latched->setMuted(true);
    m_dismiss->setObjectName(u"dismissEStopButton"_s);
    m_dismiss->setAccessibleName(m_dismiss->text());
    m_show->setObjectName(u"showLatchedButton"_s);
    m_show->setAccessibleName(m_show->text());
    auto *card = new QFrame(this);
    setLook(card, "banner");
    auto *words = new QVBoxLayout;
    words->setSpacing(m_theme->ipx(4));
    words->addWidget(m_title);
    words->addWidget(m_lines);
    words->addWidget(m_summary);
    words->addWidget(m_latched);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_dismiss);
    buttons->addStretch();
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(14, 10, 12, 10);
    layout->setSpacing(12);
    layout->addLayout(words, 1);
    layout->addLayout(buttons);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(10, 8, 10, 8);
    around->addWidget(card);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_later->setSingleShot(true);
    m_later->setInterval(RefreshMs);
}

void EStopBanner::wire()
{
    connect(m_desk, &CommandDesk::emergencyStopChanged, this, &EStopBanner::refresh);
    connect(m_dismiss, &QPushButton::clicked, m_desk, &CommandDesk::dismissEmergencyStopLines);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT deviceActivated(m_first); });
    connect(m_lines, &EStopLines::hiddenCountChanged, this, &EStopBanner::summarise);
    connect(m_later, &QTimer::timeout, this, &EStopBanner::refresh);
    const auto later = [this] {
        if (!m_later->isActive())
            m_later->start();
    };
    connect(m_devices, &QAbstractItemModel::dataChanged, this, later);
    connect(m_devices, &QAbstractItemModel::rowsInserted, this, later);
    connect(m_devices, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_devices, &QAbstractItemModel::modelReset, this, later);
}

QString EStopBanner::titleFor(const QList<EStopLine> &lines, const QStringList &latched) const
{
    QStringList loud;
    int covered = 0;
    for (const EStopLine &line : lines) {
        covered += line.progress == EStopProgress::NotCovered ? 0 : 1;
        if (isLoud(line.progress))
            loud.append(line.device.name());
    }
    if (!loud.isEmpty())
        return tr("E-STOP NOT CONFIRMED: %1 - use the physical stop").arg(named(loud, 4));
    if (covered > 0)
        return tr("E-stop: %1 of %2 confirmed by the device")
            .arg(devicesIn(lines, EStopProgress::Confirmed).size())
            .arg(covered);
    if (!lines.isEmpty())
        return tr("E-stop: none of these devices takes one - use the physical stop");
    return tr("E-stop latched: %1").arg(named(latched, 8));
}

void EStopBanner::refresh()
{
    QStringList latched;
    m_first = DeviceId();
    for (int row = 0; row < m_devices->rowCount(); ++row) {
        const QModelIndex index = m_devices->index(row, 0);
        if (!index.data(DeviceRole::EStopLatched).toBool())
            continue;
        if (m_first.isNull())
            m_first = index.data(DeviceRole::Id).value<DeviceId>();
        latched.append(index.data(DeviceRole::Name).toString());
    }
    const QList<EStopLine> lines = m_desk->emergencyStopLines();
    const bool loud = std::any_of(lines.cbegin(), lines.cend(),
                                  [](const EStopLine &line) { return isLoud(line.progress); });
    m_title->setText(titleFor(lines, latched));
    setAccessibleDescription(m_title->text());
    m_lines->setLines(lines);
    m_lines->setVisible(!m_lines->lines().isEmpty());
    summarise();
    m_latched->setVisible(!latched.isEmpty());
    const QString inhibited = tr("Start is inhibited until each is reset at its own page.");
    m_latched->setText(lines.isEmpty() ? inhibited
                                       : tr("%1 Latched: %2", "start is inhibited, names")
                                             .arg(inhibited, latched.join(u", "_s)));
    m_show->setVisible(!m_first.isNull());
    m_dismiss->setVisible(!devicesIn(lines, EStopProgress::Confirmed).isEmpty());
    const QByteArray look = loud ? "fault" : "title";
    if (m_title->property("look").toByteArray() != look) {
        m_title->setProperty("look", QString::fromLatin1(look));
        m_title->style()->polish(m_title);
    }
    setVisible(!lines.isEmpty() || !latched.isEmpty());
}

void EStopBanner::summarise()
{
    const QList<EStopLine> lines = m_desk->emergencyStopLines();
    const auto confirmed = devicesIn(lines, EStopProgress::Confirmed);
    const auto uncovered = devicesIn(lines, EStopProgress::NotCovered);
    QStringList parts;
    if (m_lines->hiddenCount() > 0)
        parts.append(tr("scroll for %1 more").arg(m_lines->hiddenCount()));
    if (!confirmed.isEmpty())
        parts.append(tr("%1 confirmed").arg(confirmed.size()));
    if (!uncovered.isEmpty())
        parts.append(
            tr("%1 not covered: %2").arg(uncovered.size()).arg(named(uncovered, uncovered.size())));
    QStringList details;
    for (const EStopLine &line : lines) {
        if (isSettled(line.progress))
            details.append(line.device.name() + u": "_s + wordsOf(line));
    }
    m_summary->setText(parts.join(u" \u00b7 "_s));
    m_summary->setDetail(details.join(u'\n'));
    m_summary->setVisible(!parts.isEmpty());
}

EStopLines::EStopLines(const Theme *theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_theme(theme)
{
    setAccessibleName(tr("E-stop at each device"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(theme, &Theme::changed, this, [this] {
        updateGeometry();
        placeScrollBar();
    });
}

void EStopLines::setLines(const QList<EStopLine> &lines)
{
    QList<EStopLine> open;
    std::remove_copy_if(lines.cbegin(), lines.cend(), std::back_inserter(open),
                        [](const EStopLine &line) { return isSettled(line.progress); });
    std::stable_sort(open.begin(), open.end(), [](const EStopLine &a, const EStopLine &b) {
        return rank(a.progress) < rank(b.progress);
    });
    if (open == m_lines)
        return;
    m_lines = std::move(open);
    QStringList spoken;
    for (const EStopLine &line : std::as_const(m_lines))
        spoken.append(line.device.name() + u": "_s + Wording::of(line.progress));
    setAccessibleDescription(spoken.join(u"; "_s));
    updateGeometry();
    placeScrollBar();
    viewport()->update();
}

int EStopLines::rowsFor(int width) const
{
    const int columns = Geometry::columns(width, m_theme->ipx(CellWidth)).count;
    return int(m_lines.size() + columns - 1) / columns;
}

int EStopLines::hiddenCount() const
{
    const int columns = Geometry::columns(viewport()->width(), m_theme->ipx(CellWidth)).count;
    return qMax(0, int(m_lines.size()) - MostRows * columns);
}

void EStopLines::placeScrollBar()
{
    const int line = m_theme->ipx(LineHeight);
    const int beyond = qMax(0, rowsFor(viewport()->width()) - MostRows) * line;
    verticalScrollBar()->setSingleStep(line);
    verticalScrollBar()->setPageStep(MostRows * line);
    verticalScrollBar()->setRange(0, beyond);
    setFocusPolicy(beyond > 0 ? Qt::TabFocus : Qt::NoFocus);
    Q_EMIT hiddenCountChanged();
}

void EStopLines::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeScrollBar();
}

QSize EStopLines::sizeHint() const
{
    const int wide = m_theme->ipx(CellWidth * 2);
    return {wide, heightForWidth(width() > 0 ? width() : wide)};
}

QSize EStopLines::minimumSizeHint() const
{
    return {m_theme->ipx(CellWidth / 2), m_theme->ipx(LineHeight)};
}

int EStopLines::heightForWidth(int width) const
{
    return qMin(MostRows, rowsFor(width)) * m_theme->ipx(LineHeight);
}

void EStopLines::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int width = viewport()->width();
    const Geometry::Columns columns = Geometry::columns(width, m_theme->ipx(CellWidth));
    const int line = m_theme->ipx(LineHeight);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int place = 0; place < int(m_lines.size()); ++place) {
        const int column =
            mirrored ? columns.count - 1 - place % columns.count : place % columns.count;
        const int top = (place / columns.count) * line - verticalScrollBar()->value();
        paintLine(painter,
                  QRectF(column * columns.width, top, columns.width - m_theme->px(10), line),
                  m_lines.at(place));
    }
}

void EStopLines::paintLine(QPainter &painter, const QRectF &cell, const EStopLine &line) const
{
    const Tokens &t = m_theme->tokens();
    const bool loud = isLoud(line.progress);
    if (loud) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.alarm1);
        painter.drawRoundedRect(cell.adjusted(0, 1, 0, -1), m_theme->px(3), m_theme->px(3));
    }
    const QColor colour = loud ? t.onAlarm1 : t.text;
    const double size = m_theme->px(10);
    const QRectF mark(cell.left() + m_theme->px(6), cell.center().y() - size / 2, size, size);
    if (loud)
        drawShape(painter, mark, StateShape::Cross, colour, t);
    else
        drawLight(painter, mark, Light::Half, t);
    painter.setPen(colour);
    painter.setFont(m_theme->font(12, QFont::DemiBold));
    const double left = mark.right() + m_theme->px(8);
    const QString name =
        painter.fontMetrics().elidedText(line.device.name(), Qt::ElideRight, m_theme->ipx(130));
    const double nameWidth = painter.fontMetrics().horizontalAdvance(name);
    painter.drawText(QRectF(left, cell.top(), nameWidth + 2, cell.height()),
                     Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter.setFont(m_theme->font(12, loud ? QFont::DemiBold : QFont::Normal));
    QString words = wordsOf(line);
    if (loud && !words.contains(Wording::of(line.progress)))
        words = tr("%1 (%2)", "not confirmed, detail").arg(Wording::of(line.progress), words);
    const QRectF rest(left + nameWidth + m_theme->px(10), cell.top(),
                      cell.right() - left - nameWidth - m_theme->px(12), cell.height());
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, int(rest.width())));
}

} // namespace Raptor::Views
