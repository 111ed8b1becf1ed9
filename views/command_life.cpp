// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_life.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/command_text.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qsizetype MostRecords = 12;
/// The ledger is searched this far back.
constexpr int MostRows = 500;

} // namespace

CommandLife::CommandLife(const Theme *theme, QAbstractItemModel *commands, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_commands(commands)
{
    setObjectName(u"commandLife"_s);
    setAccessibleName(tr("Last commands of the device"));
    setLook(this, "card");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(commands, &QAbstractItemModel::rowsInserted, this, &CommandLife::refresh);
    connect(commands, &QAbstractItemModel::dataChanged, this, &CommandLife::refresh);
    connect(commands, &QAbstractItemModel::modelReset, this, &CommandLife::refresh);
}

QSize CommandLife::minimumSizeHint() const
{
    return {m_theme->ipx(180), m_theme->ipx(76)};
}

void CommandLife::showDevice(const DeviceId &device)
{
    if (device == m_device)
        return;
    m_device = device;
    refresh();
}

void CommandLife::refresh()
{
    QList<CommandRecord> records;
    const int rows = qMin(MostRows, m_commands->rowCount());
    for (int row = 0; row < rows && records.size() < MostRecords && !m_device.isNull(); ++row) {
        const QModelIndex index = m_commands->index(row, 0);
        if (index.data(CommandRole::DeviceIdText).toString() == m_device.text())
            records.append(index.data(CommandRole::Record).value<CommandRecord>());
    }
    if (records == m_records)
        return;
    m_records = records;
    setAccessibleDescription(records.isEmpty() ? tr("no commands yet")
                                               : Wording::of(records.first().kind) + u", "_s
                                     + lifeOf(records.first()).join(u", "_s));
    update();
}

void CommandLife::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme->tokens();
    QRectF box = QRectF(rect()).adjusted(m_theme->px(12), m_theme->px(10), -m_theme->px(12),
                                         -m_theme->px(6));
    painter.setFont(m_theme->font(13, QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(box, Qt::AlignTop | Qt::AlignLeading, tr("Last commands"));
    box.setTop(box.top() + m_theme->px(24));
    if (m_records.isEmpty()) {
        painter.setFont(m_theme->font(12));
        painter.setPen(t.muted);
        painter.drawText(box, Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap,
                         tr("None yet. What is asked of this device is listed here."));
        return;
    }
    bool newest = true;
    for (const CommandRecord &record : std::as_const(m_records)) {
        if (box.height() < m_theme->px(36))
            return;
        box.setTop(paintRecord(painter, record, box, newest));
        newest = false;
    }
}

double CommandLife::paintRecord(QPainter &painter, const CommandRecord &record, const QRectF &box,
                                bool newest) const
{
    const Tokens &t = m_theme->tokens();
    const double line = m_theme->px(17);
    const double size = m_theme->px(10);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double indent = m_theme->px(18);
    QRectF row(mirrored ? box.left() : box.left() + indent, box.top(), box.width() - indent, line);
    const double markLeft = mirrored ? box.right() - size : box.left();
    drawOutcome(painter, {markLeft, row.center().y() - size / 2, size, size}, record.outcome,
                *m_theme);
    const auto write = [&](const QString &text, int size, QFont::Weight weight,
                           const QColor &colour, int side) {
        painter.setFont(m_theme->font(size, weight));
        painter.setPen(colour);
        painter.drawText(row, side | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, int(row.width())));
    };
    write(Wording::of(record.kind), 12, QFont::DemiBold, t.text, Qt::AlignLeading);
    write(tr("%1 \u00b7 %2", "time, operator").arg(timeText(record), record.by.left(24)), 11,
          QFont::Normal, t.muted, Qt::AlignTrailing);
    row.translate(0, line);
    const bool loud = isTrouble(record.outcome);
    write(resultText(record), 12, loud ? QFont::DemiBold : QFont::Normal, loud ? t.text : t.muted,
          Qt::AlignLeading);
    if (!record.note.isEmpty()) {
        row.translate(0, line);
        write(record.note, 11, QFont::Normal, t.text, Qt::AlignLeading);
    }
    const QString steps = newest ? lifeOf(record).sliced(1).join(u" \u00b7 "_s) : QString();
    if (!steps.isEmpty()) {
        painter.setFont(m_theme->font(11));
        painter.setPen(t.muted);
        QRectF room(row.left(), row.bottom(), row.width(),
                    qMin(2 * line, box.bottom() - row.bottom()));
        const int flags = int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap;
        painter.drawText(room, flags, steps);
        row.setBottom(row.bottom()
                      + qMin(room.height(), painter.boundingRect(room, flags, steps).height()));
    }
    return row.bottom() + m_theme->px(8);
}

} // namespace Raptor::Views
