//! What is asked of a program that words texts, in the language of the text.

use answers::Proposal;
use answers::reword::{language_of, room};
use language::Language;
use language::lengths::Unit;

/// One request.
#[derive(Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it is to do.
    pub task: String,
    /// The form's question, and the sentences to word anew.
    pub text: String,
}

impl Prompt {
    /// Characters of it that are of the form and the dossier.
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }
}

/// The request for a proposal: what it holds now, and nothing else of the dossier.
pub(super) fn of(proposal: &Proposal) -> Prompt {
    let room = room(proposal);
    let number = room.number;
    let english = language_of(proposal) == Language::English;
    let unit = match (room.unit, english) {
        (Unit::Words, true) => "words",
        (Unit::Words, false) => "mots",
        (_, true) => "characters, spaces included",
        (_, false) => "caractères, espaces compris",
    };
    let (label, text) = (proposal.label.trim(), &proposal.text);
    if english {
        return Prompt {
            task: format!(
                "You reword sentences for one box of a form. Only rephrase the sentences given: add no fact, \
                 no figure, no name, no date, no address, no opinion and no praise, and turn nothing round. \
                 Keep figures and names as they are written, and the first person plural where it is used. \
                 Answer with whole sentences only: no title, no comment, no formatting. \
                 Use at most {number} {unit}."
            ),
            text: format!("Question: {label}\n\nSentences:\n{text}"),
        };
    }
    Prompt {
        task: format!(
            "Vous reformulez des phrases pour une case d’un formulaire. Contentez-vous de redire les phrases \
             données : n’ajoutez aucun fait, chiffre, nom, date, adresse, avis ni éloge, et ne renversez rien. \
             Gardez les chiffres et les noms comme ils sont écrits, et la première personne du pluriel là où \
             elle est employée. Répondez par des phrases entières seulement : ni titre, ni commentaire, ni \
             mise en forme. Au plus {number} {unit}. Répondez dans la langue des phrases."
        ),
        text: format!("Question : {label}\n\nPhrases :\n{text}"),
    }
}
