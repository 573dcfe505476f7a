"""Lists the places of a form where a box could stand, to help a person label it.

    python3 places.py FORM            (docx, xlsx or pdf; needs lxml, openpyxl or pypdf)

It decides nothing: what is a box, its label and its kind are decided by looking at the form
printed on paper or on screen (for instance `soffice --convert-to pdf`, then `pdftoppm -png`).
It shares no code with the recogniser, so that the key stays independent of what it measures.

Each line is `place <tab> what stands there`. A place is written in the key as it is here:
  docx   0/3/1#0       field 0 of the paragraph at that path (child elements from the root)
         0/3/1@14-30   characters 14 to 30 of the paragraph's text (a blank of dots or underscores)
         0/3/1         the blank cell (w:tc) or blank paragraph at that path
  xlsx   xl/worksheets/sheet3.xml!B7
  pdf    12 0          object and generation of the widget
"""

import re
import sys
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = re.compile(r"_{2,}|[….]*…[….]*|\.{4,}")


def docx(path):
    from lxml import etree

    archive = zipfile.ZipFile(path)
    parts = [n for n in archive.namelist() if re.match(r"word/(document|header\d*|footer\d*)\.xml$", n)]
    for part in sorted(parts):
        prefix = "" if part == "word/document.xml" else part + ":"
        root = etree.fromstring(archive.read(part))
        walk_docx(root, prefix)


def element_children(element):
    return [child for child in element if isinstance(child.tag, str)]


def path_of(element):
    indexes = []
    while element.getparent() is not None:
        indexes.append(str(element_children(element.getparent()).index(element)))
        element = element.getparent()
    return "/".join(reversed(indexes))


def walk_docx(root, prefix):
    for element in root.iter(W + "p", W + "tc"):
        if element.tag == W + "tc":
            if not "".join(element.itertext()).strip() and not fields(element):
                print(f"{prefix}{path_of(element)}\tBLANK CELL")
            continue
        # The text as spans count it: each field is one U+FFFC, whatever it shows.
        text, number, inside = "", 0, False
        own = [e for e in element.iter() if isinstance(e.tag, str) and nearest(e) is element]
        marks = []
        for e in own:
            if e.tag == W + "fldChar":
                inside = e.get(W + "fldCharType") != "end" and (inside or e.find(W + "ffData") is not None)
            if e.tag == W + "ffData":
                marks.append(f"#{number} {legacy(e)}")
                text += "\ufffc"
                number += 1
            elif e.tag == W + "sdt":
                marks.append(f"#{number} {control(e)}")
                text += "\ufffc"
                number += 1
            elif inside or in_control(e, element):
                continue
            elif e.tag == W + "t":
                text += e.text or ""
            elif e.tag == W + "tab":
                if e.getparent().tag == W + "r":
                    text += "\t"
            elif e.tag in (W + "br", W + "cr"):
                text += "\n"
        outer = element.getparent().getparent()
        if outer is not None and outer.tag == W + "sdt":
            marks.append(f"inside {path_of(outer)} {control(outer)}")
        for blank in BLANK.finditer(text):
            marks.append(f"@{blank.start()}-{blank.end()}")
        in_cell = any(a.tag == W + "tc" for a in element.iterancestors())
        print(f"{prefix}{path_of(element)}\t{'cell' if in_cell else ''}\t{text!r}\t{'; '.join(marks)}")


def nearest(element):
    """The paragraph that holds an element, so that a text box's paragraphs are not counted twice."""
    return next((a for a in element.iterancestors() if a.tag == W + "p"), None)


def in_control(element, paragraph):
    """The element is shown by a content control of the paragraph."""
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == W + "sdt":
            return True
    return False


def fields(element):
    return list(element.iter(W + "ffData", W + "sdt"))


def legacy(data):
    kind = next((k for k in ("checkBox", "ddList", "textInput") if data.find(W + k) is not None), "?")
    detail = data.find(W + kind)
    inner = {} if detail is None else {
        c.tag.replace(W, ""): c.get(W + "val") for c in detail if c.get(W + "val") is not None
    }
    help_text = [e.get(W + "val") for e in data.iter(W + "helpText", W + "statusText")]
    name = data.find(W + "name")
    return f"{kind} {name.get(W + 'val') if name is not None else ''} {inner} {help_text}"


def control(sdt):
    properties = sdt.find(W + "sdtPr")
    return "sdt " + ",".join(e.tag.split("}")[1] for e in properties) if properties is not None else "sdt"


def xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    for number, sheet in enumerate(book.worksheets, 1):
        print(f"== {sheet.title} ({sheet.sheet_state}, protected {sheet.protection.sheet})")
        merged = {}
        for area in sheet.merged_cells.ranges:
            for row, column in area.cells:
                merged[row, column] = area
        for row in sheet.iter_rows():
            for cell in row:
                area = merged.get((cell.row, cell.column))
                if area and (cell.row, cell.column) != (area.min_row, area.min_col):
                    continue
                lock = "locked" if cell.protection.locked else "OPEN"
                if cell.value is None and lock == "locked":
                    continue
                hidden = sheet.row_dimensions[cell.row].hidden
                print(
                    f"xl/worksheets/sheet{number}.xml!{cell.coordinate}\t{lock}"
                    f"{' hidden-row' if hidden else ''}{f' {area}' if area else ''}"
                    f"\t{cell.number_format}\t{str(cell.value)[:90]!r}"
                )
        for validation in sheet.data_validations.dataValidation:
            print(f"   validation {validation.sqref} {validation.type} {validation.formula1} {validation.prompt!r}")


def pdf(path):
    import pypdf

    reader = pypdf.PdfReader(path)
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots") or []:
            annotation = reference.get_object()
            if annotation.get("/Subtype") != "/Widget":
                continue
            facts = {}
            node, names = annotation, []
            while node is not None:
                if "/T" in node:
                    names.append(str(node["/T"]))
                for key in ("/FT", "/Ff", "/MaxLen", "/TU", "/V", "/Opt", "/DV"):
                    facts.setdefault(key, node[key]) if key in node else None
                node = node["/Parent"].get_object() if "/Parent" in node else None
            states = list((annotation.get("/AP") or {}).get("/N", {}).keys()) if facts.get("/FT") == "/Btn" else ""
            rectangle = [round(float(v)) for v in annotation["/Rect"]]
            print(
                f"{reference.idnum} {reference.generation}\tp{number} {rectangle}\t"
                f"{'.'.join(reversed(names))}\t{facts} F={annotation.get('/F')} {states}"
            )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    {"docx": docx, "xlsx": xlsx, "pdf": pdf}[sys.argv[1].rsplit(".", 1)[-1].lower()](sys.argv[1])
