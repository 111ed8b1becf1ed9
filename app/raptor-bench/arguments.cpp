// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/arguments.h"

#include <algorithm>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

Result<Arguments> Arguments::parse(const QStringList &words, const QList<OptionSpec> &options)
{
    Arguments result;
    for (const OptionSpec &option : options)
        result.m_numbers.insert(option.name, option.standard);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString name = words.at(i).section(u'=', 0, 0);
        const auto known =
            std::find_if(options.begin(), options.end(),
                         [&name](const OptionSpec &option) { return option.name == name; });
        if (known == options.end())
            return Error{Error::Code::Malformed, u"unknown option %1"_s.arg(words.at(i))};
        QString value;
        if (words.at(i).contains(u'='))
            value = words.at(i).section(u'=', 1);
        else if (++i < words.size())
            value = words.at(i);
        else
            return Error{Error::Code::Malformed, u"%1 needs a value"_s.arg(name)};
        if (const Outcome taken = result.take(*known, value); !taken)
            return taken.error();
    }
    return result;
}

Outcome Arguments::take(const OptionSpec &option, const QString &value)
{
    m_given[option.name].append(value);
    if (!option.choices.isEmpty()) {
        if (option.choices.contains(value))
            return std::monostate{};
        return Error{
            Error::Code::OutOfRange,
            u"%1 takes %2, not \"%3\""_s.arg(option.name, option.choices.join(u" or "), value)};
    }
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (!ok || number < option.minimum || number > option.maximum) {
        return Error{Error::Code::OutOfRange,
                     u"%1 takes a number from %2 to %3, not \"%4\""_s.arg(option.name)
                         .arg(option.minimum)
                         .arg(option.maximum)
                         .arg(value)};
    }
    m_numbers.insert(option.name, number);
    return std::monostate{};
}

} // namespace Raptor::Bench
