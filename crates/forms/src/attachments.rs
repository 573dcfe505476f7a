//! Documents that a form asks to attach in a plain list, where no box asks for them.

use documents::{Block, Document, Role, TextBlock};
use language::words::fold;

use crate::wording::{is_tick, squeeze};

/// Words of the line above such a list, folded.
const ASKED: [&str; 14] = [
    "pieces a joindre",
    "pieces a fournir",
    "pieces justificatives",
    "pieces obligatoires",
    "documents a joindre",
    "documents a fournir",
    "documents obligatoires",
    "justificatifs a joindre",
    "justificatifs a fournir",
    "annexes a joindre",
    "documents to attach",
    "documents to provide",
    "supporting documents",
    "enclosures",
];
/// Characters of the longest line above a list.
const LONGEST_TITLE: usize = 160;
/// Characters of the longest thing that is asked.
const LONGEST: usize = 200;
/// Things of one form at most.
const MOST: usize = 60;

/// What the form asks to attach, as it words it, in its order.
pub(crate) fn of(document: &Document) -> Vec<String> {
    let mut asked: Vec<String> = Vec::new();
    let mut open = false;
    for block in &document.blocks {
        let Block::Text(text) = block else {
            open = false;
            continue;
        };
        let words = squeeze(&text.text());
        if words.is_empty() {
            continue;
        }
        if let Some(item) = item(text, &words).filter(|_| open) {
            asked.push(item);
            continue;
        }
        let folded = fold(&words);
        let short = words.chars().count() <= LONGEST_TITLE;
        open = short && ASKED.iter().any(|title| folded.contains(title));
    }
    asked.dedup();
    asked.truncate(MOST);
    asked
}

/// What a line of a list asks; none for a line of no list, or with a box of its own.
fn item(text: &TextBlock, words: &str) -> Option<String> {
    let marks = ['•', '-', '–', '—', '*', '·', '▪', '◦', '➢', '✓', '→'];
    let listed = matches!(text.role, Role::Item(_)) || words.starts_with(marks);
    let bare = words.trim_start_matches(marks).trim();
    let bare = bare.trim_end_matches([';', ',', '.']).trim();
    let is_box = words.contains(is_tick) || text.fields().next().is_some();
    let fits = !bare.is_empty() && bare.chars().count() <= LONGEST;
    (listed && fits && !is_box).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use documents::Bounds;

    fn asked(page: &str) -> Vec<String> {
        let document = documents::read(page.as_bytes(), "form.md", &Bounds::default());
        super::of(&document.expect("read"))
    }

    #[test]
    fn a_list_under_its_title_is_asked() {
        let page = "# Demande\n\n## Pièces à joindre obligatoirement\n\n- Statuts signés ;\n- Rapport \
                    d’activité 2025 ;\n- RIB.\n\n## Signature\n\n- Fait à Bourg\n";
        assert_eq!(
            asked(page),
            ["Statuts signés", "Rapport d’activité 2025", "RIB"]
        );
    }

    #[test]
    fn boxes_and_other_lists_are_not() {
        let page = "# Demande\n\nPièces à joindre :\n\n- ☐ Statuts\n\nNos critères :\n\n- Un projet local\n";
        assert!(asked(page).is_empty());
        assert!(asked("# Demande\n\nVotre projet :\n\n- une\n- deux\n").is_empty());
    }
}
