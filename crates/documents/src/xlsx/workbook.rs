//! What a workbook holds besides its cells: its sheets, names, shared strings and formats
//! (ECMA-376 part 1, 18.2 and 18.4).

use super::calendar::DateSystem;
use super::styles::{Styles, emphasised, is_true};
use crate::container::Container;
use crate::xml::{Id, Tree};
use crate::{Bounds, ReadError};

/// Name of the part that lists the sheets.
pub(crate) const WORKBOOK: &str = "xl/workbook.xml";

/// A workbook without its cells.
#[derive(Debug)]
pub(crate) struct Workbook {
    /// Its worksheets in order; sheets that are charts or macros are left out.
    pub(crate) sheets: Vec<SheetPart>,
    /// Defined names as `(name, number of the only sheet that knows it, what it stands for)`.
    pub(crate) names: Vec<(String, Option<usize>, String)>,
    /// From which day it counts.
    pub(crate) dates: DateSystem,
    /// Its cell formats.
    pub(crate) styles: Styles,
    /// Its shared strings.
    pub(crate) strings: Vec<RichText>,
}

/// Where a sheet is.
#[derive(Debug)]
pub(crate) struct SheetPart {
    /// Its name, as on its tab.
    pub(crate) name: String,
    /// Its part.
    pub(crate) part: String,
    /// Its place among all sheets, which defined names count by.
    pub(crate) number: usize,
    /// Its tab is not shown.
    pub(crate) hidden: bool,
}

/// Text of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RichText {
    /// Its characters.
    pub(crate) text: String,
    /// All of it is bold or underlined by its own runs.
    pub(crate) emphasised: bool,
}

impl Workbook {
    /// Reads the workbook's own parts.
    pub(crate) fn open(container: &mut Container<'_>, bounds: &Bounds) -> Result<Self, ReadError> {
        let part = container
            .part(WORKBOOK)?
            .ok_or_else(|| ReadError::Damaged(format!("no {WORKBOOK}")))?;
        let tree = Tree::parse(&part, bounds)?;
        let relations = relations(container, WORKBOOK, bounds)?;
        let find = |kind: &str| {
            relations
                .iter()
                .find(|r| r.kind == kind)
                .map(|r| r.target.as_str())
        };
        let styles = match container.part(find("styles").unwrap_or("xl/styles.xml"))? {
            Some(part) => Styles::read(&Tree::parse(&part, bounds)?),
            None => Styles::default(),
        };
        let strings =
            match container.part(find("sharedStrings").unwrap_or("xl/sharedStrings.xml"))? {
                Some(part) => shared_strings(&Tree::parse(&part, bounds)?),
                None => Vec::new(),
            };
        let dates = match tree
            .child(0, "workbookPr")
            .and_then(|p| tree.attribute(p, "date1904"))
        {
            Some(flag) if is_true(flag) => DateSystem::From1904,
            _ => DateSystem::From1900,
        };
        let list = tree.child(0, "sheets");
        let sheets = list
            .into_iter()
            .flat_map(|list| tree.children(list))
            .enumerate()
            .filter_map(|(number, sheet)| {
                let id = relation_id(&tree, sheet)?;
                let relation = relations
                    .iter()
                    .find(|r| r.id == id && r.kind == "worksheet")?;
                Some(SheetPart {
                    name: tree.attribute(sheet, "name").unwrap_or_default().to_owned(),
                    part: relation.target.clone(),
                    number,
                    hidden: tree
                        .attribute(sheet, "state")
                        .is_some_and(|s| s != "visible"),
                })
            })
            .collect();
        let names = tree
            .child(0, "definedNames")
            .into_iter()
            .flat_map(|list| tree.children(list))
            .map(|name| {
                let scope = tree
                    .attribute(name, "localSheetId")
                    .and_then(|id| id.parse().ok());
                let called = tree.attribute(name, "name").unwrap_or_default().to_owned();
                (called, scope, tree.text(name))
            })
            .collect();
        Ok(Self {
            sheets,
            names,
            dates,
            styles,
            strings,
        })
    }

    /// What a name stands for, seen from a sheet: the sheet's own names come first.
    pub(crate) fn name(&self, name: &str, sheet: usize) -> Option<&str> {
        let called = |scope: Option<usize>| {
            self.names
                .iter()
                .find(|(other, of, _)| *of == scope && other.eq_ignore_ascii_case(name))
                .map(|(_, _, formula)| formula.as_str())
        };
        called(Some(sheet)).or_else(|| called(None))
    }
}

