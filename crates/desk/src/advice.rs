//! What is said to a person about a box that has no answer: what to write, or why to refuse.

use answers::{Proposal, Why};

use crate::messages::Tongue;

/// What to write when nothing was found, from the catalogue of questions.
pub fn what_to_write(proposal: &Proposal, tongue: Tongue) -> Option<&'static str> {
    let Why::NothingFound { question } = &proposal.why else {
        return None;
    };
    let asked = proposal
        .question
        .as_ref()
        .map_or(question.as_str(), |asked| asked.id.as_str());
    let id = if question.is_empty() { asked } else { question };
    let question = forms::catalogue().get(id)?;
    let advice = match tongue {
        Tongue::Fr => question.write_fr.as_str(),
        Tongue::En => question.write_en.as_str(),
    };
    Some(advice).filter(|advice| !advice.is_empty())
}

/// The guard's rule that advises to refuse a box.
pub fn rule(proposal: &Proposal) -> Option<&'static guard::Rule> {
    match &proposal.why {
        Why::Refused { rule } => guard::rule(rule),
        _ => None,
    }
}
