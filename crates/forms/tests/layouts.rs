//! Ways in which forms are drawn, each on a small page: what asks at each place.

use documents::{Document, Format, Shape, Stroke, Word};
use forms::{Form, Kind};

/// A page that words and lines are put on, from the upper left, in points.
struct Page {
    document: Document,
    number: u32,
}

const HEIGHT: f32 = 842.0;

impl Page {
    fn new() -> Self {
        let mut document = Document::new(Format::Pdf);
        document.pages = 1;
        document.sizes = vec![[595.0, HEIGHT]];
        Self {
            document,
            number: 1,
        }
    }

    /// Goes on on a new page.
    fn next(mut self) -> Self {
        self.number += 1;
        self.document.pages = self.number;
        self.document.sizes.push([595.0, HEIGHT]);
        self
    }

    /// Words on one line, of letters of a size.
    fn words(mut self, left: f32, top: f32, size: f32, text: &str) -> Self {
        let mut x = left;
        for word in text.split(' ') {
            let width = 0.5 * size * word.chars().count() as f32;
            self.document.words.push(Word {
                page: self.number,
                rectangle: [x, HEIGHT - top - size, x + width, HEIGHT - top],
                text: word.to_owned(),
                size,
                bold: false,
            });
            x += width + 0.3 * size;
        }
        self
    }

    fn line(mut self, from: [f32; 2], to: [f32; 2]) -> Self {
        self.document.strokes.push(Stroke {
            page: self.number,
            rectangle: [
                from[0].min(to[0]) - 0.3,
                HEIGHT - from[1].max(to[1]) - 0.3,
                from[0].max(to[0]) + 0.3,
                HEIGHT - from[1].min(to[1]) + 0.3,
            ],
            shape: Shape::Line,
        });
        self
    }

    /// The lines around a frame.
    fn frame(self, left: f32, top: f32, right: f32, bottom: f32) -> Self {
        self.line([left, top], [right, top])
            .line([left, bottom], [right, bottom])
            .line([left, top], [left, bottom])
            .line([right, top], [right, bottom])
    }

    /// A filled rectangle, from black (0) to white (255), and words in it; white on a dark one.
    fn filled(mut self, place: [f32; 4], brightness: u8, text: &str) -> Self {
        let [left, top, right, bottom] = place;
        self.document.strokes.push(Stroke {
            page: self.number,
            rectangle: [left, HEIGHT - bottom, right, HEIGHT - top],
            shape: Shape::Area { brightness },
        });
        if text.is_empty() {
            return self;
        }
        self.words(left + 4.0, top + 5.0, 9.0, text)
    }

    fn form(self) -> Form {
        forms::recognise(&self.document)
    }
}

fn labels(form: &Form) -> Vec<&str> {
    form.boxes
        .iter()
        .map(|asked| asked.label.as_str())
        .collect()
}

#[test]
fn a_frame_is_asked_by_the_words_left_of_it() {
    let form = Page::new()
        .words(40.0, 40.0, 14.0, "Demande de subvention")
        .words(40.0, 82.0, 10.0, "Nom de l'association :")
        .frame(180.0, 78.0, 500.0, 98.0)
        .words(40.0, 122.0, 10.0, "Montant demandé :")
        .frame(180.0, 118.0, 260.0, 138.0)
        .words(266.0, 122.0, 10.0, "€, soit")
        .frame(320.0, 118.0, 360.0, 138.0)
        .form();
    assert_eq!(
        labels(&form)[..2],
        ["Nom de l'association", "Montant demandé"]
    );
    assert_eq!(form.boxes.len(), 3);
    assert_eq!(form.boxes[1].kind, Kind::Amount);
}

#[test]
fn small_words_under_a_line_say_what_goes_on_it() {
    let form = Page::new()
        .words(40.0, 40.0, 12.0, "Fiche de renseignements")
        .line([40.0, 100.0], [270.0, 100.0])
        .words(40.0, 102.0, 6.0, "Raison sociale")
        .line([300.0, 100.0], [540.0, 100.0])
        .words(300.0, 102.0, 6.0, "Prénom")
        .line([40.0, 140.0], [270.0, 140.0])
        .words(40.0, 142.0, 6.0, "Code postal")
        .form();
    assert_eq!(labels(&form), ["Raison sociale", "Prénom", "Code postal"]);
}

