"""The minutes of the general assembly of 11 April 2026 (odt)."""

import tempfile
from pathlib import Path

import association as a
from fixed import convert
from writer import Text


def make(folder):
    """Writes `pv-ag-2026.odt`."""
    t = Text("Procès-verbal de l'assemblée générale ordinaire du 11 avril 2026",
             font="Liberation Serif", size=11)
    t.title("Procès-verbal", "Assemblée générale ordinaire du samedi 11 avril 2026")
    t.ps("Le samedi 11 avril 2026 à 10 h, les membres de l'association ARONDE se sont réunis dans la "
         "salle du Foirail, à Saint-Cernac-sur-Doulonne, sur convocation adressée le 24 mars 2026.",
         "L'association compte 168 membres au 31 décembre 2025. 71 sont présents et 19 représentés, soit "
         f"90 voix. {a.PRESIDENT} préside la séance ; {a.SECRETARY} en assure le secrétariat.")
    t.h1("Ordre du jour")
    t.items("Rapport moral et rapport d'activité 2025", "Rapport financier et approbation des comptes 2025",
            "Affectation du résultat", "Montant des cotisations 2027", "Budget 2026",
            "Renouvellement du tiers sortant du conseil d'administration",
            "Projet d'établi roulant", "Questions diverses", style="List Number")
    t.h1("1. Rapport moral et rapport d'activité")
    t.ps("La présidente rappelle les dix ans de l'association et présente le rapport moral. La "
         "coordinatrice commente le rapport d'activité : 487 personnes accompagnées au numérique, "
         "22 repair cafés, 138 journées d'atelier partagé.",
         "La secrétaire signale une erreur dans le rapport d'activité 2024 : il annonçait 143 adhérents, "
         "mais quatre personnes y étaient comptées deux fois. Le nombre exact au 31 décembre 2024 est de "
         "139. Au 31 décembre 2025, il est de 168, dont 97 femmes, 62 hommes et 9 structures.")
    t.p("**Vote** : rapport moral et rapport d'activité adoptés à l'unanimité (90 pour).")
    t.h1("2. Comptes de l'exercice 2025")
    t.ps("Le trésorier présente le compte de résultat : 115 200 € de charges, 116 240 € de produits, "
         "soit un excédent de 1 040 €. Au 31 décembre 2025, les fonds propres s'élèvent à 31 480 € et la "
         "trésorerie à 28 930 €, ce qui représente trois mois de fonctionnement. Les comptes sont "
         "établis avec l'appui du cabinet Roumégoux, expert-comptable ; l'association n'est pas tenue "
         "de nommer un commissaire aux comptes.",
         "Une adhérente demande pourquoi les déplacements augmentent. Le trésorier répond que les "
         "permanences de La Salvie ajoutent deux trajets par semaine.")
    t.p("**Vote** : comptes 2025 approuvés et quitus donné au conseil (88 pour, 2 abstentions).")
    t.h1("3. Affectation du résultat")
    t.p("L'excédent de 1 040 € est porté en report à nouveau. **Vote** : adopté à l'unanimité.")
    t.h1("4. Cotisations 2027")
    t.p("Le conseil propose de porter la cotisation à taux plein de 12 € à 15 € à compter du 1er janvier "
        "2027, de maintenir le taux réduit à 6 € et la cotisation des structures à 40 €. **Vote** : "
        "adopté (81 pour, 5 contre, 4 abstentions).")
    t.h1("5. Budget 2026")
    t.p("Le budget prévisionnel 2026, équilibré à 123 500 €, est présenté par le trésorier. **Vote** : "
        "adopté (89 pour, 1 abstention).")
    t.h1("6. Renouvellement du conseil d'administration")
    t.ps(f"{a.FORMER_TREASURER}, trésorier depuis 2018, ne se représente pas. L'assemblée le remercie "
         "longuement. Trois sièges sont à pourvoir ; la candidature de Claire Estival porte le conseil "
         "à neuf membres.",
         f"Sont élus pour trois ans : {a.TREASURER} (87 voix), Claire Estival "
         "(90 voix), Paul Vaissière (84 voix).")
    t.p("À l'issue de l'assemblée, le conseil s'est réuni et a élu son bureau pour un an :")
    t.table([["Fonction", "Nom", "Profession"],
             ["Présidente", a.PRESIDENT, "Professeure de technologie retraitée"],
             ["Vice-présidente", "Claire Estival", "Infirmière libérale"],
             ["Trésorier", a.TREASURER, "Comptable"],
             ["Secrétaire", a.SECRETARY, "Bibliothécaire"],
             ["Secrétaire adjoint", "Paul Vaissière", "Éleveur"]], [4.5, 5.5, 6])
    t.p("Autres administrateurs : Odile Fabrègues, Ismaël Conté, Jeanne Roquelaure, Gilles Bessou. Le "
        "conseil compte donc neuf membres, cinq femmes et quatre hommes.")
    t.h1("7. Projet d'établi roulant")
    t.p("La coordinatrice présente le projet d'atelier itinérant dans huit villages du causse pour 2027. "
        "L'assemblée en approuve le principe et donne mandat à la présidente pour déposer les demandes "
        "de subvention et signer les conventions correspondantes. **Vote** : adopté à l'unanimité.")
    t.h1("8. Questions diverses")
    t.p("M. Bessou propose un repair café aux halles le jour de la fête votive. L'idée est renvoyée au "
        "conseil de mai.")
    t.p("L'ordre du jour étant épuisé, la séance est levée à 12 h 25.")
    t.table([["La présidente", "La secrétaire de séance"],
             [f"{a.PRESIDENT}\n(signé)", f"{a.SECRETARY}\n(signé)"]], [8, 8], header=False)
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "pv-ag-2026.docx"
        t.save(source)
        convert(source, "odt", folder / "pv-ag-2026.odt", "2026-04-20")
