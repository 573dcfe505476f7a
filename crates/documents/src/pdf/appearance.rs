//! What a filled field looks like: the content of its appearance stream (ISO 32000-2, 12.7.4.3).
//!
//! The text is made to fit: it shrinks by half points down to [`SMALLEST`] until it fits its
//! field, whatever size the form asks for. Text that does not fit even then is cut at the edge of
//! the field by what is drawn, never in the field's value; [`crate::Widget::fits`] tells before.

use std::fmt::Write;

use super::faces::Face;

/// Points below which text is not made smaller.
pub(super) const SMALLEST: f32 = 5.0;
/// Points above which text is not made larger to fill its field.
const LARGEST: f32 = 12.0;
/// Distance of baselines, ascent and descent in parts of an em.
pub(super) const LEADING: f32 = 1.16;
pub(super) const ASCENT: f32 = 0.718;
const DESCENT: f32 = 0.207;

/// The frame that a field is drawn in, upright, with its lower left corner at the origin.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Width of the border; 0 without.
    pub(super) border: f32,
    /// The operators that set the border's and the background's colour.
    pub(super) border_colour: Option<String>,
    pub(super) background: Option<String>,
    /// The border is a line under the text.
    pub(super) underline: bool,
}

/// How text is set in a frame.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) face: Face,
    /// Name of the font in the resources of the appearance.
    pub(super) font: String,
    /// Points; 0 to fill the field.
    pub(super) size: f32,
    pub(super) colour: String,
    /// 0 left, 1 centred, 2 right.
    pub(super) alignment: i64,
    pub(super) lines: Lines,
}

/// How text is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    /// Words flow over several lines.
    Several,
    /// One character a cell, so many cells.
    Cells(u32),
}

/// Border and background alone.
pub(super) fn ground(frame: &Frame) -> String {
    let mut content = String::new();
    let (width, height, border) = (frame.width, frame.height, frame.border);
    if let Some(colour) = &frame.background {
        let _ = writeln!(content, "q {colour} 0 0 {width} {height} re f Q");
    }
    if let Some(colour) = frame.border_colour.as_ref().filter(|_| border > 0.0) {
        // The operators for lines are those for areas in capitals.
        let stroke = colour.to_uppercase();
        let half = border / 2.0;
        let path = if frame.underline {
            format!("0 {half} m {width} {half} l S")
        } else {
            format!("{half} {half} {} {} re S", width - border, height - border)
        };
        let _ = writeln!(content, "q {stroke} {border} w {path} Q");
    }
    content
}

/// The whole content for a text in WinAnsiEncoding, lines parted by `\n`.
pub(super) fn text(frame: &Frame, setting: &Setting, codes: &[u8]) -> Vec<u8> {
    let mut content = ground(frame);
    content.push_str("/Tx BMC\n");
    if !codes.is_empty() {
        let inset = frame.border.max(1.0);
        let _ = writeln!(
            content,
            "q {inset} {inset} {} {} re W n BT\n{}",
            (frame.width - 2.0 * inset).max(0.0),
            (frame.height - 2.0 * inset).max(0.0),
            setting.colour
        );
        let (size, lines) = fit(frame, setting, codes);
        let _ = writeln!(content, "/{} {size} Tf", setting.font);
        match setting.lines {
            Lines::Cells(count) => cells(&mut content, frame, setting, codes, size, count),
            _ => {
                let mut y = match setting.lines {
                    Lines::Several => frame.height - top(frame) - ASCENT * size,
                    _ => centre(frame.height, size),
                };
                for line in lines {
                    let free = frame.width - setting.face.measure(&line) * size;
                    let x = match setting.alignment {
                        1 => free / 2.0,
                        2 => free - side(frame),
                        _ => side(frame),
                    };
                    let x = x.max(side(frame).min(free.max(frame.border)));
                    show(&mut content, x, y, &line);
                    y -= LEADING * size;
                }
            }
        }
        content.push_str("ET Q\n");
    }
    content.push_str("EMC\n");
    content.into_bytes()
}

