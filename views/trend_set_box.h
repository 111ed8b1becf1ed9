// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_desk.h"

#include <QtWidgets/QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace Raptor::Views {

class PushButton;

/// The saved trend sets: open one, save what is shown under a name, rename and delete. What asks
/// back does so in line(), which stands where the page wants it.
class TrendSetBox final : public QWidget
{
    Q_OBJECT
public:
    /// @p sets may be null: then nothing can be saved, and the box says so. @p shown: what would be
    /// saved; its name does not count.
    TrendSetBox(TrendSets *sets, const std::function<TrendSet()> &shown, QWidget *parent);

    /// Hidden unless something is asked.
    [[nodiscard]] QWidget *line() const { return m_line; }
    /// Ends the question; false if there was none.
    bool escape();

Q_SIGNALS:
    void opened(const Raptor::TrendSet &set);
    void said(const QString &text, bool refused);

private:
    enum class Question { None, Save, Rename, Remove };

    void build();
    void buildLine();
    void showSets();
    void ask(Question question);
    void showQuestion();
    void answer();
    void open(int place);
    [[nodiscard]] const TrendSet *find(const QString &name) const;

    TrendSets *m_sets;
    std::function<TrendSet()> m_shown;
    QList<TrendSet> m_known;
    QString m_current; ///< name of the set that was opened or saved last
    Question m_question = Question::None;
    QComboBox *m_box;
    PushButton *m_save;
    PushButton *m_rename;
    PushButton *m_remove;
    QWidget *m_line;
    QLabel *m_words;
    QLineEdit *m_name;
    PushButton *m_yes;
    PushButton *m_no;
};

} // namespace Raptor::Views
