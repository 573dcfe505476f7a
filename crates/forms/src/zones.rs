//! Whose a box is: the applicant's, the funder's, a signature, or computed.

use documents::Input;

use crate::found::Found;
use crate::layout::{Item, Layout};
use crate::model::Owner;
use crate::wording::fold;

/// Words that reserve a place for those who fund without naming them after, folded.
const RESERVES: &[&str] = &[
    "reserve a l'organisme",
    "cadre administratif",
    "ne rien inscrire",
    "ne rien ecrire",
    "ne rien remplir",
    "ne pas remplir",
    "ne pas ecrire",
    "avis du service instructeur",
    "avis de la commission",
    "decision de la commission",
    "use only",
    "official use",
    "for office use",
    "for internal use",
    "staff use only",
    "do not write",
    "nur fur die behorde",
    "nur fur amtliche",
    "wird von der behorde",
    "interne vermerke",
    "uso exclusivo",
    "uso oficial",
    "для служебных",
];

/// Who applies, folded: a zone reserved for them is not the funder's.
const APPLICANTS: &[&str] = &[
    "association",
    "demandeur",
    "candidat",
    "porteur",
    "beneficiaire",
    "representant",
    "structure",
    "organisme",
    "organisation",
    "etablissement",
    "responsable",
    "club",
    "employeur",
    "tous",
    "toute",
    "chaque",
    "vos ",
    "votre",
    "vous",
    "un ",
    "une ",
    "applicant",
    "antragsteller",
    "richiedente",
    "solicitante",
    "entidad",
];

/// What is said of several places at once reserves none by itself: "les cases grises sont réservées à".
const GENERAL: &[&str] = &[" sont ", " sono ", " sind ", " are "];

/// Words that reserve a place for whoever they name next, folded.
const FOR: &[&str] = &[
    "reserve a ",
    "reserve a l'",
    "reserve au ",
    "reserve aux ",
    "reservee a ",
    "reservee a l'",
    "reservee au ",
    "reservee aux ",
    "a remplir par ",
    "a completer par ",
    "a renseigner par ",
    "riservato a ",
    "riservato al ",
    "riservato all'",
    "riservato alla ",
    "reservado a ",
    "reservado al ",
    "reservado para ",
    "a cumplimentar por ",
];

/// The words reserve what follows for those who fund.
pub(crate) fn is_funder(words: &str) -> bool {
    let folded = fold(words);
    let general = GENERAL.iter().any(|word| folded.contains(word));
    let theirs = |rest: &str| {
        let rest = rest.trim_start();
        let article = ["l'", "la ", "le ", "les ", "el ", "il "];
        let near = article.iter().find_map(|word| rest.strip_prefix(word));
        let near = near.unwrap_or(rest);
        !near.is_empty() && !APPLICANTS.iter().any(|who| near.starts_with(who))
    };
    let named = FOR.iter().any(|words| {
        let rest = folded.find(words).map(|at| &folded[at + words.len()..]);
        rest.is_some_and(|rest| !general && theirs(rest))
    });
    let german = folded.contains("auszufullen")
        && ["von der ", "vom ", "durch "]
            .iter()
            .any(|by| folded.contains(by))
        && !folded.contains("antragsteller");
    named
        || german
        || RESERVES.iter().any(|reserve| match folded.find(reserve) {
            Some(at) => {
                let rest = &folded[at + reserve.len()..];
                let near: String = rest.chars().take(24).collect();
                !APPLICANTS.iter().any(|who| {
                    near.trim_start().starts_with(who)
                        || near.contains(&format!(" {who}")) && reserve.ends_with("l'")
                })
            }
            None => false,
        })
}

/// The words ask for a signature, a stamp, or the place and date that go with them.
pub(crate) fn is_signature(words: &str) -> bool {
    let folded = fold(words);
    // Fees of artists are no stamp.
    let folded = folded.replace("cachets", "");
    [
        "signature",
        "signe a",
        "fait a ",
        "fait le",
        "cachet",
        "tampon de",
        "lu et approuve",
        "bon pour accord",
        "unterschrift",
        "fertigung",
        "stempel",
        "assinatura",
        "assinaturas",
        "firma ",
        "firma del",
        "timbro",
        "visa du",
        "visa de la",
        "signed",
    ]
    .iter()
    .any(|word| folded.contains(word))
        || PLACE_AND_DAY.contains(&folded.as_str())
        || is_signed_at(&folded)
        || is_signed_at_room(words)
        || folded == "fait a"
        || folded == "fait"
        || folded == "firma"
}

