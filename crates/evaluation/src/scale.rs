//! Many papers: how long reading them takes, how much memory, and how long when one file changed.
//! `scale` reads 2 000 invented pages, `scale-10000` ten thousand.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Measure, Options, corpus, watched};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "scale",
    about: "2 000 invented pages read, embedded, asked; again after one file changed; forms answered",
    run: |_, _| run(2_000),
    check: None,
};

/// The same with more.
pub const LARGE: Measure = Measure {
    name: "scale-10000",
    about: "the same with 10 000 pages: memory",
    run: |_, _: Options| run(10_000),
    check: None,
};

/// The program, built beside this one.
pub fn program() -> Result<PathBuf, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let program = this.with_file_name("essaim");
    if program.is_file() {
        Ok(program)
    } else {
        Err(format!(
            "{} is not there: build the workspace first",
            program.display()
        ))
    }
}

fn run(pages: usize) -> Result<(), String> {
    let program = program()?;
    let root = std::env::temp_dir().join(format!("essaim-scale-{}", std::process::id()));
    let papers = root.join("papers");
    let files = corpus::write(&papers, pages, 1)?;
    println!("{pages} pages in {files} files");
    let essaim = |arguments: &[&str]| command(&program, &root, arguments);
    tell("init", essaim(&["init", "dossier"]))?;
    tell("add", essaim(&["add", "dossier", "papers"]))?;
    let changed = papers.join("papier-0004.md");
    let mut text = std::fs::read_to_string(&changed).map_err(|error| error.to_string())?;
    text.push_str(
        "\n## Ajout\n\nEn 2026, l’association a ouvert un second atelier à Saint-Cernac.\n",
    );
    std::fs::write(&changed, text).map_err(|error| error.to_string())?;
    tell(
        "add, one file changed",
        essaim(&["add", "dossier", "papers"]),
    )?;
    tell(
        "ask",
        essaim(&["ask", "dossier", "où est le second atelier ?"]),
    )?;
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/forms");
    for form in [
        "fondation-marchadier.docx",
        "mairie-saint-cernac.xlsx",
        "departement-haute-doulonne.pdf",
    ] {
        std::fs::copy(forms.join(form), root.join(form)).map_err(|error| error.to_string())?;
        let boxes = boxes(&program, &root, form)?;
        tell(
            &format!("answer, {boxes} boxes of {form}"),
            essaim(&["answer", "dossier", form]),
        )?;
    }
    std::fs::remove_dir_all(&root).map_err(|error| error.to_string())
}

fn command(program: &Path, root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// How many boxes a form has.
fn boxes(program: &Path, root: &Path, form: &str) -> Result<usize, String> {
    let output = Command::new(program)
        .args(["boxes", form, "--json"])
        .current_dir(root)
        .output()
        .map_err(|error| error.to_string())?;
    let told: serde_json::Value =
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    Ok(told["boxes"].as_array().map_or(0, Vec::len))
}

fn tell(what: &str, command: Command) -> Result<(), String> {
    let began = Instant::now();
    let memory = watched::largest_of(command)?;
    let took: Duration = began.elapsed();
    println!(
        "{what:24} {:8.2} s  {:6} MiB at most in one process",
        took.as_secs_f64(),
        memory >> 20
    );
    Ok(())
}
