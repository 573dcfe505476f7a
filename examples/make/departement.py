"""The blank form of an invented département (fillable PDF)."""

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen import canvas

from typography import fr

TEAL, PALE, GREY = HexColor("#0B6B7A"), HexColor("#E4F1F3"), HexColor("#5A5A5A")
LEFT, RIGHT = 42, A4[0] - 42
FIELD = {"borderWidth": 0.7, "borderColor": HexColor("#7FA9B0"), "fillColor": HexColor("#F7FBFC"),
         "textColor": black, "fontName": "Helvetica", "forceBorder": True}


def make(folder):
    """Writes `departement-haute-doulonne.pdf`."""
    path = folder / "departement-haute-doulonne.pdf"
    sheet = canvas.Canvas(str(path), pagesize=A4, invariant=1, lang="fr-FR")
    sheet.setTitle(fr("Fonds d'appui aux initiatives rurales 2027 – Demande de subvention"))
    sheet.setAuthor("Département de la Haute-Doulonne")
    sheet.setSubject(fr("Formulaire de demande de subvention"))
    form = Form(sheet)
    form.first_page()
    form.second_page()
    sheet.save()


class Form:
    """Draws labels and fields from the top of a page down; `y` is the place reached, in points."""

    def __init__(self, sheet):
        self.sheet, self.y = sheet, 0

    def first_page(self):
        s = self.sheet
        self.banner()
        self.text(LEFT, "Formulaire à compléter à l'écran et à envoyer, signé, avant le 29 janvier 2027 à "
                  "vie-associative@haute-doulonne.example. Les champs marqués d'un astérisque (*) sont "
                  "obligatoires.", size=8.5, colour=GREY, width=RIGHT - LEFT)
        self.section("1. Votre association")
        self.row([("Nom de l'association *", "nom", "Nom de l'association, tel qu'il figure dans les "
                   "statuts", 355, {}), ("Sigle", "sigle", "Sigle de l'association", 146, {})])
        self.row([("Adresse du siège *", "adresse", "Adresse du siège : numéro et voie", 250, {}),
                  ("Code postal *", "cp", "Code postal du siège", 80, {"maxlen": 5}),
                  ("Commune *", "commune", "Commune du siège", 161, {})])
        self.row([("Téléphone", "text_11", "", 120, {}), ("Courriel *", "text_12", "", 190, {}),
                  ("Site internet", "text_13", "", 181, {})])
        self.row([("N° SIRET * (14 chiffres)", "siret", "Numéro SIRET, 14 chiffres sans espace", 280,
                   {"maxlen": 14, "comb": True}),
                  ("N° RNA *", "rna", "Numéro RNA : W suivi de 9 chiffres", 110, {"maxlen": 10}),
                  ("Code APE", "text_16", "", 101, {"maxlen": 6})])
        self.row([("Publication au Journal officiel (JJ/MM/AAAA)", "date_jo", "Date de publication de la "
                   "création au Journal officiel, JJ/MM/AAAA", 195, {"maxlen": 10}),
                  ("Forme juridique", "forme", "Forme juridique de la structure", 306,
                   {"options": [" ", "Association loi 1901", "Association reconnue d'utilité publique",
                                "Fondation", "Coopérative", "Collectivité"]})])
        self.row([("Nom du représentant légal *", "text_21", "", 230, {}),
                  ("Fonction", "text_22", "", 96, {}),
                  ("N° de sécurité sociale du représentant légal", "text_23", "", 165,
                   {"maxlen": 15})])
        self.row([("Personne chargée du dossier", "referent", "Nom de la personne chargée du dossier", 290,
                   {}), ("Sa fonction", "referent_fonction", "Fonction de la personne chargée du dossier",
                         105, {}), ("Son téléphone", "referent_tel", "Téléphone de la personne chargée du "
                                    "dossier", 96, {})])
        self.long("Objet de l'association (400 caractères maximum)", "objet",
                  "Objet de l'association selon ses statuts, 400 caractères maximum", 62, 400)
        self.section("2. Vos moyens")
        self.row([("Adhérents", "adherents", "Nombre d'adhérents au 31 décembre 2025", 90, {}),
                  ("Bénévoles", "benevoles", "Nombre de bénévoles réguliers", 90, {}),
                  ("Salariés", "text_31", "", 90, {}),
                  ("Salariés (ETP)", "text_32", "", 90, {}),
                  ("Budget 2026 (en €)", "budget_2026", "Total du budget prévisionnel 2026 de l'association, "
                   "en euros", 111, {})])
        self.choice("L'association est-elle assujettie à la TVA ? *", "tva", "Assujettissement à la TVA")
        self.choice("L'association a-t-elle souscrit le contrat d'engagement républicain ? *", "cer",
                    "Souscription du contrat d'engagement républicain")
        self.choice("L'association emploie-t-elle au moins un salarié ?", "employeur",
                    "L'association est employeuse")
        self.long("Activités et résultats de l'année 2025 (900 caractères maximum)", "activites",
                  "Principales activités et résultats chiffrés de l'année 2025, 900 caractères maximum", 150,
                  900)
        self.foot(1)
        s.showPage()

    def second_page(self):
        self.y = A4[1] - 40
        self.section("3. Le projet 2027")
        self.row([("Intitulé du projet *", "intitule", "Intitulé du projet", 501 + 10, {})])
        self.row([("Début *", "debut", "Date de début du projet, JJ/MM/AAAA", 80, {"maxlen": 10}),
                  ("Fin *", "fin", "Date de fin du projet, JJ/MM/AAAA", 80, {"maxlen": 10}),
                  ("Nombre de bénéficiaires *", "text_43", "", 120, {}),
                  ("Nombre de communes", "text_44", "", 101, {}),
                  ("Ateliers prévus", "text_45", "", 90, {})])
        self.ticks("Public visé :", [("Tout public", "p1"), ("Jeunes (16-25 ans)", "p2"),
                                     ("Personnes âgées", "p3"), ("Familles", "p4"),
                                     ("Personnes détenues", "p5")])
        self.long("Besoins constatés sur le territoire (1 200 caractères maximum)", "besoins",
                  "Besoins auxquels le projet répond et façon dont ils ont été constatés, 1 200 caractères "
                  "maximum", 98, 1200)
        self.long("Description du projet : objectifs et actions (1 800 caractères maximum)", "description",
                  "Objectifs du projet et actions prévues, 1 800 caractères maximum", 132, 1800)
        self.long("Partenaires (500 caractères maximum)", "text_51", "", 46, 500)
        self.long("Évaluation : indicateurs suivis (500 caractères maximum)", "evaluation",
                  "Indicateurs d'évaluation, 500 caractères maximum", 46, 500)
        self.section("4. Le financement")
        self.row([("Coût total du projet (en €) *", "cout", "Coût total du projet 2027, en euros", 135, {}),
                  ("Subvention demandée (en €) *", "demande", "Montant demandé au Département, en euros",
                   140, {}),
                  ("Subvention du Département en 2025", "text_62", "", 216, {})])
        self.row([("Autres financements publics demandés pour le projet", "autres", "Autres financeurs "
                   "publics sollicités et montants", 511, {})])
        self.row([("IBAN *", "iban", "IBAN du compte de l'association", 330, {"maxlen": 34}),
                  ("BIC", "bic", "BIC du compte de l'association", 171, {"maxlen": 11})])
        self.section("5. Engagement")
        s = self.sheet
        s.acroForm.checkbox(name="certifie", fieldFlags="required", tooltip=fr("Certification sur l'honneur"), x=LEFT,
                            y=self.y - 12, size=11, buttonStyle="check", borderWidth=0.7,
                            borderColor=FIELD["borderColor"], fillColor=white, textColor=TEAL)
        self.text(LEFT + 18, "Je certifie sur l'honneur l'exactitude des informations de ce formulaire et que "
                  "l'association est à jour de ses obligations sociales et fiscales.", size=8.5,
                  width=RIGHT - LEFT - 18)
        self.y -= 2
        self.row([("Fait à", "fait_a", "Lieu de signature", 150, {}),
                  ("Le", "fait_le", "Date de signature", 90, {"maxlen": 10})], keep=True)
        s.setStrokeColor(FIELD["borderColor"])
        s.rect(RIGHT - 240, self.y - 38, 240, 38)
        self.at(RIGHT - 234, self.y - 10, "Signature du représentant légal et cachet", 8, GREY)
        self.y -= 46
        s.setFillColor(HexColor("#E6E6E6"))
        s.rect(LEFT, self.y - 34, RIGHT - LEFT, 34, stroke=0, fill=1)
        self.at(LEFT + 6, self.y - 12, "Cadre réservé à l'administration", 8.5, black, bold=True)
        for index, (label, name) in enumerate((("Dossier n°", "adm_1"), ("Reçu le", "adm_2"),
                                               ("Instruit par", "adm_3"))):
            x = LEFT + 6 + index * 168
            self.at(x, self.y - 27, label, 8, black)
            s.acroForm.textfield(name=name, x=x + 52, y=self.y - 31, width=104, height=14, fontSize=8, maxlen=None,
                                 **{**FIELD, "fillColor": white})
        self.foot(2)

    def banner(self):
        s = self.sheet
        top = A4[1]
        s.setFillColor(TEAL)
        s.rect(0, top - 82, A4[0], 82, stroke=0, fill=1)
        # The mark of the département: two hills and a river.
        s.setFillColor(white)
        s.roundRect(LEFT, top - 68, 50, 50, 6, stroke=0, fill=1)
        s.setFillColor(HexColor("#4FA3A5"))
        mark = s.beginPath()
        mark.moveTo(LEFT + 4, top - 52)
        mark.curveTo(LEFT + 14, top - 22, LEFT + 22, top - 22, LEFT + 30, top - 46)
        mark.curveTo(LEFT + 35, top - 34, LEFT + 40, top - 34, LEFT + 46, top - 52)
        s.drawPath(mark, stroke=0, fill=1)
        s.setStrokeColor(TEAL)
        s.setLineWidth(3)
        wave = s.beginPath()
        wave.moveTo(LEFT + 5, top - 59)
        wave.curveTo(LEFT + 16, top - 53, LEFT + 30, top - 66, LEFT + 45, top - 58)
        s.drawPath(wave)
        s.setLineWidth(1)
        self.at(LEFT + 62, top - 34, "Département de la Haute-Doulonne", 10, white)
        self.at(LEFT + 62, top - 53, "Fonds d'appui aux initiatives rurales 2027", 16, white, bold=True)
        self.at(LEFT + 62, top - 68, "Demande de subvention – association", 9.5, white)
        self.y = top - 92

    def at(self, x, y, text, size, colour, bold=False):
        self.sheet.setFillColor(colour)
        self.sheet.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        # The standard fonts have no narrow no-break space; the wide one stands in for it.
        self.sheet.drawString(x, y, fr(text).replace("\u202f", "\u00a0"))

    def text(self, x, text, size=9, colour=black, width=500):
        for line in simpleSplit(fr(text).replace("\u202f", "\u00a0"), "Helvetica", size, width):
            self.y -= size + 2.2
            self.at(x, self.y, line, size, colour)
        self.y -= 4

    def section(self, title):
        self.y -= 4
        self.sheet.setFillColor(PALE)
        self.sheet.rect(LEFT, self.y - 17, RIGHT - LEFT, 17, stroke=0, fill=1)
        self.sheet.setFillColor(TEAL)
        self.sheet.rect(LEFT, self.y - 17, 4, 17, stroke=0, fill=1)
        self.at(LEFT + 10, self.y - 12.5, title, 11, TEAL, bold=True)
        self.y -= 23

    def row(self, fields, keep=False):
        """One line of fields, each under its label; `keep` leaves `y` at the top of the line."""
        x = LEFT
        form = self.sheet.acroForm
        for label, name, tooltip, width, more in fields:
            self.at(x, self.y - 8, label, 8, GREY)
            place = {"name": name, "tooltip": tip(tooltip), "x": x, "y": self.y - 28, "width": width,
                     "height": 17, "fontSize": 9, **FIELD}
            if "options" in more:
                form.choice(options=more["options"], value=" ", fieldFlags="combo", **place)
            else:
                flags = "comb" if more.get("comb") else ""
                flags += " required" if "*" in label else ""
                form.textfield(fieldFlags=flags.strip(), maxlen=more.get("maxlen"), **place)
            x += width + 10
        self.y -= 0 if keep else 33

    def long(self, label, name, tooltip, height, limit):
        self.at(LEFT, self.y - 8, label, 8, GREY)
        self.sheet.acroForm.textfield(name=name, tooltip=tip(tooltip), x=LEFT, y=self.y - 11 - height,
                                      width=RIGHT - LEFT, height=height, fontSize=8, maxlen=limit,
                                      fieldFlags="multiline", **FIELD)
        self.y -= height + 16

    def choice(self, question, name, tooltip):
        self.at(LEFT, self.y - 10, question, 9, black)
        for value, x in (("Oui", RIGHT - 104), ("Non", RIGHT - 50)):
            self.sheet.acroForm.radio(name=name, tooltip=tip(tooltip), value=value, selected=False,
                                      fieldFlags="radio required" if "*" in question else "radio", x=x,
                                      y=self.y - 14, size=15, buttonStyle="circle", shape="circle",
                                      borderWidth=0.8, borderColor=FIELD["borderColor"], fillColor=white,
                                      textColor=TEAL)
            self.at(x + 19, self.y - 10, value, 9, black)
        self.y -= 19

    def ticks(self, question, boxes):
        self.at(LEFT, self.y - 10, question, 9, black)
        x = LEFT + 62
        for label, name in boxes:
            self.sheet.acroForm.checkbox(name=name, fieldFlags="", x=x, y=self.y - 12, size=11, buttonStyle="check",
                                         borderWidth=0.7, borderColor=FIELD["borderColor"],
                                         fillColor=white, textColor=TEAL)
            self.at(x + 15, self.y - 10, label, 9, black)
            x += 28 + self.sheet.stringWidth(label, "Helvetica", 9)
        self.y -= 20

    def foot(self, page):
        self.at(LEFT, 22, "Département de la Haute-Doulonne – Hôtel du Département, 96000 Mirandoux", 7.5,
                GREY)
        self.at(RIGHT - 40, 22, f"Page {page} / 2", 7.5, GREY)


def tip(text):
    """A tooltip, or nothing at all: many real forms have fields that say nothing of themselves."""
    return fr(text) if text else None
