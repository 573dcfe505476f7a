"""Last year's application to the intercommunality, as it was sent (docx)."""

import association as a
from fixed import settle
from writer import Text

BLUE = "1F4E79"


def make(folder):
    """Writes `demande-subvention-2026-communaute-de-communes.docx`."""
    t = Text("Demande de subvention 2026 – Communauté de communes Doulonne et Causses",
             colour=BLUE, letterhead=False, author="ARONDE")
    t.footer("Communauté de communes Doulonne et Causses – Dossier de demande de subvention 2026 – page ")
    t.p("COMMUNAUTÉ DE COMMUNES DOULONNE ET CAUSSES", bold=True, colour=BLUE, size=12)
    t.title("Dossier de demande de subvention", "Vie associative et cohésion sociale – année 2026")
    t.p("Dossier à retourner avant le 12 décembre 2025. Déposé par l'association le 28 novembre 2025.",
        italic=True)
    t.h1("1. Présentation de l'association")
    t.table([
        ["Nom de l'association", a.NAME],
        ["Sigle", a.ACRONYM],
        ["Objet", "Permettre à toute personne vivant sur le territoire du Pays de Saint-Cernac de se "
         "servir des outils numériques, de réparer ce qui peut l'être et de fabriquer par elle-même, en "
         "apprenant des autres."],
        ["Adresse du siège social", f"{a.STREET}, {a.POSTCODE} {a.TOWN}"],
        ["Téléphone", a.PHONE], ["Courriel", a.MAIL], ["Site internet", a.SITE],
        ["Numéro SIRET", a.SIRET], ["Numéro RNA", a.RNA], ["Code APE", a.APE],
        ["Date de publication au Journal officiel", "16 avril 2016"],
        ["Représentant légal", f"{a.PRESIDENT}, présidente"],
        ["Trésorier", a.FORMER_TREASURER],
        ["Personne chargée du dossier", f"{a.COORDINATOR}, coordinatrice – {a.MOBILE}"],
    ], [5.5, 10.5], header=False, label_column=True)
    t.h2("Moyens humains")
    t.p("Nombre d'adhérents : environ 160 à la date du dépôt")
    t.p("Nombre de bénévoles : 35")
    t.p("Nombre de salariés : 3 (2,6 équivalents temps plein)")
    t.p("Montant de la cotisation : 12 € ; 6 € à taux réduit")
    t.p("L'association est-elle assujettie à la TVA ? Non")
    t.p("L'association a-t-elle souscrit le contrat d'engagement républicain ? Oui, le 9 janvier 2023")
    t.p("Agréments : Jeunesse et éducation populaire, n° 96-20-JEP-014, délivré le 3 juillet 2020 par la "
        "préfecture de la Haute-Doulonne ; habilitation Aidants Connect (2022)")
    t.p("Réseaux ou fédérations : réseau Repair Café, Coordination départementale de la médiation "
        "numérique, Mouvement associatif")
    t.h2("Présentez brièvement les activités habituelles de votre association")
    t.ps("ARONDE anime, dans l'ancienne quincaillerie Vayssade de Saint-Cernac, un lieu ouvert où l'on "
         "vient apprendre, réparer et se rencontrer. Un conseiller numérique y tient des permanences et "
         "des ateliers collectifs. Les repair cafés mensuels permettent de remettre en état, avec l'aide "
         "de bénévoles, petit électroménager, vélos et vêtements. L'atelier partagé met à disposition "
         "des machines à bois, un poste d'électricité, des machines à coudre et une outilthèque.",
         "En 2024, 412 personnes ont été accompagnées au numérique, 334 objets ont été réparés et "
         "74 personnes se sont inscrites à l'atelier partagé.")
    t.h1("2. Présentation de l'action 2026")
    t.table([["Intitulé de l'action", "Des permanences numériques à La Salvie et à Montfalgous"],
             ["Période de réalisation", "Du 5 janvier au 18 décembre 2026"],
             ["Lieu de réalisation", "Mairies de La Salvie et de Montfalgous"],
             ["Nombre de bénéficiaires prévus", "90 personnes"],
             ["Montant demandé", "3 000 €, en complément des 15 000 € de la convention"]],
            [5.5, 10.5], header=False, label_column=True)
    t.h2("À quel besoin cette action répond-elle ? Qui a identifié ce besoin ?")
    t.p("Les secrétaires de mairie des deux villages sont sollicitées chaque jour pour des démarches en "
        "ligne qui ne sont pas de leur ressort. Avec elles, nous avons compté en septembre 2025 "
        "quarante-trois demandes en trois semaines : déclaration de revenus, carte grise, renouvellement de droits. "
        "Les deux tiers venaient de personnes de plus de 65 ans.")
    t.h2("Décrivez l'action et les moyens mis en œuvre")
    t.p("Le conseiller numérique tient une permanence de trois heures par quinzaine dans chaque mairie. Il "
        "reçoit sans rendez-vous, fait avec la personne plutôt qu'à sa place et remet une fiche mémo. Un "
        "bénévole assure l'accueil. La commune fournit un bureau, le chauffage et la connexion.")
    t.h2("Qui sont les bénéficiaires ?")
    t.p("Les habitants des deux communes et des hameaux voisins, en priorité les personnes âgées, les "
        "demandeurs d'emploi et les familles sans ordinateur. L'accueil est gratuit et inconditionnel.")
    t.h2("Indicateurs d'évaluation retenus")
    t.items("nombre de permanences tenues et de personnes reçues ;",
            "part des démarches menées à terme ;",
            "part des personnes qui reviennent pour une autre démarche : (à compléter).")
    t.h2("Comment l'action contribue-t-elle à la transition écologique ?")
    t.p("Chaque permanence évite aux habitants un déplacement vers Saint-Cernac (32 km aller et retour en "
        "moyenne). Le matériel utilisé est reconditionné par nos soins et fonctionne avec des logiciels "
        "libres.")
    t.h2("Comment l'action favorise-t-elle l'égalité entre les femmes et les hommes ?")
    t.p("Les femmes représentent 59 % des personnes accompagnées. Nous veillons à ce que les fiches et les "
        "exemples ne reproduisent pas de stéréotypes, et deux des trois bénévoles d'accueil sont des "
        "hommes, dans un rôle trop souvent laissé aux femmes.")
    t.h1("3. Budget prévisionnel de l'action 2026")
    t.table([["Charges", "Montant", "Produits", "Montant"],
             ["60 – Achats", "450 €", "70 – Prestations", "300 €"],
             ["61 – Services extérieurs", "150 €", "74 – Communauté de communes", "3 000 €"],
             ["62 – Autres services extérieurs", "1 050 €", "74 – Commune de La Salvie", "500 €"],
             ["64 – Charges de personnel", "3 250 €", "74 – Commune de Montfalgous", "500 €"],
             ["65 – Autres charges", "100 €", "75 – Ressources propres", "700 €"],
             ["Total", "5 000 €", "Total", "5 000 €"]], [5.5, 2.5, 5.5, 2.5], numbers=(1, 3), total=True)
    t.h1("4. Attestation")
    t.p(f"Je soussignée {a.PRESIDENT}, représentante légale de l'association, certifie exactes les "
        "informations du présent dossier.")
    t.p(f"Fait à {a.TOWN}, le 28 novembre 2025")
    t.p("Signature : (signé)")
    path = folder / "demande-subvention-2026-communaute-de-communes.docx"
    t.save(path)
    settle(path, "2025-11-28")
