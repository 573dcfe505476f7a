//! The glyphs of a page with their characters, places, sizes and weights.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::strokes::Strokes;

/// The most glyphs that are kept of one page.
const MOST_GLYPHS: usize = 2_000_000;

/// A glyph in the frame of its page as it is shown: points, origin lower left.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its characters, ligatures taken apart; a space for any blank.
    pub(super) text: GlyphText,
    /// Origin on the baseline.
    pub(super) x: f64,
    /// Origin on the baseline.
    pub(super) y: f64,
    /// Quarter turns to the left of the direction it runs in: 0 to 3.
    pub(super) turn: u8,
    /// Length along its direction.
    pub(super) advance: f64,
    /// Size of its font.
    pub(super) size: f64,
    /// What the font says of its weight, if it says anything.
    pub(super) bold: Option<bool>,
    /// Area of ink in thousandths of an em squared, where the font does not tell its weight.
    pub(super) ink: f32,
    /// It is a bullet that is drawn and no character of the file.
    pub(super) drawn: bool,
}

/// One character mostly; a few glyphs stand for several.
#[derive(Debug, Clone)]
pub(super) enum GlyphText {
    One(char),
    Several(Box<str>),
}

impl GlyphText {
    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Self::One(character) => text.push(*character),
            Self::Several(characters) => text.push_str(characters),
        }
    }

    pub(super) fn is_leader(&self) -> bool {
        matches!(self, Self::One(character) if super::words::is_leader(*character))
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::One(' '))
    }
}

/// Collects what a page draws as text, and whether it draws anything else.
#[derive(Default)]
pub(super) struct Collector {
    pub(super) glyphs: Vec<Glyph>,
    /// Glyphs that no table maps to characters.
    pub(super) unmapped: usize,
    /// Pictures drawn.
    pub(super) pictures: usize,
    /// Where the first of them are drawn.
    pub(super) pictured: Vec<Rect>,
    /// Paths drawn.
    pub(super) paths: usize,
    /// Glyphs that are there to be found but not seen, as over the picture of a scan.
    pub(super) unseen: usize,
    /// Some glyphs were left out because the page has too many.
    pub(super) cut: bool,
    pub(super) strokes: Strokes,
    /// Small discs, some of which are bullets.
    discs: Vec<Rect>,
    inks: HashMap<u128, f32>,
    /// What hollow glyphs are, by their outlines.
    hollows: HashMap<u128, Option<char>>,
}

/// Points across that a drawn bullet has.
const DISC: std::ops::Range<f64> = 1.5..7.0;
/// The most discs of one page that are looked at.
const MOST_DISCS: usize = 400;

impl Device<'_> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        self.paths += 1;
        self.strokes.add(path, props.transform, mode, &props.paint);
        let round = path
            .elements()
            .iter()
            .take(16)
            .any(|el| matches!(el, PathEl::CurveTo(..)));
        if !round || self.discs.len() >= MOST_DISCS || !matches!(mode, DrawMode::Fill(_)) {
            return;
        }
        let bounds = props.transform.transform_rect_bbox(path.bounding_box());
        let (width, height) = (bounds.width(), bounds.height());
        if DISC.contains(&width) && DISC.contains(&height) && (width - height).abs() < 0.5 {
            self.discs.push(bounds);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.strokes.clip(&clip.path);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        // Text that is filled and stroked arrives twice.
        if matches!(mode, DrawMode::Stroke(_)) && self.just_filled(run, props.transform) {
            return;
        }
        let (bold, symbols) = run
            .glyphs()
            .first()
            .map_or((None, false), |glyph| looks(glyph));
        if matches!(mode, DrawMode::Invisible) {
            self.unseen += run.glyphs().len();
        }
        let start = self.glyphs.len();
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MOST_GLYPHS {
                self.cut = true;
                return;
            }
            let character = glyph.as_unicode();
            let drawn = if symbols || is_private(character.as_ref()) {
                self.hollow(glyph)
            } else {
                None
            };
            let Some(text) = drawn.or_else(|| self.characters(character)) else {
                continue;
            };
            let transform = props.transform * glyph.transform();
            let origin = transform * Point::ZERO;
            let [a, b, c, d, ..] = transform.as_coeffs();
            let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
            let size = up.hypot() * 1000.0;
            let units = match &**glyph {
                FontGlyph::Outline(outline) => outline.advance_width(),
                FontGlyph::Type3(glyph) => glyph.advance_width(),
            };
            let units = f64::from(units.unwrap_or(500.0));
            let values = [origin.x, origin.y, along.x, along.y, size, units];
            if !values.iter().all(|value| value.is_finite()) || size < 0.1 {
                continue;
            }
            let quarter = (along.atan2() / std::f64::consts::FRAC_PI_2)
                .round()
                .rem_euclid(4.0);
            let ink = if bold.is_some() { 0.0 } else { self.ink(glyph) };
            self.glyphs.push(Glyph {
                text,
                x: origin.x,
                y: origin.y,
                turn: quarter as u8 % 4,
                advance: units * along.hypot(),
                size,
                bold,
                ink,
                drawn: false,
            });
        }
        if bold.is_none() {
            self.unstretch(start, run, props.transform);
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        self.pictures += 1;
        let pixels = Rect::new(
            0.0,
            0.0,
            f64::from(image.width()),
            f64::from(image.height()),
        );
        let place = props.transform.transform_rect_bbox(pixels);
        if place.is_finite() && self.pictured.len() < MOST_DISCS {
            self.pictured.push(place);
        }
    }

    fn pop_clip(&mut self) {
        self.strokes.unclip();
    }

    fn pop_transparency_group(&mut self) {}
}

