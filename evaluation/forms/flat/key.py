"""The key of a flat form: what a person sees on each page, written while it is drawn."""

KINDS = "text long_text number amount date choice tick signature".split()


class Key:
    """Collects places. A rectangle is left, bottom, right, top in points from the lower left."""

    def __init__(self, form, about):
        self.form, self.about = form, about
        self.entries = []
        self.section = ""

    def add(self, page, rectangles, label, kind, owner="applicant", limit=None, optional=False):
        """One visible blank; rectangles after the first are its other lines, then the whole."""
        assert set(kind.split("|")) <= set(KINDS), kind
        places = [f"p{page} " + ",".join(f"{n:.1f}" for n in r) for r in rectangles]
        if len(rectangles) > 1:
            whole = (min(r[0] for r in rectangles), min(r[1] for r in rectangles),
                     max(r[2] for r in rectangles), max(r[3] for r in rectangles))
            places.append(f"p{page} " + ",".join(f"{n:.1f}" for n in whole))
        self.entries.append((self.section, places, label, kind, owner, limit, optional))

    def text(self):
        lines = [f"# {line}" for line in self.about.strip().splitlines()]
        lines += [f'form = "{self.form}"', "ours = true", "", "box = ["]
        for section, places, label, kind, owner, limit, optional in self.entries:
            parts = [f"section = {quoted(section)}", f'place = "{places[0]}"']
            if places[1:]:
                parts.append("also = [" + ", ".join(f'"{p}"' for p in places[1:]) + "]")
            parts += [f"label = {quoted(label)}", f'kind = "{kind}"']
            if owner != "applicant":
                parts.append(f'owner = "{owner}"')
            if limit:
                parts.append(f'limit = "{limit}"')
            if optional:
                parts.append("optional = true")
            lines.append("  { " + ", ".join(parts) + " },")
        return "\n".join(lines + ["]", ""])


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
