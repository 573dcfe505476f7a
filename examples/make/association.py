"""What is true of the invented association: every document takes its facts and figures here.

Nothing in this file is real. The département 96 does not exist, the telephone numbers are those
that Arcep keeps for works of fiction, and addresses on the Internet end in `.example`.
"""


def luhn(digits: str) -> bool:
    """Tells whether a string of digits passes the Luhn test, as SIREN and SIRET must."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char)
        if index % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def complete(prefix: str) -> str:
    """Adds the digit that makes a prefix pass the Luhn test."""
    return next(prefix + str(d) for d in range(10) if luhn(prefix + str(d)))


NAME = "Ateliers ruraux ouverts – numérique, dépannage, entraide"
ACRONYM = "ARONDE"
SIREN_DIGITS = complete("99998412")
SIRET_DIGITS = complete(SIREN_DIGITS + "0001")
SIREN = " ".join(SIREN_DIGITS[i : i + 3] for i in (0, 3, 6))
SIRET = f"{SIREN} {SIRET_DIGITS[9:]}"
RNA = "W963004127"
APE = "94.99Z"
STREET = "14, rue du Foirail-Vieux"
POSTCODE = "96340"
TOWN = "Saint-Cernac-sur-Doulonne"
PHONE = "05 36 49 21 08"
MOBILE = "06 39 98 14 52"
MAIL = "contact@aronde.example"
SITE = "https://www.aronde.example"
PRESIDENT = "Mireille Cazalbou"
TREASURER = "Farid Mekhloufi"
FORMER_TREASURER = "Bernard Lescure"
SECRETARY = "Anne-Lise Dutilleul"
COORDINATOR = "Solène Kervadec"
ADVISER = "Thibault Ramondou"
TECHNICIAN = "Nadège Pradines"

assert luhn(SIREN_DIGITS) and luhn(SIRET_DIGITS) and len(SIRET_DIGITS) == 14

# Activity: what is counted, 2024, 2025.
ACTIVITY = [
    ("Permanences numériques (séances)", 164, 196),
    ("Personnes accompagnées au numérique", 412, 487),
    ("dont femmes", 243, 292),
    ("dont personnes de 60 ans et plus", 251, 283),
    ("Accompagnements individuels", 1086, 1312),
    ("Ateliers collectifs (séances)", 38, 44),
    ("Repair cafés", 18, 22),
    ("Objets présentés aux repair cafés", 512, 641),
    ("Objets réparés", 334, 436),
    ("Déchets évités (kg, estimation)", 1020, 1360),
    ("Ordinateurs reconditionnés remis à un foyer", 41, 57),
    ("Personnes inscrites à l’atelier partagé", 74, 92),
    ("Journées d’ouverture de l’atelier partagé", 92, 138),
    ("Bénévoles réguliers", 31, 38),
    ("Heures de bénévolat", 1780, 2140),
    ("Communes où nous sommes intervenus", 9, 11),
]

# Accounts: number, title, 2025 spent or received, 2026 planned. A line of two digits is a sum.
CHARGES = [
    ("60", "Achats", [
        ("602", "Achats de matériaux et de pièces détachées", 5420, 5900),
        ("6061", "Énergie, eau, carburant", 4180, 4400),
        ("6063", "Petit équipement et outillage", 2960, 3300),
        ("6064", "Fournitures administratives", 840, 900),
    ]),
    ("61", "Services extérieurs", [
        ("613", "Locations", 1200, 1200),
        ("615", "Entretien et réparations", 1640, 1700),
        ("616", "Primes d’assurance", 1480, 1550),
        ("618", "Documentation", 280, 250),
    ]),
    ("62", "Autres services extérieurs", [
        ("622", "Honoraires (comptabilité, formation)", 2950, 3100),
        ("623", "Publicité, publications", 1310, 1400),
        ("625", "Déplacements, missions", 3870, 4300),
        ("626", "Frais postaux et de télécommunications", 1450, 1500),
        ("627", "Services bancaires", 120, 130),
        ("628", "Cotisations aux réseaux", 400, 470),
    ]),
    ("63", "Impôts et taxes", [
        ("633", "Impôts et taxes sur rémunérations", 1350, 1400),
    ]),
    ("64", "Charges de personnel", [
        ("641", "Rémunération du personnel", 63900, 68200),
        ("645", "Charges sociales", 17750, 19400),
        ("648", "Autres charges de personnel", 650, 700),
    ]),
    ("65", "Autres charges de gestion courante", [
        ("658", "Charges diverses de gestion courante", 250, 300),
    ]),
    ("66", "Charges financières", []),
    ("67", "Charges exceptionnelles", []),
    ("68", "Dotations aux amortissements", [
        ("681", "Dotations aux amortissements du matériel", 3200, 3400),
    ]),
    ("69", "Impôt sur les bénéfices", []),
]
PRODUCTS = [
    ("70", "Ventes de produits finis, prestations de services", [
        ("706", "Prestations de services (ateliers, formations)", 12480, 13600),
        ("707", "Ventes d’ordinateurs reconditionnés", 3420, 3900),
    ]),
    ("74", "Subventions", [
        ("7411", "État – FDVA", 5000, 6000),
        ("7412", "État – conseiller numérique", 17500, 17500),
        ("7413", "État – poste FONJEP", 7164, 7164),
        ("7420", "Région", 12000, 12000),
        ("7430", "Département de la Haute-Doulonne", 18000, 19000),
        ("7440", "Communauté de communes Doulonne et Causses", 15000, 18000),
        ("7450", "Commune de Saint-Cernac-sur-Doulonne", 4500, 5000),
        ("7460", "Caf de la Haute-Doulonne", 6500, 7000),
        ("747", "Quote-part de subventions d’investissement", 1600, 1600),
    ]),
    ("75", "Autres produits de gestion courante", [
        ("754", "Dons", 2940, 2500),
        ("7551", "Mécénat – fondation d’entreprise Galtier", 8000, 8000),
        ("756", "Cotisations", 2022, 2100),
    ]),
    ("76", "Produits financiers", [
        ("768", "Intérêts du livret", 114, 136),
    ]),
    ("77", "Produits exceptionnels", []),
    ("78", "Reprises sur amortissements et provisions", []),
    ("79", "Transferts de charges", []),
]
IN_KIND_CHARGES = [
    ("861", "Mise à disposition gratuite de biens (local)", 9600, 9600),
    ("864", "Personnel bénévole", 25423, 26400),
]
IN_KIND_PRODUCTS = [
    ("871", "Prestations en nature (local communal)", 9600, 9600),
    ("875", "Bénévolat", 25423, 26400),
]

# The project's budget for 2027: number, title, amount.
PROJECT_CHARGES = [
    ("60", "Achats", [
        ("602", "Pièces détachées et consommables", 2400),
        ("6061", "Énergie (recharge du fourgon)", 1900),
        ("6063", "Outillage et ordinateurs de prêt", 4600),
    ]),
    ("61", "Services extérieurs", [
        ("613", "Location longue durée du fourgon", 4800),
        ("615", "Entretien et réparations", 600),
        ("616", "Assurance", 1100),
    ]),
    ("62", "Autres services extérieurs", [
        ("622", "Formation des relais, évaluation", 2200),
        ("623", "Publicité, publications", 900),
        ("625", "Déplacements, missions", 1200),
        ("626", "Télécommunications (4G à bord)", 500),
    ]),
    ("63", "Impôts et taxes", [("633", "Impôts et taxes sur rémunérations", 400)]),
    ("64", "Charges de personnel", [
        ("641", "Rémunération du personnel", 17200),
        ("645", "Charges sociales", 4900),
    ]),
    ("65", "Autres charges de gestion courante", [
        ("658", "Part du projet dans les frais de structure", 2000),
    ]),
    ("68", "Dotations aux amortissements", [("681", "Aménagement intérieur du fourgon", 2100)]),
]
PROJECT_PRODUCTS = [
    ("70", "Ventes, prestations de services", [("706", "Prestations pour les communes", 1800)]),
    ("74", "Subventions", [
        ("7411", "État – FDVA", 4000),
        ("7430", "Département de la Haute-Doulonne", 12000),
        ("7440", "Communauté de communes Doulonne et Causses", 8000),
        ("7450", "Commune de Saint-Cernac-sur-Doulonne", 3000),
        ("7451", "Huit communes d’accueil (300 € chacune)", 2400),
        ("7460", "Caf de la Haute-Doulonne", 3000),
    ]),
    ("75", "Autres produits de gestion courante", [
        ("754", "Dons", 800),
        ("7552", "Mécénat – Fondation Hélène-Marchadier", 10000),
    ]),
    ("78", "Report de ressources affectées", [("789", "Fonds dédiés (campagne de dons 2026)", 1800)]),
]
PROJECT_IN_KIND = [
    ("861", "Mise à disposition de salles et d’un garage", 1960),
    ("864", "Personnel bénévole (620 heures)", 7440),
]
PROJECT_IN_KIND_PRODUCTS = [
    ("871", "Prestations en nature (salles, garage)", 1960),
    ("875", "Bénévolat", 7440),
]
PROJECT_TOTAL = 46800


def total(groups, column):
    """Sum of one column over groups of accounts."""
    return sum(line[column] for _, _, lines in groups for line in lines)


def group(groups, number, column):
    """Sum of one column over the accounts of one class of two digits."""
    return sum(line[column] for n, _, lines in groups if n == number for line in lines)


RESULT_2025 = total(PRODUCTS, 2) - total(CHARGES, 2)
assert total(CHARGES, 2) == 115200 and total(PRODUCTS, 2) == 116240 and RESULT_2025 == 1040
assert total(CHARGES, 3) == total(PRODUCTS, 3) == 123500
assert total(PROJECT_CHARGES, 2) == total(PROJECT_PRODUCTS, 2) == PROJECT_TOTAL
assert sum(l[2] for l in PROJECT_IN_KIND) == sum(l[2] for l in PROJECT_IN_KIND_PRODUCTS) == 9400
