// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/natural_order.h"

namespace Raptor::Models {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Takes the digits that @p text starts with, without leading zeros.
QStringView takeNumber(QStringView &text)
{
    while (!text.isEmpty() && text.front() == u'0')
        text = text.mid(1);
    qsizetype length = 0;
    while (length < text.size() && isDigit(text.at(length)))
        ++length;
    const QStringView number = text.left(length);
    text = text.mid(length);
    return number;
}

} // namespace

bool naturallyBefore(QStringView a, QStringView b)
{
    QStringView x = a;
    QStringView y = b;
    while (!x.isEmpty() && !y.isEmpty()) {
        if (isDigit(x.front()) && isDigit(y.front())) {
            const QStringView left = takeNumber(x);
            const QStringView right = takeNumber(y);
            if (left.size() != right.size())
                return left.size() < right.size();
            if (const int order = left.compare(right))
                return order < 0;
            continue;
        }
        const QChar left = x.front().toCaseFolded();
        const QChar right = y.front().toCaseFolded();
        if (left != right)
            return left < right;
        x = x.mid(1);
        y = y.mid(1);
    }
    if (x.isEmpty() != y.isEmpty())
        return x.isEmpty();
    return a.compare(b) < 0; // the same but for case or zeros
}

} // namespace Raptor::Models
