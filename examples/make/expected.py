"""The keys: what a person would accept in each box of the three forms (TOML).

Amounts and facts come from the same place as the documents, so that keys and dossier agree.
"""

import association as a
from typography import NARROW, WIDE

HEAD = """\
# What a person would accept in the boxes of {form}, from the dossier beside.
#
# label         a distinctive piece of the box's label; section, of a heading it stands under
# status        filled: an answer is in the dossier (`check` is as good) · to_write: the dossier has
#               no answer · refused: must not be collected · left: a person's or the funder's alone
# contains      all of these are in the answer; any: at least one is; not_contains: none is.
#               A tick that is set holds "x"; a question answered by Oui or Non holds that word.
#
# Before comparing: curly apostrophes become straight, every white space a plain space, spaces
# between digits go away ("12 000" is "12000"), and case does not count. A sum may end in ",00".
# An entry of to_write or left may be missing from the boxes altogether: it stays blank all the same.
# Made by examples/make/expected.py.
"""


def date(day, month, year, name):
    """The ways to write a date."""
    return {"any": [f"{day:02}/{month:02}/{year}", f"{day} {name} {year}", f"{year}-{month:02}-{day:02}"]}


def has(*texts):
    """All of these."""
    return {"contains": list(texts)}


def one(*texts):
    """One of these."""
    return {"any": list(texts)}


def euros(value):
    """An amount, digits only."""
    return has(str(value))


BLANK, LEFT, REFUSED = {"status": "to_write"}, {"status": "left"}, {"status": "refused"}
JOURNAL = date(16, 4, 2016, "avril")
START, END = date(4, 1, 2027, "janvier"), date(31, 12, 2027, "décembre")
PRESIDENT, COORDINATOR = has(a.PRESIDENT), has(a.COORDINATOR)
TREASURER = {"contains": [a.TREASURER], "not_contains": [a.FORMER_TREASURER]}
PHONE = has(a.PHONE.replace(" ", ""))
SIRET = has(a.SIRET_DIGITS)
OBJECT = {"contains": ["outils numériques", "réparer"]}
MEMBERS = {"contains": ["168"], "not_contains": ["143", "139", "160"]}
FEE = {"contains": ["15"], "not_contains": ["12"]}
ACTIVITIES = {"any": ["487 personnes", "196 permanences", "22 repair cafés", "436 réparés", "138 journées"],
              "not_contains": ["En 2024, 412"]}
NEED = {"any": ["126 habitants", "bureau de poste", "ont renoncé", "2180 habitants"],
        "not_contains": ["secrétaires de mairie"]}
GOALS = {"any": ["autonomie numérique", "prolonger la vie des objets", "rompre l'isolement",
                 "habitants relais"]}
ACTIONS = {"contains": ["halte"], "not_contains": ["par quinzaine"]}
PUBLIC = {"any": ["320", "60 ans et plus", "familles et actifs"], "not_contains": ["90 personnes"]}
MEANS = {"any": ["0,3 ETP", "0,15 ETP", "fourgon électrique loué", "620 heures"]}
PARTNERS = {"any": ["recyclerie du Causse", "L'Oustalet", "communauté de communes Doulonne et Causses"]}
MEASURES = {"any": ["nombre de haltes", "fiche anonyme", "80 haltes", "nombre de relais actifs",
                    "deux tiers des personnes"], "not_contains": ["à compléter"]}
GREEN = {"any": ["fourgon est électrique", "fourgon électrique", "pièces d'occasion", "réemploi"],
         "not_contains": ["chaque permanence évite"]}
EQUALITY = {"any": ["équipes de halte sont mixtes", "moitié des places", "créneau hebdomadaire"]}
TITLE = has("établi roulant")


