//! Blank cells of tables in text documents: beside their label, under their label, or rows under a
//! header row.

use std::collections::HashSet;

use documents::{Address, Anchor, Cell};

use crate::found::Found;
use crate::labels::cut;
use crate::layout::Layout;
use crate::model::{Group, Kind};
use crate::wording::{fold, has_words, is_tick, segments, tidy};

/// What a cell's row, column and neighbours say that it asks.
#[derive(Debug, Default)]
pub(crate) struct Place {
    /// The label, empty when nothing near the cell says.
    pub(crate) label: String,
    /// Row and column, when the cell stands in a grid.
    pub(crate) group: Option<Group>,
    /// What the row is about, when the label comes from above.
    pub(crate) context: Option<String>,
    /// The column's upper head, where two heads stand over it.
    pub(crate) over: Option<String>,
    /// What is said to help, under the question.
    help: String,
}

/// Boxes for the blank cells of tables. `taken` are the lines that hold a slot.
pub(crate) fn boxes(layout: &Layout, taken: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for grid in 0..layout.grids.len() {
        grid_boxes(layout, grid, taken, &mut found);
    }
    found
}

fn grid_boxes(layout: &Layout, grid: usize, taken: &[bool], found: &mut Vec<Found>) {
    let table = &layout.grids[grid];
    // Where the author made a field for most answers, blank cells are only room. Where a few are,
    // a field is the place of its own cell, and blank cells beside their labels are places too.
    let (fields, open) = fields_and_open(layout, grid);
    if fields > 0 && open.len() < fields {
        return;
    }
    let labels = if has_header_row(layout, grid) {
        label_columns(layout, grid)
    } else {
        HashSet::new()
    };
    let blanks: HashSet<usize> = (0..table.table.cells.len())
        .filter(|&i| layout.cell_is_blank(grid, i))
        .collect();
    for (i, cell) in table.table.cells.iter().enumerate() {
        if !blanks.contains(&i)
            || fields > 0 && !open.contains(&i)
            || taken_cell(layout, grid, i, taken)
            || is_example_row(layout, grid, cell.row)
        {
            continue;
        }
        // A gap among the row labels is no place, nor is what stands beside it.
        let beside_gap = cell.column.checked_sub(1).is_some_and(|left| {
            labels.contains(&left)
                && table
                    .cell_at(cell.row, left)
                    .is_some_and(|(j, _)| blanks.contains(&j))
        });
        let gap = cell.row > 0 && (labels.contains(&cell.column) || beside_gap);
        // … unless the label above asks for names: lines to add ("Autres (préciser)").
        let listed = if gap {
            match listed_under(layout, grid, cell, &labels, &blanks) {
                Some(label) => Some(label),
                None => continue,
            }
        } else {
            None
        };
        let place = match listed {
            Some(label) => Some(Place {
                label,
                ..Place::default()
            }),
            None => blank_place(layout, grid, i, &blanks),
        };
        let Some(place) = place else {
            continue;
        };
        let mut one = Found::at(cell_address(cell), (table.first_lines[i], 0));
        one.section = table.sections[i].to_vec();
        one.kind = figure(layout, grid, cell, &place, &labels);
        one.label = place.label;
        one.help = place.help;
        one.group = place.group;
        one.grid = Some(grid);
        if let Some(context) = place.context {
            one.section.push(context);
        }
        found.push(one);
    }
}

/// How many cells of a table hold a field for words, and which blank ones stand right of words that
/// no field answers, or under the words of a header row.
fn fields_and_open(layout: &Layout, grid: usize) -> (usize, HashSet<usize>) {
    let table = &layout.grids[grid];
    let field = |cell: usize| {
        layout.texts_in(table.containers[cell]).any(|line| {
            let mut fields = layout.lines[line].block.fields();
            fields.any(|field| {
                !matches!(
                    field.input,
                    documents::Input::Tick | documents::Input::Radio
                )
            })
        })
    };
    let cells = 0..table.table.cells.len();
    let fields = cells.clone().filter(|cell| field(*cell)).count();
    let header = has_header_row(layout, grid);
    let open = cells.filter(|&i| {
        let cell = &table.table.cells[i];
        let beside = table
            .left_of(cell)
            .is_some_and(|(left, _)| !field(left) && has_words(&layout.cell_text(grid, left)));
        layout.cell_is_blank(grid, i) && (beside || header && cell.row > 0)
    });
    (fields, open.collect())
}

/// The kind of a cell of a budget: a share under "%", else an amount, unless its column or row is
/// one of words.
fn figure(
    layout: &Layout,
    grid: usize,
    cell: &Cell,
    place: &Place,
    labels: &HashSet<u32>,
) -> Option<Kind> {
    let column = place.group.as_ref().map_or("", |group| &group.column);
    if column.trim().ends_with('%') {
        return Some(Kind::Number);
    }
    let beside_words = labels.iter().any(|label| *label < cell.column);
    let wordy = labels.contains(&cell.column)
        || !column.is_empty()
            && (crate::kinds::is_wordy_column(column)
                || crate::kinds::short_kind(column).is_some_and(|kind| kind != Kind::Amount));
    (beside_words && !wordy && is_budget(layout, grid)).then_some(Kind::Amount)
}

/// A header of the table names charges and products, or what is spent and received.
fn is_budget(layout: &Layout, grid: usize) -> bool {
    let table = &layout.grids[grid];
    let mut sides = 0;
    for (i, cell) in table.table.cells.iter().enumerate() {
        if cell.row > 2 {
            continue;
        }
        let text = fold(&layout.cell_text(grid, i));
        let side = [
            "charges",
            "produits",
            "depenses",
            "recettes",
            "ressources",
            "emplois",
            "expenditure",
            "expenses",
            "income",
        ];
        sides += usize::from(side.contains(&text.as_str()));
    }
    sides >= 1
}

/// The label over a gap among row labels, or beside one, where it asks for names to be added.
fn listed_under(
    layout: &Layout,
    grid: usize,
    cell: &Cell,
    labels: &HashSet<u32>,
    blanks: &HashSet<usize>,
) -> Option<String> {
    let table = &layout.grids[grid];
    let column = (0..=cell.column).rev().find(|c| labels.contains(c))?;
    let (named, _) = (0..cell.row)
        .rev()
        .filter_map(|row| table.cell_at(row, column))
        .find(|(i, _)| !blanks.contains(i))?;
    let text = tidy(&layout.cell_text(grid, named));
    let folded = fold(&text);
    let asks = [
        "precis", "detail", "autre", "lister", "(s)", "specify", "other",
    ]
    .iter()
    .any(|word| folded.contains(word));
    (asks && has_words(&text)).then(|| cut(&text))
}

/// The label of a blank cell, or none when it is only room.
fn blank_place(
    layout: &Layout,
    grid: usize,
    cell: usize,
    blanks: &HashSet<usize>,
) -> Option<Place> {
    let table = &layout.grids[grid];
    let own = &table.table.cells[cell];
    let (rows, columns) = table.size;
    if rows == 1 && columns == 1 {
        // A frame: the words before it ask.
        let before = layout.line_before(table.parent.0, table.parent.1)?;
        let text = layout.lines[before].text();
        if let Some((question, help)) = crate::blanks::question_over(layout, before) {
            return Some(Place {
                label: cut(&tidy(&layout.lines[question].text())),
                help: tidy(&help),
                ..Place::default()
            });
        }
        return has_words(&text).then(|| Place {
            label: cut(&tidy(&text)),
            ..Place::default()
        });
    }
    if let Some(label) = caption_under(layout, grid, own) {
        return Some(Place {
            label,
            ..Place::default()
        });
    }
    // The corner above row labels and left of column headers is never a place.
    if own.row == 0 && own.column == 0 && rows > 1 && columns > 1 && has_header_row(layout, grid) {
        return None;
    }
    if is_spacer_column(layout, grid, own, blanks) {
        return None;
    }
    let place = place(layout, grid, cell);
    let named = place
        .group
        .as_ref()
        .is_some_and(|group| is_unit(&group.column));
    if !has_words(&place.label) && !named {
        return None;
    }
    // In a header row a blank cell is a gap, not a place.
    if own.row == 0 && has_header_row(layout, grid) && rows > 1 {
        return None;
    }
    Some(place)
}

