//! Forms of a page that are the site's own: searching, signing in, subscribing to a letter.

use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use super::is;

/// Words of a form that subscribes to letters, in its text, names or address.
const LETTERS: [&str; 16] = [
    "newsletter",
    "infolettre",
    "lettre d'info",
    "lettre d’info",
    "lettre_info",
    "subscribe",
    "inscription-nl",
    "s'abonner",
    "s’abonner",
    "abonnez-vous",
    "mailing list",
    "mailinglist",
    "nyhetsbrev",
    "uutiskirje",
    "mailchimp",
    "mailing-list",
];

/// The forms of a page that no funder asks to be filled.
pub(super) fn forms(page: &Html) -> HashSet<NodeId> {
    let Ok(selector) = Selector::parse("form, search, [role=search]") else {
        return HashSet::new();
    };
    page.select(&selector)
        .filter(|form| is_furniture(*form))
        .map(|form| form.id())
        .collect()
}

fn is_furniture(form: ElementRef<'_>) -> bool {
    if is(form, "search") || form.value().attr("role") == Some("search") {
        return true;
    }
    let (mut shown, mut secrets, mut searches, mut mails) = (0, 0, 0, 0);
    let mut names = String::new();
    for control in form.descendants().filter_map(ElementRef::wrap) {
        let element = control.value();
        if !matches!(element.name(), "input" | "select" | "textarea") {
            continue;
        }
        let attribute = |name| element.attr(name).unwrap_or_default().to_lowercase();
        let name = attribute("name");
        match attribute("type").as_str() {
            "hidden" | "submit" | "button" | "image" | "reset" => continue,
            "password" => secrets += 1,
            "search" => searches += 1,
            "email" => mails += 1,
            _ if matches!(name.as_str(), "q" | "s" | "query" | "search" | "recherche") => {
                searches += 1;
            }
            _ if name.contains("email") || name.contains("mail") => mails += 1,
            _ => {}
        }
        shown += 1;
    }
    if searches > 0 && shown <= 2 || secrets > 0 && shown <= 5 {
        return true;
    }
    for name in ["id", "class", "action", "name", "aria-label"] {
        names.push_str(form.value().attr(name).unwrap_or_default());
        names.push(' ');
    }
    names.extend(form.text().take(60));
    let names = names.to_lowercase();
    mails > 0 && shown <= 4 && LETTERS.iter().any(|word| names.contains(word))
}
