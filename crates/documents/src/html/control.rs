//! Controls of a web page's forms: what each takes, what it is called, and what is said to help
//! (HTML, 4.10; accessible names as in ARIA: `aria-labelledby`, `aria-label`, `label`, `title`).

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use super::furniture;
use super::{collapse, is, label_text};
use crate::{Address, Anchor, Asks, Field, FieldOrigin, FieldSet, Input};

/// What a page says of its controls in other places than the controls.
#[derive(Default)]
pub(super) struct Controls {
    /// Text of the label of the control with an id.
    labels: HashMap<String, String>,
    /// Text of elements that controls refer to by id.
    texts: HashMap<String, String>,
    /// Options of the lists that text fields suggest.
    lists: HashMap<String, Vec<String>>,
    /// How many ticks have a name.
    ticks: HashMap<String, usize>,
    /// Frames around controls.
    frames: HashMap<NodeId, Frame>,
    /// Texts of labels around controls, each read once.
    around: HashMap<NodeId, String>,
    /// Forms that are the site's own: search, letters, signing in.
    furniture: HashSet<NodeId>,
}

/// A frame around controls, such as a fieldset.
struct Frame {
    only_ticks: bool,
    legend: String,
}

/// How many elements up a label, a legend or a counter is looked for.
const AROUND: usize = 12;

impl Controls {
    pub(super) fn of(page: &Html) -> Self {
        let mut wanted = HashSet::new();
        let mut controls = Self {
            furniture: furniture::forms(page),
            ..Self::default()
        };
        for element in select(page, "[aria-labelledby], [aria-describedby]") {
            for name in ["aria-labelledby", "aria-describedby"] {
                let ids = element.value().attr(name).unwrap_or_default();
                wanted.extend(ids.split_ascii_whitespace().take(8));
            }
        }
        for element in select(page, "[id]") {
            let id = element.value().attr("id").unwrap_or_default();
            if is(element, "datalist") {
                let options = select_in(element, "option").filter_map(|option| {
                    let text = collapse(&option.text().collect::<String>());
                    let value = option.value().attr("value").unwrap_or_default();
                    let shown = if text.is_empty() { value } else { &text };
                    (!shown.is_empty()).then(|| shown.to_owned())
                });
                controls.lists.insert(id.to_owned(), options.collect());
            } else if wanted.contains(id) {
                controls.texts.insert(id.to_owned(), label_text(element));
            }
        }
        for label in select(page, "label[for]") {
            let id = label.value().attr("for").unwrap_or_default();
            controls.labels.insert(id.to_owned(), label_text(label));
        }
        for frame in select(page, "fieldset, [role=group], [role=radiogroup]") {
            let told = Frame {
                only_ticks: only_ticks(frame),
                legend: controls.legend(frame),
            };
            controls.frames.insert(frame.id(), told);
        }
        for tick in select(page, "input[type=checkbox], input[type=radio]") {
            *controls.ticks.entry(tick_name(tick)).or_default() += 1;
        }
        controls
    }

    /// The frame holds ticks, whose question its legend is.
    pub(super) fn is_question(&self, frame: ElementRef<'_>) -> bool {
        self.frames
            .get(&frame.id())
            .is_some_and(|frame| frame.only_ticks)
    }

