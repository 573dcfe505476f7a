//! Whatever stands in a file: nothing panics, and what no answer names stays byte for byte.

use documents::{Address, Anchor, Block, Bounds, Document, Edit, Value, verify, write};
use proptest::prelude::*;

use crate::made::{ods, odt, part};

const TEXT: &str = "<text:section text:name=\"s\"><text:p>Nom&#160;: ....<text:span text:style-name=\"G\">....</text:span> &amp; <text:s text:c=\"3\"/>Âge <!-- n -->: ____</text:p></text:section>\
    <text:p text:style-name=\"P1\"/><text:list><text:list-item><text:p>Réponse :<text:tab/></text:p></text:list-item></text:list>\
    <table:table table:name=\"T\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>Objet</text:p></table:table-cell><table:table-cell><text:p/></table:table-cell></table:table-row></table:table>\
    <text:p><![CDATA[Ville : ....]]><text:text-input>x</text:text-input> <text:placeholder>&lt;y&gt;</text:placeholder></text:p>";
const SHEET: &str = "<table:table table:name=\"F\"><table:table-column table:number-columns-repeated=\"3\"/><table:table-row table:number-rows-repeated=\"3\">\
    <table:table-cell office:value-type=\"string\"><text:p>Nom</text:p></table:table-cell><table:table-cell table:style-name=\"libre\" table:number-columns-repeated=\"3\"/></table:table-row>\
    <table:table-row><table:table-cell table:formula=\"of:=SUM([.B1:.B3])\" office:value-type=\"float\" office:value=\"3\"><text:p>3</text:p></table:table-cell></table:table-row></table:table>";

/// Every address that reading gives, with every anchor that it may have.
fn addresses(document: &Document) -> Vec<Address> {
    let mut found = Vec::new();
    let mut left: Vec<&Block> = document.blocks.iter().collect();
    while let Some(block) = left.pop() {
        match block {
            Block::Text(text) => {
                found.push(text.address.clone());
                found.extend(text.fields().map(|field| field.address.clone()));
                let skeleton: Vec<char> = text.skeleton().chars().collect();
                let dots = |c: &char| matches!(c, '.' | '_');
                if let Some(start) = skeleton.iter().position(dots) {
                    let length = skeleton[start..].iter().take_while(|c| dots(c)).count();
                    let anchor = Anchor::Span {
                        start: u32::try_from(start).unwrap_or_default(),
                        end: u32::try_from(start + length).unwrap_or_default(),
                    };
                    found.push(Address {
                        anchor,
                        ..text.address.clone()
                    });
                }
            }
            Block::Table(table) => {
                for cell in &table.cells {
                    found.push(cell.address.clone());
                    left.extend(&cell.blocks);
                }
            }
        }
    }
    found
}

/// What stands between the bytes that both begin with and those that both end with.
fn changed<'a>(before: &'a str, after: &'a str) -> (String, String) {
    let pairs = || before.bytes().zip(after.bytes());
    let start = pairs().take_while(|(a, b)| a == b).count();
    let room = before.len().min(after.len()) - start;
    let backwards = before.bytes().rev().zip(after.bytes().rev());
    let end = backwards.take(room).take_while(|(a, b)| a == b).count();
    let middle = |text: &str| {
        String::from_utf8_lossy(&text.as_bytes()[start..text.len() - end]).into_owned()
    };
    (middle(before), middle(after))
}

fn exercise(bytes: &[u8], value: &str) {
    let bounds = Bounds {
        blocks: 2_000,
        ..Bounds::default()
    };
    let Ok(document) = documents::read(bytes, "a", &bounds) else {
        return;
    };
    for address in addresses(&document) {
        let edits = [Edit {
            address,
            value: Value::Text(value.to_owned()),
        }];
        if let Ok(written) = write(bytes, "a", &edits, &bounds) {
            let _ = verify(&written, "a", &edits, &bounds);
            documents::read(&written, "a", &bounds).expect("what is written can be read");
        }
    }
}

proptest! {
    #[test]
    fn any_answer_is_read_back_and_labels_stay(value in "[ -~é\u{a0}\n\t]{1,40}", which in any::<prop::sample::Index>(), sheet: bool) {
        prop_assume!(!value.trim().is_empty());
        let bytes = if sheet { ods(SHEET) } else { odt(TEXT) };
        let bounds = Bounds::default();
        let document = documents::read(&bytes, "a", &bounds).expect("reads");
        let all = addresses(&document);
        let address = all[which.index(all.len())].clone();
        let edits = [Edit { address, value: Value::Text(value) }];
        if let Ok(written) = write(&bytes, "a", &edits, &bounds) {
            verify(&written, "a", &edits, &bounds).expect("as written");
            let (before, after) = (part(&bytes, "content.xml"), part(&written, "content.xml"));
            // Where several cells are one, or a text holds a comment, more is written anew: what
            // it says stays.
            let (gone, new) = changed(&before, &after);
            let named = sheet && edits[0].address.path.starts_with('A');
            for label in ["Nom", "Âge", "Objet", "Réponse", "Ville"] {
                prop_assert!(named || !gone.contains(label) || new.contains(label), "{gone} → {new}");
            }
            prop_assert!(gone.len() < 400, "{gone}");
        }
    }

    #[test]
    fn mutated_files_never_panic(
        at in any::<prop::sample::Index>(),
        length in 0_usize..12,
        put in "[<>/=\" a-zA-Z0-9:&;.$\u{e9}]{0,12}",
        sheet: bool,
    ) {
        let mut characters: Vec<char> = if sheet { SHEET } else { TEXT }.chars().collect();
        let from = at.index(characters.len());
        let to = (from + length).min(characters.len());
        characters.splice(from..to, put.chars());
        let source: String = characters.into_iter().collect();
        exercise(&if sheet { ods(&source) } else { odt(&source) }, "a  b\n<c>\n\nd");
    }
}
