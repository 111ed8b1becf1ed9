// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/roles.h"
#include "models/link_history_model.h"
#include "tests/support/fake_link_history.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLinkHistoryModel : public QObject
{
    Q_OBJECT

    static constexpr WallTime start{Milliseconds(1'763'690'000'000)};

    static QStringList texts(const QAbstractItemModel &model, int row)
    {
        QStringList texts;
        for (int column = 0; column < model.columnCount(); ++column)
            texts.append(model.index(row, column).data().toString());
        return texts;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void switchesInWords()
    {
        Test::FakeLinkHistory history;
        BrokerSwitchModel model(history);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        history.add({start, {}, u"local"_s, u"fresh data"_s, false});
        history.add({start + 1min, u"local"_s, u"cloud"_s, u"locked"_s, true});
        history.add({start + 2min, u"cloud"_s, {}, u"line 1\nline 2"_s, false});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(texts(model, 0).mid(1),
                 (QStringList{u"cloud"_s, u"none usable"_s, u"automatic"_s, u"line 1\\nline 2"_s}));
        QCOMPARE(texts(model, 1).mid(1),
                 (QStringList{u"local"_s, u"cloud"_s, u"operator"_s, u"locked"_s}));
        QCOMPARE(texts(model, 2).mid(1),
                 (QStringList{u"\u2013"_s, u"local"_s, u"automatic"_s, u"fresh data"_s}));
        QCOMPARE(model.index(1, 0).data(LinkHistoryRole::Switch).value<BrokerSwitch>(),
                 history.switches().at(1));
        for (int column = 0; column < SwitchColumn::Count; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void outagesInWords()
    {
        Test::FakeLinkHistory history;
        BrokerOutageModel model(history);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        history.put({u"cloud"_s, start, start + 90s, u"refused"_s, 3, 135});
        history.put({u"local"_s, start + 1h, {}, {}, 0, 0});
        QCOMPARE(texts(model, 1).mid(2),
                 (QStringList{u"90 s"_s, u"cloud"_s, u"3"_s, u"about 135"_s, u"refused"_s}));
        QCOMPARE(
            texts(model, 0).mid(1),
            (QStringList{u"it lasts"_s, u"\u2013"_s, u"local"_s, u"0"_s, u"0"_s, u"not known"_s}));
        for (int column = 0; column < OutageColumn::Count; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void rowsComeOnTopAndGoBelow()
    {
        Test::FakeLinkHistory history;
        BrokerSwitchModel model(history);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        history.most = 3;
        for (int i = 0; i < 5; ++i)
            history.add({start + std::chrono::minutes(i), {}, u"local"_s, u"%1"_s.arg(i), false});
        QCOMPARE(reset.count(), 1); // out of nothing
        QCOMPARE(inserted.count(), 4);
        QCOMPARE(removed.count(), 2);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, SwitchColumn::Reason).data(), u"4"_s);
        QCOMPARE(model.index(2, SwitchColumn::Reason).data(), u"2"_s);
    }

    void anOutageThatEndsKeepsItsRow()
    {
        Test::FakeLinkHistory history;
        BrokerOutageModel model(history);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        history.put({u"cloud"_s, start, {}, u"refused"_s, 3, 1});
        history.put({u"local"_s, start + 1s, {}, u"reset"_s, 1, 1});
        const QPersistentModelIndex row(model.index(1, 0));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        history.put({u"cloud"_s, start, start + 9s, u"refused"_s, 3, 12});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(row.sibling(row.row(), OutageColumn::Lasted).data(), u"9.0 s"_s);
    }

    void earlierRunsComeLater()
    {
        Test::FakeLinkHistory history;
        BrokerSwitchModel model(history);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        history.add({start, {}, u"local"_s, u"now"_s, false});
        history.addOlder({start - 1h, {}, u"cloud"_s, u"before"_s, false});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, SwitchColumn::Reason).data(), u"now"_s);
        QCOMPARE(model.index(1, SwitchColumn::Reason).data(), u"before"_s);
    }
};

QTEST_GUILESS_MAIN(TestLinkHistoryModel)
#include "tst_linkhistorymodel.moc"
