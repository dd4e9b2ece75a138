# What the examples of the page on chart forms say. They state no finding, so they have no headlines.

fig-form-line-chart-caption = Visits to Helsenorge a year, 2016 to 2022, in millions.
fig-form-line-chart-note = Hollow points are other published values of the same figure.

fig-form-dot-plot-caption = Agreement with two statements on digital contact, Norway, 2019 and 2020, in percent.
fig-form-dot-plot-note = Lines are model-based intervals.

fig-form-stacked-bars-caption = Has a good overview of where own health information is stored, Norway, 2020, in percent.
fig-form-stacked-bars-note = Other answers are what the printed shares leave.

fig-form-dumbbell-chart-caption = Contact with the health service, Norway, 2019 and 2022, in percent of respondents.
fig-form-dumbbell-chart-note = Several answers allowed.

fig-form-bar-chart-caption = Respondents who have started to use wearables or health apps, Norway, 2020, in percent.
fig-form-bar-chart-note = Several answers allowed. Lines are model-based intervals.

fig-form-small-multiples-caption = Use of the internet for health in three countries since 2020, in percent of people.
fig-form-small-multiples-note = No line crosses a year without a figure.

fig-form-country-map-caption = People who have made a medical appointment online in the Nordic countries, 2022, in percent of people.
fig-form-country-map-note = Outlines: Natural Earth. Iceland is drawn nearer than it lies.

fig-form-decades-chart-caption = People who look up health information online in three countries, 2003 to 2024, in percent of people.

fig-form-stacked-columns-caption = Consultations with regular GPs in Norway in each quarter, 2019 to 2021, in millions.

fig-form-matrix-chart-caption = Services for residents on three national health portals, as described in documents of different years.

fig-form-source-dots-caption = People in Norway who have started to use each kind of wearable, 2020, in percent.

fig-form-change-chart-caption = Changes of shares in the citizen survey, Norway, 2019 to 2020, in percentage points.

fig-form-paired-dots-caption = Some printed growth rates and how far from them the printed totals lead.
fig-form-paired-dots-note = Chosen to show the form; all statements are in the check of the published numbers.
