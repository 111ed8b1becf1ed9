// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/history_job.h"

#include "app/raptorctl/history_printer.h"
#include "app/raptorctl/json_line.h"
#include "models/history/history_backup.h"
#include "models/history/history_check.h"
#include "models/history/sqlite_historian.h"

#include <QtCore/QFileInfo>

#include <fnmatch.h>

namespace Raptor::App {

namespace {

using Action = HistoryOptions::Action;
using Format = HistoryOptions::Format;

constexpr int ticket = 1;
/// Lines go out in portions: a million of them need not stand in memory as text.
constexpr qsizetype portion = 64 * 1024;

CtlAnswer failure(const QString &why)
{
    return {ExitStatus::Broken, {}, why};
}

} // namespace

HistoryJob::HistoryJob(HistoryReader &reader, HistoryOptions options,
                       const ProfileCatalogue &profiles,
                       std::function<void(const QByteArray &)> print, QObject *parent)
    : QObject(parent), m_reader(reader), m_options(std::move(options)), m_profiles(profiles),
      m_print(std::move(print))
{
    connect(&reader, &HistoryReader::samplesReady, this,
            [this](int, const QList<HistorySample> &samples, const QString &error) {
                showSamples(samples, error);
            });
    connect(&reader, &HistoryReader::bucketsReady, this,
            [this](int, const QList<HistoryBucket> &buckets, const QString &error) {
                showBuckets(buckets, error);
            });
    connect(&reader, &HistoryReader::tagsReady, this,
            [this](int, const QList<TagId> &tags, const QString &error) { showTags(tags, error); });
    connect(
        &reader, &HistoryReader::usageReady, this,
        [this](int, const HistoryUsage &usage, const QString &error) { showUsage(usage, error); });
}

void HistoryJob::start()
{
    switch (m_options.action) {
    case Action::Tags:
        return m_reader.fetchTags(ticket);
    case Action::Usage:
        return m_reader.fetchUsage(ticket);
    case Action::Query:
        return m_options.buckets ? m_reader.fetchBuckets(ticket, m_options.query)
                                 : m_reader.fetchSamples(ticket, m_options.query);
    case Action::Check:
    case Action::Backup:
        break;
    }
    Q_UNREACHABLE();
}

Unit HistoryJob::unit() const
{
    const ProfilePtr profile = m_profiles.find(m_options.query.tag.device.system());
    const SignalSpec *spec = profile ? profile->signalSpec(m_options.query.tag.signal) : nullptr;
    return spec ? spec->unit : Unit::None;
}

void HistoryJob::showSamples(const QList<HistorySample> &samples, const QString &error)
{
    if (!error.isEmpty()) {
        Q_EMIT finished(ExitStatus::Broken, error);
        return;
    }
    const HistoryPrinter printer(m_options.format, m_options.query.tag, unit());
    QByteArray lines = printer.sampleHead();
    for (const HistorySample &sample : samples) {
        lines += printer.sample(sample);
        if (lines.size() >= portion)
            m_print(std::exchange(lines, {}));
    }
    m_print(lines);
    if (samples.isEmpty())
        return sayWhyNothing();
    QString complaint;
    if (samples.size() >= m_options.query.most && m_options.query.most > 1) {
        complaint =
            QStringLiteral("only the newest %1 samples: ask for a shorter time for more, or "
                           "use --step")
                .arg(samples.size());
    }
    Q_EMIT finished(ExitStatus::Confirmed, complaint);
}

void HistoryJob::showBuckets(const QList<HistoryBucket> &buckets, const QString &error)
{
    if (!error.isEmpty()) {
        Q_EMIT finished(ExitStatus::Broken, error);
        return;
    }
    const HistoryPrinter printer(m_options.format, m_options.query.tag, unit());
    QByteArray lines = printer.bucketHead();
    for (const HistoryBucket &bucket : buckets) {
        lines += printer.bucket(bucket, m_options.query.step);
        if (lines.size() >= portion)
            m_print(std::exchange(lines, {}));
    }
    m_print(lines);
    if (buckets.isEmpty())
        return sayWhyNothing();
    Q_EMIT finished(ExitStatus::Confirmed, {});
}

/// Nothing in that time is an answer; a tag that nobody ever saw is a mistake.
void HistoryJob::sayWhyNothing()
{
    m_reader.fetchTags(ticket);
}

void HistoryJob::showTags(const QList<TagId> &tags, const QString &error)
{
    if (!error.isEmpty()) {
        Q_EMIT finished(ExitStatus::Broken, error);
        return;
    }
    if (m_options.action == Action::Query) {
        const bool known = tags.contains(m_options.query.tag);
        Q_EMIT finished(known ? ExitStatus::Confirmed : ExitStatus::Refused,
                        known ? QStringLiteral("no samples in this time")
                              : QStringLiteral("no samples of %1 are kept: raptorctl history tags "
                                               "lists what is")
                                    .arg(m_options.query.tag.text()));
        return;
    }
    const QByteArray glob = m_options.tagGlob.toUtf8();
    QByteArray lines = tagHead(m_options.format);
    for (const TagId &tag : tags) {
        if (::fnmatch(glob.constData(), tag.text().toUtf8().constData(), 0) == 0)
            lines += tagLine(tag, m_options.format);
    }
    m_print(lines);
    Q_EMIT finished(ExitStatus::Confirmed, {});
}

void HistoryJob::showUsage(const HistoryUsage &usage, const QString &error)
{
    HistoryUsage told = usage; // for how long it is kept knows who writes it
    told.keepDays = m_options.keepDays;
    told.keepBytes = m_options.keepBytes;
    if (error.isEmpty())
        m_print(usageLines(told, m_options.format));
    Q_EMIT finished(error.isEmpty() ? ExitStatus::Confirmed : ExitStatus::Broken, error);
}

CtlAnswer checkHistory(const HistoryOptions &options, const QString &folder)
{
    const QString file = History::historyFileIn(folder);
    if (!QFileInfo::exists(file))
        return failure(QStringLiteral("there is no history at %1").arg(file));
    const auto verdict = History::checkHistory(folder);
    if (!verdict)
        return failure(verdict.error().text);
    QByteArray line = printable(verdict->text).toUtf8() + '\n';
    if (options.format == Format::Json) {
        JsonLine json;
        json.add("intact", verdict->sound)
            .add("file", file)
            .add("blocks", verdict->blocks)
            .add("samples", verdict->samples)
            .add("damaged", verdict->damaged)
            .add("text", verdict->text);
        line = json.line();
    }
    return {verdict->sound ? ExitStatus::Confirmed : ExitStatus::Broken, line, {}};
}

CtlAnswer backUpHistory(const HistoryOptions &options, const QString &folder)
{
    const QString file = History::historyFileIn(folder);
    if (!QFileInfo::exists(file))
        return failure(QStringLiteral("there is no history at %1").arg(file));
    if (const Outcome done = History::backUpHistory(file, options.output); !done)
        return failure(done.error().text);
    const qint64 bytes = QFileInfo(options.output).size();
    if (options.format == Format::Json) {
        JsonLine json;
        json.add("file", options.output).add("bytes", bytes);
        return {ExitStatus::Confirmed, json.line(), {}};
    }
    return {ExitStatus::Confirmed,
            printable(QStringLiteral("%1 bytes in %2").arg(bytes).arg(options.output)).toUtf8()
                + '\n',
            {}};
}

} // namespace Raptor::App
