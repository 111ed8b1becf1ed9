// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QAbstractButton>

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class AlarmNames;
class Theme;

/// In the top bar: the most urgent unacknowledged alarm, and how many of each priority stand.
/// Changes at most once a second. Pressed, it leads to that alarm.
class AlarmStrip final : public QAbstractButton
{
    Q_OBJECT
public:
    AlarmStrip(const Theme *theme, AlarmDesk *desk, const AlarmNames *names, QWidget *parent);

    [[nodiscard]] const AlarmSummary &summary() const { return m_summary; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// All of it in words, as a screen reader has it.
    [[nodiscard]] QString spoken() const;

Q_SIGNALS:
    /// A null key when there is none: the page is wanted.
    void alarmWanted(const Raptor::AlarmKey &alarm);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString headline() const;
    [[nodiscard]] double countsWidth() const;
    [[nodiscard]] QString sumText() const;
    void paintCounts(QPainter &painter, double right) const;

    const Theme *m_theme;
    AlarmDesk *m_desk;
    const AlarmNames *m_names;
    AlarmSummary m_summary;
};

} // namespace Raptor::Views
