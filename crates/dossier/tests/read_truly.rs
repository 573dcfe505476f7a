//! Papers that a careless reader misreads: numbers in words, other organisations' people, wrong
//! keys, amounts of two years, statutes as plain text. All invented.

use documents::Bounds;
use dossier::{DateOrigin, Reading, Side, SourceKind, Unit};

fn read(name: &str, text: &str) -> Reading {
    let document = documents::read(text.as_bytes(), name, &Bounds::default()).expect("it is read");
    dossier::read(&document, name)
}

/// The values of a key, in the order of the text.
fn values<'a>(reading: &'a Reading, key: &str) -> Vec<&'a str> {
    reading
        .facts
        .iter()
        .filter(|fact| fact.key == key)
        .map(|fact| fact.value.as_str())
        .collect()
}

/// Year, euros and side of each figure of a label.
fn amounts(reading: &Reading, label: &str) -> Vec<(Option<i32>, f64, Option<Side>)> {
    reading
        .figures
        .iter()
        .filter(|figure| figure.label == label)
        .map(|figure| (figure.year, figure.cents as f64 / 100.0, figure.side))
        .collect()
}

#[test]
fn a_majority_of_the_board_is_not_the_board() {
    let reading = read(
        "pv-2025.txt",
        "Compte rendu de l'assemblée générale du 4 mai 2025\n\nLe nouveau CA est donc composé de 9 personnes. La majorité requise pour décider au sein du CA est de 5 personnes.\n",
    );
    assert_eq!(values(&reading, "board_count"), ["9"]);
}

#[test]
fn numbers_in_words() {
    let reading = read(
        "pv-2025.txt",
        "Compte rendu du conseil d'administration du 4 mai 2025\n\nTrente-deux bénévoles participent. L'association compte cent vingt-huit adhérents. Elle emploie vingt et un salariés.\n",
    );
    assert_eq!(values(&reading, "volunteers"), ["32"]);
    assert_eq!(values(&reading, "members"), ["128"]);
    assert_eq!(values(&reading, "employees"), ["21"]);
}

#[test]
fn people_of_others_and_of_the_past() {
    let reading = read(
        "rapport-2023.txt",
        "Rapport d'activité 2023\n\nL'association compte 212 membres (130 femmes et 82 hommes) et une soixantaine de bénévoles. Elle emploie 7 personnes (5,6 ETP).\n\nNotre partenaire, l'association Le Quai voisin, compte 1 200 adhérents et 35 salariés. Sa présidente est Mme Odile Farreux.\n\nNous avons accueilli 45 bénévoles de la Croix-Rouge. Nous avons perdu 14 adhérents et 2 salariés.\n\nPrésidente : Fanta Le Gall. Ancienne présidente : Rose Dupré. Co-trésoriers : Luc Alizé et Bérénice Orme.\n",
    );
    assert_eq!(values(&reading, "members"), ["212"]);
    assert_eq!(values(&reading, "members.women"), ["130"]);
    assert_eq!(values(&reading, "members.men"), ["82"]);
    assert_eq!(values(&reading, "employees"), ["7"]);
    assert_eq!(values(&reading, "fte"), ["5,6"]);
    assert_eq!(values(&reading, "president"), ["Fanta Le Gall"]);
    assert_eq!(
        values(&reading, "deputy_treasurer"),
        ["Luc Alizé", "Bérénice Orme"]
    );
    // "Une soixantaine" is kept, and known for what it is.
    let about: Vec<_> = reading
        .facts
        .iter()
        .filter(|fact| fact.key == "volunteers")
        .collect();
    assert_eq!(about[0].value, "60");
    assert!(about.len() == 1 && about[0].confidence < 0.6, "{about:#?}");
}