#[test]
fn a_label_that_wraps_before_its_dots_is_whole() {
    let form = Page::new()
        .words(40.0, 60.0, 10.0, "Nom et fonction de la personne qui suit le dossier au sein de l'association, si elle est")
        .words(40.0, 74.0, 10.0, "différente du représentant :")
        .words(184.0, 74.0, 10.0, "......................................................")
        .form();
    let label = labels(&form)[0];
    assert!(
        label.starts_with("Nom et fonction") && label.ends_with("représentant"),
        "{label}"
    );
}

#[test]
fn ticks_go_on_to_ask_and_are_no_box_of_their_question() {
    let form = Page::new()
        .words(
            40.0,
            60.0,
            10.0,
            "Avez-vous des salariés ? ☐ Oui, combien ? ............ ☐ Non",
        )
        .words(40.0, 90.0, 10.0, "Public visé :")
        .words(40.0, 106.0, 10.0, "☐ Enfants ☐ Adultes")
        .form();
    let kinds: Vec<(Kind, &str)> = (form.boxes.iter())
        .map(|asked| (asked.kind, asked.label.as_str()))
        .collect();
    let expected = [
        (Kind::Tick, "Oui"),
        (Kind::Number, "Oui, combien ?"),
        (Kind::Tick, "Non"),
        (Kind::Tick, "Enfants"),
        (Kind::Tick, "Adultes"),
    ];
    assert_eq!(kinds, expected);
    let group = form.boxes[1]
        .group
        .as_ref()
        .map(|group| group.label.as_str());
    assert_eq!(group, Some("Avez-vous des salariés ?"));
}

/// A table of labels and amounts, its lines from `top` down, `rows` of 20 points.
fn table(mut page: Page, top: f32, rows: &[&str]) -> Page {
    let bottom = top + 20.0 * rows.len() as f32;
    for (at, row) in rows.iter().enumerate() {
        let y = top + 20.0 * at as f32;
        page = page
            .line([40.0, y], [540.0, y])
            .words(46.0, y + 5.0, 9.0, row);
    }
    page.line([40.0, bottom], [540.0, bottom])
        .line([40.0, top], [40.0, bottom])
        .line([300.0, top], [300.0, bottom])
        .line([540.0, top], [540.0, bottom])
}

#[test]
fn a_head_without_lines_of_its_own_names_the_columns() {
    let page =
        Page::new()
            .words(46.0, 86.0, 9.0, "Charges")
            .words(306.0, 86.0, 9.0, "Montant en €");
    let form = table(
        page,
        100.0,
        &["60 – Achats", "61 – Services", "64 – Personnel"],
    )
    .form();
    assert_eq!(form.boxes.len(), 3);
    for asked in &form.boxes {
        assert_eq!(asked.kind, Kind::Amount, "{}", asked.label);
        let column = asked.group.as_ref().map(|group| group.column.as_str());
        assert_eq!(column, Some("Montant en €"));
    }
}

#[test]
fn a_table_goes_on_on_the_next_page() {
    let page = table(Page::new(), 740.0, &["Charges", "60 – Achats"])
        .words(306.0, 745.0, 9.0, "Montant en €")
        .next();
    let form = table(page, 40.0, &["61 – Services", "64 – Personnel", "TOTAL"]).form();
    assert_eq!(form.boxes.len(), 4);
    let last = form.boxes[3]
        .group
        .as_ref()
        .map(|group| group.column.as_str());
    assert_eq!(
        (last, form.boxes[3].address.page),
        (Some("Montant en €"), Some(2))
    );
}

#[test]
fn a_cell_as_tall_as_those_of_letters_takes_one() {
    let mut page = Page::new().words(40.0, 62.0, 9.0, "Code postal");
    for at in 0..5_u8 {
        let left = 120.0 + 12.0 * f32::from(at);
        page = page.frame(left, 60.0, left + 9.0, 71.0);
    }
    let form = page
        .words(240.0, 62.0, 9.0, "Bis")
        .frame(262.0, 60.0, 271.0, 71.0)
        .words(40.0, 112.0, 9.0, "Sexe :")
        .frame(80.0, 111.0, 89.0, 120.0)
        .words(94.0, 112.0, 9.0, "F")
        .frame(110.0, 111.0, 119.0, 120.0)
        .words(124.0, 112.0, 9.0, "Autre")
        .form();
    let cells: Vec<(Kind, Option<u32>)> = (form.boxes.iter())
        .map(|asked| (asked.kind, asked.limit.as_ref().map(|limit| limit.number)))
        .collect();
    assert_eq!(cells[..2], [(Kind::Text, Some(5)), (Kind::Text, Some(1))]);
    assert!(form.boxes[2..].iter().all(|asked| asked.kind == Kind::Tick));
    assert_eq!(form.boxes.len(), 4, "{:?}", labels(&form));
}

