//! A place on a page that is no field: its rectangle, and when a found rectangle means it.

use std::fmt;

use documents::Address;

/// A rectangle on a page, as `p3 72.0,500.5,300.0,514.0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OnPage {
    /// Counted from 1.
    pub page: u32,
    /// `[left, bottom, right, top]` in points from the lower left corner of the page.
    pub rectangle: [f32; 4],
}

/// How far the middle of a found rectangle may stand above or below the place, in points.
const NEAR: f32 = 3.0;

/// How far the box of a line may go beyond either end of it, in points.
const BEYOND: f32 = 12.0;

/// A place that is higher than this, in points, takes more than one line.
const LINE: f32 = 24.0;

/// A place of at most this width, in points, is a tick or one character.
const NARROW: f32 = 24.0;

impl OnPage {
    /// Reads a place; None when the page is 0 or the rectangle has no width or no height.
    pub fn parse(text: &str) -> Option<Self> {
        let (page, numbers) = text.strip_prefix('p')?.split_once(' ')?;
        let page = page.parse().ok().filter(|page| *page > 0)?;
        let numbers: Vec<f32> = numbers
            .split(',')
            .map(|number| {
                number
                    .parse()
                    .ok()
                    .filter(|number: &f32| number.is_finite())
            })
            .collect::<Option<_>>()?;
        let rectangle: [f32; 4] = numbers.try_into().ok()?;
        let [left, bottom, right, top] = rectangle;
        (left < right && bottom < top).then_some(Self { page, rectangle })
    }

    /// An address means this place: it is on the page, and what is written there would stand
    /// where a person would write.
    ///
    /// - Side by side: at least 60 % of the wider of the two is shared, and the box of a line goes
    ///   at most 12 points beyond either end of it, so that a box over two blanks, or over a label
    ///   and its blank, is neither. For ticks 60 % of the narrower is enough when the wider is at
    ///   most three times as wide.
    /// - Up and down: the middle of the box stands in the place, give or take 3 points, so that
    ///   the line above or below is another. A rule without height counts as the line on it.
    /// - A line is found by at most twice its height; an area by at least a quarter of its height
    ///   and at most two and a half times its surface.
    pub fn is(&self, address: &Address) -> bool {
        match (address.page, address.rectangle) {
            (Some(page), Some(found)) => page == self.page && self.covers(found),
            _ => false,
        }
    }

    fn covers(&self, found: [f32; 4]) -> bool {
        let [left, bottom, right, top] = self.rectangle;
        let (width, height) = (right - left, top - bottom);
        let (found_width, found_height) = (found[2] - found[0], found[3] - found[1]);
        let shared_width = shared([left, right], [found[0], found[2]]);
        let (narrower, wider) = (width.min(found_width), width.max(found_width));
        let beyond = (left - found[0]).max(found[2] - right);
        let beside = if width <= NARROW {
            shared_width >= 0.6 * narrower && wider <= 3.0 * narrower
        } else {
            shared_width >= 0.6 * wider && (height > LINE || beyond <= BEYOND)
        };
        let middle = f32::midpoint(found[1], found[3]);
        let level = (bottom - NEAR..=top + NEAR).contains(&middle);
        let sized = if height > LINE {
            shared([bottom, top], [found[1], found[3]]) >= 0.25 * height
                && found_width * found_height <= 2.5 * width * height
        } else {
            found_height <= 2.0 * height
        };
        shared_width > 0.0 && beside && level && sized
    }
}

impl fmt::Display for OnPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [left, bottom, right, top] = self.rectangle;
        write!(
            f,
            "p{} {left:.1},{bottom:.1},{right:.1},{top:.1}",
            self.page
        )
    }
}

/// The length that two stretches share.
fn shared(one: [f32; 2], other: [f32; 2]) -> f32 {
    (one[1].min(other[1]) - one[0].max(other[0])).max(0.0)
}

#[cfg(test)]
mod tests {
    use documents::Anchor;

    use super::*;

    fn place(text: &str) -> OnPage {
        OnPage::parse(text).expect("a place")
    }

    fn found(page: u32, rectangle: [f32; 4]) -> Address {
        let mut address = Address::new("", "", Anchor::Block);
        address.page = Some(page);
        address.rectangle = Some(rectangle);
        address
    }

    #[test]
    fn what_is_written_is_read() {
        let text = "p3 72.0,500.5,300.0,514.0";
        assert_eq!(place(text).to_string(), text);
        for wrong in [
            "p0 72,500,300,514",
            "p3 300,500,72,514",
            "p3 72,514,300,514",
            "p3 72,500,300",
            "p3 72,500,NaN,514",
            "3 72,500,300,514",
        ] {
            assert_eq!(OnPage::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_line_is_found_by_its_dots_by_its_rule_and_by_its_height() {
        let line = place("p3 72,500,300,513");
        for rectangle in [
            [72.0, 501.0, 299.0, 503.0],
            [72.0, 500.5, 300.0, 500.5],
            [70.0, 498.0, 300.0, 516.0],
            [72.0, 500.0, 240.0, 513.0],
        ] {
            assert!(line.is(&found(3, rectangle)), "{rectangle:?}");
        }
    }

    #[test]
    fn another_page_another_line_or_no_rectangle_is_another_place() {
        let line = place("p3 72,500,300,513");
        assert!(!line.is(&found(2, [72.0, 500.0, 300.0, 513.0])));
        assert!(!line.is(&found(3, [72.0, 517.0, 300.0, 530.0])));
        assert!(!line.is(&found(3, [72.0, 484.0, 300.0, 497.0])));
        assert!(!line.is(&Address::new("", "12 0", Anchor::Field)));
    }

    #[test]
    fn a_box_over_two_blanks_or_one_cell_of_a_comb_is_not_the_blank() {
        let line = place("p3 72,500,300,513");
        // Over the next blank too, over the next only, over the label before it, and over a part.
        assert!(!line.is(&found(3, [72.0, 500.0, 540.0, 513.0])));
        assert!(!line.is(&found(3, [310.0, 500.0, 540.0, 513.0])));
        assert!(!line.is(&found(3, [36.0, 500.0, 300.0, 513.0])));
        assert!(!line.is(&found(3, [72.0, 500.0, 85.0, 513.0])));
    }

    #[test]
    fn several_lines_at_once_are_not_one_of_them() {
        let line = place("p3 72,500,300,513");
        assert!(!line.is(&found(3, [72.0, 483.0, 300.0, 530.0])));
    }

    #[test]
    fn an_area_is_found_by_a_good_part_of_it_and_not_by_the_page() {
        let area = place("p3 51,400,544,500");
        assert!(area.is(&found(3, [55.0, 420.0, 540.0, 496.0])));
        assert!(area.is(&found(3, [51.0, 380.0, 544.0, 512.0])));
        // Its first line, and the whole page.
        assert!(!area.is(&found(3, [51.0, 487.0, 544.0, 500.0])));
        assert!(!area.is(&found(3, [0.0, 0.0, 595.0, 842.0])));
    }

    #[test]
    fn a_tick_is_found_by_its_square_or_by_the_line_it_stands_in() {
        let tick = place("p1 200,500,208,509");
        assert!(tick.is(&found(1, [200.0, 499.0, 211.0, 512.0])));
        assert!(tick.is(&found(1, [202.0, 502.0, 206.0, 507.0])));
        assert!(!tick.is(&found(1, [200.0, 499.0, 260.0, 512.0])));
        assert!(!tick.is(&found(1, [214.0, 500.0, 222.0, 509.0])));
    }
}
