"""Pages 3 to 5: who the association is, what it is to the administration, who works in it."""

from opening import furniture, heading, underlined
from pen import LEFT, RIGHT


def identification(pen):
    furniture(pen, "Identification")
    y = heading(pen, 778, "1. Identification de l'association")
    style = "dots"
    pen.line(LEFT, RIGHT, y, "Nom – dénomination :", "text", style)
    y -= 20
    pen.line(LEFT, RIGHT, y, "Sigle de l'association :", "text", style)
    y -= 20
    x = pen.write(LEFT, y, "Objet (tel qu'il figure dans les statuts) :") + 3
    y = pen.lines(LEFT, RIGHT, y, 4, "Objet (tel qu'il figure dans les statuts)", "long_text", style,
                  first=x) - 3
    pen.line(LEFT, RIGHT, y, "Activités principales réalisées :", "text|long_text", style)
    y -= 20
    pen.line(LEFT, RIGHT, y, "Site internet :", "text", style)
    y -= 24
    x = pen.write(LEFT, y, "1.1  Numéro SIRET :") + 8
    x = pen.comb(x, y, [3, 3, 3, 5], "Numéro SIRET", "text|number", "text")
    y -= 24
    x = pen.write(LEFT, y, "1.2  Numéro RNA ou, à défaut, celui du récépissé en préfecture :") + 8
    pen.comb(x, y, [10], "Numéro RNA ou, à défaut, celui du récépissé en préfecture", "text", "text")
    y -= 22
    pen.write(LEFT, y, "(si vous n'en disposez pas, voir la notice)", "Helvetica-Oblique", 8)
    y -= 20
    pen.write(LEFT, y, "1.3  Date de publication de la création au Journal officiel :")
    pen.comb(330, y, [2, 2, 4], "Date de publication de la création au Journal officiel", "date", "text")
    y -= 24
    x = pen.line(LEFT, 440, y, "1.4  Le cas échéant, numéro d'inscription au registre (Alsace-Moselle) :",
                 "text|number", style) + 8
    pen.line(x, RIGHT, y, "Volume :", "text|number", style, label="registre Alsace-Moselle – Volume")
    y -= 28
    y = underlined(pen, y, "1.5  Adresse du siège social")
    pen.line(LEFT, RIGHT, y, "N° et voie :", "text", style)
    y -= 20
    x = pen.write(LEFT, y, "Code postal :") + 5
    x = pen.comb(x, y, [5], "Code postal", "text|number", "text") + 10
    pen.line(x, RIGHT, y, "Commune :", "text", style)
    y -= 20
    x = pen.write(LEFT, y, "Téléphone :") + 5
    x = pen.comb(x, y, [2, 2, 2, 2, 2], "Téléphone", "text|number", "text") + 10
    pen.line(x, RIGHT, y, "Courriel :", "text", style)
    y -= 28
    y = underlined(pen, y, "Adresse de correspondance, si différente du siège")
    y = pen.lines(LEFT, RIGHT, y, 2, "Adresse de correspondance, si différente du siège",
                  "text|long_text", style)
    x = pen.write(LEFT, y, "Code postal :") + 5
    x = pen.comb(x, y, [5], "correspondance Code postal", "text|number", "text") + 10
    pen.line(x, RIGHT, y, "Commune :", "text", style, label="correspondance Commune")
    y -= 32
    pen.write(LEFT, y, "1.6  L'association est :", "Helvetica-Bold", 9)
    x = 160
    for word in ["nationale", "régionale", "départementale", "locale"]:
        x = pen.tick(x, y, word, "zapf", label=f"L'association est : {word}")
    y -= 24
    pen.line(LEFT, RIGHT, y, "Union, fédération ou réseau auquel elle est affiliée (nom complet, sans "
             "sigle) :", "text", style)
    pen.rule(LEFT, 62, LEFT + 120, 0.4)
    pen.write(LEFT, 51, "Une association sans numéro SIRET ne peut pas recevoir d'aide publique.",
              size=7.5)


PERSON = ["Nom :", "Prénom :", "Fonction :", "Courriel :"]


