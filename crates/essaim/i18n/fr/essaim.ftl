# Ce que dit le programme, en français.
# Espaces : insécables devant : ; ! ? » et après «. Apostrophes : ’.

## Mots communs
seconds = { $number } s
safe-added-so-far = Ce qui est annoncé ci-dessus est dans le dossier ; le reste n’y est pas entré. La même commande, relancée ensuite, reprend où elle s’est arrêtée.

## Aide
help-usage = Utilisation :
help-heading-commands = Commandes{ " " }
help-heading-arguments = Arguments{ " " }
help-heading-options = Options{ " " }
help-value-command = COMMANDE
help-version = Affiche la version
help-essaim = Répond aux formulaires des financeurs avec ce que votre association a déjà écrit. Rien ne sort de votre machine, sauf la reformulation si vous la demandez.
help-essaim-help = Affiche cette aide
help-essaim-language = Langue des messages ; par défaut celle du système
help-demo = Lit un dossier d’exemple avec ses comptes et répond à trois formulaires, dans un nouveau répertoire
help-demo-no-serve = S’arrête une fois les formulaires remplis, sans ouvrir de pages
help-demo-out = Répertoire à créer ; par défaut « essaim-demo » ici
    .value = RÉPERTOIRE
help-serve = Ouvre les pages web du dossier, dans un navigateur de cet ordinateur ou pour des personnes qui se connectent
help-serve-data = Un dossier, ou le répertoire de plusieurs ; par défaut celui de vos données
    .value = RÉPERTOIRE
help-serve-commons = Un commun, dont chacun peut lire les pages sans se connecter ; par défaut le répertoire « commons » à côté des dossiers, s’il existe
    .value = RÉPERTOIRE
help-serve-listen = Adresse et port, de cet ordinateur tant que personne ne peut se connecter ; par défaut 127.0.0.1:7373
    .value = ADRESSE
help-init = Crée un dossier : le répertoire où sera gardé ce que votre association a écrit
help-init-dir = Répertoire du nouveau dossier
    .value = DOSSIER
help-add = Lit des fichiers, ou des répertoires entiers, et les garde dans le dossier
help-add-dir = Répertoire du dossier
    .value = DOSSIER
help-add-files = Fichiers ou répertoires à lire (docx, odt, rtf, xlsx, xls, ods, csv, pdf, html, md, txt, eml, zip, images)
    .value = FICHIER
help-add-json = Écrit le résultat en JSON sur la sortie standard
help-sources = Liste les documents du dossier : genre, date, pages lues ou non, versions
help-sources-dir = Répertoire du dossier
    .value = DOSSIER
help-sources-json = Écrit le résultat en JSON sur la sortie standard
help-facts = Montre ce que le dossier sait de votre association, d’où cela vient, et ce qui se contredit
help-facts-dir = Répertoire du dossier
    .value = DOSSIER
help-facts-json = Écrit le résultat en JSON sur la sortie standard
help-figures = Liste les montants lus dans les documents, avec leur année, leur côté et leur source
help-figures-dir = Répertoire du dossier
    .value = DOSSIER
help-figures-year = Seulement ceux de cette année
    .value = ANNÉE
help-figures-json = Écrit le résultat en JSON sur la sortie standard
help-ask = Cherche dans le dossier les passages qui répondent à une question
help-ask-dir = Répertoire du dossier
    .value = DOSSIER
help-ask-question = La question, entre guillemets
    .value = QUESTION
help-ask-json = Écrit le résultat en JSON sur la sortie standard
help-boxes = Montre les cases d’un formulaire
help-boxes-form = Fichier du formulaire
    .value = FORMULAIRE
help-boxes-picture = Dessine les cases sur les pages du formulaire (PDF)
    .value = IMAGE.png
help-boxes-since = Liste ce qui a changé depuis une autre édition du formulaire
    .value = ANCIEN
help-boxes-dossier = Dossier où sont gardées vos corrections et les formulaires déjà remplis
    .value = DOSSIER
help-boxes-not-a-box = Corrige : ce n’est pas une case
help-boxes-label = Corrige : ce que demande la case, en toutes lettres
help-boxes-question = Corrige : la question du catalogue que pose la case
help-boxes-restore = Oublie les corrections faites à cette case
help-boxes-json = Écrit le résultat en JSON sur la sortie standard
help-answer = Répond à un formulaire dans une copie de son propre fichier, avec un rapport à relire
help-answer-dir = Répertoire du dossier
    .value = DOSSIER
help-answer-form = Fichier du formulaire ; il n’est jamais modifié
    .value = FORMULAIRE
help-answer-out = Où écrire le formulaire rempli ; par défaut à côté, « …-rempli »
    .value = FICHIER
help-answer-report = Où écrire le rapport ; par défaut à côté, « …-rapport.html »
    .value = FICHIER.html
help-answer-json = Écrit le résultat en JSON sur la sortie standard
help-answer-fill = Ce qui est écrit dans le fichier : « filled », les réponses sûres (par défaut), ou « check », aussi celles à vérifier
help-answer-project = Projet auquel le formulaire se rapporte : des mots de son titre, ou du nom de sa note ; par défaut le plus récent
    .value = TITRE
help-answer-shorter = Case dont la réponse doit être plus courte (répétable)
help-answer-longer = Case dont la réponse doit être plus longue (répétable)
help-learn = Apprend d’un formulaire que vous avez relu et envoyé : ses réponses serviront aux prochains
help-learn-dir = Répertoire du dossier
    .value = DOSSIER
help-learn-file = Le formulaire tel que vous l’avez envoyé
    .value = FICHIER
help-learn-form = Le formulaire vierge, s’il n’a pas été rempli avec ce dossier
    .value = VIERGE
help-learn-project = Projet auquel le formulaire se rapporte, s’il n’est pas celui qui est dit
    .value = TITRE
help-learn-yes = Retient sans demander
help-learn-json = Écrit le résultat en JSON sur la sortie standard
help-library = Les réponses que vous avez approuvées : les lister, les modifier, les dater, les retirer
help-library-dir = Répertoire du dossier
    .value = DOSSIER
help-library-search = Ne liste que les réponses qui contiennent ces mots
    .value = MOTS
help-library-show = Montre une réponse entière, et ce qu’elle était avant
help-library-add = Ajoute une réponse
    .value = QUESTION RÉPONSE
help-library-edit = Modifie le texte d’une réponse ; l’ancien est gardé
    .value = N TEXTE
help-library-owner = Dit qui veille sur une réponse
    .value = N NOM
help-library-look-again = Dit quand une réponse sera à revoir
    .value = N JOUR
