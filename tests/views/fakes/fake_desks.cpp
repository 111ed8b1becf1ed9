// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_desks.h"

#include "models/domain/wording.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

QString FakeCommandDesk::key(const DeviceId &device, CommandKind kind)
{
    return Wording::machineName(kind) + u' ' + device.text();
}

CommandOffer FakeCommandDesk::offer(const DeviceId &device, CommandKind kind) const
{
    return m_refusals.value(key(device, kind));
}

CommandOffer FakeCommandDesk::arm(const DeviceId &device, CommandKind kind)
{
    calls.append(u"arm "_s + key(device, kind));
    const CommandOffer answer = offer(device, kind);
    if (answer.available()) {
        m_armed = ArmedCommand{device,
                               kind,
                               {},
                               Wording::of(kind) + u' ' + device.name()
                                   + (kind == CommandKind::Start ? u": left, right"_s : QString()),
                               m_clock->now() + Milliseconds(10'000)};
        Q_EMIT armedChanged();
    }
    return answer;
}

void FakeCommandDesk::disarm()
{
    calls.append(u"disarm"_s);
    m_armed.reset();
    Q_EMIT armedChanged();
}

CommandOffer FakeCommandDesk::executeArmed(const QString &reason)
{
    const QString what = m_armed->sequence.isEmpty() ? key(m_armed->device, m_armed->kind)
                                                     : u"sequence "_s + m_armed->sequence;
    calls.append((u"execute "_s + what + u' ' + reason).trimmed());
    m_armed.reset();
    Q_EMIT armedChanged();
    return {};
}

CommandOffer FakeCommandDesk::stop(const DeviceId &device, CommandKind kind)
{
    calls.append(key(device, kind));
    return offer(device, kind);
}

void FakeCommandDesk::emergencyStop(const EStopScope &scope)
{
    switch (scope.kind) {
    case EStopScope::Kind::Device:
        calls.append(u"e-stop device "_s + scope.device.text());
        break;
    case EStopScope::Kind::Site:
        calls.append(u"e-stop site "_s + scope.site);
        break;
    case EStopScope::Kind::Everything:
        calls.append(u"e-stop everything"_s);
        break;
    }
}

void FakeCommandDesk::dismissEmergencyStopLines()
{
    calls.append(u"dismiss"_s);
    m_lines.removeIf(
        [](const EStopLine &line) { return line.progress == EStopProgress::Confirmed; });
    Q_EMIT emergencyStopChanged();
}

void FakeCommandDesk::refuse(const DeviceId &device, CommandKind kind, const CommandOffer &offer)
{
    m_refusals.insert(key(device, kind), offer);
    Q_EMIT offersChanged();
}

void FakeCommandDesk::setLines(const QList<EStopLine> &lines)
{
    m_lines = lines;
    Q_EMIT emergencyStopChanged();
}

void FakeCommandDesk::stopGroup(const QString &title, const QList<DeviceId> &devices)
{
    QStringList names;
    for (const DeviceId &device : devices)
        names.append(device.text());
    calls.append(QStringLiteral("stop group ") + title + QStringLiteral(": ") + names.join(u' '));
}

CommandOffer FakeCommandDesk::offerSequence(const QString &name) const
{
    return m_refusals.value(QStringLiteral("sequence ") + name);
}

CommandOffer FakeCommandDesk::armSequence(const QString &name)
{
    calls.append(QStringLiteral("arm sequence ") + name);
    const CommandOffer verdict = offerSequence(name);
    if (verdict.available()) {
        m_armed = ArmedCommand{{},
                               CommandKind::Start,
                               name,
                               QStringLiteral("Start ") + name,
                               m_clock->now() + Milliseconds(10'000)};
        Q_EMIT armedChanged();
    }
    return verdict;
}

void FakeCommandDesk::dismissGroupRun()
{
    setGroupRun({});
}

void FakeCommandDesk::setGroupRun(const std::optional<GroupRun> &run)
{
    m_groupRun = run;
    Q_EMIT groupRunChanged();
}

void FakeCommandDesk::setSequences(const QList<StartSequence> &sequences)
{
    m_sequences = sequences;
    Q_EMIT offersChanged();
}

void FakeCommandDesk::refuseSequence(const QString &name, const CommandOffer &offer)
{
    m_refusals.insert(QStringLiteral("sequence ") + name, offer);
    Q_EMIT offersChanged();
}

void FakeLedgerDesk::exportTo(const QString &file, LedgerFormat format, const LedgerFilter &wanted)
{
    filter = wanted;
    calls.append((format == LedgerFormat::Csv ? u"csv "_s : u"json "_s) + file);
}

void FakeCommandDesk::setHasPath(bool hasPath)
{
    m_hasPath = hasPath;
    Q_EMIT pathChanged(hasPath);
}

void FakeBrokerDesk::chooseAutomatically()
{
    calls.append(u"automatic"_s);
    m_locked.clear();
    m_pending.reset();
    Q_EMIT selectionChanged();
}

void FakeBrokerDesk::lockTo(const QString &name)
{
    calls.append(u"lock "_s + name);
    m_locked = name;
    m_current = name;
    m_pending.reset();
    Q_EMIT selectionChanged();
}

void FakeBrokerDesk::beginSwitch(const PendingSwitch &pending, bool lock)
{
    m_pending = pending;
    m_locked = lock ? pending.to : QString();
    Q_EMIT selectionChanged();
}

Outcome FakeBrokerDesk::saveProfile(const BrokerProfile &profile, const QString &replaces)
{
    if (refusal)
        return *refusal;
    calls.append(u"save %1 replaces '%2'"_s.arg(profile.name, replaces));
    saved.append(profile);
    return std::monostate{};
}

Outcome FakeBrokerDesk::removeProfile(const QString &name)
{
    if (refusal)
        return *refusal;
    calls.append(u"remove "_s + name);
    return std::monostate{};
}

Outcome FakeBrokerDesk::exportProfiles(const QString &file)
{
    if (refusal)
        return *refusal;
    calls.append(u"export "_s + file);
    return std::monostate{};
}

Result<QStringList> FakeBrokerDesk::importProfiles(const QString &file)
{
    if (refusal)
        return *refusal;
    calls.append(u"import "_s + file);
    return imported;
}

void FakeBrokerDesk::setProfiles(const QList<BrokerProfile> &profiles, const QString &current)
{
    m_profiles = profiles;
    m_current = current;
    Q_EMIT profilesChanged();
    Q_EMIT selectionChanged();
}

QList<QPointF> FakeTrends::points(const TagId &tag, WallTime from, WallTime to) const
{
    constexpr qint64 stepMs = 1000;
    QList<QPointF> out;
    const double level = m_levels.value(tag.text(), std::numeric_limits<double>::quiet_NaN());
    if (std::isnan(level))
        return out;
    const auto end = qMin(to, m_ends.value(tag.device.text(), to));
    const double phase = double(qHash(tag.text()) % 100);
    for (qint64 at = toEpochMs(from) / stepMs * stepMs; at <= toEpochMs(end); at += stepMs) {
        const double s = double(at) / 1000.0 + phase;
        const bool gap = double(at) > gapFrom && double(at) < gapTo;
        const double wave =
            0.010 * std::sin(s / 17) + 0.006 * std::sin(s / 4.1) + 0.003 * std::sin(s * 1.9);
        out.append(
            {double(at), gap ? std::numeric_limits<double>::quiet_NaN() : level * (1 + wave)});
    }
    return out;
}

} // namespace Raptor::Test
