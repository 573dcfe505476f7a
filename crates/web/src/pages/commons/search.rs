//! Search: by words, by need, by what is known of records; the list first, with the reason of each
//! place in it; the rule of that order.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::names::RecordId;
use commons::ranking;
use desk::commons::finding::{self, Answer, Asked, Count, Found, Near, Part};
use desk::messages::{Messages, say};
use maud::{Markup, html};

use super::at::{At, shortened};
use super::home::{choices_of, search_box};
use crate::asked::Query;
use crate::house::House;
use crate::role::Role;
use crate::room::encoded;
use crate::visit::Answered;

/// Results of a page.
const MOST: usize = 20;
/// The furthest page.
const PAGES: usize = 50;
/// Characters of a description in the list.
const DESCRIPTION: usize = 220;
/// Choices of a facet that are shown at once.
const CHOICES: usize = 8;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/commons/search", get(search))
        .route("/commons/ranking", get(order))
}

/// What an address asks for; what is not understood is left out.
fn asked(pairs: &[(String, String)], language: &str) -> Asked {
    let mut asked = Asked {
        most: MOST,
        language: language.to_owned(),
        ..Asked::default()
    };
    let (mut latitude, mut longitude, mut kilometres) = (None, None, None);
    for (name, value) in pairs.iter().take(40) {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        let text = || value.chars().take(100).collect::<String>();
        match name.as_str() {
            "q" => asked.words = value.chars().take(400).collect(),
            "kind" => asked.kind = value.parse().ok(),
            "use" => asked.uses.push(text()),
            "family" => asked.family = Some(text()),
            "country" => asked.country = Some(text()),
            "place" => asked.municipality = Some(text()),
            "checked" => asked.checked = value.parse().ok(),
            "spoken" => asked.spoken = value.parse().ok(),
            "page" => asked.page = value.parse().unwrap_or(1).clamp(1, PAGES),
            "latitude" => latitude = value.parse().ok(),
            "longitude" => longitude = value.parse().ok(),
            "km" => kilometres = value.parse().ok(),
            _ => {}
        }
    }
    let in_range = |of: Option<f64>, most: f64| of.filter(|of| of.abs() <= most);
    if let (Some(latitude), Some(longitude)) =
        (in_range(latitude, 90.0), in_range(longitude, 180.0))
    {
        asked.near = Some(Near {
            latitude,
            longitude,
            kilometres,
        });
    }
    asked
}

/// The address of what is asked for.
fn address(asked: &Asked) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let mut add = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
    add(
        "q",
        Some(asked.words.clone()).filter(|words| !words.is_empty()),
    );
    add("kind", asked.kind.as_ref().map(ToString::to_string));
    for one in &asked.uses {
        add("use", Some(one.clone()));
    }
    add("family", asked.family.clone());
    add("country", asked.country.clone());
    add("place", asked.municipality.clone());
    add("checked", asked.checked.map(|checked| checked.to_string()));
    add("spoken", asked.spoken.as_ref().map(ToString::to_string));
    if let Some(near) = asked.near {
        add("latitude", Some(near.latitude.to_string()));
        add("longitude", Some(near.longitude.to_string()));
        add("km", near.kilometres.map(|km| km.to_string()));
    }
    add(
        "page",
        Some(asked.page.to_string()).filter(|_| asked.page > 1),
    );
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    match pairs.is_empty() {
        true => "/commons/search".to_owned(),
        false => format!("/commons/search?{}", pairs.join("&")),
    }
}

/// The same search with one thing changed, from its first page.
fn with(asked: &Asked, change: impl FnOnce(&mut Asked)) -> String {
    let mut other = asked.clone();
    other.page = 1;
    change(&mut other);
    address(&other)
}

