// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/payload_reader.h"

#include "models/domain/permanent_name.h"

#include <algorithm>
#include <cmath>

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maximumElementName = 48;
constexpr std::size_t maximumElements = 64;
constexpr qsizetype maximumKnownElements = 1024;

std::vector<std::string> toStd(const QStringList &pointers)
{
    std::vector<std::string> result;
    for (const QString &pointer : pointers)
        result.push_back(pointer.toStdString());
    return result;
}

std::optional<double> numberOf(const JsonElement &element)
{
    double number = 0.0;
    if (!element.is_number() || element.get(number) != simdjson::SUCCESS || !std::isfinite(number))
        return {};
    return number;
}

std::optional<qint64> integerOf(const JsonElement &element)
{
    int64_t number = 0;
    if (element.get(number) == simdjson::SUCCESS)
        return number;
    const std::optional<double> fraction = numberOf(element);
    return fraction ? countOf(*fraction) : std::nullopt;
}

std::optional<QString> textOf(const JsonElement &element, qsizetype maximum)
{
    std::string_view text;
    // A character has four bytes at most: what is longer is not even copied.
    if (element.get(text) != simdjson::SUCCESS || text.size() > std::size_t(maximum) * 4)
        return {};
    const QString result = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const bool printable = std::all_of(result.cbegin(), result.cend(),
                                       [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (result.size() > maximum || !printable)
        return {};
    return result;
}

bool isElementName(const QString &name)
{
    return !name.isEmpty() && name.size() <= maximumElementName && !name.contains(u'/');
}

} // namespace

std::optional<JsonElement> firstOf(const JsonElement &root,
                                   const std::vector<std::string> &pointers, std::string *which)
{
    for (const std::string &pointer : pointers) {
        JsonElement element;
        if (root.at_pointer(pointer).get(element) != simdjson::SUCCESS)
            continue;
        if (which)
            *which = pointer;
        return element;
    }
    return {};
}

std::optional<QString> nameOf(const JsonElement &element)
{
    int64_t number = 0;
    if (element.get(number) == simdjson::SUCCESS)
        return QString::number(number);
    return textOf(element, longestText);
}

PayloadReader::PayloadReader(const DeviceProfile &profile)
    : m_takenAt(toStd(profile.takenAtPointers)), m_sequence(toStd(profile.sequencePointers)),
      m_lastCommand(toStd(profile.lastCommandPointers))
{
    if (!profile.deviceKeyPointer.isEmpty())
        m_deviceKey.push_back(profile.deviceKeyPointer.toStdString());
    for (const SignalSpec &spec : profile.signalSpecs)
        m_signals.push_back(compiled(spec));
    if (!profile.group)
        return;
    m_hasGroup = true;
    m_groupArray = toStd({profile.group->arrayPointer});
    m_groupKey = toStd({profile.group->keyPointer});
    m_flatName = profile.group->flatName;
    for (const SignalSpec &spec : profile.group->signalSpecs)
        m_groupSignals.push_back(compiled(spec));
}

PayloadReader::Signal PayloadReader::compiled(const SignalSpec &spec)
{
    return {.id = permanentName(spec.id),
            .kind = spec.kind,
            .scale = spec.scale,
            .pointers = toStd(spec.pointers),
            .flatPointers = toStd(spec.flatPointers),
            .derivedFrom = spec.derivedFrom,
            .signWords = spec.signWords};
}

std::optional<QString> PayloadReader::deviceName(const JsonElement &root) const
{
    const std::optional<JsonElement> key = firstOf(root, m_deviceKey);
    return key ? nameOf(*key) : std::optional<QString>();
}

Outcome PayloadReader::read(const JsonElement &root, StateReport &report, ReadTrace *trace)
{
    readHead(root, report, trace);
    readSignals(root, report, trace);
    if (m_hasGroup) {
        if (const Outcome group = readGroup(root, report, trace); !group)
            return group;
    }
    if (report.readings.isEmpty())
        return Error{Error::Code::NotFound, u"it has none of the signals of the profile"_s};
    return std::monostate{};
}

void PayloadReader::readHead(const JsonElement &root, StateReport &report, ReadTrace *trace) const
{
    if (const auto time = firstOf(root, m_takenAt, trace ? &trace->takenAt : nullptr))
        report.takenAt = momentOf(integerOf(*time));
    if (const auto sequence = firstOf(root, m_sequence, trace ? &trace->sequence : nullptr))
        report.sequence = integerOf(*sequence);
    if (const auto command = firstOf(root, m_lastCommand, trace ? &trace->lastCommand : nullptr))
        report.lastCommand = textOf(*command, longestText);
}

Value PayloadReader::valueOf(const JsonElement &element, const Signal &signal)
{
    switch (signal.kind) {
    case ValueKind::Number: {
        const std::optional<double> number = numberOf(element);
        const double scaled = number.value_or(0.0) * signal.scale;
        return number && std::isfinite(scaled) ? Value(scaled) : Value();
    }
    case ValueKind::Boolean: {
        bool flag = false;
        return element.get(flag) == simdjson::SUCCESS ? Value(flag) : Value();
    }
    case ValueKind::Text: {
        const std::optional<QString> text = textOf(element, longestText);
        return text ? Value(*text) : Value();
    }
    }
    Q_UNREACHABLE();
}

/// Of a signal that the payload has, at one of @p pointers below @p root, which is at @p base.
void PayloadReader::addReading(const JsonElement &root, const Signal &signal, const QString &name,
                               const std::vector<std::string> &pointers, const std::string &base,
                               StateReport &report, ReadTrace *trace)
{
    std::string which;
    const auto element = firstOf(root, pointers, trace ? &which : nullptr);
    if (!element)
        return;
    report.readings.append({name, valueOf(*element, signal)});
    if (trace)
        trace->readings.push_back({base + which, signal.kind, signal.scale});
}

void PayloadReader::readSignals(const JsonElement &root, StateReport &report,
                                ReadTrace *trace) const
{
    for (const Signal &signal : m_signals) {
        if (signal.derivedFrom.isEmpty()) {
            addReading(root, signal, signal.id, signal.pointers, {}, report, trace);
            continue;
        }
        const auto source = std::find_if(
            report.readings.cbegin(), report.readings.cend(),
            [&signal](const Reading &reading) { return reading.signal == signal.derivedFrom; });
        if (source == report.readings.cend())
            continue;
        const double *number = std::get_if<double>(&source->value);
        const Value word = number ? Value(signal.signWords.at(*number > 0       ? 0
                                                                  : *number < 0 ? 1
                                                                                : 2))
                                  : Value();
        report.readings.append({signal.id, word});
        if (trace)
            trace->isWhole = false;
    }
}

Outcome PayloadReader::readGroup(const JsonElement &root, StateReport &report, ReadTrace *trace)
{
    if (const std::optional<JsonElement> element = firstOf(root, m_groupArray)) {
        simdjson::dom::array array;
        if (element->get(array) != simdjson::SUCCESS) {
            return Error{Error::Code::Malformed,
                         u"%1 is no list"_s.arg(QString::fromStdString(m_groupArray.front()))};
        }
        return readArray(array, report, trace);
    }
    const QStringList &names = tagNames(m_flatName);
    for (std::size_t i = 0; i < m_groupSignals.size(); ++i) {
        const Signal &signal = m_groupSignals[i];
        addReading(root, signal, names.at(qsizetype(i)), signal.flatPointers, {}, report, trace);
    }
    return std::monostate{};
}

Outcome PayloadReader::readArray(const simdjson::dom::array &array, StateReport &report,
                                 ReadTrace *trace)
{
    if (array.size() > maximumElements) {
        return Error{
            Error::Code::OutOfRange,
            u"it lists %1 elements, at most %2 are read"_s.arg(array.size()).arg(maximumElements)};
    }
    QStringList seen;
    for (const JsonElement &element : array) {
        std::string which;
        const std::optional<JsonElement> key = firstOf(element, m_groupKey, &which);
        const QString name =
            key ? nameOf(*key).value_or(QString()) : QString::number(seen.size() + 1);
        if (!isElementName(name)) {
            return Error{Error::Code::Malformed,
                         u"element %1 of the list has no usable name"_s.arg(seen.size() + 1)};
        }
        if (seen.contains(name)) {
            return Error{Error::Code::Malformed,
                         u"two elements of the list are called \"%1\""_s.arg(name)};
        }
        const std::string base = m_groupArray.front() + '/' + std::to_string(seen.size());
        seen.append(name);
        if (trace)
            trace->names.push_back(base + which);
        const QStringList &names = tagNames(name);
        for (std::size_t i = 0; i < m_groupSignals.size(); ++i) {
            const Signal &signal = m_groupSignals[i];
            addReading(element, signal, names.at(qsizetype(i)), signal.pointers, base, report,
                       trace);
        }
    }
    return std::monostate{};
}

const QStringList &PayloadReader::tagNames(const QString &element)
{
    if (const auto known = m_tagNames.constFind(element); known != m_tagNames.constEnd())
        return *known;
    if (m_tagNames.size() >= maximumKnownElements)
        m_tagNames.clear();
    QStringList names;
    for (const Signal &signal : m_groupSignals)
        names.append(permanentName(element + u'.' + signal.id));
    return *m_tagNames.insert(element, names);
}

} // namespace Raptor::Device
