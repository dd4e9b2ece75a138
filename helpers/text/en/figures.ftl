# Words on charts, and in the tables and notes of their figures.

# The heading of a column, by what is in it; of others the name stands as it is.
heading = { $column ->
    [age] Age
    [answer] Answer
    [as-printed] As printed
    [asked] Asked
    [base] Base
    [country] Country
    [flags] Flags
    [group] Group
    [label] Label
    [measure] Measure
    [offered] Offered
    [office] Office
    [outcome] Outcome
    [period] Period
    [place] Place
    [portal] Portal
    [portal-and-period] Portal and period
    [printed-and-follows] Printed and what follows
    [question] Question
    [series] Series
    [service] Service
    [sex] Sex
    [share] Share
    [source] Source
    [statement] Statement
    [survey] Survey
    [use] Use
    [used] Used
    [verdict] Verdict
    [view] View
    [wave] Wave
    [waves] Waves
    [what] What
    [when] When
    [which] Which
    [who] Who
    [year] Year
   *[other] { $name }
}
interval = { $kind ->
    [sample] Model-based interval
   *[print] Rounding interval
}

# Whether a value is the one that the book uses.
used = { $used ->
    [yes] yes
   *[no] no
}
small-base = { $base } (small base)

# Two waves that are compared.
waves = { $first } to { $last }

# How far something is offered.
offered = { $kind ->
    [full] offered
    [part] in part, or in some places
    [not-there] not on the national portal
    [not-seen] not seen in the pages read
   *[other] { $name }
}

# The two values of a statement that is checked.
as-printed = as printed
what-follows = what follows

# How a share changed, with the size of the change and its interval.
change = { $verdict ->
    [rose] rose by { $points ->
        [one] { $size } point
       *[other] { $size } points
    }
    [fell] fell by { $points ->
        [one] { $size } point
       *[other] { $size } points
    }
    [no-clear-change] no clear change
    [not-tested-the-question-changed] not tested: the question changed
   *[not-tested] not tested
}
change-with-interval = { $change } ({ $interval })

# What the marks of a chart mean.
break = Break in the series
break-sign = The sign { $sign } marks a break in a series, between the figures that it separates.
break-sign-at-foot = The sign { $sign } above the years marks a break in the series of its colour, between the years that it separates.
# Stands in place of one or two bars.
few = { $known ->
    [yes] { $what }: { $value } { $unit }
   *[no] { $what }: { $value }
}
level-mark = A level mark is a figure of a period that is no year; its value is that of the whole period.
hollow-and-filled = The hollow point is the earlier value, the filled one the later.
bands = The bands are intervals.
reach = A line below a part is the interval of its share, drawn at its outer end.
events = Dashed lines mark dated events, which need not be the cause of a change.
until = Data in this edition to { $year }
