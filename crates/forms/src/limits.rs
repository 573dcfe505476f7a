//! How much fits: declared by a field, said in words near the box, or measured on the page.

use language::lengths::{self, Unit};

use crate::found::Found;
use crate::model::{Limit, LimitOrigin};

/// The limit that words state ("2 000 caractères maximum", "10 lignes max.").
pub(crate) fn in_words(words: &str) -> Option<Limit> {
    let stated = lengths::find(words)?;
    (stated.number > 0).then_some(Limit {
        number: stated.number,
        unit: stated.unit,
        origin: LimitOrigin::Prose,
    })
}

/// Lines of dots that were counted.
pub(crate) fn lines(number: u32) -> Limit {
    Limit {
        number,
        unit: Unit::Lines,
        origin: LimitOrigin::Measured,
    }
}

/// Settles the limit of a box: what its field declares, else what its own words, its help or its
/// section say; a measure of the page comes last.
pub(crate) fn settle(found: &mut Found) {
    let stated = in_words(&found.label)
        .or_else(|| in_words(&found.help))
        .or_else(|| {
            found
                .section
                .last()
                .filter(|title| found.label.contains(title.as_str()) || found.section.len() > 1)
                .and_then(|title| in_words(title))
        });
    match (&found.limit, stated) {
        // A field may declare more than the form says: the form's words bind.
        (Some(declared), Some(stated))
            if declared.origin == LimitOrigin::Declared
                && (declared.unit != stated.unit || declared.number <= stated.number) => {}
        (_, Some(stated)) => found.limit = Some(stated),
        (limit, None) => {
            // Room that was measured is what fits; less may be asked for.
            let loose = loose(&found.label).or_else(|| loose(&found.help));
            let open = |loose: &Limit| match limit {
                None => true,
                Some(limit) => {
                    limit.origin == LimitOrigin::Measured
                        && limit.unit == loose.unit
                        && limit.number > loose.number
                }
            };
            if let Some(loose) = loose.filter(open) {
                found.limit = Some(loose);
            }
        }
    }
}

/// The length that words ask for without a number.
fn loose(words: &str) -> Option<Limit> {
    let asked = lengths::find_loose(words)?;
    Some(Limit {
        number: asked.number,
        unit: asked.unit,
        origin: LimitOrigin::Loose,
    })
}
