//! Lines, filled areas and rounds that a page draws: what shows where a form may be written on.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};
use hayro_interpret::{DrawMode, FillRule, Paint};

use crate::Shape;

/// The most strokes that are kept of one page: a form draws hundreds, a map many thousands.
const MOST: usize = 12_000;
/// The most points of one path that are looked at.
const MOST_POINTS: usize = 4_000;
/// Points across of the thickest line; what is thicker is an area.
const THICK: f64 = 3.0;
/// Points across of the roundels that may be ticks.
const ROUND: std::ops::RangeInclusive<f64> = 4.5..=18.0;
/// The most parts of the outline of a circle.
const MOST_ROUND_PARTS: usize = 96;
/// The most parts of the outline of a frame with round corners.
const MOST_ROUND: usize = 48;
/// Points by which what lies along the edge of a cut is still seen.
const EDGE: f64 = 0.05;
/// Points between the pieces of one line, and between the dots of a dotted one.
const JOIN: f64 = 0.8;
const DOTS: f64 = 4.0;

/// What is drawn on one page, in the frame of the page as it is shown.
#[derive(Default)]
pub(super) struct Strokes {
    across: Vec<Rect>,
    down: Vec<Rect>,
    others: Vec<(Rect, Shape)>,
    /// What all that is drawn is cut to, innermost last.
    clips: Vec<Rect>,
}

impl Strokes {
    /// All that follows is cut to a path, until [`Self::unclip`].
    pub(super) fn clip(&mut self, path: &BezPath) {
        let place = path.bounding_box();
        let place = self
            .clips
            .last()
            .map_or(place, |last| last.intersect(place));
        self.clips.push(place);
    }

    /// Ends the last cut.
    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// What is left of a place where all is cut; nothing where nothing is.
    fn cut(&self, place: Rect) -> Option<Rect> {
        let Some(clip) = self.clips.last() else {
            return Some(place);
        };
        // A line along the edge is seen.
        let cut = place.intersect(clip.inflate(EDGE, EDGE));
        (cut.width() > 0.0 && cut.height() > 0.0).then_some(cut)
    }

    /// Takes in a path that is drawn.
    pub(super) fn add(
        &mut self,
        path: &BezPath,
        transform: Affine,
        mode: &DrawMode,
        paint: &Paint<'_>,
    ) {
        if self.full() {
            return;
        }
        let scale = transform.determinant().abs().sqrt();
        match mode {
            DrawMode::Fill(rule) => self.filled(path, transform, *rule, paint),
            DrawMode::Stroke(stroke) => {
                self.stroked(path, transform, f64::from(stroke.line_width) * scale);
            }
            DrawMode::FillAndStroke(rule, stroke) => {
                self.filled(path, transform, *rule, paint);
                self.stroked(path, transform, f64::from(stroke.line_width) * scale);
            }
            DrawMode::Invisible => {}
        }
    }

    /// All of it, pieces of one line joined.
    pub(super) fn taken(&mut self) -> Vec<([f32; 4], Shape)> {
        let (across, down) = (
            std::mem::take(&mut self.across),
            std::mem::take(&mut self.down),
        );
        let turned = |line: Rect| Rect::new(line.y0, line.x0, line.y1, line.x1);
        let down = joined(down.into_iter().map(turned).collect());
        joined(across)
            .into_iter()
            // A dot alone is no line.
            .filter(|line| line.width() >= 2.0 * line.height() || line.width() > THICK)
            .chain(down.into_iter().map(turned))
            .map(|line| (line, Shape::Line))
            .chain(std::mem::take(&mut self.others))
            .map(|(place, shape)| {
                let place = [place.x0, place.y0, place.x1, place.y1];
                (place.map(|value| value as f32), shape)
            })
            .collect()
    }

