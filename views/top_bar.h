// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QToolButton;

namespace Raptor::Views {

class AlarmStrip;
class DigitLabel;
class EStopButton;
class SoundSign;
class Theme;
struct WindowParts;

/// Always there: plant and site, choice of broker and its lights, alarms, clock, menu, E-STOP.
class TopBar final : public QFrame
{
    Q_OBJECT
public:
    TopBar(const Theme *theme, const WindowParts &parts, QWidget *parent);

    [[nodiscard]] EStopButton *eStop() const { return m_eStop; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }
    /// Null where no alarms are watched.
    [[nodiscard]] AlarmStrip *alarmStrip() const { return m_alarms; }
    /// The same.
    [[nodiscard]] SoundSign *soundSign() const { return m_sound; }
    /// Local time, as people read it.
    void setTime(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();

    const Theme *m_theme;
    QWidget *m_site;
    DigitLabel *m_clock;
    QToolButton *m_menu;
    EStopButton *m_eStop;
    AlarmStrip *m_alarms = nullptr;
    SoundSign *m_sound = nullptr;
};

} // namespace Raptor::Views
