// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_text.h"

#include "models/domain/alarm_definition.h"
#include "models/domain/quality.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/labels.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmText)
};

constexpr qsizetype MostNamed = 3;
constexpr QChar EnDash(0x2013);

/// What stands between value and limit: they are on the wrong side of each other.
QString relation(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::DiskLow:
    case AlarmKind::CertificateExpires:
        return u"<"_s;
    case AlarmKind::High:
    case AlarmKind::HighHigh:
    case AlarmKind::Rate:
    case AlarmKind::ClockSkew:
        return u">"_s;
    case AlarmKind::Frozen:
    case AlarmKind::Contradiction:
    case AlarmKind::Stale:
    case AlarmKind::Offline:
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
    case AlarmKind::NotConfirmed:
    case AlarmKind::RunsUnderEStop:
    case AlarmKind::BrokerLost:
        return {};
    }
    Q_UNREACHABLE();
}

QString timeText(WallTime time, WallTime now, const QString &clock)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
    const QDate today = QDateTime::fromMSecsSinceEpoch(toEpochMs(now)).date();
    QString format = clock;
    if (at.date().year() != today.year())
        format.prepend(u"d MMM yyyy "_s);
    else if (at.date() != today)
        format.prepend(u"d MMM "_s);
    return QLocale().toString(at, format);
}

QString seconds(Milliseconds time)
{
    return Words::tr("%1 s").arg(QLocale().toString(double(time.count()) / 1000.0, 'g', 6));
}

template <class Names>
void readRows(const QAbstractItemModel &devices, int first, int last, Names &known)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = devices.index(row, 0);
        known.insert(index.data(DeviceRole::Id).template value<DeviceId>(),
                     {index.data(DeviceRole::Name).toString(), index});
    }
}

} // namespace

AlarmNames::AlarmNames(const QAbstractItemModel *devices, QObject *parent)
    : QObject(parent), m_devices(devices)
{
    const auto forget = [this] { m_fresh = false; };
    // A plant of thousands that appears while alarms are named is not read anew for each device.
    connect(devices, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                if (m_fresh)
                    readRows(*m_devices, first, last, m_known);
            });
    connect(devices, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(devices, &QAbstractItemModel::modelReset, this, forget);
    connect(devices, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty() || roles.contains(DeviceRole::Name))
                    m_fresh = false;
            });
}

void AlarmNames::read() const
{
    m_known.clear();
    readRows(*m_devices, 0, m_devices->rowCount() - 1, m_known);
    m_fresh = true;
}

/// Elements come with the first reports; none ever goes.
bool AlarmNames::hasSeveral(const DeviceId &device) const
{
    if (!m_fresh)
        read();
    const auto known = m_known.find(device);
    if (known == m_known.end())
        return true; // nobody can tell any more, and the alarm names one
    if (!known->several) {
        QSet<QString> elements;
        for (const SignalView &signal :
             known->row.data(DeviceRole::Signals).value<QList<SignalView>>()) {
            if (!signal.group.isEmpty())
                elements.insert(signal.group);
        }
        known->several = elements.size() > 1;
    }
    return known->several;
}

QString AlarmNames::element(const AlarmKey &key) const
{
    const qsizetype dot = key.subject.lastIndexOf(u'.');
    if (key.device.isNull() || dot <= 0 || !hasSeveral(key.device))
        return {};
    return key.subject.first(dot);
}

QString AlarmNames::unit(const AlarmKey &key) const
{
    const QString part = element(key);
    return part.isEmpty() ? source(key)
                          : tr("%1 \u00b7 %2", "device, element").arg(source(key), part);
}

QString AlarmNames::source(const AlarmKey &key) const
{
    const QString broker = u"broker/"_s;
    if (key.device.isNull()) {
        if (key.subject.startsWith(broker))
            return tr("broker %1").arg(key.subject.sliced(broker.size()));
        return key.subject == u"console"_s ? tr("this console") : key.subject;
    }
    if (!m_fresh)
        read();
    const auto known = m_known.constFind(key.device);
    return known == m_known.cend() ? key.device.name() : known->name;
}

QString AlarmNames::place(const AlarmKey &key) const
{
    if (key.device.isNull() || key.subject.isEmpty())
        return source(key);
    return tr("%1, %2", "device, signal").arg(source(key), key.subject);
}

