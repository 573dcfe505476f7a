//! An XFA form without fields of its own: its template (XFA 3.3, chapter 17), read as paragraphs
//! with fields in them, so that its boxes are known though nothing is written into it.

use lopdf::{Document, Object};

use crate::xml::{Id, Tree};
use crate::{Address, Anchor, Block, Bounds, Field, FieldOrigin, Input, Piece, Role, TextBlock};

/// Fields that are smaller, in points, are there for scripts and not for a person.
const LEAST_SHOWN: f32 = 3.0;
/// Letters of this size or larger, in points, head what follows.
const HEADING: f32 = 13.0;

/// The paragraphs and fields of a file's template; none where it has none that can be read.
pub(super) fn blocks(parsed: &Document, bounds: &Bounds) -> Vec<Block> {
    let Some(tree) = template(parsed, bounds).and_then(|xml| Tree::parse(&xml, bounds).ok()) else {
        return Vec::new();
    };
    let mut walk = Walk {
        tree: &tree,
        blocks: Vec::new(),
        most: bounds.blocks,
    };
    let root = (0..tree.len()).find(|id| tree.get(*id).name == "template");
    if let Some(root) = root {
        walk.container(root, false);
    }
    walk.blocks
}

/// The packet that holds the template: `/XFA` is one stream, or names and streams by turns (ISO
/// 32000-2, 12.7.8).
fn template(parsed: &Document, bounds: &Bounds) -> Option<Vec<u8>> {
    let catalog = parsed.catalog().ok()?;
    let form = parsed.get_dict_in_dict(catalog, b"AcroForm").ok()?;
    let xfa = form.get_deref(b"XFA", parsed).ok()?;
    let stream = match xfa {
        Object::Array(packets) => {
            let named = packets.iter().position(|packet| {
                matches!(packet, Object::String(name, _) if name.as_slice() == b"template")
            })?;
            parsed.dereference(packets.get(named + 1)?).ok()?.1
        }
        other => other,
    };
    let most = usize::try_from(bounds.part_bytes).unwrap_or(usize::MAX);
    stream
        .as_stream()
        .ok()?
        .get_plain_content_with_limit(most)
        .ok()
}

struct Walk<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    most: usize,
}

