//! In which order pages come, and under which condition each is reached.
//!
//! A page leads to the first of its links whose condition holds, else to its link without one.

use std::collections::{BTreeSet, HashMap};

use super::super::rule::Rule;
use super::super::tree::Node;
use super::conditions::Conditions;

/// Literals: the name of a condition, and whether it holds.
type Clause<'a> = BTreeSet<(&'a str, bool)>;

/// More ways than these to one page are not spelled out: its nearest links are.
const WAYS: usize = 12;

/// More pages than these are not followed: the time grows with the square.
const PAGES: usize = 2_000;

/// The pages in the order in which they are reached, those that are never reached last, each with
/// the condition under which it is; none when always, or when it cannot be told.
pub(super) fn of(
    start: &str,
    pages: &[&Node],
    conditions: &Conditions,
) -> Vec<(usize, Option<Rule>)> {
    let graph = Graph::of(pages);
    let first = graph.by_path.get(start).copied().unwrap_or(0);
    if pages.len() > PAGES || pages.is_empty() {
        return (0..pages.len()).map(|page| (page, None)).collect();
    }
    let order = graph.order(first);
    let mut ways: Vec<Option<Vec<Clause>>> = vec![None; pages.len()];
    let mut routes = Vec::with_capacity(pages.len());
    for page in order {
        let clauses = if page == first || graph.is_certain(first, page) {
            vec![Clause::new()]
        } else {
            graph.ways(page, &ways)
        };
        routes.push((page, rule(&clauses, conditions)));
        ways[page] = Some(clauses);
    }
    let never = (0..pages.len()).filter(|page| ways[*page].is_none());
    routes.extend(never.map(|page| (page, None)));
    routes
}

struct Link<'a> {
    to: usize,
    /// What must hold to take it.
    literals: Clause<'a>,
}

struct Graph<'a> {
    by_path: HashMap<&'a str, usize>,
    links: Vec<Vec<Link<'a>>>,
    /// For each page, the pages that lead to it and the number of the link.
    from: Vec<Vec<(usize, usize)>>,
}

impl<'a> Graph<'a> {
    fn of(pages: &[&'a Node]) -> Self {
        let by_path: HashMap<&str, usize> = pages
            .iter()
            .enumerate()
            .map(|(number, page)| (page.text("path"), number))
            .collect();
        let mut links = Vec::new();
        let mut from = vec![Vec::new(); pages.len()];
        for (number, page) in pages.iter().enumerate() {
            let next = page.list("next");
            let named: Vec<&str> = next
                .iter()
                .map(|link| link.text("condition"))
                .filter(|name| !name.is_empty())
                .take(WAYS)
                .collect();
            let mut own = Vec::new();
            for link in next {
                let Some(&to) = by_path.get(link.text("path")) else {
                    continue;
                };
                let literals = match link.text("condition") {
                    "" => named.iter().map(|name| (*name, false)).collect(),
                    name => Clause::from([(name, true)]),
                };
                from[to].push((number, own.len()));
                own.push(Link { to, literals });
            }
            links.push(own);
        }
        Self {
            by_path,
            links,
            from,
        }
    }

    /// The pages that are reached, each after all that lead to it unless they go in a circle.
    fn order(&self, first: usize) -> Vec<usize> {
        let mut seen = vec![false; self.links.len()];
        let mut ended = Vec::new();
        let mut open = vec![(first, 0)];
        seen[first] = true;
        while let Some((page, link)) = open.pop() {
            // From the last link to the first, so that the first comes next in the end.
            let links = &self.links[page];
            match links.len().checked_sub(link + 1).map(|at| links[at].to) {
                Some(to) => {
                    open.push((page, link + 1));
                    if !seen[to] {
                        seen[to] = true;
                        open.push((to, 0));
                    }
                }
                None => ended.push(page),
            }
        }
        ended.reverse();
        ended
    }

    /// No way leads to an end of the form without the page.
    fn is_certain(&self, first: usize, page: usize) -> bool {
        let mut seen = vec![false; self.links.len()];
        seen[first] = true;
        seen[page] = true;
        let mut open = vec![first];
        while let Some(at) = open.pop() {
            if self.links[at].is_empty() {
                return false;
            }
            for link in &self.links[at] {
                if !seen[link.to] {
                    seen[link.to] = true;
                    open.push(link.to);
                }
            }
        }
        true
    }

    /// The ways to a page: those to each page before it, and the link from there.
    fn ways(&self, page: usize, known: &[Option<Vec<Clause<'a>>>]) -> Vec<Clause<'a>> {
        let mut ways: Vec<Clause> = Vec::new();
        let mut nearest: Vec<Clause> = Vec::new();
        for &(before, link) in &self.from[page] {
            let Some(clauses) = &known[before] else {
                continue;
            };
            let literals = &self.links[before][link].literals;
            nearest.push(literals.clone());
            for clause in clauses {
                let contradicts = literals
                    .iter()
                    .any(|(name, holds)| clause.contains(&(*name, !*holds)));
                if !contradicts {
                    ways.push(clause.union(literals).copied().collect());
                }
            }
            if ways.len() > WAYS * WAYS {
                return simple(nearest);
            }
        }
        let ways = simple(ways);
        if ways.len() > WAYS {
            simple(nearest)
        } else {
            ways
        }
    }
}

/// Ways without those that another one covers, and without what makes no difference.
fn simple(mut ways: Vec<Clause>) -> Vec<Clause> {
    ways.truncate(WAYS * WAYS);
    loop {
        let mut joined = None;
        'pairs: for (i, one) in ways.iter().enumerate() {
            for (j, other) in ways.iter().enumerate() {
                if i != j && one.is_subset(other) {
                    joined = Some((j, None));
                    break 'pairs;
                }
                let differ: Vec<_> = one.symmetric_difference(other).collect();
                if let [(a, x), (b, y)] = differ.as_slice()
                    && a == b
                    && x != y
                {
                    joined = Some((i.max(j), Some((i.min(j), one & other))));
                    break 'pairs;
                }
            }
        }
        match joined {
            Some((gone, kept)) => {
                if let Some((at, clause)) = kept {
                    ways[at] = clause;
                }
                ways.remove(gone);
            }
            None => return ways,
        }
    }
}

fn rule(ways: &[Clause], conditions: &Conditions) -> Option<Rule> {
    let mut any = Vec::new();
    for way in ways {
        let all = Rule::all(way.iter().filter_map(|(name, holds)| match holds {
            true => conditions.named(name),
            false => conditions.negated(name),
        }));
        // A way without a condition: always.
        any.push(all?);
    }
    Rule::any(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(literals: &[(&'static str, bool)]) -> Clause<'static> {
        literals.iter().copied().collect()
    }

    #[test]
    fn ways_are_told_as_simply_as_they_can_be() {
        let ways = simple(vec![
            clause(&[("a", true), ("b", true)]),
            clause(&[("a", true), ("b", false)]),
            clause(&[("a", true), ("c", true)]),
        ]);
        assert_eq!(ways, [clause(&[("a", true)])]);
        let apart = vec![clause(&[("a", true)]), clause(&[("b", true)])];
        assert_eq!(simple(apart.clone()), apart);
    }
}
