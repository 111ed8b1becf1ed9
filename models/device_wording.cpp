// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device_wording.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace Raptor::Models {

namespace {

constexpr Milliseconds shownSkew{2000};

struct DeviceWording
{
    Q_DECLARE_TR_FUNCTIONS(DeviceWording)
};

QString offlineText(const TrackedDevice &device)
{
    switch (device.offlineReason()) {
    case OfflineReason::SaidOffline:
        return DeviceWording::tr("device said offline");
    case OfflineReason::NoLink:
        return DeviceWording::tr("no link to %1").arg(device.broker());
    case OfflineReason::None:
    case OfflineReason::NeverSeen:
        break;
    }
    if (!device.lastSeen())
        return DeviceWording::tr("never seen");
    const QString time = QLocale().toString(localTime(*device.lastSeen()), QLocale::ShortFormat);
    return DeviceWording::tr("not seen since %1").arg(time);
}

QString baseText(const TrackedDevice &device)
{
    switch (device.quality()) {
    case Quality::Good:
        return DeviceWording::tr("live");
    case Quality::Late:
        return DeviceWording::tr("late: a report is due every %1")
            .arg(Wording::duration(device.rule().period));
    case Quality::LastKnown:
        return DeviceWording::tr("last known, retained by the broker");
    case Quality::Stale:
        return DeviceWording::tr("stale: no report within %1")
            .arg(Wording::duration(device.rule().staleAfter()));
    case Quality::Bad:
        return Wording::of(Quality::Bad);
    case Quality::Offline:
        return offlineText(device);
    }
    Q_UNREACHABLE();
}

bool needsEscape(QChar c)
{
    static constexpr std::array unprintable{
        QChar::Other_Control,     QChar::Other_Format,   QChar::Other_Surrogate,
        QChar::Other_NotAssigned, QChar::Separator_Line, QChar::Separator_Paragraph,
    };
    return std::find(unprintable.begin(), unprintable.end(), c.category()) != unprintable.end();
}

} // namespace

QString qualityText(const TrackedDevice &device, BootTime now, WallTime wall)
{
    const QString text = baseText(device);
    const auto offset = device.clockOffset(now, wall);
    if (!isLive(device.quality()) || !offset || std::chrono::abs(*offset) <= shownSkew)
        return text;
    const QString skew = Wording::age(std::chrono::abs(*offset).count());
    return offset->count() > 0 ? DeviceWording::tr("%1; its clock is %2 ahead").arg(text, skew)
                               : DeviceWording::tr("%1; its clock is %2 behind").arg(text, skew);
}

QString eStopText(const TrackedDevice &device)
{
    if (device.eStopAtDevice())
        return DeviceWording::tr("latched at the device");
    if (!device.eStopOnConsole())
        return {};
    return device.eStopConsoleText().isEmpty() ? DeviceWording::tr("inhibited on this console only")
                                               : device.eStopConsoleText();
}

QString printable(const QString &text, qsizetype maximum)
{
    QString out;
    for (qsizetype i = 0; i < text.size() && out.size() < maximum; ++i) {
        const QChar c = text.at(i);
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair) {
            out.append(c).append(text.at(++i));
        } else if (c == u'\n') {
            out.append(u"\\n");
        } else if (needsEscape(c)) {
            out.append(QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0')));
        } else {
            out.append(c);
        }
    }
    return out.size() < maximum ? out : out.left(maximum - 1) + QChar(0x2026);
}

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
}

} // namespace Raptor::Models
