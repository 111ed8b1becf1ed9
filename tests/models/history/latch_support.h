// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/file_latch_keeper.h"
#include "tests/models/history/trail_support.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace Raptor::Test {

/// A data directory with latches, a new one for each test.
class LatchPlace
{
public:
    void renew() { m_data = m_directory.filePath(QStringLiteral("%1/data").arg(++m_number)); }
    [[nodiscard]] QString data() const { return m_data; }
    [[nodiscard]] QString folder() const { return m_data + QStringLiteral("/latches"); }
    [[nodiscard]] QString fileOf(QStringView device) const
    {
        return folder() + QLatin1Char('/') + History::latchFileName(deviceId(device));
    }
    [[nodiscard]] History::LatchKeeperSetup setup(Disk *disk = nullptr) const
    {
        History::LatchKeeperSetup setup;
        setup.directory = m_data;
        setup.lookEvery = Milliseconds(20);
        if (disk)
            setup.beforeWrite = disk->hook();
        else
            setup.endsWithin = Milliseconds(20'000); // a slow disk is no fault
        return setup;
    }
    [[nodiscard]] LatchedStop latch(QStringView device) const
    {
        return {deviceId(device),
                QStringLiteral("019aa3e4-1"),
                QStringLiteral("Ada"),
                clock.wall(),
                {}};
    }
    static void put(const QString &file, const QByteArray &content)
    {
        QFile output(file);
        QVERIFY(output.open(QIODevice::WriteOnly));
        QCOMPARE(output.write(content), content.size());
    }

    FakeClock clock;

private:
    QTemporaryDir m_directory;
    QString m_data;
    int m_number = 0;
};

/// All that a keeper says.
struct Heard
{
    explicit Heard(History::FileLatchKeeper &keeper)
        : settled(&keeper, &History::FileLatchKeeper::settled),
          latched(&keeper, &LatchKeeper::latchedElsewhere),
          released(&keeper, &LatchKeeper::releasedElsewhere),
          troubled(&keeper, &LatchKeeper::troubled), checked(&keeper, &LatchKeeper::checked)
    {
    }
    [[nodiscard]] QString firstTrouble() const
    {
        return troubled.isEmpty() ? QString() : troubled.first().first().toString();
    }
    /// Keeps it, and waits until it is on the disk.
    void keep(History::FileLatchKeeper &keeper, const LatchedStop &stop)
    {
        const qsizetype before = settled.size();
        keeper.keep(stop);
        QTRY_COMPARE(settled.size(), before + 1);
    }

    QSignalSpy settled;
    QSignalSpy latched;
    QSignalSpy released;
    QSignalSpy troubled;
    QSignalSpy checked;
};

} // namespace Raptor::Test
