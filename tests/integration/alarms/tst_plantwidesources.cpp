// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What raises alarms and is not the fault of a device that reports: its broker, the broker's
// certificate, the console's disk and clock, and a device that is not heard at all. Each provoked
// by raptor-sim: a gate before the broker, room that it takes, clocks that are off together, a
// device that never speaks.
#include "app/core/console.h"
#include "app/core/known_devices.h"
#include "tests/integration/alarms/alarm_rows.h"
#include "tests/integration/console_setup.h"
#include "tests/support/sim_process.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtCore/QStorageInfo>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QString kCertificate = QStringLiteral("broker/local:certificate");
const QString kClock = QStringLiteral("console:clock-skew");
const QString kDisk = QStringLiteral("console:disk-low");
const QString kLost = QStringLiteral("broker/local:lost");
const QString kNeverHeard = QStringLiteral("raptor/shop/m4:offline");

constexpr double kMegabyte = 1e6;

/// How much is taken from a disk so that the half of it is still far more than others write there
/// meanwhile.
qint64 megabytesToTake(const QString &folder)
{
    return std::min<qint64>(2000,
                            qint64(double(QStorageInfo(folder).bytesAvailable()) / kMegabyte / 4));
}

/// "Nearly full" is when half of @p megabytes are gone.
AlarmOverride diskLimit(const QString &folder, qint64 megabytes)
{
    const QStorageInfo storage(folder);
    const double percent = double(storage.bytesTotal()) / 100;
    AlarmChange change;
    change.limit = (double(storage.bytesAvailable()) - double(megabytes) * kMegabyte / 2) / percent;
    change.deadband = double(megabytes) * kMegabyte / 10 / percent;
    return {.key = {{}, u"console"_s, u"disk-low"_s}, .change = change};
}

QString inTwoDays()
{
    const QDateTime day = QDateTime::currentDateTime().addSecs(2 * 24 * 3600);
    return u"on %1, days left: 1"_s.arg(day.toString(u"yyyy-MM-dd"_s));
}

} // namespace

class TestPlantWideSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachRaisesItsAlarmOnceAndClears();

private:
    [[nodiscard]] QStringList standing() const;
    [[nodiscard]] AlarmTransition raised(const QString &key) const;

    /// Beside the test: /tmp may be in memory.
    QTemporaryDir m_data{QCoreApplication::applicationDirPath() + u"/alarms-XXXXXX"_s};
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<SimProcess> m_sim;
    SystemClock m_clock;
    std::unique_ptr<Console> m_console;
    qint64 m_megabytes = 0;
    QString m_expires;
};

void TestPlantWideSources::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_data.isValid());
    m_broker = std::make_unique<PrivateBroker>();
    m_expires = inTwoDays();
    m_sim = std::make_unique<SimProcess>(
        QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s, u"4"_s, u"--guardians"_s,
                    u"0"_s, u"--batteries"_s, u"0"_s, u"--fault"_s, u"m4=silent"_s, u"--gate"_s,
                    u"0"_s, u"--certificate"_s, u"2"_s});
    { // of an earlier run
        KnownDevices known(m_data.filePath(u"known-devices"_s));
        known.save({{DeviceId::parse(u"raptor/shop/m4").value(), KnownDevice{m_clock.wall()}}});
    }
    ConsoleSetup setup = consoleSetup({{.name = u"local"_s,
                                        .url = BrokerUrl::parse(m_sim->gateUrl()).value(),
                                        .caFile = m_sim->authorityFile()}},
                                      m_data.path());
    m_megabytes = megabytesToTake(m_data.path());
    setup.config.alarms = {diskLimit(m_data.path(), m_megabytes)};
    setup.watchesAlarms = true;
    setup.diskEvery = Milliseconds(500);
    m_console = std::make_unique<Console>(setup, m_clock);
    m_console->start();
}

void TestPlantWideSources::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
}

/// Keys of the alarms that an operator sees and whose condition holds.
QStringList TestPlantWideSources::standing() const
{
    QStringList keys;
    for (const AlarmRecord &record : m_console->alarms()->service().records()) {
        if (record.status.isActive() && record.status.isAnnounced())
            keys.append(record.key.text());
    }
    keys.sort();
    return keys;
}

/// The row of the journal that raised it; empty, with a null key, if none did.
AlarmTransition TestPlantWideSources::raised(const QString &key) const
{
    for (const AlarmTransition &row : journalRows(m_console->alarms()->history())) {
        if (row.event == AlarmEvent::Raise && row.key.text() == key)
            return row;
    }
    return {};
}

void TestPlantWideSources::eachRaisesItsAlarmOnceAndClears()
{
    QTRY_VERIFY_WITH_TIMEOUT(standing().contains(kCertificate), 40'000);
    QVERIFY(m_sim->tell("fill " + QByteArray::number(m_megabytes) + ' ' + m_data.path().toUtf8()));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), (QStringList{kCertificate, kDisk, kNeverHeard}), 40'000);

    // A row is in the journal a moment after its alarm stands.
    QTRY_COMPARE(raised(kCertificate).text, u"Certificate expires"_s);
    const QString detail = raised(kCertificate).occurrence.detail;
    QVERIFY2(detail == m_expires || detail == inTwoDays(), qPrintable(detail)); // midnight
    QTRY_COMPARE(raised(kDisk).text, u"Disk nearly full"_s);
    QVERIFY(raised(kDisk).occurrence.detail.contains(m_data.path()));
    QTRY_COMPARE(raised(kNeverHeard).text, u"Device offline"_s);

    QVERIFY(m_sim->tell("certificate 365"));
    // Seen at the next connection, which waits up to 15 s.
    QTRY_COMPARE_WITH_TIMEOUT(standing(), (QStringList{kDisk, kNeverHeard}), 40'000);
    QVERIFY(m_sim->tell("fill none"));
    QVERIFY(m_sim->tell("fault m4 none"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 20'000);

    for (const char *motor : {"m1", "m2", "m3"})
        QVERIFY(m_sim->tell("fault " + QByteArray(motor) + " skew:10000"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{kClock}, 40'000);
    for (const char *motor : {"m1", "m2", "m3"})
        QVERIFY(m_sim->tell("fault " + QByteArray(motor) + " none"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 20'000);
    QTRY_COMPARE(raised(kClock).text, u"Clock of this console wrong"_s);

    QVERIFY(m_sim->tell("gate off"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{kLost}, 20'000);
    QVERIFY(m_sim->tell("gate on"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 40'000);
    QTRY_COMPARE(raised(kLost).text, u"Broker lost"_s);

    QMap<QString, int> once;
    for (const QString &key : {kCertificate, kDisk, kNeverHeard, kClock, kLost})
        once.insert(key, 1);
    const auto rows = [this] { return journalRows(m_console->alarms()->history()); };
    QTRY_COMPARE(countsOf(rows(), AlarmEvent::Clear), once);
    QCOMPARE(countsOf(rows(), AlarmEvent::Raise), once);
}

QTEST_GUILESS_MAIN(TestPlantWideSources)
#include "tst_plantwidesources.moc"
