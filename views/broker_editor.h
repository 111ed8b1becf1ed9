// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QScrollArea;

namespace Raptor::Views {

class BrokerForm;

/// The form for one broker, in the page and not a dialog. Says in words what is wrong while it is
/// typed; asks the desk to save. Passwords are asked for elsewhere, never here.
class BrokerEditor final : public QFrame
{
    Q_OBJECT
public:
    BrokerEditor(BrokerDesk *desk, QWidget *parent);

    void add();
    void edit(const BrokerProfile &profile);
    /// A new one that is as @p profile, under a free name and behind all others.
    void duplicate(const BrokerProfile &profile);
    void setTestable(bool testable);

Q_SIGNALS:
    void finished(); ///< saved or cancelled
    void saved(const QString &name);
    /// As it is entered. @p secretsOf: the name under which it is known, empty if it is new.
    void testRequested(const Raptor::BrokerProfile &profile, const QString &secretsOf);

private:
    void build();
    void open(const QString &title, const QString &replaces);
    void fit();
    void check();
    void save();
    void test();
    [[nodiscard]] int lastRank() const;

    BrokerDesk *m_desk;
    QString m_replaces;
    QLabel *m_title;
    QScrollArea *m_area;
    BrokerForm *m_form;
    QLabel *m_hint;
    QLabel *m_message;
    QPushButton *m_more;
    QPushButton *m_test;
    QPushButton *m_save;
};

} // namespace Raptor::Views
