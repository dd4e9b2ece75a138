# Headlines of the charts: what the figures of a subject say when they are set against each other.
records-headline = { $eurostat } opened some health record online by Eurostat's count, { $survey } their hospital record by the citizen survey's
booking-headline = Of all Norwegians { $all } had booked the doctor digitally, of GP patients { $patients }, and { $eurostat } by Eurostat's count
contact-headline = In { $any_year }, { $any } had digital contact with some part of health care, and { $gp } with their own GP
awareness-headline = In { $barometer_year }, { $barometer } knew Helsenorge by one survey and { $council } by another
easier-headline = { $citizens } of Norwegian citizens find contact easier with digital services, and { $personnel } of health personnel
trust-headline = { $some } trust health services with their data by one survey, { $great } by a stricter one
sweden-headline = { $national } of Swedes booked a visit digitally in { $national_year }; Eurostat found { $before } in { $before_year } and { $after } in { $after_year }

# A subject without a headline of its own.
headline = Shares from { $low } to { $high }, depending on who was asked what: { $subject }
caption = { $subject }: the figures of this book, with the question, who asked and when, the largest on top, in percent.
note = Bands show rounding alone, not the error that comes from asking a sample.

# What differs between the figures of a subject.
what-differs = { $subject }: figures, and what differs between them
question = What is asked
base = Of whom
period = When
mode = How people were asked
remark = Note

# Headings of the table of a subject.
figure = Figure
asked-by = Asked by
value = Value
source = Source
