finding = Asked whether they would recommend their national health portal, people gave { $portal } the highest score, { $score } points in { $when }, and { $last_portal } the lowest, { $last_score } in { $last_when }.
    .missing = For the wave chosen here, this edition has no score of Helsenorge to set beside those of other portals.

headline = Asked whether they would recommend it, people gave { $portal } a score of { $score } and { $last_portal } one of { $last_score }
    .missing = Would people recommend their portal?

caption = Net promoter score of the national health portals, the highest on top: share of promoters less share of detractors, in points.

note = Where Helsenorge is shown, its score is of all who had heard of it, users or not; whom the other surveys asked is not printed. A score has an interval only where its base is printed.

score = For Helsenorge the model-based interval of the score in { $wave } runs from { $low } to { $high }.

band = { $code ->
    [poor] poor for { $portal }
    [good] good for { $portal }
    [very_good] very good for { $portal }
   *[excellent] excellent for { $portal }
}

bands = The Norwegian slides sort scores into bands; by these the scores are { $bands }.

# Face to face and easier contact.
contact-headline = In Norway { $printed_now } preferred to meet staff face to face in { $wave }, in Denmark { $denmark } in { $year }
    .missing = Meeting staff face to face, and digital services for easier contact

contact-caption = People who agree with two statements in Norway and Denmark, by statement and year, in percent.

contact-note = Wording and answers differ between the surveys: Norwegians could agree fully or partly, Danes fully or mainly. A share whose base is not printed has no interval.

face = In Norway { $now } would rather meet health personnel face to face, according to the citizen survey of { $wave }; a Danish survey of { $year } has { $denmark }.
    .missing = For the wave chosen here, this edition has no Norwegian share that prefers to meet staff face to face.

easier = { $side ->
    [norway] Yet more Norwegians than Danes find that digital services ease contact: in { $year }, the year of the Danish survey, { $norway } in Norway and { $denmark } in Denmark.
    [denmark] Danes also find more often than Norwegians that digital services ease contact: in { $year }, the year of the Danish survey, { $denmark } in Denmark and { $norway } in Norway.
   *[alike] As many Norwegians as Danes find that digital services ease contact: in { $year }, the year of the Danish survey, { $norway } in both countries.
}

easier-now = { $same ->
    [yes] { "" }
   *[no] In Norway it was { $now } in { $wave }.
}

# Sweden.
sweden-headline = In Sweden, { $top_share } were positive about the services of 1177 in { $year }, and { $bottom_share } about treatment by digital means
    .missing = What people in Sweden think of digital care

sweden-caption = Attitudes to digital care in Sweden by two surveys, the largest share on top, percent of residents asked.

sweden-note = How many answers stand behind each share is not printed, so the lines are only the rounding of the print.

sweden = { $portal_first ->
    [yes] In Sweden, more people are positive about the portal than about care that replaces a visit: in { $year }, { $portal } were positive about the digital services of 1177, { $home } about being cared for at home with digital help, and { $treatment } about care, advice and treatment by digital means.
   *[no] In Sweden, { $portal } were positive about the digital services of 1177 in { $year }, { $home } about being cared for at home with digital help, and { $treatment } about care, advice and treatment by digital means.
}

sweden-hard = The services do not suit everybody: { $hard } found the services hard to use in { $hard_year }, and for { $unmet } those on offer did not meet their needs in { $unmet_year }.

nordic = One survey asked in all five Nordic countries, with { $people } interviews in { $year }: { $help } of residents need help with digital health services, or do not use them at all.

# Awareness.
known-headline = In one survey { $share } know { $portal } ({ $when }), in another { $last_share } know { $last_portal } ({ $last_when })
    .missing = Who knows the national health portal

known-caption = People who know their national health portal, each survey with a figure, the largest share on top, percent of those asked.

known-note = Questions and people asked differ. A share without a base in the table has no interval.

trust = Knowing is not trusting, though: for 1177, the only portal with such a figure here, the share who said that they trust it was { $trust }.
