# What one can do with a service, whose label is a noun where figures count it.
errand = { $code ->
    [prescription_renewal] Renew a prescription
    [core_record] Read the summary care record
    [video_consultation] See a doctor on video
   *[other] { $label }
}

finding = { $many ->
    [several] { $some ->
        [yes] On each of the { $portals } national health portals shown here, residents can at least in part do the following: { $names }. Of the { $all } services that were found, { $single } are on one portal alone.
       *[no] The { $portals } national health portals shown here have no service in common; of the { $all } that were found, { $single } are on one portal alone.
    }
   *[alone] On { $portal }, { $all } services were found that residents can use after log-in, in whole or in part.
}
    .missing = This edition describes no services of the portals chosen here.

headline = { $many ->
    [several] { $some ->
        [yes] Of { $all } services, { $shared } are on every portal shown and { $single } on one alone
       *[no] No service is on every portal shown, and { $single } of { $all } are on one alone
    }
   *[alone] { $all } services were found on { $portal }
}
    .missing = What residents can do on their portal

caption = { $many ->
    [several] Services for residents on the national health portals { $names }, those on most portals first, as described in documents of different years.
   *[alone] Services for residents on the national health portal { $names }, as described in documents of different years.
}

note = A dash stands for a service that was not seen in the pages read, an empty place for one that they do not speak about; neither means that it is not offered.{ $has_sundhed ->
    [yes] { "" } Some services of Denmark are in the app Min Læge (My Doctor).
   *[no] { "" }
} The table has the conditions.

depending = { $some } of { $all } on { $portal }

depends = How much of it a resident meets can depend on where he or she is a patient. Of the services of each portal, these are there only in part, or where a provider or region offers them: { $depending }.

# Left out where Finland's portal is not among those shown, by its fact.
finland = { $areas ->
    [none] { "" }
   *[some] In Finland most cities, municipalities or regions run portals of their own, for instance for booking, which the national one does not have.
}

serving = { $some ->
    [yes] { $names } { $many ->
        [several] also have services for health professionals, such as access to record documents or a medical handbook.
       *[one] also has services for health professionals, such as access to record documents or a medical handbook.
    }
   *[no] No services for health professionals are mentioned for the portals shown.
}

# Left out where Denmark's portal is not among those shown, by its fact.
sundhed = { $has_sundhed ->
    [yes] Sundhed.dk began as a portal for doctors, and today it serves both alike.
   *[no] { "" }
}
