# E-consultations, in the chapter's first sentence.
finding = { $e_course ->
    [peaked] In { $e_year }, GPs in Norway held { $e_now } e-consultations per 100 inhabitants, by text, video or telephone. That is fewer than the { $e_turn } of { $e_turn_year }, their peak.
    [rose] In { $e_year }, GPs in Norway held { $e_now } e-consultations per 100 inhabitants, up from { $e_first } in { $e_first_year }.
    [fell] In { $e_year }, GPs in Norway held { $e_now } e-consultations per 100 inhabitants, down from { $e_first } in { $e_first_year }.
   *[alone] In { $e_year }, GPs in Norway held { $e_now } e-consultations per 100 inhabitants.
}
    .missing = For the years chosen here, this edition has no figure of e-consultations with GPs in Norway.

finding-before = In { $e_before_year } there had been { $e_before }, but consultations by telephone have counted as e-consultations only since March 2020, so part of the difference is a new way of counting.

finding-visits = { $v_course ->
    [dipped] { $v_beside_first ->
        [below] Consultations in person fell from { $v_first } per 100 inhabitants in { $v_first_year } to { $v_turn } in { $v_turn_year }, and have only partly recovered, to { $v_now } in { $v_year }.
       *[above] Consultations in person fell from { $v_first } per 100 inhabitants in { $v_first_year } to { $v_turn } in { $v_turn_year }, and have come back, to { $v_now } in { $v_year }.
    }
    [fell] Consultations in person fell from { $v_first } per 100 inhabitants in { $v_first_year } to { $v_now } in { $v_year }.
    [rose] Consultations in person rose from { $v_first } per 100 inhabitants in { $v_first_year } to { $v_now } in { $v_year }.
    [peaked] Consultations in person rose from { $v_first } per 100 inhabitants in { $v_first_year } to { $v_turn } in { $v_turn_year }, and came down to { $v_now } in { $v_year }.
    [steady] Consultations in person stayed near { $v_now } per 100 inhabitants.
   *[alone] In { $v_year } there were { $v_now } consultations in person per 100 inhabitants.
}

# In person and on a screen, by year.
fig-gp-consultations-headline = { $v_course ->
    [dipped] { $v_beside_first ->
        [below] Consultations in person fell from { $v_first } per 100 inhabitants in { $v_first_year } to { $v_turn } in { $v_turn_year } and have only partly recovered, to { $v_now }
       *[above] Consultations in person fell to { $v_turn } per 100 inhabitants in { $v_turn_year } and came back to { $v_now } in { $v_year }
    }
    [fell] Consultations in person fell from { $v_first } to { $v_now } per 100 inhabitants between { $v_first_year } and { $v_year }
    [rose] Consultations in person rose from { $v_first } to { $v_now } per 100 inhabitants between { $v_first_year } and { $v_year }
    [peaked] Consultations in person reached { $v_turn } per 100 inhabitants in { $v_turn_year } and came down to { $v_now } in { $v_year }
    [steady] Consultations in person stayed near { $v_now } per 100 inhabitants
   *[alone] In { $v_year } there were { $v_now } consultations in person per 100 inhabitants
}
    .missing = Consultations with GPs in person and as e-consultations

fig-gp-consultations-caption = Consultations with regular GPs in Norway a year per 100 inhabitants, in all, in person and as e-consultation, { $years }.
    .missing = Consultations with regular GPs in Norway a year per 100 inhabitants, in person and as e-consultation.

fig-gp-consultations-note = In words, the report calls the e-consultations of { $said_year } { $said } of all consultations; its own table gives { $share }.

counted = In all, GPs held { $visits } consultations in person and { $e } e-consultations in { $year }. E-consultations thus made up { $share } of all consultations, home visits included.

# Quarter by quarter.
fig-gp-quarters-headline = { $move ->
    [leapt] E-consultations went from { $first } of consultations in the { $first_quarter } to { $most } in the { $most_quarter }
    [rose] E-consultations rose from { $first } of consultations in the { $first_quarter } to { $most } in the { $most_quarter }
   *[none] E-consultations were { $last } of consultations in the { $last_quarter }
}
    .missing = Consultations with GPs by quarter

fig-gp-quarters-caption = Consultations with regular GPs in Norway in each quarter, in millions, in order of time, { $years }.
    .missing = Consultations with regular GPs in Norway in each quarter, in millions.

fig-gp-quarters-note = The figures by quarter come from an earlier report than those by year, so the two differ slightly. The shares in the headline and in the text, up to the { $last_quarter }, are those that the report gives.

quarters-rival = For the { $quarter } it gives { $printed }; the counts drawn here make it { $counted }.

