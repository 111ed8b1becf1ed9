// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"
#include "models/domain/result.h"

#include <QtCore/QObject>

#include <array>

namespace Raptor {

/// Where the watches tell what they see. GUI thread. Telling the same again changes nothing.
class AlarmSink
{
public:
    AlarmSink() = default;
    AlarmSink(const AlarmSink &) = delete;
    AlarmSink &operator=(const AlarmSink &) = delete;
    virtual ~AlarmSink() = default;

    /// The condition holds, its on-delay is over. Of an active alarm a new @p definition (priority,
    /// text) is taken over, the occurrence is not.
    virtual void raise(const AlarmKey &key, const AlarmDefinition &definition,
                       const AlarmOccurrence &occurrence) = 0;
    /// As raise(), and suppressed from its first moment: @p why in words.
    virtual void raiseSuppressed(const AlarmKey &key, const AlarmDefinition &definition,
                                 const AlarmOccurrence &occurrence, const QString &why) = 0;
    /// The condition is gone, its off-delay is over. An alarm that is unknown is not made.
    virtual void clear(const AlarmKey &key) = 0;
    /// What it watched is no more: it is cleared, and nothing suppresses it. @p why in words.
    virtual void withdraw(const AlarmKey &key, const QString &why) = 0;
    /// The same for all alarms of a device.
    virtual void withdrawAll(const DeviceId &device, const QString &why) = 0;
    /// By design: @p why in words. An alarm that is unknown is not made: what is suppressed is to be
    /// told again when it is raised.
    virtual void suppress(const AlarmKey &key, const QString &why) = 0;
    virtual void unsuppress(const AlarmKey &key) = 0;
    /// Normal for an unknown one.
    [[nodiscard]] virtual AlarmStatus status(const AlarmKey &key) const = 0;
};

/// The lasting record of what alarms did. GUI thread; written on another, in order, many rows in
/// one commit, state and journal together. A row that cannot be written waits.
class AlarmJournal : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The newest row of every alarm that is not plainly Normal, as the last run (of any program on
    /// this data) left it. Older rows of it may stand before that one, oldest first: they tell since
    /// when it stands and who acknowledged or shelved it. Read when the journal is made; empty when
    /// it could not be, see trouble() and takenOver().
    [[nodiscard]] virtual QList<AlarmTransition> standing() const = 0;
    /// Returns at once. seq: of the row of another program that this one repeats; 0: none.
    virtual void append(const AlarmTransition &row) = 0;
    /// Why rows are not written at this moment, in words; empty: they are.
    [[nodiscard]] virtual QString trouble() const = 0;

Q_SIGNALS:
    void troubleChanged(const QString &why);
    /// Another program (raptorctl) acknowledged, shelved ...: already in the journal.
    void actedElsewhere(const Raptor::AlarmTransition &row);
    /// What stands in the journal (as standing()), where that does not follow from what was read and
    /// appended here: it could not be read before, another console kept the alarms until now, the
    /// file is another one, or rows were lost. What is appended from now on has to lead on from it.
    void takenOver(const QList<Raptor::AlarmTransition> &standing);
};

/// What became of an act on alarms, of which what can be done is done. ok(): all of it was. Else
/// error() tells it in whole, and refusal() why of the first one of which it was refused.
class [[nodiscard]] AlarmOutcome final : public Outcome
{
public:
    AlarmOutcome(std::monostate done) : Outcome(done) { }
    /// None of it was done.
    AlarmOutcome(const Error &error) : Outcome(error), m_refusal(error.text) { }
    /// @p done and @p refused: how many of them.
    AlarmOutcome(qsizetype done, qsizetype refused, const QString &refusal, const Error &error)
        : Outcome(error), m_done(done), m_refused(refused), m_refusal(refusal)
    {
    }

