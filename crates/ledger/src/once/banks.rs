//! Which account of the books each bank account is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::alike::{Likeness, likeness};
use super::{Apart, Stated};
use crate::amounts::Cents;
use crate::books::is_opening;
use crate::days::Day;
use crate::entries::Ledger;
use crate::import::Kind;
use crate::texts::Text;

/// What a statement says of one account.
pub(super) struct Seen<'a> {
    pub(super) source: u16,
    /// The name of its file.
    pub(super) file: &'a str,
    account: Text,
    label: Text,
    pub(super) first: Day,
    pub(super) last: Day,
    /// Its movements, by day.
    pub(super) movements: Vec<(Day, i64)>,
    /// What there was before the first, where it says so and that was not nothing.
    pub(super) before: Option<i64>,
}

/// An account of the bank: what several statements say of it.
struct Account {
    /// The number that its statements bear.
    base: String,
    /// The number that it gets.
    number: String,
    /// Its name, where a statement says one.
    name: String,
    /// Places of what was seen of it.
    members: Vec<usize>,
}

/// Gives statements of different bank accounts accounts of their own, where they are of one number
/// that nobody chose: the first keeps it, and each other gets the next hundred (`512000`, `512100`).
/// A bank account is known by the name that its statement gives the account of the books; one without
/// a name by its balances, its movements and the name of its file. Where the books hold accounts of
/// banks, it is the one of that number, or of those balances, or the only one.
///
/// Gives which statements without a name were held apart, and what each statement says there was.
pub(super) fn accounts_of_their_own(
    ledger: &mut Ledger,
    kinds: &[Kind],
    files: &[&str],
) -> (Vec<Apart>, Vec<Stated>) {
    if !kinds.contains(&Kind::Bank) {
        return (Vec::new(), Vec::new());
    }
    let seen = seen(ledger, kinds, files);
    let mut accounts = gathered(ledger, &seen);
    let known = in_books(ledger, kinds);
    let mut taken: BTreeSet<String> = accounts
        .iter()
        .filter(|of| of.name == chosen(&of.base))
        .map(|of| of.base.clone())
        .collect();
    for account in &mut accounts {
        let is_chosen = account.name == chosen(&account.base);
        let first = match is_chosen {
            true => None,
            false => of_books(account, &seen, &known, &taken),
        };
        account.number = match first {
            _ if is_chosen => account.base.clone(),
            Some(number) => number,
            None => free(&account.base, &taken, &known),
        };
        taken.insert(account.number.clone());
    }
    let mut apart = Vec::new();
    for (at, account) in accounts.iter().enumerate() {
        let other = accounts[..at].iter().find(|other| {
            other.base == account.base && (other.name.is_empty() || account.name.is_empty())
        });
        if let (Some(other), Some(of)) = (other, account.members.first())
            && let Some(one) = other.members.first()
        {
            apart.push(Apart {
                one: seen[*one].source,
                other: seen[*of].source,
                accounts: (other.number.clone(), account.number.clone()),
            });
        }
    }
    let stated = stated(&accounts, &seen);
    let mut moved: HashMap<(u16, Text, Text), (String, Option<String>)> = HashMap::new();
    for account in &accounts {
        let alone = accounts.iter().filter(|of| of.base == account.base).count() == 1;
        for of in account.members.iter().map(|at| &seen[*at]) {
            let named = !ledger.text(of.label).is_empty() || alone || of.file.is_empty();
            let name = (!named).then(|| format!("Banque, {}", of.file));
            let key = (of.source, of.account, of.label);
            moved.insert(key, (account.number.clone(), name));
        }
    }
    rename(ledger, &moved);
    (apart, stated)
}

/// The name of an account of the books whose number a person chose for a statement.
pub(crate) fn chosen(account: &str) -> String {
    format!("Banque, {account}")
}

