// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorfile.h"

#include "vectorcall.h"

namespace Raptor::Mqtt::Vectors {

namespace {

std::optional<Version> parseVersion(const QByteArray &word)
{
    for (const Version version : {Version::V31, Version::V311, Version::V5}) {
        if (word == text(version))
            return version;
    }
    return std::nullopt;
}

/// Takes one file apart, line by line; a message stops it.
class Parser
{
public:
    explicit Parser(QString file) : m_file(std::move(file)) { }

    ParsedFile parse(const QByteArray &content)
    {
        const QList<QByteArray> lines = content.split('\n');
        for (m_line = 1; m_line <= lines.size(); ++m_line) {
            const QByteArray line = lines[m_line - 1].trimmed();
            if (line.isEmpty() || line.startsWith('#'))
                continue;
            if (const char *wrong = parseLine(line); wrong != nullptr)
                return failure(wrong);
        }
        if (m_open)
            return failure("the last vector has no end");
        if (m_vectors.isEmpty())
            return failure("no vector");
        return {m_vectors, {}};
    }

private:
    ParsedFile failure(const char *wrong) const
    {
        return {{}, QStringLiteral("%1:%2: %3").arg(m_file).arg(m_line).arg(QLatin1String(wrong))};
    }

    const char *parseLine(const QByteArray &line)
    {
        const qsizetype blank = line.indexOf(' ');
        const QByteArray keyword = blank < 0 ? line : line.left(blank);
        const QByteArray rest = blank < 0 ? QByteArray() : line.mid(blank + 1).trimmed();
        if (keyword == "vector")
            return beginVector(rest);
        if (!m_open)
            return "something between two vectors";
        Vector &vector = m_vectors.last();
        if (keyword == "versions")
            return parseVersions(vector, rest);
        if (vector.versions.isEmpty())
            return "the versions are missing";
        if (keyword == "end")
            return endVector(vector, rest);
        return parseStep(vector, keyword, rest);
    }

    const char *beginVector(const QByteArray &name)
    {
        if (m_open)
            return "the vector before has no end";
        if (name.isEmpty())
            return "a vector needs a name";
        for (const Vector &other : std::as_const(m_vectors)) {
            if (other.name == name)
                return "the name occurs twice";
        }
        Vector vector;
        vector.file = m_file;
        vector.line = m_line;
        vector.name = name;
        m_vectors.append(vector);
        m_open = true;
        return nullptr;
    }

    static const char *parseVersions(Vector &vector, const QByteArray &words)
    {
        if (!vector.versions.isEmpty())
            return "versions twice";
        for (const QByteArray &word : words.split(' ')) {
            const auto version = parseVersion(word);
            if (!version || vector.versions.contains(*version))
                return "unknown or repeated version";
            vector.versions.append(*version);
        }
        return nullptr;
    }

    const char *parseStep(Vector &vector, const QByteArray &keyword, const QByteArray &rest) const
    {
        Step step;
        step.line = m_line;
        if (keyword == "<" || keyword == ">") {
            step.kind = keyword == "<" ? Step::Kind::Input : Step::Kind::Output;
            const auto bytes = parseBytes(rest);
            if (!bytes || bytes->isEmpty())
                return "bad hexadecimal";
            step.bytes = *bytes;
        } else if (keyword == "!") {
            step.kind = Step::Kind::Event;
            step.text = rest.simplified();
            if (!isEventWord(step.text.split(' ').first()))
                return "unknown event";
        } else if (const char *wrong = parseCall(step.call, keyword, rest); wrong != nullptr) {
            return wrong;
        }
        const bool isAction = step.kind == Step::Kind::Call || step.kind == Step::Kind::Input;
        if (vector.steps.isEmpty() && !isAction)
            return "an expectation before anything was done";
        vector.steps.append(step);
        return nullptr;
    }

    const char *endVector(Vector &vector, const QByteArray &rest)
    {
        if (vector.steps.isEmpty())
            return "a vector without steps";
        const QList<QByteArray> words = rest.split(' ');
        vector.phase = words.first();
        bool known = false;
        using Phase = Engine::Phase;
        for (const Phase phase :
             {Phase::Idle, Phase::AwaitConnack, Phase::Connected, Phase::Closed})
            known = known || vector.phase == text(phase);
        if (!known)
            return "unknown phase at the end";
        for (const QByteArray &word : words.sliced(1)) {
            bool ok = false;
            const int number = word.mid(word.indexOf('=') + 1).toInt(&ok);
            if (ok && word.startsWith("unfinished="))
                vector.unfinished = std::size_t(number);
            else if (ok && word.startsWith("quota="))
                vector.quota = number;
            else
                return "unknown word at the end";
        }
        m_open = false;
        return nullptr;
    }

    QString m_file;
    int m_line = 0;
    QList<Vector> m_vectors;
    bool m_open = false;
};

} // namespace

std::optional<QByteArray> parseBytes(const QByteArray &text)
{
    QByteArray result;
    QByteArray last;
    for (qsizetype i = 0; i < text.size();) {
        const char c = text[i];
        if (c == ' ') {
            ++i;
        } else if (c == '#') {
            break;
        } else if (c == '"') {
            const qsizetype end = text.indexOf('"', i + 1);
            if (end < 0)
                return std::nullopt;
            last = text.mid(i + 1, end - i - 1);
            result += last;
            i = end + 1;
        } else if (c == '*') {
            qsizetype end = i + 1;
            while (end < text.size() && text[end] >= '0' && text[end] <= '9')
                ++end;
            const int count = text.mid(i + 1, end - i - 1).toInt();
            if (count < 2 || last.isEmpty())
                return std::nullopt;
            result += last.repeated(count - 1);
            last.clear();
            i = end;
        } else {
            bool ok = false;
            const uint value = text.mid(i, 2).toUInt(&ok, 16);
            if (!ok || i + 1 >= text.size() || text[i + 1] == ' ')
                return std::nullopt;
            last = QByteArray(1, char(value));
            result += last;
            i += 2;
        }
    }
    return result;
}

ParsedFile parseVectors(const QString &file, const QByteArray &text)
{
    return Parser(file).parse(text);
}

} // namespace Raptor::Mqtt::Vectors
