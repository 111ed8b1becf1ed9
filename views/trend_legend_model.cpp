// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_legend_model.h"

#include "models/domain/wording.h"
#include "views/theme.h"

#include <QtGui/QFont>
#include <QtGui/QPainter>
#include <QtGui/QPixmap>

#include <algorithm>

namespace Raptor::Views {

namespace {

const QChar dash(0x2013);
constexpr double IconWidth = 18;
constexpr double IconHeight = 14;

QString numberText(const std::optional<double> &number, Unit unit)
{
    return number ? traceNumber(*number, unit) : QString(dash);
}

} // namespace

TrendLegendModel::TrendLegendModel(const Theme *theme, QObject *parent)
    : QAbstractTableModel(parent), m_theme(theme)
{
}

/// Rows that stay are kept: what is chosen of them stays chosen.
void TrendLegendModel::setTraces(const QList<TrendTrace> &traces)
{
    const auto isWanted = [&traces](const Row &row) {
        return std::any_of(traces.cbegin(), traces.cend(),
                           [&row](const TrendTrace &trace) { return trace.tag == row.trace.tag; });
    };
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (isWanted(m_rows.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    const auto isSame = [](const Row &row, const TrendTrace &trace) {
        return row.trace.tag == trace.tag;
    };
    if (!std::equal(m_rows.cbegin(), m_rows.cend(), traces.cbegin(),
                    traces.cbegin() + std::min(m_rows.size(), traces.size()), isSame)) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
    if (m_rows.size() < traces.size()) {
        beginInsertRows({}, int(m_rows.size()), int(traces.size()) - 1);
        for (qsizetype place = m_rows.size(); place < traces.size(); ++place)
            m_rows.append(rowFor(traces.at(place), place));
        endInsertRows();
    }
    for (qsizetype place = 0; place < m_rows.size(); ++place) {
        const Row known = std::exchange(m_rows[place], rowFor(traces.at(place), place));
        Row &row = m_rows[place];
        row.statistics = known.statistics;
        row.a = known.a;
        row.b = known.b;
        row.texts = textsOf(row);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, Count - 1));
}

TrendLegendModel::Row TrendLegendModel::rowFor(const TrendTrace &trace, qsizetype place) const
{
    Row row;
    row.trace = trace;
    row.icon = iconOf(trace, place);
    row.texts = textsOf(row);
    return row;
}

void TrendLegendModel::setFigures(const QList<Figures> &figures)
{
    for (int place = 0; place < int(std::min(figures.size(), m_rows.size())); ++place) {
        Row &row = m_rows[place];
        row.statistics = figures.at(place).statistics;
        row.a = figures.at(place).a;
        row.b = figures.at(place).b;
        const QStringList texts = textsOf(row);
        if (texts == row.texts)
            continue;
        row.texts = texts;
        Q_EMIT dataChanged(index(place, Current), index(place, QualityColumn));
    }
}

int TrendLegendModel::rowOf(const TagId &tag) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows.at(row).trace.tag == tag)
            return row;
    }
    return -1;
}

int TrendLegendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TrendLegendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

std::optional<double> TrendLegendModel::number(const Row &row, int column)
{
    switch (Column(column)) {
    case Current:
        return row.statistics.current;
    case Minimum:
        return row.statistics.minimum;
    case Maximum:
        return row.statistics.maximum;
    case Mean:
        return row.statistics.mean;
    case CursorA:
        return row.a.value;
    case CursorB:
        return row.b.value;
    case Delta:
        if (row.a.value && row.b.value)
            return *row.b.value - *row.a.value;
        return {};
    case Name:
    case QualityColumn:
    case Count:
        break;
    }
    return {};
}

QStringList TrendLegendModel::textsOf(const Row &row)
{
    QStringList texts{row.trace.name};
    for (int column = Current; column < QualityColumn; ++column)
        texts.append(numberText(number(row, column), row.trace.unit));
    texts.append(row.statistics.current ? Wording::of(row.statistics.quality) : QString(dash));
    return texts;
}

QVariant TrendLegendModel::spoken(const Row &row, int column) const
{
    const QString text = row.texts.at(column);
    if (column == Name)
        return row.trace.visible ? text : tr("%1, hidden", "signal").arg(text);
    const QString header = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return tr("%1: %2", "column, value").arg(header, text);
}

QVariant TrendLegendModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return row.texts.at(column);
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::ToolTipRole:
        return column == Name ? row.trace.tag.text().toHtmlEscaped() : QVariant();
    case Qt::DecorationRole:
        return column == Name ? QVariant(row.icon) : QVariant();
    case Qt::CheckStateRole:
        if (column == Name)
            return int(row.trace.visible ? Qt::Checked : Qt::Unchecked);
        return {};
    case Qt::TextAlignmentRole:
        return int(
            Qt::AlignVCenter
            | (column == Name || column == QualityColumn ? Qt::AlignLeading : Qt::AlignTrailing));
    case Qt::FontRole:
        // What is not live looks like it, in every theme.
        if (column == Current && row.statistics.current && !isLive(row.statistics.quality)) {
            QFont font = m_theme->font(13);
            font.setItalic(true);
            return font;
        }
        return {};
    case Tag:
        return QVariant::fromValue(row.trace.tag);
    case Sort:
        if (column == Name || column == QualityColumn)
            return row.texts.at(column);
        return number(row, column).value_or(-std::numeric_limits<double>::infinity());
    default:
        return {};
    }
}

bool TrendLegendModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name
        || role != Qt::CheckStateRole)
        return false;
    const TagId tag = m_rows.at(index.row()).trace.tag;
    Q_EMIT visibilityRequested(tag, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags TrendLegendModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant TrendLegendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool words = section == Name || section == QualityColumn;
        return int(Qt::AlignVCenter | (words ? Qt::AlignLeading : Qt::AlignTrailing));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Signal");
    case Current:
        return tr("Now");
    case Minimum:
        return tr("Min");
    case Maximum:
        return tr("Max");
    case Mean:
        return tr("Mean");
    case CursorA:
        return tr("A", "cursor");
    case CursorB:
        return tr("B", "cursor");
    case Delta:
        return tr("B - A", "difference of the cursors");
    case QualityColumn:
        return tr("Quality");
    case Count:
        break;
    }
    return {};
}

/// Its colour and the label that its line carries: colour alone tells nothing to some.
QIcon TrendLegendModel::iconOf(const TrendTrace &trace, qsizetype place) const
{
    const double scale = 2.0; // sharp on fine screens
    const QSizeF size(m_theme->px(IconWidth), m_theme->px(IconHeight));
    QPixmap picture((size * scale).toSize());
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(QPointF(0, 0), size).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(trace.colour, 1.5));
    painter.setBrush(trace.visible ? QBrush(trace.colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 3, 3);
    const Tokens &t = m_theme->tokens();
    const QColor dark = m_theme->kind() == Theme::Kind::Dark ? t.ground : t.text;
    const QColor light = m_theme->kind() == Theme::Kind::Dark ? t.text : t.panel;
    const bool takesLight = contrastRatio(light, trace.colour) >= contrastRatio(dark, trace.colour);
    painter.setPen(!trace.visible ? t.text : takesLight ? light : dark);
    painter.setFont(m_theme->font(10, QFont::DemiBold));
    painter.drawText(box, Qt::AlignCenter, traceLabel(place));
    painter.end();
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected); // else it is tinted
    return icon;
}

} // namespace Raptor::Views
