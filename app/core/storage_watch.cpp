// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/storage_watch.h"

#include <QtCore/QStorageInfo>

#include <utility>

namespace Raptor::App {

StorageWatch::StorageWatch(QString folder, Milliseconds every, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)),
      m_postbox(std::make_shared<History::Postbox>(this)), m_worker("storage watch")
{
    connect(&m_timer, &QTimer::timeout, this, &StorageWatch::look);
    m_timer.start(every);
}

StorageWatch::~StorageWatch()
{
    m_postbox->close();
}

void StorageWatch::look()
{
    if (std::exchange(m_looking, true)) // it hangs: one question is enough
        return;
    m_worker.post([this, folder = m_folder, postbox = m_postbox] {
        const QStorageInfo storage(folder);
        const bool known = storage.isValid() && storage.isReady() && storage.bytesTotal() > 0;
        const double percent =
            known ? 100.0 * double(storage.bytesAvailable()) / double(storage.bytesTotal()) : 0.0;
        postbox->tell([this, known, percent, folder] {
            m_looking = false;
            if (known)
                Q_EMIT seen(folder, percent);
        });
    });
}

} // namespace Raptor::App
