//! What filters and counts look at, in two numbers a record; records with the same two have one
//! *shape*. There are few shapes, so that counting a million records is adding ones, and a filter is
//! decided once a shape.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::asked::{Asked, Count, Facets};

/// Names that have numbers in an index. Numbers are given as names come, and stay.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Codes {
    kinds: Vec<String>,
    countries: Vec<String>,
    families: Vec<String>,
    uses: Vec<String>,
}

/// Bits of a kind, from 0; 0 is none.
const KIND: u32 = 10;
const CHECKED: u32 = 10;
/// Bits of a country after that; 0 is none.
const COUNTRY: u32 = 11;
const COUNTRY_BITS: u32 = 12;
/// A bit a family after that.
const FAMILIES: u32 = 23;
const MOST_FAMILIES: usize = 40;
const MOST_USES: usize = 64;

/// What a record is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    pub(super) facts: u64,
    pub(super) uses: u64,
}

impl Codes {
    /// The shape of what has these. Names beyond what there is room for (1 023 kinds, 4 095
    /// countries, 40 families, 64 uses) are found by words, and not counted.
    pub(super) fn shape(
        &mut self,
        kind: &str,
        checked: bool,
        country: Option<&str>,
        families: &[String],
        uses: &[String],
    ) -> Shape {
        let numbered = |list: &mut Vec<String>, name: &str, most: usize| {
            let known = list.iter().position(|known| known == name);
            known.or_else(|| {
                (list.len() < most).then(|| {
                    list.push(name.to_owned());
                    list.len() - 1
                })
            })
        };
        let from_one = |at: Option<usize>| at.map_or(0, |at| at as u64 + 1);
        let kind = from_one(numbered(&mut self.kinds, kind, (1 << KIND) - 1));
        let country = country.map_or(0, |country| {
            from_one(numbered(
                &mut self.countries,
                country,
                (1 << COUNTRY_BITS) - 1,
            ))
        });
        let mut facts = kind | u64::from(checked) << CHECKED | country << COUNTRY;
        for family in families {
            if let Some(bit) = numbered(&mut self.families, family, MOST_FAMILIES) {
                facts |= 1 << (FAMILIES as usize + bit);
            }
        }
        let mut bits = 0;
        for one in uses {
            if let Some(bit) = numbered(&mut self.uses, one, MOST_USES) {
                bits |= 1 << bit;
            }
        }
        Shape { facts, uses: bits }
    }
}

impl Shape {
    fn kind(self) -> usize {
        (self.facts & ((1 << KIND) - 1)) as usize
    }

    /// Its name is in force.
    pub(super) fn checked(self) -> bool {
        self.facts >> CHECKED & 1 == 1
    }

    fn country(self) -> usize {
        (self.facts >> COUNTRY & ((1 << COUNTRY_BITS) - 1)) as usize
    }

    fn families(self) -> u64 {
        self.facts >> FAMILIES & ((1 << MOST_FAMILIES) - 1)
    }
}

/// All shapes that records of an index have, each with a number.
#[derive(Debug, Clone, Default)]
pub(super) struct Shapes {
    all: Vec<Shape>,
    numbers: HashMap<Shape, u32>,
}

impl Shapes {
    pub(super) fn number(&mut self, shape: Shape) -> u32 {
        *self.numbers.entry(shape).or_insert_with(|| {
            self.all.push(shape);
            (self.all.len() - 1) as u32
        })
    }

    pub(super) fn all(&self) -> &[Shape] {
        &self.all
    }
}

/// Filters that shapes decide, one bit each in what a shape fails.
const OF_KIND: u8 = 1;
const OF_USE: u8 = 2;
const OF_FAMILY: u8 = 4;
const OF_COUNTRY: u8 = 8;
const OF_CHECKED: u8 = 16;

