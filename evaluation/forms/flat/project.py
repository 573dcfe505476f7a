"""Pages 7, 8 and 10: the project, told in frames, in open rooms and on lines."""

from opening import furniture, heading, underlined
from pen import LEFT, RIGHT

WIDE = RIGHT - LEFT


def aims(pen):
    pen.face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", 9)
    furniture(pen, "Projet")
    y = heading(pen, 778, "6. Projet – objet de la demande")
    pen.write(LEFT, y, "(remplir une fiche par projet)", "Helvetica-Oblique", 8)
    y -= 19
    pen.line(LEFT, RIGHT, y, "6.1  Intitulé du projet :", "text", "spread", label="Intitulé du projet")
    y -= 22
    pen.write(LEFT, y, "6.2  Le projet est :")
    x = pen.tick(150, y, "nouveau", "square", label="Le projet est : nouveau")
    pen.tick(x, y, "reconduit", "square", label="Le projet est : reconduit")
    y -= 24
    y = framed(pen, y, "6.3  Objectifs du projet", "(500 caractères maximum, espaces compris)", 96,
               limit="500 characters")
    y = framed(pen, y, "6.4  À quel besoin répond-il ?", "", 84)
    y -= 2
    pen.line(LEFT, RIGHT, y, "Qui a identifié ce besoin (association, usagers, etc.) ?", "text", "spread")
    y -= 26
    y = pen.paragraph(y, "6.5  Description du projet", font=pen.bold)
    y = pen.paragraph(y - 1, "Présentez, en 1 000 caractères maximum, le déroulement du projet, ses étapes et "
                      "ceux qui y prennent part.", font=pen.italic, size=8.5)
    pen.area(LEFT, y - 192, WIDE, 196, "Description du projet", limit="1000 characters")
    y -= 212
    question = "Le projet s'inscrit-il dans une politique publique ?"
    pen.write(LEFT, y, question)
    x = pen.tick(290, y, "oui", "square", label=f"{question} oui")
    pen.tick(x, y, "non", "square", label=f"{question} non")
    y -= 20
    pen.line(LEFT, RIGHT, y, "Si oui, laquelle ?", "text", "spread")


def framed(pen, y, question, hint, height, label=None, **facts):
    x = pen.write(LEFT, y, question, pen.bold)
    if hint:
        pen.write(x + 6, y, hint, pen.italic, 8)
    label = label or question.split("  ", 1)[-1]
    pen.area(LEFT, y - 7 - height, WIDE, height, label, **facts)
    return y - height - 26


