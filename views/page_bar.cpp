// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/page_bar.h"

#include "views/labels.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr auto PageProperty = "page";

} // namespace

PageBar::PageBar(QWidget *parent) : QFrame(parent), m_layout(new QHBoxLayout(this))
{
    setObjectName(u"pageBar"_s);
    setAccessibleName(tr("Pages"));
    setLook(this, "panel");
    m_layout->setContentsMargins(12, 5, 12, 5);
    m_layout->setSpacing(4);
}

void PageBar::addSpace()
{
    m_layout->addStretch();
}

void PageBar::addPage(int page, const QString &name, const QString &title, const QString &key)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"page_"_s + name);
    button->setText(title);
    button->setToolTip(tr("%1 (%2)", "page, key").arg(title, key));
    button->setAccessibleName(tr("Page %1").arg(title));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty(PageProperty, page);
    setLook(button, "page");
    m_layout->addWidget(button);
    m_buttons.append(button);
    connect(button, &QToolButton::clicked, this, [this, page, button] {
        button->setChecked(true);
        Q_EMIT pageChosen(page);
    });
}

void PageBar::setCurrent(int page)
{
    for (QToolButton *button : std::as_const(m_buttons))
        button->setChecked(button->property(PageProperty).toInt() == page);
}

} // namespace Raptor::Views
