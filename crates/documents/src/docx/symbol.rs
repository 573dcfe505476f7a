//! Symbol fonts: private-use characters that a person sees as a box, a tick or an arrow.

/// The Unicode character that looks like a symbol-font character, one for one; any other
/// character is itself.
///
/// Word stores a symbol font's glyph `xx` as U+F0xx. The table holds what forms use of Wingdings,
/// and the bullet of Symbol.
pub(super) fn plain(character: char) -> char {
    match character {
        '\u{F06F}' | '\u{F071}' | '\u{F072}' | '\u{F0A8}' | '\u{F0A3}' | '\u{F070}' => '☐',
        '\u{F0FE}' | '\u{F052}' => '☑',
        '\u{F0FD}' | '\u{F078}' | '\u{F054}' | '\u{F053}' => '☒',
        '\u{F0FC}' | '\u{F050}' => '✓',
        '\u{F0FB}' | '\u{F04F}' => '✗',
        '\u{F0B7}' | '\u{F076}' | '\u{F097}' | '\u{F0A7}' | '\u{F06C}' | '\u{F09F}'
        | '\u{F06E}' => '•',
        '\u{F0A1}' | '\u{F06D}' => '○',
        '\u{F0E0}' | '\u{F0E8}' | '\u{F0F0}' | '\u{F0D8}' => '→',
        '\u{F02D}' => '-',
        '\u{F020}' => ' ',
        other => other,
    }
}
