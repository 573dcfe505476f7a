# Ce que disent les pages, en français.
# Espaces : insécables devant : ; ! ? » et après «. Apostrophes : ’.

## Cadre
shell-skip = Aller au contenu
shell-ways = Pages du dossier
shell-foot = Essaim, logiciel libre (AGPL-3.0). Tout reste sur cet ordinateur.
shell-keys = Raccourcis clavier
way-home = Accueil
way-documents = Documents
way-facts = Faits
way-forms = Formulaires
way-library = Réponses
way-accounts = Comptes
way-settings = Réglages
notice-undo = Annuler
undone = C’est annulé.

## Entrée
gate-safe = Rien n’a été modifié.
gate-host = Cette adresse n’est pas celle d’Essaim.
gate-origin = Cette demande ne vient pas d’une page d’Essaim.
gate-session = Ces pages sont fermées : seul le lien affiché par le programme les ouvre, une fois.
gate-session-next = Dans le terminal où Essaim tourne, arrêtez-le (Ctrl + C), relancez-le, puis ouvrez le lien qu’il affiche.
nowhere = Il n’y a pas de page à cette adresse.
nowhere-next = Revenez à l’accueil : ce que vous cherchez a pu être retiré ou renommé.
asked-unread = Ce qui a été envoyé n’a pas pu être lu.
asked-unread-next = Revenez à la page, rechargez-la, et recommencez.
asked-too-large = Ce texte est trop long pour être envoyé.
asked-too-large-next = Raccourcissez-le, ou ajoutez-le comme document.
refusal-title = Cela n’a pas pu se faire
refusal-home = Revenir à l’accueil
serve-not-here = { $address } est une adresse que d’autres ordinateurs peuvent joindre, et personne ne peut encore s’y connecter : tout le réseau lirait vos dossiers.
serve-not-here-next = Créez d’abord une personne qui administre : essaim people add { $data } --name NOM --email ADRESSE --administers. Ou choisissez une adresse de cet ordinateur, par exemple --listen 127.0.0.1:7373.
serve-taken = Impossible d’écouter à { $address } ({ $detail }).
serve-taken-next = Un autre programme, peut-être un Essaim déjà lancé, utilise ce port. Arrêtez-le ou choisissez-en un autre, par exemple --listen 127.0.0.1:7374.

## Envois
upload-broken = L’envoi a été interrompu.
upload-too-many = C’est trop de fichiers à la fois : { $count } au plus.
upload-too-large = { $name } est trop lourd : { $megabytes } Mo au plus par fichier.
upload-none = Aucun fichier n’a été choisi.

## Dossiers
dossiers-title = Vos dossiers
dossiers-none = Il n’y a pas encore de dossier. Un dossier réunit ce que votre structure a écrit, ses comptes et ses réponses.
dossiers-new = Nouveau dossier
dossiers-name = Nom de la structure
dossiers-where = Le dossier est un répertoire de cet ordinateur, qui portera ce nom.
dossiers-make = Créer le dossier
dossiers-no-name = Il faut un nom, avec des lettres ou des chiffres.
dossiers-example = Ouvrir un dossier d’exemple
dossiers-example-lead = Une association inventée, ses documents, ses comptes et trois formulaires : pour essayer, puis effacer.
dossiers-example-name = Exemple
example-making = Le dossier d’exemple se prépare

## Accueil
home-begin = Trois étapes suffisent pour un premier formulaire rempli :
home-begin-papers = ajoutez ce que vous avez déjà écrit : statuts, rapports, anciennes demandes, budgets ;
home-begin-form = déposez le formulaire vierge du financeur ;
home-begin-send = relisez chaque réponse avec sa source, puis téléchargez le formulaire rempli.
home-next = À faire maintenant
home-nothing = Rien ne presse.
home-knows = Ce que le dossier sait
home-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 }
home-commons = Le commun : les acteurs et les services du numérique solidaire, et ce qui remplace quoi
home-facts = { $count ->
    [one] { $count } fait
   *[other] { $count } faits
 }
home-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 }
home-answers = { $count ->
    [one] { $count } réponse déjà donnée
   *[other] { $count } réponses déjà données
 }
todo-form = { $name } : { $count ->
    [one] { $count } case à relire
   *[other] { $count } cases à relire
 }
todo-form-done = { $name } : tout est relu, le formulaire peut partir
todo-contradictions = { $count ->
    [one] { $count } fait est dit de deux façons
   *[other] { $count } faits sont dits de plusieurs façons
 }
todo-aged = { $count ->
    [one] { $count } fait date de plus d’un an
   *[other] { $count } faits datent de plus d’un an
 }
todo-library = { $count ->
    [one] { $count } réponse est à revoir
   *[other] { $count } réponses sont à revoir
 }
todo-unread = { $count ->
    [one] { $count } document a des pages non lues
   *[other] { $count } documents ont des pages non lues
 }
todo-report = Compte rendu de « { $name } » à rendre pour le { $day }
drop-label = Déposez des fichiers ici
drop-hint = Tous formats : docx, odt, xlsx, ods, pdf, photos, courriels, archives. Rien ne quitte cet ordinateur.
drop-documents = Ajouter aux documents
drop-form = Répondre à ce formulaire
drop-accounts = Importer ces comptes

## Tâches
job-adding = { $count ->
    [one] Lecture d’un document
   *[other] Lecture de { $count } documents
 }
job-restoring = { $name } est remis dans le dossier
job-answering = { $count ->
    [one] Lecture du formulaire et recherche des réponses
   *[other] Lecture de { $count } formulaires et recherche des réponses
 }
job-running = Vous pouvez quitter cette page : le travail continue, et l’accueil y ramène.
job-progress = Avancement
job-done = C’est fait.
job-on = Continuer
job-crashed = Le programme a rencontré une erreur imprévue.
job-rewording = Reformulation d’une réponse

## Documents
documents-none = Ajoutez ce que votre structure a déjà écrit : statuts, rapports d’activité, procès-verbaux, anciennes demandes, budgets, pages du site.
documents-unread = Des pages sont des images que rien n’a lues : elles sont signalées ci-dessous.
documents-copy = Même contenu que { $name }, qui est utilisé.
documents-earlier = Version plus ancienne que { $name }, qui est utilisé.
documents-remove = Retirer
documents-remove-of = Retirer { $name }
documents-removed = { $name } est retiré du dossier.
documents-added = { $count ->
    [one] { $count } document ajouté
   *[other] { $count } documents ajoutés
 }
documents-original = Télécharger l’original
documents-empty = Rien n’a été lu dans ce document.
documents-gone = { $count ->
    [one] { $count } document retiré ou remplacé
   *[other] { $count } documents retirés ou remplacés
 }
documents-gone-since = jusqu’au { $day }
documents-again = Reprendre
documents-again-of = Reprendre { $name }
search-title = Recherche
search-label = Chercher dans vos documents
search-button = Chercher
search-nothing = Rien dans vos documents ne répond à cette question.
search-no-word = Aucun de ces mots n’est dans vos documents. Voici ce qui s’en rapproche le plus par le sens, sans garantie que cela réponde.

## Faits
facts-none-yet = Le dossier ne sait encore rien : ajoutez des documents.
facts-contradicted-title = À trancher
facts-contradicted-lead = Vos documents disent plusieurs choses. Choisissez la bonne valeur : c’est elle qui servira partout.
facts-aged-title = À rafraîchir
facts-aged-lead = Ces valeurs changent avec le temps et datent de plus d’un an : donnez celle d’aujourd’hui, ou ajoutez un document plus récent.
facts-known-title = Ce que disent vos documents
facts-says-otherwise = Un autre document dit :
facts-take = Garder { $value }
facts-more = { $count ->
    [one] { $count } autre valeur
   *[other] { $count } autres valeurs
 }
