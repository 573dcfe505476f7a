//! Recognising the text on a picture, by Tesseract where a person has installed it. It is started
//! by the child, whose limits on memory and time it inherits, and it is only ever given bytes.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use documents::{Bounds, Picture, ReadError, SeenPage, Word};

/// Dots per inch that Tesseract reads best (its own advice on quality).
const RESOLUTION: f32 = 300.0;
/// Points of the longer side that a picture is taken for when it does not say its size: A4.
const LONGER_SIDE: f32 = 842.0;
/// Bytes that are taken from Tesseract at most: a page of text makes some hundred kilobytes.
const MOST: u64 = 64 << 20;
/// Sureness in per cent below which a word is rather a stain or a line.
const LEAST_SURE: f32 = 25.0;
/// Mean sureness in per cent below which a page may not be upright.
const UPRIGHT: f32 = 70.0;
/// Mean sureness in per cent below which nothing that was recognised is worth keeping.
const READABLE: f32 = 55.0;
/// How sure Tesseract must be of where the upper side is.
const ORIENTED: f32 = 1.0;

/// What of a file is looked at.
pub(super) enum Sight<'a> {
    /// A page of a PDF, counted from 1.
    Page(&'a [u8], u32),
    /// A file that is a picture.
    Picture(&'a [u8]),
}

/// Why nothing was recognised.
pub(super) enum Blind {
    /// The page could not be drawn.
    Read(ReadError),
    /// Tesseract could not be started, or gave up.
    Tesseract,
}

/// Recognises the words of a page or picture. `languages` are Tesseract's, such as `fra`.
pub(super) fn see(sight: &Sight<'_>, languages: &str) -> Result<SeenPage, Blind> {
    let bounds = Bounds::default();
    let (page, picture, points) = match sight {
        Sight::Page(bytes, page) => {
            let picture = documents::picture(bytes, *page, RESOLUTION, &bounds);
            let picture = picture.map_err(Blind::Read)?;
            let points = 72.0 / picture.resolution;
            (*page, Some(picture), Some(points))
        }
        Sight::Picture(bytes) => {
            let picture = documents::photograph(bytes, &bounds).map_err(Blind::Read)?;
            (1, picture, None)
        }
    };
    let bytes = match (&picture, sight) {
        (Some(picture), _) => portable(picture),
        (None, Sight::Picture(bytes) | Sight::Page(bytes, _)) => bytes.to_vec(),
    };
    let recognise = ["-l", languages, "tsv"];
    let mut table = tesseract(&bytes, &recognise).ok_or(Blind::Tesseract)?;
    let sideways = is_sideways(&table);
    if (sideways || sureness(&table) < UPRIGHT)
        && let Some(picture) = picture
        && let quarters @ 1..=3 = quarters_off(&bytes)
        && let Some(turned) = tesseract(&portable(&picture.turned(quarters)), &recognise)
        && (sideways && !is_sideways(&turned) || sureness(&turned) > sureness(&table))
    {
        table = turned;
    }
    // Letters of a page that lies on its side, or of a hand, are no text.
    let words = if sureness(&table) < READABLE {
        Vec::new()
    } else {
        words(&table, page, points)
    };
    Ok(SeenPage { page, words })
}

/// The mean sureness of the words of a table, in per cent; 0 where there are none.
fn sureness(table: &str) -> f32 {
    let sure: Vec<f32> = cells_of_words(table)
        .filter_map(|cells| cells[10].parse::<f32>().ok())
        .filter(|sure| sure.is_finite())
        .collect();
    sure.iter().sum::<f32>() / sure.len().max(1) as f32
}

/// True where most words are higher than wide: Tesseract reads lines that go up or down the page,
/// and where they stand says nothing of their order then.
fn is_sideways(table: &str) -> bool {
    let upright: Vec<bool> = cells_of_words(table)
        .filter(|cells| cells[11].trim().chars().count() >= 4)
        .filter_map(|cells| {
            let side = |cell: &str| cell.parse::<f32>().ok();
            Some(side(cells[8])? > side(cells[9])?)
        })
        .collect();
    let count = upright.iter().filter(|upright| **upright).count();
    upright.len() >= 3 && count * 2 < upright.len()
}

/// The rows of a table that are words.
fn cells_of_words(table: &str) -> impl Iterator<Item = [&str; 12]> {
    table.lines().skip(1).filter_map(|row| {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let cells: [&str; 12] = cells.try_into().ok()?;
        (cells[0] == "5" && !cells[11].trim().is_empty()).then_some(cells)
    })
}

/// By how many quarters a picture must be turned clockwise to be upright, as Tesseract sees it where
/// its data on orientation are installed; else 0.
fn quarters_off(picture: &[u8]) -> u32 {
    let Some(told) = tesseract(picture, &["--psm", "0", "-l", "osd"]) else {
        return 0;
    };
    let number = |label: &str| -> Option<f32> {
        let line = told.lines().find_map(|line| line.strip_prefix(label))?;
        line.trim().parse().ok()
    };
    let sure = number("Orientation confidence:").is_some_and(|sure| sure >= ORIENTED);
    match number("Rotate:") {
        Some(90.0) if sure => 1,
        Some(180.0) if sure => 2,
        Some(270.0) if sure => 3,
        _ => 0,
    }
}

/// A picture as a portable grey map (`man 5 pgm`), which every imaging library reads.
fn portable(picture: &Picture) -> Vec<u8> {
    let mut bytes = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    bytes.extend_from_slice(&picture.grey);
    bytes
}

/// Has Tesseract look at a picture, and gives what it tells: with `tsv`, the words as a table of
/// tab-separated values.
fn tesseract(picture: &[u8], how: &[&str]) -> Option<String> {
    let mut child = Command::new(crate::scans::PROGRAM)
        .args(["stdin", "stdout"])
        .args(how)
        // Threads of one page fight for the processor with the other pages that are read.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let output = child.stdout.take()?;
    let mut table = Vec::new();
    thread::scope(|scope| {
        scope.spawn(move || {
            // Where it ends early, its exit status says why.
            let _ = input.write_all(picture);
        });
        output.take(MOST).read_to_end(&mut table).ok()
    })?;
    let done = child.wait().ok()?.success();
    done.then(|| String::from_utf8_lossy(&table).into_owned())
}

/// A box in pixels from the upper left corner.
#[derive(Clone, Copy, Default)]
struct Pixels {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

/// Words of Tesseract's table (columns: level, page, block, paragraph, line, word, left, top, width,
/// height, sureness, text). The level is 1 for the page, 4 for a line and 5 for a word. Words take
/// height and foot of their line, so that they stand on one.
fn words(table: &str, page: u32, points: Option<f32>) -> Vec<Word> {
    let (mut whole, mut line) = (Pixels::default(), Pixels::default());
    let mut words = Vec::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, _, _, _, _, left, top, width, height, sure, text] = cells[..] else {
            continue;
        };
        let number = |cell: &str| cell.parse::<f32>().ok().filter(|n| n.is_finite());
        let (Some(left), Some(top), Some(width), Some(height)) =
            (number(left), number(top), number(width), number(height))
        else {
            continue;
        };
        let pixels = Pixels {
            left,
            top,
            width,
            height,
        };
        match level {
            "1" => whole = pixels,
            "4" => line = pixels,
            "5" if number(sure).is_some_and(|sure| sure >= LEAST_SURE) => {
                let text = text.trim();
                let scale = points.unwrap_or(LONGER_SIDE / whole.width.max(whole.height).max(1.0));
                if !text.is_empty() {
                    words.push(word(text, page, pixels, line, whole.height, scale));
                }
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str, page: u32, word: Pixels, line: Pixels, foot: f32, scale: f32) -> Word {
    // A line that is not level makes a box far higher than its letters.
    let height = line.height.min(1.6 * word.height).max(word.height);
    let bottom = (line.top + line.height).min(word.top + height);
    Word {
        page,
        rectangle: [
            word.left * scale,
            (foot - bottom) * scale,
            (word.left + word.width) * scale,
            (foot - bottom + height) * scale,
        ],
        text: text.to_owned(),
        size: height * scale,
        bold: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
4\t1\t1\t1\t1\t0\t300\t400\t800\t50\t-1\t
5\t1\t1\t1\t1\t1\t300\t410\t240\t40\t91.5\tL’atelier
5\t1\t1\t1\t1\t2\t560\t400\t200\t40\t12.0\t~~
5\t1\t1\t1\t1\t3\t800\t400\t300\t50\t88.0\troulant
5\t1\t1\t1\t1\t4\tnan\t400\t300\t50\t88.0\tx
5\t1\t1\t1
";

    #[test]
    fn a_table_says_how_sure_it_is() {
        assert!((sureness(TABLE) - (91.5 + 12.0 + 88.0 + 88.0) / 4.0).abs() < 0.01);
        assert_eq!(sureness("level\n"), 0.0);
    }

    #[test]
    fn words_stand_where_they_were_seen_and_on_one_line() {
        let words = words(TABLE, 3, Some(72.0 / 300.0));
        let seen: Vec<(&str, u32, [f32; 4])> = words
            .iter()
            .map(|word| {
                let rounded = word.rectangle.map(|value| (value * 10.0).round() / 10.0);
                (word.text.as_str(), word.page, rounded)
            })
            .collect();
        // 72 points are 300 pixels; the line's foot is 3508 − 450 pixels high.
        assert_eq!(
            seen,
            [
                ("L’atelier", 3, [72.0, 733.9, 129.6, 745.9]),
                ("roulant", 3, [192.0, 733.9, 264.0, 745.9]),
            ]
        );
    }
}