/// What each statement says of each of its accounts, in the order of the files.
fn seen<'a>(ledger: &Ledger, kinds: &[Kind], files: &[&'a str]) -> Vec<Seen<'a>> {
    let mut places: HashMap<(u16, Text, Text), usize> = HashMap::new();
    let mut seen: Vec<Seen<'_>> = Vec::new();
    for entry in ledger.entries() {
        let source = usize::from(entry.source);
        if kinds.get(source) != Some(&Kind::Bank) || !ledger.account(entry).starts_with('5') {
            continue;
        }
        let key = (entry.source, entry.account, entry.account_label);
        let at = *places.entry(key).or_insert_with(|| {
            seen.push(Seen {
                source: entry.source,
                file: files.get(source).copied().unwrap_or_default(),
                account: entry.account,
                label: entry.account_label,
                first: entry.date,
                last: entry.date,
                movements: Vec::new(),
                before: None,
            });
            seen.len() - 1
        });
        let of = &mut seen[at];
        if ledger.text(entry.journal) == crate::bank::OPENING {
            of.before = Some(entry.net().0);
        } else {
            of.movements.push((entry.date, entry.net().0));
        }
    }
    for of in &mut seen {
        // The first of a day in the file stay the first; files that list the newest first are turned.
        let back = of.movements.first().map(|of| of.0) > of.movements.last().map(|of| of.0);
        if back {
            of.movements.reverse();
        }
        of.movements.sort_by_key(|(day, _)| *day);
        if let (Some(first), Some(last)) = (of.movements.first(), of.movements.last()) {
            (of.first, of.last) = (first.0, last.0);
        }
    }
    seen
}

/// Which statements are of one account.
fn gathered(ledger: &Ledger, seen: &[Seen<'_>]) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for (at, of) in seen.iter().enumerate() {
        let (base, name) = (ledger.text(of.account), ledger.text(of.label));
        let same_name = |account: &Account| !name.is_empty() && account.name == name;
        let place = accounts.iter().position(same_name).or_else(|| {
            let may_be = |account: &&(usize, &Account)| {
                account.1.base == base && (name.is_empty() || account.1.name.is_empty())
            };
            let all = accounts.iter().enumerate();
            let all: Vec<(usize, Likeness)> = all
                .filter(|account| may_be(&account))
                .map(|(place, account)| {
                    let members = account.members.iter();
                    let all = members.map(|member| likeness(&seen[*member], of));
                    (place, all.max().unwrap_or(Likeness::Unknown))
                })
                .collect();
            let with = |likeness| all.iter().find(|(_, of)| *of == likeness);
            let found = with(Likeness::Same).or_else(|| with(Likeness::Unknown));
            found.map(|(place, _)| *place)
        });
        match place.and_then(|place| accounts.get_mut(place)) {
            Some(account) => {
                account.members.push(at);
                if account.name.is_empty() {
                    name.clone_into(&mut account.name);
                }
            }
            None => accounts.push(Account {
                base: base.to_owned(),
                number: String::new(),
                name: name.to_owned(),
                members: vec![at],
            }),
        }
    }
    accounts
}

/// An account of a bank in books that are no statement: its entries by file, by day.
type InBooks = BTreeMap<String, BTreeMap<u16, Vec<(Day, bool, i64)>>>;

fn in_books(ledger: &Ledger, kinds: &[Kind]) -> InBooks {
    let mut known = InBooks::new();
    for entry in ledger.entries() {
        let account = ledger.account(entry);
        if kinds.get(usize::from(entry.source)) == Some(&Kind::Bank) || !account.starts_with("512")
        {
            continue;
        }
        let of = match known.get_mut(account) {
            Some(of) => of,
            None => known.entry(account.to_owned()).or_default(),
        };
        let opens = is_opening(ledger, entry);
        let of = of.entry(entry.source).or_default();
        of.push((entry.date, !opens, entry.net().0));
    }
    for of in known.values_mut().flat_map(BTreeMap::values_mut) {
        of.sort_by_key(|(day, moves, _)| (*day, *moves));
    }
    known
}