QString measuredText(AlarmKind kind, const AlarmOccurrence &occurrence)
{
    QString text;
    if (const double *number = std::get_if<double>(&occurrence.value))
        text = limitText(kind, *number, occurrence.unit);
    else if (!std::holds_alternative<std::monostate>(occurrence.value))
        text = Wording::value(occurrence.value, occurrence.unit);
    if (occurrence.limit && !text.isEmpty() && !relation(kind).isEmpty())
        text = u"%1 %2 %3"_s.arg(text, relation(kind),
                                 limitText(kind, *occurrence.limit, occurrence.unit));
    QStringList parts{text, occurrence.detail};
    parts.removeAll(QString());
    return parts.isEmpty() ? QString(EnDash) : parts.join(u" \u00b7 "_s);
}

QString momentText(WallTime time, WallTime now)
{
    return timeText(time, now, u"HH:mm:ss"_s);
}

QString preciseText(WallTime time, WallTime now)
{
    return timeText(time, now, u"HH:mm:ss.zzz"_s);
}

QString sinceText(WallTime time, WallTime now)
{
    return Wording::age(qMax<qint64>(0, (now - time).count()));
}

QString silenceText(const AlarmRecord &record, WallTime now)
{
    if (record.status.outOfService)
        return Words::tr("out of service");
    const QString until = record.shelvedUntil ? momentText(*record.shelvedUntil, now) : QString();
    switch (record.status.shelving) {
    case AlarmShelving::Timed:
        return Words::tr("shelved until %1").arg(until);
    case AlarmShelving::OneShot:
        return Words::tr("shelved until it ends, %1 at the latest").arg(until);
    case AlarmShelving::None:
        break;
    }
    return record.status.suppressed ? Words::tr("suppressed: %1").arg(record.suppressedWhy)
                                    : QString();
}

QString listText(const QList<AlarmRecord> &records, const AlarmNames &names)
{
    QStringList parts;
    for (const AlarmRecord &record : records.first(qMin(records.size(), MostNamed)))
        parts.append(
            Words::tr("%1 (%2)", "alarm, device").arg(record.text, names.unit(record.key)));
    const QString named = parts.join(u", "_s);
    const qsizetype more = records.size() - parts.size();
    return more > 0 ? Words::tr("%1 and %Ln more", nullptr, plural(more)).arg(named) : named;
}

QString changeText(const AlarmChange &change, AlarmKind kind, Unit unit)
{
    QStringList parts;
    if (change.enabled)
        parts.append(*change.enabled ? Words::tr("watched") : Words::tr("not watched"));
    if (change.limit)
        parts.append(Words::tr("limit %1").arg(limitText(kind, *change.limit, unit)));
    if (change.deadband)
        parts.append(Words::tr("deadband %1").arg(limitText(kind, *change.deadband, unit)));
    if (change.onDelay)
        parts.append(Words::tr("on-delay %1").arg(seconds(*change.onDelay)));
    if (change.offDelay)
        parts.append(Words::tr("off-delay %1").arg(seconds(*change.offDelay)));
    if (change.priority)
        parts.append(Words::tr("priority %1").arg(Wording::of(*change.priority)));
    if (change.text)
        parts.append(Words::tr("text \u201c%1\u201d").arg(*change.text));
    if (change.meaning || change.action || change.consequence)
        parts.append(Words::tr("guidance"));
    return parts.join(u", "_s);
}

AlarmAnswer answerOf(const AlarmOutcome &outcome, qsizetype asked,
                     const std::function<QString(int)> &done, const QString &refused)
{
    if (outcome.ok())
        return {.text = done(plural(asked)), .done = true};
    if (outcome.done() == 0)
        return {.text = refused.arg(outcome.error().text), .refused = true};
    const QString against =
        Words::tr("%Ln refused: %1", nullptr, plural(outcome.refused())).arg(outcome.refusal());
    return {.text = Words::tr("%1; %2", "what was done, what was refused")
                        .arg(done(plural(outcome.done())), against),
            .done = true,
            .refused = true};
}

QList<AlarmKey> keysOf(const QList<AlarmRecord> &records)
{
    QList<AlarmKey> keys;
    keys.reserve(records.size());
    for (const AlarmRecord &record : records)
        keys.append(record.key);
    return keys;
}

} // namespace Raptor::Views
