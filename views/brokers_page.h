// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QPushButton;
class QTableView;

namespace Raptor {
class BrokerDesk;
class ConnectionTester;
struct BrokerProfile;
} // namespace Raptor

namespace Raptor::Views {

class ActionButton;
class BrokerDetail;
class BrokerEditor;
class ConnectionTestPanel;
class FeedLines;
class LinkHistoryView;
class Theme;
struct WindowParts;

/// The configured brokers with their lights, what is known of one of them, what became of all over
/// the days, and what to do with each: lock, retry, add, edit, remove, test.
/// Nothing here is modal.
class BrokersPage final : public QWidget
{
    Q_OBJECT
public:
    BrokersPage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    [[nodiscard]] QTableView *table() const { return m_table; }
    /// Closes the test of a connection; false: none is open.
    bool escape();
    /// Shows the detail of that broker.
    void choose(const QString &name);

private:
    QWidget *buildTable();
    void fitTable();
    void wire();
    void showDetail();
    void showEditor(bool show);
    void wireTest();
    void test(const BrokerProfile &profile, const QString &secretsOf);
    void closeTest();
    void refreshAutomatic();
    void applyTheme();

    const Theme *m_theme;
    BrokerDesk *m_desk;
    QAbstractItemModel *m_brokers;
    FeedLines *m_feeds;
    QTableView *m_table;
    ActionButton *m_automatic;
    QPushButton *m_add;
    BrokerDetail *m_detail;
    BrokerEditor *m_editor;
    ConnectionTestPanel *m_test;
    bool m_testsEntered = false; ///< the form waits behind the panel
    LinkHistoryView *m_history;
};

} // namespace Raptor::Views
