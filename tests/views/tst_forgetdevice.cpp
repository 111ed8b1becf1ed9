// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A device that is gone for good leaves the list, after a question.
#include "models/domain/quality.h"
#include "models/domain/roles.h"
#include "tests/views/fakes/window_fixture.h"
#include "views/device_tree_view.h"

#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace Raptor;
using namespace Qt::StringLiterals;

class TestForgetDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fixture->isReady());
        m_tree = m_fixture->part<QTreeView>(u"deviceTree"_s);
        QVERIFY(m_tree);
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup() { m_fixture.reset(); }

    void onlySilentDevices()
    {
        const QModelIndex live = row(true);
        QVERIFY(live.isValid());
        const QAction *offer = menuAt(live)->findChild<QAction *>(u"forgetDevice"_s);
        QVERIFY(offer && !offer->isEnabled());
        QVERIFY2(offer->text().contains(u"reports"_s), qPrintable(offer->text()));
    }

    void groupsAreNotForgotten()
    {
        QVERIFY(!menuAt(m_tree->model()->index(0, 0))->findChild<QAction *>(u"forgetDevice"_s));
    }

    void asksFirst()
    {
        const QString name = ask();
        QVERIFY(m_fixture->plant.forgotten.isEmpty());
        QVERIFY(m_dialog->windowTitle().contains(name));
        QVERIFY(!m_dialog->isModal());
        bool warned = false;
        const auto labels = m_dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            warned = warned || label->text().contains(u"no e-stop addresses it"_s);
        QVERIFY(warned);
        press(u"forgetDeviceButton"_s);
        QCOMPARE(m_fixture->plant.forgotten, QStringList{name});
        QTRY_VERIFY(!m_fixture->part<QDialog>(u"forgetDialog"_s));
    }

    void enterKeepsIt()
    {
        ask();
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QTRY_VERIFY(!m_fixture->part<QDialog>(u"forgetDialog"_s));
        QVERIFY(m_fixture->plant.forgotten.isEmpty());
    }

    void refusalIsSaid()
    {
        m_fixture->plant.keeps = Error{Error::Code::Refused, u"it reports at this moment"_s};
        ask();
        press(u"forgetDeviceButton"_s);
        auto *refusal = m_dialog->findChild<QLabel *>(u"forgetRefusal"_s);
        QVERIFY(refusal->isVisible());
        QCOMPARE(refusal->text(), u"Not forgotten: it reports at this moment"_s);
        press(u"keepDeviceButton"_s);
        QTRY_VERIFY(!m_fixture->part<QDialog>(u"forgetDialog"_s));
    }

    void notWhereNothingCanBeForgotten()
    {
        m_fixture.reset();
        Test::FakePlant plant;
        plant.fillWithEverything();
        Views::WindowParts parts = plant.parts();
        parts.forgetDevice = {};
        Views::MainWindow window(parts);
        window.show();
        m_tree = window.findChild<QTreeView *>(u"deviceTree"_s);
        QVERIFY(!menuAt(row(false))->findChild<QAction *>(u"forgetDevice"_s));
    }

private:
    /// The first device that is live, or is not.
    [[nodiscard]] QModelIndex row(bool live) const
    {
        const QAbstractItemModel &model = *m_tree->model();
        for (int group = 0; group < model.rowCount(); ++group) {
            const QModelIndex parent = model.index(group, 0);
            for (int i = 0; i < model.rowCount(parent); ++i) {
                const QModelIndex index = model.index(i, 0, parent);
                if (isLive(index.data(DeviceRole::QualityRole).value<Quality>()) == live)
                    return index;
            }
        }
        return {};
    }
    [[nodiscard]] QMenu *menuAt(const QModelIndex &index) const
    {
        m_tree->scrollTo(index);
        Q_EMIT m_tree->customContextMenuRequested(m_tree->visualRect(index).center());
        auto *menu = m_tree->window()->findChild<QMenu *>(u"groupMenu"_s);
        menu->close();
        return menu;
    }
    /// By the menu of a silent device, whose name is answered.
    QString ask()
    {
        const QModelIndex silent = row(false);
        menuAt(silent)->findChild<QAction *>(u"forgetDevice"_s)->trigger();
        m_dialog = m_fixture->part<QDialog>(u"forgetDialog"_s);
        return silent.data(DeviceRole::Id).value<DeviceId>().text();
    }
    void press(const QString &name)
    {
        QTest::mouseClick(m_dialog->findChild<QPushButton *>(name), Qt::LeftButton);
    }

    std::unique_ptr<Test::WindowFixture> m_fixture;
    QTreeView *m_tree = nullptr;
    QDialog *m_dialog = nullptr;
};

QTEST_MAIN(TestForgetDevice)
#include "tst_forgetdevice.moc"
