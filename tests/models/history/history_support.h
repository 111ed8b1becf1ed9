// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history_reader.h"
#include "models/history/sqlite_historian.h"
#include "models/history/sqlite_history_reader.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

namespace Raptor::Test {

inline TagId historyTag(int device, const QString &signal = QStringLiteral("left.rpm"))
{
    return {DeviceId::parse(QStringLiteral("raptor/shop/m%1").arg(device)).value(), signal};
}

inline Sample historySample(const TagId &tag, WallTime at, Value value)
{
    Sample sample;
    sample.tag = tag;
    sample.value = std::move(value);
    sample.unit = Unit::Rpm;
    sample.quality = Quality::Good;
    sample.takenAt = at;
    sample.receivedAt = at + Milliseconds(3);
    sample.broker = QStringLiteral("local");
    return sample;
}

/// A folder for a history, and what is in it as another program reads it.
class HistoryPlace
{
public:
    [[nodiscard]] QString data() const { return m_directory.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString file() const { return History::historyFileIn(data()); }
    [[nodiscard]] History::HistorianSetup setup() const
    {
        History::HistorianSetup setup;
        setup.directory = data();
        setup.commitEvery = Milliseconds(5);
        setup.retryEvery = Milliseconds(50);
        return setup;
    }
    [[nodiscard]] static HistoryQuery everything(const TagId &tag)
    {
        HistoryQuery query;
        query.tag = tag;
        query.from = fromEpochMs(0);
        query.to = fromEpochMs(4'000'000'000'000);
        return query;
    }
    [[nodiscard]] QList<HistorySample> samples(const TagId &tag) const
    {
        History::HistoryReading reading(data(), nullptr);
        const auto found = reading.samples(everything(tag));
        if (!found)
            qFatal("%s", qPrintable(found.error().text));
        return *found;
    }

    FakeClock clock;

private:
    QTemporaryDir m_directory;
};

/// What is on the disk of what was appended, in the end.
template <class Condition>
bool compactAll(History::SqliteHistorian &historian, Condition wait)
{
    QSignalSpy compacted(&historian, &History::SqliteHistorian::compacted);
    historian.compactNow();
    return wait(compacted);
}

} // namespace Raptor::Test