help-library-retire = Retire une réponse : elle ne sera plus proposée
help-library-restore = Remet une réponse retirée
help-library-rejected = Liste les textes qui ne sont plus proposés
help-library-allow = Propose de nouveau un de ces textes, par son numéro
help-library-json = Écrit le résultat en JSON sur la sortie standard
help-export = Rassemble tout le dossier dans une archive aux formats ouverts
help-export-dir = Répertoire du dossier
    .value = DOSSIER
help-export-out = Archive à écrire
    .value = SORTIE.zip

## Mauvaise utilisation
wrong-command = il n’y a pas de commande « { $command } ».
wrong-argument = l’option ou l’argument « { $argument } » n’est pas connu ici.
wrong-no-value = il manque une valeur à { $argument }.
wrong-value = « { $value } » ne convient pas à { $argument }. Valeurs possibles : { $values }.
wrong-missing = il manque { $arguments }.
wrong-no-command = il manque une commande.
wrong-conflict = { $argument } ne peut être donné qu’une fois, ou pas avec le reste.
wrong-text = un argument n’est pas du texte lisible.
wrong-other = la commande n’a pas été comprise.
wrong-next = « essaim --help » montre ce qui peut être tapé.
wrong-next-suggestion = vouliez-vous dire « { $suggestion } » ? « essaim --help » montre tout.

## init, add, ask
init-done = Nouveau dossier : { $path }
    Ajoutez-y maintenant vos documents avec « essaim add { $typed } FICHIER ».
add-nothing = aucun fichier à lire n’a été trouvé.
add-nothing-next = donnez des fichiers, ou un répertoire qui en contient. Les fichiers cachés sont laissés de côté.
ask-no-word = Aucun des mots de la question n’est dans ce qui a été trouvé ; voici ce qui en est le plus proche.
ask-nothing = Rien dans le dossier ne répond à cette question.

## Cases
boxes-picture = Cases dessinées dans { $path }
boxes-picture-pdf = Les cases ne se dessinent que sur les pages d’un PDF.
boxes-picture-pdf-next = Exportez { $path } en PDF, puis recommencez avec ce PDF.
boxes-count = { $count ->
    [0] Aucune case n’a été reconnue.
    [one] 1 case
   *[other] { $count } cases
 }
box-required = obligatoire
box-condition = demandé : « { $condition } »
box-guarded = donnée protégée

## Ce qui est vérifié avant l’envoi
answer-attachments = { $count ->
    [one] Une pièce est à joindre : voyez le rapport.
   *[other] { $count } pièces sont à joindre : voyez le rapport.
}

## La bibliothèque de réponses
learn-title = Ce que { $name } apprendrait au dossier :
learn-project = Projet : « { $title } ». Pour un autre, ajoutez --project.
answer-both-lengths = La case { $id } est demandée plus courte et plus longue à la fois.
library-needs-words = Une réponse et sa question ont des mots.
learn-as-proposed = ✓ { $label } — comme proposé : { $answer }
learn-edited = ✎ { $label } — modifié par vous : { $answer }
learn-written = + { $label } — écrit par vous : { $answer }
learn-rejected = × { $label } — ne sera plus proposé ici : { $text }
learn-confirmed = { $count ->
    [one] Un fait est resté comme proposé : le dossier le connaît déjà.
   *[other] { $count } faits sont restés comme proposés : le dossier les connaît déjà.
}
learn-lost = { $count ->
    [one] Une case n’a pas été retrouvée dans le fichier
   *[other] { $count } cases n’ont pas été retrouvées dans le fichier
} : { $labels }
learn-ask = { $count ->
    [one] Approuver cette réponse ? (o/n)
   *[other] Approuver ces { $count } réponses ? (o/n)
}
learn-done = { $count ->
    [0] Aucune réponse retenue
    [one] Une réponse retenue
   *[other] { $count } réponses retenues
}, { $rejected ->
    [0] aucun texte écarté
    [one] un texte écarté
   *[other] { $rejected } textes écartés
}. Les voir : essaim library DOSSIER.
learn-not-yet = Rien n’a été retenu. Pour approuver ces réponses, ajoutez --yes.
library-typed = réponse saisie
library-added = Réponse n° { $id } ajoutée.
library-changed = Réponse n° { $id } modifiée.
library-allowed = Ce texte pourra de nouveau être proposé : { $text }
library-empty = La bibliothèque est vide. Après avoir relu et envoyé un formulaire, donnez-le à « essaim learn » : ses réponses viendront ici.
library-title = { $count ->
    [0] Aucune réponse
    [one] Une réponse approuvée
   *[other] { $count } réponses approuvées
}
library-entry = n° { $id } · { $question } · { $date } · { $form }
library-retired = retirée le { $date }
library-due = à revoir depuis le { $date }
library-look-again = à revoir le { $date }
library-owner = suivie par { $name }
library-project = projet « { $project } »
library-sources = Tirée de : { $documents }
library-before = Jusqu’au { $date } :
library-no-entry = Il n’y a pas de n° { $id } ici.
library-no-entry-next = voyez les numéros avec essaim library DOSSIER.
library-rejected = { $count ->
    [0] Aucun texte n’est écarté.
    [one] Un texte n’est plus proposé :
   *[other] { $count } textes ne sont plus proposés :
}
library-rejected-one = { $number }. { $question } — { $text }

## sources
sources-none = Ce dossier ne contient encore aucun document.
sources-copy = même texte que { $name }, qui seul compte
sources-earlier = version plus ancienne que { $name }, qui passe avant

## facts
figures-none = Aucun montant n’a été lu.
facts-none = Aucun fait n’a encore été lu dans ce dossier.
facts-other = ailleurs on lit : { $other }
facts-also = aussi : { $also }
facts-before = auparavant : { $earlier }
facts-contradicted = { $count ->
    [one] Vos documents ne sont pas d’accord sur 1 fait (signe « ! ») : corrigez celui qui se trompe, ou ajoutez un document plus récent.
   *[other] Vos documents ne sont pas d’accord sur { $count } faits (signe « ! ») : corrigez celui qui se trompe, ou ajoutez un document plus récent.
 }

## answer
answer-title = { $name } : { $count ->
    [0] aucune case
    [one] 1 case
   *[other] { $count } cases
 }
answer-written = Formulaire rempli : { $path }
answer-written-nothing = Copie du formulaire, où aucune réponse n’a pu être écrite : { $path }
answer-report = Rapport à relire : { $path }
answer-next = Relisez le rapport, complétez, puis envoyez vous-même : rien n’est envoyé par le programme.
answer-over-form = { $path } est le formulaire d’origine, qui n’est jamais écrasé.
answer-over-form-next = donnez un autre nom avec --out ou --report.
answer-empty = le dossier { $path } ne contient encore aucun document.
answer-empty-next = ajoutez-en avec « essaim add { $path } FICHIER ».
answer-dropped = { $count ->
    [one] 1 réponse n’a pas pu être écrite dans le fichier ; le rapport dit laquelle, à recopier à la main.
   *[other] { $count } réponses n’ont pas pu être écrites dans le fichier ; le rapport dit lesquelles, à recopier à la main.
 }
