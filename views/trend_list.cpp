// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_list.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/roles.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>

#include <algorithm>
#include <array>

namespace Raptor::Views {

namespace {

QList<SignalView> signalsAt(const QModelIndex &row)
{
    return row.data(DeviceRole::Signals).value<QList<SignalView>>();
}

/// The limits in force: what an operator changed stands in no profile.
Limits limitsOf(const AlarmDesk &desk, const TagId &tag)
{
    Limits limits;
    const auto definitions = desk.definitions(tag.device);
    for (const auto &[key, definition] : definitions) {
        if (key.subject != tag.signal || !definition.enabled || !definition.limit)
            continue;
        if (definition.kind == AlarmKind::LowLow)
            limits.lowLow = definition.limit;
        else if (definition.kind == AlarmKind::Low)
            limits.low = definition.limit;
        else if (definition.kind == AlarmKind::High)
            limits.high = definition.limit;
        else if (definition.kind == AlarmKind::HighHigh)
            limits.highHigh = definition.limit;
    }
    return limits;
}

} // namespace

TrendList::TrendList(const Theme *theme, const QAbstractItemModel *devices, const AlarmDesk *desk,
                     QObject *parent)
    : QObject(parent), m_theme(theme), m_devices(devices), m_desk(desk)
{
    connect(theme, &Theme::changed, this, &TrendList::refresh);
    if (desk)
        connect(desk, &AlarmDesk::definitionsChanged, this, &TrendList::refresh);
}

void TrendList::setTags(const QList<TrendSetTag> &tags)
{
    m_tags.clear();
    for (TrendSetTag one : tags) {
        if (find(one.tag) || m_tags.size() >= mostTrendTags)
            continue;
        one.colour = std::clamp(one.colour, 0, colours - 1);
        m_tags.append(one);
    }
    rebuild();
}

QString TrendList::add(const QList<TagId> &tags)
{
    QList<TagId> wanted;
    QString why;
    for (const TagId &tag : tags) {
        if (!tag.signal.isEmpty()) {
            wanted.append(tag);
            continue;
        }
        const QList<TagId> numbers = numbersOf(tag.device);
        if (numbers.isEmpty())
            why = tr("%1 has reported no numbers yet").arg(tag.device.text());
        wanted += numbers;
    }
    int left = 0;
    bool any = false;
    for (const TagId &tag : std::as_const(wanted)) {
        if (find(tag))
            continue;
        if (m_tags.size() >= mostTrendTags) {
            ++left;
            continue;
        }
        m_tags.append({tag, freeColour(), true});
        any = true;
    }
    if (any)
        rebuild();
    if (left > 0)
        why = tr("A chart shows %1 signals at most; %Ln more is/are left out", nullptr, left)
                  .arg(mostTrendTags);
    return why;
}

bool TrendList::isNumber(const TagId &tag) const
{
    const QList<SignalView> views = signalsAt(rowOf(tag.device));
    const auto known = std::find_if(views.cbegin(), views.cend(), [&tag](const SignalView &view) {
        return view.signal == tag.signal;
    });
    return !tag.signal.isEmpty() && (known == views.cend() || known->kind == ValueKind::Number);
}

void TrendList::remove(const QList<TagId> &tags)
{
    const auto gone =
        m_tags.removeIf([&tags](const TrendSetTag &one) { return tags.contains(one.tag); });
    if (gone > 0)
        rebuild();
}

void TrendList::setVisible(const QList<TagId> &tags, bool visible)
{
    for (const TagId &tag : tags) {
        if (TrendSetTag *one = find(tag))
            one->visible = visible;
    }
    refresh();
}

void TrendList::setColour(const QList<TagId> &tags, int colour)
{
    for (const TagId &tag : tags) {
        if (TrendSetTag *one = find(tag))
            one->colour = std::clamp(colour, 0, colours - 1);
    }
    refresh();
}

void TrendList::refresh()
{
    QList<TrendTrace> traces;
    for (const TrendSetTag &one : std::as_const(m_tags))
        traces.append(traceOf(one));
    if (traces == m_traces)
        return;
    m_traces = traces;
    Q_EMIT changed();
}

void TrendList::rebuild()
{
    m_traces.clear();
    for (const TrendSetTag &one : std::as_const(m_tags))
        m_traces.append(traceOf(one));
    Q_EMIT changed();
}

QModelIndex TrendList::rowOf(const DeviceId &device) const
{
    const QPersistentModelIndex known = m_rows.value(device);
    if (known.isValid() && known.data(DeviceRole::Id).value<DeviceId>() == device)
        return known;
    for (int row = 0; m_devices && row < m_devices->rowCount(); ++row) {
        const QModelIndex index = m_devices->index(row, 0);
        if (index.data(DeviceRole::Id).value<DeviceId>() == device) {
            m_rows.insert(device, QPersistentModelIndex(index));
            return index;
        }
    }
    return {};
}

TrendTrace TrendList::traceOf(const TrendSetTag &chosen) const
{
    TrendTrace trace;
    trace.tag = chosen.tag;
    trace.colour = traceColour(*m_theme, chosen.colour);
    trace.visible = chosen.visible;
    const QModelIndex row = rowOf(chosen.tag.device);
    const QString device = row.isValid() ? row.data(DeviceRole::Name).toString() : QString();
    QStringList words{device.isEmpty() ? chosen.tag.device.name() : device};
    const QList<SignalView> views = signalsAt(row);
    const auto known =
        std::find_if(views.cbegin(), views.cend(), [&chosen](const SignalView &view) {
            return view.signal == chosen.tag.signal;
        });
    if (known == views.cend()) {
        words.append(chosen.tag.signal);
    } else {
        words.append(known->group);
        words.append(known->label);
        trace.unit = known->unit;
        trace.range = known->range;
        trace.normal = known->normal;
        trace.limits = m_desk ? limitsOf(*m_desk, chosen.tag) : known->limits;
    }
    words.removeAll(QString());
    trace.name = words.join(QLatin1Char(' '));
    return trace;
}

QList<TagId> TrendList::numbersOf(const DeviceId &device) const
{
    QList<TagId> tags;
    const QList<SignalView> views = signalsAt(rowOf(device));
    for (const SignalView &view : views) {
        if (view.kind == ValueKind::Number)
            tags.append({device, view.signal});
    }
    return tags;
}

/// The first that is used least.
int TrendList::freeColour() const
{
    std::array<int, size_t(colours)> used{};
    for (const TrendSetTag &one : m_tags)
        ++used.at(size_t(one.colour));
    return int(std::min_element(used.cbegin(), used.cend()) - used.cbegin());
}

TrendSetTag *TrendList::find(const TagId &tag)
{
    const auto found = std::find_if(m_tags.begin(), m_tags.end(),
                                    [&tag](const TrendSetTag &one) { return one.tag == tag; });
    return found == m_tags.end() ? nullptr : &*found;
}

} // namespace Raptor::Views
