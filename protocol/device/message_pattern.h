// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/report.h"
#include "protocol/device/json_outline.h"

#include <QtCore/QVarLengthArray>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace Raptor::Device {

/// Where in a payload the parts of a report were found, by pointers from its root; empty: nowhere.
struct ReadTrace
{
    struct Source
    {
        std::string pointer;
        ValueKind kind = ValueKind::Number;
        double scale = 1.0;
    };
    std::string takenAt;
    std::string sequence;
    std::string lastCommand;
    std::vector<Source> readings; ///< one for each
    std::vector<std::string> names; ///< of the elements of a list
    bool isWhole = true; ///< false: something in the report comes from elsewhere
};

/// Longest text of a signal, in characters.
inline constexpr qsizetype longestText = 200;

/// The moment that a whole number of milliseconds stands for, if it is one.
[[nodiscard]] std::optional<WallTime> momentOf(std::optional<qint64> epochMs);
/// A number as a count: rounded down, unset if too large for one.
[[nodiscard]] std::optional<qint64> countOf(double number);

/// The texts that the last message of a topic had where its pattern has one: they come again and
/// again, and need not be made anew. Null: none yet. Mostly there are one or two.
using KnownTexts = QVarLengthArray<QString, 3>;

/// The form of messages, learned from one that was read in full. As long as others differ from it
/// in nothing but numbers, truth values and plain texts they are read without being parsed, to the
/// same report. Whatever else is different needs the parser. Immutable.
class MessagePattern
{
public:
    /// Of @p payload, which @p trace says how @p report was read from. Nothing for messages whose
    /// reading cannot be told from their form.
    [[nodiscard]] static std::optional<MessagePattern>
    learned(std::string_view payload, const ReadTrace &trace, const StateReport &report);

    /// Fills readings, takenAt, sequence and lastCommand. False: @p payload is of another form, and
    /// these parts of @p report are worth nothing.
    [[nodiscard]] bool read(std::string_view payload, StateReport &report, KnownTexts &texts) const;

private:
    enum class Use { TakenAt, Sequence, LastCommand, Number, Boolean, Text };
    struct Target
    {
        Use use;
        qsizetype reading = -1;
        double scale = 1.0;
    };
    struct Slot
    {
        JsonScalar::Kind kind;
        std::size_t textBefore; ///< end of what stands between the slot before and this one
        std::size_t targetsFrom; ///< where its targets begin; they end where those of the next do
        std::size_t text; ///< which of the texts it is
    };
    using Aimed = std::vector<std::vector<Target>>;

    [[nodiscard]] static Aimed aimed(const std::vector<JsonScalar> &scalars,
                                     const ReadTrace &trace);
    void build(std::string_view payload, const std::vector<JsonScalar> &scalars,
               const Aimed &targets);
    [[nodiscard]] std::span<const Target> targetsOf(const Slot &slot) const;
    void begin(StateReport &report) const;
    void takeNumber(const JsonNumber &number, const Slot &slot, StateReport &report,
                    Reading *readings) const;
    void takeText(const QString &text, const Slot &slot, StateReport &report,
                  Reading *readings) const;

    std::string m_text; ///< all that stands between the slots
    std::vector<Slot> m_slots; ///< and one more, where the last one ends
    std::vector<Target> m_targets;
    std::size_t m_texts = 0;
    StateReport m_constant; ///< what no slot says
};

} // namespace Raptor::Device
