//! Whether a form wants its amounts without cents.

use documents::{Block, Document};

use crate::wording::fold;

/// Characters of the longest line that says so.
const LONGEST: usize = 600;

/// The form says somewhere that cents are not to be given.
pub(crate) fn whole(document: &Document) -> bool {
    document.blocks.iter().any(|block| says(block, 0))
}

fn says(block: &Block, depth: usize) -> bool {
    match block {
        Block::Text(text) => says_so(&text.text()),
        // A table in a table is as deep as forms go.
        Block::Table(table) => {
            depth < 4
                && (table.cells.iter())
                    .any(|cell| cell.blocks.iter().any(|inner| says(inner, depth + 1)))
        }
    }
}

/// "Ne pas indiquer les centimes", "montants sans centimes", "arrondis à l'euro".
fn says_so(text: &str) -> bool {
    if text.chars().count() > LONGEST {
        return false;
    }
    let folded = fold(text).replace('’', "'");
    const WHOLE: [&str; 4] = [
        "euros entiers",
        "a l'euro pres",
        "arrondi a l'euro",
        "arrondis a l'euro",
    ];
    const REFUSED: [&str; 6] = ["ne pas ", "sans ", "pas de ", "pas les ", "hors ", "no "];
    let cents = ["centime", " cents"]
        .iter()
        .find_map(|word| folded.find(word));
    let before = cents.map_or("", |at| folded.get(..at).unwrap_or_default());
    WHOLE.iter().any(|words| folded.contains(words))
        || REFUSED.iter().any(|word| before.contains(word))
}

#[cfg(test)]
mod tests {
    use super::says_so;

    #[test]
    fn cents_are_refused_in_words() {
        assert!(says_so("* Ne pas indiquer les centimes d’euros."));
        assert!(says_so("Montants sans centimes"));
        assert!(says_so("Arrondir à l’euro près"));
        assert!(!says_so("Indiquez les montants avec les centimes"));
        assert!(!says_so("Subvention de deux centimes"));
    }
}
