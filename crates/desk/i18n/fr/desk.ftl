# Ce que dit le programme, en français.
# Espaces : insécables devant : ; ! ? » et après «. Apostrophes : ’.

## Mots communs
error-word = Erreur :
next-word = À faire :
progress-renewing = mise à jour de l’index de sens
place-page = page { $page }
place-heading = « { $heading } »
place-doubtful = texte reconnu sur une image
safe-nothing-changed = Rien n’a été modifié.
safe-dossier = Le dossier est resté comme il était.
safe-original = Le formulaire d’origine est intact.

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

## Cases
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
why-typed = Vous l’avez écrit.
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

## La bibliothèque de réponses
why-approved = C’est votre réponse approuvée le { $date } (n° { $entry } de la bibliothèque).
answer-project = Ce formulaire est rempli pour le projet { $title }. Le dossier en connaît d’autres : { $others }. Pour un autre, ajoutez --project.
answer-project-title = « { $title } »
answer-no-project = Aucun projet du dossier, ou plusieurs, ne se reconnaissent à « { $name } ».
answer-no-project-next = donnez des mots du titre de l’un de ces projets : { $titles }.
answer-no-box-id = Ce formulaire n’a pas de case { $id }.
answer-no-box-id-next = voyez les cases et leurs numéros avec essaim boxes { $path }.

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
figures-line = { $label } : { $value }
figures-percent = { $number } %
figures-charges = charges
figures-products = produits
figures-planned = prévu
figures-actual = réalisé
fact-aided-staff = Emplois aidés
fact-approval-day = Date de l’agrément
fact-auditor = Commissaire aux comptes
fact-board-count = Membres du conseil d’administration
fact-board-paid = Dirigeants rémunérés
fact-board-women = Femmes au conseil d’administration
fact-civic-service = Volontaires en service civique
fact-commercial-taxes = Impôts commerciaux
fact-general-interest = Intérêt général
fact-permanent-staff = Salariés en CDI
fact-premises = Locaux
fact-public-utility = Utilité publique
fact-republican-contract = Contrat d’engagement républicain
fact-temporary-staff = Salariés en CDD
fact-vat = TVA
fact-volunteer-hours = Heures de bénévolat
fact-zone = Zone d’intervention
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
answer-other-format = Un .{ $from } ne peut pas être rempli lui-même : les réponses sont dans une copie au format { $to }, faite de ses feuilles, textes, nombres, dates, cellules fusionnées et formules simples ; les autres formules, par exemple celles qui lisent une autre feuille, y laissent leur case vide. Couleurs, images, listes de choix et verrous n’y sont pas. Comparez-la à l’original, intact, et demandez au financeur s’il accepte ce format.
answer-crashed = la réponse au formulaire { $path } a échoué, par un défaut du programme.
answer-crashed-next = signalez-le, avec le formulaire s’il est public.
add-none-readable = { $count ->
    [one] 1 fichier est gardé, mais rien n’y a été lu (signe « ! » ci-dessus) : ses réponses ne serviront pas.
   *[other] { $count } fichiers sont gardés, mais rien n’y a été lu (signe « ! » ci-dessus) : leurs réponses ne serviront pas.
 }
answer-web = Ce formulaire se remplit en ligne : rien n’est écrit dans ce fichier. Ouvrez-le dans votre navigateur et collez-y les réponses de la feuille, une par une.
answer-unsupported = Le format { $format } est lu mais pas encore écrit : il n’y a pas de formulaire rempli, mais le rapport contient toutes les réponses, à recopier.
answer-not-written = Le formulaire n’a pas pu être rempli ({ $detail }). L’original est intact, et le rapport contient toutes les réponses, à recopier.
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