    /// The field of a control; none for what a person does not answer.
    pub(super) fn field(&mut self, element: ElementRef<'_>) -> Option<Field> {
        let attribute = |name| attribute(element, name);
        let has = |name| element.value().attr(name).is_some();
        let kind = attribute("type").to_lowercase();
        let mut choices = Vec::new();
        let mut value = attribute("value").to_owned();
        let input = match (element.value().name(), kind.as_str()) {
            // These hold nothing that a person answers.
            (
                "input",
                "hidden" | "submit" | "button" | "reset" | "image" | "password" | "search",
            ) => {
                return None;
            }
            ("input", "checkbox" | "radio") => {
                value = String::from(if has("checked") { "x" } else { "" });
                match kind.as_str() {
                    "radio" => Input::Radio,
                    _ => Input::Tick,
                }
            }
            ("input", "number" | "range") => Input::Number,
            ("input", "date" | "datetime-local" | "month" | "week") => Input::Date,
            ("input", "file") => Input::Picture,
            ("select", _) => {
                value = String::new();
                for option in select_in(element, "option") {
                    let text = match option.value().attr("label").unwrap_or_default() {
                        "" => collapse(&option.text().collect::<String>()),
                        label => label.to_owned(),
                    };
                    if text.is_empty() || option.value().attr("value") == Some("") {
                        continue;
                    }
                    if option.value().attr("selected").is_some() {
                        value.clone_from(&text);
                    }
                    choices.push(text);
                }
                Input::Choice
            }
            ("textarea", _) => {
                element
                    .text()
                    .collect::<String>()
                    .trim()
                    .clone_into(&mut value);
                Input::LongText
            }
            _ if matches!(attribute("inputmode"), "numeric" | "decimal") => Input::Number,
            _ => Input::Text,
        };
        if is_off(element) || self.is_furniture(element) {
            return None;
        }
        if let Some(list) = self.lists.get(attribute("list")) {
            choices.clone_from(list);
        }
        let title = self.title(element);
        let starred = title.ends_with('*');
        let title = title.trim_end_matches(['*', ' ', ':']).to_owned();
        Some(Field {
            address: Address::new("", "", Anchor::Field),
            origin: FieldOrigin::Html,
            input,
            name: attribute("name").to_owned(),
            value,
            placeholder: attribute("placeholder").to_owned(),
            max_length: declared(element, &["maxlength", "data-maxlength", "data-max-length"])
                .or_else(|| exact_length(attribute("pattern"))),
            choices,
            asks: Asks {
                help: self.help(element, &title, input),
                required: has("required") || attribute("aria-required") == "true" || starred,
                condition: None,
                max_words: declared(element, &["data-maxwords", "data-max-words"]),
                unit: String::new(),
                several: has("multiple") && input == Input::Choice,
                computed: has("readonly") || attribute("aria-readonly") == "true",
                set: self.set(element, input),
            },
            title,
        })
    }

    /// The accessible name of a control.
    fn title(&mut self, element: ElementRef<'_>) -> String {
        let label = self.labels.get(attribute(element, "id")).cloned();
        let mut ancestors = element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .take(AROUND);
        let around = ancestors.find(|around| is(*around, "label")).map(|label| {
            let read = || label_text(label);
            self.around.entry(label.id()).or_insert_with(read).clone()
        });
        let shown = match is(element, "input") {
            true => attribute(element, "placeholder"),
            false => "",
        };
        [
            self.referred(element, "aria-labelledby"),
            attribute(element, "aria-label").to_owned(),
            label.unwrap_or_default(),
            around.unwrap_or_default(),
            attribute(element, "title").to_owned(),
            // Pages that label nothing say it there; in a text area it is an example.
            shown.to_owned(),
        ]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_default()
    }

    fn help(&self, element: ElementRef<'_>, title: &str, input: Input) -> String {
        let mut help = vec![self.referred(element, "aria-describedby")];
        let hover = collapse(attribute(element, "title"));
        if hover != title {
            help.push(hover);
        }
        if matches!(input, Input::Number | Input::Date) {
            let (least, most) = (attribute(element, "min"), attribute(element, "max"));
            help.push(crate::schema::range(least, most));
        }
        help.retain(|text| !text.is_empty());
        help.join(" ")
    }

