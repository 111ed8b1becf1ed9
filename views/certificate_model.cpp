// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/certificate_model.h"

#include "views/labels.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

QString dayText(WallTime time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(time)).date(),
                              QLocale::ShortFormat);
}

QString leftText(WallTime until, WallTime now)
{
    using std::chrono::days;
    if (until <= now)
        return CertificateModel::tr("expired");
    const auto left = std::chrono::floor<days>(until - now);
    return left < days(1) ? CertificateModel::tr("less than a day")
                          : CertificateModel::tr("%Ln day(s)", nullptr, plural(left.count()));
}

QString warningOf(const QString &subject, WallTime until, WallTime now)
{
    if (until - now >= CertificateWarning)
        return {};
    if (until <= now)
        return CertificateModel::tr("The certificate of %1 expired on %2.")
            .arg(subject, dayText(until));
    return CertificateModel::tr("The certificate of %1 expires on %2, %3 left.")
        .arg(subject, dayText(until), leftText(until, now));
}

} // namespace

QString certificateWarning(const BrokerStatus &status, WallTime now)
{
    QStringList warnings;
    for (const CertificateInfo &certificate : status.certificates)
        warnings.append(warningOf(certificate.subject, certificate.validUntil, now));
    if (status.certificates.isEmpty() && status.certificateExpires)
        warnings.append(warningOf(status.name, *status.certificateExpires, now));
    warnings.removeAll(QString());
    return warnings.join(u' ');
}

QString certificateSummary(const BrokerStatus &status)
{
    if (!status.certificates.isEmpty()) {
        const CertificateInfo &own = status.certificates.constFirst();
        return CertificateModel::tr("%1 by %2, valid until %3")
            .arg(own.subject, own.issuer, dayText(own.validUntil));
    }
    if (status.certificateExpires)
        return CertificateModel::tr("valid until %1").arg(dayText(*status.certificateExpires));
    return {};
}

CertificateModel::CertificateModel(const Clock *clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock)
{
}

void CertificateModel::setCertificates(const QList<CertificateInfo> &certificates)
{
    if (certificates == m_rows)
        return;
    beginResetModel();
    m_rows = certificates;
    endResetModel();
}

int CertificateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CertificateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QVariant CertificateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return text(m_rows.at(index.row()), index.column());
    if (role == Qt::ToolTipRole)
        return text(m_rows.at(index.row()), index.column()).toHtmlEscaped();
    return {};
}

QString CertificateModel::text(const CertificateInfo &certificate, int column) const
{
    switch (Column(column)) {
    case Subject:
        return certificate.subject;
    case Issuer:
        return certificate.issuer;
    case ValidFrom:
        return dayText(certificate.validFrom);
    case ValidUntil:
        return dayText(certificate.validUntil);
    case Left:
        return leftText(certificate.validUntil, m_clock->wall());
    case Fingerprint:
        return certificate.fingerprint;
    case Count:
        break;
    }
    return {};
}

QVariant CertificateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Subject:
        return tr("Certificate of");
    case Issuer:
        return tr("Issued by");
    case ValidFrom:
        return tr("Valid from");
    case ValidUntil:
        return tr("Valid until");
    case Left:
        return tr("Time left");
    case Fingerprint:
        return tr("SHA-256 fingerprint");
    case Count:
        break;
    }
    return {};
}

} // namespace Raptor::Views
