# What the program says, in English.

## Common words

error-word = Error:
next-word = To do:
progress-renewing = renewing the index of meaning
seconds = { $number } s
place-page = page { $page }
place-heading = “{ $heading }”
place-doubtful = text recognised on a picture
safe-nothing-changed = Nothing was changed.
safe-added-so-far = What is told above is in the dossier; the rest has not come in. The same command, run again afterwards, goes on where it stopped.
safe-dossier = The dossier is as it was.
safe-original = The original form is intact.

## Help

help-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-value-command = COMMAND
help-version = Shows the version
help-essaim = Answers funders’ forms with what your organisation has already written. Nothing leaves your machine, except rewording if you ask for it.
help-essaim-help = Shows this help
help-essaim-language = Language of messages; the system’s by default
help-demo = Reads an example dossier with its accounts, and answers three forms, in a new folder
help-demo-no-serve = Stops once the forms are filled, without opening pages
help-demo-out = Folder to make; “essaim-demo” here by default
    .value = FOLDER
help-init = Makes a dossier: the folder that keeps what your organisation has written
help-init-dir = Folder of the new dossier
    .value = DOSSIER
help-add = Reads files, or whole folders, and keeps them in the dossier
help-add-dir = Folder of the dossier
    .value = DOSSIER
help-add-files = Files or folders to read (docx, odt, rtf, xlsx, xls, ods, csv, pdf, html, md, txt, eml, zip, pictures)
    .value = FILE
help-add-json = Writes the result as JSON to standard output
help-sources = Lists the documents of the dossier: kind, date, pages read or not, versions
help-sources-dir = Folder of the dossier
    .value = DOSSIER
help-sources-json = Writes the result as JSON to standard output
help-facts = Shows what the dossier knows of your organisation, where it comes from, and what is contradicted
help-facts-dir = Folder of the dossier
    .value = DOSSIER
help-facts-json = Writes the result as JSON to standard output
help-figures = Lists the amounts read in the documents, with their year, side and source
help-figures-dir = Folder of the dossier
    .value = DIR
help-figures-year = Only those of this year
    .value = YEAR
help-figures-json = Writes the result as JSON to standard output
help-ask = Looks in the dossier for the passages that answer a question
help-ask-dir = Folder of the dossier
    .value = DOSSIER
help-ask-question = The question, in quotes
    .value = QUESTION
help-ask-json = Writes the result as JSON to standard output
help-boxes = Shows the boxes of a form
help-boxes-form = File of the form
    .value = FORM
help-boxes-picture = Draws the boxes over the pages of the form (PDF)
    .value = PICTURE.png
help-boxes-since = Lists what changed since another edition of the form
    .value = OLD
help-boxes-dossier = Dossier that keeps your corrections and the forms already answered
    .value = DIR
help-boxes-not-a-box = Corrects: this is no box
help-boxes-label = Corrects: what the box asks, in full
help-boxes-question = Corrects: the question of the catalogue that the box asks
help-boxes-restore = Forgets the corrections made to this box
help-boxes-json = Writes the result as JSON to standard output
help-answer = Answers a form in a copy of its own file, with a report to read over
help-answer-dir = Folder of the dossier
    .value = DOSSIER
help-answer-form = File of the form; it is never changed
    .value = FORM
help-answer-out = Where to write the filled form; by default beside it, “…-rempli”
    .value = FILE
help-answer-report = Where to write the report; by default beside it, “…-rapport.html”
    .value = FILE.html
help-answer-json = Writes the result as JSON to standard output
help-answer-fill = What is written into the file: “filled”, the answers that are sure (by default), or “check”, those to check too
help-answer-project = Project that the form is about: words of its title, or of its note’s name; the newest by default
    .value = TITLE
help-answer-shorter = Box whose answer is to be shorter (may be repeated)
help-answer-longer = Box whose answer is to be longer (may be repeated)
help-learn = Learns from a form that you read over and sent: its answers will serve the next ones
help-learn-dir = Folder of the dossier
    .value = DOSSIER
help-learn-file = The form as you sent it
    .value = FILE
help-learn-form = The blank form, if it was not filled with this dossier
    .value = BLANK
help-learn-project = Project that the form is about, if it is not the one that is said
    .value = TITLE
help-learn-yes = Keeps without asking
help-learn-json = Writes the result as JSON to standard output
help-library = The answers that you approved: list, edit, date and retire them
help-library-dir = Folder of the dossier
    .value = DOSSIER
help-library-search = Lists only the answers that hold these words
    .value = WORDS
help-library-show = Shows one answer whole, and what it was before
help-library-add = Adds an answer
    .value = QUESTION ANSWER
help-library-edit = Changes the text of an answer; the old one is kept
    .value = N TEXT
help-library-owner = Says who looks after an answer
    .value = N NAME
help-library-look-again = Says when an answer is to be looked at again
    .value = N DAY
help-library-retire = Retires an answer: it is proposed no more
help-library-restore = Brings a retired answer back
help-library-rejected = Lists the texts that are proposed no more
help-library-allow = Proposes one of these texts again, by its number
help-library-json = Writes the result as JSON to standard output
help-export = Gathers the whole dossier into one archive, in open formats
help-export-dir = Folder of the dossier
    .value = DOSSIER
help-export-out = Archive to write
    .value = OUT.zip

## Wrong use

wrong-command = there is no command “{ $command }”.
wrong-argument = the option or argument “{ $argument }” is not known here.
wrong-no-value = { $argument } lacks a value.
wrong-value = “{ $value }” does not suit { $argument }. Possible values: { $values }.
wrong-missing = { $arguments } is missing.
wrong-no-command = a command is missing.
wrong-conflict = { $argument } can be given only once, or not with the rest.
wrong-text = an argument is not readable text.
wrong-other = the command was not understood.
wrong-next = “essaim --help” shows what can be typed.
wrong-next-suggestion = did you mean “{ $suggestion }”? “essaim --help” shows all.

## The dossier

store-missing = { $path } does not exist.
store-missing-next = check the path, or make a dossier with “essaim init { $path }”.
store-not-a-dossier = { $path } is not a dossier of Essaim.
store-not-a-dossier-next = give the folder that “essaim init” made (it holds dossier.sqlite).
store-already = { $path } is a dossier already.
store-already-next = add files to it with “essaim add { $path } FILE”.
store-not-empty = { $path } holds other files already.
store-not-empty-next = choose a folder that is new or empty, such as “{ $path }/dossier”.
store-newer = { $path } was written by a later version of Essaim.
store-newer-next = install the later version, or open a backup made with this one.
store-read-only = nothing can be written in { $path }.
store-read-only-next = give yourself the right to write in this folder and its files, or work on a copy.
store-busy = { $path } is busy: another program is writing to it.
store-busy-next = wait until it has finished, then try again: what was read already is not read twice.
store-disk-full = no room is left on the disk.
store-disk-full-next = make room, then try again.
store-damaged = { $path } is damaged ({ $detail }).
store-damaged-safe = The original files are in its folder “originals”.
store-damaged-next = go back to a backup, or make a new dossier and add these originals to it.
store-other = the database of the dossier { $path } refused: { $detail }.
store-other-next = try again; if it happens again, keep a copy of the folder and report it.

## Files

file-missing = { $path } does not exist.
file-missing-next = check the name and the path.
file-is-folder = { $path } is a folder.
file-is-folder-next = give a file of that folder.
file-special = { $path } is not a file (a pipe or a device): nothing is read from it.
file-not-folder = { $path } is not a folder.
file-not-folder-next = give another name, or that of a folder.
file-denied = { $path } cannot be opened: you are not allowed to.
file-denied-next = change the rights of this file or its folder, or choose another place.
file-other = { $path } cannot be read or written ({ $detail }).
file-unreadable = { $path }: { $reason }
reading-unknown-format = this format is not read here (docx, odt, rtf, xlsx, xls, ods, csv, pdf, html, md, txt, eml, zip and pictures are; so are JSON and YAML where they describe a web form).
reading-link = a link to another place, which is not followed. To add it, name the file or folder it leads to.
reading-only-labels = this file only translates the words of a web form. Give the form itself: its boxes are there.
reading-old-word = this is a Word file from before 2007 (.doc), which is not read here. Save it as docx or odt.
reading-empty = the file is empty.
reading-encrypted = the file needs a password. Save a copy of it without one.
reading-too-large = the file exceeds the limits of size or depth that protect your machine.
reading-damaged = the file is damaged. Open it in your usual program and save it again.
reading-too-much = reading takes more memory or time than one file is given, and was stopped. The file may be damaged or made to harm. Open it in your usual software, save it again under another name, and try that.
reading-crashed = reading failed, by a fault of this program. Other files do not suffer from it.
form-unreadable-next = if the file opens in your usual program, save it again as docx, odt, xlsx, ods or pdf and try again.
meaning-absent = The model that compares the meaning of texts is not available ({ $detail }): only words are compared.

## init, add, ask

init-done = New dossier: { $path }
    Now add your documents to it with “essaim add { $typed } FILE”.
add-nothing = no file to read was found.
add-nothing-next = give files, or a folder that holds some. Hidden files are passed over.
add-counts = { $passages ->
    [0] no passage
    [one] 1 passage
   *[other] { $passages } passages
 }{ $facts ->
    [0] { "" }
    [one] { ", " }1 fact
   *[other] { ", " }{ $facts } facts
 }{ $figures ->
    [0] { "" }
    [one] { ", " }1 amount
   *[other] { ", " }{ $figures } amounts
 }{ $answers ->
    [0] { "" }
    [one] { ", " }1 earlier answer
   *[other] { ", " }{ $answers } earlier answers
 }
