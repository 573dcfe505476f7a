"""The activity reports of 2024 (odt) and 2025 (pdf)."""

import tempfile
from pathlib import Path

import association as a
from fixed import convert
from typography import amount
from writer import Text


def make(folder):
    """Writes `rapport-activite-2024.odt` and `rapport-activite-2025.pdf`."""
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "rapport-activite-2024.docx"
        _report_2024().save(source)
        convert(source, "odt", folder / "rapport-activite-2024.odt", "2025-03-18")
        source = Path(room) / "rapport-activite-2025.docx"
        _report_2025().save(source)
        convert(source, "pdf", folder / "rapport-activite-2025.pdf", "2026-03-24")


def _report_2024():
    t = Text("Rapport d'activité 2024", subject="Présenté à l'assemblée générale du 5 avril 2025")
    t.title("Rapport d'activité 2024", "Présenté à l'assemblée générale du 5 avril 2025")
    t.h1("Le mot de la présidente")
    t.ps("2024 a été l'année de l'installation. Depuis que la commune nous a ouvert l'ancienne "
         "quincaillerie Vayssade, 210 m² au bord du foirail, nous avons enfin un toit : un comptoir pour "
         "les démarches en ligne, un établi pour les réparations, une cuisine où l'on se retrouve. Les "
         "habitants ont suivi, puisque l'association compte **143 adhérents** au 31 décembre 2024.",
         "Il reste beaucoup à faire dans les villages du causse, où l'on ne vient pas à nous parce que "
         "l'on ne peut pas venir. Ce sera le travail des années qui viennent.")
    t.p(f"{a.PRESIDENT}, présidente", italic=True)
    t.h1("L'année en chiffres")
    t.table([["", "2024"]] + [[label, amount(old)] for label, old, _ in a.ACTIVITY], [11, 3.5],
            numbers=(1,))
    t.h1("Nos activités")
    t.h2("L'accompagnement numérique")
    t.ps("Notre conseiller numérique a tenu 164 permanences : quatre demi-journées par semaine à "
         "Saint-Cernac, une à Brouzol, le mardi de foire. Il a reçu 412 personnes, dont 243 femmes et "
         "251 personnes de 60 ans et plus, pour 1 086 accompagnements individuels. Les demandes portent "
         "d'abord sur les démarches administratives (46 %), puis sur le téléphone et la messagerie "
         "(31 %), enfin sur la sécurité et les arnaques (12 %).",
         "Les 38 ateliers collectifs ont réuni 96 participants autour de parcours de cinq séances : "
         "prendre en main son ordinateur, trier ses photos, reconnaître un message frauduleux.")
    t.h2("Les repair cafés")
    t.p("Nous avons organisé 18 repair cafés, dont six hors de Saint-Cernac. Sur 512 objets présentés, "
        "334 sont repartis réparés, soit 65 %. D'après les poids relevés, nous estimons à 1 020 kg les "
        "déchets évités. Nous avons aussi reconditionné et remis à des foyers 41 ordinateurs, sous "
        "système libre, à prix solidaire.")
    t.h2("L'atelier partagé")
    t.p("L'atelier bois et vélo a ouvert 92 journées. 74 personnes s'y sont inscrites ; un quart d'entre "
        "elles n'avaient jamais tenu une perceuse. L'outilthèque prête 120 outils.")
    t.h1("L'équipe et les bénévoles")
    t.p("L'association emploie deux salariés en contrat à durée indéterminée, soit 2 équivalents temps "
        f"plein : {a.COORDINATOR}, coordinatrice, et {a.ADVISER}, conseiller numérique. 31 bénévoles "
        "réguliers ont donné 1 780 heures.")
    t.h1("La vie associative")
    t.items("Conseil d'administration : huit membres, quatre femmes et quatre hommes, six réunions.",
            f"Bureau : {a.PRESIDENT}, présidente ; {a.FORMER_TREASURER}, trésorier ; {a.SECRETARY}, "
            "secrétaire.",
            "Cotisation : 12 € (taux plein), 6 € (taux réduit), 40 € (structures).",
            "Partenaires : la communauté de communes Doulonne et Causses, la Caf, le centre social "
            "L'Oustalet, la médiathèque intercommunale, la recyclerie du Causse.")
    t.h1("Les comptes en bref")
    t.p("Les charges de l'exercice 2024 s'élèvent à 92 480 € et les produits à 93 210 €, dont 67 164 € "
        "de subventions. Le résultat, de 730 €, est porté en report à nouveau.")
    t.h1("Perspectives 2025")
    t.items("Créer un poste d'encadrement technique à l'atelier partagé (0,6 ETP).",
            "Passer à deux villages pour les permanences numériques hors les murs.",
            "Publier nos tutoriels de réparation sous licence libre.")
    return t


