// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_service.h"

#include "models/domain/alarm_herald.h"
#include "models/domain/alarm_redefinition.h"
#include "models/domain/override_check.h"

#include <QtCore/QSet>

#include <utility>

namespace Raptor {

namespace {

constexpr Milliseconds summaryEvery{1000};
constexpr Milliseconds shortestShelving{60'000};
constexpr Milliseconds longestShelving{24 * 3'600'000};

/// What was never raised can be kept from being heard beforehand.
bool mayComeFirst(AlarmEvent event)
{
    return event == AlarmEvent::ShelveTimed || event == AlarmEvent::ShelveOnce
        || event == AlarmEvent::RemoveFromService;
}

/// "left.amps:high", "stale", "console:disk-low": its key within its device.
QString nameWithinDevice(const AlarmKey &key)
{
    return key.subject.isEmpty() ? key.rule : key.subject + u':' + key.rule;
}

} // namespace

class AlarmService::Private
{
public:
    Private(AlarmService &service, Collaborators collaborators, Setup setup)
        : q(service), m(std::move(collaborators)), operatorName(std::move(setup.operatorName)),
          role(setup.role), overrides(std::move(setup.overrides)),
          book(
              *m.clock, m.journal, [this](const AlarmKey &key) { return watch.definition(key); },
              [this](const AlarmKey &key) {
                  const QString missing = watch.missing(key);
                  return missing.isEmpty() ? watch.unreported(key) : missing;
              }),
          watch(*m.states, *m.clock, book), check(watch, *m.clock, overrides)
    {
        watch.setOverrides(overrides);
    }

    [[nodiscard]] std::optional<Error> notPermitted() const;
    AlarmOutcome act(const QList<AlarmKey> &alarms, const AlarmBook::Act &act);
    Outcome actOn(const AlarmKey &alarm, const AlarmBook::Act &act);
    [[nodiscard]] std::optional<Error> against(const AlarmKey &alarm,
                                               const AlarmDefinition &original,
                                               const AlarmChange &change) const;
    void checkOverrides();
    void putDown(const AlarmKey &alarm, const QString &what, const QString &reason);
    void actedElsewhere(const AlarmTransition &row);
    void takeOver(const QList<AlarmTransition> &standing);
    void tellTrouble(const QString &why);
    void tell();
    void tellSummary(BootTime now);