answer-no-box = Aucune case n’y a été reconnue. { $reason }
answer-nothing-written = Ce fichier n’a pas de place où écrire : il n’a pas été rempli. Le rapport contient toutes les réponses, à recopier.
answer-put-aside = { $path } existait déjà : l’ancien fichier est gardé sous { $aside }.

## Feuille de réponses
answer-sheet = Feuille de réponses à recopier : { $html }
    La même pour un traitement de texte : { $docx }

## Formulaires qui reviennent

## export, demo
export-lost = Des originaux ne sont plus dans le dossier, et ne sont donc pas dans l’archive : { $names }. Ajoutez de nouveau ces fichiers avec « essaim add », puis recommencez.
export-done = { $count ->
    [one] 1 document et tout ce qui en a été lu sont dans { $path }
   *[other] { $count } documents et tout ce qui en a été lu sont dans { $path }
 }
demo-forms-folder = formulaires
demo-begin = Démonstration dans { $path } : { $count } documents d’une association inventée.
demo-not-empty-next = choisissez un répertoire nouveau ou vide.
demo-read = { $documents } documents lus en { $took } : { $passages } passages, { $facts } faits, { $figures } montants, { $answers } réponses passées.
demo-organisation = ARONDE (association inventée)
demo-commons = Le commun : { $count } fiches d’acteurs, de services et de ce qui les remplace, à l’adresse /commons.
demo-end =
    Tout est dans { $path }. Ouvrez les rapports dans un navigateur, et les formulaires remplis dans votre logiciel habituel.
    Avec vos documents : « essaim init mon-dossier », puis « essaim add mon-dossier FICHIERS » et « essaim answer mon-dossier FORMULAIRE ».

## Comptes
help-ledger = Lit vos comptes, les contrôle, montre où vous en êtes et remplit les tableaux officiels
help-ledger-import = Fait entrer un fichier de comptes : FEC, grand livre ou tableau de mois (csv, xlsx, ods), relevé bancaire (OFX, CAMT.053, csv), journal hledger ou beancount
help-ledger-import-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-import-files = Fichiers de comptes
    .value = FICHIER
help-ledger-import-yes = Importe sans demander, après avoir montré ce que le fichier apporte
help-ledger-import-year = Année des mois qui n’en portent pas
    .value = ANNÉE
help-ledger-import-bank-account = Compte de la banque d’un relevé ; par défaut 512000
    .value = COMPTE
help-ledger-import-columns = Colonnes d’un tableau, quand elles sont mal devinées : « date=A,compte=B,libelle=C,debit=D,credit=E » ; c’est retenu pour le prochain fichier de même en-tête, et « auto » l’oublie
    .value = COLONNES
help-ledger-import-map = Compte d’un nom de journal hledger ou beancount : « Dépenses:Bureau=606400 » ; c’est retenu
    .value = NOM=COMPTE
help-ledger-import-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-files = Liste les fichiers de comptes importés
help-ledger-files-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-files-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-undo = Annule un import : le fichier et ses écritures sont oubliés
help-ledger-undo-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-undo-id = Début de l’identifiant, ou nom du fichier : voir « essaim ledger files »
    .value = ID
help-ledger-undo-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-check = Contrôle un fichier de comptes, ou tous ceux d’un dossier : ce qui est faux, à quelle ligne, et quel article le demande
help-ledger-check-path = Fichier de comptes, ou répertoire du dossier
    .value = FICHIER
help-ledger-check-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-show = Montre où vous en êtes : trésorerie, recettes, dépenses, projets, et les écritures derrière chaque chiffre
help-ledger-show-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-show-year = Exercice qui finit cette année-là ; par défaut le dernier
    .value = ANNÉE
help-ledger-show-out = Écrit le tableau de bord dans un fichier : .html, une page à ouvrir dans un navigateur, ou .pdf
    .value = FICHIER
help-ledger-show-account = Liste les écritures des comptes qui commencent ainsi
    .value = COMPTE
help-ledger-show-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-rules = Dit à quel financeur et à quel projet vont les écritures : règles, propositions, et ce qui reste sans réponse
help-ledger-rules-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-rules-year = Exercice de ce qui reste sans réponse ; par défaut le dernier
    .value = ANNÉE
help-ledger-rules-accept = Accepte une proposition, qui devient une règle ; « all » accepte toutes celles qui n’ont qu’une réponse
    .value = ID
help-ledger-rules-decline = Écarte une proposition pour de bon
    .value = ID
help-ledger-rules-name = Nom du financeur d’une proposition acceptée
    .value = NOM
help-ledger-rules-add-funder = Ajoute un financeur, ou change son genre ou son SIRET
    .value = NOM
help-ledger-rules-kind = Genre du financeur : state, region, department, intercommunal, municipal, social, european, employment, public, private, unknown
    .value = GENRE
help-ledger-rules-siret = SIRET du financeur
    .value = SIRET
help-ledger-rules-add-project = Ajoute un projet
    .value = NOM
help-ledger-rules-when = Condition d’une règle : account=74, party=NOM, label=MOTS, document=DÉBUT, journal=CODE
    .value = CONDITION
help-ledger-rules-entry = Répond pour une seule écriture : début de l’identifiant du fichier, deux-points, ligne
    .value = ID:LIGNE
help-ledger-rules-funder = Financeur que donne la règle, la réponse ou la proposition qui en a plusieurs, par son identifiant ; « none » : aucun
    .value = ID
help-ledger-rules-project = Projet que donne la règle, la réponse ou la proposition qui en a plusieurs, par son identifiant ; « none » : aucun
    .value = ID
help-ledger-rules-line = Met les comptes qui commencent ainsi dans cette ligne du formulaire : « 7541=758 » ; sans ligne, l’annule
    .value = COMPTE=LIGNE
help-ledger-rules-remove = Retire une règle, un financeur ou un projet
    .value = ID
help-ledger-rules-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-budget = Garde des budgets, en ébauche d’après les années passées, et les compare au réalisé
help-ledger-budget-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-budget-read = Lit un budget dans un tableau (csv, xlsx, ods)
    .value = FICHIER
help-ledger-budget-draft = Ébauche un budget d’après les années passées et les subventions connues
help-ledger-budget-year = Année du budget
    .value = ANNÉE
help-ledger-budget-years = Nombre d’années passées dont l’ébauche fait la moyenne ; par défaut 3
    .value = NOMBRE
help-ledger-budget-project = Projet du budget, par son identifiant
    .value = ID
