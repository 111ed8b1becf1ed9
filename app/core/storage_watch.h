// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/disk_worker.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>

namespace Raptor::App {

/// Looks again and again how full the file system of a folder is. GUI thread; the disk, which may
/// hang, is asked on another.
class StorageWatch final : public QObject
{
    Q_OBJECT
public:
    StorageWatch(QString folder, Milliseconds every, QObject *parent = nullptr);
    ~StorageWatch() override;

    /// Now; not while an answer is awaited.
    void look();

Q_SIGNALS:
    /// 0 to 100 of @p folder's file system are free for this user. Not while the disk cannot tell.
    void seen(const QString &folder, double percentFree);

private:
    QString m_folder;
    bool m_looking = false;
    std::shared_ptr<History::Postbox> m_postbox;
    QTimer m_timer;
    History::DiskWorker m_worker;
};

} // namespace Raptor::App