#[test]
fn statutes_as_plain_text() {
    let reading = read(
        "statuts.txt",
        "Statuts de l'association LES MAINS VERTES\n\nArticle 1\nL'association dite « Les Mains vertes », fondée en 1998, a été déclarée à la sous-préfecture de Plouay le 4 mai 1998 (parution au J.O. du 23 mai 1998).\nArticle 2\nElle a pour objet de développer le jardinage.\nArticle 3\nSon siège est à Plouay (56240), 25 rue Basse.\nAgrément : agrément ESUS délivré le 12/02/2020 ; agrément Jeunesse et Éducation Populaire n° 56-17-023.\n\nStatuts adoptés lors de l'assemblée générale constitutive du 7 mars 1998 à Plouay.\n",
    );
    assert_eq!(
        values(&reading, "object"),
        ["Elle a pour objet de développer le jardinage."]
    );
    assert_eq!(values(&reading, "name"), ["Les Mains vertes"]);
    assert_eq!(values(&reading, "declared"), ["4 mai 1998"]);
    assert_eq!(values(&reading, "published"), ["23 mai 1998"]);
    assert_eq!(values(&reading, "date_statutes"), ["7 mars 1998"]);
    assert!(
        values(&reading, "approvals")
            .iter()
            .any(|it| it.contains("n° 56-17-023"))
    );
    assert_eq!(
        values(&reading, "address"),
        ["Plouay (56240), 25 rue Basse"]
    );
}

#[test]
fn an_agreement_of_two_parties() {
    let reading = read(
        "convention.txt",
        "Convention d'objectifs 2024-2026\n\nEntre la Ville de Plouay, représentée par son maire, M. Hervé Tanne, sise place du Parlement 56240 Plouay, d'une part,\net l'association Les Mains vertes, sise 25 rue Basse 56240 Plouay, représentée par sa présidente, Mme Ada Lenoir, d'autre part.\n\nArticle 1 : la Ville verse une subvention de 15 000 € pour l'année 2024, 16 000 € pour l'année 2025 et 17 000 € pour l'année 2026.\n\nFait à Plouay, le 2 février 2024\n",
    );
    assert_eq!(values(&reading, "name"), ["Les Mains vertes"]);
    assert_eq!(values(&reading, "address"), ["25 rue Basse 56240 Plouay"]);
    assert_eq!(values(&reading, "president"), ["Ada Lenoir"]);
    assert_eq!(
        amounts(&reading, "subvention"),
        [
            (Some(2024), 15_000.0, None),
            (Some(2025), 16_000.0, None),
            (Some(2026), 17_000.0, None)
        ]
    );
}

#[test]
fn a_wrong_key_is_told_and_gives_no_siren() {
    let reading = read(
        "contact.txt",
        "Association Les Mains vertes\n\nSIRET : 812 345 676 00018\nAdresse : 12 bis rue Basse – 56240 Plouay\nNombre de salariés en ETP : 3,2\nNombre de bénévoles : environ 60\nCourriel : exemple@exemple.fr\n",
    );
    assert_eq!(values(&reading, "siret.wrong"), ["81234567600018"]);
    assert!(values(&reading, "siret").is_empty() && values(&reading, "siren").is_empty());
    assert_eq!(
        values(&reading, "address"),
        ["12 bis rue Basse – 56240 Plouay"]
    );
    assert!(values(&reading, "employees").is_empty() && values(&reading, "email").is_empty());
    assert_eq!(values(&reading, "fte"), ["3,2"]);
    assert_eq!(values(&reading, "volunteers"), ["60"]);
}

