// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_writer.h"

#include "models/history/history_check.h"
#include "models/history/sqlite_historian.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

namespace Raptor::History {

namespace {

Q_LOGGING_CATEGORY(lcHistory, "raptor.history")

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr int mostRepairs = 3; // in the life of a program

} // namespace

HistoryWriter::HistoryWriter(const HistorianSetup &setup, const Clock &clock,
                             std::shared_ptr<HistoryTail> tail)
    : m_clock(clock), m_tail(std::move(tail)), m_file(setup.directory, setup.beforeCommit),
      m_compactEvery(setup.compactEvery), m_tailBytes(setup.tailBytes), m_openSince(clock.now())
{
}

Outcome HistoryWriter::open()
{
    if (!m_isDamaged && m_file.isOpen() && m_file.open())
        return met();
    // Nobody else may have it while it is looked at, and perhaps replaced.
    const Outcome claimed = m_file.claim();
    m_elsewhere = !claimed && claimed.error().code == Error::Code::Refused;
    if (!claimed)
        return claimed;
    Outcome opened =
        m_isDamaged ? Outcome(Error{Error::Code::Malformed, m_file.name()}) : openAnew();
    if (!opened && opened.error().code == Error::Code::Malformed) {
        if (m_repairs >= mostRepairs) // it is not the file: copies of it would fill the disk
            return Error{Error::Code::Io,
                         Words::tr("%1 is damaged again and again; the disk or the "
                                   "memory of this machine may be the cause")
                             .arg(m_file.name())};
        m_file.close();
        if (const Outcome again = m_file.claim(); !again)
            return again;
        const auto repaired = repairHistory(m_file.name(), m_clock.wall());
        if (!repaired)
            return repaired.error();
        ++m_repairs;
        m_isDamaged = false;
        m_found = *repaired;
        qCWarning(lcHistory).noquote() << m_found;
        m_met.reset();
        opened = openAnew();
    }
    return opened;
}

Outcome HistoryWriter::openAnew()
{
    if (!m_checked) {
        QString found;
        if (const Outcome sound = checkAtStart(m_file.name(), &found); !sound)
            return sound;
        m_checked = true;
        if (m_found.isEmpty())
            m_found = found;
    }
    if (const Outcome opened = m_file.open(); !opened)
        return opened;
    if (const Outcome same = met(); !same) {
        m_file.close();
        return same;
    }
    return std::monostate{};
}

/// The file that is open now may be another one than the tail's.
Outcome HistoryWriter::met()
{
    if (m_met && m_met == m_file.identity())
        return std::monostate{};
    if (!m_tail->isLoaded()) {
        quint32 next = 0;
        if (const Outcome loaded = m_file.load(*m_tail, &next); !loaded)
            return loaded;
        m_compactor.goOnFrom(next);
        m_sealedAt = m_clock.wall();
        m_openSince = m_clock.now();
        if (const Outcome begun = m_retention.begin(m_clock); !begun)
            return begun;
    } else if (const Outcome adopted = m_file.adopt(*m_tail); !adopted) {
        return adopted;
    } else {
        m_compactor.startAnew();
    }
    m_met = m_file.identity();
    return std::monostate{};
}

Outcome HistoryWriter::writeOut()
{
    if (const Outcome opened = open(); !opened)
        return opened;
    const Unsaved unsaved = m_tail->unsaved();
    if (!unsaved.isEmpty()) {
        if (const Outcome saved = m_file.save(unsaved); !saved)
            return saved;
        m_tail->saved(unsaved);
    }
    m_written = unsaved.samples;
    return std::monostate{};
}

/// In as many commits as it takes.
Outcome HistoryWriter::writeAllOut()
{
    for (qint64 before = -1; m_tail->waitsLong() && before != m_tail->taken();) {
        before = m_tail->taken();
        if (const Outcome written = writeOut(); !written)
            return written;
    }
    return writeOut();
}

HistorianStatus HistoryWriter::told(const Outcome &outcome, HistorianStatus status)
{
    status.written = m_written;
    if (!outcome) {
        status.trouble = outcome.error().text;
        status.elsewhere = m_elsewhere;
        status.more = false;
        // Repaired when it is opened the next time.
        if (outcome.error().code == Error::Code::Malformed) {
            m_isDamaged = true;
            m_checked = false;
        }
        if (const qint64 lost = m_tail->lost(); lost > 0) {
            status.trouble = Words::tr("%1. Samples that were lost: %2")
                                 .arg(status.trouble, QString::number(lost));
        }
    }
    m_tail->setNotes(status.trouble, m_found);
    return status;
}

HistorianStatus HistoryWriter::write()
{
    HistorianStatus status;
    const Outcome written = writeOut();
    m_tail->noteRate(m_clock.now());
    status.more = isDue() || m_tail->sealed().run >= 0;
    return told(written, status);
}

bool HistoryWriter::isDue() const
{
    if (m_tail->openSamples() == 0)
        return m_compactAll;
    return m_compactAll || m_clock.now() - m_openSince >= m_compactEvery
        || m_tail->openBytes() >= m_tailBytes || m_tail->isLarge();
}

Outcome HistoryWriter::stepOn(HistorianStatus &status)
{
    if (m_tail->sealed().run < 0 && isDue()) {
        // Its names, at least, go before it.
        if (const Outcome written = m_compactAll ? writeAllOut() : writeOut(); !written)
            return written;
        m_tail->seal();
        m_sealedAt = m_clock.wall();
        m_openSince = m_clock.now();
    }
    status.more = true;
    if (m_tail->sealed().run >= 0) {
        const auto done = m_compactor.compact(*m_tail, m_sealedAt);
        if (!done)
            return done.error();
        return std::monostate{};
    }
    for (const auto &work : {&HistoryCompactor::clean, &HistoryCompactor::merge}) {
        const auto did = (m_compactor.*work)();
        if (!did || *did)
            return did ? Outcome(std::monostate{}) : did.error();
    }
    const HistoryTail::Notes notes = m_tail->notes();
    const auto removed = m_retention.slice(m_clock, notes.keepDays, notes.keepBytes);
    if (!removed)
        return removed.error();
    status.more = *removed;
    if (!status.more && m_tail->openSamples() == 0)
        status.compacted = m_compactAll.exchange(false);
    else if (!status.more)
        status.more = m_compactAll;
    return std::monostate{};
}

HistorianStatus HistoryWriter::step()
{
    HistorianStatus status;
    Outcome outcome = open();
    if (outcome)
        outcome = stepOn(status);
    return told(outcome, status);
}

void HistoryWriter::finish()
{
    const Outcome written = writeAllOut();
    const bool waits = m_tail->waits() || m_tail->taken() > m_written;
    if (!written && waits && !m_elsewhere) { // which is no loss
        qCWarning(lcHistory).noquote()
            << "The newest samples could not be written:" << written.error().text;
    }
    m_file.closeCleanly();
}

} // namespace Raptor::History
