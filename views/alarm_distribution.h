// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

#include <array>

namespace Raptor::Views {

class Theme;

/// In how many pieces of 10 minutes there were no, one or two, a few, many and too many alarms: one
/// or two are what an operator can follow (ISA-18.2, EEMUA 191).
class AlarmDistribution final : public QWidget
{
    Q_OBJECT
public:
    using Counts = std::array<int, 5>;

    AlarmDistribution(const Theme *theme, QWidget *parent);

    void setCounts(const Counts &counts);
    /// Nobody has counted yet.
    void setUnknown();
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    /// "0", "1-2", "3-5", "6-10", "more than 10".
    [[nodiscard]] static QString category(size_t place);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString words(size_t place) const;
    void paintColumn(QPainter &painter, const QRectF &plot, size_t place) const;

    const Theme *m_theme;
    Counts m_counts{};
    bool m_known = false;
};

} // namespace Raptor::Views
