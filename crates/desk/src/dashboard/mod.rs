//! The dashboard: one page that needs nothing else and no script, to look at on a phone, a desktop or
//! paper. Each part is one sentence, a chart, and its table; each figure opens to its entries.

mod charts;
mod drawn;
mod opened;

use ledger::budget::{Budget, Gap, compare};
use ledger::dashboard::{Dashboard, MonthAhead, Reason, Says};
use ledger::grants::{Grant, Standing};
use ledger::{Books, Cents, Day, Share};
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub use self::charts::{Bar, Column};
use self::charts::{bar, bars, columns};
pub use self::drawn::{expected, organisation, with_page};
pub use self::opened::{Row, opened, table};
use crate::accounts::{self, Accounts, stands};
use crate::messages::{Messages, say};

/// The looks of pages of accounts. System fonts, no request.
pub const STYLE: &str = include_str!("dashboard.css");

/// What the page is made of.
pub struct Page<'a> {
    /// The organisation's name, where the dossier knows it.
    pub organisation: &'a str,
    /// The accounts.
    pub accounts: &'a Accounts,
    /// Their books.
    pub books: &'a Books<'a>,
    /// Where the organisation stands.
    pub dashboard: &'a Dashboard,
    /// Where each grant stands.
    pub standings: &'a [Standing],
    /// The day it is drawn on.
    pub today: Day,
    /// The dossier's folder, as it is typed in a command.
    pub dir: &'a str,
}

/// A part of the dashboard: its title, its sentence, and what it holds.
pub struct Part<'a> {
    /// What links lead to.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// One sentence that says what the chart shows.
    pub lead: Option<String>,
    /// The chart with its table; none where there is nothing to draw.
    pub body: Option<Body<'a>>,
}

/// A chart with its table, and what is noted under them.
pub struct Body<'a> {
    /// What the two colours are, where there are two.
    pub key: Option<(String, String)>,
    /// The drawing.
    pub chart: Chart,
    /// What the table is of.
    pub caption: String,
    /// Heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row<'a>>,
    /// A sentence, and a list.
    pub notes: Option<(String, Vec<String>)>,
}

/// A chart.
pub enum Chart {
    /// Bars side by side: its id, then bars in groups.
    Bars(&'static str, Vec<Vec<Bar>>),
    /// A column a month.
    Columns(&'static str, Vec<Column>),
}

/// The page, whole.
pub fn page(messages: &Messages, page: &Page<'_>) -> String {
    let title = title(messages, page);
    let gaps = gaps(page);
    let parts = parts(
        messages,
        page,
        gaps.as_ref().map(|(budget, gaps)| (*budget, &gaps[..])),
    );
    let markup: Markup = html! {
        (DOCTYPE)
        html lang=(messages.tongue.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { (say!(messages, "dashboard-skip")) }
                header {
                    p.kicker { (say!(messages, "dashboard-kicker")) }
                    h1 { (title) }
                    p.meta { (meta(messages, page)) }
                    nav aria-label=(say!(messages, "dashboard-contents")) {
                        ul { @for part in &parts { li { a href={ "#" (part.id) } { (part.title) } } } }
                    }
                }
                main #main {
                    @for note in notes(messages, page) { p.lead { (note) } }
                    ul.tiles {
                        @for (number, what) in tiles(messages, page) { li { b { (number) } span { (what) } } }
                    }
                    @for part in &parts {
                        section aria-labelledby=(part.id) {
                            h2 id=(part.id) { (part.title) }
                            @if let Some(lead) = &part.lead { p.lead { (lead) } }
                            @if let Some(body) = &part.body {
                                (draw(messages, page.accounts, &part.title, body, false))
                            }
                        }
                    }
                }
                footer { p { (say!(messages, "dashboard-foot")) } }
            }
        }
    };
    markup.into_string()
}

/// What the dashboard is of.
pub fn title(messages: &Messages, page: &Page<'_>) -> String {
    let period = accounts::period(messages, page.dashboard.period);
    match page.organisation {
        "" => say!(messages, "dashboard-title", period = period),
        name => say!(messages, "dashboard-title-of", name = name, period = period),
    }
}

