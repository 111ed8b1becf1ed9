// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connection_test_panel.h"

#include "models/domain/link_wording.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double MarkSize = 11;
constexpr ConnectionStage Stages[] = {ConnectionStage::NameLookup, ConnectionStage::Tcp,
                                      ConnectionStage::Tls,        ConnectionStage::WebSocket,
                                      ConnectionStage::Mqtt,       ConnectionStage::Subscription,
                                      ConnectionStage::FirstData};

bool isOver(StageState state)
{
    return state == StageState::Passed || state == StageState::Failed
        || state == StageState::Skipped;
}

} // namespace

/// The state of a stage as a shape: ring waiting, half disc running, disc passed, cross failed,
/// dash skipped.
class StageMark final : public QWidget
{
public:
    StageMark(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    }
    void setState(StageState state)
    {
        m_state = state;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {m_theme->ipx(MarkSize), m_theme->ipx(MarkSize)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = m_theme->tokens();
        const QRectF box(rect());
        switch (m_state) {
        case StageState::Waiting:
            return drawLight(painter, box, Light::Off, t);
        case StageState::Running:
            return drawLight(painter, box, Light::Half, t);
        case StageState::Passed:
            return drawLight(painter, box, Light::On, t);
        case StageState::Failed:
            return drawShape(painter, box, StateShape::Cross, t.text, t);
        case StageState::Skipped:
            return drawShape(painter, box, StateShape::Dash, t.muted, t);
        }
    }

private:
    const Theme *m_theme;
    StageState m_state = StageState::Waiting;
};

ConnectionTestPanel::ConnectionTestPanel(const Theme *theme, ConnectionTester *tester,
                                         QWidget *parent)
    : QFrame(parent), m_theme(theme), m_tester(tester), m_title(plainLabel({}, "section", this)),
      m_progress(new QProgressBar(this)), m_remark(plainLabel({}, "muted", this)),
      m_good(plainLabel({}, "strong", this)), m_fault(plainLabel({}, "fault", this)),
      m_again(new PushButton(tr("Test again"), this)),
      m_stop(new PushButton(tr("Stop the test"), this)),
      m_copy(new PushButton(tr("Copy as text"), this)), m_close(new PushButton(tr("Close"), this))
{
    setObjectName(u"connectionTestPanel"_s);
    setLook(this, "card");
    build();
    connect(tester, &ConnectionTester::stageChanged, this, &ConnectionTestPanel::showStage);
    connect(tester, &ConnectionTester::remarked, this, [this](const QString &text) {
        m_remarks.append(text);
        m_remark->setText(m_remarks.join(u'\n'));
        m_remark->show();
    });
    connect(tester, &ConnectionTester::finished, this, &ConnectionTestPanel::finish);
    connect(m_again, &QPushButton::clicked, this, &ConnectionTestPanel::start);
    connect(m_stop, &QPushButton::clicked, this, &ConnectionTestPanel::stop);
    connect(m_copy, &QPushButton::clicked, this, &ConnectionTestPanel::copy);
    connect(m_close, &QPushButton::clicked, this, &ConnectionTestPanel::leave);
}

ConnectionTestPanel::~ConnectionTestPanel()
{
    if (m_tester->isRunning())
        m_tester->cancel();
}

void ConnectionTestPanel::build()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(4, 1);
    for (const ConnectionStage stage : Stages)
        addRow(grid, stage);
    m_progress->setObjectName(u"testProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the test"));
    m_progress->setTextVisible(false);
    m_remark->setObjectName(u"testRemarks"_s);
    m_good->setObjectName(u"testGoodResult"_s);
    m_fault->setObjectName(u"testFaultResult"_s);
    for (QLabel *label : {m_remark, m_good, m_fault}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const struct
    {
        PushButton *button;
        QString name;
    } names[] = {{m_again, u"testAgainButton"_s},
                 {m_stop, u"stopTestButton"_s},
                 {m_copy, u"copyTestButton"_s},
                 {m_close, u"closeTestButton"_s}};
    for (const auto &one : names) {
        one.button->setObjectName(one.name);
        one.button->setAccessibleName(one.button->text());
        buttons->addWidget(one.button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addLayout(grid);
    layout->addWidget(m_remark);
    layout->addWidget(m_good);
    layout->addWidget(m_fault);
    layout->addLayout(buttons);
}

void ConnectionTestPanel::addRow(QGridLayout *grid, ConnectionStage stage)
{
    Row row{.result = {.stage = stage},
            .mark = new StageMark(m_theme, this),
            .stage = plainLabel(Wording::of(stage), "strong", this),
            .state = plainLabel({}, "muted", this),
            .took = new DigitLabel(m_theme, 12, QFont::Normal, this),
            .text = plainLabel({}, "", this)};
    const int place = int(m_rows.size());
    row.text->setObjectName(u"testText%1"_s.arg(place));
    row.text->setWordWrap(true);
    row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.took->setWidest(u"88.88 s"_s);
    grid->addWidget(row.mark, place, 0, Qt::AlignCenter);
    grid->addWidget(row.stage, place, 1, Qt::AlignTop);
    grid->addWidget(row.state, place, 2, Qt::AlignTop);
    grid->addWidget(row.took, place, 3, Qt::AlignTop);
    grid->addWidget(row.text, place, 4);
    m_rows.append(row);
    showRow(row);
}

void ConnectionTestPanel::open(const BrokerProfile &profile, const QString &secretsOf)
{
    m_profile = profile;
    m_secretsOf = secretsOf;
    m_title->setText(tr("Test of %1, %2", "broker, address").arg(profile.name, profile.url.text()));
    show();
    start();
    m_stop->setFocus(Qt::OtherFocusReason);
}

void ConnectionTestPanel::leave()
{
    if (isHidden())
        return;
    m_tester->cancel();
    Q_EMIT closed();
}

void ConnectionTestPanel::start()
{
    if (!m_profile)
        return;
    m_remarks.clear();
    m_remark->hide();
    m_good->hide();
    m_fault->hide();
    m_progress->show();
    m_again->setEnabled(false);
    m_stop->setEnabled(true);
    m_tester->start(*m_profile, m_secretsOf);
}

void ConnectionTestPanel::stop()
{
    if (!m_tester->isRunning())
        return;
    m_tester->cancel();
    for (Row &row : m_rows) {
        if (isOver(row.result.state))
            continue;
        row.result.state = StageState::Skipped;
        row.result.text.clear();
        showRow(row);
    }
    conclude(tr("The test was stopped."), false);
}

void ConnectionTestPanel::showStage(const ConnectionStageResult &result)
{
    for (Row &row : m_rows) {
        if (row.result.stage != result.stage)
            continue;
        row.result = result;
        showRow(row);
    }
    showProgress();
}

void ConnectionTestPanel::showRow(const Row &row)
{
    const ConnectionStageResult &result = row.result;
    row.mark->setState(result.state);
    row.state->setText(Wording::of(result.state));
    row.took->setText(Wording::timeOf(result));
    row.text->setText(result.text);
    row.text->setAccessibleName(
        tr("%1: %2", "stage, state").arg(Wording::of(result.stage), Wording::of(result.state)));
    row.text->setAccessibleDescription(
        (QStringList{Wording::timeOf(result), result.text}).join(u' ').trimmed());
}

void ConnectionTestPanel::showProgress()
{
    const auto done = std::count_if(m_rows.cbegin(), m_rows.cend(),
                                    [](const Row &row) { return isOver(row.result.state); });
    m_progress->setRange(0, int(m_rows.size()));
    m_progress->setValue(int(done));
}

void ConnectionTestPanel::finish(bool passed, const QString &text)
{
    conclude(text, !passed);
}

void ConnectionTestPanel::conclude(const QString &text, bool isFault)
{
    const bool wasInside = m_stop->hasFocus();
    m_progress->hide();
    m_again->setEnabled(true);
    m_stop->setEnabled(false);
    QLabel *label = isFault ? m_fault : m_good;
    label->setText(text);
    m_good->setVisible(!isFault);
    m_fault->setVisible(isFault);
    if (wasInside)
        m_again->setFocus(Qt::OtherFocusReason);
}

QString ConnectionTestPanel::text() const
{
    QStringList lines{m_title->text()};
    for (const Row &row : m_rows)
        lines.append(Wording::lineOf(row.result));
    lines.append(m_remarks);
    if (!m_good->isHidden())
        lines.append(m_good->text());
    if (!m_fault->isHidden())
        lines.append(m_fault->text());
    return lines.join(u'\n') + u'\n';
}

void ConnectionTestPanel::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace Raptor::Views
