// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_facts.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeviceFacts)
};

/// An e-stop was asked for, which is no proof: what still turns is never shown as a stop sign.
bool isOn(RunState run)
{
    return run == RunState::Running || run == RunState::RelayOn;
}

StateShape shapeOf(RunState run)
{
    switch (run) {
    case RunState::Unknown:
        return StateShape::Question;
    case RunState::Stopped:
        return StateShape::HollowSquare;
    case RunState::Running:
        return StateShape::Triangle;
    case RunState::EStopped:
        return StateShape::Octagon;
    case RunState::RelayOn:
        return StateShape::Disc;
    case RunState::RelayOff:
        return StateShape::Ring;
    case RunState::Charging:
        return StateShape::ArrowUp;
    case RunState::Discharging:
        return StateShape::ArrowDown;
    case RunState::Idle:
        return StateShape::Dash;
    }
    Q_UNREACHABLE();
}

QString dash()
{
    return QString(QChar(0x2013));
}

} // namespace

DeviceFacts DeviceFacts::of(const QModelIndex &index)
{
    DeviceFacts f;
    f.id = index.data(DeviceRole::Id).value<DeviceId>();
    f.alarms = index.data(DeviceRole::Alarms).value<QList<AlarmMark>>();
    if (f.id.isNull())
        return f; // a group
    f.name = index.data(DeviceRole::Name).toString();
    if (f.name.isEmpty())
        f.name = f.id.name();
    f.site = index.data(DeviceRole::Site).toString();
    f.systemTitle = index.data(DeviceRole::SystemTitle).toString();
    f.run = index.data(DeviceRole::RunStateRole).value<RunState>();
    f.since = index.data(DeviceRole::StateSince).toDateTime();
    f.quality = index.data(DeviceRole::QualityRole).value<Quality>();
    f.qualityText = index.data(DeviceRole::QualityText).toString();
    const QVariant age = index.data(DeviceRole::AgeMs);
    f.ageMs = age.isValid() ? age.toLongLong() : -1;
    f.broker = index.data(DeviceRole::Broker).toString();
    f.signalViews = index.data(DeviceRole::Signals).value<QList<SignalView>>();
    f.latched = index.data(DeviceRole::EStopLatched).toBool();
    f.latchText = index.data(DeviceRole::EStopText).toString();
    f.busy = index.data(DeviceRole::CommandBusy).toBool();
    f.kinds = index.data(DeviceRole::Kinds).value<QList<CommandKind>>();
    f.reportedAt = index.data(DeviceRole::ReportedAt).toDateTime();
    return f;
}

const AlarmMark *DeviceFacts::alarmOf(QStringView signal) const
{
    const AlarmMark *found = nullptr;
    for (const AlarmMark &alarm : alarms) {
        if (alarm.key.subject == signal && (!found || (alarm.unacknowledged && !found->unacknowledged)))
            found = &alarm;
    }
    return found;
}

bool DeviceFacts::live() const
{
    return isLive(quality);
}

bool DeviceFacts::live(const SignalView &signal) const
{
    return live() && isLive(signal.quality);
}

StateShape DeviceFacts::shape() const
{
    switch (quality) {
    case Quality::Good:
    case Quality::Late:
    case Quality::LastKnown:
        return latched && !isOn(run) ? StateShape::Octagon : shapeOf(run);
    case Quality::Stale:
    case Quality::Bad:
    case Quality::Offline:
        return StateShape::Cross;
    }
    Q_UNREACHABLE();
}

QString DeviceFacts::stateWord() const
{
    QString word = latched ? Wording::of(RunState::EStopped) : Wording::of(run);
    if (latched && isOn(run) && (live() || quality == Quality::LastKnown))
        word = Words::tr("%1, %2").arg(Wording::of(run), word);
    if (live())
        return word;
    if (quality == Quality::LastKnown)
        return Words::tr("last known: %1").arg(word);
    if (run == RunState::Unknown && !latched)
        return Wording::of(quality);
    if (latched && isOn(run))
        return Words::tr("%1, %2, was %3").arg(word, Wording::of(quality), Wording::of(run));
    if (latched)
        return Words::tr("%1, %2").arg(word, Wording::of(quality));
    return Words::tr("%1, was %2").arg(Wording::of(quality), word);
}