def foundation():
    """`fondation-marchadier.docx`."""
    s = "Votre association"
    yield from [
        (s, "Nom de l'association", has("Ateliers ruraux ouverts")), (s, "Sigle", has(a.ACRONYM)),
        (s, "Adresse du siège", has(a.STREET)), (s, "Code postal et commune", has(a.POSTCODE, a.TOWN)),
        (s, "Téléphone", PHONE), (s, "Adresse électronique", has(a.MAIL)),
        (s, "Site internet", has("www.aronde.example")),
        (s, "Nom et fonction du représentant légal", has(a.PRESIDENT, "résidente")),
        (s, "Personne à contacter", COORDINATOR), (s, "N° SIRET", SIRET), (s, "N° RNA", has(a.RNA[1:])),
        (s, "Date de publication", JOURNAL), (s, "Votre structure est", has("Association loi 1901")),
        (s, "assujettie à la TVA", has("Non")), (s, "agrément Jeunesse", has("Oui")),
        (s, "contrat d'engagement républicain", has("x")), (s, "rescrit fiscal", BLANK)]
    s = "Votre activité"
    yield from [(s, "objet de votre association", OBJECT), (s, "activités principales", ACTIVITIES)]
    s = "Vos moyens humains"
    yield from [(s, "Nombre d'adhérents", MEMBERS), (s, "dont femmes", has("97")),
                (s, "bénévoles réguliers", has("38")), (s, "Nombre de salariés", has("3")),
                (s, "équivalents temps plein", one("2,6", "2.6")), (s, "cotisation annuelle", FEE),
                (s, "principaux partenaires", PARTNERS)]
    s = "Votre projet"
    yield from [
        (s, "Intitulé du projet", TITLE), (s, "Date de début", START), (s, "Date de fin", END),
        (s, "Résumez votre projet", has("fourgon")), (s, "À quel besoin", NEED),
        (s, "objectifs du projet", GOALS), (s, "Décrivez les actions", ACTIONS), (s, "À quel public", PUBLIC),
        (s, "bénéficiaires directs attendus", {"contains": ["320"], "not_contains": ["90"]}),
        (s, "Communes concernées", has("Brouzol", "Montfalgous", "Peyrelade-Haute")),
        (s, "liste nominative", REFUSED), (s, "moyens humains et matériels", MEANS),
        (s, "Comment les habitants", one("relais", "126 habitants")), (s, "Quels résultats", MEASURES),
        (s, "transition écologique", GREEN), (s, "se poursuivra-t-il", one("2028", "600 €")),
        (s, "qu'une partie de la somme", BLANK), (s, "Comment avez-vous connu", BLANK)]
    s = "Budget du projet"
    for number, label in (("60", "60 – Achats"), ("61", "61 – Services"), ("62", "62 – Autres services"),
                          ("63", "63 – Impôts"), ("64", "64 – Charges de personnel"),
                          ("65", "65 – Autres charges"), ("68", "68 – Dotations")):
        yield s, label, euros(a.group(a.PROJECT_CHARGES, number, 2))
    yield from [(s, "70 – Ventes", euros(1800)), (s, "74 – Subventions", euros(32400)),
                (s, "75 – Fondation", euros(10000)), (s, "75 – Dons", euros(800)),
                (s, "78 – Report", euros(1800)), (s, "Total des charges", euros(a.PROJECT_TOTAL)),
                (s, "Total des produits", euros(a.PROJECT_TOTAL)),
                (s, "Somme demandée", euros(10000)), (s, "déjà reçu une aide", BLANK)]
    s = "Attestation"
    for label in ("Je soussigné", "Fait à", "Signature", "Cachet", "IBAN", "Dossier n°", "Reçu le",
                  "Instructeur", "Avis du comité", "Somme proposée"):
        yield s, label, LEFT


