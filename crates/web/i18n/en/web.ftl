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
asked-unread = What was sent could not be read.
asked-unread-next = Go back to the page, load it again, and start over.
asked-too-large = This text is too long to be sent.
asked-too-large-next = Shorten it, or add it as a document.
refusal-title = That could not be done
refusal-home = Back to the home page
serve-not-here = { $address } is an address that other computers can reach, and nobody can sign in to it yet: the whole network would read your dossiers.
serve-not-here-next = First make a person who administers: essaim people add { $data } --name NAME --email ADDRESS --administers. Or choose an address of this computer, such as --listen 127.0.0.1:7373.
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
home-commons = The commons: the digital actors and services of the sector, and what replaces what
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
job-rewording = Rewording an answer

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
documents-gone = { $count ->
    [one] { $count } document removed or replaced
   *[other] { $count } documents removed or replaced
 }
documents-gone-since = until { $day }
documents-again = Take it up again
documents-again-of = Take up { $name } again
search-title = Search
search-label = Search your documents
search-button = Search
search-nothing = Nothing in your documents answers this question.
search-no-word = None of these words is in your documents. This is what is nearest in meaning; it may not answer.

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
filled-unmarked = This file holds an answer that a model reworded, and could not be marked as such: it is not given. Take the original sentences back, or edit the answer.
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
box-overtaken = Not saved: this answer was changed elsewhere meanwhile. Save to see both texts.
box-overtaken-by = This answer was changed meanwhile, in another tab or by somebody else. This is what is kept:
box-overtaken-next = Your text is below, nothing is lost. Save it to put it in place of the other one, or take from the other what is needed.
box-not-saved = Not saved yet: another try in a moment. Your text is kept in this browser.
box-found = A text was found that could not be saved before.
box-one-sentence = One sentence alone is longer than the limit: shorten it yourself.
box-over = Too long.
box-reword = Reword this answer
box-reword-hint = The proposal and its sources will be sent to { $address } (model { $model }). What comes back is held against the sources, and stays to check.
box-too-long = This is longer than the form takes: shorten it, then accept. Your text is saved.
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
box-more-passages = Look for other passages for this box
box-no-passages = No other passage of the dossier can help here.
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
do-add = Add
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

## Accounts
accounts-ways = Pages of the accounts
accounts-dashboard = Dashboard
accounts-tables = Official tables
accounts-grants = Grants
accounts-budgets = Budgets
accounts-rules = Funders and projects
accounts-files = Files
accounts-years = Years of accounts
accounts-year = Year of accounts
accounts-whole = The whole organisation
accounts-yes = Yes
accounts-no = No
accounts-unsaid = Not said
accounts-kept = Saved.
accounts-pdf = Download as PDF
accounts-html = Download the page
accounts-dashboard-file = dashboard
accounts-begin = Give a file of accounts: you see at once where you stand, and funders’ tables fill themselves.
accounts-begin-what = What will do
accounts-begin-fec = the file of accounting entries (FEC) that all accounting programs and firms can give;
accounts-begin-table = a table of entries or of months, as xlsx, ods or csv;
accounts-begin-bank = a bank statement, as OFX, CAMT.053 or csv.
accounts-begin-then = Nothing is kept before you have seen what the file holds.
accounts-drop = Drop files of accounts
accounts-drop-hint = FEC, xlsx, ods, csv, OFX, CAMT.053, plain-text journals. You see what they hold before anything is kept.
accounts-drop-button = Read these accounts
accounts-typed-negative = “{ $value }” is negative: a grant is asked, granted or paid for a positive amount.
accounts-typed-change = “{ $value }” takes away more than all: a cut goes down to -100 %.
accounts-typed-no-amount = “{ $value }” is no amount; write for example 1250.40.
accounts-typed-no-day = “{ $value }” is no day; write for example 2026-09-30.
accounts-typed-no-year = “{ $value }” is no year; write for example 2026.
col-account = Account
col-actual = Actual
col-amount = Amount
col-asked = Asked
col-day = Day
col-gap = Gap
col-grant = Grant
col-granted = Granted
col-label = Label
col-line = Line
col-origin = Where it comes from
col-paid = Paid
col-percent = %
col-planned = Planned
col-report = Report due
col-spent = Spent
col-to-justify = To justify

## Accounts: import
job-accounts = { $count ->
    [one] Reading a file of accounts
   *[other] Reading { $count } files of accounts
 }
accounts-import-title = Before importing
accounts-import-lead = This is what these files hold. Nothing is kept yet.
accounts-import-button = Import
accounts-import-abandon = Abandon
accounts-import-abandoned = Nothing was imported.
accounts-import-done = { $count ->
    [one] { $count } file of accounts imported
   *[other] { $count } files of accounts imported
 }
