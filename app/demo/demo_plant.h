// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/broker_process.h"

#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <memory>

namespace Raptor::App {

/// What the demo consists of.
struct DemoSetup
{
    QString simulator; ///< full name of raptor-sim
    QString mosquitto; ///< full name of mosquitto; empty: it is not installed
    QString site;
    QStringList raptors; ///< on both brokers
    int guardians = 0; ///< on the cloud broker only
    int batteries = 0; ///< on both
    double periodSeconds = 0.5;
    quint32 seed = 1;

    /// raptor-sim beside this program, mosquitto of this machine, a grain plant of ten devices.
    static DemoSetup standard();
};

/// A private plant for `--demo` and for tests: two mosquittos on loopback, called local and cloud,
/// and raptor-sim with a health page. It touches nothing else, and all of it ends with this object,
/// also if the program is killed. Lives on the main thread.
class DemoPlant final : public QObject
{
    Q_OBJECT
public:
    explicit DemoPlant(DemoSetup setup = DemoSetup::standard(), QObject *parent = nullptr);
    ~DemoPlant() override;

    /// Once. ready() or failed() follows.
    void start();
    [[nodiscard]] bool isReady() const { return m_ready; }

    /// Known from ready() on, and the same ever after.
    [[nodiscard]] QUrl localUrl() const;
    [[nodiscard]] QUrl cloudUrl() const;
    [[nodiscard]] QUrl healthUrl() const { return m_healthUrl; }
    [[nodiscard]] QUrl batteryFeedUrl() const { return m_feedUrl; }
    [[nodiscard]] QString site() const { return m_setup.site; }

    /// Ends one broker, and brings it back on the same port.
    void stopLocalBroker();
    void startLocalBroker();
    void stopCloudBroker();
    void startCloudBroker();
    /// Whether the health page answers. healthChanged() tells when it is so.
    void setHealth(bool answering);
    /// Every device publishes its state now: for who came later than a relay's last change.
    void reportAll();
    /// See raptor-sim --help: setFault("shop/bin-1-fan", "silent").
    void setFault(const QString &device, const QString &fault);

    /// Of the brokers and the simulator, as far as they run.
    [[nodiscard]] QList<qint64> processIds() const;

Q_SIGNALS:
    void ready();
    /// In words for a person. Before ready() once, and all is ended then; later if a part dies.
    void failed(const QString &reason);
    void localBrokerRunning(); ///< after each start
    void cloudBrokerRunning();
    void healthChanged(bool answering);
    void simulatorAnswered(const QString &line); ///< "ok ..." or "error: ..."

private:
    void onBrokerRunning();
    void startSimulator();
    void onSimulatorOutput();
    void onSimulatorLine(const QString &line);
    void onSimulatorFinished();
    void tellSimulator(const QString &line);
    void endAll();
    void fail(const QString &reason);

    DemoSetup m_setup;
    std::unique_ptr<BrokerProcess> m_local;
    std::unique_ptr<BrokerProcess> m_cloud;
    QProcess m_simulator;
    QTimer m_patience;
    QUrl m_healthUrl;
    QUrl m_feedUrl;
    bool m_ready = false;
    bool m_ended = false; ///< failed before it was ready, or on its way out
};

} // namespace Raptor::App
