# Ce que dit le programme, en français.
# Espaces : insécables devant : ; ! ? » et après «. Apostrophes : ’.

## Mots communs

error-word = Erreur :
next-word = À faire :
progress-renewing = mise à jour de l’index de sens
seconds = { $number } s
place-page = page { $page }
place-heading = « { $heading } »
place-doubtful = texte reconnu sur une image
safe-nothing-changed = Rien n’a été modifié.
safe-added-so-far = Ce qui est annoncé ci-dessus est dans le dossier ; le reste n’y est pas entré. La même commande, relancée ensuite, reprend où elle s’est arrêtée.
safe-dossier = Le dossier est resté comme il était.
safe-original = Le formulaire d’origine est intact.

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

## Le dossier

store-missing = { $path } n’existe pas.
store-missing-next = vérifiez le chemin, ou créez un dossier avec « essaim init { $path } ».
store-not-a-dossier = { $path } n’est pas un dossier d’Essaim.
store-not-a-dossier-next = donnez le répertoire créé par « essaim init » (il contient dossier.sqlite).
store-already = { $path } est déjà un dossier.
store-already-next = ajoutez-y des fichiers avec « essaim add { $path } FICHIER ».
store-not-empty = { $path } contient déjà d’autres fichiers.
store-not-empty-next = choisissez un répertoire nouveau ou vide, par exemple « { $path }/dossier ».
store-newer = { $path } a été écrit par une version plus récente d’Essaim.
store-newer-next = installez la version récente, ou ouvrez une sauvegarde faite avec celle-ci.
store-read-only = rien ne peut être écrit dans { $path }.
store-read-only-next = donnez-vous le droit d’écrire dans ce répertoire et ses fichiers, ou travaillez sur une copie.
store-busy = { $path } est occupé par un autre programme qui y écrit.
store-busy-next = attendez qu’il ait fini, puis recommencez : ce qui était déjà lu ne le sera pas deux fois.
store-disk-full = il n’y a plus de place sur le disque.
store-disk-full-next = libérez de la place, puis recommencez.
store-damaged = { $path } est abîmé ({ $detail }).
store-damaged-safe = Les fichiers d’origine sont dans son répertoire « originals ».
store-damaged-next = revenez à une sauvegarde, ou créez un dossier neuf et ajoutez-y ces originaux.
store-other = la base du dossier { $path } a refusé : { $detail }.
store-other-next = recommencez ; si cela revient, gardez une copie du répertoire et signalez-le.

## Fichiers

file-missing = { $path } n’existe pas.
file-missing-next = vérifiez le nom et le chemin.
file-is-folder = { $path } est un répertoire.
file-is-folder-next = donnez un fichier de ce répertoire.
file-special = { $path } n’est pas un fichier (tube ou périphérique) : rien n’y est lu.
file-not-folder = { $path } n’est pas un répertoire.
file-not-folder-next = donnez un autre nom, ou celui d’un répertoire.
file-denied = { $path } ne peut pas être ouvert : vous n’en avez pas le droit.
file-denied-next = changez les droits de ce fichier ou de son répertoire, ou choisissez un autre endroit.
file-other = { $path } ne peut pas être lu ou écrit ({ $detail }).
file-unreadable = { $path } : { $reason }
reading-unknown-format = ce format n’est pas lu ici (sont lus docx, odt, rtf, xlsx, xls, ods, csv, pdf, html, md, txt, eml, zip et les images ; JSON et YAML aussi, s’ils décrivent un formulaire web).
reading-link = lien vers un autre endroit, qui n’est pas suivi. Pour l’ajouter, nommez le fichier ou le dossier vers lequel il mène.
reading-only-labels = ce fichier ne fait que traduire les mots d’un formulaire web. Donnez le formulaire lui-même : ses cases y sont.
reading-old-word = c’est un fichier Word d’avant 2007 (.doc), qui n’est pas lu ici. Enregistrez-le au format docx ou odt.
reading-empty = le fichier est vide.
reading-encrypted = le fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe.
reading-too-large = le fichier dépasse les limites de taille ou de profondeur qui protègent votre machine.
reading-damaged = le fichier est abîmé. Ouvrez-le dans votre logiciel habituel et enregistrez-le de nouveau.
reading-too-much = la lecture demande plus de mémoire ou de temps qu’un fichier n’en reçoit ; elle a été arrêtée. Le fichier est peut-être abîmé, ou fait pour nuire. Ouvrez-le dans votre logiciel habituel, enregistrez-le sous un autre nom et essayez celui-là.
reading-crashed = la lecture a échoué, par un défaut du programme. Les autres fichiers n’en souffrent pas.
form-unreadable-next = si le fichier s’ouvre dans votre logiciel habituel, enregistrez-le de nouveau en docx, odt, xlsx, ods ou pdf et recommencez.
meaning-absent = Le modèle qui compare le sens des textes n’est pas disponible ({ $detail }) : seuls les mots sont comparés.

## init, add, ask

init-done = Nouveau dossier : { $path }
    Ajoutez-y maintenant vos documents avec « essaim add { $typed } FICHIER ».
add-nothing = aucun fichier à lire n’a été trouvé.
add-nothing-next = donnez des fichiers, ou un répertoire qui en contient. Les fichiers cachés sont laissés de côté.
add-counts = { $passages ->
    [0] aucun passage
    [one] 1 passage
   *[other] { $passages } passages
 }{ $facts ->
    [0] { "" }
    [one] { ", " }1 fait
   *[other] { ", " }{ $facts } faits
 }{ $figures ->
    [0] { "" }
    [one] { ", " }1 montant
   *[other] { ", " }{ $figures } montants
 }{ $answers ->
    [0] { "" }
    [one] { ", " }1 réponse passée
   *[other] { ", " }{ $answers } réponses passées
 }
add-replaced = nouvelle version, l’ancienne est gardée : { $what }
add-opened = { $count ->
    [0] archive vide
    [one] archive ouverte, 1 fichier dedans
   *[other] archive ouverte, { $count } fichiers dedans
 }
add-read-again = lu de nouveau : { $what }
add-too-deep = des archives y sont emboîtées sur trop de niveaux. Décompressez-la vous-même et ajoutez le répertoire.
add-scans-no-program = { $count ->
    [one] 1 page scannée n’a pas été lue.
   *[other] { $count } pages scannées n’ont pas été lues.
 } Pour les lire, installez Tesseract et le français (Debian, Ubuntu : « sudo apt install tesseract-ocr tesseract-ocr-fra » ; macOS : « brew install tesseract tesseract-lang »), puis relancez la même commande.
add-scans-no-french = { $count ->
    [one] 1 page scannée n’a pas été lue.
   *[other] { $count } pages scannées n’ont pas été lues.
 } Tesseract est là, mais sans le français : installez-le (Debian, Ubuntu : « sudo apt install tesseract-ocr-fra » ; macOS : « brew install tesseract-lang »), puis relancez la même commande.
scans-gave-up = la page { $page } n’a pas pu être reconnue.
progress-scan = { $name } : page scannée { $page }, { $count } à reconnaître
progress-reading-again = relecture de { $name } par cette version du programme
add-unchanged = déjà lu, inchangé
add-same-content = déjà là sous le nom « { $name } »
add-unreadable = non lu : { $reason }
add-done = { $count ->
    [0] Aucun fichier n’est entré dans le dossier.
    [one] 1 fichier est dans le dossier.
   *[other] { $count } fichiers sont dans le dossier.
 }
add-hidden = { $count ->
    [one] 1 fichier ou répertoire caché n’a pas été lu.
   *[other] { $count } fichiers ou répertoires cachés n’ont pas été lus.
 }
add-some-unreadable = { $count ->
    [one] 1 fichier n’a pas pu être lu : voir ci-dessus. Il n’a pas été modifié.
   *[other] { $count } fichiers n’ont pas pu être lus : voir ci-dessus. Ils n’ont pas été modifiés.
 }
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
box-without-label = (case sans libellé)
kind-text = texte court
kind-long-text = texte long
kind-number = nombre
kind-amount = montant
kind-date = date
kind-choice = choix
kind-tick = case à cocher
kind-table = tableau
kind-file = pièce à joindre
kind-signature = signature
limit-characters = { $number } caractères
limit-words = { $number } mots
limit-lines = { $number } lignes
length-characters = { $length } / { $number } caractères
length-characters-without-spaces = { $length } / { $number } caractères sans les espaces
length-words = { $length } / { $number } mots
length-lines = { $length } / { $number } lignes
length-free = { $length } caractères
length-about = { $text } (place mesurée sur la page)

## Statuts

status-filled = Remplie
status-check = À vérifier
status-to-write = À écrire
status-refused = À refuser
status-left = À vous
count-filled = { $count ->
    [one] 1 remplie
   *[other] { $count } remplies
 }
