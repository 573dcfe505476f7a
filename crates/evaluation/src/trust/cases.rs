//! Boxes of funders' forms and what a careful person would accept in them, labelled by reading the
//! documents. Each form is written as a web page, so that what is measured is the whole way from a
//! form's bytes to its answers.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

/// The boxes of one dossier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cases {
    /// A folder of the shared dossiers, of `evaluation/dossiers`, or `examples`.
    pub(super) dossier: String,
    #[serde(rename = "form")]
    pub(super) forms: Vec<Form>,
}

/// A form as one funder would write it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    title: String,
    pub(super) half: Half,
    #[serde(rename = "box")]
    pub(super) boxes: Vec<Labelled>,
}

/// What a case is for: rules and weights are set on the one half, and measured on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Half {
    Build,
    Measure,
}

/// A box, and what is right in it.
#[derive(Debug, Deserialize)]
pub(super) struct Labelled {
    #[serde(flatten)]
    pub(super) asked: Asked,
    #[serde(default = "french")]
    pub(super) language: String,
    /// Canonical questions that are right; empty where the catalogue has none.
    #[serde(default)]
    pub(super) question: Vec<String>,
    #[serde(default)]
    pub(super) passages: Vec<Words>,
    #[serde(default)]
    pub(super) fact: Vec<String>,
    #[serde(default)]
    pub(super) nothing: bool,
    #[serde(default)]
    pub(super) refuse: bool,
    #[serde(default)]
    pub(super) left: bool,
}

/// A box as its form words it.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) section: Vec<String>,
    pub(crate) label: String,
    #[serde(default)]
    pub(crate) help: String,
    pub(crate) kind: String,
    #[serde(default)]
    choices: Vec<String>,
    limit: Option<String>,
}

/// A few words of a passage that is right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    #[expect(dead_code, reason = "for the person who looks the passage up")]
    document: String,
    pub(super) words: String,
}

fn french() -> String {
    "fr".to_owned()
}

impl Cases {
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
    }
}

impl Form {
    /// The form as a web page, one control a box.
    pub(super) fn page(&self) -> String {
        let boxes: Vec<&Asked> = self.boxes.iter().map(|labelled| &labelled.asked).collect();
        Self::page_of(&self.title, &boxes)
    }

    /// A web page with one control for each of some boxes.
    pub(crate) fn page_of(title: &str, boxes: &[&Asked]) -> String {
        let mut page = format!("<html><body><h1>{}</h1><form>", escaped(title));
        let mut section: &[String] = &[];
        for (at, asked) in boxes.iter().enumerate() {
            if asked.section != section {
                let same = section.iter().zip(&asked.section);
                let kept = same.take_while(|(a, b)| a == b).count();
                for (depth, title) in asked.section.iter().enumerate().skip(kept) {
                    let level = depth + 2;
                    let _ = write!(page, "<h{level}>{}</h{level}>", escaped(title));
                }
                section = &asked.section;
            }
            let _ = write!(
                page,
                "<p><label for=\"c{at}\">{}</label> <small id=\"h{at}\">{}</small>{}</p>",
                escaped(&asked.label),
                escaped(&asked.helped()),
                asked.control(at)
            );
        }
        page.push_str("</form></body></html>");
        page
    }
}

impl Asked {
    /// The help, with a limit in words said in it: pages declare limits in characters only.
    fn helped(&self) -> String {
        match self.limit.as_deref().map(|limit| limit.split_once(' ')) {
            Some(Some((number, "words"))) => format!("{} ({number} mots maximum)", self.help),
            _ => self.help.clone(),
        }
    }

    fn control(&self, at: usize) -> String {
        let most = match self
            .limit
            .as_deref()
            .and_then(|limit| limit.split_once(' '))
        {
            Some((number, "characters")) => format!(" maxlength=\"{number}\""),
            _ => String::new(),
        };
        let named = format!("id=\"c{at}\" name=\"c{at}\" aria-describedby=\"h{at}\"{most}");
        match self.kind.as_str() {
            "long_text" => format!("<textarea {named}></textarea>"),
            "number" => format!("<input type=\"number\" {named}>"),
            "amount" => format!("<input type=\"number\" step=\"0.01\" {named}>"),
            "date" => format!("<input type=\"date\" {named}>"),
            "choice" => {
                let options: String = self
                    .choices
                    .iter()
                    .map(|choice| format!("<option>{}</option>", escaped(choice)))
                    .collect();
                format!("<select {named}><option value=\"\"></option>{options}</select>")
            }
            "tick" => format!("<input type=\"checkbox\" {named}>"),
            "file" => format!("<input type=\"file\" {named}>"),
            "table" => format!("<textarea {named}></textarea>"),
            _ => format!("<input type=\"text\" {named}>"),
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