    AlarmService &q;
    Collaborators m;
    QString operatorName;
    OperatorRole role;
    QList<AlarmOverride> overrides;
    AlarmBook book;
    AlarmWatch watch;
    OverrideCheck check;
    AlarmHerald herald;
    AlarmSummary toldSummary;
    std::optional<BootTime> summaryToldAt;
};

AlarmService::AlarmService(const Collaborators &collaborators, Setup setup, QObject *parent)
    : AlarmDesk(parent), d(std::make_unique<Private>(*this, collaborators, std::move(setup)))
{
    if (!d->m.journal)
        return;
    connect(d->m.journal, &AlarmJournal::actedElsewhere, this,
            [this](const AlarmTransition &row) { d->actedElsewhere(row); });
    connect(d->m.journal, &AlarmJournal::takenOver, this,
            [this](const QList<AlarmTransition> &standing) { d->takeOver(standing); });
    connect(d->m.journal, &AlarmJournal::troubleChanged, this,
            [this](const QString &why) { d->tellTrouble(why); });
}

AlarmService::~AlarmService() = default;

AlarmWatch &AlarmService::watch()
{
    return d->watch;
}

void AlarmService::changeOperator(const QString &name)
{
    const QString now = name.simplified();
    if (!now.isEmpty())
        d->operatorName = now;
}

QList<AlarmRecord> AlarmService::records() const
{
    return d->book.records();
}

std::optional<AlarmDefinition> AlarmService::definition(const AlarmKey &alarm) const
{
    return d->watch.definition(alarm);
}

AlarmChange AlarmService::change(const AlarmKey &alarm) const
{
    return AlarmRedefinition::changeOf(d->overrides, alarm);
}

QList<std::pair<AlarmKey, AlarmDefinition>> AlarmService::definitions(const DeviceId &device) const
{
    return d->watch.definitions(device);
}

AlarmSummary AlarmService::summary() const
{
    AlarmSummary summary = d->book.summary();
    const FloodWatch &flood = d->herald.flood();
    summary.flood = flood.flood().has_value();
    summary.inTenMinutes = flood.inTenMinutes();
    if (flood.flood()) {
        summary.floodSince = flood.flood()->since;
        summary.firstOut = d->book.record(flood.flood()->firstOut);
    }
    if (d->m.journal)
        summary.trouble = d->m.journal->trouble();
    return summary;
}

// ---- what operators do

std::optional<Error> AlarmService::Private::notPermitted() const
{
    if (role == OperatorRole::Operate)
        return std::nullopt;
    return Error{Error::Code::Refused,
                 AlarmService::tr("not permitted: this operator may only look")};
}

Outcome AlarmService::Private::actOn(const AlarmKey &alarm, const AlarmBook::Act &act)
{
    if (mayComeFirst(act.event) && !book.knows(alarm)) {
        if (const auto definition = watch.definition(alarm))
            book.know(alarm, *definition);
    }
    return book.act(alarm, act);
}

AlarmOutcome AlarmService::Private::act(const QList<AlarmKey> &alarms, const AlarmBook::Act &act)
{
    if (const auto error = notPermitted())
        return *error;
    if (alarms.isEmpty())
        return Error{Error::Code::Malformed, AlarmService::tr("no alarm was named")};
    QSet<AlarmKey> seen;
    int failed = 0;
    std::optional<Error> firstError;
    for (const AlarmKey &alarm : alarms) {
        if (seen.contains(alarm))
            continue;
        seen.insert(alarm);
        const Outcome outcome = actOn(alarm, act);
        if (!outcome.ok()) {
            ++failed;
            if (!firstError) {
                firstError =
                    Error{outcome.error().code,
                          AlarmService::tr("%1: %2").arg(alarm.text(), outcome.error().text)};
            }
        } else if (act.event == AlarmEvent::ReturnToService) {
            watch.tellAgain(alarm);
        }
    }
    tell();
    if (!firstError)
        return std::monostate{};
    if (seen.size() == 1)
        return *firstError;
    const QString text = failed == seen.size()
        ? AlarmService::tr("none of them: %1").arg(firstError->text)
        : AlarmService::tr("not for %n of them: %1", nullptr, failed).arg(firstError->text);
    return {seen.size() - failed, failed, firstError->text, Error{firstError->code, text}};
}

AlarmOutcome AlarmService::acknowledge(const QList<AlarmKey> &alarms, const QString &comment)
{
    return d->act(alarms, {AlarmEvent::Acknowledge, d->operatorName, comment.trimmed()});
}

AlarmOutcome AlarmService::shelve(const QList<AlarmKey> &alarms, AlarmShelving kind,
                                  Milliseconds span, const QString &reason)
{
    if (kind == AlarmShelving::None)
        return Error{Error::Code::Malformed, tr("shelving is for a time, or once")};
    if (span < shortestShelving || span > longestShelving)
        return Error{Error::Code::OutOfRange, tr("shelving takes 1 minute to 24 hours")};
    if (reason.trimmed().isEmpty())
        return Error{Error::Code::Malformed, tr("shelving needs a reason")};
    const auto event =
        kind == AlarmShelving::Timed ? AlarmEvent::ShelveTimed : AlarmEvent::ShelveOnce;
    return d->act(alarms, {event, d->operatorName, reason.trimmed(), d->m.clock->wall() + span});
}

AlarmOutcome AlarmService::unshelve(const QList<AlarmKey> &alarms, const QString &comment)
{
    return d->act(alarms, {AlarmEvent::Unshelve, d->operatorName, comment.trimmed()});
}

AlarmOutcome AlarmService::removeFromService(const QList<AlarmKey> &alarms, const QString &reason)
{
    if (reason.trimmed().isEmpty())
        return Error{Error::Code::Malformed, tr("taking out of service needs a reason")};
    return d->act(alarms, {AlarmEvent::RemoveFromService, d->operatorName, reason.trimmed()});
}

AlarmOutcome AlarmService::returnToService(const QList<AlarmKey> &alarms, const QString &comment)
{
    return d->act(alarms, {AlarmEvent::ReturnToService, d->operatorName, comment.trimmed()});
}

AlarmOutcome AlarmService::reset(const QList<AlarmKey> &alarms, const QString &comment)
{
    return d->act(alarms, {AlarmEvent::Reset, d->operatorName, comment.trimmed()});
}

// ---- definitions

std::optional<Error> AlarmService::Private::against(const AlarmKey &alarm,
                                                    const AlarmDefinition &original,
                                                    const AlarmChange &change) const
{
    if (AlarmRedefinition::changeOf(overrides, alarm) == change)
        return Error{Error::Code::Refused, AlarmService::tr("that is how it is defined already")};
    const QString wrong = AlarmRedefinition::objection(alarm, changed(original, change),
                                                       watch.definitions(alarm.device));
    if (wrong.isEmpty())
        return std::nullopt;
    return Error{Error::Code::OutOfRange, wrong};
}

/// What console.toml says of alarms that there are not, or what makes no sense.
void AlarmService::Private::checkOverrides()
{
    while (const auto remark = check.next()) {
        const QString text = remark->inForce
            ? AlarmService::tr("console.toml: what it changes about the alarm \"%1\" has no effect "
                               "yet: %2")
            : AlarmService::tr("console.toml: what it changes about the alarm \"%1\" is not in "
                               "force: %2");
        if (!remark->inForce) {
            overrides = AlarmRedefinition::replaced(overrides, remark->alarm, {});
            watch.setOverrides(overrides);
            Q_EMIT q.definitionsChanged(remark->alarm.device);
        }
        Q_EMIT q.eventHappened(EventSeverity::Notice, text.arg(remark->alarm.text(), remark->why));
    }
}

void AlarmService::Private::putDown(const AlarmKey &alarm, const QString &what,
                                    const QString &reason)
{
    if (!m.audit)
        return;
    AuditRow row;
    row.event = AuditEvent::Configured;
    row.at = m.clock->wall();
    row.record.id = m.newId ? m.newId(row.at) : QString();
    row.record.device = alarm.device;
    row.record.by = operatorName;
    row.record.reason = reason;
    row.record.requestedWall = row.at;
    row.record.requestedAt = m.clock->now();
    row.record.detail = AlarmService::tr("%1: %2").arg(nameWithinDevice(alarm), what);
    m.audit->append(row);
}

Outcome AlarmService::redefine(const AlarmKey &alarm, const AlarmChange &change,
                               const QString &reason)
{
    if (const auto error = d->notPermitted())
        return *error;
    const QString why = reason.trimmed();
    if (why.isEmpty())
        return Error{Error::Code::Malformed, tr("a definition is changed for a reason")};
    const auto before = d->watch.definition(alarm);
    if (!before)
        return Error{Error::Code::NotFound, tr("there is no such alarm")};
    if (const auto error = d->against(alarm, *d->watch.original(alarm), change))
        return *error;
    if (d->m.audit && !d->m.audit->trouble().isEmpty())
        return Error{Error::Code::Io,
                     tr("the audit trail cannot be written: %1").arg(d->m.audit->trouble())};
    if (d->m.saveOverride) {
        const Outcome saved = d->m.saveOverride({alarm, change});
        if (!saved.ok())
            return saved.error();
    }
    d->check.forget(alarm);
    d->overrides = AlarmRedefinition::replaced(d->overrides, alarm, change);
    d->watch.setOverrides(d->overrides);
    const AlarmDefinition after = d->watch.definition(alarm).value_or(*before);
    QString what = AlarmRedefinition::differences(*before, after);
    if (what.isEmpty())
        what = tr("as its profile has it");
    d->book.redefine(alarm, after, d->operatorName, tr("%1: %2").arg(what, why));
    d->putDown(alarm, what, why);
    Q_EMIT definitionsChanged(alarm.device);
    d->tell();
    return std::monostate{};
}

// ---- news

void AlarmService::Private::actedElsewhere(const AlarmTransition &row)
{
    book.actedElsewhere(row);
    if (row.event == AlarmEvent::ReturnToService)
        watch.tellAgain(row.key);
}

void AlarmService::Private::takeOver(const QList<AlarmTransition> &standing)
{
    const QList<AlarmKey> strange = book.takeOver(standing);
    for (const AlarmKey &alarm : strange)
        watch.tellAgain(alarm);
}

void AlarmService::Private::tellTrouble(const QString &why)
{
    if (why.isEmpty())
        Q_EMIT q.eventHappened(EventSeverity::Notice,
                               AlarmService::tr("the alarm journal is written again"));
    else
        Q_EMIT q.eventHappened(EventSeverity::Fault,
                               AlarmService::tr("the alarm journal is not written: %1").arg(why));
}

void AlarmService::Private::tellSummary(BootTime now)
{
    if (summaryToldAt && now - *summaryToldAt < summaryEvery)
        return;
    AlarmSummary summary = q.summary();
    if (summary == toldSummary)
        return;
    toldSummary = std::move(summary);
    summaryToldAt = now;
    Q_EMIT q.summaryChanged();
}

void AlarmService::Private::tell()
{
    const BootTime now = m.clock->now();
    herald.hear(book.takeAnnouncements(), now, m.clock->wall());
    herald.look(now);
    const auto &flood = herald.flood().flood();
    book.setFirstOut(flood ? std::optional(flood->firstOut) : std::nullopt);
    const AlarmBook::Changes changes = book.takeChanges();
    if (!changes.records.isEmpty())
        Q_EMIT q.recordsChanged(changes.records);
    for (const DeviceId &device : changes.marked)
        Q_EMIT q.marksChanged(device, book.marks(device));
    const auto lines = herald.takeLines();
    for (const AlarmHerald::Line &line : lines)
        Q_EMIT q.eventHappened(line.severity, line.text);
    if (const auto sound = herald.takeSound(now))
        Q_EMIT q.announced(*sound);
    tellSummary(now);
}

void AlarmService::tick()
{
    d->watch.tick();
    d->book.tick();
    d->checkOverrides();
    d->tell();
}

} // namespace Raptor
