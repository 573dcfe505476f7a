# What the program says, in English.

## Common words
seconds = { $number } s
safe-added-so-far = What is told above is in the dossier; the rest has not come in. The same command, run again afterwards, goes on where it stopped.

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
help-serve = Opens the web pages of the dossier, in a browser of this computer or for people who sign in
help-serve-data = A dossier, or the folder of several; that of your data by default
    .value = DIR
help-serve-commons = A commons, whose pages anyone may read without signing in; the folder “commons” beside the dossiers by default, if there is one
    .value = DIR
help-serve-listen = Address and port, of this computer as long as nobody can sign in; 127.0.0.1:7373 by default
    .value = ADDRESS
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

## init, add, ask
init-done = New dossier: { $path }
    Now add your documents to it with “essaim add { $typed } FILE”.
add-nothing = no file to read was found.
add-nothing-next = give files, or a folder that holds some. Hidden files are passed over.
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

## What is checked before sending
answer-attachments = { $count ->
    [one] One document is to be attached: see the report.
   *[other] { $count } documents are to be attached: see the report.
}

## The library of answers
learn-title = What { $name } would teach the dossier:
learn-project = Project: “{ $title }”. For another one, add --project.
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

## sources
sources-none = This dossier holds no document yet.
sources-copy = the same text as { $name }, which alone counts
sources-earlier = an earlier version of { $name }, which comes first

## facts
figures-none = No amount was read.
facts-none = No fact has been read in this dossier yet.
facts-other = elsewhere: { $other }
facts-also = also: { $also }
facts-before = before: { $earlier }
facts-contradicted = { $count ->
    [one] Your documents disagree on 1 fact (sign “!”): correct the one that is wrong, or add a newer document.
   *[other] Your documents disagree on { $count } facts (sign “!”): correct the one that is wrong, or add a newer document.
 }

## answer
answer-title = { $name }: { $count ->
    [0] no box
    [one] 1 box
   *[other] { $count } boxes
 }
answer-written = Filled form: { $path }
answer-written-nothing = Copy of the form, in which no answer could be written: { $path }
answer-report = Report to read: { $path }
answer-next = Read the report, complete the form, then send it yourself: the program sends nothing.
answer-over-form = { $path } is the original form, which is never overwritten.
answer-over-form-next = give another name with --out or --report.
answer-empty = the dossier { $path } holds no document yet.
answer-empty-next = add some with “essaim add { $path } FILE”.
answer-dropped = { $count ->
    [one] 1 answer could not be written into the file; the report says which, to be copied by hand.
   *[other] { $count } answers could not be written into the file; the report says which, to be copied by hand.
 }
answer-no-box = No box was recognised in it. { $reason }
answer-nothing-written = This file has no place to write in: it was not filled. The report holds all answers, to be copied.
answer-put-aside = { $path } was there already: the earlier file is kept as { $aside }.

## Sheet of answers
answer-sheet = Sheet of answers to copy: { $html }
    The same for a word processor: { $docx }

## Forms that come back

## export, demo
export-lost = Some originals are no longer in the dossier, and so are not in the archive: { $names }. Add these files again with “essaim add”, then try again.
export-done = { $count ->
    [one] 1 document and all that was read out of it are in { $path }
   *[other] { $count } documents and all that was read out of them are in { $path }
 }
demo-forms-folder = forms
demo-begin = Demonstration in { $path }: { $count } documents of an invented association.
demo-not-empty-next = choose a folder that is new or empty.
demo-read = { $documents } documents read in { $took }: { $passages } passages, { $facts } facts, { $figures } amounts, { $answers } earlier answers.
demo-organisation = ARONDE (an invented association)
demo-commons = The commons: { $count } records of actors, services and what replaces what, at /commons.
demo-end =
    All is in { $path }. Open the reports in a browser, and the filled forms in your usual program.
    With your documents: “essaim init my-dossier”, then “essaim add my-dossier FILES” and “essaim answer my-dossier FORM”.

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
import-title = { $name } — { $kind }
import-counts = { "  " }{ $entries ->
    [one] { $entries } line
   *[other] { $entries } lines
 }, { $transactions ->
    [one] { $transactions } entry
   *[other] { $transactions } entries
 }, { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
 }, { $period }
