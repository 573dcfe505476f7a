//! The fields of the index.

use tantivy::Term;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Where each thing stands in the index. Texts are words that were made ready before, apart by
/// spaces.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    /// The record.
    pub(super) id: Field,
    /// Stems of the name and of other names.
    pub(super) name: Field,
    /// Each whole name, folded.
    pub(super) whole_name: Field,
    /// Stems of all texts.
    pub(super) words: Field,
    /// Folded words of all texts, for what was typed wrongly.
    pub(super) spelled: Field,
    /// Stems of the name of what a replacement replaces.
    pub(super) replaced: Field,
    /// The record that a replacement replaces.
    pub(super) replaces: Field,
    /// Each use; uses of an organisation, a service or a software also as `thing:` and the use.
    pub(super) uses: Field,
    /// The municipality, folded, and its official code.
    pub(super) municipality: Field,
    /// Each language in which it is described.
    pub(super) spoken: Field,
    /// Kind, checked, country, families: see [`super::shapes`].
    pub(super) facts: Field,
    /// Uses, a bit each.
    pub(super) use_bits: Field,
    /// Where it is: see [`super::shapes::pack_point`].
    pub(super) point: Field,
    /// The first eight bytes of the folded name, for the order of equals.
    pub(super) order: Field,
    /// What a row of results shows, as JSON.
    pub(super) row: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let text = |option, lengths| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer("whitespace")
                    .set_index_option(option)
                    .set_fieldnorms(lengths),
            )
        };
        // Positions are not kept: no phrase is looked for.
        let weighed = text(IndexRecordOption::WithFreqs, true);
        let bare = text(IndexRecordOption::Basic, false);
        let mut schema = Schema::builder();
        Self {
            id: schema.add_text_field("id", STRING),
            name: schema.add_text_field("name", weighed.clone()),
            whole_name: schema.add_text_field("whole_name", STRING),
            words: schema.add_text_field("words", weighed),
            spelled: schema.add_text_field("spelled", bare.clone()),
            replaced: schema.add_text_field("replaced", bare),
            replaces: schema.add_text_field("replaces", STRING),
            uses: schema.add_text_field("uses", STRING),
            municipality: schema.add_text_field("municipality", STRING),
            spoken: schema.add_text_field("spoken", STRING),
            facts: schema.add_u64_field("facts", FAST),
            use_bits: schema.add_u64_field("use_bits", FAST),
            point: schema.add_u64_field("point", FAST),
            order: schema.add_u64_field("order", FAST),
            row: schema.add_bytes_field("row", STORED),
            schema: schema.build(),
        }
    }

    /// A term of a field.
    pub(super) fn term(field: Field, text: &str) -> Term {
        Term::from_field_text(field, text)
    }
}
