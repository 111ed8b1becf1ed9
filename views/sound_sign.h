// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/alarm_bell.h"

#include <QtWidgets/QAbstractButton>

namespace Raptor::Views {

class Theme;

/// In the top bar, while alarms are not heard: a bell that is struck out, and why. Pressed, it is
/// to lead to where that is ended. Not there while alarms are heard.
class SoundSign final : public QAbstractButton
{
    Q_OBJECT
public:
    SoundSign(const Theme *theme, QWidget *parent);

    void showHearing(AlarmBell::Hearing hearing);
    /// A short word under the bell, where there is no room beside it.
    void setCompact(bool compact);
    [[nodiscard]] QString shownText() const { return m_compact ? m_short : text(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBell(QPainter &painter, const QRectF &box) const;
    [[nodiscard]] QFont textFont() const;

    const Theme *m_theme;
    QString m_short;
    bool m_compact = false;
};

} // namespace Raptor::Views