#[test]
fn tables_of_people_and_of_money() {
    let reading = read(
        "rapport-2024.md",
        "# Rapport d'activité 2024\n\n| Année | Adhérents | Bénévoles |\n|---|---|---|\n| 2023 | 274 | 58 |\n| 2024 | 318 | 64 |\n\n| CHARGES | 2023 | 2024 | PRODUITS | 2023 | 2024 |\n|---|---|---|---|---|---|\n| 60 Achats | 21 300 € | 23 000 € | 70 Ventes | 38 900 € | 41 000 € |\n| 62 Autres services | 8 200,83 | 8500 | dont Région | 20000 | 22000 |\n| Excédent | 100 | 200 | | | |\n",
    );
    let members: Vec<_> = reading
        .facts
        .iter()
        .filter(|fact| fact.key == "members")
        .map(|fact| (fact.value.as_str(), fact.date.map(|date| date.year)))
        .collect();
    assert_eq!(members, [("274", Some(2023)), ("318", Some(2024))]);
    assert_eq!(
        amounts(&reading, "Autres services"),
        [
            (Some(2023), 8_200.83, Some(Side::Charges)),
            (Some(2024), 8_500.0, Some(Side::Charges))
        ]
    );
    assert_eq!(
        amounts(&reading, "dont Région"),
        [
            (Some(2023), 20_000.0, Some(Side::Products)),
            (Some(2024), 22_000.0, Some(Side::Products))
        ]
    );
    assert!(
        amounts(&reading, "Excédent")
            .iter()
            .all(|(_, _, side)| side.is_none())
    );
    // Members are no euros.
    let members = reading
        .figures
        .iter()
        .filter(|figure| figure.label == "2024");
    assert!(members.into_iter().all(|figure| figure.unit == Unit::Count));
}

#[test]
fn letters_are_known_and_dated() {
    let reading = read(
        "courrier.txt",
        "Plouay, le 1er mars 2026\n\nMonsieur le Maire,\nElle compte désormais 240 adhérents dont 150 femmes.\n\nVeuillez agréer, Monsieur le Maire, nos salutations distinguées.\n",
    );
    assert_eq!(reading.about.kind, SourceKind::Letter);
    let date = reading.about.date.expect("a date");
    assert_eq!(
        (date.date.iso().as_str(), date.origin),
        ("2026-03-01", DateOrigin::Written)
    );
    assert_eq!(values(&reading, "members"), ["240"]);
}

#[test]
fn amounts_in_thousands_by_year_and_by_season() {
    let reading = read(
        "bilan-2024.md",
        "# Bilan au 31 décembre 2024\n\nMontants en k€\n\n| | 2024 | 2023 |\n|---|---|---|\n| Capital social | 48,5 | 41,2 |\n",
    );
    assert_eq!(
        amounts(&reading, "Capital social"),
        [(Some(2024), 48_500.0, None), (Some(2023), 41_200.0, None)]
    );
    let reading = read(
        "rapport.md",
        "# Rapport d'activité – saison 2024-2025\n\n| Licenciés | 2023-2024 | 2024-2025 |\n|---|---|---|\n| Femmes | 70 | 78 |\n| Hommes | 102 | 109 |\n| Total | 172 | 187 |\n",
    );
    assert_eq!(values(&reading, "members.women"), ["70", "78"]);
    assert_eq!(values(&reading, "members.men"), ["102", "109"]);
    let years: Vec<_> = amounts(&reading, "Total").iter().map(|it| it.0).collect();
    assert_eq!(years, [Some(2024), Some(2025)]);
    assert!(reading.figures.iter().all(|it| it.unit == Unit::Count));
}

#[test]
fn columns_that_name_no_year_or_no_amount() {
    let reading = read(
        "compte-de-resultat-2024.csv",
        "Compte de résultat;Exercice N;Exercice N-1;Variation;%\nCotisations (produits);4 200,00;3 950,00;250,00;6,3\n",
    );
    assert_eq!(
        amounts(&reading, "Cotisations (produits)"),
        [
            (Some(2024), 4_200.0, Some(Side::Products)),
            (Some(2023), 3_950.0, Some(Side::Products))
        ]
    );
    // The entries of a ledger are no figures of accounts: dates, numbers, debit and credit.
    let reading = read(
        "export-compta-2024.csv",
        "JournalCode;EcritureDate;CompteNum;CompteLib;Debit;Credit\nVT;20240102;707000;Ventes de pain;0,00;302,50\nVT;20240103;707000;Ventes de pain;0,00;303,50\n",
    );
    assert_eq!(reading.figures, []);
}