## Comptes
accounts-unknown-kind = ce n’est ni un FEC, ni un tableau d’écritures ou de mois, ni un relevé bancaire, ni un journal que le programme sache lire.
accounts-no-accounts = ses colonnes sont des mois, mais aucune ligne ne dit de quel compte elle est. Ajoutez devant chaque ligne son numéro de compte (par exemple 606 Fournitures, 756 Cotisations), ou une ligne « Charges » et une ligne « Produits » au-dessus des leurs, puis importez de nouveau.
accounts-no-year = ses colonnes sont des mois, mais rien n’y dit de quelle année : dites-la, par exemple 2024 (--year 2024 dans un terminal).
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
import-chart = { "  " }plan comptable : { $chart }
import-findings = { "  " }{ $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
 }, { $warnings ->
    [one] { $warnings } remarque
   *[other] { $warnings } remarques
 }
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
finding-account-blank = Le numéro de compte est vide ; l’écriture ne peut être classée.
finding-date-unreadable = { $column } : « { $value } » n’est pas une date.
finding-date-notation = { $column } : « { $value } » n’est pas écrit AAAAMMJJ.
finding-after-year-end = L’écriture du { $date } vient après la fin de l’exercice, le { $end }.
finding-before-year = L’écriture du { $date } vient avant tout exercice possible qui finirait le { $end }.
finding-long-year = Les écritures couvrent plus de douze mois.
finding-amount-unreadable = { $column } : « { $value } » n’est pas un montant ; la ligne n’est pas lue.
finding-amount-ambiguous = { $column } : « { $value } » se lit de deux façons, milliers ou décimales ; la ligne n’est pas lue. Écrivez 1500 ou 1,50.
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
finding-unbalanced = L’écriture { $number } du journal { $journal }, le { $date }, n’est pas équilibrée : { $debit } au débit, { $credit } au crédit, soit { $gap } d’écart.
finding-single-entry = { $count } écritures n’ont qu’un côté : c’est un livre de recettes et dépenses.
finding-dates-differ = L’écriture { $number } du journal { $journal } porte plusieurs dates, et ne s’équilibre que toutes ensemble.
finding-account-label = Le compte { $account } s’appelle « { $value } » ici, et « { $expected } » ailleurs.
finding-account-near-another = Le compte { $account } ne sert qu’une fois et porte le nom du compte { $expected }, à un chiffre près.
finding-unusual-side = Le compte { $account } a son solde du côté inhabituel ({ $gap }).
finding-closing-entry = L’écriture { $number } du journal { $journal } solde charges et produits : le fichier devrait être arrêté avant.
finding-sum-too-large = Les montants dépassent ce qui peut être compté au centime près ; la suite n’est pas lue.
finding-too-many-lines = Il y a plus de lignes que le programme n’en lit ; la suite n’est pas lue.
finding-row-unreadable = « { $value } » n’est pas compris ; la ligne n’est pas lue.
finding-statement-balance = Le solde du relevé est { $found }, mais ses lignes donnent { $expected }.
finding-balance-unknown = Ce relevé ne dit aucun solde : ce qu’il y avait avant n’est pas connu, et la somme de ses mouvements n’est pas ce que vous avez.
show-balance-unknown = { $name } ne dit aucun solde : le solde de départ n’est pas connu, et la trésorerie montrée n’est que la somme de ses mouvements. Donnez un relevé qui porte un solde (OFX, CAMT, ou une ligne « Solde au … »), ou les écritures d’avant.
finding-not-booked = Mouvements annoncés, mais pas encore comptabilisés par la banque : { $count }. Ils sont laissés de côté, et reviendront dans un relevé suivant.
finding-movement-twice = Un mouvement de { $found } porte la même référence de la banque ({ $value }) qu’un autre : il est laissé de côté.
finding-currency = { $value } n’est pas l’euro ; ce n’est pas lu.
finding-included = Ce journal en inclut un autre, « { $value } », qui n’est pas lu : un fichier importé n’en ouvre jamais d’autre. Importez un seul fichier qui contient tout (hledger print > tout.journal), ou chacun à son tour.
finding-journal-rule = « { $value } » change des comptes ou des montants, et n’est pas appliqué. Importez un journal où c’est déjà fait (hledger print --auto > tout.journal).
finding-journal-balance = Solde affirmé : le journal dit { $expected } sur { $account } au { $date }, et ses montants donnent { $found }.
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
says-so-far = L’exercice n’est pas terminé : au { $day }, { $result }.
so-far-more = il y a { $amount } de produits de plus que de charges
so-far-less = il y a { $amount } de charges de plus que de produits
says-in-kind-volunteering = { $all } de bénévolat ont été valorisés.
says-in-kind-no-volunteering = { $all } ont été donnés en nature.
show-errors = { $errors ->
    [one] Il y a { $errors } erreur dans les fichiers importés
   *[other] Il y a { $errors } erreurs dans les fichiers importés
 } ; les montants peuvent être faux. Pour les voir : essaim ledger check { $dir }
