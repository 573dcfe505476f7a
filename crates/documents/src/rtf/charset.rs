//! Code pages by their numbers.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The encoding of a code page (`\ansicpg`). Those that are not known are taken for the one that
/// most files are in.
pub(super) fn of_page(page: i32) -> &'static Encoding {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The code page of a font's character set (`\fcharset`), where it names one.
pub(super) fn of_set(set: i32) -> Option<&'static Encoding> {
    let page = match set {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(of_page(page))
}
