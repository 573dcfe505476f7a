//! Fields of PDF forms: what each asks, from its tooltip or from the words around it.

mod around;
mod itself;
mod ticks;

use std::collections::HashMap;

use documents::{Document, Input, Widget};
use language::lengths::Unit;

use crate::found::Found;
use crate::labels::cut;
use crate::model::{Group, Kind, Limit, LimitOrigin, Owner};
use crate::page::{Page, Rectangle, is_leader, join, middle, pages};
use crate::ticks::{asks_one, is_yes_no};
use crate::wording::{fold, has_words, squeeze, tidy};
use itself::{declared, measured, numbered, readable_name, useful_tooltip, without_note};

/// Gaps between words, in points: a wider one ends a label.
const GAP: f32 = 22.0;
/// How far left of a place its label may end, in points.
const REACH: f32 = 170.0;

/// Whether a PDF has fields for answers: buttons and signatures stand on forms drawn for the pen
/// as well.
pub(crate) fn any(document: &Document) -> bool {
    document
        .widgets
        .iter()
        .any(|widget| !matches!(widget.input, Input::Button | Input::Signature))
}

/// Boxes for the fields of a PDF form, in reading order.
pub(crate) fn boxes(document: &Document) -> Vec<Found> {
    let pages = pages(&document.words);
    let mut by_page: HashMap<u32, Vec<&Widget>> = HashMap::new();
    for widget in &document.widgets {
        let hidden = widget.read_only && !widget.computed;
        if widget.input != Input::Button && !hidden && rectangle(widget).is_some() {
            by_page
                .entry(widget.address.page.unwrap_or(1))
                .or_default()
                .push(widget);
        }
    }
    let mut numbers: Vec<u32> = by_page.keys().copied().collect();
    numbers.sort_unstable();
    let empty = Page::default();
    let mut found = Vec::new();
    let mut section: Vec<String> = Vec::new();
    for number in numbers {
        let Some(widgets) = by_page.remove(&number) else {
            continue;
        };
        let page = pages.get(&number).unwrap_or(&empty);
        let sheet = Sheet::of(number, page, widgets);
        sheet.boxes(&mut section, &mut found);
    }
    group_numbered(&mut found);
    found
}

struct Sheet<'p, 'w> {
    number: u32,
    page: &'p Page<'p>,
    /// In reading order, with their rectangles.
    widgets: Vec<(&'w Widget, Rectangle)>,
}

impl<'p, 'w> Sheet<'p, 'w> {
    fn of(number: u32, page: &'p Page<'p>, widgets: Vec<&'w Widget>) -> Self {
        let mut widgets: Vec<(&Widget, Rectangle)> = widgets
            .into_iter()
            .filter_map(|w| Some((w, rectangle(w)?)))
            .collect();
        widgets.sort_by(|a, b| b.1[3].total_cmp(&a.1[3]));
        // Rows: places whose middles are closer than half the lower of the two.
        let mut rows: Vec<Vec<(&Widget, Rectangle)>> = Vec::new();
        for widget in widgets {
            match rows.last_mut() {
                Some(row) if same_row(row[0].1, widget.1) => row.push(widget),
                _ => rows.push(vec![widget]),
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| a.1[0].total_cmp(&b.1[0]));
        }
        Self {
            number,
            page,
            widgets: rows.into_iter().flatten().collect(),
        }
    }

    fn boxes(&self, section: &mut Vec<String>, found: &mut Vec<Found>) {
        let headings = self.headings();
        let mut next_heading = 0;
        let first = found.len();
        for (i, (widget, place)) in self.widgets.iter().enumerate() {
            while let Some((y, text)) = headings.get(next_heading)
                && *y > place[3] - 2.0
            {
                *section = vec![text.clone()];
                next_heading += 1;
            }
            let mut one = Found::at(widget.address.clone(), (self.number as usize, i));
            one.section.clone_from(section);
            self.describe(i, widget, *place, &mut one, found, first);
            found.push(one);
        }
        self.group_ticks(&mut found[first..]);
        if let Some((_, text)) = headings.last() {
            *section = vec![text.clone()];
        }
    }