check-opening = À-nouveaux : { $name } reprend { $opening } en banque et en caisse, mais les écritures d’avant finissent à { $closing } au { $day }. C’est { $closing } qui compte, les à-nouveaux sont laissés de côté ; vérifiez lequel des deux fichiers est juste.
check-dedicated-to = { $year }, fonds dédiés, { $purpose } : { $opening } au début, { $aside } mis de côté (689), { $used } repris (789), { $closing } à la fin.
check-dedicated-none = sans projet ni financeur
show-expected-past = { $count ->
    [one] Une somme attendue est due
   *[other] { $count } sommes attendues sont dues
 } au plus tard le { $day } ({ $amount }), où vos comptes s’arrêtent : elles sont passées et ne comptent pas dans les mois à venir. Si elles viendront plus tard, changez leur date ; sinon retirez-les.
budget-change-idle = Ce changement ne touche aucune ligne de ce budget : { $change }
budget-scenario-sums = Par rapport au budget : charges { $charges }, produits { $products }
check-balance = Solde : { $name } dit { $stated } sur le compte { $account } au { $day }, et les écritures en ont { $books } : écart de { $gap }. Des chèques ou des virements pas encore passés en banque peuvent l’expliquer ; sinon une écriture manque, ou compte deux fois. Ce sont les écritures qui comptent.
show-aside-unfinished = { $days } : { $counts } a les sommes de ces mois et compte ; { $lines ->
    [one] { $lines } mouvement
   *[other] { $lines } mouvements
 } de { $aside } au compte déjà donné { $lines ->
    [one] ne compte
   *[other] ne comptent
 } pas dans les charges et les produits, car d’autres du même mois attendent le leur. Donnez un compte à tous, et le relevé comptera à la place du tableau.
show-apart = { $one } et { $other } ne disent pas le numéro de leur compte. D’après leurs soldes, leurs mouvements ou leurs noms, ce sont deux comptes : { $first } et { $second }. Si c’est un seul compte, réimportez-les avec un même numéro, comme 512900.
show-aside = { $days } : deux fichiers contiennent ces jours. Compte { $counts } ; { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
 } de { $aside } de côté, pour que rien ne compte deux fois.
show-aside-movements = { $days } : { $lines ->
    [one] { $lines } ligne de { $aside } est aussi
   *[other] { $lines } lignes de { $aside } sont aussi
 } dans { $counts } et ne { $lines ->
    [one] compte
   *[other] comptent
 } qu’une fois ; tout le reste des deux fichiers compte.
show-aside-months = { $days } : { $counts } donne le détail de ces mois et compte ; { $lines ->
    [one] { $lines } somme mensuelle
   *[other] { $lines } sommes mensuelles
 } de { $aside } de côté, pour que rien ne compte deux fois.
show-until = Comptes arrêtés au { $until } ; nous sommes le { $today }.
show-unfinished = Exercice non terminé : les écritures s’arrêtent au { $until }.
show-unfinished-long-ago = Exercice non terminé : les écritures s’arrêtent au { $until } ; nous sommes le { $today }.
tile-result-so-far = produits moins charges au { $day }, exercice non terminé
doubt-dedicated-reports = { $amount } reportés en fonds dédiés (689)
doubt-dedicated-uses = { $amount } de fonds dédiés repris (789)
doubt-dedicated-apart = À montrer à part : { $what } ; il reste { $balance } de fonds dédiés (19) au { $day }, tous projets et financeurs confondus.
show-unclassified = { $count ->
    [one] { $count } mouvement du relevé n’est pas encore classé (471)
   *[other] { $count } mouvements du relevé ne sont pas encore classés (471)
 } : { $come } reçus, { $gone } payés ; ils ne comptent ni dans les charges ni dans les produits. Qui a versé : essaim ledger rules { $dir }. À quoi cela a servi : essaim ledger rules { $dir } --when label=MOTS --account 606400