facts-correct = Corriger
facts-right-value = La bonne valeur
facts-keep = Garder cette valeur
facts-kept = { $name } : c’est noté.
facts-typed = Saisi par vous
facts-no-value = Il faut une valeur.

## Formulaires
forms-none = Déposez le formulaire vierge d’un financeur : il sera lu, et ses cases remplies de ce que vous avez déjà écrit.
forms-begun = commencé le { $day }
forms-closed = { $count ->
    [one] { $count } formulaire rangé
   *[other] { $count } formulaires rangés
 }
form-progress-label = Cases relues
form-progress = { $done } sur { $count } cases relues.
form-written = { $count ->
    [one] { $count } réponse ira dans le fichier.
   *[other] { $count } réponses iront dans le fichier.
 }
form-go-on = Relire les réponses
form-download = Télécharger le formulaire rempli
form-report = Rapport avec les sources
form-sheet = Réponses à copier
form-accept-all = { $count ->
    [one] Accepter la réponse sûre
   *[other] Accepter les { $count } réponses sûres
 }
form-accepted-all = { $count ->
    [one] { $count } réponse acceptée
   *[other] { $count } réponses acceptées
 }
form-changed = Ce qui a changé depuis l’édition précédente de ce formulaire
form-checks = À vérifier dans l’ensemble
form-attachments = Pièces à joindre
form-waiting = { $count ->
    [0] Tout est relu
    [one] { $count } case à relire
   *[other] { $count } cases à relire
 }
form-all-boxes = { $count ->
    [one] { $count } case
   *[other] Les { $count } cases
 }
form-show-all = Voir toutes les cases
form-show-waiting = Voir seulement celles à relire
form-again = Chercher de nouveau les réponses
form-project = Projet
form-again-safe = Ce que vous avez saisi ou accepté reste.
form-again-button = Chercher de nouveau
form-close = Ranger ce formulaire
form-put-away = Le formulaire est rangé.
filled-none-next = La page « Réponses à copier » donne chaque réponse avec un bouton pour la copier.
filled-unmarked = Ce fichier contient une réponse reformulée par un modèle, et n’a pas pu être marqué comme tel : il n’est pas donné. Reprenez les phrases d’origine ou modifiez la réponse.
sheet-not-needed = Toutes les réponses tiennent dans le fichier : il n’y a rien à copier à la main.
sheet-not-needed-next = Téléchargez le formulaire rempli.

## Cases
tick-yes = Oui, cocher
tick-no = Non, laisser vide
state-accepted = acceptée
state-blank = laissée vide
state-later = à revoir
state-edited = modifiée
box-place = case { $number } sur { $count }
box-answer = Réponse
box-saved = Enregistré.
box-overtaken = Pas enregistré : cette réponse a changé ailleurs entre-temps. Enregistrez pour voir les deux textes.
box-overtaken-by = Cette réponse a changé entre-temps, dans un autre onglet ou par une autre personne. Voici ce qui est gardé :
box-overtaken-next = Votre texte est ci-dessous, rien n’est perdu. Enregistrez-le pour qu’il remplace l’autre, ou reprenez de l’autre ce qu’il faut.
box-not-saved = Pas encore enregistré : nouvel essai dans un instant. Votre texte est gardé dans ce navigateur.
box-found = Texte retrouvé, qui n’avait pas pu être enregistré.
box-one-sentence = Une seule phrase dépasse déjà la limite : raccourcissez-la vous-même.
box-over = Trop long.
box-reword = Reformuler cette réponse
box-reword-hint = La proposition et ses sources seront envoyées à { $address } (modèle { $model }). Ce qui en revient est confronté aux sources, et reste à vérifier.
box-too-long = C’est plus long que ce que le formulaire accepte : raccourcissez, puis acceptez. Votre texte est enregistré.
box-accepted = Cette réponse est acceptée : elle ira dans le fichier et servira pour les prochains formulaires.
box-reply = Réponse argumentée à donner au financeur
box-sources = { $count ->
    [one] La source
   *[other] Les { $count } sources
 }
box-passages = { $count ->
    [one] Un passage qui peut servir
   *[other] { $count } passages qui peuvent servir
 }
box-steps = Cases voisines
box-more-passages = Chercher d’autres passages pour cette case
box-no-passages = Aucun autre passage du dossier ne peut servir ici.
box-before = ← Case précédente
box-after = Case suivante →
box-too-much = Ce texte est trop long pour être gardé.
box-wrong = Cette case est mal reconnue
box-wrong-lead = Votre correction vaut aussi pour les prochaines éditions de ce formulaire.
box-wrong-nothing = Il n’y a rien à corriger.
box-right-label = Ce que demande la case
box-right-label-keep = Corriger le libellé
box-right-question = La question posée
box-right-question-keep = Corriger la question
box-no-box = Ce n’est pas une case à remplir
box-restore = Oublier mes corrections
box-restored = Vos corrections de cette case sont oubliées.
do-accept = Accepter et continuer
do-save = Enregistrer
do-add = Ajouter
do-later = Plus tard
do-blank = Laisser vide
do-shorten = Raccourcir à la limite
do-proposed = Reprendre la proposition
do-back = Annuler la dernière étape
do-passage = Mettre ce passage dans la case
beside-title = Autour de cette case
beside-page = Page { $page } du formulaire, avec la case « { $label } » encadrée

## Réponses
library-lead = Les réponses que vous avez approuvées. Elles passent avant tout le reste dans les prochains formulaires.
library-search = Chercher une réponse
library-which = Lesquelles
library-standing = En vigueur
library-look = À revoir
library-retired = Retirées
library-none = Aucune réponse ici. Elles viennent quand vous acceptez une réponse dans un formulaire.
library-owned = suivie par { $name }
library-again = à revoir le { $day }
library-edit = Modifier
library-owner = Suivie par
library-look-day = À revoir à partir du
library-retire = Ne plus proposer
library-restore = Proposer de nouveau
library-is-retired = Cette réponse ne sera plus proposée.
library-kept = C’est enregistré.
library-add = Ajouter une réponse
library-add-button = Ajouter
library-question = Question
library-words-missing = Il faut une question et une réponse.