accounts-import-nothing = Nothing was imported: these files are there already, or hold no accounts.
accounts-import-gone = These files wait no more: they were imported, abandoned, or the program was restarted.
accounts-import-gone-next = Drop them again if they are not in the list of files.
accounts-import-unread = This file could not be read as accounts: { $reason }
accounts-import-twice = This file is imported already, under the name { $name }. It will not be imported twice.
accounts-import-empty = This file holds no entry that can be read. See below what is wrong.
accounts-import-overlap = { $name } covers some of the same days: the same entries might count twice.
accounts-import-kind = Kind
accounts-import-period = Period
accounts-import-entries = Entry lines
accounts-import-transactions = Transactions
accounts-import-accounts = Accounts
accounts-import-chart = Chart of accounts
accounts-import-debit = Sum of debits
accounts-import-credit = Sum of credits
accounts-import-charges = Charges
accounts-import-products = Income
accounts-import-findings = What was checked
accounts-import-good = Nothing to find fault with.
accounts-import-more = … and { $count } more times, for the same reason
accounts-import-error = error
accounts-import-warning = remark
accounts-import-line = line { $line }:
accounts-import-columns = The columns
accounts-import-columns-guessed = Recognised by their names and what stands in them; correct them if need be.
accounts-import-columns-given = Given by you; they will serve for the next files with the same names of columns.
accounts-import-columns-remembered = Taken from { $name }, which has the same names of columns.
accounts-import-journal-accounts = The accounts of this journal
accounts-import-correct = Correct how it is read
accounts-import-year = Year of these months
accounts-import-bank = Number of the bank’s account
accounts-import-row = Row of the names of columns
accounts-import-again = Read it again so
accounts-import-no-columns = The column of dates is needed and, without an account, the row of the names of columns.
accounts-import-no-bank = An account of a bank has three digits or more, for example 512000.

## Accounts: files
accounts-files-none = No file of accounts is imported.
accounts-files-entries = { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }
accounts-files-imported = imported on { $day }
accounts-files-findings = { $errors ->
    [0] { $warnings ->
        [one] { $warnings } remark
       *[other] { $warnings } remarks
     }
    [one] { $errors } error and { $warnings } remarks
   *[other] { $errors } errors and { $warnings } remarks
 }
accounts-files-removed = { $name } is removed. What you said of funders, projects, budgets and grants stays.
accounts-files-books = The accounts as a whole

## Accounts: funders and projects
accounts-rules-lead = Each entry can have a funder and a project. The program proposes, you answer once, it remembers.
accounts-rules-proposals = { $count ->
    [0] Proposals
    [one] { $count } proposal
   *[other] { $count } proposals
 }
accounts-rules-no-proposals = The program has nothing to propose.
accounts-rules-new = { $name }: a new funder
accounts-rules-one-of = One of: { $names }
accounts-rules-which = Which one
accounts-rules-name = Name
accounts-rules-kind = Kind of funder
accounts-rules-kind-of-name = By its name
accounts-rules-siret = SIRET, where it is known
accounts-rules-accept = Accept
accounts-rules-decline = Decline
accounts-rules-accept-all = Accept all sure proposals
accounts-rules-accept-all-hint = Those with several answers, or that look like a funder who is known already, wait for your choice.
accounts-rules-accepted = { $count ->
    [one] { $count } proposal accepted
   *[other] { $count } proposals accepted
 }
accounts-rules-declined = This proposal is declined.
accounts-rules-none-sure = No proposal has one sure answer: answer them one by one.
accounts-rules-no-proposal = This proposal is there no more.
accounts-rules-which-missing = Say which one it is.
accounts-rules-open = What has no answer yet, { $period }
accounts-rules-open-grants = Grants without a funder
accounts-rules-open-contributions = Contributions of private bodies (755) without a funder
accounts-rules-open-received = Payments of grants without a funder
accounts-rules-open-products = Income without a project
accounts-rules-open-charges = Charges without a project
accounts-rules-open-none = All has its answer.
accounts-rules-open-entries = { $count ->
    [one] See this entry and answer
   *[other] See these { $count } entries and answer
 }
accounts-rules-open-table = Entries without an answer
accounts-rules-open-more = … and { $count } more, which come after
accounts-rules-choose = Choose
accounts-rules-choose-one = Choose { $label }, line { $line }
accounts-rules-leave = Leave as it is
accounts-rules-give = Give to the entries chosen
accounts-rules-given = { $count ->
    [one] { $count } entry has its answer
   *[other] { $count } entries have their answer
 }
