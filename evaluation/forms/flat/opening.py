"""The cover, and a page of explanations that holds no box at all."""

from pen import LEFT, RIGHT

CITY = "Ville de Brévanches-sur-Loure"


def furniture(pen, title, pages=12):
    """Header and footer of a page, which are nobody's boxes."""
    pen.write(LEFT, 806, CITY, "Helvetica-Bold", 8)
    pen.canvas.setFont("Helvetica", 8)
    pen.canvas.drawRightString(RIGHT, 806, title)
    pen.rule(LEFT, 801, RIGHT, 0.8)
    pen.centred(28, f"Demande de subvention – exercice 2027 – page {pen.page} sur {pages}",
                "Helvetica", 7.5)


def heading(pen, y, text, section=None):
    """A title on a grey band; gives the next baseline."""
    pen.frame(LEFT, y - 5, RIGHT - LEFT, 17, fill=0.88, line=0)
    pen.write(LEFT + 5, y, text, pen.bold, 11)
    pen.key.section = section or text
    return y - 24


def underlined(pen, y, text):
    end = pen.write(LEFT, y, text, pen.bold, 9.5)
    pen.rule(LEFT, y - 2, end, 0.5)
    return y - 17


def cover(pen):
    pen.key.section = ""
    pen.write(LEFT, 800, CITY, "Helvetica-Bold", 13)
    pen.write(LEFT, 786, "Direction de la vie associative", size=9)
    pen.rule(LEFT, 778, RIGHT, 1.2)
    pen.centred(742, "DEMANDE DE SUBVENTION", "Helvetica-Bold", 20)
    pen.centred(722, "Association régie par la loi du 1er juillet 1901", size=11)
    pen.centred(706, "Exercice 2027", "Helvetica-Bold", 11)
    y = pen.paragraph(684, "Ce dossier est à remplir par toute association qui sollicite une aide. Cochez "
                      "les cases qui correspondent à votre demande, puis indiquez à qui vous l'adressez.")
    groups = [
        ("Forme de la subvention", "square", ["en argent", "en nature"]),
        ("Fréquence de la demande", "square", ["première demande", "renouvellement (ou poursuite)"]),
        ("Objet de la demande", "wing", ["fonctionnement global", "projet(s) ou action(s)"]),
        ("Période concernée", "zapf", ["annuelle ou ponctuelle", "pluriannuelle"]),
    ]
    y -= 10
    for title, style, words in groups:
        pen.write(LEFT, y, f"{title} :", "Helvetica-Bold", 9.5)
        x = 200
        for word in words:
            x = max(pen.tick(x, y, word, style, label=f"{title} : {word}"), 360)
        y -= 21
    y -= 8
    pen.write(LEFT, y, "À envoyer à l'une ou plusieurs des administrations suivantes (1) :",
              "Helvetica-Bold", 9.5)
    y -= 22
    for text, detail in [
        ("État – Ministère", "Direction"), ("Conseil régional", "Service"),
        ("Conseil départemental", "Service"), ("Commune ou intercommunalité", "Service"),
        ("Établissement public", None), ("Autre (préciser)", None),
    ]:
        x = pen.tick(LEFT, y, text, "square", after=6)
        if detail:
            pen.line(x, 360, y, "", "text", "dots", label=text)
            pen.line(366, RIGHT, y, f"{detail} :", "text", "dots", label=f"{text} – {detail}")
        else:
            pen.line(x, RIGHT, y, "", "text", "dots", label=text)
        y -= 23
    foot = 208
    pen.frame(LEFT, foot, RIGHT - LEFT, 112, fill=0.93)
    pen.key.section = "Cadre réservé à l'administration"
    pen.write(LEFT + 8, foot + 96, "Cadre réservé à l'administration", "Helvetica-Bold", 9.5)
    ours = {"owner": "funder"}
    pen.line(LEFT + 8, 300, foot + 74, "N° de dossier :", "text|number", "dots", **ours)
    pen.write(310, foot + 74, "Reçu le :")
    pen.comb(352, foot + 74, [2, 2, 4], "Reçu le", "date", "cells", **ours)
    pen.write(LEFT + 8, foot + 50, "Dossier complet :")
    x = pen.tick(135, foot + 50, "oui", "square", label="Dossier complet : oui", **ours)
    pen.tick(x, foot + 50, "non", "square", label="Dossier complet : non", **ours)
    pen.line(310, RIGHT - 8, foot + 50, "Agent instructeur :", "text", "dots", **ours)
    pen.line(LEFT + 8, RIGHT - 8, foot + 26, "Avis du service :", "text|long_text", "dots", **ours)
    pen.rule(LEFT, 92, LEFT + 120, 0.4)
    pen.paragraph(80, "(1) Un exemplaire du dossier est à adresser à chacune des administrations "
                  "sollicitées. Les informations demandées sont nécessaires à l'instruction : elles ne "
                  "sont pas cédées à des tiers.", size=7.5)
    pen.centred(28, "page 1 sur 12", "Helvetica", 7.5)


