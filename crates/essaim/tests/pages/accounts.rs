//! Accounts over the pages, without a script: seen before they come in, brought in once, taken back.

use super::visitor::{Server, Visitor, said};

const HEAD: &str = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t\
CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\t\
Montantdevise\tIdevise\n";

/// A year's entries of an invented association: 12 000 € of a grant, 4 250,40 € of charges.
fn fec(year: i32) -> Vec<u8> {
    let mut text = HEAD.to_owned();
    let mut entry = |number: u32, account: &str, name: &str, debit: &str, credit: &str| {
        text.push_str(&format!(
            "BQ\tBanque\t{number}\t{year}0315\t{account}\t{name}\t\t\tP{number}\t{year}0315\t{name}\t{debit}\t\
             {credit}\t\t\t{year}0331\t\t\n"
        ));
    };
    entry(1, "512000", "Banque", "12000,00", "0,00");
    entry(
        1,
        "740000",
        "Subvention Ville de Lanvern",
        "0,00",
        "12000,00",
    );
    entry(2, "606300", "Outils", "4250,40", "0,00");
    entry(2, "512000", "Banque", "0,00", "4250,40");
    text.into_bytes()
}

/// Sends a file of accounts; gives the page that shows what it would bring.
fn shown(person: &Visitor, at: &str, name: &str, bytes: &[u8]) -> String {
    let sent = person.send(&format!("{at}/accounts/import"), &[(name, bytes)]);
    person.settled(&sent)
}

/// A page with common spaces in its amounts.
fn plain(page: &str) -> String {
    page.replace(['\u{202f}', '\u{a0}'], " ")
}

/// The way back that a page offers.
fn undo(page: &str) -> &str {
    let form = page.split("/undo/").nth(1).expect("a way back");
    form.split('"').next().unwrap_or_default()
}

#[test]
fn accounts_are_seen_first_kept_once_and_taken_back() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    let page = |path: &str| person.get(&format!("{at}/{path}")).text();
    let file = "123456782FEC20251231.txt";

    // What would come in is told, and nothing is there yet.
    let preview = shown(&person, &at, file, &fec(2025));
    let text = plain(&person.get(&preview).text());
    for told in ["12 000 €", "4 250,40 €", "16 250,40 €"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!page("accounts/files").contains(file));

    let kept = person.post(&preview, &[("do", "import")]);
    let told = person.get(&kept.leads_to()).text();
    assert!(
        told.contains("1 fichier de comptes importé"),
        "{}",
        said(&told)
    );
    assert!(page("accounts/files").contains(file));

    // Once: neither the same file again, nor the page that waited for it.
    assert_eq!(person.post(&preview, &[("do", "import")]).status, 422);
    let again = shown(&person, &at, "autre-nom.txt", &fec(2025));
    assert!(person.get(&again).text().contains("déjà importé"));
    assert_eq!(person.post(&again, &[("do", "import")]).status, 422);

    // Taken back, and brought in again.
    let number = undo(&told);
    person.post(&format!("{at}/undo/{number}"), &[("to", "/")]);
    assert!(!page("accounts/files").contains(file));
    let preview = shown(&person, &at, file, &fec(2025));
    person.post(&preview, &[("do", "import")]);
    assert!(page("accounts/files").contains(file));

    // Taken out of the list, and put back.
    let list = page("accounts/files");
    let digest = list.split("/accounts/files/").nth(1).expect("the file");
    let digest = digest.split('/').next().unwrap_or_default();
    let removed = person.post(&format!("{at}/accounts/files/{digest}/remove"), &[]);
    let told = person.get(&removed.leads_to()).text();
    assert!(!page("accounts/files").contains(digest));
    let number = undo(&told);
    person.post(&format!("{at}/undo/{number}"), &[("to", "/")]);
    let original = person.get(&format!("{at}/accounts/files/{digest}/original"));
    assert_eq!(original.body, fec(2025));
}

#[test]
fn what_is_no_accounts_is_said_and_nothing_is_kept() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    for (name, bytes) in [
        ("lettre.txt", b"Bonjour, voici nos comptes.".as_slice()),
        ("vide.csv", b""),
        ("image.xlsx", &[0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]),
    ] {
        let preview = shown(&person, &at, name, bytes);
        let text = person.get(&preview).text();
        assert!(text.contains("role=\"alert\""), "{name}: {}", said(&text));
        let kept = person.post(&preview, &[("do", "import")]);
        assert_eq!(kept.status, 422, "{name}");
    }
    // An unbalanced entry is told with its line, and does not stop the rest.
    let mut wrong = fec(2025);
    wrong.extend_from_slice(
        b"OD\tDivers\t3\t20250401\t606300\tColle\t\t\tP3\t20250401\tColle\t10,00\t0,00\t\t\t20250430\t\t\n",
    );
    let preview = shown(&person, &at, "123456782FEC20251231.txt", &wrong);
    let text = person.get(&preview).text();
    assert!(text.contains("class=\"badge refused\""), "{}", said(&text));
    let abandoned = person.post(&preview, &[("do", "abandon")]);
    assert!(
        person
            .get(&abandoned.leads_to())
            .text()
            .contains("Rien n’a été importé")
    );
}

#[test]
fn a_budget_is_drafted_changed_and_seen_under_a_scenario() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    let preview = shown(&person, &at, "123456782FEC20251231.txt", &fec(2025));
    person.post(&preview, &[("do", "import")]);
    let budgets = format!("{at}/accounts/budgets");
    let drafted = person.post(&budgets, &[("do", "draft"), ("year", "2026")]);
    let page = person.get(&drafted.leads_to()).text();
    assert!(page.contains("id=\"scenarios\""), "{}", said(&page));

    let scenarios = format!("{budgets}/scenarios");
    let less = [
        ("do", "add"),
        ("name", "Outils en baisse"),
        ("account", "60"),
        ("to", "-10 %"),
    ];
    let added = person.post(&scenarios, &less);
    let page = person.get(&added.leads_to()).text();
    let text = plain(&page);
    // 4 250 − 10 % of charges: 425 more is left than in the budget, which stays.
    for told in ["3 825 €", "425 €", "4 250 €"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    // A grant that nobody noted is in no budget: the change says that it changes nothing.
    assert!(!text.contains("aucune ligne"), "{text}");
    let nothing = [
        ("do", "add"),
        ("name", "Ville"),
        ("account", "74"),
        ("to", "-10 %"),
    ];
    let added = person.post(&scenarios, &nothing);
    let page = person.get(&added.leads_to()).text();
    assert!(
        page.contains("aucune ligne de vos budgets"),
        "{}",
        said(&page)
    );

    for (account, to) in [("74", "beaucoup"), ("512", "-10 %"), ("74", "-150 %")] {
        let wrong = [
            ("do", "add"),
            ("name", "Faux"),
            ("account", account),
            ("to", to),
        ];
        assert_eq!(
            person.post(&scenarios, &wrong).status,
            422,
            "{account} {to}"
        );
    }
    let removed = person.post(
        &scenarios,
        &[("do", "remove"), ("name", "Outils en baisse")],
    );
    let page = person.get(&removed.leads_to()).text();
    assert!(!page.contains("<h3>Outils en baisse"), "{}", said(&page));
    person.post(&format!("{at}/undo/{}", undo(&page)), &[("to", "/")]);
    assert!(person.get(&budgets).text().contains("<h3>Outils en baisse"));
}
