// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/report.h"

#include <memory>

namespace Raptor::Device {

/// Largest payload that is looked at, and how deep it may be nested (RP-32).
inline constexpr qsizetype maximumPayloadBytes = qsizetype(64) * 1024;
inline constexpr int maximumJsonDepth = 16;

/// Makes reports of the messages of one broker, by the device profiles. Reuses its parser and
/// buffers: one per thread, never shared. What cannot be read becomes a RejectedMessage with the
/// reason in words; what is there but is no value of its signal becomes an empty value.
class Decoder
{
public:
    /// @p clock must outlive the decoder.
    Decoder(ProfileCatalogue catalogue, const Clock &clock, QString broker);
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
    ~Decoder();

    [[nodiscard]] Arrival decode(const QString &topic, const QByteArray &payload, bool retained);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Raptor::Device