count-check = { $count } à vérifier
count-to-write = { $count } à écrire
count-refused = { $count } à refuser
count-left = { $count ->
    [one] 1 laissée
   *[other] { $count } laissées
 }

## Pourquoi

why-fact = C’est la valeur que donnent vos documents.
why-fact-check = Vos documents donnent cette valeur, mais il n’est pas sûr que ce soit celle que la case demande : relisez-la.
why-earlier = C’est la réponse que vous avez donnée à la même question dans une demande passée.
why-earlier-check = Vous avez donné cette réponse à une question proche dans une demande passée : vérifiez qu’elle convient encore ici.
why-passage = Ce sont des phrases entières de vos documents.
why-passage-check = Ce sont des phrases entières de vos documents ; vérifiez qu’elles répondent bien à la question.
why-figure = Ce montant est dans vos budgets ou vos comptes.
why-figure-check = Ce montant est dans vos budgets ou vos comptes ; vérifiez que c’est bien le poste et l’année demandés.
why-choice = C’est le seul choix que vos documents confirment.
why-continued = Suite de la réponse commencée à la ligne au-dessus.
why-reworded = Un autre programme a reformulé des phrases de vos documents : comparez avec elles avant de garder ce texte.
why-on-request = { $sentences ->
    [one] Une phrase a été laissée de côté pour une réponse plus courte, comme demandé.
   *[other] { $sentences } phrases ont été laissées de côté pour une réponse plus courte, comme demandé.
}
why-shortened = { $sentences ->
    [one] Vos documents en disent plus que la place permise : 1 phrase a été laissée de côté.
   *[other] Vos documents en disent plus que la place permise : { $sentences } phrases ont été laissées de côté.
 }
why-contradiction = Vos documents ne sont pas d’accord. La valeur la plus récente est proposée ; ailleurs on lit { $others }.
why-contradiction-other = « { $value } » ({ $document })
why-old = Cette valeur date de { $year } et elle change avec le temps : vérifiez qu’elle est encore juste.
why-doubtful = Ce passage répond peut-être à la question, sans que ce soit sûr.
why-false-key = La clé de ce numéro est fausse : un de ses chiffres l’est. Comparez avec l’avis de situation de l’Insee.
why-recognised = Ces mots ont été reconnus sur une image (page scannée) : comparez lettres et chiffres avec le papier.
why-unclear = Il n’est pas sûr de ce que cette case demande : relisez la question avant de garder la réponse.
why-too-long = La réponse est connue, mais elle ne tient pas dans la case : il lui faut { $length } caractères.
why-nothing = Rien d’assez sûr n’a été trouvé dans vos documents pour cette case : mieux vaut un blanc qu’une réponse fausse.
why-refused = Cette case demande une donnée que vous n’avez pas à donner, ou qui demande votre accord. Rien n’y a été écrit.
why-left-funder = Cette case est pour le financeur.
why-left-signature = Une signature, une date ou un cachet : vous seul·e pouvez l’apposer.
why-left-computed = Le fichier calcule cette case lui-même.
why-left-bank = Des coordonnées bancaires : recopiez-les vous-même depuis votre relevé d’identité bancaire.
why-left-attachment = Une pièce à joindre vous-même.
why-left-attestation = Une attestation engage la personne qui la signe : lisez-la et cochez-la vous-même.
why-left-row = La réponse tient dans les lignes au-dessus.
why-left-unasked = Sans objet, d’après la réponse (oui ou non) donnée juste avant.
why-left-filled = Cette case était déjà remplie ; elle est restée comme elle était.
why-left-person = Cette case demande une personne.

## Ce qui est vérifié avant l’envoi

report-checks = À accorder avant d’envoyer
report-attachments = Pièces à joindre
report-check-see = Voir { $id }
check-box = case « { $label } »
check-table = « { $table } »
check-a-table = un tableau de ce formulaire
check-said = { $value } ({ $place })
check-contradiction = Plusieurs valeurs pour « { $fact } » : { $values }.
check-asked-is-all = La somme demandée ({ $amount }) est le coût entier du projet : la plupart des financeurs demandent d’autres ressources.
check-asked-too-much = La somme demandée ({ $asked }) dépasse le coût du projet ({ $total }).
check-sum = Dans { $table }, les lignes font { $lines } et le total indique { $total }.
check-unbalanced = Dans { $table }, les charges font { $charges } et les produits { $products } : il y a { $gap } d’écart.
check-volunteering = Dans { $table }, les contributions volontaires diffèrent : { $charges } en 86, { $products } en 87.
check-attachment = { $wanted } : le dossier a { $document }.
check-attachment-dated = { $wanted } : le dossier a { $document } ({ $date }).
check-attachment-missing = { $wanted } : rien de tel dans le dossier.
answer-attachments = { $count ->
    [one] Une pièce est à joindre : voyez le rapport.
   *[other] { $count } pièces sont à joindre : voyez le rapport.
}

## La bibliothèque de réponses

why-approved = C’est votre réponse approuvée le { $date } (n° { $entry } de la bibliothèque).
answer-project = Ce formulaire est rempli pour le projet { $title }. Le dossier en connaît d’autres : { $others }. Pour un autre, ajoutez --project.
answer-project-title = « { $title } »
answer-no-project = Aucun projet du dossier, ou plusieurs, ne se reconnaissent à « { $name } ».
answer-no-project-next = donnez des mots du titre de l’un de ces projets : { $titles }.
learn-nothing = Dans { $path }, aucune case de ce formulaire n’est remplie.
learn-nothing-next = donnez le formulaire tel que vous l’avez envoyé, et non le formulaire vierge.
learn-unknown-form = { $path } n’est aucun des formulaires remplis avec ce dossier.
learn-unknown-form-next = donnez aussi le formulaire vierge : essaim learn DOSSIER FICHIER --form VIERGE.
learn-title = Ce que { $name } apprendrait au dossier :
learn-project = Projet : « { $title } ». Pour un autre, ajoutez --project.
answer-no-box-id = Ce formulaire n’a pas de case { $id }.
answer-no-box-id-next = voyez les cases et leurs numéros avec essaim boxes { $path }.
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

## Notes de lecture

pages-scan = { $count ->
    [one] Page { $pages } : scannée ou dessinée, non lue.
   *[other] Pages { $pages } : scannées ou dessinées, non lues.
 }
pages-unmapped = { $count ->
    [one] Page { $pages } : des caractères n’ont pas de lettre dans ce fichier, il en manque à la lecture.
   *[other] Pages { $pages } : des caractères n’ont pas de lettre dans ce fichier, il en manque à la lecture.
 }
pages-damaged = { $count ->
    [one] Page { $pages } : abîmée, lue en partie.
   *[other] Pages { $pages } : abîmées, lues en partie.
 }
pages-picture = { $count ->
    [one] Page { $pages } : image où aucun texte n’a pu être lu.
   *[other] Pages { $pages } : images où aucun texte n’a pu être lu.
 }
pages-recognised = { $count ->
    [one] Page { $pages } : texte reconnu sur une image ; des lettres ou des chiffres peuvent être faux, rien n’en est repris sans votre accord.
   *[other] Pages { $pages } : texte reconnu sur des images ; des lettres ou des chiffres peuvent être faux, rien n’en est repris sans votre accord.
 }
note-protected = Le document demande à n’être rempli que dans ses champs.
note-xfa = Le PDF contient un formulaire XFA, que certains logiciels montrent à la place de ses champs.
note-xfa-only = Le PDF est un formulaire XFA, que seul Adobe Reader sait montrer et remplir.
note-signed = Le PDF est signé : le remplir romprait la signature.
note-certified = Le PDF est certifié par son auteur : le remplir romprait la certification.
note-usage-rights = Le PDF porte des droits d’usage, qui ouvrent des fonctions d’Adobe Reader. Un fichier rempli ne peut pas les garder : ils sont retirés de la copie, qui s’ouvre et s’imprime partout.
note-restricted = Le PDF s’ouvre sans mot de passe, mais interdit d’être rempli.
note-left-out = Une partie du fichier n’a pas été lue : { $what }.
note-cells = La feuille « { $sheet } » a plus de cellules qu’il n’en est lu : la fin n’a pas été lue.
note-page-cut = La page { $page } contient plus qu’il n’en est lu : la fin n’a pas été lue.
note-text-cut = Le fichier contient plus de texte qu’il n’en est lu : la fin n’a pas été lue.
note-fields-cut = Le formulaire a plus de champs qu’il n’en est lu : les derniers n’ont pas été lus.
note-scanned = { $count ->
    [one] Une page de ce formulaire est une image (scan ou photo). Seules les cases que la reconnaissance de texte y a vues sont montrées : il en manque sans doute, comparez avec le papier. Rien ne peut y être écrit : les réponses sont données sur une feuille à part, à recopier. Mieux : demandez au financeur le fichier du formulaire (docx, odt, xlsx ou PDF à remplir).
   *[other] { $count } pages de ce formulaire sont des images (scan ou photo). Seules les cases que la reconnaissance de texte y a vues sont montrées : il en manque sans doute, comparez avec le papier. Rien ne peut y être écrit : les réponses sont données sur une feuille à part, à recopier. Mieux : demandez au financeur le fichier du formulaire (docx, odt, xlsx ou PDF à remplir).
 }
