# Video consultations, in the chapter's first sentences.
finding = { $move ->
    [none] { "" }
    [alone] In { $wave }, { $now } of patients in digital contact with a GP in Norway had seen the doctor on video.
   *[untested] Among patients in digital contact with a GP in Norway, { $now } had seen the doctor on video in { $wave }, and { $then } in { $baseline }.
}

finding-later = By { $later_wave } it was { $later }, though the question had been reworded.

finding-preference = { $move ->
    [rose] Asked what they would prefer, { $now } chose to see the GP in person in { $wave }, up from { $then } in { $baseline }.
    [fell] Asked what they would prefer, { $now } chose to see the GP in person in { $wave }, down from { $then } in { $baseline }.
    [unclear] Asked what they would prefer, { $now } chose in { $wave } to see the GP in person, not clearly different from { $then } in { $baseline }.
   *[alone] Asked what they would prefer, { $now } chose to see the GP in person in { $wave }.
}

fig-video-consultation-headline = { $move ->
    [none] { "" }
    [alone] { $printed_now } of patients in digital contact with a GP had used video in { $wave }
   *[untested] { $printed_now } of patients in digital contact with a GP had used video in { $wave }, { $printed_then } in { $baseline }
}

headline-later = Video was used by { $printed_then } of patients in digital contact with a GP in { $baseline }, { $printed_now } in { $wave } and { $printed_later } in { $later_wave }

headline-none = Video consultations with a GP

fig-video-consultation-caption = Share of people in Norway who had a video consultation with a GP in the past year, of those in digital contact with a GP and of all respondents, { $years }.

fig-video-consultation-note = The share of all respondents counts everybody without digital contact as a no. A share has no interval where the documents do not say how many people answered.

of-all = { $move ->
    [rose] Counted among everybody asked, the share rose from { $then } in { $baseline } to { $now } in { $wave }.
    [fell] Counted among everybody asked, the share fell from { $then } in { $baseline } to { $now } in { $wave }.
    [unclear] Counted among everybody asked, the share was { $now } in { $wave } and { $then } in { $baseline }, which is no clear change.
   *[alone] Counted among everybody asked, the share was { $now } in { $wave }.
}

sweden = { $move ->
    [alone] In Sweden, where people are asked about any meeting with health care staff on video, { $printed_now } had had one in { $wave }.
   *[untested] In Sweden, where people are asked about any meeting with health care staff on video, { $printed_now } had had one in { $wave }, and { $printed_then } in { $baseline }.
}

# After the video call.
patients = patients

staff = health personnel

fig-after-video-headline = In { $wave }, { $printed_now } of patients had needed a visit after their last video consultation with a GP
    .missing = How the last video consultation ended

fig-after-video-caption = How the last video consultation ended, as patients of GPs and as health personnel tell it, Norway, by outcome and year.

fig-after-video-note = Patients were asked whether the problem was solved or a visit was needed; health personnel were asked about a call with a patient in any service. The two are not one series.

after-visit = In { $wave }, { $visit } of patients who had met a GP on video had needed a visit afterwards.

after-solved = The report on { $wave } puts those whose problem was solved at { $solved }, without saying how many were asked.

after-staff = Health personnel answered a similar question in { $wave }: { $solved } of their last video calls solved the problem, and { $visit } led to a visit.

satisfied = With video itself, { $now } of the { $base } people who answered were satisfied in { $wave }.

satisfied-rival = The title of the same slide says { $rival }. The text names the answers that it adds up, so this book uses the text.

# Views.
fig-views-digital-contact-headline = { $move ->
    [rose] { $printed_now } agreed in { $wave } that treatment by video or phone is as thorough as a visit, up from { $printed_then } in { $baseline }
    [fell] { $printed_now } agreed in { $wave } that treatment by video or phone is as thorough as a visit, down from { $printed_then } in { $baseline }
    [unclear] The share that finds treatment by video or phone as thorough as a visit did not clearly change between { $baseline } and { $wave }
   *[alone] { $printed_now } agreed in { $wave } that treatment by video or phone is as thorough as a visit
}
    .missing = Views on digital contact and preferred contact with the GP

fig-views-digital-contact-caption = Views on digital contact and the preferred contact with the GP, share of respondents in Norway, { $years }, the largest on top.
    .missing = Views on digital contact and the preferred contact with the GP, share of respondents in Norway.

fig-views-digital-contact-note = Statements: those who fully or partly agree. Preferred contact: several answers allowed. A share given as "over" has no interval.

easier = { $move ->
    [rose] More people than before find that digital services make it easier to get in touch: { $now } in { $wave }, { $then } in { $baseline }.
    [fell] Fewer people than before find that digital services make it easier to get in touch: { $now } in { $wave }, { $then } in { $baseline }.
    [unclear] The share who find that digital services make it easier to get in touch has not clearly changed: { $now } in { $wave }, { $then } in { $baseline }.
   *[alone] In { $wave }, { $now } found that digital services make it easier to get in touch.
}

thorough = { $move ->
    [rose] More also trust the treatment itself: { $now } held treatment by video or phone to be as thorough as a visit in { $wave }, { $then } in { $baseline }.
    [fell] Fewer trust the treatment itself: { $now } held treatment by video or phone to be as thorough as a visit in { $wave }, { $then } in { $baseline }.
    [unclear] Trust in the treatment itself did not clearly change: { $now } held treatment by video or phone to be as thorough as a visit in { $wave }, { $then } in { $baseline }.
   *[alone] In { $wave }, { $now } held treatment by video or phone to be as thorough as a visit.
}

no-matter = Asked which form they would choose, { $share } said in { $year } that it did not matter or named another one.

face = At the same time { $now } agreed in { $wave } that they prefer to meet health personnel face to face. One can prefer to meet and still welcome messages, as each statement is rated on its own.

# Visits that a screen could have replaced.
needed = { $move ->
    [alone] Of those who had been to a hospital, { $now } held in { $wave } that they had to be there in person.
   *[untested] Of those who had been to a hospital, { $now } held in { $wave } that they had to be there in person; in { $baseline } it was { $then }.
}

spare_asked = Of the { $people } people who answered in { $year }, { $needed } said that they had to be there and { $preferred } that they did not have to but preferred it, which leaves { $rest } for all other answers.

replaceable = The report of { $year } puts the hospital visits that could have been replaced at { $share }, and says that this holds for the whole time since 2019.

at-gp = Of those who had been to a GP, { $share } held in { $year } that they had to be there in person.

potential = The consultancy Accenture estimated in 2017 that { $share } of all doctor's appointments could be e-consultations by { $year }.