/// What it is made of, and when.
pub fn meta(messages: &Messages, page: &Page<'_>) -> String {
    say!(
        messages,
        "dashboard-meta",
        entries = page.accounts.count(page.dashboard.period),
        files = page.accounts.imports.len(),
        date = accounts::day(messages, page.today)
    )
}

/// What is to be said before any figure.
pub fn notes(messages: &Messages, page: &Page<'_>) -> Vec<String> {
    let mut notes = page
        .accounts
        .warnings(messages, page.dashboard.period, page.dir);
    notes.extend(stands(messages, page.accounts, page.dashboard, page.today));
    notes
}

/// A chart with its table, on a page: where it is folded, the table opens under its caption.
pub fn draw(
    messages: &Messages,
    accounts: &Accounts,
    title: &str,
    body: &Body<'_>,
    folded: bool,
) -> Markup {
    let name = format!("{title} – {}", body.caption);
    let (head, rows) = (&body.head, &body.rows);
    html! {
        @if let Some((one, other)) = &body.key { (key(one, other)) }
        figure {
            @match &body.chart {
                Chart::Bars(id, groups) => (bars(title, id, groups)),
                Chart::Columns(id, drawn) => {
                    (columns(title, id, drawn, |value| accounts::euros(messages, Cents(value))))
                }
            }
        }
        @if folded {
            details {
                summary { (body.caption) span.hidden { " – " (title) } }
                (table(messages, accounts, (&name, ""), head, rows))
            }
        } @else {
            (table(messages, accounts, (&name, &body.caption), head, rows))
        }
        @if let Some((sentence, notes)) = &body.notes {
            p { (sentence) }
            ul.notes { @for note in notes { li { (note) } } }
        }
    }
}

/// The budget that the dashboard is held against, and its gaps: one that was kept for the very days,
/// that of the whole organisation first.
pub fn gaps<'a>(page: &Page<'a>) -> Option<(&'a Budget, Vec<Gap>)> {
    let budgets = page.accounts.said.budgets.iter();
    let budget = budgets
        .filter(|budget| budget.period == page.dashboard.period)
        .min_by_key(|budget| budget.project.is_some())?;
    let gaps = compare(page.books, budget);
    let there = |gap: &Gap| !gap.planned.is_zero() || !gap.actual.parts().is_empty();
    Some((budget, gaps.into_iter().filter(there).collect()))
}

/// The numbers that a treasurer is asked first, each with what it is.
pub fn tiles(messages: &Messages, page: &Page<'_>) -> Vec<(String, String)> {
    let dashboard = page.dashboard;
    let result = dashboard.products.amount() - dashboard.charges.amount();
    let day = accounts::day(messages, dashboard.cash.day);
    let mut tiles = Vec::new();
    if dashboard.cash.known {
        tiles.push((
            accounts::euros(messages, dashboard.cash.cash.amount()),
            say!(messages, "tile-cash", day = day),
        ));
    }
    if let Some(tenths) = dashboard.cash.tenths_of_months {
        tiles.push((
            accounts::tenths(messages, tenths),
            say!(messages, "tile-months"),
        ));
    }
    tiles.push((
        accounts::signed(messages, Cents::euros(result.rounded_to_euros())),
        match dashboard.finished {
            true => say!(messages, "tile-result"),
            false => {
                let day = accounts::day(messages, dashboard.until);
                say!(messages, "tile-result-so-far", day = day)
            }
        },
    ));
    if let Some(dependency) = &dashboard.dependency {
        let funder = accounts::funder(&page.accounts.said.dimensions, &dependency.funder);
        tiles.push((
            accounts::percent(messages, dependency.share),
            say!(messages, "tile-funder", funder = funder),
        ));
    }
    tiles
}

/// The parts, in their order.
pub fn parts<'a>(
    messages: &Messages,
    page: &'a Page<'a>,
    against: Option<(&'a Budget, &'a [Gap])>,
) -> Vec<Part<'a>> {
    let says = page.dashboard.says();
    let sentence = |chosen: fn(&Says) -> bool| {
        let says = says.iter().find(|says| chosen(says))?;
        let dimensions = &page.accounts.said.dimensions;
        Some(accounts::says(messages, dimensions, says))
    };
    let mut parts = vec![
        Part {
            id: "cash",
            title: say!(messages, "part-cash"),
            lead: sentence(|says| {
                matches!(
                    says,
                    Says::Lasts { .. } | Says::NoCash | Says::NoPace { .. }
                )
            }),
            body: page.dashboard.cash.known.then(|| cash(messages, page)),
        },
        Part {
            id: "ahead",
            title: say!(messages, "part-ahead"),
            lead: sentence(|says| matches!(says, Says::FallsBelow { .. })),
            body: (!page.dashboard.ahead.is_empty()).then(|| ahead(messages, page)),
        },
        Part {
            id: "income",
            title: say!(messages, "part-income"),
            lead: sentence(|says| matches!(says, Says::LargestFunder { .. }))
                .or_else(|| Some(say!(messages, "says-no-funder"))),
            body: Some(income(messages, page)),
        },
        Part {
            id: "charges",
            title: say!(messages, "part-charges"),
            lead: sentence(|says| matches!(says, Says::LargestCharge { .. })),
            body: Some(charges(messages, page)),
        },
    ];
    parts.retain(|part| part.lead.is_some() || part.body.is_some());
    if !page.accounts.said.dimensions.projects.is_empty() {
        parts.push(projects(messages, page));
    }
    if !page.accounts.said.grants.is_empty() {
        parts.push(grants(messages, page));
    }
    if let Some((_, gaps)) = against {
        parts.push(against_budget(messages, page, gaps));
    }
    parts.push(Part {
        id: "years",
        title: say!(messages, "part-years"),
        lead: sentence(|says| matches!(says, Says::Result { .. } | Says::SoFar { .. })),
        body: Some(years(messages, page)),
    });
    parts.push(Part {
        id: "in-kind",
        title: say!(messages, "part-in-kind"),
        lead: sentence(|says| matches!(says, Says::GivenInKind { .. }))
            .or_else(|| Some(say!(messages, "says-nothing-in-kind"))),
        body: in_kind(messages, page),
    });
    parts
}

fn heads(names: &[String]) -> Vec<String> {
    names.to_vec()
}

fn cash<'a>(messages: &Messages, page: &'a Page<'a>) -> Body<'a> {
    let cash = &page.dashboard.cash;
    let money = |amount| accounts::amount(messages, amount);
    let name = |account: &str| {
        let ledger = &page.accounts.ledger;
        let entry = ledger
            .entries()
            .iter()
            .rfind(|entry| ledger.account(entry) == account);
        let label = entry.map_or("", |entry| ledger.text(entry.account_label));
        format!("{account} {label}")
    };
    let groups: Vec<Vec<Bar>> = cash
        .by_account
        .iter()
        .map(|(account, figure)| {
            bar(
                name(account),
                figure.amount().0,
                accounts::euros(messages, figure.amount()),
            )
        })
        .collect();
    let mut rows: Vec<Row<'_>> = cash
        .by_account
        .iter()
        .map(|(account, figure)| Row {
            name: name(account),
            cells: vec![money(figure.amount())],
            figures: vec![(String::new(), figure)],
            total: false,
        })
        .collect();
    rows.push(Row {
        name: say!(messages, "cash-all"),
        cells: vec![money(cash.cash.amount())],
        figures: Vec::new(),
        total: true,
    });
    rows.push(Row {
        name: say!(messages, "cash-dedicated"),
        cells: vec![money(-cash.dedicated.amount())],
        figures: vec![(String::new(), &cash.dedicated)],
        total: false,
    });
    rows.push(Row {
        name: say!(messages, "cash-free"),
        cells: vec![money(cash.free)],
        figures: Vec::new(),
        total: true,
    });
    let months = cash.months;
    rows.push(Row {
        name: say!(messages, "cash-charges", months = months),
        cells: vec![money(cash.charges.amount())],
        figures: vec![(String::new(), &cash.charges)],
        total: false,
    });
    let head = heads(&[
        say!(messages, "head-account"),
        say!(messages, "head-amount"),
    ]);
    Body {
        key: None,
        chart: Chart::Bars("chart-cash", groups),
        caption: say!(messages, "caption-table"),
        head,
        rows,
        notes: None,
    }
}