help-ledger-budget-id = Identifiant du budget ; par défaut l’année et le projet
    .value = ID
help-ledger-budget-set = Entre une ligne : « 606=1200 », ou « 74:FINANCEUR=5000 »
    .value = LIGNE
help-ledger-budget-compare = Compare un budget au réalisé, ligne par ligne
    .value = ID
help-ledger-budget-scenario = Montre un budget sous un scénario, qui est gardé
    .value = NOM
help-ledger-budget-change = Changement d’un scénario : « 74=-10% », « 64=12000 »
    .value = CHANGEMENT
help-ledger-budget-remove = Retire un budget ou un scénario
    .value = ID
help-ledger-budget-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-grants = Suit les subventions : demandé, accordé, versé, dépensé, à justifier, et l’échéance du compte rendu
help-ledger-grants-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-grants-add = Ajoute une subvention de ce financeur, par son identifiant
    .value = FINANCEUR
help-ledger-grants-change = Change une subvention
    .value = ID
help-ledger-grants-project = Projet, par son identifiant
    .value = ID
help-ledger-grants-purpose = Objet, en quelques mots
    .value = OBJET
help-ledger-grants-year = Exercice où elle se dépense
    .value = ANNÉE
help-ledger-grants-from = Premier jour, quand ce n’est pas une année entière
    .value = AAAA-MM-JJ
help-ledger-grants-to = Dernier jour
    .value = AAAA-MM-JJ
help-ledger-grants-asked = Montant demandé
    .value = MONTANT
help-ledger-grants-granted = Montant accordé
    .value = MONTANT
help-ledger-grants-agreement = Référence de la convention ou de la décision
    .value = RÉFÉRENCE
help-ledger-grants-signed = Jour de la signature
    .value = AAAA-MM-JJ
help-ledger-grants-payment = Versement à venir : « 2026-09-30=4000 »
    .value = JOUR=MONTANT
help-ledger-grants-report-due = Échéance du compte rendu, quand la convention en fixe une
    .value = AAAA-MM-JJ
help-ledger-grants-reported = Jour où le compte rendu a été envoyé
    .value = AAAA-MM-JJ
help-ledger-grants-notified = Si l’aide est notifiée à la Commission européenne, comme le dit la convention : oui ou non
    .value = OUI
help-ledger-grants-remove = Retire une subvention
    .value = ID
help-ledger-grants-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-expect = Note une somme attendue ou à payer, pour la trésorerie des douze mois à venir
help-ledger-expect-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-expect-on = Le jour
    .value = AAAA-MM-JJ
help-ledger-expect-amount = Le montant ; négatif s’il est à payer
    .value = MONTANT
help-ledger-expect-what = Ce que c’est
    .value = TEXTE
help-ledger-expect-remove = Retire celle de ce numéro
    .value = NUMÉRO
help-ledger-expect-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-report = Remplit le budget du Cerfa 12156 ou le compte rendu financier 15059
help-ledger-report-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-report-form = Version du formulaire : 12156*03, 12156*06 (par défaut), 15059*02
    .value = FORMULAIRE
help-ledger-report-year = Exercice ; par défaut celui du budget, ou le dernier
    .value = ANNÉE
help-ledger-report-project = Projet, par son identifiant ; sans lui, toute l’association
    .value = ID
help-ledger-report-funder = Financeur à qui le tableau est destiné, par son identifiant
    .value = ID
help-ledger-report-budget = Budget qui donne le prévu ; par défaut celui de l’exercice
    .value = ID
help-ledger-report-share = Part des charges communes qui revient au projet, en pour cent ; elle est gardée
    .value = POURCENTAGE
help-ledger-report-share-rule = Règle de ce partage, en mots
    .value = RÈGLE
help-ledger-report-out = Écrit le tableau dans un fichier : .html, .pdf, .csv, .xlsx ou .ods
    .value = FICHIER
help-ledger-report-json = Écrit le résultat en JSON sur la sortie standard
help-ledger-export = Écrit les écritures, les soldes par mois, les écarts ou les subventions dans un fichier
help-ledger-export-dir = Répertoire du dossier
    .value = DOSSIER
help-ledger-export-what = Quoi : entries (écritures), sums (soldes par compte et mois), gaps (budget et réalisé), grants (subventions, au format ouvert « format-subventions »)
    .value = QUOI
help-ledger-export-year = Exercice des écarts ; par défaut le dernier
    .value = ANNÉE
help-ledger-export-beneficiary = Nom de l’association, pour le format « format-subventions » ; par défaut celui de ses documents
    .value = NOM
help-ledger-export-siret = SIRET de l’association, de même
    .value = SIRET
help-ledger-export-out = Fichier à écrire : .csv, .xlsx, .ods ou .pdf
    .value = FICHIER
import-title = { $name } — { $kind }
import-counts = { "  " }{ $entries ->
    [one] { $entries } ligne
   *[other] { $entries } lignes
 }, { $transactions ->
    [one] { $transactions } écriture
   *[other] { $transactions } écritures
 }, { $accounts ->
    [one] { $accounts } compte
   *[other] { $accounts } comptes
 }, { $period }
import-sums = { "  " }débit { $debit }, crédit { $credit } ; charges { $charges }, produits { $products }
import-mapping = { "  " }Colonnes devinées, à vérifier :
import-column = { "    " }{ $field } : colonne { $letter } « { $name } »
import-mapping-next = { "  " }Si c’est faux, donnez-les avec --columns.
import-mapping-given = { "  " }Colonnes que vous avez données :
import-mapping-remembered = { "  " }Colonnes que vous aviez données pour « { $name } », dont l’en-tête est le même :
import-mapping-remembered-next = { "  " }Si c’est faux, donnez-les avec --columns, ou « --columns auto » pour les deviner de nouveau.
import-accounts = { "  " }Comptes de ce journal, à vérifier :
import-account = { "    " }{ $name } → { $account }
import-accounts-more = { "    " }… et { $count } autres
import-accounts-next = { "  " }Si c’est faux, donnez-les avec --map "NOM=COMPTE", autant de fois qu’il faut ; c’est retenu pour la suite.
import-overlap = { "  " }! Les jours se recouvrent avec { $name } : rien ne comptera deux fois, et « essaim ledger show » dira ce qui est de côté.
import-ask = Importer { $name } ? [o/N]
import-asked-nobody = rien n’a été importé : il faut le confirmer.
import-asked-nobody-next = relisez ce qui précède, puis relancez la commande avec --yes.
import-json-not-done = Rien n’a été importé : relisez ce qui précède, puis relancez la commande avec --yes.
import-not-done = Pas importé : { $name }
import-done = Importé : { $name } (identifiant { $id })
import-next = Voyez où vous en êtes avec « essaim ledger show { $dir } », et à qui vont les écritures avec « essaim ledger rules { $dir } ».
files-line = { $id }  { $name } — { $period }, { $entries ->
    [one] { $entries } ligne
   *[other] { $entries } lignes
 }