/// A relation from one part to another (ECMA-376 part 2, 6.5).
#[derive(Debug)]
pub(crate) struct Relation {
    id: String,
    /// The last segment of its type, such as `worksheet`.
    pub(crate) kind: String,
    /// The part it leads to.
    pub(crate) target: String,
}

/// The relations of a part to other parts of the archive.
pub(crate) fn relations(
    container: &mut Container<'_>,
    part: &str,
    bounds: &Bounds,
) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(bytes) = container.part(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(Vec::new());
    };
    let tree = Tree::parse(&bytes, bounds)?;
    let relation = |id: Id| {
        if tree.attribute(id, "TargetMode") == Some("External") {
            return None;
        }
        let kind = tree.attribute(id, "Type")?.rsplit('/').next()?.to_owned();
        let target = resolve(folder, tree.attribute(id, "Target")?);
        Some(Relation {
            id: tree.attribute(id, "Id")?.to_owned(),
            kind,
            target,
        })
    };
    Ok(tree.children(0).filter_map(relation).collect())
}

/// Texts of `si`, `is` and `text` elements (CT_Rst, 18.4.8), without phonetic hints.
pub(crate) fn rich_text(tree: &Tree, id: Id) -> RichText {
    let mut text = String::new();
    let mut runs = (false, true);
    for child in tree.children(id) {
        match tree.get(child).name.as_str() {
            "t" => {
                text.push_str(&tree.text(child));
                runs.1 = false;
            }
            "r" => {
                let piece = tree
                    .child(child, "t")
                    .map(|t| tree.text(t))
                    .unwrap_or_default();
                let bold = tree
                    .child(child, "rPr")
                    .is_some_and(|p| emphasised(tree, p));
                if !piece.trim().is_empty() {
                    runs = (true, runs.1 && bold);
                }
                text.push_str(&piece);
            }
            _ => {}
        }
    }
    RichText {
        text: unescaped(&text),
        emphasised: runs == (true, true),
    }
}

/// Text with `_x000D_` and the like resolved (ST_Xstring, ECMA-376 part 1, 22.9.2.19), and every
/// line break as `\n`.
pub(crate) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        match escaped_character(&rest[at..]) {
            Some(character) => {
                plain.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    plain.replace("\r\n", "\n").replace('\r', "\n")
}

/// Text in which nothing looks like an escape that [`unescaped`] would resolve.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        safe.push_str(&rest[..at]);
        safe.push_str(if escaped_character(&rest[at..]).is_some() {
            "_x005F_x"
        } else {
            "_x"
        });
        rest = &rest[at + 2..];
    }
    safe.push_str(rest);
    safe
}

/// The character of an escape `_xHHHH_` at the start of a text.
fn escaped_character(text: &str) -> Option<char> {
    let code = text.strip_prefix("_x")?.get(..4)?;
    (text.as_bytes().get(6) == Some(&b'_') && code.bytes().all(|b| b.is_ascii_hexdigit()))
        .then(|| u32::from_str_radix(code, 16).ok().and_then(char::from_u32))
        .flatten()
}

fn shared_strings(tree: &Tree) -> Vec<RichText> {
    tree.children(0)
        .filter(|id| tree.get(*id).name == "si")
        .map(|id| rich_text(tree, id))
        .collect()
}

/// `r:id`, told from a plain `id` by its prefix.
fn relation_id(tree: &Tree, id: Id) -> Option<&str> {
    tree.get(id)
        .attributes
        .iter()
        .find(|(key, _)| key.ends_with(":id"))
        .map(|(_, value)| value.as_str())
}

/// A target seen from a folder, as the name of a part.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut segments: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_lead_to_parts() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolve("xl/worksheets", "../comments1.xml"),
            "xl/comments1.xml"
        );
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn escapes_are_resolved_and_made() {
        assert_eq!(unescaped("un_x000D_\ndeux"), "un\ndeux");
        assert_eq!(unescaped("_x0041_x_xZZZZ_ é_x00E9_"), "Ax_xZZZZ_ éé");
        for text in ["_x0041_", "a_x005F_x0041_", "_x_x0041_", "_xé", "_x00é9_"] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
    }
}
