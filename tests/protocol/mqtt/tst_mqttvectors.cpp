// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorplayer.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

/// The written conversations of vectors/*.vec, one row per vector and version, and the strictness
/// of their parser.
class tst_MqttVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void badFile_data();
    void badFile();
    void wrongExpectation_data();
    void wrongExpectation();

private:
    static Vectors::ParsedFile parseFile(const QString &name);
};

Vectors::ParsedFile tst_MqttVectors::parseFile(const QString &name)
{
    QFile file(QStringLiteral(RAPTOR_SOURCE_DIR "/tests/protocol/mqtt/vectors/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, name + u": cannot be read"_s};
    return Vectors::parseVectors(name, file.readAll());
}

void tst_MqttVectors::vectors_data()
{
    QTest::addColumn<Vectors::Vector>("vector");
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("error");
    const QDir folder(QStringLiteral(RAPTOR_SOURCE_DIR "/tests/protocol/mqtt/vectors"));
    const QStringList files = folder.entryList({u"*.vec"_s}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        QTest::newRow("no files") << Vectors::Vector() << 0 << u"no vector files"_s;
    for (const QString &name : files) {
        const Vectors::ParsedFile parsed = parseFile(name);
        if (!parsed.error.isEmpty())
            QTest::addRow("%s", qPrintable(name)) << Vectors::Vector() << 0 << parsed.error;
        for (const Vectors::Vector &vector : parsed.vectors) {
            for (const Version version : vector.versions)
                QTest::addRow("%s, %s, %s", qPrintable(name), Vectors::text(version),
                              vector.name.constData())
                    << vector << int(version) << QString();
        }
    }
}

void tst_MqttVectors::vectors()
{
    QFETCH(Vectors::Vector, vector);
    QFETCH(int, version);
    QFETCH(QString, error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    const QString wrong = Vectors::playAll(vector, Version(version));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void tst_MqttVectors::badFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const QByteArray head = "vector a\nversions 5.0\n";
    QTest::newRow("empty") << QByteArray() << u"f:2: no vector"_s;
    QTest::newRow("no end") << head + "open\n" << u"f:5: the last vector has no end"_s;
    QTest::newRow("two without end") << head + "open\nvector b\n"
                                     << u"f:4: the vector before has no end"_s;
    QTest::newRow("between") << QByteArray("open\n") << u"f:1: something between two vectors"_s;
    QTest::newRow("no name") << QByteArray("vector\n") << u"f:1: a vector needs a name"_s;
    QTest::newRow("name twice") << head + "open\nend idle\n" + head
                                << u"f:5: the name occurs twice"_s;
    QTest::newRow("no versions") << QByteArray("vector a\nopen\n")
                                 << u"f:2: the versions are missing"_s;
    QTest::newRow("bad version") << QByteArray("vector a\nversions 4\n")
                                 << u"f:2: unknown or repeated version"_s;
    QTest::newRow("unknown word") << head + "opne\n" << u"f:3: unknown word"_s;
    QTest::newRow("unknown key") << head + "open clena=1\n" << u"f:3: unknown key or bad value"_s;
    QTest::newRow("bad value") << head + "open clean=2\n" << u"f:3: unknown key or bad value"_s;
    QTest::newRow("value too large") << head + "open receive-maximum=65536\n"
                                     << u"f:3: unknown key or bad value"_s;
    QTest::newRow("no value") << head + "open clean\n" << u"f:3: not KEY=VALUE"_s;
    QTest::newRow("bad escape") << head + "open user=\\q\n" << u"f:3: not KEY=VALUE"_s;
    QTest::newRow("no result") << head + "ping =>\n" << u"f:3: an empty result"_s;
    QTest::newRow("odd digits") << head + "< 303\n" << u"f:3: bad hexadecimal"_s;
    QTest::newRow("no digits") << head + "< 3z\n" << u"f:3: bad hexadecimal"_s;
    QTest::newRow("no bytes") << head + "<\n" << u"f:3: bad hexadecimal"_s;
    QTest::newRow("open text") << head + "< \"a\n" << u"f:3: bad hexadecimal"_s;
    QTest::newRow("nothing to repeat") << head + "< *3\n" << u"f:3: bad hexadecimal"_s;
    QTest::newRow("unknown event") << head + "open\n! mesage\n" << u"f:4: unknown event"_s;
    QTest::newRow("early expectation") << head + "> 00\n"
                                       << u"f:3: an expectation before anything was done"_s;
    QTest::newRow("no steps") << head + "end idle\n" << u"f:3: a vector without steps"_s;
    QTest::newRow("bad phase") << head + "open\nend\n" << u"f:4: unknown phase at the end"_s;
    QTest::newRow("bad end") << head + "open\nend idle x=1\n" << u"f:4: unknown word at the end"_s;
}

void tst_MqttVectors::badFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const Vectors::ParsedFile parsed = Vectors::parseVectors(u"f"_s, text);
    QCOMPARE(parsed.error, error);
    QVERIFY(parsed.vectors.isEmpty());
}

void tst_MqttVectors::wrongExpectation_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("error");
    QTest::newRow("all right") << QByteArray("< d000\n! pong\nend connected") << QString();
    QTest::newRow("bytes") << QByteArray("ping\n> c001\nend connected") << u"output is: c0 00"_s;
    QTest::newRow("bytes unexpected") << QByteArray("ping\nend connected") << u"output is: c0 00"_s;
    QTest::newRow("bytes missing")
        << QByteArray("< d000\n! pong\n> c000\nend connected") << u"output is: \n"_s;
    QTest::newRow("event") << QByteArray("< d000\n! closed\nend connected") << u"event is:  pong"_s;
    QTest::newRow("event unexpected")
        << QByteArray("< d000\nend connected") << u"unexpected event: pong"_s;
    QTest::newRow("event missing")
        << QByteArray("ping\n> c000\n! pong\nend connected") << u"missing event: pong"_s;
    QTest::newRow("result") << QByteArray("ping => refused\n> c000\nend connected")
                            << u"result is ok, expected refused"_s;
    QTest::newRow("phase") << QByteArray("< d000\n! pong\nend closed")
                           << u"phase is connected at the end"_s;
    QTest::newRow("unfinished") << QByteArray("publish topic=t qos=1 => 1\n"
                                              "> 3205 0001 74 0001\nend connected")
                                << u"unfinished publishes: 1"_s;
    QTest::newRow("quota") << QByteArray("publish topic=t qos=1 => 1\n> 3205 0001 74 0001\n"
                                         "end connected unfinished=1 quota=65535")
                           << u"send quota: 65534"_s;
}

void tst_MqttVectors::wrongExpectation()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, error);
    const Vectors::ParsedFile parsed =
        Vectors::parseVectors(u"f"_s, "vector a\nversions 3.1.1\nestablish\n" + steps);
    QCOMPARE(parsed.error, QString());
    for (const auto kind : {Vectors::Chunking::Kind::Whole, Vectors::Chunking::Kind::Bytewise,
                            Vectors::Chunking::Kind::Random}) {
        const QString wrong = Vectors::play(parsed.vectors.first(), Version::V311, {kind, 1});
        QCOMPARE(wrong.isEmpty(), error.isEmpty());
        QVERIFY2(wrong.contains(error), qPrintable(wrong));
    }
}

QTEST_APPLESS_MAIN(tst_MqttVectors)
#include "tst_mqttvectors.moc"
