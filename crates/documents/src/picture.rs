//! Pictures: photographs and scans of papers. What is on them is only known when a program that
//! recognises text looked at them.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits};

use crate::{Bounds, Document, Format, PageState, Picture, ReadError, SeenPage};

/// Pixels of the longer side of a picture that is taken as it is.
const MOST: u32 = 5_000;

/// Reads a picture as a document of one page.
pub(crate) fn read(seen: &[SeenPage], bounds: &Bounds) -> Result<Document, ReadError> {
    let mut document = match seen.first() {
        Some(seen) => crate::pdf::of_picture(seen, bounds),
        None => Document::new(Format::Picture),
    };
    document.format = Format::Picture;
    document.pages = 1;
    document.states = vec![match seen.first() {
        None => PageState::Scan,
        Some(seen) if seen.words.is_empty() => PageState::Picture,
        Some(_) => PageState::Recognised,
    }];
    Ok(document)
}

/// A picture in shades of grey, upright where it says which side is up, as those of telephones do.
/// Nothing for a kind of picture that is not decoded here.
pub(crate) fn grey(bytes: &[u8], bounds: &Bounds) -> Result<Option<Picture>, ReadError> {
    let damaged = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => ReadError::TooLarge("part_bytes"),
        error => ReadError::Damaged(error.to_string()),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| ReadError::Damaged(error.to_string()))?;
    let decoded_here = reader
        .format()
        .is_some_and(|format| format.reading_enabled());
    if !decoded_here {
        return Ok(None);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(bounds.part_bytes);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > bounds.part_bytes / 2 {
        return Err(ReadError::TooLarge("part_bytes"));
    }
    let up = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if width.max(height) > MOST {
        picture = picture.thumbnail(MOST, MOST);
    }
    let mut picture = DynamicImage::ImageLuma8(picture.into_luma8());
    picture.apply_orientation(up);
    let picture = picture.into_luma8();
    Ok(Some(Picture {
        width: picture.width() as usize,
        height: picture.height() as usize,
        grey: picture.into_raw(),
        resolution: 0.0,
    }))
}

impl Picture {
    /// The same, turned clockwise by so many quarters.
    #[must_use]
    pub fn turned(&self, quarters: u32) -> Self {
        let (width, height) = (self.width, self.height);
        let (across, down) = if quarters.is_multiple_of(2) {
            (width, height)
        } else {
            (height, width)
        };
        let mut grey = Vec::with_capacity(self.grey.len());
        for y in 0..down {
            for x in 0..across {
                // Where the pixel was.
                let (column, row) = match quarters % 4 {
                    0 => (x, y),
                    1 => (y, height - 1 - x),
                    2 => (width - 1 - x, height - 1 - y),
                    _ => (width - 1 - y, x),
                };
                grey.push(self.grey[row * width + column]);
            }
        }
        Self {
            width: across,
            height: down,
            grey,
            resolution: self.resolution,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_by_three() -> Picture {
        Picture {
            width: 2,
            height: 3,
            grey: vec![1, 2, 3, 4, 5, 6],
            resolution: 300.0,
        }
    }

    #[test]
    fn turning_is_clockwise_and_four_make_none() {
        let picture = two_by_three();
        assert_eq!(picture.turned(1).grey, [5, 3, 1, 6, 4, 2]);
        assert_eq!(picture.turned(1).width, 3);
        assert_eq!(picture.turned(2).grey, [6, 5, 4, 3, 2, 1]);
        assert_eq!(picture.turned(1).turned(3).grey, picture.grey);
    }

    #[test]
    fn a_picture_is_decoded_in_greys_and_a_broken_one_is_told() {
        let mut png = Cursor::new(Vec::new());
        image::GrayImage::from_raw(2, 3, two_by_three().grey)
            .expect("six pixels")
            .write_to(&mut png, image::ImageFormat::Png)
            .expect("written");
        let png = png.into_inner();
        let bounds = Bounds::default();
        let seen = grey(&png, &bounds).expect("decoded").expect("a PNG");
        assert_eq!(seen.grey, two_by_three().grey);
        assert!(grey(&png[..png.len() / 2], &bounds).is_err());
        assert!(grey(b"GIF89a", &bounds).expect("told").is_none());
    }
}
