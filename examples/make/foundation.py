"""The blank form of an invented foundation (docx)."""

from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from fixed import settle
from typography import fr
from writer import Text, borders, shade

PLUM, PALE, GREY = "6B2D5C", "F5EEF3", "5A5A5A"


def make(folder):
    """Writes `fondation-marchadier.docx`."""
    form = Form()
    form.cover()
    form.identity()
    form.association()
    form.project()
    form.budget()
    form.attestation()
    path = folder / "fondation-marchadier.docx"
    form.t.save(path)
    settle(path, "2026-09-21")


class Form:
    """The form, part by part."""

    def __init__(self):
        self.t = Text("Appel à projets 2027 « Faire ensemble au village » – Dossier de candidature",
                      font="Arial", colour=PLUM, size=10, letterhead=False,
                      author="Fondation Hélène-Marchadier")
        self.t.footer("Fondation Hélène-Marchadier pour les solidarités rurales – Appel à projets 2027 – "
                      "page ", WD_ALIGN_PARAGRAPH.RIGHT)
        self.identifier = 41800100

    def cover(self):
        t = self.t
        banner = t.document.add_table(1, 1)
        cell = banner.cell(0, 0)
        shade(cell, PLUM)
        p = cell.paragraphs[0]
        p.paragraph_format.space_before = Pt(8)
        t.mixed(p, "FONDATION HÉLÈNE-MARCHADIER", bold=True, colour="FFFFFF", size=15)
        p = cell.add_paragraph()
        p.paragraph_format.space_after = Pt(8)
        t.mixed(p, "pour les solidarités rurales", italic=True, colour="FFFFFF", size=11)
        t.gap(10)
        t.title("Faire ensemble au village", "Appel à projets 2027 – Dossier de candidature")
        t.p("La Fondation soutient des projets portés par des associations qui recréent des lieux et des "
            "moments de rencontre, d'entraide et de transmission dans les communes de moins de "
            "3 500 habitants. Son aide va de 3 000 € à 15 000 € et ne peut dépasser 30 % du budget du "
            "projet.")
        t.p("**Dossier à renvoyer au format Word avant le 15 janvier 2027 à minuit**, à l'adresse "
            "candidatures@fondation-marchadier.example. Merci de répondre dans les cadres prévus, sans "
            "modifier la présentation du document. Les réponses trop longues ne seront pas lues au-delà "
            "de la limite indiquée.")

    def identity(self):
        t = self.t
        t.h1("1. Votre association")
        self.grid([
            ("Nom de l'association", None), ("Sigle", None),
            ("Adresse du siège", None), ("Code postal et commune", None),
            ("Téléphone", None), ("Adresse électronique", None), ("Site internet", None),
            ("Nom et fonction du représentant légal", None),
            ("Personne à contacter au sujet du projet", None),
        ])
        t.p("N° SIRET : ……………………………………………………")
        t.p("N° RNA : W………………………………………")
        p = t.p("Date de publication de la création au Journal officiel : ")
        self.control(p, "Date de publication au Journal officiel", "date_jo", "date",
                     "Cliquez ici pour entrer une date")
        p = t.p("Votre structure est : ")
        self.control(p, "Statut de la structure", "statut", "choice", "Choisissez un élément",
                     ["Association loi 1901", "Association de droit local", "Fondation",
                      "Coopérative (Scic, Scop)", "Collectivité"])
        t.p("L'association est-elle assujettie à la TVA ?    ☐ Oui    ☐ Non")
        t.p("L'association dispose-t-elle d'un agrément Jeunesse et éducation populaire ?    ☐ Oui    "
            "☐ Non")
        p = t.p("")
        self.control(p, "Contrat d'engagement républicain", "cer", "tick", "☐")
        t.mixed(p, " L'association a souscrit le contrat d'engagement républicain.")
        p = t.p("")
        self.control(p, "Intérêt général", "interet_general", "tick", "☐")
        t.mixed(p, " L'association a obtenu un rescrit fiscal reconnaissant son intérêt général.")

    def association(self):
        t = self.t
        t.h2("Votre activité")
        self.question("Quel est l'objet de votre association ? (10 lignes maximum)", 3)
        self.question("Présentez vos activités principales et vos résultats de l'année 2025.",
                      3, "1 500 caractères maximum, espaces compris")
        t.h2("Vos moyens humains au 31 décembre 2025")
        self.grid([("Nombre d'adhérents", None), ("dont femmes", None), ("Nombre de bénévoles réguliers", None),
                   ("Nombre de salariés", None), ("En équivalents temps plein (ETP)", None)], 10, 6)
        t.p("Montant de la cotisation annuelle en 2027 (taux plein) : ………………… €")
        self.question("Quels sont vos principaux partenaires ?", 2, "100 mots maximum")

    def project(self):
        t = self.t
        t.h1("2. Votre projet")
        p = t.p("Intitulé du projet : ", bold=True)
        self.control(p, "Intitulé du projet", "intitule", "text", "Cliquez ici pour taper du texte")
        p = t.p("Date de début : ")
        self.control(p, "Date de début du projet", "debut", "date", "JJ/MM/AAAA")
        t.mixed(p, "          Date de fin : ")
        self.control(p, "Date de fin du projet", "fin", "date", "JJ/MM/AAAA")
        self.question("Résumez votre projet en quelques phrases.", 2,
                      "600 caractères maximum, espaces compris. Ce résumé pourra être publié.")
        self.question("À quel besoin votre projet répond-il, et comment l'avez-vous constaté ?", 3,
                      "2 000 caractères maximum, espaces compris")
        self.question("Quels sont les objectifs du projet ?", 3, "en 10 lignes maximum")
        self.question("Décrivez les actions prévues et leur déroulement.", 4, "300 mots maximum")
        self.question("À quel public le projet s'adresse-t-il ?", 2,
                      "Âge, situation, part de femmes. 800 caractères maximum, espaces compris")
        t.p("Nombre de bénéficiaires directs attendus : …………………")
        t.p("Communes concernées : …………………………………………………………………………………")
        self.question("Joignez à votre réponse la liste nominative des bénéficiaires étrangers, avec leur "
                      "nationalité et la nature de leur titre de séjour (ou son absence).", 2)
        self.question("Quels moyens humains et matériels mobilisez-vous ?", 2, "150 mots maximum")
        self.question("Comment les habitants prennent-ils part au projet ?", 2, "150 mots maximum")
        self.question("Quels résultats attendez-vous, et avec quels indicateurs les évaluerez-vous ?", 3,
                      "1 200 caractères maximum, espaces compris")
        self.question("En quoi le projet tient-il compte de la transition écologique ?", 2,
                      "800 caractères maximum, espaces compris")
        self.question("Comment le projet se poursuivra-t-il après l'aide de la Fondation ?", 2,
                      "100 mots maximum")
        self.question("Que feriez-vous si la Fondation ne retenait qu'une partie de la somme demandée ?", 2,
                      "100 mots maximum")
        self.question("Comment avez-vous connu la Fondation ?", 1)

    def budget(self):
        t = self.t
        t.h1("3. Budget du projet").paragraph_format.page_break_before = True
        t.p("Budget prévisionnel 2027, en euros, contributions volontaires non comprises.", italic=True,
            colour=GREY)
        rows = [["Charges", "Montant", "Produits", "Montant"],
                ["60 – Achats", "", "70 – Ventes, prestations", ""],
                ["61 – Services extérieurs", "", "74 – Subventions publiques", ""],
                ["62 – Autres services extérieurs", "", "75 – Fondation Hélène-Marchadier", ""],
                ["63 – Impôts et taxes", "", "75 – Dons", ""],
                ["64 – Charges de personnel", "", "78 – Report de ressources", ""],
                ["65 – Autres charges de gestion", "", "", ""],
                ["68 – Dotations aux amortissements", "", "", ""],
                ["Total des charges", "", "Total des produits", ""]]
        t.table(rows, [5.6, 2.6, 5.6, 2.6], numbers=(1, 3), total=True)
        t.p("Somme demandée à la Fondation : ………………… €")
        t.p("Avez-vous déjà reçu une aide de la Fondation ?    ☐ Oui    ☐ Non")

    def attestation(self):
        t = self.t
        t.h1("4. Attestation sur l'honneur")
        t.p("Je soussigné(e) ……………………………………………, représentant(e) légal(e) de l'association, certifie que "
            "l'association est à jour de ses obligations sociales et fiscales et que les informations de "
            "ce dossier sont exactes.")
        t.p("Fait à ………………………………, le ……………………")
        self.grid([("Signature du représentant légal", None), ("Cachet de l'association", None)], 8, 8,
                  height=1.8)
        t.p("IBAN de l'association (joindre un relevé d'identité bancaire) : …………………………………………")
        box = t.document.add_table(1, 1, style="Table Grid")
        borders(box, "808080", "8")
        cell = box.cell(0, 0)
        shade(cell, "EDEDED")
        t.mixed(cell.paragraphs[0], "Cadre réservé à la Fondation", bold=True, size=10)
        for line in ("Dossier n° : ………………    Reçu le : ………………    Instructeur : ………………………………",
                     "Avis du comité :   ☐ Favorable   ☐ Réservé   ☐ Défavorable",
                     "Somme proposée : ………………… €"):
            t.mixed(cell.add_paragraph(), line, size=9.5)

    def grid(self, rows, left=6.0, right=10.4, height=0.75):
        """A table of labels with a blank cell beside each."""
        table = self.t.table([[label, value or ""] for label, value in rows], [left, right],
                             header=False)
        for row in table.rows:
            row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
            shade(row.cells[0], PALE)
            for cell in row.cells:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER

    def question(self, text, blanks, limit=""):
        """A question in bold, its limit in italics, and blank paragraphs to answer in."""
        p = self.t.p(text, bold=True)
        p.paragraph_format.space_before, p.paragraph_format.space_after = Pt(8), Pt(2)
        p.paragraph_format.keep_with_next = True
        if limit:
            p = self.t.p(f"({limit})", italic=True, colour=GREY, size=9)
            p.paragraph_format.keep_with_next = True
        for _ in range(blanks):
            self.t.document.add_paragraph()

    def control(self, paragraph, title, tag, kind, shown, choices=()):
        """A content control at the end of a paragraph."""
        self.identifier += 17
        title, shown = fr(title), fr(shown)
        inner = {
            "text": "<w:text/>",
            "date": '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="fr-FR"/>'
                    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
            "choice": "<w:dropDownList>" + f'<w:listItem w:displayText="{shown}" w:value=""/>'
                      + "".join(f'<w:listItem w:displayText="{c}" w:value="{c}"/>' for c in choices)
                      + "</w:dropDownList>",
            "tick": '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
                    '<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
        }[kind]
        if kind == "tick":
            look = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>'
            placeholder = ""
        else:
            look, placeholder = '<w:color w:val="808080"/>', "<w:showingPlcHdr/>"
        paragraph._p.append(parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{self.identifier}"/>{placeholder}{inner}</w:sdtPr><w:sdtContent><w:r><w:rPr>{look}'
            f'</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r></w:sdtContent></w:sdt>'))
