"""The statutes of the association (docx)."""

import association as a
from fixed import settle
from writer import Text


def make(folder):
    """Writes `statuts.docx`."""
    t = Text("Statuts de l'association ARONDE", font="Liberation Serif", size=11,
             subject="Statuts adoptés le 12 mars 2016, modifiés le 5 avril 2025")
    t.title("Statuts", "Adoptés par l'assemblée générale constitutive du 12 mars 2016, modifiés par "
            "l'assemblée générale extraordinaire du 5 avril 2025.")
    t.h1("Titre I – Constitution, objet, siège")
    t.h2("Article 1 – Constitution et dénomination")
    t.ps(f"Il est fondé entre les adhérents aux présents statuts une association régie par la loi du "
         f"1er juillet 1901 et le décret du 16 août 1901, ayant pour titre **« {a.NAME} »** et pour "
         f"sigle **{a.ACRONYM}**.",
         "Elle a été déclarée à la préfecture de la Haute-Doulonne le 29 mars 2016 sous le numéro "
         f"{a.RNA} ; sa création a été publiée au Journal officiel des associations et fondations "
         "d'entreprise le 16 avril 2016 (annonce n° 1642).")
    t.h2("Article 2 – Objet")
    t.ps("L'association a pour objet de permettre à toute personne vivant sur le territoire du Pays de "
         "Saint-Cernac, quels que soient son âge, ses ressources et ses connaissances, de se servir des "
         "outils numériques, de réparer ce qui peut l'être et de fabriquer par elle-même, en apprenant "
         "des autres. Elle entend ainsi lutter contre l'isolement et l'exclusion numérique en milieu "
         "rural, réduire les déchets et faire vivre un lieu de rencontre ouvert à tous.",
         "À cette fin, elle se donne notamment pour moyens :")
    t.items("des permanences et des ateliers d'accompagnement aux usages numériques ;",
            "des repair cafés et la collecte, le reconditionnement et la remise d'ordinateurs ;",
            "un atelier partagé (bois, électricité, couture, vélo) et le prêt d'outils ;",
            "des actions de formation et d'éducation populaire ;",
            "toute initiative concourant à son objet, y compris la vente accessoire de biens et de "
            "services.")
    t.h2("Article 3 – Siège et durée")
    t.p(f"Le siège est fixé au {a.STREET}, {a.POSTCODE} {a.TOWN}. Il peut être transféré dans la même "
        "commune par décision du conseil d'administration. La durée de l'association est illimitée.")
    t.h2("Article 4 – Valeurs")
    t.p("L'association est laïque et indépendante de tout parti. Elle respecte la liberté de "
        "conscience, s'interdit toute discrimination et veille à l'égalité entre les femmes et les "
        "hommes dans ses activités comme dans ses instances. Elle préfère les logiciels libres et "
        "publie ses tutoriels sous licence libre.")
    t.h1("Titre II – Membres et ressources")
    t.h2("Article 5 – Membres")
    t.p("L'association se compose :")
    t.items("d'adhérents individuels, qui versent la cotisation annuelle, à taux plein ou réduit ;",
            "de membres associés : communes, associations et entreprises du territoire, qui versent une "
            "cotisation de structure et disposent d'une voix ;",
            "de membres d'honneur, dispensés de cotisation, sans voix délibérative.")
    t.p("Les mineurs de plus de seize ans sont électeurs et éligibles, hors fonctions de président et de "
        "trésorier.")
    t.h2("Article 6 – Perte de la qualité de membre")
    t.p("La qualité de membre se perd par démission, décès, non-paiement de la cotisation après un "
        "rappel, ou exclusion prononcée par le conseil d'administration pour motif grave, la personne "
        "ayant été invitée à s'expliquer par écrit.")
    t.h2("Article 7 – Ressources")
    t.p("Les ressources comprennent les cotisations, les dons et le mécénat, les subventions publiques, "
        "le produit des prestations et des ventes, et toute ressource permise par la loi. Le montant des "
        "cotisations est fixé chaque année par l'assemblée générale.")
    t.h1("Titre III – Administration")
    t.h2("Article 8 – Conseil d'administration")
    t.ps("L'association est dirigée par un conseil d'administration de six à neuf membres, élus pour "
         "trois ans par l'assemblée générale et renouvelables par tiers chaque année. La liste des "
         "candidatures doit tendre à la parité.",
         "Le conseil se réunit au moins cinq fois par an, sur convocation de la présidence ou du tiers "
         "de ses membres. Il délibère à la majorité des présents et représentés ; la voix de la "
         "présidence est prépondérante en cas de partage.")
    t.h2("Article 9 – Bureau")
    t.p("Le conseil élit en son sein, pour un an, un bureau composé d'une présidence, d'un secrétariat, "
        "d'une trésorerie et, s'il y a lieu, d'adjoints. La présidence représente l'association dans "
        "tous les actes de la vie civile. Elle peut déléguer sa signature.")
    t.h2("Article 10 – Assemblée générale ordinaire")
    t.p("L'assemblée générale réunit tous les membres au moins une fois par an, dans les six mois de la "
        "clôture de l'exercice. Les convocations sont adressées quinze jours à l'avance, par courrier "
        "électronique ou, pour qui le demande, par voie postale. Elle entend les rapports, approuve les "
        "comptes, vote le budget et pourvoit au renouvellement du conseil. Chaque membre dispose d'une "
        "voix et d'un pouvoir au plus. Les décisions sont prises à la majorité des suffrages exprimés.")
    t.h2("Article 11 – Assemblée générale extraordinaire")
    t.p("Elle est seule compétente pour modifier les statuts ou dissoudre l'association. Elle délibère "
        "si le quart des membres est présent ou représenté ; ses décisions sont prises à la majorité des "
        "deux tiers.")
    t.h2("Article 12 – Gratuité des fonctions")
    t.p("Les fonctions d'administrateur sont bénévoles. Seuls les frais engagés pour l'association sont "
        "remboursés, sur justificatifs.")
    t.h1("Titre IV – Dispositions diverses")
    t.h2("Article 13 – Exercice et comptes")
    t.p("L'exercice va du 1er janvier au 31 décembre. Il est tenu une comptabilité en partie double, "
        "selon le plan comptable des associations.")
    t.h2("Article 14 – Règlement intérieur")
    t.p("Un règlement intérieur, établi par le conseil d'administration, précise les règles de sécurité "
        "de l'atelier partagé et les conditions de prêt des outils.")
    t.h2("Article 15 – Dissolution")
    t.p("En cas de dissolution, l'assemblée nomme un ou plusieurs liquidateurs. L'actif net est dévolu à "
        "une association poursuivant un objet voisin ; il ne peut en aucun cas être réparti entre les "
        "membres.")
    t.p()
    t.p(f"Fait à {a.TOWN}, le 5 avril 2025.")
    t.table([["La présidente", "La secrétaire"], [f"{a.PRESIDENT}\n(signé)", f"{a.SECRETARY}\n(signé)"]],
            [8, 8], header=False)
    path = folder / "statuts.docx"
    t.save(path)
    settle(path, "2025-04-05")
