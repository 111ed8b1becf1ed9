// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/plant_process.h"

#include <QtCore/QCoreApplication>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int startMs = 20'000;

} // namespace

PlantProcess::PlantProcess(int devices, int rate, int conditions)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {u"--plant"_s, QString::number(devices), QString::number(rate),
                     QString::number(conditions)});
    if (m_process.waitForReadyRead(startMs))
        m_port = m_process.readLine().trimmed().toUShort();
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PlantProcess::readLines);
}

PlantProcess::~PlantProcess()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    if (m_process.waitForFinished(1000))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

std::optional<BrokerProfile> PlantProcess::broker() const
{
    const auto url = BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_s.arg(m_port));
    if (m_port == 0 || !url)
        return std::nullopt;
    return BrokerProfile{.name = u"local"_s, .url = *url};
}

DeviceId PlantProcess::device(int index)
{
    return DeviceId::parse(u"raptor/bench/m%1"_s.arg(index + 1)).value();
}

void PlantProcess::raiseConditions()
{
    m_process.write("raise\n");
}

void PlantProcess::readLines()
{
    while (m_process.canReadLine()) {
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        if (words.size() == 3)
            Q_EMIT commandArrived(words[0].toInt(), words[1].toLongLong(), words[2]);
    }
}

} // namespace Raptor::Bench
