//! Puts the files of the starter commons into the program: all of `starter/`, whatever they are
//! called, so that more data need no code.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=starter");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("starter");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "yml") {
            files.push(path);
        }
    }
    files.sort();
    let mut code = "[\n".to_owned();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(
            code,
            "    ({name:?}, include_bytes!({:?}) as &[u8]),",
            path.display().to_string()
        )?;
    }
    code.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("starter.rs"), code)?;
    Ok(())
}