    /// The texts of the elements that an attribute names.
    fn referred(&self, element: ElementRef<'_>, name: &str) -> String {
        let ids = attribute(element, name).split_ascii_whitespace().take(8);
        let texts = ids.filter_map(|id| self.texts.get(id).map(String::as_str));
        texts.collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    /// The alternatives that a tick is one of.
    fn set(&self, element: ElementRef<'_>, input: Input) -> Option<FieldSet> {
        if !matches!(input, Input::Tick | Input::Radio) {
            return None;
        }
        let name = tick_name(element);
        let several = self.ticks.get(&name).is_some_and(|count| *count > 1);
        let radio = input == Input::Radio;
        let ancestors = element.ancestors().filter_map(ElementRef::wrap);
        let frame = ancestors
            .take(AROUND)
            .find_map(|around| self.frames.get(&around.id()));
        let only_ticks = frame.is_some_and(|frame| frame.only_ticks);
        let (true, Some(frame)) = (several || radio || only_ticks, frame) else {
            return (several || radio).then(|| FieldSet {
                id: format!("n{name}"),
                label: String::new(),
                repeats: false,
                exclusive: radio,
            });
        };
        // A frame around more than ticks is a section, and not their question.
        let label = match only_ticks {
            true => frame.legend.clone(),
            false => String::new(),
        };
        let own_name = several || radio;
        Some(FieldSet {
            id: if own_name {
                format!("n{name}")
            } else {
                format!("f{label}")
            },
            label,
            repeats: false,
            exclusive: radio,
        })
    }

    fn legend(&self, frame: ElementRef<'_>) -> String {
        let legend = select_in(frame, "legend").next().map(label_text);
        let named = self.referred(frame, "aria-labelledby");
        let label = [
            named,
            attribute(frame, "aria-label").to_owned(),
            legend.unwrap_or_default(),
        ]
        .into_iter()
        .find(|label| !label.is_empty());
        label
            .unwrap_or_default()
            .trim_end_matches(['*', ' '])
            .to_owned()
    }

    fn is_furniture(&self, element: ElementRef<'_>) -> bool {
        element
            .ancestors()
            .any(|around| self.furniture.contains(&around.id()))
    }
}

/// A frame holds ticks and, at most, one text for "other".
fn only_ticks(frame: ElementRef<'_>) -> bool {
    let (mut ticks, mut others) = (0, 0);
    for control in select_in(frame, "input, select, textarea") {
        match attribute(control, "type") {
            "hidden" | "submit" | "button" => {}
            "checkbox" | "radio" => ticks += 1,
            _ => others += 1,
        }
    }
    ticks > others && others <= 1 && (ticks > 1 || others == 0)
}

/// Switched off, by itself or by the fieldset around it.
fn is_off(element: ElementRef<'_>) -> bool {
    let off = |element: ElementRef<'_>| element.value().attr("disabled").is_some();
    off(element)
        || element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|around| is(around, "fieldset") && off(around))
}

/// A number that the control, or a frame of a counter around it, declares.
fn declared(element: ElementRef<'_>, names: &[&str]) -> Option<u32> {
    let of = |element: ElementRef<'_>| {
        names
            .iter()
            .find_map(|name| attribute(element, name).parse().ok())
            .filter(|number: &u32| *number > 0)
    };
    let around = element.ancestors().filter_map(ElementRef::wrap).take(3);
    let alone = |frame: ElementRef<'_>| {
        let mut inside = select_in(frame, "input, select, textarea");
        inside.nth(1).is_none()
    };
    of(element).or_else(|| {
        around
            .filter(|frame| of(*frame).is_some() && alone(*frame))
            .find_map(of)
    })
}

/// The name that alternatives share: `choix[]` and `choix[2]` are one question's.
fn tick_name(element: ElementRef<'_>) -> String {
    let name = attribute(element, "name");
    match attribute(element, "type") {
        "checkbox" => name.split('[').next().unwrap_or(name).to_owned(),
        _ => name.to_owned(),
    }
}

fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default().trim()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    match Selector::parse(selector) {
        Ok(selector) => page.select(&selector).collect(),
        Err(_) => Vec::new(),
    }
}

fn select_in<'a>(element: ElementRef<'a>, names: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let names: Vec<String> = names.split(", ").map(str::to_owned).collect();
    element
        .descendants()
        .skip(1)
        .filter_map(ElementRef::wrap)
        .filter(move |inner| names.iter().any(|name| is(*inner, name)))
}

