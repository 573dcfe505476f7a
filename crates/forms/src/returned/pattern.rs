//! A paragraph of a form with places to answer in it: the form's words, and what stands between.

use documents::LEADER;

/// The form's words around the places of a paragraph: one more than there are places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    words: Vec<String>,
}

impl Pattern {
    /// Of a paragraph's characters and the spans of its places, in order and apart.
    pub(super) fn new(skeleton: &str, spans: &[(usize, usize)]) -> Self {
        let characters: Vec<char> = skeleton.chars().collect();
        let length = characters.len();
        let mut words = Vec::with_capacity(spans.len() + 1);
        let mut from = 0;
        for (start, end) in spans {
            let (start, end) = ((*start).min(length).max(from), (*end).min(length));
            words.push(plain(&characters[from..start]));
            from = end.max(start);
        }
        words.push(plain(&characters[from..]));
        Self { words }
    }

    /// True where no word of the form could tell the paragraph.
    pub(super) fn is_blank(&self) -> bool {
        self.words.iter().all(String::is_empty)
    }

    /// All words of the form.
    pub(super) fn whole(&self) -> String {
        self.words.join(" ").trim().to_owned()
    }

    /// What stands in each place of a paragraph that was sent; none where the form's words are not
    /// all there in their order.
    pub(super) fn read(&self, sent: &str) -> Option<Vec<String>> {
        let characters: Vec<char> = sent.chars().collect();
        let sent = plain(&characters);
        let (first, last) = (self.words.first()?, self.words.last()?);
        let mut rest = sent.strip_prefix(first.as_str())?;
        if self.words.len() == 1 {
            return rest.trim().is_empty().then(Vec::new);
        }
        let mut held = Vec::with_capacity(self.words.len() - 1);
        for word in &self.words[1..self.words.len() - 1] {
            let at = rest.find(word.as_str())?;
            held.push(answer(&rest[..at]));
            rest = &rest[at + word.len()..];
        }
        held.push(answer(rest.strip_suffix(last.as_str())?));
        Some(held)
    }
}

/// Single spaces, and none around; what a form draws for people to write on is none of its words.
fn plain(characters: &[char]) -> String {
    let mut plain = String::with_capacity(characters.len());
    let mut at = 0;
    while at < characters.len() {
        let drawn = drawn(&characters[at..], plain.chars().last());
        let c = if drawn > 0 { ' ' } else { characters[at] };
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !plain.ends_with(' ') {
            plain.push(c);
        }
        at += drawn.max(1);
    }
    plain.trim().to_owned()
}

/// How many characters from the first draw a line to write on: three dots and more, two low lines,
/// a dotted tab, an ellipsis that ends no word.
fn drawn(rest: &[char], before: Option<char>) -> usize {
    let first = rest[0];
    let run = rest.iter().take_while(|c| **c == first).count();
    let is_drawn = match first {
        LEADER => true,
        '.' => run >= 3,
        '_' => run >= 2,
        '…' => run >= 2 || !before.is_some_and(char::is_alphanumeric),
        _ => false,
    };
    if is_drawn { run } else { 0 }
}

fn answer(text: &str) -> String {
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn pattern(text: &str) -> Pattern {
        // Places are written between brackets here.
        let mut skeleton = String::new();
        let mut spans = Vec::new();
        let mut from = 0;
        for c in text.chars() {
            match c {
                '[' => from = skeleton.chars().count(),
                ']' => spans.push((from, skeleton.chars().count())),
                c => skeleton.push(c),
            }
        }
        Pattern::new(&skeleton, &spans)
    }

    #[test]
    fn what_stands_between_the_words_of_the_form_is_the_answer() {
        let asked = pattern("Nom : [........] Prénom : [........]");
        let held = asked.read("Nom : Lefort  Prénom :\tAnne-Marie");
        assert_eq!(
            held,
            Some(vec!["Lefort".to_owned(), "Anne-Marie".to_owned()])
        );
        let held = asked.read("Nom : ........ Prénom : Anne");
        assert_eq!(held, Some(vec![String::new(), "Anne".to_owned()]));
        assert_eq!(asked.read("Prénom : Anne"), None);
        assert_eq!(asked.read("Nom de l’association"), None);
    }

    #[test]
    fn words_after_a_place_are_of_the_form() {
        let asked = pattern("Soit [......] habitants, dont [....] jeunes");
        assert_eq!(
            asked.read("Soit 1 250 habitants, dont 300 jeunes"),
            Some(vec!["1 250".to_owned(), "300".to_owned()])
        );
    }

    #[test]
    fn a_paragraph_without_a_place_is_itself() {
        assert_eq!(
            pattern("Votre projet").read("Votre  projet "),
            Some(Vec::new())
        );
        assert_eq!(pattern("Votre projet").read("Votre projet et nous"), None);
    }
}
