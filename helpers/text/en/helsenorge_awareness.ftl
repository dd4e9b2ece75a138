# Knowing the portal.
finding = { $move ->
    [rose] In { $wave }, { $now } of respondents in Norway had heard of the health portal Helsenorge, up from { $then } in { $baseline }.
    [fell] In { $wave }, { $now } of respondents in Norway had heard of the health portal Helsenorge, down from { $then } in { $baseline }.
    [unclear] In { $wave }, { $now } of respondents in Norway had heard of the health portal Helsenorge, not clearly different from { $then } in { $baseline }.
    [untested] In { $wave }, { $now } of respondents in Norway had heard of the health portal Helsenorge; in { $baseline } it was { $then }.
   *[alone] In { $wave }, { $now } of respondents in Norway had heard of the health portal Helsenorge.
}
    .missing = For the waves chosen here, this edition has no share of people in Norway who had heard of the health portal Helsenorge.

visited = { $move ->
    [rose] The share that had visited it over the past year was { $now } in { $wave }, up from { $then }.
    [fell] The share that had visited it over the past year was { $now } in { $wave }, down from { $then }.
    [unclear] The share that had visited it over the past year was { $now } in { $wave }, not clearly different from { $then } in { $baseline }.
    [untested] The share that had visited it over the past year was { $now } in { $wave }; in { $baseline } it was { $then }.
   *[alone] The share that had visited it over the past year was { $now } in { $wave }.
}

fig-helsenorge-known-headline = { $move ->
    [rose] { $printed_now } had heard of Helsenorge in { $wave }, up from { $printed_then } in { $baseline }
    [fell] { $printed_now } had heard of Helsenorge in { $wave }, down from { $printed_then } in { $baseline }
    [unclear] The share that had heard of Helsenorge did not clearly change between { $baseline } and { $wave }
   *[alone] { $printed_now } had heard of Helsenorge in { $wave }
}
    .missing = Who has heard of Helsenorge and visits it

fig-helsenorge-known-caption = Share of all respondents in Norway who know and who visit Helsenorge, the largest later share on top: { $years }.

fig-helsenorge-known-note = Asked of all respondents, { $years }: whether they had heard of Helsenorge. The shares of { $waves } who had heard of it and who had visited it are implied: the slides give the later share and by how many points it rose.
    .missing = Asked of all respondents: whether they had heard of Helsenorge.

topic = { $code ->
    [heard_of_portal-no] Had not heard of it
    [heard_of_portal-dont_remember] Did not remember
    [visited_portal-yes] Had visited it in the past 12 months
   *[heard_of_portal-yes] Had heard of Helsenorge
}

grew = { $move ->
    [rose] Between { $baseline } and { $wave } the share who had visited the portal grew by { $change }.
    [fell] Between { $baseline } and { $wave } the share who had visited the portal fell by { $change }.
   *[alone] { "" }
}

of-those = Of those who had heard of it, { $now } had visited it in { $wave }.

# Other surveys.
fig-helsenorge-other-surveys-headline = In earlier surveys, up to { $year }, between { $lowest } and { $highest } had heard of Helsenorge
    .missing = What other surveys found on Helsenorge

fig-helsenorge-other-surveys-caption = People in Norway who had heard of Helsenorge, had logged in, or had used services there, by survey and in order of time.

fig-helsenorge-other-surveys-note = Wording and method differ between the surveys. Shares whose base is not known have no interval.

asked = { $code ->
    [logged_in_to_portal] { $survey }, { $period }: had logged in
    [used_services_on_portal] { $survey }, { $period }: had used services
   *[heard_of_portal] { $survey }, { $period }: had heard of it
}

dips = Year by year, more people in the DIPS barometer of e-health had heard of the portal: { $shares }.

council = The Consumer Council found { $share } in { $month }, DIPS { $next } the next spring. With { $points } between two surveys only months apart, they cannot be joined into one series.

use = Knowing is not using: in { $year }, { $logged } told DIPS that they had logged in, and in { $month }, { $used } told the Consumer Council that they had used digital services there.

# Recommending it.
nps = In { $wave }, { $promoters } of those who had heard of Helsenorge were promoters, { $detractors } detractors, and { $passives } neither. That makes a score of { $score } ({ $low } to { $high }) among { $base } respondents. The slides call it good, but add that people use such scales in different ways.
    .missing = For the waves chosen here, this edition has no net promoter score of Helsenorge.
