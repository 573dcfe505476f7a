//! Content controls (`w:sdt`, ECMA-376 part 1, 17.5.2; ticks: [MS-DOCX] 2.6.1).

use crate::xml::Id;
use crate::{Address, Field, FieldOrigin, Input};

use super::part::{Part, is_on};
use super::styles::Styles;

/// What a content control is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text; true when it takes several lines.
    Text(bool),
    /// Formatted text: the kind of a control that names none.
    Rich,
    /// A date.
    Date,
    /// One of a list.
    DropDown,
    /// One of a list, or free text.
    Combo,
    /// On or off.
    CheckBox,
    /// A picture.
    Picture,
    /// A box around other content, such as a table of contents or a repeated section.
    Container,
}

/// A content control's parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Control {
    /// What it is made for.
    pub(super) kind: Kind,
    /// `w:sdtPr`.
    pub(super) properties: Option<Id>,
    /// The child of the properties that names the kind, such as `w:date`.
    pub(super) specific: Option<Id>,
    /// `w:sdtContent`.
    pub(super) content: Option<Id>,
}

/// Where a control stands, told by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Around runs.
    Run,
    /// Around paragraphs and tables.
    Block,
    /// Around one cell.
    Cell,
    /// Around rows or several cells.
    Rows,
}

impl Control {
    /// Reads what a `w:sdt` is.
    pub(super) fn of(part: &Part, sdt: Id) -> Self {
        let properties = part.tree.child(sdt, "sdtPr");
        let content = part.tree.child(sdt, "sdtContent");
        let named = properties
            .into_iter()
            .flat_map(|properties| part.tree.children(properties));
        let mut control = Self {
            kind: Kind::Rich,
            properties,
            specific: None,
            content,
        };
        for id in named {
            control.kind = match part.tree.get(id).name.as_str() {
                "text" => {
                    let lines = part.tree.attribute(id, "multiLine");
                    Kind::Text(lines.is_some() && is_on(lines))
                }
                "richText" => Kind::Rich,
                "date" => Kind::Date,
                "dropDownList" => Kind::DropDown,
                "comboBox" => Kind::Combo,
                "checkbox" => Kind::CheckBox,
                "picture" => Kind::Picture,
                "docPartObj"
                | "docPartList"
                | "group"
                | "citation"
                | "bibliography"
                | "equation"
                | "repeatingSection"
                | "repeatingSectionItem" => Kind::Container,
                _ => continue,
            };
            control.specific = Some(id);
        }
        control
    }

    /// Where the control stands.
    pub(super) fn level(&self, part: &Part) -> Level {
        let children = || {
            self.content
                .into_iter()
                .flat_map(|content| part.tree.children(content))
        };
        let cells = children().filter(|id| part.is(*id, "tc")).count();
        if cells > 1 || children().any(|id| part.is(id, "tr")) {
            Level::Rows
        } else if cells == 1 {
            Level::Cell
        } else if children().any(|id| part.is(id, "p") || part.is(id, "tbl")) {
            Level::Block
        } else {
            Level::Run
        }
    }

    /// True when the control is one place to answer: not a container, not locked, and holding
    /// neither a table nor another field, which would be the place then. A control that names its
    /// kind is the place itself, with what unnamed controls it holds: LibreOffice puts one around
    /// the square of each tick that it saves.
    pub(super) fn is_field(&self, part: &Part) -> bool {
        let locked = self
            .properties
            .and_then(|properties| part.value(properties, "lock"));
        if self.kind == Kind::Container
            || matches!(locked, Some("contentLocked" | "sdtContentLocked"))
            || self.level(part) == Level::Rows
        {
            return false;
        }
        let Some(content) = self.content else {
            return true;
        };
        !part
            .tree
            .descendants(content)
            .any(|id| match part.tree.get(id).name.as_str() {
                "tbl" => true,
                "sdt" => {
                    let inner = Self::of(part, id);
                    inner.kind != Kind::Container
                        && (inner.specific.is_some() || self.kind == Kind::Rich)
                }
                "fldChar" => part.marks.begun_by(id).is_some(),
                _ => false,
            })
    }