#[test]
fn cells_after_a_printed_letter_take_the_rest() {
    let form = Page::new()
        .words(
            40.0,
            60.0,
            10.0,
            "N° RNA : |_W_|__|__|__|__|__|__|__|__|__|",
        )
        .form();
    let limit = form.boxes[0].limit.as_ref().map(|limit| limit.number);
    assert_eq!((form.boxes.len(), limit), (1, Some(9)));
    assert!(form.boxes[0].label.starts_with("N° RNA"));
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut page = Page::new();
    for (at, label) in ["Nom :", "Adresse du siège", "Ville :", "Sigle :", "Site :"]
        .iter()
        .enumerate()
    {
        let top = 60.0 + 22.0 * at as f32;
        page = page
            .words(40.0, top, 10.0, label)
            .words(140.0, top, 10.0, "....................");
    }
    for (at, label) in [
        "Personne à joindre :",
        "Fonction :",
        "Mobile :",
        "Courriel :",
    ]
    .iter()
    .enumerate()
    {
        let top = 68.0 + 25.0 * at as f32;
        page = page
            .words(320.0, top, 10.0, label)
            .words(430.0, top, 10.0, "....................");
    }
    let form = page.form();
    assert_eq!(
        labels(&form),
        [
            "Nom",
            "Adresse du siège",
            "Ville",
            "Sigle",
            "Site",
            "Personne à joindre",
            "Fonction",
            "Mobile",
            "Courriel"
        ]
    );
}

#[test]
fn lines_under_labels_are_places_and_those_under_titles_are_not() {
    let form = Page::new()
        .words(40.0, 40.0, 14.0, "Votre structure")
        .line([40.0, 57.0], [500.0, 57.0])
        .words(40.0, 80.0, 10.0, "Nom de la structure")
        .line([40.0, 108.0], [260.0, 108.0])
        .words(40.0, 120.0, 10.0, "Code postal et ville")
        .line([40.0, 148.0], [260.0, 148.0])
        .form();
    assert_eq!(
        labels(&form),
        ["Nom de la structure", "Code postal et ville"]
    );
}

