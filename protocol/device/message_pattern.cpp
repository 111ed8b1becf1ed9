// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/message_pattern.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace Raptor::Device {

namespace {

/// Longer messages, or with more values, are rare and may be parsed.
constexpr std::size_t longestPayload = 4096;
constexpr std::size_t mostSlots = 128;
/// The end of the year 9999: later times are no times.
constexpr qint64 latestEpochMs = 253402300799999;

/// Length of the text up to its closing quotation mark; -1 if it has characters that need the
/// parser, or does not end.
qsizetype lengthOfPlainText(std::string_view text)
{
    const std::size_t limit = std::min(text.size(), std::size_t(longestText) + 1);
    for (std::size_t i = 0; i < limit; ++i) {
        const char c = text[i];
        if (c == '"')
            return qsizetype(i);
        if (c < ' ' || c > '~' || c == '\\')
            return -1;
    }
    return -1;
}

/// Whether @p text begins with @p known, which is a plain text, and its closing quotation mark.
bool goesOnWith(std::string_view text, const QString &known)
{
    const auto size = std::size_t(known.size());
    if (text.size() <= size || text[size] != '"')
        return false;
    const QChar *const characters = known.constData();
    unsigned differences = 0;
    for (std::size_t i = 0; i < size; ++i)
        differences |= characters[i].unicode() ^ static_cast<unsigned char>(text[i]);
    return differences == 0;
}

template <class Word>
bool isSameWord(const char *a, const char *b)
{
    Word one{};
    Word other{};
    std::memcpy(&one, a, sizeof(Word));
    std::memcpy(&other, b, sizeof(Word));
    return one == other;
}

/// What is compared is short: calling memcmp() would take longer than comparing.
bool isSame(const char *a, const char *b, std::size_t size)
{
    if (size >= sizeof(quint64)) {
        const std::size_t last = size - sizeof(quint64);
        for (std::size_t i = 0; i < last; i += sizeof(quint64)) {
            if (!isSameWord<quint64>(a + i, b + i))
                return false;
        }
        return isSameWord<quint64>(a + last, b + last);
    }
    if (size >= sizeof(quint32)) {
        const std::size_t last = size - sizeof(quint32);
        return isSameWord<quint32>(a, b) && isSameWord<quint32>(a + last, b + last);
    }
    if (size >= sizeof(quint16)) {
        const std::size_t last = size - sizeof(quint16);
        return isSameWord<quint16>(a, b) && isSameWord<quint16>(a + last, b + last);
    }
    return size == 0 || *a == *b;
}

} // namespace

std::optional<WallTime> momentOf(std::optional<qint64> epochMs)
{
    if (!epochMs || *epochMs < 0 || *epochMs > latestEpochMs)
        return {};
    return fromEpochMs(*epochMs);
}

std::optional<qint64> countOf(double number)
{
    if (std::abs(number) < 9.0e15)
        return qint64(std::floor(number));
    return {};
}

/// For every scalar what of the report comes from it. Parts that come from none of them are the
/// same in all messages of this form.
MessagePattern::Aimed MessagePattern::aimed(const std::vector<JsonScalar> &scalars,
                                            const ReadTrace &trace)
{
    Aimed targets(scalars.size());
    const auto aimAt = [&](const std::string &pointer, JsonScalar::Kind kind, Target target) {
        for (std::size_t i = 0; i < scalars.size() && !pointer.empty(); ++i) {
            if (scalars[i].kind == kind && scalars[i].pointer == pointer)
                targets[i].push_back(target);
        }
    };
    aimAt(trace.takenAt, JsonScalar::Kind::Number, {.use = Use::TakenAt});
    aimAt(trace.sequence, JsonScalar::Kind::Number, {.use = Use::Sequence});
    aimAt(trace.lastCommand, JsonScalar::Kind::Text, {.use = Use::LastCommand});
    for (std::size_t i = 0; i < trace.readings.size(); ++i) {
        const ReadTrace::Source &source = trace.readings[i];
        Target target{.use = Use::Number, .reading = qsizetype(i), .scale = source.scale};
        JsonScalar::Kind kind = JsonScalar::Kind::Number;
        switch (source.kind) {
        case ValueKind::Number:
            break;
        case ValueKind::Boolean:
            target.use = Use::Boolean;
            kind = JsonScalar::Kind::Boolean;
            break;
        case ValueKind::Text:
            target.use = Use::Text;
            kind = JsonScalar::Kind::Text;
            break;
        }
        aimAt(source.pointer, kind, target);
    }
    return targets;
}

void MessagePattern::build(std::string_view payload, const std::vector<JsonScalar> &scalars,
                           const Aimed &targets)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < scalars.size(); ++i) {
        const JsonScalar &scalar = scalars[i];
        m_text.append(payload.substr(at, scalar.begin - at));
        at = scalar.end;
        m_slots.push_back({scalar.kind, m_text.size(), m_targets.size(), m_texts});
        m_targets.insert(m_targets.end(), targets[i].begin(), targets[i].end());
        if (scalar.kind == JsonScalar::Kind::Text)
            ++m_texts;
    }
    m_text.append(payload.substr(at));
    m_slots.push_back({JsonScalar::Kind::Text, m_text.size(), m_targets.size(), m_texts});
}

