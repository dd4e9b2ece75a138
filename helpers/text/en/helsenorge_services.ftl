# Messages, in the chapter's first sentence and in its figure.
finding = { $move ->
    [rose] In { $year } Helsenorge, the national health portal of Norway, counted { $now } messages to and from the health service, { $times } times as many as in { $before_year }.
    [fell] In { $year } Helsenorge, the national health portal of Norway, counted { $now } messages to and from the health service, fewer than the { $before } of { $before_year }.
    [alone] In { $year } Helsenorge, the national health portal of Norway, counted { $now } messages to and from the health service.
    [peaked] In { $year } Helsenorge, the national health portal of Norway, counted { $now } messages to and from the health service, after { $peak } at the peak in { $peak_year }.
   *[gone] In { $year } Helsenorge, the national health portal of Norway, counted { $now } messages to and from the health service, after { $peak } at the peak in { $peak_year }.
}
    .missing = For the years chosen here, this edition has no count of messages to and from the health service on Helsenorge, the national health portal of Norway.

finding-first = { $service ->
    [messages] No service of the portal was visited more in { $listed } than messages.
   *[other] { "" }
}

fig-helsenorge-messages-headline = { $move ->
    [rose] Messages on Helsenorge rose from { $before } in { $before_year } to { $now } in { $year }
    [fell] Messages on Helsenorge fell from { $before } in { $before_year } to { $now } in { $year }
   *[alone] Helsenorge counted { $now } messages in { $year }
}
    .missing = Visits and log-ins in years without a count of messages

fig-helsenorge-messages-caption = Messages, log-ins and visits on Helsenorge, in millions a year, the largest on top; where messages are counted, the others are of the same years.

fig-helsenorge-messages-note = One visit can hold several log-ins, and what counts as a message is not defined, so the three must not be added or divided.

unit = Two doubts remain. Messages were first included in the reporting for { $first }, so earlier years cannot be compared. And the page speaks of the most visited service, so it may have counted visits to the message service and not the messages themselves.

printed = The page on Helsenorge itself puts the growth of messages from 2020 to 2021 at { $growth } and that of visits at { $visits }; the first fits its totals, the second does not.

# Places in the list of services.
ranks = { $service } were the most visited service of { $year }, and not for the first time: the page says that they were so again.
    .missing = For the years chosen here, no document in this edition says which service comes first.

certificate = The corona certificate, launched in the summer of that year, was number { $place } on the same list within { $months } months.

offered = Documents name { $all } things that residents can do on Helsenorge. Of these, { $open } are open to residents in general, and { $depend } depend on the GP or the clinic: { $services }.

core = By { $month }, { $people } people had used their summary care record.

# Patient travel.
travel = { $move ->
    [rose] Of all claims for patient travel, { $shares } came through Helsenorge, a rise of { $points }.
   *[alone] Of all claims for patient travel, { $shares } came through Helsenorge.
}
    .missing = For the years chosen here, this edition has no share of claims sent electronically.

travel-users = In { $year }, the document says, { $users } had been in the service for patient travel; its sentence lacks the noun, so these may be visits and not people.

# Other countries.
sweden = { $course ->
    [rose] In Sweden log-ins to the record at 1177 grew from { $first } in { $first_year } to { $now } in { $year }, when { $people } people made them.
   *[alone] In Sweden the record at 1177 had { $now } log-ins in { $year }, made by { $people } people.
}

finland = In Finland people sent { $requests } requests to renew a prescription through Kanta in { $year }.