import-sums = { "  " }debit { $debit }, credit { $credit }; charges { $charges }, products { $products }
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
import-overlap = { "  " }! The days overlap with { $name }: nothing will count twice, and "essaim ledger show" will say what is set aside.
import-ask = Import { $name }? [y/N]
import-asked-nobody = nothing was imported: it has to be confirmed.
import-asked-nobody-next = read what stands above, then run the command again with --yes.
import-json-not-done = Nothing was imported: read what stands above, then run the command again with --yes.
import-not-done = Not imported: { $name }
import-done = Imported: { $name } (id { $id })
import-next = See where you stand with “essaim ledger show { $dir }”, and whose the entries are with “essaim ledger rules { $dir }”.
files-line = { $id }  { $name } — { $period }, { $entries ->
    [one] { $entries } line
   *[other] { $entries } lines
 }
undo-done = Import undone: { $name }. What you said of funders, projects, budgets and grants stays.
check-file = { "  " }file: { $message }
check-article = { " " }({ $article })
check-more = { "  " }… and { $count ->
    [one] once more
   *[other] { $count } more times
 }, for the same reason
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
cash-unknown = not known: no account of a bank or of cash in hand in these entries
report-year = Year: { $period }, the last that your accounts have to its end. For another: --year YEAR
budget-asked = { "  " }of which { $asked } are asked and not granted; without them, the gap is { $without }
wrong-number = “{ $value }” does not suit { $argument }: a number is expected, such as 2025.

## Accounts: where one stands
show-title = { $period } — { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }
show-cash = Cash
show-cash-line = { "  " }{ $account }  { $amount }
show-free = { "  " }free: { $amount }
show-income = Income: { $amount }
show-charges = Charges: { $amount }
show-projects = Projects
show-part = { "  " }{ $amount }  { $name } ({ $share })
show-project = { "  " }{ $name }: charges { $charges }, income { $products }, result { $result }
show-ahead = Twelve months ahead
show-month = { "  " }{ $month }: { $amount }
show-years = Year on year
show-year = { "  " }{ $period }: charges { $charges }, income { $products }, result { $result }
show-no-account = no entry is in an account that begins with { $account }.
show-page = Dashboard: { $path }
show-entry = { $date }  { $account }  { $amount }  { $label } ({ $file }, line { $line })
show-sum = Sum: { $amount } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })

## Accounts: rules, grants, budgets, tables
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
rules-unassigned-contributions = Contributions of private bodies (755) without a funder: { $amount } ({ $count ->
        [one] one entry
       *[other] { $count } entries
    })
rules-unassigned-received = Received on grants to receive (441), funder not known: { $amount } ({ $count ->
        [one] one entry
       *[other] { $count } entries
    }). Until somebody says whose they are, they are expected a second time.
rules-unassigned-projects = Without a project: { $charges } of charges, { $products } of income
rules-next = Accept a proposal with --accept ID (and --name NAME, --kind KIND), or decline it with --decline ID.
grants-none = No grant is entered. Add some with “essaim ledger grants DIR --add FUNDER --year YEAR --granted AMOUNT”.
grants-title = { $name }, { $period } (id { $id })
grants-amounts = { "  " }asked { $asked }, granted { $granted }, paid { $paid }, spent { $spent }
grants-to-receive = { "  " }still to come: { $amount }
grants-shared = { "  " }spent on the project, of this grant or of another, to be said: { $amount }
grants-to-justify = { "  " }still to justify: { $amount }
grants-to-repay = { "  " }paid and not spent, to give back where the agreement asks it: { $amount }
grants-agreement = { "  " }agreement { $reference }
grants-agreement-signed = { "  " }agreement { $reference }, signed on { $day }
grants-reported = { "  " }report sent on { $day }
grants-report-due = { "  " }report due on { $day } at the latest
grants-report-late = { "  " }! report late: it was due on { $day }
grants-overfunded = { "! " }{ $project }: its grants paid { $amount } more than is counted as spent of them (what may be of several counts once).
expect-none = Nothing is expected.
budget-title = Budget { $id } — { $period }
budget-line = { "  " }{ $account } { $label }: { $amount } ({ $origin })
budget-sums = { "  " }charges { $charges }, income { $products }, gap { $gap }
budget-gap = { "  " }{ $name }: planned { $planned }, actual { $actual }, gap { $gap } ({ $percent }), { $count ->
    [one] { $count } entry
   *[other] { $count } entries
 }