/// Captions of the place and the day of a signature, folded.
const PLACE_AND_DAY: [&str; 8] = [
    "ort, datum",
    "ort / datum",
    "ort und datum",
    "lieu et date",
    "lieu, date",
    "lugar y fecha",
    "luogo e data",
    "place and date",
];

/// "En ……, a … de …… de 20…", "À ……, le ……": how letters and forms end.
fn is_signed_at(folded: &str) -> bool {
    let dots = |c: char| matches!(c, '.' | '…' | '_');
    let after = |head: &str| {
        let rest = folded.strip_prefix(head).map(str::trim_start);
        rest.filter(|rest| rest.starts_with(dots))
    };
    after("en ").is_some_and(|rest| rest.contains(", a ") && rest.contains(" de "))
        || after("a ").is_some_and(|rest| rest.contains(", le "))
}

/// "À          , le          ": room for the place and the day of a signature, and nothing else.
pub(crate) fn is_signed_at_room(text: &str) -> bool {
    let folded = fold(text);
    let head = folded.strip_prefix("fait ").unwrap_or(&folded);
    matches!(head, "a , le" | "a le" | "le , a" | "le a")
}

/// The words are a statement on one's honour that the signer alone can make.
pub(crate) fn is_attestation(words: &str) -> bool {
    let folded = fold(words);
    [
        "sur l'honneur",
        "je soussigne",
        "nous soussignes",
        "atteste que",
        "certifie exact",
        "certifie l'exactitude",
        "certifie sincere",
        "atteste l'exactitude",
        "atteste de l'exactitude",
        "wir versichern",
        "ich versichere",
        "m'engage a",
        "nous engageons a",
        "declare avoir pris connaissance",
        "i declare",
        "i certify",
        "i confirm",
        "we confirm",
        "confirm that ",
        "confirm you have ",
        "you confirm ",
        "i agree to ",
        "you agree to ",
        "information you have provided is accurate",
        "the undersigned",
        "ich erklare",
        "hiermit erklare",
        "declaro",
    ]
    .iter()
    .any(|word| folded.contains(word))
}

/// A part of a form in which one attests: its boxes are the signer's.
fn attests(title: &str) -> bool {
    let folded = fold(title);
    let title = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    title.starts_with("attestation")
        || folded.contains("sur l'honneur")
        || folded.contains("ehrenwortlich")
        || title.starts_with("declaration on honour")
        || title == "engagement"
        || title == "engagements"
}

/// The sum that is asked for is the applicant's to say, even where it is attested.
fn asks_for_money(label: &str) -> bool {
    let folded = fold(label);
    let asks = ["demande", "sollicit", "subvention de", "montant"];
    asks.iter().any(|word| folded.contains(word))
}

/// Marks which lines and tables of a text document are the funder's.
pub(crate) fn funder_lines(layout: &Layout) -> Vec<bool> {
    let mut reserved = vec![false; layout.lines.len()];
    for container in 0..layout.containers.len() {
        let items = &layout.containers[container];
        for (i, item) in items.iter().enumerate() {
            let Item::Line(line) = *item else { continue };
            let text = layout.lines[line].text();
            if text.chars().count() > 160 && !text.contains("__") || !is_funder(&text) {
                continue;
            }
            match layout.lines[line].cell {
                Some((grid, cell)) => mark_cells(layout, grid, cell, &mut reserved),
                None => mark_section(layout, items, i, &mut reserved),
            }
        }
    }
    reserved
}

/// A zone that opens in a cell: the cell itself, and the table's rows from there when the cell is a
/// title across it.
fn mark_cells(layout: &Layout, grid: usize, cell: usize, reserved: &mut [bool]) {
    let table = &layout.grids[grid];
    let own = &table.table.cells[cell];
    let across = own.column_span >= table.size.1;
    let column = own.row == 0 && !across;
    for (i, other) in table.table.cells.iter().enumerate() {
        let inside = i == cell
            || (across && other.row >= own.row)
            || (column && (own.column..own.column + own.column_span).contains(&other.column))
            || (own.column == 0 && other.row == own.row);
        if inside {
            mark_container(layout, table.containers[i], reserved, 0);
        }
    }
}