def _report_2025():
    t = Text("Rapport d'activité 2025", subject="Présenté à l'assemblée générale du 11 avril 2026")
    t.title("Rapport d'activité 2025", "Présenté à l'assemblée générale du 11 avril 2026")
    t.h1("Le mot de la présidente")
    t.ps("Il y a dix ans, nous étions sept autour d'une table de cuisine, avec un fer à souder et deux "
         "ordinateurs fatigués. En 2025, 487 personnes ont poussé notre porte pour une démarche en ligne, "
         "641 objets ont été posés sur nos établis et l'équipe compte désormais trois salariés.",
         "Nous savons aussi ce qui nous manque. Sur les quatorze communes du territoire, nous n'en "
         "touchons que onze, et dans les villages du causse nous passons trop rarement. Une habitante de "
         "Peyrelade-Haute nous l'a dit sans détour : « Chez vous c'est très bien, mais c'est à quarante "
         "minutes et je ne conduis plus. » De là est né le projet d'établi roulant.")
    t.p(f"{a.PRESIDENT}, présidente", italic=True)
    t.h1("Qui nous sommes")
    t.h2("Historique")
    t.ps("ARONDE est née en 2016 d'un groupe d'habitants qui réparaient des vélos et des ordinateurs dans "
         "un garage de la rue du Foirail-Vieux. Le premier repair café a eu lieu en octobre 2016 ; la "
         "première salariée, notre coordinatrice, a été recrutée en 2019. L'agrément Jeunesse et "
         "éducation populaire a été obtenu le 3 juillet 2020, l'arrivée d'un conseiller numérique date "
         "de 2021 et l'installation dans l'ancienne quincaillerie Vayssade de septembre 2023. L'atelier "
         "partagé y a ouvert en janvier 2024.")
    t.h2("Adhérents")
    t.p("Au 31 décembre 2025, l'association compte **168 adhérents** : 97 femmes, 62 hommes et "
        "9 structures (six communes, deux associations, une entreprise). Ils étaient 139 un an plus tôt "
        "après retrait des doublons. 41 personnes bénéficient du taux réduit.")
    t.h2("Équipe salariée et bénévoles")
    t.ps(f"L'équipe compte trois salariés en contrat à durée indéterminée, soit 2,6 équivalents temps "
         f"plein : {a.COORDINATOR}, coordinatrice (1 ETP) ; {a.ADVISER}, conseiller numérique (1 ETP) ; "
         f"{a.TECHNICIAN}, encadrante technique de l'atelier partagé, arrivée en février 2025 (0,6 ETP). "
         "Une volontaire en service civique nous a rejoints d'octobre 2025 à mai 2026.",
         "38 bénévoles réguliers, 20 femmes et 18 hommes, ont donné 2 140 heures, soit l'équivalent de "
         "1,3 temps plein. Chacun suit une journée d'accueil ; onze ont été formés à la sécurité "
         "électrique.")
    t.h1("L'année en chiffres")
    t.table([["", "2024", "2025"]] + [[label, amount(old), amount(new)] for label, old, new in a.ACTIVITY],
            [10, 2.6, 2.6], numbers=(1, 2))
    t.h1("Nos activités en 2025")
    t.h2("L'accompagnement numérique")
    t.ps("196 permanences ont été tenues à Saint-Cernac, à Brouzol et, depuis mars, à La Salvie. Elles "
         "ont permis d'accompagner 487 personnes, dont 292 femmes (60 %) et 283 personnes de 60 ans et "
         "plus (58 %), pour 1 312 accompagnements individuels. Habilitée Aidants Connect depuis 2022, "
         "l'association peut réaliser une démarche en ligne au nom d'une personne, avec son accord et en "
         "toute sécurité : cela s'est produit 204 fois.",
         "44 ateliers collectifs ont réuni 121 participants. À l'issue des parcours, 214 personnes ont "
         "répondu à notre questionnaire : 91 % se disent plus à l'aise qu'avant, 68 % ont refait seules "
         "une démarche apprise chez nous.")
    t.h2("Les repair cafés et le reconditionnement")
    t.ps("22 repair cafés ont été organisés, dont dix hors de Saint-Cernac. 641 objets ont été présentés "
         "et 436 réparés, soit 68 %. Le petit électroménager vient en tête, devant les vélos et les "
         "appareils audio. Nous estimons à 1 360 kg les déchets évités, d'après les poids relevés à "
         "l'accueil.",
         "57 ordinateurs, donnés par des entreprises et des administrations, ont été reconditionnés par "
         "l'atelier et remis à des foyers aux revenus modestes, orientés par le centre social et les "
         "assistantes sociales de secteur, pour une participation de 60 €.")
    t.h2("L'atelier partagé")
    t.p("Avec l'arrivée d'une encadrante technique, l'atelier a ouvert 138 journées, contre 92 en 2024. "
        "92 personnes y sont inscrites. Le créneau du jeudi soir, réservé aux débutantes, a fait passer "
        "de 22 % à 39 % la part des femmes parmi les usagers des machines à bois.")
    t.h1("Notre territoire")
    t.p("Nous intervenons dans la communauté de communes Doulonne et Causses : 14 communes, "
        "7 860 habitants, dont 38 % ont plus de 60 ans. Le territoire est classé en zone France "
        "Ruralités Revitalisation. L'espace France services le plus proche des villages du causse est à "
        "Saint-Cernac, à plus de trente minutes de route pour un tiers des habitants. En 2025 nous "
        "sommes intervenus dans 11 communes.")
    t.h1("Égalité, accessibilité, écologie")
    t.items("**Égalité entre les femmes et les hommes** : conseil d'administration de quatre femmes et "
            "quatre hommes ; créneau hebdomadaire pour débutantes ; vigilance sur la répartition de la "
            "parole et des tâches, les réparatrices formées étant passées de trois à neuf en deux ans.",
            "**Accessibilité** : local de plain-pied, boucle magnétique à l'accueil, documents en gros "
            "caractères, tarif réduit sans justificatif.",
            "**Écologie** : réemploi d'abord, pièces d'occasion, logiciels libres qui prolongent la vie "
            "des machines, électricité d'origine renouvelable, covoiturage pour les repair cafés.")
    t.h1("La vie associative")
    t.p("Le conseil d'administration s'est réuni six fois, le bureau dix fois. 63 adhérents ont participé "
        "à l'assemblée générale du 5 avril 2025. Nous sommes membres du réseau Repair Café, de la "
        "Coordination départementale de la médiation numérique et du Mouvement associatif.")
    t.h2("Partenaires")
    t.table([["Partenaire", "Ce que nous faisons ensemble"],
             ["Communauté de communes Doulonne et Causses", "Convention de trois ans (2024-2026) pour "
              "les permanences numériques ; mise en réseau avec l'espace France services"],
             ["Commune de Saint-Cernac-sur-Doulonne", "Prêt gratuit du local (210 m²), subvention "
              "annuelle"],
             ["Centre social L'Oustalet", "Orientation des familles, ateliers parents-enfants"],
             ["Recyclerie du Causse", "Pièces détachées, collecte des ordinateurs"],
             ["Médiathèque intercommunale", "Ateliers collectifs, prêt de tablettes"],
             ["Lycée professionnel des Métiers du Causse", "Accueil de six stagiaires en électricité"]],
            [6, 10])
    t.h1("Les comptes en bref")
    t.p(f"Les charges s'élèvent à {amount(a.total(a.CHARGES, 2))} € et les produits à "
        f"{amount(a.total(a.PRODUCTS, 2))} €, pour un résultat de {amount(a.RESULT_2025)} €. Les "
        f"subventions publiques représentent {amount(a.group(a.PRODUCTS, '74', 2) - 1600)} €, soit 74 % "
        "des produits. Le bénévolat est valorisé à 25 423 € et le prêt du local à 9 600 €, hors bilan.")
    t.h1("Perspectives")
    t.items("Préparer l'établi roulant, atelier itinérant pour huit villages, en vue d'un départ en "
            "mars 2027.",
            "Former douze habitants relais au dépannage de premier niveau.",
            "Renouveler la convention avec la communauté de communes.")
    return t


assert round(100 * (a.group(a.PRODUCTS, "74", 2) - 1600) / a.total(a.PRODUCTS, 2)) == 74