add-replaced = new version, the earlier one is kept: { $what }
add-opened = { $count ->
    [0] empty archive
    [one] archive opened, 1 file inside
   *[other] archive opened, { $count } files inside
 }
add-read-again = read again: { $what }
add-too-deep = archives are nested too many levels deep in it. Unpack it yourself and add the folder.
add-scans-no-program = { $count ->
    [one] 1 scanned page was not read.
   *[other] { $count } scanned pages were not read.
 } To read them, install Tesseract with French (Debian, Ubuntu: “sudo apt install tesseract-ocr tesseract-ocr-fra”; macOS: “brew install tesseract tesseract-lang”), then run the same command again.
add-scans-no-french = { $count ->
    [one] 1 scanned page was not read.
   *[other] { $count } scanned pages were not read.
 } Tesseract is there, but without French: install it (Debian, Ubuntu: “sudo apt install tesseract-ocr-fra”; macOS: “brew install tesseract-lang”), then run the same command again.
scans-gave-up = page { $page } could not be recognised.
progress-scan = { $name }: scanned page { $page }, { $count } to recognise
progress-reading-again = { $name } is read again by this version of the program
add-unchanged = read before, unchanged
add-same-content = there already under the name “{ $name }”
add-unreadable = not read: { $reason }
add-done = { $count ->
    [0] No file came into the dossier.
    [one] 1 file is in the dossier.
   *[other] { $count } files are in the dossier.
 }
add-hidden = { $count ->
    [one] 1 hidden file or folder was not read.
   *[other] { $count } hidden files or folders were not read.
 }
add-some-unreadable = { $count ->
    [one] 1 file could not be read: see above. It was not changed.
   *[other] { $count } files could not be read: see above. They were not changed.
 }
ask-no-word = No word of the question is in what was found; this is what comes nearest.
ask-nothing = Nothing in the dossier answers this question.

## Boxes

boxes-picture = Boxes drawn in { $path }
boxes-picture-pdf = Boxes are drawn over the pages of a PDF only.
boxes-picture-pdf-next = Export { $path } as a PDF, then try again with that PDF.
boxes-count = { $count ->
    [0] No box was recognised.
    [one] 1 box
   *[other] { $count } boxes
 }
box-required = required
box-condition = asked: “{ $condition }”
box-guarded = protected data
box-without-label = (box without a label)
kind-text = short text
kind-long-text = long text
kind-number = number
kind-amount = amount
kind-date = date
kind-choice = choice
kind-tick = tick
kind-table = table
kind-file = attachment
kind-signature = signature
limit-characters = { $number } characters
limit-words = { $number } words
limit-lines = { $number } lines
length-characters = { $length } / { $number } characters
length-characters-without-spaces = { $length } / { $number } characters without spaces
length-words = { $length } / { $number } words
length-lines = { $length } / { $number } lines
length-free = { $length } characters
length-about = { $text } (room measured on the page)

## Statuses

status-filled = Filled
status-check = To check
status-to-write = To write
status-refused = To refuse
status-left = Yours
count-filled = { $count ->
    [one] 1 filled
   *[other] { $count } filled
 }
count-check = { $count } to check
count-to-write = { $count } to write
count-refused = { $count } to refuse
count-left = { $count ->
    [one] 1 left
   *[other] { $count } left
 }

## Why

why-fact = This is the value that your documents give.
why-fact-check = Your documents give this value, but it is not sure that it is what the box asks for: read it over.
why-earlier = This is the answer you gave to the same question in an earlier application.
why-earlier-check = You gave this answer to a similar question in an earlier application: check that it still suits here.
why-passage = These are whole sentences of your documents.
why-passage-check = These are whole sentences of your documents; check that they answer the question.
why-figure = This amount is in your budgets or accounts.
why-figure-check = This amount is in your budgets or accounts; check that it is the line and the year asked for.
why-choice = This is the only choice that your documents confirm.
why-continued = The answer that begins in the line above goes on.
why-reworded = Another program reworded sentences of your documents: compare with them before you keep this text.
why-on-request = { $sentences ->
    [one] One sentence was left out for a shorter answer, as you asked.
   *[other] { $sentences } sentences were left out for a shorter answer, as you asked.
}
why-shortened = { $sentences ->
    [one] Your documents say more than there is room for: 1 sentence was left out.
   *[other] Your documents say more than there is room for: { $sentences } sentences were left out.
 }
why-contradiction = Your documents disagree. The newest value is offered; elsewhere they say { $others }.
why-contradiction-other = “{ $value }” ({ $document })
why-old = This value dates from { $year } and it changes with time: check that it is still right.
why-doubtful = This passage may answer the question, but it is not sure.
why-false-key = The key of this number is false: one of its digits is wrong. Compare with the notice of the register.
why-recognised = These words were recognised on a picture (a scanned page): compare letters and digits with the paper.
why-unclear = It is not sure what this box asks: read the question again before you keep the answer.
why-too-long = The answer is known, but it does not fit in the box: it needs { $length } characters.
why-nothing = Nothing sure enough was found in your documents for this box: better a blank than a wrong answer.
why-refused = This box asks for data that you need not give, or that needs your consent. Nothing was written in it.
why-left-funder = This box is the funder’s.
why-left-signature = A signature, date or stamp: only you can give it.
why-left-computed = The file computes this box itself.
why-left-bank = Bank details: copy them yourself from your bank’s paper.
why-left-attachment = A document for you to attach.
why-left-attestation = An attestation binds the person who signs it: read it and tick it yourself.
why-left-row = The answer fits in the lines above.
why-left-unasked = Not asked, as the yes or no before it is answered.
why-left-filled = This box was filled already; it is as it was.
why-left-person = This box needs a person.

## What is checked before sending

report-checks = To be settled before sending
report-attachments = Documents to attach
report-check-see = See { $id }
check-box = box “{ $label }”
check-table = “{ $table }”
check-a-table = a table of this form
check-said = { $value } ({ $place })
check-contradiction = Several values for “{ $fact }”: { $values }.
check-asked-is-all = The amount asked ({ $amount }) is the whole cost of the project: most funders want other income too.
check-asked-too-much = The amount asked ({ $asked }) is more than the project costs ({ $total }).
check-sum = In { $table }, the lines make { $lines } and the total says { $total }.
check-unbalanced = In { $table }, charges make { $charges } and income { $products }: they differ by { $gap }.
check-volunteering = In { $table }, gifts in kind differ: { $charges } in 86, { $products } in 87.
check-attachment = { $wanted }: the dossier has { $document }.
check-attachment-dated = { $wanted }: the dossier has { $document } ({ $date }).
check-attachment-missing = { $wanted }: nothing like it in the dossier.
answer-attachments = { $count ->
    [one] One document is to be attached: see the report.
   *[other] { $count } documents are to be attached: see the report.
}

## The library of answers

why-approved = This is your answer approved on { $date } (no. { $entry } of the library).
answer-project = This form is filled for the project { $title }. The dossier knows others: { $others }. For another one, add --project.
answer-project-title = “{ $title }”
answer-no-project = No project of the dossier, or several, are known by “{ $name }”.
answer-no-project-next = give words of the title of one of these projects: { $titles }.
learn-nothing = In { $path }, no box of this form is filled.
learn-nothing-next = give the form as you sent it, and not the blank form.
learn-unknown-form = { $path } is none of the forms that were filled with this dossier.
learn-unknown-form-next = give the blank form too: essaim learn DOSSIER FILE --form BLANK.
learn-title = What { $name } would teach the dossier:
learn-project = Project: “{ $title }”. For another one, add --project.
answer-no-box-id = This form has no box { $id }.
answer-no-box-id-next = see its boxes and their numbers with essaim boxes { $path }.
answer-both-lengths = Box { $id } is asked to be both shorter and longer.
library-needs-words = An answer and its question have words.
learn-as-proposed = ✓ { $label } — as proposed: { $answer }
learn-edited = ✎ { $label } — changed by you: { $answer }
learn-written = + { $label } — written by you: { $answer }
learn-rejected = × { $label } — will not be proposed here again: { $text }
learn-confirmed = { $count ->
    [one] One fact was left as proposed: the dossier knows it already.
   *[other] { $count } facts were left as proposed: the dossier knows them already.
}
learn-lost = { $count ->
    [one] One box was not found again in the file
   *[other] { $count } boxes were not found again in the file
}: { $labels }
learn-ask = { $count ->
    [one] Approve this answer? (y/n)
   *[other] Approve these { $count } answers? (y/n)
}
learn-done = { $count ->
    [0] No answer kept
    [one] One answer kept
   *[other] { $count } answers kept
}, { $rejected ->
    [0] no text set aside
    [one] one text set aside
   *[other] { $rejected } texts set aside
}. See them: essaim library DOSSIER.
learn-not-yet = Nothing was kept. To approve these answers, add --yes.
library-typed = typed answer
library-added = Answer no. { $id } added.
library-changed = Answer no. { $id } changed.
library-allowed = This text may be proposed again: { $text }
library-empty = The library is empty. When you have read over and sent a form, give it to “essaim learn”: its answers will come here.
library-title = { $count ->
    [0] No answer
    [one] One approved answer
   *[other] { $count } approved answers
}
library-entry = no. { $id } · { $question } · { $date } · { $form }
library-retired = retired on { $date }
library-due = to be looked at again since { $date }
library-look-again = to be looked at again on { $date }
library-owner = looked after by { $name }
library-project = project “{ $project }”
library-sources = Taken from: { $documents }
library-before = Until { $date }:
library-no-entry = There is no no. { $id } here.
library-no-entry-next = see the numbers with essaim library DOSSIER.
library-rejected = { $count ->
    [0] No text is set aside.
    [one] One text is proposed no more:
   *[other] { $count } texts are proposed no more:
}
library-rejected-one = { $number }. { $question } — { $text }

