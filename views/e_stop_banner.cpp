// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/e_stop_banner.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/e_stop_lines.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QTimer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int RefreshMs = 100;
constexpr int UsualRows = 3;
constexpr int AllRows = 5;

/// Whether the banner says anything of what changed.
bool concerns(const QList<int> &roles)
{
    return roles.isEmpty() || roles.contains(DeviceRole::EStopLatched)
        || roles.contains(DeviceRole::EStopText) || roles.contains(DeviceRole::Name);
}

} // namespace

EStopBanner::EStopBanner(const Theme *theme, CommandDesk *desk, QAbstractItemModel *devices,
                         QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(desk), m_devices(devices),
      m_title(plainLabel({}, "title", this)), m_grid(new LineGrid(theme, this)),
      m_summary(new ElidedLabel(theme, 12, QFont::Normal, this)),
      m_latched(new ElidedLabel(theme, 12, QFont::Normal, this)),
      m_all(new PushButton(tr("Sho&w all"), this)),
      m_show(new PushButton(tr("Show &device"), this)),
      m_dismiss(new PushButton(tr("&Hide confirmed"), this)), m_later(new QTimer(this))
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
    m_grid->setObjectName(u"eStopLines"_s);
    m_grid->setAccessibleName(tr("E-stop at each device"));
    m_summary->setObjectName(u"eStopBannerSummary"_s);
    m_latched->setObjectName(u"eStopBannerLatched"_s);
    m_latched->setMuted(true);
    auto *card = new QFrame(this);
    setLook(card, "banner");
    auto *words = new QVBoxLayout;
    words->setSpacing(m_theme->ipx(4));
    words->addWidget(m_title);
    words->addWidget(m_grid);
    words->addWidget(m_summary);
    words->addWidget(m_latched);
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(14, 8, 12, 8);
    layout->setSpacing(12);
    layout->addLayout(words, 1);
    layout->addWidget(buildButtons());
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(10, 8, 10, 8);
    around->addWidget(card);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_later->setSingleShot(true);
    m_later->setInterval(RefreshMs);
}

QWidget *EStopBanner::buildButtons()
{
    auto *column = new QWidget(this);
    m_all->setObjectName(u"showAllEStopButton"_s);
    m_all->setCheckable(true);
    m_dismiss->setObjectName(u"dismissEStopButton"_s);
    m_show->setObjectName(u"showLatchedButton"_s);
    auto *buttons = new QVBoxLayout(column);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(m_theme->ipx(4));
    for (QPushButton *button : {m_show, m_all, m_dismiss}) {
        button->setAccessibleName(button->text().remove(u'&'));
        buttons->addWidget(button);
    }
    buttons->addStretch();
    return column;
}

void EStopBanner::wire()
{
    connect(m_desk, &CommandDesk::emergencyStopChanged, this, &EStopBanner::refreshSoon);
    connect(m_dismiss, &QPushButton::clicked, m_desk, &CommandDesk::dismissEmergencyStopLines);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT deviceActivated(m_first); });
    connect(m_all, &QPushButton::toggled, this, &EStopBanner::refresh);
    connect(m_grid, &LineGrid::hiddenCountChanged, this, &EStopBanner::summarise);
    connect(m_grid, &LineGrid::deviceActivated, this, &EStopBanner::deviceActivated);
    connect(m_grid, &LineGrid::buttonPressed, this, [this](const DeviceId &device) {
        m_desk->emergencyStop({EStopScope::Kind::Device, device, {}});
    });
    connect(m_later, &QTimer::timeout, this, &EStopBanner::refresh);
    connect(m_devices, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (!m_later->isActive() && concerns(roles))
                    m_later->start();
            });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_devices, signal, this, &EStopBanner::refreshSoon);
    connect(m_devices, &QAbstractItemModel::modelReset, this, &EStopBanner::refreshSoon);
}

/// The first news is shown at once, what follows in the next tenth of a second together: 200
/// devices answer an e-stop in many hundred steps.
void EStopBanner::refreshSoon()
{
    if (m_later->isActive())
        return;
    refresh();
    m_later->start();
}

QStringList EStopBanner::latchedNames()
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
    return latched;
}

void EStopBanner::refresh()
{
    const QStringList latched = latchedNames();
    m_shown = m_desk->emergencyStopLines();
    const bool loud = std::any_of(m_shown.cbegin(), m_shown.cend(), [](const EStopLine &line) {
        return EStopLines::isLoud(line.progress);
    });
    m_title->setText(EStopLines::titleOf(m_shown, latched));
    setAccessibleDescription(m_title->text());
    m_grid->setMostRows(m_all->isChecked() ? AllRows : UsualRows);
    m_grid->setLines(EStopLines::gridOf(m_shown, m_all->isChecked()));
    m_grid->setVisible(!m_grid->lines().isEmpty());
    summarise();
    m_latched->setVisible(!latched.isEmpty());
    const QString inhibited = tr("Start is inhibited until each is reset at its own page.");
    m_latched->setText(m_shown.isEmpty() ? inhibited
                                         : tr("%1 Latched: %2", "start is inhibited, names")
                                               .arg(inhibited, latched.join(u", "_s)));
    m_show->setVisible(!m_first.isNull());
    const bool settled = std::any_of(m_shown.cbegin(), m_shown.cend(), [](const EStopLine &line) {
        return EStopLines::isSettled(line.progress);
    });
    m_all->setVisible(settled);
    m_dismiss->setVisible(!EStopLines::namesAt(m_shown, EStopProgress::Confirmed).isEmpty());
    const QByteArray look = loud ? "fault" : "title";
    if (m_title->property("look").toByteArray() != look) {
        m_title->setProperty("look", QString::fromLatin1(look));
        m_title->style()->polish(m_title);
    }
    setVisible(!m_shown.isEmpty() || !latched.isEmpty());
}

void EStopBanner::summarise()
{
    QStringList parts;
    const QString who = EStopLines::pressedBy(m_shown);
    if (!who.isEmpty())
        parts.append(tr("pressed by %1").arg(who));
    if (m_grid->hiddenCount() > 0)
        parts.append(tr("scroll for %1 more").arg(m_grid->hiddenCount()));
    const QString settled = EStopLines::summaryOf(m_shown);
    if (!settled.isEmpty())
        parts.append(settled);
    QStringList details;
    for (const GridLine &line : EStopLines::gridOf(m_shown, true)) {
        if (line.tone == GridLine::Tone::Normal)
            details.append(tr("%1: %2").arg(line.device.name(), line.text));
    }
    m_summary->setText(parts.join(u" \u00b7 "_s));
    m_summary->setDetail(details.mid(0, 40).join(u'\n'));
    m_summary->setVisible(!parts.isEmpty());
}

} // namespace Raptor::Views