finding-truncated = Le fichier { $value } s’arrête avant sa fin : ce qui manque n’est pas lu. Demandez-le de nouveau à la banque.
origin-asked = demandé, pas accordé : subvention { $grant }
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
proposal-account = car le compte s’appelle « { $name } »
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
check-actual-left-out = Sur ce formulaire : { $charges } de charges, { $products } de produits. Il n’a pas de ligne pour { $left_charges } de charges et { $left_products } de produits ; avec eux, le réalisé donne { $result }.
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
show-no-project = sans projet

## Comptes : règles, subventions, budgets, tableaux
lines-given = Lignes du formulaire que vous avez choisies
lines-given-one = { "  " }{ $account } → { $line } (s’annule avec « essaim ledger rules DOSSIER --line { $account }= »)
lines-by-funder = ligne de 74 de chaque financeur
budget-not-on-form = Sans place au formulaire
report-sheet-entries = Écritures
report-of-funder = Pour { $funder } : prévu { $planned }, réalisé { $actual }
report-explanations = Écarts à expliquer
report-organisation = toute l’association
report-table-title = Cerfa { $form } — { $period } — { $whose }
report-sharing = { $share } des charges communes sont affectées au projet. Règle : { $rule }
paper-foot = Source : { $files } ({ $entries } lignes). Tableau établi avec Essaim.
paper-key = Barre foncée : { $one } ; barre claire : { $other }.
table-code = Compte
table-line = Ligne
table-planned = Prévu
table-actual = Réalisé
table-percent = %
table-entries = Écritures
table-total = Total
table-subtotal = Sous-total
table-total-charges = Total des charges
table-notes = À savoir
table-kicker = Tableau officiel, d’après les comptes
table-foot = En euros sans centimes, arrondis ligne par ligne, comme le formulaire les prend. Rien n’est arrangé pour tomber juste. Fait sur votre machine par Essaim.
table-open = { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }
table-more = … et { $count } autres, { $amount } en tout. La liste entière est dans le tableau officiel en xlsx ou ods.
table-place = { $file }, ligne { $line }