undo-done = Import annulé : { $name }. Ce que vous avez dit des financeurs, projets, budgets et subventions reste.
check-file = { "  " }fichier : { $message }
check-article = { " " }({ $article })
check-more = { "  " }… et { $count } autres fois, pour la même raison
check-good = { "  " }Rien à redire.
check-summary = { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
 }, { $warnings ->
    [one] { $warnings } remarque
   *[other] { $warnings } remarques
 }.
check-error-word = ERREUR
check-warning-word = remarque
cash-unknown = inconnue : aucun compte de banque ni de caisse dans ces écritures
report-year = Exercice : { $period }, le dernier qui va jusqu’à sa fin dans vos comptes. Pour un autre : --year ANNÉE
budget-asked = { "  " }dont { $asked } demandés et pas accordés ; sans eux, l’écart est de { $without }
wrong-number = « { $value } » ne convient pas à { $argument } : un nombre est attendu, comme 2025.

## Comptes : où l’on en est
show-title = { $period } — { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }
show-cash = Trésorerie
show-cash-line = { "  " }{ $account }  { $amount }
show-free = { "  " }libre : { $amount }
show-income = Produits : { $amount }
show-charges = Charges : { $amount }
show-projects = Projets
show-part = { "  " }{ $amount }  { $name } ({ $share })
show-project = { "  " }{ $name } : charges { $charges }, produits { $products }, résultat { $result }
show-ahead = Douze mois à venir
show-month = { "  " }{ $month } : { $amount }
show-years = Année après année
show-year = { "  " }{ $period } : charges { $charges }, produits { $products }, résultat { $result }
show-no-account = aucune écriture n’est dans un compte qui commence par { $account }.
show-page = Tableau de bord : { $path }
show-entry = { $date }  { $account }  { $amount }  { $label } ({ $file }, ligne { $line })
show-sum = Somme : { $amount } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })

## Comptes : règles, subventions, budgets, tableaux
rules-funders = Financeurs
rules-funder = { "  " }{ $id }  { $name } ({ $kind })
rules-projects = Projets
rules-rules = Règles
rules-rule = { "  " }{ $id }  si { $when } → { $gives } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })
rules-proposals = Propositions
rules-proposal = { "  " }{ $id }  { $given } : { $amount }, { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }, car { $reason }
rules-new-funder = nouveau financeur « { $name } » ({ $kind })
rules-unassigned = Sans financeur, { $period } : { $grants } de subventions ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })
rules-unassigned-contributions = Contributions d’organismes privés (755) sans financeur : { $amount } ({ $count ->
        [one] une écriture
       *[other] { $count } écritures
    })
rules-unassigned-received = Reçu sur des subventions à recevoir (441), sans financeur connu : { $amount } ({ $count ->
        [one] une écriture
       *[other] { $count } écritures
    }). Tant que personne ne le dit, ces sommes sont attendues une seconde fois.
rules-unassigned-projects = Sans projet : { $charges } de charges, { $products } de produits
rules-next = Acceptez une proposition avec --accept ID (et --name NOM, --kind GENRE), ou écartez-la avec --decline ID. Quand elle a plusieurs réponses, ajoutez --funder ou --project.
grants-none = Aucune subvention n’est entrée. Ajoutez-en avec « essaim ledger grants DOSSIER --add FINANCEUR --year ANNÉE --granted MONTANT ».
grants-title = { $name }, { $period } (identifiant { $id })
grants-amounts = { "  " }demandé { $asked }, accordé { $granted }, versé { $paid }, dépensé { $spent }
grants-to-receive = { "  " }reste à recevoir : { $amount }
grants-shared = { "  " }dépensé sur le projet, pour cette subvention ou une autre, à dire : { $amount }
grants-to-justify = { "  " }reste à justifier : { $amount }
grants-to-repay = { "  " }versé et pas dépensé, à rendre si l’accord le demande : { $amount }
grants-agreement = { "  " }convention { $reference }
grants-agreement-signed = { "  " }convention { $reference }, signée le { $day }
grants-reported = { "  " }compte rendu envoyé le { $day }
grants-report-due = { "  " }compte rendu à envoyer avant le { $day } compris
grants-report-late = { "  " }! compte rendu en retard : il était dû le { $day }
grants-overfunded = { "! " }{ $project } : les subventions ont versé { $amount } de plus que ce qui est compté comme dépensé pour elles (ce qui vaut pour plusieurs n’y compte qu’une fois).
expect-none = Rien n’est attendu.
budget-title = Budget { $id } — { $period }
budget-line = { "  " }{ $account } { $label } : { $amount } ({ $origin })
budget-sums = { "  " }charges { $charges }, produits { $products }, écart { $gap }
budget-gap = { "  " }{ $name } : prévu { $planned }, réalisé { $actual }, écart { $gap } ({ $percent }), { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }
report-ending = { $path } : la fin du nom dit ce qui est écrit, et doit être l’une de { $endings }.
report-out = Tableau écrit : { $path }
report-total-charges = Total des charges : prévu { $planned }, réalisé { $actual }
report-side = { $side } : prévu { $planned }, réalisé { $actual }
report-row = { "  " }{ $name } : prévu { $planned }, réalisé { $actual } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })
ledger-exported = Écrit : { $path }
export-missing = Des colonnes obligatoires du format sont vides, pour { $count ->
    [one] une subvention
   *[other] { $count } subventions
 } :
export-missing-of = { "  " }{ $id } : { $columns }
export-missing-funder = SIRET du financeur, avec « essaim ledger rules DOSSIER --add-funder NOM --siret SIRET »
export-missing-signed = date de la convention, avec « essaim ledger grants DOSSIER --change ID --signed AAAA-MM-JJ »
export-missing-name = nom de votre association, dans ses documents (« essaim add ») ou avec --beneficiary NOM
export-missing-siret = SIRET de votre association, dans ses documents (« essaim add ») ou avec --siret SIRET
export-missing-purpose = objet, avec « essaim ledger grants DOSSIER --change ID --purpose TEXTE »
export-missing-payment = versements et leurs dates, avec « essaim ledger grants DOSSIER --change ID --payment AAAA-MM-JJ=MONTANT »
export-missing-notified = notification à la Commission européenne, que dit la convention, avec « essaim ledger grants DOSSIER --change ID --notified oui » ou « non »

## Comptes : démonstration
demo-accounts-folder = comptes
demo-dashboard-name = tableau-de-bord.html
demo-report-name = compte-rendu-financier.html
demo-accounts = { $files ->
    [one] 1 fichier de comptes
   *[other] { $files } fichiers de comptes
 }, { $entries } écritures.
     Tableau de bord : { $dashboard }
     Compte rendu financier : { $report }