def explanations(pen):
    furniture(pen, "Notice")
    pen.key.section = ""
    y = pen.paragraph(778, "Sommaire", font="Helvetica-Bold", size=13) - 8
    for title, page in [
        ("1. Identification de l'association", 3), ("2. Relations avec l'administration", 4),
        ("3. Relations avec d'autres associations", 5), ("4. Moyens humains de l'association", 5),
        ("5. Budget de l'association", 6), ("6. Projet – objet de la demande", 7),
        ("7. Attestations et pièces à joindre", 10), ("8. Compte rendu financier", 12),
    ]:
        x = pen.write(LEFT, y, title + " ")
        pen.blank(x, RIGHT - 20, y, "dots")
        pen.canvas.drawRightString(RIGHT, y, str(page))
        y -= 16
    y = underlined(pen, y - 10, "Comment remplir ce dossier ?")
    for text in [
        "Écrivez lisiblement, à l'encre noire, dans les espaces prévus. Une réponse peut être poursuivie "
        "sur papier libre ; indiquez alors le numéro de la question.",
        "Les montants sont exprimés en euros, sans centimes. Le total des charges doit être égal au total "
        "des produits. Le budget est celui de l'exercice pour lequel l'aide est demandée.",
        "Le numéro RNA figure sur le récépissé de la préfecture (W suivi de neuf chiffres). Le numéro "
        "SIRET, indispensable pour recevoir une aide publique, est demandé gratuitement à l'Insee.",
        "Si la demande porte sur plusieurs projets, remplissez les pages 7 à 9 pour chacun d'eux.",
    ]:
        y = pen.paragraph(y, "•  " + text) - 4
    y = underlined(pen, y - 8, "Exemple rempli")
    pen.frame(LEFT, y - 62, RIGHT - LEFT, 74, fill=0.95, line=0.4)
    for text, answer in [("Nom de l'association :", "Les Amis du moulin de Fontbelle"),
                         ("Commune :", "Brévanches-sur-Loure"),
                         ("Nombre d'adhérents :", "127, dont 71 femmes et 56 hommes")]:
        x = pen.write(LEFT + 8, y - 6, text)
        pen.write(x + 6, y - 6, answer, "Times-Italic", 11)
        pen.rule(x + 3, y - 8, RIGHT - 8, 0.6, ([0, 2.2], 0))
        y -= 21
    y = underlined(pen, y - 22, "Dépôt et suivi")
    for text in [
        "Le dossier complet est déposé avant le 30 novembre 2026 à l'accueil de l'hôtel de ville, ou envoyé "
        "à vie.associative@brevanches.example. Un dossier incomplet n'est pas instruit.",
        "L'administration se réserve le droit de demander toute pièce complémentaire. L'association qui a "
        "reçu une aide remet le compte rendu financier (page 12) dans les six mois qui suivent la fin de "
        "l'exercice.",
        "Une fausse déclaration expose aux sanctions prévues par la loi.",
    ]:
        y = pen.paragraph(y, text) - 5
