// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace Raptor::Views {

class ActionButton;
class Theme;

/// What the buttons of the active list could act upon.
struct AlarmChoice
{
    QList<AlarmRecord> chosen;
    qsizetype inSight = 0; ///< unacknowledged ones
    qsizetype listed = 0; ///< unacknowledged ones

    /// Chosen ones that an acknowledgement, or a reset, would change.
    [[nodiscard]] QList<AlarmKey> toAcknowledge() const;
    [[nodiscard]] QList<AlarmKey> toReset() const;
};

/// The buttons under the active list, with a comment that goes along. A button that cannot be used
/// says why.
class AlarmActionBar final : public QWidget
{
    Q_OBJECT
public:
    /// Not @p usable: there is no desk, and every button says so.
    AlarmActionBar(const Theme *theme, bool usable, QWidget *parent);

    void showChoice(const AlarmChoice &choice);
    [[nodiscard]] QString comment() const;
    void clearComment();

Q_SIGNALS:
    void acknowledgeRequested();
    /// Before the requests.
    void pagePressed();
    void allPressed();
    void acknowledgePageRequested();
    void acknowledgeAllRequested();
    void shelveRequested();
    void removeRequested();
    void resetRequested();

private:
    void build();
    void fit();

    const Theme *m_theme;
    bool m_usable;
    QLineEdit *m_comment;
    ActionButton *m_acknowledge;
    ActionButton *m_page;
    ActionButton *m_all;
    ActionButton *m_shelve;
    ActionButton *m_remove;
    ActionButton *m_reset;
};

} // namespace Raptor::Views