    fn filled(&mut self, path: &BezPath, transform: Affine, rule: FillRule, paint: &Paint<'_>) {
        let place = transform.transform_rect_bbox(path.bounding_box());
        let seen = place.is_finite() && self.cut(place).is_some();
        if !seen || self.round(path, place, brightness(paint) > 200) {
            return;
        }
        if let Some(rounded) = rounded(path, transform) {
            self.others.push((
                rounded,
                Shape::Area {
                    brightness: brightness(paint),
                },
            ));
            return;
        }
        // One path often holds many rectangles: each is an area, or a line where it is thin.
        let parts = subpaths(path);
        let areas: Vec<Rect> = (parts.iter().take(MOST_POINTS))
            .filter_map(|part| rectangle(part, transform))
            .collect();
        // Two that are filled by turns are a frame, its corners round or not: what is in one of them
        // only.
        let around = (rule == FillRule::EvenOdd && areas.is_empty())
            .then(|| round_frame(path, transform))
            .flatten();
        let areas = around.unwrap_or(areas);
        let areas = match (rule, areas.as_slice()) {
            (FillRule::EvenOdd, [one, other]) if parts.len() == 2 => between(*one, *other),
            _ => areas,
        };
        for area in areas {
            let Some(area) = self.cut(area) else {
                continue;
            };
            let (long, thin) = (
                area.width().max(area.height()),
                area.width().min(area.height()),
            );
            if thin <= THICK && long >= 2.0 * thin {
                self.line(area, area.width() > area.height());
            } else if thin <= THICK {
                // A dot of a dotted line, if others stand beside it.
                self.line(area, true);
            } else {
                self.others.push((
                    area,
                    Shape::Area {
                        brightness: brightness(paint),
                    },
                ));
            }
        }
    }

    fn stroked(&mut self, path: &BezPath, transform: Affine, width: f64) {
        let place = transform.transform_rect_bbox(path.bounding_box());
        let seen = place.is_finite() && self.cut(place.inflate(0.1, 0.1)).is_some();
        if !seen || width > 2.0 * THICK || self.round(path, place, true) {
            return;
        }
        let half = (width / 2.0).max(0.1);
        // A frame with round corners closes what it holds as any other.
        if let Some(r) = rounded(path, transform) {
            self.line(Rect::new(r.x0, r.y0 - half, r.x1, r.y0 + half), true);
            self.line(Rect::new(r.x0, r.y1 - half, r.x1, r.y1 + half), true);
            self.line(Rect::new(r.x0 - half, r.y0, r.x0 + half, r.y1), false);
            self.line(Rect::new(r.x1 - half, r.y0, r.x1 + half, r.y1), false);
            return;
        }
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements().iter().take(MOST_POINTS) {
            let to = match element {
                PathEl::MoveTo(point) => {
                    start = *point;
                    last = *point;
                    continue;
                }
                PathEl::LineTo(point) => *point,
                PathEl::ClosePath => start,
                PathEl::CurveTo(_, _, point) | PathEl::QuadTo(_, point) => {
                    last = *point;
                    continue;
                }
            };
            let (a, b) = (transform * last, transform * to);
            let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
            if dx.min(dy) <= 0.7 && dx.max(dy) > 0.0 {
                let across = dx > dy;
                let line = Rect::from_points(a, b);
                let line = if across {
                    line.inflate(0.0, half)
                } else {
                    line.inflate(half, 0.0)
                };
                if let Some(line) = self.cut(line) {
                    self.line(line, across);
                }
            }
            last = to;
        }
    }

    /// Keeps a line, or a dot of one, that runs across or down.
    fn line(&mut self, line: Rect, across: bool) {
        if self.full() {
            return;
        }
        if across {
            self.across.push(line);
        } else {
            self.down.push(line);
        }
    }

    fn full(&self) -> bool {
        self.across.len() + self.down.len() + self.others.len() >= MOST
    }

    /// Keeps a small circle as one, unless it is filled dark, as bullets are.
    fn round(&mut self, path: &BezPath, place: Rect, light: bool) -> bool {
        let (width, height) = (place.width(), place.height());
        let elements = path.elements();
        let curved = elements
            .iter()
            .take(16)
            .filter(|element| matches!(element, PathEl::CurveTo(..)))
            .count();
        // Browsers draw a circle of many short curves.
        let circle = || {
            let starts = |element: &PathEl| matches!(element, PathEl::MoveTo(_));
            let straight = |element: &PathEl| matches!(element, PathEl::LineTo(_));
            elements.iter().filter(|element| starts(element)).count() == 1
                && elements.iter().filter(|element| straight(element)).count() <= 1
                && (0.74..0.83).contains(&(path.area().abs() / path.bounding_box().area()))
        };
        let round = curved >= 2
            && (elements.len() <= 16 || elements.len() <= MOST_ROUND_PARTS && circle())
            && ROUND.contains(&width)
            && ROUND.contains(&height)
            && (width - height).abs() < 1.0;
        if round && light {
            self.others.push((place, Shape::Round));
        }
        round
    }
}

