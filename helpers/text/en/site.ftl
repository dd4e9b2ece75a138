# What the pages of the site say around the chapters, and the files that they offer.
# Facts named start and end stand where a link begins and ends.

# Titles.
search = Search
page-of-book = A page of the book
imprint = Version { $version }, { $month }. Publisher: { $authors }.
contact = Contact: { $start }{ $contact }{ $end }.

# Figures.
source-of = Source: { $source }.
sources-of = Sources: { $first }, and { $count ->
    [one] 1 more
   *[other] { $count } more
}
sources-in-print = Source: { $sources }.
until = { $until }.
contested = Contested: { $label }. One document prints { $printed }; other figures lead to { $follows }.
contested-by-words = Contested: { $label }. One document prints { $printed }; the words beside it say otherwise.
what-may-explain = What may explain it
data-as-table = Data of this figure as a table
data-of = Data: { $caption }
figure = Figure { $number }
figure-in = { $figure } in { $book }

# Controls under a figure.
download = Download
file = { $kind ->
    [csv] Numbers (CSV)
    [xlsx] Numbers (Excel)
    [metadata] What the numbers mean (JSON)
    [png] Picture for print (PNG)
    [svg] Drawing (SVG)
   *[json] Specification (Vega-Lite JSON)
}
page-notebook-here = Notebook of this page
cite = Cite
bibtex-file = BibTeX file
link-to-figure = Link to this figure
embed = Embed
embed-how = Paste this code into a page to show the figure there. It has the colours of the reader's system; with { $light } or { $dark } after the address they are fixed.
own-page = The figure on a page of its own
report = Report an error in this figure
report-title = Error in a figure: { $figure }
report-asked = What is wrong in this figure, and where is the right value printed?
report-shows = The page shows:
report-about = Figure { $number } ({ $name }) of { $page }, edition { $edition }, version { $version }
report-row = Row
report-more = and { $count } more, which are in the table of the figure

# Files of numbers.
column-end = { $end ->
    [lower] { $interval }, lower end
   *[upper] { $interval }, upper end
}
apostrophe = An apostrophe stands before a text that a spreadsheet would take for a formula.
sheet = { $name ->
    [numbers] Numbers
    [about] About
   *[columns] Columns
}
about = { $entry ->
    [what] What
    [text] Text
    [figure] Figure
    [note] Note
    [source] Source
    [citation] Citation
    [licence] Licence
    [title] Title
    [description] Description
    [workbook] Workbook
   *[version] Version
}
column-named = Column { $name }
column = { $part ->
    [sheet] Sheet
    [column] Column
    [type] Type
   *[meaning] Meaning
}
table-of = { $about } A table of { $book }.

# Citations.
in-short = { $book }, version { $version }
credit = { $book }. Licence: CC BY 4.0.
licensed = { $start }{ $figure }{ $end }. Licence: { $licence-start }CC BY 4.0{ $licence-end }.
cited-page = { $authors } ({ $year }). { $title }. In { $book }. { $address }
cited-figure = { $authors } ({ $year }). { $title }. { $figure } in { $book }. { $address }

# The card of a number; scripts say more of it below.
million = { $interval } million
as-rounded = { $interval }: all numbers that would be printed like this one
as-operands-rounded = { $interval }: what the rounding of the printed numbers allows
by-chance = { $known ->
    [both] { $interval }: chance in the choice of respondents (level { $level }, design effect { $effect })
    [level] { $interval }: chance in the choice of respondents (level { $level })
    [effect] { $interval }: chance in the choice of respondents (design effect { $effect })
   *[nothing] { $interval }: chance in the choice of respondents
}
card = { $entry ->
    [counted] Counted in
    [about] About
    [printed] Printed
    [asked] Asked
    [answers] Answers
   *[source] Source
}
asked-of = { $wording } (of { $base })
table-in-catalogue = Table in the catalogue
row-in-catalogue = Row in the catalogue
see-check = Contested: see the check

