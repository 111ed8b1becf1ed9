// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hand of a test at the real raptor-console: Qt loads it into the program, which knows nothing
// of it, and it presses what it is told to on standard input: "click NAME".
#include <QtCore/QSocketNotifier>
#include <QtGui/QGenericPlugin>
#include <QtGui/QMouseEvent>
#include <QtGui/QWindow>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// A real click: into the window, at the place where the widget is seen.
bool click(const QString &name)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *widget = window->findChild<QWidget *>(name);
        if (!widget || !widget->isVisible() || !widget->isEnabled() || !window->windowHandle())
            continue;
        const QPointF local = widget->mapTo(window, widget->rect().center());
        const QPointF global = window->mapToGlobal(local);
        QMouseEvent press(QEvent::MouseButtonPress, local, local, global, Qt::LeftButton,
                          Qt::LeftButton, Qt::NoModifier);
        QMouseEvent release(QEvent::MouseButtonRelease, local, local, global, Qt::LeftButton,
                            Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window->windowHandle(), &press);
        QCoreApplication::sendEvent(window->windowHandle(), &release);
        return true;
    }
    return false;
}

class Hand final : public QObject
{
public:
    Hand() : m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Hand::read);
    }

private:
    void read()
    {
        char bytes[256];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            m_input.setEnabled(false);
            return;
        }
        m_lines.append(bytes, count);
        for (qsizetype end = 0; (end = m_lines.indexOf('\n')) >= 0;) {
            const QByteArray line = m_lines.left(end);
            m_lines.remove(0, end + 1);
            std::puts(click(QString::fromUtf8(line.mid(int(sizeof "click")))) ? "yes" : "no");
            std::fflush(stdout);
        }
    }

    QSocketNotifier m_input;
    QByteArray m_lines;
};

class HandPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "hand.json")

public:
    QObject *create(const QString &name, const QString &) override
    {
        return name == u"raptorhand"_s ? new Hand : nullptr;
    }
};

} // namespace

#include "hand_plugin.moc"
