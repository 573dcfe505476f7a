//! Who the form is from: the line near its beginning that names a public body or a foundation.

use documents::{Block, Document};

use crate::wording::{fold, squeeze};

/// Texts looked at: a letterhead stands at the very beginning.
const LOOKED_AT: usize = 60;

/// How such names begin, folded.
const BODIES: [&str; 34] = [
    "ville de ",
    "ville d ",
    "mairie de ",
    "mairie d ",
    "commune de ",
    "commune d ",
    "departement de",
    "departement du",
    "conseil departemental",
    "region ",
    "conseil regional",
    "communaute de communes",
    "communaute d agglomeration",
    "communaute urbaine",
    "agglomeration ",
    "metropole ",
    "prefecture ",
    "ministere ",
    "fondation ",
    "fonds ",
    "caisse d allocations familiales",
    "caisse des depots",
    "caisse primaire",
    "caf de ",
    "caf du ",
    "agence ",
    "direction regionale",
    "direction departementale",
    "union europeenne",
    "office ",
    "city of ",
    "foundation ",
    "county ",
    "ministry of ",
];

/// The line that names the funder, or nothing when none is sure.
pub(crate) fn of(document: &Document) -> String {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Text(text) => vec![text.text()],
        Block::Table(table) => table
            .cells
            .iter()
            .take(LOOKED_AT)
            .map(documents::Cell::text)
            .collect(),
    });
    texts
        .flat_map(|text| text.lines().map(squeeze).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .take(LOOKED_AT)
        .find(|line| names_a_body(line))
        .unwrap_or_default()
}

/// A short line that begins with a body's kind and goes on with its name.
fn names_a_body(line: &str) -> bool {
    let folded = fold(line).replace(['\'', '’'], " ");
    let short = line.chars().count() <= 90 && !line.ends_with(['.', '?', ':', ';', '…', '_']);
    let capital = line.chars().next().is_some_and(char::is_uppercase);
    // Lines of a balance sheet begin like the name of a fund.
    let of_accounts = [
        "fonds de roulement",
        "fonds propre",
        "fonds dedie",
        "fonds associatif",
    ];
    let of_accounts = of_accounts.iter().any(|line| folded.starts_with(line));
    short
        && capital
        && !of_accounts
        && BODIES
            .iter()
            .any(|body| folded.starts_with(body) && folded.len() > body.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::names_a_body;

    #[test]
    fn a_letterhead_is_known_from_a_question() {
        assert!(names_a_body("VILLE DE SAINT-CERNAC-SUR-DOULONNE"));
        assert!(names_a_body("Département de la Haute-Doulonne"));
        assert!(names_a_body("Fondation Hélène-Marchadier"));
        assert!(!names_a_body("Ville"));
        assert!(!names_a_body("Fonds de roulement (€)"));
        assert!(!names_a_body("Commune de résidence :"));
        assert!(!names_a_body(
            "La Fondation soutient des projets portés par des associations."
        ));
    }
}
