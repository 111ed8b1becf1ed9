// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace Raptor::Bench {

/// An option that takes a value: a number in a range, or one of some words.
struct OptionSpec
{
    QString name; ///< with its dashes
    QString placeholder;
    QString help;
    qint64 standard = 0;
    qint64 minimum = 0;
    qint64 maximum = 0;
    QStringList choices; ///< not empty: words instead of a number; may be given more than once
};

/// The options of one benchmark, checked.
class Arguments
{
public:
    /// Takes "--name value" and "--name=value".
    [[nodiscard]] static Result<Arguments> parse(const QStringList &words,
                                                 const QList<OptionSpec> &options);

    [[nodiscard]] bool has(const QString &name) const { return m_given.contains(name); }
    /// The number given, or the standard one.
    [[nodiscard]] int number(const QString &name) const { return int(m_numbers.value(name)); }
    /// The words given, in their order.
    [[nodiscard]] QStringList words(const QString &name) const { return m_given.value(name); }

private:
    Outcome take(const OptionSpec &option, const QString &value);

    QHash<QString, qint64> m_numbers;
    QHash<QString, QStringList> m_given;
};

} // namespace Raptor::Bench
