//! What a field says of itself: its tooltip, its name, its limit.

use super::*;

/// "Objet [2]" → ("Objet", 2).
pub(super) fn numbered(label: &str) -> Option<(String, u32)> {
    let trimmed = label.trim_end_matches([']', ')']);
    let digits = trimmed
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let (base, number) = trimmed.split_at(trimmed.len() - digits);
    let base = base.trim_end_matches(['[', '(', ' ', '_']);
    has_words(base).then_some((base.to_owned(), number.parse().ok()?))
}

/// Tools that make forms declare as much where nobody set a limit.
const UNSET: u32 = 10_000;

pub(super) fn declared(widget: &Widget) -> Option<Limit> {
    let set = widget.max_length.filter(|n| (1..UNSET).contains(n));
    set.map(|number| Limit {
        number,
        unit: Unit::Characters,
        origin: LimitOrigin::Declared,
    })
}

/// The characters that fit, at half the font's size each. A field that fits its font to its text
/// is measured at the page's size.
pub(super) fn measured(widget: &Widget, place: Rectangle, size: f32) -> Option<Limit> {
    if !matches!(widget.input, Input::Text | Input::LongText) {
        return None;
    }
    let size = if widget.font_size > 1.0 {
        widget.font_size
    } else {
        size.clamp(7.0, 12.0)
    };
    let columns = (place[2] - place[0] - 4.0) / (0.5 * size);
    let lines = if widget.input == Input::LongText {
        ((place[3] - place[1]) / (1.15 * size)).floor().max(1.0)
    } else {
        1.0
    };
    let number = (columns.floor() * lines).clamp(0.0, 100_000.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped just above"
    )]
    let number = number as u32;
    (number > 0).then_some(Limit {
        number,
        unit: Unit::Characters,
        origin: LimitOrigin::Measured,
    })
}

/// A tooltip that says something to a person.
pub(super) fn useful_tooltip(widget: &Widget) -> Option<String> {
    let text = tidy(&widget.tooltip);
    let folded = fold(&text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let stock = [
        "undefined",
        "text",
        "texte",
        "champ",
        "field",
        "fill",
        "zone",
        "untitled",
        "date de signature1",
    ];
    let technical = stock.iter().any(|s| {
        folded.strip_prefix(s).is_some_and(|rest| {
            rest.chars()
                .all(|c| c.is_ascii_digit() || c == ' ' || c == '_')
        })
    }) || !text.contains(' ') && text.contains(['_', '[']) && text.contains('.');
    (letters >= 2 && has_words(&text) && !technical).then_some(text)
}

/// A field's name, when it reads as words.
pub(super) fn readable_name(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    let words = tidy(&last.replace(['_', '[', ']'], " "));
    if words.chars().filter(|c| c.is_alphabetic()).count() >= 3 {
        words
    } else {
        String::new()
    }
}

/// A label without the mark of a footnote glued to its last word ("Objet2").
pub(super) fn without_note(label: &str) -> String {
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = label.len() - word.len();
    let letters = word.chars().rev().take_while(|c| c.is_alphabetic()).count();
    if digits == 1 && (letters >= 4 || word.ends_with(')')) {
        word.to_owned()
    } else {
        label.to_owned()
    }
}
