finding = { $shared ->
    [yes] In { $when }, visits per inhabitant came to { $rates }.
   *[no] { $form ->
        [peaked] Visits to { $portal } went from { $first } per inhabitant in { $first_year } to { $peak } in { $peak_year }, and then to { $last } in { $last_year }.
        [rose] Visits to { $portal } went from { $first } per inhabitant in { $first_year } up to { $last } in { $last_year }.
        [fell] Visits to { $portal } went from { $first } per inhabitant in { $first_year } down to { $last } in { $last_year }.
       *[alone] In { $last_year }, visits to { $portal } came to { $last } per inhabitant.
    }
}
    .missing = For the portals and years chosen here, this edition has no visits of a whole year.

course = { $shared ->
    [yes] { $form ->
        [peaked] { $portal }, the portal with figures of the most years, had { $first } visits per inhabitant in { $first_year }, { $peak } at the peak in { $peak_year }, and { $last } in { $last_year }.
        [rose] { $portal }, the portal with figures of the most years, went from { $first } in { $first_year } to { $last } in { $last_year }.
        [fell] { $portal }, the portal with figures of the most years, went from { $first } in { $first_year } down to { $last } in { $last_year }.
       *[alone] { "" }
    }
   *[no] { "" }
}

headline = { $form ->
    [peaked] Visits to { $portal } went from { $first } per inhabitant in { $first_year } to { $peak } in { $peak_year }, and to { $last } in { $last_year }
    [rose] Visits to { $portal } went up from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
    [fell] Visits to { $portal } went down from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
   *[alone] { $portal } had { $last } visits per inhabitant in { $last_year }
}
    .missing = Visits per inhabitant

caption = Visits to the portals in a year, divided by the population of their countries on 1 January, each year with a figure, { $years }.

note = Portals may count visits differently: that half an hour without activity ends a visit is the rule of Helsenorge. Years without a figure are left out, and no line crosses them.

rivals = Other documents print totals that give { $values }; the chapter uses those of the publisher of the portal's other figures.

# Log-ins.
logins = { $shared ->
    [yes] The latest year with log-ins of more than one portal is { $when }: { $rates } per inhabitant.
   *[no] No year has log-ins of more than one of the portals shown.
}

logins-course = { $form ->
    [peaked] On { $portal } they went from { $first } in { $first_year } to { $peak } in { $peak_year } and { $last } in { $last_year }.
    [rose] On { $portal } they went from { $first } in { $first_year } to { $last } in { $last_year }.
    [fell] On { $portal } they went from { $first } in { $first_year } down to { $last } in { $last_year }.
   *[alone] { "" }
}

logins-headline = { $form ->
    [peaked] Log-ins to { $portal } went from { $first } per inhabitant in { $first_year } to { $peak } in { $peak_year }, and to { $last } in { $last_year }
    [rose] Log-ins to { $portal } went up from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
    [fell] Log-ins to { $portal } went down from { $first } per inhabitant in { $first_year } to { $last } in { $last_year }
   *[alone] { $portal } had { $last } log-ins per inhabitant in { $last_year }
}
    .missing = Log-ins per inhabitant

logins-caption = Log-ins to the portals in a year, divided by the population of their countries on 1 January, each year with a figure, { $years }.

logins-rivals = Other documents print totals that give { $values }.

# Single months.
months = { $shared ->
    [yes] { $when } is the latest month in which two portals can be compared: { $rates } per inhabitant.
   *[no] { "" }
}

months-headline = In { $when }, visits per inhabitant were { $rates }
    .missing = Visits per inhabitant in single months

months-caption = Visits per inhabitant in single months, in order of time, { $years }.

months-note = Only months that documents print; a month may be printed because it was unusual.

months-logins = Log-ins in single months are printed too: { $values }.

gaps = This book has no figure of yearly visits for { $portals } in the years shown.
    .missing = Every portal shown has a figure of yearly visits in the years shown.