## Notes on reading

pages-scan = { $count ->
    [one] Page { $pages }: scanned or drawn, not read.
   *[other] Pages { $pages }: scanned or drawn, not read.
 }
pages-unmapped = { $count ->
    [one] Page { $pages }: some characters have no letter in this file, so what was read has holes.
   *[other] Pages { $pages }: some characters have no letter in this file, so what was read has holes.
 }
pages-damaged = { $count ->
    [one] Page { $pages }: damaged, read in part.
   *[other] Pages { $pages }: damaged, read in part.
 }
pages-picture = { $count ->
    [one] Page { $pages }: a picture on which no text could be read.
   *[other] Pages { $pages }: pictures on which no text could be read.
 }
pages-recognised = { $count ->
    [one] Page { $pages }: text recognised on a picture; letters or digits may be wrong, and nothing of it is used without you.
   *[other] Pages { $pages }: text recognised on pictures; letters or digits may be wrong, and nothing of it is used without you.
 }
note-protected = The document asks to be filled in its fields only.
note-xfa = The PDF holds an XFA form, which some programs show instead of its fields.
note-xfa-only = The PDF is an XFA form, which only Adobe Reader can show and fill.
note-signed = The PDF is signed: filling it would break the signature.
note-certified = The PDF is certified by its author: filling it would break the certification.
note-usage-rights = The PDF carries usage rights, which unlock functions of Adobe Reader. A filled file cannot keep them: they are taken out of the copy, which opens and prints everywhere.
note-restricted = The PDF opens without a password, but forbids filling.
note-left-out = Part of the file was not read: { $what }.
note-cells = The sheet “{ $sheet }” has more cells than are read: the end was not read.
note-page-cut = Page { $page } holds more than is read: the end was not read.
note-text-cut = The file holds more text than is read: the end was not read.
note-fields-cut = The form has more fields than are read: the last were not read.
note-scanned = { $count ->
    [one] One page of this form is a picture (a scan or a photograph). Only the boxes that text recognition saw on it are shown: some may be missing: compare with the paper. Nothing can be written on it: answers are given on a side sheet, to be copied. Better: ask the funder for the file of the form (docx, odt, xlsx or a PDF to fill).
   *[other] { $count } pages of this form are pictures (scans or photographs). Only the boxes that text recognition saw on them are shown: some may be missing: compare with the paper. Nothing can be written on them: answers are given on a side sheet, to be copied. Better: ask the funder for the file of the form (docx, odt, xlsx or a PDF to fill).
 }
note-scanned-unread = { $count ->
    [one] One page of this form is a picture (a scan or a photograph) on which nothing was read: its boxes are not shown, and nothing can be written on it. Copy your answers there by hand, or ask the funder for the file of the form (docx, odt, xlsx or a PDF to fill).
   *[other] { $count } pages of this form are pictures (scans or photographs) on which nothing was read: their boxes are not shown, and nothing can be written on them. Copy your answers there by hand, or ask the funder for the file of the form (docx, odt, xlsx or a PDF to fill).
 }
note-pages-missing = { $count ->
    [one] A page is missing in this file: it is damaged or incomplete. Ask again for it where it comes from.
   *[other] { $count } pages are missing in this file: it is damaged or incomplete. Ask again for it where it comes from.
 }

## sources

sources-none = This dossier holds no document yet.
sources-copy = the same text as { $name }, which alone counts
sources-earlier = an earlier version of { $name }, which comes first
kind-statutes = statutes
kind-activity-report = activity report
kind-accounts = accounts
kind-application = application to a funder
kind-budget = budget
kind-minutes = minutes of a meeting
kind-project-note = project note
kind-agreement = agreement
kind-letter = letter or message
kind-web-page = web page
kind-other = other document
dated-written = { $date } (date written in the document)
dated-year-written = { $date } (year written in the document)
dated-name = { $date } (from its name)
dated-properties = { $date } (from its properties)
dated-letter = { $date } (of the message that brought it)
dated-file = { $date } (last change of the file, for want of better)

## facts

figures-none = No amount was read.
figures-line = { $label }: { $value }
figures-percent = { $number }%
figures-charges = charges
figures-products = products
figures-planned = planned
figures-actual = actual
facts-none = No fact has been read in this dossier yet.
facts-other = elsewhere: { $other }
facts-also = also: { $also }
facts-before = before: { $earlier }
facts-contradicted = { $count ->
    [one] Your documents disagree on 1 fact (sign “!”): correct the one that is wrong, or add a newer document.
   *[other] Your documents disagree on { $count } facts (sign “!”): correct the one that is wrong, or add a newer document.
 }
fact-name = Name
fact-acronym = Acronym
fact-object = Object
fact-legal-form = Legal form
fact-address = Address
fact-address-street = Street
fact-address-postcode = Postcode
fact-address-city = Town
fact-phone = Telephone
fact-email = E-mail
fact-site = Site
fact-created = Created on
fact-declared = Declared on
fact-siret-wrong = SIRET whose key is wrong, to be checked
fact-published = Published in the Journal officiel
fact-siren = SIREN
fact-siret = SIRET
fact-rna = RNA
fact-president = Chair
fact-vice-president = Vice-chair
fact-treasurer = Treasurer
fact-secretary = Secretary
fact-deputy-treasurer = Deputy treasurer
fact-deputy-secretary = Deputy secretary
fact-coordinator = Coordinator
fact-board = Board
fact-contact = Person to contact
fact-contact-role = Role of the person to contact
fact-contact-phone = Telephone of the person to contact
fact-contact-email = E-mail of the person to contact
fact-members = Members
fact-members-women = Members, women
fact-members-men = Members, men
fact-volunteers = Volunteers
fact-employees = Employees
fact-fte = Full-time equivalents
fact-beneficiaries = Beneficiaries
fact-networks = Networks
fact-approvals = Approvals
fact-membership-fee = Membership fee
fact-fiscal-year-end = End of the financial year
fact-insurance = Insurance
fact-ape-code = APE code
fact-collective-agreement = Collective agreement
fact-budget-total = Total budget
fact-general-meeting = General meeting
fact-date-statutes = Date of the statutes

## answer

answer-title = { $name }: { $count ->
    [0] no box
    [one] 1 box
   *[other] { $count } boxes
 }
answer-written = Filled form: { $path }
answer-written-nothing = Copy of the form, in which no answer could be written: { $path }
answer-other-format = A .{ $from } cannot be filled itself: the answers are in a copy of the format { $to }, made of its sheets, texts, numbers, dates, merged cells and simple formulas; other formulas, such as those that read another sheet, leave their cell blank there. Colours, pictures, lists of choices and locks are not in it. Compare it with the original, which is intact, and ask the funder whether this format is accepted.
answer-report = Report to read: { $path }
answer-next = Read the report, complete the form, then send it yourself: the program sends nothing.
answer-over-form = { $path } is the original form, which is never overwritten.
answer-over-form-next = give another name with --out or --report.
answer-empty = the dossier { $path } holds no document yet.
answer-empty-next = add some with “essaim add { $path } FILE”.
answer-crashed = answering the form { $path } failed, by a fault of this program.
answer-crashed-next = report it, with the form if it is public.
answer-dropped = { $count ->
    [one] 1 answer could not be written into the file; the report says which, to be copied by hand.
   *[other] { $count } answers could not be written into the file; the report says which, to be copied by hand.
 }
answer-no-box = No box was recognised in it. { $reason }
answer-nothing-written = This file has no place to write in: it was not filled. The report holds all answers, to be copied.
add-none-readable = { $count ->
    [one] 1 file is kept, but nothing was read in it (sign “!” above): it will answer nothing.
   *[other] { $count } files are kept, but nothing was read in them (sign “!” above): they will answer nothing.
 }
answer-web = This form is filled online: nothing is written into this file. Open it in your browser, and paste the answers of the sheet one by one.
answer-unsupported = The format { $format } is read but not written yet: there is no filled form, but the report holds all answers, to be copied.
answer-not-written = The form could not be filled ({ $detail }). The original is intact, and the report holds all answers, to be copied.
answer-put-aside = { $path } was there already: the earlier file is kept as { $aside }.
not-written-no-place = This answer could not be written into the file: its place was not found again. Copy it by hand.
not-written-forbidden = This answer could not be written into the file: the box is locked there. Copy it if you can.
not-written-otherwise = This answer could not be written faithfully into the file, and was taken out of it. Copy it by hand.

## Report

report-title = Answers: { $form }
report-skip = Go to what is left for you to do
report-kicker = Essaim · report of answers, to read before you send
report-meta = { $name } · { $date } · { $sources ->
    [one] answers drawn from a single document
   *[other] answers drawn from { $sources } documents
 }
report-summary = In brief
report-summary-sentence = { $count ->
    [one] 1 box
   *[other] { $count } boxes
 }: { $counts }.
report-written = Filled form: { $path }
report-written-nothing = No answer could be written into the form’s file; its copy is { $path }. The answers below, if any, are to be copied.
report-not-written = The form could not be filled in its own file. The answers below are to be copied.
report-to-do = What is left for you to do
report-nothing-to-do = Nothing, except to read each answer over.
report-reread = Read the filled answers over too: it is you who sign. The program sends nothing.
report-contents = Contents
report-left = { $count ->
    [one] (1 to do)
   *[other] ({ $count } to do)
 }
report-no-section = Beginning of the form
report-passages = { $count ->
    [one] One passage of your documents that may help
   *[other] { $count } passages of your documents that may help
}
report-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
 }