fn ahead<'a>(messages: &Messages, page: &'a Page<'a>) -> Body<'a> {
    let months = &page.dashboard.ahead;
    let drawn: Vec<Column> = months
        .iter()
        .map(|of| Column {
            under: month_short(messages, of),
            value: of.closing.0,
        })
        .collect();
    let rows: Vec<Row<'_>> = months
        .iter()
        .map(|of| {
            let sum = |positive: bool| -> Cents {
                let amounts = of.expected.iter().map(|(_, amount)| *amount);
                amounts
                    .filter(|amount| (*amount > Cents::ZERO) == positive)
                    .sum()
            };
            Row {
                name: format!("{} {}", month_short(messages, of), of.month.year()),
                cells: vec![
                    accounts::euros(messages, sum(true)),
                    accounts::euros(messages, sum(false)),
                    accounts::euros(messages, of.closing),
                ],
                figures: vec![
                    (say!(messages, "ahead-charges-before"), &of.charges_before),
                    (say!(messages, "ahead-products-before"), &of.products_before),
                ],
                total: false,
            }
        })
        .collect();
    let head = heads(&[
        say!(messages, "head-month"),
        say!(messages, "head-in"),
        say!(messages, "head-out"),
        say!(messages, "head-left"),
    ]);
    let known: Vec<String> = months
        .iter()
        .flat_map(|of| {
            of.expected
                .iter()
                .map(move |(reason, amount)| (of, reason, *amount))
        })
        .filter(|(_, reason, _)| !matches!(reason, Reason::UsualCharges | Reason::UsualProducts))
        .map(|(of, reason, amount)| {
            say!(
                messages,
                "ahead-one",
                month = accounts::month(messages, of.month),
                amount = accounts::signed(messages, amount),
                what = accounts::expectation(messages, &page.accounts.said, reason)
            )
        })
        .collect();
    Body {
        key: None,
        chart: Chart::Columns("chart-ahead", drawn),
        caption: say!(messages, "caption-ahead"),
        head,
        rows,
        notes: (!known.is_empty()).then(|| (say!(messages, "ahead-known"), known)),
    }
}

fn month_short(messages: &Messages, of: &MonthAhead) -> String {
    let number = of.month.number();
    messages
        .named(&format!("month-short-{number}"), &[])
        .unwrap_or_else(|| number.to_string())
}

fn income<'a>(messages: &Messages, page: &'a Page<'a>) -> Body<'a> {
    let dimensions = &page.accounts.said.dimensions;
    let parts: Vec<(String, &ledger::Figure, Option<Share>)> = page
        .dashboard
        .income
        .iter()
        .map(|of| {
            let name = accounts::source_of_income(messages, dimensions, &of.source);
            (name, &of.figure, of.share)
        })
        .collect();
    shares(
        messages,
        "chart-income",
        &say!(messages, "head-source"),
        &parts,
        &page.dashboard.products,
    )
}

fn charges<'a>(messages: &Messages, page: &'a Page<'a>) -> Body<'a> {
    let parts: Vec<(String, &ledger::Figure, Option<Share>)> = page
        .dashboard
        .by_nature
        .iter()
        .map(|of| {
            let name = format!("{} {}", of.rubric, accounts::rubric(messages, of.rubric));
            (name, &of.figure, of.share)
        })
        .collect();
    shares(
        messages,
        "chart-charges",
        &say!(messages, "head-nature"),
        &parts,
        &page.dashboard.charges,
    )
}