/// The content of a list: its options from the first chosen one on, the chosen ones marked.
pub(super) fn list(
    frame: &Frame,
    face: &Face,
    font: &str,
    size: f32,
    options: &[Vec<u8>],
    chosen: &[usize],
) -> Vec<u8> {
    let mut content = ground(frame);
    let inset = frame.border.max(1.0);
    let (width, height) = (frame.width - 2.0 * inset, frame.height - 2.0 * inset);
    let _ = writeln!(
        content,
        "/Tx BMC\nq {inset} {inset} {width} {height} re W n"
    );
    let shown = ((height / (LEADING * size)) as usize).max(1);
    let last = options.len().saturating_sub(shown);
    let first = chosen.first().copied().unwrap_or(0);
    let start = if first < shown { 0 } else { first.min(last) };
    let widest = options
        .iter()
        .map(|option| face.measure(option))
        .fold(0.1, f32::max);
    let size = size.min((width - side(frame)) / widest).max(SMALLEST);
    for (row, (index, option)) in options.iter().enumerate().skip(start).enumerate() {
        let y = frame.height - top(frame) - LEADING * size * (row + 1) as f32;
        if chosen.contains(&index) {
            // The pale blue that viewers mark chosen options with.
            let tall = LEADING * size;
            let _ = writeln!(
                content,
                "0.6 0.757 0.855 rg {inset} {y} {width} {tall} re f"
            );
        }
        let _ = writeln!(content, "BT 0 g /{font} {size} Tf");
        show(&mut content, side(frame), y + DESCENT * size, option);
        content.push_str("ET\n");
    }
    content.push_str("Q\nEMC\n");
    content.into_bytes()
}

/// The content of a box that is on: the tick of ZapfDingbats, or its disc for a radio.
pub(super) fn tick(frame: &Frame, radio: bool) -> Vec<u8> {
    // ZapfDingbats: a20 (the tick, code 4) is 755 wide and 705 high, a71 (the disc, code l) 791.
    let (code, wide, high) = if radio {
        ("6C", 0.791, 0.708)
    } else {
        ("34", 0.755, 0.705)
    };
    let size = 0.8 * (frame.width / wide).min(frame.height / high);
    let (x, y) = (
        (frame.width - wide * size) / 2.0,
        (frame.height - high * size) / 2.0,
    );
    let mut content = ground(frame);
    let _ = writeln!(
        content,
        "q BT 0 g /ZaDb {size} Tf {x} {y} Td <{code}> Tj ET Q"
    );
    content.into_bytes()
}

/// How many letters of a width stand in a frame.
pub(super) fn letters(frame: &Frame, setting: &Setting, letter: f32, size: f32) -> u32 {
    let across = ((frame.width - 2.0 * side(frame)) / letter).max(0.0);
    let down = match setting.lines {
        // A line ends before the word that does not fit: half a word of six letters is lost.
        Lines::Several => {
            let lines = (frame.height - 2.0 * top(frame).min(1.0)) / (LEADING * size);
            return (lines.floor().max(1.0) * (across - 3.0).max(1.0)) as u32;
        }
        Lines::Cells(count) => return count,
        Lines::One => 1.0,
    };
    (across * down) as u32
}

/// The size a text is set in, and its lines.
pub(super) fn fit(frame: &Frame, setting: &Setting, codes: &[u8]) -> (f32, Vec<Vec<u8>>) {
    let mut size = match setting.lines {
        _ if setting.size > 0.0 => setting.size,
        Lines::Several => LARGEST,
        _ => ((frame.height - 2.0 * frame.border) / (ASCENT + DESCENT) * 0.75).clamp(4.0, LARGEST),
    };
    loop {
        let lines = broken(frame, setting, codes, size);
        if size <= SMALLEST || fits(frame, setting, &lines, size) {
            return (size, lines);
        }
        size = (size - 0.5).max(SMALLEST);
    }
}

/// True when lines of a size lie inside their frame.
pub(super) fn fits(frame: &Frame, setting: &Setting, lines: &[Vec<u8>], size: f32) -> bool {
    let width = frame.width - 2.0 * side(frame);
    match setting.lines {
        Lines::One => lines
            .iter()
            .all(|line| setting.face.measure(line) * size <= width),
        Lines::Several => {
            let above = lines.len().saturating_sub(1) as f32 * LEADING;
            (above + ASCENT + DESCENT) * size <= frame.height - 2.0 * top(frame).min(1.0)
        }
        Lines::Cells(count) => {
            let cell = frame.width / count.max(1) as f32;
            lines
                .iter()
                .flatten()
                .all(|code| setting.face.width(*code) * size <= cell)
        }
    }
}

/// The lines of a text at a size, whether they fit or not.
pub(super) fn broken(frame: &Frame, setting: &Setting, codes: &[u8], size: f32) -> Vec<Vec<u8>> {
    match setting.lines {
        Lines::Several => {
            let width = (frame.width - 2.0 * side(frame)) / size;
            codes
                .split(|code| *code == b'\n')
                .flat_map(|l| wrap(&setting.face, l, width, 0.0))
                .collect()
        }
        _ => {
            let line = codes
                .iter()
                .map(|code| if *code == b'\n' { b' ' } else { *code });
            vec![line.collect()]
        }
    }
}

