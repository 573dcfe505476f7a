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
refusal-title = Cela n’a pas pu se faire
refusal-home = Revenir à l’accueil
serve-not-here = { $address } est une adresse que d’autres ordinateurs peuvent joindre.
serve-not-here-safe = Rien n’a été ouvert : sans comptes ni mots de passe, tout le réseau lirait vos dossiers.
serve-not-here-next = Choisissez une adresse de cet ordinateur, par exemple --listen 127.0.0.1:7373.
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
search-title = Recherche
search-label = Chercher dans vos documents
search-button = Chercher
search-nothing = Rien dans vos documents ne répond à cette question.

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
box-not-saved = Pas encore enregistré : nouvel essai dans un instant. Votre texte est gardé dans ce navigateur.
box-found = Texte retrouvé, qui n’avait pas pu être enregistré.
box-over = Trop long.
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

## Réglages
settings-data = Vos données
settings-where = Tout est dans ce répertoire de cet ordinateur :
settings-backup = Pour sauvegarder, copiez ce répertoire ; pour partir avec tout, prenez l’archive ci-dessous, en formats ouverts.
settings-export = Télécharger tout le dossier
settings-model = Modèles
settings-model-inside = Un petit modèle intégré compare le sens des phrases. Il tourne sur cet ordinateur et n’envoie rien.
settings-rewording = Reformulation
settings-rewording-off = Désactivée : les réponses sont faites de vos propres phrases.
settings-rewording-set = Réglée. Elle ne sert que si vous la demandez (« essaim answer --reword ») ; rien n’est envoyé sans cela.
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
