// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_alarms.h"

#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QHBoxLayout>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double Height = 26;
constexpr double MarkSide = 18;

} // namespace

/// The mark and the text of one alarm, or a text alone.
class DeviceAlarmButton final : public QAbstractButton
{
public:
    DeviceAlarmButton(const Theme *theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    }

    void setAlarm(const AlarmMark &alarm)
    {
        m_alarm = alarm;
        m_text = alarm.text;
        setToolTip(alarm.text.toHtmlEscaped());
        setAccessibleName(DeviceAlarms::tr("Alarm, %1: %2", "priority, text")
                              .arg(Wording::of(alarm.priority), alarm.text));
        updateGeometry();
        update();
    }
    void setWords(const QString &text)
    {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
        update();
    }
    [[nodiscard]] AlarmKey key() const { return m_alarm ? m_alarm->key : AlarmKey(); }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetricsF metrics(font(true));
        const double wide = metrics.horizontalAdvance(m_text) + markRoom() + m_theme->px(16);
        return {int(std::ceil(wide)), m_theme->ipx(Height)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {int(markRoom() + m_theme->px(40)), m_theme->ipx(Height)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = m_theme->tokens();
        const bool loud = m_alarm && m_alarm->unacknowledged;
        painter.setPen(QPen(hasFocus() ? t.text : t.outline, hasFocus() ? 2 : 1));
        painter.setBrush(isDown() ? t.control : t.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme->px(5),
                                m_theme->px(5));
        QRectF inner = QRectF(rect()).adjusted(m_theme->px(8), 0, -m_theme->px(8), 0);
        const double side = m_theme->px(MarkSide);
        if (m_alarm) {
            drawAlarmMark(
                painter,
                {inner.left(), inner.center().y() - side / 2, markRoom() - m_theme->px(6), side},
                shapeOf(*m_alarm), *m_theme);
            inner.setLeft(inner.left() + markRoom());
        }
        painter.setFont(font(loud));
        painter.setPen(t.text);
        const QString shown =
            QFontMetricsF(painter.font()).elidedText(m_text, Qt::ElideRight, inner.width());
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeading, shown);
    }

private:
    [[nodiscard]] QFont font(bool loud) const
    {
        return m_theme->font(12, loud ? QFont::DemiBold : QFont::Normal);
    }
    [[nodiscard]] double markRoom() const
    {
        return m_alarm ? alarmMarkWidth(m_theme->px(MarkSide), shapeOf(*m_alarm).letters, *m_theme)
                + m_theme->px(6)
                       : 0;
    }

    const Theme *m_theme;
    std::optional<AlarmMark> m_alarm;
    QString m_text; ///< not QAbstractButton's, in which an & would make a shortcut
};

DeviceAlarms::DeviceAlarms(const Theme *theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_layout(new QHBoxLayout(this)),
      m_more(new DeviceAlarmButton(theme, this))
{
    setObjectName(u"deviceAlarms"_s);
    setAccessibleName(tr("Alarms of this device"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
    m_more->setObjectName(u"deviceAlarmsMore"_s);
    m_more->setAccessibleName(tr("More alarms of this device"));
    m_layout->addWidget(m_more);
    m_layout->addStretch(1);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        if (m_alarms.size() > Most)
            Q_EMIT alarmRequested(m_alarms.at(Most).key);
    });
    hide();
}

void DeviceAlarms::showAlarms(const QList<AlarmMark> &alarms)
{
    if (alarms == m_alarms)
        return;
    m_alarms = alarms;
    const int shown = qMin(int(alarms.size()), Most);
    while (m_buttons.size() < shown) {
        auto *button = new DeviceAlarmButton(m_theme, this);
        button->setObjectName(u"deviceAlarm_%1"_s.arg(m_buttons.size()));
        m_layout->insertWidget(int(m_buttons.size()), button);
        // The one that was pressed, whatever has taken its place since.
        connect(button, &QAbstractButton::pressed, this,
                [this, button] { m_pressed = button->key(); });
        connect(button, &QAbstractButton::clicked, this,
                [this] { Q_EMIT alarmRequested(m_pressed); });
        setTabOrder(button, m_more);
        m_buttons.append(button);
    }
    for (int i = 0; i < int(m_buttons.size()); ++i) {
        m_buttons.at(i)->setVisible(i < shown);
        if (i < shown)
            m_buttons.at(i)->setAlarm(alarms.at(i));
    }
    m_more->setVisible(alarms.size() > shown);
    m_more->setWords(tr("and %Ln more", nullptr, int(alarms.size()) - shown));
    setVisible(!alarms.isEmpty());
}

} // namespace Raptor::Views
