# What the program says, in English.

## Common words
error-word = Error:
next-word = To do:
progress-renewing = renewing the index of meaning
place-page = page { $page }
place-heading = “{ $heading }”
place-doubtful = text recognised on a picture
safe-nothing-changed = Nothing was changed.
safe-dossier = The dossier is as it was.
safe-original = The original form is intact.

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

## Boxes
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
why-typed = You wrote it.
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

## The library of answers
why-approved = This is your answer approved on { $date } (no. { $entry } of the library).
answer-project = This form is filled for the project { $title }. The dossier knows others: { $others }. For another one, add --project.
answer-project-title = “{ $title }”
answer-no-project = No project of the dossier, or several, are known by “{ $name }”.
answer-no-project-next = give words of the title of one of these projects: { $titles }.
answer-no-box-id = This form has no box { $id }.
answer-no-box-id-next = see its boxes and their numbers with essaim boxes { $path }.

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
figures-line = { $label }: { $value }
figures-percent = { $number }%
figures-charges = charges
figures-products = products
figures-planned = planned
figures-actual = actual
fact-aided-staff = Aided jobs
fact-approval-day = Day of the approval
fact-auditor = Auditor
fact-board-count = Members of the board
fact-board-paid = Paid officers
fact-board-women = Women on the board
fact-civic-service = Civic service volunteers
fact-commercial-taxes = Commercial taxes
fact-general-interest = General interest
fact-permanent-staff = Permanent employees
fact-premises = Premises
fact-public-utility = Public utility
fact-republican-contract = Republican engagement contract
fact-temporary-staff = Employees on fixed terms
fact-vat = VAT
fact-volunteer-hours = Hours of volunteering
fact-zone = Zone
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
answer-other-format = A .{ $from } cannot be filled itself: the answers are in a copy of the format { $to }, made of its sheets, texts, numbers, dates, merged cells and simple formulas; other formulas, such as those that read another sheet, leave their cell blank there. Colours, pictures, lists of choices and locks are not in it. Compare it with the original, which is intact, and ask the funder whether this format is accepted.
answer-crashed = answering the form { $path } failed, by a fault of this program.
answer-crashed-next = report it, with the form if it is public.
add-none-readable = { $count ->
    [one] 1 file is kept, but nothing was read in it (sign “!” above): it will answer nothing.
   *[other] { $count } files are kept, but nothing was read in them (sign “!” above): they will answer nothing.
 }
answer-web = This form is filled online: nothing is written into this file. Open it in your browser, and paste the answers of the sheet one by one.
answer-unsupported = The format { $format } is read but not written yet: there is no filled form, but the report holds all answers, to be copied.
answer-not-written = The form could not be filled ({ $detail }). The original is intact, and the report holds all answers, to be copied.
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

