//! Where accounts go in the official table, from `charts/placements.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Chart, Line, Side, line, lines};

/// Where an account goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// To a line; a person should look where there is a doubt.
    Line(&'static Line, Option<Doubt>),
    /// To the line of 74 that is for the kind of its funder.
    ByFunder,
    /// Nowhere: the form has no place for it, which is to be said.
    NotOnForm,
}

/// What a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PlacementDoubt))]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The form has no line for it; it counts in the total of its rubric.
    RubricOnly,
    /// Funders place conferences and seminars differently.
    Conference,
    /// Set aside or taken back for a project: to be shown apart.
    DedicatedFunds,
    /// The yearly share of an investment grant: some forms want it in 78.
    InvestmentGrant,
    /// Contributions of private bodies: some forms want them in 75.
    PrivateContribution,
    /// Other income, which the form's 758 lists with gifts.
    OtherIncome,
    /// The chart of 2025 has no such account any more.
    GoneFromChart,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    place: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    accounts: Vec<String>,
    #[serde(default)]
    line: String,
    #[serde(default)]
    funder: bool,
    doubt: Option<Doubt>,
    /// All charts where there is none.
    #[serde(default)]
    charts: Vec<Chart>,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../charts/placements.toml"))
        .expect("the placements are part of the program and are tested");
    file.place
});

/// Where an account goes, by its chart; nothing for accounts of the balance sheet, which are in no
/// budget, and for classes 8 and 9 but 86 and 87.
pub fn place(account: &str, chart: Chart) -> Option<Placement> {
    let class = account.as_bytes().first()?;
    if !matches!(class, b'6' | b'7') && !account.starts_with("86") && !account.starts_with("87") {
        return None;
    }
    let best = PLACES
        .iter()
        .filter(|place| place.charts.is_empty() || place.charts.contains(&chart))
        .filter_map(|place| {
            let begins = place
                .accounts
                .iter()
                .filter(|start| account.starts_with(*start));
            let length = begins.map(String::len).max()?;
            Some(((length, !place.charts.is_empty()), place))
        })
        .max_by_key(|(rank, _)| *rank);
    Some(match best {
        Some((_, place)) if place.funder => Placement::ByFunder,
        Some((_, place)) => line(&place.line).map_or(Placement::NotOnForm, |line| {
            Placement::Line(line, place.doubt)
        }),
        None => Placement::NotOnForm,
    })
}

/// Where a person puts the accounts that begin so: to a line by its id, such as `75.gifts`, or by its
/// code where only one line of that side bears it, such as `756`; or, by `74`, to the line of 74 that
/// is for the kind of the funder. Nothing for what is no line, or of another side than the account.
pub fn given_line(account: &str, line: &str) -> Option<Placement> {
    let digits = account.len() >= 2 && account.bytes().all(|byte| byte.is_ascii_digit());
    let side = side_of(account).filter(|_| digits)?;
    if line == "74" && side == Side::Product {
        return Some(Placement::ByFunder);
    }
    let mut found = lines()
        .iter()
        .filter(|of| of.side == side && (of.id == line || of.code == line));
    match (found.next(), found.next()) {
        (Some(line), None) => Some(Placement::Line(line, None)),
        _ => None,
    }
}

fn side_of(account: &str) -> Option<Side> {
    Some(match account.get(..2)? {
        "86" => Side::UseInKind,
        "87" => Side::ResourceInKind,
        start if start.starts_with('6') => Side::Charge,
        start if start.starts_with('7') => Side::Product,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(account: &str, chart: Chart) -> &'static str {
        match place(account, chart) {
            Some(Placement::Line(line, _)) => &line.id,
            Some(Placement::ByFunder) => "funder",
            Some(Placement::NotOnForm) => "none",
            None => "nothing",
        }
    }

    #[test]
    fn every_placement_names_a_line() {
        for place in PLACES.iter() {
            assert!(
                place.funder || place.line == "none" || line(&place.line).is_some(),
                "{}",
                place.line
            );
        }
    }

    #[test]
    fn volunteering_changed_places() {
        for chart in [Chart::Associations2018, Chart::Associations2025] {
            assert_eq!(id("875000", chart), "87.volunteering");
            assert_eq!(id("870000", chart), "87.gifts");
        }
        assert_eq!(id("870000", Chart::Associations1999), "87.volunteering");
        assert_eq!(id("875000", Chart::Associations1999), "87.gifts");
    }

    #[test]
    fn a_co_operative_has_no_gifts_in_754() {
        assert_eq!(id("754", Chart::General2025), "75.other");
        assert_eq!(id("754100", Chart::Associations2018), "75.gifts");
    }

    #[test]
    fn a_person_gives_lines_of_the_same_side() {
        let id = |account, line| match given_line(account, line) {
            Some(Placement::Line(line, _)) => line.id.as_str(),
            Some(Placement::ByFunder) => "funder",
            _ => "none",
        };
        for (account, line, to) in [
            ("7541", "75.gifts", "75.gifts"),
            ("7541", "758", "75.gifts"),
            ("755", "74", "funder"),
            ("6068", "604", "60.services"),
            ("875", "870", "87.volunteering"),
            ("606", "756", "none"),
            ("606", "74", "none"),
            ("512", "601", "none"),
            ("7541", "9", "none"),
            ("75x", "756", "none"),
        ] {
            assert_eq!(id(account, line), to, "{account}={line}");
        }
    }

    #[test]
    fn longer_beginnings_win() {
        let chart = Chart::Associations2018;
        for (account, line) in [
            ("606400", "60.supplies"),
            ("607", "60.other"),
            ("604", "60.services"),
            ("611", "61.rest"),
            ("741", "funder"),
            ("747", "77"),
            ("72", "none"),
            ("512", "nothing"),
            ("890", "nothing"),
        ] {
            assert_eq!(id(account, chart), line, "{account}");
        }
    }
}