accounts-rules-no-entry = Choose one entry at least.
accounts-rules-gives-nothing = Choose a funder or a project.
accounts-rules-gives-funder = Funder
accounts-rules-gives-project = Project
accounts-rules-none-given = None
accounts-rules-funders = Funders
accounts-rules-no-funders = No funder is known yet.
accounts-rules-add-funder = Add or correct a funder
accounts-rules-add-funder-hint = A name that is known is corrected, another is added.
accounts-rules-projects = Projects
accounts-rules-no-projects = No project is known yet.
accounts-rules-add-project = Add a project
accounts-rules-rules = Rules
accounts-rules-rules-lead = Your answers became these rules; the first that fits wins.
accounts-rules-rule = if { $when } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })
accounts-rules-add-rule = Add a rule
accounts-rules-when = When
accounts-rules-when-party = the third party is
accounts-rules-when-label = the label has
accounts-rules-when-account = the account begins with
accounts-rules-when-document = the document begins with
accounts-rules-when-journal = the journal is
accounts-rules-value = Value
accounts-rules-no-value = A value is needed.
accounts-rules-no-name = A name with letters or digits is needed.
accounts-rules-no-siret = “{ $value }” is no SIRET: it has fourteen digits, and its key must be right.
accounts-rules-added = { $name }: noted.
accounts-rules-rule-added = The rule is added.
accounts-rules-removed = Removed.

## Accounts: grants
accounts-grants-none = No grant is noted. Note what is asked or granted: payments and spending come from the entries.
accounts-grants-table = Where each grant stands
accounts-grants-past = { $count ->
    [one] { $count } past grant
   *[other] { $count } past grants
 }
accounts-grants-past-table = Past grants
accounts-grants-each = One by one
accounts-grants-over = { $project }: its grants paid { $amount } more than is counted as spent of them (what may be of several counts once).
accounts-grants-to-receive = Still to receive:
accounts-grants-shared = Spent on the project, for this grant or another:
accounts-grants-to-repay = Paid and not spent, to give back where the agreement asks it:
accounts-grants-reported = sent on { $day }
accounts-grants-late = late, due on { $day }
accounts-grants-agreement = Agreement { $reference }
accounts-grants-signed-on = signed on { $day }
accounts-grants-add = Note a grant
accounts-grants-added = The grant is noted.
accounts-grants-removed = The grant is removed.
accounts-grants-gone = This grant is there no more.
accounts-grants-new-funder = Another, named next
accounts-grants-funder-name = Name of a new funder
accounts-grants-no-funder = Choose a funder, or name one.
accounts-grants-no-project = None: for the whole organisation
accounts-grants-purpose = Purpose
accounts-grants-from = Spent from
accounts-grants-to = Until
accounts-grants-no-period = The days between which it is spent are needed, the first before the last.
accounts-grants-reference = Reference of the agreement
accounts-grants-signed = Signed on
accounts-grants-report-due = Report due on
accounts-grants-reported-on = Report sent on
accounts-grants-notified = Aid notified to the European Commission
accounts-grants-payments = Payments to come
accounts-grants-payment-day = Payment { $number }: day
accounts-grants-payment-sum = Payment { $number }: amount
accounts-grants-half-payment = A payment has a day and an amount.
accounts-expected = Other money expected
accounts-expected-lead = What you expect or have to pay: the months ahead on the dashboard count it.
accounts-expected-on = On
accounts-expected-amount = Amount
accounts-expected-way = Direction
accounts-expected-in = to receive
accounts-expected-out = to pay
accounts-expected-what = What it is
accounts-expected-missing = A day and an amount are needed.
accounts-expected-added = The sum is noted.
accounts-expected-removed = The sum is removed.
accounts-expected-gone = This sum is there no more.

## Accounts: budgets
accounts-budgets-none = No budget is kept. Draft one from your accounts, or drop your own.
accounts-budget = Budget { $period }
accounts-budget-of = Budget { $period }, { $project }
accounts-budget-asked = of which asked and not granted
accounts-budget-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }
accounts-budget-compare = Compare with what happened
accounts-budget-compared = { $name }: planned and actual
accounts-budget-compared-table = Planned and actual, line by line
accounts-budget-set = Set this line
accounts-budget-set-hint = An account that has its line is corrected; an amount of 0 takes it out.
accounts-budget-no-account = An account of charges or income is needed, for example 606 or 74.
accounts-budget-gone = This budget is there no more.
accounts-budget-removed = The budget is removed.
accounts-budget-no-year = A year of accounts is needed.
accounts-budget-draft = Draft a budget
accounts-budget-draft-lead = The mean of the last three years, line by line, with the grants noted for the year. Each line says where it comes from; nothing is made up.
accounts-budget-draft-button = Draft
accounts-budget-drafted = The budget is drafted: read it line by line.
accounts-budget-replaced = It takes the place of the budget of the same year, which you can take up again.
accounts-budget-no-history = Nothing in the accounts of the years before allows this budget to be drafted.
accounts-budget-read = Read a budget
accounts-budget-read-hint = A table with accounts (60, 606, 74…) and a column of amounts of the year.
accounts-budget-sheet = File of the budget
accounts-budget-read-button = Read this budget
accounts-budget-was-read = { $count ->
    [one] { $count } line read
   *[other] { $count } lines read
 }
