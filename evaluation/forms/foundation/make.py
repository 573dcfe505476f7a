"""Makes the flat form of a foundation: `python3 evaluation/forms/foundation/make.py`.

Needs python-docx and LibreOffice, which turns the letter-like docx into a PDF: underscores, tab
leaders, cells of tables, squares, and room below questions. The foundation is invented. Its key,
crates/evaluation/keys/boxes/dossier_fondation.toml, was labelled on the pages of the PDF.
"""

import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).resolve().parent
FORMS = HERE.parent
sys.path.insert(0, str(FORMS.parent.parent / "examples" / "make"))

from fixed import convert, settle  # noqa: E402

NAME = "dossier-fondation-flat"
DATE = "2026-09-14"
WIDTH = 16.0
CHARGES = [("60 Achats", "70 Ventes et prestations"), ("61 Services extérieurs", "74 Subventions demandées :"),
           ("62 Autres services extérieurs", "– État"), ("63 Impôts et taxes", "– Région"),
           ("64 Charges de personnel", "– Département"), ("65 Autres charges de gestion", "– Commune"),
           ("66 Charges financières", "– Fondation Orvalande"), ("68 Dotations", "– autres fondations"),
           ("", "75 Cotisations, dons"), ("TOTAL DES CHARGES", "TOTAL DES PRODUITS"),
           ("86 Emploi des contributions volontaires", "87 Contributions volontaires")]


def main():
    form = Document()
    style = form.styles["Normal"]
    style.font.name, style.font.size = "DejaVu Serif", Pt(9.5)
    style.paragraph_format.space_after = Pt(5)
    section = form.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.header.paragraphs[0].text = "Fondation Orvalande – Appel à projets « Lieux partagés » 2027"
    section.footer.paragraphs[0].text = "Dossier à envoyer avant le 15 janvier 2027 – 04 00 00 00 00"
    organisation(form)
    project(form)
    money(form)
    closing(form)
    form.core_properties.author = "Fondation Orvalande"
    form.core_properties.title = "Dossier de candidature – Lieux partagés 2027"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.docx"
        form.save(path)
        settle(path, DATE)
        convert(path, "pdf", FORMS / f"{NAME}.pdf", DATE)


def organisation(form):
    heading(form, "Dossier de candidature", 14)
    form.add_paragraph("La Fondation Orvalande soutient les associations qui ouvrent un lieu à tous. Merci "
                       "de répondre dans les espaces prévus, sans changer l'ordre des questions. Seuls les "
                       "dossiers complets sont lus. Les champs marqués d'un astérisque sont obligatoires.")
    heading(form, "A. Votre organisation")
    underscores(form, "Nom de l'organisation * : ", 44)
    underscores(form, "Forme juridique : ", 22, "   Année de création : ", 12)
    leaders(form, ["Adresse :"])
    leaders(form, ["Code postal :", "Ville :"], [5.2, WIDTH])
    leaders(form, ["Téléphone :", "Courriel * :"], [6.4, WIDTH])
    leaders(form, ["Numéro SIREN :"], [9])
    line = form.add_paragraph("Votre organisation est :")
    line.add_run("  ☐ une association   ☐ une coopérative   ☐ une fondation   ☐ autre")
    leaders(form, ["Si autre, précisez :"])
    heading(form, "Personne à contacter", 10)
    labelled(form, ["Nom et prénom", "Fonction dans l'organisation", "Téléphone portable",
                    "Adresse électronique"])
    heading(form, "Votre organisation en chiffres", 10)
    rows = ["Adhérents", "Bénévoles réguliers", "Salariés (en équivalent temps plein)",
            "Total des recettes (€)"]
    grid(form, ["", "2024", "2025", "2026"], [[row, "", "", ""] for row in rows], [7, 3, 3, 3])
    form.add_paragraph("En quelques lignes, présentez votre organisation et ce qui la distingue :")
    for _ in range(5):
        leaders(form, [""], [WIDTH], kind=WD_TAB_LEADER.LINES)


def project(form):
    page(form)
    heading(form, "B. Votre projet")
    underscores(form, "Titre du projet * : ", 50)
    line = form.add_paragraph("Ce projet est-il nouveau ?")
    line.add_run("     ☐ oui     ☐ non")
    leaders(form, ["Si non, depuis quelle année existe-t-il ?"], [11])
    for question, room in [
        ("Résumez le projet (800 caractères maximum, espaces compris)", 4.2),
        ("À quels besoins le projet répond-il, et comment les avez-vous repérés ? (200 mots maximum)", 4.6),
    ]:
        form.add_paragraph(question).paragraph_format.keep_with_next = True
        frame(form, room)
    for question, blank in [("Qui sont les personnes concernées, et combien seront-elles ?", 6),
                            ("Comment saurez-vous que le projet a réussi ?", 8)]:
        bold(form, question)
        for _ in range(blank):
            form.add_paragraph()
    page(form)
    form.add_paragraph("Étapes prévues (une par ligne) :")
    grid(form, ["Étape", "Début", "Fin", "Responsable"], [[""] * 4 for _ in range(5)], [6.5, 2.5, 2.5, 4.5])
    form.add_paragraph()
    form.add_paragraph("Vos partenaires sur ce projet :")
    grid(form, ["Nom du partenaire", "Ce qu'il apporte", "Confirmé (oui / non)"],
         [[""] * 3 for _ in range(3)], [6, 6.5, 3.5])
    form.add_paragraph()
    underscores(form, "Le projet se déroulera du ", 14, " au ", 14)
    underscores(form, "à (lieu) : ", 40)
    bold(form, "Que restera-t-il du projet après le soutien de la Fondation ? (8 lignes maximum)")
    for _ in range(8):
        leaders(form, [""], [WIDTH])
    heading(form, "Conseils", 10)
    form.add_paragraph("Un projet clair tient en peu de mots : dites qui fait quoi, avec qui et quand. "
                       "Évitez les sigles. Par exemple, écrivez « douze ateliers de réparation, un samedi "
                       "sur deux, pour les habitants des Granges » plutôt que « animation du territoire ».")


