//! Styles of an OpenDocument text: which are bold or underlined, and which are headings.

use std::collections::HashMap;

use crate::xml::{Id, Tree};

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
    begins_page: bool,
    /// Its tabs draw dots or a line up to their stops.
    draws: Option<bool>,
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
                begins_page: begins_page(tree, id),
                draws: draws(tree, id),
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

    /// True for a style that begins a page or column with each of its paragraphs.
    pub(super) fn begins_page(&self, name: &str) -> bool {
        self.chain(name).any(|(_, style)| style.begins_page)
    }

    /// True for a style whose tabs draw dots or a line up to their stops.
    pub(super) fn draws(&self, name: &str) -> bool {
        self.chain(name).find_map(|(_, style)| style.draws) == Some(true)
    }

    /// The nearest of a style and its parents whose text is neither bold nor underlined, is no
    /// heading, and begins no page.
    pub(super) fn plain<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.chain(name).map(|(name, _)| name).find(|name| {
            self.emphasised(name) != Some(true)
                && self.heading(name).is_none()
                && !self.begins_page(name)
        })
    }

    /// True for a style of text that stands for what is not answered yet.
    pub(super) fn is_placeholder(&self, name: &str) -> bool {
        self.chain(name).any(|(name, _)| {
            let name = name.to_lowercase().replace("_20_", " ");
            name == "placeholder" || name == "placeholder text" || name == "texte de substitution"
        })
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

/// A break before, or another page style (ISO/IEC 26300-1:2015, 20.177 and 19.501).
fn begins_page(tree: &Tree, style: Id) -> bool {
    let properties = tree.child(style, "paragraph-properties");
    let before = properties.and_then(|id| tree.attribute(id, "break-before"));
    let page = tree.attribute(style, "master-page-name");
    before.is_some_and(|kind| kind != "auto") || page.is_some_and(|name| !name.is_empty())
}

/// Whether the tab stops of a style have a leader (ISO/IEC 26300-1:2015, 19.480 and 19.484); none
/// where it has no stops.
fn draws(tree: &Tree, style: Id) -> Option<bool> {
    let properties = tree.child(style, "paragraph-properties")?;
    let stops = tree.child(properties, "tab-stops")?;
    let draws = |stop: Id| {
        let line = tree.attribute(stop, "leader-style");
        let text = tree.attribute(stop, "leader-text");
        line.is_some_and(|line| line != "none") || text.is_some_and(|text| !text.trim().is_empty())
    };
    let mut stops = tree.children(stops).peekable();
    stops.peek()?;
    Some(stops.any(draws))
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}