note-scanned-unread = { $count ->
    [one] Une page de ce formulaire est une image (scan ou photo) où rien n’a été lu : ses cases ne sont pas montrées, et rien ne peut y être écrit. Recopiez-y vos réponses à la main, ou demandez au financeur le fichier du formulaire (docx, odt, xlsx ou PDF à remplir).
   *[other] { $count } pages de ce formulaire sont des images (scan ou photo) où rien n’a été lu : leurs cases ne sont pas montrées, et rien ne peut y être écrit. Recopiez-y vos réponses à la main, ou demandez au financeur le fichier du formulaire (docx, odt, xlsx ou PDF à remplir).
 }
note-pages-missing = { $count ->
    [one] Il manque une page dans ce fichier : il est abîmé ou incomplet. Demandez-le de nouveau à qui l’a fait.
   *[other] Il manque { $count } pages dans ce fichier : il est abîmé ou incomplet. Demandez-le de nouveau à qui l’a fait.
 }

## sources

sources-none = Ce dossier ne contient encore aucun document.
sources-copy = même texte que { $name }, qui seul compte
sources-earlier = version plus ancienne que { $name }, qui passe avant
kind-statutes = statuts
kind-activity-report = rapport d’activité
kind-accounts = comptes
kind-application = demande à un financeur
kind-budget = budget
kind-minutes = compte rendu de réunion
kind-project-note = note de projet
kind-agreement = convention
kind-letter = lettre ou message
kind-web-page = page web
kind-other = autre document
dated-written = { $date } (date écrite dans le document)
dated-year-written = { $date } (année écrite dans le document)
dated-name = { $date } (d’après son nom)
dated-properties = { $date } (d’après ses propriétés)
dated-letter = { $date } (du message qui l’apporte)
dated-file = { $date } (dernière modification du fichier, faute de mieux)

## facts

figures-none = Aucun montant n’a été lu.
figures-line = { $label } : { $value }
figures-percent = { $number } %
figures-charges = charges
figures-products = produits
figures-planned = prévu
figures-actual = réalisé
facts-none = Aucun fait n’a encore été lu dans ce dossier.
facts-other = ailleurs on lit : { $other }
facts-also = aussi : { $also }
facts-before = auparavant : { $earlier }
facts-contradicted = { $count ->
    [one] Vos documents ne sont pas d’accord sur 1 fait (signe « ! ») : corrigez celui qui se trompe, ou ajoutez un document plus récent.
   *[other] Vos documents ne sont pas d’accord sur { $count } faits (signe « ! ») : corrigez celui qui se trompe, ou ajoutez un document plus récent.
 }
fact-name = Nom
fact-acronym = Sigle
fact-object = Objet
fact-legal-form = Forme juridique
fact-address = Adresse
fact-address-street = Rue
fact-address-postcode = Code postal
fact-address-city = Commune
fact-phone = Téléphone
fact-email = Courriel
fact-site = Site
fact-created = Date de création
fact-declared = Date de déclaration
fact-siret-wrong = SIRET dont la clé est fausse, à vérifier
fact-published = Publication au Journal officiel
fact-siren = SIREN
fact-siret = SIRET
fact-rna = RNA
fact-president = Présidence
fact-vice-president = Vice-présidence
fact-treasurer = Trésorerie
fact-secretary = Secrétariat
fact-deputy-treasurer = Trésorerie adjointe
fact-deputy-secretary = Secrétariat adjoint
fact-coordinator = Coordination
fact-board = Conseil d’administration
fact-contact = Personne à contacter
fact-contact-role = Fonction de la personne à contacter
fact-contact-phone = Téléphone de la personne à contacter
fact-contact-email = Courriel de la personne à contacter
fact-members = Adhérents
fact-members-women = Adhérentes
fact-members-men = Adhérents hommes
fact-volunteers = Bénévoles
fact-employees = Salariés
fact-fte = Équivalents temps plein
fact-beneficiaries = Bénéficiaires
fact-networks = Réseaux
fact-approvals = Agréments
fact-membership-fee = Cotisation
fact-fiscal-year-end = Clôture de l’exercice
fact-insurance = Assurance
fact-ape-code = Code APE
fact-collective-agreement = Convention collective
fact-budget-total = Budget total
fact-general-meeting = Assemblée générale
fact-date-statutes = Date des statuts

## answer

answer-title = { $name } : { $count ->
    [0] aucune case
    [one] 1 case
   *[other] { $count } cases
 }
answer-written = Formulaire rempli : { $path }
answer-written-nothing = Copie du formulaire, où aucune réponse n’a pu être écrite : { $path }
answer-other-format = Un .{ $from } ne peut pas être rempli lui-même : les réponses sont dans une copie au format { $to }, faite de ses feuilles, textes, nombres, dates, cellules fusionnées et formules simples ; les autres formules, par exemple celles qui lisent une autre feuille, y laissent leur case vide. Couleurs, images, listes de choix et verrous n’y sont pas. Comparez-la à l’original, intact, et demandez au financeur s’il accepte ce format.
answer-report = Rapport à relire : { $path }
answer-next = Relisez le rapport, complétez, puis envoyez vous-même : rien n’est envoyé par le programme.
answer-over-form = { $path } est le formulaire d’origine, qui n’est jamais écrasé.
answer-over-form-next = donnez un autre nom avec --out ou --report.
answer-empty = le dossier { $path } ne contient encore aucun document.
answer-empty-next = ajoutez-en avec « essaim add { $path } FICHIER ».
answer-crashed = la réponse au formulaire { $path } a échoué, par un défaut du programme.
answer-crashed-next = signalez-le, avec le formulaire s’il est public.
answer-dropped = { $count ->
    [one] 1 réponse n’a pas pu être écrite dans le fichier ; le rapport dit laquelle, à recopier à la main.
   *[other] { $count } réponses n’ont pas pu être écrites dans le fichier ; le rapport dit lesquelles, à recopier à la main.
 }
answer-no-box = Aucune case n’y a été reconnue. { $reason }
answer-nothing-written = Ce fichier n’a pas de place où écrire : il n’a pas été rempli. Le rapport contient toutes les réponses, à recopier.
add-none-readable = { $count ->
    [one] 1 fichier est gardé, mais rien n’y a été lu (signe « ! » ci-dessus) : ses réponses ne serviront pas.
   *[other] { $count } fichiers sont gardés, mais rien n’y a été lu (signe « ! » ci-dessus) : leurs réponses ne serviront pas.
 }
answer-web = Ce formulaire se remplit en ligne : rien n’est écrit dans ce fichier. Ouvrez-le dans votre navigateur et collez-y les réponses de la feuille, une par une.
answer-unsupported = Le format { $format } est lu mais pas encore écrit : il n’y a pas de formulaire rempli, mais le rapport contient toutes les réponses, à recopier.
answer-not-written = Le formulaire n’a pas pu être rempli ({ $detail }). L’original est intact, et le rapport contient toutes les réponses, à recopier.
answer-put-aside = { $path } existait déjà : l’ancien fichier est gardé sous { $aside }.
not-written-no-place = Cette réponse n’a pas pu être écrite dans le fichier : sa place n’y a pas été retrouvée. Recopiez-la à la main.
not-written-forbidden = Cette réponse n’a pas pu être écrite dans le fichier : la case y est verrouillée. Recopiez-la si vous le pouvez.
not-written-otherwise = Cette réponse n’a pas pu être écrite fidèlement dans le fichier ; elle en a été retirée. Recopiez-la à la main.

## Rapport

report-title = Réponses : { $form }
report-skip = Aller à ce qu’il vous reste à faire
report-kicker = Essaim · rapport de réponses, à relire avant d’envoyer
report-meta = { $name } · { $date } · { $sources ->
    [one] réponses tirées d’un seul document
   *[other] réponses tirées de { $sources } documents
 }
report-summary = En bref
report-summary-sentence = { $count ->
    [one] 1 case
   *[other] { $count } cases
 } : { $counts }.
report-written = Formulaire rempli : { $path }
report-written-nothing = Aucune réponse n’a pu être écrite dans le fichier du formulaire ; sa copie est { $path }. Les réponses ci-dessous, s’il y en a, sont à recopier.
report-not-written = Le formulaire n’a pas pu être rempli dans son propre fichier. Les réponses ci-dessous sont à recopier.
report-to-do = Ce qu’il vous reste à faire
report-nothing-to-do = Rien, sinon relire chaque réponse.
report-reread = Relisez aussi les réponses remplies : c’est vous qui signez. Rien n’est envoyé par le programme.
report-contents = Sommaire
report-left = { $count ->
    [one] (1 à faire)
   *[other] ({ $count } à faire)
 }
