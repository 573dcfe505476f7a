//! `word/styles.xml`: which style is a heading, a list item, bold or underlined, or a placeholder.

use std::collections::HashMap;

use super::part::Part;

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// `w:outlineLvl`, 0 to 9; 9 is body text.
    outline: Option<u8>,
    /// Level of its list.
    item: Option<u8>,
    bold: Option<bool>,
    underlined: Option<bool>,
}

/// Ids of styles that are based on one another, at most: longer chains are cycles.
const CHAIN: usize = 24;

/// What "Heading" is called in style names and ids: Word translates the names of built-in styles
/// in ids, LibreOffice and others in names.
const HEADINGS: [&str; 16] = [
    "heading",
    "titre",
    "berschrift",
    "überschrift",
    "título",
    "ttulo",
    "titulo",
    "titolo",
    "título",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagwek",
    "nagłówek",
    "nadpis",
];

impl Styles {
    /// Reads the styles part.
    pub(super) fn of(part: &Part) -> Self {
        let mut styles = HashMap::new();
        for id in part.tree.children(0).filter(|id| part.is(*id, "style")) {
            let Some(key) = part.tree.attribute(id, "styleId") else {
                continue;
            };
            let paragraph = part.tree.child(id, "pPr");
            let run = part.tree.child(id, "rPr");
            let list = paragraph.and_then(|paragraph| part.tree.child(paragraph, "numPr"));
            let style = Style {
                name: part.value(id, "name").unwrap_or_default().to_lowercase(),
                based_on: part.value(id, "basedOn").map(str::to_owned),
                outline: paragraph
                    .and_then(|paragraph| part.value(paragraph, "outlineLvl"))
                    .and_then(|level| level.parse().ok()),
                item: list.map(|list| {
                    part.value(list, "ilvl")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(0)
                }),
                bold: part.toggle(run, "b"),
                underlined: run
                    .and_then(|run| part.value(run, "u"))
                    .map(|line| line != "none"),
            };
            styles.insert(key.to_owned(), style);
        }
        Self { styles }
    }

    /// The level of a heading style, 1 the highest; `None` for other styles.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        if self.styles.is_empty() {
            return heading_name(&id.to_lowercase());
        }
        for (id, style) in self.chain(id) {
            if let Some(level) = style.outline {
                return (level < 9).then_some(level + 1);
            }
            if let Some(level) = heading_name(&style.name).or(heading_name(&id.to_lowercase())) {
                return Some(level);
            }
        }
        None
    }

    /// The list level of a style that makes list items.
    pub(super) fn item(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(_, style)| style.item)
    }

    /// True for a style whose text is bold or underlined.
    pub(super) fn emphasised(&self, id: &str) -> bool {
        let bold = self.chain(id).find_map(|(_, style)| style.bold);
        let underlined = self.chain(id).find_map(|(_, style)| style.underlined);
        bold == Some(true) || underlined == Some(true)
    }

    /// True for the character style that Word gives to the placeholder of a content control.
    pub(super) fn is_placeholder(&self, id: &str) -> bool {
        id == "PlaceholderText"
            || self
                .styles
                .get(id)
                .is_some_and(|style| style.name == "placeholder text")
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(CHAIN)
    }
}

/// The level in a name such as `heading 2`, `Titre2` or `title`.
fn heading_name(name: &str) -> Option<u8> {
    if name == "title" || name == "titre" {
        return Some(1);
    }
    HEADINGS.iter().find_map(|word| {
        let level = name.strip_prefix(word)?.trim();
        match level.as_bytes() {
            [digit @ b'1'..=b'9'] => Some(digit - b'0'),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bounds;

    fn styles(inner: &str) -> Styles {
        let source = format!("<w:styles xmlns:w='w'>{inner}</w:styles>");
        let part = Part::parse("word/styles.xml", source.as_bytes(), &Bounds::default());
        Styles::of(&part.expect("well-formed"))
    }

    #[test]
    fn headings_are_told_by_outline_name_and_id() {
        let styles = styles(
            "<w:style w:styleId='Titre2'><w:name w:val='heading 2'/></w:style>
             <w:style w:styleId='Rubrique'><w:name w:val='Rubrique'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>
             <w:style w:styleId='Petit'><w:name w:val='Petit'/><w:basedOn w:val='Titre2'/></w:style>
             <w:style w:styleId='TOC'><w:name w:val='TOC'/><w:basedOn w:val='Titre2'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
             <w:style w:styleId='Normal'><w:name w:val='Normal'/></w:style>",
        );
        let levels =
            ["Titre2", "Rubrique", "Petit", "TOC", "Normal", "Absent"].map(|id| styles.heading(id));
        assert_eq!(levels, [Some(2), Some(1), Some(2), None, None, None]);
    }

    #[test]
    fn styles_based_on_each_other_end() {
        let styles = styles(
            "<w:style w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>
             <w:style w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style>",
        );
        assert_eq!(styles.heading("A"), None);
        assert!(!styles.emphasised("A"));
    }
}
