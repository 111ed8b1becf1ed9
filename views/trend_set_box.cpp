// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_set_box.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

TrendSetBox::TrendSetBox(TrendSets *sets, const std::function<TrendSet()> &shown, QWidget *parent)
    : QWidget(parent), m_sets(sets), m_shown(shown), m_box(new QComboBox(this)),
      m_save(new PushButton(tr("Save\u2026"), this)),
      m_rename(new PushButton(tr("Rename\u2026"), this)),
      m_remove(new PushButton(tr("Delete\u2026"), this)), m_line(new QWidget(parent)),
      m_words(plainLabel({}, "strong", m_line)), m_name(new QLineEdit(m_line)),
      m_yes(new PushButton({}, m_line)), m_no(new PushButton(tr("Cancel"), m_line))
{
    build();
    buildLine();
    connect(m_box, &QComboBox::activated, this, &TrendSetBox::open);
    connect(m_save, &QPushButton::clicked, this, [this] { ask(Question::Save); });
    connect(m_rename, &QPushButton::clicked, this, [this] { ask(Question::Rename); });
    connect(m_remove, &QPushButton::clicked, this, [this] { ask(Question::Remove); });
    connect(m_yes, &QPushButton::clicked, this, &TrendSetBox::answer);
    connect(m_name, &QLineEdit::returnPressed, this, &TrendSetBox::answer);
    connect(m_no, &QPushButton::clicked, this, &TrendSetBox::escape);
    connect(m_name, &QLineEdit::textChanged, this, &TrendSetBox::showQuestion);
    if (sets)
        connect(sets, &TrendSets::changed, this, &TrendSetBox::showSets);
    showSets();
}

void TrendSetBox::build()
{
    m_box->setObjectName(u"trendSetBox"_s);
    m_box->setAccessibleName(tr("Open a saved trend"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(16);
    m_box->setPlaceholderText(tr("Saved trends"));
    m_save->setObjectName(u"trendSetSave"_s);
    m_save->setAccessibleName(tr("Save what is shown under a name"));
    m_rename->setObjectName(u"trendSetRename"_s);
    m_rename->setAccessibleName(tr("Rename the saved trend"));
    m_remove->setObjectName(u"trendSetRemove"_s);
    m_remove->setAccessibleName(tr("Delete the saved trend"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_box, m_save, m_rename, m_remove})
        layout->addWidget(part);
}

void TrendSetBox::buildLine()
{
    m_words->setObjectName(u"trendSetQuestion"_s);
    m_name->setObjectName(u"trendSetName"_s);
    m_name->setAccessibleName(tr("Name of the saved trend"));
    m_name->setMaxLength(longestTrendSetName);
    m_yes->setObjectName(u"trendSetYes"_s);
    m_yes->setAccessibleName(tr("Save"));
    m_no->setObjectName(u"trendSetNo"_s);
    m_no->setAccessibleName(tr("Cancel: change nothing of the saved trends"));
    auto *layout = new QHBoxLayout(m_line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_words);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_yes);
    layout->addWidget(m_no);
    layout->addStretch();
    m_line->hide();
}

const TrendSet *TrendSetBox::find(const QString &name) const
{
    const auto found = std::find_if(m_known.cbegin(), m_known.cend(),
                                    [&name](const TrendSet &set) { return set.name == name; });
    return found == m_known.cend() ? nullptr : &*found;
}

void TrendSetBox::showSets()
{
    m_known = m_sets ? m_sets->sets() : QList<TrendSet>();
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    for (const TrendSet &set : std::as_const(m_known))
        m_box->addItem(set.name);
    m_box->setCurrentIndex(m_box->findText(m_current, Qt::MatchExactly | Qt::MatchCaseSensitive));
    const bool any = m_box->currentIndex() >= 0;
    m_box->setEnabled(!m_known.isEmpty());
    m_box->setToolTip(m_known.isEmpty() ? tr("Nothing is saved yet") : QString());
    m_save->setEnabled(m_sets != nullptr);
    m_save->setToolTip(m_sets ? QString() : tr("Nothing can be saved here"));
    for (PushButton *button : {m_rename, m_remove}) {
        button->setEnabled(any);
        button->setToolTip(any ? QString() : tr("Open a saved trend first"));
    }
    if (!any && (m_question == Question::Rename || m_question == Question::Remove))
        escape();
}

void TrendSetBox::open(int place)
{
    if (place < 0 || place >= m_known.size())
        return;
    const TrendSet set = m_known.at(place);
    escape();
    m_current = set.name;
    showSets();
    Q_EMIT opened(set);
}

void TrendSetBox::ask(Question question)
{
    if (question == Question::Save && m_shown().tags.isEmpty()) {
        Q_EMIT said(tr("There is nothing on the chart to save"), true);
        return;
    }
    m_question = question;
    m_name->setText(m_current);
    m_name->selectAll();
    m_name->setVisible(question != Question::Remove);
    showQuestion();
    m_line->show();
    if (question == Question::Remove)
        m_no->setFocus(Qt::OtherFocusReason);
    else
        m_name->setFocus(Qt::OtherFocusReason);
}

void TrendSetBox::showQuestion()
{
    const QString name = m_name->text().trimmed();
    switch (m_question) {
    case Question::Save:
        m_words->setText(tr("Save this trend as"));
        m_yes->setText(find(name) ? tr("Overwrite it") : tr("Save"));
        break;
    case Question::Rename:
        m_words->setText(tr("New name of %1").arg(m_current));
        m_yes->setText(tr("Rename"));
        break;
    case Question::Remove:
        m_words->setText(tr("Delete the saved trend %1?").arg(m_current));
        m_yes->setText(tr("Delete"));
        break;
    case Question::None:
        return;
    }
    m_yes->setAccessibleName(tr("%1: %2", "button, question").arg(m_yes->text(), m_words->text()));
    m_yes->setEnabled(m_question == Question::Remove || !name.isEmpty());
}

void TrendSetBox::answer()
{
    const QString name = m_name->text().trimmed();
    Outcome done = std::monostate{};
    QString words;
    const QString before = m_current;
    switch (m_question) {
    case Question::Save: {
        TrendSet set = m_shown();
        set.name = name;
        m_current = name;
        done = m_sets->save(set);
        words = tr("%1 is saved").arg(name);
        break;
    }
    case Question::Rename:
        m_current = name;
        done = m_sets->rename(before, name);
        words = tr("%1 is now called %2").arg(before, name);
        break;
    case Question::Remove:
        done = m_sets->remove(before);
        words = tr("%1 is deleted; the chart stays as it is").arg(before);
        break;
    case Question::None:
        return;
    }
    if (!done) {
        m_current = before;
        Q_EMIT said(done.error().text, true);
        return; // the question stands, and what was typed
    }
    escape();
    showSets();
    Q_EMIT said(words, false);
}

bool TrendSetBox::escape()
{
    if (m_question == Question::None)
        return false;
    m_question = Question::None;
    m_line->hide();
    return true;
}

} // namespace Raptor::Views