    /// What can be chosen, as shown.
    pub(super) fn choices(&self, part: &Part) -> Vec<String> {
        if !matches!(self.kind, Kind::DropDown | Kind::Combo) {
            return Vec::new();
        }
        self.specific
            .into_iter()
            .flat_map(|list| part.tree.children(list))
            .filter(|item| part.is(*item, "listItem"))
            // An item without a value stands for "choose one".
            .filter(|item| {
                part.tree
                    .attribute(*item, "value")
                    .is_some_and(|v| !v.is_empty())
            })
            .filter_map(|item| {
                part.tree
                    .attribute(item, "displayText")
                    .or(part.tree.attribute(item, "value"))
            })
            .map(str::to_owned)
            .collect()
    }

    /// Reads the control as the model has it.
    pub(super) fn read(&self, part: &Part, styles: &Styles, address: Address) -> Field {
        let property = |name| {
            let value = self
                .properties
                .and_then(|properties| part.value(properties, name));
            value.unwrap_or_default().trim().to_owned()
        };
        let shown = self
            .content
            .map(|content| part.text(content))
            .unwrap_or_default();
        let shown = shown.trim();
        let blank = self.shows_placeholder(part, styles);
        let (mut value, placeholder) = if blank { ("", shown) } else { (shown, "") };
        if self.kind == Kind::CheckBox {
            value = if self.is_checked(part) { "x" } else { "" };
        }
        let mut choices = self.choices(part);
        choices.retain(|choice| placeholder.is_empty() || choice.trim() != placeholder);
        Field {
            address,
            origin: FieldOrigin::ContentControl,
            input: match self.kind {
                Kind::Text(false) => Input::Text,
                Kind::Rich if self.level(part) == Level::Run => Input::Text,
                Kind::Text(true) | Kind::Rich | Kind::Container => Input::LongText,
                Kind::Date => Input::Date,
                Kind::DropDown | Kind::Combo => Input::Choice,
                Kind::CheckBox => Input::Tick,
                Kind::Picture => Input::Picture,
            },
            name: property("tag"),
            title: property("alias"),
            value: value.to_owned(),
            placeholder: placeholder.to_owned(),
            max_length: None,
            choices,
            asks: crate::Asks::default(),
        }
    }

    /// True while nobody answered: the control says so, all its text has the placeholder style, or
    /// it shows what Word puts into a new control, whose style and state LibreOffice drops.
    pub(super) fn shows_placeholder(&self, part: &Part, styles: &Styles) -> bool {
        if part.toggle(self.properties, "showingPlcHdr") == Some(true) {
            return true;
        }
        let Some(content) = self.content else {
            return false;
        };
        if is_stock(&part.text(content)) {
            return true;
        }
        let mut runs = part
            .tree
            .descendants(content)
            .filter(|id| part.is(*id, "r") && !part.text(*id).trim().is_empty())
            .peekable();
        runs.peek().is_some() && runs.all(|run| is_placeholder_run(part, styles, run))
    }

    fn is_checked(&self, part: &Part) -> bool {
        part.toggle(self.specific, "checked") == Some(true)
    }
}

/// What Word shows in a control that nobody answered, in the languages of its interface: "Cliquez
/// ou appuyez ici pour entrer du texte.", "Choisissez un élément."
fn is_stock(shown: &str) -> bool {
    let shown = shown.trim().trim_end_matches('.').to_lowercase();
    let words = shown.split_whitespace().count();
    let starts = STOCK
        .iter()
        .any(|(head, rest)| shown.starts_with(head) && shown.contains(rest));
    starts && (3..=12).contains(&words)
}

/// How those phrases begin, and what follows.
const STOCK: [(&str, &str); 16] = [
    ("cliquez", " ici"),
    ("cliquez ou appuyez", "pour entrer"),
    ("choisissez un élément", ""),
    ("click", " to enter"),
    ("choose an item", ""),
    ("klicken sie", " hier"),
    ("klicken oder tippen sie", " ein"),
    ("wählen sie ein element aus", ""),
    ("haga clic", " aquí"),
    ("elija un elemento", ""),
    ("fare clic", " qui"),
    ("scegliere un elemento", ""),
    ("clique", " aqui"),
    ("escolha um item", ""),
    ("escolher um item", ""),
    ("klik of tik", " te voeren"),
];

/// True for a run in the placeholder style.
pub(super) fn is_placeholder_run(part: &Part, styles: &Styles, run: Id) -> bool {
    part.tree
        .child(run, "rPr")
        .and_then(|properties| part.value(properties, "rStyle"))
        .is_some_and(|style| styles.is_placeholder(style))
}
