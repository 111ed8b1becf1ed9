// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/views/fakes/fake_plant.h"
#include "views/main_window.h"

#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>

#include <memory>

namespace Raptor::Test {

/// The whole window on a plant in every state: for tests with real clicks and keys.
class WindowFixture
{
public:
    explicit WindowFixture(QSize size = {1280, 720})
    {
        plant.fillWithEverything();
        window = std::make_unique<Views::MainWindow>(plant.parts());
        window->resize(size);
        window->show();
        window->activateWindow();
    }

    [[nodiscard]] bool isReady() const { return QTest::qWaitForWindowActive(window.get()); }
    template <class Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }
    void open(const QString &id)
    {
        window->selectDevice(device(id));
        window->showPage(Views::MainWindow::Page::Device);
        plant.desk.calls.clear();
    }
    [[nodiscard]] QStringList &calls() { return plant.desk.calls; }

    FakePlant plant;
    std::unique_ptr<Views::MainWindow> window;
};

/// Where a widget stands on the screen.
[[nodiscard]] inline QRect onScreen(const QWidget *widget)
{
    return {widget->mapToGlobal(QPoint()), widget->size()};
}

} // namespace Raptor::Test
