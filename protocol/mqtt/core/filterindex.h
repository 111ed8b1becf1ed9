// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/topics.h>

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QVarLengthArray>

#include <utility>
#include <vector>

namespace Raptor::Mqtt {

/// Finds which of many topic filters match a topic, as servers match [MQTT-4.7.2-1]: the answers
/// are those of topicMatches() with DollarTopics::NeedLiteral for each filter without `$share`.
///
/// A tree with one step per topic level. A match visits each node at most once and ends as soon as
/// no filter is left, so a topic of 65,000 levels costs no more than the filters allow. Nothing
/// recurses. Filters have to be valid (isValidTopicFilter()). One thread at a time.
/// \a Value is a small value such as a pointer or a number; it is not owned.
template <typename Value>
class FilterIndex
{
public:
    FilterIndex() : m_nodes(1) { }

    /// Files \a value under \a filter; `$share/name/` is left out. A filter takes many values.
    void insert(QStringView filter, const Value &value);
    /// Takes one \a value from \a filter; false when it was not there.
    bool remove(QStringView filter, const Value &value);
    /// Calls sink(value) once for each entry that matches, those of short filters that end in '#'
    /// first. The sink must not change the index.
    template <typename Sink>
    void match(QStringView topic, Sink &&sink) const;

    /// Nodes in use without the root: one per different beginning of the filters.
    [[nodiscard]] qsizetype nodeCount() const
    {
        return qsizetype(m_nodes.size() - m_free.size()) - 1;
    }

private:
    using NodeId = quint32;
    static constexpr NodeId kRoot = 0;
    static constexpr NodeId kNone = 0; ///< the root is nobody's child

    struct Node
    {
        QList<Value> here; ///< of the filters that end here
        QList<Value> below; ///< of the filters that go on with '#' only
        NodeId plus = kNone;
        quint32 literals = 0; ///< children in m_literals

        bool isUnused() const
        {
            return here.isEmpty() && below.isEmpty() && plus == kNone && literals == 0;
        }
    };

    /// All literal children share one table: far smaller than a table in each node.
    struct Edge
    {
        NodeId parent;
        size_t levelHash; ///< computed once per level, not once per node visited
        QString level;

        friend bool operator==(const Edge &a, const Edge &b)
        {
            return a.parent == b.parent && a.levelHash == b.levelHash && a.level == b.level;
        }
        friend size_t qHash(const Edge &edge, size_t seed)
        {
            return qHashMulti(seed, edge.parent, edge.levelHash);
        }
    };

    /// An edge to look for; borrows the characters of \a level.
    static Edge edgeTo(QStringView level)
    {
        return {kRoot, qHash(level), QString::fromRawData(level.data(), level.size())};
    }
    [[nodiscard]] NodeId child(NodeId parent, QStringView level) const;
    NodeId addChild(NodeId parent, QStringView level);
    void removeChild(NodeId parent, QStringView level, NodeId child);
    template <typename Frontier, typename Sink>
    void step(QStringView level, const Frontier &from, bool wildAtRoot, Frontier &to,
              Sink &sink) const;

    std::vector<Node> m_nodes; ///< by id, the root first
    std::vector<NodeId> m_free;
    QHash<Edge, NodeId> m_literals;
};

template <typename Value>
typename FilterIndex<Value>::NodeId FilterIndex<Value>::child(NodeId parent,
                                                              QStringView level) const
{
    if (level == u"+")
        return m_nodes[parent].plus;
    Edge edge = edgeTo(level);
    edge.parent = parent;
    return m_literals.value(edge, kNone);
}

template <typename Value>
typename FilterIndex<Value>::NodeId FilterIndex<Value>::addChild(NodeId parent, QStringView level)
{
    NodeId added = NodeId(m_nodes.size());
    if (m_free.empty()) {
        m_nodes.emplace_back();
    } else {
        added = m_free.back();
        m_free.pop_back();
    }
    if (level == u"+") {
        m_nodes[parent].plus = added;
    } else {
        m_literals.insert({parent, qHash(level), level.toString()}, added);
        ++m_nodes[parent].literals;
    }
    return added;
}

template <typename Value>
void FilterIndex<Value>::removeChild(NodeId parent, QStringView level, NodeId child)
{
    if (level == u"+") {
        m_nodes[parent].plus = kNone;
    } else {
        Edge edge = edgeTo(level);
        edge.parent = parent;
        m_literals.remove(edge);
        --m_nodes[parent].literals;
    }
    m_nodes[child] = Node();
    m_free.push_back(child);
}

template <typename Value>
void FilterIndex<Value>::insert(QStringView filter, const Value &value)
{
    NodeId node = kRoot;
    for (const QStringView level : splitShared(filter).filter.tokenize(u'/')) {
        if (level == u"#") {
            m_nodes[node].below.append(value);
            return;
        }
        const NodeId next = child(node, level);
        node = next != kNone ? next : addChild(node, level);
    }
    m_nodes[node].here.append(value);
}

template <typename Value>
bool FilterIndex<Value>::remove(QStringView filter, const Value &value)
{
    QList<std::pair<NodeId, QStringView>> path = {{kRoot, {}}};
    bool below = false;
    for (const QStringView level : splitShared(filter).filter.tokenize(u'/')) {
        if (level == u"#") {
            below = true;
            break;
        }
        const NodeId next = child(path.constLast().first, level);
        if (next == kNone)
            return false;
        path.append({next, level});
    }
    Node &last = m_nodes[path.constLast().first];
    if (!(below ? last.below : last.here).removeOne(value))
        return false;
    while (path.size() > 1 && m_nodes[path.constLast().first].isUnused()) {
        const auto [node, level] = path.takeLast();
        removeChild(path.constLast().first, level, node);
    }
    if (nodeCount() == 0) { // gives the memory back
        m_nodes.resize(1);
        m_free = {};
        m_literals = {};
    }
    return true;
}

template <typename Value>
template <typename Frontier, typename Sink>
void FilterIndex<Value>::step(QStringView level, const Frontier &from, bool wildAtRoot,
                              Frontier &to, Sink &sink) const
{
    Edge edge = edgeTo(level);
    for (const NodeId id : from) {
        const Node &node = m_nodes[id];
        if (id != kRoot || wildAtRoot) {
            for (const Value &value : node.below)
                sink(value);
            if (node.plus != kNone)
                to.append(node.plus);
        }
        if (node.literals == 0)
            continue;
        edge.parent = id;
        const NodeId next = m_literals.value(edge, kNone);
        if (next != kNone)
            to.append(next);
    }
}

template <typename Value>
template <typename Sink>
void FilterIndex<Value>::match(QStringView topic, Sink &&sink) const
{
    QVarLengthArray<NodeId, 32> frontier = {kRoot};
    QVarLengthArray<NodeId, 32> next;
    const bool wildAtRoot = !topic.startsWith(u'$');
    for (const QStringView level : topic.tokenize(u'/')) {
        next.clear();
        step(level, frontier, wildAtRoot, next, sink);
        std::swap(frontier, next);
        if (frontier.isEmpty())
            return;
    }
    for (const NodeId id : frontier) {
        for (const Value &value : m_nodes[id].here)
            sink(value);
        for (const Value &value : m_nodes[id].below) // "sport/#" also matches "sport", 4.7.1.2
            sink(value);
    }
}

} // namespace Raptor::Mqtt
