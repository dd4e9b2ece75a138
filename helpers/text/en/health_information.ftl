# The latest answers on access or, for waves that did not ask, on worry.
finding = { $access ->
    [none] { $move ->
        [none] For the waves chosen here, this edition has no share of people in Norway who find access to their health information important or worry about it.
       *[other] In { $wave }, { $now } of people in Norway worried that their health information would be out of reach in an emergency.
    }
   *[other] In { $access_year }, { $important } of people in Norway found it important to see their own health information online, and { $involved } said that easy access made them more involved in their health.
}

views-headline = { $important } find it important to see their health information online, but { $overview } feel that they know where it is
    .missing = What people think of the information on their health

views-caption = People in Norway who agree with each statement on the information on their own health, by year of the survey, the largest share on top.

views-note = Shares printed as "over" are lower ends and those printed as "about" are rounded to tenths; neither has an interval. The wish for access of 2019 is worded as a trade journal reports it.

want-before = A trade journal reports a similar wish for { $year }: { $share } wanted to reach their information over the internet.
adequate = In a Nordic survey of { $year }, { $share } of those asked in Norway said that their access was good enough.

overview = Seeing is not yet knowing: { $agree } felt in { $year } that they had a good overview of where information on their health is stored, { $disagree } felt that they had not, and { $rest } answered something else, as the two printed shares imply.
registries = As for the health registries outside the patient records, { $share } said in { $year } that they knew little or nothing of them.

# Worry.
worry-headline = { $move ->
    [rose] { $printed_now } worried in { $wave } that their health information is out of reach in an emergency, up from { $printed_then } in { $baseline }
    [fell] { $printed_now } worried in { $wave } that their health information is out of reach in an emergency, down from { $printed_then } in { $baseline }
    [alone] { $printed_now } worry that their health information is out of reach in an emergency
    [none] Worry that health information is out of reach in an emergency
   *[unclear] About as many people as before worry that their health information is out of reach in an emergency
}
    .missing = Worry that health information is out of reach in an emergency

worry-caption = People in Norway by whether they worry that their own health information is not available to health personnel in an emergency, citizen survey, { $years }, the largest share on top.

worry-note = For 2019 only the share that worried is printed. The title of the slide of 2020 speaks of a majority, its text prints the share that is shown.

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
   *[untested] In the citizen survey, { $now } had very or rather great trust in { $wave } that health information is handled properly, and { $then } had it in { $baseline }. Both are printed in words only, so the difference is not tested.
}
    .missing = For the waves chosen here, the citizen survey has no such share in this edition.

offices-headline = { $health } trust health services with personal data, and { $least } trust { $least_of }
    .missing = Trust in how public services handle personal data

offices-caption = People in Norway with great or some trust in how each public service handles their personal data, data protection survey of { $year }, the largest share on top.

offices-note = How the answers divide into great and some trust stands in a chart without numbers, and how many people answered is not printed.

offices = The data protection survey of { $year } asked more broadly, about great or some trust: { $health } trusted the health services with their personal data, and { $none } had no trust at all in them.
