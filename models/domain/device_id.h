// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace Raptor {

/// The name of a device in the plant: `raptor/<site>/<device>`, `guardian/[<site>/]<device>`,
/// `battery/<userId>`. A default-constructed id names nothing (isNull()); any other is well
/// formed: two or three levels of printable characters, none empty, 200 characters at most, none
/// of `+ #` (they are wildcards of MQTT, 4.7.1).
class DeviceId
{
public:
    DeviceId() = default;
    static Result<DeviceId> parse(QStringView text);
    static Result<DeviceId> make(QStringView system, QStringView site, QStringView name);

    /// The same, with a text that is a permanentName().
    [[nodiscard]] DeviceId permanent() const;

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QString system() const;
    /// Empty for a device that belongs to no site.
    [[nodiscard]] QString site() const;
    [[nodiscard]] QString name() const;

    friend bool operator==(const DeviceId &, const DeviceId &) = default;
    friend bool operator<(const DeviceId &a, const DeviceId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const DeviceId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit DeviceId(QString text) : m_text(std::move(text)) { }
    QString m_text;
};

/// One signal of one device: `raptor/shop/m1/left.rpm`.
struct TagId
{
    DeviceId device;
    QString signal;

    [[nodiscard]] QString text() const { return device.text() + QLatin1Char('/') + signal; }

    friend bool operator==(const TagId &, const TagId &) = default;
    friend size_t qHash(const TagId &tag, size_t seed = 0)
    {
        return qHashMulti(seed, tag.device, tag.signal);
    }
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::DeviceId)
Q_DECLARE_METATYPE(Raptor::TagId)
