// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stops by raptorctl: neither a password, nor a wrong name, nor a broker that is late holds them
// up.
#include "tests/support/ctl_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <memory>

using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QString motor = u"raptor/shop/m1"_s;

QByteArray brokerEntry(const QString &name, quint16 port, int rank, const QString &user = {})
{
    QString entry =
        u"[[broker]]\nname = \"%1\"\nurl = \"mqtt://127.0.0.1:%2\"\nrank = %3\n"_s.arg(name)
            .arg(port)
            .arg(rank);
    if (!user.isEmpty())
        entry += u"user = \"%1\"\n"_s.arg(user);
    return entry.toUtf8();
}

} // namespace

class TestCtlStops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_broker = std::make_unique<PrivateBroker>();
        m_data = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_data->path().toLocal8Bit());
    }
    void cleanup() { m_broker.reset(); }
    void goesOnWithoutAPassword_data();
    void goesOnWithoutAPassword();
    void startNeedsItsPassword();
    void eStopLatchesWhileSomebodyTypes();
    void wrongNamesKeepNoStop_data();
    void wrongNamesKeepNoStop();
    void stopAlsoGoesOutOnALatePath();
    void stopAlsoGoesOutOnceAPasswordIsTyped();
    void eStopOfAnotherProgramIsNotItsOutcome();
    void rp04_reasonIsInTheTrail_data();
    void rp04_reasonIsInTheTrail();

private:
    QString configured(const QByteArray &brokers) const
    {
        QFile file(m_data->filePath(u"console.toml"_s));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(brokers) > 0;
        return written ? file.fileName() : QString();
    }
    int latches() const
    {
        return int(
            QDir(m_data->filePath(u"raptor-console/latches"_s)).entryList(QDir::Files).size());
    }
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_data;
};

void TestCtlStops::goesOnWithoutAPassword_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("e-stop of everything") << QStringList{u"estop"_s, u"--all"_s};
    QTest::newRow("e-stop") << QStringList{u"estop"_s, motor};
    QTest::newRow("stop") << QStringList{u"stop"_s, motor};
}

/// From cron there is no terminal; the other broker is enough.
void TestCtlStops::goesOnWithoutAPassword()
{
    QFETCH(const QStringList, arguments);
    const SimProcess sim(SimProcess::oneMotor(m_broker->url()));
    const QString config = configured(brokerEntry(u"cloud"_s, m_broker->port(), 1, u"console-1"_s)
                                      + brokerEntry(u"local"_s, m_broker->port(), 2));
    CtlProcess ctl(QStringList{u"--config"_s, config} + arguments);
    QCOMPARE(ctl.status(), 0);
    QVERIFY2(ctl.errors().contains("going on without it"), ctl.errors().constData());
}

void TestCtlStops::startNeedsItsPassword()
{
    const QString config = configured(brokerEntry(u"cloud"_s, m_broker->port(), 1, u"console-1"_s));
    CtlProcess ctl({u"--config"_s, config, u"start"_s, motor});
    QCOMPARE(ctl.status(), 2);
    QVERIFY2(ctl.errors().contains("no terminal"), ctl.errors().constData());
}

/// What can be read at once.
static QByteArray readable(int terminal)
{
    pollfd wanted{terminal, POLLIN, 0};
    if (::poll(&wanted, 1, 0) <= 0)
        return {};
    QByteArray bytes(200, '\0');
    bytes.truncate(std::max<ssize_t>(0, ::read(terminal, bytes.data(), 200)));
    return bytes;
}

void TestCtlStops::eStopLatchesWhileSomebodyTypes()
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    const QByteArray name = ::ptsname(terminal);
    const SimProcess sim(SimProcess::oneMotor(m_broker->url()));
    const QString config = configured(brokerEntry(u"cloud"_s, m_broker->port(), 1, u"console-1"_s));
    {
        CtlProcess ctl({u"--config"_s, config, u"estop"_s, motor}, name.constData());
        QTRY_COMPARE_WITH_TIMEOUT(latches(), 1, 20'000);
        QVERIFY(ctl.isRunning());
        QByteArray question; // comes in pieces
        QTRY_VERIFY2_WITH_TIMEOUT(
            question.append(readable(terminal)).contains("Password of console-1"),
            question.constData(), 20'000);
        QVERIFY(::write(terminal, "secret\n", 7) == 7);
        QCOMPARE(ctl.status(), 0);
    }
    ::close(terminal);
}

void TestCtlStops::wrongNamesKeepNoStop_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("wrong");
    for (const QString &verb : {u"stop"_s, u"estop"_s}) {
        QTest::addRow("%s, no such kind", qPrintable(verb)) << verb << u"tractor/shop/m1"_s;
        QTest::addRow("%s, cannot be stopped", qPrintable(verb)) << verb << u"battery/user-1"_s;
        QTest::addRow("%s, no name", qPrintable(verb)) << verb << u"m1"_s;
    }
}

