// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/payload_reader.h"

#include <algorithm>
#include <cmath>

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maximumTextLength = 200;
constexpr qsizetype maximumElementName = 48;
constexpr std::size_t maximumElements = 64;
constexpr qsizetype maximumKnownElements = 1024;
/// The end of the year 9999: later times are no times.
constexpr double latestEpochMs = 253402300799999.0;

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
    if (fraction && std::abs(*fraction) < 9.0e15)
        return qint64(std::floor(*fraction));
    return {};
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
                                   const std::vector<std::string> &pointers)
{
    for (const std::string &pointer : pointers) {
        JsonElement element;
        if (root.at_pointer(pointer).get(element) == simdjson::SUCCESS)
            return element;
    }
    return {};
}

std::optional<QString> nameOf(const JsonElement &element)
{
    int64_t number = 0;
    if (element.get(number) == simdjson::SUCCESS)
        return QString::number(number);
    return textOf(element, maximumTextLength);
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
    return {.id = spec.id,
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

Outcome PayloadReader::read(const JsonElement &root, StateReport &report)
{
    readHead(root, report);
    readSignals(root, report);
    if (m_hasGroup) {
        if (const Outcome group = readGroup(root, report); !group)
            return group;
    }
    if (report.readings.isEmpty())
        return Error{Error::Code::NotFound, u"it has none of the signals of the profile"_s};
    return std::monostate{};
}

void PayloadReader::readHead(const JsonElement &root, StateReport &report) const
{
    if (const std::optional<JsonElement> time = firstOf(root, m_takenAt)) {
        const std::optional<qint64> ms = integerOf(*time);
        if (ms && *ms >= 0 && double(*ms) <= latestEpochMs)
            report.takenAt = fromEpochMs(*ms);
    }
    if (const std::optional<JsonElement> sequence = firstOf(root, m_sequence))
        report.sequence = integerOf(*sequence);
    if (const std::optional<JsonElement> command = firstOf(root, m_lastCommand))
        report.lastCommand = textOf(*command, maximumTextLength);
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
        const std::optional<QString> text = textOf(element, maximumTextLength);
        return text ? Value(*text) : Value();
    }
    }
    Q_UNREACHABLE();
}

void PayloadReader::readSignals(const JsonElement &root, StateReport &report) const
{
    for (const Signal &signal : m_signals) {
        if (signal.derivedFrom.isEmpty()) {
            if (const std::optional<JsonElement> element = firstOf(root, signal.pointers))
                report.readings.append({signal.id, valueOf(*element, signal)});
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
    }
}

Outcome PayloadReader::readGroup(const JsonElement &root, StateReport &report)
{
    if (const std::optional<JsonElement> element = firstOf(root, m_groupArray)) {
        simdjson::dom::array array;
        if (element->get(array) != simdjson::SUCCESS) {
            return Error{Error::Code::Malformed,
                         u"%1 is no list"_s.arg(QString::fromStdString(m_groupArray.front()))};
        }
        return readArray(array, report);
    }
    const QStringList &names = tagNames(m_flatName);
    for (std::size_t i = 0; i < m_groupSignals.size(); ++i) {
        const Signal &signal = m_groupSignals[i];
        if (const std::optional<JsonElement> element = firstOf(root, signal.flatPointers))
            report.readings.append({names.at(qsizetype(i)), valueOf(*element, signal)});
    }
    return std::monostate{};
}

Outcome PayloadReader::readArray(const simdjson::dom::array &array, StateReport &report)
{
    if (array.size() > maximumElements) {
        return Error{
            Error::Code::OutOfRange,
            u"it lists %1 elements, at most %2 are read"_s.arg(array.size()).arg(maximumElements)};
    }
    QStringList seen;
    for (const JsonElement &element : array) {
        const std::optional<JsonElement> key = firstOf(element, m_groupKey);
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
        seen.append(name);
        const QStringList &names = tagNames(name);
        for (std::size_t i = 0; i < m_groupSignals.size(); ++i) {
            const Signal &signal = m_groupSignals[i];
            if (const std::optional<JsonElement> value = firstOf(element, signal.pointers))
                report.readings.append({names.at(qsizetype(i)), valueOf(*value, signal)});
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
        names.append(element + u'.' + signal.id);
    return *m_tagNames.insert(element, names);
}

} // namespace Raptor::Device
