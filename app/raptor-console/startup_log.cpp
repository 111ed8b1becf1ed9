// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-console/startup_log.h"

#include "models/domain/quality.h"
#include "models/plant_store.h"

#include <QtCore/QEvent>
#include <QtCore/QLoggingCategory>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <utility>

namespace Raptor::App {

namespace {

Q_LOGGING_CATEGORY(lcStartup, "raptor.startup", QtWarningMsg)

} // namespace

StartupLog *StartupLog::make(QWidget *window, Models::PlantStore *plant, QObject *parent)
{
    return lcStartup().isInfoEnabled() ? new StartupLog(window, plant, parent) : nullptr;
}

StartupLog::StartupLog(QWidget *window, Models::PlantStore *plant, QObject *parent)
    : QObject(parent), m_window(window)
{
    window->installEventFilter(this);
    connect(plant, &Models::PlantStore::samplesArrived, this, [this](const QList<Sample> &samples) {
        const bool live = std::any_of(samples.cbegin(), samples.cend(),
                                      [](const Sample &sample) { return isLive(sample.quality); });
        if (!live || m_live)
            return;
        m_live = true;
        m_window->update(); // also where the page shows no device
    });
}

/// A window paints all that is to be painted in one go: when it is exposed, itself first; later
/// when it is asked to update.
bool StartupLog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint || event->type() == QEvent::UpdateRequest)
        QMetaObject::invokeMethod(
            this, [this, live = m_live] { painted(live); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void StartupLog::painted(bool live)
{
    if (!std::exchange(m_saidFrame, true))
        qCInfo(lcStartup, "first frame");
    if (!live || m_saidData)
        return;
    m_saidData = true;
    qCInfo(lcStartup, "first data");
    deleteLater();
}

} // namespace Raptor::App