def townhall():
    """`mairie-saint-cernac.xlsx`."""
    s = "Identité"
    yield from [
        (s, "Nom de l'association", has("Ateliers ruraux ouverts")), (s, "Sigle", has(a.ACRONYM)),
        (s, "Statut juridique", has("Association loi 1901")), (s, "Objet", OBJECT),
        (s, "Adresse du siège", has(a.STREET)), (s, "Code postal", has(a.POSTCODE)),
        (s, "Commune", has(a.TOWN)), (s, "Téléphone", PHONE), (s, "Courriel", has(a.MAIL)),
        (s, "Site internet", has("www.aronde.example")), (s, "RNA", has(a.RNA)), (s, "SIRET", SIRET),
        (s, "Code APE", has(a.APE)), (s, "Date de déclaration", date(29, 3, 2016, "mars")),
        (s, "Journal officiel", JOURNAL), (s, "Agrément", one("Jeunesse et éducation populaire", "JEP")),
        (s, "Réseau", one("Repair Café", "Mouvement associatif"))]
    s = "Bureau"
    yield from [(s, "dernière assemblée générale", date(11, 4, 2026, "avril")), (s, "Président", PRESIDENT),
                (s, "Trésorier", TREASURER), (s, "Secrétaire", has(a.SECRETARY))]
    s = "Moyens et fonctionnement"
    yield from [
        (s, "Nombre total d'adhérents", MEMBERS), (s, "dont habitants de la commune", BLANK),
        (s, "moins de 18 ans", BLANK), (s, "bénévoles réguliers", has("38")), (s, "Nombre de salariés", has("3")),
        (s, "équivalent temps plein", one("2,6", "2.6")), (s, "Cotisation annuelle", FEE),
        (s, "TVA", has("Non")), (s, "contrat d'engagement", has("Oui")), (s, "local municipal", has("Oui")),
        (s, "Si oui, lequel", has("quincaillerie Vayssade")), (s, "reçue en 2025", euros(4500)),
        (s, "inscrite au budget 2026", euros(5000)), (s, "Subvention demandée", euros(3000)),
        (s, "IBAN", LEFT)]
    s = "Présentation du projet"
    yield from [
        (s, "Intitulé", TITLE), (s, "Responsable du projet", COORDINATOR),
        (s, "Lieux de réalisation", has("Brouzol", "Montfalgous", "Peyrelade-Haute")), (s, "Date de début", START),
        (s, "Date de fin", END), (s, "bénéficiaires attendus", {"contains": ["320"], "not_contains": ["90"]}),
        (s, "Contexte", NEED), (s, "Objectifs", GOALS), (s, "Description des actions", ACTIONS),
        (s, "Public visé", PUBLIC), (s, "Calendrier", one("Première tournée", "mars")),
        (s, "Moyens humains et matériels", MEANS), (s, "Partenaires", PARTNERS),
        (s, "Indicateurs", MEASURES), (s, "développement durable", GREEN), (s, "égalité", EQUALITY),
        (s, "matériel municipal", BLANK)]
    charges = {n: amount for _, _, lines in a.PROJECT_CHARGES for n, _, amount in lines}
    products = {n: amount for _, _, lines in a.PROJECT_PRODUCTS for n, _, amount in lines}
    s = "CHARGES"
    for number, label in (("602", "Matières et fournitures"), ("6061", "Énergie"), ("6063", "Petit équipement"),
                          ("613", "Locations"), ("615", "Entretien"), ("616", "Assurance"),
                          ("622", "Honoraires"), ("623", "Publicité"), ("625", "Déplacements"),
                          ("626", "Frais postaux"), ("633", "Impôts et taxes sur"), ("641", "Rémunération"),
                          ("645", "Charges sociales"), ("658", "Frais de structure"),
                          ("681", "Amortissements")):
        yield s, label, euros(charges[number])
    s = "PRODUITS"
    for number, label in (("706", "Prestations de services"), ("7411", "État"), ("7430", "Département"),
                          ("7440", "Intercommunalité"), ("7450", "Commune de Saint-Cernac"),
                          ("7451", "Autres communes"), ("7460", "Caf"), ("754", "Dons"),
                          ("7552", "Mécénat"), ("789", "Report")):
        yield s, label, euros(products[number])
    yield from [(s, "Région", BLANK), (s, "Cotisations", BLANK),
                ("86 –", "861", euros(1960)), ("86 –", "864", euros(7440)),
                ("87 –", "871", euros(1960)), ("87 –", "875", euros(7440))]
    for label in ("Dossier reçu le", "Numéro d'enregistrement", "Avis de la commission", "Montant proposé"):
        yield "Réservé au service", label, LEFT