void TestCtlStops::wrongNamesKeepNoStop()
{
    QFETCH(const QString, verb);
    QFETCH(const QString, wrong);
    const SimProcess sim(SimProcess::oneMotor(m_broker->url()));
    CtlProcess ctl({u"--broker"_s, m_broker->url(), u"--json"_s, verb, wrong, motor});
    QCOMPARE(ctl.status(), 3);
    QVERIFY2(ctl.errors().contains(wrong.toUtf8()), ctl.errors().constData());
    const QByteArray output = ctl.output();
    QVERIFY2(output.contains("\"confirmed\""), output.constData());
    QVERIFY2(output.contains(motor.toUtf8()), output.constData());
}

/// The device listens on the broker that is up second.
void TestCtlStops::stopAlsoGoesOutOnALatePath()
{
    const PrivateBroker far;
    const SimProcess sim(SimProcess::oneMotor(far.url()));
    FaultProxy proxy(far.port());
    FaultProxy::Faults slow;
    slow.latency = std::chrono::milliseconds(100);
    proxy.setPlan({slow, slow});
    const QString config = configured(brokerEntry(u"near"_s, m_broker->port(), 1)
                                      + brokerEntry(u"far"_s, proxy.port(), 2));
    CtlProcess ctl({u"--config"_s, config, u"stop"_s, motor});
    const int status = ctl.status();
    QVERIFY2(status == 0, (ctl.output() + ctl.errors()).constData());
}

/// The device listens where a password is awaited, and nobody at the broker that is up at once.
void TestCtlStops::stopAlsoGoesOutOnceAPasswordIsTyped()
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    const QByteArray name = ::ptsname(terminal);
    const PrivateBroker far;
    const SimProcess sim(SimProcess::oneMotor(far.url()));
    const QString config = configured(brokerEntry(u"near"_s, m_broker->port(), 1)
                                      + brokerEntry(u"far"_s, far.port(), 2, u"console-1"_s));
    {
        CtlProcess ctl({u"--config"_s, config, u"--json"_s, u"stop"_s, motor}, name.constData());
        QByteArray question;
        QTRY_VERIFY2_WITH_TIMEOUT(
            question.append(readable(terminal)).contains("Password of console-1"),
            question.constData(), 20'000);
        const auto hasOutcome = [&ctl] {
            const QList<QJsonObject> lines = jsonLines(ctl.output());
            return !lines.isEmpty() && lines.last().value(u"final"_s).toBool();
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 20'000);
        const QDeadlineTimer longerThanForALink(1500);
        QTRY_VERIFY(longerThanForALink.hasExpired());
        QVERIFY2(ctl.isRunning(), (ctl.output() + ctl.errors()).constData());
        QVERIFY(::write(terminal, "secret\n", 7) == 7);
        const int status = ctl.status();
        QVERIFY2(status == 0, (ctl.output() + ctl.errors()).constData());
    }
    ::close(terminal);
}

/// It overtakes the stop, which is then not confirmed.
void TestCtlStops::eStopOfAnotherProgramIsNotItsOutcome()
{
    Eavesdropper subscriber(*m_broker, u"raptor/#"_s);
    CtlProcess stop({u"--broker"_s, m_broker->url(), u"stop"_s, motor});
    QTRY_VERIFY_WITH_TIMEOUT(!subscriber.lines().isEmpty(), 20'000);
    CtlProcess other({u"--broker"_s, u"mqtt://127.0.0.1:%1"_s.arg(freePort()), u"estop"_s, motor});
    QTRY_COMPARE_WITH_TIMEOUT(latches(), 1, 20'000);
    QCOMPARE(stop.status(), 4);
}

void TestCtlStops::rp04_reasonIsInTheTrail_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("reason");
    QTest::newRow("stop") << QStringList{u"stop"_s, motor} << u"belt slips"_s;
    QTest::newRow("stop without one") << QStringList{u"stop"_s, motor} << QString();
    QTest::newRow("group") << QStringList{u"stop"_s, motor, u"raptor/shop/m2"_s} << u"shift ends"_s;
    QTest::newRow("e-stop") << QStringList{u"estop"_s, motor} << u"smoke"_s;
    QTest::newRow("e-stop of the site")
        << QStringList{u"estop"_s, u"--site"_s, u"shop"_s} << u"smoke"_s;
}

void TestCtlStops::rp04_reasonIsInTheTrail()
{
    QFETCH(QStringList, arguments);
    QFETCH(const QString, reason);
    const SimProcess sim(SimProcess::oneMotor(m_broker->url()));
    if (!reason.isEmpty())
        arguments += {u"--reason"_s, reason};
    const CtlRun stop = runCtl(QStringList{u"--broker"_s, m_broker->url()} + arguments);
    QVERIFY2(stop.output.contains("confirmed"), stop.output + stop.errors);
    const QList<QJsonObject> rows = jsonLines(runCtl({u"--json"_s, u"audit"_s, u"list"_s}).output);
    QVERIFY(!rows.isEmpty());
    for (const QJsonObject &row : rows)
        QCOMPARE(row.value(u"reason"_s).toString(), reason);
}

QTEST_GUILESS_MAIN(TestCtlStops)
#include "tst_ctlstops.moc"
