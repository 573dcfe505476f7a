//! Records found: by words, by need, by place, and by what else is known of them.

use ::commons::fold::Record;
use ::commons::ranking;
use store::{Commons as _, CommonsError};

pub use store::search::{
    Answer, Asked, Count, Facets, Found, MOST, Named, Near, Part, Reason, Understood,
};

use super::Open;

/// The records that fit, the best first, a page of them.
pub async fn search(open: &Open, asked: &Asked) -> Result<Answer, CommonsError> {
    open.store.search(asked, open.now).await
}

/// How what is found is put in order, in words.
pub fn rule(language: &str) -> &'static str {
    ranking::shipped().text(language)
}

/// A record's name as it is shown first: what is in force, else what waits.
pub fn name_of(record: &Record) -> Option<&str> {
    let mut fields = record.fields.iter();
    let name = fields.find(|field| field.name.as_str() == "name")?;
    name.first()?.value.as_ref()?.as_str()
}