/// Which filters each shape fails: nothing is found of a shape that fails one.
pub(super) fn failed(shapes: &[Shape], codes: &Codes, asked: &Asked) -> Vec<u8> {
    // A name without a number is of no record: usize::MAX is no number.
    let number = |list: &[String], name: &str| {
        let at = list.iter().position(|known| known == name);
        at.map_or(usize::MAX, |at| at + 1)
    };
    let bit = |list: &[String], name: &str| {
        let at = list.iter().position(|known| known == name);
        at.map(|at| 1_u64 << at)
    };
    let kind = asked.kind.as_ref();
    let kind = kind.map(|kind| number(&codes.kinds, kind.as_str()));
    let country = asked.country.as_deref();
    let country = country.map(|country| number(&codes.countries, country));
    let family = asked.family.as_deref();
    let family = family.map(|family| bit(&codes.families, family));
    let uses: Vec<Option<u64>> = asked.uses.iter().map(|u| bit(&codes.uses, u)).collect();
    shapes
        .iter()
        .map(|shape| {
            let mut failed = 0;
            if kind.is_some_and(|kind| kind != shape.kind()) {
                failed |= OF_KIND;
            }
            if country.is_some_and(|country| country != shape.country()) {
                failed |= OF_COUNTRY;
            }
            if family.is_some_and(|bit| bit.is_none_or(|bit| shape.families() & bit == 0)) {
                failed |= OF_FAMILY;
            }
            if uses
                .iter()
                .any(|bit| bit.is_none_or(|bit| shape.uses & bit == 0))
            {
                failed |= OF_USE;
            }
            if asked
                .checked
                .is_some_and(|checked| checked != shape.checked())
            {
                failed |= OF_CHECKED;
            }
            failed
        })
        .collect()
}

/// The counts of all choices, and how many fail nothing. A shape counts for a facet where it fails no
/// filter but that facet's own.
pub(super) fn count(
    shapes: &[Shape],
    codes: &Codes,
    counts: &[u64],
    failed: &[u8],
) -> (u64, Facets) {
    let mut total = 0;
    let mut kinds = vec![0; codes.kinds.len() + 1];
    let mut countries = vec![0; codes.countries.len() + 1];
    let mut families = vec![0; MOST_FAMILIES];
    let mut uses = vec![0; MOST_USES];
    let mut checked = [0, 0];
    for ((shape, &count), &failed) in shapes.iter().zip(counts).zip(failed) {
        if count == 0 {
            continue;
        }
        let but = |own: u8| failed & !own == 0;
        if failed == 0 {
            total += count;
        }
        if but(OF_KIND) {
            add(&mut kinds, shape.kind(), count);
        }
        if but(OF_COUNTRY) {
            add(&mut countries, shape.country(), count);
        }
        if but(OF_FAMILY) {
            add_bits(&mut families, shape.families(), count);
        }
        // Several uses are asked for together: what another one would leave is among what is found.
        if failed == 0 {
            add_bits(&mut uses, shape.uses, count);
        }
        if but(OF_CHECKED) {
            checked[usize::from(shape.checked())] += count;
        }
    }
    let facets = Facets {
        kinds: named(&codes.kinds, kinds.get(1..).unwrap_or_default()),
        countries: named(&codes.countries, countries.get(1..).unwrap_or_default()),
        families: named(&codes.families, &families),
        uses: named(&codes.uses, &uses),
        checked: named(&["waiting".to_owned(), "checked".to_owned()], &checked),
    };
    (total, facets)
}

fn add(counts: &mut [u64], at: usize, count: u64) {
    if let Some(place) = counts.get_mut(at) {
        *place += count;
    }
}

fn add_bits(counts: &mut [u64], mut bits: u64, count: u64) {
    while bits != 0 {
        add(counts, bits.trailing_zeros() as usize, count);
        bits &= bits - 1;
    }
}

fn named(names: &[String], counts: &[u64]) -> Vec<Count> {
    let mut named: Vec<Count> = names
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(value, &count)| Count {
            value: value.clone(),
            count,
        })
        .collect();
    named.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    named
}