## Comptes
accounts-ways = Pages des comptes
accounts-dashboard = Tableau de bord
accounts-tables = Tableaux officiels
accounts-grants = Subventions
accounts-budgets = Budgets
accounts-rules = Financeurs et projets
accounts-files = Fichiers
accounts-years = Exercices
accounts-year = Exercice
accounts-whole = Toute la structure
accounts-yes = Oui
accounts-no = Non
accounts-unsaid = Non précisé
accounts-kept = C’est enregistré.
accounts-pdf = Télécharger en PDF
accounts-html = Télécharger la page
accounts-dashboard-file = tableau-de-bord
accounts-begin = Donnez un fichier de comptes : vous verrez aussitôt où vous en êtes, et les tableaux des financeurs se rempliront.
accounts-begin-what = Ce qui convient
accounts-begin-fec = le fichier des écritures comptables (FEC), que tout logiciel de comptabilité et tout cabinet sait donner ;
accounts-begin-table = un tableau d’écritures ou de mois, en xlsx, ods ou csv ;
accounts-begin-bank = un relevé bancaire, en OFX, CAMT.053 ou csv.
accounts-begin-then = Rien n’est gardé avant que vous ayez vu ce que le fichier contient.
accounts-drop = Déposez des fichiers de comptes
accounts-drop-hint = FEC, xlsx, ods, csv, OFX, CAMT.053, journaux en texte. Vous verrez ce qu’ils contiennent avant que rien soit gardé.
accounts-drop-button = Lire ces comptes
accounts-typed-negative = « { $value } » est négatif : une subvention est demandée, accordée ou versée pour un montant positif.
accounts-typed-change = « { $value } » enlève plus que tout : une baisse va jusqu’à -100 %.
accounts-typed-no-amount = « { $value } » n’est pas un montant ; écrivez par exemple 1250,40.
accounts-typed-no-day = « { $value } » n’est pas un jour ; écrivez par exemple 2026-09-30.
accounts-typed-no-year = « { $value } » n’est pas une année ; écrivez par exemple 2026.
col-account = Compte
col-actual = Réalisé
col-amount = Montant
col-asked = Demandé
col-day = Jour
col-gap = Écart
col-grant = Subvention
col-granted = Accordé
col-label = Libellé
col-line = Ligne
col-origin = D’où il vient
col-paid = Versé
col-percent = %
col-planned = Prévu
col-report = Compte rendu dû
col-spent = Dépensé
col-to-justify = À justifier

## Comptes : import
job-accounts = { $count ->
    [one] Lecture d’un fichier de comptes
   *[other] Lecture de { $count } fichiers de comptes
 }
accounts-import-title = Avant d’importer
accounts-import-lead = Voici ce que ces fichiers contiennent. Rien n’est encore gardé.
accounts-import-button = Importer
accounts-import-abandon = Abandonner
accounts-import-abandoned = Rien n’a été importé.
accounts-import-done = { $count ->
    [one] { $count } fichier de comptes importé
   *[other] { $count } fichiers de comptes importés
 }
accounts-import-nothing = Rien n’a été importé : ces fichiers sont déjà là, ou ne contiennent pas de comptes.
accounts-import-gone = Ces fichiers n’attendent plus : ils ont été importés, abandonnés, ou le programme a redémarré.
accounts-import-gone-next = Déposez-les de nouveau s’ils ne sont pas dans la liste des fichiers.
accounts-import-unread = Ce fichier n’a pas pu être lu comme des comptes : { $reason }
accounts-import-twice = Ce fichier est déjà importé, sous le nom { $name }. Il ne le sera pas deux fois.
accounts-import-empty = Ce fichier ne contient aucune écriture lisible. Voyez ci-dessous ce qui ne va pas.
accounts-import-overlap = { $name } couvre en partie les mêmes jours : les mêmes écritures pourraient compter deux fois.
accounts-import-kind = Nature
accounts-import-period = Période
accounts-import-entries = Lignes d’écriture
accounts-import-transactions = Écritures
accounts-import-accounts = Comptes
accounts-import-chart = Plan comptable
accounts-import-debit = Total des débits
accounts-import-credit = Total des crédits
accounts-import-charges = Charges
accounts-import-products = Produits
accounts-import-findings = Ce qui a été contrôlé
accounts-import-good = Rien à redire.
accounts-import-more = … et { $count } autres fois, pour la même raison
accounts-import-error = erreur
accounts-import-warning = remarque
accounts-import-line = ligne { $line } :
accounts-import-columns = Les colonnes
accounts-import-columns-guessed = Reconnues par leurs noms et leur contenu ; corrigez-les si besoin.
accounts-import-columns-given = Données par vous ; elles serviront aux prochains fichiers qui ont les mêmes noms de colonnes.
accounts-import-columns-remembered = Reprises de { $name }, qui a les mêmes noms de colonnes.
accounts-import-journal-accounts = Les comptes de ce journal
accounts-import-correct = Corriger la lecture
accounts-import-year = Année de ces mois
accounts-import-bank = Numéro du compte de banque
accounts-import-row = Ligne des noms de colonnes
accounts-import-again = Relire ainsi
accounts-import-no-columns = Il faut au moins la colonne des dates et, sans compte, la ligne des noms de colonnes.
accounts-import-no-bank = Un compte de banque a trois chiffres ou plus, par exemple 512000.

## Comptes : fichiers
accounts-files-none = Aucun fichier de comptes n’est importé.
accounts-files-entries = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }
accounts-files-imported = importé le { $day }
accounts-files-findings = { $errors ->
    [0] { $warnings ->
        [one] { $warnings } remarque
       *[other] { $warnings } remarques
     }
    [one] { $errors } erreur et { $warnings } remarques
   *[other] { $errors } erreurs et { $warnings } remarques
 }
accounts-files-removed = { $name } est retiré. Ce que vous avez dit des financeurs, projets, budgets et subventions reste.
accounts-files-books = L’ensemble des comptes

## Comptes : financeurs et projets
accounts-rules-lead = Chaque écriture peut avoir un financeur et un projet. Le programme propose, vous répondez une fois, il s’en souvient.
accounts-rules-proposals = { $count ->
    [0] Propositions
    [one] { $count } proposition
   *[other] { $count } propositions
 }
accounts-rules-no-proposals = Le programme n’a rien à proposer.
accounts-rules-new = { $name } : nouveau financeur
accounts-rules-one-of = L’un de : { $names }
accounts-rules-which = Lequel
accounts-rules-name = Nom
accounts-rules-kind = Genre de financeur
accounts-rules-kind-of-name = D’après son nom
accounts-rules-siret = SIRET, s’il est connu
accounts-rules-accept = Accepter
accounts-rules-decline = Écarter
accounts-rules-accept-all = Accepter toutes les propositions sûres
accounts-rules-accept-all-hint = Celles qui ont plusieurs réponses, ou qui ressemblent à un financeur déjà connu, attendent votre choix.
accounts-rules-accepted = { $count ->
    [one] { $count } proposition acceptée
   *[other] { $count } propositions acceptées
 }
accounts-rules-declined = Cette proposition est écartée.
accounts-rules-none-sure = Aucune proposition n’a une seule réponse sûre : répondez-leur une à une.
accounts-rules-no-proposal = Cette proposition n’est plus là.
accounts-rules-which-missing = Dites de qui il s’agit.
accounts-rules-open = Ce qui n’a pas encore de réponse, { $period }
accounts-rules-open-grants = Subventions sans financeur
accounts-rules-open-contributions = Contributions d’organismes privés (755) sans financeur
accounts-rules-open-received = Versements de subventions sans financeur
accounts-rules-open-products = Produits sans projet
accounts-rules-open-charges = Charges sans projet
accounts-rules-open-none = Tout a sa réponse.
accounts-rules-open-entries = { $count ->
    [one] Voir cette écriture et y répondre
   *[other] Voir ces { $count } écritures et y répondre
 }
accounts-rules-open-table = Écritures sans réponse
accounts-rules-open-more = … et { $count } autres, qui viendront ensuite
accounts-rules-choose = Choisir
accounts-rules-choose-one = Choisir { $label }, ligne { $line }
accounts-rules-leave = Ne pas changer
accounts-rules-give = Attribuer aux écritures choisies
accounts-rules-given = { $count ->
    [one] { $count } écriture a sa réponse
   *[other] { $count } écritures ont leur réponse
 }