async fn search(at: At, Query(pairs): Query<Vec<(String, String)>>) -> Answered {
    let messages = at.messages();
    let asked = asked(&pairs, at.code());
    let answer = finding::search(&at.open, &asked).await;
    let answer = answer.map_err(|error| at.failed(error))?;
    let title = match asked.words.is_empty() {
        true => say!(messages, "commons-search-title"),
        false => say!(
            messages,
            "commons-search-title-of",
            words = asked.words.as_str()
        ),
    };
    let about = say!(
        messages,
        "commons-search-about",
        count = answer.total.to_string()
    );
    let filters = filters(&at, &asked);
    let body = html! {
        h1 { (say!(messages, "commons-search-title")) }
        (search_box(&at, &asked.words, asked.words.is_empty() && filters.is_empty()))
        @if !filters.is_empty() {
            ul.counts aria-label=(say!(messages, "commons-filters")) {
                @for (name, without) in &filters {
                    li {
                        a.badge.write href=(without) {
                            (name) " ×" span.unseen { " " (say!(messages, "commons-filter-remove")) }
                        }
                    }
                }
            }
        }
        (understood(messages, &asked, &answer))
        div.answering.found {
            div {
                h2 #results { (say!(messages, "commons-found", count = answer.total)) }
                @if answer.total == 0 { (nothing(&at, &asked)) }
                ol.hits start=((asked.page - 1) * MOST + 1) {
                    @for found in &answer.results { li { (hit(&at, found)) } }
                }
                (steps(messages, &asked, answer.total))
                @if answer.total > 0 {
                    p.hint { a href="/commons/ranking" { (say!(messages, "commons-ranking-link")) } }
                }
            }
            aside aria-labelledby="refine" { (facets(&at, &asked, &answer)) }
        }
    };
    Ok(at.page(&title, &address(&asked), "/commons/search", &about, &body))
}

/// The filters that are set, each with the search without it.
fn filters(at: &At, asked: &Asked) -> Vec<(String, String)> {
    let messages = at.messages();
    let mut filters = Vec::new();
    if let Some(kind) = &asked.kind {
        filters.push((at.kind_title(kind), with(asked, |of| of.kind = None)));
    }
    let uses = choices_of(at, "uses");
    for one in &asked.uses {
        let name = uses
            .get(one)
            .map_or(one.as_str(), |texts| texts.of(at.code()));
        let without = with(asked, |of| of.uses.retain(|of| of != one));
        filters.push((name.to_owned(), without));
    }
    if let Some(family) = &asked.family {
        let families = choices_of(at, "family");
        let name = families
            .get(family)
            .map_or(family.as_str(), |texts| texts.of(at.code()));
        filters.push((name.to_owned(), with(asked, |of| of.family = None)));
    }
    if let Some(country) = &asked.country {
        filters.push((country.clone(), with(asked, |of| of.country = None)));
    }
    if let Some(place) = &asked.municipality {
        filters.push((place.clone(), with(asked, |of| of.municipality = None)));
    }
    if let Some(checked) = asked.checked {
        filters.push((
            checked_name(messages, checked),
            with(asked, |of| of.checked = None),
        ));
    }
    if let Some(spoken) = &asked.spoken {
        let name = say!(messages, "commons-in-language", code = spoken.as_str());
        filters.push((name, with(asked, |of| of.spoken = None)));
    }
    if asked.near.is_some() {
        let name = say!(messages, "commons-near");
        filters.push((name, with(asked, |of| of.near = None)));
    }
    filters
}

fn checked_name(messages: &Messages, checked: bool) -> String {
    match checked {
        true => say!(messages, "commons-checked"),
        false => say!(messages, "commons-unchecked"),
    }
}

/// How the words were understood, where that is not plain.
fn understood(messages: &Messages, asked: &Asked, answer: &Answer) -> Markup {
    let of = &answer.understood;
    html! {
        @if let Some(leave) = &of.leave {
            p.advice { (say!(messages, "commons-understood-leave", name = leave.as_str())) }
        }
        @for (typed, instead) in &of.corrected {
            p.advice {
                @let instead = instead.join(", ");
                (say!(messages, "commons-understood-corrected", typed = typed.as_str(), instead = instead))
            }
        }
        @if of.some && !asked.words.is_empty() {
            p.advice { (say!(messages, "commons-understood-some")) }
        }
    }
}

