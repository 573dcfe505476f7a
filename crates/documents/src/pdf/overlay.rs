//! Writing where a page has no fields: text laid over the page, on its dotted lines and in its
//! frames (ISO 32000-2, 7.8.2: the contents of a page may be several streams).
//!
//! The streams of the original stay as they are, between a `q` and its `Q`; the answers are a
//! stream of their own after them.

use std::fmt::Write;

use super::appearance::{self, Frame, Lines, Setting};
use super::faces::{self, Face};
use super::pages::Marks;
use crate::{Address, Anchor, Edit, Value};

/// Names of the two fonts in the resources of a page, unlikely to be taken.
pub(super) const TEXT_FONT: &str = "EssaimText";
pub(super) const TICK_FONT: &str = "EssaimTick";
/// Points above and below which answers are not set.
const LARGEST: f32 = 10.5;
const SMALLEST: f32 = 6.0;
/// Part of the distance of ruled lines that letters are high at most.
const OF_PITCH: f32 = 0.78;
/// Points that letters stand above the line they are written on.
const LIFT: f32 = 2.0;

/// A line of text: how far right of its room it begins, its baseline above the bottom, its codes.
type SetLine = (f32, f32, Vec<u8>);

/// A place on a page that holds no field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) page: u32,
    /// On the page as it is shown.
    pub(super) rectangle: [f32; 4],
    pub(super) lines: u16,
    pub(super) cells: u16,
    pub(super) indent: u16,
}

impl Room {
    /// The room that an address names.
    pub(super) fn of(address: &Address) -> Option<Self> {
        let Anchor::Room {
            lines,
            cells,
            indent,
        } = address.anchor
        else {
            return None;
        };
        let rectangle = address.rectangle?;
        let [left, bottom, right, top] = rectangle;
        let sound = rectangle.iter().all(|value| value.is_finite()) && right > left && top > bottom;
        sound.then_some(Self {
            page: address.page?,
            rectangle,
            lines,
            cells,
            indent,
        })
    }

    /// The middles of its cells, from the walls that are drawn between them; nothing where those do
    /// not tell. Between groups of cells are gaps, which are wider or narrower than a cell.
    fn cells_between(&self, walls: &[[f32; 3]], slashes: &[[f32; 3]]) -> Vec<f32> {
        let [left, bottom, right, top] = self.rectangle;
        let mut stops: Vec<f32> = walls
            .iter()
            .filter(|[x, low, high]| {
                (left - 2.5..=right + 2.5).contains(x) && *low < top && *high > bottom - 1.0
            })
            .map(|[x, ..]| *x)
            .collect();
        stops.sort_by(f32::total_cmp);
        stops.dedup_by(|a, b| (*a - *b).abs() < 1.5);
        let between: Vec<(f32, f32)> = stops
            .windows(2)
            .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
            // Where a slash is printed, nothing is written.
            .filter(|(a, b)| {
                let here = |y: f32| (bottom - 4.0..top).contains(&y);
                let mut printed = slashes.iter().filter(|[.., y]| here(*y));
                !printed.any(|[from, to, _]| *from > *a - 0.5 && *to < *b + 0.5)
            })
            .collect();
        let alike = |width: f32| -> Vec<f32> {
            let own = between.iter();
            own.filter(|(a, b)| (b - a - width).abs() < 0.15 * width)
                .map(|(a, b)| f32::midpoint(*a, *b))
                .collect()
        };
        between
            .iter()
            .map(|(a, b)| alike(b - a))
            .find(|cells| cells.len() == usize::from(self.cells) && self.cells > 0)
            .unwrap_or_default()
    }