def money(form):
    page(form)
    heading(form, "C. Budget prévisionnel du projet (en euros)")
    rows = [[left, "", right, ""] for left, right in CHARGES]
    grid(form, ["CHARGES", "Montant", "PRODUITS", "Montant"], rows, [5.4, 2.6, 5.4, 2.6])
    form.add_paragraph("Les deux totaux doivent être égaux. Les comptes 86 et 87 ne sont pas dans les totaux."
                       ).runs[0].italic = True
    underscores(form, "Montant demandé à la Fondation : ", 16, " €, soit ", 6)
    form.paragraphs[-1].add_run(" % du budget.")
    form.add_paragraph("Autres financements déjà obtenus pour ce projet :")
    grid(form, ["Financeur", "Montant", "Date de la décision"], [[""] * 3 for _ in range(3)], [8, 4, 4])
    form.add_paragraph()
    form.add_paragraph("Commentaires sur le budget (facultatif, 400 caractères maximum)")
    frame(form, 2.6)


def closing(form):
    page(form)
    heading(form, "D. Pièces à joindre")
    for piece in ["Statuts à jour", "Derniers comptes approuvés", "Relevé d'identité bancaire",
                  "Liste des membres du conseil d'administration"]:
        form.add_paragraph(f"☐  {piece}")
    heading(form, "E. Engagement")
    form.add_paragraph("En déposant ce dossier, l'organisation accepte le règlement de l'appel à projets et "
                       "s'engage à remettre un bilan au plus tard le 31 mars 2028.")
    underscores(form, "Je soussigné(e) ", 30, ", en qualité de ", 22)
    form.add_paragraph("☐  certifie l'exactitude des renseignements ci-dessus.")
    form.add_paragraph("☐  autorise la Fondation à citer le projet dans ses publications.")
    leaders(form, ["Fait à", "le"], [8, 13])
    form.add_paragraph("Signature (nom, cachet de l'organisation) :")
    frame(form, 3)
    form.add_paragraph()
    heading(form, "Réservé à la Fondation", 10)
    table = labelled(form, ["Dossier n°", "Reçu le", "Décision du jury", "Montant accordé (€)"])
    for row in table.rows:
        for cell in row.cells:
            shade(cell, "E4E4E4")


def heading(form, text, size=12):
    paragraph = form.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(size)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def bold(form, text):
    form.add_paragraph().add_run(text).bold = True


def underscores(form, *parts):
    text = "".join(part if isinstance(part, str) else "_" * part for part in parts)
    form.add_paragraph(text)


def leaders(form, labels, ends=(WIDTH,), kind=WD_TAB_LEADER.DOTS):
    """Labels, each with a leader of dots (or a line) up to its tab stop."""
    paragraph = form.add_paragraph()
    for label, end in zip(labels, ends):
        before = "   " if paragraph.runs else ""
        paragraph.add_run(f"{before}{label} \t" if label else "\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(end), WD_TAB_ALIGNMENT.RIGHT, kind)


def grid(form, titles, rows, widths):
    table = form.add_table(1 + len(rows), len(titles), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths):
        column.width = Cm(width)
    for row, texts in zip(table.rows, [titles, *rows]):
        for cell, text, width in zip(row.cells, texts, widths):
            cell.width = Cm(width)
            cell.text = text
            if texts is titles or text.startswith("TOTAL"):
                for run in cell.paragraphs[0].runs:
                    run.bold = True
            if texts is titles:
                shade(cell, "DDE6EE")
    return table


def labelled(form, labels):
    table = form.add_table(len(labels), 2, style="Table Grid")
    table.autofit = False
    table.columns[0].width, table.columns[1].width = Cm(5.5), Cm(WIDTH - 5.5)
    for row, label in zip(table.rows, labels):
        row.cells[0].width, row.cells[1].width = Cm(5.5), Cm(WIDTH - 5.5)
        row.cells[0].text = label
    return table


def frame(form, height):
    table = form.add_table(1, 1, style="Table Grid")
    table.rows[0].height = Cm(height)
    form.add_paragraph()


def shade(cell, colour):
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(mark)


def page(form):
    form.add_page_break()


if __name__ == "__main__":
    main()
