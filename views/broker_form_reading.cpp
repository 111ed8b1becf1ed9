// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into a BrokerForm, as a profile.
#include "views/broker_form.h"

#include "models/domain/broker_rules.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

Error malformed(const QString &text)
{
    return {Error::Code::Malformed, text};
}

void setBad(QWidget *field, bool bad)
{
    if (field->property("bad").toBool() == bad)
        return;
    field->setProperty("bad", bad);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

Error BrokerForm::refusedAt(QWidget *field, const Error &error) const
{
    m_refused = field;
    return error;
}

Result<BrokerProfile> BrokerForm::basics() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return refusedAt(m_name, malformed(tr("Give the broker a name, e.g. local.")));
    if (m_url->text().trimmed().isEmpty())
        return refusedAt(m_url,
                         malformed(tr("Type its address, e.g. mqtts://broker.example:8883.")));
    const Result<BrokerUrl> url = BrokerUrl::parse(m_url->text().trimmed());
    if (!url)
        return refusedAt(m_url, url.error());
    const Result<QUrl> health = BrokerRules::healthUrl(m_health->text());
    if (!health)
        return refusedAt(m_health, health.error());
    BrokerProfile profile{.name = name,
                          .url = *url,
                          .user = m_user->text().trimmed(),
                          .healthUrl = *health,
                          .rank = m_rank->value(),
                          .standby = StandbyScope(m_standby->currentData().toInt())};
    return profile;
}

Outcome BrokerForm::readConnection(BrokerProfile &profile) const
{
    profile.version = MqttVersion(m_version->currentData().toInt());
    profile.keepAlive = std::chrono::seconds(m_keepAlive->value());
    profile.connectTimeout = Milliseconds(m_timeout->value());
    for (const QString &entry : m_devices->text().split(u',', Qt::SkipEmptyParts)) {
        const QString device = entry.trimmed();
        if (device.isEmpty())
            continue;
        if (const Outcome valid = BrokerRules::expectedDevice(device); !valid)
            return refusedAt(m_devices, valid.error());
        profile.expectedDevices.append(device);
    }
    profile.tokenHeader = m_tokenHeader->text().trimmed();
    if (!profile.tokenHeader.isEmpty()) {
        if (const Outcome valid = BrokerRules::headerName(profile.tokenHeader); !valid)
            return refusedAt(m_tokenHeader, valid.error());
    }
    for (const QString &line : m_headers->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        if (colon < 0)
            return refusedAt(m_headers,
                             malformed(tr("A header is written as X-Plant: shop, one a line.")));
        const HandshakeHeader header{line.left(colon).trimmed(), line.mid(colon + 1).trimmed()};
        if (const Outcome valid = BrokerRules::header(header); !valid)
            return refusedAt(m_headers, valid.error());
        profile.headers.append(header);
    }
    return std::monostate{};
}

/// From nowhere but where its whole name says: not from the folder that the program runs in.
Outcome BrokerForm::readFile(QLineEdit *field, QString &file) const
{
    file = field->text().trimmed();
    if (file.isEmpty())
        return std::monostate{};
    const QFileInfo info(file);
    if (info.isRelative())
        return refusedAt(field, malformed(tr("Give the whole name of the file, from / on.")));
    if (!info.isFile())
        return refusedAt(field, malformed(tr("There is no file %1.").arg(file)));
    if (!info.isReadable())
        return refusedAt(field, malformed(tr("You may not read %1.").arg(file)));
    return std::monostate{};
}

Outcome BrokerForm::readCertificates(BrokerProfile &profile) const
{
    const struct
    {
        QLineEdit *field;
        QString &file;
    } files[] = {{m_ca, profile.caFile},
                 {m_certificate, profile.clientCertificate},
                 {m_key, profile.clientKey}};
    for (const auto &one : files) {
        if (Outcome read = readFile(one.field, one.file); !read)
            return read;
    }
    const Result<QString> pin = BrokerRules::fingerprint(m_pin->text());
    if (!pin)
        return refusedAt(m_pin, pin.error());
    profile.caPin = *pin;
    const Result<QString> host = BrokerRules::expectedHost(m_host->text());
    if (!host)
        return refusedAt(m_host, host.error());
    profile.expectedHost = *host;
    profile.keyHasPassphrase = m_passphrase->isChecked();
    return std::monostate{};
}

Result<BrokerProfile> BrokerForm::entered() const
{
    m_refused = nullptr;
    Result<BrokerProfile> profile = basics();
    if (!profile)
        return profile;
    if (const Outcome read = readConnection(profile.value()); !read)
        return read.error();
    if (const Outcome read = readCertificates(profile.value()); !read)
        return read.error();
    profile.value().trustedNetwork = m_trusted->isChecked();
    profile.value().bridged = m_bridged->isChecked();
    if (const Outcome valid = BrokerRules::check(profile.value()); !valid)
        return refusedAt(m_more, valid.error()); // what does not fit together is all in there
    return profile;
}

/// Nothing is red before somebody has typed into it.
void BrokerForm::mark()
{
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        setBad(edit, edit == m_refused && !edit->text().isEmpty());
    setBad(m_headers, m_headers == m_refused);
    const bool isInMore = m_refused && (m_refused == m_more || m_more->isAncestorOf(m_refused));
    if (isInMore && m_more->isHidden())
        Q_EMIT moreWanted();
}

} // namespace Raptor::Views