    /// Day, month and year of a date, each in the middle of its part of a room that two slashes are
    /// printed in; nothing for other values and rooms.
    fn between_slashes(&self, value: &Value, slashes: &[[f32; 3]]) -> Option<(f32, Vec<SetLine>)> {
        let Value::Date { display, .. } = value else {
            return None;
        };
        let [left, bottom, right, top] = self.rectangle;
        let mut own: Vec<[f32; 3]> = slashes
            .iter()
            .filter(|[from, to, y]| *from > left && *to < right && (bottom - LIFT..top).contains(y))
            .copied()
            .collect();
        own.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let (parts, [first, second]) = (display.split('/').collect::<Vec<_>>(), own.as_slice())
        else {
            return None;
        };
        if parts.len() != 3 || self.cells > 0 {
            return None;
        }
        let face = Face::standard("Helvetica");
        let rooms = [(left, first[0]), (first[1], second[0]), (second[1], right)];
        let parts: Vec<Vec<u8>> = parts.into_iter().map(codes).collect();
        // As large as the narrowest part lets it be.
        let (least, most) = self.sizes();
        let size = parts
            .iter()
            .zip(rooms)
            .fold(most, |size, (part, (from, to))| {
                size.min((to - from) / face.measure(part).max(0.1))
            });
        let set = parts.into_iter().zip(rooms).map(|(part, (from, to))| {
            let middle = f32::midpoint(from, to) - left;
            (
                middle - face.measure(&part) * size / 2.0,
                first[2] - bottom,
                part,
            )
        });
        (size >= least).then(|| (size, set.collect()))
    }

    fn width(&self) -> f32 {
        self.rectangle[2] - self.rectangle[0]
    }

    fn height(&self) -> f32 {
        self.rectangle[3] - self.rectangle[1]
    }

    /// How many characters of prose stand in it at a readable size; `sample` is some of it.
    pub(super) fn letters(&self, sample: &[u8]) -> u32 {
        if self.cells > 0 {
            return u32::from(self.cells);
        }
        let size = self.sizes().1.clamp(SMALLEST + 1.0, 8.0);
        let letter =
            Face::standard("Helvetica").measure(sample) * size / sample.len().max(1) as f32;
        if self.lines < 2 {
            return appearance::letters(&self.frame(), &self.setting(size), letter, size);
        }
        // A line ends before the word that does not fit.
        let all = self.width() / letter - 3.0;
        let first = (self.width() - f32::from(self.indent)) / letter - 3.0;
        (first.max(0.0) + all.max(0.0) * f32::from(self.lines - 1)) as u32
    }

    /// The smallest and the largest size of its letters.
    fn sizes(&self) -> (f32, f32) {
        let pitch = self.height() / f32::from(self.lines.max(1));
        let most = if self.lines == 0 && self.height() > 24.0 {
            LARGEST
        } else {
            (OF_PITCH * pitch).min(LARGEST)
        };
        (SMALLEST.min(most), most)
    }

    fn frame(&self) -> Frame {
        Frame {
            width: self.width(),
            height: self.height(),
            border: 0.0,
            border_colour: None,
            background: None,
            underline: false,
        }
    }

    fn setting(&self, size: f32) -> Setting {
        Setting {
            face: Face::standard("Helvetica"),
            font: TEXT_FONT.to_owned(),
            size,
            colour: "0 g".to_owned(),
            alignment: 0,
            lines: match self.cells {
                0 if self.lines == 0 && self.height() > 24.0 => Lines::Several,
                0 => Lines::One,
                cells => Lines::Cells(u32::from(cells)),
            },
        }
    }

    /// The lines of a text with the height of each baseline above the bottom, and their size;
    /// nothing where they do not fit. A list that is too high runs on in its lines.
    fn set(&self, codes: &[u8]) -> Option<(f32, Vec<SetLine>)> {
        let run_on = || {
            codes
                .iter()
                .map(|code| if *code == b'\n' { b' ' } else { *code })
        };
        self.set_at_some_size(codes).or_else(|| {
            let run_on: Vec<u8> = run_on().collect();
            (run_on != codes).then(|| self.set_at_some_size(&run_on))?
        })
    }

    fn set_at_some_size(&self, codes: &[u8]) -> Option<(f32, Vec<SetLine>)> {
        let (least, mut size) = self.sizes();
        loop {
            if let Some(lines) = self.lines_at(codes, size) {
                return Some((size, lines));
            }
            if size <= least {
                return None;
            }
            size = (size - 0.5).max(least);
        }
    }

