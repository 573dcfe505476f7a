//! iCalendar (RFC 5545): meetings.

use super::{Part, address};
use crate::moment::{Day, Moment};
use crate::names::Licence;

/// What stands before the events.
pub fn head(origin: &str, licence: &Licence) -> String {
    let mut lines = Lines::default();
    lines.push("BEGIN", "VCALENDAR");
    lines.push("VERSION", "2.0");
    lines.push("PRODID", "-//Essaim//Commons//EN");
    lines.push("CALSCALE", "GREGORIAN");
    lines.push("X-WR-CALNAME", &escaped(&format!("{origin} ({licence})")));
    lines.0
}

/// What stands after them.
pub const FOOT: &str = "END:VCALENDAR\r\n";

/// The event of a meeting; none where it is none, or has no beginning or no name. `stamp` is when the
/// file is made (section 3.8.7.2).
pub fn event(origin: &str, part: &Part<'_>, stamp: Moment, language: &str) -> Option<String> {
    if part.record.id.kind().as_str() != "meeting" {
        return None;
    }
    let starts = universal(part.text("starts")?)?;
    let host = origin.split('/').next().unwrap_or(origin);
    let mut lines = Lines::default();
    lines.push("BEGIN", "VEVENT");
    lines.push("UID", &format!("{}@{host}", part.record.id));
    lines.push("DTSTAMP", &basic(stamp));
    lines.push("DTSTART", &basic(starts));
    if let Some(ends) = part
        .text("ends")
        .and_then(universal)
        .filter(|ends| *ends > starts)
    {
        lines.push("DTEND", &basic(ends));
    }
    lines.push("SUMMARY", &escaped(part.text("name")?));
    if let Some(description) = part.spoken("description", language) {
        lines.push("DESCRIPTION", &escaped(description));
    }
    let places = [
        part.text("address"),
        part.text("municipality"),
        part.text("online"),
    ];
    let places: Vec<&str> = places.into_iter().flatten().collect();
    if !places.is_empty() {
        lines.push("LOCATION", &escaped(&places.join(", ")));
    }
    if let Some((north, east)) = part.point() {
        lines.push("GEO", &format!("{north:.6};{east:.6}"));
    }
    let own = address(origin, &part.record.id);
    let page = part
        .text("website")
        .or_else(|| part.text("registration_page"));
    lines.push("URL", page.unwrap_or(&own));
    // What nobody else has checked is not sure to take place.
    let status = if part.is_checked() {
        "CONFIRMED"
    } else {
        "TENTATIVE"
    };
    lines.push("STATUS", status);
    lines.push("END", "VEVENT");
    Some(lines.0)
}

/// Content lines, folded after 75 octets (section 3.1).
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in format!("{name}:{value}").chars() {
            if octets + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            octets += c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }
}

/// A text with what separates escaped (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A moment in the basic form of universal time (section 3.3.5, form 2).
fn basic(moment: Moment) -> String {
    moment.to_string().replace(['-', ':'], "")
}

/// A date and time of RFC 3339, whatever its offset and its fraction, in universal time.
fn universal(text: &str) -> Option<Moment> {
    let (day, rest) = text.split_once(['T', 't', ' '])?;
    let day: Day = day.parse().ok()?;
    let (clock, offset) = match rest.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, 0),
        None => {
            let at = rest.rfind(['+', '-'])?;
            let (clock, offset) = rest.split_at_checked(at)?;
            let (hours, minutes) = offset.get(1..)?.split_once(':')?;
            let offset = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
            (
                clock,
                if rest[at..].starts_with('-') {
                    -offset
                } else {
                    offset
                },
            )
        }
    };
    let mut parts = clock.split('.').next()?.split(':');
    let mut next = |most: i64| {
        let part: i64 = parts.next()?.parse().ok()?;
        (0..=most).contains(&part).then_some(part)
    };
    let seconds = next(23)? * 3600 + next(59)? * 60 + next(60)?;
    Some(day.start().after(seconds - offset))
}