#[test]
fn what_ends_one_side_and_begins_the_other() {
    let reading = read(
        "compte-de-resultat-2025.md",
        "# Compte de résultat 2025\n\n| Charges | 2025 | 2024 | Produits | 2025 | 2024 |\n|---|---|---|---|---|---|\n| 61 – Services extérieurs | 14 962 | 14 310 70 – Prestation de service | | 128 540 | 121 760 |\n| 756 Cotisations | 2 022 | 2 100 | | | |\n| 62 – Autres services | 8 745 | 8 402 | | | |\n",
    );
    let charges = [
        (Some(2025), 14_962.0, Some(Side::Charges)),
        (Some(2024), 14_310.0, Some(Side::Charges)),
    ];
    assert_eq!(amounts(&reading, "Services extérieurs"), charges);
    let products = amounts(&reading, "Prestation de service");
    assert_eq!(products[0], (Some(2025), 128_540.0, Some(Side::Products)));
    // Amounts that look like years end no header.
    let after: Vec<_> = amounts(&reading, "Autres services")
        .iter()
        .map(|it| it.0)
        .collect();
    assert_eq!(after, [Some(2025), Some(2024)]);
}

#[test]
fn who_is_meant() {
    let reading = read(
        "rapport-2024.txt",
        "Rapport d'activité 2024\n\nNotre association compte 187 licenciés, dont 78 femmes et 109 hommes. Le Canoë-club de Lusy, qui compte 310 adhérents et 5 salariés, partage nos locaux.\n\nNotre voisine, l'association Les Granges ouvertes, compte 45 adhérents et 12 bénévoles ; sa présidente est Noémie Trévy. Au niveau national, les chantiers emploient 120 000 salariés.\n\nNous avons perdu cette année notre ami Régis Paume, trésorier depuis la fondation.\n",
    );
    assert_eq!(values(&reading, "members"), ["187"]);
    for key in ["employees", "volunteers", "president", "treasurer"] {
        assert_eq!(values(&reading, key), [""; 0], "{key}");
    }
}

#[test]
fn representatives_of_a_form() {
    let reading = read(
        "demande-2026.txt",
        "Demande de subvention 2026\n\nSigle de l'association : LAVO  Site web : www.lavo.fr\nNom : VIDON   Prénom : Armelle\nFonction : Présidente\nFait, le 12 octobre 2025 à Orgelle\n",
    );
    assert_eq!(values(&reading, "acronym"), ["LAVO"]);
    assert_eq!(values(&reading, "president"), ["Armelle VIDON"]);
    assert!(values(&reading, "name").is_empty());
    assert_eq!(
        reading.about.date.map(|dated| dated.date.iso()).as_deref(),
        Some("2025-10-12")
    );
}

#[test]
fn who_is_elected_holds_the_role() {
    let reading = read(
        "pv-ag.txt",
        "Procès-verbal de l'assemblée générale du 8 novembre 2025\n\nLe trésorier, Philippe Grand, présente les comptes.\nSont élus : trésorier : Benoît Tassin, en remplacement de Philippe Grand.\n",
    );
    let mut treasurers: Vec<_> = reading
        .facts
        .iter()
        .filter(|fact| fact.key == "treasurer")
        .collect();
    treasurers.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    assert_eq!(treasurers[0].value, "Benoît Tassin");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn words_in_any_order_are_read(
        words in "((L’|l'|une |trente-deux |cent |1 200 |14,310 |12 % |Présidente|trésorier|,| : |\\. |\n|\n\n|\\| |Sigle|Nom|Prénom|Fonction|élue |Mme |É|œuvre |« |» |Article 2|adhérents|salariés|de la |du |3 mai 2024|2023-2024|N-1|€ |k€|56240 Plouay|SIRET|812 345 676 00018|association |association dite |dont |femmes|contre |en 2023|Total |charges|produits|\\(|\\)|;|– ){0,40})"
    ) {
        for name in ["statuts.txt", "rapport-2024.md", "comptes-2024.csv", "courrier.html"] {
            if let Ok(document) = documents::read(words.as_bytes(), name, &Bounds::default()) {
                dossier::read(&document, name);
            }
        }
    }
}
