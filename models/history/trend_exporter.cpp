// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/trend_exporter.h"

#include "models/domain/wording.h"
#include "models/history/csv_text.h"

#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

#include <algorithm>

namespace Raptor::History {

namespace {

/// Numbers, not text: a minus is no formula.
QByteArray valueCell(const Value &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const double *number = std::get_if<double>(&value))
        return QByteArray::number(*number, 'g', QLocale::FloatingPointShortest);
    if (const QString *words = std::get_if<QString>(&value))
        return csvCell(*words);
    return {};
}

} // namespace

QByteArray trendCsvHeader()
{
    return "time,tag,value,unit,quality,broker,gap_before\r\n";
}

QByteArray trendCsvLine(const TrendExport::Tag &tag, const HistorySample &sample)
{
    const QByteArrayList cells{csvCell(isoTime(sample.at)),
                               csvCell(tag.tag.text()),
                               valueCell(sample.value),
                               csvCell(unitSymbol(tag.unit)),
                               csvCell(Wording::machineName(sample.quality)),
                               csvCell(sample.broker),
                               sample.gap ? "yes" : ""};
    return cells.join(',') + "\r\n";
}

HistoryTrendExporter::HistoryTrendExporter(HistoryReader *reader, QObject *parent)
    : TrendExporter(parent), m_reader(reader), m_postbox(std::make_shared<Postbox>(this)),
      m_worker("trend export")
{
    if (reader)
        connect(reader, &HistoryReader::samplesReady, this, &HistoryTrendExporter::take);
}

HistoryTrendExporter::~HistoryTrendExporter()
{
    m_postbox->close();
    if (m_work && m_reader)
        m_reader->cancel(m_ticket);
}

void HistoryTrendExporter::exportTo(const QString &file, const TrendExport &what)
{
    if (m_work) {
        Q_EMIT finished(file, 0, tr("an export is running"));
        return;
    }
    if (!m_reader) {
        Q_EMIT finished(file, 0, tr("no history is kept here"));
        return;
    }
    m_work = std::make_unique<Work>();
    m_work->what = what;
    m_work->file = file;
    m_work->output = std::make_shared<QSaveFile>(file);
    m_work->at = what.from;
    m_percent = 0;
    begin();
}

void HistoryTrendExporter::begin()
{
    ++m_ticket;
    m_worker.post([this, ticket = m_ticket, output = m_work->output, postbox = m_postbox] {
        const QByteArray header = trendCsvHeader();
        const bool good =
            output->open(QIODevice::WriteOnly) && output->write(header) == header.size();
        const QString error = good ? QString() : output->errorString();
        postbox->tell([this, ticket, error] {
            if (m_work && ticket == m_ticket)
                goOn(0, error);
        });
    });
}

WallTime HistoryTrendExporter::pieceEnd() const
{
    return std::min(m_work->at + m_work->piece, m_work->what.to);
}

void HistoryTrendExporter::ask()
{
    HistoryQuery query;
    query.tag = m_work->what.tags.at(m_work->next).tag;
    query.from = m_work->at;
    query.to = pieceEnd();
    query.most = mostAtOnce;
    m_reader->fetchSamples(++m_ticket, query);
}

void HistoryTrendExporter::take(int ticket, const QList<HistorySample> &samples,
                                const QString &error)
{
    if (!m_work || ticket != m_ticket)
        return;
    if (!error.isEmpty()) {
        end(error);
        return;
    }
    const Milliseconds length = pieceEnd() - m_work->at;
    if (samples.size() >= mostAtOnce && length > Milliseconds(1)) {
        // More than was asked for may be there: a shorter piece of all tags again.
        m_work->piece = std::max(Milliseconds(1), length / 4);
        m_work->next = 0;
        m_work->rows.clear();
        ask();
        return;
    }
    for (const HistorySample &sample : samples)
        m_work->rows.append({m_work->next, sample});
    if (++m_work->next < m_work->what.tags.size())
        ask();
    else
        writePiece();
}

void HistoryTrendExporter::writePiece()
{
    const qint64 count = m_work->rows.size();
    m_work->at = pieceEnd();
    m_work->next = 0;
    if (count < mostAtOnce / 4)
        m_work->piece = std::min(m_work->piece * 4, Milliseconds(std::chrono::days(366)));
    ++m_ticket;
    m_worker.post([this, ticket = m_ticket, output = m_work->output, postbox = m_postbox,
                   tags = m_work->what.tags, rows = std::exchange(m_work->rows, {})]() mutable {
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row &a, const Row &b) { return a.sample.at < b.sample.at; });
        QByteArray bytes;
        for (const Row &row : std::as_const(rows))
            bytes += trendCsvLine(tags.at(row.tag), row.sample);
        const bool good = output->write(bytes) == bytes.size();
        const QString error = good ? QString() : output->errorString();
        postbox->tell([this, ticket, count = rows.size(), error] {
            if (m_work && ticket == m_ticket)
                goOn(count, error);
        });
    });
}

void HistoryTrendExporter::goOn(qint64 rows, const QString &error)
{
    if (!error.isEmpty()) {
        end(error);
        return;
    }
    m_work->written += rows;
    const TrendExport &what = m_work->what;
    const auto whole = std::max<qint64>(1, (what.to - what.from).count());
    const int percent =
        int(std::clamp<qint64>((m_work->at - what.from).count() * 100 / whole, 0, 100));
    if (std::exchange(m_percent, percent) != percent)
        Q_EMIT progressed(percent);
    if (!m_work) // whoever heard of it cancelled
        return;
    if (m_work->at < what.to && !what.tags.isEmpty())
        ask();
    else
        commit();
}

void HistoryTrendExporter::commit()
{
    ++m_ticket;
    m_worker.post([this, ticket = m_ticket, output = m_work->output, postbox = m_postbox] {
        const QString error = output->commit() ? QString() : output->errorString();
        postbox->tell([this, ticket, error] {
            if (m_work && ticket == m_ticket)
                end(error);
        });
    });
}

void HistoryTrendExporter::end(const QString &error)
{
    const std::unique_ptr<Work> work = std::move(m_work);
    ++m_ticket;
    if (!error.isEmpty())
        m_worker.post([output = work->output] { output->cancelWriting(); });
    const QString words = error.isEmpty() ? QString() : tr("%1: %2").arg(work->file, error);
    Q_EMIT finished(work->file, error.isEmpty() ? work->written : 0, words);
}

void HistoryTrendExporter::cancel()
{
    if (!m_work)
        return;
    m_reader->cancel(m_ticket);
    const QString file = m_work->file;
    m_worker.post([output = m_work->output] { output->cancelWriting(); });
    m_work.reset();
    ++m_ticket;
    Q_EMIT finished(file, 0, tr("cancelled"));
}

void HistoryTrendExporter::write(const QString &file, const QByteArray &content)
{
    m_worker.post([this, file, content, postbox = m_postbox] {
        QSaveFile output(file);
        const bool good = output.open(QIODevice::WriteOnly)
            && output.write(content) == content.size() && output.commit();
        const QString error = good ? QString() : tr("%1: %2").arg(file, output.errorString());
        postbox->tell([this, file, error] { Q_EMIT finished(file, 0, error); });
    });
}

} // namespace Raptor::History
