# The doubt about Norway's records opens the chapter; a share on one side of it never stands alone.
finding = { $is_doubted ->
    [yes] Did people in { $place } stop reading their own health records? According to Eurostat, { $then } opened them online in { $before } and { $now } in { $year }. { $booked_move ->
        [rose] Yet the share who booked an appointment online rose from { $booked_then } to { $booked_now } between the same two years. This book therefore suspects that the question changed, or the way in which its answers were counted.
       *[other] This book suspects that the question changed, or the way in which its answers were counted.
    }
   *[no] In { $year }, { $share } of people in { $place } had opened their own health records online in the three months before they were asked.
}
    .missing = This edition has no figure of how many people in { $place } opened their own health records online.

later = In { $later_year } the share was { $later }.

visits = { $kept ->
    [yes] The portal saw nothing like a halving either: Helsenorge counted { $then } visits in { $before } and { $now } in { $year }.
   *[no] The portal lost visits too: Helsenorge counted { $then } in { $before } and { $now } in { $year }.
}

survey = In the citizen survey, { $then } had digital contact with the health service in { $before } and { $now } in { $year }, when the questions said that telephone calls count.

fig-norway-records-puzzle-headline = { $is_doubted ->
    [yes] { $booked_move ->
        [rose] Did record reading collapse in { $place }? { $then } in { $before }, { $now } in { $year }, while bookings rose from { $booked_then } to { $booked_now }
       *[other] In { $place }, { $then } opened their records online in { $before } and { $now } in { $year }
    }
   *[no] Digital health in { $place } by several measures
}
    .missing = Digital health in Norway by several measures

fig-norway-records-puzzle-caption = People in Norway who did each thing: Eurostat, aged { $ages }, within three months, and the citizen survey, within twelve months; first and last year shown, percent.

fig-norway-records-puzzle-note = Points on two sides of a break are not joined. The surveys ask different people about different spans of time.

# Health records.
fig-online-records-headline = { $everywhere ->
    [alone] In { $only_place }, { $only_then } opened their records online in { $since } and { $only_now } in { $middle }
    [yes] From { $since } to { $middle }, more people opened their records online in each of the { $of } countries with figures of both years
   *[no] From { $since } to { $middle }, more people opened their records online in { $grew } of the { $of } countries with figures of both years
}
    .missing = Opening one's own health records online

fig-online-records-caption = People who opened their personal health records online in the { $recall }, { $years }, percent of all people aged { $ages }.

records-rise = { $everywhere ->
    [alone] In { $only_place } the share went from { $only_then } in { $since } to { $only_now } in { $middle }.
   *[other] The share grew between { $since } and { $middle }, in { $place } most of all, by { $change }.
} Those were the years in which test results and certificates of the pandemic could be fetched online.

records-ranking = { $many ->
    [several] { $left_out ->
        [yes] Leaving out the share behind the suspected break, { $top } had the largest share in { $year }, { $top_share }, and { $bottom } the smallest, { $bottom_share }.
       *[no] In { $year }, { $top } had the largest share, { $top_share }, and { $bottom } the smallest, { $bottom_share }.
    }
   *[alone] { "" }
}

records-reference = Across the European Union, { $reference } opened their records in { $year }.

access-score = What is offered is not the same as what is used. The European Commission scores how well people can get at their records, counting only the offer: the mean of the European Union went from { $then } of 100 points in { $before } to { $now } in { $year }.

# Appointments.
fig-online-appointments-headline = { $move ->
    [rose] In { $place }, those who book appointments online rose from { $then } in { $since } to { $now } in { $year }
    [fell] In { $place }, those who book appointments online fell from { $then } in { $since } to { $now } in { $year }
    [steady] In { $place }, about as many booked an appointment online in { $year }, { $now }, as in { $since }
   *[alone] In { $place }, { $now } booked an appointment online in { $year }
}
    .missing = Booking an appointment online

fig-online-appointments-caption = People who made an appointment with a practitioner on a website or in an app in the { $recall }, { $years }, percent of all people aged { $ages }.

fig-online-appointments-note = A line joins figures up to two years apart.{ $has_early ->
    [yes] { "" } The figures before { $since } are from reports of the OECD and rounded, except those of the European Union.
   *[no] { "" }
}

booking = { $move ->
    [rose] In { $place }, { $now } made an appointment online in { $year }, up from { $then } in { $since }.
    [fell] In { $place }, { $now } made an appointment online in { $year }, down from { $then } in { $since }.
    [steady] In { $place }, { $now } made an appointment online in { $year }, about as many as in { $since }, when it was { $then }.
   *[alone] In { $place }, { $now } made an appointment online in { $year }.
}

booking-ranking = { $many ->
    [several] Of the countries with a figure of { $year }, { $top } had the largest share, { $top_share }, and { $bottom } the smallest, { $bottom_share }.
   *[alone] { "" }
}

booking-denmark = Denmark's figures do not fit together: { $early } in { $early_year }, { $low } two years later, then { $peak } in { $peak_year }. The first is in doubt, as Statistics Denmark is said to have published a lower share for the same year.

# Unmet need.
fig-unmet-need-headline = In { $place }, { $share } went without a medical examination that they needed in { $year }
    .missing = Unmet need for a medical examination

fig-unmet-need-caption = People aged 16 and over who could not have a medical examination that they needed because it was too expensive, too far away or had a waiting list, first and last year shown, percent.

fig-unmet-need-note = Read in a reduced copy of the table without flags, still to be checked against Eurostat; Norway and Iceland are not in it.

need = { $is_top ->
    [yes] A country can have much online and many unmet needs all the same. Of the countries with figures on both, { $place } has the largest share each time: { $records } opened their records online, and { $share } went without an examination that they needed.
   *[no] The share who went without an examination that they needed is largest in { $place }, { $share }; there, { $records } opened their records online.
}

need-others = The other figures of { $year } are { $others }.
