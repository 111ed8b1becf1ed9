// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/faceplate_header.h"

#include "models/domain/wording.h"
#include "views/labels.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

QString sinceText(const QDateTime &since)
{
    if (!since.isValid())
        return QString(QChar(0x2013));
    return QLocale().toString(since.time(), u"HH:mm:ss"_s);
}

/// "stale: no report within 3 s" without the word that stands above it: there is room for the
/// reason.
QString withoutWord(const QString &text, Quality quality)
{
    const QString word = Wording::of(quality) + u": "_s;
    return text.startsWith(word) ? text.sliced(word.size()) : text;
}

} // namespace

FaceplateHeader::FaceplateHeader(const Theme *theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_shapeSpace(new QWidget(this)),
      m_name(new ElidedLabel(theme, 17, QFont::DemiBold, this)),
      m_id(new ElidedLabel(theme, 12, QFont::Normal, this))
{
    m_name->setObjectName(u"deviceName"_s);
    m_id->setObjectName(u"deviceId"_s);
    m_id->setMuted(true);
    auto *who = new QVBoxLayout;
    who->setSpacing(1);
    who->addWidget(m_name);
    who->addWidget(m_id);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_shapeSpace);
    layout->addLayout(who, 5);
    m_state = addFact(layout, tr("State"), u"deviceState"_s, 4);
    m_relay = addFact(layout, tr("Relay"), u"deviceRelay"_s, 2);
    m_since = addFact(layout, tr("Since"), u"deviceSince"_s, 2);
    m_age = addFact(layout, tr("Age"), u"deviceAge"_s, 2);
    m_source = addFact(layout, tr("Source"), u"deviceSource"_s, 3);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto resize = [this] { m_shapeSpace->setFixedSize(m_theme->ipx(26), m_theme->ipx(34)); };
    connect(theme, &Theme::changed, this, resize);
    resize();
}

FaceplateHeader::Fact FaceplateHeader::addFact(QHBoxLayout *layout, const QString &label,
                                               const QString &name, int stretch)
{
    Fact fact;
    fact.box = new QWidget(this);
    fact.label = new ElidedLabel(m_theme, 11, QFont::Normal, fact.box);
    fact.label->setText(label);
    fact.label->setMuted(true);
    fact.value = new ElidedLabel(m_theme, 14, QFont::DemiBold, fact.box);
    fact.value->setObjectName(name);
    auto *column = new QVBoxLayout(fact.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(fact.label);
    column->addWidget(fact.value);
    layout->addWidget(fact.box, stretch);
    return fact;
}

void FaceplateHeader::showDevice(const DeviceFacts &facts)
{
    const bool shapeChanged = facts.shape() != m_facts.shape() || facts.live() != m_facts.live();
    m_facts = facts;
    m_name->setText(facts.name);
    m_id->setText(
        facts.systemTitle.isEmpty()
            ? facts.id.text()
            : tr("%1 \u00b7 %2", "id, kind of device").arg(facts.id.text(), facts.systemTitle));
    QString label = tr("State");
    if (facts.latched && !facts.latchText.isEmpty())
        label = facts.latchText;
    else if (facts.busy)
        label = tr("State, command in execution");
    m_state.label->setText(label);
    m_state.value->setText(facts.stateWord());
    const SignalView *relay = relayOf(facts.signalViews);
    m_relay.box->setVisible(relay != nullptr);
    if (relay) {
        m_relay.label->setText(facts.live() && !facts.live(*relay)
                                   ? tr("Relay, %1", "quality").arg(Wording::of(relay->quality))
                                   : tr("Relay"));
        m_relay.value->setText(wordText(*relay));
        m_relay.value->setLive(facts.live(*relay));
    }
    m_since.value->setText(sinceText(facts.since));
    m_age.value->setText(facts.ageWord());
    m_source.label->setText(facts.quality == Quality::Good
                                ? tr("Source")
                                : tr("Quality: %1").arg(Wording::of(facts.quality)));
    const bool why = facts.quality != Quality::Good && !facts.qualityText.isEmpty();
    m_source.value->setText(why ? withoutWord(facts.qualityText, facts.quality) : facts.broker);
    if (shapeChanged)
        update();
}

void FaceplateHeader::paintEvent(QPaintEvent *)
{
    if (!m_facts.isDevice())
        return;
    QPainter painter(this);
    const double size = m_theme->px(24);
    QRectF box(0, 0, size, size);
    box.moveCenter(QRectF(m_shapeSpace->geometry()).center());
    drawState(painter, box, m_facts, m_theme->tokens());
}

} // namespace Raptor::Views