accounts-budget-unread = This file could not be read as a budget: { $reason }
accounts-budget-is-accounts = these are accounting entries, and no budget. Import them as accounts.
accounts-budget-no-lines = no line of a budget of that year was recognised; accounts (60, 606, 74…) and a column of amounts are needed.
accounts-scenarios = What if…?
accounts-scenarios-lead = A scenario changes lines, such as a grant that falls or one more salary, and shows what becomes of your budgets. The budgets themselves stay as they are.
accounts-scenario-difference = Against the budget
accounts-scenario-all = all lines
accounts-scenario-lines = lines { $account }
accounts-scenario-nothing = { $lines } (no line of your budgets)
accounts-scenario-amount = { $lines }: { $amount }
accounts-scenario-share = { $lines }: { $by }
accounts-scenario-any = All
accounts-scenario-name = Name of the scenario
accounts-scenario-account = Accounts that begin with
accounts-scenario-to = Change
accounts-scenario-hint = A percentage more or less (-10%), or the new amount (12000). Without an account, all lines change.
accounts-scenario-add = Add this change
accounts-scenario-full = This scenario has too many changes already.

## Accounts: official tables
accounts-table-form = Form
accounts-table-12156 = Budget (Cerfa { $form })
accounts-table-15059 = Financial report (Cerfa { $form })
accounts-table-funder = For the funder
accounts-table-any = All
accounts-table-show = Show this table
accounts-table-download = Download as
accounts-table-notes = To know
accounts-table-foot = In euros without cents, rounded line by line, as the form takes them. Nothing is arranged to come out even.
accounts-table-gaps = Gaps to explain
accounts-table-gaps-lead = The drafts say what the entries show. Correct them, then approve: they go into the report.
accounts-table-gap = Planned { $planned }, actual { $actual }: { $gap }
accounts-table-draft = Draft of an explanation
accounts-table-approved = Approved explanation
accounts-table-approve = Approve
accounts-table-withdraw = Back to the draft
accounts-table-withdrawn = The explanation is withdrawn.
accounts-table-sharing = Share of common charges
accounts-table-share = This project’s share, in per cent
accounts-table-share-rule = How it is worked out
accounts-table-no-share = “{ $value }” is no share between 0 and 100 %.

## Settings
settings-data = Your data
settings-where = Everything is in this folder of this computer:
settings-backup = To back up, copy this folder; to leave with everything, take the archive below, in open formats.
settings-export = Download the whole dossier
settings-model = Models
settings-model-inside = A small built-in model compares the meaning of sentences. It runs on this computer and sends nothing.
settings-model-is = Installed: { $name }.
settings-model-cost = One question compared with your documents, measured just now.
settings-model-loading = It is being loaded: come back in a moment to see what it costs.
settings-rewording = Rewording
settings-rewording-off = Off: answers are made of your own sentences.
settings-rewording-set = Set. It is used only when you ask for it, with an answer or by “essaim answer --reword”; nothing is sent without that.
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

## People
shell-foot-host = Essaim, free software (AGPL-3.0). Everything stays on this server.
shell-reads = You may read this dossier, not change it.
way-people = People
dossiers-none-yours = No dossier is open to you. Ask whoever administers that of your organisation for an invitation.
not-allowed = Your role in this dossier does not allow that: it takes the role “{ $role }”.
not-allowed-next = Ask a person who administers the dossier to change your role, or to do it.
gate-program = An access key does not allow this: it takes a person who is signed in.
gate-key = This access key opens nothing: it is wrong, revoked, or its person has no access any more.
gate-signed-out = You are not signed in, or your session has ended.
gate-signed-out-next = Sign in in another tab, then come back to this page and try again: what you typed is still there.
serve-closed = Nothing was opened.
serve-one-next = Give the folder that holds the dossiers rather than one dossier, and make a first person there: essaim people add FOLDER --name NAME --email ADDRESS --administers.
serve-no-people = { $address } cannot be opened to others: nobody can sign in to this server yet.
serve-mail-no-people = No link to sign in can be sent: nobody can sign in to this server yet.
serve-no-address = The public address is missing: without it, { $address } would answer to any name.
serve-no-address-next = Add the address that people type, such as --address https://essaim.example.org. A reverse proxy (Caddy, nginx) takes care of encryption: see docs/hosting.md.
serve-address-open = { $address } is not encrypted: passwords would pass there in the clear.
serve-address-wrong = { $address } is not the address of a server: a name, without a path or a password.
sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-do = Sign in
sign-in-passkey = Sign in with a passkey
sign-in-forgotten = Forgotten your password? Ask whoever keeps this server for a new link.
link-ask = Or get a link by e-mail, at your address
link-do = Send me a link
link-sent = Look at your mail
link-sent-to = If { $email } is the address of somebody on this server, a link arrives there in a moment. It works once, for { $count } minutes.
link-back = Back to signing in
link-open = This link opens your session on { $server }. It works once.
link-gone = This link works no more: it was used already, or more than { $count } minutes have passed.
link-gone-next = Ask for another one on the sign-in page.
link-not-sent = A link to sign in could not be sent; the mail server says:
link-letter-subject = Your link for { $server }
link-letter = Hello { $name },

    This link opens your session on { $server }, once, within { $count } minutes:
link-letter-unasked = If you did not ask for it, leave it: without it nobody comes in.
sign-in-wrong = The address or the password is not right.
sign-in-wrong-next = Check both, then try again.
sign-in-wait = Too many attempts have failed.
sign-in-wait-next = Try again in { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }.
sign-out = Sign out
passkey-stopped = The device gave no passkey. You can try again, or use your password.
passkey-wrong = This passkey opens nothing here. Use your password.
passkey-not-taken = This passkey could not be added. Reload the page, then try again.
password-new = New password
password-hint = At least { $count } characters. A sentence that you remember is better than odd signs; spaces and accents are allowed.
password-again = The same once more
password-differs = The two passwords are not the same.
invitation-title = Welcome, { $name }
invitation-reset-title = Choose another password
invitation-to = You are invited to the dossier “{ $dossier }”, with the role “{ $role }”.
invitation-to-all = You are invited to all dossiers of this server, with the role “{ $role }”.
invitation-choose = Choose the password that you will sign in with, with the address { $email }.
invitation-do = Save and enter
invitation-join = Accept the invitation
invitation-known = Sign in with the address { $email } to accept the invitation.
invitation-gone = This link works no more: it was used already, or more than a week has passed.
invitation-gone-next = Ask whoever sent it to you for another one.
me-back = Go back
me-current = Your current password
me-password = Password
me-password-ends = Your other sessions will be ended.
me-password-set = Your password is changed.
me-password-wrong = This is not your current password.
me-passkey = Passkey
me-passkeys = Passkeys
me-passkeys-lead = A passkey signs you in by a finger, a face or a code, on the device or key that keeps it. Your password stays beside it.
me-passkeys-script = Adding a passkey takes JavaScript.
me-passkey-name = Name of the device
me-passkey-add = Add a passkey
me-remove = Remove
me-sessions = Sessions
me-session-this = this one
me-session-end = End
me-keys = Keys for programs
me-keys-lead = A program that sends a key acts in your name, never beyond your own role.
me-key-name = What it is for
me-key-dossier = Dossier
me-key-all = All of yours
me-key-role = Role, at most
me-key-make = Make a key
me-key-made = Your key
me-key-once = Copy it now: it is not kept, and will not be shown again.
me-key-no-name = It needs a name and a role.
me-key-too-many = You have { $count } keys already: remove those that are not used any more.
me-since = since { $day }
me-since-used = since { $day }, last used on { $used }
members-title = People of this dossier
members-roles = What each role allows
members-disabled = access suspended
members-everywhere = Role “{ $role }” in all dossiers of this server, given by whoever keeps it.
members-role-of = Role of { $name }
members-open = Open invitations
members-until = until { $day }
members-take-back = Take back
members-invite = Invite somebody
members-name = Name
members-role = Role
members-invite-how = Essaim sends no letters: it gives a link, which you pass on yourself.
members-invite-do = Make the invitation
members-invited = Invitation for { $name }
members-link = Pass this link on to { $email }, and to nobody else. It works once, for a week, and will not be shown again.
members-no-name = It needs a name and a role.
members-no-email = This is not an e-mail address.
members-too-many = There are { $count } open invitations already: take back those that are of no use any more.
members-last = { $name } is the last person who administers this dossier.
members-last-next = Give this role to somebody else first.
members-removed = { $name } has no access to this dossier any more.
members-changed = The role of { $name } is changed.
members-taken-back = The invitation of { $name } works no more.
role-reads-what = Read all and download forms, and change nothing.
role-writes-what = Also: add documents, type answers, bring accounts in.
role-approves-what = Also: accept answers, settle facts, keep the library.
role-administers-what = Also: set, export and erase the dossier, and say who has access.
## For programs
api-nowhere = There is nothing at this address.
api-nowhere-next = The description of the interface is at /api/v1/openapi.json.
api-next = The description of the interface, at /api/v1/openapi.json, says what is expected.
api-no-method = This address does not take this method.
api-bad-query = The end of the address is not understood: { $reason }
api-bad-body = What was sent is not understood: { $reason }
api-bad-field = The field “{ $field }” is not understood.
api-no-file = A file is missing in the field “{ $field }”.
api-not-json = JSON is expected (application/json).
api-not-multipart = A form with files is expected (multipart/form-data).
api-too-large = This is too much at once.
api-too-long = This is longer than the form takes for this box.
api-one-dossier = One dossier is served here: no other is made beside it.
api-many-jobs = Several additions are under way in this dossier already.
api-many-jobs-next = Wait until one of them ends, then try again.
api-not-so = This is only written in these formats: { $endings }.