fn nothing(at: &At, asked: &Asked) -> Markup {
    let messages = at.messages();
    html! {
        p { (say!(messages, "commons-found-none")) }
        ul {
            @if !asked.words.is_empty() {
                li { (say!(messages, "commons-found-none-words")) }
            }
            li { a href="/commons/kinds" { (say!(messages, "commons-found-none-kinds")) } }
            @if at.may(Role::Writes) {
                li { a href="/commons/kinds" { (say!(messages, "commons-found-none-add")) } }
            }
        }
    }
}

fn hit(at: &At, found: &Found) -> Markup {
    let messages = at.messages();
    let uses = choices_of_found(at, found);
    let kind = found.record.parse::<RecordId>().ok();
    let kind = kind.map(|record| at.kind_title(record.kind()));
    html! {
        h3 { a href=(format!("/commons/records/{}", found.record)) { (found.name) } }
        p.meta {
            (kind.unwrap_or_default())
            @if let Some(place) = &found.municipality { " · " (place) }
            @if let Some(km) = found.kilometres {
                " · " (say!(messages, "commons-kilometres", count = format!("{km:.0}")))
            }
            @if !uses.is_empty() { " · " (uses.join(", ")) }
            " · " (checked_name(messages, found.checked).to_lowercase())
        }
        @if let Some(description) = &found.description { p { (shortened(description, DESCRIPTION)) } }
        @if let (Some(replaces), Some(by)) = (&found.replaces, &found.by) {
            p {
                (say!(messages, "commons-replaces-by", replaces = replaces.name.as_str(), by = by.name.as_str()))
            }
        }
        @if !found.why.is_empty() {
            details {
                summary.hint { (say!(messages, "commons-why")) span.unseen { " " (found.name) } }
                ul {
                    @for reason in &found.why {
                        li { (part(messages, reason.part)) " " (points(messages, reason.points)) }
                    }
                }
                p.hint { a href="/commons/ranking" { (say!(messages, "commons-ranking-link")) } }
            }
        }
    }
}

fn choices_of_found(at: &At, found: &Found) -> Vec<String> {
    let kind = found.kind.parse().ok();
    let kind = kind.and_then(|kind| at.constitution.kind(&kind, at.open.now));
    let field = kind.and_then(|kind| kind.fields().find(|field| field.name().as_str() == "uses"));
    let uses = found.uses.iter().take(4);
    uses.map(|one| {
        let texts = field.and_then(|field| field.choices.get(one));
        texts
            .map_or(one.as_str(), |texts| texts.of(at.code()))
            .to_owned()
    })
    .collect()
}

fn part(messages: &Messages, part: Part) -> String {
    match part {
        Part::WholeName => say!(messages, "commons-part-whole-name"),
        Part::Name => say!(messages, "commons-part-name"),
        Part::Words => say!(messages, "commons-part-words"),
        Part::Need => say!(messages, "commons-part-need"),
        Part::Checked => say!(messages, "commons-part-checked"),
        Part::Near => say!(messages, "commons-part-near"),
    }
}

fn points(messages: &Messages, points: f32) -> String {
    let number = format!("{points:.1}");
    let number = match messages.tongue.code() {
        "fr" => number.replace('.', ","),
        _ => number,
    };
    say!(messages, "commons-points", count = number)
}

/// To the pages before and after.
fn steps(messages: &Messages, asked: &Asked, total: u64) -> Markup {
    let pages = usize::try_from(total)
        .unwrap_or(usize::MAX)
        .div_ceil(MOST)
        .min(PAGES);
    let to = |page: usize| {
        let mut other = asked.clone();
        other.page = page;
        address(&other)
    };
    html! {
        @if pages > 1 {
            nav.steps aria-label=(say!(messages, "commons-pages")) {
                @if asked.page > 1 {
                    a href=(to(asked.page - 1)) rel="prev" { (say!(messages, "commons-page-before")) }
                } @else { span {} }
                span.hint { (say!(messages, "commons-page", page = asked.page, pages = pages)) }
                @if asked.page < pages {
                    a href=(to(asked.page + 1)) rel="next" { (say!(messages, "commons-page-after")) }
                } @else { span {} }
            }
        }
    }
}

