//! Shows what is read from a file: `cargo run -p dossier --example read -- FILE`.

#![expect(clippy::print_stdout, reason = "it shows")]

use documents::Bounds;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("a file is wanted")?;
    let name = path.rsplit('/').next().unwrap_or(&path);
    let document = documents::read(&std::fs::read(&path)?, name, &Bounds::default())?;
    println!("## Blocks");
    for outlined in document.outline() {
        match outlined.block {
            documents::Block::Text(text) => println!(
                "{:?} {:?} {}",
                outlined.headings.last(),
                text.role,
                text.text()
            ),
            documents::Block::Table(table) => {
                for row in table.rows() {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|cell| cell.text().replace('\n', " / "))
                        .collect();
                    println!("  | {}", cells.join(" | "));
                }
            }
        }
    }
    let reading = dossier::read(&document, name);
    println!("\n## About\n{:#?}\n\n## Facts", reading.about);
    for fact in &reading.facts {
        println!(
            "{} = {} ({:?}, {:.2}) « {} »",
            fact.key, fact.value, fact.date, fact.confidence, fact.quote
        );
    }
    println!("\n## Figures");
    for figure in &reading.figures {
        println!("{figure:?}");
    }
    println!("\n## Earlier answers");
    for pair in &reading.earlier {
        println!("{} → {}", pair.question, pair.answer);
    }
    println!("\n## Passages");
    for passage in &reading.passages {
        println!("{:?} {}\n", passage.place.headings, passage.text);
    }
    Ok(())
}
