# The share of the first country that is shown, in the chapter's first sentence and in the first headline.
finding = { $move ->
    [rose] In { $year }, { $now } of people in { $place } had looked for information on health online in the three months before they were asked. In { $since } it was { $then }.
    [fell] In { $year }, { $now } of people in { $place } had looked for information on health online in the three months before they were asked, down from { $then } in { $since }.
    [steady] In { $year }, { $now } of people in { $place } had looked for information on health online in the three months before they were asked, much the same as in { $since }, when it was { $then }.
   *[alone] In { $year }, { $now } of people in { $place } had looked for information on health online in the three months before they were asked.
}
    .missing = This edition has no figure of how many people looked for information on health online in the countries chosen here.

fig-health-information-decades-headline = { $move ->
    [rose] In { $place }, the share who look up health information online rose from { $then } in { $since } to { $now } in { $year }
    [fell] In { $place }, the share who look up health information online fell from { $then } in { $since } to { $now } in { $year }
    [steady] In { $place }, { $now } looked up health information online in { $year }, about as many as in { $since }
   *[alone] { $now } of people in { $place } looked up health information online in { $year }
}
    .missing = Looking up health information online

fig-health-information-decades-caption = People aged { $ages } who looked for information on health on the internet in the { $recall }, { $years }, percent of all people of that age.

fig-health-information-decades-note = Since { $every_second } the question has been asked in all countries every second year; a line joins figures up to two years apart. Eurostat gives no sampling errors.

ranking = { $many ->
    [several] Among the countries with a figure of { $year }, { $top } had the largest share, { $top_share }, and { $bottom } the smallest, { $bottom_share }.
    [none] { "" }
   *[alone] { "" }
}

reference = Across the European Union, { $reference } had looked for health information online in { $year }.

level = { $move ->
    [rose] From { $since } to { $year } the share in { $place } rose by { $change }.
    [fell] From { $since } to { $year } the share in { $place } fell by { $change }.
    [steady] From { $since } to { $year } the share in { $place } moved by less than three percentage points.
   *[alone] { "" }
}

jumps = { $broken ->
    [yes] Not every jump in the chart need be a change in what people did: the note under it names the years in which the question, or the way of counting, may have changed. No line crosses such a break, and no change is computed over it.
   *[no] { "" }
}

gap = For { $place } this edition has no figure between { $from_year } and { $to_year }, so it does not show in which of these years the share moved.

between-norway = Another survey asked about more than a search: in Norway, { $share } said in { $year } that they had used the internet for one or more health purposes.

between-denmark = In Denmark, { $share } had looked for health information in { $year } by a count of Statistics Denmark, which includes people up to the age of 89.

between-sweden = { $course ->
    [alone] In Sweden, the survey of the eHealth Agency asks residents whether they have searched for information on an illness: { $now } said so in { $year }.
   *[rose] In Sweden, the survey of the eHealth Agency asks residents whether they have searched for information on an illness: { $now } said so in { $year }, and { $first } in { $first_year }.
}

# The internet itself.
fig-health-among-users-headline = { $move ->
    [rose] Among internet users in { $place }, those who look up health information grew from { $then } in { $since } to { $now } in { $year }
    [fell] Among internet users in { $place }, those who look up health information went down from { $then } in { $since } to { $now } in { $year }
    [steady] Among internet users in { $place }, about { $now } looked up health information in { $since } and in { $year } alike
   *[alone] Among internet users in { $place }, { $now } looked up health information in { $year }
}
    .missing = Health information among internet users

fig-health-among-users-caption = People who looked for information on health, percent of those aged { $ages } who had used the internet in the { $recall }, { $years }.

fig-weekly-internet-and-health-headline = { $move ->
    [rose] By { $year }, { $now } of people in { $place } were online every week, up from { $then } in { $since }
    [fell] By { $year }, { $now } of people in { $place } were online every week, down from { $then } in { $since }
    [steady] In { $year }, { $now } of people in { $place } were online every week, about as many as in { $since }
   *[alone] In { $year }, { $now } of people in { $place } were online every week
}
    .missing = Weekly use of the internet and looking up health information

fig-weekly-internet-and-health-caption = People who used the internet every week, and people who looked for information on health online, { $years }, percent of all people aged { $ages }.

online = { $move ->
    [rose] Part of the growth is that more people came online. In { $place }, { $then } used the internet every week in { $since } and { $now } in { $year }.
    [fell] Fewer people were online: in { $place }, { $then } used the internet every week in { $since } and { $now } in { $year }.
    [steady] Being online explains little: in { $place }, { $now } used the internet every week in { $year }, about as many as in { $since }.
   *[alone] In { $place }, { $now } used the internet every week in { $year }.
}
    .missing = For the countries chosen here, this edition has no figure of how many people were online.

offline = In { $year }, { $now } had not been online even once.

users = { $move ->
    [rose] But those who were online also searched more: { $now } of them looked up health information in { $year }, against { $then } in { $since }.
    [fell] Those who were online looked up less, though: { $now } of them in { $year }, against { $then } in { $since }.
    [steady] Of those who were online, about as many looked up health information in { $year }, { $now }, as in { $since }, { $then }.
   *[alone] Of those who were online, { $now } looked up health information in { $year }.
}

# Groups in the European Union.
fig-health-information-groups-headline = In the European Union, women and men differ most at the age of { $age }: { $women } and { $men } look up health information
    .missing = Looking up health information by age and sex

fig-health-information-groups-caption = Women and men who looked for information on health online in the { $recall }, by age, European Union, { $year }, percent of people of that age.

groups = In { $year }, the gap between the sexes was widest among people aged { $age }: { $women } of women and { $men } of men looked something up.

narrowest = It was narrowest among people aged { $narrow_age }, with { $narrow_women } and { $narrow_men }.

education = Schooling goes with it as well: of people with higher education { $education_high } looked something up, of those with little schooling { $education_low }. In cities { $cities } did, in rural areas { $rural_areas }.
