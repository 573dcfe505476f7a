//! How much fits: declared by a field, said in words near the box, or measured on the page.

use documents::Input;
use language::lengths::{self, Unit};

use crate::found::Found;
use crate::model::{Kind, Limit, LimitOrigin};

/// The limit that words state ("2 000 caractères maximum", "10 lignes max.").
pub(crate) fn in_words(words: &str) -> Option<Limit> {
    let stated = lengths::find(words)?;
    (stated.number > 0).then_some(Limit {
        number: stated.number,
        unit: stated.unit,
        origin: LimitOrigin::Prose,
    })
}

/// Words in brackets that ask for a length without a number: "Déroulement (une demi-page maximum)".
pub(crate) fn in_brackets(words: &str) -> bool {
    let at = words.find('(');
    at.is_some_and(|at| lengths::find_loose(&words[at..]).is_some())
}

/// Lines of dots that were counted.
pub(crate) fn lines(number: u32) -> Limit {
    Limit {
        number,
        unit: Unit::Lines,
        origin: LimitOrigin::Measured,
    }
}

/// A tool that makes forms declares so much where nobody set a limit (32 767, 100 000).
const UNSET: u32 = 10_000;

/// A title that states a limit states it for the one place under it; over several, it is of none in
/// particular.
pub(crate) fn of_titles(found: &mut [Found]) {
    let of = |found: &[Found], at: usize| {
        let title = found[at].section.last()?;
        let stated = in_words(title)?;
        let texts = |one: &&Found| one.section == found[at].section && !is_tick(one);
        let alone = found.iter().filter(texts).count() == 1;
        (alone && !is_tick(&found[at]) && found[at].section.len() > 1).then_some(stated)
    };
    let stated: Vec<Option<Limit>> = (0..found.len()).map(|at| of(found, at)).collect();
    for (one, stated) in found.iter_mut().zip(stated) {
        one.titled = stated;
    }
}

fn is_tick(one: &Found) -> bool {
    one.kind == Some(Kind::Tick) || matches!(one.input, Some(Input::Tick | Input::Radio))
}

/// Settles the limit of a box: what its own words, its help or the title over it alone say, or what
/// its field declares, whichever is less; a measure of the page comes last.
pub(crate) fn settle(found: &mut Found) {
    let stated = in_words(&found.label)
        .or_else(|| in_words(&found.help))
        .or_else(|| found.titled.take());
    let unset = |limit: &Limit| limit.origin == LimitOrigin::Declared && limit.number >= UNSET;
    if found.limit.as_ref().is_some_and(unset) {
        found.limit = None;
    }
    match (&found.limit, stated) {
        // A field may declare more than the form says: the form's words bind.
        (Some(declared), Some(stated))
            if declared.origin == LimitOrigin::Declared
                && characters(declared) <= characters(&stated) => {}
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

/// About how many characters a limit lets through: a word is six with its blank, a line a hundred.
fn characters(limit: &Limit) -> u32 {
    let each = match limit.unit {
        Unit::Characters | Unit::CharactersWithoutSpaces | Unit::Points => 1,
        Unit::Words => 6,
        Unit::Lines => 100,
    };
    limit.number.saturating_mul(each)
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