std::optional<MessagePattern>
MessagePattern::learned(std::string_view payload, const ReadTrace &trace, const StateReport &report)
{
    if (payload.size() > longestPayload || !trace.isWhole
        || trace.readings.size() != std::size_t(report.readings.size()))
        return {};
    std::optional<std::vector<JsonScalar>> scalars = outlineOf(payload);
    if (!scalars)
        return {};
    std::erase_if(*scalars, [&](const JsonScalar &one) {
        // Which element of a list it is, and what is no plain text, belongs to the form.
        const bool isName =
            std::find(trace.names.begin(), trace.names.end(), one.pointer) != trace.names.end();
        return isName
            || (one.kind == JsonScalar::Kind::Text
                && lengthOfPlainText(payload.substr(one.begin)) < 0);
    });
    if (scalars->size() > mostSlots)
        return {};
    MessagePattern pattern;
    pattern.m_constant.readings = report.readings;
    pattern.m_constant.takenAt = report.takenAt;
    pattern.m_constant.sequence = report.sequence;
    pattern.m_constant.lastCommand = report.lastCommand;
    pattern.build(payload, *scalars, aimed(*scalars, trace));
    for (const Target &target : pattern.m_targets) {
        if (target.use == Use::LastCommand)
            pattern.m_constant.lastCommand.reset();
        else if (target.reading >= 0)
            pattern.m_constant.readings[target.reading].value = Value();
    }
    // What it reads from the message that it was learned from has to be what the parser read.
    StateReport again;
    KnownTexts texts;
    const bool same = pattern.read(payload, again, texts) && again.readings == report.readings
        && again.takenAt == report.takenAt && again.sequence == report.sequence
        && again.lastCommand == report.lastCommand;
    return same ? std::optional(std::move(pattern)) : std::nullopt;
}

/// With what no slot says.
void MessagePattern::begin(StateReport &report) const
{
    const Reading *const first = m_constant.readings.constData();
    report.readings = QList<Reading>(first, first + m_constant.readings.size());
    report.takenAt = m_constant.takenAt;
    report.sequence = m_constant.sequence;
    report.lastCommand = m_constant.lastCommand;
}

bool MessagePattern::read(std::string_view payload, StateReport &report, KnownTexts &texts) const
{
    begin(report);
    Reading *const readings = report.readings.data();
    if (std::size_t(texts.size()) != m_texts) {
        texts.clear();
        texts.resize(qsizetype(m_texts));
    }
    const char *at = payload.data();
    const char *const end = at + payload.size();
    std::size_t matched = 0;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const Slot &slot = m_slots[i];
        const std::size_t size = slot.textBefore - matched;
        if (std::size_t(end - at) < size || !isSame(at, m_text.data() + matched, size))
            return false;
        at += size;
        matched = slot.textBefore;
        if (i + 1 == m_slots.size())
            break;
        const std::string_view rest(at, std::size_t(end - at));
        switch (slot.kind) {
        case JsonScalar::Kind::Number: {
            const JsonNumber number = readNumber(rest);
            if (number.length == 0)
                return false;
            at += number.length;
            takeNumber(number, slot, report, readings);
            break;
        }
        case JsonScalar::Kind::Boolean: {
            const bool on = rest.starts_with("true");
            if (!on && !rest.starts_with("false"))
                return false;
            at += on ? 4 : 5;
            for (const Target &target : targetsOf(slot))
                readings[target.reading].value = on;
            break;
        }
        case JsonScalar::Kind::Text: {
            QString &known = texts[qsizetype(slot.text)];
            if (known.isNull() || !goesOnWith(rest, known)) {
                const qsizetype length = lengthOfPlainText(rest);
                if (length < 0)
                    return false;
                known = QString::fromLatin1(at, length);
            }
            at += known.size();
            takeText(known, slot, report, readings);
            break;
        }
        }
    }
    return at == end;
}

std::span<const MessagePattern::Target> MessagePattern::targetsOf(const Slot &slot) const
{
    const std::size_t until = (&slot + 1)->targetsFrom; // there is always one behind
    return {m_targets.data() + slot.targetsFrom, until - slot.targetsFrom};
}

void MessagePattern::takeNumber(const JsonNumber &number, const Slot &slot, StateReport &report,
                                Reading *readings) const
{
    const auto count = [&number] {
        return number.isWhole ? std::optional<qint64>(number.whole) : countOf(number.value);
    };
    for (const Target &target : targetsOf(slot)) {
        if (target.use == Use::TakenAt) {
            report.takenAt = momentOf(count());
        } else if (target.use == Use::Sequence) {
            report.sequence = count();
        } else {
            const double scaled = number.value * target.scale;
            Value &value = readings[target.reading].value;
            if (std::isfinite(scaled))
                value = scaled;
            else
                value = Value();
        }
    }
}

void MessagePattern::takeText(const QString &text, const Slot &slot, StateReport &report,
                              Reading *readings) const
{
    for (const Target &target : targetsOf(slot)) {
        if (target.use == Use::LastCommand)
            report.lastCommand = text;
        else
            readings[target.reading].value = text;
    }
}

} // namespace Raptor::Device