report-ending = { $path }: the ending of the name says what is written, and must be one of { $endings }.
report-out = Table written: { $path }
report-total-charges = Total of charges: planned { $planned }, actual { $actual }
report-side = { $side }: planned { $planned }, actual { $actual }
report-row = { "  " }{ $name }: planned { $planned }, actual { $actual } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
 })
ledger-exported = Written: { $path }
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
expect-line = { $number }. { $day }: { $amount }  { $what }

## Accounts: explanations of gaps
help-ledger-report-explain = Approves the explanation of a gap: “641=A post stayed vacant”, “74:FUNDER=…”; “641” approves the draft, “641=” takes it back
    .value = LINE=TEXT

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
answer-next-reworded = Read the report, compare what was reworded with your sentences, complete the form, then send it yourself: the program does not send the form.
help-ledger-rules-account = Account of charges or income that the rule, or the answer, gives to movements of statements that wait (471): 606400
    .value = ACCOUNT
rules-account = { "  " }{ $id }: { $when } → account { $account }
condition-entry = { $file }, line { $line }
grants-over = { "  " }! received beyond what was granted: { $amount }. Is it of another grant of this funder, to be noted too?

## Pages
serve-data = Dossiers served: { $path }
serve-commons = The commons is open to all at { $address }
serve-open = Open this link in your browser: it works once, on this computer. Ctrl + C stops everything.

## People
help-people = Says who may sign in to the pages of a server, and what each may do there
help-people-list = Shows people and open invitations
help-people-list-dir = Folder of the dossiers
    .value = FOLDER
help-people-list-json = Writes the result as JSON to standard output
help-people-add = Invites a person: gives a link, which works once, to choose a password
help-people-add-dir = Folder of the dossiers
    .value = FOLDER
help-people-add-name = Name of the person
    .value = NAME
help-people-add-email = E-mail address of the person
    .value = EMAIL
help-people-add-dossier = Name of the dossier; without it, every dossier, also those to come
    .value = DOSSIER
help-people-add-role = What the person may do: reads, writes, approves or administers
    .value = ROLE
help-people-add-administers = The person administers: the same as --role administers
help-people-add-password = Asks for the password here, rather than giving a link
help-people-add-address = Public address of the server, for the link; http://127.0.0.1:7373 by default
    .value = URL
help-people-add-json = Writes the result as JSON to standard output
help-people-role = Changes what a person may do
help-people-role-dir = Folder of the dossiers
    .value = FOLDER
help-people-role-email = E-mail address of the person
    .value = EMAIL
help-people-role-role = What the person may do: reads, writes, approves or administers
    .value = ROLE
help-people-role-dossier = Name of the dossier; without it, every dossier, also those to come
    .value = DOSSIER
help-people-role-json = Writes the result as JSON to standard output
help-people-remove = Removes a person from the server, or from a dossier
help-people-remove-dir = Folder of the dossiers
    .value = FOLDER
help-people-remove-email = E-mail address of the person
    .value = EMAIL
help-people-remove-dossier = Removes them from this dossier only
    .value = DOSSIER
help-people-remove-json = Writes the result as JSON to standard output
help-people-disable = Suspends the access of a person, and ends their sessions
help-people-disable-dir = Folder of the dossiers
    .value = FOLDER
help-people-disable-email = E-mail address of the person
    .value = EMAIL
help-people-disable-undo = Gives access back
help-people-disable-json = Writes the result as JSON to standard output
help-people-reset = Gives a link to choose another password
help-people-reset-dir = Folder of the dossiers
    .value = FOLDER
help-people-reset-email = E-mail address of the person
    .value = EMAIL
