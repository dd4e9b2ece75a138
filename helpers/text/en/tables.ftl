# Tables and lists of the reference pages, and where in a document a figure stands.

# Headings.
gaps = { $column ->
    [topic] What
    [country] Country
    [period] Period
    [cause] Why it is missing
    [source] Looked for in
    [locator] Place
    [looked-for] Last on
   *[note] What is known
}
findings = { $column ->
    [finding] Finding
    [survey] Survey
    [question] Question
    [wave] Wave
    [source] Source
   *[locator] Place
}
tables = { $column ->
    [title] Table
    [rows] Rows
    [units] Units
    [sources] Sources
    [fingerprint] SHA-256, first digits
   *[download] Download
}
columns = { $part ->
    [name] Column
    [type] Type
   *[meaning] Meaning
}

# A table by its title and its name; all of its rows.
named = { $title } ({ $name })
rows-of = { $title } ({ $name }): { $count ->
    [one] 1 row
   *[other] { $number } rows
}
kept-in = Source: { $place }.

# An entry of the bibliography, and parts of it.
undated = undated
no-date = no date
read = Read for this book.
listed = Figures taken from a list, not from the source itself.
retrieved = Retrieved { $date }.

# The place of a figure in its document. What the documents number is named here by the word that they
# use themselves, so that it can be read in another language.
main-text = main text
numbered = { $word ->
    [side] slide
    [kapittel] section
    [kap] section
    [vedlegg] appendix
    [tabell] table
   *[figur] figure
}
several = { $word ->
    [side] slides { $numbers }
    [kapittel] sections { $numbers }
    [vedlegg] appendices { $numbers }
    [tabell] tables { $numbers }
   *[figur] figures { $numbers }
}
source-of = (source { $source })
heading = heading: { $heading }