# The code and the parameters of a chapter.
code-of-section = Code of this section
code-of-page = Code that prepares this page
show-code = Show code
parameters-of-page = Parameters of this page
parameter = { $part ->
    [name] Name
    [value] Value
    [default] Default
   *[meaning] Meaning
}
launch = { $start }Run this chapter{ $end } in your browser: the free service Binder opens it in JupyterLab, which can take some minutes. Its first cell of code sets the parameters to the defaults of the table above, each with a comment that explains it. Change a value, then choose "Run All Cells" in the menu "Run". Binder forgets what you change.

# The footer.
about-page = About this page
edition = Edition: { $edition }.
parameters = Parameters: { $parameters }.
data = Data: { $data }.
commit-and-versions = Commit: { $commit }. Versions: { $versions }.
uncommitted = { $commit }, with uncommitted changes
unknown-commit = unknown
cite-page = Cite this page
page-notebook = Download the notebook of this page
all-tables = Download all tables of the book (ZIP)
all-in-workbook = Download all tables in one workbook (Excel)
follow = Follow new versions and corrected figures (Atom feed)
source-of-page = Source of this page
edit-page = Edit this page

# Parts of every page.
feed = New versions and corrected figures
search-book = Search the book
search-this-book = Search this book
words-to-search = Words to search for
search-needs-script = The search needs JavaScript. Your browser can search within each page without it.
close = Close
colours = Colours
contents-of-book = Contents of the book
contents-of-page = Contents of this page
book = Book
read-book = Read the book
edition-chosen = Edition: { $title }
editions-of-page = Editions of this page
table-of-page = Table { $number } of this page

# Former versions.
newer-version = Newer version
newer-page = This is version { $version } of the book. { $start }This page in version { $newer }{ $end } is newer.
newer-book = This is version { $version } of the book. { $start }Version { $newer }{ $end } is newer, and no longer has this page.
former-versions = Former versions keep their addresses: { $versions }.

# The feed.
feed-title = { $book } – versions and corrected figures
feed-version = Version { $version }
feed-corrected = Corrected in version { $version }: { $figure }

# The printed book.
contents = Contents
see-site = { $summary }: see the site.

# The page of all parameters, in MyST.
parameters-page = Parameters
parameters-about =
    A chapter can be run again with other values, see "Run it yourself" at the end of each.
    A value that the data do not cover is refused before anything runs.
which-chapter = Which chapter takes which parameter?
of-parameters = { $column ->
    [parameter] Parameter
    [type] Type
    [allowed] Allowed
    [default] Default
    [meaning] Meaning
    [chapter] Chapter
   *[parameters] Parameters
}

# The record of the runs, in MyST.
record-page = Run record
record-about =
    Each chapter is a notebook that was run by a program.
    This page lists what decided each result, as the first digits of SHA-256 fingerprints.
    Two runs with the same key give the same outputs, byte for byte.
    The key leaves out the text between the cells of code, since no output depends on it.
record-inputs = Tables and modules
record-inputs-about = The fingerprint of a table covers its part of the schema too.
record-versions = Versions
record-versions-about =
    Python { $python }.
    The fingerprint of the file { $file }, which names the version of every package, begins with { $fingerprint }.
of-record = { $column ->
    [chapter] Chapter
    [key] Key
    [parameters] Parameters
    [tables] Tables
    [input] Input
    [fingerprint] Fingerprint
   *[readers] Chapters that read it
}
record-defaults = defaults

# What the scripts say.
arrow-keys = Use the arrow keys to read the values
values-of = Values of { $figure }
colours-chosen = Colours: { $mode }
auto = as the system
light = light
dark = dark
full-screen = Full screen
leave-full-screen = Leave full screen
copy = Copy picture
copied = Copied
not-copied = Not copied: the browser refused
series-to-show = Series to show
see-a-year = See a year
all-years = all
search-table = Search the table
rows-shown = { $shown } of { $all } rows
about-number = About this number
interval = Interval: { $interval }
computed-from = Computed from { $count } figures:
