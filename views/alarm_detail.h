// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QFrame>

#include <array>

class QGridLayout;
class QLabel;

namespace Raptor {
class AlarmDesk;
class Clock;
} // namespace Raptor

namespace Raptor::Views {

class ActionButton;
class AlarmMarkView;
class AlarmNames;
class ElidedLabel;
class Theme;

/// Everything about one alarm: what it says, value and limit, since when, who knows of it, what it
/// means, what to do and what happens otherwise; and the way to its device and its trend.
class AlarmDetail final : public QFrame
{
    Q_OBJECT
public:
    /// @p desk may be null. @p prefix: of its name, and of those of its parts.
    AlarmDetail(const Theme *theme, const AlarmDesk *desk, const AlarmNames *names,
                const Clock *clock, const QString &prefix, QWidget *parent);

    /// @p title: "Chosen alarm".
    void showRecord(const AlarmRecord &record, const QString &title);
    void showNone();
    /// Ages grow.
    void tick();

Q_SIGNALS:
    void deviceRequested(const Raptor::DeviceId &device);
    void trendRequested(const Raptor::DeviceId &device, const QString &signal, Raptor::WallTime at);
    void definitionRequested(const Raptor::AlarmRecord &record);

private:
    enum Fact { Measured, Since, State, Knows, Comment, FactCount };
    enum Guide { Meaning, Action, Consequence, GuideCount };

    QLayout *buildHead();
    QLayout *buildFacts();
    QLayout *buildGuidance();
    void wire();
    void showFacts();
    void showGuidance();
    void showButtons();

    const Theme *m_theme;
    QString m_prefix;
    const AlarmDesk *m_desk;
    const AlarmNames *m_names;
    const Clock *m_clock;
    AlarmRecord m_record;
    AlarmRecord m_pressed;
    AlarmMarkView *m_mark;
    QLabel *m_title;
    ElidedLabel *m_text;
    ElidedLabel *m_place;
    std::array<ElidedLabel *, FactCount> m_facts{};
    std::array<QLabel *, GuideCount> m_guides{};
    ActionButton *m_device;
    ActionButton *m_trend;
    ActionButton *m_definition;
};

} // namespace Raptor::Views