## Accounts
accounts-unknown-kind = this is neither a FEC, nor a table of entries or months, nor a bank statement, nor a journal that the program can read.
accounts-no-accounts = its columns are months, but no row says which account it is of. Put the number of its account before each row (for example 606 Supplies, 756 Dues), or a row "Charges" and a row "Produits" above theirs, then import it again.
accounts-no-year = its columns are months, but nothing says of which year: say it, for example 2024 (--year 2024 in a terminal).
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
import-chart = { "  " }chart of accounts: { $chart }
import-findings = { "  " }{ $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
 }, { $warnings ->
    [one] { $warnings } remark
   *[other] { $warnings } remarks
 }
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
finding-account-blank = The number of the account is blank; the entry cannot be placed.
finding-date-unreadable = { $column }: “{ $value }” is no date.
finding-date-notation = { $column }: “{ $value }” is not written AAAAMMJJ.
finding-after-year-end = The entry of { $date } comes after the end of the year of accounts, { $end }.
finding-before-year = The entry of { $date } comes before any possible year of accounts that would end on { $end }.
finding-long-year = The entries cover more than twelve months.
finding-amount-unreadable = { $column }: “{ $value }” is no amount; the line is not read.
finding-amount-ambiguous = { $column }: “{ $value }” can be read two ways, as thousands or decimals; the line is not read. Write 1500 or 1.50.
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
finding-balance-unknown = This statement says no balance: what there was before is not known, and the sum of its movements is not what you have.
show-balance-unknown = { $name } says no balance: what there was before is not known, and the cash that is shown is only the sum of its movements. Give a statement with a balance (OFX, CAMT, or a line "Solde au …"), or the entries before it.
finding-not-booked = Movements that are announced and not booked by the bank yet: { $count }. They are left out, and will be in a later statement.
finding-movement-twice = A movement of { $found } bears the same reference of the bank ({ $value }) as another: it is left out.
finding-currency = { $value } is not the euro; it is not read.
finding-included = This journal includes another, “{ $value }”, which is not read: a file that is imported never opens another. Import one file with all of it (hledger print > all.journal), or each in turn.
finding-journal-rule = “{ $value }” changes accounts or amounts, and is not applied. Import a journal where that is done already (hledger print --auto > all.journal).
finding-journal-balance = Balance stated: the journal says { $expected } on { $account } on { $date }, and its amounts make { $found }.
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
says-so-far = The year is not finished: on { $day } { $result }.
so-far-more = income is { $amount } more than charges
so-far-less = charges are { $amount } more than income
says-in-kind-volunteering = { $all } of volunteering were valued.
says-in-kind-no-volunteering = { $all } were given in kind.
show-errors = { $errors ->
    [one] There is { $errors } error in the files that were imported
   *[other] There are { $errors } errors in the files that were imported
 }; amounts may be wrong. To see: essaim ledger check { $dir }
check-opening = Opening balances: { $name } opens with { $opening } at the bank and in hand, but the entries before end at { $closing } on { $day }. { $closing } counts, the opening is set aside; see which of the two files is right.
check-dedicated-to = { $year }, dedicated funds, { $purpose }: { $opening } at the beginning, { $aside } set aside (689), { $used } taken back (789), { $closing } at the end.
check-dedicated-none = no project and no funder
show-expected-past = { $count ->
    [one] One expected amount is
   *[other] { $count } expected amounts are
 } due on { $day } or before ({ $amount }), where your accounts end: they are past, and do not count in the months ahead. If they will come later, change their day; else remove them.
budget-change-idle = This change meets no line of this budget: { $change }
budget-scenario-sums = Beside the budget: charges { $charges }, income { $products }
check-balance = Balance: { $name } says { $stated } on account { $account } on { $day }, and the entries have { $books }: { $gap } between them. Cheques or transfers that the bank has not seen yet may explain it; else an entry is missing, or counts twice. The entries count.
show-aside-unfinished = { $days }: { $counts } has the sums of these months and counts; { $lines ->
    [one] { $lines } movement
   *[other] { $lines } movements
 } of { $aside } with an account { $lines ->
    [one] does
   *[other] do
 } not count among charges and products, as others of the same month wait for theirs. Give all of them an account, and the statement counts in place of the table.
show-apart = { $one } and { $other } do not say the number of their account. By their balances, their movements or their names they are two accounts: { $first } and { $second }. If they are one, import them again with the same number, such as 512900.
show-aside = { $days }: two files hold these days. { $counts } counts; { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
 } of { $aside } are set aside, so that nothing counts twice.
show-aside-movements = { $days }: { $lines ->
    [one] { $lines } line of { $aside } is also
   *[other] { $lines } lines of { $aside } are also
 } in { $counts } and { $lines ->
    [one] counts
   *[other] count
 } once; all else in both files counts.
show-aside-months = { $days }: { $counts } has these months in detail and counts; { $lines ->
    [one] { $lines } monthly sum
   *[other] { $lines } monthly sums
 } of { $aside } set aside, so that nothing counts twice.
