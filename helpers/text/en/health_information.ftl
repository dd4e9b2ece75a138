# The latest answers on access or, for waves that did not ask, on worry.
finding = { $access ->
    [none] { $move ->
        [none] For the waves chosen here, this edition has no share of people in Norway who find access to their health information important or worry about it.
       *[other] In { $wave }, { $now } of people in Norway worried that their health information would be out of reach in an emergency.
    }
   *[other] In { $access_year }, { $important } of people in Norway found it important to see their own health information online.
}

involved = Of all asked, { $share } said in { $year } that easy access made them more involved in their health.

fig-information-views-headline = { $important } found it important in { $access_year } to see their health information online; { $overview } felt in { $year } that they knew where it is
    .missing = What people think of the information on their health

fig-information-views-caption = People in Norway who agree with each statement on the information on their own health, by year of the survey, the largest share on top.

fig-information-views-note = A share given as "over" is a lower limit, and one given as "about" is rounded; neither has an interval. The wish for access in { $wish_year } is worded as a trade journal reports it.
    .missing = A share given as "over" is a lower limit, and one given as "about" is rounded; neither has an interval.

want-before = { $access ->
    [none] According to a trade journal, { $share } wanted in { $year } to reach their information over the internet.
   *[other] The wish is not new: according to a trade journal, { $share } wanted in { $year } to reach their information over the internet.
}

# A finding of the wave of 2023, in words.
back = The survey's report of { $year } adds that in 2022 and 2023 the share that finds digital access important was back at its level of 2019, after a peak in 2021.

adequate = In a Nordic survey of { $year }, { $share } of those asked in Norway said that their access was good enough.

overview = Seeing is not yet knowing: { $agree } felt in { $year } that they had a good overview of where information on their health is stored, and { $disagree } felt that they had not, which leaves { $rest } for all other answers.
registries = Of the health registries outside the patient records, { $share } said in { $year } that they knew little or nothing.

# Worry.
fig-worry-in-emergency-headline = { $move ->
    [rose] { $printed_now } worried in { $wave } that their health information is out of reach in an emergency, up from { $printed_then } in { $baseline }
    [fell] { $printed_now } worried in { $wave } that their health information is out of reach in an emergency, down from { $printed_then } in { $baseline }
    [alone] { $printed_now } worried in { $wave } that their health information is out of reach in an emergency
    [none] Worry that health information is out of reach in an emergency
   *[unclear] Worry that health information is out of reach in an emergency did not clearly change between { $baseline } and { $wave }
}
    .missing = Worry that health information is out of reach in an emergency

fig-worry-in-emergency-caption = People in Norway by whether they worry that their own health information is not available to health personnel in an emergency, citizen survey, the largest share on top: { $years }.

fig-worry-in-emergency-note = { $move ->
    [none] { "" }
    [alone] The title of the slide of 2020 speaks of a majority, but its text gives the share that is shown.
   *[other] For 2019 the slides give only the share that worried. The title of the slide of 2020 speaks of a majority, but its text gives the share that is shown.
}

worry = { $move ->
    [rose] In { $wave }, { $now } worried about that, { $change } more than in { $baseline }.
    [fell] In { $wave }, { $now } worried about that, { $change } less than in { $baseline }. Weighting that widens the intervals a little, by a design effect of { $undone }, would be enough to leave the fall in doubt.
    [unclear] In { $wave }, { $now } worried about that, and { $then } in { $baseline }, which is no clear change.
   *[alone] In { $wave }, { $now } worried about that.
}
    .missing = For the waves chosen here, this edition has no share that worried.

calm = Those who did not worry were { $calm } of all in { $year }, and { $unsure } did not know.

# Trust.
trust = { $move ->
    [alone] In the citizen survey of { $wave }, { $now } had very or rather great trust that health information is handled properly.
   *[untested] In the citizen survey, { $now } had very or rather great trust in { $wave } that health information is handled properly, and { $then } had it in { $baseline }. The documents give both in words only, so the difference is not tested.
}
    .missing = For the waves chosen here, the citizen survey has no such share in this edition.

fig-trust-by-office-headline = { $health } trusted health services with personal data in { $year }, and { $least } trusted { $least_of }
    .missing = Trust in how public services handle personal data

fig-trust-by-office-caption = People in Norway with great or some trust in how each public service handles their personal data, data protection survey of { $year }, the largest share on top.

fig-trust-by-office-note = How the answers divide into great and some trust stands in a chart without numbers, and the report does not say how many people answered.

offices = The data protection survey of { $year } asked more broadly, about great or some trust: { $health } trusted the health services with their personal data, and { $none } did not trust them at all.
