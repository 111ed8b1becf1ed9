// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtWidgets/QFrame>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace Raptor::Views {

class DigitLabel;
class PushButton;
class StageMark;
class Theme;

/// A test of the way to one broker: what each stage came to, with its time, and the result in a
/// sentence. Part of the page: it hides neither the list nor E-STOP.
class ConnectionTestPanel final : public QFrame
{
    Q_OBJECT
public:
    /// @p tester is this panel's alone while it is open.
    ConnectionTestPanel(const Theme *theme, ConnectionTester *tester, QWidget *parent);
    ~ConnectionTestPanel() override;

    /// Shows itself and begins. See ConnectionTester::start().
    void open(const BrokerProfile &profile, const QString &secretsOf);
    /// Ends a test that is under way; closed() follows.
    void leave();
    /// All of it, line by line, as it is copied.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void closed();

private:
    struct Row
    {
        ConnectionStageResult result;
        StageMark *mark;
        QLabel *stage;
        QLabel *state;
        DigitLabel *took;
        QLabel *text;
    };
    void build();
    void addRow(QGridLayout *grid, ConnectionStage stage);
    void start();
    void stop();
    void showStage(const ConnectionStageResult &result);
    void showRow(const Row &row);
    void showProgress();
    void finish(bool passed, const QString &text);
    void conclude(const QString &text, bool isFault);
    void copy();

    const Theme *m_theme;
    ConnectionTester *m_tester;
    std::optional<BrokerProfile> m_profile;
    QString m_secretsOf;
    QList<Row> m_rows;
    QStringList m_remarks;
    QLabel *m_title;
    QProgressBar *m_progress;
    QLabel *m_remark;
    QLabel *m_good;
    QLabel *m_fault;
    PushButton *m_again;
    PushButton *m_stop;
    PushButton *m_copy;
    PushButton *m_close;
};

} // namespace Raptor::Views
