// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptorctl/ctl_answer.h"
#include "app/raptorctl/history_options.h"
#include "models/domain/device_profile.h"

#include <functional>

namespace Raptor::App {

/// Asks the history for what raptorctl was asked, and prints it: samples, pieces of time, tags or
/// what is used. Needs an event loop.
class HistoryJob final : public QObject
{
    Q_OBJECT
public:
    /// @p print gets the lines, a portion at a time. @p reader outlives the job.
    HistoryJob(HistoryReader &reader, HistoryOptions options, const ProfileCatalogue &profiles,
               std::function<void(const QByteArray &)> print, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// @p complaint: for stderr; empty: none.
    void finished(Raptor::App::ExitStatus status, const QString &complaint);

private:
    void showSamples(const QList<HistorySample> &samples, const QString &error);
    void showBuckets(const QList<HistoryBucket> &buckets, const QString &error);
    void showTags(const QList<TagId> &tags, const QString &error);
    void showUsage(const HistoryUsage &usage, const QString &error);
    void sayWhyNothing();
    [[nodiscard]] Unit unit() const;

    HistoryReader &m_reader;
    HistoryOptions m_options;
    ProfileCatalogue m_profiles;
    std::function<void(const QByteArray &)> m_print;
};

/// What is checked, or backed up; may take as long as the disk does. @p folder: of the history.
[[nodiscard]] CtlAnswer checkHistory(const HistoryOptions &options, const QString &folder);
[[nodiscard]] CtlAnswer backUpHistory(const HistoryOptions &options, const QString &folder);

} // namespace Raptor::App