accounts-rules-no-entry = Choisissez au moins une écriture.
accounts-rules-gives-nothing = Choisissez un financeur ou un projet.
accounts-rules-gives-funder = Financeur
accounts-rules-gives-project = Projet
accounts-rules-none-given = Aucun
accounts-rules-funders = Financeurs
accounts-rules-no-funders = Aucun financeur n’est encore connu.
accounts-rules-add-funder = Ajouter ou corriger un financeur
accounts-rules-add-funder-hint = Un nom déjà connu est corrigé, un autre est ajouté.
accounts-rules-projects = Projets
accounts-rules-no-projects = Aucun projet n’est encore connu.
accounts-rules-add-project = Ajouter un projet
accounts-rules-rules = Règles
accounts-rules-rules-lead = Vos réponses sont devenues ces règles ; la première qui convient l’emporte.
accounts-rules-rule = si { $when } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })
accounts-rules-add-rule = Ajouter une règle
accounts-rules-when = Quand
accounts-rules-when-party = le tiers est
accounts-rules-when-label = le libellé contient
accounts-rules-when-account = le compte commence par
accounts-rules-when-document = la pièce commence par
accounts-rules-when-journal = le journal est
accounts-rules-value = Valeur
accounts-rules-no-value = Il faut une valeur.
accounts-rules-no-name = Il faut un nom, avec des lettres ou des chiffres.
accounts-rules-no-siret = « { $value } » n’est pas un SIRET : il a quatorze chiffres, et sa clé doit être juste.
accounts-rules-added = { $name } : c’est noté.
accounts-rules-rule-added = La règle est ajoutée.
accounts-rules-removed = C’est retiré.

## Comptes : subventions
accounts-grants-none = Aucune subvention n’est notée. Notez ce qui est demandé ou accordé : les versements et les dépenses viennent des écritures.
accounts-grants-table = Où en est chaque subvention
accounts-grants-past = { $count ->
    [one] { $count } subvention passée
   *[other] { $count } subventions passées
 }
accounts-grants-past-table = Subventions passées
accounts-grants-each = Une à une
accounts-grants-over = { $project } : les subventions ont versé { $amount } de plus que ce qui est compté comme dépensé pour elles (ce qui vaut pour plusieurs n’y compte qu’une fois).
accounts-grants-to-receive = Reste à recevoir :
accounts-grants-shared = Dépensé sur le projet, pour cette subvention ou une autre :
accounts-grants-to-repay = Versé et pas dépensé, à rendre si l’accord le demande :
accounts-grants-reported = envoyé le { $day }
accounts-grants-late = en retard, dû le { $day }
accounts-grants-agreement = Convention { $reference }
accounts-grants-signed-on = signée le { $day }
accounts-grants-add = Noter une subvention
accounts-grants-added = La subvention est notée.
accounts-grants-removed = La subvention est retirée.
accounts-grants-gone = Cette subvention n’est plus là.
accounts-grants-new-funder = Un autre, nommé ci-après
accounts-grants-funder-name = Nom d’un nouveau financeur
accounts-grants-no-funder = Choisissez un financeur, ou nommez-le.
accounts-grants-no-project = Aucun : pour toute la structure
accounts-grants-purpose = Objet
accounts-grants-from = Dépensée à partir du
accounts-grants-to = Jusqu’au
accounts-grants-no-period = Il faut les jours entre lesquels elle se dépense, le premier avant le dernier.
accounts-grants-reference = Référence de la convention
accounts-grants-signed = Signée le
accounts-grants-report-due = Compte rendu dû le
accounts-grants-reported-on = Compte rendu envoyé le
accounts-grants-notified = Aide notifiée à la Commission européenne
accounts-grants-payments = Versements prévus
accounts-grants-payment-day = Versement { $number } : jour
accounts-grants-payment-sum = Versement { $number } : montant
accounts-grants-half-payment = Un versement a un jour et un montant.
accounts-expected = Autres sommes attendues
accounts-expected-lead = Ce que vous attendez ou devez payer : les mois à venir du tableau de bord en tiennent compte.
accounts-expected-on = Le
accounts-expected-amount = Montant
accounts-expected-way = Sens
accounts-expected-in = à recevoir
accounts-expected-out = à payer
accounts-expected-what = De quoi il s’agit
accounts-expected-missing = Il faut un jour et un montant.
accounts-expected-added = La somme est notée.
accounts-expected-removed = La somme est retirée.
accounts-expected-gone = Cette somme n’est plus là.

## Comptes : budgets
accounts-budgets-none = Aucun budget n’est gardé. Ébauchez-en un d’après vos comptes, ou déposez le vôtre.
accounts-budget = Budget { $period }
accounts-budget-of = Budget { $period }, { $project }
accounts-budget-asked = dont demandé et pas accordé
accounts-budget-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }
accounts-budget-compare = Comparer au réalisé
accounts-budget-compared = { $name } : prévu et réalisé
accounts-budget-compared-table = Prévu et réalisé, ligne par ligne
accounts-budget-set = Mettre cette ligne
accounts-budget-set-hint = Un compte qui a déjà sa ligne est corrigé ; un montant de 0 la retire.
accounts-budget-no-account = Il faut un compte de charges ou de produits, par exemple 606 ou 74.
accounts-budget-gone = Ce budget n’est plus là.
accounts-budget-removed = Le budget est retiré.
accounts-budget-no-year = Il faut un exercice.
accounts-budget-draft = Ébaucher un budget
accounts-budget-draft-lead = Moyenne des trois derniers exercices, ligne par ligne, avec les subventions notées pour l’année. Chaque ligne dit d’où elle vient ; rien n’est inventé.
accounts-budget-draft-button = Ébaucher
accounts-budget-drafted = Le budget est ébauché : relisez-le ligne par ligne.
accounts-budget-replaced = Il remplace le budget du même exercice, que vous pouvez reprendre.
accounts-budget-no-history = Rien dans les comptes des années d’avant ne permet d’ébaucher ce budget.
accounts-budget-read = Lire un budget
accounts-budget-read-hint = Un tableau avec des comptes (60, 606, 74…) et une colonne de montants de l’année.
accounts-budget-sheet = Fichier du budget
accounts-budget-read-button = Lire ce budget
accounts-budget-was-read = { $count ->
    [one] { $count } ligne lue
   *[other] { $count } lignes lues
 }
accounts-budget-unread = Ce fichier n’a pas pu être lu comme un budget : { $reason }
accounts-budget-is-accounts = ce sont des écritures comptables, pas un budget. Importez-les dans les comptes.
accounts-budget-no-lines = aucune ligne de budget de cette année n’y a été reconnue ; il faut des comptes (60, 606, 74…) et une colonne de montants.
accounts-scenarios = Et si… ?
accounts-scenarios-lead = Un scénario change des lignes, par exemple une subvention qui baisse ou un salaire de plus, et montre ce que deviennent vos budgets. Les budgets eux-mêmes restent comme ils sont.
accounts-scenario-difference = Par rapport au budget
accounts-scenario-all = toutes les lignes
accounts-scenario-lines = lignes { $account }
accounts-scenario-nothing = { $lines } (aucune ligne de vos budgets)
accounts-scenario-amount = { $lines } : { $amount }
accounts-scenario-share = { $lines } : { $by }
accounts-scenario-any = Tous
accounts-scenario-name = Nom du scénario
accounts-scenario-account = Comptes qui commencent par
accounts-scenario-to = Changement
accounts-scenario-hint = Un pourcentage de plus ou de moins (-10 %), ou le nouveau montant (12000). Sans compte, toutes les lignes changent.
accounts-scenario-add = Ajouter ce changement
accounts-scenario-full = Ce scénario a déjà trop de changements.