show-until = The accounts end on { $until }; today is { $today }.
show-unfinished = The year is not finished: the entries end on { $until }.
show-unfinished-long-ago = The year is not finished: the entries end on { $until }; today is { $today }.
tile-result-so-far = income less charges on { $day }, the year is not finished
doubt-dedicated-reports = { $amount } set aside as dedicated funds (689)
doubt-dedicated-uses = { $amount } of dedicated funds taken back (789)
doubt-dedicated-apart = To be shown apart: { $what }; { $balance } of dedicated funds (19) are left on { $day }, of all projects and funders.
show-unclassified = { $count ->
    [one] { $count } movement of the statement is not classified yet (471)
   *[other] { $count } movements of the statement are not classified yet (471)
 }: { $come } received, { $gone } paid; they count neither as charges nor as income. Who paid: essaim ledger rules { $dir }. What it was for: essaim ledger rules { $dir } --when label=WORDS --account 606400
finding-truncated = The { $value } file breaks off before its end: what is missing is not read. Ask the bank for it again.
origin-asked = asked, not granted: grant { $grant }
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
proposal-account = for the account is named “{ $name }”
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
check-actual-left-out = On this form: { $charges } of charges, { $products } of products. It has no line for { $left_charges } of charges and { $left_products } of products; with them, the year gives { $result }.
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
show-no-project = without a project

## Accounts: rules, grants, budgets, tables
lines-given = Lines of the form that you chose
lines-given-one = { "  " }{ $account } → { $line } (undone with “essaim ledger rules DIR --line { $account }=”)
lines-by-funder = line of 74 of each funder
budget-not-on-form = Without a place on the form
report-sheet-entries = Entries
report-of-funder = For { $funder }: planned { $planned }, actual { $actual }
report-explanations = Gaps to explain
report-organisation = the whole organisation
report-table-title = Cerfa { $form } — { $period } — { $whose }
report-sharing = { $share } of common charges are the project’s. Rule: { $rule }
paper-foot = Source: { $files } ({ $entries } entries). Drawn up with Essaim.
paper-key = Dark bar: { $one }; light bar: { $other }.
table-code = Account
table-line = Line
table-planned = Planned
table-actual = Actual
table-percent = %
table-entries = Entries
table-total = Total
table-subtotal = Subtotal
table-total-charges = Total of charges
table-notes = To know
table-kicker = Official table, from the accounts
table-foot = In euros without cents, rounded line by line, as the form takes them. Nothing is made to fit. Made on your machine by Essaim.
table-open = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }
table-more = … and { $count } more, { $amount } in all. The whole list is in the official table as xlsx or ods.
table-place = { $file }, line { $line }

## Dashboard
dashboard-title = Where we stand — { $period }
dashboard-title-of = { $name } — { $period }
dashboard-kicker = Dashboard, from the accounts
dashboard-meta = { $entries ->
    [one] { $entries } line
   *[other] { $entries } lines
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
caption-ahead = From the same month a year before, grants left out; those to come count once they are noted. Debts to third parties (40 to 44) are paid in the first month; what they owe, booked grants (441) too, comes in the second
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

## Accounts: expected sums
ahead-one = { $month }: { $amount } — { $what }

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
says-no-pace = There is { $cash }. How long that lasts, a bank statement alone cannot tell: charges and income are not known. Import the entries too (FEC, general ledger or table of months).
expected-owed = { $account ->
    [40] owed to suppliers (40), paid in the first month
    [42] wages owed (42), paid in the first month
    [43] social contributions owed (43), paid in the first month
    [44] taxes owed (44), paid in the first month
   *[other] owed ({ $account }), paid in the first month
 }
expected-due = { $account ->
    [41] owed by users and members (41), received in the second month
   *[other] owed to us ({ $account }), received in the second month
 }
expected-to-receive = grant booked and not paid yet (441), { $funder }, received in the second month
expected-to-receive-unknown = grants booked and not paid yet (441), of no known funder, received in the second month
show-missing-months = { $count ->
    [one] No entry in { $months }: is a file missing?
   *[other] No entry in { $months }: are files missing?
 }
report-of-funder-share = The grant of { $funder }, { $actual }, is { $share } of all income.
no-number = without a number
no-journal = without a code

## Archive
export-readme-name = README.txt
export-readme =
    This is all that a dossier of Essaim holds, in open formats.
    The .jsonl files are text: one JSON object a line (UTF-8).
check-contributions = Contributions of private bodies (755) without a funder in { $year }: { $amount }.
check-unassigned = Grants without a funder in { $year }: { $amount } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }).
check-received = { $year }: { $amount } received on grants to receive (441) have no known funder and are expected a second time.
check-dedicated = Dedicated funds do not follow one another in { $year }: { $gap } are between opening, 689, 789 and closing.
check-in-kind-books = Gifts in kind do not balance in { $year }: { $uses } in 86, { $resources } in 87.
check-chart = Chart of accounts of { $name }: { $chart }
condition-party = the third party is “{ $value }”
condition-label = the label has “{ $value }”
condition-account = the account begins with { $value }
condition-document = the document begins with “{ $value }”
condition-journal = the journal is { $value }
show-errors-here = { $errors ->
    [one] There is { $errors } error in the files that were imported
   *[other] There are { $errors } errors in the files that were imported
 }; amounts may be wrong.