report-check-not-written = Proposal, not yet written into the file:
report-advice = To write:
report-reply = Nothing is written in the box. You can reply:
report-grounds = What this refusal rests on
report-instead = To offer instead:
report-foot = Report made by Essaim, on your machine, from your documents alone. Each answer cites where it comes from.
to-do-filled = Filled, to copy
to-do-check = To check
to-do-write = To write
to-do-refused = To refuse or decide
to-do-left = Yours alone: signatures, attestations, bank, attachments
meaning-filled = found in your documents, with their sources
meaning-check = found, but old, doubtful or contradictory
meaning-to-write = nothing sure enough in your documents
meaning-refused = ask for what need not be given
meaning-left = for a person, or for the funder

## Sheet of answers

sheet-title = To copy: { $form }
sheet-skip = Go to the answers
sheet-kicker = Essaim · sheet of answers to copy
sheet-meta = { $name } · { $date }
sheet-how = One box after another, in the form’s order. Read each answer before you copy it: it is you who sign.
sheet-progress = { $count } / { $all } copied
sheet-copy = Copy
sheet-copy-this = Copy the answer to: { $label }
sheet-copied = Copied ✓
sheet-said-copied = Copied: { $label }
sheet-said-failed = Copying did not work by itself: the text is selected, copy it with the keyboard.
sheet-said-over = Too long: { $label }
sheet-over = — too long
sheet-tick = To tick
sheet-no-tick = Not to tick
sheet-maybe-tick = Yours to decide: tick or not
sheet-reply = You need not give this; you can reply what stands above.
sheet-check-in-report = A possible answer, to be checked, is in the report.
sheet-condition = To be filled on the form’s condition: “{ $condition }”.
sheet-left = Yours alone, or the funder’s
sheet-foot = Sheet made by Essaim, on your machine. Nothing of it is sent or kept: what you correct here is lost when the page is closed.
sheet-reason-xfa = This PDF is an XFA form: only Adobe Reader can show it and write into it. It was not filled; open it with that program and copy these answers into it.
sheet-reason-restricted = This PDF opens without a password, but its author forbids filling it. It was not filled; print it and copy these answers, or ask the funder for a file that can be filled.
sheet-reason-certified = This PDF is certified by its author: writing into it would break the certification, and the funder could refuse it. It was not filled; copy these answers in the program that the funder asks for.
sheet-reason-signed = This PDF bears a signature, which filling it would break. It was not filled; ask the funder for a form that is not signed, or copy these answers.
sheet-reason-scan = This form is a picture (a scanned or photographed page): nothing can be written into it. Print it and copy these answers.
sheet-reason-web = This form is filled online. Open it in your browser, and paste these answers one by one.
sheet-reason-flat = This PDF has no fields to write in: it is made to be printed. Copy these answers onto it.
sheet-reason-locked = The boxes of this file are locked: it was not filled. Copy these answers into it.
sheet-reason-part = The form is filled, except for some answers that its boxes do not take: the sheet of answers has them, to be copied.
sheet-reason-long = The form is filled, except for some answers that its boxes do not take: the sheet of answers has them, to be copied.
answer-sheet = Sheet of answers to copy: { $html }
    The same for a word processor: { $docx }
report-sheet = The answers to copy are also, numbered, in { $path }.

## Forms that come back

edition-known = This is the form that you answered on { $date } ({ $name }).
edition-same = Nothing changed in it, except perhaps dates.
edition-changes = { $count ->
    [one] 1 box changed:
   *[other] { $count } boxes changed:
 }
edition-added = new, { $id }: { $label }
edition-removed = gone: { $label }
edition-changed = { $id }, { $label }: { $what }
edition-more = { $count ->
    [one] and 1 other
   *[other] and { $count } others
 }
edition-reworded = labelled “{ $from }” before
edition-limit = limit { $to }, { $from } before
edition-no-limit = none
edition-kind = { $to }, { $from } before
edition-required = required now
edition-optional = optional now
edition-choices-added = choices added: { $choices }
edition-choices-removed = choices gone: { $choices }
edition-moved = moved
correction-not-a-box = Correction applied: { $id } is no box.
correction-label = Correction applied: { $id } asks “{ $label }”.
correction-question = Correction applied: { $id } asks { $question }.
correction-lost = { $count ->
    [one] 1 correction made on the earlier edition has no box here any more.
   *[other] { $count } corrections made on the earlier edition have no box here any more.
 }
correction-no-box = { $id } is no box of this form.
correction-no-box-next = “essaim boxes” on this form, with no other option, lists them with their numbers.
correction-no-question = { $question } is no known question.
correction-no-question-next = take an id that “essaim boxes” shows, such as organisation.object.

## export, demo

export-lost = Some originals are no longer in the dossier, and so are not in the archive: { $names }. Add these files again with “essaim add”, then try again.
export-done = { $count ->
    [one] 1 document and all that was read out of it are in { $path }
   *[other] { $count } documents and all that was read out of them are in { $path }
 }
export-readme-name = README.txt
export-readme =
    This is all that a dossier of Essaim holds, in open formats.
    The .jsonl files are text: one JSON object a line (UTF-8).

    originals/             your files, byte for byte, under their names
    earlier_originals/     those that were replaced or removed
    sources.jsonl          the list of documents: name, SHA-256 digest, date, kind
    earlier_sources.jsonl  the list of documents that were replaced or removed
    passages.jsonl         the texts, with their document, page and headings
    facts.jsonl            dated facts (SIRET, number of members…), with the sentence they come from
    figures.jsonl          amounts, in cents, with their year and line
    earlier_answers.jsonl  questions answered before, and their answers
    library.jsonl          the answers that were approved
    rejected.jsonl         the texts that are proposed no more
    forms/                 the blank forms that you answered
    forms.jsonl            forms answered or corrected, with their boxes and your corrections
    accounts/              files of accounts that were imported, byte for byte
    accounts_imports.jsonl when, with which columns, and for which days
    accounts_said.json     funders, projects, rules, grants, budgets

    To make a dossier again: essaim init DOSSIER, then essaim add DOSSIER originals
demo-forms-folder = forms
demo-begin = Demonstration in { $path }: { $count } documents of an invented association.
demo-not-empty-next = choose a folder that is new or empty.
demo-read = { $documents } documents read in { $took }: { $passages } passages, { $facts } facts, { $figures } amounts, { $answers } earlier answers.
demo-end =
    All is in { $path }. Open the reports in a browser, and the filled forms in your usual program.
    With your documents: “essaim init my-dossier”, then “essaim add my-dossier FILES” and “essaim answer my-dossier FORM”.
demo-no-pages = The web pages are not there yet: they will come. For now all is done in the terminal.

## Accounts

help-ledger = Reads your accounts, checks them, shows where you stand and fills the official tables
help-ledger-import = Brings in a file of accounts: FEC, general ledger or table of months (csv, xlsx, ods), bank statement (OFX, CAMT.053, csv), hledger or beancount journal
help-ledger-import-dir = Folder of the dossier
    .value = DIR
help-ledger-import-files = Files of accounts
    .value = FILE
help-ledger-import-yes = Imports without asking, after showing what the file brings
help-ledger-import-year = Year of months that are named without one
    .value = YEAR
help-ledger-import-bank-account = Account of a statement’s bank; 512000 by default
    .value = ACCOUNT
help-ledger-import-columns = Columns of a table, where they are guessed wrong: “date=A,account=B,label=C,debit=D,credit=E”; it is remembered for the next file of the same header, and “auto” forgets it
    .value = COLUMNS
help-ledger-import-map = Account of a name in a hledger or beancount journal: “Expenses:Office=606400”; it is remembered
    .value = NAME=ACCOUNT
help-ledger-import-json = Writes the result as JSON to standard output
help-ledger-files = Lists the files of accounts that were imported
help-ledger-files-dir = Folder of the dossier
    .value = DIR
help-ledger-files-json = Writes the result as JSON to standard output
help-ledger-undo = Undoes an import: the file and its entries are forgotten
help-ledger-undo-dir = Folder of the dossier
    .value = DIR
help-ledger-undo-id = Beginning of the id, or name of the file: see “essaim ledger files”
    .value = ID
help-ledger-undo-json = Writes the result as JSON to standard output
help-ledger-check = Checks a file of accounts, or all those of a dossier: what is wrong, on which line, and which article asks it
help-ledger-check-path = File of accounts, or folder of the dossier
    .value = FILE
help-ledger-check-json = Writes the result as JSON to standard output
help-ledger-show = Shows where you stand: cash, income, charges, projects, and the entries behind each figure
help-ledger-show-dir = Folder of the dossier
    .value = DIR
help-ledger-show-year = Year of accounts that ends in that year; the last by default
    .value = YEAR
help-ledger-show-out = Writes the dashboard to a file: .html, a page to be opened in a browser, or .pdf
    .value = FILE
help-ledger-show-account = Lists the entries of accounts that begin so
    .value = ACCOUNT
help-ledger-show-json = Writes the result as JSON to standard output
help-ledger-rules = Says which funder and which project entries are of: rules, proposals, and what has no answer yet
help-ledger-rules-dir = Folder of the dossier
    .value = DIR
help-ledger-rules-year = Year of what has no answer yet; the last by default
    .value = YEAR
help-ledger-rules-accept = Accepts a proposal, which becomes a rule; “all” accepts all that have one answer
    .value = ID
help-ledger-rules-decline = Declines a proposal for good
    .value = ID
help-ledger-rules-name = Name of the funder of an accepted proposal
    .value = NAME
help-ledger-rules-add-funder = Adds a funder, or changes its kind or SIRET
    .value = NAME
help-ledger-rules-kind = Kind of the funder: state, region, department, intercommunal, municipal, social, european, employment, public, private, unknown
    .value = KIND
help-ledger-rules-siret = SIRET of the funder
    .value = SIRET