/// The caption under a blank cell, in a table of rows to write on with a row of captions under each:
/// "Ort, Datum | Unterschrift".
fn caption_under(layout: &Layout, grid: usize, own: &Cell) -> Option<String> {
    let table = &layout.grids[grid];
    let (rows, columns) = table.size;
    let cells = |row: u32| (0..columns).filter_map(move |column| table.cell_at(row, column));
    let blank = |row: u32| cells(row).all(|(i, _)| layout.cell_is_blank(grid, i));
    let captions = |row: u32| {
        let words = |i: usize| has_words(&layout.cell_text(grid, i)) && !has_place(layout, grid, i);
        cells(row).any(|(i, _)| words(i))
            && cells(row).all(|(i, _)| layout.cell_is_blank(grid, i) || words(i))
    };
    let alternate = rows >= 2
        && rows % 2 == 0
        && (0..rows).all(|row| {
            if row % 2 == 0 {
                blank(row)
            } else {
                captions(row)
            }
        });
    let (below, _) = table
        .cell_at(own.row + 1, own.column)
        .filter(|_| alternate)?;
    let text = tidy(&layout.cell_text(grid, below));
    has_words(&text).then(|| cut(&text))
}

/// What asks at a cell.
pub(crate) fn place(layout: &Layout, grid: usize, cell: usize) -> Place {
    let table = &layout.grids[grid];
    let own = &table.table.cells[cell];
    let row = row_label(layout, grid, own);
    let column = column_label(layout, grid, own);
    let in_grid = has_header_row(layout, grid) && own.row > 0;
    match (row, column) {
        (Some(row), Some(column)) if in_grid && column.header => Place {
            label: cut(&format!("{row} – {}", column.whole())),
            group: Some(Group {
                id: format!("grid{grid}"),
                label: title(layout, grid),
                row,
                column: column.whole(),
                exclusive: false,
            }),
            over: column.over,
            ..Place::default()
        },
        (Some(row), _) if !column_first(layout, grid, own) => Place {
            label: cut(&row),
            ..Place::default()
        },
        (row, Some(column)) => {
            let group = (column.header && in_grid).then(|| Group {
                id: format!("grid{grid}"),
                label: title(layout, grid),
                row: row.clone().unwrap_or_else(|| (own.row).to_string()),
                column: column.whole(),
                exclusive: false,
            });
            Place {
                label: cut(&column.whole()),
                group,
                context: row,
                over: column.over,
                help: String::new(),
            }
        }
        (Some(row), None) => Place {
            label: cut(&row),
            ..Place::default()
        },
        (None, None) => Place::default(),
    }
}

/// The label of a row: the nearest words to the left, with no place between.
fn row_label(layout: &Layout, grid: usize, own: &Cell) -> Option<String> {
    let table = &layout.grids[grid];
    let header = has_header_row(layout, grid);
    let mut column = own.column;
    let mut number = None;
    while column > 0 {
        column -= 1;
        let (i, left) = table.cell_at(own.row, column)?;
        if left.row != own.row && left.row_span <= 1 {
            return None;
        }
        if has_place(layout, grid, i) {
            // Under a header, places of the same row stand between; else they part its pairs.
            if !header || own.row == 0 {
                return None;
            }
            column = left.column.min(column);
            continue;
        }
        let text = tidy(&layout.cell_text(grid, i));
        if has_words(&text) {
            return Some(match number {
                Some(number) => format!("{number} {text}"),
                None => text,
            });
        }
        if !text.is_empty() {
            number = Some(text);
        } else if !header {
            // In a row of pairs, a blank cell between belongs to the words before it.
            return None;
        }
        column = left.column.min(column);
    }
    // Rows that are only numbered ("1", "2") have that number for a label beside their header.
    number.filter(|_| header)
}

struct ColumnLabel {
    text: String,
    /// The head over it.
    over: Option<String>,
    /// It is of a header row, over several rows of places.
    header: bool,
}

impl ColumnLabel {
    fn whole(&self) -> String {
        match &self.over {
            Some(over) => format!("{over} – {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// The label of a column: the nearest words above, places between skipped.
fn column_label(layout: &Layout, grid: usize, own: &Cell) -> Option<ColumnLabel> {
    let table = &layout.grids[grid];
    let mut row = own.row;
    let mut steps = 0;
    while row > 0 {
        row -= 1;
        steps += 1;
        let Some((i, above)) = table.cell_at(row, own.column) else {
            continue;
        };
        row = row.min(above.row);
        if is_example_row(layout, grid, above.row) {
            continue;
        }
        let text = layout.cell_text(grid, i);
        let names = has_words(&text)
            || is_header_row(layout, grid, above.row)
                && (is_year(&text) || is_unit(&text) || is_letter(&text) || is_range(&text));
        if !names {
            if has_place(layout, grid, i) || text.is_empty() {
                continue;
            }
            return None;
        }
        if has_place(layout, grid, i) {
            return None;
        }
        let header = is_header_row(layout, grid, above.row) || steps > 1;
        let shared = shared_captions(layout, grid, i, own);
        return Some(ColumnLabel {
            text: shared.unwrap_or_else(|| tidy(&text)),
            over: header.then(|| upper_head(layout, grid, above)).flatten(),
            header,
        });
    }
    None
}

/// The head over a head: words above it that span several columns, but not the whole table.
fn upper_head(layout: &Layout, grid: usize, lower: &Cell) -> Option<String> {
    let table = &layout.grids[grid];
    let (i, cell) = table.cell_at(lower.row.checked_sub(1)?, lower.column)?;
    let text = tidy(&layout.cell_text(grid, i));
    let spans = cell.column_span.max(1) > lower.column_span.max(1)
        && cell.column_span.max(1) < table.size.1;
    let named = (has_words(&text) || is_year(&text)) && !has_place(layout, grid, i);
    (spans && named && text.chars().count() <= 80).then_some(text)
}

/// A row that shows how rows are filled: "Ex. : M. Durand, animateur".
pub(crate) fn is_example_row(layout: &Layout, grid: usize, row: u32) -> bool {
    let rows = layout.grids[grid].example_rows.get_or_init(|| {
        (0..layout.grids[grid].size.0)
            .map(|row| shows_how(layout, grid, row))
            .collect()
    });
    rows.get(row as usize).copied().unwrap_or(false)
}

fn shows_how(layout: &Layout, grid: usize, row: u32) -> bool {
    let table = &layout.grids[grid];
    let mut texts = (0..table.size.1)
        .filter_map(|column| table.cell_at(row, column))
        .filter(|(_, cell)| cell.row == row)
        .map(|(i, _)| fold(&tidy(&layout.cell_text(grid, i))))
        .filter(|text| has_words(text));
    texts.next().is_some_and(|text| {
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let short = [
            "ex.", "ex :", "ex:", "e.g.", "z. b.", "z.b.", "es.:", "p. ej.",
        ];
        let whole = ["exemple", "example", "beispiel", "esempio", "ejemplo"];
        let begins = |head: &&str| {
            let rest = text.strip_prefix(*head).map(str::trim_start);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '-', '–', '(']))
        };
        short.iter().any(|head| text.starts_with(head)) || whole.iter().any(begins)
    })
}

/// A sign that names a column: of shares, of amounts.
fn is_unit(text: &str) -> bool {
    matches!(text.trim(), "%" | "€" | "k€" | "K€")
}

/// A letter, or a number with one, that names a column: "F", "H", "2e".
fn is_letter(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 3
        && text.chars().all(char::is_alphanumeric)
        && text.chars().any(char::is_alphabetic)
}

/// Ages or amounts from one to another, that name a column: "12-17", "60 +", "< 6".
pub(crate) fn is_range(text: &str) -> bool {
    let text = text.trim();
    let sign = |c: char| matches!(c, '-' | '–' | '+' | '<' | '>' | '/' | ' ' | '\u{A0}');
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits)
        && text.chars().any(|c| sign(c) && !c.is_whitespace())
        && text.chars().all(|c| c.is_ascii_digit() || sign(c))
}