def administration(pen):
    pen.face("Condensed", "Condensed-Bold", "Condensed-Italic", 9)
    furniture(pen, "Identification et relations avec l'administration")
    y = 776
    for title in ["1.7  Représentant légal (personne désignée par les statuts)",
                  "1.8  Personne chargée de la présente demande, si elle est différente"]:
        y = underlined(pen, y, title)
        short = "Représentant légal" if "légal" in title else "Personne chargée de la présente demande"
        pen.key.section = title
        pen.line(LEFT, 290, y, "Nom :", "text", "underscores", label=f"{short} Nom")
        pen.line(300, RIGHT, y, "Prénom :", "text", "underscores", label=f"{short} Prénom")
        y -= 20
        pen.line(LEFT, RIGHT, y, "Fonction :", "text", "underscores", label=f"{short} Fonction")
        y -= 20
        x = pen.write(LEFT, y, "Téléphone :") + 5
        x = pen.comb(x, y, [2, 2, 2, 2, 2], f"{short} Téléphone", "text|number", "cells", cell=11,
                     gap=5) + 10
        pen.line(x, RIGHT, y, "Courriel :", "text", "underscores", label=f"{short} Courriel")
        y -= 28
    y = heading(pen, y, "2. Relations avec l'administration")
    question = "Votre association bénéficie-t-elle d'un ou plusieurs agréments administratifs ?"
    pen.write(LEFT, y, question)
    yes_no(pen, 420, y, question)
    y = pen.paragraph(y - 18, "Si oui, précisez lesquels dans le tableau :", font=pen.italic) - 1
    columns = ["Type d'agrément", "Attribué par", "En date du"]
    rows = [["*" + c for c in columns]]
    for _ in range(4):
        rows.append([22] + [(c, "date" if "date" in c else "text", {}) for c in columns])
    y = pen.table(LEFT, y + 6, [220, 180, 93], rows) - 24
    question = "L'association est-elle reconnue d'utilité publique ?"
    pen.write(LEFT, y, question)
    yes_no(pen, 420, y, question)
    y -= 21
    pen.write(LEFT, y, "Si oui, date de publication au Journal officiel :")
    pen.comb(270, y, [2, 2, 4], "Si oui, date de publication au Journal officiel", "date", "teeth")
    for question in ["L'association est-elle assujettie aux impôts commerciaux ?",
                     "L'association dispose-t-elle d'un commissaire aux comptes ?"]:
        y -= 24
        pen.write(LEFT, y, question)
        yes_no(pen, 420, y, question)
    y -= 21
    pen.line(LEFT, RIGHT, y, "Si oui, nom du cabinet :", "text", "underscores")
    y -= 26
    y = pen.paragraph(y, "Aides publiques perçues au cours des trois derniers exercices, toutes "
                      "administrations confondues (en euros) :") - 2
    rows = [["*Exercice", "*Organisme", "*Montant perçu"]]
    for year in ("2024", "2025", "2026"):
        rows.append([20, year, (f"{year} Organisme", "text", {}),
                     (f"{year} Montant perçu", "amount", {})])
    pen.table(LEFT, y + 6, [80, 283, 130], rows)


def yes_no(pen, x, y, question, style="glyph"):
    x = pen.tick(x, y, "oui", style, label=f"{question} oui", after=20)
    pen.tick(x, y, "non", style, label=f"{question} non")


def means(pen):
    pen.face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", 9)
    furniture(pen, "Réseau et moyens humains")
    y = heading(pen, 778, "3. Relations avec d'autres associations")
    question = "L'association adhère-t-elle à un réseau, une union ou une fédération ?"
    pen.write(LEFT, y, question)
    yes_no(pen, 420, y, question, "square")
    y -= 22
    pen.line(LEFT, RIGHT, y, "Si oui, lesquels ?", "text", "rule")
    y -= 24
    question = "L'association a-t-elle des adhérents qui sont des personnes morales ?"
    pen.write(LEFT, y, question)
    yes_no(pen, 420, y, question, "square")
    y -= 22
    pen.line(LEFT, 250, y, "Si oui, combien ?", "number", "rule")
    y -= 24
    y = pen.paragraph(y, "Décrivez en quelques lignes les actions menées en commun avec d'autres "
                      "associations du territoire :")
    y = pen.lines(LEFT, RIGHT, y - 4, 4, "Décrivez en quelques lignes les actions menées en commun avec "
                  "d'autres associations du territoire", "long_text", "rule", pitch=19) - 12
    y = heading(pen, y, "4. Moyens humains de l'association au 31 décembre de l'année écoulée")
    y = pen.paragraph(y, "Bénévole : personne qui contribue régulièrement, sans être rémunérée. Volontaire : "
                      "personne engagée par un contrat spécifique, comme le service civique.",
                      font=pen.italic, size=8) - 2
    rows = [["*", "*Nombre", "*Dont femmes", "*ETPT"]]
    for name in ["Adhérents", "Bénévoles", "Volontaires", "Salariés en CDI", "Salariés en CDD",
                 "Emplois aidés", "Personnels mis à disposition"]:
        cells = [(f"{name} – {c.lstrip('*')}", "number", {}) for c in rows[0][1:3]]
        # The equivalent in full time is asked of paid people only: the other cells are hatched.
        paid = name not in ("Adhérents", "Bénévoles", "Volontaires")
        rows.append([19, name, *cells, (f"{name} – ETPT", "number", {}) if paid else "–"])
    y = pen.table(LEFT, y + 6, [213, 90, 100, 90], rows) - 24
    pen.line(LEFT, RIGHT - 12, y, "Somme des cinq plus hautes rémunérations brutes annuelles :", "amount",
             "dotted")
    pen.write(RIGHT - 8, y, "€")
    y -= 22
    pen.line(LEFT, 330, y, "Nombre d'heures de bénévolat dans l'année :", "number", "dotted")
    y -= 22
    pen.line(LEFT, RIGHT, y, "Convention collective appliquée :", "text", "dotted")
    y -= 24
    pen.write(LEFT, y, "Comment les bénévoles sont-ils formés ?")
    pen.write(RIGHT - 110, y, "(300 caractères maximum)", pen.italic, 8)
    pen.area(LEFT, y - 78, RIGHT - LEFT, 70, "Comment les bénévoles sont-ils formés ?",
             limit="300 characters")