/// A zone that opens in the text: until the next heading that does not reserve.
fn mark_section(layout: &Layout, items: &[Item], from: usize, reserved: &mut [bool]) {
    if let Item::Line(line) = items[from] {
        reserved[line] = true;
    }
    let mut seen_table = false;
    for item in &items[from + 1..] {
        match *item {
            Item::Line(line) => {
                let own = &layout.lines[line];
                if own.is_heading()
                    || own.block.emphasised && (seen_table || own.text().chars().count() > 3)
                {
                    break;
                }
                if seen_table && !own.is_blank() && !layout.lines[line].text().contains("…") {
                    break;
                }
                reserved[line] = true;
            }
            Item::Grid(grid) => {
                if seen_table {
                    break;
                }
                seen_table = true;
                for container in &layout.grids[grid].containers {
                    mark_container(layout, *container, reserved, 0);
                }
            }
        }
    }
}

fn mark_container(layout: &Layout, container: usize, reserved: &mut [bool], depth: usize) {
    for item in &layout.containers[container] {
        match *item {
            Item::Line(line) => reserved[line] = true,
            Item::Grid(grid) if depth < 24 => {
                for inner in &layout.grids[grid].containers {
                    mark_container(layout, *inner, reserved, depth + 1);
                }
            }
            Item::Grid(_) => {}
        }
    }
}

/// Lines where one signs: the line itself, and its neighbours in the same paragraph group.
pub(crate) fn signature_lines(layout: &Layout) -> Vec<bool> {
    let mut signs = vec![false; layout.lines.len()];
    for (number, line) in layout.lines.iter().enumerate() {
        let text = line.text();
        if text.chars().count() > 200 || !is_signature(&text) {
            continue;
        }
        signs[number] = true;
        // A line across a small table captions the cells below it.
        if let Some((grid, cell)) = line.cell {
            let table = &layout.grids[grid];
            let own = &table.table.cells[cell];
            if own.column_span >= table.size.1 && table.size.0 <= 5 && table.size.1 > 1 {
                for (i, _) in table
                    .table
                    .cells
                    .iter()
                    .enumerate()
                    .filter(|(_, c)| c.row > own.row)
                {
                    mark_container(layout, table.containers[i], &mut signs, 0);
                }
            }
        }
        let folded = fold(&text);
        // "Ort    Datum    Unterschrift": a caption of the line above, with no place of its own.
        let captions = crate::wording::segments(&line.chars).len() >= 2
            && !crate::cells::line_has_place(&line.chars);
        if captions
            && let Some(before) = layout.line_before(line.container, line.place)
            && layout.lines[before].chars.contains(&'\u{FFFC}')
        {
            signs[before] = true;
        }
        // "Fait à" opens a few short lines: the date, the name, the quality of the signer.
        if folded.starts_with("fait") {
            let mut place = line.place;
            for _ in 0..4 {
                let Some(after) = layout.line_after(line.container, place) else {
                    break;
                };
                let own = &layout.lines[after];
                if own.is_heading() || own.text().chars().count() > 80 {
                    break;
                }
                signs[after] = true;
                place = own.place;
            }
        }
    }
    signs
}

/// Settles the owner of a box from its own words, when no zone has.
pub(crate) fn own(found: &mut Found) {
    if found.owner.is_some() {
        return;
    }
    if found.input == Some(Input::Signature) || is_signature(&found.label) {
        found.owner = Some(Owner::Signature);
    } else if found.section.iter().any(|s| is_funder(s)) || is_funder(&found.label) {
        found.owner = Some(Owner::Funder);
    } else if is_attestation(&found.label)
        || found.section.iter().any(|title| attests(title)) && !asks_for_money(&found.label)
        || found
            .group
            .as_ref()
            .is_some_and(|g| is_attestation(&g.label))
    {
        found.owner = Some(Owner::Signature);
    }
}
