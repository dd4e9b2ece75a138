finding = { $portal } got the highest score when people were asked whether they would recommend their health portal, { $score } in { $when }; { $last_portal } got the lowest, { $last_score } in { $last_when }.
    .missing = For the wave chosen here, this edition has no score of Helsenorge to set beside those of other portals.

headline = Asked whether they would recommend it, people gave { $portal } { $score } and { $last_portal } { $last_score }
    .missing = Would people recommend their portal?

caption = Net promoter score of the national health portals, the highest on top: share of promoters less share of detractors, in points.

note = Helsenorge's score is of all who had heard of it, users or not; whom the other surveys asked, and when, differs. A score has an interval only where its base is printed.

score = For Helsenorge the model-based interval of the score in { $wave } runs from { $low } to { $high }.

bands = By the bands that the Norwegian slides use, the scores read: { $bands }.

# Face to face and easier contact.
contact-headline = In Norway { $printed_now } prefer to meet staff face to face, in Denmark { $denmark }
    .missing = Meeting staff face to face, and digital services for easier contact

contact-caption = People who agree with two statements in Norway and Denmark, by statement and year, in percent.

contact-note = Wording and answers differ between the surveys: Norwegians could agree fully or partly, Danes fully or mainly. A share whose base is not printed has no interval.

face = In Norway { $now } would rather meet health personnel face to face, according to the citizen survey of { $wave }; a Danish survey of { $year } has { $denmark }.
    .missing = For the wave chosen here, this edition has no Norwegian share that prefers to meet staff face to face.

easier = Yet more Norwegians than Danes find that digital services ease contact: in { $year }, the year of the Danish survey, { $norway } in Norway and { $denmark } in Denmark.

easier-now = { $same ->
    [yes] { "" }
   *[no] In { $wave } it was { $now } in Norway.
}

# Sweden.
sweden-headline = In Sweden, { $top_share } are positive to the services of 1177, and { $bottom_share } to treatment by digital means
    .missing = What people in Sweden think of digital care

sweden-caption = Attitudes to digital care in Sweden by two surveys, the largest share on top, percent of residents asked.

sweden-note = How many answers stand behind each share is not printed, so the lines are only the rounding of the print.

sweden = Swedes like the portal better than what replaces a visit. In { $year }, { $portal } were positive to the digital services of 1177, { $home } to being cared for at home with digital help, and { $treatment } to care, advice and treatment by digital means.

sweden-hard = Others are left behind: { $hard } found the services hard to use in { $hard_year }, and for { $unmet } those on offer did not meet their needs in { $unmet_year }.

nordic = One survey did ask all five countries the same, with { $people } interviews in { $year }: { $help } of residents need help with digital health services, or use none.

# Awareness.
known-headline = { $share } know { $portal } and { $last_share } know { $last_portal }
    .missing = Who knows the national health portal

known-caption = People who know their national health portal, each survey with a figure, the largest share on top, percent of those asked.

known-note = Questions and people asked differ. A share without a base in the table has no interval.

trust = Knowing is not trusting, though: of 1177, the one portal with such a figure here, { $trust } said that they trust it.
