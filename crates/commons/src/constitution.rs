//! Who takes part, by which rule, with which kinds, at each moment: the fold of the statements that
//! say how the commons is run.
//!
//! It is a walk through time: each governance statement, and each review of one, is met in the order
//! of its time, by those who were members then. So it does not depend on the order in which
//! statements came, and an organisation that is admitted later does not count earlier.

mod founding;
mod pending;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::digest::Digest;
use crate::kinds::Kind;
use crate::moment::Moment;
use crate::names::{KindName, RecordId};
use crate::rule::Rule;
use crate::signature::PublicKey;
use crate::statement::{Says, Statement, Target, Verdict};

pub use founding::{BadFounding, Founder, Founding};
use pending::Pending;

/// How the commons is run, over time.
#[derive(Debug, Clone)]
pub struct Constitution {
    founding: Digest,
    origin: String,
    /// The time until which all this was folded.
    now: Moment,
    speakers: HashMap<PublicKey, Vec<(RecordId, Spell)>>,
    members: BTreeMap<RecordId, Vec<Spell>>,
    rules: Vec<(Digest, Spell, Rule)>,
    kinds: BTreeMap<KindName, Vec<(Digest, Spell, Arc<Kind>)>>,
    pending: BTreeMap<Digest, Pending>,
    /// What enough organisations agree to, by the moment at which it comes into force.
    ready: BTreeSet<(Moment, Digest)>,
}

/// From a moment until another, or until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spell {
    from: Moment,
    until: Option<Moment>,
}

impl Spell {
    fn since(from: Moment) -> Self {
        Self { from, until: None }
    }

    fn holds(self, at: Moment) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }

    fn end(&mut self, at: Moment) {
        if self.until.is_none() {
            self.until = Some(at.max(self.from));
        }
    }
}

/// A governance statement that is not in force yet, for people to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The statement.
    pub statement: Digest,
    /// Organisations that agree.
    pub agreed: Vec<RecordId>,
    /// Organisations that oppose.
    pub opposed: Vec<RecordId>,
    /// How many must agree.
    pub needed: usize,
    /// When it may come into force at the earliest.
    pub earliest: Moment,
}

