//! What a person comes for, without a script.

use super::visitor::{Server, Visitor, said};

const STATUTES: &str = "# Statuts de l'association Les Tilleuls\n\n## Article 1 – Nom\n\
L'association a pour nom Les Tilleuls.\n\n## Article 2 – Objet\nL'association a pour objet de prêter des \
outils et d'apprendre à réparer soi-même les objets du quotidien.\n\n## Article 3 – Siège\nLe siège est au \
4 rue des Tilleuls, 35000 Rennes.\n";

const FORM: &str = "<!doctype html><title>Demande de subvention</title><form>\
<label for=n>Nom de l'association</label><input id=n name=n>\
<label for=o>Objet de l'association</label><textarea id=o name=o maxlength=400></textarea>\
<label for=p>Difficultés rencontrées</label><textarea id=p name=p maxlength=60></textarea></form>";

/// A dossier with a document and a form that is being answered.
fn begun(person: &Visitor, name: &str) -> String {
    let at = person.dossier(name);
    let added = person.send(
        &format!("{at}/documents"),
        &[("statuts.md", STATUTES.as_bytes())],
    );
    let to = person.settled(&added);
    assert!(person.get(&to).text().contains("statuts.md"));
    let read = person.send(
        &format!("{at}/forms"),
        &[("formulaire.html", FORM.as_bytes())],
    );
    // It goes to the form, which says what the answers cost.
    let to = person.settled(&read);
    assert_eq!(to.split('?').next(), Some(format!("{at}/forms/1").as_str()));
    assert!(person.get(&to).text().contains("Coût"), "{to}");
    at
}

/// The version of the text that a page shows.
fn seen(page: &str) -> &str {
    let (_, rest) = page
        .split_once("name=\"seen\" value=\"")
        .expect("a version");
    rest.split('"').next().unwrap_or_default()
}

#[test]
fn what_another_tab_wrote_is_not_written_over_unseen() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = begun(&person, "Deux onglets");
    let path = format!("{at}/forms/1/b3");
    // Both tabs show the box; the first one saves.
    let shown = person.get(&path).text();
    let old = seen(&shown);
    let first = [("text", "Le premier texte."), ("seen", old)];
    let saved = person.post(&format!("{path}/save"), &first).text();
    let saved: serde_json::Value = serde_json::from_str(&saved).expect("JSON");
    assert_eq!(saved["saved"], true);
    // The second one's text is not saved over it, neither by itself nor with a button…
    let second = [("text", "Le second texte."), ("seen", old)];
    let refused = person.post(&format!("{path}/save"), &second).text();
    let refused: serde_json::Value = serde_json::from_str(&refused).expect("JSON");
    assert_eq!(
        (&refused["saved"], &refused["overtaken"]),
        (&false.into(), &true.into())
    );
    let accept = [&second[..], &[("do", "accept")]].concat();
    let refused = person.post(&path, &accept);
    assert_eq!(refused.status, 409);
    // …both are shown, and nothing is lost.
    let page = refused.text();
    assert!(page.contains("<p>Le premier texte.</p>"), "{}", said(&page));
    assert!(
        page.contains(">Le second texte.</textarea>"),
        "{}",
        said(&page)
    );
    assert!(
        person
            .get(&path)
            .text()
            .contains(">Le premier texte.</textarea>")
    );
    // Once seen, the person's choice holds; the first tab goes on with the version it was told.
    let chosen = [
        ("do", "accept"),
        ("text", "Le second texte."),
        ("seen", seen(&page)),
    ];
    assert_eq!(person.post(&path, &chosen).status, 303);
    assert!(
        person
            .get(&path)
            .text()
            .contains(">Le second texte.</textarea>")
    );
    let now = saved["seen"].as_str().expect("a version");
    let late = [("text", "Encore le premier."), ("seen", now)];
    let late = person.post(&format!("{path}/save"), &late).text();
    assert!(late.contains("\"overtaken\":true"), "{late}");
}