help-ledger-rules-add-project = Adds a project
    .value = NAME
help-ledger-rules-when = Condition of a rule: account=74, party=NAME, label=WORDS, document=BEGINNING, journal=CODE
    .value = CONDITION
help-ledger-rules-entry = Answers for one entry: beginning of the file’s id, colon, line
    .value = ID:LINE
help-ledger-rules-funder = Funder that the rule, the answer, or a proposal of several gives, by its id; “none”: none
    .value = ID
help-ledger-rules-project = Project that the rule, the answer, or a proposal of several gives, by its id; “none”: none
    .value = ID
help-ledger-rules-line = Puts the accounts that begin so into that line of the form: “7541=758”; without a line, undoes it
    .value = ACCOUNT=LINE
help-ledger-rules-remove = Removes a rule, a funder or a project
    .value = ID
help-ledger-rules-json = Writes the result as JSON to standard output
help-ledger-budget = Keeps budgets, drafts them from past years, and compares them with what happened
help-ledger-budget-dir = Folder of the dossier
    .value = DIR
help-ledger-budget-read = Reads a budget from a sheet (csv, xlsx, ods)
    .value = FILE
help-ledger-budget-draft = Drafts a budget from past years and known grants
help-ledger-budget-year = Year of the budget
    .value = YEAR
help-ledger-budget-years = How many past years a draft is the mean of; 3 by default
    .value = NUMBER
help-ledger-budget-project = Project of the budget, by its id
    .value = ID
help-ledger-budget-id = Id of the budget; the year and the project by default
    .value = ID
help-ledger-budget-set = Enters a line: “606=1200”, or “74:FUNDER=5000”
    .value = LINE
help-ledger-budget-compare = Compares a budget with what happened, line by line
    .value = ID
help-ledger-budget-scenario = Shows a budget under a scenario, which is kept
    .value = NAME
help-ledger-budget-change = Change of a scenario: “74=-10%”, “64=12000”
    .value = CHANGE
help-ledger-budget-remove = Removes a budget or a scenario
    .value = ID
help-ledger-budget-json = Writes the result as JSON to standard output
help-ledger-grants = Follows grants: asked, granted, paid, spent, to justify, and when the report is due
help-ledger-grants-dir = Folder of the dossier
    .value = DIR
help-ledger-grants-add = Adds a grant of this funder, by its id
    .value = FUNDER
help-ledger-grants-change = Changes a grant
    .value = ID
help-ledger-grants-project = Project, by its id
    .value = ID
help-ledger-grants-purpose = What it is for, in a few words
    .value = TEXT
help-ledger-grants-year = Year in which it is to be spent
    .value = YEAR
help-ledger-grants-from = First day, where it is not a whole year
    .value = YYYY-MM-DD
help-ledger-grants-to = Last day
    .value = YYYY-MM-DD
help-ledger-grants-asked = Amount asked
    .value = AMOUNT
help-ledger-grants-granted = Amount granted
    .value = AMOUNT
help-ledger-grants-agreement = Reference of the agreement or decision
    .value = REFERENCE
help-ledger-grants-signed = Day of signature
    .value = YYYY-MM-DD
help-ledger-grants-payment = Payment to come: “2026-09-30=4000”
    .value = DAY=AMOUNT
help-ledger-grants-report-due = Day on which the report is due, where the agreement sets one
    .value = YYYY-MM-DD
help-ledger-grants-reported = Day on which the report was sent
    .value = YYYY-MM-DD
help-ledger-grants-notified = Whether the aid was notified to the European Commission, as the agreement says: yes or no
    .value = YES
help-ledger-grants-remove = Removes a grant
    .value = ID
help-ledger-grants-json = Writes the result as JSON to standard output
help-ledger-expect = Notes money that is expected or to be paid, for the cash of the twelve months ahead
help-ledger-expect-dir = Folder of the dossier
    .value = DIR
help-ledger-expect-on = The day
    .value = YYYY-MM-DD
help-ledger-expect-amount = The amount; negative where it is to be paid
    .value = AMOUNT
help-ledger-expect-what = What it is
    .value = TEXT
help-ledger-expect-remove = Removes that of this number
    .value = NUMBER
help-ledger-expect-json = Writes the result as JSON to standard output
help-ledger-report = Fills the budget of Cerfa 12156 or the financial report 15059
help-ledger-report-dir = Folder of the dossier
    .value = DIR
help-ledger-report-form = Version of the form: 12156*03, 12156*06 (default), 15059*02
    .value = FORM
help-ledger-report-year = Year of accounts; that of the budget by default, or the last
    .value = YEAR
help-ledger-report-project = Project, by its id; without it, the whole organisation
    .value = ID
help-ledger-report-funder = Funder that the table is for, by its id
    .value = ID
help-ledger-report-budget = Budget that gives what was planned; that of the year by default
    .value = ID
help-ledger-report-share = Share of common charges that is the project’s, in per cent; it is kept
    .value = PERCENT
help-ledger-report-share-rule = Rule of that share, in words
    .value = RULE
help-ledger-report-out = Writes the table to a file: .html, .pdf, .csv, .xlsx or .ods
    .value = FILE
help-ledger-report-json = Writes the result as JSON to standard output
help-ledger-export = Writes entries, sums by month, gaps or grants to a file
help-ledger-export-dir = Folder of the dossier
    .value = DIR
help-ledger-export-what = What: entries, sums (by account and month), gaps (budget and actual), grants (in the open format “format-subventions”)
    .value = WHAT
help-ledger-export-year = Year of the gaps; the last by default
    .value = YEAR
help-ledger-export-beneficiary = Name of the organisation, for “format-subventions”; that of its documents by default
    .value = NAME
help-ledger-export-siret = SIRET of the organisation, the same
    .value = SIRET
help-ledger-export-out = File to write: .csv, .xlsx, .ods or .pdf
    .value = FILE
accounts-unknown-kind = this is neither a FEC, nor a table of entries or months, nor a bank statement, nor a journal that the program can read.
accounts-no-year = its columns are months, but nothing says of which year: add --year, for example --year 2024.
accounts-lost = the original of { $name } is no longer in the dossier.
accounts-lost-next = undo its import with “essaim ledger undo”, then import the file again.
accounts-too-large = its amounts, added to the others, exceed what can be counted to the cent.
accounts-none = the dossier { $path } holds no accounts yet.
accounts-none-next = import some with “essaim ledger import { $path } FILE”.
accounts-kind-fec = Fichier des écritures comptables (FEC)
accounts-kind-table = Table
accounts-kind-bank = Bank statement
accounts-kind-journal = Plain-text journal
period-days = from { $first } to { $last }
import-title = { $name } — { $kind }
import-counts = { "  " }{ $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 }, { $transactions ->
    [one] { $transactions } transaction
   *[other] { $transactions } transactions
 }, { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
 }, { $period }
import-sums = { "  " }debit { $debit }, credit { $credit }; charges { $charges }, products { $products }
import-chart = { "  " }chart of accounts: { $chart }
import-findings = { "  " }{ $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
 }, { $warnings ->
    [one] { $warnings } remark
   *[other] { $warnings } remarks
 }
import-mapping = { "  " }Columns as guessed, to be checked:
import-column = { "    " }{ $field }: column { $letter } “{ $name }”
import-mapping-next = { "  " }If that is wrong, give them with --columns.
import-mapping-given = { "  " }Columns as you gave them:
import-mapping-remembered = { "  " }Columns as you gave them for “{ $name }”, whose header is the same:
import-mapping-remembered-next = { "  " }If that is wrong, give them with --columns, or “--columns auto” to have them guessed again.
import-accounts = { "  " }Accounts of this journal, to be checked:
import-account = { "    " }{ $name } → { $account }
import-accounts-more = { "    " }… and { $count } more
import-accounts-next = { "  " }If that is wrong, give them with --map "NAME=ACCOUNT", as often as needed; it is remembered.
import-map-wrong = “{ $value }” is not understood; write for example --map "Expenses:Office=606400".
import-overlap = { "  " }! The days overlap with { $name }: the same entries would come in twice.
import-twice = { $path } is imported already, as { $name }.
import-twice-next = nothing to do; to read it otherwise, undo its import first with “essaim ledger undo”.
import-empty = { $path } holds no entry that can be read.
import-empty-next = check it with “essaim ledger check { $path }”.
import-ask = Import { $name }? [y/N]
import-asked-nobody = nothing was imported: it has to be confirmed.
import-asked-nobody-next = read what stands above, then run the command again with --yes.
import-json-not-done = Nothing was imported: read what stands above, then run the command again with --yes.
import-not-done = Not imported: { $name }
import-done = Imported: { $name } (id { $id })
import-next = See where you stand with “essaim ledger show { $dir }”, and whose the entries are with “essaim ledger rules { $dir }”.
import-columns-wrong = --columns is not understood: { $value }
import-columns-wrong-next = write for example “date=A,account=B,label=C,debit=D,credit=E,row=1”; without an account, it is a bank statement.
field-date = date
field-journal = journal
field-number = number
field-account = account
field-account-label = name of the account
field-third-party = third party
field-funder = funder
field-document = document
field-label = label
field-debit = debit
field-credit = credit
field-amount = amount
field-direction = direction
field-reference = reference
field-balance = balance
field-total = total
field-months = months
files-line = { $id }  { $name } — { $period }, { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 }
undo-done = Import undone: { $name }. What you said of funders, projects, budgets and grants stays.
undo-unknown = no import is “{ $id }”, or several are.
undo-unknown-next = see them with “essaim ledger files { $dir }”.
check-line = { "  " }line { $line }: { $message }
check-file = { "  " }file: { $message }
check-article = { " " }({ $article })
check-more = { "  " }… and { $count } more times, for the same reason
check-good = { "  " }Nothing to say against it.
check-summary = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
 }, { $warnings ->
    [one] { $warnings } remark
   *[other] { $warnings } remarks
 }.
