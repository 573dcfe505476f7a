"""The association's accounts of 2025 (ods) and its budgets of 2026 and 2027 (xlsx)."""

import datetime
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

import association as a
from fixed import convert, settle
from typography import fr

GREEN, PALE, FONT = "2F5D50", "E6EEEB", "Liberation Sans"
# An ods file stores amounts as shown, so its format names French; an xlsx file shows them as the
# reader's own settings ask.
EUROS = '#,##0 "€";[Red]-#,##0 "€";"–"'
EUROS_IN_FRENCH = '[$-40C]#,##0 "€";[Red][$-40C]-#,##0 "€";"–"'
THIN = Side(style="thin", color="BFBFBF")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def make(folder):
    """Writes `budget-2026-2027.xlsx` and `comptes-2025.ods`."""
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "budget-2026-2027.xlsx"
        _budget().save(source)
        target = folder / "budget-2026-2027.xlsx"
        convert(source, "xlsx", target, "2026-11-02")
        settle(target, "2026-11-02")
        source = Path(room) / "comptes-2025.xlsx"
        _accounts().save(source)
        convert(source, "ods", folder / "comptes-2025.ods", "2026-03-16")


def _book(title):
    book = Workbook()
    book.properties.title, book.properties.creator = title, "ARONDE"
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    return book


def _budget():
    book = _book("Budgets 2026 et 2027 – ARONDE")
    sheet = book.active
    sheet.title = "Association"
    row = _head(sheet, "Budget de l’association : 2025 réalisé, 2026 prévu",
                "Réalisé 2025 approuvé et budget 2026 voté par l’assemblée générale du 11 avril 2026. "
                "En euros.", 4)
    for title, groups, kind in (("Charges", a.CHARGES, "charges"),
                                ("Produits", a.PRODUCTS, "produits")):
        row, _ = _block(sheet, row, title, groups, ("2025 réalisé", "2026 prévu"), kind)
        row += 1
    _kind(sheet, row, (("86", "Emplois des contributions volontaires", a.IN_KIND_CHARGES),
                       ("87", "Contributions volontaires en nature", a.IN_KIND_PRODUCTS)),
          ("2025 réalisé", "2026 prévu"))
    project = book.create_sheet("Projet 2027")
    row = _head(project, "Budget du projet 2027 : L’établi roulant",
                "Du 4 janvier au 31 décembre 2027. Validé par le conseil d’administration du 1er "
                "octobre 2026. Les subventions sont demandées, aucune n’est encore acquise. En euros.", 3)
    for title, groups, kind in (("Charges", a.PROJECT_CHARGES, "charges"),
                                ("Produits", a.PROJECT_PRODUCTS, "produits")):
        row, _ = _block(project, row, title, groups, ("2027 prévu",), kind)
        row += 1
    _kind(project, row, (("86", "Emplois des contributions volontaires", a.PROJECT_IN_KIND),
                         ("87", "Contributions volontaires en nature", a.PROJECT_IN_KIND_PRODUCTS)),
          ("2027 prévu",))
    return book