/// Where something is, in one number: degrees north and east in millionths, as two numbers of 32
/// bits. [`NOWHERE`] where it is not known.
pub(super) fn pack_point(point: Option<(f64, f64)>) -> u64 {
    let Some((north, east)) = point.filter(|(n, e)| n.abs() <= 90.0 && e.abs() <= 180.0) else {
        return NOWHERE;
    };
    let pack = |degrees: f64| u64::from((degrees * 1e6).round() as i32 as u32);
    pack(north) << 32 | pack(east)
}

/// No point: no degrees are as many.
pub(super) const NOWHERE: u64 = u64::MAX >> 1;

/// The degrees that were packed.
pub(super) fn unpack_point(packed: u64) -> Option<(f64, f64)> {
    let degrees = |bits: u64| f64::from(bits as u32 as i32) / 1e6;
    (packed != NOWHERE).then(|| (degrees(packed >> 32), degrees(packed)))
}

/// Kilometres between two points on a sphere of the Earth's mean radius (haversine).
pub(super) fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    const RADIUS: f64 = 6371.0088;
    let (north, other) = (from.0.to_radians(), to.0.to_radians());
    let half = |a: f64, b: f64| ((b - a) / 2.0).sin().powi(2);
    let east = half(from.1.to_radians(), to.1.to_radians());
    let chord = half(north, other) + north.cos() * other.cos() * east;
    2.0 * RADIUS * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_unpacked_as_it_was() {
        for point in [
            (48.8566, 2.3522),
            (-21.1151, 55.5364),
            (-90.0, -180.0),
            (90.0, 180.0),
        ] {
            assert_eq!(unpack_point(pack_point(Some(point))), Some(point));
        }
        assert_eq!(unpack_point(pack_point(None)), None);
        assert_eq!(unpack_point(pack_point(Some((91.0, 0.0)))), None);
    }

    #[test]
    fn distances_are_those_of_a_sphere() {
        // A quarter of a great circle, and Paris to Marseille: 660 km as the crow flies.
        let quarter = kilometres((0.0, 0.0), (90.0, 0.0));
        assert!((quarter - 6371.0088 * std::f64::consts::FRAC_PI_2).abs() < 1e-6);
        let south = kilometres((48.8566, 2.3522), (43.2965, 5.3698));
        assert!((655.0..665.0).contains(&south), "{south}");
    }

    #[test]
    fn a_facet_counts_what_its_own_filter_leaves_out() {
        let mut codes = Codes::default();
        let files = ["files".to_owned()];
        let mut shapes = Shapes::default();
        let mut counts = Vec::new();
        for (kind, country, uses, count) in [
            ("service", Some("FR"), &files[..], 3),
            ("service", Some("DE"), &files[..], 2),
            ("software", None, &[][..], 5),
        ] {
            shapes.number(codes.shape(kind, kind == "software", country, &[], uses));
            counts.push(count);
        }
        let asked = Asked {
            kind: "service".parse().ok(),
            country: Some("FR".to_owned()),
            ..Asked::default()
        };
        let failed = failed(shapes.all(), &codes, &asked);
        let (total, facets) = count(shapes.all(), &codes, &counts, &failed);
        assert_eq!(total, 3);
        let of = |counts: &[Count]| -> Vec<(String, u64)> {
            let counts = counts.iter();
            counts.map(|c| (c.value.clone(), c.count)).collect()
        };
        // In the other country there are two services; of the other kind, none in this one.
        let countries = [("FR".to_owned(), 3), ("DE".to_owned(), 2)];
        assert_eq!(of(&facets.countries), countries);
        assert_eq!(of(&facets.kinds), [("service".to_owned(), 3)]);
        assert_eq!(of(&facets.uses), [("files".to_owned(), 3)]);
        let nowhere = Asked {
            country: Some("XX".to_owned()),
            ..Asked::default()
        };
        let failed = super::failed(shapes.all(), &codes, &nowhere);
        assert_eq!(count(shapes.all(), &codes, &counts, &failed).0, 0);
    }
}
