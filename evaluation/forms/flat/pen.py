"""Draws what flat forms are made of, and writes each place to answer into the key."""

from pathlib import Path

from fontTools.ttLib import TTFont as Table
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
LEFT, RIGHT = 51.0, A4[0] - 51.0
# A line to write on is this high; its rectangle goes from a little below the baseline.
BELOW, HIGH = 2.0, 13.0


class Pen:
    def __init__(self, path, key, title, author, folder):
        self.key = key
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.page = 1
        self.face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", 9)
        register(folder)

    def face(self, plain, bold, italic, size):
        self.plain, self.bold, self.italic, self.size = plain, bold, italic, size

    def next_page(self):
        self.canvas.showPage()
        self.page += 1

    # Text

    def write(self, x, y, text, font=None, size=None):
        """Writes at a baseline; gives where the text ends."""
        font, size = font or self.plain, size or self.size
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + pdfmetrics.stringWidth(text, font, size)

    def centred(self, y, text, font=None, size=None, x=A4[0] / 2):
        self.canvas.setFont(font or self.plain, size or self.size)
        self.canvas.drawCentredString(x, y, text)

    def paragraph(self, y, text, x=LEFT, right=RIGHT, font=None, size=None, lead=None):
        """Breaks a text into lines; gives the baseline after the last."""
        font, size = font or self.plain, size or self.size
        for line in broken(text, font, size, right - x):
            self.write(x, y, line, font, size)
            y -= lead or size * 1.25
        return y

    def rule(self, x0, y, x1, width=0.5, dash=None):
        self.canvas.setLineWidth(width)
        self.canvas.setLineCap(1 if dash else 0)
        self.canvas.setDash(*(dash or ([], 0)))
        self.canvas.line(x0, y, x1, y)
        self.canvas.setDash([], 0)

    def frame(self, x, y, width, height, fill=None, line=0.6):
        self.canvas.setLineWidth(line)
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x, y, width, height, stroke=1 if line else 0, fill=int(fill is not None))
        self.canvas.setFillGray(0)

    # Places to answer

    def blank(self, x0, x1, y, style):
        """Draws one line to write on, without a place."""
        font, size = self.plain, self.size
        if style in ("dots", "underscores", "ellipses"):
            sign = {"dots": ".", "underscores": "_", "ellipses": "…"}[style]
            count = int((x1 - x0) / pdfmetrics.stringWidth(sign, font, size))
            return self.write(x0, y, sign * count)
        if style == "spread":
            # One dot a glyph, each put in its own place, as page layout programs do.
            self.canvas.setFont(font, size)
            at = x0
            while at + 2.5 < x1:
                self.canvas.drawString(at, y, ".")
                at += 3.6
            return at
        self.rule(x0, y - 1.5, x1, 0.6, ([0, 2.2], 0) if style == "dotted" else None)
        return x1

    def line(self, x, x1, y, text, kind, style, label=None, gap=3, **facts):
        """A label and the line after it."""
        x0 = self.write(x, y, text) + gap if text else x
        end = self.blank(x0, x1, y, style)
        self.key.add(self.page, [(x0, y - BELOW, end, y - BELOW + HIGH)], label or clean(text), kind,
                     **facts)
        return end

    def lines(self, x0, x1, y, count, label, kind, style, pitch=17, first=None, **facts):
        """One answer over several lines; `first` is where the first begins, after its label."""
        places = []
        for number in range(count):
            start = first if first and number == 0 else x0
            end = self.blank(start, x1, y, style)
            places.append((start, y - BELOW, end, y - BELOW + HIGH))
            y -= pitch
        self.key.add(self.page, places, label, kind, **facts)
        return y

    def comb(self, x, y, groups, label, kind, style, cell=13, gap=6, **facts):
        """Cells of one character: `text` as bars and underscores, `cells` as squares, `teeth` as
        a rule with short uprights."""
        start = x
        if style == "text":
            text = " ".join("|" + "_|" * n for n in groups)
            x = self.write(x, y, text, "Helvetica", 11)
        else:
            for index, number in enumerate(groups):
                x += gap if index else 0
                for edge in range(number + 1):
                    at = x + edge * cell
                    high = 13 if style == "cells" else 5
                    self.canvas.setLineWidth(0.5)
                    self.canvas.line(at, y - 3, at, y - 3 + high)
                self.rule(x, y - 3, x + number * cell)
                if style == "cells":
                    self.rule(x, y + 10, x + number * cell)
                x += number * cell
        if kind != "date":
            facts.setdefault("limit", f"{sum(groups)} characters")
        self.key.add(self.page, [(start, y - 3, x, y + 10)], label, kind, **facts)
        return x

    def tick(self, x, y, text, style, label=None, after=18, **facts):
        """A square and its words; gives where the next may stand."""
        if style == "square":
            side = 8.0
            self.frame(x, y - 1, side, side, line=0.7)
        else:
            font, sign, size = {
                "zapf": ("ZapfDingbats", "❏", 10),
                "wing": ("Dings", "\uf0a8", 11),
                "glyph": ("DejaVu", "☐", 10),
            }[style]
            side = self.write(x, y, sign, font, size) - x
        self.key.add(self.page, [(x, y - 1.5, x + side, y + 8)], label or clean(text), "tick", **facts)
        return self.write(x + side + 4, y, text) + after

    def area(self, x, y, width, height, label, framed=True, **facts):
        """A room to write in, `y` at its foot."""
        if framed:
            self.frame(x, y, width, height)
        kind = facts.pop("kind", "long_text")
        self.key.add(self.page, [(x, y, x + width, y + height)], label, kind, **facts)

    def table(self, x, y, widths, rows, height=16, size=None, ruled=True):
        """Rows from the top `y`. A cell is a text, or a place as (label, kind, facts); a row may
        begin with its own height, and a text with `*` is bold. Gives the foot."""
        size = size or self.size
        for row in rows:
            high = height
            if isinstance(row[0], (int, float)):
                high, row = row[0], row[1:]
            at = x
            for width, cell in zip(widths, row):
                if ruled:
                    self.frame(at, y - high, width, high, line=0.4)
                if isinstance(cell, tuple):
                    label, kind, facts = cell
                    self.key.add(self.page, [(at, y - high, at + width, y)], label, kind, **facts)
                elif cell:
                    font = self.bold if cell.startswith("*") else self.plain
                    text = broken(cell.lstrip("*"), font, size, width - 5)
                    top = y - (high - size * 1.1 * len(text)) / 2 - size * 0.85
                    for number, part in enumerate(text):
                        self.write(at + 3, top - number * size * 1.1, part, font, size)
                at += width
            y -= high
        return y


def register(folder):
    """The two faces that are embedded, and a third that has its square where Wingdings has it."""
    for name, file in [("DejaVu", "DejaVuSans"), ("Condensed", "DejaVuSansCondensed"),
                       ("Condensed-Bold", "DejaVuSansCondensed-Bold"),
                       ("Condensed-Italic", "DejaVuSansCondensed-Oblique")]:
        pdfmetrics.registerFont(TTFont(name, str(DEJAVU / f"{file}.ttf")))
    made = Table(DEJAVU / "DejaVuSans.ttf", recalcTimestamp=False)
    square = made.getBestCmap()[0x2610]
    for table in made["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xF0A8] = square
    for name in made["name"].names:
        if name.nameID in (1, 3, 4, 6, 16):
            name.string = "EssaimDings"
    path = Path(folder) / "dings.ttf"
    made.save(path)
    pdfmetrics.registerFont(TTFont("Dings", str(path)))


def broken(text, font, size, width):
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and pdfmetrics.stringWidth(longer, font, size) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def clean(text):
    return text.strip().rstrip(":").strip()
