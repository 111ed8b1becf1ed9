// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/trend_set_file.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::History;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTrendSetFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;

    [[nodiscard]] QString fileName() const { return m_directory->filePath(u"trend-sets.json"_s); }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(m_directory->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    void write(const QByteArray &text) const
    {
        QFile file(fileName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    static TrendSet set(const QString &name, Milliseconds span = 1h)
    {
        TrendSet one;
        one.name = name;
        one.tags = {{{*DeviceId::parse(u"raptor/shop/m1"_s), u"left.rpm"_s}, 1, true}};
        one.span = span;
        return one;
    }
    static QStringList namesOf(const QList<TrendSet> &sets)
    {
        QStringList names;
        for (const TrendSet &one : sets)
            names.append(one.name);
        return names;
    }
    /// As another program, or a later run, finds them.
    [[nodiscard]] QStringList kept() const
    {
        const auto sets = trendSetsFromText(content(u"trend-sets.json"_s));
        return sets ? namesOf(*sets) : QStringList{sets.error().text};
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }

    void nothingYet()
    {
        TrendSetFile sets(m_directory->filePath(u"new/folder"_s));
        QSignalSpy settled(&sets, &TrendSetFile::settled);
        QTRY_COMPARE(settled.count(), 1);
        QVERIFY(sets.sets().isEmpty());
        QVERIFY(sets.trouble().isEmpty());
    }

    void survivesARestart()
    {
        {
            TrendSetFile sets(m_directory->path());
            QSignalSpy settled(&sets, &TrendSetFile::settled);
            QVERIFY(sets.save(set(u"Mill"_s)));
            QVERIFY(sets.save(set(u"Dryer"_s, 24h)));
            QVERIFY(sets.save(set(u"Silo"_s)));
            QVERIFY(sets.rename(u"Silo"_s, u"Bin"_s));
            QVERIFY(sets.remove(u"Mill"_s));
            QCOMPARE(namesOf(sets.sets()), (QStringList{u"Bin"_s, u"Dryer"_s})); // at once
            QTRY_VERIFY(settled.count() > 0);
            QCOMPARE(kept(), (QStringList{u"Bin"_s, u"Dryer"_s}));
            QCOMPARE(QFile::permissions(fileName()) & QFile::Permissions(0x0077),
                     QFile::Permissions());
        }
        TrendSetFile again(m_directory->path());
        QSignalSpy changed(&again, &TrendSets::changed);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(again.sets(), (QList<TrendSet>{set(u"Bin"_s), set(u"Dryer"_s, 24h)}));
    }

    void saidNo_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("taken") << u"Mill"_s << u"Dryer"_s << u"already"_s;
        QTest::newRow("unknown") << u"Bin"_s << u"Silo"_s << u"there is no set"_s;
        QTest::newRow("empty") << u"Mill"_s << u" "_s << u"needs a name"_s;
    }
    void saidNo()
    {
        TrendSetFile sets(m_directory->path());
        QVERIFY(sets.save(set(u"Mill"_s)));
        QVERIFY(sets.save(set(u"Dryer"_s)));
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const Outcome renamed = sets.rename(from, to);
        QVERIFY(!renamed);
        QVERIFY2(renamed.error().text.contains(says), qPrintable(renamed.error().text));
        QVERIFY(!sets.remove(u"Bin"_s));
        QVERIFY(!sets.save(set({})));
        QSignalSpy settled(&sets, &TrendSetFile::settled);
        QTRY_VERIFY(settled.count() > 0);
        QCOMPARE(kept(), (QStringList{u"Dryer"_s, u"Mill"_s}));
    }

    void twoProgramsShareIt()
    {
        TrendSetFile one(m_directory->path());
        TrendSetFile two(m_directory->path());
        QSignalSpy oneSettled(&one, &TrendSetFile::settled);
        QSignalSpy twoSettled(&two, &TrendSetFile::settled);
        QTRY_VERIFY(oneSettled.count() > 0 && twoSettled.count() > 0);
        QVERIFY(one.save(set(u"Mill"_s)));
        QTRY_COMPARE(oneSettled.count(), 2);
        QVERIFY(two.save(set(u"Dryer"_s)));
        QTRY_COMPARE(twoSettled.count(), 2);
        QCOMPARE(kept(), (QStringList{u"Dryer"_s, u"Mill"_s}));
        QCOMPARE(namesOf(two.sets()), (QStringList{u"Dryer"_s, u"Mill"_s}));
        QVERIFY(two.remove(u"Mill"_s));
        QTRY_COMPARE(twoSettled.count(), 3);
        QVERIFY(one.rename(u"Mill"_s, u"Silo"_s)); // it does not know yet
        QTRY_VERIFY(one.trouble().contains(u"another program"_s));
        QTRY_COMPARE(namesOf(one.sets()), QStringList{u"Dryer"_s});
    }

    /// What cannot be read is told of in words, and nothing of it is lost.
    void nonsenseIsPutAside()
    {
        const QByteArray nonsense("{\"format\": 1, \"sets\": [ oops");
        write(nonsense);
        TrendSetFile sets(m_directory->path());
        QSignalSpy settled(&sets, &TrendSetFile::settled);
        QTRY_COMPARE(settled.count(), 1);
        QVERIFY2(sets.trouble().contains(u"cannot be read"_s), qPrintable(sets.trouble()));
        QVERIFY(sets.sets().isEmpty());
        QCOMPARE(content(u"trend-sets.json"_s), nonsense); // looking changes nothing
        QVERIFY(sets.save(set(u"Mill"_s)));
        QTRY_COMPARE(settled.count(), 2);
        QCOMPARE(kept(), QStringList{u"Mill"_s});
        QCOMPARE(content(u"trend-sets.json.unreadable-1"_s), nonsense);
        QVERIFY2(sets.trouble().contains(u"unreadable-1"_s), qPrintable(sets.trouble()));
        QVERIFY(sets.save(set(u"Silo"_s)));
        QTRY_COMPARE(settled.count(), 3);
        QVERIFY(sets.trouble().isEmpty());
    }

    void aDiskThatRefusesIsToldOf()
    {
        write("in the way");
        TrendSetFile sets(fileName() + u"/folder"_s); // below a file
        QSignalSpy settled(&sets, &TrendSetFile::settled);
        QTRY_COMPARE(settled.count(), 1);
        QVERIFY(sets.save(set(u"Mill"_s)));
        QTRY_COMPARE(settled.count(), 2);
        QVERIFY2(sets.trouble().contains(u"not kept"_s), qPrintable(sets.trouble()));
        QVERIFY(sets.sets().isEmpty()); // it does not pretend
    }
};

QTEST_GUILESS_MAIN(TestTrendSetFile)
#include "tst_trendsetfile.moc"