check-error-word = ERROR
check-warning-word = remark
check-unassigned = Grants without a funder in { $year }: { $amount } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }). See “essaim ledger rules”.
check-received = { $year }: { $amount } received on grants to receive (441) have no known funder and are expected a second time; see “essaim ledger rules”.
check-dedicated = Dedicated funds do not follow one another in { $year }: { $gap } are between opening, 689, 789 and closing.
check-in-kind-books = Gifts in kind do not balance in { $year }: { $uses } in 86, { $resources } in 87.
check-chart = Chart of accounts of { $name }: { $chart }
finding-no-entries = The file holds no entry.
finding-header-missing = The first line does not name the columns; they are read in the legal order.
finding-missing-column = The column { $column } is missing.
finding-column-order = The column { $column } is not at its place in the legal order.
finding-too-many-fields = The line has more fields ({ $found }) than the header ({ $expected }): a separator stands in a text.
finding-too-few-fields = The line has too few fields ({ $found } instead of { $expected }); it is not read.
finding-short-line = Blank fields are missing at the end of the line ({ $found } instead of { $expected }); it is read.
finding-line-too-long = The line is longer than any entry; it is not read.
finding-blank-line = The line is blank.
finding-separator = Fields are parted by “{ $value }”; the law wants a tab or “|”.
finding-quoted = Fields stand in quotation marks.
finding-windows-1252 = The characters are of Windows-1252; the law wants ASCII, ISO 8859-15 or UTF-8.
finding-utf-16 = The characters are UTF-16; the law wants ASCII, ISO 8859-15 or UTF-8.
finding-damaged-text = Some bytes are no characters ({ $count } times).
finding-control-character = A control character stands in a text.
finding-text-too-long = A text is longer than any label; it is cut.
finding-file-name = The name “{ $value }” is not of the form SIRENFECAAAAMMJJ.
finding-siren = The SIREN in the file’s name is not one: { $value }.
finding-account-number = “{ $value }” does not begin with three digits of a chart of accounts.
finding-date-unreadable = { $column }: “{ $value }” is no date.
finding-date-notation = { $column }: “{ $value }” is not written AAAAMMJJ.
finding-after-year-end = The entry of { $date } comes after the end of the year of accounts, { $end }.
finding-before-year = The entry of { $date } comes before any possible year of accounts that would end on { $end }.
finding-long-year = The entries cover more than twelve months.
finding-amount-unreadable = { $column }: “{ $value }” is no amount; the line is not read.
finding-amount-beyond-cents = { $column }: “{ $value }” has parts of a cent; the line is not read.
finding-decimal-point = { $column }: “{ $value }” has a decimal point; the law wants a comma.
finding-thousands = { $column }: “{ $value }” sets thousands apart.
finding-amount-notation = { $column }: “{ $value }” has a currency or parentheses.
finding-amount-blank = { $column } is blank; the law wants 0,00.
finding-no-amount = Neither debit nor credit has an amount.
finding-both-sides = The same line has a debit ({ $debit }) and a credit ({ $credit }).
finding-direction-unknown = The direction “{ $value }” is neither D nor C, neither +1 nor -1; the line is not read.
finding-direction-notation = The direction is understood, but is not written one of the two ways, or mixes them.
finding-number-blank = The transaction has no number.
finding-number-gap = Numbers of transactions are missing: { $count }, the first is { $value }.
finding-field-blank = { $column } is blank and must not be.
finding-half-of-pair = { $column } is blank, while the other field of the pair is filled.
finding-validation-order = The entry validated on { $date } comes after another validated on { $before }.
finding-unbalanced = Transaction { $number } of journal { $journal }, { $date }, does not balance: { $debit } at the debit, { $credit } at the credit, a gap of { $gap }.
finding-single-entry = { $count } transactions have one side only: this is a book of receipts and expenses.
finding-dates-differ = Transaction { $number } of journal { $journal } has several dates, and balances only together.
finding-account-label = Account { $account } is called “{ $value }” here, and “{ $expected }” elsewhere.
finding-account-near-another = Account { $account } is used once and has the name of account { $expected }, one digit away.
finding-unusual-side = Account { $account } has its balance on the unusual side ({ $gap }).
finding-closing-entry = Transaction { $number } of journal { $journal } closes charges and products: the file should be without.
finding-sum-too-large = The amounts exceed what can be counted to the cent; the rest is not read.
finding-too-many-lines = There are more lines than are read; the rest is not.
finding-row-unreadable = “{ $value }” is not understood; the line is not read.
finding-statement-balance = The balance of the statement is { $found }, but its lines make { $expected }.
finding-not-booked = Movements that are announced and not booked by the bank yet: { $count }. They are left out, and will be in a later statement.
finding-movement-twice = A movement of { $found } bears the same reference of the bank ({ $value }) as another: it is left out.
finding-currency = { $value } is not the euro; it is not read.
finding-not-understood = “{ $value }” is not understood, and changes no amount.
finding-table-total = The total as written is { $found }, but the rows make { $expected }.
chart-associations-1999 = associations, 1999 (CRC 99-01)
chart-associations-2018 = associations, 2018 (ANC 2018-06)
chart-associations-2025 = associations, years from 2025
chart-general-2014 = general chart, 2014 (ANC 2014-03)
chart-general-2025 = general chart, 2025 (ANC 2022-06)
funder-state = State
funder-region = region
funder-department = department
funder-intercommunal = intermunicipal body
funder-municipal = municipality
funder-social = social body
funder-european = European Union
funder-employment = employment aid
funder-public = public body
funder-private = private
funder-unknown = kind not known
proposal-third-party = the third party is called “{ $name }”
proposal-label = the label has “{ $words }”
rubric-6 = Charges
rubric-60 = Purchases
rubric-61 = External services
rubric-62 = Other external services
rubric-63 = Taxes
rubric-64 = Staff costs
rubric-65 = Other running costs
rubric-66 = Financial charges
rubric-67 = Exceptional charges
rubric-68 = Depreciation, provisions, dedicated funds
rubric-69 = Taxes on profits
rubric-70 = Sales and services
rubric-71 = Stocked production
rubric-72 = Capitalised production
rubric-73 = Public contributions
rubric-74 = Grants
rubric-75 = Other running income
rubric-76 = Financial income
rubric-77 = Exceptional income
rubric-78 = Taken back, dedicated funds used
rubric-79 = Transferred charges
rubric-86 = Use of gifts in kind
rubric-87 = Gifts in kind
rubric-other = Accounts { $number }
income-without-funder = Grants without a known funder
income-other = Other income
expected-grant = payment of the grant, { $grant }
expected-charges = usual charges of that month
expected-products = usual income of that month
says-cash = There is { $cash }.
says-cash-dedicated = There is { $cash }, of which { $dedicated } are dedicated to projects.
says-lasts = What is free lasts { $months } months at the present pace.
says-falls-below = Cash falls below zero in { $month }; at its lowest it is { $lowest }.
says-stays-above = Cash stays above zero for twelve months; at its lowest it is { $lowest }.
says-largest-funder = { $funder } gives { $share } of the income.
says-largest-charge = The largest nature of charges is “{ $rubric }”, with { $share } of all.
says-result = The year gives { $result }.
says-result-before = The year gives { $result }, after { $before } the year before.
says-no-cash = Cash is not known: there is no account of a bank or of cash in hand (51, 53) in these entries.
cash-unknown = not known: no account of a bank or of cash in hand in these entries
says-so-far = The year is not finished: on { $day } { $result }.
so-far-more = income is { $amount } more than charges
so-far-less = charges are { $amount } more than income
says-in-kind-volunteering = { $all } of volunteering were valued.
says-in-kind-no-volunteering = { $all } were given in kind.
show-errors = { $errors ->
    [one] There is { $errors } error in the files that were imported
   *[other] There are { $errors } errors in the files that were imported
 }; amounts may be wrong. To see: essaim ledger check { $dir }
show-overlap = { $one } and { $other } cover the same days: the same entries may count twice.
show-until = The accounts end on { $until }; today is { $today }.
show-unfinished = The year is not finished: the entries end on { $until }.
show-unfinished-long-ago = The year is not finished: the entries end on { $until }; today is { $today }.
tile-result-so-far = income less charges on { $day }, the year is not finished
doubt-dedicated-reports = { $amount } set aside as dedicated funds (689)
doubt-dedicated-uses = { $amount } of dedicated funds taken back (789)
doubt-dedicated-apart = To be shown apart: { $what }; { $balance } of dedicated funds (19) are left on { $day }.
show-unclassified = { $count ->
    [one] { $count } movement of the statement is not classified yet (471)
   *[other] { $count } movements of the statement are not classified yet (471)
 }: { $come } received, { $gone } paid; they count neither as charges nor as income. Who paid: essaim ledger rules { $dir }
