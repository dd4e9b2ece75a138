# What each parameter of a chapter means.
meaning = { $parameter ->
    [first-year] First year of portal use to show
    [last-year] Last year of portal use to show; the latest with figures if null
    [wave] Last wave of the citizen survey to show; the latest if null
    [baseline-wave] First wave of the citizen survey to show
    [portals] Portals to show
    [countries] Countries to show
    [confidence-level] Confidence level of survey intervals, such as 0.95
    [design-effect] How many times weighting makes the variance of shares larger
   *[language] Language of the labels of data
}
# The value where none is given.
latest = the latest with figures
# A bound of its values.
limit = { $sign ->
    [gt] above { $number }
    [ge] from { $number }
    [lt] below { $number }
   *[le] to { $number }
}