impl Collector {
    /// Adds a bullet for each disc that stands alone before a text: some programs draw them.
    pub(super) fn add_bullets(&mut self) {
        for disc in std::mem::take(&mut self.discs) {
            let beside = self.glyphs.iter().filter(|glyph| {
                glyph.turn == 0
                    && !glyph.text.is_blank()
                    && (glyph.y..glyph.y + glyph.size).contains(&disc.center().y)
                    && disc.width() < 0.6 * glyph.size
            });
            let (mut alone, mut text) = (true, None::<&Glyph>);
            for glyph in beside {
                if glyph.x < disc.x0 && glyph.x > disc.x0 - 40.0 {
                    alone = false;
                } else if glyph.x > disc.x0
                    && glyph.x - disc.x1 < 3.0 * glyph.size
                    && text.is_none_or(|nearest| glyph.x < nearest.x)
                {
                    text = Some(glyph);
                }
            }
            if let Some(text) = text.filter(|_| alone) {
                let bullet = Glyph {
                    text: GlyphText::One('•'),
                    x: disc.x0,
                    advance: disc.width(),
                    bold: Some(false),
                    drawn: true,
                    ..text.clone()
                };
                self.glyphs.push(bullet);
            }
        }
    }

    fn just_filled(&self, run: &GlyphRun<'_, '_>, transform: Affine) -> bool {
        let (Some(glyph), Some(before)) = (
            run.glyphs().first(),
            self.glyphs.len().checked_sub(run.glyphs().len()),
        ) else {
            return false;
        };
        let origin = (transform * glyph.transform()) * Point::ZERO;
        self.glyphs
            .get(before)
            .is_some_and(|filled| (filled.x - origin.x).abs() + (filled.y - origin.y).abs() < 0.01)
    }

    /// The characters of a glyph, cleaned; none and counted when no table maps it.
    fn characters(&mut self, character: Option<BfString>) -> Option<GlyphText> {
        let mapped = match character {
            Some(BfString::Char(character)) => clean(character).map_or_else(
                || one(character),
                |letters| Some(GlyphText::Several(letters.into())),
            ),
            Some(BfString::String(characters)) => {
                let mut text = String::with_capacity(characters.len());
                for character in characters.chars() {
                    match (clean(character), one(character)) {
                        (Some(letters), _) => text.push_str(letters),
                        (None, Some(GlyphText::One(character))) => text.push(character),
                        _ => {}
                    }
                }
                let mut letters = text.chars();
                match (letters.next(), letters.next()) {
                    (None, _) => None,
                    (Some(only), None) => Some(GlyphText::One(only)),
                    _ => Some(GlyphText::Several(text.into())),
                }
            }
            None => None,
        };
        if mapped.is_none() {
            self.unmapped += 1;
        }
        mapped
    }