/// Parts of a whole: bars, and a table with shares.
fn shares<'a>(
    messages: &Messages,
    id: &'static str,
    head: &str,
    parts: &[(String, &'a ledger::Figure, Option<Share>)],
    all: &ledger::Figure,
) -> Body<'a> {
    let percent = |share: Option<Share>| {
        share.map_or("–".to_owned(), |share| accounts::percent(messages, share))
    };
    let groups: Vec<Vec<Bar>> = parts
        .iter()
        .map(|(name, figure, share)| {
            let shown = format!(
                "{} · {}",
                accounts::euros(messages, figure.amount()),
                percent(*share)
            );
            bar(name.clone(), figure.amount().0, shown)
        })
        .collect();
    let mut rows: Vec<Row<'_>> = parts
        .iter()
        .map(|(name, figure, share)| Row {
            name: name.clone(),
            cells: vec![accounts::amount(messages, figure.amount()), percent(*share)],
            figures: vec![(String::new(), figure)],
            total: false,
        })
        .collect();
    rows.push(Row {
        name: say!(messages, "table-total"),
        cells: vec![accounts::amount(messages, all.amount()), String::new()],
        figures: Vec::new(),
        total: true,
    });
    let head = heads(&[
        head.to_owned(),
        say!(messages, "head-amount"),
        say!(messages, "head-share"),
    ]);
    Body {
        key: None,
        chart: Chart::Bars(id, groups),
        caption: say!(messages, "caption-table"),
        head,
        rows,
        notes: None,
    }
}

/// The two colours of charges and income, or of planned and actual, said.
fn key(one: &str, other: &str) -> Markup {
    html! {
        ul.key {
            li.a { i aria-hidden="true" {} (one) }
            li.b { i aria-hidden="true" {} (other) }
        }
    }
}

fn two(name: String, one: (i64, String), other: (i64, String)) -> Vec<Bar> {
    vec![
        Bar {
            name,
            value: one.0,
            shown: one.1,
            class: "a",
        },
        Bar {
            name: String::new(),
            value: other.0,
            shown: other.1,
            class: "b",
        },
    ]
}

fn projects<'a>(messages: &Messages, page: &'a Page<'a>) -> Part<'a> {
    let dimensions = &page.accounts.said.dimensions;
    let euros = |amount: Cents| (amount.0, accounts::euros(messages, amount));
    let money = |amount| accounts::amount(messages, amount);
    let name = |of: &ledger::dashboard::ProjectResult| match &of.project {
        Some(id) => accounts::project(dimensions, id).to_owned(),
        None => say!(messages, "show-no-project"),
    };
    let (charges, products) = (say!(messages, "rubric-6"), say!(messages, "side-products"));
    let of = &page.dashboard.by_project;
    let groups: Vec<Vec<Bar>> = of
        .iter()
        .map(|of| {
            two(
                name(of),
                euros(of.charges.amount()),
                euros(of.products.amount()),
            )
        })
        .collect();
    let rows: Vec<Row<'_>> = of
        .iter()
        .map(|of| Row {
            name: name(of),
            cells: vec![
                money(of.charges.amount()),
                money(of.products.amount()),
                accounts::signed(messages, of.result),
            ],
            figures: vec![
                (charges.clone(), &of.charges),
                (products.clone(), &of.products),
            ],
            total: false,
        })
        .collect();
    let head = heads(&[
        say!(messages, "head-project"),
        charges.clone(),
        products.clone(),
        say!(messages, "head-result"),
    ]);
    let title = say!(messages, "part-projects");
    let dearest = of
        .iter()
        .filter(|of| of.project.is_some())
        .max_by_key(|of| of.charges.amount());
    let lead = dearest.map(|of| {
        let charges = accounts::euros(messages, of.charges.amount());
        let result = accounts::signed(messages, Cents::euros(of.result.rounded_to_euros()));
        say!(
            messages,
            "says-project",
            project = name(of),
            charges = charges,
            result = result
        )
    });
    Part {
        id: "projects",
        lead,
        body: Some(Body {
            key: Some((charges, products)),
            chart: Chart::Bars("chart-projects", groups),
            caption: say!(messages, "caption-table"),
            head,
            rows,
            notes: None,
        }),
        title,
    }
}

