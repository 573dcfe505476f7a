//! What the report says of the answers together: what does not agree, and what to attach.

use answers::Check;
use maud::{Markup, html};

use super::{Report, anchor_of};
use crate::checks;
use crate::messages::{Messages, say};

/// Nothing where there is nothing to say.
pub(super) fn section(messages: &Messages, report: &Report<'_>) -> Markup {
    let (attachments, others): (Vec<&Check>, Vec<&Check>) = report
        .checks
        .iter()
        .partition(|check| checks::is_attachment(check));
    html! {
        @if !others.is_empty() {
            section aria-labelledby="checks" {
                h2 #checks { (say!(messages, "report-checks")) }
                ul { @for check in others { (item(messages, report, check)) } }
            }
        }
        @if !attachments.is_empty() {
            section aria-labelledby="attachments" {
                h2 #attachments { (say!(messages, "report-attachments")) }
                ul { @for check in attachments { (item(messages, report, check)) } }
            }
        }
    }
}

fn item(messages: &Messages, report: &Report<'_>, check: &Check) -> Markup {
    let boxes = checks::boxes(check);
    html! {
        li {
            (checks::said(messages, report.form, check))
            @for (at, id) in boxes.iter().enumerate() {
                @if at == 0 { " " } @else { ", " }
                a href={ "#" (anchor_of(id)) } { (say!(messages, "report-check-see", id = id.to_string())) }
            }
        }
    }
}
