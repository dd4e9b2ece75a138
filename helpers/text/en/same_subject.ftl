headline = From { $low } to { $high }, by who was asked what: { $subject }
caption = { $subject }: the figures of this book by who asked, the largest on top, in percent.
note = Rounding is the only error that is drawn; that of asking a sample is not.

# What differs between the figures of a subject.
question = What is asked
base = Of whom
period = When
mode = How people were asked
remark = Note

# Headings of the table of a subject with few figures.
figure = Figure
asked-by = Asked by
value = Value
source = Source
