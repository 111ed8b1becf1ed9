// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_process.h"
#include "app/raptor-bench/wait_for.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int stuckSeconds = 60;
constexpr double nsPerMs = 1e6;

/// The program, started once. It says on standard error how far it has come.
class Start
{
public:
    Start(const QString &program, const QString &directory, const BrokerProfile &broker)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!environment.contains(u"QT_QPA_PLATFORM"_s))
            environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_LOGGING_RULES"_s, u"raptor.startup.info=true"_s);
        environment.insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s);
        m_process.setProcessEnvironment(environment);
        QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                         [this] { read(); });
        m_startedAt = monotonicNs();
        m_process.start(program,
                        {u"--broker"_s, broker.url.text(), u"--config"_s,
                         directory + u"/console.toml"_s, u"--data"_s, directory + u"/data"_s,
                         u"--page"_s, u"overview"_s});
    }
    ~Start()
    {
        m_process.disconnect();
        m_process.terminate();
        if (!m_process.waitForFinished(stuckSeconds * 1000))
            m_process.kill();
        m_process.waitForFinished();
    }

    /// False if it did not come so far.
    [[nodiscard]] bool wait()
    {
        return waitFor(
                   [this] { return m_dataAt != 0 || m_process.state() == QProcess::NotRunning; },
                   stuckSeconds)
            && m_dataAt != 0 && m_frameAt != 0;
    }
    [[nodiscard]] double firstFrameMs() const { return double(m_frameAt - m_startedAt) / nsPerMs; }
    [[nodiscard]] double firstDataMs() const { return double(m_dataAt - m_startedAt) / nsPerMs; }
    [[nodiscard]] QString said() const { return QString::fromLocal8Bit(m_said); }

private:
    void read()
    {
        const qint64 now = monotonicNs();
        m_said += m_process.readAllStandardError();
        if (m_frameAt == 0 && m_said.contains("first frame"))
            m_frameAt = now;
        if (m_dataAt == 0 && m_said.contains("first data"))
            m_dataAt = now;
    }

    QProcess m_process;
    QByteArray m_said;
    qint64 m_startedAt = 0;
    qint64 m_frameAt = 0;
    qint64 m_dataAt = 0;
};

Result<JsonLine> run(const Arguments &arguments)
{
    const int devices = arguments.number(u"--devices"_s);
    const int starts = arguments.number(u"--starts"_s);
    const QString program = QCoreApplication::applicationDirPath() + u"/raptor-console"_s;
    PlantProcess plant({.devices = devices, .rate = std::max(1, devices / 2), .running = true});
    const auto broker = plant.broker();
    if (!broker)
        return Error{Error::Code::Io, u"the plant did not start"_s};
    const QTemporaryDir directory; // kept from start to start, as at home
    std::vector<double> frames;
    std::vector<double> data;
    for (int i = 0; i < starts; ++i) {
        Start start(program, directory.path(), *broker);
        if (!start.wait())
            return Error{Error::Code::Io,
                         u"start %1 showed no data: %2"_s.arg(i + 1).arg(start.said())};
        frames.push_back(start.firstFrameMs());
        data.push_back(start.firstDataMs());
    }
    JsonLine line;
    line.add(u"bench", u"startup");
    line.add(u"first_frame_ms", percentile(frames, 0.5), 0);
    line.add(u"first_data_ms", percentile(data, 0.5), 0);
    line.add(u"first_frame_max_ms", percentile(frames, 1), 0);
    line.add(u"first_data_max_ms", percentile(data, 1), 0);
    line.add(u"starts", qint64(starts)).add(u"devices", qint64(devices));
    return line;
}

} // namespace

Benchmark startup()
{
    return {
        u"startup"_s,
        u"from starting the program to its first data"_s,
        u"raptor-console as a process of its own (without a screen), on a broker and a plant that\n"
        "run already; the median of --starts, each after the one before has ended. The clock\n"
        "runs from before the process is made until it says that the window has painted its\n"
        "first frame, and the first frame with a live value of a device. Broker and plant are\n"
        "on this machine; devices report every 2 s."_s,
        {
            {u"--starts"_s, u"N"_s, u"times that it is started"_s, 10, 1, 10'000, {}},
            {u"--devices"_s, u"N"_s, u"devices of the plant"_s, 100, 1, 20'000, {}},
        },
        run};
}

} // namespace Raptor::Bench
