// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_definition.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <cmath>

namespace Raptor {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longestDelay{24LL * 3600 * 1000};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmDefinition)
};

bool isDelay(Milliseconds time)
{
    return time >= Milliseconds(0) && time <= longestDelay;
}

QString wrongLimit(const AlarmDefinition &definition)
{
    if (!definition.limit)
        return Words::tr("it needs a limit");
    const double limit = *definition.limit;
    if (!std::isfinite(limit))
        return Words::tr("its limit is no number");
    switch (definition.kind) {
    case AlarmKind::Rate:
    case AlarmKind::ClockSkew:
        return limit > 0 ? QString() : Words::tr("its limit has to be above zero");
    case AlarmKind::CertificateExpires:
        return limit >= 0 ? QString() : Words::tr("its limit must not be negative");
    case AlarmKind::DiskLow:
        return limit >= 0 && limit <= 100 ? QString() : Words::tr("its limit is 0 to 100 per cent");
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::HighHigh:
    case AlarmKind::Frozen:
    case AlarmKind::Contradiction:
    case AlarmKind::Stale:
    case AlarmKind::Offline:
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
    case AlarmKind::NotConfirmed:
    case AlarmKind::RunsUnderEStop:
    case AlarmKind::BrokerLost:
        break;
    }
    return {};
}

/// What only some kinds have.
QString wrongForItsKind(const AlarmDefinition &definition)
{
    switch (definition.kind) {
    case AlarmKind::Rate:
        if (definition.over <= Milliseconds(0))
            return Words::tr("it needs a time over which it looks");
        return wrongLimit(definition);
    case AlarmKind::Frozen:
        return definition.over > Milliseconds(0) ? QString()
                                                 : Words::tr("it needs a time over which it looks");
    case AlarmKind::Contradiction:
        return definition.when.isEmpty() ? Words::tr("it needs something that contradicts")
                                         : QString();
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::HighHigh:
    case AlarmKind::ClockSkew:
    case AlarmKind::CertificateExpires:
    case AlarmKind::DiskLow:
        return wrongLimit(definition);
    case AlarmKind::Stale:
    case AlarmKind::Offline:
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
    case AlarmKind::NotConfirmed:
    case AlarmKind::RunsUnderEStop:
    case AlarmKind::BrokerLost:
        break;
    }
    return {};
}

QString wrongWords(const AlarmDefinition &definition)
{
    if (definition.text.trimmed().isEmpty())
        return Words::tr("it needs a text");
    if (definition.text.size() > longestAlarmText)
        return Words::tr("its text is longer than %1 characters").arg(longestAlarmText);
    const AlarmGuidance &guidance = definition.guidance;
    for (const QString &text : {guidance.meaning, guidance.action, guidance.consequence}) {
        if (text.size() > longestAlarmGuidance)
            return Words::tr("its guidance is longer than %1 characters").arg(longestAlarmGuidance);
    }
    return {};
}

} // namespace

AlarmDefinition changed(AlarmDefinition definition, const AlarmChange &change)
{
    const auto take = [](auto &into, const auto &from) {
        if (from)
            into = *from;
    };
    take(definition.enabled, change.enabled);
    if (change.limit)
        definition.limit = change.limit;
    take(definition.deadband, change.deadband);
    take(definition.onDelay, change.onDelay);
    take(definition.offDelay, change.offDelay);
    take(definition.priority, change.priority);
    take(definition.text, change.text);
    take(definition.guidance.meaning, change.meaning);
    take(definition.guidance.action, change.action);
    take(definition.guidance.consequence, change.consequence);
    return definition;
}

QString wrongWith(const AlarmDefinition &definition)
{
    static const QRegularExpression wellFormed(u"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"_s);
    if (definition.rule.size() > 64 || !wellFormed.match(definition.rule).hasMatch()) {
        return Words::tr("\"%1\" is no name of a rule: small letters, digits and - only")
            .arg(definition.rule.left(64));
    }
    if (!std::isfinite(definition.deadband) || definition.deadband < 0)
        return Words::tr("its deadband must not be negative");
    if (!isDelay(definition.onDelay) || !isDelay(definition.offDelay) || !isDelay(definition.over)
        || !isDelay(definition.settle))
        return Words::tr("its times are 0 to 24 h");
    if (const QString wrong = wrongForItsKind(definition); !wrong.isEmpty())
        return wrong;
    return wrongWords(definition);
}

QString alarmLetters(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::LowLow:
        return u"LL"_s;
    case AlarmKind::Low:
        return u"L"_s;
    case AlarmKind::High:
        return u"H"_s;
    case AlarmKind::HighHigh:
        return u"HH"_s;
    case AlarmKind::Rate:
        return u"R"_s;
    case AlarmKind::Frozen:
        return u"F"_s;
    case AlarmKind::Contradiction:
        return u"C"_s;
    case AlarmKind::Stale:
        return u"S"_s;
    case AlarmKind::Offline:
        return u"O"_s;
    case AlarmKind::ClockSkew:
        return u"T"_s;
    case AlarmKind::CommandFailed:
        return u"X"_s;
    case AlarmKind::AgainstCommand:
        return u"A"_s;
    case AlarmKind::NotConfirmed:
        return u"N"_s;
    case AlarmKind::RunsUnderEStop:
        return u"E"_s;
    case AlarmKind::BrokerLost:
        return u"B"_s;
    case AlarmKind::CertificateExpires:
        return u"Z"_s;
    case AlarmKind::DiskLow:
        return u"D"_s;
    }
    Q_UNREACHABLE();
}

QString limitSuffix(AlarmKind kind, Unit unit)
{
    switch (kind) {
    case AlarmKind::ClockSkew:
        return Words::tr(" ms");
    case AlarmKind::CertificateExpires:
        return Words::tr(" d", "days");
    case AlarmKind::DiskLow:
        return QStringLiteral(" %");
    case AlarmKind::Rate:
        return Words::tr(" %1/s", "unit per second").arg(unitSymbol(unit));
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::HighHigh:
    case AlarmKind::Frozen:
    case AlarmKind::Contradiction:
    case AlarmKind::Stale:
    case AlarmKind::Offline:
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
    case AlarmKind::NotConfirmed:
    case AlarmKind::RunsUnderEStop:
    case AlarmKind::BrokerLost:
        break;
    }
    const QString symbol = unitSymbol(unit);
    return symbol.isEmpty() ? QString() : QLatin1Char(' ') + symbol;
}

namespace {

/// Measured in something else than its signal.
bool hasOwnUnit(AlarmKind kind)
{
    return kind == AlarmKind::ClockSkew || kind == AlarmKind::CertificateExpires
        || kind == AlarmKind::DiskLow;
}

} // namespace

QString limitText(AlarmKind kind, double limit, Unit unit)
{
    const QString digits = hasOwnUnit(kind) || unit == Unit::None
        ? QLocale().toString(limit, 'g', 6)
        : QLocale().toString(limit, 'f', unitDecimals(unit));
    return digits + limitSuffix(kind, unit);
}

QString alarmValueText(AlarmKind kind, const Value &value, Unit unit)
{
    const double *number = std::get_if<double>(&value);
    const bool differs = hasOwnUnit(kind) || kind == AlarmKind::Rate;
    return number && differs ? limitText(kind, *number, unit) : Wording::value(value, unit);
}

} // namespace Raptor