    /// A hollow square or circle of a symbol font, whose characters say nothing: a box to tick.
    fn hollow(&mut self, glyph: &FontGlyph<'_>) -> Option<GlyphText> {
        let FontGlyph::Outline(outline) = glyph else {
            return None;
        };
        let key = outline.identifier().cache_key();
        let sign = *self.hollows.entry(key).or_insert_with(|| {
            let path = outline.outline();
            let moves = path.elements().iter();
            let rings = moves.filter(|el| matches!(el, PathEl::MoveTo(_))).count();
            let place = path.bounding_box();
            let (width, height) = (place.width(), place.height());
            let covered = path.area().abs() / (width * height);
            let square = (width - height).abs() < 0.15 * width.max(height) && width > 300.0;
            // A frame is two rings, and covers little of its middle.
            if rings != 2 || !square || !(0.05..0.55).contains(&covered) {
                return None;
            }
            let round = path
                .elements()
                .iter()
                .any(|el| matches!(el, PathEl::CurveTo(..) | PathEl::QuadTo(..)));
            Some(if round { '○' } else { '☐' })
        });
        sign.map(GlyphText::One)
    }

    /// Area that a glyph covers. The fonts of this kind hide their name and weight, and a bold
    /// letter has more ink than the same letter of the body text.
    fn ink(&mut self, glyph: &FontGlyph<'_>) -> f32 {
        let FontGlyph::Outline(outline) = glyph else {
            return 0.0;
        };
        let key = outline.identifier().cache_key();
        *self
            .inks
            .entry(key)
            .or_insert_with(|| (outline.outline().area().abs() / 1000.0) as f32)
    }

    /// Corrects the advances of fonts that are not embedded: the interpreter stretches their
    /// glyphs to the declared width, so that the declared width must not be scaled again. The
    /// distance to the next glyph tells which of both is meant.
    fn unstretch(&mut self, start: usize, run: &GlyphRun<'_, '_>, transform: Affine) {
        let Some(first) = run.glyphs().first() else {
            return;
        };
        let [a, b, c, d, ..] = (transform * first.transform()).as_coeffs();
        let aspect = Vec2::new(a, b).hypot() / Vec2::new(c, d).hypot();
        if !aspect.is_finite() || (aspect - 1.0).abs() < 0.01 {
            return;
        }
        for index in start..self.glyphs.len() {
            let next = self.glyphs.get(index + 1).map(|next| (next.x, next.y));
            let Some(glyph) = self.glyphs.get_mut(index) else {
                return;
            };
            let straight = glyph.advance / aspect;
            let better = next.is_none_or(|(x, y)| {
                let step = (x - glyph.x).hypot(y - glyph.y);
                (step - straight).abs() < (step - glyph.advance).abs()
            });
            if better {
                glyph.advance = straight;
            }
        }
    }
}

/// A character of the private use area, which means something only in its font.
fn is_private(character: Option<&BfString>) -> bool {
    matches!(character, Some(BfString::Char('\u{E000}'..='\u{F8FF}')))
}

/// Whether the font of a glyph is bold, where it says so, and whether it is one of signs, whose
/// letters stand for something else.
fn looks(glyph: &FontGlyph<'_>) -> (Option<bool>, bool) {
    let FontGlyph::Outline(outline) = glyph else {
        return (Some(false), false);
    };
    let Some(font) = outline.font_data() else {
        return (None, false);
    };
    let name = font.postscript_name.map(|name| name.to_ascii_lowercase());
    let named = |words: &[&str]| {
        name.as_deref()
            .is_some_and(|name| words.iter().any(|word| name.contains(word)))
    };
    let heavy = font
        .weight
        .is_some_and(|weight| (600..=1000).contains(&weight));
    (
        Some(heavy || named(&["bold", "black", "heavy", "demi"])),
        named(&["dings", "symbol"]),
    )
}

/// Letters of a ligature (Alphabetic Presentation Forms, U+FB00 to U+FB06).
fn clean(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// A blank of any kind is a space; a control character is no text.
fn one(character: char) -> Option<GlyphText> {
    match character {
        '\t'
        | '\n'
        | '\r'
        | '\u{A0}'
        | '\u{2000}'..='\u{200B}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Some(GlyphText::One(' ')),
        '\u{FFFD}' | '\u{FFFF}' | '\u{FEFF}' => None,
        character if character.is_control() => None,
        character => Some(GlyphText::One(character)),
    }
}