#[test]
fn from_nothing_to_an_answered_form_and_the_library() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = begun(&person, "Les Tilleuls");
    let page = person.get(&format!("{at}/forms/1/b1")).text();
    assert!(page.contains("Les Tilleuls</textarea>"), "{}", said(&page));

    // Accepting goes on to the next box; what was changed goes into the library.
    let next = person.post(
        &format!("{at}/forms/1/b1"),
        &[("do", "accept"), ("text", "Les Tilleuls")],
    );
    assert_eq!(next.leads_to(), format!("{at}/forms/1/b2"));
    let own = "Nous prêtons des outils et apprenons à réparer.";
    person.post(
        &format!("{at}/forms/1/b2"),
        &[("do", "accept"), ("text", own)],
    );
    assert!(person.get(&format!("{at}/library")).text().contains(own));

    // Taking the step back takes it out of the library too.
    person.post(
        &format!("{at}/forms/1/b2"),
        &[("do", "back"), ("text", own)],
    );
    let library = person.get(&format!("{at}/library")).text();
    assert!(!library.contains(own), "{}", said(&library));
    assert!(
        person
            .get(&format!("{at}/library?show=retired"))
            .text()
            .contains(own)
    );

    // What is typed is saved, counted as the limit counts.
    let saved = person.post(
        &format!("{at}/forms/1/b3/save"),
        &[("text", "Une phrase.\r\nUne autre.")],
    );
    let saved: serde_json::Value = serde_json::from_str(&saved.text()).expect("JSON");
    assert_eq!(
        (&saved["saved"], &saved["length"], &saved["fits"]),
        (&true.into(), &22.into(), &true.into())
    );
    let page = person.get(&format!("{at}/forms/1/b3")).text();
    assert!(
        page.contains("Une phrase.\nUne autre.</textarea>"),
        "{}",
        said(&page)
    );

    // What the form would refuse as too long is not accepted, and not lost.
    let long = "Trop long pour cette case, qui ne prend que soixante caractères et pas un de plus.";
    let refused = person.post(
        &format!("{at}/forms/1/b3"),
        &[("do", "accept"), ("text", long)],
    );
    let page = person.get(&refused.leads_to()).text();
    assert!(
        page.contains("plus long que ce que le formulaire accepte"),
        "{}",
        said(&page)
    );
    assert!(
        page.contains(&format!(">{long}</textarea>")),
        "{}",
        said(&page)
    );
    person.post(
        &format!("{at}/forms/1/b3"),
        &[("do", "back"), ("text", long)],
    );

    // Other passages than what was proposed.
    let page = person.get(&format!("{at}/forms/1/b2?more=1")).text();
    assert!(
        page.contains("name=\"text\" value=\"L'association a pour objet"),
        "{}",
        said(&page)
    );

    // A box that asks another thing than it was taken for is answered again at once.
    let right = [("what", "question"), ("question", "organisation.name")];
    let again = person.post(&format!("{at}/forms/1/b3/correct"), &right);
    let page = person.get(&person.settled(&again)).text();
    assert!(
        page.contains("C’est la valeur que donnent"),
        "{}",
        said(&page)
    );
    let restored = person.post(&format!("{at}/forms/1/b3/correct"), &[("what", "restore")]);
    person.settled(&restored);

    // A box that is none is gone, and comes back with its correction taken back.
    let path = format!("{at}/forms/1/b3/correct");
    let changed = person.post(&path, &[("what", "label"), ("label", "Vos difficultés")]);
    person.settled(&changed);
    assert!(
        person
            .get(&format!("{at}/forms/1/b3"))
            .text()
            .contains("Vos difficultés</h1>")
    );
    let restored = person.post(&path, &[("what", "restore")]);
    person.settled(&restored);
    assert!(
        person
            .get(&format!("{at}/forms/1/b3"))
            .text()
            .contains("Difficultés rencontrées</h1>")
    );

    // The sheet of answers, for a form that lives on the web.
    let sheet = person.get(&format!("{at}/forms/1/sheet"));
    assert_eq!(sheet.status, 200);
    assert!(sheet.text().contains("Les Tilleuls"));
    assert_eq!(person.get(&format!("{at}/forms/1/report")).status, 200);
    assert_eq!(person.get(&format!("{at}/forms/1/filled")).status, 422);
    let archive = person.get(&format!("{at}/export"));
    assert_eq!(
        (archive.status, &archive.body[..2]),
        (200, b"PK".as_slice())
    );
}