#[test]
fn short_lines_in_a_row_take_a_character_each() {
    let mut page = Page::new().words(40.0, 60.0, 10.0, "SIREN");
    for at in 0..9_u8 {
        let left = 90.0 + 12.0 * f32::from(at);
        page = page.line([left, 70.0], [left + 9.0, 70.0]);
    }
    page = page.words(40.0, 90.0, 10.0, "Créée le");
    let mut left = 100.0;
    for (at, digits) in [2_u8, 2, 4].into_iter().enumerate() {
        if at > 0 {
            page = page.words(left + 2.0, 90.0, 10.0, "/");
            left += 12.0;
        }
        for _ in 0..digits {
            page = page.line([left, 100.0], [left + 9.0, 100.0]);
            left += 12.0;
        }
    }
    let form = page.form();
    let cells: Vec<(&str, Kind, Option<u32>)> = (form.boxes.iter())
        .map(|asked| {
            let limit = asked.limit.as_ref().map(|limit| limit.number);
            (asked.label.as_str(), asked.kind, limit)
        })
        .collect();
    let expected = [
        ("SIREN", Kind::Text, Some(9)),
        ("Créée le", Kind::Date, Some(8)),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn one_of_two_printed_words_is_chosen_by_crossing_out_the_other() {
    let form = Page::new()
        .words(
            40.0,
            60.0,
            10.0,
            "Êtes-vous reconnus d'utilité publique ? OUI / NON (rayer la mention inutile)",
        )
        .words(40.0, 80.0, 10.0, "Si oui, depuis quand ?")
        .words(160.0, 80.0, 10.0, "....................")
        .form();
    let kinds: Vec<(Kind, &str)> = (form.boxes.iter())
        .map(|asked| (asked.kind, asked.label.as_str()))
        .collect();
    let expected = [
        (Kind::Tick, "OUI"),
        (Kind::Tick, "NON"),
        (Kind::Text, "Si oui, depuis quand ?"),
    ];
    assert_eq!(kinds, expected);
    let [yes, no, since] = form.boxes.as_slice() else {
        panic!("three boxes");
    };
    // The cross that says yes is put on the no.
    let left = |asked: &forms::FormBox| asked.address.rectangle.expect("a place")[0];
    assert!(left(yes) > left(no));
    assert_eq!(since.condition.as_deref(), Some("Si oui"));
    assert_eq!(since.asked_by.as_deref(), Some(yes.id.as_str()));
}

#[test]
fn prices_and_examples_are_no_places() {
    let form = Page::new()
        .words(
            40.0,
            60.0,
            10.0,
            "Pleine page .............................. 1 200 €",
        )
        .words(
            40.0,
            80.0,
            10.0,
            "Montant demandé : ............................ €",
        )
        .form();
    assert_eq!(labels(&form), ["Montant demandé"]);
    let form = table(
        Page::new(),
        100.0,
        &["Action", "Exemple : fête de la science", "Première action"],
    )
    .words(306.0, 105.0, 9.0, "Nombre de séances")
    .form();
    assert_eq!(form.boxes.len(), 1, "{:?}", labels(&form));
    assert!(form.boxes[0].label.starts_with("Première action"));
}

#[test]
fn two_heads_over_a_column_are_both_its_name() {
    let form = Page::new()
        .frame(40.0, 60.0, 520.0, 140.0)
        .line([40.0, 80.0], [520.0, 80.0])
        .line([40.0, 100.0], [520.0, 100.0])
        .line([40.0, 120.0], [520.0, 120.0])
        .line([160.0, 60.0], [160.0, 140.0])
        .line([340.0, 60.0], [340.0, 140.0])
        .line([250.0, 80.0], [250.0, 140.0])
        .line([430.0, 80.0], [430.0, 140.0])
        .words(166.0, 65.0, 9.0, "Jeunes")
        .words(346.0, 65.0, 9.0, "Adultes")
        .words(46.0, 85.0, 9.0, "Action")
        .words(166.0, 85.0, 9.0, "F")
        .words(256.0, 85.0, 9.0, "H")
        .words(346.0, 85.0, 9.0, "F")
        .words(436.0, 85.0, 9.0, "H")
        .words(46.0, 105.0, 9.0, "Initiation")
        .words(46.0, 125.0, 9.0, "Tournoi")
        .form();
    let columns: Vec<String> = (form.boxes.iter())
        .filter_map(|asked| Some(asked.group.as_ref()?.column.clone()))
        .collect();
    let heads = ["Jeunes – F", "Jeunes – H", "Adultes – F", "Adultes – H"];
    assert_eq!(columns, [heads, heads].concat());
    assert!(form.boxes.iter().all(|asked| asked.kind == Kind::Number));
}

const DARK: u8 = 60;
const LIGHT: u8 = 240;

/// Two rows of heads on a dark ground, and rows shaded by turns, without a line.
#[test]
fn heads_on_a_dark_ground_name_the_columns() {
    let mut page = Page::new()
        .words(40.0, 30.0, 14.0, "Demande de subvention")
        .filled([40.0, 60.0, 540.0, 80.0], DARK, "2. Votre budget")
        .filled([40.0, 100.0, 200.0, 140.0], DARK, "Poste")
        .filled([200.0, 100.0, 370.0, 120.0], DARK, "2026")
        .filled([370.0, 100.0, 540.0, 120.0], DARK, "2027");
    for (n, head) in ["Prévu", "Réalisé", "Prévu", "Demandé"].iter().enumerate() {
        let left = 200.0 + 85.0 * n as f32;
        page = page.filled([left, 120.0, left + 85.0, 140.0], DARK, head);
    }
    page = page.words(44.0, 145.0, 9.0, "Achats");
    for n in 0..4 {
        let left = 200.0 + 85.0 * n as f32;
        page = page.filled([left, 160.0, left + 85.0, 180.0], LIGHT, "");
    }
    let form = page
        .filled([40.0, 160.0, 200.0, 180.0], LIGHT, "Personnel")
        .words(44.0, 185.0, 9.0, "Total")
        .form();
    assert_eq!(
        labels(&form),
        [
            "Achats – 2026 – Prévu",
            "Achats – 2026 – Réalisé",
            "Achats – 2027 – Prévu",
            "Achats – 2027 – Demandé",
            "Personnel – 2026 – Prévu",
            "Personnel – 2026 – Réalisé",
            "Personnel – 2027 – Prévu",
            "Personnel – 2027 – Demandé",
            "Total – 2026 – Prévu",
            "Total – 2026 – Réalisé",
            "Total – 2027 – Prévu",
            "Total – 2027 – Demandé",
        ]
    );
    let section = form.boxes[0].section.last().map(String::as_str);
    assert_eq!(section, Some("2. Votre budget"));
}

/// What stands under such heads with words in every column is told, and nothing asks for it.
#[test]
fn under_heads_on_a_dark_ground_only_what_is_blank_is_a_place() {
    let heads = |page: Page, top: f32, names: [&str; 3]| {
        let mut page = page;
        for (n, name) in names.iter().enumerate() {
            let left = 40.0 + 160.0 * n as f32;
            page = page.filled([left, top, left + 160.0, top + 20.0], DARK, name);
        }
        page
    };
    let page = heads(Page::new(), 60.0, ["Dispositif", "Plafond", "Taux"])
        .words(44.0, 85.0, 9.0, "Création")
        .words(204.0, 85.0, 9.0, "5 000 €")
        .words(364.0, 85.0, 9.0, "50 %")
        .words(44.0, 105.0, 9.0, "Diffusion")
        .words(204.0, 105.0, 9.0, "3 000 €")
        .words(364.0, 105.0, 9.0, "40 %");
    assert_eq!(labels(&page.form()), [""; 0]);
    let page = heads(Page::new(), 60.0, ["Effectifs", "Femmes", "Hommes"])
        .words(44.0, 85.0, 9.0, "Salariés")
        .words(44.0, 105.0, 9.0, "Bénévoles")
        .filled([40.0, 200.0, 200.0, 230.0], DARK, "Objectifs")
        .filled([200.0, 200.0, 520.0, 230.0], LIGHT, "");
    assert_eq!(
        labels(&page.form()),
        [
            "Salariés – Femmes",
            "Salariés – Hommes",
            "Bénévoles – Femmes",
            "Bénévoles – Hommes",
            "Objectifs"
        ]
    );
}

/// What is printed where an answer goes is not written over.
#[test]
fn a_printed_placeholder_leaves_the_room_after_it() {
    let form = table(Page::new(), 60.0, &["Projektbeginn", "Projektende"])
        .words(304.0, 64.0, 9.0, "TT.MM.JJJJ")
        .words(304.0, 84.0, 9.0, "(Datum)")
        .words(
            40.0,
            140.0,
            9.0,
            "Téléphone : |_|_|.|_|_|.|_|_|.|_|_|.|_|_|",
        )
        .form();
    assert_eq!(labels(&form), ["Projektbeginn", "Projektende", "Téléphone"]);
    let left = |at: usize| form.boxes[at].address.rectangle.map(|r| r[0]);
    assert!(left(0) > Some(340.0) && left(1) > Some(330.0), "{form:?}");
    assert_eq!(form.boxes[0].kind, Kind::Date);
    let cells = match form.boxes[2].address.anchor {
        documents::Anchor::Room { cells, .. } => cells,
        _ => 0,
    };
    assert_eq!(cells, 10);
}

/// A line under a title is no line to write on, and a square at the end of a line has its word on the
/// next.
#[test]
fn titles_are_underlined_and_lines_break_before_the_word_of_a_tick() {
    let mut page = Page::new()
        .words(40.0, 60.0, 11.0, "B Projekt")
        .line([40.0, 75.0], [540.0, 75.0])
        .words(44.0, 80.0, 7.0, "Titel des Projekts")
        .frame(40.0, 78.0, 540.0, 105.0)
        .words(
            40.0,
            140.0,
            10.0,
            "Statut : ☐ Association déclarée ☐ Fondation ☐ Coopérative et autres formes Agréée au titre du sport : ☐",
        )
        .words(40.0, 153.0, 10.0, "oui ☐ non");
    for word in page.document.words.iter_mut().take(2) {
        word.bold = true;
    }
    assert_eq!(
        labels(&page.form()),
        [
            "Titel des Projekts",
            "Association déclarée",
            "Fondation",
            "Coopérative et autres formes Agréée au titre du sport",
            "oui",
            "non"
        ]
    );
}

/// A label that wraps in its narrow column is one, though another column stands beside its first line.
#[test]
fn a_label_that_wraps_in_its_column_is_whole() {
    let form = Page::new()
        .words(40.0, 60.0, 10.0, "Code")
        .words(300.0, 60.0, 10.0, "Ville :")
        .words(40.0, 72.0, 10.0, "postal :")
        .line([100.0, 83.0], [200.0, 83.0])
        .line([350.0, 83.0], [540.0, 83.0])
        .form();
    assert!(
        labels(&form).contains(&"Code postal"),
        "{:?}",
        labels(&form)
    );
    assert!(labels(&form).contains(&"Ville"), "{:?}", labels(&form));
    assert_eq!(form.boxes.len(), 2);
}

/// Cells in groups are one number, whatever parts the groups, and marks on the edge of a frame part it
/// into cells; the words after cells ask for the next frame.
#[test]
fn cells_in_groups_are_one_number() {
    let cells = |mut page: Page, left: f32, top: f32, count: u8| {
        for cell in 0..count {
            let left = left + 13.0 * f32::from(cell);
            page = page.frame(left, top, left + 13.0, top + 16.0);
        }
        page
    };
    let mut page = Page::new().words(40.0, 64.0, 10.0, "Date de création");
    page = cells(page, 180.0, 60.0, 2).words(207.0, 64.0, 10.0, "/");
    page = cells(page, 214.0, 60.0, 2).words(241.0, 64.0, 10.0, "/");
    page = cells(page, 248.0, 60.0, 4).words(40.0, 94.0, 10.0, "Téléphone");
    for group in 0..5_u8 {
        page = cells(page, 180.0 + 34.0 * f32::from(group), 90.0, 2);
    }
    page = page
        .words(40.0, 124.0, 10.0, "Code postal")
        .frame(180.0, 120.0, 245.0, 136.0);
    for mark in 1..5_u8 {
        let x = 180.0 + 13.0 * f32::from(mark);
        page = page.line([x, 131.0], [x, 136.0]);
    }
    page = cells(page.words(40.0, 154.0, 10.0, "Code APE"), 180.0, 150.0, 5);
    page = page
        .words(300.0, 154.0, 10.0, "Ville")
        .frame(340.0, 150.0, 540.0, 166.0);
    let form = page.form();
    let cells: Vec<u16> = form
        .boxes
        .iter()
        .map(|asked| match asked.address.anchor {
            documents::Anchor::Room { cells, .. } => cells,
            _ => 0,
        })
        .collect();
    assert_eq!(
        labels(&form),
        [
            "Date de création",
            "Téléphone",
            "Code postal",
            "Code APE",
            "Ville"
        ]
    );
    assert_eq!(cells, [8, 10, 5, 5, 0]);
    assert_eq!(form.boxes[0].kind, Kind::Date);
}

/// A question at the foot of a page whose lines are on the next is one box.
#[test]
fn a_question_at_the_foot_has_its_lines_on_the_next_page() {
    let form = Page::new()
        .words(40.0, 60.0, 10.0, "Nom :")
        .line([80.0, 71.0], [500.0, 71.0])
        .words(
            40.0,
            740.0,
            10.0,
            "Objectifs du projet (4 lignes maximum) :",
        )
        .next()
        .line([40.0, 60.0], [540.0, 60.0])
        .line([40.0, 80.0], [540.0, 80.0])
        .line([40.0, 100.0], [540.0, 100.0])
        .line([40.0, 120.0], [540.0, 120.0])
        .words(40.0, 160.0, 10.0, "Lieu :")
        .line([80.0, 171.0], [500.0, 171.0])
        .form();
    assert_eq!(
        labels(&form),
        ["Nom", "Objectifs du projet (4 lignes maximum)", "Lieu"]
    );
    assert_eq!(form.boxes[1].address.page, Some(2));
}

/// A table over a zone of the funder's is not of that zone.
#[test]
fn a_zone_begins_where_it_says_so() {
    let form = table(Page::new(), 60.0, &["Nom du signataire", "Date"])
        .words(40.0, 140.0, 10.0, "Ne rien inscrire dans ce cadre")
        .words(40.0, 160.0, 10.0, "Dossier n° :")
        .line([110.0, 171.0], [300.0, 171.0])
        .form();
    let owners: Vec<forms::Owner> = form.boxes.iter().map(|asked| asked.owner).collect();
    use forms::Owner::{Applicant, Funder};
    assert_eq!(owners, [Applicant, Applicant, Funder]);
}
