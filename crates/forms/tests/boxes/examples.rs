//! The project's own example forms: a foundation's text document, a town hall's workbook and a
//! department's fillable PDF. A person can look at each box list in `tests/snapshots`.

use crate::paper::listing;

fn boxes_of(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/forms/").to_owned() + name;
    let bytes = std::fs::read(&path).expect("the example forms are part of the project");
    let document = documents::read(&bytes, name, &documents::Bounds::default())
        .expect("the example forms can be read");
    listing(&forms::recognise(&document))
}

#[test]
fn the_foundation() {
    insta::assert_snapshot!(boxes_of("fondation-marchadier.docx"));
}

#[test]
fn the_town_hall() {
    insta::assert_snapshot!(boxes_of("mairie-saint-cernac.xlsx"));
}

#[test]
fn the_department() {
    insta::assert_snapshot!(boxes_of("departement-haute-doulonne.pdf"));
}
