// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// How many alarms stand, by priority: "2 of 5" is two unacknowledged of five. The mark is hollow
/// where all are acknowledged.
class AlarmTally final : public QWidget
{
    Q_OBJECT
public:
    AlarmTally(const Theme *theme, QWidget *parent);

    void showSummary(const AlarmSummary &summary);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString words(size_t priority) const;

    const Theme *m_theme;
    std::array<int, 3> m_unacknowledged{};
    std::array<int, 3> m_all{};
};

} // namespace Raptor::Views
