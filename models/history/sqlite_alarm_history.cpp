// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sqlite_alarm_history.h"

#include "models/history/alarm_export.h"

namespace Raptor::History {

namespace {

/// What a journal that does not exist yet tells is nothing, and no error.
template <class T>
QString errorOf(const Result<T> &answer)
{
    return answer || answer.error().code == Error::Code::NotFound ? QString() : answer.error().text;
}

} // namespace

SqliteAlarmHistory::SqliteAlarmHistory(const QString &directory, QObject *parent)
    : AlarmHistory(parent), m_journal(alarmFileIn(directory)),
      m_closing(std::make_shared<std::atomic<bool>>(false)),
      m_newestFetch(std::make_shared<std::atomic<qint64>>(0)),
      m_newestFigures(std::make_shared<std::atomic<qint64>>(0)),
      m_postbox(std::make_shared<Postbox>(this)), m_worker("alarm history")
{
}

SqliteAlarmHistory::~SqliteAlarmHistory()
{
    m_postbox->close();
    *m_closing = true;
    m_worker.finish(Milliseconds(500));
}

void SqliteAlarmHistory::fetch(int ticket, const AlarmQuery &query)
{
    m_worker.post([this, ticket, query, journal = m_journal, number = ++*m_newestFetch,
                   newest = m_newestFetch, closing = m_closing, postbox = m_postbox] {
        const auto rows =
            newestAlarmRows(journal, query, [&] { return *newest == number && !*closing; });
        postbox->tell(
            [this, ticket, rows] { Q_EMIT fetched(ticket, rows.valueOr({}), errorOf(rows)); });
    });
}

void SqliteAlarmHistory::figures(int ticket, WallTime from, WallTime to)
{
    m_worker.post([this, ticket, from, to, journal = m_journal, number = ++*m_newestFigures,
                   newest = m_newestFigures, closing = m_closing, postbox = m_postbox] {
        const auto figures =
            readFigures(journal, from, to, [&] { return *newest == number && !*closing; });
        postbox->tell([this, ticket, figures] {
            Q_EMIT figuresReady(ticket, figures.valueOr({}), errorOf(figures));
        });
    });
}

void SqliteAlarmHistory::spans(int ticket, const DeviceId &device, WallTime from, WallTime to)
{
    m_worker.post([this, ticket, device, from, to, journal = m_journal, postbox = m_postbox] {
        const auto spans = readSpans(journal, device, from, to);
        postbox->tell([this, ticket, spans] {
            Q_EMIT spansReady(ticket, spans.valueOr({}), errorOf(spans));
        });
    });
}

void SqliteAlarmHistory::exportTo(const QString &file, const AlarmQuery &query)
{
    if (m_cancelExport) {
        Q_EMIT exportFinished(file, 0, tr("Another export is under way"));
        return;
    }
    m_cancelExport = std::make_shared<std::atomic<bool>>(false);
    m_worker.post([this, file, query, journal = m_journal, cancel = m_cancelExport,
                   closing = m_closing, postbox = m_postbox] {
        const auto outcome = exportAlarms(journal, file, query, [&](int percent) {
            postbox->tell([this, percent] { Q_EMIT exportProgressed(percent); });
            return !*cancel && !*closing;
        });
        postbox->tell([this, file, outcome] { finishExport(file, outcome); });
    });
}

void SqliteAlarmHistory::finishExport(const QString &file, const Result<qint64> &outcome)
{
    m_cancelExport.reset();
    Q_EMIT exportFinished(file, outcome.valueOr(0), outcome ? QString() : outcome.error().text);
}

void SqliteAlarmHistory::cancelExport()
{
    if (m_cancelExport)
        *m_cancelExport = true;
}

} // namespace Raptor::History
