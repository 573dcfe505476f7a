//! What the ledger's crate says in values, said in sentences.

use language::amounts;
use language::dates::{self, Date};
use ledger::budget::{Gap, Origin};
use ledger::charts::{Chart, Doubt, Placement, Side, given_line};
use ledger::dashboard::{Reason as Expectation, Says, SourceOfIncome};
use ledger::dimensions::{Dimensions, FunderKind, Reason};
use ledger::findings::{Finding, Value};
use ledger::import::Kind;
use ledger::official::{Check, Explanation};
use ledger::{Cents, Day, Month, Period, Share};
use store::Said;

use crate::messages::{Messages, Tongue, say};

/// What is wrong with a file, in a person's words; the line and the article are told beside it.
pub fn finding(messages: &Messages, finding: &Finding) -> String {
    let id = format!("finding-{}", finding.rule.id().replace('_', "-"));
    let values: Vec<(&str, String)> = finding
        .values
        .iter()
        .map(
            |(name, value)| match (*name, self::value(messages, value)) {
                ("number", text) if text.trim().is_empty() => (*name, say!(messages, "no-number")),
                ("journal", text) if text.trim().is_empty() => {
                    (*name, say!(messages, "no-journal"))
                }
                (name, text) => (name, text),
            },
        )
        .collect();
    messages
        .named(&id, &values)
        .unwrap_or_else(|| finding.rule.id().to_owned())
}

fn value(messages: &Messages, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Amount(amount) => self::amount(messages, *amount),
        Value::Day(day) => self::day(messages, *day),
        Value::Count(count) => count.to_string(),
    }
}

/// Accounts that a person put in a line of the official table, said under a heading; nothing where
/// there are none.
pub fn given_lines(messages: &Messages, said: &Said) -> Vec<String> {
    let mut lines = Vec::new();
    for (account, line) in &said.lines {
        let name = match given_line(account, line) {
            Some(Placement::Line(line, _)) => format!("{} {}", line.code, line.label),
            Some(Placement::ByFunder) => say!(messages, "lines-by-funder"),
            _ => continue,
        };
        if lines.is_empty() {
            lines.push(say!(messages, "lines-given"));
        }
        lines.push(say!(
            messages,
            "lines-given-one",
            account = account.as_str(),
            line = name.trim()
        ));
    }
    lines
}

/// An amount with its cents, if there are any: `1 250,40 €`.
pub fn amount(messages: &Messages, amount: Cents) -> String {
    amounts::display(amount.0, messages.tongue.language())
}

/// An amount in whole euros.
pub fn euros(messages: &Messages, amount: Cents) -> String {
    self::amount(messages, Cents::euros(amount.rounded_to_euros()))
}

/// An amount whose sign is always shown.
pub fn signed(messages: &Messages, amount: Cents) -> String {
    let shown = self::amount(messages, amount);
    if amount > Cents::ZERO {
        format!("+{shown}")
    } else {
        shown
    }
}

/// A share in per cent, a decimal at most: `12,5 %`.
pub fn percent(messages: &Messages, share: Share) -> String {
    let (tenths, below) = (share.tenths().abs(), share.tenths() < 0);
    let sign = if below { "-" } else { "" };
    let number = match (tenths % 10, messages.tongue) {
        (0, _) => format!("{sign}{}", tenths / 10),
        (rest, Tongue::Fr) => format!("{sign}{},{rest}", tenths / 10),
        (rest, Tongue::En) => format!("{sign}{}.{rest}", tenths / 10),
    };
    say!(messages, "figures-percent", number = number)
}

/// A number of tenths: `7,4`.
pub fn tenths(messages: &Messages, tenths: i64) -> String {
    let point = match messages.tongue {
        Tongue::Fr => ',',
        Tongue::En => '.',
    };
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}{point}{rest}", tenths / 10),
    }
}

/// A day, written out.
pub fn day(messages: &Messages, day: Day) -> String {
    let date = Date::from_iso(&day.iso());
    date.map_or_else(
        || day.iso(),
        |date| dates::display(date, messages.tongue.language()),
    )
}

/// A month of a year, written out.
pub fn month(messages: &Messages, month: Month) -> String {
    let iso = String::from(month);
    let date = Date::from_iso(&iso);
    date.map_or(iso, |date| dates::display(date, messages.tongue.language()))
}