help-people-reset-password = Asks for the password here, rather than giving a link
help-people-reset-address = Public address of the server, for the link; http://127.0.0.1:7373 by default
    .value = URL
help-people-reset-json = Writes the result as JSON to standard output
help-serve-address = Address that people type, such as https://essaim.example.org; a reverse proxy takes care of encryption
    .value = URL
help-serve-mail = Sends links to sign in, through the mail server that this file names (docs/hosting.md); without it, nothing is sent
help-serve-behind-proxy = Believes the address of origin that the reverse proxy gives (X-Forwarded-For)
serve-sign-in = People sign in at this address. Ctrl + C stops everything.
people-none = Nobody can sign in yet.
people-everywhere = every dossier
people-disabled-sign = access suspended
people-invited-until = invited until { $day }
people-one = { $path } is a dossier: people belong to the folder that holds several.
people-one-next = Give that folder, such as { $above }.
people-unknown = Nobody has the address { $email }.
people-unknown-next = “essaim people list” shows who is there.
people-no-dossier = There is no dossier “{ $name }” in { $path }.
people-no-name = It needs a name.
people-no-email = This is not an e-mail address.
people-known = { $email } can sign in already; their role is changed.
people-link = Pass this link on to { $email }, and to nobody else: it works once, for a week. Where Essaim already serves these dossiers without signing in, start it again.
people-added = { $email } can sign in.
people-password = Password (at least { $count } characters):
people-reset-link = Pass this link on to { $email }, and to nobody else: it works once, for a week.
people-reset-done = The password of { $email } is changed, their sessions are ended.
people-role-set = { $email }: { $place }, { $role }.
people-role-removed = { $email } has no access to { $place } any more.
people-removed = { $email } can sign in no more: all that was theirs is removed.
people-disabled = The access of { $email } is suspended.
people-enabled = { $email } has access again.
people-last = { $name } is the last person who administers.
people-last-next = Give this role to somebody else first.

## The commons
help-commons = Keeps the commons: what organisations know together, sourced, checked, signed
help-commons-init = Begins a commons, founded by your organisation
help-commons-init-dir = Folder to make
    .value = COMMONS
help-commons-init-name = Name of your organisation
    .value = NAME
help-commons-init-origin = Name of the log: the address at which it will be published, without https
    .value = commons.example.org
help-commons-init-empty = Without the starter records (actors, services, platforms and what replaces them)
help-commons-init-json = Writes the result as JSON to standard output
help-commons-join = Asks, for another organisation, to take part in the commons
help-commons-join-dir = Folder of the commons
    .value = COMMONS
help-commons-join-name = Name of the organisation
    .value = NAME
help-commons-join-key = File to make, in which its key will be kept
    .value = FILE
help-commons-join-json = Writes the result as JSON to standard output
help-commons-add = Says values of a record, a new one where a kind is given
help-commons-add-dir = Folder of the commons
    .value = COMMONS
help-commons-add-record = Kind of record (software, service, organisation…), or record
    .value = KIND|RECORD
help-commons-add-values = Field and value; the same several times for a list
    .value = FIELD=VALUE
help-commons-add-in = Language of values that have one
    .value = LANGUAGE