## Pages of the commons
shell-foot-public = Essaim, free software (AGPL-3.0). Each value under the licence that it names.
commons-way-home = The commons
commons-way-search = Search
commons-way-kinds = Kinds
commons-way-rule = How it is run
commons-way-ours = Ours
commons-way-dossiers = Dossiers
commons-ways = Pages of the commons
commons-nameless = (without a name)
commons-sourceless = no source
commons-colon = { ": " }
commons-yes = yes
commons-no = no
commons-home-title = The commons of the social economy and the libre world
commons-home-lead = Who does what, what replaces the big platforms, and where each thing is known from. Anyone may read, copy and correct it.
commons-home-uses = By use
commons-home-kinds = What there is
commons-home-families = By family
commons-home-newest = Added or corrected last
commons-home-rule = How it is run
commons-home-rule-said = Each value is said by somebody, signed, with its source.
commons-home-rule-checked = It is shown as checked once { $agree } other organisations have found it right, after { $hours } hours at the earliest.
commons-home-rule-free = Nobody can pay to be shown first, and all of it can be copied and made anew elsewhere.
commons-home-rule-more = { $members ->
    [one] The whole rule, its { $members } organisation, the log of { $statements } statements
   *[other] The whole rule, its { $members } organisations, the log of { $statements } statements
}
commons-add = Add something
commons-examples = For instance:
commons-example-1 = replace Doodle
commons-example-2 = host our files
commons-example-3 = video meetings
commons-example-4 = leave Google Forms
commons-search-label = What are you looking for? A name, a need, a platform to leave
commons-search-title = Search the commons
commons-search-title-of = { $words }: what the commons knows
commons-search-about = { $count } records of the commons, with sources and checks.
commons-filters = Filters that are set
commons-filter-remove = (remove this filter)
commons-checked = Checked
commons-unchecked = Not checked yet
commons-in-language = Described in: { $code }
commons-near = Near the place
commons-understood-leave = What replaces { $name } comes first.
commons-understood-corrected = “{ $typed }” stands nowhere. Looked for instead: { $instead }.
commons-understood-some = Nothing holds all these words; here is what holds some of them.
commons-found = { $count ->
    [one] { $count } record found
   *[other] { $count } records found
}
commons-found-none = Nothing was found.
commons-found-none-words = Try fewer words, or the name of the platform that you use today.
commons-found-none-kinds = See what kinds of records there are.
commons-found-none-add = Add what lacks.
commons-kilometres = { $count } km away
commons-replaces-by = { $by } in place of { $replaces }
commons-why = Why here?
commons-part-whole-name = The whole name is what was typed:
commons-part-name = Words in the name:
commons-part-words = Words elsewhere:
commons-part-need = It answers the need:
commons-part-checked = Checked by other organisations:
commons-part-near = Near:
commons-points = { $count } points
commons-pages = Pages of the list
commons-page = Page { $page } of { $pages }
commons-page-before = ← Before
commons-page-after = Next →
commons-refine = Narrow down
commons-facet-kind = Kind
commons-facet-use = Use
commons-facet-family = Family
commons-facet-country = Country
commons-facet-checked = Check
commons-facet-more = { $count } more
commons-facet-place = Municipality
commons-facet-place-go = Show
commons-ranking-link = The rule of this order
commons-ranking-title = In which order results are shown
commons-ranking-caption = Points
commons-ranking-what = What counts
commons-ranking-points = Points
commons-rank-replacement = A replacement of the platform that is to be left
commons-rank-replacing = What replaces it
commons-rank-use-thing = An organisation, a service or a software with the use that is asked for
commons-rank-use-other = Anything else with that use
commons-rank-whole-name = The whole name is what was typed
commons-rank-name = Times the weight of each word in the name
commons-rank-words = Times the weight of each word elsewhere
commons-rank-misspelled = Share that a misspelled word keeps
commons-rank-checked = Checked by other organisations
commons-rank-near = At the very place that is given
commons-rank-half = Kilometres at each of which half of that is left
commons-known = What is known
commons-unless = Unless said otherwise,
commons-source = source:
commons-seen = seen on { $date }
commons-said-by = said by
commons-said-by-account = said by the account …{ $key }
commons-badge-contested = contested
commons-badge-aged = checked, to be looked at again
commons-badge-checked = { $count ->
    [one] checked by { $count } organisation
   *[other] checked by { $count } organisations
}
commons-badge-unchecked = { $count ->
    [one] not checked (waits for { $count })
   *[other] not checked (waits for { $count })
}
commons-badge-waits = { $count ->
    [one] waits for { $count } check more
   *[other] waits for { $count } checks more
}
commons-badge-refused = refused
commons-badge-replaced = replaced
commons-badge-taken-back = taken back
commons-badge-unfit = does not fit
commons-badge-erased = erased
commons-agreed-by = Found right by
commons-opposed-by = Opposed by
commons-see-dispute = See the dispute
commons-by-owner-long = Said by the organisation that this record is about: one source among others.
commons-look-again = To be looked at again from { $date } on.
commons-contradictory-long = Values that were checked contradict each other.
commons-also-said = Also said:
commons-see-statement = See the statement
commons-is-retired = This is no more.
commons-is-merged = This record is now
commons-is-requested = Somebody asks to retire or merge this record:
commons-owned-by = This record is claimed, with proof, by
commons-link-replaced-by = Replaced by
commons-link-replaces = Replaces
commons-link-helps = Helps to move
commons-link-provides = Services that it provides
commons-link-runs = Services that run it
commons-link-members = Members
commons-link-places = Places that it runs
commons-link-other = { $kind }: { $field } is this record ({ $this })
commons-correct = Correct or complete
commons-history = History
commons-retire = This is no more…
commons-retire-reason = What happened, and where it is said
commons-retire-hint = Others check it, like any value. The record stays, with its history.
commons-retire-do = Say that it is no more
commons-retire-done = Said. Others now check it.
commons-history-title = History of { $name }
commons-history-lead = { $count ->
    [one] { $count } statement, latest first. Nothing is ever taken out.
   *[other] { $count } statements, latest first. Nothing is ever taken out.
}
commons-says-agree = Found it right
commons-says-oppose = Objects to it
commons-with-interest = (declares an interest: not counted)
commons-says-dispute = Disputes a value
commons-says-revert = Takes a statement back
commons-says-revert-account = Takes back all that an account said
commons-says-merge = Two records are of one thing
commons-says-ownership = Claims the record
commons-says-retire = Says that it is no more
commons-says-founding = The founding of the commons
commons-says-organisation = { $name } asks to take part
commons-says-account = Another account speaks for the organisation
commons-says-schema = New kind of record: { $name }
commons-says-rule = Another rule of review
commons-statement-title = Statement { $id }
commons-statement-erased = The words of this statement were erased; the claim and its digest stay in the log.
commons-statement-about = See the statement that this is about
commons-statement-account = About all that the account …{ $key } said.
commons-statement-standing = How it stands
commons-statement-answers = What others answered
commons-statement-proof = Proof
commons-quote = Words of the source
commons-seen-on = Seen on
commons-licence = Licence
commons-check = Check it
commons-check-hint = Open the source and compare. You speak for your organisation; nobody checks their own.
commons-check-found = What did you find?
commons-check-agree = The source says so, and it is still so
commons-check-oppose = It is not so, or nothing shows it
commons-check-reason = Why (needed to object)
commons-check-interest = We have an interest in it (our review is shown and not counted)
commons-check-do = Say what we found
commons-check-done = Your review was said.
commons-check-no-verdict = Choose what you found.
commons-check-no-reason = Say why, for its author and for others.
commons-revert = Take it back…
commons-revert-reason = Why
commons-revert-own = It is your own: it is taken back at once.
commons-revert-others = It is taken back once other organisations agree. Its author reads your reason.
commons-revert-do = Take back
commons-revert-done = Said. Its author is told, with your reason.
commons-proof-holds = The signature (Ed25519, eddsa-jcs-2022) holds: whoever has the key below said this, and not a letter was changed since.
commons-proof-broken = The signature does not hold.
commons-proof-id = Digest (SHA-256)
commons-proof-key = Key of the account
commons-proof-claim = What is signed
commons-kinds-title = Kinds of record
commons-kinds-lead = What may be described here. Each kind says which fields it has, and what each is for.
commons-kinds-proposed = Proposed, not in force yet
commons-add-one = Add
commons-add-record = Add a record
commons-kind-about = { $name }: { $count } records of the commons, with their sources.
commons-kind-count = { $count ->
    [one] { $count } record.
   *[other] { $count } records.
}
commons-kind-search = Search among them
commons-kind-fields = Fields
commons-kind-field = Field
commons-kind-typed = Typed as
commons-kind-purpose = What for
commons-kind-schema = Its schema (JSON Schema)
commons-sort-line = a text on one line
commons-sort-text = a longer text
commons-sort-address = an address of a page
commons-sort-email = an e-mail address
commons-sort-day = a day
commons-sort-moment = a day and an hour
commons-sort-number = a number
commons-sort-yes = yes or no
commons-sort-one = one of several choices
commons-sort-several = several choices
commons-sort-one-of = one of { $count } choices
commons-sort-several-of = some of { $count } choices
commons-sort-lines = a list of texts
commons-sort-record = a link to a record
commons-sort-record-of = a link to a record ({ $kinds })
commons-sort-records-of = links to records ({ $kinds })
commons-sort-program = what a program writes
commons-rule-title = How the commons is run
commons-rule-lead = The rule is data in the log, signed like all else. Changing it takes the organisations that take part.
commons-rule-review = Checking
commons-rule-records = Values, disputes, merges, retirements
commons-rule-reverts = What is taken back
commons-rule-governance = New organisations, kinds, and this rule
commons-rule-threshold = { $of }: in force once { $agree } other organisations agree and fewer than { $oppose } object, after { $hours } hours at the earliest.
commons-rule-own = Organisations count, not accounts, and none checks what it said itself.
commons-rule-interest = Who has an interest says so; such a review is shown and not counted.
commons-rule-money = Paying changes nothing, neither what is shown nor its place.
commons-rule-floods = An account makes at most { $member } statements a day; { $other } where it speaks for no organisation.
commons-rule-members = { $count ->
    [one] { $count } organisation takes part
   *[other] { $count } organisations take part
}
commons-rule-alone = As long as it is alone, nobody checks what it says, and no kind or rule can be changed: two more organisations are needed.
commons-rule-waiting = What waits
commons-rule-waits = { $agreed } of { $needed } agree; in force on { $date } at the earliest
commons-rule-lists = Lists that were brought in
commons-rule-list = { $list }: { $count } values, on { $date }
commons-verify = Check it yourself
commons-verify-lead = The log has { $count } statements. Its files can be copied by anyone; from them alone all records are made anew, and any change is found.
commons-verify-origin = Name of the log
commons-verify-key = Key
commons-verify-checkpoint = Checkpoint
commons-verify-how = With a copy of the log in a folder called “log” (C2SP tlog-tiles), two commands check it and make the commons anew:
commons-add-title = Add: { $kind }
commons-add-lead = A name and a source are enough. What you do not know, others complete.
commons-correct-title = Correct or complete: { $name }
commons-correct-lead = Here is what stands today. Change what is wrong, add what lacks: only that is said.
commons-said = { $count ->
    [one] { $count } value was said. Others now check it.
   *[other] { $count } values were said. Others now check them.
}
commons-form-faults = { $count ->
    [one] { $count } thing to mend. What you typed is kept.
   *[other] { $count } things to mend. What you typed is kept.
}
commons-form-required = (needed)
commons-form-more = { $count ->
    [one] { $count } more field
   *[other] { $count } more fields
}
commons-form-lines = One a line.
commons-form-records = Names of records, one a line.
commons-form-record = The name of its record here.
commons-form-purpose = What for: { $purpose }.
commons-form-pick = Which record is “{ $name }”?
commons-form-source-title = Where it stands
commons-form-source = Source
commons-form-source-hint = The address of a page, or the title, publisher and date of a document. Others check there.
commons-form-quote = Words of the source
commons-form-quote-hint = The sentence that says so, copied. It saves the others time.
commons-form-seen = Seen on
commons-form-seen-hint = Today if left blank.
commons-form-licence-hint = CC0 lets everybody use it.
commons-form-language = Language of the texts
commons-form-language-hint = Of what you write in sentences.
commons-form-beside = Leave today’s value standing beside mine
commons-form-preview = Look at it before it is said
commons-preview-alike = Is it one of these, which are there already?
commons-preview-lead = This will be said, signed by your organisation, for everyone to read. It cannot be unsaid, only taken back.
commons-preview-replaces = Takes the place of today’s value once it is checked.
commons-preview-say = Say it
commons-preview-change = Change something
commons-ours-title = What we said
commons-ours-lead = What your organisation said here, and what others answered.
commons-ours-check = Check what others said
commons-ours-answers = Objections, disputes, reverts
commons-ours-no-answers = Nobody objected to what you said.
commons-ours-said = Said last
commons-ours-nothing = Nothing yet.
commons-api-no-field = This kind has no field “{ $name }”.
commons-make = Propose a kind of record
commons-make-lead = For what has no place here yet: bread ovens, rehearsal rooms, seed libraries… Give its fields and what each is for; form, page, list, feed and export follow by themselves.
commons-make-title-fr = Title in French
commons-make-title-en = Title in English
commons-make-name = Name in addresses (made of the English title if blank)
commons-make-always = Name, description and website are there already.
commons-make-field = Field { $number }
commons-make-sort = Typed as
commons-make-purpose-fr = What for, in French
commons-make-purpose-en = What for, in English (the French one if blank)
commons-make-kind = Kind that is linked to
commons-make-choices = Choices, one a line: French | English
commons-make-searched = Searches look at it
commons-make-translated = A text in each language
commons-make-public-role = It is about persons, in a public role only
commons-make-more = More fields
commons-make-preview = This is the kind that you propose. It comes into force once { $agree } other organisations agree, after { $hours } hours at the earliest.
commons-make-propose = Propose it
commons-make-done = Proposed. Other organisations now decide.