/// A stretch of days: a year by its number, where it is a calendar year.
pub fn period(messages: &Messages, period: Period) -> String {
    if Period::year(period.last.year()) == Some(period) {
        return period.last.year().to_string();
    }
    say!(
        messages,
        "period-days",
        first = day(messages, period.first),
        last = day(messages, period.last)
    )
}

/// What a file is.
pub fn kind(messages: &Messages, kind: Kind) -> String {
    match kind {
        Kind::Fec => say!(messages, "accounts-kind-fec"),
        Kind::Table => say!(messages, "accounts-kind-table"),
        Kind::Bank => say!(messages, "accounts-kind-bank"),
        Kind::Journal => say!(messages, "accounts-kind-journal"),
    }
}

/// The name of a chart of accounts.
pub fn chart(messages: &Messages, chart: Chart) -> String {
    match chart {
        Chart::Associations1999 => say!(messages, "chart-associations-1999"),
        Chart::Associations2018 => say!(messages, "chart-associations-2018"),
        Chart::Associations2025 => say!(messages, "chart-associations-2025"),
        Chart::General2014 => say!(messages, "chart-general-2014"),
        Chart::General2025 => say!(messages, "chart-general-2025"),
    }
}

/// What a funder is.
pub fn funder_kind(messages: &Messages, kind: FunderKind) -> String {
    match kind {
        FunderKind::State => say!(messages, "funder-state"),
        FunderKind::Region => say!(messages, "funder-region"),
        FunderKind::Department => say!(messages, "funder-department"),
        FunderKind::Intercommunal => say!(messages, "funder-intercommunal"),
        FunderKind::Municipal => say!(messages, "funder-municipal"),
        FunderKind::Social => say!(messages, "funder-social"),
        FunderKind::European => say!(messages, "funder-european"),
        FunderKind::Employment => say!(messages, "funder-employment"),
        FunderKind::Public => say!(messages, "funder-public"),
        FunderKind::Private => say!(messages, "funder-private"),
        FunderKind::Unknown => say!(messages, "funder-unknown"),
    }
}

/// The name of a funder; its id where it is not known.
pub fn funder<'a>(dimensions: &'a Dimensions, id: &'a str) -> &'a str {
    dimensions.funder(id).map_or(id, |funder| &funder.name)
}

/// The name of a project; its id where it is not known.
pub fn project<'a>(dimensions: &'a Dimensions, id: &'a str) -> &'a str {
    dimensions.project(id).map_or(id, |project| &project.name)
}

/// Why a funder or a project is proposed.
pub fn reason(messages: &Messages, reason: &Reason) -> String {
    match reason {
        Reason::ThirdParty(name) => say!(messages, "proposal-third-party", name = name.as_str()),
        Reason::AccountLabel(name) => say!(messages, "proposal-account", name = name.as_str()),
        Reason::Label(words) => say!(messages, "proposal-label", words = words.as_str()),
    }
}

/// A nature of charges, by its account of two digits.
pub fn rubric(messages: &Messages, rubric: u8) -> String {
    messages
        .named(&format!("rubric-{rubric}"), &[])
        .unwrap_or_else(|| say!(messages, "rubric-other", number = rubric.to_string()))
}

/// Where products come from.
pub fn source_of_income(
    messages: &Messages,
    dimensions: &Dimensions,
    source: &SourceOfIncome,
) -> String {
    match source {
        SourceOfIncome::Funder(id) => funder(dimensions, id).to_owned(),
        SourceOfIncome::Line(line) if line.id == "74.rest" => {
            say!(messages, "income-without-funder")
        }
        SourceOfIncome::Line(line) if line.label.is_empty() => rubric(messages, line.rubric),
        SourceOfIncome::Line(line) => line.label.clone(),
        SourceOfIncome::Other => say!(messages, "income-other"),
    }
}

