// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

namespace Raptor::App {

/// One private mosquitto on 127.0.0.1: no persistence, no password, no one else. It ends with its
/// owner, also if that crashes. Lives on the main thread (see dieWithParent()).
class BrokerProcess final : public QObject
{
    Q_OBJECT
public:
    /// `program` is mosquitto's full name, `label` what people call this broker.
    BrokerProcess(QString program, QString label, QObject *parent = nullptr);
    ~BrokerProcess() override;

    /// The first start looks for a free port, and for another if somebody else was faster; later
    /// ones use the same port again. running() or failed() follows.
    void start();
    /// Ends it and returns when it is gone. No signal.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// mqtt://127.0.0.1:PORT; without a port before the first start.
    [[nodiscard]] QUrl url() const;

Q_SIGNALS:
    void running();
    void failed(const QString &reason); ///< did not start, or ended by itself

private:
    void launch();
    bool writeConfiguration();
    void onOutput();
    void onFinished();
    void fail(const QString &reason);

    QString m_program;
    QString m_label;
    QTemporaryDir m_folder;
    QProcess m_process;
    QTimer m_patience;
    QByteArray m_output; ///< of the current attempt, bounded
    quint16 m_port = 0;
    int m_attempts = 0;
    bool m_running = false;
    bool m_portIsKnown = false; ///< it ran there once, others have been told
    bool m_stopping = false;
};

} // namespace Raptor::App