fn grants<'a>(messages: &Messages, page: &'a Page<'a>) -> Part<'a> {
    let dimensions = &page.accounts.said.dimensions;
    let grants = &page.accounts.said.grants;
    let euros = |amount: Cents| (amount.0, accounts::euros(messages, amount));
    let maybe = |amount: Option<Cents>| {
        amount.map_or("–".to_owned(), |amount| {
            accounts::amount(messages, amount)
        })
    };
    let name = |grant: &Grant| {
        let funder = accounts::funder(dimensions, &grant.funder);
        let what = match &grant.project {
            Some(project) => accounts::project(dimensions, project),
            None => &grant.purpose,
        };
        let period = accounts::period(messages, grant.period);
        match what {
            "" => format!("{funder}, {period}"),
            what => format!("{funder}, {what}, {period}"),
        }
    };
    let due = |grant: &Grant, standing: &Standing| match (grant.reported, standing.report_due) {
        (Some(_), _) => say!(messages, "grant-reported"),
        (None, Some(day)) if standing.report_late => {
            say!(messages, "grant-late", day = accounts::day(messages, day))
        }
        (None, Some(day)) => accounts::day(messages, day),
        (None, None) => "–".to_owned(),
    };
    // Those of years before are past, unless their report is still to be sent.
    let both: Vec<(&Grant, &Standing)> = grants
        .iter()
        .zip(page.standings)
        .filter(|(grant, standing)| {
            let current = grant.period.last >= page.dashboard.period.first;
            current || grant.reported.is_none() && standing.report_due.is_some()
        })
        .collect();
    let groups: Vec<Vec<Bar>> = both
        .iter()
        .map(|(grant, standing)| {
            // What is only asked is no bar: it may never come.
            let granted = match (grant.granted, grant.asked) {
                (None, Some(asked)) => {
                    let asked = accounts::euros(messages, asked);
                    (0, say!(messages, "grant-asked-only", amount = asked))
                }
                (granted, _) => euros(granted.unwrap_or_default()),
            };
            two(name(grant), granted, euros(standing.paid.amount()))
        })
        .collect();
    let rows: Vec<Row<'_>> = both
        .iter()
        .map(|(grant, standing)| Row {
            name: name(grant),
            cells: vec![
                maybe(grant.asked),
                maybe(grant.granted),
                maybe(Some(standing.paid.amount())),
                maybe(Some(standing.spent.amount())),
                maybe(Some(standing.to_justify)),
                due(grant, standing),
            ],
            figures: vec![
                (say!(messages, "head-paid"), &standing.paid),
                (say!(messages, "head-spent"), &standing.spent),
            ],
            total: false,
        })
        .collect();
    let head = heads(&[
        say!(messages, "head-grant"),
        say!(messages, "head-asked"),
        say!(messages, "head-granted"),
        say!(messages, "head-paid"),
        say!(messages, "head-spent"),
        say!(messages, "head-to-justify"),
        say!(messages, "head-report"),
    ]);
    let title = say!(messages, "part-grants");
    let sum = |of: fn(&Standing) -> Cents| -> Cents {
        both.iter().map(|(_, standing)| of(standing)).sum()
    };
    let lead = say!(
        messages,
        "says-grants",
        to_receive = accounts::euros(messages, sum(|of| of.to_receive)),
        to_justify = accounts::euros(messages, sum(|of| of.to_justify))
    );
    Part {
        id: "grants",
        lead: Some(lead),
        body: Some(Body {
            key: Some((say!(messages, "head-granted"), say!(messages, "head-paid"))),
            chart: Chart::Bars("chart-grants", groups),
            caption: say!(messages, "caption-table"),
            head,
            rows,
            notes: None,
        }),
        title,
    }
}

