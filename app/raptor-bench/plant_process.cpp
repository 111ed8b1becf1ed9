// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/plant_process.h"

#include "app/raptor-bench/wait_for.h"

#include <QtCore/QCoreApplication>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int startMs = 20'000;
constexpr int answerSeconds = 10;

} // namespace

PlantProcess::PlantProcess(const PlantTask &task)
{
    QStringList words{u"--plant"_s};
    for (const QByteArray &word : plantArguments(task))
        words.append(QString::fromLatin1(word));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), words);
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

std::optional<PlantProcess::Count> PlantProcess::count()
{
    m_count.reset();
    m_process.write("count\n");
    (void)waitFor([this] { return m_count.has_value(); }, answerSeconds);
    return m_count;
}

void PlantProcess::readLines()
{
    while (m_process.canReadLine()) {
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        if (words.size() == 4)
            m_count = {words[1].toLongLong(), words[2].toLongLong(), words[3].toLongLong()};
        if (words.size() == 3)
            Q_EMIT commandArrived(words[0].toInt(), words[1].toLongLong(), words[2]);
    }
}

} // namespace Raptor::Bench