/// The account of the books that a bank account is: that of its balances, else that of its number,
/// else the only one.
fn of_books(
    account: &Account,
    seen: &[Seen<'_>],
    known: &InBooks,
    taken: &BTreeSet<String>,
) -> Option<String> {
    let is_free = |number: &&String| !taken.contains(*number);
    let balances = |number: &&String| {
        account.members.iter().any(|at| {
            let of = &seen[*at];
            let files = known.get(*number);
            let mut files = files.into_iter().flat_map(BTreeMap::values);
            of.before
                .is_some_and(|before| files.any(|entries| has_balance(entries, of.first, before)))
        })
    };
    let mut by_balance = known.keys().filter(is_free).filter(balances);
    if let (Some(one), None) = (by_balance.next(), by_balance.next()) {
        return Some(one.clone());
    }
    let bare = account.base.trim_end_matches('0');
    let of_number = known.keys().filter(is_free);
    let of_number = of_number
        .clone()
        .find(|of| of.trim_end_matches('0') == bare);
    of_number.cloned().or_else(|| {
        let mut all = known.keys();
        let one = all.next().filter(|_| account.base == "512000")?;
        (all.next().is_none() && is_free(&one)).then(|| one.clone())
    })
}

/// Whether the entries of a file make that balance on the eve of a day, or in the course of it.
fn has_balance(entries: &[(Day, bool, i64)], day: Day, balance: i64) -> bool {
    let mut sum = 0;
    let mut last = None;
    for (date, _, net) in entries {
        if *date >= day && sum == balance && last.is_some() {
            return true;
        }
        if *date > day {
            return false;
        }
        sum += net;
        last = Some(*date);
    }
    // Books that ended long before say nothing of it.
    sum == balance && last.is_some_and(|last| day <= last.plus_months(3))
}

/// The first number from that of an account on that no other bank account has.
fn free(account: &str, taken: &BTreeSet<String>, known: &InBooks) -> String {
    let mut number = account.to_owned();
    while taken.contains(&number) || number != account && known.contains_key(&number) {
        match number.parse::<u64>() {
            // Short numbers have no hundreds to spare.
            Ok(of) if number.len() >= 5 => number = (of + 100).to_string(),
            Ok(_) => number.push('1'),
            Err(_) => return account.to_owned(),
        }
    }
    number
}

/// What each statement says there was at the end of its days.
fn stated(accounts: &[Account], seen: &[Seen<'_>]) -> Vec<Stated> {
    let mut stated = Vec::new();
    for account in accounts {
        for of in account.members.iter().map(|at| &seen[*at]) {
            let Some(before) = of.before else { continue };
            let mut sum = Cents(before);
            let mut days: Vec<(Day, Cents)> = vec![(of.first.previous(), sum)];
            for (day, net) in &of.movements {
                sum += Cents(*net);
                match days.last_mut().filter(|last| last.0 == *day) {
                    Some(last) => last.1 = sum,
                    None => days.push((*day, sum)),
                }
            }
            stated.push(Stated {
                source: of.source,
                account: account.number.clone(),
                days,
            });
        }
    }
    stated
}

fn rename(ledger: &mut Ledger, moved: &HashMap<(u16, Text, Text), (String, Option<String>)>) {
    let changes = |(key, (number, name)): (&(u16, Text, Text), &(String, Option<String>))| {
        let other = ledger.text(key.1) != number || name.is_some();
        other.then(|| (*key, number.clone(), name.clone()))
    };
    let changed: Vec<_> = moved.iter().filter_map(changes).collect();
    let texts = ledger.texts_mut();
    let changed: HashMap<(u16, Text, Text), (Text, Text)> = changed
        .into_iter()
        .map(|(key, number, name)| {
            let label = name.map_or(key.2, |name| texts.add(&name));
            (key, (texts.add(&number), label))
        })
        .collect();
    if changed.is_empty() {
        return;
    }
    for entry in ledger.entries_mut() {
        let key = (entry.source, entry.account, entry.account_label);
        if let Some((account, label)) = changed.get(&key) {
            (entry.account, entry.account_label) = (*account, *label);
        }
    }
}