impl Constitution {
    /// Folds the statements that say how the commons is run, with the reviews and reverts of such,
    /// as of a moment. The first is how it began; other foundings among the rest are passed over.
    pub fn fold<'a>(
        founding: &Statement,
        rest: impl IntoIterator<Item = &'a Statement>,
        now: Moment,
    ) -> Result<Self, BadFounding> {
        let mut this = Self::begin(founding, now)?;
        let mut events: Vec<&Statement> = rest
            .into_iter()
            .filter(|s| s.id() != founding.id() && s.time() <= now)
            .collect();
        events.sort_by_key(|s| (s.time(), turn(s.says()), s.id()));
        events.dedup_by_key(|s| s.id());
        for event in events {
            this.settle(event.time());
            this.meet(event);
        }
        this.settle(now);
        Ok(this)
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The statement with which it began.
    pub fn founding(&self) -> Digest {
        self.founding
    }

    /// True when the key spoke for the organisation, and that took part, at that moment.
    pub fn speaks(&self, key: &PublicKey, organisation: &RecordId, at: Moment) -> bool {
        let spoke = self.speakers.get(key).is_some_and(|spells| {
            spells
                .iter()
                .any(|(of, spell)| of == organisation && spell.holds(at))
        });
        spoke && self.is_member(organisation, at)
    }

    /// The organisation for which a statement was made, if its author spoke for it then.
    pub fn speaker<'s>(&self, statement: &'s Statement) -> Option<&'s RecordId> {
        statement
            .organisation()
            .filter(|of| self.speaks(statement.author(), of, statement.time()))
    }

    /// The organisations that a key speaks for at a moment.
    pub fn organisations_of(&self, key: &PublicKey, at: Moment) -> Vec<&RecordId> {
        let spells = self.speakers.get(key).map(Vec::as_slice).unwrap_or(&[]);
        spells
            .iter()
            .map(|(of, _)| of)
            .filter(|of| self.speaks(key, of, at))
            .collect()
    }

    /// True when the organisation took part at that moment.
    pub fn is_member(&self, organisation: &RecordId, at: Moment) -> bool {
        self.members
            .get(organisation)
            .is_some_and(|spells| spells.iter().any(|spell| spell.holds(at)))
    }

    /// The organisations that took part at that moment.
    pub fn members(&self, at: Moment) -> impl Iterator<Item = &RecordId> {
        self.members
            .iter()
            .filter(move |(_, spells)| spells.iter().any(|spell| spell.holds(at)))
            .map(|(organisation, _)| organisation)
    }

    /// The rule in force at a moment. What was said before the founding is judged by the first.
    pub fn rule(&self, at: Moment) -> &Rule {
        let held = self.rules.iter().rev().find(|(_, s, _)| s.holds(at));
        &held.unwrap_or(&self.rules[0]).2
    }

    /// The schema of a kind in force at a moment.
    pub fn kind(&self, name: &KindName, at: Moment) -> Option<&Arc<Kind>> {
        let versions = self.kinds.get(name)?;
        let held = versions.iter().rev().find(|(_, s, _)| s.holds(at));
        held.or(versions.first().filter(|(_, s, _)| at < s.from))
            .map(|(_, _, kind)| kind)
    }

    /// The kinds in force at a moment.
    pub fn kinds(&self, at: Moment) -> impl Iterator<Item = &Arc<Kind>> {
        self.kinds
            .keys()
            .filter_map(move |name| self.kind(name, at))
    }

    /// What waits to be checked, or for its time.
    pub fn waiting(&self) -> Vec<Waiting> {
        let waiting = self.pending.values().filter(|pending| !pending.done);
        waiting
            .map(|pending| {
                let (agreed, opposed) = pending.counted();
                Waiting {
                    statement: pending.id,
                    agreed,
                    opposed,
                    needed: self.needed(pending, self.now),
                    earliest: pending.earliest(self.rule(self.now).governance.hours),
                }
            })
            .collect()
    }

    /// The first moment after the fold's at which, without any new statement, something comes into
    /// force.
    pub fn changes_at(&self) -> Option<Moment> {
        self.ready.first().map(|(at, _)| *at)
    }

    /// True when a statement is in force: a member, an account, a kind or a rule.
    pub fn is_in_force(&self, statement: &Digest) -> bool {
        self.pending
            .get(statement)
            .is_some_and(|p| p.done && !p.undone)
    }

    fn begin(statement: &Statement, now: Moment) -> Result<Self, BadFounding> {
        let Says::Founding { origin } = statement.says() else {
            return Err(BadFounding::NotAFounding);
        };
        let founding = Founding::of(statement)?;
        let since = Spell::since(statement.time());
        let mut this = Self {
            founding: statement.id(),
            origin: origin.clone(),
            now,
            speakers: HashMap::new(),
            members: BTreeMap::new(),
            rules: vec![(statement.id(), since, founding.rule.clone())],
            kinds: BTreeMap::new(),
            pending: BTreeMap::new(),
            ready: BTreeSet::new(),
        };
        for founder in &founding.organisations {
            this.members.insert(founder.record.clone(), vec![since]);
            let link = (founder.record.clone(), since);
            this.speakers.entry(founder.key).or_default().push(link);
        }
        for (name, schema) in &founding.kinds {
            let kind = Arc::new(Kind::compile(name.clone(), schema)?);
            this.kinds
                .insert(name.clone(), vec![(statement.id(), since, kind)]);
        }
        Ok(this)
    }

    /// Meets one statement in its time.
    fn meet(&mut self, event: &Statement) {
        let author = self.speaker(event).cloned();
        match event.says() {
            // Nobody takes over an organisation by announcing it again.
            Says::Organisation { record } if !self.is_member(record, event.time()) => {
                self.wait(event, Some(record.clone()));
            }
            Says::Schema { .. } | Says::Rule {} => self.wait(event, author),
            Says::Account { key } => {
                if let Some(organisation) = author {
                    let link = (organisation.clone(), Spell::since(event.time()));
                    self.speakers.entry(*key).or_default().push(link);
                    self.wait(event, Some(organisation));
                    if let Some(pending) = self.pending.get_mut(&event.id()) {
                        pending.done = true;
                    }
                }
            }
            Says::Review {
                of,
                verdict,
                interest,
            } => {
                if let Some(organisation) = author
                    && let Some(pending) = self.pending.get_mut(of)
                    && pending.organisation.as_ref() != Some(&organisation)
                    && pending.author != *event.author()
                {
                    let counted = (!interest).then_some(*verdict);
                    pending.verdicts.insert(organisation, counted);
                    self.mark(*of, event.time());
                }
            }
            Says::Revert {
                of: Target::Statement(of),
            } => {
                let Some(target) = self.pending.get(of) else {
                    return;
                };
                let own = target.author == *event.author()
                    || author.is_some() && target.organisation == author;
                if own {
                    self.undo(*of, event.time());
                } else {
                    self.wait(event, author);
                }
            }
            _ => {}
        }
    }

    fn wait(&mut self, event: &Statement, organisation: Option<RecordId>) {
        let pending = Pending::new(event, organisation);
        self.pending.insert(event.id(), pending);
    }

    /// Notes since when enough organisations agree, or that they do no longer.
    fn mark(&mut self, id: Digest, at: Moment) {
        let rule = self.rule(at).governance;
        let Some(pending) = self.pending.get(&id).filter(|pending| !pending.done) else {
            return;
        };
        let enough = pending.is_enough(self.needed(pending, at), rule.oppose);
        let ready = at.max(pending.earliest(rule.hours));
        let before = pending.ready;
        let after = if enough { before.or(Some(ready)) } else { None };
        self.ready.extend(after.map(|at| (at, id)));
        if let Some(before) = before.filter(|_| after.is_none()) {
            self.ready.remove(&(before, id));
        }
        if let Some(pending) = self.pending.get_mut(&id) {
            pending.ready = after;
        }
    }

    /// How many must agree: as the rule says, or all others where there are fewer.
    fn needed(&self, pending: &Pending, at: Moment) -> usize {
        let others = self
            .members(at)
            .filter(|member| pending.organisation.as_ref() != Some(member))
            .count();
        usize::from(self.rule(at).governance.agree)
            .min(others)
            .max(1)
    }

    /// Puts into force what is ready until then, in the order in which it is.
    fn settle(&mut self, until: Moment) {
        while let Some((at, id)) = self.ready.first().copied().filter(|(at, _)| *at <= until) {
            self.ready.remove(&(at, id));
            self.apply(id, at);
        }
    }

    fn apply(&mut self, id: Digest, at: Moment) {
        let Some(pending) = self.pending.get_mut(&id) else {
            return;
        };
        (pending.done, pending.ready) = (true, None);
        let (author, since) = (pending.author, Spell::since(at));
        match pending.act.clone() {
            pending::Act::Organisation(record) => {
                if !self.is_member(&record, at) {
                    self.members.entry(record.clone()).or_default().push(since);
                    self.speakers
                        .entry(author)
                        .or_default()
                        .push((record, since));
                } else if let Some(pending) = self.pending.get_mut(&id) {
                    // Another announcement of the same record came into force before.
                    pending.undone = true;
                }
            }
            pending::Act::Schema(kind) => {
                let versions = self.kinds.entry(kind.name().clone()).or_default();
                versions.push((id, since, kind));
            }
            pending::Act::Rule(rule) => self.rules.push((id, since, rule)),
            pending::Act::Revert(of) => self.undo(of, at),
            // An account speaks from when it was announced, and a statement that says nothing
            // readable changes nothing.
            pending::Act::Account(_) | pending::Act::Nothing => {}
        }
    }

    /// Ends what a statement put into force. What was undone is said anew, not redone.
    fn undo(&mut self, id: Digest, at: Moment) {
        let Some(pending) = self.pending.get_mut(&id) else {
            return;
        };
        let was_in_force = pending.done && !pending.undone;
        let ready = pending.ready.take();
        (pending.done, pending.undone) = (true, true);
        let (organisation, act) = (pending.organisation.clone(), pending.act.clone());
        if let Some(at) = ready {
            self.ready.remove(&(at, id));
        }
        if !was_in_force {
            return;
        }
        match act {
            pending::Act::Organisation(record) => {
                for spell in self.members.entry(record.clone()).or_default() {
                    spell.end(at);
                }
                let links = self.speakers.values_mut().flatten();
                for (_, spell) in links.filter(|(of, _)| *of == record) {
                    spell.end(at);
                }
            }
            pending::Act::Account(key) => {
                let links = self.speakers.entry(key).or_default();
                for (_, spell) in links
                    .iter_mut()
                    .filter(|(of, _)| Some(of) == organisation.as_ref())
                {
                    spell.end(at);
                }
            }
            pending::Act::Schema(kind) => {
                for (by, spell, _) in self.kinds.entry(kind.name().clone()).or_default() {
                    if *by == id {
                        spell.end(at);
                    }
                }
            }
            pending::Act::Rule(_) => {
                for (by, spell, _) in &mut self.rules {
                    if *by == id {
                        spell.end(at);
                    }
                }
            }
            pending::Act::Revert(_) | pending::Act::Nothing => {}
        }
    }
}

impl Verdict {
    /// True when it agrees.
    pub fn agrees(self) -> bool {
        self == Self::Agree
    }
}

/// Times are whole seconds: of what was said in the same one, what is about another statement comes after
/// it. First what stands by itself, then what is taken back, then what is checked.
fn turn(says: &Says) -> u8 {
    match says {
        Says::Review { .. } => 2,
        Says::Revert { .. } => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