show-unclassified-here = { $count ->
    [one] { $count } movement of the statement is not classified yet (471)
   *[other] { $count } movements of the statement are not classified yet (471)
 }: { $come } received, { $gone } paid; they count neither as charges nor as income.

## People
role-reads = reads
role-writes = writes
role-approves = approves
role-administers = administers
password-short = This password is too short: it takes at least { $count } characters.
password-long = This password is too long.
password-common = This password is among those that are tried first. Choose another one, such as a sentence.
password-own = This password is your name or address, which others know. Choose another one.
people-safe = Nobody was added or removed.
people-newer = A later version of Essaim wrote the file of people (people.sqlite).
people-busy = Another program is writing to the file of people (people.sqlite).
people-other = The file of people (people.sqlite) could not be read or written ({ $detail }).
## Done with accounts

import-map-wrong = “{ $value }” is not understood; write for example --map "Expenses:Office=606400".
import-twice = { $path } is imported already, as { $name }.
import-twice-next = nothing to do; to read it otherwise, undo its import first with “essaim ledger undo”.
import-empty = { $path } holds no entry that can be read.
import-empty-next = check it with “essaim ledger check { $path }”.
import-columns-wrong = --columns is not understood: { $value }
import-columns-wrong-next = write for example “date=A,account=B,label=C,debit=D,credit=E,row=1”; without an account, it is a bank statement.
undo-unknown = no import is “{ $id }”, or several are.
undo-unknown-next = see them with “essaim ledger files { $dir }”.
check-line = { "  " }line { $line }: { $message }
show-no-year-next = see “essaim ledger show { $dir } --year { $year }”, or import the accounts of the year with “essaim ledger import”.
rules-twin = { $id } is not accepted with the others: it may be “{ $other }”. Accept it by its id, with --name to say who it is.
show-no-year = no entry for { $year }; there are some for: { $years }.
typed-share = “{ $value }” is no share between 0 and 100 %.
typed-negative = “{ $value }” is negative: a grant is asked, granted or paid for a positive amount.
typed-change = “{ $value }” takes away more than all: a cut goes down to -100 %.
typed-amount = “{ $value }” is no amount.
typed-day = “{ $value }” is no day; write for example 2026-09-30.
typed-year = “{ $value }” is no year.
typed-siret = “{ $value }” is no SIRET: it has fourteen digits, and its key must be right.
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
rules-no-funder = no funder has the id { $id }; see “essaim ledger rules”.
rules-no-project = no project has the id { $id }; see “essaim ledger rules”.
grants-no-such = no grant has the id { $id }.
grants-no-period = the year in which it is to be spent is needed: --year YEAR, or --from DAY --to DAY.
grants-no-payment = a payment is written DAY=AMOUNT, for example 2026-09-30=4000.
expect-no-such = there is no expected sum number { $number }.
budget-none = No budget is kept for that. Read one with --read FILE, or draft it with --draft.
budget-new-funder = New funder read in the budget: { $name } ({ $kind }), id { $id }. If it is none: “essaim ledger rules” with --remove { $id }.
budget-no-such = no budget or scenario has the id { $id }.
budget-no-lines = no line of a budget of that year was recognised in it: there must be accounts (60, 606, 74…) and a column of that year’s amounts.
budget-set-which = say of which budget: --id ID, or --year YEAR for a new one.
budget-no-line = “{ $value }” is no line of a budget; write for example 606=1200 or 74:town=5000.
budget-no-change = “{ $value }” is no change; write for example 74=-10% or 64=12000.
report-no-form = form { $form } is not known here; { $forms } are.
export-entries = Entries
export-sums = Sums by account and month
export-gaps = Budget and actual
export-grants = Grants
report-no-line = “{ $value }” is no line with its explanation; write for example “641=A post stayed vacant”, or “641” to approve the draft.
report-no-gap = “{ $value }” has no gap to explain in this table.
rules-has-grants = grants are of { $id }: { $grants }. Remove them first (essaim ledger grants, with --remove).
rules-no-account = “{ $value }” is no account; write for example 606400.
budget-is-accounts = these are accounting entries, and no budget.
budget-is-accounts-next = Import them with “essaim ledger import { $dir } { $file }”; then draft a budget with “essaim ledger budget { $dir } --draft --year YEAR”.
learn-nothing = In { $path }, no box of this form is filled.
learn-nothing-next = give the form as you sent it, and not the blank form.
learn-unknown-form = { $path } is none of the forms that were filled with this dossier.
learn-unknown-form-next = give the blank form too: essaim learn DOSSIER FILE --form BLANK.
correction-no-box = { $id } is no box of this form.
correction-no-box-next = “essaim boxes” on this form, with no other option, lists them with their numbers.
correction-no-question = { $question } is no known question.
correction-no-question-next = take an id that “essaim boxes” shows, such as organisation.object.