/// Pieces of lines from left to right at one height, joined where they touch, or where both are
/// only dots.
fn joined(mut pieces: Vec<Rect>) -> Vec<Rect> {
    // Pieces of one line are at one height but for a rounding.
    let row = |piece: &Rect| (piece.center().y * 2.0).round() as i64;
    pieces.sort_by(|a, b| row(a).cmp(&row(b)).then(a.x0.total_cmp(&b.x0)));
    let mut lines: Vec<(Rect, f64)> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let width = piece.width();
        if let Some((line, last)) = lines.last_mut()
            && row(line).abs_diff(row(&piece)) <= 1
            && (line.center().y - piece.center().y).abs() < 0.6
            && piece.x0 >= line.x0 - JOIN
            && piece.x0 - line.x1 <= if width.max(*last) < DOTS { DOTS } else { JOIN }
        {
            let y = (line.y0.min(piece.y0), line.y1.max(piece.y1));
            *line = Rect::new(line.x0, y.0, line.x1.max(piece.x1), y.1);
            *last = width;
            continue;
        }
        lines.push((piece, width));
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// The two rectangles with round corners that one path draws, if it does.
fn round_frame(path: &BezPath, transform: Affine) -> Option<Vec<Rect>> {
    let elements = path.elements();
    if elements.len() > MOST_ROUND {
        return None;
    }
    let is_start = |element: &PathEl| matches!(element, PathEl::MoveTo(_));
    let second = elements.iter().skip(1).position(is_start)? + 1;
    let (first, second) = elements.split_at(second);
    let place = |part: &[PathEl]| rounded(&BezPath::from_vec(part.to_vec()), transform);
    Some(vec![place(first)?, place(second)?])
}

/// What is in one of two rectangles only, where one holds the other.
fn between(one: Rect, other: Rect) -> Vec<Rect> {
    let (outer, inner) = if one.area() >= other.area() {
        (one, other)
    } else {
        (other, one)
    };
    let held = outer.inflate(EDGE, EDGE).contains_rect(inner);
    if !held {
        return vec![one, other];
    }
    let sides = [
        Rect::new(outer.x0, inner.y1, outer.x1, outer.y1),
        Rect::new(outer.x0, outer.y0, outer.x1, inner.y0),
        Rect::new(outer.x0, outer.y0, inner.x0, outer.y1),
        Rect::new(inner.x1, outer.y0, outer.x1, outer.y1),
    ];
    let seen = |side: &Rect| side.width() > EDGE && side.height() > EDGE;
    sides.into_iter().filter(seen).collect()
}

/// The parts of a path that each begin with a move.
fn subpaths(path: &BezPath) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for element in path.elements().iter().take(MOST_POINTS) {
        match element {
            PathEl::MoveTo(point) => parts.push(vec![*point]),
            PathEl::LineTo(point) => {
                if let Some(part) = parts.last_mut() {
                    part.push(*point);
                }
            }
            // A part with curves is no rectangle.
            PathEl::CurveTo(..) | PathEl::QuadTo(..) => {
                if let Some(part) = parts.last_mut() {
                    part.extend([Point::new(f64::NAN, f64::NAN); 6]);
                }
            }
            PathEl::ClosePath => {}
        }
    }
    parts
}

/// The rectangle that four or five points draw, if they do.
fn rectangle(points: &[Point], transform: Affine) -> Option<Rect> {
    if !(4..=5).contains(&points.len()) {
        return None;
    }
    let points: Vec<Point> = points.iter().map(|point| transform * *point).collect();
    let bounds = points.iter().skip(1).fold(
        Rect::from_points(*points.first()?, *points.first()?),
        |r, p| r.union_pt(*p),
    );
    let at_corner = |point: &Point| {
        let x = (point.x - bounds.x0).abs().min((point.x - bounds.x1).abs());
        let y = (point.y - bounds.y0).abs().min((point.y - bounds.y1).abs());
        x < 0.3 && y < 0.3
    };
    (bounds.is_finite() && points.iter().all(at_corner)).then_some(bounds)
}

/// The rectangle that one closed path with round corners draws, if it does.
fn rounded(path: &BezPath, transform: Affine) -> Option<Rect> {
    let elements = path.elements();
    if !(8..=24).contains(&elements.len()) {
        return None;
    }
    let count = |is: fn(&PathEl) -> bool| elements.iter().filter(|element| is(element)).count();
    let curves = count(|element| matches!(element, PathEl::CurveTo(..)));
    let sides = count(|element| matches!(element, PathEl::LineTo(_)));
    let starts = count(|element| matches!(element, PathEl::MoveTo(_)));
    let place = transform.transform_rect_bbox(path.bounding_box());
    let covered = (transform * path.clone()).area().abs() / place.area().max(f64::EPSILON);
    let whole = curves >= 4 && sides >= 3 && starts == 1 && covered > 0.88;
    (whole && place.width() > THICK && place.height() > THICK).then_some(place)
}