    fn lines_at(&self, codes: &[u8], size: f32) -> Option<Vec<SetLine>> {
        if self.lines >= 2 {
            let face = Face::standard("Helvetica");
            let indent = f32::from(self.indent);
            let width = self.width() / size;
            let mut lines: Vec<Vec<u8>> = Vec::new();
            for line in codes.split(|code| *code == b'\n') {
                let first = if lines.is_empty() { indent / size } else { 0.0 };
                lines.extend(appearance::wrap(&face, line, width - 0.2, first));
            }
            if lines.len() > usize::from(self.lines) {
                return None;
            }
            let pitch = self.height() / f32::from(self.lines);
            let lines = lines.into_iter().enumerate().map(|(index, line)| {
                let y = self.height() - pitch * (index as f32 + 1.0) + LIFT.min(0.2 * pitch);
                (if index == 0 { indent } else { 0.0 }, y, line)
            });
            return Some(lines.collect());
        }
        let (frame, setting) = (self.frame(), self.setting(size));
        // Broken at this very size: lines of a smaller one would run out of the room.
        let lines = appearance::broken(&frame, &setting, codes, size);
        if !appearance::fits(&frame, &setting, &lines, size) {
            return None;
        }
        Some(match setting.lines {
            Lines::Cells(count) => {
                let cell = frame.width / count.max(1) as f32;
                let letters = lines.into_iter().flatten().enumerate();
                if codes.len() > count as usize {
                    return None;
                }
                let y = appearance::centre(frame.height, size);
                letters
                    .map(|(index, code)| {
                        let free = cell - setting.face.width(code) * size;
                        (cell * index as f32 + free / 2.0, y, vec![code])
                    })
                    .collect()
            }
            Lines::Several => {
                let top = frame.height - 2.0 - appearance::ASCENT * size;
                let lines = lines.into_iter().enumerate();
                lines
                    .map(|(index, line)| {
                        (2.0, top - appearance::LEADING * size * index as f32, line)
                    })
                    .collect()
            }
            Lines::One => {
                // On a line the letters stand just above it, in a frame in its middle.
                let middle = appearance::centre(frame.height, size);
                let y = if self.lines == 1 {
                    middle.min(LIFT + 1.0)
                } else {
                    middle
                };
                lines.into_iter().map(|line| (2.0, y, line)).collect()
            }
        })
    }
}

/// What an edit writes into a room of a page that draws some marks; nothing where it does not fit.
pub(super) fn content(room: &Room, edit: &Edit, marks: &Marks) -> Option<String> {
    let [left, bottom, ..] = room.rectangle;
    let mut content = String::new();
    match &edit.value {
        Value::Tick(false) => {}
        Value::Tick(true) => {
            let size = (room.width().min(room.height()) * 1.15).clamp(5.0, 16.0);
            // An X of Helvetica-Bold is 0.667 wide and 0.718 high.
            let x = left + (room.width() - 0.667 * size) / 2.0;
            let y = bottom + (room.height() - 0.718 * size) / 2.0;
            let _ = writeln!(content, "BT 0 g /{TICK_FONT} {size} Tf");
            appearance::show(&mut content, x, y, b"X");
            content.push_str("ET\n");
        }
        value => {
            let dated = room.between_slashes(value, &marks.slashes);
            let (size, lines) = match dated {
                Some(dated) => dated,
                None => room.set(&codes(value.display()))?,
            };
            let _ = writeln!(content, "BT 0 g /{TEXT_FONT} {size} Tf");
            let cells = room.cells_between(&marks.walls, &marks.slashes);
            for (index, (x, y, line)) in lines.into_iter().enumerate() {
                // A letter stands in the middle of its own cell, wherever that is drawn.
                let x = match cells.get(index) {
                    Some(middle) => {
                        middle - left - Face::standard("Helvetica").measure(&line) * size / 2.0
                    }
                    None => x,
                };
                appearance::show(&mut content, left + x, bottom + y, &line);
            }
            content.push_str("ET\n");
        }
    }
    Some(content)
}

