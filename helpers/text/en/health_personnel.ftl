# Satisfaction of health personnel, in the chapter's first sentences.
finding = In { $wave }, { $now } of health personnel in Norway were satisfied with the country's digital health services. Among GPs the share was { $gps }.
    .missing = For the waves chosen here, this edition has no answers of health personnel in Norway on satisfaction.

finding-residents = Of residents, asked the same year in a survey of their own, { $residents } were.

fig-personnel-satisfaction-headline = { $gps } of GPs are satisfied with digital health services, and { $now } of all health personnel
    .missing = Satisfaction of health personnel with digital health services

fig-personnel-satisfaction-caption = Share of health personnel in Norway who were rather or very satisfied with digital health services, { $wave }, the largest on top.
    .missing = Share of health personnel in Norway who are rather or very satisfied with digital health services.

fig-personnel-satisfaction-note = Only groups that the report names in its text have a figure. A share has an interval only where the number of respondents is known.

answers = Of all who answered, { $very } were very satisfied, { $neither } took neither side, and { $dissatisfied } were dissatisfied to some degree.

change = The report calls the share unchanged from the wave before, and { $rise } percentage points higher than in the first wave.

# Contact with patients.
fig-personnel-contact-headline = { $gps } of GPs say that digital services make contact with patients easier, and { $all } of all who see patients
    .missing = Do digital services make contact with patients easier?

fig-personnel-contact-caption = Share of health personnel in Norway who agree that digital health services make it easier to get in touch with patients, { $wave }, the largest on top.
    .missing = Share of health personnel in Norway who agree that digital health services make it easier to get in touch with patients.

fig-personnel-contact-note = Asked of those with patient contact or who use patient information, a filter that is new in 2023; the publisher judges that it has not affected the answers. The number of respondents of the whole group is not stated.

contact = In { $wave }, { $all } of those who see patients or use patient information agreed that digital services make contact with patients easier, and { $disagree } disagreed. Of GPs, { $gps } agreed.

contact-residents = Residents were asked as well: { $residents } said in { $year } that digital services make it easier to get in touch with health personnel.

# Information on patients.
information = In { $wave }, { $secure } said that they have secure access to the information on patients that they need, and { $easy } that access is easy.

information-others = What other organisations hold is harder to get at: { $others } reach what they need of it only to a small degree. With the record system of their own workplace, { $system } have a good experience.

fig-core-record-staff-headline = By the end of { $year }, { $number } health professionals had looked up the summary care record
    .missing = Health professionals who use the summary care record

fig-core-record-staff-caption = Health professionals who had looked up the summary care record by the end of the year, Norway, in thousands, { $years }, the largest group on top.
    .missing = Health professionals who had looked up the summary care record, Norway, in thousands.

fig-core-record-staff-note = Whether the counts are since the start or within the year is not stated. Doctors and nurses are among the health professionals.

lookups = { $place ->
    [after] Health professionals looked up { $number } summary care records a week in { $year }, against { $then } in { $before }.
   *[alone] Health professionals looked up { $number } summary care records a week in { $year }.
}

# GPs on video in 2020.
fig-gp-video-headline = GPs found video as suitable as a visit or more so in { $follow_up } of follow-ups and { $new } of new problems
    .missing = GPs on the suitability of video consultations

fig-gp-video-caption = Share of video consultations that the GP judged as suitable as a visit in person, or more so, Norway, April and May { $year }, the largest on top.
    .missing = Share of video consultations that the GP judged as suitable as a visit in person, or more so, Norway.

fig-gp-video-note = Shares of consultations, not of GPs. Consultations of one GP are alike, so the intervals are too narrow. { $rate } of the GPs asked took part. What is counted as respondents below are consultations.

video-offered = In the first spring of the pandemic, { $share } of the GPs who answered offered video consultations.

video-suited = They judged { $all } of these consultations at least as suitable as a visit. The share was { $follow_up } for follow-ups but { $new } for new problems, and { $known } with a patient whom the GP knew but { $unknown } with a stranger.

video-expected = Looking ahead, they expected to hold { $expected } of their consultations by video.

video-outcome = In { $wave } the wider survey asked staff how their last video call with a patient had ended: it settled the matter in { $solved } of cases and led to a new digital contact in { $digital } and to a visit in { $visit }.

# Who answered.
sample = In { $wave }, { $nurses } of the { $respondents } respondents were nurses, and only { $gps } were GPs.

misprint = The text behind the report's figure on satisfaction has { $printed } as very dissatisfied, which would bring its answers to more than a hundred percent; the share that follows from the rest of the report is { $used }.