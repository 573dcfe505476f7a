//! What a form asks.

use documents::{Format, Note};
use forms::{Changes, Correction, Form, FormBox};
use serde::Serialize;
use utoipa::ToSchema;

use crate::editions::{Earlier, Edition};

/// The boxes of a form.
#[derive(Serialize, ToSchema)]
#[schema(as = Boxes)]
pub struct Document<'a> {
    form: About<'a>,
    boxes: &'a [FormBox],
    notes: &'a [Note],
    /// Where another edition was given: what changed from that edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a Changes>,
    /// Where a dossier was asked: the edition that was answered last.
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<&'a Earlier>,
    /// Where a dossier was asked: corrections that are applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<&'a [Correction]>,
}

/// What a form is, as JSON tells it.
#[derive(Serialize, ToSchema)]
#[schema(as = Form)]
pub struct About<'a> {
    fingerprint: &'a str,
    format: Format,
    pages: u32,
    title: &'a str,
    funder: &'a str,
}

impl<'a> Document<'a> {
    /// Of a form; what changed since another one; and whether a dossier remembers it.
    pub fn of(edition: &'a Edition, since: Option<&'a Changes>, remembered: bool) -> Self {
        let form = &edition.form;
        Self {
            form: About::of(form),
            boxes: &form.boxes,
            notes: &form.notes,
            changes: since,
            earlier: edition.earlier.as_ref(),
            corrections: remembered.then_some(edition.corrections.as_slice()),
        }
    }
}

impl<'a> About<'a> {
    /// Of a form.
    pub fn of(form: &'a Form) -> Self {
        Self {
            fingerprint: &form.fingerprint,
            format: form.format,
            pages: form.pages,
            title: &form.title,
            funder: &form.funder,
        }
    }
}
