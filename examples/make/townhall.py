"""The blank form of an invented town hall (xlsx)."""

import datetime
import math
import re
import zipfile
from io import BytesIO

from openpyxl import Workbook
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image, ImageDraw

from fixed import settle
from typography import amount, fr

FONT, BLUE, PALE, CREAM = "Arial", "17406D", "DCE6F1", "FFFBEA"
LINE = Side(style="thin", color="7F7F7F")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
EUROS = '#,##0.00 "€"'
KINDS = ["Association loi 1901", "Association reconnue d’utilité publique",
         "Association de fait", "Autre"]


def make(folder):
    """Writes `mairie-saint-cernac.xlsx`."""
    book = Workbook()
    book.properties.title = "Demande de subvention municipale 2027"
    book.properties.creator = book.properties.lastModifiedBy = "Mairie de Saint-Cernac-sur-Doulonne"
    book.properties.created = book.properties.modified = datetime.datetime(2026, 10, 5, 9)
    _association(book.active)
    _project(book.create_sheet("Projet"))
    _budget(book.create_sheet("Budget"))
    path = folder / "mairie-saint-cernac.xlsx"
    book.save(path)
    _compute(path)
    settle(path, "2026-10-05")


def _compute(path):
    """Gives each formula the result that a blank form shows, as Excel does when it saves."""
    with zipfile.ZipFile(path) as archive:
        entries = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in entries:
            if info.filename.startswith("xl/worksheets/sheet"):
                data = re.sub(rb'<c ([^>]*)><f>(.*?)</f><v ?(?:/>|></v>)', _result, data)
            archive.writestr(info, data)


def _result(match):
    # A formula of words shows nothing on a blank form; a sum shows zero.
    if match[2].startswith(b"IF("):
        return b'<c %s t="str"><f>%s</f><v></v>' % (match[1], match[2])
    return b"<c %s><f>%s</f><v>0</v>" % (match[1], match[2])


def _arms():
    """The town's arms: azure, a bend wavy argent between two mullets or."""
    image = Image.new("RGB", (480, 560), "white")
    draw = ImageDraw.Draw(image)
    shield = [(20, 20), (460, 20), (460, 330), (430, 420), (350, 490), (240, 545), (130, 490),
              (50, 420), (20, 330)]
    draw.polygon(shield, fill="#" + BLUE)
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).polygon(shield, fill=255)
    band = Image.new("RGB", image.size, "#" + BLUE)
    wave = ImageDraw.Draw(band)
    top = [(x, 60 + x * 0.85 + 18 * math.sin(x / 34)) for x in range(0, 481, 4)]
    wave.polygon(top + [(x, y + 92) for x, y in reversed(top)], fill="white")
    image.paste(band, mask=mask)
    for cx, cy in ((345, 130), (140, 375)):
        points = []
        for i in range(10):
            radius = 62 if i % 2 == 0 else 25
            angle = math.pi * (i / 5 - 0.5)
            points.append((cx + radius * math.cos(angle), cy + radius * math.sin(angle)))
        draw.polygon(points, fill="#E3B23C")
    draw.line(shield + [shield[0]], fill="#333333", width=8)
    data = BytesIO()
    image.resize((120, 140), Image.Resampling.LANCZOS).quantize(48).save(data, "PNG")
    data.seek(0)
    return data


def _page(sheet, title, widths):
    sheet.sheet_view.showGridLines = False
    for column, width in zip("ABCDEFGH", widths):
        sheet.column_dimensions[column].width = width
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.center.text = "Mairie de Saint-Cernac-sur-Doulonne – Demande de subvention 2027"
    picture = Picture(_arms())
    picture.width, picture.height = 54, 63
    sheet.add_image(picture, "A1")
    _put(sheet, "B1", "VILLE DE SAINT-CERNAC-SUR-DOULONNE", bold=True, color=BLUE, size=13)
    _put(sheet, "B2", "Service vie associative – 1, place de la Halle – 05 36 49 00 12", size=9,
         color="595959")
    _put(sheet, "B3", title, bold=True, size=14)
    sheet.row_dimensions[3].height = 24


