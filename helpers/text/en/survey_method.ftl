finding = In { $wave }, { $people } people answered the citizen survey, so a share near one half is known to within { $margin } percentage points either way, as far as chance and rounding go.
    .missing = How many people answered the citizen survey in the last wave chosen here is not in this edition.

before = In { $baseline }, { $people_before } had answered.

response = Of the { $invited } people who were invited in { $year }, { $rate } answered.

who = Of those who answered in { $year }, { $long_term_health_problem } had a long-term health problem, { $children_under_16 } had children under 16, { $next_of_kin } cared for a relative or were next of kin, and { $works_in_health_sector } worked in health and care themselves.

fig-bases-of-some-headline = A share near one half is known to within { $all_margin } percentage points among { $people } people, and to within { $margin } among { $fewest }
    .missing = How far off the shares of groups can be

fig-bases-of-some-caption = How far a share near one half may lie from the true one, either way, for each group to which questions of the citizen survey were put and for all respondents, { $years }, the least sure on top.
    .missing = How far a share near one half may lie from the true one, for each group to which questions of the citizen survey were put, the least sure on top.
fig-bases-of-some-note = From the number of answers alone, at the chosen level of confidence, with rounding to whole percent. The number is the largest that a document gives for a group; some of its questions have a few answers less. For the questions on wearables the filter is not stated; it is inferred from the number.

bases = For { $count } questions put to only some people, the documents say how many were asked. The fewest, { $fewest } in { $year }, stand behind { $what }: a share near one half of so few could be off by { $margin } points.
    .missing = For the waves chosen here, this edition has no number of people for questions put to only some.

effect = Were each sample worth only half as many answers as the intervals assume, the margin of { $wave } would grow from { $margin } to { $margin_twice } points.

rounding = Suppose that the true share is one that rounds to { $share }, and that { $people } people answer, as in { $wave }. An interval that takes the printed share as exact would hold the true one in { $exact } of all samples, where { $promised } are promised; the intervals of this book hold it in { $counted }.
    .missing = Without the number of answers it cannot be said what the rounding does.
