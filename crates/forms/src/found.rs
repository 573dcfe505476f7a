//! A box while it is being recognised, and the places on a line that can be one.

use documents::{Address, Field, Input};

use crate::model::{Group, Kind, Limit, Owner};

/// A box before its kind, limit, owner and question are settled.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Reading order: line (or page), then place on it.
    pub(crate) order: (usize, usize),
    pub(crate) address: Address,
    pub(crate) section: Vec<String>,
    pub(crate) label: String,
    pub(crate) help: String,
    /// Words right after the place, such as a unit.
    pub(crate) after: String,
    pub(crate) input: Option<Input>,
    /// Settled by how it was found; otherwise told from the label.
    pub(crate) kind: Option<Kind>,
    pub(crate) choices: Vec<String>,
    pub(crate) limit: Option<Limit>,
    /// The limit that the title over it states for it alone.
    pub(crate) titled: Option<Limit>,
    /// A field that holds one line, as its own file says.
    pub(crate) one_line: bool,
    pub(crate) required: bool,
    pub(crate) condition: Option<String>,
    pub(crate) group: Option<Group>,
    pub(crate) owner: Option<Owner>,
    pub(crate) value: String,
    /// The grid it stands in, for zones.
    pub(crate) grid: Option<usize>,
}

impl Found {
    /// A blank box at an address.
    pub(crate) fn at(address: Address, order: (usize, usize)) -> Self {
        Self {
            order,
            address,
            section: Vec::new(),
            label: String::new(),
            help: String::new(),
            after: String::new(),
            input: None,
            kind: None,
            choices: Vec::new(),
            limit: None,
            titled: None,
            one_line: false,
            required: false,
            condition: None,
            group: None,
            owner: None,
            value: String::new(),
            grid: None,
        }
    }
}

/// A place on a line that can be filled: characters `start..end` of its skeleton.
#[derive(Debug, Clone)]
pub(crate) struct Slot<'a> {
    pub(crate) line: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: What<'a>,
}

/// What makes a place one to fill.
#[derive(Debug, Clone)]
pub(crate) enum What<'a> {
    /// A field of the file.
    Field(&'a Field),
    /// A run of dots or underscores, or the room after a colon.
    Blank {
        /// Drawn as day, month and year.
        date: bool,
        /// Lines of dots that follow and belong to it.
        more_lines: u32,
        /// It stands at the end of the paragraph, which is written after its last text.
        at_end: bool,
    },
    /// Printed words of which one is chosen, and the others crossed out.
    Mention {
        /// The words.
        choices: Vec<String>,
    },
    /// A drawn box to tick.
    Tick {
        /// It is ticked.
        on: bool,
    },
}

impl Slot<'_> {
    /// It is ticked or not, and takes no text.
    pub(crate) fn is_tick(&self) -> bool {
        match self.what {
            What::Field(field) => matches!(field.input, Input::Tick | Input::Radio),
            What::Tick { .. } => true,
            What::Blank { .. } | What::Mention { .. } => false,
        }
    }
}
