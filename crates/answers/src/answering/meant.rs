//! Whose amount or number a box asks for, where its label alone does not say: of which funder, of
//! which person.

use forms::{Form, FormBox, Question};
use language::words::fold;

/// True for a box that asks for the sum that this very form applies for. A line of a budget never
/// answers it, however alike its words are: "Subventions versées" is what the organisation gives.
pub(crate) fn asks_the_amount_asked(asked: &FormBox) -> bool {
    let row = asked.group.as_ref().map_or("", |group| group.row.as_str());
    let by_question = asked.question.as_ref();
    let by_question =
        by_question.is_some_and(|one| one.id == "budget.amount_asked" && one.confidence >= 0.5);
    let text = fold(if row.is_empty() { &asked.label } else { row });
    by_question || says_asked(&text) || row.is_empty() && is_of_a_sum(&text)
}

/// "Montant de l'aide demandée", "Je sollicite une subvention de".
fn says_asked(folded: &str) -> bool {
    const ELSEWHERE: [&str; 13] = [
        "demandeur",
        "obtenu",
        "accord",
        "recu",
        "attribu",
        "percu",
        "preceden",
        "dernier",
        "autre",
        "deja",
        "n-1",
        "justif",
        "refus",
    ];
    let words: Vec<&str> = words(folded).collect();
    let any = |heads: &[&str]| {
        let begins = |word: &&str| heads.iter().any(|head| word.starts_with(head));
        words.iter().any(begins)
    };
    let sum = any(&[
        "subvention",
        "aide",
        "montant",
        "somme",
        "financement",
        "soutien",
        "contribution",
        "dotation",
    ]);
    let asked = any(&["demand", "sollicit", "souhait"]);
    sum && asked && !ELSEWHERE.iter().any(|word| folded.contains(word))
}

/// "La subvention de", before the room for the sum: how a budget's last line ends.
fn is_of_a_sum(folded: &str) -> bool {
    let mut words: Vec<&str> = words(folded).collect();
    words.retain(|word| !matches!(*word, "euro" | "euros" | "la" | "une" | "l" | "d"));
    matches!(
        words.as_slice(),
        ["subvention" | "aide" | "somme", "de"] | ["subvention" | "aide", "financiere", "de"]
    )
}

/// True for a box about what others give: what is asked of them is not asked here.
pub(super) fn is_of_other_funders(form: &Form, asked: &FormBox) -> bool {
    const OTHERS: [&str; 12] = [
        "autres financement",
        "autres financeur",
        "autres subvention",
        "autres aides",
        "autres demandes",
        "autre financement",
        "autre financeur",
        "cofinance",
        "co-finance",
        "co finance",
        "autres partenaires financiers",
        "other funders",
    ];
    let group = asked.group.as_ref();
    let near = asked.section.last().map(String::as_str).into_iter();
    let near = near.chain([asked.label.as_str(), asked.help.as_str()]);
    let near = near.chain(
        group
            .into_iter()
            .flat_map(|group| [group.label.as_str(), group.row.as_str()]),
    );
    let mut near = near.map(fold);
    let told = near.any(|text| OTHERS.iter().any(|others| text.contains(others)));
    // A row that begins with who gives is of that funder.
    let in_list = group.is_some_and(|group| {
        form.boxes.iter().any(|other| {
            let of = other.group.as_ref();
            of.is_some_and(|of| of.id == group.id && names_funder(&of.column))
        }) || names_funder(&group.row)
    });
    told || in_list
}

/// "Financeur", "Nom du financeur", "Organisme sollicité 2".
fn names_funder(words: &str) -> bool {
    let folded = fold(words);
    folded.contains("financeur")
        || folded.starts_with("organisme sollicite")
        || folded.starts_with("funder")
}

/// The person whose telephone or e-mail a box asks for under a heading that names one; none where
/// the organisation's own is meant.
pub(super) fn person(form: &Form, asked: &FormBox, question: &Question) -> Option<&'static str> {
    if !matches!(
        question.id.as_str(),
        "organisation.phone" | "organisation.email"
    ) {
        return None;
    }
    let group = asked.group.as_ref().map(|group| group.label.as_str());
    let heading = asked.section.last().map(String::as_str);
    // "Téléphone de l'association" says itself whose it is.
    let own = fold(&asked.label);
    if ["association", "structure", "organisme", "siege", "standard"]
        .iter()
        .any(|word| own.contains(word))
    {
        return None;
    }
    group
        .into_iter()
        .chain(heading)
        .find_map(|title| role(&fold(title), || has_a_name(form, asked)))
}

/// The role that a heading names. A bare "Contact" is of a person where a name is asked beside.
fn role(folded: &str, named: impl Fn() -> bool) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&[
        "representant legal",
        "representante legal",
        "representant(e) legal",
        "responsable legal",
        "president",
    ]) {
        return Some("president");
    }
    if has(&["tresori"]) {
        return Some("treasurer");
    }
    let chosen = has(&[
        "personne a contacter",
        "personne a joindre",
        "personne charge",
        "personne responsable",
        "personne referente",
        "responsable du projet",
        "responsable du dossier",
        "responsable de l'action",
        "referent",
        "interlocut",
        "contact person",
    ]);
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    (chosen || matches!(bare, "contact" | "votre contact") && named()).then_some("contact")
}

/// A name or a role is asked under the same heading.
fn has_a_name(form: &Form, asked: &FormBox) -> bool {
    form.boxes.iter().any(|other| {
        let label = fold(&other.label);
        let person = ["nom", "prenom", "fonction", "qualite", "civilite", "name"];
        other.section == asked.section && person.iter().any(|head| label.starts_with(head))
    })
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}
