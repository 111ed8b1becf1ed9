// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_tag_chooser.h"

#include "views/labels.h"
#include "views/push_button.h"
#include "views/theme.h"
#include "views/trend_tag_model.h"

#include <QtCore/QEvent>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double UsualWidth = 270;
constexpr double SmallestWidth = 200;

/// A row is found when each word stands somewhere in what it, or its device, is called.
class WordsFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QStringList &words)
    {
        m_words = words;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_words.isEmpty())
            return true;
        const QString text =
            sourceModel()->index(row, 0, parent).data(TrendTagModel::Search).toString();
        return std::all_of(m_words.cbegin(), m_words.cend(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }

private:
    QStringList m_words;
};

} // namespace

TrendTagChooser::TrendTagChooser(const Theme *theme, const QAbstractItemModel *devices,
                                 QWidget *parent)
    : QFrame(parent), m_theme(theme), m_model(new TrendTagModel(devices, this)),
      m_proxy(new WordsFilter(this)), m_filter(new QLineEdit(this)), m_view(new QTreeView(this)),
      m_add(new PushButton(tr("Add to the chart"), this))
{
    setLook(this, "card");
    setAccessibleName(tr("Signals to choose from"));
    m_proxy->setSourceModel(m_model);
    m_proxy->setRecursiveFilteringEnabled(true);
    build();
    connect(m_filter, &QLineEdit::textChanged, this, &TrendTagChooser::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_view->setFocus();
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_proxy->index(0, 0));
    });
    connect(m_add, &QPushButton::clicked, this, &TrendTagChooser::addChosen);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.parent().isValid())
            Q_EMIT chosen({index.data(TrendTagModel::Tag).value<TagId>()});
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TrendTagChooser::refresh);
    refresh();
}

void TrendTagChooser::build()
{
    m_filter->setObjectName(u"trendTagFilter"_s);
    m_filter->setAccessibleName(tr("Find signals by words"));
    m_filter->setPlaceholderText(tr("Find: m1 rpm"));
    m_filter->setClearButtonEnabled(true);
    m_view->setObjectName(u"trendTags"_s);
    m_view->setAccessibleName(tr("Devices and their signals"));
    m_view->setModel(m_proxy);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->setEditTriggers(QTreeView::NoEditTriggers);
    m_view->installEventFilter(this);
    m_add->setObjectName(u"trendAddButton"_s);
    auto *close = new QToolButton(this);
    close->setObjectName(u"trendTagsCloseButton"_s);
    close->setText(QString(QChar(0x00d7)));
    close->setAccessibleName(tr("Close the list of signals"));
    close->setToolTip(close->accessibleName());
    setLook(close, "quiet");
    connect(close, &QToolButton::clicked, this, &TrendTagChooser::closeRequested);
    auto *head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Signals"), "section", this), 1);
    head->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 10);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_add);
}

void TrendTagChooser::filter(const QString &text)
{
    static_cast<WordsFilter *>(m_proxy)->setWords(text.split(u' ', Qt::SkipEmptyParts));
    if (text.isEmpty())
        m_view->collapseAll();
    else
        m_view->expandAll();
    refresh();
}

void TrendTagChooser::addChosen()
{
    QList<TagId> tags;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        tags.append(row.data(TrendTagModel::Tag).value<TagId>());
    if (!tags.isEmpty())
        Q_EMIT chosen(tags);
}

void TrendTagChooser::refresh()
{
    const bool any = m_view->selectionModel()->hasSelection();
    m_add->setEnabled(any);
    m_add->setToolTip(any ? QString() : tr("Choose a signal or a device first"));
    m_add->setAccessibleName(any ? tr("Add what is chosen to the chart")
                                 : tr("Add to the chart: choose a signal or a device first"));
}

QSize TrendTagChooser::sizeHint() const
{
    return {m_theme->ipx(UsualWidth), m_theme->ipx(240)};
}

QSize TrendTagChooser::minimumSizeHint() const
{
    return {m_theme->ipx(SmallestWidth), m_theme->ipx(120)};
}

void TrendTagChooser::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool TrendTagChooser::clearFilter()
{
    const bool had = !m_filter->text().isEmpty();
    m_filter->clear();
    return had;
}

void TrendTagChooser::showEvent(QShowEvent *event)
{
    m_model->setLooking(true);
    QFrame::showEvent(event);
}

void TrendTagChooser::hideEvent(QHideEvent *event)
{
    m_model->setLooking(false);
    QFrame::hideEvent(event);
}

/// Return adds, with no view in between that takes it for something else.
bool TrendTagChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat()) {
            addChosen();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Raptor::Views
