// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_form.h"

#include "models/domain/broker_rules.h"
#include "views/file_question.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

template <class Widget>
Widget *named(Widget *widget, const QString &object, const QString &spoken)
{
    widget->setObjectName(object);
    widget->setAccessibleName(spoken);
    return widget;
}

void choose(QComboBox *box, int value)
{
    box->setCurrentIndex(box->findData(value));
}

} // namespace

BrokerForm::BrokerForm(QWidget *parent)
    : QWidget(parent), m_more(new QWidget(this)), m_basicGrid(new QGridLayout),
      m_moreGrid(new QGridLayout(m_more)),
      m_name(named(new QLineEdit(this), u"brokerNameEdit"_s, tr("Name"))),
      m_url(named(new QLineEdit(this), u"brokerUrlEdit"_s, tr("Address"))),
      m_user(named(new QLineEdit(this), u"brokerUserEdit"_s, tr("User"))),
      m_rank(named(new QSpinBox(this), u"brokerRankSpin"_s, tr("Rank, 1 is preferred first"))),
      m_standby(named(new QComboBox(this), u"brokerStandbyBox"_s, tr("While not preferred"))),
      m_health(named(new QLineEdit(this), u"brokerHealthEdit"_s, tr("Health page"))),
      m_version(named(new QComboBox(m_more), u"brokerVersionBox"_s, tr("Version of MQTT"))),
      m_keepAlive(
          named(new QSpinBox(m_more), u"brokerKeepAliveSpin"_s, tr("Keep-alive in seconds"))),
      m_timeout(named(new QSpinBox(m_more), u"brokerTimeoutSpin"_s,
                      tr("Connect timeout in milliseconds"))),
      m_devices(named(new QLineEdit(m_more), u"brokerDevicesEdit"_s, tr("Devices expected there"))),
      m_headers(named(new QPlainTextEdit(m_more), u"brokerHeadersEdit"_s,
                      tr("Headers of the WebSocket handshake"))),
      m_tokenHeader(
          named(new QLineEdit(m_more), u"brokerTokenHeaderEdit"_s, tr("Header of the token"))),
      m_ca(named(new QLineEdit(m_more), u"brokerCaEdit"_s, tr("Own certificate authority"))),
      m_pin(named(new QLineEdit(m_more), u"brokerPinEdit"_s, tr("Fingerprint of the authority"))),
      m_host(named(new QLineEdit(m_more), u"brokerHostEdit"_s, tr("Name in its certificate"))),
      m_certificate(
          named(new QLineEdit(m_more), u"brokerCertificateEdit"_s, tr("Client certificate"))),
      m_key(named(new QLineEdit(m_more), u"brokerKeyEdit"_s, tr("Key of the client certificate"))),
      m_passphrase(named(new QCheckBox(tr("the key has a passphrase"), m_more),
                         u"brokerPassphraseBox"_s, tr("The key has a passphrase"))),
      m_trusted(named(new QCheckBox(tr("trust its network with passwords"), m_more),
                      u"brokerTrustedBox"_s, tr("Trust its network with passwords"))),
      m_bridged(named(new QCheckBox(tr("fed by a bridge"), m_more), u"brokerBridgedBox"_s,
                      tr("Fed by a bridge")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_basicGrid);
    layout->addWidget(m_more);
    layout->addStretch();
    for (QGridLayout *grid : {m_basicGrid, m_moreGrid}) {
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setVerticalSpacing(8);
        grid->setHorizontalSpacing(14);
    }
    buildBasics();
    buildConnection();
    buildCertificates();
    buildTrust();
    align();
    wire();
    m_more->hide();
}

void BrokerForm::place(QGridLayout *grid, Cell cell, const QString &label, QWidget *field,
                       const QString &hint)
{
    QLabel *words = plainLabel(label, "muted", field->parentWidget());
    QWidget *inner =
        field->focusPolicy() == Qt::NoFocus && field->focusProxy() ? field->focusProxy() : field;
    words->setBuddy(inner);
    grid->addWidget(words, cell.row, 2 * cell.column);
    grid->addWidget(field, cell.row, 2 * cell.column + 1);
    grid->setColumnStretch(2 * cell.column + 1, 1);
    explain(inner, hint);
}

void BrokerForm::explain(QWidget *field, const QString &hint)
{
    field->setToolTip(hint);
    field->setAccessibleDescription(hint);
    field->installEventFilter(this);
}

/// A field for the name of a file, and a button that looks for it.
QWidget *BrokerForm::fileRow(QLineEdit *field, const QString &title)
{
    auto *row = new QWidget(m_more);
    auto *button = named(new PushButton(tr("Choose…"), row),
                         field->objectName().replace(u"Edit"_s, u"Button"_s), title);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field, 1);
    layout->addWidget(button);
    row->setFocusProxy(field);
    connect(button, &QPushButton::clicked, this, [this, field, title] {
        QFileDialog *dialog = askForFile({.objectName = field->objectName() + u"Dialog"_s,
                                          .title = title,
                                          .filter = tr("PEM files (*.pem *.crt *.cer *.key);;"
                                                       "All files (*)"),
                                          .suggestion = field->text(),
                                          .suffix = {}},
                                         this);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    });
    return row;
}

