//! Lists the fields that a file declares: `cargo run -p documents --example fields -- FILE…`.

#![expect(clippy::print_stdout, reason = "it shows")]

use documents::{Block, Bounds, Role};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let document = documents::read(&std::fs::read(&path)?, &path, &Bounds::default())?;
        println!("{path}: {:?}", document.format);
        for block in &document.blocks {
            let Block::Text(text) = block else { continue };
            match text.role {
                Role::Heading(level) => println!("{} {}", "#".repeat(level.into()), text.text()),
                _ if text.fields().next().is_none() => println!("  “{}”", text.text()),
                _ => {}
            }
            for field in text.fields() {
                println!(
                    "  [{:?}] {} | {:?} chars, {:?} words | {:?} | {:?}",
                    field.input,
                    field.title,
                    field.max_length,
                    field.asks.max_words,
                    field.choices,
                    field.asks
                );
            }
        }
    }
    Ok(())
}
