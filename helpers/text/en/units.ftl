# Units of the values of charts, each named by its words in a chapter; of others the words stand as the chapter has them.
unit = { $unit ->
    [consultations-per-100-inhabitants] consultations per 100 inhabitants
    [contacts-per-100-inhabitants] contacts per 100 inhabitants
    [difference-in-percent] difference in percent
    [log-ins-per-inhabitant] log-ins per inhabitant
    [million-a-year] million a year
    [million-consultations] million consultations
    [million-log-ins] million log-ins
    [million-visits] million visits
    [million-visits-a-month] million visits a month
    [net-promoter-score] net promoter score
    [percent] percent
    [percent-of-internet-users] percent of internet users
    [percent-of-people] percent of people
    [percent-of-residents] percent of residents
    [percent-of-respondents] percent of respondents
    [percent-of-the-group] percent of the group
    [percent-of-those-with-a-visit] percent of those with a visit
    [percent-of-users] percent of users
    [percent-of-video-consultations] percent of video consultations
    [percent-who-agree] percent who agree
    [percent-who-agree-or-are-positive] percent who agree or are positive
    [percent-who-know-the-portal] percent who know the portal
    [percentage-points] percentage points
    [respondents] respondents
    [said-of-it] what documents say of it
    [thousand-people] thousand people
    [visits-per-inhabitant] visits per inhabitant
    [visits-per-inhabitant-in-the-month] visits per inhabitant in the month
   *[other] { $words }
}