## Tableau de bord
dashboard-title = Où nous en sommes — { $period }
dashboard-title-of = { $name } — { $period }
dashboard-kicker = Tableau de bord, d’après les comptes
dashboard-meta = { $entries ->
    [one] { $entries } ligne
   *[other] { $entries } lignes
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
caption-ahead = D’après le même mois de l’année d’avant, hors subventions ; celles à venir comptent dès qu’elles sont notées. Les dettes envers les tiers (40 à 44) sont payées le premier mois, et leurs créances, dont les subventions comptabilisées (441), reçues le deuxième
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

## Comptes : sommes attendues
ahead-one = { $month } : { $amount } — { $what }

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
says-no-pace = Il y a { $cash }. Combien de temps cela suffit, un relevé bancaire seul ne le dit pas : les charges et les produits ne sont pas connus. Importez aussi les écritures (FEC, grand livre ou tableau de mois).
expected-owed = { $account ->
    [40] dettes aux fournisseurs (40), payées le premier mois
    [42] salaires dus (42), payés le premier mois
    [43] cotisations sociales dues (43), payées le premier mois
    [44] impôts dus (44), payés le premier mois
   *[other] dettes ({ $account }), payées le premier mois
 }
expected-due = { $account ->
    [41] créances sur usagers et adhérents (41), reçues le deuxième mois
   *[other] créances ({ $account }), reçues le deuxième mois
 }
expected-to-receive = subvention comptabilisée et non versée (441), { $funder }, reçue le deuxième mois
expected-to-receive-unknown = subventions comptabilisées et non versées (441), sans financeur connu, reçues le deuxième mois
show-missing-months = { $count ->
    [one] Aucune écriture en { $months } : manque-t-il un fichier ?
   *[other] Aucune écriture en { $months } : manque-t-il des fichiers ?
 }
report-of-funder-share = La subvention de { $funder }, { $actual }, représente { $share } du total des produits.
no-number = sans numéro
no-journal = sans code

## Archive
export-readme-name = LISEZMOI.txt
export-readme =
    Ceci est tout ce que contient un dossier d’Essaim, en formats ouverts.
    Les fichiers .jsonl sont du texte : un objet JSON par ligne (UTF-8).
check-contributions = Contributions d’organismes privés (755) sans financeur en { $year } : { $amount }.
check-unassigned = Subventions sans financeur en { $year } : { $amount } ({ $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
 }).
check-received = { $year } : { $amount } reçus sur des subventions à recevoir (441) n’ont pas de financeur connu et sont attendus une seconde fois.
check-dedicated = Les fonds dédiés ne se suivent pas en { $year } : il y a { $gap } d’écart entre ouverture, 689, 789 et clôture.
check-in-kind-books = Les contributions en nature ne s’équilibrent pas en { $year } : { $uses } en 86, { $resources } en 87.
check-chart = Plan comptable de { $name } : { $chart }
condition-party = le tiers est « { $value } »
condition-label = le libellé contient « { $value } »
condition-account = le compte commence par { $value }
condition-document = la pièce commence par « { $value } »
condition-journal = le journal est { $value }
show-errors-here = { $errors ->
    [one] Il y a { $errors } erreur dans les fichiers importés
   *[other] Il y a { $errors } erreurs dans les fichiers importés
 } ; les montants peuvent être faux.
show-unclassified-here = { $count ->
    [one] { $count } mouvement du relevé n’est pas encore classé (471)
   *[other] { $count } mouvements du relevé ne sont pas encore classés (471)
 } : { $come } reçus, { $gone } payés ; ils ne comptent ni dans les charges ni dans les produits.

## Personnes
role-reads = lire
role-writes = écrire
role-approves = approuver
role-administers = administrer
password-short = Ce mot de passe est trop court : il faut { $count } caractères au moins.
password-long = Ce mot de passe est trop long.
password-common = Ce mot de passe est parmi ceux que l’on essaie en premier. Choisissez-en un autre, par exemple une phrase.
password-own = Ce mot de passe est votre nom ou votre adresse, que d’autres connaissent. Choisissez-en un autre.
people-safe = Personne n’a été ajouté ni retiré.
people-newer = Une version plus récente d’Essaim a écrit le fichier des personnes (people.sqlite).
people-busy = Un autre programme écrit dans le fichier des personnes (people.sqlite).
people-other = Le fichier des personnes (people.sqlite) n’a pas pu être lu ou écrit ({ $detail }).
## Done with accounts

import-map-wrong = « { $value } » n’est pas compris ; écrivez par exemple --map "Dépenses:Bureau=606400".
import-twice = { $path } est déjà importé, sous le nom { $name }.
import-twice-next = rien à faire ; pour le relire autrement, annulez d’abord son import avec « essaim ledger undo ».
import-empty = { $path } ne contient aucune écriture lisible.
import-empty-next = contrôlez-le avec « essaim ledger check { $path } ».
import-columns-wrong = --columns n’est pas compris : { $value }
import-columns-wrong-next = écrivez par exemple « date=A,compte=B,libelle=C,debit=D,credit=E,ligne=1 » ; sans compte, c’est un relevé bancaire.
undo-unknown = aucun import ne correspond à « { $id } », ou plusieurs.
undo-unknown-next = voyez-les avec « essaim ledger files { $dir } ».
check-line = { "  " }ligne { $line } : { $message }
show-no-year-next = voyez « essaim ledger show { $dir } --year { $year } », ou importez les comptes de l’année avec « essaim ledger import ».
rules-twin = { $id } n’est pas acceptée d’office : ce peut être « { $other } ». Acceptez-la par son identifiant, avec --name pour dire de qui il s’agit.
show-no-year = aucune écriture pour { $year } ; il y en a pour : { $years }.
typed-share = « { $value } » n’est pas une part entre 0 et 100 %.
typed-negative = « { $value } » est négatif : une subvention est demandée, accordée ou versée pour un montant positif.
typed-change = « { $value } » enlève plus que tout : une baisse va jusqu’à -100 %.
typed-amount = « { $value } » n’est pas un montant.
typed-day = « { $value } » n’est pas un jour ; écrivez par exemple 2026-09-30.
typed-year = « { $value } » n’est pas une année.
typed-siret = « { $value } » n’est pas un SIRET : il a quatorze chiffres, et sa clé doit être juste.
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
rules-no-funder = aucun financeur n’a l’identifiant { $id } ; voyez « essaim ledger rules ».
rules-no-project = aucun projet n’a l’identifiant { $id } ; voyez « essaim ledger rules ».
grants-no-such = aucune subvention n’a l’identifiant { $id }.
grants-no-period = il faut l’exercice où elle se dépense : --year ANNÉE, ou --from JOUR --to JOUR.
grants-no-payment = un versement s’écrit JOUR=MONTANT, par exemple 2026-09-30=4000.
expect-no-such = il n’y a pas de somme attendue numéro { $number }.
budget-none = Aucun budget n’est gardé pour cela. Lisez-en un avec --read FICHIER, ou ébauchez-le avec --draft.
budget-new-funder = Nouveau financeur lu dans le budget : { $name } ({ $kind }), identifiant { $id }. S’il n’en est pas un : « essaim ledger rules » avec --remove { $id }.
budget-no-such = aucun budget ni scénario n’a l’identifiant { $id }.
budget-no-lines = aucune ligne de budget de cette année n’y a été reconnue : il faut des comptes (60, 606, 74…) et une colonne de montants de l’année.
budget-set-which = il faut dire de quel budget : --id ID, ou --year ANNÉE pour un nouveau.
budget-no-line = « { $value } » n’est pas une ligne de budget ; écrivez par exemple 606=1200 ou 74:ville=5000.
budget-no-change = « { $value } » n’est pas un changement ; écrivez par exemple 74=-10% ou 64=12000.
report-no-form = le formulaire { $form } n’est pas connu ici ; le sont { $forms }.
export-entries = Écritures
export-sums = Soldes par compte et par mois
export-gaps = Budget et réalisé
export-grants = Subventions
report-no-line = « { $value } » n’est pas une ligne et son explication ; écrivez par exemple « 641=Un poste est resté vacant », ou « 641 » pour approuver l’ébauche.
report-no-gap = « { $value } » n’a pas d’écart à expliquer dans ce tableau.
rules-has-grants = des subventions sont à { $id } : { $grants }. Retirez-les d’abord (essaim ledger grants, avec --remove).
rules-no-account = « { $value } » n’est pas un compte ; écrivez par exemple 606400.
budget-is-accounts = ce sont des écritures comptables, pas un budget.
budget-is-accounts-next = Importez-les avec « essaim ledger import { $dir } { $file } » ; un budget s’ébauche ensuite avec « essaim ledger budget { $dir } --draft --year ANNÉE ».
learn-nothing = Dans { $path }, aucune case de ce formulaire n’est remplie.
learn-nothing-next = donnez le formulaire tel que vous l’avez envoyé, et non le formulaire vierge.
learn-unknown-form = { $path } n’est aucun des formulaires remplis avec ce dossier.
learn-unknown-form-next = donnez aussi le formulaire vierge : essaim learn DOSSIER FICHIER --form VIERGE.
correction-no-box = { $id } n’est pas une case de ce formulaire.
correction-no-box-next = « essaim boxes » sur ce formulaire, sans autre option, les liste avec leurs numéros.
correction-no-question = { $question } n’est pas une question connue.
correction-no-question-next = prenez un identifiant que montre « essaim boxes », comme organisation.object.

## Le commun
commons-safe = Le commun est resté comme il était.
commons-unnamed = (sans nom)
commons-retired = N’existe plus.
commons-merged = Réunie à { $record }.
commons-contradictory = des valeurs vérifiées se contredisent
commons-in-force = vérifiée
commons-waits = { $count ->
    [one] non vérifiée (il manque l’accord d’une organisation)
   *[other] non vérifiée (il manque l’accord de { $count } organisations)
}
commons-waits-for-time = vérifiée, en vigueur le { $date } si personne ne s’y oppose
commons-stopped = refusée par d’autres organisations
commons-disputed = retirée après contestation ({ $by })
commons-disputed-openly = { $count ->
    [one] contestée
   *[other] contestée { $count } fois
}
commons-replaced = remplacée par { $by }
commons-taken-back = annulée par { $by }
commons-unfit = ne convient pas au champ
commons-erased = effacée
commons-no-source = sans source
commons-by-owner = dite par l’organisation concernée
commons-due = à revoir depuis le { $date }
commons-not-one = { $path } n’est pas un commun d’Essaim.
commons-not-one-next = donnez le répertoire créé par « essaim commons init » (il contient commons.sqlite), ou créez-en un : « essaim commons init { $path } NOM ».
commons-already = { $path } est déjà un commun.
commons-already-next = ajoutez-y une fiche avec « essaim commons add », ou choisissez un autre répertoire.
commons-no-key = il n’y a pas de clé dans { $path }.
commons-no-key-next = un commun refait depuis son journal se lit, mais seul celui qui en a les clés y écrit. Donnez votre clé avec « --key FICHIER », ou travaillez dans le répertoire d’origine.
commons-broken = le journal ne tient pas ({ $detail }).
commons-broken-next = prenez une copie du journal ailleurs, et comparez-la avec « essaim commons verify ».
commons-ahead = le journal publié dit { $published } déclarations, et { $kept } seulement sont ici.
commons-ahead-next = ce répertoire est sans doute une ancienne sauvegarde. Refaites-le depuis le journal publié avec « essaim commons rebuild ».
commons-search-broken = l’index de recherche de { $path } ne peut être ni lu ni écrit ({ $detail }).
commons-search-broken-next = supprimez son dossier « search » : il est refait à la prochaine recherche.
commons-table-empty = { $path } n’a pas de tableau avec une ligne de titres et d’autres lignes.
commons-table-large = { $path } a trop de lignes ou de colonnes.
commons-table-no-such = « { $said } » : ce n’est pas une colonne du tableau, ou pas un champ de cette sorte de fiche.
commons-table-no-name = aucune colonne ne donne le nom des fiches : dites laquelle avec « --map COLONNE=name ».
commons-damaged-next = refaites-le depuis son journal avec « essaim commons rebuild » : tout y est.
commons-refused-known = cette déclaration est déjà dans le commun.
commons-refused-clock = l’heure de la déclaration n’est pas celle de cette machine.
commons-refused-no-words = rien n’est dit.
commons-refused-no-reason = il manque la raison : ajoutez « --reason "…" ».
commons-refused-not-speaking = ce compte ne parle pas pour { $organisation }.
commons-refused-no-organisation = seule une organisation membre du commun peut faire cela.
commons-refused-flood = ce compte a déjà fait { $count } déclarations en 24 heures ; c’est le maximum.
commons-refused-unknown = ce dont il s’agit n’est pas dans le commun.
commons-refused-begun = le commun a déjà commencé ; son début ne se reprend pas.
commons-refused-kind = il n’y a pas de sorte de fiche « { $kind } ».
commons-refused-field = cette sorte de fiche n’a pas de champ « { $field } ».
commons-refused-translated = le champ « { $field } » est dans une langue : ajoutez « --in fr ».
commons-refused-untranslated = le champ « { $field } » n’a pas de langue : ôtez « --in ».
commons-refused-licence = « { $licence } » n’est pas une licence de la liste SPDX (par exemple CC0-1.0, CC-BY-4.0 ou etalab-2.0).
commons-refused-unfit = la valeur ne convient pas au champ « { $field } » : { $fault }
commons-refused-same = la déclaration { $by } dit déjà la même chose ; vérifiez-la plutôt.
commons-refused-not-replaceable = la déclaration { $by } n’est pas une valeur actuelle de ce champ.
commons-refused-replaces = votre organisation a déjà dit une valeur de ce champ ({ $by }) : ajoutez « --replaces { $by } ».
commons-refused-not-reviewable = cette sorte de déclaration ne se vérifie pas.
commons-refused-own = personne ne vérifie ce que sa propre organisation a dit.
commons-refused-no-change = cela ne changerait rien.
commons-refused-schema = ce schéma ne fait pas une sorte de fiche : { $detail }
commons-refused-rule = cette règle laisserait entrer des valeurs que personne n’a vérifiées.
commons-wrong = cela ne peut pas être dit : { $detail }
commons-wrong-domain = ce n’est pas un nom de domaine (par exemple commun.exemple.org).
commons-wrong-merge = une fiche se réunit à une autre de la même sorte.
commons-import-licence = sous quelle licence cette liste est-elle ? « { $licence } » n’en est pas une (SPDX) : ajoutez « --licence CC0-1.0 », par exemple.
letters-wrong = { $path } ne nomme pas un serveur de courrier : il y faut deux lignes, server et from, et un serveur chiffré ou de cet ordinateur.
letters-safe = Rien n’a été ouvert ni envoyé.
letters-next = Par exemple : server = "smtps://nom:motdepasse@mail.example.org" et from = "Essaim <essaim@example.org>". Voir docs/hosting.md.

## Ce qui se tape dans le commun
commons-form-bad-day = Ce n’est pas un jour jusqu’à aujourd’hui (année-mois-jour).
commons-form-no-address = Une adresse commence par https:// ou http://.
commons-form-no-choice = Choisissez parmi ce qui est proposé.
commons-form-no-email = Ce n’est pas une adresse électronique (nom@exemple.org).
commons-form-no-language = Dites dans quelle langue sont les textes.
commons-form-no-moment = Ce n’est pas un jour et une heure.
commons-form-no-name = Une fiche a besoin d’un nom.
commons-form-no-number = Ce n’est pas un nombre.
commons-form-no-record = Aucune fiche ne s’appelle « { $name } » ici. Ajoutez-la d’abord, ou laissez vide.
commons-form-no-source = Dites où cela se lit : l’adresse d’une page, ou le titre d’un document.
commons-form-nothing = Rien n’est nouveau : changez ou ajoutez une valeur.
commons-form-too-long = { $count } caractères au plus.
commons-form-too-many = { $count } lignes au plus.
commons-form-twice = Une ligne est là deux fois.
commons-form-unfit = Cela ne convient pas à ce champ ({ $fault }).
commons-form-which = Qui est « { $name } » ? Choisissez ci-dessous.
commons-make-bad-field = Il faut des lettres dans le titre anglais : le nom du champ en est tiré.
commons-make-bad-name = Le nom est fait de lettres de a à z, de chiffres et de tirets, 40 au plus, et commence par une lettre.
commons-make-guarded = Un registre public ne recueille pas cela : c’est une donnée sensible (santé, origine, convictions, papiers, banque…). Retirez ce champ.
commons-make-no-choices = Donnez au moins deux choix, un par ligne.
commons-make-no-field = Donnez au moins un champ propre à ce genre.
commons-make-no-kind = Choisissez le genre de fiche auquel le champ renvoie.
commons-make-no-purpose = Dites à quoi sert le champ : rien n’est recueilli sans but.
commons-make-no-title = Il faut un titre dans les deux langues.
commons-make-people = Ce champ semble porter sur des personnes. Un registre public ne garde que ce qu’une personne fait dans un rôle public : cochez cette case si c’est le cas, sinon retirez le champ.
commons-make-taken = Il y a déjà un genre « { $name } ».
commons-make-twice = Deux champs s’appelleraient « { $name } ».
