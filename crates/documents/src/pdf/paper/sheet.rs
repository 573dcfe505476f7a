//! Pages, filled from the top to the foot.

use std::fmt::Write as _;

use super::super::appearance::{show, wrap};
use super::super::faces::{self, Face};
use super::Bar;

/// A4 in points (ISO 216: 210 by 297 millimetres).
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// Blank around what is written.
pub(super) const MARGIN: f32 = 45.0;
/// Where the foot begins.
const FOOT: f32 = 62.0;
/// Distance of lines in parts of the size of letters.
pub(super) const LEADING: f32 = 1.3;

/// The weight of letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub(super) fn face(self) -> Face {
        Face::standard(match self {
            Self::Regular => "Helvetica",
            Self::Bold => "Helvetica-Bold",
        })
    }

    fn font(self) -> &'static str {
        match self {
            Self::Regular => "F1",
            Self::Bold => "F2",
        }
    }
}

/// How dark letters are, from black.
pub(super) const INK: f32 = 0.1;
const PALE: f32 = 0.4;

/// Pages that are being filled.
pub(super) struct Sheet {
    pages: Vec<String>,
    /// Where the next thing begins, from the bottom.
    pub(super) y: f32,
    running: Vec<u8>,
}

impl Sheet {
    pub(super) fn new(title: &str) -> Self {
        let face = Weight::Regular.face();
        let running = wrap(&face, &codes(title), (WIDTH - 2.0 * MARGIN) / 7.5, 0.0);
        Self {
            pages: vec![String::new()],
            y: HEIGHT - MARGIN,
            running: running.into_iter().next().unwrap_or_default(),
        }
    }

    /// Points between the margins.
    pub(super) fn width() -> f32 {
        WIDTH - 2.0 * MARGIN
    }

    /// Points that are left on the page.
    pub(super) fn left(&self) -> f32 {
        self.y - FOOT
    }

    /// Begins a page, with what it goes on with above.
    pub(super) fn turn(&mut self) {
        self.pages.push(String::new());
        self.y = HEIGHT - MARGIN;
        let (running, y) = (self.running.clone(), self.y);
        self.line(MARGIN, y, &running, Weight::Regular, 7.5, PALE);
        self.y -= 18.0;
    }

    /// Begins a page where there is less room than this.
    pub(super) fn need(&mut self, height: f32) {
        if self.left() < height {
            self.turn();
        }
    }

