// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/translations.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>

namespace Raptor::App {

Translations::Translations(const QLocale &locale)
{
    const QString folder = QStringLiteral(":/raptor/translations");
    const QString separator = QStringLiteral("_");
    if (!m_words.load(locale, QStringLiteral("raptor"), separator, folder)
        && !m_words.load(QStringLiteral("raptor_en"), folder))
        return;
    QCoreApplication::installTranslator(&m_words);
    // In the language of the words, not of the locale: dialogs in two languages help nobody.
    if (m_qtWords.load(QLocale(m_words.language()), QStringLiteral("qtbase"), separator,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtWords);
}

} // namespace Raptor::App
