// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace Raptor::Views {

/// The fields of one broker. What is needed every time stands on top, the rest below once it is
/// wanted. Secrets have no field here.
class BrokerForm final : public QWidget
{
    Q_OBJECT
public:
    explicit BrokerForm(QWidget *parent);

    void fill(const BrokerProfile &profile);
    void clear(int rank);
    void showMore(bool show);

    /// What is typed, or the first thing that is wrong with it.
    [[nodiscard]] Result<BrokerProfile> entered() const;
    /// Marks the field that the last refusal of entered() is about; opens what hides it.
    void mark();
    [[nodiscard]] QLineEdit *name() const { return m_name; }

Q_SIGNALS:
    void changed();
    void submitted();
    /// What the field is for in which somebody is now.
    void hinted(const QString &text);
    void moreWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Cell
    {
        int row;
        int column;
    };
    void buildBasics();
    void buildConnection();
    void buildCertificates();
    void buildTrust();
    void place(QGridLayout *grid, Cell cell, const QString &label, QWidget *field,
               const QString &hint);
    void explain(QWidget *field, const QString &hint);
    [[nodiscard]] QWidget *fileRow(QLineEdit *field, const QString &title);
    void align();
    void wire();
    [[nodiscard]] Error refusedAt(QWidget *field, const Error &error) const;
    [[nodiscard]] Result<BrokerProfile> basics() const;
    [[nodiscard]] Outcome readConnection(BrokerProfile &profile) const;
    [[nodiscard]] Outcome readCertificates(BrokerProfile &profile) const;
    [[nodiscard]] Outcome readFile(QLineEdit *field, QString &file) const;

    QWidget *m_more;
    QGridLayout *m_basicGrid;
    QGridLayout *m_moreGrid;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QSpinBox *m_rank;
    QComboBox *m_standby;
    QLineEdit *m_health;
    QComboBox *m_version;
    QSpinBox *m_keepAlive;
    QSpinBox *m_timeout;
    QLineEdit *m_devices;
    QPlainTextEdit *m_headers;
    QLineEdit *m_tokenHeader;
    QLineEdit *m_ca;
    QLineEdit *m_pin;
    QLineEdit *m_host;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QCheckBox *m_passphrase;
    QCheckBox *m_trusted;
    QCheckBox *m_bridged;
    mutable QWidget *m_refused = nullptr; ///< by entered()
};

} // namespace Raptor::Views