## Comptes : sommes attendues
expect-line = { $number }. { $day } : { $amount }  { $what }

## Comptes : explications des écarts
help-ledger-report-explain = Approuve l’explication d’un écart : « 641=Un poste est resté vacant », « 74:FINANCEUR=… » ; « 641 » approuve l’ébauche, « 641= » la retire
    .value = LIGNE=TEXTE

## Reformulation
help-answer-reword = Demande au programme réglé par « essaim rewording » de reformuler les réponses rédigées : des phrases du dossier lui sont envoyées. Sans cette option, rien n’est envoyé
help-rewording = Montre ou règle le programme qui reformule les réponses ; éteint au départ
help-rewording-dir = Répertoire du dossier
    .value = DOSSIER
help-rewording-address = Adresse qui parle le protocole d’OpenAI, par exemple http://127.0.0.1:11434/v1
    .value = ADRESSE
help-rewording-model = Nom du modèle à demander
    .value = NOM
help-rewording-key-file = Fichier qui contient la clé d’accès ; elle n’est pas gardée dans le dossier
    .value = FICHIER
help-rewording-off = Éteint la reformulation
help-rewording-json = Écrit le résultat en JSON sur la sortie standard
rewording-off = La reformulation est éteinte : rien n’est envoyé à personne.
rewording-on = Reformulation réglée : modèle « { $model } » à l’adresse { $address }
rewording-key = La clé est lue dans { $path } et n’est pas gardée.
rewording-when = Rien n’est envoyé sans que vous le demandiez : essaim answer { $path } FORMULAIRE --reword
answer-next-reworded = Relisez le rapport, et comparez ce qui est reformulé avec vos phrases, complétez, puis envoyez vous-même : le programme n’envoie pas le formulaire.
help-ledger-rules-account = Compte de charges ou de produits que la règle, ou la réponse, donne aux mouvements de relevé en attente (471) : 606400
    .value = COMPTE
rules-account = { "  " }{ $id } : { $when } → compte { $account }
condition-entry = { $file }, ligne { $line }
grants-over = { "  " }! reçu au-delà de ce qui est accordé : { $amount }. Cela vient-il d’une autre subvention de ce financeur, à noter aussi ?

## Pages
serve-data = Dossiers servis : { $path }
serve-commons = Le commun est ouvert à tous à l’adresse { $address }
serve-open = Ouvrez ce lien dans votre navigateur : il marche une fois, sur cet ordinateur. Ctrl + C arrête tout.

## Personnes
help-people = Dit qui peut se connecter aux pages d’un serveur, et ce que chacun peut y faire
help-people-list = Montre les personnes et les invitations en attente
help-people-list-dir = Répertoire des dossiers
    .value = RÉPERTOIRE
help-people-list-json = Écrit le résultat en JSON sur la sortie standard
help-people-add = Invite une personne : donne un lien, qui marche une fois, pour choisir un mot de passe
help-people-add-dir = Répertoire des dossiers
    .value = RÉPERTOIRE
help-people-add-name = Nom de la personne
    .value = NOM
help-people-add-email = Adresse électronique de la personne
    .value = ADRESSE
help-people-add-dossier = Nom du dossier ; sans lui, tous les dossiers, présents et à venir
    .value = DOSSIER
help-people-add-role = Ce que la personne peut faire : reads (lire), writes (écrire), approves (approuver) ou administers (administrer)
    .value = RÔLE
help-people-add-administers = La personne administre : la même chose que --role administers
help-people-add-password = Demande le mot de passe ici, au lieu de donner un lien
help-people-add-address = Adresse publique du serveur, pour le lien ; par défaut http://127.0.0.1:7373
    .value = URL
help-people-add-json = Écrit le résultat en JSON sur la sortie standard
help-people-role = Change ce que peut faire une personne
help-people-role-dir = Répertoire des dossiers
    .value = RÉPERTOIRE
help-people-role-email = Adresse électronique de la personne
    .value = ADRESSE
help-people-role-role = Ce que la personne peut faire : reads (lire), writes (écrire), approves (approuver) ou administers (administrer)
    .value = RÔLE
help-people-role-dossier = Nom du dossier ; sans lui, tous les dossiers, présents et à venir
    .value = DOSSIER
help-people-role-json = Écrit le résultat en JSON sur la sortie standard
help-people-remove = Retire une personne du serveur, ou d’un dossier
help-people-remove-dir = Répertoire des dossiers
    .value = RÉPERTOIRE
help-people-remove-email = Adresse électronique de la personne
    .value = ADRESSE
help-people-remove-dossier = Ne la retire que de ce dossier
    .value = DOSSIER
help-people-remove-json = Écrit le résultat en JSON sur la sortie standard
help-people-disable = Suspend l’accès d’une personne, et ferme ses sessions
help-people-disable-dir = Répertoire des dossiers
    .value = RÉPERTOIRE
help-people-disable-email = Adresse électronique de la personne
    .value = ADRESSE
help-people-disable-undo = Rend l’accès
help-people-disable-json = Écrit le résultat en JSON sur la sortie standard
help-people-reset = Donne un lien pour choisir un autre mot de passe
help-people-reset-dir = Répertoire des dossiers
    .value = RÉPERTOIRE
help-people-reset-email = Adresse électronique de la personne
    .value = ADRESSE
help-people-reset-password = Demande le mot de passe ici, au lieu de donner un lien
help-people-reset-address = Adresse publique du serveur, pour le lien ; par défaut http://127.0.0.1:7373
    .value = URL
help-people-reset-json = Écrit le résultat en JSON sur la sortie standard
help-serve-address = Adresse que les personnes tapent, par exemple https://essaim.example.org ; un serveur mandataire s’occupe du chiffrement
    .value = URL
