// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace Raptor::Views {

class ActionButton;
class SecretRows;
class SiteNotice;
class BrokerFiguresView;
class Theme;
struct WindowParts;

/// What is known of one broker in full sentences and figures, and what can be done with it.
class BrokerDetail final : public QFrame
{
    Q_OBJECT
public:
    BrokerDetail(const Theme *theme, const WindowParts &parts, QWidget *parent);

    void showBroker(const BrokerProfile &profile, const BrokerStatus &status, bool current);
    void showNone();
    void setTestable(bool testable);

Q_SIGNALS:
    void editRequested(const Raptor::BrokerProfile &profile);
    void testRequested(const Raptor::BrokerProfile &profile);
    void duplicateRequested(const Raptor::BrokerProfile &profile);

private:
    void build();
    [[nodiscard]] QLayout *buildFacts();
    void refreshButtons();
    void askRemoval(bool ask);
    void remove();

    const Theme *m_theme;
    BrokerDesk *m_desk;
    const Clock *m_clock;
    std::optional<BrokerProfile> m_profile;
    BrokerStatus m_status;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_notes; ///< what is not as it should be, though it works
    QLabel *m_fault;
    BrokerFiguresView *m_figures;
    SiteNotice *m_site;
    ActionButton *m_try;
    ActionButton *m_lock;
    QPushButton *m_test;
    QPushButton *m_edit;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    SecretRows *m_secrets;
    QWidget *m_sure;
    QLabel *m_sureText;
};

} // namespace Raptor::Views
