//! Budget lines: the figure of the dossier that a line of a form's table asks for.

use std::collections::{HashMap, HashSet};

use dossier::accounts::{GRANTS, official_line, private_grants};
use dossier::{Dossier, Figure, Side, SourceId, SourceKind, Unit};
use forms::{Form, FormBox, Group, Kind, Owner, QuestionKind};
use language::Language;
use language::dates::{self, Date};
use language::words::{fold, stems};

use crate::abbreviations::Name;

/// A figure found for a box, and how well it fits, from 0 to 1.
pub(crate) struct Line<'a> {
    /// The figure.
    pub(crate) figure: &'a Figure,
    /// Totals of the same thing that fit as well and say otherwise.
    pub(crate) others: Vec<&'a Figure>,
    /// How well row, year, side and table fit.
    pub(crate) fit: f32,
}

/// The figure for each amount box that has one, by the box's id. A figure answers one box of a
/// form only, the one that it fits best.
pub(crate) fn lines<'a>(
    form: &Form,
    dossier: &'a Dossier,
    today: Date,
) -> HashMap<String, Line<'a>> {
    let ours = crate::project::sources(dossier);
    let current = crate::project::title(dossier).unwrap_or_default();
    let projects: Vec<(String, bool)> = crate::project::projects(dossier)
        .into_iter()
        .map(|one| (fold(&one.title), one.title == current))
        .collect();
    let years = dossier.figures.iter().filter_map(|figure| figure.year);
    let newest = years
        .filter(|year| *year <= today.year)
        .max()
        .unwrap_or(today.year);
    let read: Vec<Read<'_>> = dossier.figures.iter().map(Read::of).collect();
    let mut pairs: Vec<(usize, usize, f32)> = Vec::new();
    let mut accounts: HashMap<usize, String> = HashMap::new();
    let sided: HashSet<&str> = form.boxes.iter().filter_map(sided_total).collect();
    for (at, asked) in form.boxes.iter().enumerate() {
        let amount = asked.kind == Kind::Number || asks_amount(asked);
        if asked.owner != Owner::Applicant || !amount || has_no_row(form, asked) {
            continue;
        }
        // What is asked of a funder is no line, and takes none from the boxes that ask for one.
        if crate::answering::asks_the_amount_asked(asked) {
            continue;
        }
        // Beside totals of charges and of products, a total of nothing is one of what is in kind too.
        let group = asked.group.as_ref();
        let bare = group.is_some_and(|group| fold(&group.row).trim() == "total");
        if bare && group.is_some_and(|group| sided.contains(group.id.as_str())) {
            continue;
        }
        let wanted = Wanted::of(form, asked, (&ours, &projects), today, newest);
        if let Some(account) = &wanted.account {
            accounts.insert(at, account.clone());
        }
        let fits = read.iter().enumerate();
        pairs.extend(fits.filter_map(|(figure, of)| Some((at, figure, wanted.fit(of, dossier)?))));
    }
    // Entries prove what documents only say.
    let rank = |pair: &(usize, usize, f32)| {
        let of_ledger = dossier
            .ledger
            .contains(&dossier.figures[pair.1].place.source);
        pair.2 + if of_ledger { LEDGER_FIRST } else { 0.0 }
    };
    pairs.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    let claims = Claims::of(form, &read);
    // Leaving a figure out may bring in another that counts twice; each round leaves out more.
    let mut left_out = Vec::new();
    let chosen = loop {
        let chosen = choose(&pairs, &left_out, &claims);
        let mut twice = counted_twice(&chosen, dossier);
        twice.extend(private_twice(&chosen, dossier, &accounts));
        if twice.is_empty() {
            break chosen;
        }
        left_out.extend(twice);
    };
    let chosen = of_one_kind(chosen, form, dossier);
    let others = |at: usize, figure: usize, fit: f32| -> Vec<&'a Figure> {
        let chosen = &dossier.figures[figure];
        let same_box = pairs.iter().filter(|(box_at, ..)| *box_at == at);
        same_box
            .filter(|(_, _, other)| *other > fit - AS_WELL)
            .map(|(_, other, _)| &dossier.figures[*other])
            .filter(|other| chosen.total && other.cents != chosen.cents)
            .collect()
    };
    chosen
        .into_iter()
        .map(|(at, figure, fit)| {
            let line = Line {
                figure: &dossier.figures[figure],
                others: others(at, figure, fit),
                fit,
            };
            (form.boxes[at].id.clone(), line)
        })
        .collect()
}