void BrokerForm::buildBasics()
{
    m_url->setPlaceholderText(u"mqtts://broker.example:8883"_s);
    m_health->setPlaceholderText(tr("optional, http://broker.example:3000/health"));
    m_user->setPlaceholderText(tr("optional"));
    m_rank->setRange(1, BrokerRules::lastRank);
    m_rank->setButtonSymbols(QSpinBox::NoButtons);
    m_standby->addItem(tr("carry what is missing elsewhere"), int(StandbyScope::Missing));
    m_standby->addItem(tr("carry everything"), int(StandbyScope::Everything));
    m_standby->addItem(tr("commands only (metered line)"), int(StandbyScope::CommandsOnly));
    QGridLayout *grid = m_basicGrid;
    place(grid, {0, 0}, tr("&Name"), m_name, tr("What people call it: local, cloud."));
    place(grid, {1, 0}, tr("Add&ress"), m_url,
          tr("mqtt:// or ws://, encrypted mqtts:// or wss://, with a port where it is not the "
             "usual one. WebSockets may have a path: wss://broker.example/mqtt."));
    place(grid, {2, 0}, tr("&User"), m_user,
          tr("Its password is asked for when it is needed, and stands in no file."));
    place(grid, {0, 1}, tr("Ran&k"), m_rank,
          tr("1 is used first, as long as it is usable; the next one stands by."));
    place(grid, {1, 1}, tr("While not pre&ferred"), m_standby,
          tr("What it carries while another broker is used."));
    place(grid, {2, 1}, tr("Health page"), m_health,
          tr("A web page that answers 200 while the broker is well. Without one its session alone "
             "is the evidence."));
}

void BrokerForm::buildConnection()
{
    m_version->addItem(tr("5, and 3.1.1 where that is refused"), int(MqttVersion::Automatic));
    m_version->addItem(tr("5 only"), int(MqttVersion::V5));
    m_version->addItem(tr("3.1.1 only"), int(MqttVersion::V311));
    m_keepAlive->setRange(BrokerRules::shortestKeepAliveS, BrokerRules::longestKeepAliveS);
    m_keepAlive->setSuffix(tr(" s"));
    m_timeout->setRange(BrokerRules::shortestTimeoutMs, BrokerRules::longestTimeoutMs);
    m_timeout->setSingleStep(500);
    m_timeout->setSuffix(tr(" ms"));
    for (QSpinBox *box : {m_keepAlive, m_timeout})
        box->setButtonSymbols(QSpinBox::NoButtons);
    m_devices->setPlaceholderText(tr("all; or raptor/shop/*, guardian/garage-1"));
    m_tokenHeader->setPlaceholderText(tr("optional, Authorization"));
    m_headers->setPlaceholderText(tr("optional, one a line: X-Plant: shop"));
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(2 * m_headers->fontMetrics().lineSpacing() + 20);
    QGridLayout *grid = m_moreGrid;
    grid->addWidget(plainLabel(tr("Connection"), "strong", m_more), 0, 0, 1, 4);
    place(grid, {1, 0}, tr("M&QTT"), m_version,
          tr("Version 5 tells more: what nobody listens to, and what the broker refuses."));
    place(grid, {2, 0}, tr("Keep-alive"), m_keepAlive,
          tr("How often it is proven that somebody is there while nothing else is said."));
    place(grid, {3, 0}, tr("Connect &timeout"), m_timeout,
          tr("How long an attempt may take before it is given up and begun anew."));
    place(grid, {1, 1}, tr("Expe&cted devices"), m_devices,
          tr("Nothing is started through it on other devices. * stands for any name; a comma "
             "separates several."));
    place(grid, {2, 1}, tr("Header of the token"), m_tokenHeader,
          tr("WebSocket only: the header whose value is a secret. The value is asked for."));
    place(grid, {3, 1}, tr("Headers"), m_headers,
          tr("WebSocket only: more headers of the handshake, none of them a secret."));
}

void BrokerForm::buildCertificates()
{
    m_ca->setPlaceholderText(tr("optional, PEM file"));
    m_pin->setPlaceholderText(tr("optional, AB:CD:…"));
    m_host->setPlaceholderText(tr("optional, mqtt.example.org"));
    m_certificate->setPlaceholderText(tr("optional, PEM file"));
    m_key->setPlaceholderText(tr("optional, PEM file"));
    QGridLayout *grid = m_moreGrid;
    grid->addWidget(plainLabel(tr("Certificates, for mqtts:// and wss://"), "strong", m_more), 4, 0,
                    1, 4);
    place(grid, {5, 0}, tr("&Own authority"), fileRow(m_ca, tr("Choose the own authority")),
          tr("Certificates of the only authorities that are trusted for it, instead of those of "
             "the system."));
    place(grid, {6, 0}, tr("Its fingerprint"), m_pin,
          tr("SHA-256 of an authority that has to be in the chain; no other one will do."));
    place(grid, {7, 0}, tr("Name expected"), m_host,
          tr("To whom its certificate is made out, where the address is a number."));
    place(grid, {5, 1}, tr("Client certificate"),
          fileRow(m_certificate, tr("Choose the client certificate")),
          tr("What the console shows of itself, where the broker asks for it."));
    place(grid, {6, 1}, tr("Its key"), fileRow(m_key, tr("Choose the key")),
          tr("The file of the private key that belongs to the client certificate."));
    grid->addWidget(m_passphrase, 7, 3);
    explain(m_passphrase, tr("It is asked for when it is needed, and stands in no file."));
}

