# What the pages say, in English.

## Frame
shell-skip = Skip to content
shell-ways = Pages of the dossier
shell-foot = Essaim, free software (AGPL-3.0). Everything stays on this computer.
shell-keys = Keyboard shortcuts
way-home = Home
way-documents = Documents
way-facts = Facts
way-forms = Forms
way-library = Answers
way-accounts = Accounts
way-settings = Settings
notice-undo = Undo
undone = Undone.

## Entrance
gate-safe = Nothing was changed.
gate-host = This is not an address of Essaim.
gate-origin = This request does not come from a page of Essaim.
gate-session = These pages are closed: only the link that the program shows opens them, once.
gate-session-next = In the terminal where Essaim runs, stop it (Ctrl + C), start it again, and open the link that it shows.
nowhere = There is no page at this address.
nowhere-next = Go back to the home page: what you look for may have been removed or renamed.
refusal-title = That could not be done
refusal-home = Back to the home page
serve-not-here = { $address } is an address that other computers can reach.
serve-not-here-safe = Nothing was opened: without accounts and passwords, the whole network could read your dossiers.
serve-not-here-next = Choose an address of this computer, such as --listen 127.0.0.1:7373.
serve-taken = Cannot listen at { $address } ({ $detail }).
serve-taken-next = Another program, maybe an Essaim that runs already, uses this port. Stop it or choose another, such as --listen 127.0.0.1:7374.

## Uploads
upload-broken = Sending was interrupted.
upload-too-many = Too many files at once: { $count } at most.
upload-too-large = { $name } is too large: { $megabytes } MB a file at most.
upload-none = No file was chosen.

## Dossiers
dossiers-title = Your dossiers
dossiers-none = There is no dossier yet. A dossier holds what your organisation has written, its accounts and its answers.
dossiers-new = New dossier
dossiers-name = Name of the organisation
dossiers-where = The dossier is a folder of this computer that will bear this name.
dossiers-make = Make the dossier
dossiers-no-name = It needs a name, with letters or digits.
dossiers-example = Open an example dossier
dossiers-example-lead = An invented association, its documents, its accounts and three forms: to try, then to throw away.
dossiers-example-name = Example
example-making = The example dossier is being made

## Home
home-begin = Three steps to a first filled form:
home-begin-papers = add what you have already written: statutes, reports, earlier applications, budgets;
home-begin-form = drop the funder’s blank form;
home-begin-send = read each answer with its source, then download the filled form.
home-next = To do now
home-nothing = Nothing is pressing.
home-knows = What the dossier knows
home-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 }
home-facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
 }
home-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 }
home-answers = { $count ->
    [one] { $count } answer already given
   *[other] { $count } answers already given
 }
todo-form = { $name }: { $count ->
    [one] { $count } box to read
   *[other] { $count } boxes to read
 }
todo-form-done = { $name }: all is read, the form can be sent
todo-contradictions = { $count ->
    [one] { $count } fact is said in two ways
   *[other] { $count } facts are said in several ways
 }
todo-aged = { $count ->
    [one] { $count } fact is more than a year old
   *[other] { $count } facts are more than a year old
 }
todo-library = { $count ->
    [one] { $count } answer is to be looked at again
   *[other] { $count } answers are to be looked at again
 }
todo-unread = { $count ->
    [one] { $count } document has pages that were not read
   *[other] { $count } documents have pages that were not read
 }
todo-report = Report on “{ $name }” due by { $day }
drop-label = Drop files here
drop-hint = Any format: docx, odt, xlsx, ods, pdf, photographs, e-mails, archives. Nothing leaves this computer.
drop-documents = Add to the documents
drop-form = Answer this form
drop-accounts = Import these accounts

## Jobs
job-adding = { $count ->
    [one] Reading a document
   *[other] Reading { $count } documents
 }
job-restoring = { $name } is put back
job-answering = { $count ->
    [one] Reading the form and looking for its answers
   *[other] Reading { $count } forms and looking for their answers
 }
job-running = You may leave this page: the work goes on, and the home page leads back to it.
job-progress = Progress
job-done = Done.
job-on = Go on
job-crashed = The program met an unforeseen error.

## Documents
documents-none = Add what your organisation has already written: statutes, activity reports, minutes, earlier applications, budgets, pages of its site.
documents-unread = Some pages are pictures that nothing has read: they are marked below.
documents-copy = The same content as { $name }, which is used.
documents-earlier = An earlier version of { $name }, which is used.
documents-remove = Remove
documents-remove-of = Remove { $name }
documents-removed = { $name } is removed from the dossier.
documents-added = { $count ->
    [one] { $count } document added
   *[other] { $count } documents added
 }
documents-original = Download the original
documents-empty = Nothing was read in this document.
search-title = Search
search-label = Search your documents
search-button = Search
search-nothing = Nothing in your documents answers this question.

## Facts
facts-none-yet = The dossier knows nothing yet: add documents.
facts-contradicted-title = To settle
facts-contradicted-lead = Your documents say several things. Choose the right value: it will be used everywhere.
facts-aged-title = To bring up to date
facts-aged-lead = These values change with time and are more than a year old: give today’s, or add a newer document.
facts-known-title = What your documents say
facts-says-otherwise = Another document says:
facts-take = Keep { $value }
facts-more = { $count ->
    [one] { $count } other value
   *[other] { $count } other values
 }
