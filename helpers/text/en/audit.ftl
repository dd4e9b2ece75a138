headline = Where printed numbers do not follow from other figures, they are off by up to { $gap }
    .missing = Where printed numbers do not follow from other figures

caption = Published values that do not follow from other published figures: what follows, compared with what was printed.

note = The arrow leads from the printed value to the one that follows. Bars show what rounding leaves open; where none is seen, it is short or the value is a bound.

# Repetitions that differ from what they repeat.
slips = All of them agree, except for { $apart }.
    .missing = All of them agree.
slip = the { $label } ({ $printed } and { $recomputed })

# A recomputed figure in words.
question-number = question { $number }
sum-of-answers = { $sum } as the sum of all answers, which should be 100

# Headings of the table of all statements.
statements = All statements
statements-count = All statements: { $count } rows
claim = Statement
as_printed = Printed
recomputed = Recomputed
verdict = Verdict
document = Document
others = Compared with

# What is said of each discrepancy.
explanation = What may explain it
book_uses = This book uses
consequence = Why it matters
printed-in = Printed in:
