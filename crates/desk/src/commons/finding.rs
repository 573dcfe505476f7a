//! Records found: by words, by need, by place, and by what else is known of them.

use ::commons::fold::Record;
use ::commons::kinds::Kind;
use ::commons::text;
use language::words::fold;
use store::{Commons as _, CommonsError};

pub use store::search::{
    Answer, Asked, Count, Facets, Found, MOST, Named, Near, Part, Reason, Understood,
};

use super::Open;

/// How many records are read at once.
const PAGE: u32 = 500;

/// The records that fit, the best first, a page of them.
pub async fn search(open: &Open, asked: &Asked) -> Result<Answer, CommonsError> {
    let wanted = fold(&asked.words);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let constitution = open.store.constitution(open.now).await?;
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = open
            .store
            .records(asked.kind.as_ref(), after.as_ref(), PAGE, open.now);
        let page = page.await?;
        let Some(last) = page.last() else {
            break;
        };
        after = Some(last.id.clone());
        for record in page
            .iter()
            .filter(|r| r.merged_into.is_none() && !r.retired)
        {
            let kind = constitution.kind(record.id.kind(), open.now);
            if let Some(kind) = kind {
                found.extend(weigh(record, kind, &wanted, &asked.language));
            }
        }
    }
    found.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| fold(&a.name).cmp(&fold(&b.name)))
            .then_with(|| a.record.cmp(&b.record))
    });
    let most = asked.most.clamp(1, MOST);
    let before = asked.page.saturating_sub(1).saturating_mul(most);
    Ok(Answer {
        total: found.len() as u64,
        results: found.into_iter().skip(before).take(most).collect(),
        ..Answer::default()
    })
}

/// A record's name as it is shown first: what is in force, else what waits.
pub fn name_of(record: &Record) -> Option<&str> {
    let mut fields = record.fields.iter();
    let name = fields.find(|field| field.name.as_str() == "name")?;
    name.first()?.value.as_ref()?.as_str()
}

fn weigh(record: &Record, kind: &Kind, wanted: &[&str], language: &str) -> Option<Found> {
    let name = name_of(record)?.to_owned();
    let texts: Vec<String> = text::texts(record, kind).into_values().collect();
    let text = fold(&texts.concat());
    let in_text = wanted.iter().filter(|word| text.contains(**word)).count();
    if in_text < wanted.len() {
        return None;
    }
    let folded = fold(&name);
    let in_name = wanted.iter().filter(|word| folded.contains(**word)).count();
    let descriptions = record
        .fields
        .iter()
        .filter(|f| f.name.as_str() == "description");
    let mut descriptions: Vec<_> = descriptions.collect();
    descriptions.sort_by_key(|field| {
        field
            .language
            .as_ref()
            .is_none_or(|spoken| spoken.as_str() != language)
    });
    let description = descriptions.first().and_then(|field| field.first());
    let checked = record.in_force("name").next().is_some();
    Some(Found {
        record: record.id.to_string(),
        kind: record.id.kind().to_string(),
        checked,
        description: description.and_then(|held| held.value.as_ref()?.as_str().map(str::to_owned)),
        name,
        score: in_name as f32 * 4.0 + in_text as f32 + f32::from(u8::from(checked)),
        ..Found::default()
    })
}