/// The table of a box that asks for the total of all charges or of all products in so many words.
fn sided_total(asked: &FormBox) -> Option<&str> {
    let group = asked.group.as_ref()?;
    let row = fold(&group.row);
    let sides = ["charges", "produits", "depenses", "recettes"];
    let sided = row.starts_with("total") && sides.iter().any(|side| row.contains(side));
    sided.then_some(group.id.as_str())
}

/// True for a cell of a sheet whose words are those of the other half of its row: a box of the same
/// column's name and row's words stands before it in the same row.
pub(crate) fn has_no_row(form: &Form, asked: &FormBox) -> bool {
    let Some((row, column)) = cell(asked) else {
        return false;
    };
    let before = |other: &FormBox| {
        other.address.part == asked.address.part
            && cell(other).is_some_and(|(of, at)| of == row && at < column)
    };
    form.boxes.iter().any(|other| {
        let same = match (&asked.group, &other.group) {
            (Some(group), Some(of)) => {
                !group.row.is_empty()
                    && of.id == group.id
                    && of.row == group.row
                    && of.column == group.column
            }
            // A column of no name, or of shares, beside those that have one.
            (None, Some(of)) => !of.row.is_empty() && of.row == asked.label,
            _ => false,
        };
        same && before(other)
    })
}

/// The row of a cell of a sheet, and its column, which compares as its letters do.
fn cell(asked: &FormBox) -> Option<(&str, (usize, &str))> {
    let path = asked.address.path.as_str();
    let at = path.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = path.split_at(at);
    let is_cell = !letters.is_empty()
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && row.bytes().all(|byte| byte.is_ascii_digit());
    is_cell.then_some((row, (letters.len(), letters)))
}

/// True for a box whose column asks for a share.
pub(crate) fn asks_share(asked: &FormBox) -> bool {
    let column = asked.group.as_ref().map_or("", |group| &group.column);
    let column = fold(column);
    column.trim() == "%" || column.contains('%') && !column.contains("montant")
}

/// What was planned and what happened are never both in one column: those that are fewer are left out.
fn of_one_kind(
    mut chosen: Vec<(usize, usize, f32)>,
    form: &Form,
    dossier: &Dossier,
) -> Vec<(usize, usize, f32)> {
    let column = |at: usize| {
        let group = form.boxes[at].group.as_ref()?;
        Some((group.id.as_str(), group.column.as_str()))
    };
    let planned = |figure: usize| dossier.figures[figure].planned;
    let mut counts: HashMap<(&str, &str), [usize; 2]> = HashMap::new();
    for (at, figure, _) in &chosen {
        if let (Some(column), Some(planned)) = (column(*at), planned(*figure)) {
            counts.entry(column).or_default()[usize::from(planned)] += 1;
        }
    }
    chosen.retain(|(at, figure, _)| {
        let (Some(column), Some(planned)) = (column(*at), planned(*figure)) else {
            return true;
        };
        let [actual, of_plan] = counts.get(&column).copied().unwrap_or_default();
        planned == (of_plan >= actual)
    });
    chosen
}

/// True for a box that takes an amount: by its kind; or a line or number whose question asks for one,
/// or a number that stands under euros.
pub(crate) fn asks_amount(asked: &FormBox) -> bool {
    let question = asked.question.as_ref().filter(|one| one.confidence >= 0.5);
    let question = question.and_then(|one| forms::catalogue().get(&one.id));
    let of_amount = question.is_some_and(|one| one.kind == QuestionKind::Amount);
    let of_line = question.is_some_and(|one| one.kind == QuestionKind::BudgetLine);
    let near = asked.section.last().into_iter();
    let mut near = near.chain([&asked.label, &asked.help]);
    let money = near.any(|text| text.contains('€') || fold(text).contains("euro"));
    if asks_share(asked) {
        return false;
    }
    match asked.kind {
        Kind::Amount => true,
        Kind::Text => of_amount,
        Kind::Number => of_amount || of_line || money && !asked.label.contains('%'),
        _ => false,
    }
}

/// What figures claim: those of several sources that say the same are one claim, and no table holds it
/// twice.
struct Claims<'a> {
    /// The table of each box.
    tables: Vec<Option<&'a str>>,
    /// The claim of each figure.
    claims: Vec<usize>,
}

impl<'a> Claims<'a> {
    fn of(form: &'a Form, read: &[Read<'_>]) -> Self {
        let tables = form.boxes.iter();
        let tables = tables.map(|asked| asked.group.as_ref().map(|group| group.id.as_str()));
        let mut known: HashMap<(i64, Option<i32>, &[String]), usize> = HashMap::new();
        let claims = read
            .iter()
            .enumerate()
            .map(|(at, of)| match of.label.is_empty() {
                true => at,
                false => *known
                    .entry((of.figure.cents, of.figure.year, of.label.as_slice()))
                    .or_insert(at),
            });
        Self {
            claims: claims.collect(),
            tables: tables.collect(),
        }
    }
}