finding-truncated = The { $value } file breaks off before its end: what is missing is not read. Ask the bank for it again.
origin-asked = asked, not granted: grant { $grant }
budget-asked = { "  " }of which { $asked } are asked and not granted; without them, the gap is { $without }
grant-asked-only = { $amount } asked, not granted
column-side = Side
column-code = Line
column-line = Line
column-label = Label
column-funder = Funder
column-planned = Planned
column-actual = Actual
column-gap = Gap
column-percent = %
column-explanation = Explanation
column-account = Account
column-account-label = Account name
column-month = Month
column-entries = Entries
column-debit = Debit
column-credit = Credit
column-import = File
column-file = File
column-row = Line of the file
column-date = Date
column-journal = Journal
column-number = Number
column-third-party = Third party
column-document = Document
column-project = Project
column-counted = Counted
column-entry = Entry
wrong-number = “{ $value }” does not suit { $argument }: a number is expected, such as 2025.
show-no-year-next = see “essaim ledger show { $dir } --year { $year }”, or import the accounts of the year with “essaim ledger import”.
proposal-account = for the account is named “{ $name }”
rules-twin = { $id } is not accepted with the others: it may be “{ $other }”. Accept it by its id, with --name to say who it is.
says-in-kind = { $all } were given in kind, of which { $volunteering } is volunteering.
result-surplus = a surplus of { $amount }
result-loss = a loss of { $amount }
side-charges = Charges
side-indirect = Share of common charges
side-products = Products
side-uses = Use of gifts in kind
side-resources = Gifts in kind
check-planned = What is planned does not balance: charges { $charges }, products { $products }, a gap of { $gap }. The form wants them equal.
check-planned-in-kind = What is planned in kind does not balance: { $uses } in 86, { $resources } in 87.
check-actual = What happened gives { $result }: charges { $charges }, products { $products }.
check-in-kind = What happened in kind does not balance: { $uses } in 86, { $resources } in 87.
check-cents = The form takes no cents, and these planned lines have some: { $lines }.
check-rounding = { $side }: the rounded lines make { $lines }, the rounded total { $total }.
check-without-funder = { $amount } of grants have no known funder, and so no line of their own.
check-not-on-form = The form has no place for accounts { $accounts }: their amounts are not in it.
doubt-rubric-only = { $amount } have no line on the form and count in the total of their rubric.
doubt-conference = { $amount } of conferences and seminars: funders place them differently.
doubt-dedicated = { $amount } of dedicated funds, to be shown apart.
doubt-investment = { $amount } of shares of investment grants: some forms want them in 78.
doubt-private = { $amount } of private contributions: some forms want them in 75.
doubt-other-income = { $amount } of other income, which the form lists with gifts.
doubt-gone = { $amount } in accounts that the chart of 2025 has no more.
explanation-gap = { $line }: { $actual } for { $planned } planned, that is { $gap } ({ $percent }).
explanation-unplanned = { $line }: { $actual }, which was not planned.
explanation-entry = { $label } ({ $amount })
explanation-largest = Largest entries: { $entries }.
origin-entered = entered
origin-row = row { $row } of the sheet
origin-history = { $years ->
    [one] as the year before
   *[other] mean of { $years } years
 }: { $amounts }
origin-grant = grant { $grant }
origin-scenario = scenario “{ $name }”

## Accounts: where one stands

show-title = { $period } — { $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }
show-cash = Cash
show-cash-line = { "  " }{ $account }  { $amount }
show-free = { "  " }free: { $amount }
show-income = Income: { $amount }
show-charges = Charges: { $amount }
show-projects = Projects
show-part = { "  " }{ $amount }  { $name } ({ $share })
show-project = { "  " }{ $name }: charges { $charges }, income { $products }, result { $result }
show-no-project = without a project
show-ahead = Twelve months ahead
show-month = { "  " }{ $month }: { $amount }
show-years = Year on year
show-year = { "  " }{ $period }: charges { $charges }, income { $products }, result { $result }
show-no-account = no entry is in an account that begins with { $account }.
show-no-year = no entry for { $year }; there are some for: { $years }.
show-page = Dashboard: { $path }
show-entry = { $date }  { $account }  { $amount }  { $label } ({ $file }, line { $line })
show-sum = Sum: { $amount } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })

## Accounts: rules, grants, budgets, tables

typed-share = “{ $value }” is no share between 0 and 100 %.
typed-amount = “{ $value }” is no amount.
typed-day = “{ $value }” is no day; write for example 2026-09-30.
typed-year = “{ $value }” is no year.
typed-siret = “{ $value }” is no SIRET: it has fourteen digits, and its key must be right.
rules-funders = Funders
rules-funder = { "  " }{ $id }  { $name } ({ $kind })
rules-projects = Projects
rules-rules = Rules
rules-rule = { "  " }{ $id }  if { $when } → { $gives } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })
rules-proposals = Proposals
rules-proposal = { "  " }{ $id }  { $given }: { $amount }, { $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }, because { $reason }
rules-new-funder = new funder “{ $name }” ({ $kind })
rules-unassigned = Without a funder, { $period }: { $grants } of grants ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })
rules-unassigned-received = Received on grants to receive (441), funder not known: { $amount } ({ $count ->
        [one] one entry
       *[other] { $count } entries
    }). Until somebody says whose they are, they are expected a second time.
rules-unassigned-projects = Without a project: { $charges } of charges, { $products } of income
rules-next = Accept a proposal with --accept ID (and --name NAME, --kind KIND), or decline it with --decline ID.
rules-no-proposal = no proposal has the id { $id }.
rules-which = the proposal { $id } has several answers: { $names }. Say which with --funder or --project.
rules-or = { " or " }
rules-unknown-given = this funder or project is not known: add it with --add-funder or --add-project.
rules-gives-nothing = a rule gives a funder or a project: add --funder or --project.
rules-no-entry = “{ $entry }” is the address of no entry: give the beginning of the file’s id, a colon, the line.
rules-no-such = no rule, funder or project has the id { $id }.
rules-no-kind = “{ $value }” is no kind of funder; see “essaim ledger rules --help”.
rules-no-condition = “{ $value }” is no condition; write for example account=74 or party=NAME.
rules-no-line = “{ $value }” is not understood: write the beginning of an account and a line of the form of the same side, for example 7541=758 or 7541=75.gifts; 755=74 for the line of the funder.
rules-no-line-given = no line is given to account { $account }.
lines-given = Lines of the form that you chose
lines-given-one = { "  " }{ $account } → { $line } (undone with “essaim ledger rules DIR --line { $account }=”)
lines-by-funder = line of 74 of each funder
rules-no-funder = no funder has the id { $id }; see “essaim ledger rules”.
rules-no-project = no project has the id { $id }; see “essaim ledger rules”.
condition-party = the third party is “{ $value }”
condition-label = the label has “{ $value }”
condition-account = the account begins with { $value }
condition-document = the document begins with “{ $value }”
condition-journal = the journal is { $value }
grants-none = No grant is entered. Add some with “essaim ledger grants DIR --add FUNDER --year YEAR --granted AMOUNT”.
grants-title = { $id } — { $name }, { $period }
grants-amounts = { "  " }asked { $asked }, granted { $granted }, paid { $paid }, spent { $spent }
grants-to-receive = { "  " }still to come: { $amount }
grants-shared = { "  " }spent on the project, of this grant or of another, to be said: { $amount }
grants-to-justify = { "  " }still to justify: { $amount }
grants-to-repay = { "  " }to repay at most, if nothing more is spent: { $amount }
grants-agreement = { "  " }agreement { $reference }
grants-agreement-signed = { "  " }agreement { $reference }, signed on { $day }
grants-reported = { "  " }report sent on { $day }
grants-report-due = { "  " }report due on { $day } at the latest
grants-report-late = { "  " }! report late: it was due on { $day }
grants-overfunded = { "! " }{ $project } received { $amount } more than was spent on it.
grants-no-such = no grant has the id { $id }.
grants-no-period = the year in which it is to be spent is needed: --year YEAR, or --from DAY --to DAY.
grants-no-payment = a payment is written DAY=AMOUNT, for example 2026-09-30=4000.
expect-none = Nothing is expected.
expect-no-such = there is no expected sum number { $number }.
budget-none = No budget is kept for that. Read one with --read FILE, or draft it with --draft.
budget-new-funder = New funder read in the budget: { $name } ({ $kind }), id { $id }. If it is none: “essaim ledger rules” with --remove { $id }.
budget-title = Budget { $id } — { $period }
budget-line = { "  " }{ $account } { $label }: { $amount } ({ $origin })
budget-sums = { "  " }charges { $charges }, income { $products }, gap { $gap }
budget-gap = { "  " }{ $name }: planned { $planned }, actual { $actual }, gap { $gap } ({ $percent }), { $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }
budget-not-on-form = Without a place on the form
budget-no-such = no budget or scenario has the id { $id }.
budget-no-lines = no line of a budget of that year was recognised in it: there must be accounts (60, 606, 74…) and a column of that year’s amounts.
budget-set-which = say of which budget: --id ID, or --year YEAR for a new one.
budget-no-line = “{ $value }” is no line of a budget; write for example 606=1200 or 74:town=5000.
budget-no-change = “{ $value }” is no change; write for example 74=-10% or 64=12000.
report-no-form = form { $form } is not known here; { $forms } are.
report-ending = { $path }: the ending of the name says what is written, and must be one of { $endings }.
report-out = Table written: { $path }
report-sheet-entries = Entries
report-side = { $side }: planned { $planned }, actual { $actual }
report-row = { "  " }{ $name }: planned { $planned }, actual { $actual } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })
report-of-funder = For { $funder }: planned { $planned }, actual { $actual }
report-explanations = Gaps to explain
report-organisation = the whole organisation
report-table-title = Cerfa { $form } — { $period } — { $whose }
report-sharing = { $share } of common charges are the project’s. Rule: { $rule }
ledger-exported = Written: { $path }
export-entries = Entries
export-sums = Sums by account and month
export-gaps = Budget and actual
export-grants = Grants
paper-foot = Source: { $files } ({ $entries } entries). Drawn up with Essaim.
paper-key = Dark bar: { $one }; light bar: { $other }.
export-missing = Mandatory columns of the format are blank, for { $count ->
    [one] one grant
   *[other] { $count } grants
 }:
export-missing-of = { "  " }{ $id }: { $columns }
export-missing-funder = SIRET of the funder, with “essaim ledger rules DIR --add-funder NAME --siret SIRET”
export-missing-signed = day of the agreement, with “essaim ledger grants DIR --change ID --signed YYYY-MM-DD”
export-missing-name = name of your organisation, in its documents (“essaim add”) or with --beneficiary NAME
export-missing-siret = SIRET of your organisation, in its documents (“essaim add”) or with --siret SIRET
export-missing-purpose = purpose, with “essaim ledger grants DIR --change ID --purpose TEXT”
export-missing-payment = payments and their days, with “essaim ledger grants DIR --change ID --payment YYYY-MM-DD=AMOUNT”
export-missing-notified = notification to the European Commission, as the agreement says, with “essaim ledger grants DIR --change ID --notified yes” or “no”
table-code = Account
table-line = Line
table-planned = Planned
table-actual = Actual
table-percent = %
table-entries = Entries
table-total = Total
table-notes = To know
table-kicker = Official table, from the accounts
table-foot = In euros without cents, rounded line by line, as the form takes them. Nothing is made to fit. Made on your machine by Essaim.
table-open = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }
table-more = … and { $count } more, { $amount } in all. The whole list: “essaim ledger report --out” as xlsx or ods.
table-place = { $file }, line { $line }

## Dashboard

dashboard-title = Where we stand — { $period }
dashboard-title-of = { $name } — { $period }
dashboard-kicker = Dashboard, from the accounts
dashboard-meta = { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 } of { $files ->
    [one] { $files } file
   *[other] { $files } files
 }, { $date }.
dashboard-contents = On this page
dashboard-skip = Go to the content
dashboard-foot = Each figure opens to the entries that it is the sum of. Made on your machine by Essaim; nothing left it.
tile-cash = in bank and in hand, { $day }
tile-months = months ahead of us, without dedicated funds
tile-result = result of the year
tile-funder = of the income is from { $funder }
part-cash = What we have
part-ahead = The twelve months ahead
part-income = Where the money comes from
part-charges = What it is spent on
part-projects = By project
part-grants = Grants
part-budget = Budget and actual
part-years = Year on year
part-in-kind = Volunteering and gifts in kind
says-no-funder = No income has a known funder.
says-nothing-in-kind = Nothing is valued in accounts 86 and 87.
says-project = The dearest project is “{ $project }”: { $charges } of charges, a result of { $result }.
says-grants = { $to_receive } are still to come, and { $to_justify } still to justify.
says-gap = The widest gap is on “{ $line }”: { $gap }.
cash-all = In all
cash-dedicated = Dedicated to projects (19)
cash-free = Free
cash-charges = Charges that cost money, last { $months } months
head-account = Account
head-amount = Amount
head-share = Share
head-month = Month
head-in = In
head-out = Out
head-left = Left
head-source = Source
head-nature = Nature
head-project = Project
head-result = Result
head-year = Year
head-gap = Gap
head-grant = Grant
head-asked = Asked
head-granted = Granted
head-paid = Paid
head-spent = Spent
head-to-justify = To justify
head-report = Report due
grant-reported = sent
grant-late = { $day }, late
caption-table = The same figures as a table
caption-ahead = From the same month a year before, grants left out; those to come count once they are noted (essaim ledger grants, essaim ledger expect)
ahead-known = What is known:
ahead-charges-before = Charges a year before:
ahead-products-before = Income a year before:
in-kind-volunteering = Volunteering
in-kind-services = Services
in-kind-gifts = Gifts of things
in-kind-uses = Their use (86)
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Accounts: demonstration

demo-accounts-folder = accounts
demo-dashboard-name = dashboard.html
demo-report-name = financial-report.html
demo-accounts = { $files ->
    [one] 1 file of accounts
   *[other] { $files } files of accounts
 }, { $entries } entries.
     Dashboard: { $dashboard }
     Financial report: { $report }

## Accounts: expected sums

ahead-one = { $month }: { $amount } — { $what }
expect-line = { $number }. { $day }: { $amount }  { $what }

## Accounts: what they give to forms

given-budget = Budget { $period }
given-budget-of = Budget { $period } of project { $project }
given-grants = Grants
given-row = { $label }: { $amount }
given-row-entries = { $label }: { $amount } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })
given-asked = Asked of { $funder } ({ $purpose }): { $amount }

## Accounts: explanations of gaps

help-ledger-report-explain = Approves the explanation of a gap: “641=A post stayed vacant”, “74:FUNDER=…”; “641” approves the draft, “641=” takes it back
    .value = LINE=TEXT
report-no-line = “{ $value }” is no line with its explanation; write for example “641=A post stayed vacant”, or “641” to approve the draft.
report-no-gap = “{ $value }” has no gap to explain in this table.
report-approved = { $line }: { $text }
report-draft = [draft] { $text }

## Cost of a run

cost-line = Cost: { $took } s; processor { $processor } s; energy { $energy }, { $formula }
cost-line-unknown = Cost: { $took } s; energy { $formula }
cost-formula-estimated = estimated: { $seconds } s of processor time × { $watts } W per busy core.
cost-formula-measured = measured by the counters of the processor and its memory (RAPL), other programs included.
cost-formula-unknown = unknown: this system does not tell processor time.
energy-joules = { $joules } J
energy-watt-hours = { $joules } kJ ({ $hours } Wh)

## Rewording

help-answer-reword = Asks the program set with “essaim rewording” to reword prose answers: sentences of the dossier are sent to it. Without this option nothing is sent
help-rewording = Shows or sets the program that rewords answers; off at first
help-rewording-dir = Folder of the dossier
    .value = DIR
help-rewording-address = Address that speaks OpenAI’s protocol, for example http://127.0.0.1:11434/v1
    .value = ADDRESS
help-rewording-model = Name of the model to ask for
    .value = NAME
help-rewording-key-file = File that holds the access key; it is not kept in the dossier
    .value = FILE
help-rewording-off = Turns rewording off
help-rewording-json = Writes one JSON document to standard output
rewording-off = Rewording is off: nothing is sent to anybody.
rewording-on = Rewording is set: model “{ $model }” at { $address }
rewording-key = The key is read from { $path } and is not kept.
rewording-when = Nothing is sent unless you ask for it: essaim answer { $path } FORM --reword
reword-none = No program is set for rewording in “{ $path }”.
reword-none-next = essaim rewording { $path } --address http://127.0.0.1:11434/v1 --model NAME
reword-nothing-sent = Nothing was sent.
reword-key-none = “{ $path }” holds no key: one line without spaces is expected.
reword-address-none = “{ $address }” is no address to send sentences to.
reword-address-secret = This address holds a name or a password, which would be kept and shown.
reword-address-open = “{ $address }” is outside your network and not encrypted: your sentences could be read on their way.
reword-address-next = Give an https address, or that of a program on your computer, such as http://127.0.0.1:11434/v1; a key goes into a file, with --key-file.
reword-nothing-to-send = No answer to reword: nothing is sent.
reword-sending = Rewording: sending to { $address } (model “{ $model }”) { $boxes ->
    [one] { $boxes } answer
   *[other] { $boxes } answers
 }, which is { $characters } characters of the form and the dossier.
reword-summary = Reworded by “{ $model }”: { $count } of { $of }; sentences left out: { $dropped }. The report shows which, and the original sentences.
reword-unmarked = The filled file could not be marked as one that holds reworded answers: say so yourself.
reword-cost-here = Rewording: { $count ->
    [one] { $count } request
   *[other] { $count } requests
 }, { $took } s of waiting; the energy of the program that rewords is counted only where it is measured, by this computer’s counters.
reword-cost-far = Rewording: { $count ->
    [one] { $count } request
   *[other] { $count } requests
 }, { $took } s of waiting; the energy spent over there is not known and not counted.
reword-remark = { $count ->
    [one] { $count } answer in this file was reworded
   *[other] { $count } answers in this file were reworded
 } by the model “{ $model }” from sentences of our documents; a person must check { $count ->
    [one] it
   *[other] them
 }.
reword-kept-not-asked = the program had stopped answering, and was not asked any more.
reword-kept-unsupported = none of the sentences offered is supported by the sources.
reword-kept-same = the program gave back the same sentences.
reword-kept-too-long = the text offered is too long for the box ({ $length }).
reword-trouble-unreachable = the program could not be reached ({ $detail }).
reword-trouble-slow = the program did not answer in time.
reword-trouble-status = the program answered with error { $status }.
reword-trouble-elsewhere = the program sends to another address, where nothing is sent.
reword-trouble-too-long = its answer is longer than what is read.
reword-trouble-nonsense = its answer is not of the protocol.
reword-trouble-cut = its answer was cut short.
reword-trouble-nothing = its answer is empty.
reword-doubt-figure = “{ $figure }” is not in the sources.
reword-doubt-name = “{ $name }” is not in the sources.
reword-doubt-elsewhere = In the sources, “{ $what }” does not go with “{ $by }”.
reword-doubt-negation = The sentence does not deny what the sources deny.
reword-doubt-word = The sources do not say “{ $word }”.
reword-doubt-supposed = The sentence says for sure what the sources only suppose.
reword-doubt-words = Too many of its words are not together in the sources.
report-reworded = Text reworded by the model “{ $model }”: read it again. The original sentences are with the sources.
report-not-reworded = Not reworded: { $reason }
report-left-out = { $count ->
    [one] { $count } sentence offered and left out
   *[other] { $count } sentences offered and left out
 }
report-original = Original sentences, before rewording
report-foot-sent = Rewording was asked for: { $characters } characters of the form and the dossier were sent to { $address }.
reword-kept = { $count } not reworded: { $reason }
answer-next-reworded = Read the report, compare what was reworded with your sentences, complete the form, then send it yourself: the program does not send the form.
