// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What raptorctl changes of the things that a data directory remembers: a device that is gone, a
// plant that is another one.
#include "models/history/alarm_claim.h"
#include "tests/support/ctl_process.h"
#include "tests/support/private_broker.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray running = R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})";
const QString gone = u"raptor/shop/m1"_s;
const QByteArray twoDevices = "1700000000000 raptor/shop/m1\n1700000000000 raptor/shop/m2\n";

} // namespace

class TestCtlMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_broker = std::make_unique<PrivateBroker>();
        const QByteArray broker =
            "[[broker]]\nname = \"local\"\nurl = \"" + m_broker->url().toUtf8() + "\"\n";
        QVERIFY(write(u"console.toml"_s, broker));
        QVERIFY(write(u"known-devices"_s, twoDevices));
    }
    void cleanup()
    {
        m_broker.reset();
        m_folder.reset();
    }

    void silentDeviceIsForgotten()
    {
        const CtlRun run = ctl({u"devices"_s, u"forget"_s, gone});
        QVERIFY2(run.status == 0, run.errors.constData());
        QCOMPARE(run.output, QByteArray("raptor/shop/m1: forgotten\n"));
        QVERIFY(!content(u"known-devices"_s).contains("raptor/shop/m1"));
        QVERIFY(content(u"known-devices"_s).contains("raptor/shop/m2"));
        const CtlRun again = ctl({u"devices"_s, u"forget"_s, gone});
        QCOMPARE(again.status, 3);
        QVERIFY2(again.errors.contains("is not known here"), again.errors.constData());
    }

    void liveDeviceIsNot()
    {
        const CtlRun run = ctl({u"devices"_s, u"forget"_s, gone}, gone);
        QCOMPARE(run.status, 3);
        QVERIFY2(run.errors.contains("reports at this moment"), run.errors.constData());
        QVERIFY(content(u"known-devices"_s).contains("raptor/shop/m1"));
    }

    void notByWhomMayOnlyLook()
    {
        const CtlRun run = ctl({u"devices"_s, u"forget"_s, gone, u"--role=view"_s});
        QCOMPARE(run.status, 3);
        QVERIFY(content(u"known-devices"_s).contains("raptor/shop/m1"));
    }

    void notBesideAConsole_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("forget") << QStringList{u"devices"_s, u"forget"_s, gone};
        QTest::newRow("confirm") << QStringList{u"brokers"_s, u"confirm"_s, u"local"_s};
    }
    void notBesideAConsole()
    {
        QFETCH(QStringList, arguments);
        History::AlarmClaim window(m_folder->path());
        const auto taken = window.take();
        QVERIFY(taken && *taken);
        const CtlRun run = ctl(arguments);
        QCOMPARE(run.status, 3);
        QVERIFY2(run.errors.contains("a console runs on"), run.errors.constData());
        QVERIFY(content(u"known-devices"_s).contains("raptor/shop/m1"));
    }

    void siteIsConfirmed()
    {
        QVERIFY(
            write(u"known-sites"_s, "at local " + m_broker->url().toUtf8() + "\nraptor/shop/m1\n"));
        const QString stranger = u"raptor/shop/x1"_s;
        const CtlRun run = ctl({u"brokers"_s, u"confirm"_s, u"local"_s}, stranger);
        QVERIFY2(run.status == 0, run.errors.constData());
        QCOMPARE(run.output, QByteArray("local: confirmed: raptor/shop/x1\n"));
        QVERIFY(content(u"known-sites"_s).contains("raptor/shop/x1"));
        const CtlRun again = ctl({u"brokers"_s, u"confirm"_s, u"local"_s, u"--json"_s}, stranger);
        QCOMPARE(again.status, 3);
        QVERIFY2(again.errors.contains("nothing to confirm"), again.errors.constData());
    }

    void siteThatCannotBeConfirmed_data()
    {
        QTest::addColumn<QString>("broker");
        QTest::addColumn<QByteArray>("sites");
        QTest::addColumn<int>("status");
        QTest::newRow("no such broker") << u"cloud"_s << QByteArray() << 2;
        QTest::newRow("nothing known") << u"local"_s << QByteArray() << 3;
        QTest::newRow("memory lost") << u"local"_s << QByteArray("nonsense\n") << 1;
    }
    void siteThatCannotBeConfirmed()
    {
        QFETCH(QString, broker);
        QFETCH(QByteArray, sites);
        QVERIFY(write(u"known-sites"_s, sites));
        const CtlRun run = ctl({u"brokers"_s, u"confirm"_s, broker});
        QTEST(run.status, "status");
        QVERIFY(run.output.isEmpty());
    }

    void noLink()
    {
        m_broker.reset();
        QCOMPARE(ctl({u"brokers"_s, u"confirm"_s, u"local"_s}).status, 5);
    }

private:
    /// Meanwhile @p device reports, if it is named.
    CtlRun ctl(QStringList arguments, const QString &device = {})
    {
        arguments += {u"--config"_s, m_folder->filePath(u"console.toml"_s), u"--data"_s,
                      m_folder->path(), u"--for=2"_s};
        CtlProcess process(arguments);
        const auto reportsOrEnded = [&] {
            if (!device.isEmpty() && m_broker)
                m_broker->publish(device + u"/state"_s, running);
            return !process.isRunning();
        };
        (void)QTest::qWaitFor(reportsOrEnded, 20'000);
        return {process.status(), process.output(), process.errors()};
    }
    [[nodiscard]] bool write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PrivateBroker> m_broker;
};

QTEST_GUILESS_MAIN(TestCtlMemory)
#include "tst_ctlmemory.moc"
