# Satisfaction in the latest wave that asked for it, by subject.
finding = In { $wave }, { $own } of people in Norway were satisfied with how they can see their own health information online, and { $contact } with how they can reach health personnel.
    .missing = For the waves chosen here, this edition has no share of people in Norway who are satisfied with digital health services by subject.

few = On information, { $own_neutral } took neither side or did not know, and on contact { $contact_neutral }. That leaves { $own_rest } and { $contact_rest } who were dissatisfied.

fig-satisfaction-answers-headline = { $own_printed } are satisfied with access to their information, and { $contact_printed } with digital contact
    .missing = Satisfaction with digital health services, by subject

fig-satisfaction-answers-caption = Answers of people in Norway on two sides of digital health services, citizen survey of { $wave }.
    .missing = Answers of people in Norway on two sides of digital health services.

fig-satisfaction-answers-note = The survey gives the shares of the satisfied and of those who answered neither or do not know; what these leave is implied and holds the dissatisfied.

rose = { $move ->
    [rose] On access to information the share has risen by { $change } since { $baseline }.
    [fell] On access to information the share has fallen by { $change } since { $baseline }.
    [unclear] Since { $baseline } the share has changed by { $change } on access to information and by { $contact_change } on contact. Chance alone could bring about such differences in samples of this size.
   *[alone] { "" }
}

overall = For digital health services as a whole, the report gives a share only in words: { $share } of all respondents were satisfied in { $year }.

# By health region.
fig-satisfaction-regions-headline = In { $year } satisfaction ran from { $least } in { $least_of } to { $most } in { $most_of }
    .missing = Satisfaction with digital health services by health region

fig-satisfaction-regions-caption = People in Norway very or rather satisfied with digital health services, by the health region they live in, citizen survey of { $year }, the largest share on top.
    .missing = People in Norway very or rather satisfied with digital health services, by the health region they live in.

fig-satisfaction-regions-note = As a trade journal reports the survey. How many people answered in each region is not stated, so the bars have no intervals.

regions = Satisfaction differed between the regions: in { $year }, { $most } of those in { $most_of } were very or rather satisfied, against { $least } in { $least_of }.
    .missing = For the waves chosen here, this edition has no share by health region.

# What people get out of the services.
fig-satisfaction-gains-headline = Digital services are simple to use for { $most }, and { $least } turn to their GP more often
    .missing = What people say that digital health services do for them

fig-satisfaction-gains-caption = People in Norway who agree with each statement on digital health services, citizen survey, { $years }, the largest share on top.

fig-satisfaction-gains-note = A share given as "over" is a lower end, and one given as "about" is rounded to tenths; neither has an interval. Who was asked about contacts with the GP is not stated.

gains = In { $simple_year }, { $simple } of respondents had services at hand that were simple to use, and { $secure } had services that they found secure.
solve = Digital services also change who does the work: in { $year }, { $share } said that they could do more by themselves.
gp = Yet an easy way in may add to the load: in { $year }, { $share } said that they turn to their GP more often than before they could do so digitally.

# Those inside the health service, and users of video.
video = { $move ->
    [few] Of those who had met a GP by video in { $wave } only { $base } answered, too few to show how many were satisfied.
    [none] For the waves chosen here, this edition has no share that was satisfied with video.
   *[alone] Of patients who had met a GP by video, { $now } were satisfied with it in { $wave }.
}

personnel = Of health personnel, who work with the same services from the other side, { $all } were satisfied in { $year }.