/// What narrows the search, with how many there would be.
fn facets(at: &At, asked: &Asked, answer: &Answer) -> Markup {
    let messages = at.messages();
    let facets = &answer.facets;
    let uses = choices_of(at, "uses");
    let families = choices_of(at, "family");
    let of_choice = |texts: Option<&commons::kinds::Texts>, value: &str| {
        texts.map_or(value, |texts| texts.of(at.code())).to_owned()
    };
    let kinds = rows(&facets.kinds, |value| {
        let kind = value.parse().ok();
        let name = kind
            .as_ref()
            .map_or(value.to_owned(), |kind| at.kind_title(kind));
        let set = asked.kind.as_ref().is_some_and(|of| of.as_str() == value);
        (name, set, with(asked, |of| of.kind = kind))
    });
    let of_uses = rows(&facets.uses, |value| {
        let set = asked.uses.iter().any(|of| of == value);
        let to = with(asked, |of| of.uses = vec![value.to_owned()]);
        (of_choice(uses.get(value), value), set, to)
    });
    let of_families = rows(&facets.families, |value| {
        let set = asked.family.as_deref() == Some(value);
        let to = with(asked, |of| of.family = Some(value.to_owned()));
        (of_choice(families.get(value), value), set, to)
    });
    let countries = rows(&facets.countries, |value| {
        let set = asked.country.as_deref() == Some(value);
        let to = with(asked, |of| of.country = Some(value.to_owned()));
        (value.to_owned(), set, to)
    });
    let checked = rows(&facets.checked, |value| {
        let is = value == "checked";
        let to = with(asked, |of| of.checked = Some(is));
        (checked_name(messages, is), asked.checked == Some(is), to)
    });
    html! {
        h2 #refine { (say!(messages, "commons-refine")) }
        (facet(messages, &say!(messages, "commons-facet-kind"), &kinds))
        (facet(messages, &say!(messages, "commons-facet-use"), &of_uses))
        (facet(messages, &say!(messages, "commons-facet-family"), &of_families))
        (facet(messages, &say!(messages, "commons-facet-country"), &countries))
        (facet(messages, &say!(messages, "commons-facet-checked"), &checked))
        form action="/commons/search" {
            @for (name, value) in hidden(asked) { input type="hidden" name=(name) value=(value); }
            label for="place" { (say!(messages, "commons-facet-place")) }
            input #place name="place" value=(asked.municipality.as_deref().unwrap_or_default()) maxlength="100";
            p { button.second { (say!(messages, "commons-facet-place-go")) } }
        }
    }
}

/// What a search keeps when a place is typed.
fn hidden(asked: &Asked) -> Vec<(&'static str, String)> {
    let mut pairs = vec![("q", asked.words.clone())];
    pairs.extend(asked.kind.as_ref().map(|kind| ("kind", kind.to_string())));
    pairs.extend(asked.uses.iter().map(|of| ("use", of.clone())));
    pairs.extend(asked.family.clone().map(|of| ("family", of)));
    pairs.extend(asked.country.clone().map(|of| ("country", of)));
    pairs.extend(asked.checked.map(|of| ("checked", of.to_string())));
    pairs
}

/// A choice of a facet: its name, whether it is set, where it leads, how many there are.
type Row = (String, bool, String, u64);

fn rows(counts: &[Count], of: impl Fn(&str) -> (String, bool, String)) -> Vec<Row> {
    let counted = counts.iter().filter(|count| count.count > 0);
    counted
        .map(|count| {
            let (name, set, to) = of(&count.value);
            (name, set, to, count.count)
        })
        .collect()
}

fn facet(messages: &Messages, title: &str, rows: &[Row]) -> Markup {
    let list = |rows: &[Row]| {
        html! {
            ul.facet {
                @for (name, set, to, count) in rows {
                    li {
                        @if *set { strong { (name) } } @else { a href=(to) { (name) } }
                        " " span.hint { (count) }
                    }
                }
            }
        }
    };
    let (first, rest) = rows.split_at(rows.len().min(CHOICES));
    html! {
        @if !rows.is_empty() {
            h3 { (title) }
            (list(first))
            @if !rest.is_empty() {
                details {
                    summary { (say!(messages, "commons-facet-more", count = rest.len())) span.unseen { " " (title) } }
                    (list(rest))
                }
            }
        }
    }
}

/// The rule of the order, as it is.
async fn order(at: At) -> Answered {
    let messages = at.messages();
    let ranking = ranking::shipped();
    let points = &ranking.points;
    let title = say!(messages, "commons-ranking-title");
    let text = ranking.text(at.code());
    let rows = [
        (
            say!(messages, "commons-rank-replacement"),
            points.replacement,
        ),
        (say!(messages, "commons-rank-replacing"), points.replacing),
        (
            say!(messages, "commons-rank-use-thing"),
            points.use_of_thing,
        ),
        (
            say!(messages, "commons-rank-use-other"),
            points.use_of_other,
        ),
        (say!(messages, "commons-rank-whole-name"), points.whole_name),
        (say!(messages, "commons-rank-name"), points.name),
        (say!(messages, "commons-rank-words"), points.words),
        (say!(messages, "commons-rank-misspelled"), points.misspelled),
        (say!(messages, "commons-rank-checked"), points.checked),
        (say!(messages, "commons-rank-near"), points.near),
        (say!(messages, "commons-rank-half"), points.half),
    ];
    let body = html! {
        h1 { (title) }
        @for line in text.lines() { p { (line) } }
        table {
            caption { (say!(messages, "commons-ranking-caption")) }
            thead { tr {
                th scope="col" { (say!(messages, "commons-ranking-what")) }
                th.n scope="col" { (say!(messages, "commons-ranking-points")) }
            } }
            tbody {
                @for (what, points) in &rows {
                    tr { th scope="row" { (what) } td.n { (number(messages, *points)) } }
                }
            }
        }
        p { a href="/commons/rule" { (say!(messages, "commons-way-rule")) } }
    };
    Ok(at.page(&title, "/commons/ranking", "/commons/rule", text, &body))
}

fn number(messages: &Messages, number: f32) -> String {
    let text = number.to_string();
    match messages.tongue.code() {
        "fr" => text.replace('.', ","),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_search_is_found_again_by_its_address() {
        let asked = asked(
            &pairs(&[
                ("q", " remplacer Doodle "),
                ("kind", "software"),
                ("use", "polls"),
                ("use", "calendar"),
                ("country", "FR"),
                ("checked", "true"),
                ("page", "3"),
                ("unknown", "x"),
            ]),
            "fr",
        );
        assert_eq!(
            address(&asked),
            "/commons/search?q=remplacer%20Doodle&kind=software&use=polls&use=calendar&country=FR\
             &checked=true&page=3"
        );
        let without = with(&asked, |of| of.kind = None);
        assert!(
            !without.contains("kind") && !without.contains("page"),
            "{without}"
        );
    }

    #[test]
    fn what_cannot_be_asked_is_left_out() {
        let odd = [
            ("kind", "../etc"),
            ("page", "0"),
            ("latitude", "91"),
            ("longitude", "2"),
            ("checked", "perhaps"),
        ];
        assert_eq!(address(&asked(&pairs(&odd), "en")), "/commons/search");
        let far = asked(&pairs(&[("page", "999999999999")]), "en");
        assert_eq!(far.page, PAGES.min(far.page));
    }
}
