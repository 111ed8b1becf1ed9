// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/device_facts.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QHBoxLayout;

namespace Raptor::Views {

class ElidedLabel;
class Theme;

/// The head of the faceplate: who the device is, what it does, since when, and how far that may be
/// believed.
class FaceplateHeader final : public QWidget
{
    Q_OBJECT
public:
    FaceplateHeader(const Theme *theme, QWidget *parent);

    void showDevice(const DeviceFacts &facts);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Fact
    {
        QWidget *box = nullptr;
        ElidedLabel *label = nullptr;
        ElidedLabel *value = nullptr;
    };
    Fact addFact(QHBoxLayout *layout, const QString &label, const QString &name, int stretch);

    const Theme *m_theme;
    QWidget *m_shapeSpace;
    ElidedLabel *m_name;
    ElidedLabel *m_id;
    Fact m_state;
    Fact m_relay;
    Fact m_since;
    Fact m_age;
    Fact m_source;
    DeviceFacts m_facts;
};

} // namespace Raptor::Views
