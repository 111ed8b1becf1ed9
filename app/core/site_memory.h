// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/site_watch.h"
#include "models/domain/result.h"
#include "models/history/disk_worker.h"

#include <QtCore/QObject>

namespace Raptor::App {

/// The devices of each broker over restarts, in a small text file (mode 0600): "at <broker>" by its
/// name and address, and below it one device id a line. GUI thread; the file is written on another.
class SiteMemory final : public QObject
{
    Q_OBJECT
public:
    /// An empty name keeps nothing.
    explicit SiteMemory(QString fileName, QObject *parent = nullptr);
    /// Waits for a second at most for what is still to be written.
    ~SiteMemory() override;

    /// Lines that make no sense are left out, but one has to make some. A missing file, or an empty
    /// one, is an empty list. Reads at once.
    [[nodiscard]] Result<BrokerDevices> load() const;
    /// Returns at once.
    void save(const BrokerDevices &devices);

Q_SIGNALS:
    void saved();
    void notSaved(const QString &why);

private:
    QString m_fileName;
    std::shared_ptr<History::Postbox> m_postbox;
    History::DiskWorker m_worker;
};

} // namespace Raptor::App
