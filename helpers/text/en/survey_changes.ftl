# All changes together, by how many of them are clear.
finding = { $how_many ->
    [all] Every change in the citizen survey from { $baseline } to { $wave } that can be tested is larger than chance explains, { $tested } in all.
    [most] Most changes in the citizen survey from { $baseline } to { $wave } are larger than chance explains: { $clear } of the { $tested } that can be tested.
    [some] Less than half of the changes in the citizen survey from { $baseline } to { $wave } are larger than chance explains: { $clear } of the { $tested } that can be tested.
    [single] Only one of the { $tested } changes in the citizen survey from { $baseline } to { $wave } that can be tested is larger than chance explains.
    [none] The { $tested } changes in the citizen survey from { $baseline } to { $wave } that can be tested are all within what chance explains.
    [only_one] The only change in the citizen survey from { $baseline } to { $wave } that can be tested is larger than chance explains.
    [not_one] The only change in the citizen survey from { $baseline } to { $wave } that can be tested is one that chance explains.
   *[nothing] Between the waves chosen here, no change in the citizen survey can be tested.
}

# What can be tested at all.
tested = { $how_many ->
    [nothing] { "" }
    [only_one] From { $baseline } to { $wave }, a single change can be tested: the share of both waves is given or follows from a given change, the question stayed the same, and it is known how many people answered.
    [not_one] From { $baseline } to { $wave }, a single change can be tested: the share of both waves is given or follows from a given change, the question stayed the same, and it is known how many people answered.
   *[most] From { $baseline } to { $wave }, { $tested } changes can be tested: the share of both waves is given or follows from a given change, the question stayed the same, and it is known how many people answered.
}

largest = The largest is that of { $largest }, { $size }.

fig-survey-changes-headline = { $how_many ->
    [all] Every change that can be tested is larger than chance explains
    [single] Only one of { $tested } changes in the answers is larger than chance explains
    [none] All { $tested } changes in the answers are within what chance explains
    [only_one] The only change that can be tested is larger than chance explains
    [not_one] The only change that can be tested is one that chance explains
    [nothing] No change in the answers can be tested between these waves
   *[most] Of { $tested } changes in the answers, { $clear } are larger than chance explains
}

fig-survey-changes-caption = Changes of shares in the Norwegian citizen survey between the first and the last wave that can be compared, { $years }, from the largest rise to the largest fall.

fig-survey-changes-note = Filled points are clear changes, hollow ones are not. The band is the model-based interval at the { $level } level with a design effect of { $effect }, the thin line the one with twice that. Where a document gives only the change of a share, the earlier share follows from it.

# How much weighting the clear changes would stand.
firm = The firmest, { $firm }, would withstand even a design effect of { $stands }.

fragile = Not all changes up to { $wave } are that firm: with twice the design effect that is assumed here, or even less, chance could explain the change in { $fragile }.
    .missing = { $how_many ->
        [none] { "" }
        [not_one] { "" }
        [nothing] { "" }
       *[all] With twice the design effect that is assumed here, every clear change up to { $wave } would still be clear.
    }

corrected = { $lost_corrected ->
    [none] Counted in this way, every clear change up to { $wave } stays clear.
    [all] Counted in this way, no change up to { $wave } stays clear.
    [nothing] { "" }
   *[some] Counted in this way, { $corrected } of the { $clear } clear changes up to { $wave } stay clear.
}

rule = A share of fewer than { $smallest } answers is not shown in this book, and one of fewer than { $small } is marked as resting on few.

held = The first rule holds back { $held }.
few-answers = { $shares } ({ $number } answers in { $wave })
