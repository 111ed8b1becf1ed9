// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>

namespace Raptor::App {

/// Whether the bus of the desktop session answers. Who asks it through Qt waits as long as it does
/// not, and a window that waits cannot be used to stop anything; this one only listens.
class SessionBus final : public QObject
{
    Q_OBJECT
public:
    explicit SessionBus(QObject *parent = nullptr);

    /// answered() follows, after @p patience at the latest; never from inside of this call.
    void ask(Milliseconds patience);

Q_SIGNALS:
    /// @p trouble in words; empty: it answers, or its address is of a kind that cannot be tried.
    void answered(const QString &trouble);

private:
    void open();
    void read();
    void answer(const QString &trouble);

    QLocalSocket m_socket;
    QTimer m_timer;
    QByteArray m_received;
    bool m_asking = false;
};

} // namespace Raptor::App
