//! Formats of one file a licence, written record by record.

use std::path::Path;

use ::commons::export::{Part, geojson, icalendar, json_ld, licences};
use ::commons::kinds::Kind;
use ::commons::moment::Moment;
use ::commons::names::{KindName, Licence};
use store::{Commons as _, CommonsError};

use super::super::Open;
use super::Dump;
use super::files::{Files, Pages, dump_of};
use crate::messages::Messages;

/// How a format is written.
pub(super) struct Way {
    ending: &'static str,
    /// The kind of which there is something to write; all where none is named.
    kind: Option<&'static str>,
    head: fn(&str, &Licence) -> String,
    between: &'static str,
    each: fn(&About<'_>, &Part<'_>) -> Option<String>,
    foot: &'static str,
}

/// What the pieces of a file need to know beside the record.
struct About<'a> {
    origin: &'a str,
    kind: &'a Kind,
    now: Moment,
    language: &'a str,
}

pub(super) const JSON_LD: Way = Way {
    ending: "jsonld",
    kind: None,
    head: json_ld::head,
    between: ",\n",
    each: |about, part| Some(json_ld::node(about.origin, part, about.kind).to_string()),
    foot: json_ld::FOOT,
};

pub(super) const GEOJSON: Way = Way {
    ending: "geojson",
    kind: None,
    head: |_, _| geojson::HEAD.to_owned(),
    between: ",\n",
    each: |about, part| Some(geojson::feature(about.origin, part)?.to_string()),
    foot: geojson::FOOT,
};

pub(super) const ICALENDAR: Way = Way {
    ending: "ics",
    kind: Some("meeting"),
    head: icalendar::head,
    between: "",
    each: |about, part| icalendar::event(about.origin, part, about.now, about.language),
    foot: icalendar::FOOT,
};

pub(super) async fn write(
    messages: &Messages,
    open: &Open,
    out: &Path,
    way: &Way,
) -> Result<Dump, CommonsError> {
    let constitution = open.store.constitution(open.now).await?;
    let origin = constitution.origin();
    let only: Option<KindName> = way.kind.and_then(|kind| kind.parse().ok());
    let mut files = Files::of(out);
    let mut pages = Pages::of(open, only.as_ref());
    loop {
        let page = pages.next().await?;
        if page.is_empty() {
            break;
        }
        for record in &page {
            let Some(kind) = constitution.kind(record.id.kind(), open.now) else {
                continue;
            };
            let about = About {
                origin,
                kind,
                now: open.now,
                language: messages.tongue.code(),
            };
            let mut all: Vec<&Licence> = licences(record).collect();
            all.sort();
            all.dedup();
            for licence in all {
                let part = Part::of(record, licence);
                let Some(piece) = part.and_then(|part| (way.each)(&about, &part)) else {
                    continue;
                };
                let name = format!("{licence}.{}", way.ending);
                let head = || (way.head)(origin, licence).into_bytes();
                let file = files.file(&name, licence, head)?;
                if file.count > 0 {
                    file.put(way.between.as_bytes())?;
                }
                file.put(piece.as_bytes())?;
                file.count += 1;
            }
        }
    }
    dump_of(open, files.end(way.foot)?).await
}
