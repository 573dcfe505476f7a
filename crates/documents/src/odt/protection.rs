//! What of an OpenDocument text may not be written (ISO/IEC 26300-1:2015, 19.695 and 19.851).

use crate::xml::{Id, Tree};

/// True for a section, table or cell that says that its content may not be changed.
pub(super) fn protects(tree: &Tree, id: Id) -> bool {
    let element = tree.get(id);
    let holds = matches!(
        element.name.as_str(),
        "section" | "table" | "table-cell" | "index-body" | "table-of-content" | "bibliography"
    );
    holds && tree.attribute(id, "protected") == Some("true")
}

/// True for what stands in something protected.
pub(super) fn is_protected(tree: &Tree, id: Id) -> bool {
    let mut at = Some(id);
    while let Some(id) = at {
        if protects(tree, id) {
            return true;
        }
        at = tree.get(id).parent;
    }
    false
}
