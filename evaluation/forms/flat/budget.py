"""Two-column budgets: of the association, of the project, and of what was really spent."""

from opening import furniture, heading
from pen import LEFT, RIGHT

CHARGES = [
    "*60 – Achats", "Prestations de services", "Achats de matières et fournitures",
    "Autres fournitures", "*61 – Services extérieurs", "Locations", "Entretien et réparation",
    "Assurance", "Documentation", "*62 – Autres services extérieurs",
    "Rémunérations intermédiaires et honoraires", "Publicité, publication",
    "Déplacements, missions", "Services bancaires, autres", "*63 – Impôts et taxes",
    "Impôts et taxes sur rémunération", "Autres impôts et taxes", "*64 – Charges de personnel",
    "Rémunération des personnels", "Charges sociales", "Autres charges de personnel",
    "*65 – Autres charges de gestion courante", "*66 – Charges financières",
    "*67 – Charges exceptionnelles", "*68 – Dotations aux amortissements",
]
STATE = "État : préciser le(s) ministère(s) sollicité(s)"
PRODUCTS = [
    "*70 – Vente de produits finis, de marchandises, prestations de services",
    "*73 – Dotations et produits de tarification", "*74 – Subventions d'exploitation",
    STATE, ("precise", f"{STATE} (1)"), ("precise", f"{STATE} (2)"), "Région(s)", "Département(s)",
    "Intercommunalité(s) : EPCI", "Commune(s) : Brévanches-sur-Loure",
    ("precise", "Commune(s) : autre"), "Organismes sociaux (détailler)",
    ("precise", "Organismes sociaux (détailler)"), "Fonds européens", "L'agence de services et de paiement",
    "Autres établissements publics", "Aides privées (fondations)",
    "*75 – Autres produits de gestion courante", "756. Cotisations",
    "758. Dons manuels, mécénat", "*76 – Produits financiers", "*77 – Produits exceptionnels",
    "*78 – Reports de ressources non utilisées", "*79 – Transferts de charges", "",
]
VOLUNTARY = [
    ("*86 – Emplois des contributions volontaires en nature",
     "*87 – Contributions volontaires en nature"),
    ("860. Secours en nature", "870. Bénévolat"),
    ("861. Mise à disposition gratuite de biens", "871. Prestations en nature"),
    ("864. Personnel bénévole", "875. Dons en nature"),
]
BOTH = "applicant|computed"


def side(name, amount="amount", columns=("",), owner=None):
    """The cells of one side: its name, then a place for each column."""
    if isinstance(name, tuple):
        label = name[1]
        cells = [(label, "text", {})]
    else:
        label = name.lstrip("*")
        cells = [name]
    if label in ("", STATE):
        # A line that announces others, or is left over, may or may not be called a place.
        free = label or "ligne libre"
        blank = [(free, "text", {"optional": True})] if not name else cells
        return blank + [(free, amount, {"optional": True})] * len(columns)
    total = owner or (BOTH if isinstance(name, str) and name.startswith("*") else "applicant")
    for column in columns:
        kind = "number|amount" if column == "%" else amount
        whose = BOTH if column == "%" and total == "applicant" else total
        cells.append((f"{label} – {column}" if column else label, kind, {"owner": whose}))
    return cells


def rows_of(charges, products, columns=("",), voluntary=True):
    head = [[f"*{t}", *[f"*{c or 'Montant'}" for c in columns]] for t in ("CHARGES", "PRODUITS")]
    rows = [head[0] + head[1]]
    for left, right in zip(charges, products):
        rows.append(side(left, columns=columns) + side(right, columns=columns))
    computed = {"columns": columns, "owner": "computed|applicant"}
    rows.append(side("*TOTAL DES CHARGES", **computed) + side("*TOTAL DES PRODUITS", **computed))
    if voluntary:
        for left, right in VOLUNTARY:
            rows.append(side(left, columns=columns) + side(right, columns=columns))
        rows.append(side("*TOTAL 86", **computed) + side("*TOTAL 87", **computed))
    return rows


def of_association(pen):
    pen.face("Condensed", "Condensed-Bold", "Condensed-Italic", 8)
    furniture(pen, "Budget de l'association")
    y = heading(pen, 778, "5. Budget de l'association")
    x = pen.line(LEFT, 150, y, "Année", "text|number|date", "dots", label="Budget de l'association Année")
    pen.write(x + 10, y, "ou exercice du")
    x = pen.comb(x + 75, y, [2, 2, 4], "exercice du", "date", "cells", cell=10, gap=4)
    x = pen.write(x + 6, y, "au") + 6
    pen.comb(x, y, [2, 2, 4], "exercice du … au", "date", "cells", cell=10, gap=4)
    y -= 14
    y = pen.paragraph(y, "Ne pas indiquer les centimes d'euros. Le total des charges doit être égal au "
                      "total des produits.", font=pen.italic, size=7.5)
    foot = pen.table(LEFT, y + 4, [176, 70, 177, 70], rows_of(CHARGES, PRODUCTS), height=19, size=7.2)
    pen.paragraph(foot - 12, "L'attention du demandeur est appelée sur le fait que les indications sur les "
                  "financements demandés auprès d'autres financeurs publics valent déclaration sur "
                  "l'honneur et tiennent lieu de justificatifs.", size=7)