## Comptes : tableaux officiels
accounts-table-form = Formulaire
accounts-table-12156 = Budget (Cerfa { $form })
accounts-table-15059 = Compte rendu financier (Cerfa { $form })
accounts-table-funder = Pour le financeur
accounts-table-any = Tous
accounts-table-show = Voir ce tableau
accounts-table-download = Télécharger en
accounts-table-notes = À savoir
accounts-table-foot = En euros sans centimes, arrondis ligne par ligne, comme le formulaire les prend. Rien n’est arrangé pour tomber juste.
accounts-table-gaps = Écarts à expliquer
accounts-table-gaps-lead = Les ébauches disent ce que montrent les écritures. Corrigez-les, puis approuvez : elles iront dans le compte rendu.
accounts-table-gap = Prévu { $planned }, réalisé { $actual } : { $gap }
accounts-table-draft = Ébauche d’explication
accounts-table-approved = Explication approuvée
accounts-table-approve = Approuver
accounts-table-withdraw = Revenir à l’ébauche
accounts-table-withdrawn = L’explication est retirée.
accounts-table-sharing = Part des charges communes
accounts-table-share = Part de ce projet, en pour cent
accounts-table-share-rule = Comment elle est calculée
accounts-table-no-share = « { $value } » n’est pas une part entre 0 et 100 %.

## Réglages
settings-data = Vos données
settings-where = Tout est dans ce répertoire de cet ordinateur :
settings-backup = Pour sauvegarder, copiez ce répertoire ; pour partir avec tout, prenez l’archive ci-dessous, en formats ouverts.
settings-export = Télécharger tout le dossier
settings-model = Modèles
settings-model-inside = Un petit modèle intégré compare le sens des phrases. Il tourne sur cet ordinateur et n’envoie rien.
settings-model-is = Installé : { $name }.
settings-model-cost = Une question comparée à vos documents, mesurée à l’instant.
settings-model-loading = Il se charge : revenez dans un instant pour voir ce qu’il coûte.
settings-rewording = Reformulation
settings-rewording-off = Désactivée : les réponses sont faites de vos propres phrases.
settings-rewording-set = Réglée. Elle ne sert que si vous la demandez, sur une réponse ou par « essaim answer --reword » ; rien n’est envoyé sans cela.
settings-address = Adresse du programme qui reformule
settings-model-name = Nom du modèle
settings-turn-off = Désactiver
settings-no-model = Il faut le nom d’un modèle.
settings-kept = C’est enregistré.
settings-erase = Effacer ce dossier
settings-erase-lead = Tout est effacé de cet ordinateur, sans retour. Téléchargez d’abord l’archive si vous voulez en garder quelque chose.
settings-erase-name = Pour confirmer, écrivez le nom du dossier : { $name }
settings-erase-button = Effacer définitivement
settings-erase-wrong = Le nom écrit n’est pas celui du dossier.

## Raccourcis
keys-title = Raccourcis clavier
keys-lead = Tout se fait aussi avec la touche Tab et Entrée. Dans la relecture d’un formulaire :
keys-key = Touches
keys-does = Effet
keys-accept = Accepter la réponse et passer à la suivante
keys-next = Case suivante
keys-previous = Case précédente
keys-later = Remettre à plus tard
keys-blank = Laisser la case vide
keys-search = Aller à la recherche

## Personnes
shell-foot-host = Essaim, logiciel libre (AGPL-3.0). Tout reste sur ce serveur.
shell-reads = Vous pouvez lire ce dossier, pas le modifier.
way-people = Personnes
dossiers-none-yours = Aucun dossier ne vous est ouvert. Demandez une invitation à la personne qui administre celui de votre structure.
not-allowed = Votre rôle dans ce dossier ne le permet pas : il faut le rôle « { $role } ».
not-allowed-next = Demandez à une personne qui administre le dossier de changer votre rôle ou de le faire.
gate-program = Une clé de programme ne permet pas cela : il faut une personne connectée.
gate-key = Cette clé de programme n’ouvre rien : elle est fausse, retirée, ou sa personne n’a plus accès.
gate-signed-out = Vous n’êtes pas connecté, ou votre session est terminée.
gate-signed-out-next = Connectez-vous dans un autre onglet, puis revenez à cette page et recommencez : ce que vous avez écrit y est encore.
serve-closed = Rien n’a été ouvert.
serve-one-next = Donnez le répertoire qui contient les dossiers, plutôt qu’un dossier seul, et créez-y une première personne : essaim people add RÉPERTOIRE --name NOM --email ADRESSE --administers.
serve-no-people = { $address } ne peut pas être ouverte à d’autres : ce serveur n’a encore personne qui puisse s’y connecter.
serve-mail-no-people = Aucun lien de connexion ne peut être envoyé : ce serveur n’a encore personne qui puisse s’y connecter.
serve-no-address = Il manque l’adresse publique : sans elle, { $address } répondrait à n’importe quel nom.
serve-no-address-next = Ajoutez l’adresse que les personnes tapent, par exemple --address https://essaim.example.org. Un serveur mandataire (Caddy, nginx) s’occupe du chiffrement : voir docs/hosting.md.
serve-address-open = { $address } n’est pas chiffrée : les mots de passe y passeraient en clair.
serve-address-wrong = { $address } n’est pas l’adresse d’un serveur : un nom, sans chemin ni mot de passe.
sign-in-title = Connexion
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-do = Se connecter
sign-in-passkey = Se connecter avec une passkey
sign-in-forgotten = Mot de passe oublié ? Demandez un nouveau lien à la personne qui tient ce serveur.
link-ask = Ou recevez un lien par courrier électronique, à votre adresse
link-do = M’envoyer un lien
link-sent = Regardez votre courrier
link-sent-to = Si { $email } est l’adresse d’une personne de ce serveur, un lien y arrive dans un instant. Il marche une fois, pendant { $count } minutes.
link-back = Revenir à la connexion
link-open = Ce lien ouvre votre session sur { $server }. Il marche une fois.
link-gone = Ce lien ne marche plus : il a déjà servi, ou plus de { $count } minutes ont passé.
link-gone-next = Demandez-en un autre à la page de connexion.
link-not-sent = Un lien de connexion n’a pas pu être envoyé, et le serveur de courrier dit :
link-letter-subject = Votre lien pour { $server }
link-letter = Bonjour { $name },

    Ce lien ouvre votre session sur { $server }, une fois, dans les { $count } minutes :
