//! How much text a field shows.

use super::appearance::{self, Frame, Lines, SMALLEST, Setting};
use super::faces::{self, Face};
use super::overlay::Room;
use crate::{Address, Input, Widget};

/// French prose, to know how wide its letters are on average.
const SAMPLE: &str = "L'association réunit des habitants du quartier autour d'ateliers ouverts à \
    toutes et à tous, et défend un numérique choisi plutôt que subi.";

/// Points below which text that is meant to be read should not be set.
const READABLE: f32 = 6.0;

impl Widget {
    /// True when a text can be shown whole, made smaller if needed (down to 5 points). A field
    /// without a place on a page shows nothing.
    pub fn fits(&self, text: &str) -> bool {
        if self
            .max_length
            .is_some_and(|most| text.encode_utf16().count() > most as usize)
        {
            return false;
        }
        let Some((frame, setting)) = frame(self) else {
            return false;
        };
        let setting = Setting {
            size: SMALLEST,
            ..setting
        };
        let (size, lines) = appearance::fit(&frame, &setting, &faces::encode(text));
        appearance::fits(&frame, &setting, &lines, size)
    }

    /// How many characters of French prose a text field shows, at its own size or at a readable
    /// one (6 points) where it fits itself; never more than it declares to take. None for what is
    /// no text field.
    pub fn room(&self) -> Option<u32> {
        if !matches!(
            self.input,
            Input::Text | Input::LongText | Input::Number | Input::Date
        ) {
            return None;
        }
        if let (true, Some(cells)) = (self.comb, self.max_length) {
            return Some(cells);
        }
        let (frame, setting) = frame(self)?;
        let size = if setting.size > 0.0 {
            setting.size.max(READABLE)
        } else {
            READABLE
        };
        let sample = faces::encode(SAMPLE);
        let letter = setting.face.measure(&sample) * size / sample.len() as f32;
        let measured = appearance::letters(&frame, &setting, letter, size);
        Some(self.max_length.map_or(measured, |most| most.min(measured)))
    }
}

impl Address {
    /// How many characters of French prose stand in a room of a page ([`crate::Anchor::Room`]), at
    /// a readable size; characters that its cells take, where it has cells. None for what is no
    /// room.
    pub fn room(&self) -> Option<u32> {
        Some(Room::of(self)?.letters(&faces::encode(SAMPLE)))
    }
}

/// How a widget breaks its text.
pub(super) fn lines(widget: &Widget) -> Lines {
    match (widget.input, widget.max_length) {
        (_, Some(cells)) if widget.comb => Lines::Cells(cells),
        (Input::LongText, _) => Lines::Several,
        _ => Lines::One,
    }
}

fn frame(widget: &Widget) -> Option<(Frame, Setting)> {
    let [left, bottom, right, top] = widget.address.rectangle?;
    let frame = Frame {
        width: right - left,
        height: top - bottom,
        border: 1.0,
        border_colour: None,
        background: None,
        underline: false,
    };
    let setting = Setting {
        face: Face::standard("Helvetica"),
        font: String::new(),
        size: widget.font_size,
        colour: String::new(),
        alignment: 0,
        lines: lines(widget),
    };
    (frame.width > 0.0 && frame.height > 0.0).then_some((frame, setting))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Anchor;

    fn widget(input: Input, rectangle: [f32; 4]) -> Widget {
        Widget {
            address: Address {
                page: Some(1),
                rectangle: Some(rectangle),
                ..Address::new("", "1 0", Anchor::Field)
            },
            name: String::new(),
            tooltip: String::new(),
            input,
            value: String::new(),
            max_length: None,
            comb: false,
            choices: Vec::new(),
            required: false,
            read_only: false,
            computed: false,
            font_size: 0.0,
        }
    }

    #[test]
    fn room_grows_with_the_field_and_agrees_with_fits() {
        let line = widget(Input::Text, [0.0, 0.0, 200.0, 14.0]);
        let area = widget(Input::LongText, [0.0, 0.0, 200.0, 60.0]);
        let (short, long) = (line.room().expect("text"), area.room().expect("text"));
        assert!(short > 40 && long > 4 * short, "{short} {long}");
        assert!(line.fits("Association des Amis du Lac"));
        assert!(!line.fits(&SAMPLE.repeat(2)));
        assert!(area.fits(&SAMPLE.repeat(2)));
        assert_eq!(widget(Input::Tick, [0.0, 0.0, 9.0, 9.0]).room(), None);
    }
}