/// Of pairs of a box and a figure, the better first, those that are taken: each box and each figure
/// once, and each claim once a table, but for figures that are left out.
fn choose(
    pairs: &[(usize, usize, f32)],
    left_out: &[usize],
    of: &Claims<'_>,
) -> Vec<(usize, usize, f32)> {
    let (mut boxes, mut figures, mut claims) = (HashSet::new(), HashSet::new(), HashSet::new());
    let mut chosen = Vec::new();
    for pair in pairs.iter().filter(|pair| !left_out.contains(&pair.1)) {
        let claim = of.tables[pair.0].map(|table| (table, of.claims[pair.1]));
        let held = claim.is_some_and(|claim| claims.contains(&claim));
        if !boxes.contains(&pair.0) && !figures.contains(&pair.1) && !held {
            boxes.insert(pair.0);
            figures.insert(pair.1);
            claims.extend(claim);
            chosen.push(*pair);
        }
    }
    chosen
}

/// Lines of the ledger that are chosen beside what they hold: their amounts would count twice. Of the
/// two, the one that fits less; a line whose parts are several is asked for piece by piece.
fn counted_twice(chosen: &[(usize, usize, f32)], dossier: &Dossier) -> Vec<usize> {
    let figure = |pair: &(usize, usize, f32)| &dossier.figures[pair.1];
    let mut twice = Vec::new();
    for whole in chosen {
        let of = figure(whole);
        if !dossier.ledger.contains(&of.place.source) || of.label.is_empty() {
            continue;
        }
        let parts: Vec<_> = chosen
            .iter()
            .filter(|part| {
                let part = figure(part);
                part.place.source == of.place.source && part.place.headings.contains(&of.label)
            })
            .collect();
        if parts.len() > 1 || parts.iter().any(|part| part.2 >= whole.2) {
            twice.push(whole.1);
        } else {
            twice.extend(parts.iter().map(|part| part.1));
        }
    }
    twice
}

/// The sum of all grants, where what private bodies give has a line of its own that is not under it:
/// one with an account of another number, or the only line beside the sum.
fn private_twice(
    chosen: &[(usize, usize, f32)],
    dossier: &Dossier,
    accounts: &HashMap<usize, String>,
) -> Vec<usize> {
    let figure = |pair: &(usize, usize, f32)| &dossier.figures[pair.1];
    let of_ledger = |of: &Figure| dossier.ledger.contains(&of.place.source);
    let is_private = |of: &Figure| {
        let private = private_grants();
        of.label == private || of.place.headings.iter().any(|heading| heading == private)
    };
    let wholes = chosen.iter().filter(|pair| {
        let of = figure(pair);
        of_ledger(of) && of.account == "74" && of.label == GRANTS
    });
    let twice = wholes.filter(|whole| {
        let same = |pair: &&(usize, usize, f32)| {
            figure(pair).place.source == figure(whole).place.source && pair.1 != whole.1
        };
        let others = chosen.iter().filter(same);
        let listed = others
            .clone()
            .any(|pair| figure(pair).account == "74" && !is_private(figure(pair)));
        let mut private = others.filter(|pair| is_private(figure(pair)));
        private.any(|pair| match accounts.get(&pair.0) {
            Some(account) => !account.starts_with("74"),
            None => !listed,
        })
    });
    twice.map(|pair| pair.1).collect()
}

/// How much better a figure read in a document must fit to stand before one of the ledger.
const LEDGER_FIRST: f32 = 0.1;

/// Totals whose fits differ by less are as good as each other.
const AS_WELL: f32 = 0.08;

/// A kind of total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    /// All charges, or all products.
    Sum,
    /// What is left of the products after the charges.
    Result,
    /// One side of a balance sheet.
    Balance,
}

impl Total {
    /// The kind that a label names, the words of a sum alone ("Produits 2022") included.
    fn named(label: &str) -> Option<Self> {
        let folded = fold(label);
        let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        const RESULTS: [&str; 5] = [
            "resultat",
            "total du resultat",
            "excedent",
            "deficit",
            "benefice",
        ];
        if RESULTS.iter().any(|word| folded.starts_with(word)) {
            return Some(Self::Result);
        }
        if folded.starts_with("total") {
            return Some(if has(&["actif", "passif", "bilan"]) {
                Self::Balance
            } else {
                Self::Sum
            });
        }
        const SIDES: [&str; 6] = [
            "produits",
            "recettes",
            "ressources",
            "charges",
            "depenses",
            "emplois",
        ];
        // "Dépenses totales de l'année 2023" is the sum of all.
        const AROUND: [&str; 9] = [
            "de", "en", "pour", "sur", "l", "annee", "exercice", "totales", "totaux",
        ];
        let mut words = folded
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty());
        let first = words.next()?;
        let whole = SIDES.contains(&first) && words.all(|word| AROUND.contains(&word));
        whole.then_some(Self::Sum)
    }

    fn of(figure: &Figure) -> Option<Self> {
        Self::named(&figure.label).filter(|_| figure.total)
    }
}

/// What a row of a table of amounts is.
pub(crate) struct Row {
    /// The account that it begins with.
    pub(crate) account: Option<String>,
    pub(crate) side: Option<Side>,
    /// It is the sum of its side.
    pub(crate) total: bool,
}

/// What the row of a box is.
pub(crate) fn row_of(asked: &FormBox) -> Row {
    let row = Wanted::row(asked);
    let group = asked.group.as_ref();
    let (column, table) = group.map_or(("", ""), |group| (&group.column, &group.label));
    let (account, rest) = split_account(&row);
    let question = asked.question.as_ref().map(|question| question.id.as_str());
    let side = side(
        account.as_deref(),
        &format!("{row} {column} {table} {}", asked.section.join(" ")),
    );
    Row {
        side: match question {
            Some("budget.total_expenses" | "budget.organisation_expenses") => Some(Side::Charges),
            Some("budget.total_income" | "budget.organisation_income") => Some(Side::Products),
            _ => side,
        },
        total: account.is_none() && Total::named(&rest) == Some(Total::Sum),
        account,
    }
}

/// True for a table that bears the title of a project, such as a sheet of its budget.
fn is_named(table: &str, title: &str) -> bool {
    let long = |text: &str| text.chars().count() >= TITLE;
    long(title) && table.contains(title) || long(table) && title.contains(table)
}

/// Characters from which a title is no common word.
const TITLE: usize = 8;

/// A figure with what of its words is compared, made ready once for all boxes.
struct Read<'a> {
    figure: &'a Figure,
    /// The title of its table, folded.
    table: String,
    label: Vec<String>,
    name: Name,
    total: Option<Total>,
}

impl<'a> Read<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self {
            figure,
            table: fold(&figure.table),
            label: content_stems(&figure.label),
            name: Name::of(&figure.label),
            total: Total::of(figure),
        }
    }
}

/// What a box asks of the figures.
struct Wanted {
    /// The account that the row begins with.
    account: Option<String>,
    /// The account that the canonical question stands for, where the row has none.
    hint: Option<String>,
    /// The row as a name.
    name: Name,
    label: Vec<String>,
    /// Other wordings of the canonical question.
    wordings: Vec<Vec<String>>,
    total: Option<Total>,
    side: Option<Side>,
    year: Option<i32>,
    planned: Option<bool>,
    project: Option<bool>,
    /// It is asked of one project alone, by its form or section: the organisation's figures are none.
    one_project: bool,
    ours: Vec<SourceId>,
    /// The label of the line of the official table that the row bears the words of, and its rubric.
    official: Option<(&'static str, String)>,
    /// Titles of the dossier's projects, folded, and whether each is the one that is answered for.
    projects: Vec<(String, bool)>,
    /// The newest year of which there are figures, not after this one.
    newest: i32,
}

impl Wanted {
    fn of(
        form: &Form,
        asked: &FormBox,
        (ours, projects): (&[SourceId], &[(String, bool)]),
        today: Date,
        newest: i32,
    ) -> Self {
        let group = asked.group.as_ref();
        let part = |of: fn(&Group) -> &String| group.map_or("", |group| of(group).as_str());
        let (column, table) = (part(|group| &group.column), part(|group| &group.label));
        let row = Self::row(asked);
        let context = format!("{} {table} {}", asked.section.join(" "), form.title);
        let near = format!("{column} {table} {}", asked.section.join(" "));
        let folded = fold(&near);
        let (account, rest) = split_account(&row);
        let year = [
            row.as_str(),
            part(|group| &group.row),
            column,
            table,
            near.as_str(),
            context.as_str(),
        ]
        .iter()
        .find_map(|text| dates::years(text).into_iter().max());
        let under = account.as_deref().or(Some(asked.rubric.as_str()));
        let under = under.filter(|of| !of.is_empty());
        let mut wanted = Self {
            side: side(under, &format!("{row} {column} {near}")),
            total: Total::named(&rest).filter(|_| account.is_none()),
            label: content_stems(&rest),
            name: Name::of(&rest),
            wordings: Vec::new(),
            hint: None,
            official: None,
            account,
            ours: ours.to_vec(),
            projects: projects.to_vec(),
            newest,
            year,
            planned: planned(&folded),
            one_project: project(&folded).is_none() && reports_on_one_project(form),
            project: project(&folded).or_else(|| {
                // A project is to come: the figures of past years are the organisation's.
                if year.is_some_and(|year| year < today.year) {
                    Some(false)
                } else {
                    project(&fold(&form.title))
                }
            }),
        };
        if let Some(question) = asked.question.as_ref().filter(|q| q.confidence >= 0.5) {
            wanted.asked(&question.id, asked, form);
        }
        // What asks nothing known is of what it stands under.
        if wanted.hint.is_none()
            && wanted.account.is_none()
            && wanted.total.is_none()
            && asked.rubric.len() == 2
        {
            wanted.hint = Some(asked.rubric.clone());
        }
        let rubric = wanted.hint.as_deref().and_then(|hint| hint.get(..2));
        if let (None, Some(rubric)) = (&wanted.account, rubric) {
            let line = rubric
                .parse()
                .ok()
                .and_then(|number| official_line(row.trim(), number));
            wanted.official = line.map(|line| (line, rubric.to_owned()));
        }
        wanted
    }

    /// The words of a box's row. A row that is only a year says nothing of what is counted.
    fn row(asked: &FormBox) -> String {
        let row = asked.group.as_ref().map_or("", |group| group.row.as_str());
        if content_stems(row).is_empty() {
            asked.label.clone()
        } else {
            row.to_owned()
        }
    }

    /// What the canonical question adds to the row's words.
    fn asked(&mut self, question: &str, asked: &FormBox, form: &Form) {
        let total = |wanted: &mut Self, side: Option<Side>, project: Option<bool>| {
            wanted.total = Some(Total::Sum);
            wanted.side = side.or(wanted.side);
            wanted.project = project.or(wanted.project);
        };
        match question {
            "budget.total_expenses" => total(self, Some(Side::Charges), None),
            "budget.total_income" => total(self, Some(Side::Products), None),
            "budget.organisation_expenses" => total(self, Some(Side::Charges), Some(false)),
            "budget.organisation_income" => total(self, Some(Side::Products), Some(false)),
            "budget.organisation_total" => total(self, None, Some(false)),
            "budget.project_total" => total(self, None, Some(true)),
            "budget.result" => self.total = Some(Total::Result),
            "budget.previous_grant" | "budget.current_grant" => {
                self.label =
                    without_asking(&funder_words(&format!("{} {}", asked.label, form.funder)));
                self.hint = Some("74".to_owned());
                self.side = Some(Side::Products);
                self.project = Some(false);
                self.planned = Some(question == "budget.current_grant");
            }
            _ => {
                let number = question.strip_prefix("budget.line.").unwrap_or_default();
                let canonical = forms::catalogue().get(question);
                if number.is_empty()
                    && canonical.is_some_and(|one| one.kind == QuestionKind::Amount)
                {
                    self.wordings = canonical
                        .into_iter()
                        .flat_map(|question| &question.wordings_fr)
                        .map(|wording| content_stems(wording))
                        .collect();
                    self.label = without_asking(&self.label);
                }
                let number = number.split('.').next().unwrap_or_default();
                let theirs = side(Some(number), "");
                let known = self.account.is_none() && !number.is_empty();
                if known && (self.side.is_none() || self.side == theirs) {
                    self.hint = Some(number.to_owned());
                    self.side = theirs;
                    let canonical = forms::catalogue().get(question);
                    self.wordings = canonical
                        .into_iter()
                        .flat_map(|question| &question.wordings_fr)
                        .map(|wording| funder_words(wording))
                        .collect();
                }
            }
        }
    }

    /// How well a figure fits, or nothing when it cannot be the one.
    fn fit(&self, read: &Read<'_>, dossier: &Dossier) -> Option<f32> {
        let figure = read.figure;
        // A share is no amount.
        if figure.unit != Unit::Euro {
            return None;
        }
        if self.total != read.total || self.total.is_none() && figure.total {
            return None;
        }
        if let (Some(wanted), Some(side)) = (self.side, figure.side)
            && wanted != side
        {
            return None;
        }
        if let (Some(wanted), Some(year)) = (self.year, figure.year)
            && wanted != year
        {
            return None;
        }
        // What a funder gave is among the products, and nothing of a balance sheet.
        let given = figure.side == Some(Side::Products) || figure.account.starts_with("74");
        if self.hint.as_deref() == Some("74") && !given {
            return None;
        }
        let of_ledger = dossier.ledger.contains(&figure.place.source);
        let row = self.row_fit(read, of_ledger)?;
        let kind = dossier
            .source(figure.place.source)
            .map_or(SourceKind::Other, |s| s.about.kind);
        let table = read.table.as_str();
        let named = self
            .projects
            .iter()
            .find(|(title, _)| is_named(table, title));
        let of_project =
            named.is_some() || project(table).unwrap_or(kind == SourceKind::ProjectNote);
        // The budget of another project is not this one's.
        let theirs = match named {
            Some((_, ours)) => !ours,
            None => !self.ours.contains(&figure.place.source),
        };
        if of_project && theirs {
            return None;
        }
        let about_it = of_project || kind == SourceKind::Budget && !of_ledger && self.names(read);
        if self.one_project && !about_it {
            return None;
        }
        let table = match self.project {
            Some(wanted) if wanted == of_project => 1.0,
            Some(_) => 0.5,
            None => 0.8,
        };
        let planned = match (self.planned, figure.planned) {
            (Some(wanted), Some(planned)) if wanted != planned => return None,
            (Some(_), Some(_)) => 1.0,
            _ => 0.95,
        };
        let year = match (self.year, figure.year) {
            (Some(_), Some(_)) => 1.0,
            // No year is named: the newest is meant.
            (None, Some(year)) => 0.85 - 0.01 * (self.newest - year).clamp(0, 10) as f32,
            _ => 0.75,
        };
        let kind = match kind {
            SourceKind::Budget | SourceKind::Accounts => 1.0,
            SourceKind::ProjectNote => 0.97,
            _ => 0.9,
        };
        Some(row * table * planned * year * kind)
    }

    /// The figure's source speaks of the project that is answered for, where there is one.
    fn names(&self, read: &Read<'_>) -> bool {
        !self.projects.is_empty() && self.ours.contains(&read.figure.place.source)
    }