/// A text as it is drawn.
fn codes(text: &str) -> Vec<u8> {
    faces::encode(&text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The letters that an edit draws, blanks aside.
pub(super) fn letters_of(edit: &Edit) -> String {
    let drawn = match &edit.value {
        Value::Tick(true) => "X".to_owned(),
        Value::Tick(false) => String::new(),
        value => faces::decode(&codes(value.display())),
    };
    drawn.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f32, height: f32, lines: u16, cells: u16) -> Room {
        Room {
            page: 1,
            rectangle: [100.0, 500.0, 100.0 + width, 500.0 + height],
            lines,
            cells,
            indent: 0,
        }
    }

    #[test]
    fn text_shrinks_flows_over_ruled_lines_and_is_refused_when_too_long() {
        let words = "Accompagner les habitants vers un numérique choisi. ".repeat(6);
        let ruled = room(400.0, 60.0, 4, 0);
        let (_, lines) = ruled.set(&codes(&words)).expect("fits");
        assert!((2..=4).contains(&lines.len()));
        assert!(lines.iter().all(|(_, y, _)| (0.0..60.0).contains(y)));
        assert!(ruled.set(&codes(&words.repeat(4))).is_none());
        assert!(room(60.0, 12.0, 1, 0).set(&codes(&words)).is_none());
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let words = "L'objectif est de rendre trois cents jeunes capables d'écrire. ".repeat(3);
        for width in [120.0_f32, 150.0, 167.0, 190.0] {
            let (size, lines) = room(width, 76.0, 0, 0).set(&codes(&words)).expect("fits");
            let face = Face::standard("Helvetica");
            let over = lines
                .iter()
                .map(|(x, _, line)| x + face.measure(line) * size);
            assert!(over.fold(0.0, f32::max) <= width, "{width}");
        }
    }

    #[test]
    fn gaps_between_groups_of_cells_stay_blank() {
        let comb = room(100.0, 14.0, 0, 6);
        // Three cells of 13 points, a gap of 6, three cells.
        let walls = [100.0, 113.0, 126.0, 139.0, 145.0, 158.0, 171.0, 184.0];
        let walls: Vec<[f32; 3]> = walls.iter().map(|x| [*x, 500.0, 514.0]).collect();
        let middles = comb.cells_between(&walls, &[]);
        assert_eq!(middles, [106.5, 119.5, 132.5, 151.5, 164.5, 177.5]);
        assert_eq!(comb.cells_between(&walls[..5], &[]), [0.0; 0]);
        // A gap as wide as a cell, with a slash in it.
        let comb = room(100.0, 14.0, 0, 4);
        let walls = [100.0, 113.0, 126.0, 139.0, 152.0, 165.0];
        let walls: Vec<[f32; 3]> = walls.iter().map(|x| [*x, 500.0, 514.0]).collect();
        let middles = comb.cells_between(&walls, &[[130.0, 133.0, 503.0]]);
        assert_eq!(middles, [106.5, 119.5, 145.5, 158.5]);
    }

    #[test]
    fn each_character_has_its_cell() {
        let comb = room(140.0, 14.0, 0, 14);
        let (_, letters) = comb.set(b"84212345600015").expect("fits");
        assert_eq!(letters.len(), 14);
        assert!(comb.set(b"842123456000151").is_none());
    }

    #[test]
    fn a_date_stands_between_the_slashes_that_are_printed() {
        let line = room(60.0, 11.0, 1, 0);
        let date = Value::Date {
            iso: "2027-09-01".to_owned(),
            display: "01/09/2027".to_owned(),
        };
        let slashes = [[115.0, 118.0, 503.0], [133.0, 136.0, 503.0]];
        let (_, parts) = line.between_slashes(&date, &slashes).expect("a date");
        let widths = Face::standard("Helvetica");
        for ((x, _, text), [from, to]) in
            parts.iter().zip([[0.0, 15.0], [18.0, 33.0], [36.0, 60.0]])
        {
            let right = x + widths.measure(text) * line.sizes().1;
            assert!(
                (from - 0.1..=to + 0.1).contains(x) && right <= to + 0.1,
                "{text:?}"
            );
        }
        let text = Value::Text("01/09/2027".to_owned());
        assert!(line.between_slashes(&text, &slashes).is_none());
        assert!(line.between_slashes(&date, &slashes[..1]).is_none());
    }
}