def course(pen):
    furniture(pen, "Projet (suite)")
    pen.key.section = "6. Projet (suite)"
    y = 776
    # Questions with nothing but room below them.
    for question, room, facts in [
        ("6.6  Bénéficiaires (âge, sexe, nombre prévu, quartiers concernés)", 82, {}),
        ("Territoire ou zone géographique de réalisation", 58, {}),
        ("Moyens matériels et humains mis en œuvre (10 lignes maximum)", 132, {"limit": "10 lines"}),
    ]:
        pen.write(LEFT, y, question, pen.bold)
        label = question.split("  ")[-1].split(" (10")[0]
        pen.area(LEFT, y - 4 - room, WIDE, room, label, framed=False, **facts)
        y -= room + 20
    pen.rule(LEFT, y + 12, RIGHT, 0.8)
    y -= 6
    y = underlined(pen, y, "Personnes mobilisées sur le projet")
    rows = [["*", "*Nombre de personnes", "*En ETPT"]]
    for name in ["Bénévoles participant activement", "Salariés", "dont en CDI", "dont en CDD",
                 "dont emplois aidés", "Volontaires (service civique…)"]:
        rows.append([18, name, (f"{name} – Nombre de personnes", "number", {}),
                     (f"{name} – En ETPT", "number", {})])
    y = pen.table(LEFT, y + 6, [233, 130, 130], rows) - 22
    question = "Est-il envisagé de recruter pour mettre en œuvre le projet ?"
    pen.write(LEFT, y, question)
    x = pen.tick(320, y, "oui", "zapf", label=f"{question} oui")
    pen.tick(x, y, "non", "zapf", label=f"{question} non")
    y -= 20
    pen.line(LEFT, 300, y, "Si oui, combien (en ETPT) ?", "number", "dots")
    y -= 24
    pen.write(LEFT, y, "6.7  Date ou période de réalisation :  du")
    x = pen.comb(236, y, [2, 2, 4], "période de réalisation : du", "date", "teeth")
    x = pen.write(x + 8, y, "au") + 6
    pen.comb(x, y, [2, 2, 4], "période de réalisation : au", "date", "teeth")
    y -= 26
    y = pen.paragraph(y, "6.8  Évaluation : indicateurs au regard des objectifs ci-dessus", font=pen.bold)
    columns = ["Indicateur", "Valeur visée", "Comment sera-t-elle mesurée ?"]
    rows = [["*N°", *["*" + c for c in columns]]]
    for number in "123":
        rows.append([22, number, *[(f"{number} – {c}", "text|number" if "Valeur" in c else "text", {})
                                   for c in columns]])
    y = pen.table(LEFT, y + 4, [28, 205, 80, 180], rows) - 20
    pen.write(LEFT, y, "Informations complémentaires éventuelles", pen.bold)
    pen.area(LEFT, 48, WIDE, y - 52, "Informations complémentaires éventuelles", framed=False)


def questions(pen):
    pen.face("Condensed", "Condensed-Bold", "Condensed-Italic", 9)
    furniture(pen, "Budget du projet (suite) et pièces à joindre")
    pen.key.section = "6. Projet – questions sur le budget"
    y = 776
    for question, count, style in [
        ("6.11  Une participation financière des bénéficiaires est-elle prévue ? Laquelle ?", 2, "dotted"),
        ("6.12  Pratiques tarifaires appliquées (gratuité, tarifs modulés, barème, prix unique) :", 3,
         "rule"),
        ("6.13  Contributions volontaires en nature affectées à la réalisation du projet :", 3,
         "underscores"),
    ]:
        pen.write(LEFT, y, question)
        y = pen.lines(LEFT, RIGHT, y - 19, count, question.split("  ")[1].rstrip(" :"), "long_text",
                      style, pitch=18) - 8
    pen.write(LEFT, y, "6.14  Autres observations sur le budget prévisionnel (150 mots maximum) :")
    pen.area(LEFT, y - 106, WIDE, 100, "Autres observations sur le budget prévisionnel",
             limit="150 words")
    y = heading(pen, y - 140, "7. Attestations et pièces à joindre – pièces")
    y = pen.paragraph(y, "Pour une première demande, joindre (cochez ce que vous envoyez) :", font=pen.bold)
    pieces = ["les statuts déposés ou approuvés, en un exemplaire",
              "la liste des personnes chargées de l'administration",
              "un relevé d'identité bancaire au nom de l'association",
              "les comptes approuvés du dernier exercice clos",
              "le rapport du commissaire aux comptes, s'il y a lieu",
              "le dernier rapport d'activité approuvé"]
    for piece in pieces:
        pen.tick(LEFT + 10, y - 4, piece, "glyph")
        y -= 17
    y = pen.paragraph(y - 8, "Pour un renouvellement, joindre seulement :", font=pen.bold)
    for piece in ["les documents ci-dessus, s'ils ont changé depuis la dernière demande",
                  "le compte rendu financier de l'aide précédente (page 12)"]:
        pen.tick(LEFT + 10, y - 4, piece, "square")
        y -= 17
    pen.paragraph(y - 14, "Les pièces sont à présenter dans cet ordre :", font=pen.italic)
    for number, piece in enumerate(["dossier", "pièces obligatoires", "annexes libres"]):
        pen.write(LEFT + 14, y - 30 - 13 * number, f"{number + 1}.  {piece}")
