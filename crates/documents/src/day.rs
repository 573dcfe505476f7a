//! Days as files write them about themselves.

/// The day at the start of a timestamp such as `2024-03-18T09:12:00Z`, as `YYYY-MM-DD`; `None`
/// when there is no such day.
pub(crate) fn of(timestamp: &str) -> Option<String> {
    let day = timestamp.trim().get(..10)?;
    let mut parts = day.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, date) = (number(4)?, number(2)?, number(2)?);
    let length = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (year > 0 && (1..=length).contains(&date)).then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_day_is_read_or_refused() {
        assert_eq!(of(" 2024-02-29T10:00:00Z"), Some("2024-02-29".to_owned()));
        for wrong in [
            "2023-02-29",
            "0000-01-01",
            "2024-13-01",
            "20240101xx",
            "été 2024 été",
            "",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