def of_project(pen):
    pen.face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", 8.5)
    furniture(pen, "Budget du projet")
    y = heading(pen, 778, "Budget du projet", "6. Projet – Budget du projet")
    x = pen.line(LEFT, 190, y, "Exercice :", "text|number|date", "dots", label="Budget du projet Exercice")
    y -= 13
    charges = ["*Charges directes affectées au projet"] + [CHARGES[i] for i in (0, 1, 2, 4, 5, 7, 9, 10, 11,
                                                                               12, 14, 17, 18, 19)]
    charges += ["*Charges indirectes affectées au projet", "Charges fixes de fonctionnement"]
    products = ["*Ressources directes affectées au projet"] + [PRODUCTS[i] for i in (
        0, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18)]
    products += ["*Ressources propres"]
    foot = pen.table(LEFT, y + 4, [176, 70, 177, 70], rows_of(charges, products), height=17, size=7.2)
    y = foot - 18
    x = pen.line(LEFT, 200, y, "La subvention de", "amount", "dots", label="La subvention de … €")
    x = pen.line(x + 3, 370, y, "€ représente", "number", "dots",
                 label="représente … % du total des produits", owner=BOTH)
    pen.write(x + 3, y, "% du total des produits.")
    y -= 12
    pen.write(LEFT, y, "(montant demandé à la Ville / total des produits) × 100", pen.italic, 7.5)
    for question in ["6.9  Règles de répartition des charges indirectes affectées au projet :",
                     "6.10  Nature et objet des postes de dépenses les plus significatifs :"]:
        y -= 20
        pen.write(LEFT, y, question)
        y = pen.lines(LEFT, RIGHT, y - 17, 3, question.split("  ")[1].rstrip(" :"), "long_text",
                      "spread", pitch=16) + 2


def of_report(pen):
    pen.face("Condensed", "Condensed-Bold", "Condensed-Italic", 8)
    furniture(pen, "Compte rendu financier")
    y = heading(pen, 778, "8. Compte rendu financier de la subvention reçue")
    y = pen.paragraph(y, "À remettre dans les six mois suivant la fin de l'exercice pour lequel la subvention "
                      "a été accordée.", font=pen.italic, size=7.5) - 6
    pen.line(LEFT, RIGHT, y, "Intitulé du projet réalisé :", "text", "underscores")
    y -= 19
    pen.write(LEFT, y, "Décrivez précisément la mise en œuvre du projet (5 lignes maximum) :")
    y -= 60
    pen.area(LEFT, y, RIGHT - LEFT, 54, "Décrivez précisément la mise en œuvre du projet",
             limit="5 lines")
    y -= 16
    x = pen.line(LEFT, 290, y, "Nombre de bénéficiaires :", "number", "underscores") + 8
    pen.line(x, RIGHT, y, "Lieu(x) de réalisation :", "text", "underscores")
    y -= 19
    question = "Les objectifs ont-ils été atteints ?"
    pen.write(LEFT, y, question)
    x = pen.tick(220, y, "oui", "wing", label=f"{question} oui")
    x = pen.tick(x, y, "en partie", "wing", label=f"{question} en partie")
    pen.tick(x, y, "non", "wing", label=f"{question} non")
    pick = (0, 1, 2, 4, 5, 7, 9, 10, 11, 12, 14, 17, 18, 19, 21)
    charges = [CHARGES[i] for i in pick]
    products = [PRODUCTS[i] for i in (0, 1, 2, 6, 7, 8, 9, 10, 11, 13, 16, 17, 18, 19, 20)]
    columns = ("Prévision", "Réalisation", "%")
    foot = pen.table(LEFT, y - 12, [116, 48, 52, 30, 117, 48, 52, 30],
                     rows_of(charges, products, columns, voluntary=False), height=21, size=6.6)
    y = foot - 16
    pen.write(LEFT, y, "Expliquez et justifiez les écarts significatifs entre le budget prévu et le budget "
              "réalisé :")
    foot = 64
    pen.area(LEFT, foot, RIGHT - LEFT, y - 6 - foot, "Expliquez et justifiez les écarts significatifs entre "
             "le budget prévu et le budget réalisé")
