// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/empty_note.h"

#include "views/labels.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QVBoxLayout>

namespace Raptor::Views {

EmptyNote::EmptyNote(const QString &title, const QString &advice, const QAbstractItemModel *model,
                     QWidget *content, QWidget *parent)
    : QFrame(parent), m_title(plainLabel(title, "title", this)),
      m_advice(plainLabel(advice, "muted", this)), m_model(model), m_content(content)
{
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    for (QLabel *label : {m_title, m_advice}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(3);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyNote::update);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyNote::update);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyNote::update);
    update();
}

void EmptyNote::say(const QString &title, const QString &advice)
{
    m_title->setText(title);
    m_advice->setText(advice);
}

void EmptyNote::update()
{
    const bool empty = m_model->rowCount() == 0;
    setVisible(empty);
    m_content->setVisible(!empty);
}

QFrame *cardOf(QWidget *content, EmptyNote *note, QWidget *parent)
{
    auto *card = new QFrame(parent);
    setLook(card, "card");
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(4, 4, 4, 4);
    inside->addWidget(content);
    inside->addWidget(note);
    return card;
}

} // namespace Raptor::Views
