// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringView>

namespace Raptor::Bench {

/// A JSON object on one line whose members stay in the order in which they are added.
class JsonLine
{
public:
    JsonLine &add(QStringView key, QStringView text);
    JsonLine &add(QStringView key, qint64 number);
    /// With as many digits as say something; null for what is not a number.
    JsonLine &add(QStringView key, double number, int decimals);
    JsonLine &add(QStringView key, const JsonLine &object);
    JsonLine &addNull(QStringView key);
    [[nodiscard]] QByteArray text() const { return '{' + m_members + '}'; }

private:
    JsonLine &member(QStringView key, const QByteArray &value);

    QByteArray m_members;
};

} // namespace Raptor::Bench