/// `2024`, or `2023/2024`: it names a column as well as words do.
pub(crate) fn is_year(text: &str) -> bool {
    let mut parts = text.trim().split(['/', '-', '–']).map(str::trim).peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            part.len() == 4
                && part
                    .parse()
                    .is_ok_and(|year: u16| (1980..=2100).contains(&year))
        })
}

/// One cell above several places: its last line holds a caption for each ("Day  Month  Year").
fn shared_captions(layout: &Layout, grid: usize, above: usize, own: &Cell) -> Option<String> {
    let table = &layout.grids[grid];
    let over = &table.table.cells[above];
    let under: Vec<u32> = (over.column..over.column + over.column_span.max(1))
        .filter_map(|column| table.cell_at(own.row, column).map(|(_, cell)| cell.column))
        .fold(Vec::new(), |mut columns, column| {
            if columns.last() != Some(&column) {
                columns.push(column);
            }
            columns
        });
    if under.len() < 2 {
        return None;
    }
    let lines: Vec<usize> = layout.texts_in(table.containers[above]).collect();
    let last = lines.last()?;
    let pieces: Vec<String> = segments(&layout.lines[*last].chars);
    if pieces.len() < under.len() {
        return None;
    }
    let nth = under.iter().position(|c| *c == own.column)?;
    let caption = tidy(pieces.get(nth + pieces.len() - under.len())?);
    let first = if lines.len() > 1 {
        tidy(&layout.lines[lines[0]].text())
    } else {
        String::new()
    };
    Some(if has_words(&first) {
        format!("{first} – {caption}")
    } else {
        caption
    })
}

/// The words of the cell above, when it holds no place.
pub(crate) fn header_above(layout: &Layout, grid: usize, cell: usize) -> Option<String> {
    let table = &layout.grids[grid];
    let (above, _) = table.above(&table.table.cells[cell])?;
    let text = tidy(&layout.cell_text(grid, above));
    (has_words(&text) && !has_place(layout, grid, above)).then(|| cut(&text))
}

/// What a table is called: its name, or the line just before it.
fn title(layout: &Layout, grid: usize) -> String {
    let table = &layout.grids[grid];
    if has_words(&table.table.name) {
        return table.table.name.clone();
    }
    let (container, place) = table.parent;
    layout
        .line_before(container, place)
        .map(|line| tidy(&layout.lines[line].text()))
        .filter(|t| has_words(t))
        .or_else(|| table.sections.first().and_then(|s| s.last().cloned()))
        .map(|t| cut(&t))
        .unwrap_or_default()
}

/// The first row names columns: two cells of words or more, no place in it, and rows below.
fn has_header_row(layout: &Layout, grid: usize) -> bool {
    layout.grids[grid].size.0 > 1 && is_header_row(layout, grid, 0)
        || layout.grids[grid].size.0 > 2 && is_header_row(layout, grid, 1)
}

fn is_header_row(layout: &Layout, grid: usize, row: u32) -> bool {
    let rows = layout.grids[grid].header_rows.get_or_init(|| {
        (0..layout.grids[grid].size.0)
            .map(|row| names_columns(layout, grid, row))
            .collect()
    });
    rows.get(row as usize).copied().unwrap_or(false)
}

fn names_columns(layout: &Layout, grid: usize, row: u32) -> bool {
    let table = &layout.grids[grid];
    let mut words = 0;
    let mut seen = None;
    for column in 0..table.size.1 {
        let Some((i, cell)) = table.cell_at(row, column) else {
            continue;
        };
        if seen == Some(i) {
            continue;
        }
        seen = Some(i);
        if has_place(layout, grid, i) {
            return false;
        }
        let text = layout.cell_text(grid, i);
        if is_unit(&text) {
            continue;
        }
        if has_words(&text) || is_letter(&text) || text.chars().any(|c| c.is_ascii_digit()) {
            words += 1;
            if text.ends_with(':') {
                return false;
            }
        } else if cell.column > 0 {
            return false;
        }
    }
    words >= 2
}

