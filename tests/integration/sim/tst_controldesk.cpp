// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/control_desk.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/statvfs.h>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Sim;

namespace {

SimOptions oneMotor()
{
    SimOptions options;
    options.site = u"shop"_s;
    options.raptors = QStringList{u"m1"_s};
    options.brokers = {BrokerUrl::parse(u"mqtt://127.0.0.1:1").value()};
    return options;
}

/// Megabytes that are free where @p folder is.
double freeAt(const QString &folder)
{
    struct statvfs where;
    if (::statvfs(QFile::encodeName(folder).constData(), &where) != 0)
        return 0;
    return double(where.f_bavail) * double(where.f_frsize) / 1e6;
}

} // namespace

/// What is said on standard input, and the answers.
class TestControlDesk : public QObject
{
    Q_OBJECT

    SystemClock m_clock;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answers_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("answer"); // begins like that
        const auto row = [](const char *line, const char *answer) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(answer);
        };
        row("fault m1 trip", "ok fault m1 trip");
        row("fault m2 trip", "error: the plant has no device \"m2\"");
        row("fault m1 drunk", "error: \"drunk\" is no fault");
        row("health on", "error: there is no health page");
        row("gate off", "ok gate off");
        row("gate on", "ok gate on");
        row("gate ajar", "error: a gate is on or off");
        row("feed off", "ok feed off");
        row("feed on", "ok feed on");
        row("feed me", "error: a feed is on or off");
        row("certificate 365", "error: there is no encrypted gate");
        row("fill none", "ok fill none");
        row("fill 5", "error: use \"fill MB FOLDER\"");
        row("fill some /tmp", "error: use \"fill MB FOLDER\"");
        row("fill -1 /tmp", "error: use \"fill MB FOLDER\"");
        row("fill 1 /nowhere", "error: no file in /nowhere");
        row("fill 90000000 /", "error: ");
        row("report", "ok report");
        row("dance", "error: use \"fault DEVICE FAULT\"");
        row(" ", "");
    }
    void answers()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, answer);
        Plant plant(oneMotor(), m_clock);
        BrokerGate gate(oneMotor().firstBroker());
        BatteryFeed feed(m_clock);
        ControlDesk desk(plant, nullptr, &gate);
        desk.setFeed(&feed);
        const QString said = desk.obey(line);
        QCOMPARE(said.left(answer.isEmpty() ? said.size() : answer.size()), answer);
    }

    void certificateOfAnEncryptedGate()
    {
        Plant plant(oneMotor(), m_clock);
        BrokerGate gate(oneMotor().firstBroker());
        QVERIFY(gate.certify(2).ok());
        ControlDesk desk(plant, nullptr, &gate);
        QCOMPARE(desk.obey(u"certificate 365"), u"ok certificate 365"_s);
        QVERIFY(desk.obey(u"certificate soon").startsWith(u"error: a certificate"_s));
        QVERIFY(desk.obey(u"certificate 99999").startsWith(u"error: a certificate"_s));
    }

    void withoutAGate()
    {
        Plant plant(oneMotor(), m_clock);
        ControlDesk desk(plant, nullptr, nullptr);
        QVERIFY(desk.obey(u"gate off").startsWith(u"error: there is no gate"_s));
        QVERIFY(desk.obey(u"feed off").startsWith(u"error: there is no battery feed"_s));
        QVERIFY(desk.obey(u"certificate 2").startsWith(u"error: there is no encrypted gate"_s));
    }

    /// Of what is taken, half may be taken or freed by others meanwhile.
    void fillTakesRoomAndFreesIt()
    {
        const QTemporaryDir directory(QCoreApplication::applicationDirPath() + u"/fill-XXXXXX"_s);
        QVERIFY(QDir(directory.path()).mkdir(u"with a space"_s));
        const QString folder = directory.filePath(u"with a space"_s);
        const double before = freeAt(folder);
        const auto megabytes = qint64(std::min(before / 4, 1000.0));
        const QString line = u"fill %1 %2"_s.arg(megabytes).arg(folder);
        {
            Plant plant(oneMotor(), m_clock);
            ControlDesk desk(plant, nullptr, nullptr);
            QCOMPARE(desk.obey(line), u"ok "_s + line);
            QVERIFY(before - freeAt(folder) > double(megabytes) / 2);
            QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
            QCOMPARE(desk.obey(u"fill none"), u"ok fill none"_s);
            QTRY_VERIFY(before - freeAt(folder) < double(megabytes) / 2);
            QCOMPARE(desk.obey(line), u"ok "_s + line);
        }
        QTRY_VERIFY(before - freeAt(folder) < double(megabytes) / 2);
    }
};

QTEST_GUILESS_MAIN(TestControlDesk)
#include "tst_controldesk.moc"
