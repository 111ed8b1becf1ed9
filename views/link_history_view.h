// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;
class QStackedWidget;
class QTableView;

namespace Raptor::Views {

class ActionButton;
class CertificateModel;
class EmptyNote;
class PushButton;
class SegmentBar;
class Theme;
struct WindowParts;

/// What became of the links over the days, switches and outages with their reasons, and the
/// certificates of the broker that is looked at. Copied and exported from here, without a modal
/// dialog.
class LinkHistoryView final : public QFrame
{
    Q_OBJECT
public:
    enum class View { Switches, Outages, Certificates };

    LinkHistoryView(const Theme *theme, const WindowParts &parts, QWidget *parent);

    void showView(View view);
    /// Whose certificates are shown.
    void showStatus(const BrokerProfile &profile, const BrokerStatus &status);
    void exportTo(const QString &file);
    /// The chosen outage.
    void reportTo(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Width
    {
        int column = 0;
        double width = 0;
    };
    QTableView *addTable(View view, const QString &name, const QString &spoken,
                         QAbstractItemModel *model, const QList<Width> &widths, EmptyNote **note);
    void addViews(const WindowParts &parts);
    QLayout *buildHead();
    void wire();
    void explain();
    void refresh();
    void copy();
    void askForExport();
    void askForReport();
    void ask(const QString &title, const QString &name, const QStringList &filters,
             void (LinkHistoryView::*then)(const QString &));
    void say(const QString &text, const char *look);
    void finish(const QString &file, int rows, const QString &error);
    [[nodiscard]] View view() const;
    [[nodiscard]] QTableView *table() const;
    [[nodiscard]] std::optional<BrokerOutage> chosenOutage() const;

    const Theme *m_theme;
    LinkHistory *m_history;
    CertificateModel *m_certificates;
    SegmentBar *m_segments;
    QStackedWidget *m_stack;
    QList<QTableView *> m_tables; ///< by View
    EmptyNote *m_noSwitches = nullptr;
    EmptyNote *m_noOutages = nullptr;
    EmptyNote *m_noCertificates = nullptr;
    QLabel *m_result;
    ActionButton *m_copy;
    ActionButton *m_export;
    ActionButton *m_report;
};

} // namespace Raptor::Views
