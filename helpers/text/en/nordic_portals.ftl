# What one can do with a service, whose label is a noun where figures count it.
errand = { $code ->
    [prescription_renewal] Renew a prescription
    [core_record] Read the summary care record
    [video_consultation] See a doctor on video
   *[other] { $label }
}

finding = { $many ->
    [several] { $some ->
        [yes] Each of the { $portals } national health portals shown here lets residents do the following, at least in part: { $names }. Of the { $all } services found, { $single } { $single_form ->
            [one] is
           *[other] are
        } on one portal alone.
       *[no] The { $portals } national health portals shown here have no service in common. Of the { $all } services found, { $single } { $single_form ->
            [one] is
           *[other] are
        } on one portal alone.
    }
   *[alone] { $portal } offers residents at least { $all } services after log-in, in whole or in part.
}
    .missing = This edition describes no services of the portals chosen here.

fig-portal-services-headline = { $many ->
    [several] { $some ->
        [yes] Of { $all } services, { $shared } { $shared_form ->
            [one] is
           *[other] are
        } on every portal shown and { $single } on one alone
       *[no] No service is on every portal shown, and { $single } of { $all } { $single_form ->
            [one] is
           *[other] are
        } on one alone
    }
   *[alone] { $portal } offers residents at least { $all } services
}
    .missing = What residents can do on their portal

fig-portal-services-caption = { $many ->
    [several] Services for residents on the national health portals { $names }, those on most portals first, as described in documents of different years.
   *[alone] Services for residents on the national health portal { $names }, as described in documents of different years.
}

fig-portal-services-note = A dash stands for a service that was not seen in the pages read, an empty place for one that they do not speak about; neither means that it is not offered.{ $has_sundhed ->
    [yes] { "" } Some of Denmark's services are in the app Min Læge (My Doctor).
   *[no] { "" }
} The table gives the conditions.

depending = { $some } of { $all } on { $portal }

depends = What patients can do there may depend on where they live and which clinic they use: of the services found, { $depending } are there only in part, or only where a provider or region offers them.

# Left out where Finland's portal is not among those shown, by its fact.
finland = { $areas ->
    [none] { "" }
   *[some] In Finland, for instance, the national portal takes no bookings; most cities, municipalities or regions have portals of their own for that.
}

serving = { $number ->
    [several] { $some ->
        [yes] All of them serve residents. { $names } { $many ->
            [several] also have
           *[one] also has
        } services for health professionals, such as access to record documents or a medical handbook.
       *[no] All of them serve residents; the documents name no services for health professionals.
    }
   *[alone] { $some ->
        [yes] { $names } serves residents, and it also has services for health professionals, such as access to record documents or a medical handbook.
       *[no] { $portal } serves residents; no services for health professionals are mentioned.
    }
}

# Left out where Denmark's portal is not among those shown, by its fact.
sundhed = { $has_sundhed ->
    [yes] Sundhed.dk began as a portal for doctors, and today it serves both alike.
   *[no] { "" }
}