report-no-section = Début du formulaire
report-passages = { $count ->
    [one] Un passage de vos documents qui peut servir
   *[other] { $count } passages de vos documents qui peuvent servir
}
report-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
 }
report-check-not-written = Proposition, pas encore écrite dans le fichier :
report-advice = À écrire :
report-reply = Rien n’est écrit dans la case. Vous pouvez répondre :
report-grounds = Sur quoi s’appuie ce refus
report-instead = À proposer à la place :
report-foot = Rapport fait par Essaim, sur votre machine, à partir de vos documents seuls. Chaque réponse cite d’où elle vient.
to-do-filled = Remplies, à recopier
to-do-check = À vérifier
to-do-write = À écrire
to-do-refused = À refuser ou à décider
to-do-left = À vous seul·e : signatures, attestations, banque, pièces
meaning-filled = trouvées dans vos documents, avec leurs sources
meaning-check = trouvées, mais anciennes, douteuses ou contradictoires
meaning-to-write = rien d’assez sûr dans vos documents
meaning-refused = demandent ce qui n’a pas à être donné
meaning-left = pour une personne ou pour le financeur

## Feuille de réponses

sheet-title = À recopier : { $form }
sheet-skip = Aller aux réponses
sheet-kicker = Essaim · feuille de réponses à recopier
sheet-meta = { $name } · { $date }
sheet-how = Une case après l’autre, dans l’ordre du formulaire. Relisez chaque réponse avant de la recopier : c’est vous qui signez.
sheet-progress = { $count } / { $all } copiées
sheet-copy = Copier
sheet-copy-this = Copier la réponse à : { $label }
sheet-copied = Copié ✓
sheet-said-copied = Copié : { $label }
sheet-said-failed = La copie automatique n’a pas marché : le texte est sélectionné, copiez-le au clavier.
sheet-said-over = Trop long : { $label }
sheet-over = — trop long
sheet-tick = À cocher
sheet-no-tick = À ne pas cocher
sheet-maybe-tick = À vous de voir : cocher ou non
sheet-reply = Vous n’avez pas à donner cette donnée ; vous pouvez répondre ce qui précède.
sheet-check-in-report = Une réponse possible, à vérifier, est dans le rapport.
sheet-condition = À remplir selon la condition du formulaire : « { $condition } ».
sheet-left = À vous seul·e, ou au financeur
sheet-foot = Feuille faite par Essaim, sur votre machine. Rien n’en est envoyé ni gardé : ce que vous y corrigez est perdu quand la page est fermée.
sheet-reason-xfa = Ce PDF est un formulaire XFA : seul Adobe Reader sait le montrer et y écrire. Il n’a pas été rempli ; ouvrez-le avec ce logiciel et recopiez-y ces réponses.
sheet-reason-restricted = Ce PDF s’ouvre sans mot de passe, mais son auteur interdit de le remplir. Il n’a pas été rempli ; imprimez-le et recopiez ces réponses, ou demandez au financeur un fichier qui se remplit.
sheet-reason-certified = Ce PDF est certifié par son auteur : y écrire romprait la certification, et le financeur pourrait le refuser. Il n’a pas été rempli ; recopiez ces réponses dans le logiciel qu’il demande.
sheet-reason-signed = Ce PDF porte une signature, que le remplir romprait. Il n’a pas été rempli ; demandez au financeur un formulaire non signé, ou recopiez ces réponses.
sheet-reason-scan = Ce formulaire est une image (page scannée ou photographiée) : rien ne peut y être écrit. Imprimez-le et recopiez ces réponses.
sheet-reason-web = Ce formulaire se remplit en ligne. Ouvrez-le dans votre navigateur, et collez-y ces réponses une à une.
sheet-reason-flat = Ce PDF n’a pas de champs où écrire : il est fait pour être imprimé. Recopiez-y ces réponses.
sheet-reason-locked = Les cases de ce fichier sont verrouillées : il n’a pas été rempli. Recopiez-y ces réponses.
sheet-reason-part = Le formulaire est rempli, sauf quelques réponses que ses cases ne prennent pas : la feuille de réponses les donne, à recopier.
sheet-reason-long = Le formulaire est rempli, sauf quelques réponses que ses cases ne prennent pas : la feuille de réponses les donne, à recopier.
answer-sheet = Feuille de réponses à recopier : { $html }
    La même pour un traitement de texte : { $docx }
report-sheet = Les réponses à recopier sont aussi, numérotées, dans { $path }.

## Formulaires qui reviennent

edition-known = C’est le formulaire auquel vous avez répondu le { $date } ({ $name }).
edition-same = Rien n’y a changé, sinon peut-être des dates.
edition-changes = { $count ->
    [one] 1 case a changé :
   *[other] { $count } cases ont changé :
 }
edition-added = nouvelle, { $id } : { $label }
edition-removed = disparue : { $label }
edition-changed = { $id }, { $label } : { $what }
edition-more = { $count ->
    [one] et 1 autre
   *[other] et { $count } autres
 }
edition-reworded = libellé auparavant « { $from } »
edition-limit = limite { $to }, auparavant { $from }
edition-no-limit = sans limite
edition-kind = { $to }, auparavant { $from }
edition-required = désormais obligatoire
edition-optional = désormais facultative
edition-choices-added = choix ajoutés : { $choices }
edition-choices-removed = choix retirés : { $choices }
edition-moved = déplacée
correction-not-a-box = Correction appliquée : { $id } n’est pas une case.
correction-label = Correction appliquée : { $id } demande « { $label } ».
correction-question = Correction appliquée : { $id } demande { $question }.
correction-lost = { $count ->
    [one] 1 correction faite sur l’édition précédente n’a plus de case ici.
   *[other] { $count } corrections faites sur l’édition précédente n’ont plus de case ici.
 }
correction-no-box = { $id } n’est pas une case de ce formulaire.
correction-no-box-next = « essaim boxes » sur ce formulaire, sans autre option, les liste avec leurs numéros.
correction-no-question = { $question } n’est pas une question connue.
correction-no-question-next = prenez un identifiant que montre « essaim boxes », comme organisation.object.

## export, demo

export-lost = Des originaux ne sont plus dans le dossier, et ne sont donc pas dans l’archive : { $names }. Ajoutez de nouveau ces fichiers avec « essaim add », puis recommencez.
export-done = { $count ->
    [one] 1 document et tout ce qui en a été lu sont dans { $path }
   *[other] { $count } documents et tout ce qui en a été lu sont dans { $path }
 }
export-readme-name = LISEZMOI.txt
export-readme =
    Ceci est tout ce que contient un dossier d’Essaim, en formats ouverts.
    Les fichiers .jsonl sont du texte : un objet JSON par ligne (UTF-8).

    originals/             vos fichiers, octet pour octet, sous leurs noms
    earlier_originals/     ceux qui ont été remplacés ou retirés
    sources.jsonl          la liste des documents : nom, empreinte SHA-256, date, nature
    earlier_sources.jsonl  la liste des documents remplacés ou retirés
    passages.jsonl         les textes, avec leur document, leur page et leurs titres
    facts.jsonl            les faits datés (SIRET, nombre d’adhérents…), avec la phrase d’où ils viennent
    figures.jsonl          les montants, en centimes, avec leur année et leur ligne
    earlier_answers.jsonl  les questions déjà répondues, et leurs réponses
    library.jsonl          les réponses approuvées
    rejected.jsonl         les textes qui ne sont plus proposés
    forms/                 les formulaires vierges auxquels vous avez répondu
    forms.jsonl            les formulaires remplis ou corrigés, avec leurs cases et vos corrections
    accounts/              les fichiers de comptes importés, octet pour octet
    accounts_imports.jsonl quand, avec quelles colonnes et pour quels jours
    accounts_said.json     financeurs, projets, règles, subventions, budgets

    Pour refaire un dossier : essaim init DOSSIER, puis essaim add DOSSIER originals
demo-forms-folder = formulaires
demo-begin = Démonstration dans { $path } : { $count } documents d’une association inventée.
demo-not-empty-next = choisissez un répertoire nouveau ou vide.
demo-read = { $documents } documents lus en { $took } : { $passages } passages, { $facts } faits, { $figures } montants, { $answers } réponses passées.
demo-end =
    Tout est dans { $path }. Ouvrez les rapports dans un navigateur, et les formulaires remplis dans votre logiciel habituel.
    Avec vos documents : « essaim init mon-dossier », puis « essaim add mon-dossier FICHIERS » et « essaim answer mon-dossier FORMULAIRE ».
