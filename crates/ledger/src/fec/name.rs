//! The file's name: `SirenFECAAAAMMJJ` (A47 A-1, IX).

use crate::days::Day;

/// SIREN and end of the year, from a name with or without folders and ending.
pub(super) fn parse(name: &str) -> Option<(&str, Day)> {
    let name = name.rsplit(['/', '\\']).next()?;
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let siren = stem.get(..9)?;
    let date = stem.get(9..)?;
    let date = date
        .get(..3)
        .filter(|word| word.eq_ignore_ascii_case("FEC"))
        .and(date.get(3..))?;
    let digits = siren
        .bytes()
        .chain(date.bytes())
        .all(|byte| byte.is_ascii_digit());
    if !digits || date.len() != 8 {
        return None;
    }
    let year = date.get(..4)?.parse().ok()?;
    let month = date.get(4..6)?.parse().ok()?;
    let day = date.get(6..)?.parse().ok()?;
    Some((siren, Day::new(year, month, day)?))
}

/// Whether the nine digits are a SIREN: their Luhn sum ends in zero.
pub(super) fn is_siren(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let doubled = if at % 2 == 1 { digit * 2 } else { digit };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    digits.len() == 9 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let end = Day::new(2021, 5, 2).expect("a day");
        assert_eq!(parse("542107651FEC20210502.txt"), Some(("542107651", end)));
        assert_eq!(parse("a/b/542107651fec20210502"), Some(("542107651", end)));
        for name in [
            "FEC20210502.txt",
            "54210765FEC20210502",
            "542107651FEC20211302",
            "é",
        ] {
            assert_eq!(parse(name), None, "{name}");
        }
        assert!(is_siren("542107651") && is_siren("000000000") && !is_siren("542107652"));
    }
}