## The commons
commons-safe = The commons is as it was.
commons-unnamed = (without a name)
commons-retired = Is no more.
commons-merged = Merged into { $record }.
commons-contradictory = values that were checked contradict each other
commons-in-force = checked
commons-waits = { $count ->
    [one] not checked (one more organisation must agree)
   *[other] not checked ({ $count } more organisations must agree)
}
commons-waits-for-time = checked, in force on { $date } if nobody opposes it
commons-stopped = refused by other organisations
commons-disputed = taken down by a dispute ({ $by })
commons-disputed-openly = { $count ->
    [one] disputed
   *[other] disputed { $count } times
}
commons-replaced = replaced by { $by }
commons-taken-back = taken back by { $by }
commons-unfit = does not fit the field
commons-erased = erased
commons-no-source = no source
commons-by-owner = said by the organisation itself
commons-due = to be looked at again since { $date }
commons-not-one = { $path } is not a commons of Essaim.
commons-not-one-next = give the folder made by “essaim commons init” (it holds commons.sqlite), or make one: “essaim commons init { $path } NAME”.
commons-already = { $path } is a commons already.
commons-already-next = add a record to it with “essaim commons add”, or choose another folder.
commons-no-key = there is no key in { $path }.
commons-no-key-next = a commons made anew from its log can be read, but only who has its keys writes in it. Give your key with “--key FILE”, or work in the original folder.
commons-broken = the log does not hold together ({ $detail }).
commons-broken-next = take a copy of the log from elsewhere, and compare with “essaim commons verify”.
commons-ahead = the published log says { $published } statements, and only { $kept } are here.
commons-ahead-next = this folder is an old backup, it seems. Make it anew from the published log with “essaim commons rebuild”.
commons-search-broken = the search index of { $path } can be neither read nor written ({ $detail }).
commons-search-broken-next = delete its folder “search”: the next search makes it anew.
commons-table-empty = { $path } has no table with a row of titles and other rows.
commons-table-large = { $path } has too many rows or columns.
commons-table-no-such = “{ $said }”: it is no column of the table, or no field of this kind of record.
commons-table-no-name = no column gives the records’ names: say which with “--map COLUMN=name”.
commons-damaged-next = make it anew from its log with “essaim commons rebuild”: all of it is there.
commons-refused-known = this statement is in the commons already.
commons-refused-clock = the time of the statement is not this computer’s.
commons-refused-no-words = nothing is said.
commons-refused-no-reason = the reason is missing: add “--reason "…"”.
commons-refused-not-speaking = this account does not speak for { $organisation }.
commons-refused-no-organisation = only an organisation of the commons may do this.
commons-refused-flood = this account has made { $count } statements in 24 hours, the most it may.
commons-refused-unknown = what this is about is not in the commons.
commons-refused-begun = the commons has begun; its beginning is not taken back.
commons-refused-kind = there is no kind of record “{ $kind }”.
commons-refused-field = this kind of record has no field “{ $field }”.
commons-refused-translated = the field “{ $field }” is in a language: add “--in fr”.
commons-refused-untranslated = the field “{ $field }” has no language: leave out “--in”.
commons-refused-licence = “{ $licence }” is not a licence of the SPDX list (such as CC0-1.0, CC-BY-4.0 or etalab-2.0).
commons-refused-unfit = the value does not fit the field “{ $field }”: { $fault }
commons-refused-same = statement { $by } says the same already; check it instead.
commons-refused-not-replaceable = statement { $by } is not a current value of this field.
commons-refused-replaces = your organisation has said a value of this field ({ $by }): add “--replaces { $by }”.
commons-refused-not-reviewable = this sort of statement is not checked.
commons-refused-own = nobody checks what their own organisation said.
commons-refused-no-change = this would change nothing.
commons-refused-schema = this schema makes no kind of record: { $detail }
commons-refused-rule = this rule would let in values that nobody checked.
commons-wrong = this cannot be said: { $detail }
commons-wrong-domain = not the name of a domain (such as commons.example.org).
commons-wrong-merge = a record is merged into another one of its kind.
commons-import-licence = under which licence is this list? “{ $licence }” is none (SPDX): add “--licence CC0-1.0”, for instance.
letters-wrong = { $path } names no mail server: it needs two lines, server and from, and a server that is encrypted or on this computer.
letters-safe = Nothing was opened or sent.
letters-next = For example: server = "smtps://name:password@mail.example.org" and from = "Essaim <essaim@example.org>". See docs/hosting.md.