/// Why money is expected.
pub fn expectation(messages: &Messages, said: &Said, reason: &Expectation) -> String {
    match reason {
        Expectation::Grant(id) => {
            let grant = said.grants.iter().find(|grant| grant.id == *id);
            let name = grant.map_or(id.as_str(), |grant| funder(&said.dimensions, &grant.funder));
            say!(messages, "expected-grant", grant = name)
        }
        Expectation::Entered(words) => words.clone(),
        Expectation::UsualCharges => say!(messages, "expected-charges"),
        Expectation::UsualProducts => say!(messages, "expected-products"),
        Expectation::Owed(start) => say!(messages, "expected-owed", account = start.as_str()),
        Expectation::Due(start) => say!(messages, "expected-due", account = start.as_str()),
        Expectation::ToReceive(Some(id)) => say!(
            messages,
            "expected-to-receive",
            funder = funder(&said.dimensions, id)
        ),
        Expectation::ToReceive(None) => say!(messages, "expected-to-receive-unknown"),
    }
}

/// One sentence of the dashboard.
pub fn says(messages: &Messages, dimensions: &Dimensions, says: &Says) -> String {
    let money = |amount| euros(messages, amount);
    match says {
        Says::Lasts {
            cash,
            dedicated,
            tenths_of_months,
        } => {
            let mut said = if dedicated.is_zero() {
                say!(messages, "says-cash", cash = money(*cash))
            } else {
                say!(
                    messages,
                    "says-cash-dedicated",
                    cash = money(*cash),
                    dedicated = money(*dedicated)
                )
            };
            if let Some(of) = tenths_of_months {
                said.push(' ');
                said.push_str(&say!(
                    messages,
                    "says-lasts",
                    months = tenths(messages, *of)
                ));
            }
            said
        }
        Says::NoCash => say!(messages, "says-no-cash"),
        Says::NoPace { cash } => say!(messages, "says-no-pace", cash = money(*cash)),
        Says::SoFar { result, until } => say!(
            messages,
            "says-so-far",
            day = day(messages, *until),
            result = match *result < Cents::ZERO {
                true => say!(messages, "so-far-less", amount = money(result.abs())),
                false => say!(messages, "so-far-more", amount = money(*result)),
            }
        ),
        Says::FallsBelow {
            month: Some(of),
            lowest,
        } => say!(
            messages,
            "says-falls-below",
            month = month(messages, *of),
            lowest = money(*lowest)
        ),
        Says::FallsBelow {
            month: None,
            lowest,
        } => say!(messages, "says-stays-above", lowest = money(*lowest)),
        Says::LargestFunder { funder: id, share } => say!(
            messages,
            "says-largest-funder",
            funder = funder(dimensions, id),
            share = percent(messages, *share)
        ),
        Says::LargestCharge { rubric: of, share } => say!(
            messages,
            "says-largest-charge",
            rubric = rubric(messages, *of),
            share = percent(messages, *share)
        ),
        Says::Result {
            result,
            before: Some(before),
        } => say!(
            messages,
            "says-result-before",
            result = result_words(messages, *result),
            before = result_words(messages, *before)
        ),
        Says::Result {
            result,
            before: None,
        } => say!(
            messages,
            "says-result",
            result = result_words(messages, *result)
        ),
        Says::GivenInKind { volunteering, all } if volunteering == all => {
            say!(messages, "says-in-kind-volunteering", all = money(*all))
        }
        Says::GivenInKind { volunteering, all } if volunteering.is_zero() => {
            say!(messages, "says-in-kind-no-volunteering", all = money(*all))
        }
        Says::GivenInKind { volunteering, all } => say!(
            messages,
            "says-in-kind",
            all = money(*all),
            volunteering = money(*volunteering)
        ),
    }
}

fn result_words(messages: &Messages, result: Cents) -> String {
    let size = euros(messages, result.abs());
    if result < Cents::ZERO {
        say!(messages, "result-loss", amount = size)
    } else {
        say!(messages, "result-surplus", amount = size)
    }
}

/// A part of the official table.
pub fn side(messages: &Messages, side: Side) -> String {
    match side {
        Side::Charge => say!(messages, "side-charges"),
        Side::IndirectCharge => say!(messages, "side-indirect"),
        Side::Product => say!(messages, "side-products"),
        Side::UseInKind => say!(messages, "side-uses"),
        Side::ResourceInKind => say!(messages, "side-resources"),
    }
}

/// What a form asks of its figures and they do not meet, or what a person should know of them.
pub fn check(messages: &Messages, check: &Check) -> String {
    let money = |amount: Cents| self::amount(messages, amount);
    match check {
        Check::PlannedUnequal { charges, products } => say!(
            messages,
            "check-planned",
            charges = money(*charges),
            products = money(*products),
            gap = money((*charges - *products).abs())
        ),
        Check::PlannedInKindUnequal { uses, resources } => say!(
            messages,
            "check-planned-in-kind",
            uses = money(*uses),
            resources = money(*resources)
        ),
        Check::ActualUnequal { charges, products } => say!(
            messages,
            "check-actual",
            charges = money(*charges),
            products = money(*products),
            result = result_words(messages, *products - *charges)
        ),
        Check::ActualLeftOut {
            charges,
            products,
            charges_left,
            products_left,
        } => say!(
            messages,
            "check-actual-left-out",
            charges = money(*charges),
            products = money(*products),
            left_charges = money(*charges_left),
            left_products = money(*products_left),
            result = result_words(
                messages,
                *products + *products_left - *charges - *charges_left
            )
        ),
        Check::InKindUnequal { uses, resources } => say!(
            messages,
            "check-in-kind",
            uses = money(*uses),
            resources = money(*resources)
        ),
        Check::PlannedCents { lines } => {
            say!(messages, "check-cents", lines = lines.join(", "))
        }
        Check::Rounding { side, lines, total } => say!(
            messages,
            "check-rounding",
            side = self::side(messages, *side),
            lines = money(Cents::euros(*lines)),
            total = money(Cents::euros(*total))
        ),
        Check::GrantsWithoutFunder { amount } => {
            say!(messages, "check-without-funder", amount = money(*amount))
        }
        Check::NotOnForm { accounts } => {
            say!(
                messages,
                "check-not-on-form",
                accounts = accounts.join(", ")
            )
        }
    }
}

/// What a person should look at in a table.
pub fn doubt(messages: &Messages, doubt: Doubt, amount: Cents) -> String {
    let amount = self::amount(messages, amount);
    match doubt {
        Doubt::RubricOnly => say!(messages, "doubt-rubric-only", amount = amount),
        Doubt::Conference => say!(messages, "doubt-conference", amount = amount),
        Doubt::DedicatedFunds => say!(messages, "doubt-dedicated", amount = amount),
        Doubt::InvestmentGrant => say!(messages, "doubt-investment", amount = amount),
        Doubt::PrivateContribution => say!(messages, "doubt-private", amount = amount),
        Doubt::OtherIncome => say!(messages, "doubt-other-income", amount = amount),
        Doubt::GoneFromChart => say!(messages, "doubt-gone", amount = amount),
    }
}

/// A draft of the explanation of a gap, to be approved by a person: what the entries say, and no
/// reason that nobody wrote.
pub fn explanation(
    messages: &Messages,
    dimensions: &Dimensions,
    explanation: &Explanation,
) -> String {
    let money = |amount: Cents| self::amount(messages, amount);
    let line = explained_name(messages, explanation, dimensions);
    let mut said = match explanation.percent {
        Some(percent) => say!(
            messages,
            "explanation-gap",
            line = line,
            planned = money(explanation.planned),
            actual = money(explanation.actual),
            gap = signed(messages, explanation.gap),
            percent = self::percent(messages, percent)
        ),
        None => say!(
            messages,
            "explanation-unplanned",
            line = line,
            actual = money(explanation.actual)
        ),
    };
    if !explanation.largest.is_empty() {
        let largest: Vec<String> = explanation
            .largest
            .iter()
            .map(|(part, label)| {
                say!(
                    messages,
                    "explanation-entry",
                    label = label.as_str(),
                    amount = money(part.amount)
                )
            })
            .collect();
        said.push(' ');
        said.push_str(&say!(
            messages,
            "explanation-largest",
            entries = largest.join(list_mark(messages))
        ));
    }
    said
}

/// What parts the members of a list within a sentence.
pub fn list_mark(messages: &Messages) -> &'static str {
    match messages.tongue {
        Tongue::Fr => "\u{202f}; ",
        Tongue::En => "; ",
    }
}