fn against_budget<'a>(messages: &Messages, page: &Page<'_>, gaps: &'a [Gap]) -> Part<'a> {
    let dimensions = &page.accounts.said.dimensions;
    let euros = |amount: Cents| (amount.0, accounts::euros(messages, amount));
    let money = |amount| accounts::amount(messages, amount);
    let name = |gap: &Gap| accounts::gap_name(messages, gap, dimensions);
    let (planned, actual) = (
        say!(messages, "table-planned"),
        say!(messages, "table-actual"),
    );
    let groups: Vec<Vec<Bar>> = gaps
        .iter()
        .map(|gap| two(name(gap), euros(gap.planned), euros(gap.actual.amount())))
        .collect();
    let rows: Vec<Row<'_>> = gaps
        .iter()
        .map(|gap| Row {
            name: name(gap),
            cells: vec![
                money(gap.planned),
                money(gap.actual.amount()),
                accounts::signed(messages, gap.gap),
                gap.percent.map_or("–".to_owned(), |percent| {
                    accounts::percent(messages, percent)
                }),
            ],
            figures: vec![(String::new(), &gap.actual)],
            total: false,
        })
        .collect();
    let head = heads(&[
        say!(messages, "table-line"),
        planned.clone(),
        actual.clone(),
        say!(messages, "head-gap"),
        say!(messages, "table-percent"),
    ]);
    let title = say!(messages, "part-budget");
    let widest = gaps.iter().max_by_key(|gap| gap.gap.abs());
    let lead = widest.map(|gap| {
        let amount = accounts::signed(messages, Cents::euros(gap.gap.rounded_to_euros()));
        say!(messages, "says-gap", line = name(gap), gap = amount)
    });
    Part {
        id: "budget",
        lead,
        body: Some(Body {
            key: Some((planned, actual)),
            chart: Chart::Bars("chart-budget", groups),
            caption: say!(messages, "caption-table"),
            head,
            rows,
            notes: None,
        }),
        title,
    }
}

fn years<'a>(messages: &Messages, page: &'a Page<'a>) -> Body<'a> {
    let euros = |amount: Cents| (amount.0, accounts::euros(messages, amount));
    let (charges, products) = (say!(messages, "rubric-6"), say!(messages, "side-products"));
    let years = &page.dashboard.years;
    let groups: Vec<Vec<Bar>> = years
        .iter()
        .map(|of| {
            two(
                accounts::period(messages, of.period),
                euros(of.charges.amount()),
                euros(of.products.amount()),
            )
        })
        .collect();
    let rows: Vec<Row<'_>> = years
        .iter()
        .map(|of| Row {
            name: accounts::period(messages, of.period),
            cells: vec![
                accounts::amount(messages, of.charges.amount()),
                accounts::amount(messages, of.products.amount()),
                accounts::signed(messages, of.products.amount() - of.charges.amount()),
            ],
            figures: vec![
                (charges.clone(), &of.charges),
                (products.clone(), &of.products),
            ],
            total: false,
        })
        .collect();
    let head = heads(&[
        say!(messages, "head-year"),
        charges.clone(),
        products.clone(),
        say!(messages, "head-result"),
    ]);
    Body {
        key: Some((charges, products)),
        chart: Chart::Bars("chart-years", groups),
        caption: say!(messages, "caption-table"),
        head,
        rows,
        notes: None,
    }
}

fn in_kind<'a>(messages: &Messages, page: &'a Page<'a>) -> Option<Body<'a>> {
    let in_kind = &page.dashboard.in_kind;
    let parts = [
        (
            say!(messages, "in-kind-volunteering"),
            &in_kind.volunteering,
        ),
        (say!(messages, "in-kind-services"), &in_kind.services),
        (say!(messages, "in-kind-gifts"), &in_kind.gifts),
    ];
    if in_kind.all.parts().is_empty() {
        return None;
    }
    let groups: Vec<Vec<Bar>> = parts
        .iter()
        .filter(|(_, figure)| !figure.parts().is_empty())
        .map(|(name, figure)| {
            let shown = accounts::euros(messages, figure.amount());
            bar(name.clone(), figure.amount().0, shown)
        })
        .collect();
    let row = |name: String, figure, total| Row {
        name,
        cells: vec![accounts::amount(messages, ledger::Figure::amount(figure))],
        figures: vec![(String::new(), figure)],
        total,
    };
    let mut rows: Vec<Row<'_>> = parts
        .iter()
        .map(|(name, figure)| row(name.clone(), *figure, false))
        .collect();
    rows.push(row(say!(messages, "table-total"), &in_kind.all, true));
    rows.push(row(say!(messages, "in-kind-uses"), &in_kind.uses, false));
    let head = heads(&[say!(messages, "head-source"), say!(messages, "head-amount")]);
    Some(Body {
        key: None,
        chart: Chart::Bars("chart-in-kind", groups),
        caption: say!(messages, "caption-table"),
        head,
        rows,
        notes: None,
    })
}

#[cfg(test)]
mod tests;
