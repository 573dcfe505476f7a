//! Each kind of cell of an ods.

use documents::{Address, Anchor, Bounds, Edit, Value, WriteError, verify, write};

use crate::made::{filled, ods, part, read, tables, text};

fn at(path: &str, value: Value) -> Edit {
    Edit {
        address: Address::new("content.xml", path, Anchor::Cell),
        value,
    }
}

fn number(plain: &str, display: &str) -> Value {
    Value::Number {
        plain: plain.to_owned(),
        display: display.to_owned(),
    }
}

fn day() -> Value {
    Value::Date {
        iso: "2026-03-04".to_owned(),
        display: "4 mars 2026".to_owned(),
    }
}

/// The only table after the edits.
fn table(source: &str, edits: &[Edit]) -> String {
    let content = part(&filled(&ods(source), edits), "content.xml");
    let (_, rest) = content.split_once("<office:spreadsheet>").expect("a body");
    rest.split_once("</office:spreadsheet>")
        .expect("its end")
        .0
        .to_owned()
}

#[test]
fn values_are_written_as_the_format_of_the_cell_asks() {
    let written = table(
        "<table:table table:name=\"F\"><table:table-row>\
         <table:table-cell/><table:table-cell table:style-name=\"euros\"/><table:table-cell table:style-name=\"taux\"/>\
         <table:table-cell table:style-name=\"jour\"/><table:table-cell table:style-name=\"code\"/><table:table-cell/>\
         <table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>ancien</text:p><draw:frame/></table:table-cell>\
         </table:table-row></table:table>",
        &[
            at("A1", number("1250.5", "1 250,50")),
            at("B1", number("18400", "18 400 €")),
            at("C1", number("12.5", "12,5 %")),
            at("D1", day()),
            at("E1", number("12", "12")),
            at("F1", day()),
            at("G1", text("un  deux\ntrois & <quatre>")),
        ],
    );
    assert_eq!(
        written,
        "<table:table table:name=\"F\"><table:table-row>\
         <table:table-cell office:value-type=\"float\" office:value=\"1250.5\"><text:p>1 250,50</text:p></table:table-cell>\
         <table:table-cell table:style-name=\"euros\" office:value-type=\"currency\" office:value=\"18400\"><text:p>18 400 €</text:p></table:table-cell>\
         <table:table-cell table:style-name=\"taux\" office:value-type=\"percentage\" office:value=\"0.125\"><text:p>12,5 %</text:p></table:table-cell>\
         <table:table-cell table:style-name=\"jour\" office:value-type=\"date\" office:date-value=\"2026-03-04\"><text:p>4 mars 2026</text:p></table:table-cell>\
         <table:table-cell table:style-name=\"code\" office:value-type=\"string\"><text:p>12</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"string\"><text:p>4 mars 2026</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>un <text:s/>deux</text:p><text:p>trois &amp; &lt;quatre&gt;</text:p><draw:frame/></table:table-cell>\
         </table:table-row></table:table>"
    );
}

#[test]
fn repeated_cells_and_rows_are_taken_apart() {
    let written = table(
        "<table:table table:name=\"F\"><table:table-row table:number-rows-repeated=\"5\" table:style-name=\"ro1\">\
         <table:table-cell table:number-columns-repeated=\"4\" table:style-name=\"euros\"/></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><text:p>fin</text:p></table:table-cell></table:table-row></table:table>",
        &[
            at("B2", number("1", "1")),
            at("D2", number("2", "2")),
            at("A5", text("a")),
        ],
    );
    let euros = "<table:table-cell table:style-name=\"euros\"";
    assert_eq!(
        written,
        format!(
            "<table:table table:name=\"F\"><table:table-row table:style-name=\"ro1\">\
             <table:table-cell table:number-columns-repeated=\"4\" table:style-name=\"euros\"/></table:table-row>\
             <table:table-row table:style-name=\"ro1\">{euros}/>\
             {euros} office:value-type=\"currency\" office:value=\"1\"><text:p>1</text:p></table:table-cell>{euros}/>\
             {euros} office:value-type=\"currency\" office:value=\"2\"><text:p>2</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"2\" table:style-name=\"ro1\">\
             <table:table-cell table:number-columns-repeated=\"4\" table:style-name=\"euros\"/></table:table-row>\
             <table:table-row table:style-name=\"ro1\">\
             {euros} office:value-type=\"string\"><text:p>a</text:p></table:table-cell>\
             <table:table-cell table:number-columns-repeated=\"3\" table:style-name=\"euros\"/></table:table-row>\
             <table:table-row><table:table-cell office:value-type=\"string\"><text:p>fin</text:p></table:table-cell></table:table-row></table:table>"
        )
    );
}

