// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/domain/trend_desk.h"
#include "models/history/disk_worker.h"

#include <memory>

class QSaveFile;

namespace Raptor::History {

/// The first line of the file, its line break (CR LF) included.
[[nodiscard]] QByteArray trendCsvHeader();
[[nodiscard]] QByteArray trendCsvLine(const TrendExport::Tag &tag, const HistorySample &sample);

/// Reads the history piece by piece, so that a year of many tags needs no more memory than an hour;
/// pieces are as long as the samples in them allow. The file appears when all is written, and not
/// at all otherwise. What cannot be on its way to a spreadsheet for long (a network drive that
/// hangs) holds nothing else up.
class HistoryTrendExporter final : public TrendExporter
{
    Q_OBJECT
public:
    static constexpr qint64 mostAtOnce = 20'000; ///< samples of one tag
    static constexpr Milliseconds firstPiece{60 * 60 * 1000};
    /// Questions of others to the same reader begin elsewhere.
    static constexpr int firstTicket = 0x2000'0000;

    /// @p reader may be null: then there are no samples. It outlives this.
    explicit HistoryTrendExporter(HistoryReader *reader, QObject *parent = nullptr);
    ~HistoryTrendExporter() override;

    [[nodiscard]] bool hasSamples() const override { return m_reader != nullptr; }
    void exportTo(const QString &file, const TrendExport &what) override;
    void write(const QString &file, const QByteArray &content) override;
    void cancel() override;

private:
    struct Row
    {
        qsizetype tag = 0;
        HistorySample sample;
    };
    struct Work
    {
        TrendExport what;
        QString file;
        std::shared_ptr<QSaveFile> output; ///< used on the worker's thread alone
        Milliseconds piece = firstPiece;
        WallTime at{}; ///< where the piece begins
        qsizetype next = 0; ///< the tag that is asked for
        QList<Row> rows; ///< of the piece
        qint64 written = 0;
    };

    void begin();
    void ask();
    void take(int ticket, const QList<HistorySample> &samples, const QString &error);
    void writePiece();
    void goOn(qint64 rows, const QString &error);
    void commit();
    void end(const QString &error);
    [[nodiscard]] WallTime pieceEnd() const;

    HistoryReader *m_reader;
    std::unique_ptr<Work> m_work; ///< null: nothing is exported
    int m_ticket = firstTicket;
    int m_percent = 0;
    std::shared_ptr<Postbox> m_postbox;
    DiskWorker m_worker;
};

} // namespace Raptor::History
