//! Default appearances (`/DA`): font, size and colour of a field's text (ISO 32000-2, 12.7.4.3).

/// What a default appearance says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Style {
    /// The font's name in the form's resources.
    pub(super) font: Vec<u8>,
    /// Points; 0 when the text is to be made to fit.
    pub(super) size: f32,
    /// The operators that set the colour, such as `0 0 1 rg`.
    pub(super) colour: String,
}

impl Style {
    /// Reads the operators `Tf`, `g`, `rg` and `k`; black and a fitting size without them.
    pub(super) fn parse(appearance: &[u8]) -> Self {
        let mut style = Self {
            font: Vec::new(),
            size: 0.0,
            colour: "0 g".to_owned(),
        };
        let mut operands: Vec<&[u8]> = Vec::new();
        let tokens = appearance
            .split(u8::is_ascii_whitespace)
            .filter(|token| !token.is_empty());
        for token in tokens {
            match token {
                b"Tf" => {
                    if let [.., font, size] = operands.as_slice() {
                        style.font = font.strip_prefix(b"/").unwrap_or(font).to_vec();
                        style.size = number(size).filter(|size| *size > 0.0).unwrap_or(0.0);
                    }
                    operands.clear();
                }
                b"g" | b"rg" | b"k" => {
                    let wanted = match token {
                        b"g" => 1,
                        b"rg" => 3,
                        _ => 4,
                    };
                    let numbers: Option<Vec<f32>> = operands.iter().map(|o| number(o)).collect();
                    if let Some(numbers) = numbers.filter(|numbers| numbers.len() == wanted) {
                        style.colour = colour(&numbers).unwrap_or(style.colour);
                    }
                    operands.clear();
                }
                other => operands.push(other),
            }
        }
        style
    }
}

/// The operators for a colour of one, three or four parts; none for no parts, which is clear.
pub(super) fn colour(parts: &[f32]) -> Option<String> {
    let operator = match parts.len() {
        1 => "g",
        3 => "rg",
        4 => "k",
        _ => return None,
    };
    let parts: Vec<String> = parts
        .iter()
        .map(|part| part.clamp(0.0, 1.0).to_string())
        .collect();
    Some(format!("{} {operator}", parts.join(" ")))
}

fn number(token: &[u8]) -> Option<f32> {
    std::str::from_utf8(token)
        .ok()?
        .parse()
        .ok()
        .filter(|number: &f32| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_appearances_are_read() {
        let style = Style::parse(b"/Helv 0 Tf 0 g");
        assert_eq!(
            (style.font.as_slice(), style.size),
            (b"Helv".as_slice(), 0.0)
        );
        let style = Style::parse(b"0.2 0 .5 rg /F1 9.5 Tf");
        assert_eq!((style.size, style.colour.as_str()), (9.5, "0.2 0 0.5 rg"));
        assert_eq!(Style::parse(b"Tf \xFF g").colour, "0 g");
    }
}
