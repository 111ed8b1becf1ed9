// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/theme.h"
#include "views/trend_legend_model.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using Model = TrendLegendModel;

class TestTrendLegendModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    static TrendTrace trace(const QString &signal)
    {
        TrendTrace one;
        one.tag = {Test::device(u"raptor/shop/m1"_s), signal};
        one.name = u"m1 "_s + signal;
        one.unit = Unit::Rpm;
        one.colour = Qt::blue;
        return one;
    }
    QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names.append(text(row, Model::Name));
        return names;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_theme = std::make_unique<Theme>(Theme::Kind::Light);
        m_model = std::make_unique<Model>(m_theme.get(), nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void tracesComeAndGo_data()
    {
        QTest::addColumn<QStringList>("next");
        QTest::addColumn<bool>("resets");
        QTest::newRow("same") << QStringList{u"a"_s, u"b"_s, u"c"_s} << false;
        QTest::newRow("more") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s} << false;
        QTest::newRow("fewer") << QStringList{u"a"_s, u"c"_s} << false;
        QTest::newRow("other") << QStringList{u"b"_s, u"d"_s} << false;
        QTest::newRow("turned") << QStringList{u"c"_s, u"a"_s} << true;
        QTest::newRow("none") << QStringList{} << false;
    }
    void tracesComeAndGo()
    {
        m_model->setTraces({trace(u"a"_s), trace(u"b"_s), trace(u"c"_s)});
        QFETCH(QStringList, next);
        QFETCH(bool, resets);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QList<TrendTrace> traces;
        QStringList expected;
        for (const QString &signal : next) {
            traces.append(trace(signal));
            expected.append(u"m1 "_s + signal);
        }
        m_model->setTraces(traces);
        QCOMPARE(names(), expected);
        QCOMPARE(reset.count(), resets ? 1 : 0);
    }

    void figuresAreShown()
    {
        m_model->setTraces({trace(u"a"_s), trace(u"b"_s)});
        QCOMPARE(text(0, Model::Current), QString(QChar(0x2013)));
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        Model::Figures figures;
        figures.statistics = {1450.0, Quality::Good, 1400.0, 1500.0, 1449.6, 100};
        figures.a.value = 1420.0;
        figures.b.value = 1400.0;
        m_model->setFigures({figures, {}});
        QCOMPARE(changed.count(), 1);
        QVERIFY(text(0, Model::Current).contains(u"1,450"_s));
        QVERIFY(text(0, Model::Minimum).contains(u"1,400"_s));
        QVERIFY(text(0, Model::Maximum).contains(u"1,500"_s));
        QVERIFY(text(0, Model::CursorA).contains(u"1,420"_s));
        QVERIFY(text(0, Model::Delta).contains(u"20"_s));
        QCOMPARE(text(0, Model::QualityColumn), u"good"_s);
        QCOMPARE(text(1, Model::Mean), QString(QChar(0x2013)));
        m_model->setFigures({figures, {}});
        QCOMPARE(changed.count(), 1); // nothing new
        QCOMPARE(m_model->index(0, Model::Delta).data(Model::Sort).toDouble(), -20.0);
        QVERIFY(m_model->index(1, Model::Delta).data(Model::Sort).toDouble() < -1e300);
    }

    void notLiveLooksLikeIt()
    {
        m_model->setTraces({trace(u"a"_s)});
        Model::Figures figures;
        figures.statistics.current = 12;
        for (const auto &[quality, italic] :
             {std::pair(Quality::Good, false), std::pair(Quality::Stale, true),
              std::pair(Quality::Offline, true)}) {
            figures.statistics.quality = quality;
            m_model->setFigures({figures});
            const QVariant font = m_model->index(0, Model::Current).data(Qt::FontRole);
            QCOMPARE(font.isValid() && font.value<QFont>().italic(), italic);
        }
        QCOMPARE(text(0, Model::QualityColumn), u"offline"_s);
    }

    void theBoxAsks()
    {
        m_model->setTraces({trace(u"a"_s)});
        QSignalSpy asked(m_model.get(), &Model::visibilityRequested);
        const QModelIndex name = m_model->index(0, Model::Name);
        QVERIFY(name.flags() & Qt::ItemIsUserCheckable);
        QCOMPARE(name.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(m_model->setData(name, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(1).toBool(), false);
        TrendTrace hidden = trace(u"a"_s);
        hidden.visible = false;
        m_model->setTraces({hidden});
        QVERIFY(name.data(Qt::AccessibleTextRole).toString().contains(u"hidden"_s));
    }
};

QTEST_MAIN(TestTrendLegendModel)
#include "tst_trendlegendmodel.moc"