link-letter-unasked = Si vous ne l’avez pas demandé, laissez-le : sans lui, personne n’entre.
sign-in-wrong = L’adresse ou le mot de passe n’est pas le bon.
sign-in-wrong-next = Vérifiez les deux, puis réessayez.
sign-in-wait = Trop d’essais ont échoué.
sign-in-wait-next = Réessayez dans { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }.
sign-out = Se déconnecter
passkey-stopped = L’appareil n’a pas donné de passkey. Vous pouvez réessayer, ou utiliser votre mot de passe.
passkey-wrong = Cette passkey n’ouvre rien ici. Utilisez votre mot de passe.
passkey-not-taken = Cette passkey n’a pas pu être ajoutée. Rechargez la page, puis réessayez.
password-new = Nouveau mot de passe
password-hint = { $count } caractères au moins. Une phrase que vous retenez vaut mieux que des signes compliqués ; espaces et accents sont permis.
password-again = Le même, encore une fois
password-differs = Les deux mots de passe ne sont pas les mêmes.
invitation-title = Bienvenue, { $name }
invitation-reset-title = Choisir un autre mot de passe
invitation-to = Vous êtes invité au dossier « { $dossier } », avec le rôle « { $role } ».
invitation-to-all = Vous êtes invité à tous les dossiers de ce serveur, avec le rôle « { $role } ».
invitation-choose = Choisissez le mot de passe avec lequel vous vous connecterez, à l’adresse { $email }.
invitation-do = Enregistrer et entrer
invitation-join = Accepter l’invitation
invitation-known = Connectez-vous avec l’adresse { $email } pour accepter l’invitation.
invitation-gone = Ce lien ne marche plus : il a déjà servi, ou plus d’une semaine a passé.
invitation-gone-next = Demandez-en un autre à la personne qui vous l’a envoyé.
me-back = Revenir
me-current = Votre mot de passe actuel
me-password = Mot de passe
me-password-ends = Vos autres sessions seront fermées.
me-password-set = Votre mot de passe est changé.
me-password-wrong = Ce n’est pas votre mot de passe actuel.
me-passkey = Passkey
me-passkeys = Passkeys
me-passkeys-lead = Une passkey connecte d’un doigt, d’un visage ou d’un code, sur l’appareil ou la clé où elle est gardée. Votre mot de passe reste à côté.
me-passkeys-script = Ajouter une passkey demande JavaScript.
me-passkey-name = Nom de l’appareil
me-passkey-add = Ajouter une passkey
me-remove = Retirer
me-sessions = Sessions
me-session-this = celle-ci
me-session-end = Fermer
me-keys = Clés pour des programmes
me-keys-lead = Un programme qui envoie une clé agit en votre nom, jamais au-delà de votre propre rôle.
me-key-name = À quoi elle sert
me-key-dossier = Dossier
me-key-all = Tous les vôtres
me-key-role = Rôle, au plus
me-key-make = Créer une clé
me-key-made = Votre clé
me-key-once = Copiez-la maintenant : elle n’est pas gardée, et ne sera plus montrée.
me-key-no-name = Il faut un nom et un rôle.
me-key-too-many = Vous avez déjà { $count } clés : retirez celles qui ne servent plus.
me-since = depuis le { $day }
me-since-used = depuis le { $day }, dernière utilisation le { $used }
members-title = Personnes de ce dossier
members-roles = Ce que permet chaque rôle
members-disabled = accès suspendu
members-everywhere = Rôle « { $role } » dans tous les dossiers de ce serveur, donné par la personne qui le tient.
members-role-of = Rôle de { $name }
members-open = Invitations en attente
members-until = jusqu’au { $day }
members-take-back = Reprendre
members-invite = Inviter quelqu’un
members-name = Nom
members-role = Rôle
members-invite-how = Essaim n’envoie pas de courrier : il donne un lien, que vous transmettez vous-même.
members-invite-do = Créer l’invitation
members-invited = Invitation pour { $name }
members-link = Transmettez ce lien à { $email }, et à personne d’autre. Il marche une fois, pendant une semaine, et ne sera plus montré.
members-no-name = Il faut un nom et un rôle.
members-no-email = Ce n’est pas une adresse électronique.
members-too-many = Il y a déjà { $count } invitations en attente : reprenez celles qui ne servent plus.
members-last = { $name } est la dernière personne qui administre ce dossier.
members-last-next = Donnez d’abord ce rôle à quelqu’un d’autre.
members-removed = { $name } n’a plus accès à ce dossier.
members-changed = Le rôle de { $name } est changé.
members-taken-back = L’invitation de { $name } ne marche plus.
role-reads-what = Tout lire et télécharger les formulaires, sans rien modifier.
role-writes-what = En plus : ajouter des documents, écrire des réponses, importer des comptes.
role-approves-what = En plus : accepter des réponses, trancher entre des faits, tenir la bibliothèque.
role-administers-what = En plus : régler, exporter et effacer le dossier, et dire qui y a accès.
## Pour les programmes
api-nowhere = Il n’y a rien à cette adresse.
api-nowhere-next = La description de l’interface est à l’adresse /api/v1/openapi.json.
api-next = La description de l’interface, à l’adresse /api/v1/openapi.json, dit ce qui est attendu.
api-no-method = Cette adresse ne prend pas cette méthode.
api-bad-query = La fin de l’adresse n’est pas comprise : { $reason }
api-bad-body = Ce qui est envoyé n’est pas compris : { $reason }
api-bad-field = Le champ « { $field } » n’est pas compris.
api-no-file = Il manque un fichier dans le champ « { $field } ».
api-not-json = Il faut envoyer du JSON (application/json).
api-not-multipart = Il faut envoyer un formulaire avec des fichiers (multipart/form-data).
api-too-large = C’est trop à la fois.
api-too-long = C’est plus long que ce que le formulaire accepte pour cette case.
api-one-dossier = Un seul dossier est servi ici : on n’en crée pas d’autre à côté.
api-many-jobs = Plusieurs ajouts sont déjà en cours dans ce dossier.
api-many-jobs-next = Attendez que l’un d’eux se termine, puis recommencez.
api-not-so = Cela ne s’écrit que dans ces formats : { $endings }.