help-commons-add-source = Page (https://…) or document that the value is from
    .value = SOURCE
help-commons-add-quote = The very words of the source
    .value = TEXT
help-commons-add-seen = Day on which the source said so (YYYY-MM-DD)
    .value = DAY
help-commons-add-licence = Licence of the value; CC0-1.0 by default
help-commons-add-replaces = Statement that this one replaces
    .value = STATEMENT
help-commons-add-key = File of the key to speak with
    .value = FILE
help-commons-add-json = Writes the result as JSON to standard output
help-commons-show = Shows a record and all that was said of it; without one, the commons and its rule
help-commons-show-dir = Folder of the commons
    .value = COMMONS
help-commons-show-record = Record
    .value = RECORD
help-commons-show-json = Writes the result as JSON to standard output
help-commons-search = Searches records: by words, by need (“replace Doodle”), by place
help-commons-search-dir = Folder of the commons
    .value = COMMONS
help-commons-search-words = Words to look for
    .value = WORDS
help-commons-search-kind = This kind of record only
    .value = KIND
help-commons-search-use = Only what is for this (mail, files, polls…); several times for several
    .value = USE
help-commons-search-family = Only this family (hosting, access, publishers…)
    .value = FAMILY
help-commons-search-country = Only in this country (two letters)
    .value = FR
help-commons-search-municipality = Only in this municipality, by its name or code
    .value = PLACE
help-commons-search-near = The nearest to this point first (latitude,longitude)
    .value = LAT,LON
help-commons-search-within = So many kilometres from this point at most
    .value = KM
help-commons-search-in = Only what is described in this language (fr, en…)
    .value = LANGUAGE
help-commons-search-checked = Only what other organisations have checked
help-commons-search-waiting = Only what is still to be checked
help-commons-search-why = Says why each record stands where it does, and the rule
help-commons-search-page = Page of results, from 1
    .value = 1
help-commons-search-json = Writes the result as JSON to standard output
help-commons-review = Says what your organisation found when it checked a statement
help-commons-review-dir = Folder of the commons
    .value = COMMONS
help-commons-review-statement = Beginning of the statement’s id
    .value = STATEMENT
help-commons-review-agree = The source says so, and it is still so
help-commons-review-oppose = It is not so, or nothing shows that it is
help-commons-review-interest = Your organisation has an interest in it: the review is shown, not counted
help-commons-review-reason = Why
    .value = TEXT
help-commons-review-key = File of the key to speak with
    .value = FILE
help-commons-review-json = Writes the result as JSON to standard output
help-commons-revert = Takes a statement back: at once where it is your organisation’s, else once others agree
help-commons-revert-dir = Folder of the commons
    .value = COMMONS
help-commons-revert-statement = Beginning of the statement’s id
    .value = STATEMENT
help-commons-revert-reason = Why
    .value = TEXT
help-commons-revert-key = File of the key to speak with
    .value = FILE
help-commons-revert-json = Writes the result as JSON to standard output
help-commons-import = Shows what a list would bring, then imports it
help-commons-import-dir = Folder of the commons
    .value = COMMONS
help-commons-import-list = List: starter (shipped, without a path), awesome-selfhosted, awesome-privacy, publiccode, prism-break, data-inclusion, murmurations, schema-org, table (CSV, xlsx)
    .value = LIST
help-commons-import-path = File of the list, or folder of its files
    .value = PATH
help-commons-import-licence = Licence of the list, where it has no single one
help-commons-import-kind = Of a table: the kind of record of its rows
    .value = KIND
help-commons-import-map = Of a table: a column’s title and the field it fills (empty: none)
    .value = COLUMN=FIELD
help-commons-import-in = Of a table: the language of its texts
    .value = LANGUAGE
help-commons-import-source = Of a table: the address where it is published
    .value = ADDRESS
help-commons-import-yes = Imports without asking, after showing
help-commons-import-undo = Takes back all that an import said; the account is in “essaim commons show”
    .value = ACCOUNT
help-commons-import-json = Writes the result as JSON to standard output
help-commons-export = Writes all of the commons into a folder, a file a licence
help-commons-export-dir = Folder of the commons
    .value = COMMONS
help-commons-export-out = Folder to make
    .value = OUT
help-commons-export-format = Format: dump (the default), csv, json-ld, dcat-ap, ical, atom, geojson
    .value = FORMAT
help-commons-export-json = Writes the result as JSON to standard output
help-commons-rebuild = Makes a commons anew from its log, wherever it was copied
help-commons-rebuild-log = Folder of the log (it holds checkpoint)
    .value = LOG
help-commons-rebuild-dir = Folder to make
    .value = COMMONS
help-commons-rebuild-vkey = Key of the log, where you have it from elsewhere
    .value = VKEY
help-commons-rebuild-json = Writes the result as JSON to standard output
help-commons-verify = Checks every tile of the log, every statement, every signature
help-commons-verify-path = Folder of the commons, or of its log
    .value = COMMONS|LOG
help-commons-verify-vkey = Key of the log, where you have it from elsewhere
    .value = VKEY
help-commons-verify-json = Writes the result as JSON to standard output
commons-init-done =
    the commons of { $name } is in { $path }.
    Its record: { $record }
    Next: add a record with “essaim commons add { $typed } software name=Framadate”, and invite other organisations with “essaim commons join { $typed } NAME --key FILE”: without them, nothing is checked.
commons-init-starter =
    The starter records are in it: { $count } values of { $records } records, with their sources, which nobody has checked yet.
    To take them out: “essaim commons import { $typed } --undo { $account }”.
commons-search-corrected = “{ $word }” is nowhere; also searched: { $near }.
commons-search-some = no record has all these words; these have some of them.
commons-search-page = page { $page } of { $pages }; for more: “--page { $next }”.
commons-search-part = { $part ->
    [whole_name] whole name
    [name] words of the name
    [words] words elsewhere
    [need] need
    [checked] checked
   *[near] near
}
commons-typed-point = “{ $point }” is no point: write for example 48.85,2.35.
commons-join-done =
    { $name } asks to take part in the commons (statement { $id }). Its key is in { $key }: keep it safe, it speaks for that organisation.
    Next: organisations that take part say what they think with “essaim commons review”.
commons-add-done = { $count ->
    [one] one value said of { $record }.
   *[other] { $count } values said of { $record }.
}
commons-review-done = the review of { $id } is in the commons.
commons-revert-done = the revert of { $id } is in the commons ({ $by }).
commons-search-count = { $count ->
    [0] no record has all these words.
    [one] one record.
   *[other] { $count } records.
}
commons-show-title = The commons { $origin }: { $count } statements.
commons-show-rule = The rule: a value is checked once { $agree } other organisations agree, fewer than { $oppose } oppose it and { $hours } hours have passed.
commons-show-members = Organisations that take part: { $count }
commons-show-waiting = Waiting: { $id }, { $agreed } of { $needed } agree, not before { $date }
commons-show-import = Import: { $list }, { $count } values, account { $account }
commons-import-shown =
    { $records } records read, { $new } of them new.
    { $said } values to say, { $replacing } of them in place of others; { $same } are there already.
    { $unmapped } data of the list have no field and do not come in; { $unfit } values do not fit.
commons-import-question = Import (y/n)?
commons-import-no-field = { "  " }! { $title }: no field
commons-import-duplicate = { "  " }? { $name }: perhaps { $like }, which is there already ({ $record })
commons-typed-table = a table needs its file, “--kind KIND”, “--source ADDRESS” and “--licence LICENCE”.
commons-import-done = { $count } values said. To take all of it back: “essaim commons import COMMONS --undo { $account }”.
commons-import-nothing = nothing to import: all of it is there.
commons-import-not-done = nothing was imported. Add “--yes” to import.
commons-import-undone = the import was taken back.
commons-import-undone-reason = Import taken back by who made it.
commons-export-done = { $count } values written to { $path } ({ $files } files, one a licence, and dump.json).
commons-export-done-records = { $count } records written to { $path } ({ $files } files, each of one licence).
commons-rebuild-done =
    the commons was made anew in { $path }: { $count } statements.
    Root of the log: { $root }
    Digest of the records: { $digest }
commons-verify-done =
    the log { $origin } holds: { $count } statements, each signed and in its place.
    Root: { $root }
commons-verify-digest = Digest of the records: { $digest }
commons-typed-no-statement = no statement begins with { $id } (four digits at least).
commons-typed-several = several statements begin with { $id }: give more digits.
commons-typed-no-record = { $id } is not a record of the commons.
commons-typed-pair = “{ $pair }” is not FIELD=VALUE, or the field is given twice.
commons-typed-language = “{ $language }” is not the code of a language (fr, en, pt-BR).
commons-typed-account = “{ $account }” is not an account (did:key:…).
commons-typed-list = the lists that are read are: { $lists }.
commons-typed-format = the formats are: { $formats }.
commons-typed-kind = “{ $kind }” is not a kind of record (software, service, organisation…).
commons-typed-licence = “{ $licence }” is not a licence (SPDX).
