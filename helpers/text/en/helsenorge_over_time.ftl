# Visits per inhabitant, in the chapter's first sentence and in its first figure.
finding = { $move ->
    [peaked] { $era ->
        [across] In { $before_year }, before the pandemic, the national health portal Helsenorge had { $before } visits for every inhabitant of Norway. In { $peak_year } it had { $peak }. In { $year } it still had { $now }.
       *[within] In { $year } Helsenorge, the national health portal of Norway, had { $now } visits for every inhabitant, fewer than the { $peak } of { $peak_year } and more than the { $before } of { $before_year }.
    }
    [gone] In { $year } Helsenorge, the national health portal of Norway, had { $now } visits for every inhabitant, fewer than the { $before } of { $before_year } and the { $peak } of { $peak_year }.
    [rose] { $era ->
        [across] Helsenorge, the national health portal of Norway, had { $now } visits for every inhabitant in { $year }. In { $before_year }, before the pandemic, it had { $before }.
       *[within] Visits to Helsenorge, the national health portal of Norway, rose from { $before } for every inhabitant in { $before_year } to { $now } in { $year }.
    }
    [fell] Visits to Helsenorge, the national health portal of Norway, fell from { $before } for every inhabitant in { $before_year } to { $now } in { $year }.
   *[alone] Helsenorge, the national health portal of Norway, had { $now } visits for every inhabitant in { $year }.
}
    .missing = For the years chosen here, this edition has no figure of visits to Helsenorge, the national health portal of Norway.

fig-helsenorge-visits-per-inhabitant-headline = { $move ->
    [peaked] Visits to Helsenorge rose from { $before } per inhabitant in { $before_year } to { $peak } in { $peak_year }, and stood at { $now } in { $year }
    [gone] Visits to Helsenorge peaked at { $peak } per inhabitant in { $peak_year } and fell to { $now } in { $year }
    [rose] Visits to Helsenorge rose from { $before } per inhabitant in { $before_year } to { $now } in { $year }
    [fell] Visits to Helsenorge fell from { $before } per inhabitant in { $before_year } to { $now } in { $year }
   *[alone] Helsenorge had { $now } visits per inhabitant in { $year }
}
    .missing = Visits to Helsenorge per inhabitant

fig-helsenorge-visits-per-inhabitant-caption = Visits to Helsenorge in a year, divided by the population of Norway on 1 January, { $years }.

peak-times = In { $peak_year } there were { $times } times as many visits for each inhabitant as in { $before_year }.

times = { $move ->
    [peaked] In { $year } there were still { $above } times as many.
   *[rose] { "" }
}

totals = { $move ->
    [peaked] In all, that is { $before } visits in { $before_year }, { $peak } in { $peak_year } and { $now } in { $year }.
    [gone] In all, that is { $before } visits in { $before_year }, { $peak } in { $peak_year } and { $now } in { $year }.
    [alone] In all, that is { $now } visits.
   *[rose] In all, that is { $before } visits in { $before_year } and { $now } in { $year }.
}

dispute = Documents disagree on the total of { $year }: { $used } or { $others } visits. Rounding does not explain the difference; the line of the chart uses the first.

no-rate = This edition has no population to divide the visits of { $years } by, so the chart leaves them out.

recent = { $move ->
    [fell] The fall from { $before } in { $before_year } to { $now } in { $year } lies in the first months of the year: from { $months } there were { $growth } more visits than in the same months a year earlier.
   *[alone] From { $months } there were { $growth } more visits than in the same months a year earlier.
}

began = It began small: the portal opened in June 2011 and took about a year to reach { $first } visits. In { $year } visits grew by { $growth }, and { $mobile } of them already came from a phone or a tablet; in { $month } there were { $rise } more visits than a year before.

growth-printed = The page on Helsenorge puts the growth of visits from 2020 to 2021 at { $printed }, which its own totals do not bear out.

# Single months.
month = { $code ->
    [visits_per_month] Average month of { $period }
    [visits_per_month_normal] Normal month of { $period }
    [visits_per_month_level] Level kept from { $period }
   *[visits] { $period }
}

fig-helsenorge-months-headline = { $level ->
    [near] An average month of { $year } had { $now } visits, close to the { $march } of { $month }
    [alone] An average month of { $year } had { $now } visits to Helsenorge
   *[below] { $month } had { $march } visits to Helsenorge, and an average month of { $year } had { $now }
}
    .missing = Visits to Helsenorge in single months

fig-helsenorge-months-caption = Visits to Helsenorge in single months and in the average month of a year, in millions and in order of time, { $years }.

fig-helsenorge-months-note = Shown are only the months and averages that a document gives in numbers. { $month } and the normal month of that year, { $normal }, are from a secondary source, which does not define a normal month.
    .missing = Shown are only the months and averages that a document gives in numbers.

days = Before the measures Helsenorge had { $before } visits a day; in the week after it had { $after } on average, at least { $times } times as many.
    .missing = The years chosen here have no figures of these weeks.

days-printed = The news item itself calls this a growth of { $printed }, which its own two figures do not bear out.

consultations = Consultations by text or video grew as well: in { $week } the health service held { $count } a day on average, { $growth } more than in the week before.

march = In { $month } as a whole Helsenorge had { $march } visits, { $times } times as many as in what its source calls a normal month of that year.

ordinary = { $level ->
    [near] What was a rush then became ordinary later: the average month of { $year } had { $now } visits.
    [above] The average month of { $year } had even more, { $now }.
    [below] The average month of { $year } had { $now }.
   *[alone] { "" }
}

kept = From { $period }, every month had { $visits }.

peaks = The slide deck of 2020 names peaks in { $months } and reads them as a sign that visits followed the level of infection.

video = Primary care already used { $primary }, of which { $started } could be opened from Helsenorge. Parts of the hospital sector used { $specialist }, and { $assessed } were being assessed for security and privacy.

# Log-ins.
fig-helsenorge-logins-headline = { $move ->
    [rose] Log-ins to Helsenorge rose from { $before } in { $before_year } to { $now } in { $year }
    [fell] Log-ins to Helsenorge fell from { $before } in { $before_year } to { $now } in { $year }
    [alone] Helsenorge counted { $now } log-ins in { $year }
    [peaked] Log-ins to Helsenorge peaked at { $peak } in { $peak_year } and were { $now } in { $year }
   *[gone] Log-ins to Helsenorge peaked at { $peak } in { $peak_year } and were { $now } in { $year }
}
    .missing = Log-ins to Helsenorge

fig-helsenorge-logins-caption = Log-ins to Helsenorge a year, in millions, { $years }.

logins = { $move ->
    [rose] Helsenorge counted { $now } log-ins in { $year }, up from { $before } in { $before_year }.
    [fell] Helsenorge counted { $now } log-ins in { $year }, down from { $before } in { $before_year }.
    [alone] Helsenorge counted { $now } log-ins in { $year }.
    [peaked] Log-ins peaked at { $peak } in { $peak_year }; in { $year } there were { $now }.
   *[gone] Log-ins peaked at { $peak } in { $peak_year }; in { $year } there were { $now }.
}
    .missing = For the years chosen here, this edition has no figure of log-ins.

logins-gaps = This edition has no yearly log-ins for { $missing }.

logins-dispute = For { $year } one edition of the national e-health monitor gives { $others } and the next { $used }, marked with an asterisk whose note is not in hand. The growth to that year is therefore unknown, and the chart draws no line to it.