#[test]
fn a_fact_is_corrected_in_its_place_and_taken_back() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = begun(&person, "Les Tilleuls");
    let facts = || person.get(&format!("{at}/facts")).text();
    assert!(
        facts().contains("<p class=\"value\">Les Tilleuls</p>"),
        "{}",
        said(&facts())
    );
    let kept = person.post(
        &format!("{at}/facts"),
        &[("key", "name"), ("value", "Les Grands Tilleuls")],
    );
    assert!(
        facts().contains("<p class=\"value\">Les Grands Tilleuls</p>"),
        "{}",
        said(&facts())
    );
    // A new answer uses it.
    let again = person.post(&format!("{at}/forms/1/again"), &[]);
    person.settled(&again);
    assert!(
        person
            .get(&format!("{at}/forms/1/b1"))
            .text()
            .contains("Les Grands Tilleuls</textarea>")
    );
    let number = kept.leads_to();
    let number = number
        .split("told=")
        .nth(1)
        .and_then(|rest| rest.split('#').next());
    person.post(
        &format!("{at}/undo/{}", number.expect("a notice")),
        &[("to", "/")],
    );
    assert!(
        facts().contains("<p class=\"value\">Les Tilleuls</p>"),
        "{}",
        said(&facts())
    );
}

#[test]
fn every_page_speaks_both_languages() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let french = server.visitor();
    let at = begun(&french, "Les Tilleuls");
    let english = Visitor {
        language: "en-GB,en;q=0.8",
        ..french.clone()
    };
    for path in [
        "",
        "documents",
        "documents/1",
        "search?q=outils",
        "facts",
        "forms",
        "forms/1",
        "forms/1?show=all",
        "forms/1/b1",
        "library",
        "accounts",
        "settings",
        "jobs/1",
    ] {
        let path = format!("{at}/{path}");
        let (fr, en) = (french.get(&path), english.get(&path));
        assert_eq!((fr.status, en.status), (200, 200), "{path}: {}", fr.said());
        assert!(fr.text().contains("<html lang=\"fr\">"), "{path}");
        assert!(en.text().contains("<html lang=\"en\">"), "{path}");
        assert!(
            fr.text().contains("Formulaires") && en.text().contains("Forms"),
            "{path}"
        );
    }
    // What a person chose stands before what the browser says.
    let chosen = french.post("/language", &[("language", "en"), ("to", "/")]);
    let cookie = chosen.header("set-cookie").expect("a cookie");
    let chooser = Visitor {
        cookie: format!(
            "{}; {}",
            french.cookie,
            cookie.split(';').next().unwrap_or_default()
        ),
        ..french.clone()
    };
    assert!(chooser.get("/keys").text().contains("Keyboard shortcuts"));
}

#[test]
fn an_example_is_made_and_erased() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let made = person.post("/example", &[]);
    assert_eq!(person.settled(&made), "/d/Exemple/");
    let home = person.get("/d/Exemple/").text();
    assert!(
        home.contains("8 documents") && home.contains("cases à relire"),
        "{}",
        said(&home)
    );
    for form in 1..=3 {
        let filled = person.get(&format!("/d/Exemple/forms/{form}/filled"));
        assert_eq!(filled.status, 200, "{}", filled.said());
        assert!(filled.body.len() > 4_000);
    }
    let accepted = person.post("/d/Exemple/forms/1/accept", &[]);
    assert!(
        person
            .get(&accepted.leads_to())
            .text()
            .contains("réponses acceptées")
    );
    // One button takes all of them back.
    let waiting = |page: &str| page.contains("Accepter les");
    assert!(!waiting(&person.get("/d/Exemple/forms/1").text()));
    let number = accepted.leads_to();
    let number = number.split("told=").nth(1).expect("a notice").to_owned();
    person.post(&format!("/d/Exemple/undo/{number}"), &[("to", "/")]);
    assert!(waiting(&person.get("/d/Exemple/forms/1").text()));
    let wrong = person.post("/d/Exemple/settings/erase", &[("name", "Autre")]);
    assert_eq!(wrong.status, 422);
    person.post("/d/Exemple/settings/erase", &[("name", "Exemple")]);
    assert!(!root.path().join("Exemple").exists());
    assert_eq!(person.get("/d/Exemple/").status, 404);
}
