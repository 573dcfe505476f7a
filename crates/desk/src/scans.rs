//! Reading scans: whether Tesseract with French is on this machine, and having it look at pages.
//!
//! Tesseract is another free program, which a person installs if they want. Without it scans are
//! told as not read, with what to install.

use std::process::{Command, Stdio};

use documents::{Format, SeenPage};
use forms::Form;

use crate::messages::{Messages, say};
use crate::reading;
use crate::watch::Watch;

/// The most pages of one form that are looked at: some seconds each.
const MOST_PAGES: usize = 40;

/// The program's name, looked for where the system looks for programs.
pub const PROGRAM: &str = "tesseract";

/// Recognises text on pictures of pages.
#[derive(Debug, Clone)]
pub struct Recogniser {
    /// Tesseract's names of the languages it is asked to read, joined by `+`.
    pub languages: String,
}

/// Why scans are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Tesseract is not there.
    Program,
    /// Tesseract is there, without what it needs to read French.
    French,
}

impl Recogniser {
    /// Looks for Tesseract and its French.
    pub fn find() -> Result<Self, Missing> {
        let output = Command::new(PROGRAM)
            .arg("--list-langs")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .map_err(|_| Missing::Program)?;
        languages(&String::from_utf8_lossy(&output.stdout)).map(|languages| Self { languages })
    }
}

/// What is seen on the pages of a form that are pictures. Nothing where there are none, or where
/// Tesseract is not there, which is told.
pub fn of_form(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    form: &Form,
    watch: &dyn Watch,
) -> Vec<SeenPage> {
    let unseen: Vec<u32> = form
        .states
        .iter()
        .zip(1..)
        .filter(|(state, _)| state.wants_recognition())
        .map(|(_, page)| page)
        .take(MOST_PAGES)
        .collect();
    if unseen.is_empty() {
        return Vec::new();
    }
    let count = unseen.len();
    let recogniser = match Recogniser::find() {
        Ok(recogniser) => recogniser,
        Err(missing) => {
            watch.tell(&match missing {
                Missing::Program => say!(messages, "add-scans-no-program", count = count),
                Missing::French => say!(messages, "add-scans-no-french", count = count),
            });
            return Vec::new();
        }
    };
    let picture = form.format == Format::Picture;
    let languages = &recogniser.languages;
    unseen
        .into_iter()
        .filter_map(|page| reading::page(messages, bytes, name, page, picture, languages))
        .collect()
}

/// French, from the list of what is installed.
fn languages(list: &str) -> Result<String, Missing> {
    let french = list.lines().any(|line| line.trim() == "fra");
    french.then(|| "fra".to_owned()).ok_or(Missing::French)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_must_be_there() {
        let list = "List of available languages in \"/usr/share/tessdata/\" (2):\neng\nfra\nosd\n";
        assert_eq!(languages(list).as_deref(), Ok("fra"));
        assert_eq!(languages("List (1):\neng\n"), Err(Missing::French));
    }
}
