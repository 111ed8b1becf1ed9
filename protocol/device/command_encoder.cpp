// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/command_encoder.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace Raptor::Device {

namespace {

/// Operators' names are for logs at the device; a long one must not burst its buffer.
constexpr qsizetype maximumOperatorLength = 64;

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QByteArray envelope(const CommandDispatch &dispatch)
{
    QByteArray keys = "\"id\":" + quoted(dispatch.commandId)
        + ",\"ts\":" + QByteArray::number(qint64(toEpochMs(dispatch.issuedAt)))
        + ",\"by\":" + quoted(dispatch.by.left(maximumOperatorLength));
    if (dispatch.expires)
        keys += ",\"exp\":" + QByteArray::number(qint64(toEpochMs(*dispatch.expires)));
    return keys;
}

} // namespace

QByteArray encodeCommand(const DeviceProfile &profile, const CommandDispatch &dispatch)
{
    const auto spec = profile.commands.constFind(dispatch.kind);
    if (spec == profile.commands.constEnd() || !spec->payload.endsWith('}'))
        return {};
    if (!spec->envelope)
        return spec->payload;
    QByteArray payload = spec->payload.chopped(1);
    if (!payload.endsWith('{'))
        payload += ',';
    return payload + envelope(dispatch) + '}';
}

} // namespace Raptor::Device