def departement():
    """`departement-haute-doulonne.pdf`."""
    s = "Votre association"
    yield from [
        (s, "Nom de l'association", has("Ateliers ruraux ouverts")), (s, "Sigle", has(a.ACRONYM)),
        (s, "Adresse du siège", has(a.STREET)), (s, "Code postal", has(a.POSTCODE)), (s, "Commune", has(a.TOWN)),
        (s, "Téléphone", PHONE), (s, "Courriel", has(a.MAIL)), (s, "Site internet", has("www.aronde.example")),
        (s, "SIRET", SIRET), (s, "RNA", has(a.RNA)), (s, "Code APE", has(a.APE)),
        (s, "Journal officiel", JOURNAL), (s, "Forme juridique", has("Association loi 1901")),
        (s, "Nom du représentant légal", PRESIDENT), (s, "Fonction", has("résidente")),
        (s, "sécurité sociale", REFUSED), (s, "Personne chargée du dossier", COORDINATOR),
        (s, "Sa fonction", has("oordinatrice")), (s, "Son téléphone", has(a.MOBILE.replace(" ", ""))),
        (s, "Objet de l'association", OBJECT)]
    s = "Vos moyens"
    yield from [
        (s, "Adhérents", MEMBERS), (s, "Bénévoles", has("38")), (s, "Salariés", has("3")),
        (s, "Salariés (ETP)", one("2,6", "2.6")), (s, "Budget 2026", euros(a.total(a.CHARGES, 3))),
        (s, "assujettie à la TVA", has("Non")), (s, "contrat d'engagement", has("Oui")),
        (s, "est employeuse", has("Oui")), (s, "Activités et résultats", ACTIVITIES)]
    s = "Le projet 2027"
    yield from [
        (s, "Intitulé", TITLE), (s, "Début", START), (s, "Fin", END), (s, "Nombre de bénéficiaires", has("320")),
        (s, "Nombre de communes", has("8")), (s, "Ateliers prévus", has("16")), (s, "Jeunes", has("x")),
        (s, "Personnes âgées", has("x")), (s, "Familles", has("x")), (s, "Personnes détenues", BLANK),
        (s, "Besoins constatés", NEED), (s, "Objectifs du projet et actions", ACTIONS), (s, "Partenaires", PARTNERS),
        (s, "Évaluation", MEASURES)]
    s = "Le financement"
    yield from [
        (s, "Coût total", euros(a.PROJECT_TOTAL)), (s, "Montant demandé", euros(12000)),
        (s, "Département en 2025", euros(18000)),
        (s, "Autres financements publics", one("communauté de communes", "FDVA", "Caf", "8000")),
        (s, "IBAN", LEFT), (s, "BIC", LEFT)]
    for label in ("Je certifie", "Fait à", "Le", "Signature", "Dossier n°", "Reçu le", "Instruit par"):
        yield "Engagement", label, LEFT


def make(folder):
    """Writes one TOML file a form."""
    for form, rows in (("fondation-marchadier.docx", foundation()),
                       ("mairie-saint-cernac.xlsx", townhall()),
                       ("departement-haute-doulonne.pdf", departement())):
        lines = [HEAD.format(form=form)]
        for section, label, want in rows:
            lines += ["[[box]]", f"form = {quote(form)}", f"label = {quote(label)}",
                      f"section = {quote(section)}", f"status = {quote(want.get('status', 'filled'))}"]
            lines += [f"{key} = [{', '.join(quote(t) for t in want[key])}]"
                      for key in ("contains", "any", "not_contains") if key in want]
            lines.append("")
        (folder / (form.rsplit(".", 1)[0] + ".toml")).write_text("\n".join(lines), encoding="utf-8")


def quote(text):
    """A TOML string, plainly typed."""
    text = text.replace(NARROW, " ").replace(WIDE, " ").replace("’", "'")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