# Only where the quarters before and after the outbreak are both shown.
spring = { $move ->
    [leapt] They show the first spring of the pandemic on its own.
   *[other] { "" }
}

quarters = { $move ->
    [leapt] In the { $first_quarter }, the last before the telephone counted, { $first } of consultations were e-consultations; in the { $most_quarter } the share stood at { $most }, the highest of all quarters shown. In the { $last_quarter } it was { $last }.
    [rose] In the { $first_quarter }, { $first } of consultations were e-consultations; in the { $most_quarter } the share was { $most }, the highest of all quarters shown.
   *[none] In the { $last_quarter }, { $last } of consultations were e-consultations.
}

months = For single months, a newspaper quotes shares from the broadcaster NRK: { $shares }. It does not say where they come from.

halves = Later reports give shares for parts of a year: { $shares }.

# All forms of contact.
fig-gp-forms-headline = { $a_broken ->
    [yes] GPs held { $a_now } consultations of all forms per 100 inhabitants in { $a_year }, against { $a_before } in { $a_before_year }
   *[no] { $a_course ->
        [steady] Consultations of all forms stayed near { $a_now } per 100 inhabitants
        [rose] Consultations of all forms rose from { $a_first } to { $a_now } per 100 inhabitants between { $a_first_year } and { $a_year }
       *[alone] GPs held { $a_now } consultations of all forms per 100 inhabitants in { $a_year }
    }
}
    .missing = Contacts with GPs by form

fig-gp-forms-caption = { $e_broken ->
    [yes] Contacts with regular GPs in Norway per 100 inhabitants in the last year before e-consultations included the telephone and in the latest shown, { $years }, the most common form on top.
   *[no] Contacts with regular GPs in Norway per 100 inhabitants, { $years }, the most common form on top.
}
    .missing = Contacts with regular GPs in Norway per 100 inhabitants, the most common form on top.

fig-gp-forms-note = A simple contact is a short matter that does not count as a consultation, such as a message. Home visits, part of all consultations, are too few to draw.

all = { $a_broken ->
    [yes] Taken together, all forms of consultation came to { $a_now } per 100 inhabitants in { $a_year }, against { $a_before } in { $a_before_year }; part of the difference is the telephone, which did not count before.
   *[no] { $a_course ->
        [steady] Taken together, all forms of consultation stayed near { $a_now } per 100 inhabitants.
        [rose] Taken together, all forms of consultation rose from { $a_first } per 100 inhabitants in { $a_first_year } to { $a_now } in { $a_year }.
       *[alone] Taken together, all forms of consultation came to { $a_now } per 100 inhabitants in { $a_year }.
    }
}

per-person = Statistics Norway, which counts residents only, arrives at { $consultations } consultations in { $year }: about { $each } for each person.

simple = { $s_course ->
    [rose] Simple contacts by letter, telephone or message, such as a prescription to renew, rose from { $s_first } per 100 inhabitants in { $s_first_year } to { $s_now } in { $s_year }.
    [fell] Simple contacts by letter, telephone or message fell from { $s_first } per 100 inhabitants in { $s_first_year } to { $s_now } in { $s_year }.
    [peaked] Simple contacts by letter, telephone or message, such as a prescription to renew, went from { $s_first } per 100 inhabitants in { $s_first_year } to { $s_turn } in { $s_turn_year } and { $s_now } in { $s_year }.
    [dipped] Simple contacts by letter, telephone or message went from { $s_first } per 100 inhabitants in { $s_first_year } to { $s_turn } in { $s_turn_year } and { $s_now } in { $s_year }.
    [steady] Simple contacts by letter, telephone or message stayed near { $s_now } per 100 inhabitants.
   *[alone] To these come { $s_now } simple contacts by letter, telephone or message per 100 inhabitants in { $s_year }.
}

simple-before = Such contacts are nothing new: in { $year }, GPs billed { $phone } by telephone or letter and { $electronic } electronically.

# Prescriptions.
prescriptions = { $p_course ->
    [rose] Electronic prescriptions gained ground: in { $p_first_year }, { $p_first } of the packages that pharmacies sold on prescription were sold on an electronic one, and in { $p_year } it was { $p_now }.
   *[alone] In { $p_year }, { $p_now } of the packages that pharmacies sold on prescription were sold on an electronic one.
}
    .missing = For the years chosen here, this edition has no share of electronic prescriptions.

prescriptions-later = The directorate counts packages dispensed, of medicines and goods for people only. By its count the electronic share was { $shares }.

prescriptions-issued = The number of electronic prescriptions issued was { $issued }.

prescriptions-multidose = Part of the rest is packed by machine in daily doses: without these packages, and those prescribed by anyone but doctors, the pharmacies put the electronic share in { $year } at { $share }.
