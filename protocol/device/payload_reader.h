// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/report.h"
#include "protocol/device/message_pattern.h"

#include <QtCore/QHash>

#include <simdjson.h>

#include <string>
#include <vector>

namespace Raptor::Device {

using JsonElement = simdjson::dom::element;

/// The first of @p pointers that exists below @p root; @p which gets it.
[[nodiscard]] std::optional<JsonElement> firstOf(const JsonElement &root,
                                                 const std::vector<std::string> &pointers,
                                                 std::string *which = nullptr);
/// A name of a device or of a motor: a text, or a whole number.
[[nodiscard]] std::optional<QString> nameOf(const JsonElement &element);

/// A device profile made ready for reading many payloads. Not thread-safe.
class PayloadReader
{
public:
    explicit PayloadReader(const DeviceProfile &profile);

    /// Fills readings, takenAt, sequence and lastCommand of @p report. Refused in words when the
    /// payload holds nothing that the profile knows. @p trace gets where it was found.
    [[nodiscard]] Outcome read(const JsonElement &root, StateReport &report,
                               ReadTrace *trace = nullptr);
    /// The device's name inside the payload; unset if there is none.
    [[nodiscard]] std::optional<QString> deviceName(const JsonElement &root) const;

private:
    struct Signal
    {
        QString id;
        ValueKind kind;
        double scale;
        std::vector<std::string> pointers;
        std::vector<std::string> flatPointers;
        QString derivedFrom;
        QStringList signWords;
    };
    [[nodiscard]] static Signal compiled(const SignalSpec &spec);
    [[nodiscard]] static Value valueOf(const JsonElement &element, const Signal &signal);
    static void addReading(const JsonElement &root, const Signal &signal, const QString &name,
                           const std::vector<std::string> &pointers, const std::string &base,
                           StateReport &report, ReadTrace *trace);
    void readHead(const JsonElement &root, StateReport &report, ReadTrace *trace) const;
    void readSignals(const JsonElement &root, StateReport &report, ReadTrace *trace) const;
    [[nodiscard]] Outcome readGroup(const JsonElement &root, StateReport &report, ReadTrace *trace);
    [[nodiscard]] Outcome readArray(const simdjson::dom::array &array, StateReport &report,
                                    ReadTrace *trace);
    [[nodiscard]] const QStringList &tagNames(const QString &element);

    std::vector<std::string> m_takenAt;
    std::vector<std::string> m_sequence;
    std::vector<std::string> m_lastCommand;
    std::vector<std::string> m_deviceKey;
    std::vector<Signal> m_signals;
    bool m_hasGroup = false;
    std::vector<std::string> m_groupArray;
    std::vector<std::string> m_groupKey;
    QString m_flatName;
    std::vector<Signal> m_groupSignals;
    QHash<QString, QStringList> m_tagNames; ///< "left" -> "left.rpm", "left.volts", …
};

} // namespace Raptor::Device
