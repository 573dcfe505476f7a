//! A form beside those that the dossier remembers: whether it comes back, what changed since, and
//! what a person had corrected of it.

mod corrected;
mod said;

use forms::family::{same_family, similarity};
use forms::{Changes, Correction, Form};
use serde::Serialize;
use store::KnownForm;

pub use corrected::corrected;
pub use said::{changes, correction, earlier, lost};

/// A form with what is remembered of it.
#[derive(Debug)]
pub struct Edition {
    /// As it was recognised, before corrections.
    pub recognised: Form,
    /// With corrections applied.
    pub form: Form,
    /// Corrections that were applied, with the ids of this form's boxes.
    pub corrections: Vec<Correction>,
    /// Corrections of an earlier edition whose box is not in this one.
    pub lost: Vec<Correction>,
    /// The edition that was answered last, this one included.
    pub earlier: Option<Earlier>,
}

/// An edition of the form that was answered.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = EarlierEdition)]
pub struct Earlier {
    /// Its file name.
    pub name: String,
    /// The moment it was answered, RFC 3339.
    pub answered: String,
    /// What changed from it to this one.
    pub changes: Changes,
}

/// Puts a form beside those that are remembered.
pub fn of(recognised: Form, known: &[KnownForm]) -> Edition {
    let same = |one: &&KnownForm| one.form.fingerprint == recognised.fingerprint;
    let family: Vec<&KnownForm> = known
        .iter()
        .filter(|one| same(one) || same_family(&one.form.sketch, &recognised.sketch))
        .collect();
    let (mut corrections, mut lost) = (Vec::new(), Vec::new());
    if let Some(own) = family.iter().find(|one| same(one)) {
        corrections.clone_from(&own.corrections);
    } else if let Some(nearest) = nearest(&recognised, &family) {
        let carried = forms::carry(&nearest.corrections, &nearest.form, &recognised);
        (corrections, lost) = (carried.kept, carried.lost);
    }
    // The very same form, if it was answered: a scan of it is read with other boxes.
    let last = family
        .iter()
        .filter_map(|one| Some((one.answered.as_deref()?, one)))
        .max_by_key(|(answered, one)| (same(one), *answered));
    let earlier = last.map(|(answered, one)| Earlier {
        name: one.name.clone(),
        answered: answered.to_owned(),
        changes: forms::changes(&one.form, &recognised),
    });
    let mut form = recognised.clone();
    forms::apply(&mut form, &corrections);
    Edition {
        recognised,
        form,
        corrections,
        lost,
        earlier,
    }
}

impl Edition {
    /// What is to be remembered: the blank form, with its corrections and what was remembered of its
    /// answers. `original` is its bytes.
    pub fn to_keep(&self, name: &str, original: &[u8], known: &[KnownForm]) -> KnownForm {
        let own = known
            .iter()
            .find(|one| one.form.fingerprint == self.recognised.fingerprint);
        let mut form = self.recognised.clone();
        // What a form held already is in the form, and need not be kept twice.
        for asked in &mut form.boxes {
            asked.value.clear();
        }
        KnownForm {
            name: name.to_owned(),
            answered: own.and_then(|own| own.answered.clone()),
            form,
            corrections: self.corrections.clone(),
            digest: Some(store::digest(original)),
            runs: own.map_or(Vec::new(), |own| own.runs.clone()),
        }
    }
}

/// The corrected edition that is most like a form.
fn nearest<'a>(form: &Form, family: &[&'a KnownForm]) -> Option<&'a KnownForm> {
    let corrected = family.iter().filter(|one| !one.corrections.is_empty());
    corrected.copied().max_by(|a, b| {
        let like = |one: &KnownForm| similarity(&one.form.sketch, &form.sketch);
        like(a)
            .total_cmp(&like(b))
            .then_with(|| a.answered.cmp(&b.answered))
    })
}
