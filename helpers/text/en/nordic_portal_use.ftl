finding = { $shared ->
    [yes] In { $when }, visits per inhabitant came to { $rates }.
   *[no] { $form ->
        [peaked] Visits to { $portal } went from { $first } per inhabitant in { $first_year } to { $peak } in { $peak_year }, and then to { $last } in { $last_year }.
        [rose] Visits to { $portal } rose from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }.
        [fell] Visits to { $portal } fell from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }.
       *[alone] In { $last_year }, visits to { $portal } came to { $last } per inhabitant.
    }
}
    .missing = For the portals and years chosen here, this edition has no visits of a whole year.

course = { $shared ->
    [yes] { $form ->
        [peaked] { $portal } has the longest series: { $first } visits per inhabitant in { $first_year }, { $peak } at the peak in { $peak_year }, and { $last } in { $last_year }.
        [rose] { $portal } has the longest series: its visits rose from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }.
        [fell] { $portal } has the longest series: its visits fell from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }.
       *[alone] { "" }
    }
   *[no] { "" }
}

# What such rates are good for.
why = { $many ->
    [several] Rates make portals of large and small countries comparable, but only within the same year, since use changes much from one year to the next.
   *[alone] Divided by the population, visits can be set beside those to the portals of other countries, as long as both are of the same year.
}

fig-nordic-visits-per-inhabitant-headline = { $shared ->
    [yes] Visits per inhabitant in { $when } came to { $rates }
   *[no] { $form ->
        [peaked] Visits to { $portal } reached { $peak } per inhabitant in { $peak_year } and came to { $last } in { $last_year }
        [rose] Visits to { $portal } rose from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
        [fell] Visits to { $portal } fell from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
       *[alone] { $portal } had { $last } visits per inhabitant in { $last_year }
    }
}
    .missing = Visits per inhabitant

fig-nordic-visits-per-inhabitant-caption = Visits to each portal in a year, divided by the population of its country on 1 January, { $years }.

fig-nordic-visits-per-inhabitant-note = Portals may count visits differently: that half an hour without activity ends a visit is the rule of Helsenorge. Years without a figure are left out, and no line crosses them.

rivals = By totals in other documents the rate would be { $values }; this chapter uses the totals of the publisher that also has the portal's other figures.

# Log-ins.
logins = { $shared ->
    [yes] In { $when }, the latest year with figures of more than one portal, log-ins per inhabitant came to { $rates }.
   *[no] { $many ->
        [several] No year has log-ins of more than one of the portals shown.
       *[alone] { "" }
    }
}

logins-course = { $form ->
    [peaked] Log-ins to { $portal } went from { $first } in { $first_year } to { $peak } in { $peak_year } and { $last } in { $last_year }.
    [rose] Log-ins to { $portal } rose from { $first } in { $first_year } to { $last } in { $last_year }.
    [fell] Log-ins to { $portal } fell from { $first } in { $first_year } to { $last } in { $last_year }.
   *[alone] { "" }
}

fig-nordic-logins-per-inhabitant-headline = { $form ->
    [peaked] Log-ins to { $portal } reached { $peak } per inhabitant in { $peak_year } and came to { $last } in { $last_year }
    [rose] Log-ins to { $portal } rose from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
    [fell] Log-ins to { $portal } fell from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
   *[alone] { $portal } had { $last } log-ins per inhabitant in { $last_year }
}
    .missing = Log-ins per inhabitant

fig-nordic-logins-per-inhabitant-caption = Log-ins to each portal in a year, divided by the population of its country on 1 January, { $years }.

logins-rivals = By other published totals the rates would be { $values }.

# Single months.
months = { $shared ->
    [yes] { $when } is the latest month with figures of more than one portal: visits per inhabitant came to { $rates }.
   *[no] { "" }
}

fig-nordic-monthly-visits-per-inhabitant-headline = In { $when } alone, visits per inhabitant came to { $rates }
    .missing = Visits per inhabitant in single months

fig-nordic-monthly-visits-per-inhabitant-caption = Visits per inhabitant in single months, in order of time, { $years }.

fig-nordic-monthly-visits-per-inhabitant-note = Only months for which a document gives a figure; it may give one because the month was unusual.

months-logins = Log-ins per inhabitant, too, can be given for single months: { $values }.

gaps = This book has no figure of yearly visits for { $portals } in the years shown.