help-serve-mail = Envoie des liens de connexion par le serveur de courrier que ce fichier nomme (docs/hosting.md) ; sans lui, rien n’est envoyé
help-serve-behind-proxy = Croit l’adresse d’origine que donne le serveur mandataire (X-Forwarded-For)
serve-sign-in = Les personnes se connectent à cette adresse. Ctrl + C arrête tout.
people-none = Personne ne peut encore se connecter.
people-everywhere = tous les dossiers
people-disabled-sign = accès suspendu
people-invited-until = invitation jusqu’au { $day }
people-one = { $path } est un dossier : les personnes appartiennent au répertoire qui en contient plusieurs.
people-one-next = Donnez ce répertoire, par exemple { $above }.
people-unknown = Personne n’a l’adresse { $email }.
people-unknown-next = « essaim people list » montre qui est là.
people-no-dossier = Il n’y a pas de dossier « { $name } » dans { $path }.
people-no-name = Il faut un nom.
people-no-email = Ce n’est pas une adresse électronique.
people-known = { $email } peut déjà se connecter ; son rôle est changé.
people-link = Transmettez ce lien à { $email }, et à personne d’autre : il marche une fois, pendant une semaine. Si Essaim tourne déjà sur ces dossiers sans connexion, relancez-le.
people-added = { $email } peut se connecter.
people-password = Mot de passe ({ $count } caractères au moins) :
people-reset-link = Transmettez ce lien à { $email }, et à personne d’autre : il marche une fois, pendant une semaine.
people-reset-done = Le mot de passe de { $email } est changé, ses sessions sont fermées.
people-role-set = { $email } : { $place }, { $role }.
people-role-removed = { $email } n’a plus accès à { $place }.
people-removed = { $email } ne peut plus se connecter : tout ce qui était à cette personne est retiré.
people-disabled = L’accès de { $email } est suspendu.
people-enabled = { $email } a de nouveau accès.
people-last = { $name } est la dernière personne qui administre.
people-last-next = Donnez d’abord ce rôle à quelqu’un d’autre.

## Le commun
help-commons = Tient le commun : ce que les organisations savent ensemble, sourcé, vérifié, signé
help-commons-init = Commence un commun, fondé par votre organisation
help-commons-init-dir = Répertoire à créer
    .value = COMMUN
help-commons-init-name = Nom de votre organisation
    .value = NOM
help-commons-init-origin = Nom du journal ; l’adresse où il sera publié, sans https
    .value = commun.exemple.org
help-commons-init-empty = Sans les fiches de départ (acteurs, services, plateformes et ce qui les remplace)
help-commons-init-json = Écrit le résultat en JSON sur la sortie standard
help-commons-join = Demande, pour une autre organisation, à prendre part au commun
help-commons-join-dir = Répertoire du commun
    .value = COMMUN
help-commons-join-name = Nom de l’organisation
    .value = NOM
help-commons-join-key = Fichier à créer, où sa clé sera gardée
    .value = FICHIER
help-commons-join-json = Écrit le résultat en JSON sur la sortie standard
help-commons-add = Dit des valeurs d’une fiche, nouvelle si une sorte est donnée
help-commons-add-dir = Répertoire du commun
    .value = COMMUN
help-commons-add-record = Sorte de fiche (software, service, organisation…), ou fiche
    .value = SORTE|FICHE
help-commons-add-values = Champ et valeur ; plusieurs fois le même pour une liste
    .value = CHAMP=VALEUR
help-commons-add-in = Langue des valeurs qui en ont une
    .value = LANGUE
