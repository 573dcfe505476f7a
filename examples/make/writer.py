"""Writes the association's text documents: its letterhead, headings, lists and tables."""

import re
from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

import association as a
from typography import fr

GREEN, OCHRE, GREY = "2F5D50", "C8862B", "5A5A5A"


def logo() -> BytesIO:
    """The association's mark: a dovetail joint, in two woods."""
    size = 480
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((10, 10, 470, 470), 60, fill="#" + GREEN)
    draw.polygon([(10, 250), (130, 250), (90, 90), (390, 90), (350, 250), (470, 250),
                  (470, 262), (336, 262), (376, 102), (104, 102), (144, 262), (10, 262)],
                 fill="white")
    draw.polygon([(104, 102), (376, 102), (336, 262), (144, 262)], fill="#" + OCHRE)
    draw.ellipse((218, 160, 262, 204), fill="white")
    data = BytesIO()
    image.resize((160, 160), Image.Resampling.LANCZOS).quantize(32).save(data, "PNG")
    data.seek(0)
    return data


class Text:
    """A text document under the association's letterhead (or a funder's, without it)."""

    def __init__(self, title, font="Liberation Sans", colour=GREEN, size=10.5, letterhead=True,
                 author="ARONDE", subject=""):
        self.document = Document()
        self.colour = colour
        properties = self.document.core_properties
        properties.title, properties.author, properties.subject = fr(title), author, fr(subject)
        properties.language, properties.comments, properties.last_modified_by = "fr-FR", "", author
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.3)
        section.top_margin, section.bottom_margin = Cm(3.1 if letterhead else 2), Cm(2)
        section.header_distance = Cm(1.1)
        self._styles(font, size)
        if letterhead:
            self._letterhead()

    def _styles(self, font, size):
        styles = self.document.styles
        fonts = styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:rFonts"))
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn("w:" + key), font)
        lang = styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:lang"))
        lang.set(qn("w:val"), "fr-FR")
        normal = styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.1
        for name, points, before in (("Title", 20, 0), ("Heading 1", 14, 16), ("Heading 2", 12, 12),
                                     ("Heading 3", 11, 8)):
            style = styles[name]
            style.font.name, style.font.size, style.font.bold = font, Pt(points), True
            style.font.color.rgb = RGBColor.from_string(self.colour)
            fonts = style.element.rPr.rFonts
            for key in [k for k in fonts.attrib if "Theme" in k]:
                del fonts.attrib[key]
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
            style.paragraph_format.keep_with_next = True
        border = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if border is not None:
            styles["Title"].element.pPr.remove(border)
        for name in ("List Bullet", "List Number"):
            styles[name].paragraph_format.space_after = Pt(3)
        caption = styles["Caption"]
        caption.font.name, caption.font.size, caption.font.bold = font, Pt(9), False
        caption.font.color.rgb = RGBColor.from_string(GREY)

    def _letterhead(self):
        header = self.document.sections[0].header.paragraphs[0]
        header.add_run().add_picture(logo(), width=Cm(1.1))
        self._run(header, "   " + a.ACRONYM, bold=True, colour=self.colour, size=13)
        self._run(header, "   " + fr(a.NAME), colour=GREY, size=8.5)
        self.footer(f"{a.ACRONYM} – {a.STREET}, {a.POSTCODE} {a.TOWN} – {a.PHONE} – {a.MAIL}\n"
                    f"Association loi 1901 – RNA {a.RNA} – SIRET {a.SIRET} – page ")

    def footer(self, text, align=WD_ALIGN_PARAGRAPH.CENTER):
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = align
        self._run(foot, fr(text), colour=GREY, size=8)
        for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
            run = foot.add_run()
            run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(GREY)
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = instruction
            run._r.append(mark)

    @staticmethod
    def _run(paragraph, text, bold=None, italic=None, colour=None, size=None):
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        if size:
            run.font.size = Pt(size)
        return run

    def title(self, text, under=""):
        self.document.add_paragraph(fr(text), style="Title")
        if under:
            self._run(self.document.add_paragraph(), fr(under), colour=GREY, size=11)

    def h1(self, text):
        return self.document.add_heading(fr(text), 1)

    def h2(self, text):
        return self.document.add_heading(fr(text), 2)

    def h3(self, text):
        return self.document.add_heading(fr(text), 3)

    def p(self, text="", style=None, **look):
        """A paragraph; `**bold**` inside it is bold."""
        paragraph = self.document.add_paragraph(style=style)
        self.mixed(paragraph, text, **look)
        return paragraph

    def mixed(self, paragraph, text, **look):
        for index, part in enumerate(fr(text).split("**")):
            bold = True if index % 2 else look.get("bold")
            for piece in re.split(r"(?<=\b1)(er)\b", part):
                if piece:
                    run = self._run(paragraph, piece, **{**look, "bold": bold})
                    run.font.superscript = True if piece == "er" else None

    def ps(self, *texts):
        for text in texts:
            self.p(text)

    def items(self, *texts, style="List Bullet"):
        for text in texts:
            self.p(text, style)

    def table(self, rows, widths, header=True, numbers=(), label_column=False, size=9.5,
              total=False):
        """A grid; `numbers` are the columns set to the right."""
        table = self.document.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        borders(table, "BFBFBF")
        for column, width in zip(table.columns, widths):
            column.width = Cm(width)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                cell = table.cell(i, j)
                cell.width = Cm(widths[j])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                paragraph.paragraph_format.space_before = Pt(1)
                paragraph.paragraph_format.keep_with_next = len(rows) < 9 and i < len(rows) - 1
                head = header and i == 0
                strong = head or (label_column and j == 0) or (total and i == len(rows) - 1)
                lines = str(value).split("\n")
                self.mixed(paragraph, lines[0], bold=strong or None, size=size,
                           colour="FFFFFF" if head else None)
                for line in lines[1:]:
                    extra = cell.add_paragraph()
                    extra.paragraph_format.space_after = Pt(1)
                    self.mixed(extra, line, size=size)
                if j in numbers:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if head:
                    shade(cell, self.colour)
                elif label_column and j == 0:
                    shade(cell, "EEF3F1")
            if header and i == 0:
                repeat = OxmlElement("w:tblHeader")
                table.rows[0]._tr.get_or_add_trPr().append(repeat)
            keep = OxmlElement("w:cantSplit")
            table.rows[i]._tr.get_or_add_trPr().append(keep)
        self.gap()
        return table

    def gap(self, points=6):
        """A thin blank line, such as people leave after a table."""
        space = self.document.add_paragraph().paragraph_format
        space.space_after, space.line_spacing = Pt(0), Pt(points)

    def save(self, path):
        self.document.save(path)


def shade(cell, colour):
    """Fills a cell."""
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:color"), "auto")
    fill.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(fill)


def borders(table, colour, size="4"):
    """Thin borders of one colour on a whole table."""
    properties = table._tbl.tblPr
    edge = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement("w:" + side)
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
            line.set(qn("w:" + key), value)
        edge.append(line)
    # ECMA-376 part 1, 17.4.59 gives the order of these children, and Word minds it.
    after = [properties.find(qn("w:" + name)) for name in ("shd", "tblLayout", "tblCellMar", "tblLook")]
    next(child for child in after if child is not None).addprevious(edge)
