// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace Raptor::App {

/// Turns SIGINT and SIGTERM into a signal of the event loop, so that programs end in order. One per
/// process, on the main thread.
class Termination final : public QObject
{
    Q_OBJECT
public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    int m_readEnd = -1;
};

} // namespace Raptor::App
