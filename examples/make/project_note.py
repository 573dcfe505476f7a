"""The note on the project of 2027 (Markdown)."""

import association as a
from typography import amount, fr

NOTE = """\
---
title: L'établi roulant, note de projet
author: Solène Kervadec
date: 2026-10-05
version: 3, validée par le conseil d'administration du 1er octobre 2026
---

# L'établi roulant

*Un atelier itinérant de réparation et de dépannage numérique pour huit villages du causse. Année 2027.*

## Résumé

L'établi roulant est un fourgon électrique aménagé en atelier. De mars à décembre 2027, il s'arrêtera dans huit villages sans service numérique ni commerce de réparation, à raison de 80 haltes d'une demi-journée. À chaque halte, un conseiller numérique, une encadrante technique et deux bénévoles accueillent les habitants, les aident dans leurs démarches en ligne et réparent avec eux leurs objets. Dans chaque village, des habitants relais sont formés pour que l'aide continue entre deux passages.

## Contexte et besoins

La communauté de communes Doulonne et Causses compte 14 communes et 7 860 habitants, dont 38 % ont plus de 60 ans. Les huit villages du causse (2 180 habitants) n'ont plus ni bureau de poste ni commerce de réparation. Le dernier car régulier a été supprimé en 2022 et l'espace France services le plus proche est à plus de trente minutes de route.

Entre janvier et mai 2026, nous avons rencontré 126 habitants de ces villages, à la sortie des marchés, en mairie et au portage des repas. Il en ressort que :

- 57 % ont renoncé au moins une fois à une démarche en ligne au cours de l'année ;
- 44 % ont gardé chez eux un appareil en panne faute de savoir où le porter ;
- 71 % viendraient à un rendez-vous régulier s'il avait lieu dans leur village.

Les maires des huit communes nous ont confirmé par écrit leur souhait d'accueillir l'établi roulant.

## Objectifs

1. Permettre aux habitants des villages de faire leurs démarches en ligne et de gagner en autonomie numérique.
2. Prolonger la vie des objets et réduire les déchets, en apprenant à réparer.
3. Rompre l'isolement en recréant un rendez-vous régulier au cœur des villages.
4. Former dans chaque village des habitants relais, pour une entraide qui dure.

## Public visé

Nous attendons **320 bénéficiaires directs**, soit environ 40 par village : au moins 180 personnes de 60 ans et plus, 60 jeunes de 16 à 25 ans, et des familles et actifs peu mobiles. Nous visons 55 % de femmes. L'accueil est gratuit, sans rendez-vous et sans condition d'adhésion ; personne n'a à justifier de sa situation.

## Territoire

Huit communes de la Haute-Doulonne : Brouzol, Cazelle-le-Causse, La Salvie, Le Roucayrol, Montfalgous, Peyrelade-Haute, Sainte-Amélie-du-Bosc et Villeneuve-des-Fages.

## Actions prévues

### Les haltes

Deux haltes par semaine pendant quarante semaines, de 14 h à 18 h, devant la mairie ou la salle des fêtes. Chaque village est visité toutes les quatre semaines, le même jour, soit dix haltes par village. Une halte comprend un comptoir numérique (démarches, téléphone, messagerie, arnaques) et un établi (petit électroménager, vélo, lampe, couture).

### Les ateliers collectifs

Deux ateliers de deux heures par village, soit seize ateliers, choisis avec les habitants : préparer sa déclaration de revenus, entretenir son vélo, reconnaître un message frauduleux, entretenir ses petits appareils.

### Les habitants relais

Douze bénévoles des villages suivent une formation de trois jours (accueil, dépannage de premier niveau, confidentialité, sécurité électrique). Ils disposent d'une mallette et d'un référent joignable par téléphone.

### Le prêt d'ordinateurs

Trente ordinateurs reconditionnés à l'atelier sont prêtés trois mois, puis cédés à prix solidaire aux foyers qui en ont besoin.

## Calendrier

| Période | Étapes |
| --- | --- |
| Janvier – février 2027 | Aménagement du fourgon, formation des relais, annonce dans les villages |
| Mars – juin 2027 | Première tournée : 34 haltes |
| Juillet – août 2027 | Bilan d'étape avec les maires et les relais ; 12 haltes (pause du 2 au 22 août) |
| Septembre – décembre 2027 | Deuxième tournée : 34 haltes |
| Décembre 2027 | Fête des relais, évaluation, bilan aux financeurs |

Date de début : 4 janvier 2027. Date de fin : 31 décembre 2027.

## Moyens humains et matériels

- Solène Kervadec, coordinatrice, responsable du projet : 0,15 ETP.
- Thibault Ramondou, conseiller numérique : 0,3 ETP.
- Nadège Pradines, encadrante technique : 0,2 ETP.
- Douze habitants relais et dix bénévoles de Saint-Cernac : 620 heures.
- Un fourgon électrique loué, aménagé par l'atelier partagé ; six ordinateurs, une imprimante, une connexion 4G ; outillage.

## Partenaires

- La communauté de communes Doulonne et Causses : cofinancement, lien avec l'espace France services.
- Les huit communes : salle, branchement électrique, annonce dans le bulletin municipal.
- Le centre social L'Oustalet : orientation des familles et des personnes isolées.
- La recyclerie du Causse : pièces détachées et ordinateurs à reconditionner.
- La Coordination départementale de la médiation numérique : formation des relais.

## Résultats attendus

- 80 haltes, 16 ateliers collectifs, 320 personnes accueillies.
- 240 objets diagnostiqués, dont 150 réparés ; environ 500 kg de déchets évités.
- 30 ordinateurs remis à des foyers.
- 12 habitants relais formés, présents dans les huit villages à la fin de l'année.

## Évaluation

Nous suivrons les indicateurs suivants : nombre de haltes et de personnes accueillies par village, part des femmes et des personnes de 60 ans et plus, nombre de démarches menées à terme, objets réparés et poids des déchets évités, nombre de relais actifs. Une fiche anonyme est remplie à chaque halte ; un questionnaire court est proposé en juillet et en décembre. Un comité de suivi réunit en juillet et en décembre les maires, les relais et les financeurs.

Nous considérerons le projet comme réussi si deux tiers des personnes interrogées disent avoir gagné en autonomie et si au moins six villages sur huit comptent un relais actif.

## Égalité entre les femmes et les hommes

Les équipes de halte sont mixtes, à l'établi comme au comptoir numérique. La moitié des places de formation des relais est réservée à des femmes. Les horaires et l'accueil des enfants sont pensés pour les parents seuls.

## Démarche écologique

Le fourgon est électrique et rechargé au local, en électricité renouvelable. Les tournées sont groupées par vallée : 6 200 km sur l'année. Un habitant qui répare sur place s'épargne en moyenne cinquante kilomètres aller et retour. Les pièces d'occasion sont préférées et le matériel numérique est reconditionné.

## Budget

Le budget du projet s'élève à **{total} €** (voir le classeur `budget-2026-2027.xlsx`). Nous sollicitons 12 000 € auprès du Département, 10 000 € auprès de la Fondation Hélène-Marchadier, 8 000 € auprès de la communauté de communes et 3 000 € auprès de la commune de Saint-Cernac-sur-Doulonne. Les huit communes d'accueil versent chacune 300 €.

## Et après 2027

Le fourgon et l'outillage serviront plusieurs années. Dès 2028, les relais formés et la participation des communes (portée à 600 € chacune) couvriront un tiers du coût ; l'association inscrira le reste dans sa convention avec la communauté de communes.
"""


def make(folder):
    """Writes `note-projet-etabli-roulant.md`."""
    text = NOTE.replace("{total}", amount(a.PROJECT_TOTAL))
    front, body = text.split("---\n", 2)[1:]
    body = "\n".join(line if line.startswith("|") else fr(line) for line in body.split("\n"))
    body = body.replace("'", "’")
    text = f"---\n{front.replace(chr(39), chr(8217))}---\n{body}"
    (folder / "note-projet-etabli-roulant.md").write_text(text, encoding="utf-8")
