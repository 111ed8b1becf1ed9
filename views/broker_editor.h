// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Raptor::Views {

class Theme;

/// The form for one broker, in the page and not a dialog. Says in words what is wrong while it is
/// typed; asks the desk to save. Passwords are asked for elsewhere, never here.
class BrokerEditor final : public QFrame
{
    Q_OBJECT
public:
    BrokerEditor(BrokerDesk *desk, QWidget *parent);

    void add();
    void edit(const BrokerProfile &profile);
    void setTestable(bool testable);

Q_SIGNALS:
    void finished(); ///< saved or cancelled
    void saved(const QString &name);
    /// As it is entered. @p secretsOf: the name under which it is known, empty if it is new.
    void testRequested(const Raptor::BrokerProfile &profile, const QString &secretsOf);

private:
    void buildForm();
    void fill(const BrokerProfile *profile);
    void check();
    void save();
    void test();
    [[nodiscard]] Result<BrokerProfile> entered() const;

    BrokerDesk *m_desk;
    QString m_replaces;
    QLabel *m_title;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_health;
    QLineEdit *m_ca;
    QSpinBox *m_rank;
    QComboBox *m_standby;
    QSpinBox *m_timeout;
    QLabel *m_message;
    QPushButton *m_test;
    QPushButton *m_save;
};

} // namespace Raptor::Views