    fn page(&mut self) -> &mut String {
        if self.pages.is_empty() {
            self.pages.push(String::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Writes codes with their baseline at a height.
    pub(super) fn line(
        &mut self,
        x: f32,
        y: f32,
        codes: &[u8],
        weight: Weight,
        size: f32,
        ink: f32,
    ) {
        let page = self.page();
        let _ = writeln!(page, "BT {ink} g /{} {size} Tf", weight.font());
        show(page, x, y, codes);
        page.push_str("ET\n");
    }

    /// Fills a rectangle: left, bottom, width, height; red, green and blue from 0 to 1.
    pub(super) fn fill(&mut self, [x, y, width, height]: [f32; 4], [red, green, blue]: [f32; 3]) {
        let page = self.page();
        let _ = writeln!(
            page,
            "{red} {green} {blue} rg {x:.2} {y:.2} {width:.2} {height:.2} re f"
        );
    }

    /// Draws a line across, under what is above.
    pub(super) fn rule(&mut self, y: f32, grey: f32) {
        self.fill([MARGIN, y, Self::width(), 0.5], [grey; 3]);
    }

    /// Writes words in as many lines as they take, from the left margin and something more.
    fn words(&mut self, text: &str, indent: f32, weight: Weight, size: f32, ink: f32) {
        let width = (Self::width() - indent) / size;
        for paragraph in codes(text).split(|code| *code == b'\n') {
            for line in wrap(&weight.face(), paragraph, width, 0.0) {
                self.need(size * LEADING);
                self.y -= size * LEADING;
                let y = self.y + 0.25 * size;
                self.line(MARGIN + indent, y, &line, weight, size, ink);
            }
        }
    }

    pub(super) fn title(&mut self, kicker: &str, title: &str, meta: &str) {
        if !kicker.is_empty() {
            self.words(kicker, 0.0, Weight::Regular, 8.5, PALE);
        }
        if !title.is_empty() {
            self.words(title, 0.0, Weight::Bold, 16.0, INK);
        }
        if !meta.is_empty() {
            self.y -= 2.0;
            self.words(meta, 0.0, Weight::Regular, 8.5, PALE);
        }
        self.y -= 6.0;
    }

    pub(super) fn heading(&mut self, text: &str) {
        // A heading alone at the foot says nothing.
        self.need(90.0);
        self.y -= 10.0;
        self.words(text, 0.0, Weight::Bold, 11.5, INK);
        self.y -= 2.0;
    }

    pub(super) fn text(&mut self, text: &str) {
        self.words(text, 0.0, Weight::Regular, 9.5, INK);
        self.y -= 4.0;
    }

    pub(super) fn note(&mut self, text: &str) {
        self.need(9.0 * LEADING);
        let y = self.y - 9.0 * LEADING + 2.25;
        self.line(MARGIN, y, &codes("–"), Weight::Regular, 9.0, INK);
        self.words(text, 10.0, Weight::Regular, 9.0, INK);
        self.y -= 2.0;
    }

    /// Bars on one scale: names at the left, values at the right.
    pub(super) fn bars(&mut self, bars: &[Bar]) {
        const NAMES: f32 = 190.0;
        const VALUES: f32 = 100.0;
        const SIZE: f32 = 8.0;
        const PITCH: f32 = 10.6;
        let room = Self::width() - NAMES - VALUES;
        let most = bars.iter().map(|bar| bar.value.max(0)).max().unwrap_or(0);
        let least = bars.iter().map(|bar| bar.value.min(0)).min().unwrap_or(0);
        let span = (most as f32 - least as f32).max(1.0);
        let zero = MARGIN + NAMES + room * (-(least as f32) / span);
        let face = Weight::Regular.face();
        // A bar without a name stands close under the one that it goes on with.
        for group in bars.chunk_by(|_, next| next.name.is_empty()) {
            let name = group.first().map_or("", |bar| bar.name.as_str());
            let names = match name {
                "" => Vec::new(),
                name => wrap(&face, &codes(name), (NAMES - 8.0) / SIZE, 0.0),
            };
            let height = (names.len() as f32 * SIZE * LEADING).max(group.len() as f32 * PITCH);
            self.need(height + 2.0);
            let top = self.y;
            self.y -= height + 2.0;
            let base = |at: usize, pitch: f32| top - (at as f32 + 1.0) * pitch + 0.25 * SIZE;
            for (at, line) in names.iter().enumerate() {
                let y = base(at, SIZE * LEADING);
                self.line(MARGIN, y, line, Weight::Regular, SIZE, INK);
            }
            for (at, bar) in group.iter().enumerate() {
                let y = base(at, PITCH);
                let length = room * (bar.value as f32 / span);
                let left = if length < 0.0 { zero + length } else { zero };
                let colour = match (bar.value < 0, bar.second) {
                    (true, _) => [0.75, 0.3, 0.2],
                    (false, false) => [0.13, 0.4, 0.55],
                    (false, true) => [0.55, 0.72, 0.8],
                };
                self.fill([left, y - 1.5, length.abs().max(0.5), 8.0], colour);
                let shown = codes(&bar.shown);
                let x = WIDTH - MARGIN - face.measure(&shown) * SIZE;
                self.line(x, y, &shown, Weight::Regular, SIZE, INK);
            }
        }
        self.y -= 6.0;
    }

    /// The pages, each with its foot: where it comes from, its number and how many there are.
    pub(super) fn finish(mut self, foot: &str) -> Vec<String> {
        const SIZE: f32 = 7.5;
        let count = self.pages.len();
        let face = Weight::Regular.face();
        let foot = wrap(&face, &codes(foot), (Self::width() - 60.0) / SIZE, 0.0);
        let mut pages = std::mem::take(&mut self.pages);
        for (at, page) in pages.iter_mut().enumerate() {
            self.pages = vec![std::mem::take(page)];
            self.rule(FOOT - 12.0, 0.75);
            for (line, foot) in foot.iter().take(3).enumerate() {
                let y = FOOT - 22.0 - line as f32 * SIZE * LEADING;
                self.line(MARGIN, y, foot, Weight::Regular, SIZE, PALE);
            }
            let number = codes(&format!("{} / {count}", at + 1));
            let x = WIDTH - MARGIN - face.measure(&number) * SIZE;
            self.line(x, FOOT - 22.0, &number, Weight::Regular, SIZE, PALE);
            *page = self.pages.pop().unwrap_or_default();
        }
        pages
    }
}

/// A text as it is drawn.
pub(super) fn codes(text: &str) -> Vec<u8> {
    faces::encode(text)
}
