//! What static site generators put into pages: front matter, and shortcodes.

/// Most bytes of a shortcode: looking further for its end would cost the square of a long line.
const WINDOW: usize = 4_096;

/// Front matter between lines of `---` or `+++` at the very start, and what follows it.
pub(crate) fn front_matter(text: &str) -> (&str, &str) {
    for fence in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(fence).and_then(|rest| {
            let (first, rest) = rest.split_once('\n')?;
            first.trim().is_empty().then_some(rest)
        }) else {
            continue;
        };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence {
                return (&rest[..at], &rest[at + line.len()..]);
            }
            at += line.len();
        }
    }
    ("", text)
}

/// The value of a top-level key, without quotes.
pub(crate) fn front_value(front: &str, key: &str) -> Option<String> {
    front.lines().find_map(|line| {
        let rest = line.strip_prefix(key)?.trim_start();
        let value = rest
            .strip_prefix(':')
            .or_else(|| rest.strip_prefix('='))?
            .trim();
        let quoted = ['"', '\'']
            .iter()
            .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
        let value = quoted.unwrap_or(value).trim();
        (!value.is_empty()).then(|| value.to_owned())
    })
}

/// The source without shortcodes: `{{< … >}}`, `{{% … %}}` (Hugo), `{% … %}` and
/// `{{ … }}` (Jekyll, Zola).
pub(crate) fn without_shortcodes(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    // An opening without its end on the same line is ordinary text.
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let window = &from[..from.floor_char_boundary(WINDOW)];
        let line = window.split('\n').next().unwrap_or_default();
        let end = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")]
            .iter()
            .find_map(|(open, close)| {
                line.starts_with(open)
                    .then(|| line.find(close).map(|at| at + close.len()))
                    .flatten()
            });
        match end {
            Some(end) => rest = &from[end..],
            None => {
                kept.push('{');
                rest = &from[1..];
            }
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_told_from_a_rule() {
        assert_eq!(front_matter("---\na: b\n---\nc"), ("a: b\n", "c"));
        assert_eq!(front_matter("---\na: b\n"), ("", "---\na: b\n"));
        assert_eq!(
            front_value("+ x\ntitle = 'Été'\n", "title").as_deref(),
            Some("Été")
        );
    }

    #[test]
    fn shortcodes_go_and_braces_stay() {
        let source = "a {{< b >}}c{{% d %}} {% e %} {{ f }} {g}\n{{< é";
        assert_eq!(without_shortcodes(source), "a c   {g}\n{{< é");
    }
}
