# Whether a published figure agrees with others.
verdict = { $verdict ->
    [agrees] agrees
    [agrees-within-rounding] agrees within rounding
    [agrees-but-for-missing-answers] agrees but for missing answers
    [disagrees] disagrees
    [measures-something-else] measures something else
   *[cannot-be-checked] cannot be checked
}

# Why a statement cannot be checked although all its figures are known.
obstacle = { $cause ->
    [small-sample] It rests on fewer than { $least } answers.
    [copied] A figure that it would be checked with was read from the same words.
    [who-unprinted] The document does not print who was asked.
   *[other-group] The document prints different groups as those who were asked.
}

# Whether a share changed between two waves.
change = { $verdict ->
    [rose] rose
    [fell] fell
    [no-clear-change] no clear change
    [not-tested-the-question-changed] not tested: the question changed
   *[not-tested] not tested
}
