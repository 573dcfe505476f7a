"""Page 11: what the applicant swears, what it asks for, and where it is to be paid."""

from opening import furniture, heading
from pen import LEFT, RIGHT

HAND = "signature|applicant"


def attestation(pen):
    pen.face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", 9.5)
    furniture(pen, "Attestations")
    y = heading(pen, 778, "7. Attestations")
    y = pen.paragraph(y, "Le droit d'accès et de rectification prévu par la loi s'exerce auprès du service "
                      "auquel vous adressez ce dossier.", font=pen.italic, size=8) - 8
    pen.line(LEFT, RIGHT, y, "Je soussigné(e), (nom et prénom)", "text", "dots", owner=HAND)
    y -= 20
    pen.line(LEFT, RIGHT, y, "représentant(e) légal(e) de l'association", "text", "dots", owner=HAND)
    y -= 20
    y = pen.paragraph(y, "Si le signataire n'est pas le représentant statutaire, joindre le pouvoir qui lui "
                      "permet d'engager l'association.", font=pen.italic, size=8) - 6
    pen.write(LEFT, y, "déclare :", pen.bold)
    y -= 18
    for text in ["que l'association est à jour de ses obligations administratives, sociales et fiscales ;",
                 "que l'association souscrit au contrat d'engagement républicain ;",
                 "exactes et sincères les informations du présent dossier ;"]:
        pen.tick(LEFT + 8, y, text, "square", label=text.rstrip(" ;"), owner=HAND)
        y -= 17
    y -= 3
    y = pen.paragraph(y, "que l'association a reçu, au cours des trois derniers exercices, des aides publiques "
                      "d'un montant :", x=LEFT + 8)
    label = "aides publiques au cours des trois derniers exercices, d'un montant"
    pen.tick(LEFT + 24, y - 3, "inférieur ou égal à 500 000 €", "square",
             label=f"{label} inférieur ou égal à 500 000 €", owner=HAND)
    pen.tick(LEFT + 24, y - 20, "supérieur à 500 000 €", "square",
             label=f"{label} supérieur à 500 000 €", owner=HAND)
    y -= 48
    x = pen.line(LEFT, 330, y, "– demande une subvention de :", "amount", "dots",
                 label="demande une subvention de", owner="applicant|signature")
    x = pen.write(x + 3, y, "€ au titre de l'exercice") + 3
    pen.line(x, RIGHT, y, "", "text|number|date", "dots", label="au titre de l'exercice",
             owner="applicant|signature")
    y -= 24
    y = pen.paragraph(y, "– précise que cette subvention, si elle est accordée, sera versée au compte bancaire "
                      "de l'association :")
    pen.key.section = "Compte bancaire"
    y -= 6
    pen.frame(LEFT, y - 104, RIGHT - LEFT, 110)
    bank = {"owner": "applicant|signature"}
    left, right = LEFT + 8, RIGHT - 8
    pen.line(left, right, y - 12, "Nom du titulaire du compte :", "text", "dots", **bank)
    pen.line(left, right, y - 32, "Banque ou centre :", "text", "dots", **bank)
    pen.line(left, right, y - 52, "Domiciliation :", "text", "dots", **bank)
    x = pen.write(left, y - 75, "IBAN :") + 6
    pen.comb(x, y - 75, [4, 4, 4, 4, 4, 4, 3], "IBAN", "text", "cells", cell=12.5, gap=5, **bank)
    x = pen.write(left, y - 97, "BIC :") + 12
    pen.comb(x, y - 97, [11], "BIC", "text", "cells", cell=12.5, **bank)
    pen.key.section = "7. Attestations – signature"
    y -= 132
    hand = {"owner": "signature"}
    x = pen.line(LEFT, 200, y, "Fait, le", "date", "dots", **hand)
    pen.line(x + 4, 400, y, "à", "text", "dots", label="Fait à", **hand)
    y -= 18
    pen.write(300, y, "Signature du représentant légal", pen.bold)
    pen.area(300, y - 84, RIGHT - 300, 76, "Signature du représentant légal", kind="signature", **hand)
    pen.write(LEFT, y, "Cachet de l'association", pen.bold)
    pen.area(LEFT, y - 84, 200, 76, "Cachet de l'association", framed=False, optional=True,
             kind="signature", **hand)
    y -= 108
    pen.paragraph(y, "Attention : toute fausse déclaration est passible de peines d'emprisonnement et "
                  "d'amendes prévues par le code pénal.", font=pen.bold, size=8)
    pen.key.section = "Visa du service instructeur"
    pen.frame(LEFT, 44, RIGHT - LEFT, 46, fill=0.93)
    pen.write(LEFT + 6, 77, "Partie réservée au service instructeur (ne rien inscrire)", pen.italic, 8)
    pen.line(LEFT + 6, 280, 56, "Montant proposé :", "amount", "dotted", owner="funder")
    pen.line(290, RIGHT - 6, 56, "Visa :", "text|signature", "dotted", owner="funder")
