//! A choice between ranges: "Moins de 10", "De 10 à 49", "50 et plus", by the number that is known.

use language::words::fold;

/// The one range that holds a number; none unless all choices are ranges and exactly one holds it.
pub(crate) fn holding<'a>(number: f64, choices: &[&'a str]) -> Option<&'a str> {
    let asked = choices.iter().filter(|choice| !is_silent(choice));
    let ranges: Option<Vec<(&str, Range)>> = asked
        .map(|choice| Some((*choice, range(choice)?)))
        .collect();
    let ranges = ranges.filter(|ranges| ranges.len() >= 2)?;
    let mut holding = ranges.iter().filter(|(_, range)| range.holds(number));
    let only = holding.next()?;
    holding.next().is_none().then_some(only.0)
}

/// A choice for whoever does not say.
fn is_silent(choice: &str) -> bool {
    let folded = fold(choice);
    ["", "ne sait pas", "sans reponse", "non concerne"].contains(&folded.trim())
}

/// From one number to another, each of it or not.
struct Range {
    from: f64,
    to: f64,
    /// The upper end is not in it.
    below: bool,
}

impl Range {
    fn holds(&self, number: f64) -> bool {
        number >= self.from
            && if self.below {
                number < self.to
            } else {
                number <= self.to
            }
    }
}

fn range(choice: &str) -> Option<Range> {
    let folded = fold(choice);
    let folded = folded.trim();
    if ["aucun", "aucune", "zero"]
        .iter()
        .any(|word| folded.starts_with(word))
    {
        return Some(Range {
            from: 0.0,
            to: 0.0,
            below: false,
        });
    }
    let numbers = numbers(folded);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match numbers.as_slice() {
        [to] if has(&["moins de", "inferieur", "<", "less than", "under"]) => Some(Range {
            from: f64::MIN,
            to: *to,
            below: !has(&["ou egal", "≤"]),
        }),
        [to] if has(&[
            "jusqu", "au plus", "maximum", "ou moins", "et moins", "up to",
        ]) =>
        {
            Some(Range {
                from: f64::MIN,
                to: *to,
                below: false,
            })
        }
        // "Plus de 50" and "50 et plus" differ by one.
        [from] if has(&["et plus", "ou plus", "a partir de", "au moins", "or more"]) => {
            Some(Range {
                from: *from,
                to: f64::MAX,
                below: false,
            })
        }
        [from] if has(&["plus de", "superieur", ">", "au dela", "more than", "over"]) => {
            Some(Range {
                from: from + 0.005,
                to: f64::MAX,
                below: false,
            })
        }
        [only] => Some(Range {
            from: *only,
            to: *only,
            below: false,
        }),
        [from, to] if from < to => Some(Range {
            from: *from,
            to: *to,
            below: has(&["a moins de", "et moins de"]),
        }),
        _ => None,
    }
}

/// The numbers of a choice, thousands put together.
fn numbers(text: &str) -> Vec<f64> {
    let characters: Vec<char> = text.chars().collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut digits = String::new();
        while at < characters.len() {
            let c = characters[at];
            let three = |from: usize| {
                let next = characters.get(from..from + 3);
                next.is_some_and(|next| next.iter().all(char::is_ascii_digit))
                    && !characters.get(from + 3).is_some_and(char::is_ascii_digit)
            };
            if c.is_ascii_digit() {
                digits.push(c);
            } else if c == ',' && characters.get(at + 1).is_some_and(char::is_ascii_digit) {
                digits.push('.');
            } else if !(c.is_whitespace() && three(at + 1)) {
                break;
            }
            at += 1;
        }
        numbers.extend(digits.parse::<f64>());
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::holding;

    #[test]
    fn a_number_is_in_one_range_or_none_is_chosen() {
        let staff = ["Aucun", "De 1 à 9", "10 à 49 salariés", "50 et plus"];
        assert_eq!(holding(0.0, &staff), Some("Aucun"));
        assert_eq!(holding(9.0, &staff), Some("De 1 à 9"));
        assert_eq!(holding(9.5, &staff), None);
        assert_eq!(holding(50.0, &staff), Some("50 et plus"));
        let budget = [
            "Moins de 23 000 €",
            "De 23 000 à 153 000 €",
            "Plus de 153 000 €",
        ];
        assert_eq!(holding(23_000.0, &budget), Some(budget[1]));
        assert_eq!(holding(412_380.0, &budget), Some(budget[2]));
        // What gaps and overlaps leave open is not chosen.
        assert_eq!(holding(10.0, &["De 1 à 10", "De 10 à 20"]), None);
        assert_eq!(holding(10.0, &["Oui", "Non"]), None);
    }
}