/// Breaks a line at its blanks, and inside a word that is wider than a line. `width` in ems; the
/// first line begins `indent` ems further right.
pub(super) fn wrap(face: &Face, line: &[u8], width: f32, indent: f32) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut current: Vec<u8> = Vec::new();
    let mut used = indent;
    for (index, word) in line.split(|code| *code == b' ').enumerate() {
        let long = face.measure(word);
        let space = if index == 0 { 0.0 } else { face.width(b' ') };
        if index > 0 && used + space + long <= width {
            current.push(b' ');
            used += space;
        } else if index > 0 {
            lines.push(std::mem::take(&mut current));
            used = 0.0;
        }
        for code in word {
            let one = face.width(*code);
            if used + one > width && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
                used = 0.0;
            }
            current.push(*code);
            used += one;
        }
    }
    lines.push(current);
    lines
}

fn cells(
    content: &mut String,
    frame: &Frame,
    setting: &Setting,
    codes: &[u8],
    size: f32,
    count: u32,
) {
    let cell = frame.width / count.max(1) as f32;
    let free = (count as usize).saturating_sub(codes.len());
    let first = match setting.alignment {
        1 => free / 2,
        2 => free,
        _ => 0,
    };
    for (index, code) in codes.iter().enumerate() {
        let middle = ((first + index) as f32 + 0.5) * cell;
        let x = middle - setting.face.width(*code) * size / 2.0;
        show(content, x, centre(frame.height, size), &[*code]);
    }
}

pub(super) fn show(content: &mut String, x: f32, y: f32, codes: &[u8]) {
    let _ = write!(content, "1 0 0 1 {} {} Tm <", rounded(x), rounded(y));
    for code in codes {
        let _ = write!(content, "{code:02X}");
    }
    content.push_str("> Tj\n");
}

fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// Height of the baseline that puts the letters in the middle.
pub(super) fn centre(height: f32, size: f32) -> f32 {
    (height - (ASCENT - DESCENT) * size) / 2.0
}

fn side(frame: &Frame) -> f32 {
    (2.0 * frame.border).max(2.0).min(frame.width / 4.0)
}

fn top(frame: &Frame) -> f32 {
    (2.0 * frame.border).max(2.0).min(frame.height / 8.0)
}

#[cfg(test)]
mod tests {
    use super::super::faces;
    use super::*;

    fn frame(width: f32, height: f32) -> Frame {
        Frame {
            width,
            height,
            border: 1.0,
            border_colour: Some("0 0 1 rg".to_owned()),
            background: None,
            underline: false,
        }
    }

    fn setting(size: f32, lines: Lines) -> Setting {
        Setting {
            face: Face::standard("Helv"),
            font: "Helv".to_owned(),
            size,
            colour: "0 g".to_owned(),
            alignment: 0,
            lines,
        }
    }

    #[test]
    fn text_shrinks_until_it_fits() {
        let codes = faces::encode("Association des Amis du Lac");
        let (size, lines) = fit(&frame(200.0, 16.0), &setting(9.0, Lines::One), &codes);
        assert_eq!((size, lines.len()), (9.0, 1));
        let (size, _) = fit(&frame(100.0, 16.0), &setting(9.0, Lines::One), &codes);
        assert!((5.0..9.0).contains(&size));
        let (size, _) = fit(&frame(20.0, 16.0), &setting(9.0, Lines::One), &codes);
        assert_eq!(size, SMALLEST);
    }

    #[test]
    fn lines_keep_every_letter() {
        let text = "Un projet\nanticonstitutionnellement long, avec deux lignes au moins";
        let codes = faces::encode(text);
        let (_, lines) = fit(&frame(80.0, 60.0), &setting(0.0, Lines::Several), &codes);
        let kept: Vec<u8> = lines
            .concat()
            .into_iter()
            .filter(|code| *code != b' ')
            .collect();
        let asked: Vec<u8> = codes
            .into_iter()
            .filter(|code| !matches!(code, b' ' | b'\n'))
            .collect();
        assert_eq!(kept, asked);
    }

    #[test]
    fn the_border_is_stroked_in_its_own_colour() {
        assert_eq!(
            ground(&frame(10.0, 10.0)),
            "q 0 0 1 RG 1 w 0.5 0.5 9 9 re S Q\n"
        );
    }
}