impl Walk<'_> {
    /// What a container shows, in the order that a person reads: by place, unless it flows.
    fn container(&mut self, id: Id, exclusive: bool) {
        let mut children: Vec<Id> = self.tree.children(id).collect();
        let flows = self
            .tree
            .attribute(id, "layout")
            .is_some_and(|layout| layout != "position");
        if !flows {
            let place = |id: &Id| {
                let at = |name| points(self.tree.attribute(*id, name)).unwrap_or(0.0);
                (at("y"), at("x"))
            };
            children.sort_by(|a, b| {
                let (a, b) = (place(a), place(b));
                a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
            });
        }
        for child in children {
            if self.blocks.len() >= self.most || self.is_hidden(child) {
                continue;
            }
            match self.tree.get(child).name.as_str() {
                "subform" | "area" | "subformSet" => self.container(child, false),
                "exclGroup" => {
                    if let Some(caption) = self.caption(child) {
                        self.paragraph(child, vec![Piece::Text(caption)]);
                    }
                    self.container(child, true);
                }
                "draw" => {
                    let text = self
                        .tree
                        .child(child, "value")
                        .map(|value| self.words(value));
                    if let Some(text) = text.filter(|text| !text.is_empty()) {
                        self.paragraph(child, vec![Piece::Text(text)]);
                    }
                }
                "field" => self.field(child, exclusive),
                _ => {}
            }
        }
    }

    fn is_hidden(&self, id: Id) -> bool {
        let presence = self.tree.attribute(id, "presence");
        let small =
            |name| points(self.tree.attribute(id, name)).is_some_and(|size| size < LEAST_SHOWN);
        let field = self.tree.get(id).name == "field";
        presence.is_some_and(|presence| presence != "visible")
            || field && (small("w") || small("h"))
    }

    fn field(&mut self, id: Id, exclusive: bool) {
        let Some((input, max_length)) = self.input(id, exclusive) else {
            return;
        };
        let title = self.tree.child(id, "assist").map(|assist| {
            let said = self.tree.child(assist, "toolTip");
            let said = said.or_else(|| self.tree.child(assist, "speak"));
            said.map(|said| self.words(said)).unwrap_or_default()
        });
        let mut address = Address::new("xfa", self.tree.path(id), Anchor::Field);
        address.occurrence = 0;
        let field = Field {
            address,
            origin: FieldOrigin::Xfa,
            input,
            name: self
                .tree
                .attribute(id, "name")
                .unwrap_or_default()
                .to_owned(),
            title: title.unwrap_or_default(),
            value: String::new(),
            placeholder: String::new(),
            max_length,
            choices: self.choices(id, input),
            asks: crate::Asks::default(),
        };
        let caption = self.caption(id).map(|caption| Piece::Text(caption + " "));
        let field = Piece::Field(field);
        let pieces = match (caption, input) {
            (None, _) => vec![field],
            // What a tick means stands after it.
            (Some(caption), Input::Tick | Input::Radio) => {
                vec![field, Piece::Text(" ".to_owned()), caption]
            }
            (Some(caption), _) => vec![caption, field],
        };
        self.paragraph(id, pieces);
    }

    /// What a field takes and how long it may be; none for what a person does not fill.
    fn input(&self, id: Id, exclusive: bool) -> Option<(Input, Option<u32>)> {
        let ui = self.tree.child(id, "ui")?;
        let widget = self
            .tree
            .children(ui)
            .find(|child| !matches!(self.tree.get(*child).name.as_str(), "picture" | "extras"))?;
        let most = self.tree.child(id, "value").and_then(|value| {
            let text = self.tree.child(value, "text")?;
            self.tree.attribute(text, "maxChars")?.parse().ok()
        });
        let input = match self.tree.get(widget).name.as_str() {
            "textEdit" if self.tree.attribute(widget, "multiLine") == Some("1") => Input::LongText,
            "textEdit" => Input::Text,
            "numericEdit" => Input::Number,
            "dateTimeEdit" => Input::Date,
            "choiceList" => Input::Choice,
            "checkButton" if exclusive => Input::Radio,
            "checkButton" => Input::Tick,
            "signature" => Input::Signature,
            "imageEdit" => Input::Picture,
            _ => return None,
        };
        Some((input, most.filter(|most| *most > 0)))
    }

    /// The choices as shown: the first list of items that is not only for saving.
    fn choices(&self, id: Id, input: Input) -> Vec<String> {
        if input != Input::Choice {
            return Vec::new();
        }
        let items = self
            .tree
            .children(id)
            .filter(|child| self.tree.get(*child).name == "items")
            .find(|items| self.tree.attribute(*items, "save") != Some("1"))
            .or_else(|| self.tree.child(id, "items"));
        let texts = items
            .into_iter()
            .flat_map(|items| self.tree.children(items));
        texts.map(|item| self.words(item)).collect()
    }

    fn caption(&self, id: Id) -> Option<String> {
        let caption = self.tree.child(id, "caption")?;
        let text = self.words(self.tree.child(caption, "value")?);
        (!text.is_empty()).then_some(text)
    }

    fn words(&self, id: Id) -> String {
        let text = self.tree.text(id);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn paragraph(&mut self, id: Id, pieces: Vec<Piece>) {
        let font = self.tree.child(id, "font");
        let attribute = |name| font.and_then(|font| self.tree.attribute(font, name));
        let size = points(attribute("size")).unwrap_or(10.0);
        let words = !pieces.iter().any(|piece| matches!(piece, Piece::Field(_)));
        let role = if words && size >= HEADING {
            Role::Heading(2)
        } else {
            Role::Paragraph
        };
        self.blocks.push(Block::Text(TextBlock {
            address: Address::new("xfa", self.tree.path(id), Anchor::Block),
            role,
            emphasised: words && attribute("weight") == Some("bold"),
            pieces,
        }));
    }
}

/// A measurement in points (XFA 3.3, chapter 2): inches when it has no unit.
fn points(text: Option<&str>) -> Option<f32> {
    let text = text?.trim();
    let end = text
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let number: f32 = text.get(..end)?.trim().parse().ok()?;
    let unit = match text.get(end..)? {
        "pt" => 1.0,
        "mm" => 72.0 / 25.4,
        "cm" => 72.0 / 2.54,
        _ => 72.0,
    };
    Some(number * unit)
}