demo-no-pages = Les pages web ne sont pas encore là : elles viendront. Tout se fait pour l’instant au terminal.

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
accounts-unknown-kind = ce n’est ni un FEC, ni un tableau d’écritures ou de mois, ni un relevé bancaire, ni un journal que le programme sache lire.
accounts-no-year = ses colonnes sont des mois, mais rien n’y dit de quelle année : ajoutez --year, par exemple --year 2024.
accounts-lost = l’original de { $name } n’est plus dans le dossier.
accounts-lost-next = annulez son import avec « essaim ledger undo », puis importez le fichier de nouveau.
accounts-too-large = ses montants, ajoutés aux autres, dépassent ce qui peut être compté au centime près.
accounts-none = le dossier { $path } ne contient pas encore de comptes.
accounts-none-next = importez-en avec « essaim ledger import { $path } FICHIER ».
accounts-kind-fec = Fichier des écritures comptables (FEC)
accounts-kind-table = Tableau
accounts-kind-bank = Relevé bancaire
accounts-kind-journal = Journal en texte
period-days = du { $first } au { $last }
import-title = { $name } — { $kind }
import-counts = { "  " }{ $entries ->
    [one] { $entries } écriture
   *[other] { $entries } écritures
 }, { $transactions ->
    [one] { $transactions } opération
   *[other] { $transactions } opérations
 }, { $accounts ->
    [one] { $accounts } compte
   *[other] { $accounts } comptes
 }, { $period }
import-sums = { "  " }débit { $debit }, crédit { $credit } ; charges { $charges }, produits { $products }
import-chart = { "  " }plan comptable : { $chart }
import-findings = { "  " }{ $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
 }, { $warnings ->
    [one] { $warnings } remarque
   *[other] { $warnings } remarques
 }
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
import-map-wrong = « { $value } » n’est pas compris ; écrivez par exemple --map "Dépenses:Bureau=606400".
import-overlap = { "  " }! Les jours se recouvrent avec { $name } : les mêmes écritures entreraient deux fois.
import-twice = { $path } est déjà importé, sous le nom { $name }.
import-twice-next = rien à faire ; pour le relire autrement, annulez d’abord son import avec « essaim ledger undo ».
import-empty = { $path } ne contient aucune écriture lisible.
import-empty-next = contrôlez-le avec « essaim ledger check { $path } ».
import-ask = Importer { $name } ? [o/N]
import-asked-nobody = rien n’a été importé : il faut le confirmer.
import-asked-nobody-next = relisez ce qui précède, puis relancez la commande avec --yes.
import-json-not-done = Rien n’a été importé : relisez ce qui précède, puis relancez la commande avec --yes.
import-not-done = Pas importé : { $name }
import-done = Importé : { $name } (identifiant { $id })
import-next = Voyez où vous en êtes avec « essaim ledger show { $dir } », et à qui vont les écritures avec « essaim ledger rules { $dir } ».
import-columns-wrong = --columns n’est pas compris : { $value }
import-columns-wrong-next = écrivez par exemple « date=A,compte=B,libelle=C,debit=D,credit=E,ligne=1 » ; sans compte, c’est un relevé bancaire.
field-date = date
field-journal = journal
field-number = numéro
field-account = compte
field-account-label = nom du compte
field-third-party = tiers
field-funder = financeur
field-document = pièce
field-label = libellé
field-debit = débit
field-credit = crédit
field-amount = montant
field-direction = sens
field-reference = référence
field-balance = solde
field-total = total
field-months = mois
files-line = { $id }  { $name } — { $period }, { $entries ->
    [one] { $entries } écriture
   *[other] { $entries } écritures
 }
undo-done = Import annulé : { $name }. Ce que vous avez dit des financeurs, projets, budgets et subventions reste.
undo-unknown = aucun import ne correspond à « { $id } », ou plusieurs.
undo-unknown-next = voyez-les avec « essaim ledger files { $dir } ».
check-line = { "  " }ligne { $line } : { $message }
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
check-unassigned = Subventions sans financeur en { $year } : { $amount } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }). Voir « essaim ledger rules ».
check-received = { $year } : { $amount } reçus sur des subventions à recevoir (441) n’ont pas de financeur connu et sont attendus une seconde fois ; voyez « essaim ledger rules ».
check-dedicated = Les fonds dédiés ne se suivent pas en { $year } : il y a { $gap } d’écart entre ouverture, 689, 789 et clôture.
check-in-kind-books = Les contributions en nature ne s’équilibrent pas en { $year } : { $uses } en 86, { $resources } en 87.
check-chart = Plan comptable de { $name } : { $chart }
finding-no-entries = Le fichier ne contient aucune écriture.
finding-header-missing = La première ligne ne nomme pas les colonnes ; elles sont lues dans l’ordre légal.
finding-missing-column = La colonne { $column } manque.
finding-column-order = La colonne { $column } n’est pas à sa place dans l’ordre légal.
finding-too-many-fields = La ligne a plus de champs ({ $found }) que l’en-tête ({ $expected }) : un séparateur se trouve dans un texte.
finding-too-few-fields = La ligne a trop peu de champs ({ $found } au lieu de { $expected }) ; elle n’est pas lue.
finding-short-line = Des champs vides manquent en fin de ligne ({ $found } au lieu de { $expected }) ; elle est lue.
finding-line-too-long = La ligne est plus longue que toute écriture ; elle n’est pas lue.
finding-blank-line = La ligne est vide.
finding-separator = Les champs sont séparés par « { $value } » ; la loi veut une tabulation ou « | ».
finding-quoted = Des champs sont entre guillemets.
finding-windows-1252 = Les caractères sont en Windows-1252 ; la loi veut ASCII, ISO 8859-15 ou UTF-8.
finding-utf-16 = Les caractères sont en UTF-16 ; la loi veut ASCII, ISO 8859-15 ou UTF-8.
finding-damaged-text = Des octets ne sont pas des caractères ({ $count } fois).
finding-control-character = Un caractère de commande se trouve dans un texte.
finding-text-too-long = Un texte est plus long que tout libellé ; il est coupé.
finding-file-name = Le nom « { $value } » n’est pas de la forme SIRENFECAAAAMMJJ.
finding-siren = Le SIREN du nom de fichier n’en est pas un : { $value }.
finding-account-number = « { $value } » ne commence pas par trois chiffres d’un plan comptable.
finding-date-unreadable = { $column } : « { $value } » n’est pas une date.
finding-date-notation = { $column } : « { $value } » n’est pas écrit AAAAMMJJ.
finding-after-year-end = L’écriture du { $date } vient après la fin de l’exercice, le { $end }.
finding-before-year = L’écriture du { $date } vient avant tout exercice possible qui finirait le { $end }.
finding-long-year = Les écritures couvrent plus de douze mois.
finding-amount-unreadable = { $column } : « { $value } » n’est pas un montant ; la ligne n’est pas lue.
finding-amount-beyond-cents = { $column } : « { $value } » a des fractions de centime ; la ligne n’est pas lue.
finding-decimal-point = { $column } : « { $value } » a un point décimal ; la loi veut une virgule.
finding-thousands = { $column } : « { $value } » sépare les milliers.
finding-amount-notation = { $column } : « { $value } » porte une devise ou des parenthèses.
finding-amount-blank = { $column } est vide ; la loi veut 0,00.
finding-no-amount = Ni débit ni crédit n’a de montant.
finding-both-sides = La même ligne a un débit ({ $debit }) et un crédit ({ $credit }).
finding-direction-unknown = Le sens « { $value } » n’est ni D ou C, ni +1 ou -1 ; la ligne n’est pas lue.
finding-direction-notation = Le sens est compris, mais n’est pas écrit d’une des deux façons prévues, ou les mêle.
finding-number-blank = L’opération n’a pas de numéro.
finding-number-gap = Des numéros d’opération manquent : { $count }, le premier est { $value }.
finding-field-blank = { $column } est vide et ne doit pas l’être.
finding-half-of-pair = { $column } est vide, alors que l’autre champ de la paire est rempli.
finding-validation-order = L’écriture validée le { $date } vient après une autre validée le { $before }.
finding-unbalanced = L’opération { $number } du journal { $journal }, le { $date }, n’est pas équilibrée : { $debit } au débit, { $credit } au crédit, soit { $gap } d’écart.
finding-single-entry = { $count } opérations n’ont qu’un côté : c’est un livre de recettes et dépenses.
finding-dates-differ = L’opération { $number } du journal { $journal } porte plusieurs dates, et ne s’équilibre que toutes ensemble.
finding-account-label = Le compte { $account } s’appelle « { $value } » ici, et « { $expected } » ailleurs.
finding-account-near-another = Le compte { $account } ne sert qu’une fois et porte le nom du compte { $expected }, à un chiffre près.
finding-unusual-side = Le compte { $account } a son solde du côté inhabituel ({ $gap }).
finding-closing-entry = L’opération { $number } du journal { $journal } solde charges et produits : le fichier devrait être arrêté avant.
finding-sum-too-large = Les montants dépassent ce qui peut être compté au centime près ; la suite n’est pas lue.
finding-too-many-lines = Il y a plus de lignes que le programme n’en lit ; la suite n’est pas lue.
finding-row-unreadable = « { $value } » n’est pas compris ; la ligne n’est pas lue.
finding-statement-balance = Le solde du relevé est { $found }, mais ses lignes donnent { $expected }.
finding-not-booked = Mouvements annoncés, mais pas encore comptabilisés par la banque : { $count }. Ils sont laissés de côté, et reviendront dans un relevé suivant.
finding-movement-twice = Un mouvement de { $found } porte la même référence de la banque ({ $value }) qu’un autre : il est laissé de côté.
finding-currency = { $value } n’est pas l’euro ; ce n’est pas lu.
finding-not-understood = « { $value } » n’est pas compris, et ne change aucun montant.
finding-table-total = Le total écrit est { $found }, mais les lignes donnent { $expected }.
chart-associations-1999 = associations, 1999 (CRC 99-01)
chart-associations-2018 = associations, 2018 (ANC 2018-06)
chart-associations-2025 = associations, exercices depuis 2025
chart-general-2014 = plan général, 2014 (ANC 2014-03)
chart-general-2025 = plan général, 2025 (ANC 2022-06)
funder-state = État
funder-region = région
funder-department = département
funder-intercommunal = intercommunalité
funder-municipal = commune
funder-social = organisme social
funder-european = Union européenne
funder-employment = aide à l’emploi
funder-public = établissement public
funder-private = privé
funder-unknown = genre inconnu
proposal-third-party = le tiers s’appelle « { $name } »
proposal-label = le libellé contient « { $words } »
rubric-6 = Charges
rubric-60 = Achats
rubric-61 = Services extérieurs
rubric-62 = Autres services extérieurs
rubric-63 = Impôts et taxes
rubric-64 = Charges de personnel
rubric-65 = Autres charges de gestion courante
rubric-66 = Charges financières
rubric-67 = Charges exceptionnelles
rubric-68 = Amortissements, provisions, fonds dédiés
rubric-69 = Impôts sur les bénéfices
rubric-70 = Ventes et prestations
rubric-71 = Production stockée
rubric-72 = Production immobilisée
rubric-73 = Concours publics, dotations
rubric-74 = Subventions
rubric-75 = Autres produits de gestion courante
rubric-76 = Produits financiers
rubric-77 = Produits exceptionnels
rubric-78 = Reprises, fonds dédiés utilisés
rubric-79 = Transferts de charges
rubric-86 = Emplois des contributions en nature
rubric-87 = Contributions en nature
rubric-other = Comptes { $number }
income-without-funder = Subventions sans financeur connu
income-other = Autres produits
expected-grant = versement de la subvention, { $grant }
expected-charges = charges habituelles de ce mois
expected-products = recettes habituelles de ce mois
says-cash = Il y a { $cash }.
says-cash-dedicated = Il y a { $cash }, dont { $dedicated } de fonds dédiés à des projets.
says-lasts = Ce qui est libre suffit pour { $months } mois au rythme actuel.
says-falls-below = La trésorerie passe sous zéro en { $month } ; au plus bas, elle est à { $lowest }.
says-stays-above = La trésorerie reste au-dessus de zéro pendant douze mois ; au plus bas, elle est à { $lowest }.
says-largest-funder = { $funder } apporte { $share } des produits.
says-largest-charge = La première nature de charges est « { $rubric } », avec { $share } du total.
says-result = L’exercice donne { $result }.
says-result-before = L’exercice donne { $result }, après { $before } l’année d’avant.
says-no-cash = La trésorerie n’est pas connue : aucun compte de banque ni de caisse (51, 53) dans ces écritures.
cash-unknown = inconnue : aucun compte de banque ni de caisse dans ces écritures
says-so-far = L’exercice n’est pas terminé : au { $day }, { $result }.
so-far-more = il y a { $amount } de produits de plus que de charges
so-far-less = il y a { $amount } de charges de plus que de produits
says-in-kind-volunteering = { $all } de bénévolat ont été valorisés.
says-in-kind-no-volunteering = { $all } ont été donnés en nature.
show-errors = { $errors ->
    [one] Il y a { $errors } erreur dans les fichiers importés
   *[other] Il y a { $errors } erreurs dans les fichiers importés
 } ; les montants peuvent être faux. Pour les voir : essaim ledger check { $dir }
