//! Shows how each page of files was read: `cargo run -p documents --example states -- FILE…`.

#![expect(clippy::print_stdout, reason = "it shows")]

use documents::Bounds;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let states = documents::read(&std::fs::read(&path)?, &path, &Bounds::default())
            .map(|document| document.states);
        println!("{path}: {states:?}");
    }
    Ok(())
}