void BrokerForm::buildTrust()
{
    QGridLayout *grid = m_moreGrid;
    grid->addWidget(plainLabel(tr("Its surroundings"), "strong", m_more), 8, 0, 1, 4);
    grid->addWidget(m_trusted, 9, 0, 1, 2);
    grid->addWidget(m_bridged, 9, 2, 1, 2);
    explain(m_trusted,
            tr("Passwords and tokens may go there although the address is not encrypted: for a "
               "wire or a network that nobody else is in. Anybody else there can read them."));
    explain(m_bridged,
            tr("Another broker copies its messages there. What a bridge repeats after a break is "
               "then not taken for live."));
}

/// Both grids as one.
void BrokerForm::align()
{
    for (const int column : {0, 2}) {
        int width = 0;
        for (const QGridLayout *grid : {m_basicGrid, m_moreGrid}) {
            for (int row = 0; row < grid->rowCount(); ++row) {
                const QLayoutItem *item = grid->itemAtPosition(row, column);
                const auto *label = item ? qobject_cast<const QLabel *>(item->widget()) : nullptr;
                if (label && label->buddy())
                    width = std::max(width, label->sizeHint().width());
            }
        }
        for (QGridLayout *grid : {m_basicGrid, m_moreGrid})
            grid->setColumnMinimumWidth(column, width + 8);
    }
}

void BrokerForm::wire()
{
    for (QLineEdit *edit : findChildren<QLineEdit *>()) {
        if (qobject_cast<QSpinBox *>(edit->parentWidget()))
            continue;
        connect(edit, &QLineEdit::textChanged, this, &BrokerForm::changed);
        connect(edit, &QLineEdit::returnPressed, this, &BrokerForm::submitted);
    }
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &BrokerForm::changed);
    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentIndexChanged, this, &BrokerForm::changed);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &BrokerForm::changed);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &BrokerForm::changed);
}

bool BrokerForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        if (const auto *field = qobject_cast<const QWidget *>(watched))
            Q_EMIT hinted(field->toolTip());
    }
    return QWidget::eventFilter(watched, event);
}

void BrokerForm::showMore(bool show)
{
    m_more->setVisible(show);
}

void BrokerForm::clear(int rank)
{
    for (QLineEdit *edit : findChildren<QLineEdit *>()) {
        if (!qobject_cast<QSpinBox *>(edit->parentWidget()))
            edit->clear();
    }
    const BrokerProfile usual{.name = {}, .url = BrokerUrl::parse(u"mqtts://host"_s).value()};
    m_headers->clear();
    m_rank->setValue(rank);
    m_timeout->setValue(10'000); // of encrypted ones, which most new ones are
    m_keepAlive->setValue(int(usual.keepAlive.count()));
    choose(m_standby, int(usual.standby));
    choose(m_version, int(usual.version));
    for (QCheckBox *box : {m_passphrase, m_trusted, m_bridged})
        box->setChecked(false);
}

void BrokerForm::fill(const BrokerProfile &profile)
{
    m_name->setText(profile.name);
    m_url->setText(profile.url.text());
    m_user->setText(profile.user);
    m_rank->setValue(profile.rank);
    choose(m_standby, int(profile.standby));
    m_health->setText(profile.healthUrl.toString());
    choose(m_version, int(profile.version));
    m_keepAlive->setValue(int(profile.keepAlive.count()));
    m_timeout->setValue(int(profile.connectTimeout.count()));
    m_devices->setText(profile.expectedDevices.join(u", "_s));
    QStringList lines;
    for (const HandshakeHeader &header : profile.headers)
        lines.append(header.name + u": "_s + header.value);
    m_headers->setPlainText(lines.join(u'\n'));
    m_tokenHeader->setText(profile.tokenHeader);
    m_ca->setText(profile.caFile);
    m_pin->setText(profile.caPin);
    m_host->setText(profile.expectedHost);
    m_certificate->setText(profile.clientCertificate);
    m_key->setText(profile.clientKey);
    m_passphrase->setChecked(profile.keyHasPassphrase);
    m_trusted->setChecked(profile.trustedNetwork);
    m_bridged->setChecked(profile.bridged);
}

} // namespace Raptor::Views