help-commons-add-source = Page (https://…) ou document d’où vient la valeur
    .value = SOURCE
help-commons-add-quote = Les mots mêmes de la source
    .value = TEXTE
help-commons-add-seen = Jour où la source le disait (AAAA-MM-JJ)
    .value = JOUR
help-commons-add-licence = Licence de la valeur ; par défaut CC0-1.0
help-commons-add-replaces = Déclaration que celle-ci remplace
    .value = DÉCLARATION
help-commons-add-key = Fichier de la clé avec laquelle parler
    .value = FICHIER
help-commons-add-json = Écrit le résultat en JSON sur la sortie standard
help-commons-show = Montre une fiche et tout ce qui en a été dit ; sans fiche, le commun et sa règle
help-commons-show-dir = Répertoire du commun
    .value = COMMUN
help-commons-show-record = Fiche
    .value = FICHE
help-commons-show-json = Écrit le résultat en JSON sur la sortie standard
help-commons-search = Cherche des fiches : par mots, par besoin (« remplacer Doodle »), par lieu
help-commons-search-dir = Répertoire du commun
    .value = COMMUN
help-commons-search-words = Mots cherchés
    .value = MOTS
help-commons-search-kind = Seulement cette sorte de fiche
    .value = SORTE
help-commons-search-use = Seulement ce qui sert à cela (mail, files, polls…) ; plusieurs fois pour plusieurs
    .value = USAGE
help-commons-search-family = Seulement cette famille (hosting, access, publishers…)
    .value = FAMILLE
help-commons-search-country = Seulement dans ce pays (deux lettres)
    .value = FR
help-commons-search-municipality = Seulement dans cette commune, par son nom ou son code
    .value = COMMUNE
help-commons-search-near = Le plus près de ce point d’abord (latitude,longitude)
    .value = LAT,LON
help-commons-search-within = À tant de kilomètres au plus de ce point
    .value = KM
help-commons-search-in = Seulement ce qui est décrit dans cette langue (fr, en…)
    .value = LANGUE
help-commons-search-checked = Seulement ce que d’autres organisations ont vérifié
help-commons-search-waiting = Seulement ce qui reste à vérifier
help-commons-search-why = Dit pourquoi chaque fiche est à sa place, et la règle
help-commons-search-page = Page de résultats, à partir de 1
    .value = 1
help-commons-search-json = Écrit le résultat en JSON sur la sortie standard
help-commons-review = Dit ce que votre organisation a trouvé en vérifiant une déclaration
help-commons-review-dir = Répertoire du commun
    .value = COMMUN
help-commons-review-statement = Début du numéro de la déclaration
    .value = DÉCLARATION
help-commons-review-agree = La source le dit, et c’est encore vrai
help-commons-review-oppose = Ce n’est pas vrai, ou rien ne le montre
help-commons-review-interest = Votre organisation y a un intérêt : l’avis est montré, pas compté
help-commons-review-reason = Pourquoi
    .value = TEXTE
help-commons-review-key = Fichier de la clé avec laquelle parler
    .value = FICHIER
help-commons-review-json = Écrit le résultat en JSON sur la sortie standard
help-commons-revert = Annule une déclaration : aussitôt si elle est de votre organisation, sinon quand d’autres sont d’accord
help-commons-revert-dir = Répertoire du commun
    .value = COMMUN
help-commons-revert-statement = Début du numéro de la déclaration
    .value = DÉCLARATION
help-commons-revert-reason = Pourquoi
    .value = TEXTE
help-commons-revert-key = Fichier de la clé avec laquelle parler
    .value = FICHIER
help-commons-revert-json = Écrit le résultat en JSON sur la sortie standard
help-commons-import = Montre ce qu’une liste apporterait, puis l’importe
help-commons-import-dir = Répertoire du commun
    .value = COMMUN
help-commons-import-list = Liste : starter (fournie, sans chemin), awesome-selfhosted, awesome-privacy, publiccode, prism-break, data-inclusion, murmurations, schema-org, table (CSV, xlsx)
    .value = LISTE
help-commons-import-path = Fichier de la liste, ou répertoire de ses fichiers
    .value = CHEMIN
help-commons-import-licence = Licence de la liste, quand elle n’en a pas une pour tous
help-commons-import-kind = D’un tableau : sorte de fiche de ses lignes
    .value = SORTE
help-commons-import-map = D’un tableau : titre d’une colonne et champ qu’elle remplit (vide : aucun)
    .value = COLONNE=CHAMP
help-commons-import-in = D’un tableau : langue de ses textes
    .value = LANGUE
help-commons-import-source = D’un tableau : adresse où il est publié
    .value = ADRESSE
help-commons-import-yes = Importe sans demander, après avoir montré
help-commons-import-undo = Annule tout ce qu’un import a dit ; le compte est dans « essaim commons show »
    .value = COMPTE
help-commons-import-json = Écrit le résultat en JSON sur la sortie standard
help-commons-export = Écrit tout le commun dans un répertoire, un fichier par licence
help-commons-export-dir = Répertoire du commun
    .value = COMMUN
help-commons-export-out = Répertoire à créer
    .value = SORTIE
help-commons-export-format = Format : dump (par défaut), csv, json-ld, dcat-ap, ical, atom, geojson
    .value = FORMAT
help-commons-export-json = Écrit le résultat en JSON sur la sortie standard
help-commons-rebuild = Refait un commun depuis son journal, où qu’il ait été copié
help-commons-rebuild-log = Répertoire du journal (il contient checkpoint)
    .value = JOURNAL
help-commons-rebuild-dir = Répertoire à créer
    .value = COMMUN
help-commons-rebuild-vkey = Clé du journal, si vous la tenez d’ailleurs
    .value = CLÉ
help-commons-rebuild-json = Écrit le résultat en JSON sur la sortie standard
help-commons-verify = Vérifie chaque page du journal, chaque déclaration, chaque signature
help-commons-verify-path = Répertoire du commun, ou de son journal
    .value = COMMUN|JOURNAL
help-commons-verify-vkey = Clé du journal, si vous la tenez d’ailleurs
    .value = CLÉ
help-commons-verify-json = Écrit le résultat en JSON sur la sortie standard
commons-init-done =
    le commun { $name } est dans { $path }.
    Sa fiche : { $record }
    À faire : ajoutez une fiche avec « essaim commons add { $typed } software name=Framadate », et invitez d’autres organisations avec « essaim commons join { $typed } NOM --key FICHIER » : sans elles, rien n’est vérifié.
commons-init-starter =
    Les fiches de départ y sont : { $count } valeurs de { $records } fiches, avec leurs sources, que personne n’a encore vérifiées.
    Pour les retirer : « essaim commons import { $typed } --undo { $account } ».
commons-search-corrected = « { $word } » n’est nulle part ; cherché aussi : { $near }.
commons-search-some = aucune fiche n’a tous ces mots ; voici celles qui en ont une partie.
commons-search-page = page { $page } sur { $pages } ; la suite : « --page { $next } ».
commons-search-part = { $part ->
    [whole_name] nom entier
    [name] mots du nom
    [words] mots ailleurs
    [need] besoin
    [checked] vérifié
   *[near] près
}
commons-typed-point = « { $point } » n’est pas un point : écrivez par exemple 48.85,2.35.
commons-join-done =
    { $name } demande à prendre part au commun (déclaration { $id }). Sa clé est dans { $key } : gardez-la à l’abri, elle parle pour cette organisation.
    À faire : des organisations membres donnent leur avis avec « essaim commons review ».
commons-add-done = { $count ->
    [one] une valeur dite de { $record }.
   *[other] { $count } valeurs dites de { $record }.
}
commons-review-done = l’avis sur { $id } est dans le commun.
commons-revert-done = l’annulation de { $id } est dans le commun ({ $by }).
commons-search-count = { $count ->
    [0] aucune fiche n’a tous ces mots.
    [one] une fiche.
   *[other] { $count } fiches.
}
commons-show-title = Le commun { $origin } : { $count } déclarations.
commons-show-rule = La règle : une valeur est vérifiée quand { $agree } autres organisations sont d’accord, que moins de { $oppose } s’y opposent et que { $hours } heures ont passé.
commons-show-members = Organisations membres : { $count }
commons-show-waiting = En attente : { $id }, { $agreed } accords sur { $needed }, pas avant le { $date }
commons-show-import = Import : { $list }, { $count } valeurs, compte { $account }
commons-import-shown =
    { $records } fiches lues, dont { $new } nouvelles.
    { $said } valeurs à dire, dont { $replacing } en remplacent une autre ; { $same } y sont déjà.
    { $unmapped } données de la liste n’ont pas de champ et n’entrent pas ; { $unfit } valeurs ne conviennent pas.
commons-import-question = Importer (o/n) ?
commons-import-no-field = { "  " }! { $title } : aucun champ
commons-import-duplicate = { "  " }? { $name } : peut-être { $like }, déjà là ({ $record })
commons-typed-table = un tableau demande son fichier, « --kind SORTE », « --source ADRESSE » et « --licence LICENCE ».
commons-import-done = { $count } valeurs dites. Pour tout annuler : « essaim commons import COMMUN --undo { $account } ».
commons-import-nothing = rien à importer : tout y est déjà.
commons-import-not-done = rien n’a été importé. Ajoutez « --yes » pour importer.
commons-import-undone = l’import est annulé.
commons-import-undone-reason = Import annulé par qui l’a fait.
commons-export-done = { $count } valeurs écrites dans { $path } ({ $files } fichiers, un par licence, et dump.json).
commons-export-done-records = { $count } fiches écrites dans { $path } ({ $files } fichiers, chacun d’une seule licence).
commons-rebuild-done =
    le commun est refait dans { $path } : { $count } déclarations.
    Racine du journal : { $root }
    Empreinte des fiches : { $digest }
commons-verify-done =
    le journal { $origin } tient : { $count } déclarations, chacune signée et à sa place.
    Racine : { $root }
commons-verify-digest = Empreinte des fiches : { $digest }
commons-typed-no-statement = aucune déclaration ne commence par { $id } (au moins quatre chiffres).
commons-typed-several = plusieurs déclarations commencent par { $id } : donnez plus de chiffres.
commons-typed-no-record = { $id } n’est pas une fiche du commun.
commons-typed-pair = « { $pair } » n’est pas CHAMP=VALEUR, ou ce champ est donné deux fois.
commons-typed-language = « { $language } » n’est pas le code d’une langue (fr, en, pt-BR).
commons-typed-account = « { $account } » n’est pas un compte (did:key:…).
commons-typed-list = les listes lues sont : { $lists }.
commons-typed-format = les formats sont : { $formats }.
commons-typed-kind = « { $kind } » n’est pas une sorte de fiche (software, service, organisation…).
commons-typed-licence = « { $licence } » n’est pas une licence (SPDX).
