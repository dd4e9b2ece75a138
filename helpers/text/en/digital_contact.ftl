# Digital contact of any kind, in the chapter's first sentence and in the headline of its first figure.
fig-contact-forms-headline = { $move ->
    [rose] Digital contact with the health service rose from { $printed_then } to { $printed_now } between { $baseline } and { $wave }
    [fell] Digital contact with the health service fell from { $printed_then } to { $printed_now } between { $baseline } and { $wave }
    [unclear] Digital contact with the health service did not clearly change between { $baseline } and { $wave }
   *[alone] { $printed_now } had digital contact with the health service in { $wave }
}
    .missing = Physical and digital contact with the health service

fig-contact-forms-caption = Share of people in Norway in contact with the health service in the past year, { $years }.

finding = { $move ->
    [rose] In { $wave }, { $now } of people in Norway said that they had been in touch with the health service digitally over the past year, up from { $then } in { $baseline }.
    [fell] In { $wave }, { $now } of people in Norway said that they had been in touch with the health service digitally over the past year, down from { $then } in { $baseline }.
    [unclear] In { $wave }, { $now } of people in Norway said that they had been in touch with the health service digitally over the past year, not clearly different from { $then } in { $baseline }.
   *[alone] In { $wave }, { $now } of people in Norway said that they had been in touch with the health service digitally over the past year.
}
    .missing = For the waves chosen here, this edition has no figure of how many people in Norway were in touch with the health service digitally.

# The latest wave stands apart where the question changed before it.
finding-later = In { $later_wave } the share with digital contact was { $later }. The questions of that wave count telephone calls as digital, and whether earlier ones did is not known, so the two are not compared.

visits = { $move ->
    [rose] The share that went in person rose from { $then } in { $baseline } to { $now } in { $wave }.
    [fell] The share that went in person fell from { $then } in { $baseline } to { $now } in { $wave }.
    [unclear] { $digital ->
        [rose] Screens have not emptied the waiting rooms, though: { $now } also went in person, not clearly different from { $then } in { $baseline }.
       *[other] The share that went in person was { $now } in { $wave }, not clearly different from { $then } in { $baseline }.
    }
   *[alone] In the same wave, { $now } also went in person.
}

visits-after = The share that went in person was { $later } in { $later_wave }.

any = { $move ->
    [rose] The share in contact at all, in whatever form, rose from { $printed_then } in { $baseline } to { $printed_now } in { $wave }.
    [fell] The share in contact at all, in whatever form, fell from { $printed_then } in { $baseline } to { $printed_now } in { $wave }.
    [unclear] The share in contact at all, in whatever form, did not clearly change: it was { $printed_then } in { $baseline } and { $printed_now } in { $wave }.
   *[alone] In { $wave }, { $printed_now } were in contact at all, in whatever form.
}

# Growth of digital use, drawn as dumbbells.
fig-digital-use-headline = { $move ->
    [rose] Digital contact with the GP rose from { $printed_then } of all respondents in { $baseline } to { $printed_now } in { $wave }
    [fell] Digital contact with the GP fell from { $printed_then } of all respondents in { $baseline } to { $printed_now } in { $wave }
    [unclear] Digital contact with the GP did not clearly change between { $baseline } and { $wave }
   *[alone] { $printed_now } of all respondents had digital contact with their GP in { $wave }
}
    .missing = Who uses digital health services, and how often

fig-digital-use-caption = Use of digital health services in Norway in the first and the last wave that can be compared, { $years }.

fig-digital-use-note = The share with three or more uses is of users of digital services, the others are of all respondents.

gp = { $move ->
    [rose] Digital contact with the regular GP became more common: { $now } of respondents had it in { $wave }, { $change } more than in { $baseline }.
    [fell] Digital contact with the regular GP became less common: { $now } of respondents had it in { $wave }, { $change } less than in { $baseline }.
    [unclear] Digital contact with the regular GP did not clearly change: { $now } of respondents had it in { $wave }, and { $then } in { $baseline }.
    [untested] In { $wave }, { $now } of respondents had digital contact with their regular GP; for { $baseline } the share was { $then }, of an unknown number of people.
   *[alone] In { $wave }, { $now } of respondents had digital contact with their regular GP.
}
    .missing = For these waves there is no share with digital contact with the regular GP in this edition.

gp-later = The figure of { $later_wave }, { $later }, may again include the telephone and is left out of the chart.

gp-visits = For comparison, { $share } saw their regular GP in person in { $year }.

once = { $move ->
    [rose] In { $wave }, { $now } had at least once used a digital service without going anywhere, up from { $then } in { $baseline }.
    [fell] In { $wave }, { $now } had at least once used a digital service without going anywhere, down from { $then } in { $baseline }.
    [unclear] The share that had used a digital service without going anywhere was { $now } in { $wave } and { $then } in { $baseline }, which is no clear change.
   *[alone] In { $wave }, { $now } had at least once used a digital service without going anywhere.
}

growth = The survey's own account puts that growth at { $claimed }; computed from the rounded shares, it is { $growth }.

often = { $move ->
    [alone] Of the people who use digital services at all, { $now } used them three or more times in { $wave }.
   *[untested] Of the people who use digital services at all, { $now } used them three or more times in { $wave }, and { $then } in { $baseline }. The report does not say how many people these two shares rest on, so the difference has no interval.
}

most-used = At their last contact with a doctor or hospital, people used { $service } most, along with booking an appointment. The slide deck of 2020 says so in words; it gives no shares.

wants-more = { $move ->
    [alone] In { $wave }, { $now } of all respondents wished for more digital services than they had.
    [none] { "" }
   *[untested] Some want more than they get: { $now } of all respondents wished in { $wave } for more digital services than they had, and { $then } did in { $baseline }.
}

# Appointments.
fig-booked-digitally-headline = { $printed_now } of GP patients had booked an appointment digitally in { $wave }
    .missing = Who books an appointment with the GP online

fig-booked-digitally-caption = People in Norway who have booked or changed an appointment with a GP digitally, by survey and in order of year.

fig-booked-digitally-note = Wording and filter differ between the surveys. Where a survey does not say how many people it asked, its share has no interval.

booked = In { $wave }, { $now } of those who had been in contact with a GP had booked or changed an appointment by internet, e-mail or mobile phone; counted among everybody asked, that is { $all }.
    .missing = For the waves chosen here, this edition has no share that booked an appointment digitally.

booked-before = Earlier surveys found { $nst } in 2013 and { $dips } in 2016. They asked in other words and do not say who was asked, so they show the level of their time and not a trend.

offices = On the other side of the desk, { $offices } of GP offices accepted electronic bookings in a survey of { $year }.