    fn describe(
        &self,
        i: usize,
        widget: &Widget,
        place: Rectangle,
        one: &mut Found,
        found: &mut [Found],
        first: usize,
    ) {
        one.input = Some(widget.input);
        one.required = widget.required;
        one.one_line = widget.input == Input::Text;
        one.value = squeeze(&widget.value);
        let tick = matches!(widget.input, Input::Tick | Input::Radio);
        if !tick {
            one.choices.clone_from(&widget.choices);
        }
        if widget.computed {
            one.owner = Some(Owner::Computed);
        }
        one.limit = declared(widget).or_else(|| measured(widget, place, self.page.size));
        let tooltip = useful_tooltip(widget);
        if tick {
            // Ticks that share a tooltip have it for their question.
            let shared = tooltip.as_ref().is_some_and(|_| {
                self.widgets
                    .iter()
                    .filter(|(w, _)| w.tooltip == widget.tooltip && is_tick(w))
                    .count()
                    > 1
            });
            one.label = match tooltip {
                Some(tooltip) if shared => {
                    one.help = tooltip;
                    self.tick_label(place)
                }
                Some(tooltip) => tooltip,
                None => self.tick_label(place),
            };
            one.kind = Some(Kind::Tick);
            return;
        }
        one.after = self.right_of(place, 60.0);
        if let Some(tooltip) = tooltip {
            let printed = self.printed_otherwise(place, &tooltip);
            one.label = cut(&printed.unwrap_or(tooltip));
            return;
        }
        let left = self.left_of(place);
        let left_label = without_note(&tidy(&left));
        if i > 0
            && !has_words(&left_label)
            && let Some(last) = self.continues(i)
        {
            continue_box(&mut found[first..], last, one);
            return;
        }
        if has_words(&left_label) && !is_weak(&left_label) {
            one.label = match self.sentence_before(i, &left_label, &found[first..]) {
                Some(before) => cut(&format!("{before} {left_label}")),
                None => cut(&left_label),
            };
            return;
        }
        let above = without_note(&self.above(place));
        if matches!(fold(&left_label).as_str(), "n°" | "no" | "nº") {
            // The number of a house, on the line of the street.
            one.label = left_label;
            one.section
                .extend(Some(above).filter(|a| has_words(a) && a.chars().count() < 60));
            return;
        }
        one.label = if has_words(&above) {
            match has_words(&left_label) {
                true => cut(&format!("{above} {left_label}")),
                false => cut(&above),
            }
        } else if has_words(&left_label) {
            left_label
        } else if has_words(&one.after) {
            one.after.clone()
        } else {
            readable_name(&widget.name)
        };
    }

    /// The index of the place that this one goes on with: parts of a date, or a further line.
    fn continues(&self, i: usize) -> Option<usize> {
        let place = self.widgets[i].1;
        let (before, last) = self.widgets[i - 1];
        if matches!(before.input, Input::Tick | Input::Radio) {
            return None;
        }
        if same_row(last, place) {
            // "__ / __ / ____": only a stroke between.
            let between: Vec<_> = self
                .lines_at(place)
                .flat_map(|line| {
                    line.between(last[2] - 3.0, place[0] + 3.0)
                        .collect::<Vec<_>>()
                })
                .collect();
            let short = place[0] - last[2] < 16.0;
            let stroke = !between.is_empty() || place[0] - last[2] < 2.5;
            let captioned = has_words(&self.above(place)) && between.is_empty();
            return (short && stroke && !captioned && between.iter().all(|w| is_leader(&w.text)))
                .then_some(i - 1);
        }
        // A further line: it begins near the margin, just under, and nothing is written above it but
        // the line that the last place ends.
        let gap = last[1] - place[3];
        let under = (-7.0..=7.0).contains(&gap);
        let wide = place[2] - place[0] > 120.0;
        (under && wide && (place[2] - last[2]).abs() < 40.0 && place[0] <= last[0] + 2.0)
            .then_some(i - 1)
    }
}

fn continue_box(found: &mut [Found], last: usize, one: &mut Found) {
    let Some(before) = found.get_mut(last) else {
        return;
    };
    let group = before.group.get_or_insert_with(|| Group {
        id: format!("w{}-{}", before.order.0, before.order.1),
        label: before.label.clone(),
        row: String::from("1"),
        column: String::new(),
        exclusive: false,
    });
    let row = group
        .row
        .parse::<u32>()
        .map_or_else(|_| String::new(), |n| (n + 1).to_string());
    one.label.clone_from(&before.label);
    one.section.clone_from(&before.section);
    one.group = Some(Group {
        row,
        ..group.clone()
    });
}

/// "Objet [1]", "Objet [2]": lines of one answer.
fn group_numbered(found: &mut [Found]) {
    for i in 1..found.len() {
        let (Some((base, number)), Some((before, first))) =
            (numbered(&found[i].label), numbered(&found[i - 1].label))
        else {
            continue;
        };
        if base != before || number != first + 1 || found[i].group.is_some() {
            continue;
        }
        let id = format!("w{}-{}", found[i - 1].order.0, found[i - 1].order.1);
        let group = found[i - 1].group.clone().unwrap_or(Group {
            id,
            label: base.clone(),
            row: first.to_string(),
            column: String::new(),
            exclusive: false,
        });
        found[i - 1].group = Some(group.clone());
        found[i].group = Some(Group {
            row: number.to_string(),
            ..group
        });
    }
}

/// Only a number's sign or a preposition: the line above says what is asked.
fn is_weak(label: &str) -> bool {
    matches!(
        fold(label).as_str(),
        "le" | "du" | "au" | "de" | "a" | "et" | "euros" | "eur" | "du ou le"
    )
}

fn is_tick(widget: &Widget) -> bool {
    matches!(widget.input, Input::Tick | Input::Radio)
}

fn same_row(a: Rectangle, b: Rectangle) -> bool {
    let height = (a[3] - a[1]).min(b[3] - b[1]).max(1.0);
    (middle(a) - middle(b)).abs() <= 0.6 * height
        || (height < 12.0
            && middle(a) >= b[1]
            && middle(a) <= b[3]
            && b[3] - b[1] < 2.5 * (a[3] - a[1]))
}

fn rectangle(widget: &Widget) -> Option<Rectangle> {
    let r = widget.address.rectangle?;
    r.iter().all(|x| x.is_finite()).then(|| {
        [
            r[0].min(r[2]),
            r[1].min(r[3]),
            r[0].max(r[2]),
            r[1].max(r[3]),
        ]
    })
}
