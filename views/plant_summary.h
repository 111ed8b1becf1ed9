// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/device_facts.h"

#include <QtWidgets/QWidget>

#include <compare>
#include <map>
#include <vector>

class QAbstractItemModel;
class QTimer;

namespace Raptor::Views {

class Theme;

/// One line above the tiles: how many devices are in which state. Says so at most four times a
/// second, after the model changed; what it asks of the model are the rows whose state changed.
class PlantSummary final : public QWidget
{
    Q_OBJECT
public:
    PlantSummary(const Theme *theme, QAbstractItemModel *devices, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Count
    {
        StateShape shape = StateShape::None;
        QString word;
        int devices = 0;
        friend bool operator==(const Count &, const Count &) = default;
    };
    /// What decides under which word a device is counted.
    struct State
    {
        RunState run = RunState::Unknown;
        Quality quality = Quality::Offline;
        bool latched = false;
        friend auto operator<=>(const State &, const State &) = default;
    };
    [[nodiscard]] State stateAt(int row) const;
    void readAll();
    void insert(int first, int last);
    void remove(int first, int last);
    void reread(int first, int last);
    void take(State state, int devices);
    void countSoon();
    void count();

    const Theme *m_theme;
    QAbstractItemModel *m_devices;
    QTimer *m_timer;
    std::vector<State> m_states; ///< by row
    std::map<State, int> m_devicesIn;
    QList<Count> m_counts;
    int m_total = 0; ///< as shown
};

} // namespace Raptor::Views
