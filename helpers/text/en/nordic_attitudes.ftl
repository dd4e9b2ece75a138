finding = Asked whether they would recommend their national health portal, people gave { $portal } the highest score, { $score } points in { $when }, and { $last_portal } the lowest, { $last_score } in { $last_when }.
    .missing = For the wave chosen here, this edition has no score of Helsenorge to set beside those of other portals.

fig-nordic-nps-headline = Asked whether they would recommend it, people gave { $portal } a score of { $score } and { $last_portal } one of { $last_score }
    .missing = Would people recommend their portal?

fig-nordic-nps-caption = Net promoter score of the national health portals, the highest on top: share of promoters less share of detractors, in points.

fig-nordic-nps-note = Where Helsenorge is shown, its score is of all who had heard of it, users or not; whom the other surveys asked is not stated. A score has an interval only where the number of answers is known.

score = For Helsenorge the model-based interval of the score in { $wave } runs from { $low } to { $high }.

band = { $code ->
    [poor] poor for { $portals }
    [good] good for { $portals }
    [very_good] very good for { $portals }
   *[excellent] excellent for { $portals }
}

bands = The Norwegian slides sort scores into bands, by which these are { $bands }.

# Face to face and easier contact.
fig-nordic-contact-views-headline = In Norway { $printed_now } preferred to meet staff face to face in { $wave }, in Denmark { $denmark } in { $year }
    .missing = Meeting staff face to face, and digital services for easier contact

fig-nordic-contact-views-caption = People who agree with two statements in Norway and Denmark, by statement and year, in percent.

fig-nordic-contact-views-note = Wording and answers differ between the surveys: Norwegians could agree fully or partly, Danes fully or mainly. A share has an interval only where the number of answers is known.

face = In Norway { $now } would rather meet health personnel face to face, according to the citizen survey of { $wave }; in a Danish survey of { $year } it was { $denmark }.
    .missing = For the wave chosen here, this edition has no Norwegian share that prefers to meet staff face to face.

easier = { $side ->
    [norway] Yet more Norwegians than Danes find that digital services ease contact: in { $year }, the year of the Danish survey, { $norway } in Norway and { $denmark } in Denmark.
    [denmark] Danes also find more often than Norwegians that digital services ease contact: in { $year }, the year of the Danish survey, { $denmark } in Denmark and { $norway } in Norway.
   *[alike] As many Norwegians as Danes find that digital services ease contact: in { $year }, the year of the Danish survey, { $norway } in both countries.
}

easier-now = { $same ->
    [yes] { "" }
   *[no] By { $wave } the Norwegian share was { $now }.
}

# Sweden.
fig-swedish-views-headline = In Sweden, { $portal } were positive about the services of 1177 in { $year }, and { $treatment } about treatment by digital means
    .missing = What people in Sweden think of digital care

fig-swedish-views-caption = Attitudes to digital care in Sweden by two surveys, the largest share on top, percent of residents asked.

fig-swedish-views-note = How many people answered is not stated, so the lines show only what rounding leaves open.

sweden = { $portal_first ->
    [yes] In Sweden, more people are positive about the portal than about care that replaces a visit: in { $year }, { $portal } were positive about the digital services of 1177, { $home } about being cared for at home with digital help, and { $treatment } about care, advice and treatment by digital means.
   *[no] In Sweden, { $portal } were positive about the digital services of 1177 in { $year }, { $home } about being cared for at home with digital help, and { $treatment } about care, advice and treatment by digital means.
}

sweden-hard = The services do not suit everybody: { $hard } found the services hard to use in { $hard_year }, and for { $unmet } those on offer did not meet their needs in { $unmet_year }.

nordic = One survey asked in all five Nordic countries, with { $people } interviews in { $year }: { $help } of residents need help with digital health services, or do not use them at all.

# Awareness.
fig-nordic-awareness-headline = { $asked_alike ->
    [yes] Asked in one survey, { $share } know { $portal } and { $last_share } { $last_portal } ({ $when })
   *[no] In one survey { $share } know { $portal } ({ $when }), in another { $last_share } know { $last_portal } ({ $last_when })
}
    .missing = Who knows the national health portal

fig-nordic-awareness-caption = People who know their national health portal, each survey with a figure, the largest share on top, percent of those asked.

fig-nordic-awareness-note = Questions and people asked differ from survey to survey. A share has an interval only where the number of answers is known.

trust = To know a portal is not to trust it: of 1177, the only portal with such figures here, the share who said that they trust it was { $trust }.