//! The picture of a page with the boxes of a form drawn over it.

use documents::Bounds;
use serde::{Deserialize, Serialize};

/// Dots per inch: a page of A4 is 1 240 dots across.
const RESOLUTION: f32 = 150.0;
/// Dots that the lines around a box are wide.
const LINE: usize = 2;
/// Dots that a dot of a digit is wide.
const DOT: usize = 2;

/// A box on a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outline {
    /// `[left, bottom, right, top]` in points.
    pub rectangle: [f32; 4],
    /// Its number.
    pub number: usize,
    /// Red, green and blue.
    pub colour: [u8; 3],
}

/// A page as a PNG file, each box with its number.
pub(super) fn page(
    bytes: &[u8],
    number: u32,
    outlines: &[Outline],
) -> Result<Vec<u8>, documents::ReadError> {
    let picture = documents::picture(bytes, number, RESOLUTION, &Bounds::default())?;
    let scale = picture.resolution / 72.0;
    let mut canvas = Canvas {
        width: picture.width,
        height: picture.height,
        pixels: picture.grey.iter().flat_map(|grey| [*grey; 3]).collect(),
    };
    for outline in outlines {
        canvas.outline(outline, scale);
    }
    canvas
        .png()
        .map_err(|error| documents::ReadError::Damaged(error.to_string()))
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Canvas {
    fn outline(&mut self, outline: &Outline, scale: f32) {
        let [left, bottom, right, top] = outline.rectangle.map(|value| value * scale);
        let (x0, x1) = (self.across(left), self.across(right));
        let (y0, y1) = (self.down(top), self.down(bottom));
        for y in y0..=y1 {
            for x in x0..=x1 {
                let edge = x < x0 + LINE || x + LINE > x1 || y < y0 + LINE || y + LINE > y1;
                self.blend(x, y, outline.colour, if edge { 255 } else { 48 });
            }
        }
        self.number(x0 + 3, y0 + 3, outline.number, outline.colour);
    }

    /// A column of pixels for a place across, inside the picture.
    fn across(&self, place: f32) -> usize {
        (place.max(0.0) as usize).min(self.width.saturating_sub(1))
    }

    /// A row of pixels for a height above the bottom.
    fn down(&self, place: f32) -> usize {
        let from_top = self.height as f32 - place;
        (from_top.max(0.0) as usize).min(self.height.saturating_sub(1))
    }

    fn number(&mut self, left: usize, top: usize, number: usize, colour: [u8; 3]) {
        let digits = number.to_string();
        let (wide, high) = (digits.len() * 4 * DOT + DOT, 7 * DOT);
        for y in top..top + high {
            for x in left..left + wide {
                self.blend(x, y, [255; 3], 220);
            }
        }
        for (place, digit) in digits.bytes().enumerate() {
            let rows = DIGITS
                .get(usize::from(digit.wrapping_sub(b'0')))
                .copied()
                .unwrap_or_default();
            for (row, bits) in rows.into_iter().enumerate() {
                for column in 0..3 {
                    if bits & (4 >> column) == 0 {
                        continue;
                    }
                    let x = left + DOT + (place * 4 + column) * DOT;
                    let y = top + DOT + row * DOT;
                    for dot in 0..DOT * DOT {
                        self.blend(x + dot % DOT, y + dot / DOT, colour, 255);
                    }
                }
            }
        }
    }

    fn blend(&mut self, x: usize, y: usize, colour: [u8; 3], opacity: u8) {
        if x >= self.width || y >= self.height {
            return;
        }
        let at = (y * self.width + x) * 3;
        let Some(pixel) = self.pixels.get_mut(at..at + 3) else {
            return;
        };
        for (under, over) in pixel.iter_mut().zip(colour) {
            let mixed =
                u32::from(*under) * u32::from(255 - opacity) + u32::from(over) * u32::from(opacity);
            *under = u8::try_from(mixed / 255).unwrap_or(255);
        }
    }

    fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut file = Vec::new();
        let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
        let mut encoder = png::Encoder::new(&mut file, side(self.width), side(self.height));
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(file)
    }
}

/// Digits of three dots across and five down, a row a number.
const DIGITS: [[u8; 5]; 10] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 3, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 1, 2, 2],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
];
