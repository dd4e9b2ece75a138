"""Cells of survey results that contradict the base or the wave of another row: row, cells, and the message."""

BASES = [
    (
        "preferred_gp_contact_physical_2020_s25",
        {"base_n": "1710"},
        'column base_n: "1710": the base of preferred_gp_contact, all is 1610',
    ),
    (
        "visited_portal_yes_all_2020_s08",
        {"base_n": "1600"},
        'column base_n: "1600": all respondents of the wave are 1614',
    ),
    (
        "wearables_any_age_under_30_2020_s38",
        {"base_n": "1700"},
        'column base_n: "1700": above the sample of the wave, 1614',
    ),
    (
        "heard_of_portal_yes_2020_s06",
        {"base_n": ""},
        'column base_n: "": the base of heard_of_portal, all is known: 1614',
    ),
    (
        "heard_of_portal_yes_2020_s06",
        {"base_of": ""},
        'column base_of: "": base_n is 1614; one without the other says too little',
    ),
    (
        "gp_video_survey_video_suitability_similar_or_better_video_evaluated_2020_gp_video_2021",
        {"base_of": "group"},
        'column base_n: "3476": above the sample of the wave, 1237',
    ),
    (
        "ai_informed_base_2020_s42",
        {"base_n": "1605"},
        'column base_n: "1605": a row of the measure base has no base',
    ),
    (
        "ai_informed_base_2020_s42",
        {"value": "1705", "lower": "1705", "upper": "1705", "as_printed": "N=1705"},
        'column value: "1705": the sample of the wave is 1614',
    ),
]
WAVES = [
    (
        "opened_hospital_record_yes_2020_s27",
        {"wave": "2018"},
        'column wave: "2018": citizen_survey has the waves 2019, 2020',
    ),
    (
        "opened_hospital_record_yes_2020_s27",
        {"wave": "2019"},
        'column period: "2020": the wave is that of 2019',
    ),
    (
        "consumer_council_heard_of_portal_yes_2017_s07",
        {"period": "2017-11"},
        'column period: "2017-11": people were asked from 2017-12 to 2017-12',
    ),
    (
        "opened_hospital_record_yes_2020_s27",
        {"question": "used_health_apps"},
        'column question: "used_health_apps": not a question of citizen_survey',
    ),
    (
        "opened_hospital_record_yes_2020_s27",
        {"survey": "dips_barometer"},
        'column wave: "2020": dips_barometer has the waves 2016, 2017, 2018',
    ),
]
