# What a chart shows, for readers who cannot see it.

# The kind of chart.
kind = { $kind ->
    [bars] Bar chart
    [list] List
    [stacked] Stacked bar chart
    [columns] Stacked column chart
    [lines] Line chart
    [panels] Small line charts
    [panels-of-points] Small charts of points
    [dots] Dot chart
    [dumbbells] Dumbbell chart
    [intervals] Interval chart
    [map] Map of the Nordic countries
   *[matrix] Matrix
}
values = { $count ->
    [one] 1 value
   *[other] { $count } values
}
chart = { $kind } of { $unit }, { $values }.
chart-without-values = { $kind } of { $unit }. { $why }
nothing = This book has no figure for these parameters.
too-few-answered = Too few people answered to show a figure.

# Its axes.
horizontal = Horizontal axis: { $unit }, { $zero ->
    [from] from zero
    [both] on both sides of zero
   *[to] up to zero
}.
horizontal-of = Horizontal axis: { $unit }.
horizontal-shares = Horizontal axis: { $unit }, from zero to a hundred.
years = Horizontal axis: year.
vertical = Vertical axis: { $unit }, { $zero ->
    [from] from zero
    [both] on both sides of zero
   *[to] up to zero
}.
vertical-of-panels = Vertical axis: { $unit }, { $zero ->
    [from] from zero
    [both] on both sides of zero
   *[to] up to zero
}, the same in all panels.

# Its rows, bars and points.
bars = One bar for each item, { $order ->
    [own] in their own order
   *[value] the longest on top
}.
stacked = One bar for each { $item ->
    [question] question
    [answer] answer
    [group] group of people
    [wave] wave
    [country] country
   *[other] item
}, with the { $part ->
    [answer] answers
   *[other] parts
} from left to right: { $order }.
centred = The bars are centred on: { $neutral }.
columns = One column for each quarter, with the parts from the bottom up: { $order }.
dots = One row for each item, with points for { $series }.
paired = One row for each statement: the printed value at zero, and the one that follows from other figures.
dumbbells = One row for each item, { $order ->
    [own] in their own order
   *[value] the largest later value on top
}, with a point for the earlier and one for the later value.
intervals = One row for each share, in the order of the table, with a point for its change and lines for its interval and for the wider one.
by-source = One row for each share, named by what was asked, the survey and the year, in the order of the table, with points for { $countries }. No line joins them.
panels = One panel for each: { $panels }.
map = Each country is filled the darker the larger its value, which is printed beside its name.
matrix = { $rows ->
    [one] One row for one item
   *[other] One row for each of { $rows } items
}, one column for each of { $columns }.
marked = Marked in { $year }: { $event }.

# A value with what it belongs to.
value = { $value } ({ $place })
value-with-interval = { $value } ({ $place }; interval { $interval })
with-interval = { $value } ({ $interval })
named = { $name } { $value }
and-more = { $value } and { $count } more

# What is said of one item or one series.
of = { $what }: { $said }.
sentences-of = { $what }: { $said }
without = Not in this edition: { $countries }.

# Extremes; where another value is only a bound, it may lie beyond the number that is called the highest or the lowest.
its-value = Its value: { $value }.
highest = { $exceeded ->
    [yes] Highest number: { $value }.
   *[no] Highest: { $value }.
}
lowest = { $exceeded ->
    [yes] Lowest number: { $value }.
   *[no] Lowest: { $value }.
}
apart = They differ by { $size }.
apart-less = They differ by less than { $size }.
apart-least = They differ by at least { $size }.
rivals = Also drawn, but not used in this book: { $values }.
spans = Over a period that is no year: { $values }.

# The course of a series over the years.
single = one value, { $value }
course = { $move ->
    [rise] a rise from { $first } to { $last }
    [fall] a fall from { $first } to { $last }
    [same] no change from { $first } to { $last }
    [untested] from { $first } to { $last }, which is not tested
   *[unclear] no clear rise or fall from { $first } to { $last }
}
peak = a rise from { $first } to { $turn }, then a fall to { $last }
trough = a fall from { $first } to { $turn }, then a rise to { $last }
then = { $first }; then { $rest }
after-break = { $before }; after a break, { $after }
years-without = No value for { $years }.
direction = { $move ->
    [rise] rises in { $places }
    [fall] falls in { $places }
    [same] stays in { $places }
    [single] one year only in { $places }
    [broken] not compared across a break in { $places }
   *[unclear] no clear rise or fall in { $places }
}