## Pages du commun
shell-foot-public = Essaim, logiciel libre (AGPL-3.0). Chaque valeur sous la licence qu’elle porte.
commons-way-home = Le commun
commons-way-search = Chercher
commons-way-kinds = Genres de fiches
commons-way-rule = Règle
commons-way-ours = Nos apports
commons-way-dossiers = Dossiers
commons-ways = Pages du commun
commons-nameless = (sans nom)
commons-sourceless = sans source
commons-colon = { " : " }
commons-yes = oui
commons-no = non
commons-home-title = Le commun de l’économie sociale et du libre
commons-home-lead = Qui fait quoi, ce qui remplace les grandes plateformes, et d’où chaque chose est connue. Chacun peut lire, copier et corriger.
commons-home-uses = Par usage
commons-home-kinds = Ce qu’il y a
commons-home-families = Par famille
commons-home-newest = Ajouté ou corrigé en dernier
commons-home-rule = Comment c’est tenu
commons-home-rule-said = Chaque valeur est dite par quelqu’un, signée, avec sa source.
commons-home-rule-checked = Elle est montrée comme vérifiée quand { $agree } autres organisations l’ont trouvée juste, au plus tôt après { $hours } heures.
commons-home-rule-free = Personne ne peut payer pour être mieux placé, et tout peut être copié et refait ailleurs.
commons-home-rule-more = { $members ->
    [one] Toute la règle, son organisation, le journal de { $statements } déclarations
   *[other] Toute la règle, ses { $members } organisations, le journal de { $statements } déclarations
}
commons-add = Ajouter quelque chose
commons-examples = Par exemple :
commons-example-1 = remplacer Doodle
commons-example-2 = héberger nos fichiers
commons-example-3 = visioconférence
commons-example-4 = quitter Google Forms
commons-search-label = Que cherchez-vous ? Un nom, un besoin, une plateforme à quitter
commons-search-title = Chercher dans le commun
commons-search-title-of = { $words } : ce que le commun en sait
commons-search-about = { $count } fiches du commun, avec sources et vérifications.
commons-filters = Filtres posés
commons-filter-remove = (retirer ce filtre)
commons-checked = Vérifié
commons-unchecked = Pas encore vérifié
commons-in-language = Décrit en : { $code }
commons-near = Près du lieu
commons-understood-leave = Ce qui remplace { $name } vient d’abord.
commons-understood-corrected = « { $typed } » n’est nulle part. Cherché à la place : { $instead }.
commons-understood-some = Rien ne contient tous ces mots ; voici ce qui en contient une partie.
commons-found = { $count ->
    [one] { $count } fiche trouvée
   *[other] { $count } fiches trouvées
}
commons-found-none = Rien n’a été trouvé.
commons-found-none-words = Essayez moins de mots, ou le nom de la plateforme que vous utilisez aujourd’hui.
commons-found-none-kinds = Voyez quels genres de fiches il y a.
commons-found-none-add = Ajoutez ce qui manque.
commons-kilometres = à { $count } km
commons-replaces-by = { $by } à la place de { $replaces }
commons-why = Pourquoi à cette place ?
commons-part-whole-name = Le nom entier est ce qui est tapé :
commons-part-name = Mots dans le nom :
commons-part-words = Mots ailleurs :
commons-part-need = Répond au besoin :
commons-part-checked = Vérifié par d’autres organisations :
commons-part-near = Proche :
commons-points = { $count } points
commons-pages = Pages de la liste
commons-page = Page { $page } sur { $pages }
commons-page-before = ← Précédente
commons-page-after = Suivante →
commons-refine = Affiner
commons-facet-kind = Genre
commons-facet-use = Usage
commons-facet-family = Famille
commons-facet-country = Pays
commons-facet-checked = Vérification
commons-facet-more = { $count } de plus
commons-facet-place = Commune
commons-facet-place-go = Montrer
commons-ranking-link = La règle de cet ordre
commons-ranking-title = Dans quel ordre les résultats sont montrés
commons-ranking-caption = Points
commons-ranking-what = Ce qui compte
commons-ranking-points = Points
commons-rank-replacement = Un remplacement de la plateforme à quitter
commons-rank-replacing = Ce qui la remplace
commons-rank-use-thing = Une organisation, un service ou un logiciel qui a l’usage demandé
commons-rank-use-other = Autre chose qui a cet usage
commons-rank-whole-name = Le nom entier est ce qui est tapé
commons-rank-name = Fois le poids de chaque mot dans le nom
commons-rank-words = Fois le poids de chaque mot ailleurs
commons-rank-misspelled = Part que garde un mot mal tapé
commons-rank-checked = Vérifié par d’autres organisations
commons-rank-near = Au lieu même qui est donné
commons-rank-half = Kilomètres au bout desquels il en reste la moitié
commons-known = Ce qui est connu
commons-unless = Sauf mention contraire,
commons-source = source :
commons-seen = vue le { $date }
commons-said-by = dit par
commons-said-by-account = dit par le compte …{ $key }
commons-badge-contested = contesté
commons-badge-aged = vérifié, à revoir
commons-badge-checked = { $count ->
    [one] vérifié par { $count } organisation
   *[other] vérifié par { $count } organisations
}
commons-badge-unchecked = { $count ->
    [one] non vérifié (en attend { $count })
   *[other] non vérifié (en attend { $count })
}
commons-badge-waits = { $count ->
    [one] attend encore { $count } vérification
   *[other] attend encore { $count } vérifications
}
commons-badge-refused = refusé
commons-badge-replaced = remplacé
commons-badge-taken-back = repris
commons-badge-unfit = ne convient pas
commons-badge-erased = effacé
commons-agreed-by = Trouvé juste par
commons-opposed-by = Contesté par
commons-see-dispute = Voir la contestation
commons-by-owner-long = Dit par l’organisation dont parle cette fiche : une source parmi d’autres.
commons-look-again = À revoir à partir du { $date }.
commons-contradictory-long = Des valeurs vérifiées se contredisent.
commons-also-said = Dit aussi :
commons-see-statement = Voir la déclaration
commons-is-retired = Cela n’existe plus.
commons-is-merged = Cette fiche est maintenant
commons-is-requested = Quelqu’un demande de retirer ou de fusionner cette fiche :
commons-owned-by = Cette fiche est revendiquée, avec preuve, par
commons-link-replaced-by = Remplacé par
commons-link-replaces = Remplace
commons-link-helps = Aide à changer
commons-link-provides = Services proposés
commons-link-runs = Services qui l’utilisent
commons-link-members = Membres
commons-link-places = Lieux tenus
commons-link-other = { $kind } : { $field } est cette fiche ({ $this })
commons-correct = Corriger ou compléter
commons-history = Histoire
commons-retire = Cela n’existe plus…
commons-retire-reason = Ce qui s’est passé, et où cela se lit
commons-retire-hint = D’autres le vérifient, comme toute valeur. La fiche reste, avec son histoire.
commons-retire-do = Dire que cela n’existe plus
commons-retire-done = C’est dit. D’autres le vérifient maintenant.
commons-history-title = Histoire de { $name }
commons-history-lead = { $count ->
    [one] { $count } déclaration. Rien n’est jamais retiré.
   *[other] { $count } déclarations, la dernière d’abord. Rien n’est jamais retiré.
}
commons-says-agree = L’a trouvé juste
commons-says-oppose = S’y oppose
commons-with-interest = (déclare un intérêt : non compté)
commons-says-dispute = Conteste une valeur
commons-says-revert = Reprend une déclaration
commons-says-revert-account = Reprend tout ce qu’un compte a dit
commons-says-merge = Deux fiches parlent d’une même chose
commons-says-ownership = Revendique la fiche
commons-says-retire = Dit que cela n’existe plus
commons-says-founding = La fondation du commun
commons-says-organisation = { $name } demande à participer
commons-says-account = Un autre compte parle pour l’organisation
commons-says-schema = Nouveau genre de fiche : { $name }
commons-says-rule = Une autre règle de vérification
commons-statement-title = Déclaration { $id }
commons-statement-erased = Les mots de cette déclaration ont été effacés ; sa trace et son empreinte restent au journal.
commons-statement-about = Voir la déclaration dont il s’agit
commons-statement-account = À propos de tout ce qu’a dit le compte …{ $key }.
commons-statement-standing = Où elle en est
commons-statement-answers = Ce que d’autres ont répondu
commons-statement-proof = Preuve
commons-quote = Mots de la source
commons-seen-on = Vue le
commons-licence = Licence
commons-check = Vérifier
commons-check-hint = Ouvrez la source et comparez. Vous parlez pour votre organisation ; personne ne vérifie ce qu’il a dit lui-même.
commons-check-found = Qu’avez-vous trouvé ?
commons-check-agree = La source le dit, et c’est toujours vrai
commons-check-oppose = Ce n’est pas vrai, ou rien ne le montre
commons-check-reason = Pourquoi (nécessaire pour s’opposer)
commons-check-interest = Nous y avons un intérêt (notre avis est montré et non compté)
commons-check-do = Dire ce que nous avons trouvé
commons-check-done = Votre avis est dit.
commons-check-no-verdict = Choisissez ce que vous avez trouvé.
commons-check-no-reason = Dites pourquoi, pour son auteur et pour les autres.
commons-revert = Reprendre…
commons-revert-reason = Pourquoi
commons-revert-own = C’est la vôtre : elle est reprise tout de suite.
commons-revert-others = Elle est reprise quand d’autres organisations sont d’accord. Son auteur lit votre raison.
commons-revert-do = Reprendre
commons-revert-done = C’est dit. Son auteur en est averti, avec votre raison.
commons-proof-holds = La signature (Ed25519, eddsa-jcs-2022) est bonne : qui a la clé ci-dessous l’a dit, et pas une lettre n’a changé depuis.
commons-proof-broken = La signature n’est pas bonne.
commons-proof-id = Empreinte (SHA-256)
commons-proof-key = Clé du compte
commons-proof-claim = Ce qui est signé
commons-kinds-title = Genres de fiches
commons-kinds-lead = Ce qui peut être décrit ici. Chaque genre dit quels champs il a, et à quoi sert chacun.
commons-kinds-proposed = Proposés, pas encore en vigueur
commons-add-one = Ajouter
commons-add-record = Ajouter une fiche
commons-kind-about = { $name } : { $count } fiches du commun, avec leurs sources.
commons-kind-count = { $count ->
    [one] { $count } fiche.
   *[other] { $count } fiches.
}
commons-kind-search = Chercher parmi elles
commons-kind-fields = Champs
commons-kind-field = Champ
commons-kind-typed = Se tape comme
commons-kind-purpose = Pour quoi
commons-kind-schema = Son schéma (JSON Schema)
commons-sort-line = un texte d’une ligne
commons-sort-text = un texte plus long
commons-sort-address = une adresse de page
commons-sort-email = une adresse électronique
commons-sort-day = un jour
commons-sort-moment = un jour et une heure
commons-sort-number = un nombre
commons-sort-yes = oui ou non
commons-sort-one = un choix parmi plusieurs
commons-sort-several = plusieurs choix
commons-sort-one-of = un choix parmi { $count }
commons-sort-several-of = des choix parmi { $count }
commons-sort-lines = une liste de textes
commons-sort-record = un renvoi à une fiche
commons-sort-record-of = un renvoi à une fiche ({ $kinds })
commons-sort-records-of = des renvois à des fiches ({ $kinds })
commons-sort-program = ce qu’un programme écrit
commons-rule-title = Comment le commun est tenu
commons-rule-lead = La règle est une donnée du journal, signée comme le reste. Pour la changer, il faut les organisations qui participent.
commons-rule-review = Vérification
commons-rule-records = Valeurs, contestations, fusions, fins
commons-rule-reverts = Ce qui est repris
commons-rule-governance = Nouvelles organisations, genres, et cette règle
commons-rule-threshold = { $of } : en vigueur quand { $agree } autres organisations sont d’accord et que moins de { $oppose } s’opposent, au plus tôt après { $hours } heures.
commons-rule-own = Ce sont les organisations qui comptent, pas les comptes, et aucune ne vérifie ce qu’elle a dit.
commons-rule-interest = Qui a un intérêt le dit ; cet avis est montré et non compté.
commons-rule-money = Payer ne change rien, ni à ce qui est montré ni à sa place.
commons-rule-floods = Un compte fait au plus { $member } déclarations par jour ; { $other } s’il ne parle pour aucune organisation.
commons-rule-members = { $count ->
    [one] { $count } organisation participe
   *[other] { $count } organisations participent
}
commons-rule-alone = Tant qu’elle est seule, personne ne vérifie ce qu’elle dit, et ni genre ni règle ne peut changer : il faut d’autres organisations.
commons-rule-waiting = Ce qui attend
commons-rule-waits = { $agreed } sur { $needed } sont d’accord ; en vigueur le { $date } au plus tôt
commons-rule-lists = Listes apportées
commons-rule-list = { $list } : { $count } valeurs, le { $date }
commons-verify = Vérifier soi-même
commons-verify-lead = Le journal a { $count } déclarations. Chacun peut en copier les fichiers ; d’eux seuls se refont toutes les fiches, et tout changement se voit.
commons-verify-origin = Nom du journal
commons-verify-key = Clé
commons-verify-checkpoint = Point de contrôle
commons-verify-how = Avec une copie du journal dans un répertoire « log » (C2SP tlog-tiles), deux commandes le vérifient et refont le commun :
commons-add-title = Ajouter : { $kind }
commons-add-lead = Un nom et une source suffisent. Ce que vous ne savez pas, d’autres le complètent.
commons-correct-title = Corriger ou compléter : { $name }
commons-correct-lead = Voici ce qui vaut aujourd’hui. Changez ce qui est faux, ajoutez ce qui manque : cela seul est dit.
commons-said = { $count ->
    [one] { $count } valeur est dite. D’autres la vérifient maintenant.
   *[other] { $count } valeurs sont dites. D’autres les vérifient maintenant.
}
commons-form-faults = { $count ->
    [one] { $count } chose à reprendre. Ce que vous avez tapé est gardé.
   *[other] { $count } choses à reprendre. Ce que vous avez tapé est gardé.
}
commons-form-required = (nécessaire)
commons-form-more = { $count ->
    [one] { $count } champ de plus
   *[other] { $count } champs de plus
}
commons-form-lines = Un par ligne.
commons-form-records = Noms de fiches, un par ligne.
commons-form-record = Le nom de sa fiche ici.
commons-form-purpose = Pour : { $purpose }.
commons-form-pick = Quelle fiche est « { $name } » ?
commons-form-source-title = Où cela se lit
commons-form-source = Source
commons-form-source-hint = L’adresse d’une page, ou le titre, l’éditeur et la date d’un document. D’autres vérifient là.
commons-form-quote = Mots de la source
commons-form-quote-hint = La phrase qui le dit, recopiée. Elle fait gagner du temps aux autres.
commons-form-seen = Vue le
commons-form-seen-hint = Aujourd’hui si c’est vide.
commons-form-licence-hint = CC0 laisse chacun s’en servir.
commons-form-language = Langue des textes
commons-form-language-hint = De ce que vous écrivez en phrases.
commons-form-beside = Laisser la valeur d’aujourd’hui à côté de la mienne
commons-form-preview = Relire avant de dire
commons-preview-alike = Est-ce l’une de ces fiches, déjà là ?
commons-preview-lead = Ceci sera dit, signé par votre organisation, à lire par tous. Cela ne s’efface pas, cela se reprend.
commons-preview-replaces = Prend la place de la valeur d’aujourd’hui quand elle est vérifiée.
commons-preview-say = Le dire
commons-preview-change = Changer quelque chose
commons-ours-title = Ce que nous avons dit
commons-ours-lead = Ce que votre organisation a dit ici, et ce que d’autres ont répondu.
commons-ours-check = Vérifier ce que d’autres ont dit
commons-ours-answers = Oppositions, contestations, reprises
commons-ours-no-answers = Personne ne s’est opposé à ce que vous avez dit.
commons-ours-said = Dit en dernier
commons-ours-nothing = Rien encore.
commons-api-no-field = Ce genre n’a pas de champ « { $name } ».
commons-make = Proposer un genre de fiche
commons-make-lead = Pour ce qui n’a pas encore de place ici : fours à pain, salles de répétition, grainothèques… Donnez ses champs et à quoi sert chacun ; formulaire, page, liste, flux et export suivent d’eux-mêmes.
commons-make-title-fr = Titre en français
commons-make-title-en = Titre en anglais
commons-make-name = Nom dans les adresses (tiré du titre anglais si c’est vide)
commons-make-always = Le nom, la description et le site web y sont déjà.
commons-make-field = Champ { $number }
commons-make-sort = Se tape comme
commons-make-purpose-fr = Pour quoi, en français
commons-make-purpose-en = Pour quoi, en anglais (le français si c’est vide)
commons-make-kind = Genre auquel il renvoie
commons-make-choices = Choix, un par ligne : français | anglais
commons-make-searched = La recherche le regarde
commons-make-translated = Un texte dans chaque langue
commons-make-public-role = Il porte sur des personnes, dans un rôle public seulement
commons-make-more = Plus de champs
commons-make-preview = Voici le genre que vous proposez. Il entre en vigueur quand { $agree } autres organisations sont d’accord, au plus tôt après { $hours } heures.
commons-make-propose = Le proposer
commons-make-done = C’est proposé. D’autres organisations décident maintenant.