/// From 0, black, to 255, white. A pattern counts as grey.
fn brightness(paint: &Paint<'_>) -> u8 {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
            if alpha < 16 {
                return 255;
            }
            let sum = 3 * u32::from(red) + 6 * u32::from(green) + u32::from(blue);
            u8::try_from(sum / 10).unwrap_or(255)
        }
        Paint::Pattern(_) => 128,
    }
}

#[cfg(test)]
mod tests {
    use hayro_interpret::StrokeProps;
    use hayro_interpret::color::{AlphaColor, Color};

    use super::*;

    fn drawn(draw: impl Fn(&mut Strokes)) -> Vec<([f32; 4], Shape)> {
        let mut strokes = Strokes::default();
        draw(&mut strokes);
        strokes.taken()
    }

    fn stroke(strokes: &mut Strokes, points: &[(f64, f64)], close: bool) {
        let mut path = BezPath::new();
        for (index, point) in points.iter().enumerate() {
            match index {
                0 => path.move_to(*point),
                _ => path.line_to(*point),
            }
        }
        if close {
            path.close_path();
        }
        let black = Paint::Color(Color::from_rgba(AlphaColor::BLACK));
        let mode = DrawMode::Stroke(StrokeProps::default());
        strokes.add(&path, Affine::IDENTITY, &mode, &black);
    }

    #[test]
    fn a_frame_is_four_lines_and_a_slope_is_none() {
        let frame = [(10.0, 10.0), (60.0, 10.0), (60.0, 30.0), (10.0, 30.0)];
        let lines = drawn(|strokes| {
            stroke(strokes, &frame, true);
            stroke(strokes, &[(0.0, 0.0), (40.0, 40.0)], false);
        });
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines.iter().all(|(_, shape)| *shape == Shape::Line));
    }

    #[test]
    fn dots_drawn_one_by_one_are_a_line_and_two_rules_are_two() {
        let lines = drawn(|strokes| {
            for dot in 0..20 {
                let x = 10.0 + 3.0 * f64::from(dot);
                stroke(strokes, &[(x, 50.0), (x + 0.5, 50.0)], false);
            }
            stroke(strokes, &[(100.0, 50.0), (140.0, 50.0)], false);
            stroke(strokes, &[(143.0, 50.0), (190.0, 50.0)], false);
        });
        assert_eq!(lines.len(), 3, "{lines:?}");
    }

    #[test]
    fn squares_in_a_row_are_a_dotted_line_and_many_curves_a_circle() {
        let black = Paint::Color(Color::from_rgba(AlphaColor::BLACK));
        let drawn = drawn(|strokes| {
            let fill = DrawMode::Fill(FillRule::NonZero);
            for dot in 0..40 {
                let x = 10.0 + 1.5 * f64::from(dot);
                let square = Rect::new(x, 50.0, x + 0.75, 50.75).to_path(0.1);
                strokes.add(&square, Affine::IDENTITY, &fill, &black);
            }
            // A speck is no line.
            let speck = Rect::new(200.0, 90.0, 200.75, 90.75).to_path(0.1);
            strokes.add(&speck, Affine::IDENTITY, &fill, &black);
            let mut circle = BezPath::new();
            let at = |step: i32| {
                let angle = f64::from(step) * std::f64::consts::TAU / 32.0;
                Point::new(300.0 + 5.0 * angle.cos(), 50.0 + 5.0 * angle.sin())
            };
            circle.move_to(at(0));
            for step in 1..=32 {
                circle.curve_to(at(step - 1), at(step), at(step));
            }
            circle.close_path();
            let stroke = DrawMode::Stroke(StrokeProps::default());
            strokes.add(&circle, Affine::IDENTITY, &stroke, &black);
        });
        let shapes: Vec<Shape> = drawn.iter().map(|(_, shape)| *shape).collect();
        assert_eq!(shapes, [Shape::Line, Shape::Round], "{drawn:?}");
        let [left, _, right, _] = drawn[0].0;
        assert!(left < 10.5 && right > 68.0);
    }
}