facts-correct = Correct
facts-right-value = The right value
facts-keep = Keep this value
facts-kept = { $name }: noted.
facts-typed = Typed by you
facts-no-value = A value is needed.

## Forms
forms-none = Drop a funder’s blank form: it is read, and its boxes are filled with what you have already written.
forms-begun = begun on { $day }
forms-closed = { $count ->
    [one] { $count } form put away
   *[other] { $count } forms put away
 }
form-progress-label = Boxes read
form-progress = { $done } of { $count } boxes read.
form-written = { $count ->
    [one] { $count } answer will go into the file.
   *[other] { $count } answers will go into the file.
 }
form-go-on = Read the answers
form-download = Download the filled form
form-report = Report with the sources
form-sheet = Answers to copy
form-accept-all = { $count ->
    [one] Accept the sure answer
   *[other] Accept the { $count } sure answers
 }
form-accepted-all = { $count ->
    [one] { $count } answer accepted
   *[other] { $count } answers accepted
 }
form-changed = What changed since the last edition of this form
form-checks = To check on the whole
form-attachments = Documents to attach
form-waiting = { $count ->
    [0] All is read
    [one] { $count } box to read
   *[other] { $count } boxes to read
 }
form-all-boxes = { $count ->
    [one] { $count } box
   *[other] The { $count } boxes
 }
form-show-all = Show all boxes
form-show-waiting = Show only those to read
form-again = Look for the answers again
form-project = Project
form-again-safe = What you typed or accepted stays.
form-again-button = Look again
form-close = Put this form away
form-put-away = The form is put away.
filled-none-next = The page “Answers to copy” gives each answer with a button to copy it.
sheet-not-needed = All answers are in the file: there is nothing to copy by hand.
sheet-not-needed-next = Download the filled form.

## Boxes
tick-yes = Yes, tick it
tick-no = No, leave it blank
state-accepted = accepted
state-blank = left blank
state-later = for later
state-edited = edited
box-place = box { $number } of { $count }
box-answer = Answer
box-saved = Saved.
box-not-saved = Not saved yet: another try in a moment. Your text is kept in this browser.
box-found = A text was found that could not be saved before.
box-over = Too long.
box-accepted = This answer is accepted: it goes into the file and will serve the next forms.
box-reply = Argued reply to give to the funder
box-sources = { $count ->
    [one] The source
   *[other] The { $count } sources
 }
box-passages = { $count ->
    [one] A passage that may be of use
   *[other] { $count } passages that may be of use
 }
box-steps = Neighbouring boxes
box-before = ← Box before
box-after = Next box →
box-too-much = This text is too long to be kept.
box-wrong = This box is recognised wrongly
box-wrong-lead = Your correction holds for the next editions of this form too.
box-wrong-nothing = There is nothing to correct.
box-right-label = What the box asks
box-right-label-keep = Correct the label
box-right-question = The question that it asks
box-right-question-keep = Correct the question
box-no-box = This is no box to fill
box-restore = Forget my corrections
box-restored = Your corrections of this box are forgotten.
do-accept = Accept and go on
do-save = Save
do-later = Later
do-blank = Leave blank
do-shorten = Shorten to the limit
do-proposed = Take the proposal again
do-back = Take the last step back
do-passage = Put this passage into the box
beside-title = Around this box
beside-page = Page { $page } of the form, with the box “{ $label }” framed

## Answers
library-lead = The answers that you approved. They come before all else in the next forms.
library-search = Search the answers
library-which = Which ones
library-standing = In force
library-look = To look at again
library-retired = Retired
library-none = No answers here. They come when you accept an answer in a form.
library-owned = looked after by { $name }
library-again = to look at again on { $day }
library-edit = Edit
library-owner = Looked after by
library-look-day = To look at again from
library-retire = Propose no more
library-restore = Propose again
library-is-retired = This answer will be proposed no more.
library-kept = Saved.
library-add = Add an answer
library-add-button = Add
library-question = Question
library-words-missing = A question and an answer are needed.

## Settings
settings-data = Your data
settings-where = Everything is in this folder of this computer:
settings-backup = To back up, copy this folder; to leave with everything, take the archive below, in open formats.
settings-export = Download the whole dossier
settings-model = Models
settings-model-inside = A small built-in model compares the meaning of sentences. It runs on this computer and sends nothing.
settings-rewording = Rewording
settings-rewording-off = Off: answers are made of your own sentences.
settings-rewording-set = Set. It is used only when you ask for it (“essaim answer --reword”); nothing is sent without that.
settings-address = Address of the program that rewords
settings-model-name = Name of the model
settings-turn-off = Turn off
settings-no-model = The name of a model is needed.
settings-kept = Saved.
settings-erase = Erase this dossier
settings-erase-lead = Everything is erased from this computer, for good. Download the archive first if you want to keep any of it.
settings-erase-name = To confirm, type the dossier’s name: { $name }
settings-erase-button = Erase for good
settings-erase-wrong = What was typed is not the dossier’s name.

## Shortcuts
keys-title = Keyboard shortcuts
keys-lead = Everything can be done with Tab and Enter too. While reading a form:
keys-key = Keys
keys-does = Effect
keys-accept = Accept the answer and go on to the next
keys-next = Next box
keys-previous = Box before
keys-later = Leave for later
keys-blank = Leave the box blank
keys-search = Go to the search
