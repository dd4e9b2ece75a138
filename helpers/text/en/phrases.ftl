# Ranges of years and numbers, and a number with the ends of its interval.
range = { $first } to { $last }
with-interval = { $number } ({ $lower } to { $upper })
or-more = { $number } or more
or-less = { $number } or less
at-least = at least { $number }
at-most = at most { $number }
over = over { $number }

# An interval of one number only.
exact = exact

# Units behind a number; it stays on the line of its unit.
million = { $number } million
points = { $form ->
    [one] { $number } percentage point
   *[other] { $number } percentage points
}

# How many things were counted, in words up to ten.
count = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $digits }
}

# A number behind the word for a bound, such as nearly; a share that rests on too few answers.
qualified = { $qualifier } { $number }
too-few = { $cause } ({ $base })

# A figure with its time and, where there are several, with whose it is.
figure = { $span ->
    [yes] { $number } from { $period }
   *[no] { $number } in { $period }
}
figure-of = { $span ->
    [yes] { $number } for { $whose } from { $period }
   *[no] { $number } for { $whose } in { $period }
}

# The name of the European Union as it stands in a sentence.
union = the { $name }
in-place = { $number } in { $place }
on-portal = { $number } on { $portal }

# Periods.
quarter = { $quarter ->
    [Q1] first quarter of { $year }
    [Q2] second quarter of { $year }
    [Q3] third quarter of { $year }
   *[Q4] fourth quarter of { $year }
}
# As it stands after the word in.
the-quarter = the { $quarter }
week = week { $week } of { $year }

# Why a figure is missing.
missing = { $cause ->
    [chart_only] printed only as a chart
    [words_only] printed in words
    [too_few] too few answers
    [not_asked] not asked
    [withheld] confidential or withheld by the source
   *[not_in_edition] not in this edition
}
not-stated = not stated
not-recorded = not recorded
not-described = not described
yes-or-no = { $answer ->
    [yes] yes
    [no] no
   *[unknown] not stated
}
years-missing = { $years } ({ $why })
no-figure = no figure to show for { $waves }

# Notes at figures.
respondents = Number of respondents: { $number }.
respondents-in = Number of respondents ({ $years }): { $number }.
asked = Asked: { $wording }. Base: { $base }.
hollow = Hollow points are other published values of the same figure; where values are close, one may be hidden behind another point.
break = { $effect ->
    [suspected] { $series }: a suspected break in the series in { $year }.
   *[not_comparable] { $series }: a break in the series in { $year }.
}
flag = { $letter ->
    [b] a break in the series
    [e] estimated
    [u] of low reliability
   *[p] provisional
}
flagged = Flagged by the publisher as { $flag }: { $places }.
place-and-year = { $place } in { $year }
group-of = { $group }, { $year }: { $people } people

# A label as it is quoted.
quoted = "{ $label }"