def _accounts():
    book = _book("Comptes 2025 – ARONDE")
    sheet = book.active
    sheet.title = "Compte de résultat"
    row = _head(sheet, "Compte de résultat de l’exercice 2025",
                "Du 1er janvier au 31 décembre 2025. Approuvé par l’assemblée générale du 11 avril 2026. "
                "En euros.", 3)
    used = [[(n, t, lines) for n, t, lines in groups if lines] for groups in (a.CHARGES, a.PRODUCTS)]
    row, charges = _block(sheet, row, "Charges", used[0], ("2025",), "charges")
    row, products = _block(sheet, row + 1, "Produits", used[1], ("2025",), "produits")
    row += 1
    _line(sheet, row, ("", "Résultat de l’exercice (excédent)", f"=C{products}-C{charges}"), bold=True,
          fill=PALE)
    _kind(sheet, row + 2, (("86", "Emplois des contributions volontaires", a.IN_KIND_CHARGES),
                           ("87", "Contributions volontaires en nature", a.IN_KIND_PRODUCTS)), ("2025",))
    balance = book.create_sheet("Bilan simplifié")
    row = _head(balance, "Bilan simplifié au 31 décembre 2025", "En euros, avant affectation du résultat.", 4)
    for column, width in zip("ABCD", (40, 13, 44, 13)):
        balance.column_dimensions[column].width = width
    _line(balance, row, ("Actif", "Net", "Passif", "Montant"), bold=True, fill=GREEN, white=True,
          numbers=(2, 4))
    lines = [("Immobilisations nettes (outillage, aménagements)", 9850, "Fonds propres", 31480),
             ("Créances (subventions à recevoir)", 12300, "Subventions d’investissement", 6400),
             ("Disponibilités", 28930, "Dettes fournisseurs", 2350),
             (None, None, "Dettes fiscales et sociales", 6850),
             (None, None, "Produits constatés d’avance", 4000)]
    assert sum(l[1] or 0 for l in lines) == sum(l[3] for l in lines) == 51080
    for index, line in enumerate(lines):
        _line(balance, row + 1 + index, line, numbers=(2, 4))
    first, last = row + 1, row + len(lines)
    _line(balance, last + 1, ("Total de l’actif", f"=SUM(B{first}:B{last})", "Total du passif",
                              f"=SUM(D{first}:D{last})"), bold=True, fill=PALE, numbers=(2, 4))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.number_format == EUROS:
                    cell.number_format = EUROS_IN_FRENCH
    return book


def _head(sheet, title, under, columns):
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for column, width in zip("ABCD", (9, 54, 15, 15)):
        sheet.column_dimensions[column].width = width
    sheet["A1"] = "ARONDE"
    sheet["A1"].font = Font(name=FONT, bold=True, color="C8862B", size=11)
    sheet["A2"] = title
    sheet["A2"].font = Font(name=FONT, bold=True, color=GREEN, size=14)
    sheet["A3"] = under
    sheet["A3"].font = Font(name=FONT, italic=True, size=9, color="5A5A5A")
    sheet.merge_cells(start_row=3, start_column=1, end_row=3, end_column=columns)
    sheet["A3"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[3].height = 27
    return 5


def _line(sheet, row, values, bold=False, fill=None, white=False, numbers=(3, 4)):
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, fr(value) if isinstance(value, str) and value[:1] != "="
                          else value)
        cell.font = Font(name=FONT, size=10, bold=bold, color="FFFFFF" if white else "000000")
        cell.border = GRID
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if column in numbers:
            cell.number_format, cell.alignment = EUROS, Alignment(horizontal="right", indent=1)
        else:
            cell.alignment = Alignment(horizontal="left", indent=1)


def _block(sheet, row, title, groups, years, kind):
    """Writes one side of a budget; gives the next free row and the row of its total."""
    _line(sheet, row, ("Compte", title, *years), bold=True, fill=GREEN, white=True)
    row += 1
    sums = []
    for number, name, lines in groups:
        sums.append(row)
        letters = ["C", "D"][: len(years)]
        values = [f"=SUM({c}{row + 1}:{c}{row + len(lines)})" if lines else 0 for c in letters]
        _line(sheet, row, (int(number), name, *values), bold=True, fill=PALE)
        for index, line in enumerate(lines, 1):
            _line(sheet, row + index, (int(line[0]), *line[1 : 2 + len(years)]))
        row += 1 + len(lines)
    values = ["=" + "+".join(f"{c}{r}" for r in sums) for c in ["C", "D"][: len(years)]]
    _line(sheet, row, ("", f"Total des {kind}", *values), bold=True, fill="CFDED8")
    return row + 1, row


def _kind(sheet, row, groups, years):
    _line(sheet, row, ("Compte", "Contributions volontaires (hors bilan)", *years), bold=True,
          fill=GREEN, white=True)
    row += 1
    for number, name, lines in groups:
        letters = ["C", "D"][: len(years)]
        _line(sheet, row, (int(number), name, *[f"=SUM({c}{row + 1}:{c}{row + len(lines)})"
                                                for c in letters]), bold=True, fill=PALE)
        for index, line in enumerate(lines, 1):
            _line(sheet, row + index, (int(line[0]), *line[1 : 2 + len(years)]))
        row += 1 + len(lines)
