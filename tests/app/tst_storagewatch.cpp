// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/storage_watch.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QStorageInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds kNeverAgain{3'600'000};

} // namespace

class TestStorageWatch : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tellsWhatIsFree()
    {
        StorageWatch watch(m_directory.path(), kNeverAgain);
        QSignalSpy seen(&watch, &StorageWatch::seen);
        watch.look();
        QTRY_COMPARE(seen.size(), 1);
        QCOMPARE(seen.first().at(0).toString(), m_directory.path());
        const QStorageInfo storage(m_directory.path());
        const double expected =
            100.0 * double(storage.bytesAvailable()) / double(storage.bytesTotal());
        const double told = seen.first().at(1).toDouble();
        // Others write there as well.
        QVERIFY2(std::abs(told - expected) < 5.0,
                 qPrintable(u"%1 instead of %2"_s.arg(told).arg(expected)));
    }

    void looksByItself()
    {
        const StorageWatch watch(m_directory.path(), Milliseconds(5));
        QSignalSpy seen(&watch, &StorageWatch::seen);
        QTRY_VERIFY(seen.size() >= 3);
    }

    void asksOnceAtATime()
    {
        StorageWatch watch(m_directory.path(), kNeverAgain);
        QSignalSpy seen(&watch, &StorageWatch::seen);
        for (int i = 0; i < 10; ++i)
            watch.look();
        QTRY_COMPARE(seen.size(), 1);
        watch.look(); // whatever the first lot asked for comes before this
        QTRY_VERIFY(seen.size() > 1);
        QCOMPARE(seen.size(), 2);
    }

    /// A folder that is not there, as on a disk that was taken out, tells nothing, and is found
    /// when it is back.
    void whatCannotBeSeenIsNotTold()
    {
        const QString folder = m_directory.filePath(u"later"_s);
        StorageWatch watch(folder, Milliseconds(5));
        QSignalSpy seen(&watch, &StorageWatch::seen);
        StorageWatch other(m_directory.path(), Milliseconds(5));
        QSignalSpy elsewhere(&other, &StorageWatch::seen);
        QTRY_VERIFY(elsewhere.size() >= 5); // time for looks in vain
        QCOMPARE(seen.size(), 0);
        QVERIFY(QDir().mkpath(folder));
        QTRY_VERIFY(seen.size() > 0);
    }

    void endsWhileItAsks()
    {
        for (int i = 0; i < 20; ++i) {
            StorageWatch watch(m_directory.path(), Milliseconds(1));
            watch.look();
        }
        QCoreApplication::processEvents(); // what the workers told is for nobody
    }
};

QTEST_GUILESS_MAIN(TestStorageWatch)
#include "tst_storagewatch.moc"