QString DeviceFacts::ageWord() const
{
    if (ageMs < 0)
        return quality == Quality::LastKnown ? Words::tr("never live") : Words::tr("no report");
    if (quality == Quality::Good)
        return Wording::age(ageMs);
    if (quality == Quality::Late)
        return Words::tr("late %1").arg(Wording::age(ageMs));
    return Words::tr("%1 old").arg(Wording::age(ageMs));
}

QList<Quantity> quantities(const QList<SignalView> &signalViews)
{
    QList<Quantity> out;
    for (const SignalView &signal : signalViews) {
        if (signal.kind != ValueKind::Number)
            continue;
        Quantity *found = nullptr;
        for (Quantity &quantity : out) {
            const bool grouped =
                !signal.group.isEmpty() && !quantity.values.first()->group.isEmpty();
            if (grouped && quantity.label == signal.label && quantity.unit == signal.unit)
                found = &quantity;
        }
        if (found)
            found->values.append(&signal);
        else
            out.append(Quantity{signal.label, signal.unit, {&signal}});
    }
    return out;
}

QList<ShownNumber> shownNumbers(const DeviceFacts &facts, const Quantity &quantity)
{
    const auto qualityOf = [&facts](const SignalView &signal) {
        return isLive(signal.quality) && !facts.live() ? facts.quality : signal.quality;
    };
    QList<ShownNumber> out;
    for (const SignalView *signal : quantity.values)
        out.append({numberText(*signal), qualityOf(*signal)});
    if (out.size() <= 2)
        return out;
    std::optional<double> low;
    std::optional<double> high;
    Quality worst = Quality::Good;
    for (const SignalView *signal : quantity.values) {
        const Quality quality = qualityOf(*signal);
        if (worst == Quality::Good || (isLive(worst) && !isLive(quality)))
            worst = quality;
        if (const std::optional<double> number = numberOf(*signal)) {
            low = qMin(low.value_or(*number), *number);
            high = qMax(high.value_or(*number), *number);
        }
    }
    if (!low)
        return {{dash(), worst}};
    const int decimals = unitDecimals(quantity.unit);
    return {{QLocale().toString(*low, 'f', decimals), worst},
            {QLocale().toString(*high, 'f', decimals), worst}};
}

QStringList groupsOf(const QList<SignalView> &signalViews)
{
    QStringList out;
    for (const SignalView &signal : signalViews) {
        if (!signal.group.isEmpty() && !out.contains(signal.group))
            out.append(signal.group);
    }
    return out;
}

const SignalView *relayOf(const QList<SignalView> &signalViews)
{
    for (const SignalView &signal : signalViews) {
        if (signal.kind != ValueKind::Number
            && signal.signal.section(u'.', -1).compare(u"relay", Qt::CaseInsensitive) == 0)
            return &signal;
    }
    return nullptr;
}

std::optional<double> numberOf(const SignalView &signal)
{
    const double *number = std::get_if<double>(&signal.value);
    if (!number || !std::isfinite(*number))
        return std::nullopt;
    return *number;
}

QString numberText(const SignalView &signal)
{
    const std::optional<double> number = numberOf(signal);
    if (!number)
        return dash();
    return QLocale().toString(*number, 'f', unitDecimals(signal.unit));
}

QString wordText(const SignalView &signal)
{
    if (const bool *flag = std::get_if<bool>(&signal.value))
        return *flag ? Words::tr("on") : Words::tr("off");
    if (const QString *text = std::get_if<QString>(&signal.value))
        return *text;
    return numberOf(signal) ? numberText(signal) : dash();
}

QString wordAndQuality(const DeviceFacts &facts, const SignalView &signal)
{
    if (facts.live(signal))
        return wordText(signal);
    const Quality quality = isLive(signal.quality) ? facts.quality : signal.quality;
    return Words::tr("%1, %2").arg(wordText(signal), Wording::of(quality));
}

QString qualityMark(Quality quality)
{
    return quality == Quality::Good ? QString() : Wording::of(quality);
}

} // namespace Raptor::Views