def _put(sheet, cell, text, bold=False, color="000000", size=10, fill=None, wrap=False, italic=False,
         align="left"):
    target = sheet[cell]
    target.value = fr(text) if isinstance(text, str) and text[:1] != "=" else text
    target.font = Font(name=FONT, bold=bold, color=color, size=size, italic=italic)
    target.alignment = Alignment(vertical="center", wrap_text=wrap, horizontal=align,
                                 indent=0 if align == "center" else 1)
    if fill:
        target.fill = PatternFill("solid", fgColor=fill)
    return target


def _band(sheet, row, text, last):
    sheet.merge_cells(f"A{row}:{last}{row}")
    _put(sheet, f"A{row}", text, bold=True, color="FFFFFF", size=11, fill=BLUE)
    sheet.row_dimensions[row].height = 20


def _blank(sheet, area, height=None, number=None, top=False):
    """A framed, unlocked, blank answer cell, merged when it covers several."""
    first = area.split(":")[0]
    for line in sheet[area] if ":" in area else ((sheet[area],),):
        for cell in line:
            cell.border = FRAME
            cell.fill = PatternFill("solid", fgColor=CREAM)
            cell.protection = Protection(locked=False)
    if ":" in area:
        sheet.merge_cells(area)
    target = sheet[first]
    target.font = Font(name=FONT, size=10)
    target.alignment = Alignment(wrap_text=True, vertical="top" if top else "center", horizontal="left",
                                 indent=1)
    if number:
        target.number_format = number
        target.alignment = Alignment(horizontal="right", vertical="center")
    if height:
        sheet.row_dimensions[target.row].height = height
    return target


def _list(sheet, cell, choices):
    rule = DataValidation(type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True)
    rule.promptTitle, rule.prompt = "Liste", fr("Choisissez dans la liste déroulante.")
    sheet.add_data_validation(rule)
    rule.add(cell)


def _association(sheet):
    sheet.title = "Association"
    _page(sheet, "Demande de subvention 2027 – L'association", (8.5, 36, 22, 22, 14))
    sheet.merge_cells("A4:E4")
    _put(sheet, "A4", "Dossier à renvoyer avant le 31 décembre 2026 à "
         "vie-associative@saint-cernac.example. Remplissez les cases de couleur crème des trois feuilles "
         "(Association, Projet, Budget).", italic=True, size=9, wrap=True)
    sheet.row_dimensions[4].height = 28
    row = 6
    _band(sheet, row, "1. Identité de l'association", "E")
    lines = [("Nom de l'association", 22), ("Sigle", 18), ("Statut juridique", 18),
             ("Objet (article 2 des statuts)", 62), ("Adresse du siège social", 18), ("Code postal", 18),
             ("Commune", 18), ("Téléphone", 18), ("Courriel", 18), ("Site internet", 18),
             ("Numéro RNA (W suivi de 9 chiffres)", 18), ("Numéro SIRET", 18), ("Code APE", 18),
             ("Date de déclaration en préfecture", 18), ("Date de publication au Journal officiel", 18),
             ("Agrément(s) administratif(s)", 30), ("Réseau ou fédération d'affiliation", 30)]
    for label, height in lines:
        row += 1
        _label(sheet, row, label)
        cell = _blank(sheet, f"C{row}:E{row}", height)
        if label.startswith("Date"):
            cell.number_format = "dd/mm/yyyy"
            rule = DataValidation(type="date", operator="greaterThan", formula1="366", allow_blank=True)
            rule.promptTitle, rule.prompt = "Date", "JJ/MM/AAAA"
            sheet.add_data_validation(rule)
            rule.add(f"C{row}")
        if label in ("Code postal", "Numéro SIRET", "Téléphone"):
            cell.number_format = "@"
        if label == "Statut juridique":
            _list(sheet, f"C{row}", KINDS)
    row += 2
    _band(sheet, row, "2. Bureau", "E")
    row += 1
    _label(sheet, row, "Date de la dernière assemblée générale")
    _blank(sheet, f"C{row}:E{row}", 18).number_format = "dd/mm/yyyy"
    row += 1
    for area, text in ((f"A{row}:B{row}", "Fonction"), (f"C{row}:E{row}", "Prénom et nom")):
        sheet.merge_cells(area)
        _put(sheet, area.split(":")[0], text, bold=True, fill=PALE)
    for label in ("Président(e)", "Trésorier(ère)", "Secrétaire"):
        row += 1
        _label(sheet, row, label)
        _blank(sheet, f"C{row}:E{row}", 18)
    row += 2
    _band(sheet, row, "3. Moyens et fonctionnement", "E")
    for label, kind in [("Nombre total d'adhérents", "0"), ("dont habitants de la commune", "0"),
                        ("dont jeunes de moins de 18 ans", "0"), ("Nombre de bénévoles réguliers", "0"),
                        ("Nombre de salariés", "0"), ("Nombre de salariés en équivalent temps plein", "0.0"),
                        ("Cotisation annuelle 2027, taux plein", EUROS),
                        ("L'association est-elle assujettie à la TVA ?", None),
                        ("A-t-elle souscrit le contrat d'engagement républicain ?", None),
                        ("Dispose-t-elle d'un local municipal ?", None), ("Si oui, lequel ?", "@"),
                        ("Subvention municipale reçue en 2025", EUROS),
                        ("Subvention municipale inscrite au budget 2026", EUROS),
                        ("Subvention demandée pour 2027", EUROS),
                        ("IBAN (joindre un RIB)", "@")]:
        row += 1
        _label(sheet, row, label)
        cell = _blank(sheet, f"C{row}:E{row}", 18, kind if kind and kind != "@" else None)
        if kind is None:
            _list(sheet, f"C{row}", ["Oui", "Non"])
    _protect(sheet)


def _label(sheet, row, text):
    sheet.merge_cells(f"A{row}:B{row}")
    _put(sheet, f"A{row}", text, wrap=True)


def _protect(sheet):
    # No password: the sheet only guards its labels against slips of the hand.
    sheet.protection.sheet = True
    sheet.protection.formatCells = False
    sheet.protection.formatRows = False


def _project(sheet):
    _page(sheet, "Demande de subvention 2027 – Le projet", (8.5, 30, 30, 34))
    row = 5
    _band(sheet, row, "4. Présentation du projet", "D")
    for label in ("Intitulé du projet", "Responsable du projet", "Lieux de réalisation", "Date de début",
                  "Date de fin", "Nombre de bénéficiaires attendus"):
        row += 1
        _label(sheet, row, label)
        cell = _blank(sheet, f"C{row}:D{row}", 32 if label.startswith("Lieux") else 18)
        if label.startswith("Date"):
            cell.number_format = "dd/mm/yyyy"
    for label, limit, height in [
            ("Contexte : à quels besoins le projet répond-il ?", 1500, 110),
            ("Objectifs du projet", 800, 75),
            ("Description des actions et de leur déroulement", 2500, 140),
            ("Public visé (âge, situation, part de femmes)", 800, 60),
            ("Calendrier de réalisation", 800, 75),
            ("Moyens humains et matériels", 800, 75),
            ("Partenaires du projet", 800, 60),
            ("Indicateurs d'évaluation", 800, 75),
            ("Démarche de développement durable", 600, 60),
            ("Action en faveur de l'égalité entre les femmes et les hommes", 600, 60),
            ("Besoins en matériel municipal (barnums, tables, chaises, sono)", None, 36)]:
        row += 1
        if label.startswith("Calendrier"):
            sheet.row_breaks.append(Break(id=row - 1))
        sheet.merge_cells(f"A{row}:D{row}")
        note = f" ({amount(limit)} caractères maximum)" if limit else ""
        _put(sheet, f"A{row}", label + note, bold=True, fill=PALE)
        sheet.row_dimensions[row].height = 19
        row += 1
        _blank(sheet, f"A{row}:D{row}", height, top=True)
        if limit:
            rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(limit),
                                  allow_blank=True)
            rule.promptTitle = "Longueur"
            rule.prompt = fr(f"{amount(limit)} caractères maximum, espaces compris.")
            rule.errorTitle, rule.error = "Texte trop long", fr(f"{amount(limit)} caractères au plus.")
            sheet.add_data_validation(rule)
            rule.add(f"A{row}")
    sheet.page_setup.fitToHeight = 0


CHARGES = [("60 – Achats", ["Matières et fournitures", "Énergie, eau, carburant", "Petit équipement"]),
           ("61 – Services extérieurs", ["Locations", "Entretien et réparations", "Assurance"]),
           ("62 – Autres services extérieurs", ["Honoraires, formation", "Publicité, publications",
                                                "Déplacements, missions",
                                                "Frais postaux et télécommunications"]),
           ("63 – Impôts et taxes", ["Impôts et taxes sur rémunérations"]),
           ("64 – Charges de personnel", ["Rémunération du personnel", "Charges sociales"]),
           ("65 – Autres charges de gestion courante", ["Frais de structure"]),
           ("68 – Dotations aux amortissements", ["Amortissements"])]
PRODUCTS = [("70 – Ventes, prestations de services", ["Prestations de services"]),
            ("74 – Subventions", ["État", "Région", "Département", "Intercommunalité",
                                  "Commune de Saint-Cernac-sur-Doulonne", "Autres communes",
                                  "Caf et organismes sociaux"]),
            ("75 – Autres produits de gestion courante", ["Cotisations", "Dons", "Mécénat, fondations"]),
            ("78 – Reprises et reports", ["Report de ressources non utilisées"])]
KIND = [("86 – Emplois des contributions volontaires", ["861 – Mise à disposition de biens",
                                                        "864 – Personnel bénévole"]),
        ("87 – Contributions volontaires en nature", ["871 – Prestations en nature",
                                                      "875 – Bénévolat"])]


def _budget(sheet):
    _page(sheet, "Demande de subvention 2027 – Budget prévisionnel du projet", (8.5, 32, 16, 2, 42, 16))
    sheet.merge_cells("A4:F4")
    _put(sheet, "A4", "Année 2027, en euros. Les totaux se calculent seuls. Le budget doit être équilibré.",
         italic=True, size=9)
    for area, text in (("A6:B6", "CHARGES"), ("E6", "PRODUITS"), ("C6", "Montant 2027"),
                       ("F6", "Montant 2027")):
        if ":" in area:
            sheet.merge_cells(area)
        _put(sheet, area.split(":")[0], text, bold=True, color="FFFFFF", fill=BLUE, align="center")
    end = max(_side(sheet, CHARGES, 7, "A", "C"), _side(sheet, PRODUCTS, 7, "E", "F"))
    for label, column, groups, text in (("A", "C", CHARGES, "TOTAL DES CHARGES"),
                                        ("E", "F", PRODUCTS, "TOTAL DES PRODUITS")):
        rows, row = [], 7
        for _, lines in groups:
            rows.append(row)
            row += 1 + len(lines)
        _sum(sheet, end, label, column, text, "=" + "+".join(f"{column}{r}" for r in rows), BLUE, "FFFFFF")
    sheet.merge_cells(f"A{end + 1}:F{end + 1}")
    _put(sheet, f"A{end + 1}", f'=IF(C{end}=F{end},"","Attention, le budget n’est pas équilibré.")',
         bold=True, color="C00000", size=9)
    row = end + 3
    _side(sheet, KIND[:1], row, "A", "C")
    _side(sheet, KIND[1:], row, "E", "F")
    row += 4
    _band(sheet, row, "Réservé au service", "F")
    for index, label in enumerate(("Dossier reçu le", "Numéro d'enregistrement", "Avis de la commission",
                                   "Montant proposé"), 1):
        sheet.merge_cells(f"A{row + index}:B{row + index}")
        _put(sheet, f"A{row + index}", label, fill="EDEDED")
        sheet.merge_cells(f"C{row + index}:F{row + index}")
        for column in "ABCDEF":
            cell = sheet[f"{column}{row + index}"]
            cell.border, cell.fill = FRAME, PatternFill("solid", fgColor="EDEDED")
        sheet.row_dimensions[row + index].height = 18
    _protect(sheet)


def _sum(sheet, row, label, column, text, formula, fill, color="000000"):
    if label == "A":
        sheet.merge_cells(f"A{row}:B{row}")
    _put(sheet, f"{label}{row}", text, bold=True, fill=fill, color=color)
    cell = _put(sheet, f"{column}{row}", formula, bold=True, fill=fill, color=color, align="right")
    cell.number_format, cell.border = EUROS, FRAME
    sheet.row_dimensions[row].height = 18


def _side(sheet, groups, row, label, column):
    for title, lines in groups:
        _sum(sheet, row, label, column, title, f"=SUM({column}{row + 1}:{column}{row + len(lines)})", PALE)
        for index, line in enumerate(lines, 1):
            if label == "A":
                sheet.merge_cells(f"A{row + index}:B{row + index}")
            _put(sheet, f"{label}{row + index}", line).alignment = Alignment(
                horizontal="left", indent=3, vertical="center")
            _blank(sheet, f"{column}{row + index}", 17, EUROS)
        row += 1 + len(lines)
    return row
