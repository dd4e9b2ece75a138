# The doubt about Norway's records opens the chapter; a share on one side of it never stands alone.
finding = { $is_doubted ->
    [yes] Did people in { $place } stop reading their own health records? According to Eurostat, { $then } opened them online in { $before } and { $now } in { $year }. { $booked_move ->
        [rose] Yet those who booked an appointment online rose from { $booked_then } to { $booked_now } between the same two years, so this book suspects that the question, or how its answers were counted, changed.
       *[other] This book suspects that the question, or how its answers were counted, changed.
    }
   *[no] In { $year }, { $share } of people in { $place } had opened their own health records online within three months.
}
    .missing = This edition has no figure of how many people in { $place } opened their own health records online.

later = In { $later_year } the share was { $later }.

visits = { $kept ->
    [yes] The portal saw nothing like a halving either: Helsenorge counted { $visits_then } visits in { $visits_before } and { $visits_now } in { $visits_year }.
   *[no] The portal lost visits too: Helsenorge counted { $visits_then } in { $visits_before } and { $visits_now } in { $visits_year }.
}

survey = In the citizen survey, { $digital_then } had digital contact with the health service in { $digital_before } and { $digital_now } in { $digital_year }, by a question that counts telephone calls since.

puzzle-headline = { $is_doubted ->
    [yes] { $booked_move ->
        [rose] In { $place }, { $then } and then { $now } opened their records, while bookings rose from { $booked_then } to { $booked_now }
       *[other] In { $place }, { $then } opened their records online in { $before } and { $now } in { $year }
    }
   *[no] Digital health in { $place } by several measures
}
    .missing = Digital health in Norway by several measures

puzzle-caption = People in Norway who did each thing: Eurostat, aged { $ages }, within three months, and the citizen survey, within twelve months; first and last year shown, percent.

puzzle-note = Points on two sides of a break are not joined. The surveys ask different people about different spans of time.

# Health records.
records-headline = { $everywhere ->
    [yes] From { $since } to { $middle }, more people opened their records online in all { $of } countries
   *[no] From { $since } to { $middle }, more people opened their records online in { $grew } of { $of } countries
}
    .missing = Opening one's own health records online

records-caption = People who opened their personal health records online in the { $recall }, { $years }, percent of all people aged { $ages }.

records-rise = The share grew fast between { $since } and { $middle }, in { $place } most of all, by { $change }. Those were the years in which test results and certificates of the pandemic could be fetched online.

records-ranking = { $many ->
    [several] Leaving out the share with the suspected break, { $top } led in { $year } with { $top_share }, and { $bottom } came last with { $bottom_share }.
   *[alone] { "" }
}

records-reference = Across the European Union, { $reference } opened their records in { $year }.

access-score = On paper Europe is further: the Commission's score of how well people can get at their records, which counts what is offered and not who uses it, rose from { $first } of 100 points in { $first_year } to { $last } in { $last_year }.

# Appointments.
booking-headline = { $move ->
    [rose] In { $place }, those who book appointments online rose from { $then } in { $since } to { $now } in { $year }
    [fell] In { $place }, those who book appointments online fell from { $then } in { $since } to { $now } in { $year }
    [steady] In { $place }, about as many booked an appointment online in { $year }, { $now }, as in { $since }
   *[alone] In { $place }, { $now } booked an appointment online in { $year }
}
    .missing = Booking an appointment online

booking-caption = People who made an appointment with a practitioner on a website or in an app in the { $recall }, { $years }, percent of all people aged { $ages }.

booking-note = A line joins figures up to two years apart. The figures before { $since } are from reports of the OECD and rounded, except those of the European Union.

booking = { $move ->
    [rose] In { $place }, { $now } made one online in { $year }, { $change } more than in { $since }.
    [fell] Fewer people book online than before: { $now } in { $place } in { $year }, { $change } less than in { $since }.
    [steady] Booking online has stood still: in { $place } it was { $now } in { $year } and { $then } in { $since }.
   *[alone] In { $place }, { $now } made an appointment online in { $year }.
}

booking-ranking = { $many ->
    [several] { $top } led in { $year } with { $top_share }, and { $bottom } came last with { $bottom_share }.
   *[alone] { "" }
}

booking-denmark = Denmark's course is odd: { $early } in { $early_year }, { $low } two years later, then { $peak } in { $peak_year }. Which of these the question explains, and which the clinics, this book cannot say.

# Unmet need.
need-headline = In { $place }, { $share } went without a medical examination that they needed in { $year }
    .missing = Unmet need for a medical examination

need-caption = People aged 16 and over who could not have a medical examination that they needed because it was too expensive, too far away or had a waiting list, first and last year shown, percent.

need-note = Read in a reduced copy of the table without flags, still to be checked against Eurostat; Norway and Iceland are not in it.

need = { $is_top ->
    [yes] A country can have much online and long queues all the same. { $place } leads both lists: { $records } opened their records online, and { $share } went without an examination that they needed, the largest share in the chart.
   *[no] The share who went without an examination that they needed is largest in { $place }, { $share }; there, { $records } opened their records online.
}

need-others = The other figures of { $year } are { $others }.