show-overlap = { $one } et { $other } couvrent les mêmes jours : les mêmes écritures peuvent compter deux fois.
show-until = Comptes arrêtés au { $until } ; nous sommes le { $today }.
show-unfinished = Exercice non terminé : les écritures s’arrêtent au { $until }.
show-unfinished-long-ago = Exercice non terminé : les écritures s’arrêtent au { $until } ; nous sommes le { $today }.
tile-result-so-far = produits moins charges au { $day }, exercice non terminé
doubt-dedicated-reports = { $amount } reportés en fonds dédiés (689)
doubt-dedicated-uses = { $amount } de fonds dédiés repris (789)
doubt-dedicated-apart = À montrer à part : { $what } ; il reste { $balance } de fonds dédiés (19) au { $day }.
show-unclassified = { $count ->
    [one] { $count } mouvement du relevé n’est pas encore classé (471)
   *[other] { $count } mouvements du relevé ne sont pas encore classés (471)
 } : { $come } reçus, { $gone } payés ; ils ne comptent ni dans les charges ni dans les produits. Qui a versé : essaim ledger rules { $dir }
finding-truncated = Le fichier { $value } s’arrête avant sa fin : ce qui manque n’est pas lu. Demandez-le de nouveau à la banque.
origin-asked = demandé, pas accordé : subvention { $grant }
budget-asked = { "  " }dont { $asked } demandés et pas accordés ; sans eux, l’écart est de { $without }
grant-asked-only = { $amount } demandés, pas accordés
column-side = Côté
column-code = Ligne
column-line = Ligne
column-label = Libellé
column-funder = Financeur
column-planned = Prévu
column-actual = Réalisé
column-gap = Écart
column-percent = %
column-explanation = Explication
column-account = Compte
column-account-label = Nom du compte
column-month = Mois
column-entries = Écritures
column-debit = Débit
column-credit = Crédit
column-import = Fichier
column-file = Fichier
column-row = Ligne du fichier
column-date = Date
column-journal = Journal
column-number = Numéro
column-third-party = Tiers
column-document = Pièce
column-project = Projet
column-counted = Compté
column-entry = Écriture
wrong-number = « { $value } » ne convient pas à { $argument } : un nombre est attendu, comme 2025.
show-no-year-next = voyez « essaim ledger show { $dir } --year { $year } », ou importez les comptes de l’année avec « essaim ledger import ».
proposal-account = car le compte s’appelle « { $name } »
rules-twin = { $id } n’est pas acceptée d’office : ce peut être « { $other } ». Acceptez-la par son identifiant, avec --name pour dire de qui il s’agit.
says-in-kind = { $all } ont été donnés en nature, dont { $volunteering } de bénévolat.
result-surplus = un excédent de { $amount }
result-loss = un déficit de { $amount }
side-charges = Charges
side-indirect = Charges indirectes affectées au projet
side-products = Produits
side-uses = Emplois des contributions volontaires en nature
side-resources = Contributions volontaires en nature
check-planned = Le prévu n’est pas équilibré : { $charges } de charges, { $products } de produits, soit { $gap } d’écart. Le formulaire veut l’égalité.
check-planned-in-kind = Le prévu en nature n’est pas équilibré : { $uses } en 86, { $resources } en 87.
check-actual = Le réalisé donne { $result } : { $charges } de charges, { $products } de produits.
check-in-kind = Le réalisé en nature n’est pas équilibré : { $uses } en 86, { $resources } en 87.
check-cents = Le formulaire ne prend pas les centimes, et ces lignes prévues en ont : { $lines }.
check-rounding = { $side } : les lignes arrondies font { $lines }, le total arrondi { $total }.
check-without-funder = { $amount } de subventions n’ont pas de financeur connu, donc pas de ligne à elles.
check-not-on-form = Le formulaire n’a pas de place pour les comptes { $accounts } : leurs montants n’y sont pas.
doubt-rubric-only = { $amount } n’ont pas de ligne au formulaire et comptent dans le total de leur rubrique.
doubt-conference = { $amount } de colloques et séminaires : les financeurs les placent différemment.
doubt-dedicated = { $amount } de fonds dédiés, à montrer à part.
doubt-investment = { $amount } de quote-part de subventions d’investissement : certains formulaires la veulent en 78.
doubt-private = { $amount } de contributions privées : certains formulaires les veulent en 75.
doubt-other-income = { $amount } d’autres produits, que le formulaire range avec les dons.
doubt-gone = { $amount } dans des comptes qui n’existent plus au plan de 2025.
explanation-gap = { $line } : { $actual } réalisés pour { $planned } prévus, soit { $gap } ({ $percent }).
explanation-unplanned = { $line } : { $actual } réalisés, qui n’étaient pas prévus.
explanation-entry = { $label } ({ $amount })
explanation-largest = Principales écritures : { $entries }.
origin-entered = saisi
origin-row = ligne { $row } du tableau
origin-history = { $years ->
    [one] comme l’année d’avant
   *[other] moyenne de { $years } ans
 } : { $amounts }
