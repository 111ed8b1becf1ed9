// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QVariantMap>
#include <QtWidgets/QWidget>

#include <optional>

class QAbstractItemModel;
class QLabel;
class QStackedWidget;
class QTableView;

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class ActiveAlarms;
class AlarmDefinitionsView;
class AlarmFiguresView;
class AlarmJournalView;
class AlarmNames;
class AlarmTally;
class FloodBanner;
class SegmentBar;
class SilentAlarms;
class Theme;
struct WindowParts;

/// Alarms after ISA-18.2: what stands now, what ever happened, what is kept from the operator, how
/// the alarms themselves do, and how those of a device are defined. Nothing on it is modal.
class AlarmsPage final : public QWidget
{
    Q_OBJECT
public:
    enum class View { Active, Journal, Silent, Figures, Definitions };
    Q_ENUM(View)

    /// Alarms, their desk and their history may be null: then the page says that there is nothing.
    AlarmsPage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    void showView(View view);
    [[nodiscard]] View view() const;
    /// Chooses it in the active list.
    void showAlarm(const AlarmKey &alarm);
    /// That the definitions are of.
    void showDevice(const DeviceId &device);
    [[nodiscard]] QTableView *table() const;
    /// What somebody made of the columns of the tables.
    [[nodiscard]] QVariantMap columnState() const;
    void restoreColumns(const QVariantMap &state);
    /// Closes a form, else empties a filter; false if there was neither.
    bool escape();
    /// Called at most four times a second.
    void tick();

Q_SIGNALS:
    void deviceRequested(const Raptor::DeviceId &device);
    /// The device, as it was around @p at.
    void momentRequested(const Raptor::DeviceId &device, Raptor::WallTime at);
    /// The trend of @p signal around @p at.
    void trendRequested(const Raptor::DeviceId &device, const QString &signal, Raptor::WallTime at);

private:
    QLayout *buildHead();
    void addView(View view, const QString &name, const QString &text, const QString &spoken,
                 QWidget *widget);
    void wire(QAbstractItemModel *alarms);
    void wireViews();
    void lead(const AlarmKey &alarm, std::optional<WallTime> at);
    void showSummary();
    void showCounts();
    void say(const QString &text, bool refused);

    AlarmDesk *m_desk;
    AlarmNames *m_names;
    SegmentBar *m_segments;
    QLabel *m_result;
    AlarmTally *m_tally;
    QLabel *m_trouble;
    FloodBanner *m_flood = nullptr;
    QStackedWidget *m_stack;
    ActiveAlarms *m_active = nullptr;
    AlarmJournalView *m_journal = nullptr;
    SilentAlarms *m_silent = nullptr;
    AlarmFiguresView *m_figures = nullptr;
    AlarmDefinitionsView *m_definitions = nullptr;
};

} // namespace Raptor::Views