    /// Of what was not done in whole; 0 and 0: it was not even tried.
    [[nodiscard]] qsizetype done() const { return m_done; }
    [[nodiscard]] qsizetype refused() const { return m_refused; }
    [[nodiscard]] const QString &refusal() const { return m_refusal; }

private:
    qsizetype m_done = 0;
    qsizetype m_refused = 0;
    QString m_refusal;
};

/// What an operator may do to alarms. GUI thread. Answers in words when it cannot.
class AlarmDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual AlarmOutcome acknowledge(const QList<AlarmKey> &alarms, const QString &comment) = 0;
    /// @p span: up to 24 h. OneShot ends with the condition, or with the span at the latest. Needs a
    /// reason.
    virtual AlarmOutcome shelve(const QList<AlarmKey> &alarms, AlarmShelving kind,
                                Milliseconds span, const QString &reason) = 0;
    virtual AlarmOutcome unshelve(const QList<AlarmKey> &alarms, const QString &comment) = 0;
    /// Needs a reason.
    virtual AlarmOutcome removeFromService(const QList<AlarmKey> &alarms,
                                           const QString &reason) = 0;
    virtual AlarmOutcome returnToService(const QList<AlarmKey> &alarms, const QString &comment) = 0;
    /// Latched ones whose condition has ended, and which are acknowledged.
    virtual AlarmOutcome reset(const QList<AlarmKey> &alarms, const QString &comment) = 0;
    /// The definition in force; unset for what no rule knows.
    [[nodiscard]] virtual std::optional<AlarmDefinition>
    definition(const AlarmKey &alarm) const = 0;
    /// Every alarm that the device could have, with the definition in force.
    [[nodiscard]] virtual QList<std::pair<AlarmKey, AlarmDefinition>>
    definitions(const DeviceId &device) const = 0;
    /// What redefine() or console.toml changed about it; empty: nothing.
    [[nodiscard]] virtual AlarmChange change(const AlarmKey &) const { return {}; }
    /// For this alarm alone; written to console.toml, with who and when in the audit trail. Takes the
    /// place of change(); an empty one takes back what was changed. Needs a reason.
    virtual Outcome redefine(const AlarmKey &alarm, const AlarmChange &change,
                             const QString &reason) = 0;
    [[nodiscard]] virtual AlarmSummary summary() const = 0;

Q_SIGNALS:
    /// At most once a second.
    void summaryChanged();
    /// For the ear: an alarm of this priority has been announced. At most once a second.
    void announced(Raptor::AlarmPriority priority);
    void definitionsChanged(const Raptor::DeviceId &device);
};

/// Which rows of the journal; unset fields do not restrict.
struct AlarmQuery
{
    std::optional<WallTime> from{};
    std::optional<WallTime> to{};
    QString text{}; ///< part of key, text, operator or comment; case does not count
    DeviceId device{}; ///< null: all
    std::optional<AlarmPriority> priority{};
    int most = 1000; ///< the newest so many

    friend bool operator==(const AlarmQuery &, const AlarmQuery &) = default;
};

/// A time in which an alarm was active.
struct AlarmSpan
{
    AlarmKey key;
    AlarmPriority priority = AlarmPriority::Low;
    AlarmKind kind = AlarmKind::High;
    QString text;
    WallTime from{};
    std::optional<WallTime> to{}; ///< unset: it still is

    friend bool operator==(const AlarmSpan &, const AlarmSpan &) = default;
};

/// How the alarm system itself does (ISA-18.2, EEMUA 191), over a span.
struct AlarmFigures
{
    struct Count
    {
        AlarmKey key;
        QString text;
        AlarmPriority priority = AlarmPriority::Low;
        int raised = 0;
        friend bool operator==(const Count &, const Count &) = default;
    };
    struct Flood
    {
        WallTime from{};
        WallTime to{};
        int raised = 0;
        AlarmKey firstOut;
        friend bool operator==(const Flood &, const Flood &) = default;
    };
    WallTime from{};
    WallTime to{};
    int raised = 0;
    std::array<int, 3> byPriority{};
    double perTenMinutes = 0.0; ///< mean
    int mostInTenMinutes = 0;
    /// How many of the 10-minute pieces had 0, 1-2, 3-5, 6-10 and more than 10 alarms.
    std::array<int, 5> distribution{};
    QList<Count> topTen; ///< most raised first
    QList<Count> chattering; ///< three or more times within a minute
    QList<AlarmSpan> standing; ///< active for more than 24 h at the end of the span
    QList<Flood> floods;
    int acknowledged = 0;
    Milliseconds medianToAcknowledge{0};
    Milliseconds slowestToAcknowledge{0};

    friend bool operator==(const AlarmFigures &, const AlarmFigures &) = default;
};

/// What the journal tells. GUI thread; the reading is done elsewhere, answers come as signals with
/// the ticket of the question. @p error in words, empty when all is well.
class AlarmHistory : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void fetch(int ticket, const AlarmQuery &query) = 0;
    virtual void figures(int ticket, WallTime from, WallTime to) = 0;
    /// Active times of the alarms of a device (null: of all), for trends.
    virtual void spans(int ticket, const DeviceId &device, WallTime from, WallTime to) = 0;
    /// CSV, oldest first; one at a time.
    virtual void exportTo(const QString &file, const AlarmQuery &query) = 0;
    virtual void cancelExport() = 0;

Q_SIGNALS:
    /// Newest first.
    void fetched(int ticket, const QList<Raptor::AlarmTransition> &rows, const QString &error);
    void figuresReady(int ticket, const Raptor::AlarmFigures &figures, const QString &error);
    void spansReady(int ticket, const QList<Raptor::AlarmSpan> &spans, const QString &error);
    void exportProgressed(int percent);
    void exportFinished(const QString &file, qint64 rows, const QString &error);
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::AlarmFigures)
Q_DECLARE_METATYPE(Raptor::AlarmSpan)
