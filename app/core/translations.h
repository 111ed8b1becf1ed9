// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QTranslator>

namespace Raptor::App {

/// The words of the program in one language, for as long as it lives. Main thread, after the
/// application object and before the first widget; the default QLocale is left alone.
class Translations final
{
public:
    /// Installs the first language of @p locale's UI languages that there is, and the words of Qt
    /// in the same one. If there is none it is English, which has only plurals to translate.
    explicit Translations(const QLocale &locale);

    /// What was installed, like "de_DE"; empty in a build without translations, which is English
    /// with "device(s)".
    [[nodiscard]] QString language() const { return m_words.language(); }

private:
    QTranslator m_words;
    QTranslator m_qtWords;
};

} // namespace Raptor::App