/// The length that a pattern of digits or letters asks for: `[0-9]{14}`, `[A-Z]{2}[0-9]{3}`.
fn exact_length(pattern: &str) -> Option<u32> {
    let mut rest = pattern.trim_start_matches('^').trim_end_matches('$');
    let mut length = 0_u32;
    while !rest.is_empty() {
        let class = if rest.starts_with('[') {
            rest.find(']')? + 1
        } else if rest.starts_with('\\') {
            2
        } else {
            rest.chars()
                .next()
                .filter(char::is_ascii_alphanumeric)
                .map(char::len_utf8)?
        };
        rest = rest.get(class..)?;
        let times = match rest.strip_prefix('{') {
            Some(after) => {
                let (inside, after) = after.split_once('}')?;
                rest = after;
                inside.rsplit(',').next()?.trim().parse().ok()?
            }
            None => 1,
        };
        length = length.checked_add(times)?;
    }
    (length > 0).then_some(length)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_pattern_says_a_length_only_where_it_is_one() {
        use super::exact_length;
        assert_eq!(exact_length("[0-9]{14}"), Some(14));
        assert_eq!(exact_length(r"^\d{5}$"), Some(5));
        assert_eq!(exact_length("[A-Z]{2}[0-9]{3}"), Some(5));
        assert_eq!(exact_length("[0-9]{9,14}"), Some(14));
        assert_eq!(exact_length("[0-9]+"), None);
        assert_eq!(exact_length("https?://.*"), None);
        assert_eq!(exact_length(""), None);
    }

    use crate::{Block, Bounds, Document, Field, Input};

    fn fields(source: &str) -> Vec<Field> {
        let page = format!("<html><body>{source}</body></html>");
        let document: Document =
            crate::read(page.as_bytes(), "a.html", &Bounds::default()).expect("reads");
        let texts = document.blocks.iter().filter_map(|block| match block {
            Block::Text(text) => Some(text.fields().cloned()),
            Block::Table(_) => None,
        });
        texts.flatten().collect()
    }

    #[test]
    fn a_control_says_what_it_declares() {
        let fields = fields(
            "<form><p id=h>En 200 mots</p>
             <label for=o>Objet *</label><textarea id=o aria-describedby='h none' data-maxwords=200></textarea>
             <label>Budget <input type=number min=1 max=900 required></label>
             <span id=a>Votre</span> <span id=b>projet</span><input aria-labelledby='a b' maxlength=60>
             <input list=l aria-label=Ville><datalist id=l><option value=Brest><option>Lyon</datalist>
             <select aria-label=Thèmes multiple><option>Sport<option>Culture</select>
             <input aria-label=Total readonly value=12><input aria-label=Non disabled>
             <fieldset disabled><input aria-label=Non></fieldset></form>",
        );
        let titles: Vec<&str> = fields.iter().map(|f| f.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Objet",
                "Budget",
                "Votre projet",
                "Ville",
                "Thèmes",
                "Total"
            ]
        );
        let asks: Vec<_> = fields.iter().map(|field| &field.asks).collect();
        assert_eq!(
            (asks[0].help.as_str(), asks[0].max_words),
            ("En 200 mots", Some(200))
        );
        assert!(asks[0].required && asks[1].required && !asks[2].required);
        assert_eq!(asks[1].help, "≥\u{a0}1, ≤\u{a0}900");
        assert_eq!(fields[2].max_length, Some(60));
        assert_eq!(fields[3].choices, ["Brest", "Lyon"]);
        assert!(asks[4].several && asks[5].computed);
    }

    #[test]
    fn alternatives_know_their_question() {
        let fields = fields(
            "<fieldset><legend>Employeur ?</legend><label><input type=radio name=e> Oui</label>
             <label><input type=radio name=e> Non</label></fieldset>
             <fieldset><legend>Publics</legend><label><input type=checkbox name='p[a]'> Enfants</label>
             <label><input type=checkbox name='p[b]'> Aînés</label></fieldset>
             <label><input type=checkbox name=seul> Seul</label>",
        );
        let sets: Vec<_> = fields.iter().map(|f| f.asks.set.as_ref()).collect();
        let question = |at: usize| sets[at].map(|set| (set.label.as_str(), set.exclusive));
        assert_eq!(question(0), Some(("Employeur ?", true)));
        assert_eq!(question(2), Some(("Publics", false)));
        assert_eq!(sets[0].map(|s| &s.id), sets[1].map(|s| &s.id));
        assert_ne!(sets[1].map(|s| &s.id), sets[2].map(|s| &s.id));
        assert!(sets[4].is_none());
    }

    #[test]
    fn the_forms_of_the_site_itself_are_left_out() {
        let fields = fields(
            "<form role=search><input name=mots></form><form><input name=q><button>OK</button></form>
             <form action=/login><input name=user><input type=password></form>
             <form class=newsletter><input type=email placeholder='Votre courriel'></form>
             <form><label>Courriel <input type=email></label><label>Projet <textarea></textarea></label>
             <p>Voir aussi notre newsletter.</p><label>A<input></label><label>B<input></label>
             <label>C<input></label></form>",
        );
        let inputs: Vec<Input> = fields.iter().map(|f| f.input).collect();
        use Input::{LongText, Text};
        assert_eq!(inputs, [Text, LongText, Text, Text, Text]);
    }

    #[test]
    fn many_controls_in_one_frame_take_no_longer_than_they_should() {
        let ticks = "<input type=radio name=a aria-describedby=t>".repeat(20_000);
        let source = format!("<fieldset><legend>Q</legend><label id=t>{ticks}</label></fieldset>");
        assert_eq!(fields(&source).len(), 20_000);
    }
}