    /// How well a figure's account and label fit the row's.
    fn row_fit(&self, read: &Read<'_>, of_ledger: bool) -> Option<f32> {
        let figure = read.figure;
        // A line of the official table is that line of the ledger, and no account with like words.
        if let (Some((line, rubric)), true) = (&self.official, of_ledger) {
            let of_rubric =
                figure.account.is_empty() || figure.account.starts_with(rubric.as_str());
            let same = figure.label == *line && of_rubric && figure.place.headings.is_empty();
            // A funder that the form names is asked for by name first.
            return same.then_some(if rubric == "74" { 0.78 } else { 0.97 });
        }
        let mut label = overlap(&self.label, &read.label);
        // "Caisse d'allocations familiales" and "Caf de l'Aude" are one funder.
        if self.name.abbreviates(&read.name) || read.name.abbreviates(&self.name) {
            label = label.max(SAME_NAME);
        }
        if self.total == Some(Total::Balance) {
            return (label >= 0.5).then_some(0.7 + 0.25 * label);
        }
        if self.total == Some(Total::Result) {
            return Some(0.8 + 0.15 * label);
        }
        if self.total.is_some() {
            // What a sentence calls "the charges" may be of less than all.
            if !fold(&figure.label).starts_with("total") && figure.account.is_empty() {
                return Some(0.7 + 0.1 * label);
            }
            // A total whose side is not known may be of anything.
            let sided = self.side.is_none() || figure.side.is_some();
            return Some(if sided { 0.8 + 0.15 * label } else { 0.4 });
        }
        match (&self.account, figure.account.as_str()) {
            // 870 and 875 are volunteering and gifts in the form, and the other way round in the
            // charts since 2018: the words say which is asked.
            (Some(wanted), account)
                if of_ledger
                    && !self.label.is_empty()
                    && [wanted.as_str(), account]
                        .iter()
                        .all(|of| of.starts_with("870") || of.starts_with("875")) =>
            {
                (label >= 0.5).then_some(0.9 + 0.1 * label)
            }
            (Some(wanted), account) if !account.is_empty() => {
                // The ledger's accounts are what the form's numbers mean, whatever the words; but
                // lines of 74 and 75 are told apart by who gives.
                let by_words = wanted.starts_with("74") || wanted.starts_with("75");
                if wanted == account && of_ledger && !by_words {
                    Some(0.9 + 0.1 * label)
                } else if wanted == account {
                    // One number may stand on several lines (74 by funder): the label decides.
                    Some(if self.label.is_empty() {
                        0.9
                    } else if wanted.len() == 2 && !by_words {
                        // A class of the chart is one line, whatever its words.
                        0.8 + 0.2 * label
                    } else {
                        0.5 + 0.5 * label
                    })
                } else if account.starts_with(wanted.as_str()) && label >= 0.4 {
                    Some(0.55 + 0.4 * label)
                } else if of_ledger && wanted == "75" && account == "74" && label >= 0.75 {
                    // Who gives in 75 is among the funders of the ledger.
                    Some(0.5 + 0.45 * label)
                } else {
                    None
                }
            }
            (_, account) => {
                let hint = self.hint.as_deref().unwrap_or_default();
                // What is given in kind is no money, and the other way round.
                let known = of_ledger && !account.is_empty() && !hint.is_empty();
                if known && account.starts_with('8') != hint.starts_with('8') {
                    return None;
                }
                let wordings = self.wordings.iter();
                let reworded = wordings.map(|words| likeness(words, &read.label));
                let label = reworded.fold(label, |best, fit| best.max(0.95 * fit));
                // Sales do not answer for grants, whatever their words.
                let class = |number: &str| number.get(..2).map(str::to_owned);
                let elsewhere =
                    !account.is_empty() && !hint.is_empty() && class(account) != class(hint);
                // Numbers below 74 are each organisation's own.
                let class_line =
                    hint.len() == 2 && account == hint && !["74", "75"].contains(&hint);
                let same_account = class_line
                    || hint.len() > 2 && !hint.starts_with("74") && account.starts_with(hint);
                // Lines that bear the words of the official table and not the organisation's own: few
                // in common are none.
                let official = of_ledger && figure.place.headings.is_empty();
                let least = if official { 0.6 } else { 0.3 };
                match (same_account, label) {
                    (true, label) => Some(0.68 + 0.3 * label),
                    (false, label) if label >= least => {
                        Some((0.5 + 0.45 * label) * if elsewhere { 0.75 } else { 1.0 })
                    }
                    _ => None,
                }
            }
        }
    }
}

/// `60 - Achats`, `641 Rémunérations` or `Achats (compte 60)` as account and label.
fn split_account(row: &str) -> (Option<String>, String) {
    let row = row.trim();
    if let Some((account, rest)) = account_in_words(row) {
        return (Some(account), rest);
    }
    let digits: String = row.chars().take_while(char::is_ascii_digit).collect();
    let rest = row[digits.len()..].trim_start_matches(|c: char| !c.is_alphabetic());
    if (2..=6).contains(&digits.len()) && digits.starts_with(['6', '7', '8']) {
        (Some(digits), rest.to_owned())
    } else {
        (None, row.to_owned())
    }
}

/// The account that a row calls so: "compte 60", "cpte 641".
fn account_in_words(row: &str) -> Option<(String, String)> {
    let lower = row.to_lowercase();
    let (at, word) = ["comptes ", "compte ", "cpte ", "cpt. "]
        .iter()
        .find_map(|word| Some((lower.find(word)?, word)))?;
    let after = row.get(at + word.len()..)?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let account = (2..=6).contains(&digits.len()) && digits.starts_with(['6', '7', '8']);
    let before = row
        .get(..at)?
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    account.then(|| (digits, before.to_owned()))
}

/// The stems of a label that say what is counted, where any is left: "Aide versée par la Fondation
/// Afnic" asks for what that foundation gave.
fn without_asking(label: &[String]) -> Vec<String> {
    const ASKING: [&str; 14] = [
        "aid", "vers", "attribu", "obtenu", "recu", "recus", "accord", "somm", "mont", "sold",
        "touch", "encaiss", "percu", "regl",
    ];
    let left: Vec<String> = label
        .iter()
        .filter(|stem| !ASKING.contains(&stem.as_str()))
        .cloned()
        .collect();
    if left.is_empty() {
        label.to_vec()
    } else {
        left
    }
}

/// Words of a title or label that may name a funder: those that are not in every form.
pub(crate) fn funder_words(text: &str) -> Vec<String> {
    const GENERIC: [&str; 12] = [
        "demand",
        "subvent",
        "dossi",
        "projet",
        "formulair",
        "associ",
        "anne",
        "mont",
        "euro",
        "sollicit",
        "budget",
        "somm",
    ];
    let mut words = content_stems(text);
    words.retain(|word| !GENERIC.contains(&word.as_str()));
    words
}

fn content_stems(text: &str) -> Vec<String> {
    let mut stems = stems(text, Language::French);
    stems.retain(|stem| stem.len() > 1 && !stem.chars().all(|c| c.is_ascii_digit()));
    // "Communication" has the stem of "communes", and nothing else of them.
    let folded = fold(text);
    if folded.contains("communicat") {
        if !folded.contains("commune") && !folded.contains("communau") {
            stems.retain(|stem| stem != "commun");
        }
        stems.push("communicat".to_owned());
    }
    // A community of communes is none of them.
    let grouped = [
        "communaute de communes",
        "communautes de communes",
        "communaute d'agglo",
        "communaute urbaine",
    ];
    let bare = folded.replace('’', "'");
    let alone = grouped
        .iter()
        .fold(bare.clone(), |text, of| text.replace(of, ""));
    if alone != bare && !alone.contains("commune") {
        stems.retain(|stem| stem != "commun");
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How alike a name and its letters are.
const SAME_NAME: f32 = 0.8;

/// Shared stems over the smaller and the larger set, averaged.
pub(crate) fn overlap(one: &[String], other: &[String]) -> f32 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let shared = one.iter().filter(|stem| other.contains(stem)).count() as f32;
    let (small, large) = (
        one.len().min(other.len()) as f32,
        one.len().max(other.len()) as f32,
    );
    0.7 * shared / small + 0.3 * shared / large
}

/// How well a rewording fits. One common word makes none where either side has more.
fn likeness(one: &[String], other: &[String]) -> f32 {
    let shared = one.iter().filter(|stem| other.contains(stem)).count();
    if shared >= 2 {
        return overlap(one, other);
    }
    shared as f32 / one.len().max(other.len()).max(1) as f32
}

fn side(account: Option<&str>, context: &str) -> Option<Side> {
    match account {
        Some(number) if number.starts_with('6') || number.starts_with("86") => {
            return Some(Side::Charges);
        }
        Some(number) if number.starts_with('7') || number.starts_with("87") => {
            return Some(Side::Products);
        }
        _ => {}
    }
    let folded = fold(context);
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match (
        any(&["charges", "depenses", "emplois"]),
        any(&["produits", "recettes", "ressources"]),
    ) {
        (true, false) => Some(Side::Charges),
        (false, true) => Some(Side::Products),
        _ => None,
    }
}

fn planned(folded: &str) -> Option<bool> {
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match (
        any(&["prevu", "prevision", "previsionnel"]),
        any(&["realise", "execute", "compte de resultat"]),
    ) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// True for the financial report on one project: its title says so, or it asks for or names the one
/// that it is of.
fn reports_on_one_project(form: &Form) -> bool {
    const REPORTS: [&str; 6] = [
        "compte rendu financier",
        "compte-rendu financier",
        "bilan financier",
        "rapport financier",
        "bilan de l'action",
        "bilan du projet",
    ];
    let report = |text: &str| {
        let folded = fold(text).replace('’', "'");
        REPORTS.iter().any(|report| folded.contains(report))
    };
    let of_one = project(&fold(&form.title)) == Some(true)
        || form.boxes.iter().any(|asked| {
            let asked = asked.question.as_ref();
            asked.is_some_and(|asked| asked.id == "project.title" && asked.confidence >= 0.5)
        });
    of_one
        && (report(&form.title)
            || (form.boxes.iter()).any(|asked| asked.section.iter().any(|title| report(title))))
}

/// Whether words speak of a project's budget (true), of the organisation's (false), or of neither.
fn project(folded: &str) -> Option<bool> {
    let of_project = ["projet", "action"]
        .iter()
        .any(|word| folded.contains(word));
    let of_organisation = [
        "association",
        "structure",
        "organisme",
        "fonctionnement",
        "annuel",
    ]
    .iter()
    .any(|word| folded.contains(word));
    match (of_project, of_organisation) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{content_stems, overlap};

    #[test]
    fn a_community_of_communes_is_no_commune() {
        let of_all = content_stems("Communauté de communes Doulonne et Causses");
        assert_eq!(overlap(&content_stems("Autres communes"), &of_all), 0.0);
        assert!(overlap(&content_stems("Communauté de communes"), &of_all) > 0.5);
        let both = content_stems("Communes, communautés de communes");
        assert!(overlap(&content_stems("Communes"), &both) > 0.5);
    }

    #[test]
    fn communication_is_no_commune() {
        let (spent, paid) = (content_stems("Communication"), content_stems("Communes"));
        assert_eq!(overlap(&spent, &paid), 0.0);
        assert!(overlap(&spent, &content_stems("Frais de communication")) > 0.5);
    }
}