origin-grant = subvention { $grant }
origin-scenario = scénario « { $name } »

## Comptes : où l’on en est

show-title = { $period } — { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }
show-cash = Trésorerie
show-cash-line = { "  " }{ $account }  { $amount }
show-free = { "  " }libre : { $amount }
show-income = Produits : { $amount }
show-charges = Charges : { $amount }
show-projects = Projets
show-part = { "  " }{ $amount }  { $name } ({ $share })
show-project = { "  " }{ $name } : charges { $charges }, produits { $products }, résultat { $result }
show-no-project = sans projet
show-ahead = Douze mois à venir
show-month = { "  " }{ $month } : { $amount }
show-years = Année après année
show-year = { "  " }{ $period } : charges { $charges }, produits { $products }, résultat { $result }
show-no-account = aucune écriture n’est dans un compte qui commence par { $account }.
show-no-year = aucune écriture pour { $year } ; il y en a pour : { $years }.
show-page = Tableau de bord : { $path }
show-entry = { $date }  { $account }  { $amount }  { $label } ({ $file }, ligne { $line })
show-sum = Somme : { $amount } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })

## Comptes : règles, subventions, budgets, tableaux

typed-share = « { $value } » n’est pas une part entre 0 et 100 %.
typed-amount = « { $value } » n’est pas un montant.
typed-day = « { $value } » n’est pas un jour ; écrivez par exemple 2026-09-30.
typed-year = « { $value } » n’est pas une année.
typed-siret = « { $value } » n’est pas un SIRET : il a quatorze chiffres, et sa clé doit être juste.
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
rules-unassigned-received = Reçu sur des subventions à recevoir (441), sans financeur connu : { $amount } ({ $count ->
        [one] une écriture
       *[other] { $count } écritures
    }). Tant que personne ne le dit, ces sommes sont attendues une seconde fois.
rules-unassigned-projects = Sans projet : { $charges } de charges, { $products } de produits
rules-next = Acceptez une proposition avec --accept ID (et --name NOM, --kind GENRE), ou écartez-la avec --decline ID. Quand elle a plusieurs réponses, ajoutez --funder ou --project.
rules-no-proposal = aucune proposition n’a l’identifiant { $id }.
rules-which = la proposition { $id } a plusieurs réponses : { $names }. Dites laquelle avec --funder ou --project.
rules-or = { " ou " }
rules-unknown-given = ce financeur ou ce projet n’est pas connu : ajoutez-le avec --add-funder ou --add-project.
rules-gives-nothing = une règle donne un financeur ou un projet : ajoutez --funder ou --project.
rules-no-entry = « { $entry } » n’est l’adresse d’aucune écriture : donnez le début de l’identifiant du fichier, deux-points, la ligne.
rules-no-such = aucune règle, aucun financeur ni projet n’a l’identifiant { $id }.
rules-no-kind = « { $value } » n’est pas un genre de financeur ; voyez « essaim ledger rules --help ».
rules-no-condition = « { $value } » n’est pas une condition ; écrivez par exemple account=74 ou party=NOM.
rules-no-line = « { $value } » n’est pas compris : écrivez le début d’un compte et une ligne du formulaire du même côté, par exemple 7541=758 ou 7541=75.gifts ; 755=74 pour la ligne du financeur.
rules-no-line-given = aucune ligne n’est donnée au compte { $account }.
lines-given = Lignes du formulaire que vous avez choisies
lines-given-one = { "  " }{ $account } → { $line } (s’annule avec « essaim ledger rules DOSSIER --line { $account }= »)
lines-by-funder = ligne de 74 de chaque financeur
rules-no-funder = aucun financeur n’a l’identifiant { $id } ; voyez « essaim ledger rules ».
rules-no-project = aucun projet n’a l’identifiant { $id } ; voyez « essaim ledger rules ».
condition-party = le tiers est « { $value } »
condition-label = le libellé contient « { $value } »
condition-account = le compte commence par { $value }
condition-document = la pièce commence par « { $value } »
condition-journal = le journal est { $value }
grants-none = Aucune subvention n’est entrée. Ajoutez-en avec « essaim ledger grants DOSSIER --add FINANCEUR --year ANNÉE --granted MONTANT ».
grants-title = { $id } — { $name }, { $period }
grants-amounts = { "  " }demandé { $asked }, accordé { $granted }, versé { $paid }, dépensé { $spent }
grants-to-receive = { "  " }reste à recevoir : { $amount }
grants-shared = { "  " }dépensé sur le projet, pour cette subvention ou une autre, à dire : { $amount }
grants-to-justify = { "  " }reste à justifier : { $amount }
grants-to-repay = { "  " }à rendre au plus, si rien de plus n’est dépensé : { $amount }
grants-agreement = { "  " }convention { $reference }
grants-agreement-signed = { "  " }convention { $reference }, signée le { $day }
grants-reported = { "  " }compte rendu envoyé le { $day }
grants-report-due = { "  " }compte rendu à envoyer avant le { $day } compris
grants-report-late = { "  " }! compte rendu en retard : il était dû le { $day }
grants-overfunded = { "! " }{ $project } a reçu { $amount } de plus que ce qui y a été dépensé.
grants-no-such = aucune subvention n’a l’identifiant { $id }.
grants-no-period = il faut l’exercice où elle se dépense : --year ANNÉE, ou --from JOUR --to JOUR.
grants-no-payment = un versement s’écrit JOUR=MONTANT, par exemple 2026-09-30=4000.
expect-none = Rien n’est attendu.
expect-no-such = il n’y a pas de somme attendue numéro { $number }.
budget-none = Aucun budget n’est gardé pour cela. Lisez-en un avec --read FICHIER, ou ébauchez-le avec --draft.
budget-new-funder = Nouveau financeur lu dans le budget : { $name } ({ $kind }), identifiant { $id }. S’il n’en est pas un : « essaim ledger rules » avec --remove { $id }.
budget-title = Budget { $id } — { $period }
budget-line = { "  " }{ $account } { $label } : { $amount } ({ $origin })
budget-sums = { "  " }charges { $charges }, produits { $products }, écart { $gap }
budget-gap = { "  " }{ $name } : prévu { $planned }, réalisé { $actual }, écart { $gap } ({ $percent }), { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }
budget-not-on-form = Sans place au formulaire
budget-no-such = aucun budget ni scénario n’a l’identifiant { $id }.
budget-no-lines = aucune ligne de budget de cette année n’y a été reconnue : il faut des comptes (60, 606, 74…) et une colonne de montants de l’année.
budget-set-which = il faut dire de quel budget : --id ID, ou --year ANNÉE pour un nouveau.
budget-no-line = « { $value } » n’est pas une ligne de budget ; écrivez par exemple 606=1200 ou 74:ville=5000.
budget-no-change = « { $value } » n’est pas un changement ; écrivez par exemple 74=-10% ou 64=12000.
report-no-form = le formulaire { $form } n’est pas connu ici ; le sont { $forms }.
report-ending = { $path } : la fin du nom dit ce qui est écrit, et doit être l’une de { $endings }.
report-out = Tableau écrit : { $path }
report-sheet-entries = Écritures
report-side = { $side } : prévu { $planned }, réalisé { $actual }
report-row = { "  " }{ $name } : prévu { $planned }, réalisé { $actual } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })
report-of-funder = Pour { $funder } : prévu { $planned }, réalisé { $actual }
report-explanations = Écarts à expliquer
report-organisation = toute l’association
report-table-title = Cerfa { $form } — { $period } — { $whose }
report-sharing = { $share } des charges communes sont affectées au projet. Règle : { $rule }
ledger-exported = Écrit : { $path }
export-entries = Écritures
export-sums = Soldes par compte et par mois
export-gaps = Budget et réalisé
export-grants = Subventions
paper-foot = Source : { $files } ({ $entries } écritures). Tableau établi avec Essaim.
paper-key = Barre foncée : { $one } ; barre claire : { $other }.
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
table-code = Compte
table-line = Ligne
table-planned = Prévu
table-actual = Réalisé
table-percent = %
table-entries = Écritures
table-total = Total
table-notes = À savoir
table-kicker = Tableau officiel, d’après les comptes
table-foot = En euros sans centimes, arrondis ligne par ligne, comme le formulaire les prend. Rien n’est arrangé pour tomber juste. Fait sur votre machine par Essaim.
table-open = { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }
table-more = … et { $count } autres, { $amount } en tout. La liste entière : « essaim ledger report --out » en xlsx ou ods.
table-place = { $file }, ligne { $line }

