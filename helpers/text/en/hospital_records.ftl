# Who has logged in.
finding = { $move ->
    [none] { "" }
    [rose] In { $wave }, { $now } of people in Norway said that they had logged in to their hospital record, up from { $then } in { $baseline }.
    [fell] In { $wave }, { $now } of people in Norway said that they had logged in to their hospital record, down from { $then } in { $baseline }.
    [unclear] In { $wave }, { $now } of people in Norway said that they had logged in to their hospital record, not clearly different from { $then } in { $baseline }.
   *[alone] In { $wave }, { $now } of people in Norway said that they had logged in to their hospital record.
}

finding-none = For the waves chosen here, this edition has no share of people in Norway who have logged in to their hospital record.

finding-central = Yet { $printed_now } said so in { $wave } in a region whose hospitals offered no such access. The answers must be read with care.

fig-hospital-record-opened-headline = { $all } said that they had logged in to their hospital record in { $wave }, and so did { $printed_now } in a region without access
    .missing = Who says that they have logged in to their hospital record

fig-hospital-record-opened-caption = Share of respondents in Norway, and in { $wave } of those in the one region with a share in numbers, who say that they have logged in to their hospital record, in order of time.
    .missing = Share of respondents in Norway who say that they have logged in to their hospital record, in order of time.

fig-hospital-record-opened-note = { $question } The share of Central Norway in { $wave }, { $printed_now }, has no interval, since the slide does not say how many it asked there.
    .missing = { $question }

doubt = That { $printed_now } said so in { $wave } in Central Norway, which offered no electronic access, suggests that some people mean another service when they say hospital record; the report takes the summary care record or other services on Helsenorge as the likely services. Some may also have been to a hospital in another region.

highest = The share was highest, the slide says without a figure, in the { $regions }, where patients can see parts of their record on Helsenorge.

before = An earlier survey, of 2017 or 2018, found that { $access } had access to their record and that { $positive } were positive about it, without saying who was asked.

# What they use it for.
use = In { $wave } that was { $users } people. Most of them, the slide says without a figure, did so to { $uses }.

use-rise = Following one's treatment had also gained most since the wave before, by { $points } as the slide puts it; percentage points are probably meant.

frequency = A study of { $year } asked { $people } self-selected users in two health regions how often they read their record: { $regularly } looked regularly and { $needed } when necessary.

# What they find.
fig-record-content-headline = In four countries, { $errors } of mental health patients who read their record found errors, and { $positive } had very positive experiences
    .missing = What readers find in their record

fig-record-content-caption = What users of online records with mental health care say of them, Estonia, Finland, Norway and Sweden, { $years }, the largest on top.
    .missing = What users of online records with mental health care say of them, Estonia, Finland, Norway and Sweden.

fig-record-content-note = Users with mental health care only; the study does not show the countries apart. What they found are separate questions, of which one person may answer several with yes.

found = In a survey of { $wave }, { $errors } of users with mental health care in four countries had found errors, { $omissions } had missed something, and { $offended } had felt offended by what they read.

found-still = Even so, { $positive } called the experience very positive, against { $negative } very negative, and in each of the four countries at least { $trust } said that reading had improved their trust in those who treat them.

found-action = Of those who found errors or omissions, { $nothing } did nothing about it.