/// The label stands above when the row has nothing but places.
fn column_first(layout: &Layout, grid: usize, own: &Cell) -> bool {
    let table = &layout.grids[grid];
    (0..own.column).all(|column| {
        table
            .cell_at(own.row, column)
            .is_none_or(|(i, _)| layout.cell_is_blank(grid, i) || has_place(layout, grid, i))
    })
}

/// A blank column that no header names, or a blank column between two: room only.
fn is_spacer_column(layout: &Layout, grid: usize, own: &Cell, blanks: &HashSet<usize>) -> bool {
    let table = &layout.grids[grid];
    if table.size.0 < 3 || own.column_span > 1 {
        return false;
    }
    has_header_row(layout, grid)
        && (0..table.size.0).all(|row| {
            table
                .cell_at(row, own.column)
                .is_none_or(|(i, _)| blanks.contains(&i))
        })
}

/// The cell holds a field, a tick or a run of dots.
pub(crate) fn has_place(layout: &Layout, grid: usize, cell: usize) -> bool {
    layout
        .texts_in(layout.grids[grid].containers[cell])
        .any(|line| line_has_place(&layout.lines[line].chars))
}

/// The cell holds a field, or begins with a place that no words of its own ask for.
pub(crate) fn begins_with_place(layout: &Layout, grid: usize, cell: usize) -> bool {
    let lines = || layout.texts_in(layout.grids[grid].containers[cell]);
    let field = lines().any(|line| layout.lines[line].chars.contains(&'\u{FFFC}'));
    let first = lines().next().map(|line| &layout.lines[line].chars);
    field
        || first.is_some_and(|chars| {
            let words = chars.iter().position(|c| c.is_alphanumeric());
            let before = &chars[..words.unwrap_or(chars.len())];
            line_has_place(before)
                || is_drawn_in_cells(before)
                || crate::placeholders::whole(chars).is_some()
        })
}

/// A line holds a field, a tick or a run of dots.
pub(crate) fn line_has_place(chars: &[char]) -> bool {
    chars.iter().any(|c| *c == '\u{FFFC}' || is_tick(*c))
        || chars
            .windows(4)
            .any(|w| w.iter().all(|c| matches!(c, '.' | '_' | '…')))
        || chars.windows(2).any(|w| w.iter().all(|c| *c == '…'))
        || chars.contains(&documents::LEADER)
        || crate::placeholders::whole(chars).is_some()
}

/// `|_|_|_|`, `__/__/____`, `__.__.____`.
pub(crate) fn is_drawn_in_cells(chars: &[char]) -> bool {
    let comb = |w: &[char]| matches!(w, ['_', '|', '_', ..]);
    let date = |w: &[char]| matches!(w, ['_', '_', '/' | '.', '_', '_']);
    chars.windows(5).any(|w| comb(w) || date(w))
}

/// Columns of a table whose cells under the header are mostly words.
fn label_columns(layout: &Layout, grid: usize) -> HashSet<u32> {
    let table = &layout.grids[grid];
    let mut counts: std::collections::HashMap<u32, (usize, usize)> =
        std::collections::HashMap::new();
    for (i, cell) in table
        .table
        .cells
        .iter()
        .enumerate()
        .filter(|(_, c)| c.row > 0 && c.column_span <= 1)
    {
        let count = counts.entry(cell.column).or_default();
        count.1 += 1;
        if has_words(&layout.cell_text(grid, i)) && !has_place(layout, grid, i) {
            count.0 += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, (words, all))| 2 * words > *all)
        .map(|(column, _)| column)
        .collect()
}

fn taken_cell(layout: &Layout, grid: usize, cell: usize, taken: &[bool]) -> bool {
    layout
        .texts_in(layout.grids[grid].containers[cell])
        .any(|line| taken[line])
}

fn cell_address(cell: &Cell) -> Address {
    Address {
        anchor: Anchor::Cell,
        ..cell.address.clone()
    }
}

/// Words of a first column that mark totals, folded.
pub(crate) fn is_total(label: &str) -> bool {
    let folded = fold(label);
    folded.starts_with("total")
        || folded.starts_with("sous-total")
        || folded.starts_with("summe")
        || folded.contains(" total ")
}
