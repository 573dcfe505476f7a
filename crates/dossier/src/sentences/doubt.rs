//! What sentences say of something or somebody else.

use std::sync::LazyLock;

use language::dates;
use language::words::fold;
use regex::Regex;

use crate::keys::counts_people;
use crate::{About, SourceKind};

/// The part between semicolons that holds what was found: what is beside it is about other things.
pub(super) fn clause<'a>(sentence: &'a str, found: &str) -> &'a str {
    sentence
        .split(';')
        .find(|part| part.contains(found))
        .unwrap_or(sentence)
}

/// What a pattern found is said of something else: a fee that we pay, one that was turned down,
/// the fees of a whole year.
pub(super) fn is_elsewhere(
    key: &str,
    found: &str,
    sentence: &str,
    next: &str,
    after: &str,
    about: &About,
) -> bool {
    let (found, after) = (fold(found), fold(after));
    let sentence = fold(sentence);
    let next = fold(next);
    match key {
        "membership_fee" => {
            let paid = ["au ", "aux ", "a la ", "a l'", "aupres "]
                .iter()
                .any(|word| after.starts_with(word))
                && !after.starts_with("a l'association");
            let other = [
                " don ",
                " dons ",
                "recu",
                "recett",
                "moins d'argent",
                "total",
            ]
            .iter()
            .any(|word| found.contains(word));
            // What benefactors give at least is not what members pay.
            let other = other || found.contains("minim") || sentence.contains("bienfait");
            // "L'association a réglé sa cotisation": that of a network's member.
            let paid = paid
                || sentence.contains("sa cotisation")
                    && ["regle", "paye", "verse", "acquitt"]
                        .iter()
                        .any(|word| sentence.contains(word));
            // What was proposed holds once it was voted, in the same sentence or the next.
            let revised = ["revis", "amend", "ramene", "reduit"];
            let voted = ["adopt", "approuv", "accept", "unanim"];
            let proposed = sentence.contains("propos")
                && !voted
                    .iter()
                    .any(|word| sentence.contains(word) || next.contains(word));
            let proposed = proposed
                || sentence.contains("propos") && revised.iter().any(|word| next.contains(word));
            let undone = ["rejet", "refus", "abandonn"]
                .iter()
                .any(|word| after.contains(word));
            // Accounts write the sum of all.
            let sum = found.contains("cotisations") && about.kind == SourceKind::Accounts;
            paid || other || proposed || undone || sum
        }
        // How many of the board must agree or be there, and not how many they are.
        "board_count" => ["majorite", "quorum", "au moins", "presents"]
            .iter()
            .any(|word| sentence.contains(word)),
        // "7 adhérents sur 40": the second number counts them all.
        "members" => after.starts_with("sur "),
        _ => false,
    }
}

/// A sentence, in lower case, counts the organisation's own people: pages of a site and notes count
/// others' too.
fn speaks_of_us(sentence: &str) -> bool {
    static US: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bnous (?:comptons|sommes|rassemblons|réunissons|employons)\b|\b(?:l['’]|notre )association (?:compte|rassemble|réunit|regroupe|emploie)\b|^elle (?:compte|rassemble|réunit|regroupe|emploie)\b")
            .expect("the pattern is fixed and tested")
    });
    US.is_match(sentence)
}

/// Guards against the usual misreadings: years taken for counts, boards for members, other
/// people's statistics.
pub(super) fn believable(key: &str, value: &str, sentence: &str, about: &About) -> bool {
    if counts_people(key) && key != "fte" {
        let Ok(number) = value.parse::<u32>() else {
            return false;
        };
        let a_year = (1980..=2100).contains(&number)
            && dates::years(sentence).contains(&i32::try_from(number).unwrap_or_default());
        let own = matches!(
            about.kind,
            SourceKind::ActivityReport
                | SourceKind::Minutes
                | SourceKind::Application
                | SourceKind::Accounts
                | SourceKind::Letter
                | SourceKind::Other
        );
        let folded = sentence.to_lowercase();
        let of_a_board = key.starts_with("members")
            && [
                "conseil",
                "bureau",
                "présents",
                "représenté",
                "votants",
                "quorum",
                "participé",
                "assisté",
                "membres du ca",
                "équipe",
                "comité",
                "commission",
                "discord",
                "forum",
                "inscrits",
            ]
            .iter()
            .any(|word| folded.contains(word));
        let goal = [
            "objectif",
            "d'ici",
            "viser",
            "vise ",
            "atteindre",
            "nouveaux",
            "nouvelles",
            "supplémentaires",
            "perdu",
            "gagné",
            "recrut",
            "embauch",
            "quitté",
            "arrêté",
            "former ",
        ]
        .iter()
        .any(|word| folded.contains(word));
        // How many a board has is what statutes say.
        let own = own || key.starts_with("board_") && about.kind == SourceKind::Statutes;
        let own = own || key == "project.beneficiaries" || speaks_of_us(&folded);
        return !a_year && own && !of_a_board && !goal && number > 0;
    }
    match key {
        // The working time of one person, or of a post to come, is not that of the team.
        // What a project is to cost is said in its papers.
        "project.budget_total" => matches!(
            about.kind,
            SourceKind::ProjectNote | SourceKind::Application | SourceKind::Budget
        ),
        "fte" => {
            let folded = sentence.to_lowercase();
            about.kind != SourceKind::ProjectNote
                && ["équipe", "salarié", "emploie", "effectif", "employees"]
                    .iter()
                    .any(|word| folded.contains(word))
                && !folded.contains("créer")
        }
        // "ci-après dénommée « l'Association »".
        "name" => {
            let folded = fold(value);
            ![
                "l'association",
                "la fondation",
                "la ville",
                "la commune",
                "le departement",
                "la region",
            ]
            .contains(&folded.as_str())
        }
        "networks" => value.chars().skip(6).any(char::is_uppercase),
        "address" => value.chars().any(|c| c.is_ascii_digit()) && !crate::is_placeholder(value),
        // "Toutes les associations loi 1901", "l'association conformément à l'article 9 de la loi".
        "legal_form" => {
            let folded = fold(value);
            folded.starts_with("association ")
                && !["article", "conform", "disposition", "decret"]
                    .iter()
                    .any(|word| folded.contains(word))
        }
        // A council meets too.
        "general_meeting" if about.kind == SourceKind::Minutes => {
            let folded = fold(&format!("{} {sentence}", about.title));
            let slipped = dates::find(value).first().is_some_and(|found| {
                about.date.is_some_and(|dated| {
                    found.value.year != dated.date.year
                        && (found.value.month, found.value.day)
                            == (dated.date.month, dated.date.day)
                })
            });
            folded.contains("assemblee generale") && !slipped
        }
        // The law of 1901 is not when we were founded.
        "created" | "declared" | "published" => !value.contains("1901"),
        _ => true,
    }
}
