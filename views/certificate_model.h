// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QAbstractTableModel>

namespace Raptor::Views {

/// An expiry is told of so long before.
inline constexpr std::chrono::days CertificateWarning{30};

/// What is to be done about the certificates of a broker, in words: which of the chain expires
/// within 30 days, or has expired; empty: nothing.
[[nodiscard]] QString certificateWarning(const BrokerStatus &status, WallTime now);
/// "broker.example by Example CA, valid until 03/01/2026"; empty without TLS.
[[nodiscard]] QString certificateSummary(const BrokerStatus &status);

/// The verified chain of a broker, its own certificate first.
class CertificateModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Subject, Issuer, ValidFrom, ValidUntil, Left, Fingerprint, Count };

    CertificateModel(const Clock *clock, QObject *parent);

    void setCertificates(const QList<CertificateInfo> &certificates);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const CertificateInfo &certificate, int column) const;

    const Clock *m_clock;
    QList<CertificateInfo> m_rows;
};

} // namespace Raptor::Views
