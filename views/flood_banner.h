// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QFrame>

#include <optional>

class QAbstractItemModel;
class QLabel;

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class AlarmMarkView;
class AlarmNames;
class PushButton;
class Theme;

/// Stands above the alarms while they come faster than anybody can read: since when, how many, and
/// which one was first, for that is the one that explains the others. Hidden otherwise.
class FloodBanner final : public QFrame
{
    Q_OBJECT
public:
    FloodBanner(const Theme *theme, const QAbstractItemModel *alarms, const AlarmNames *names,
                const Clock *clock, QWidget *parent);

    /// Looks for the first alarm once in a flood: there may be 10,000.
    void showSummary(const AlarmSummary &summary);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void alarmRequested(const Raptor::AlarmKey &alarm);

private:
    void findFirst();

    const QAbstractItemModel *m_alarms;
    const AlarmNames *m_names;
    const Clock *m_clock;
    QPersistentModelIndex m_first;
    std::optional<AlarmRecord> m_known;
    bool m_sought =
        false; ///< the list was looked through for it ///< the first one, as it was found
    std::optional<WallTime> m_since;
    AlarmMarkView *m_mark;
    QLabel *m_text;
    QLabel *m_firstText;
    PushButton *m_show;
};

} // namespace Raptor::Views