## Typing into the commons
commons-form-bad-day = This is not a day up to today (year-month-day).
commons-form-no-address = An address begins with https:// or http://.
commons-form-no-choice = Choose among what is offered.
commons-form-no-email = This is not an e-mail address (name@example.org).
commons-form-no-language = Say in which language the texts are.
commons-form-no-moment = This is not a day and an hour.
commons-form-no-name = A record needs a name.
commons-form-no-number = This is not a number.
commons-form-no-record = There is no record called “{ $name }” here. Add it first, or leave this blank.
commons-form-no-source = Say where it stands: the address of a page, or the title of a document.
commons-form-nothing = Nothing is new: change or add a value.
commons-form-too-long = At most { $count } characters.
commons-form-too-many = At most { $count } lines.
commons-form-twice = A line stands twice.
commons-form-unfit = This does not fit the field ({ $fault }).
commons-form-which = Which one is “{ $name }”? Choose below.
commons-make-bad-field = The English title needs letters: the field’s name is made of it.
commons-make-bad-name = The name is made of letters a to z, digits and hyphens, 40 at most, and begins with a letter.
commons-make-guarded = A public register does not collect this: it is sensitive (health, origin, beliefs, identity papers, bank…). Take the field out.
commons-make-no-choices = Give at least two choices, one a line.
commons-make-no-field = Give at least one field of its own.
commons-make-no-kind = Choose the kind of record that is linked to.
commons-make-no-purpose = Say what the field is for: nothing is collected without a purpose.
commons-make-no-title = A title is needed in both languages.
commons-make-people = This field seems to be about persons. A public register holds what somebody does in a public role only: tick this if so, else take the field out.
commons-make-taken = There is a kind “{ $name }” already.
commons-make-twice = Two fields would be called “{ $name }”.
