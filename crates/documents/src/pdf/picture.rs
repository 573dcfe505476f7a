//! The picture of a page, for programs that recognise text.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::{LoadPdfError, Pdf};

use super::guard;
use crate::{Bounds, ReadError};

/// Points that an inch has.
const INCH: f32 = 72.0;
/// The most pixels of one side: A3 at 300 dots per inch.
const MOST: f32 = 5_000.0;

/// The picture of a page in shades of grey.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// A byte a pixel, row by row from the upper left corner: 0 is black, 255 white.
    pub grey: Vec<u8>,
    /// Dots per inch: as asked, or fewer where the page is large; 0 for a photograph, whose size on
    /// paper is not known.
    pub resolution: f32,
}

/// Draws a page, counted from 1, with so many dots per inch.
pub(crate) fn picture(
    bytes: &[u8],
    page: u32,
    resolution: f32,
    bounds: &Bounds,
) -> Result<Picture, ReadError> {
    guard::open(bytes, bounds)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged("no pages".to_owned()),
    })?;
    let drawn = usize::try_from(page)
        .ok()
        .and_then(|page| pdf.pages().get(page.checked_sub(1)?))
        .ok_or_else(|| ReadError::Damaged(format!("no page {page}")))?;
    let (width, height) = drawn.render_dimensions();
    let side = width.max(height);
    if !side.is_finite() || width.min(height) < 1.0 {
        return Err(ReadError::Damaged(format!("the size of page {page}")));
    }
    let scale = (resolution / INCH)
        .min(MOST / side)
        .max(1.0 / width.min(height));
    if side * scale > f32::from(u16::MAX) {
        return Err(ReadError::TooLarge("pages"));
    }
    let pixels = render(
        drawn,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    Ok(Picture {
        width: usize::from(pixels.width()),
        height: usize::from(pixels.height()),
        grey: pixels
            .data()
            .iter()
            .map(|pixel| luma(pixel.r, pixel.g, pixel.b))
            .collect(),
        resolution: scale * INCH,
    })
}

/// Brightness as Recommendation ITU-R BT.601 weighs it.
fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from((sum + 500) / 1000).unwrap_or(u8::MAX)
}