## Tableau de bord

dashboard-title = Où nous en sommes — { $period }
dashboard-title-of = { $name } — { $period }
dashboard-kicker = Tableau de bord, d’après les comptes
dashboard-meta = { $entries ->
    [one] { $entries } écriture
   *[other] { $entries } écritures
 } de { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
 }, le { $date }.
dashboard-contents = Sur cette page
dashboard-skip = Aller au contenu
dashboard-foot = Chaque chiffre s’ouvre sur les écritures dont il est la somme. Fait sur votre machine par Essaim ; rien n’en est sorti.
tile-cash = en banque et en caisse, le { $day }
tile-months = mois devant nous, sans les fonds dédiés
tile-result = résultat de l’exercice
tile-funder = des produits viennent de { $funder }
part-cash = Ce que nous avons
part-ahead = Les douze mois à venir
part-income = D’où vient l’argent
part-charges = À quoi il sert
part-projects = Par projet
part-grants = Les subventions
part-budget = Le budget et le réalisé
part-years = Année après année
part-in-kind = Bénévolat et dons en nature
says-no-funder = Aucun produit n’a de financeur connu.
says-nothing-in-kind = Rien n’est valorisé dans les comptes 86 et 87.
says-project = Le projet qui coûte le plus est « { $project } » : { $charges } de charges, { $result } de résultat.
says-grants = Il reste { $to_receive } à recevoir, et { $to_justify } à justifier.
says-gap = Le plus grand écart est sur « { $line } » : { $gap }.
cash-all = En tout
cash-dedicated = Fonds dédiés à des projets (19)
cash-free = Libre
cash-charges = Charges décaissées des { $months } derniers mois
head-account = Compte
head-amount = Montant
head-share = Part
head-month = Mois
head-in = Entrées
head-out = Sorties
head-left = Reste
head-source = Origine
head-nature = Nature
head-project = Projet
head-result = Résultat
head-year = Exercice
head-gap = Écart
head-grant = Subvention
head-asked = Demandé
head-granted = Accordé
head-paid = Versé
head-spent = Dépensé
head-to-justify = À justifier
head-report = Compte rendu dû
grant-reported = envoyé
grant-late = { $day }, en retard
caption-table = Les mêmes chiffres en tableau
caption-ahead = D’après le même mois de l’année d’avant, hors subventions ; celles à venir comptent dès qu’elles sont notées (essaim ledger grants, essaim ledger expect)
ahead-known = Ce qui est connu :
ahead-charges-before = Charges un an plus tôt :
ahead-products-before = Recettes un an plus tôt :
in-kind-volunteering = Bénévolat
in-kind-services = Prestations
in-kind-gifts = Dons en nature
in-kind-uses = Leur emploi (86)
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.

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

ahead-one = { $month } : { $amount } — { $what }
expect-line = { $number }. { $day } : { $amount }  { $what }

## Comptes : ce qu’ils donnent aux formulaires

given-budget = Budget { $period }
given-budget-of = Budget { $period } du projet { $project }
given-grants = Suivi des subventions
given-row = { $label } : { $amount }
given-row-entries = { $label } : { $amount } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 })
given-asked = Demandé à { $funder } ({ $purpose }) : { $amount }

## Comptes : explications des écarts

help-ledger-report-explain = Approuve l’explication d’un écart : « 641=Un poste est resté vacant », « 74:FINANCEUR=… » ; « 641 » approuve l’ébauche, « 641= » la retire
    .value = LIGNE=TEXTE
report-no-line = « { $value } » n’est pas une ligne et son explication ; écrivez par exemple « 641=Un poste est resté vacant », ou « 641 » pour approuver l’ébauche.
report-no-gap = « { $value } » n’a pas d’écart à expliquer dans ce tableau.
report-approved = { $line } : { $text }
report-draft = [ébauche] { $text }

## Coût d’une exécution

cost-line = Coût : { $took } s ; processeur { $processor } s ; énergie { $energy }, { $formula }
cost-line-unknown = Coût : { $took } s ; énergie { $formula }
cost-formula-estimated = estimée : { $seconds } s de processeur × { $watts } W par cœur occupé.
cost-formula-measured = mesurée par les compteurs du processeur et de sa mémoire (RAPL), autres programmes compris.
cost-formula-unknown = inconnue : ce système ne dit pas le temps de processeur.
energy-joules = { $joules } J
energy-watt-hours = { $joules } kJ ({ $hours } Wh)

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
reword-none = Aucun programme n’est réglé pour reformuler dans « { $path } ».
reword-none-next = essaim rewording { $path } --address http://127.0.0.1:11434/v1 --model NOM
reword-nothing-sent = Rien n’a été envoyé.
reword-key-none = « { $path } » ne contient pas de clé : une seule ligne, sans espace, est attendue.
reword-address-none = « { $address } » n’est pas une adresse où envoyer des phrases.
reword-address-secret = Cette adresse contient un nom ou un mot de passe, qui serait gardé et montré.
reword-address-open = « { $address } » est hors de votre réseau et sans chiffrement : vos phrases pourraient être lues en chemin.
reword-address-next = Donnez une adresse en https, ou celle d’un programme de votre ordinateur, comme http://127.0.0.1:11434/v1 ; la clé va dans un fichier, avec --key-file.
reword-nothing-to-send = Aucune réponse à reformuler : rien n’est envoyé.
reword-sending = Reformulation : envoi à { $address } (modèle « { $model } ») de { $boxes ->
    [one] { $boxes } réponse
   *[other] { $boxes } réponses
 }, soit { $characters } caractères du formulaire et du dossier.
reword-summary = Reformulées par « { $model } » : { $count } sur { $of } ; phrases écartées : { $dropped }. Le rapport montre lesquelles, et les phrases d’origine.
reword-unmarked = Le fichier rempli n’a pas pu être marqué comme contenant des réponses reformulées : signalez-le vous-même.
reword-cost-here = Reformulation : { $count ->
    [one] { $count } demande
   *[other] { $count } demandes
 }, { $took } s d’attente ; l’énergie du programme qui reformule n’est comptée que si elle est mesurée, par les compteurs de cet ordinateur.
reword-cost-far = Reformulation : { $count ->
    [one] { $count } demande
   *[other] { $count } demandes
 }, { $took } s d’attente ; l’énergie dépensée là-bas n’est pas connue et n’est pas comptée.
reword-remark = { $count ->
    [one] { $count } réponse de ce fichier a été reformulée
   *[other] { $count } réponses de ce fichier ont été reformulées
 } par le modèle « { $model } » à partir de phrases de nos documents ; une personne doit { $count ->
    [one] la
   *[other] les
 } relire.
reword-kept-not-asked = le programme ne répondait plus, et n’a plus été interrogé.
reword-kept-unsupported = aucune des phrases proposées n’est soutenue par les sources.
reword-kept-same = le programme a rendu les mêmes phrases.
reword-kept-too-long = le texte proposé est trop long pour la case ({ $length }).
reword-trouble-unreachable = le programme n’a pas pu être joint ({ $detail }).
reword-trouble-slow = le programme n’a pas répondu à temps.
reword-trouble-status = le programme a répondu par l’erreur { $status }.
reword-trouble-elsewhere = le programme renvoie vers une autre adresse, où rien n’est envoyé.
reword-trouble-too-long = sa réponse dépasse ce qui est lu.
reword-trouble-nonsense = sa réponse n’est pas dans le protocole attendu.
reword-trouble-cut = sa réponse a été coupée.
reword-trouble-nothing = sa réponse est vide.
reword-doubt-figure = « { $figure } » n’est pas dans les sources.
reword-doubt-name = « { $name } » n’est pas dans les sources.
reword-doubt-elsewhere = Dans les sources, « { $what } » ne va pas avec « { $by } ».
reword-doubt-negation = La phrase ne nie pas la même chose que les sources.
reword-doubt-word = Les sources ne disent pas « { $word } ».
reword-doubt-supposed = La phrase affirme ce que les sources supposent.
reword-doubt-words = Trop de ses mots ne sont pas ensemble dans les sources.
report-reworded = Texte reformulé par le modèle « { $model } » : relisez-le. Les phrases d’origine sont avec les sources.
report-not-reworded = Pas reformulé : { $reason }
report-left-out = { $count ->
    [one] { $count } phrase proposée et écartée
   *[other] { $count } phrases proposées et écartées
 }
report-original = Phrases d’origine, avant la reformulation
report-foot-sent = Reformulation demandée : { $characters } caractères du formulaire et du dossier ont été envoyés à { $address }.
reword-kept = { $count } sans reformulation : { $reason }
answer-next-reworded = Relisez le rapport, et comparez ce qui est reformulé avec vos phrases, complétez, puis envoyez vous-même : le programme n’envoie pas le formulaire.