const TWO: &str = "<table:table table:name=\"A\"><table:table-row><table:table-cell/>\
    <table:table-cell table:formula=\"of:=[.A1]*2\" office:value-type=\"float\" office:value=\"8\" calcext:value-type=\"float\"><text:p>8</text:p></table:table-cell></table:table-row></table:table>\
    <table:table table:name=\"B\"><table:table-row><table:table-cell table:formula=\"of:=[$A.A1]&amp;&quot;x&quot;\" office:value-type=\"string\" office:string-value=\"4x\"><text:p>4x</text:p></table:table-cell></table:table-row></table:table>\
    <table:table table:name=\"C\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/><table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>";

#[test]
fn results_that_an_answer_may_change_are_dropped_and_others_stay() {
    let written = table(TWO, &[at("A1", number("5", "5"))]);
    let untouched = &TWO[TWO.find("<table:table table:name=\"C\"").expect("there")..];
    assert!(written.ends_with(untouched), "{written}");
    assert!(
        written.contains("<table:table-cell table:formula=\"of:=[.A1]*2\"/>"),
        "{written}"
    );
    assert!(
        written.contains("<table:table-cell table:formula=\"of:=[$A.A1]&amp;&quot;x&quot;\"/>"),
        "{written}"
    );
    let document = read(&filled(&ods(TWO), &[at("A1", number("5", "5"))]));
    assert!(
        tables(&document)[0].cells[1]
            .sheet
            .as_ref()
            .is_some_and(|s| s.formula)
    );
}

#[test]
fn ticks_and_choices_are_written_as_the_list_has_them() {
    let list = "<table:content-validations><table:content-validation table:name=\"v\" table:condition=\"of:cell-content-is-in-list(&quot;Oui&quot;;&quot;Non&quot;)\"/></table:content-validations>";
    let written = table(
        &format!(
            "{list}<table:table table:name=\"F\"><table:table-row><table:table-cell table:content-validation-name=\"v\"/><table:table-cell/>\
             <table:table-cell office:value-type=\"string\"><text:p>☐</text:p></table:table-cell>\
             <table:table-cell table:formula=\"of:=FALSE()\" office:value-type=\"boolean\" office:boolean-value=\"false\"><text:p>FAUX</text:p></table:table-cell></table:table-row></table:table>"
        ),
        &["A1", "B1", "C1", "D1"].map(|path| at(path, Value::Tick(true))),
    );
    for held in [
        "<text:p>Oui</text:p>",
        "<text:p>x</text:p>",
        "<text:p>☒</text:p>",
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p>",
    ] {
        assert!(written.contains(held), "{held} in {written}");
    }
}

#[test]
fn what_may_not_be_written_is_refused() {
    let bytes = ods(
        "<table:table table:name=\"F\" table:protected=\"true\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>Nom</text:p></table:table-cell>\
         <table:table-cell table:style-name=\"libre\" table:number-columns-spanned=\"2\"/><table:covered-table-cell/>\
         <table:table-cell table:style-name=\"libre\" table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/>\
         <table:table-cell table:style-name=\"libre\" table:number-matrix-columns-spanned=\"2\" table:number-matrix-rows-spanned=\"1\" table:formula=\"of:={1;2}\"/><table:table-cell table:style-name=\"libre\"/>\
         </table:table-row></table:table>",
    );
    let bounds = Bounds::default();
    for path in ["A1", "C1", "D1", "E1", "F1"] {
        let result = write(&bytes, "a.ods", &[at(path, text("x"))], &bounds);
        assert!(matches!(result, Err(WriteError::Forbidden(..))), "{path}");
    }
    for path in ["G1", "A2", "x"] {
        let result = write(&bytes, "a.ods", &[at(path, text("x"))], &bounds);
        assert!(matches!(result, Err(WriteError::NoSuchPlace(_))), "{path}");
    }
    let twice = [at("B1", text("x")), at("B1", text("y"))];
    assert!(matches!(
        write(&bytes, "a.ods", &twice, &bounds),
        Err(WriteError::Forbidden(..))
    ));
    let result = verify(&bytes, "a.ods", &[at("B1", text("x"))], &bounds);
    assert!(matches!(result, Err(WriteError::NotAsWritten(_))));
    filled(&bytes, &[at("B1", text("x"))]);
}

#[test]
fn a_row_that_ends_before_its_answer_is_made_longer() {
    let written = table(
        "<table:table table:name=\"F\"><table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"/>\
         <table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Ville</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
        &[
            at("B1", text("Aubépine")),
            at("C3", text("x")),
            at("C4", text("Le Blanc")),
        ],
    );
    assert_eq!(
        written,
        "<table:table table:name=\"F\"><table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"string\"><text:p>Aubépine</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Ville</text:p></table:table-cell><table:covered-table-cell/>\
         <table:table-cell office:value-type=\"string\"><text:p>Le Blanc</text:p></table:table-cell></table:table-row></table:table>"
    );
}
