finding = This book holds { $figures } figures from { $sources } documents of { $publishers } publishers, on the years { $first } to { $last }.

lists = Of these, { $list_share } were taken from lists of figures and not from the documents themselves, so that their caveats are known only as far as the lists relay them.

coverage = Of the figures, { $norway } are on Norway alone, and { $elsewhere } on other countries or on several together.

gaps = The book lists { $gaps } figures that it lacks although a reader may expect them; { $unnumbered } of these are in their document only as a chart or in words, without a number that could be stored.

reading = Of the figures, { $document } were read in the document itself, { $api } came from the open interface of a statistical office, and { $list } from lists in which others had noted what they read. For { $medium } of them the value was seen less well when it was looked up, and the tables mark these.

printed = A printed number is rounded, so the tables hold the interval that it stands for, and every number computed from it carries that interval on. Of the figures, { $bounds } are printed with a word such as "over", "nearly" or "about", which leaves open how far the true value lies from the number.

flags = Publishers flag { $flagged } of their values as estimated, provisional, of low reliability or following a break, and the charts and tables repeat these flags.

held = { $held_form ->
    [single] The book withholds { $held } share, since fewer than { $smallest } people answered.
   *[several] The book withholds { $held } shares, since fewer than { $smallest } people answered.
}

checks = Of { $checked } statements that can be compared with other figures, { $disagreeing } do not follow from them, and in { $conclusions } of these cases the difference changes what a reader would conclude.

rivals = Where documents print different values for the same thing, all of them stay in the tables: { $rivals } figures are not used, and stand beside the ones that are, with the reason for the choice.

prompt = Of the { $documents } documents with figures, { $prompt } have one of the year in which they appeared or of the year before.

retrieved = The last figures from an interface were retrieved on { $retrieved }, and the missing figures were last looked for on { $looked_for }. For { $undated } figures from interfaces the day was not noted.

breaks = The tables name { $breaks } changes in how something was asked, defined or counted. Publishers state { $stated } of them, and this book infers the other { $inferred } from the figures or the wording. Across { $apart } of these changes, no figure before is compared with one after.

subjects = For { $subjects } subjects the book has figures that were asked or counted in different ways.

definitions = Besides, { $definitions } statements only look like contradictions, since their figures measure something else.

access = The tables, { $tables } in all, are a data package that any program can read, and the glossary explains { $terms } terms.

languages = The book is in English, although { $foreign } of its { $sources } documents are in other languages; their titles are translated, and each figure is also kept as it was printed.
