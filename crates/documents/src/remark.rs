//! A remark in a file's own properties, where programs show it to whoever asks what the file is: the
//! comments of an office file, the subject of a PDF. Nothing else of the file changes.

use crate::container::{self, Container};
use crate::xml::{Id, Splices, Tree, escape};
use crate::{Bounds, Format, ReadError, WriteError};

/// Where an office file of Microsoft's kind says which part is which (ECMA-376-2, 8.3.4).
const RELATIONS: &str = "_rels/.rels";
const TYPES: &str = "[Content_Types].xml";
const CORE: &str = "docProps/core.xml";
const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
/// Where an OpenDocument file keeps its properties (ISO/IEC 26300-3, 3.1.3), and names its parts.
const META: &str = "meta.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
/// Of `description`, in all of them.
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// A copy of a file with a remark in its properties, after what stood there: `dc:description` of docx,
/// xlsx, odt and ods, `Subject` of a PDF, in an update after the file as it was. All other parts stay
/// byte for byte.
///
/// Errors: [`WriteError::Unsupported`] for formats that are not written; [`WriteError::Read`] where the
/// file or its properties are damaged.
pub fn remark(
    bytes: &[u8],
    name: &str,
    text: &str,
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    match Format::detect(bytes, name).ok_or(ReadError::UnknownFormat)? {
        Format::Docx | Format::Xlsx => Ok(in_package(bytes, text, bounds)?),
        Format::Odt | Format::Ods => Ok(in_opendocument(bytes, text, bounds)?),
        Format::Pdf => crate::pdf::remark(bytes, text, bounds),
        other => Err(WriteError::Unsupported(other)),
    }
}

fn in_package(bytes: &[u8], text: &str, bounds: &Bounds) -> Result<Vec<u8>, ReadError> {
    let mut container = Container::open(bytes, bounds)?;
    let relations = wanted(&mut container, RELATIONS)?;
    let tree = Tree::parse(&relations, bounds)?;
    let core = tree.children(0).find_map(|id| {
        let kind = tree.attribute(id, "Type")?;
        let target = tree.attribute(id, "Target")?;
        kind.ends_with("/metadata/core-properties")
            .then(|| target.trim_start_matches('/').to_owned())
    });
    if let Some(name) = core
        && let Some(part) = container.part(&name)?
    {
        let changed = described(&part, 0, text, bounds)?;
        return container::rewrite(bytes, &[(&name, changed)], bounds);
    }
    let names = container.names();
    let free = (1..).map(|number| match number {
        1 => CORE.to_owned(),
        number => format!("docProps/core{number}.xml"),
    });
    let name = { free }
        .find(|name| !names.contains(name))
        .unwrap_or_default();
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"{CORE_NAMESPACE}\" xmlns:dc=\"{DUBLIN_CORE}\">\
         <dc:description>{}</dc:description></cp:coreProperties>",
        escape(text)
    );
    let ids: Vec<&str> = tree
        .children(0)
        .filter_map(|id| tree.attribute(id, "Id"))
        .collect();
    let id = (1..).map(|number| format!("rIdRemark{number}"));
    let id = { id }
        .find(|id| !ids.contains(&id.as_str()))
        .unwrap_or_default();
    let relation = format!("Relationship Id=\"{id}\" Type=\"{CORE_RELATION}\" Target=\"{name}\"");
    let types = wanted(&mut container, TYPES)?;
    let types_tree = Tree::parse(&types, bounds)?;
    let kind = format!("Override PartName=\"/{name}\" ContentType=\"{CORE_TYPE}\"");
    container::rewrite_and_add(
        bytes,
        &[
            (RELATIONS, with_last(&relations, &tree, &relation)),
            (TYPES, with_last(&types, &types_tree, &kind)),
        ],
        &[(&name, core.into_bytes())],
        bounds,
    )
}

fn in_opendocument(bytes: &[u8], text: &str, bounds: &Bounds) -> Result<Vec<u8>, ReadError> {
    let mut container = Container::open(bytes, bounds)?;
    if let Some(part) = container.part(META)? {
        let tree = Tree::parse(&part, bounds)?;
        let meta = tree
            .child(0, "meta")
            .ok_or_else(|| ReadError::Damaged("the properties have no office:meta".to_owned()))?;
        let changed = described(&part, meta, text, bounds)?;
        return container::rewrite(bytes, &[(META, changed)], bounds);
    }
    let manifest = wanted(&mut container, MANIFEST)?;
    let tree = Tree::parse(&manifest, bounds)?;
    let prefix = crate::opendocument::own_prefix(&tree, 0);
    let entry = format!("file-entry {prefix}full-path=\"{META}\" {prefix}media-type=\"text/xml\"");
    let meta = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:document-meta xmlns:office=\"{OFFICE}\" xmlns:dc=\"{DUBLIN_CORE}\" office:version=\"1.2\">\
         <office:meta><dc:description>{}</dc:description></office:meta></office:document-meta>",
        escape(text)
    );
    container::rewrite_and_add(
        bytes,
        &[(MANIFEST, with_last(&manifest, &tree, &entry))],
        &[(META, meta.into_bytes())],
        bounds,
    )
}

fn wanted(container: &mut Container<'_>, name: &str) -> Result<Vec<u8>, ReadError> {
    container
        .part(name)?
        .ok_or_else(|| ReadError::Damaged(format!("the archive has no part {name}")))
}

/// Properties with the remark at the end of their description, which `holder` holds.
fn described(part: &[u8], holder: Id, text: &str, bounds: &Bounds) -> Result<Vec<u8>, ReadError> {
    let tree = Tree::parse(part, bounds)?;
    let text = escape(text);
    let mut splices = Splices::default();
    match tree.child(holder, "description") {
        Some(id) if tree.get(id).self_closing => {
            open(&mut splices, part, &tree, id, &text);
        }
        Some(id) => {
            let before = if tree.text(id).trim().is_empty() {
                ""
            } else {
                "\n"
            };
            let end = tree.get(id).inner.end;
            splices.replace(end..end, format!("{before}{text}"));
        }
        None => {
            let element =
                format!("<dc:description xmlns:dc=\"{DUBLIN_CORE}\">{text}</dc:description>");
            if tree.get(holder).self_closing {
                open(&mut splices, part, &tree, holder, &element);
            } else {
                let end = tree.get(holder).inner.end;
                splices.replace(end..end, element);
            }
        }
    }
    Ok(splices.apply(part))
}

/// Gives an element that closes itself something to hold: `<a b="c"/>` becomes `<a b="c">…</a>`.
fn open(splices: &mut Splices, part: &[u8], tree: &Tree, id: Id, content: &str) {
    let outer = tree.get(id).outer.clone();
    let tag = String::from_utf8_lossy(&part[outer.clone()]).into_owned();
    let start = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    let name = format!(
        "{}{}",
        crate::opendocument::own_prefix(tree, id),
        tree.get(id).name
    );
    splices.replace(outer, format!("{start}>{content}</{name}>"));
}

/// A part with one more element, empty, at the end of its root; `element` is without the prefix of the
/// root.
fn with_last(part: &[u8], tree: &Tree, element: &str) -> Vec<u8> {
    let element = format!("<{}{element}/>", crate::opendocument::own_prefix(tree, 0));
    let mut splices = Splices::default();
    if tree.get(0).self_closing {
        open(&mut splices, part, tree, 0, &element);
    } else {
        let end = tree.get(0).inner.end;
        splices.replace(end..end, element);
    }
    splices.apply(part)
}

#[cfg(test)]
mod tests;
