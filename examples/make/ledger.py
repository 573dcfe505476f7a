"""The association's accounting files of 2024 and 2025 (FEC), and what its treasurer said of them.

The figures of 2025 are those of `comptes-2025.ods`, account by account; so are the balance sheet's
cash, claims and debts at its end.
"""

import datetime
import json

import association as a

COLUMNS = ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib "
           "PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise "
           "Idevise").split()
JOURNALS = {"AN": "À nouveaux", "BQ": "Banque", "CA": "Caisse", "OD": "Opérations diverses", "AC": "Achats"}
NAMES = {
    "512000": "Crédit coopératif", "517000": "Livret associatif", "530000": "Caisse",
    "110000": "Report à nouveau", "120000": "Résultat de l’exercice", "131000": "Subventions d’investissement",
    "218400": "Outillage et aménagements", "281840": "Amortissements de l’outillage",
    "401000": "Fournisseurs", "431000": "Sécurité sociale et organismes", "441000": "Subventions à recevoir",
    "487000": "Produits constatés d’avance", "861000": "Mise à disposition gratuite de biens",
    "864000": "Personnel bénévole", "871000": "Prestations en nature", "875000": "Bénévolat",
    "777000": "Quote-part de subventions d’investissement",
}
for _groups in (a.CHARGES, a.PRODUCTS):
    for _, _, _lines in _groups:
        for _number, _title, *_ in _lines:
            NAMES[_number.ljust(6, "0")] = _title

# Account: months of the payments, and who is paid, for what.
SPENT = {
    "602": ((1, 3, 5, 6, 9, 11), "Bois et Métaux du Causse", "Matériaux atelier partagé"),
    "6061": ((2, 4, 6, 8, 10, 12), "Énergies du Rouget", "Électricité et eau du local"),
    "6063": ((2, 5, 9, 11), "Outillage Fabregoule", "Outillage repair café"),
    "6064": ((1, 9), "Papeterie du Foirail", "Fournitures de bureau"),
    "613": ((3, 6, 9, 12), "Locations Vidalenc", "Location de salles, repair café"),
    "615": ((4, 10), "Garage Puech-Mourel", "Entretien du fourgon"),
    "616": ((1,), "Mutuelle des Causses", "Assurance annuelle"),
    "618": ((2,), "Librairie L’Encrier", "Documentation"),
    "622": ((5, 11), "Cabinet Lavergne-Tessier", "Tenue des comptes"),
    "623": ((3, 9), "Imprimerie des Deux Ponts", "Affiches et programme"),
    "625": ((1, 2, 3, 4, 5, 6, 9, 10, 11, 12), "Équipe", "Déplacements conseil numérique"),
    "626": (tuple(range(1, 13)), "Télécoms du Rouergat", "Téléphone et accès Internet"),
    "627": ((3, 6, 9, 12), "Crédit coopératif", "Frais de tenue de compte"),
    "628": ((2,), "Réseau des ateliers", "Cotisation annuelle"),
    "633": ((12,), "Organisme de formation", "Participation à la formation"),
    "641": (tuple(range(1, 13)), "Salariées", "Salaires conseil numérique et atelier partagé"),
    "645": ((1, 4, 7, 10, 12), "Urssaf", "Cotisations sociales"),
    "648": ((6, 12), "Médecine du travail", "Visites et titres repas"),
    "658": ((12,), "Divers", "Charges diverses"),
}
RECEIVED = {
    "706": ((2, 3, 4, 5, 6, 9, 10, 11, 12), "Communes et écoles", "Ateliers facturés, conseil numérique"),
    "707": ((3, 6, 9, 12), "Foyers", "Vente d’ordinateurs reconditionnés, atelier partagé"),
    "754": ((1, 5, 10, 12), "Donateurs", "Dons, repair café"),
    "7551": ((5,), "Fondation d’entreprise Galtier", "Mécénat atelier partagé"),
    "756": ((1, 2, 3, 9), "Adhérents", "Cotisations"),
    "768": ((12,), "Crédit coopératif", "Intérêts du livret"),
}
# Account: funder, month of the notification, then the months and shares of the payments.
GRANTS = {
    "7411": ("DRAJES – FDVA", 6, ((7, 1.0),), "Subvention FDVA fonctionnement"),
    "7412": ("ANCT – conseiller numérique", 1, ((3, 0.5), (9, 0.5)), "Subvention conseil numérique"),
    "7413": ("FONJEP", 1, ((2, 0.25), (5, 0.25), (8, 0.25), (11, 0.25)), "Poste FONJEP"),
    "7420": ("Région Grand-Causse", 4, ((6, 0.6), (12, 0.4)), "Subvention atelier partagé"),
    "7430": ("Département de la Haute-Doulonne", 3, ((5, 0.7),), "Subvention fonctionnement"),
    "7440": ("Communauté de communes Doulonne et Causses", 2, ((4, 0.7),), "Subvention conseil numérique"),
    "7450": ("Commune de Saint-Cernac-sur-Doulonne", 3, ((4, 1.0),), "Subvention repair café"),
    "7460": ("Caf de la Haute-Doulonne", 5, ((7, 4100 / 6500),), "Subvention accès aux droits, conseil numérique"),
}
UNPAID = {"622": 2350, "645": 6850}  # at the end of each year


