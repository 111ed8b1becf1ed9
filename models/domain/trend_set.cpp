// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/trend_set.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMimeData>

using namespace Qt::StringLiterals;

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TrendSet)
};

constexpr int currentFormat = 1;
constexpr auto mimeType = "application/x-raptor-tags"_L1;

QJsonObject jsonOf(const TagId &tag)
{
    return {{u"device"_s, tag.device.text()}, {u"signal"_s, tag.signal}};
}

Result<TagId> tagOf(const QJsonObject &json)
{
    const auto device = DeviceId::parse(json.value(u"device"_s).toString());
    if (!device)
        return device.error();
    return TagId{*device, json.value(u"signal"_s).toString()};
}

QJsonObject jsonOf(const TrendSet &set)
{
    QJsonArray tags;
    for (const TrendSetTag &one : set.tags) {
        QJsonObject tag = jsonOf(one.tag);
        tag.insert(u"colour"_s, one.colour);
        tag.insert(u"visible"_s, one.visible);
        tags.append(tag);
    }
    return {{u"name"_s, set.name},
            {u"tags"_s, tags},
            {u"span_ms"_s, qint64(set.span.count())},
            {u"fit"_s, set.fit},
            {u"comparison_ms"_s, qint64(set.comparison.count())}};
}

Result<TrendSet> setOf(const QJsonObject &json)
{
    TrendSet set;
    set.name = json.value(u"name"_s).toString();
    if (const QString wrong = wrongWithTrendSetName(set.name); !wrong.isEmpty())
        return Error{Error::Code::Malformed, wrong};
    const QJsonArray tags = json.value(u"tags"_s).toArray();
    for (const QJsonValue &value : tags) {
        const QJsonObject object = value.toObject();
        const auto tag = tagOf(object);
        if (!tag)
            return Error{Error::Code::Malformed, u"%1: %2"_s.arg(set.name, tag.error().text)};
        if (tag->signal.isEmpty())
            return Error{Error::Code::Malformed,
                         Words::tr("%1: a tag without a signal").arg(set.name)};
        set.tags.append(
            {*tag, object.value(u"colour"_s).toInt(), object.value(u"visible"_s).toBool(true)});
    }
    set.span = Milliseconds(json.value(u"span_ms"_s).toInteger(set.span.count()));
    set.fit = json.value(u"fit"_s).toBool();
    set.comparison = Milliseconds(json.value(u"comparison_ms"_s).toInteger());
    return set;
}

} // namespace

QByteArray trendSetsAsText(const QList<TrendSet> &sets)
{
    QJsonArray array;
    for (const TrendSet &set : sets)
        array.append(jsonOf(set));
    return QJsonDocument(QJsonObject{{u"format"_s, currentFormat}, {u"sets"_s, array}}).toJson();
}

Result<QList<TrendSet>> trendSetsFromText(const QByteArray &text)
{
    QList<TrendSet> sets;
    if (text.trimmed().isEmpty())
        return sets;
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(text, &wrong);
    if (wrong.error != QJsonParseError::NoError)
        return Error{Error::Code::Malformed, wrong.errorString()};
    const int format = document.object().value(u"format"_s).toInt();
    if (format > currentFormat)
        return Error{Error::Code::Unsupported, Words::tr("written by a newer version")};
    if (format != currentFormat || !document.object().value(u"sets"_s).isArray())
        return Error{Error::Code::Malformed, Words::tr("no trend sets in it")};
    const QJsonArray array = document.object().value(u"sets"_s).toArray();
    for (const QJsonValue &value : array) {
        const auto set = setOf(value.toObject());
        if (!set)
            return set.error();
        sets.append(*set);
    }
    return sets;
}

QString wrongWithTrendSetName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return Words::tr("a set needs a name");
    if (name.size() > longestTrendSetName)
        return Words::tr("the name is longer than %1 characters").arg(longestTrendSetName);
    for (const QChar c : name) {
        if (!c.isPrint())
            return Words::tr("the name has a character that cannot be shown");
    }
    return {};
}

QMimeData *tagsAsMime(const QList<TagId> &tags)
{
    QJsonArray array;
    for (const TagId &tag : tags)
        array.append(jsonOf(tag));
    auto *data = new QMimeData;
    data->setData(mimeType, QJsonDocument(array).toJson(QJsonDocument::Compact));
    return data;
}

QStringList tagMimeTypes()
{
    return {mimeType};
}

QList<TagId> tagsFromMime(const QMimeData *data)
{
    QList<TagId> tags;
    if (!data || !data->hasFormat(mimeType))
        return tags;
    const QJsonArray array = QJsonDocument::fromJson(data->data(mimeType)).array();
    for (const QJsonValue &value : array) {
        if (const auto tag = tagOf(value.toObject()))
            tags.append(*tag);
    }
    return tags;
}

} // namespace Raptor
