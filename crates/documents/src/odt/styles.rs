//! Styles of an OpenDocument text: which are bold or underlined, and which are headings.

use std::collections::HashMap;

use crate::xml::Tree;

/// Named and automatic styles together.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    underlined: Option<bool>,
}

/// Styles that have one another as parent, at most: longer chains are cycles.
const CHAIN: usize = 24;

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, tree: &Tree) {
        for id in (0..tree.len()).filter(|id| tree.get(*id).name == "style") {
            let Some(name) = tree.attribute(id, "name") else {
                continue;
            };
            let text = tree.child(id, "text-properties");
            let property = |name| text.and_then(|text| tree.attribute(text, name));
            let style = Style {
                parent: tree.attribute(id, "parent-style-name").map(str::to_owned),
                outline: tree
                    .attribute(id, "default-outline-level")
                    .and_then(|level| level.parse().ok()),
                bold: property("font-weight").map(is_bold),
                underlined: property("text-underline-style").map(|line| line != "none"),
            };
            self.styles.insert(name.to_owned(), style);
        }
    }

    /// True for a style whose text is bold or underlined; `None` when it says nothing of it.
    pub(super) fn emphasised(&self, name: &str) -> Option<bool> {
        let bold = self.chain(name).find_map(|(_, style)| style.bold);
        let underlined = self.chain(name).find_map(|(_, style)| style.underlined);
        match (bold, underlined) {
            (None, None) => None,
            (bold, underlined) => Some(bold == Some(true) || underlined == Some(true)),
        }
    }

    /// The level of a heading style, 1 the highest; a title is of the highest level.
    pub(super) fn heading(&self, name: &str) -> Option<u8> {
        let styled = self.chain(name).find_map(|(name, style)| {
            let level = name
                .strip_prefix("Heading_20_")
                .and_then(|level| level.parse().ok());
            style.outline.or(level).or((name == "Title").then_some(1))
        });
        styled.filter(|level| (1..=9).contains(level))
    }

    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let name = next?;
            let style = self.styles.get(name)?;
            next = style.parent.as_deref();
            Some((name, style))
        })
        .take(CHAIN)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}
