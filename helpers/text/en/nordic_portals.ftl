finding = { $many ->
    [several] { $some ->
        [yes] On each of the { $portals } national health portals shown here, residents can log in and do these things, at least in part: { $names }. Another { $single } of the { $all } services that were found are on one portal alone.
       *[no] The { $portals } national health portals shown here have no service in common among the { $all } that were found.
    }
   *[alone] On { $portal }, { $all } services were found that residents can use after log-in, in whole or in part.
}
    .missing = This edition describes no services of the portals chosen here.

headline = { $many ->
    [several] { $some ->
        [yes] { $shared } of { $all } services are on every portal, { $single } on one portal alone
       *[no] No service is on every portal, and { $single } of { $all } are on one alone
    }
   *[alone] { $all } services were found on { $portal }
}
    .missing = What residents can do on their portal

caption = Services for residents on the national health portals { $names }, those on most portals first, as described in documents of different years.

note = A dash stands for a service that was not seen in the pages read, an empty place for one that they do not speak about; neither means that it is not offered. Some services of Denmark are in the app Min Læge. The table has the conditions.

depends = How much of it a resident meets depends on where he or she is a patient. Services that are there only in part, or where a provider or region offers them, come to { $depending }.

# Left out where Finland's portal is not among those shown, by its fact.
finland = { $areas ->
    [none] { "" }
   *[some] In Finland most cities, municipalities or regions run portals of their own, for instance for booking, so the national one does without.
}

serving = { $some ->
    [yes] { $names } { $many ->
        [several] also have services for health professionals, such as access to record documents or a medical handbook.
       *[one] also has services for health professionals, such as access to record documents or a medical handbook.
    }
   *[no] No services for health professionals are mentioned for the portals shown.
}
