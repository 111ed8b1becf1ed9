// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/known_devices.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

class TestKnownDevices : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    static QMap<DeviceId, KnownDevice> two(const QString &broker = {})
    {
        return {
            {DeviceId::parse(u"raptor/shop/m1").value(), {fromEpochMs(1'763'690'000'123), broker}},
            {DeviceId::parse(u"guardian/gärage 1").value(), {fromEpochMs(0), {}}}};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void comeBack()
    {
        const QString file = m_directory.filePath(u"a/b/known-devices"_s);
        {
            KnownDevices devices(file);
            QVERIFY(devices.load()->isEmpty());
            devices.save({});
            devices.save(two(u"the cloud 2"_s)); // the destructor sees to it
        }
        QCOMPARE(KnownDevices(file).load().value(), two(u"the cloud 2"_s));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void nonsenseIsLeftOut()
    {
        const QString name = m_directory.filePath(u"nonsense"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\n17\nx raptor/shop/m1\n5 no#device\n 7\n1763690000123 raptor/shop/m1\n0 "
                   "guardian/gärage 1");
        file.close();
        QCOMPARE(KnownDevices(name).load().value(), two());
    }

    /// What an older program wrote, and what it makes of a newer file: the devices are the same.
    void brokersStandInLinesOfTheirOwn()
    {
        const QString name = m_directory.filePath(u"brokers"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("by nobody\n1763690000123 raptor/shop/m1\nby local\nby cloud\n"
                   "0 guardian/gärage 1\n\nby cloud\n");
        file.close();
        QCOMPARE(KnownDevices(name).load().value(), two(u"local"_s));
        {
            KnownDevices devices(name);
            devices.save(two(u"local"_s));
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 QByteArray("0 guardian/gärage 1\n1763690000123 raptor/shop/m1\nby local\n"));
    }

    void failureComesBackInWords()
    {
        const QString obstacle = m_directory.filePath(u"obstacle"_s);
        QFile file(obstacle);
        QVERIFY(file.open(QIODevice::WriteOnly));
        KnownDevices devices(obstacle + u"/known-devices"_s);
        QSignalSpy notSaved(&devices, &KnownDevices::notSaved);
        devices.save(two());
        QTRY_COMPARE(notSaved.size(), 1);
        QVERIFY(notSaved.first().first().toString().contains(u"obstacle"_s));
    }
};

QTEST_GUILESS_MAIN(TestKnownDevices)
#include "tst_knowndevices.moc"
