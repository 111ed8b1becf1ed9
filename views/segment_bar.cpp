// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/segment_bar.h"

#include "views/labels.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

#include <utility>

namespace Raptor::Views {

SegmentBar::SegmentBar(const QString &name, const QString &spoken, QWidget *parent)
    : QFrame(parent), m_layout(new QHBoxLayout(this))
{
    setObjectName(name);
    setAccessibleName(spoken);
    setLook(this, "segments");
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(2);
}

void SegmentBar::addSegment(int id, const QString &name, const QString &text, const QString &spoken)
{
    auto *segment = new QToolButton(this);
    segment->setObjectName(name);
    segment->setText(text);
    segment->setAccessibleName(spoken);
    segment->setCheckable(true);
    segment->setFocusPolicy(Qt::StrongFocus);
    setLook(segment, "segment");
    m_layout->addWidget(segment);
    m_segments.append({id, segment});
    connect(segment, &QToolButton::clicked, this, [this, id] {
        setCurrent(id);
        Q_EMIT chosen(id);
    });
}

void SegmentBar::setCurrent(int id)
{
    m_current = id;
    for (const auto &[one, segment] : std::as_const(m_segments))
        segment->setChecked(one == id);
}

void SegmentBar::setText(int id, const QString &text)
{
    for (const auto &[one, segment] : std::as_const(m_segments)) {
        if (one == id && segment->text() != text)
            segment->setText(text);
    }
}

} // namespace Raptor::Views
