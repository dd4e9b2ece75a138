# Wearables and apps.
finding = In { $any_year }, { $any } of people in Norway had started using a watch, a band or an app that follows their health. Of the users, { $report } sent what it measures to the health service.
    .missing = { $safe } of people in Norway felt in { $safe_year } that health data from apps and watches are safe, and { $public } felt so about data with public health bodies.

safe-finding = { $has_wearables ->
    [no] { "" }
   *[other] In { $safe_year }, { $safe } felt that health data from apps and watches are safe, against { $public } who felt so about data with public health bodies.
}

fig-wearables-by-survey-headline = { $any_printed } had started using a wearable or a health app by { $any_year }
    .missing = Who uses wearables and health apps, by survey

fig-wearables-by-survey-caption = People who use wearables or health apps, as several surveys found, in order of year and then of size.
fig-wearables-by-survey-note = The surveys differ in their questions, so the points make no series. In the citizen survey one may name several kinds. A point has a band only where the number of answers is known.

age = In { $any_year }, { $young } of those under 30 used some kind, and { $old } of those over 60. A watch was worn by { $younger } of those under 45 and by { $older } of those over 60.

fig-wearable-data-headline = { $fun_printed } of users look at their readings for fun, and { $report_printed } report them to the health service
    .missing = What becomes of the data of wearables and apps

fig-wearable-data-caption = What people do, or would do, with data of wearables, apps and other measurements, as several surveys found, in order of year and then of size.
fig-wearable-data-note = The surveys differ in their questions, so the points make no series. The citizen survey does not state who was asked about the use of the data; the number of answers suggests users of wearables.

doctor = Of the users, { $fun } looked at the data for fun, { $decide } used them to decide whether to contact the health service, and { $report } to report to it.
willing = Being willing to share is not the same as sharing: in { $willing_year }, { $willing } of those asked in Norway were at least somewhat willing to share such data with doctors, while { $shared } of the users of health apps had done so.
sent = In Sweden { $sent } of residents sent measurements to health care in { $sent_year }.
worry = Of the users, { $worried } worried in { $worried_year } that suppliers pass their health data on and { $calm } did not, which leaves { $rest } with another answer.

# Trust and sharing.
fig-data-safety-headline = The share who feel safe about health data on devices went from { $then } in { $baseline } to { $now } in { $wave }
    .missing = How safe people feel about their health data

fig-data-safety-caption = People in Norway by how safe they feel that their health data do not go astray, with devices such as apps, watches and phones and with public health bodies, Research Council of Norway, { $years }, the largest later share on top.
fig-data-safety-note = How many people answered is not stated, so no share has an interval and no change is tested; the news item calls the rise for public bodies significant.

safety = In { $baseline }, { $then } felt safe about data from devices, and in { $wave } it was { $now }. Those who did not feel safe went from { $unsafe_then } to { $unsafe_now }. About data with public health bodies { $public_then } felt safe, then { $public_now }.
owner = People disagree on who owns the data: { $patient } said in { $patient_year } that the patient does, and { $bodies } that public bodies do.

fig-data-sharing-headline = { $research_printed } are positive about research on their health data, and { $training_printed } would let artificial intelligence be trained on them
    .missing = What people would let their health data be used for

fig-data-sharing-caption = People who would allow a use of health data, or would forbid it, as several surveys found, in order of year and then of size.
fig-data-sharing-note = Shares given as "over" are lower ends, those given as "nearly" upper ends. The questions differ, and that of 2024 leaves out people without an opinion.

sharing = The condition counts, and not only the purpose: asked in { $any_year } about new medicines and equipment, { $any } would give their data, { $untraceable } only if the data could not be traced to them, and { $never } in no case.
control = Control over one's data was very important to { $control } in { $control_year }.

# Artificial intelligence.
fig-ai-by-survey-headline = { $informed_printed } want to be told when artificial intelligence is used, and { $robots_printed } would let a robot see to their health
    .missing = What people think of artificial intelligence in health care

fig-ai-by-survey-caption = Views of artificial intelligence and robots in health care, as several surveys found, in order of year and then of size.
fig-ai-by-survey-note = The surveys differ in their questions, so the points make no series. The Danish abstract gives { $unsure_printed } for those who were not sure, while its own count makes { $counted }.

informed = In Norway { $informed } of respondents wanted in { $informed_year } to be told of artificial intelligence in a digital service or app, either each time or where it is not obvious or may be a risk. No need was seen by { $no_need }, which leaves { $rest } with another answer.
robots = In { $minor_year }, { $minor } of those asked in Norway would let a robot do minor surgery, and { $major } a major operation.
danes = Of the Danes asked in { $benefits_year }, { $benefits } saw more benefits than risks, { $risks } the opposite, and { $unsure } were not sure. In { $chatgpt_year } the same panel was asked about ChatGPT, and { $chatgpt } had used it.

left-out = A Norwegian survey of { $offline_year } estimates that { $people } people aged 60 and over use no digital tools; of those aged 80 and over it is { $offline }. In the pandemic { $seen } of people over 70 saw or heard health staff by screen or telephone at least once a month.