// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_schema.h"
#include "models/history/audit_schema.h"
#include "models/history/durable_file.h"
#include "models/history/file_format.h"
#include "models/history/history_schema.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::History;
using namespace Qt::StringLiterals;

class TestFileFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aFileInTheMaking_data()
    {
        QTest::addColumn<const FileFormat *>("format");
        QTest::newRow("history") << &historyFormat();
        QTest::newRow("alarms") << &alarmFormat();
        QTest::newRow("audit trail") << &auditFormat();
    }
    /// Who looks while another one makes it sees either nothing yet or all of it.
    void aFileInTheMaking()
    {
        QFETCH(const FileFormat *, format);
        constexpr int rounds = 40;
        for (int round = 0; round < rounds; ++round) {
            const QTemporaryDir directory;
            const QString file = directory.filePath(u"file.sqlite"_s);
            QString trouble;
            const std::unique_ptr<QThread> maker(QThread::create([&] {
                DurableFile made(file, *format, {});
                const Outcome outcome = made.open();
                trouble = outcome ? QString() : outcome.error().text;
                made.close();
            }));
            maker->start();
            bool whole = false;
            QString wrong;
            while (!whole && wrong.isEmpty() && !maker->isFinished()) {
                const auto opened = openForReading(file, *format);
                whole = opened.ok();
                const auto isAwaited = [](const Error &error) {
                    return error.code == Error::Code::NotFound
                        || error.text.contains(u"is held by another program"); // a slow disk
                };
                if (!whole && !isAwaited(opened.error()))
                    wrong = opened.error().text;
            }
            maker->wait();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
            QVERIFY(openForReading(file, *format).ok());
        }
    }
    /// Whoever has it at this moment writes it: what would be read without locks may be torn.
    void heldByAWriter()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"file.sqlite"_s);
        SqlConnection writer(file, SqlConnection::Access::ReadWrite);
        QVERIFY(writer.open().ok());
        QVERIFY(createFormat(writer, historyFormat()).ok());
        QVERIFY(writer.execute(u"BEGIN EXCLUSIVE"_s).ok());
        const auto opened = openForReading(file, historyFormat());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, Error::Code::Io);
        QVERIFY(writer.execute(u"COMMIT"_s).ok());
        QVERIFY(openForReading(file, historyFormat()).ok());
    }
    void anothersFile()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"file.sqlite"_s);
        DurableFile made(file, alarmFormat(), {});
        QVERIFY(made.open().ok());
        const auto opened = openForReading(file, historyFormat());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, Error::Code::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestFileFormat)
#include "tst_fileformat.moc"