def make(folder):
    """Writes the two FEC and `said.json`."""
    rows, opening = {}, None
    spare = 0
    for _ in range(2):
        # Once to see what cash comes out, once with the opening that makes it what it was.
        balance = _opening(spare)
        for year in (2024, 2025):
            rows[year], balance = _year(year, balance)
        spare += 2893000 - sum(balance.get(n, 0) for n in ("512000", "517000", "530000"))
    for year, lines in rows.items():
        name = f"{a.SIREN_DIGITS}FEC{year}1231.txt"
        text = "\r\n".join("\t".join(line) for line in [COLUMNS, *lines]) + "\r\n"
        (folder / name).write_bytes(text.encode("utf-8"))
    said = json.dumps(_said(), ensure_ascii=False, indent=1)
    (folder / "said.json").write_text(said + "\n", encoding="utf-8")


def _opening(spare):
    balance = {"512000": 1500000 + spare, "517000": 800000, "530000": 24000, "218400": 2460000,
               "281840": -855000, "131000": -960000}
    balance["110000"] = -sum(balance.values())
    return balance


def _amount(cents):
    return f"{cents // 100},{cents % 100:02d}"


def _parts(total, count):
    """Whole cents that add up to a total, not all alike."""
    weights = [10 + (7 * i * i + 3 * i) % 5 for i in range(count)]
    parts = [total * w // sum(weights) for w in weights]
    parts[-1] += total - sum(parts)
    return parts


class _Books:
    def __init__(self, year, opening):
        self.year, self.balance = year, {}
        self.entries = []
        lines = [(n, "", c) for n, c in sorted(opening.items()) if c]
        self.add("AN", 1, 1, "Report des soldes au 1er janvier", f"AN{year}", lines)

    def add(self, journal, month, day, label, piece, lines):
        assert sum(c for _, _, c in lines) == 0, (label, lines)
        self.entries.append((month, day, len(self.entries), journal, label, piece, lines))
        for number, _, cents in lines:
            self.balance[number] = self.balance.get(number, 0) + cents

    def rows(self):
        rows = []
        for number, (month, day, _, journal, label, piece, lines) in enumerate(sorted(self.entries), 1):
            date = f"{self.year}{month:02d}{day:02d}"
            for account, party, cents in lines:
                aux = f"T{sum(map(ord, party)) % 900 + 100}" if party else ""
                rows.append([journal, JOURNALS[journal], str(number), date, account, NAMES[account], aux,
                             party, piece, date, label, _amount(max(cents, 0)), _amount(max(-cents, 0)),
                             "", "", date, "", ""])
        return rows


def _year(year, opening):
    books = _Books(year, opening)

    def of(number, amount_2025):
        if year == 2025:
            return amount_2025 * 100
        return round(amount_2025 * (0.9 + 0.01 * (int(number) % 7)) / 10) * 1000

    piece = iter(range(1, 10_000))
    # What was owed and due from the year before.
    if year == 2025:
        for number, key in (("401000", "Cabinet Lavergne-Tessier"), ("431000", "Urssaf")):
            owed = opening.get(number, 0)
            books.add("BQ", 1, 18, f"Paiement {key}", f"VIR{next(piece):04d}",
                      [(number, key, -owed), ("512000", "", owed)])
        for account, (funder, _, _, label) in GRANTS.items():
            left = DUE.pop(account, 0)
            if left:
                books.add("BQ", 2, 12, f"Solde {year - 1} {label}", f"VIR{next(piece):04d}",
                          [("512000", "", left), ("441000", funder, -left)])
        early = opening.get("487000", 0)
        books.add("OD", 1, 2, "Reprise des produits constatés d’avance", "OD01",
                  [("487000", "", -early), ("706000", "Communes et écoles", early)])
    for _, _, lines in a.CHARGES:
        for number, title, amount, *_ in lines:
            if number == "681":
                cents = 300000 if year == 2024 else amount * 100
                books.add("OD", 12, 31, title, "OD31", [("681000", "", cents), ("281840", "", -cents)])
                continue
            months, party, label = SPENT[number]
            account, total = number.ljust(6, "0"), of(number, amount)
            unpaid = UNPAID.get(number, 0) * 100 - (0 if year == 2025 else 40000)
            unpaid = unpaid if number in UNPAID else 0
            for month, cents in zip(months, _parts(total - unpaid, len(months))):
                cash = "530000" if number == "658" else "512000"
                books.add("CA" if cash == "530000" else "BQ", month, 4 + int(number) % 23, label,
                          f"F{next(piece):04d}", [(account, party, cents), (cash, "", -cents)])
            if unpaid:
                debt = "401000" if number == "622" else "431000"
                books.add("AC", 12, 28, f"{label}, quatrième trimestre", f"F{next(piece):04d}",
                          [(account, party, unpaid), (debt, party, -unpaid)])
    for _, _, lines in a.PRODUCTS:
        for number, title, amount, *_ in lines:
            account = number.ljust(6, "0")
            if number == "747":
                # The general chart's 777 until 2024, 747 since.
                account = "777000" if year == 2024 else "747000"
                books.add("OD", 12, 31, title, "OD30", [("131000", "", amount * 100), (account, "", -amount * 100)])
                continue
            total = of(number, amount)
            if number in GRANTS:
                funder, month, payments, label = GRANTS[number]
                label = f"{label} {year}"
                books.add("OD", month, 20, f"Notification {label}", f"N{next(piece):04d}",
                          [("441000", funder, total), (account, funder, -total)])
                left = total
                for at, (paid, share) in enumerate(payments):
                    last = sum(s for _, s in payments) > 0.999 and at == len(payments) - 1
                    cents = left if last else round(total * share)
                    left -= cents
                    books.add("BQ", paid, 12, f"Versement {label}", f"VIR{next(piece):04d}",
                              [("512000", "", cents), ("441000", funder, -cents)])
                DUE[number] = left
                continue
            months, party, label = RECEIVED[number]
            early = -opening.get("487000", 0) if number == "706" and year == 2025 else 0
            for month, cents in zip(months, _parts(total - early, len(months))):
                cash = {"754": "530000", "768": "517000"}.get(number, "512000")
                books.add("CA" if cash == "530000" else "BQ", month, 3 + int(number) % 21, label,
                          f"R{next(piece):04d}", [(cash, "", cents), (account, party, -cents)])
            if number == "754":
                books.add("BQ", 12, 30, "Remise d’espèces", f"R{next(piece):04d}",
                          [("512000", "", total - 30000), ("530000", "", 30000 - total)])
    books.add("BQ", 12, 20, "Ateliers payés d’avance pour l’année suivante", f"R{next(piece):04d}",
              [("512000", "", 400000), ("487000", "", -400000)])
    local, hours = 960000, (2542300 if year == 2025 else 2114600)
    books.add("OD", 12, 31, "Local prêté par la commune", "OD40",
              [("861000", "", local), ("871000", "Commune de Saint-Cernac-sur-Doulonne", -local)])
    books.add("OD", 12, 31, "Bénévolat de l’année", "OD41", [("864000", "", hours), ("875000", "", -hours)])
    closing = {n: c for n, c in books.balance.items() if n[0] in "12345" and c}
    result = -sum(closing.values())
    # The result is carried over: nobody shares it out.
    closing["110000"] = closing.get("110000", 0) + result
    return books.rows(), closing


DUE = {}


def _identifier(name):
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _said():
    """Funders, projects, rules, grants and budgets, as the commands keep them."""
    kinds = {"7411": "state", "7412": "state", "7413": "state", "7420": "region", "7430": "department",
             "7440": "intercommunal", "7450": "municipal", "7460": "social"}
    funders, rules, grants = [], [], []
    amounts = {n: (spent, planned) for _, _, lines in a.PRODUCTS for n, _, spent, planned in lines}
    projects = {"conseil-numerique": "Conseil numérique", "atelier-partage": "Atelier partagé",
                "repair-cafe": "Repair café", "l-etabli-roulant": "L’établi roulant"}
    of_project = {"7412": "conseil-numerique", "7420": "atelier-partage", "7440": "conseil-numerique",
                  "7450": "repair-cafe", "7460": "conseil-numerique"}

    def year(number):
        return {"first": f"{number}-01-01", "last": f"{number}-12-31"}

    for number, (name, month, payments, label) in GRANTS.items():
        fid = _identifier(name)
        funders.append({"id": fid, "name": name, "kind": kinds[number]})
        rules.append({"id": f"funder-{fid}", "when": [{"third_party": name}], "funder": fid})
        spent, planned = amounts[number]
        before = round(spent * (0.9 + 0.01 * (int(number) % 7)) / 10) * 10
        for of, granted in ((2024, before), (2025, spent), (2026, planned)):
            last = of == 2026 and number in ("7430", "7440")
            grants.append({
                "id": f"{fid}-{of}", "funder": fid, "project": of_project.get(number), "purpose": label,
                "period": year(of), "asked": round(granted * 1.1 / 500) * 50000,
                "granted": None if last else granted * 100,
                "agreement": {"reference": f"{of}-{number}", "signed": f"{of}-{month:02d}-20"},
                "payments": [{"due": f"{of}-{m:02d}-12", "amount": round(granted * 100 * s)} for m, s in payments],
                "reported": f"{of + 1}-05-30" if of == 2024 or of == 2025 and number in ("7412", "7450") else None,
            })
    for _, _, rows in a.PROJECT_PRODUCTS:
        for number, _, asked, *_ in rows:
            if number in GRANTS:
                fid = _identifier(GRANTS[number][0])
                grants.append({"id": f"{fid}-l-etabli-roulant-2027", "funder": fid, "project": "l-etabli-roulant",
                               "purpose": "L’établi roulant", "period": year(2027), "asked": asked * 100})
    name = "Fondation d’entreprise Galtier"
    funders.append({"id": _identifier(name), "name": name, "kind": "private"})
    rules.append({"id": "funder-galtier", "when": [{"third_party": name}], "funder": _identifier(name)})

    def funder_of(number, title):
        if number in GRANTS:
            return _identifier(GRANTS[number][0])
        return _identifier(name) if "Galtier" in title else None

    rules += [{"id": f"project-{i}", "when": [{"label": n}], "project": i} for i, n in projects.items()]

    def lines(of):
        column = {2025: 0, 2026: 1}[of]
        for groups in (a.CHARGES, a.PRODUCTS):
            for _, _, rows in groups:
                for number, title, *values in rows:
                    planned = values[1] if column else round(values[0] * (0.93 + 0.02 * (int(number) % 6)), -2)
                    funder = funder_of(number, title)
                    yield {"account": number, "label": title, "amount": int(planned) * 100, "funder": funder,
                           "origin": "entered"}

    def project_lines():
        for groups in (a.PROJECT_CHARGES, a.PROJECT_PRODUCTS):
            for _, _, rows in groups:
                for number, title, amount, *_ in rows:
                    funder = funder_of(number, title)
                    yield {"account": number, "label": title, "amount": amount * 100, "funder": funder,
                           "origin": "entered"}

    budgets = [{"id": str(of), "period": year(of), "project": None, "lines": list(lines(of))} for of in (2025, 2026)]
    budgets.append({"id": "2027-l-etabli-roulant", "period": year(2027), "project": "l-etabli-roulant",
                    "lines": list(project_lines())})
    expected = [{"due": "2026-03-15", "amount": -240000, "reason": {"entered": "Remplacement du fourgon : acompte"}}]
    return {"dimensions": {"funders": funders, "rules": rules, "answers": [], "declined": [],
                           "projects": [{"id": i, "name": n} for i, n in projects.items()]},
            "grants": grants, "budgets": budgets, "scenarios": [],
            "sharing": {"conseil-numerique": {"share": 4500, "accounts": [],
                                              "rule": "au prorata des heures d’ouverture"}},
            "charts": {}, "expected": expected}
