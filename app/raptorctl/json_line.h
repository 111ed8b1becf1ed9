// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>

namespace Raptor::App {

/// One JSON object a line, its members in the order given: scripts and people read them so.
class JsonLine
{
public:
    JsonLine &add(const char *key, const QJsonValue &value);
    [[nodiscard]] QByteArray line() const { return m_text.toUtf8() + "}\n"; }

private:
    QString m_text;
};

[[nodiscard]] QJsonValue jsonValue(const Value &value);
/// Device text goes to a terminal: nothing in it may steer one.
[[nodiscard]] QString printable(QString text);

} // namespace Raptor::App