/// What a line of the official table is called, with its funder.
pub fn line_name(
    messages: &Messages,
    line: &ledger::charts::Line,
    funder: Option<&str>,
    dimensions: &Dimensions,
) -> String {
    let label = if line.label.is_empty() {
        rubric(messages, line.rubric)
    } else {
        line.label.clone()
    };
    let label = match line.code.as_str() {
        "" => label,
        code => format!("{code} {label}"),
    };
    match funder {
        Some(id) => format!("{label} — {}", self::funder(dimensions, id)),
        None => label,
    }
}

/// What the line or the rubric of an explanation is called.
pub fn explained_name(
    messages: &Messages,
    explanation: &Explanation,
    dimensions: &Dimensions,
) -> String {
    let line = explanation.line;
    if explanation.whole_rubric {
        return format!("{} {}", line.rubric, rubric(messages, line.rubric));
    }
    line_name(messages, line, explanation.funder.as_deref(), dimensions)
}

/// What a line of a budget against what happened is called.
pub fn gap_name(messages: &Messages, gap: &Gap, dimensions: &Dimensions) -> String {
    match gap.line {
        None => say!(messages, "budget-not-on-form"),
        Some(line) if gap.whole_rubric => {
            format!("{} {}", line.rubric, rubric(messages, line.rubric))
        }
        Some(line) => line_name(messages, line, gap.funder.as_deref(), dimensions),
    }
}

/// Where a line of a budget comes from.
pub fn origin(messages: &Messages, origin: &Origin) -> String {
    match origin {
        Origin::Entered => say!(messages, "origin-entered"),
        Origin::Row(row) => say!(messages, "origin-row", row = row.to_string()),
        Origin::History { years, amounts } => {
            let amounts: Vec<String> = amounts.iter().map(|of| amount(messages, *of)).collect();
            let years = *years;
            say!(
                messages,
                "origin-history",
                years = years,
                amounts = amounts.join(list_mark(messages))
            )
        }
        Origin::Grant(id) => say!(messages, "origin-grant", grant = id.as_str()),
        Origin::Asked(id) => say!(messages, "origin-asked", grant = id.as_str()),
        Origin::Scenario(name) => say!(messages, "origin-scenario", name = name.as_str()),
    }
}

/// What a person calls what is of no project.
pub fn no_project(messages: &Messages) -> String {
    say!(messages, "show-no-project")
}

#[cfg(test)]
mod tests {
    use ledger::findings::Rule;

    use super::*;

    /// Values of all kinds that findings have.
    const VALUES: [&str; 18] = [
        "column", "value", "expected", "found", "count", "date", "end", "before", "journal",
        "number", "debit", "credit", "gap", "account", "line", "label", "year", "name",
    ];

    #[test]
    fn every_rule_has_a_sentence_in_both_languages() {
        let values: Vec<(&str, String)> = VALUES
            .iter()
            .map(|name| (*name, format!("«{name}»")))
            .collect();
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue, &[]);
            let mut said = String::new();
            for rule in Rule::ALL {
                let id = format!("finding-{}", rule.id().replace('_', "-"));
                let sentence = messages.named(&id, &values).unwrap_or_default();
                assert!(sentence.len() > 10, "{id}: {sentence:?}");
                assert!(!sentence.contains('{'), "{id}: {sentence}");
                said.push_str(&format!("{}: {sentence}\n", rule.id()));
            }
            insta::assert_snapshot!(format!("findings-{}", tongue.code()), said);
        }
    }

    #[test]
    fn every_nature_of_charges_and_products_has_a_name() {
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue, &[]);
            for of in (60..=69).chain(70..=79).chain([86, 87]) {
                assert!(
                    messages.named(&format!("rubric-{of}"), &[]).is_some(),
                    "{of}"
                );
            }
        }
    }

    #[test]
    fn shares_have_one_decimal_at_most() {
        let messages = Messages::new(Tongue::Fr, &[]);
        for (hundredths, said) in [
            (4_100, "41\u{a0}%"),
            (1_254, "12,5\u{a0}%"),
            (-50, "-0,5\u{a0}%"),
        ] {
            assert_eq!(percent(&messages, Share::of_hundredths(hundredths)), said);
        }
    }
}
