//! `essaim boxes FORM --picture OUT.png`: the pages of a form with its boxes drawn over them.

use desk::{files, reading, words};
use std::path::{Path, PathBuf};

use forms::{Form, FormBox, Kind, Owner};

use desk::apart::Outline;
use desk::failure::{Failure, of_file, shown};
use desk::messages::{Messages, say};

/// Red, green and blue of a box to write in, of one to tick, and of one that is not the
/// applicant's.
const WRITTEN: [u8; 3] = [0, 92, 190];
const TICKED: [u8; 3] = [0, 128, 60];
const OTHERS: [u8; 3] = [190, 60, 0];

/// Draws each page that has boxes. A form of one page is drawn at the path that was asked for; the
/// pages of a longer one get their number before the extension. Gives the files written.
pub(super) fn draw(
    messages: &Messages,
    name: &Path,
    bytes: &[u8],
    form: &Form,
    out: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    if form.format != documents::Format::Pdf {
        return Err(Failure::new(say!(messages, "boxes-picture-pdf")).next(say!(
            messages,
            "boxes-picture-pdf-next",
            path = shown(name)
        )));
    }
    let mut written = Vec::new();
    for page in 1..=form.pages {
        let outlines = outlines(form, page);
        if outlines.is_empty() && form.pages > 1 {
            continue;
        }
        let drawn = reading::drawn(messages, bytes, &reading::file_name(name), page, outlines);
        let drawn = drawn.map_err(|reason| {
            Failure::new(reading::said_of(messages, name, &reason))
                .safe(words::safe_original(messages))
        })?;
        let path = match form.pages {
            1 => out.to_owned(),
            _ => numbered(out, page),
        };
        files::put_aside(&path, &drawn)
            .and_then(|_| files::write(&path, &drawn))
            .map_err(|error| of_file(messages, &error, &path))?;
        written.push(path);
    }
    Ok(written)
}

/// The boxes of a page, each with its number.
fn outlines(form: &Form, page: u32) -> Vec<Outline> {
    form.boxes
        .iter()
        .zip(1..)
        .filter(|(asked, _)| asked.address.page == Some(page))
        .filter_map(|(asked, number)| {
            Some(Outline {
                rectangle: asked.address.rectangle?,
                number,
                colour: colour(asked),
            })
        })
        .collect()
}

fn colour(asked: &FormBox) -> [u8; 3] {
    match (asked.owner, asked.kind) {
        (Owner::Applicant, Kind::Tick) => TICKED,
        (Owner::Applicant, _) => WRITTEN,
        _ => OTHERS,
    }
}

fn numbered(path: &Path, page: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{page}.{extension}"))
}
