"""Makes the blank form that the measure `organisation` answers: `python3 evaluation/forms/make.py`.

Needs python-docx. The funder is invented.
"""

import sys
from pathlib import Path

from docx import Document
from docx.shared import Cm, Pt

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "examples" / "make"))

from fixed import settle  # noqa: E402

NAME = "fonds-numerique-libre.docx"
IDENTITY = [
    "Nom de l'association",
    "Objet de l'association (tel qu'il figure dans les statuts)",
    "Adresse du siège social",
    "Site internet",
    "Adresse électronique",
    "Numéro SIRET",
    "Nom du président ou de la présidente",
    "Nombre de salariés",
]
PROSE = [
    ("Présentez les activités de l'association", 1200),
    ("Qui peut devenir membre de l'association ?", 800),
    ("Quels sont vos partenaires ?", 600),
]
YEARS = [2020, 2021, 2022, 2024]


def main():
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading("Fonds « Numérique libre » – Dossier de demande", 1)
    document.add_paragraph("Répondez dans les cases prévues. Ne joignez aucun document bancaire.")
    document.add_heading("1. L'association", 2)
    table = document.add_table(len(IDENTITY), 2, style="Table Grid")
    for row, label in zip(table.rows, IDENTITY):
        row.cells[0].width, row.cells[1].width = Cm(6), Cm(10)
        row.cells[0].text = label
    document.add_heading("2. Vos activités", 2)
    for question, limit in PROSE:
        document.add_paragraph(f"{question} ({limit} caractères maximum, espaces compris)")
        box = document.add_table(1, 1, style="Table Grid")
        box.rows[0].height = Cm(3)
        document.add_paragraph()
    document.add_heading("3. Comptes des derniers exercices", 2)
    accounts = document.add_table(1 + len(YEARS), 3, style="Table Grid")
    for cell, title in zip(accounts.rows[0].cells, ["Exercice", "Total des recettes (€)",
                                                    "Total des dépenses (€)"]):
        cell.text = title
    for row, year in zip(accounts.rows[1:], YEARS):
        row.cells[0].text = str(year)
    document.add_paragraph()
    document.add_heading("4. Signature", 2)
    document.add_paragraph("Fait à : ………………………… Le : …………………………")
    document.add_paragraph("Signature :")
    document.core_properties.author = "Fonds Numérique libre"
    document.core_properties.title = "Dossier de demande"
    path = HERE / NAME
    document.save(path)
    settle(path, "2026-09-21")


if __name__ == "__main__":
    main()
