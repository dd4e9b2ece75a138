"""Name the shares that a chapter tells of wearables, health data and artificial intelligence.

Each name has the conditions that leave its row in a wave; `helpers.survey_words.latest` finds and writes them.
"""

import pandas as pd

from helpers import data, measures, prose

# People who use wearables or health apps, by age.
WEARABLES = {
    "any": {"answer": "any_wearable", "group": "all"},
    "young": {"answer": "any_wearable", "group": "age_under_30"},
    "old": {"answer": "any_wearable", "group": "age_over_60"},
    "younger": {"answer": "pulse_or_smart_watch", "group": "age_under_45"},
    "older": {"answer": "pulse_or_smart_watch", "group": "age_over_60"},
}
# What becomes of the data: in the citizen survey, and in those of others.
USERS = {"group": "all_who_use_wearables", "survey": "citizen_survey"}
USES = {
    "fun": {"answer": "for_fun", **USERS},
    "decide": {"answer": "decide_whether_to_contact_health_service", **USERS},
    "report": {"answer": "report_to_health_service", **USERS},
    "willing": {"question": "willing_to_share_data", "answer": "at_least_somewhat_willing", "group": "all"},
    "shared": {"question": "shared_app_data", "answer": "yes", "group": "users_of_health_apps"},
    "sent": {"question": "sent_measurements", "answer": "yes", "group": "all"},
}
WORRIES = {"worried": {"answer": "agree"}, "calm": {"answer": "disagree"}, "rest": {"answer": "rest_implied"}}
# Who is left out.
OFFLINE = {
    "offline": {"question": "not_digital", "answer": "yes", "group": "age_80_and_over"},
    "seen": {"question": "staff_by_screen_or_phone", "answer": "yes", "group": "age_over_70"},
}
OWNERS = {"patient": {"answer": "patient", "group": "all"}, "bodies": {"answer": "public_bodies", "group": "all"}}
# What people would let their data be used for.
SHARING = {
    "research": {"question": "data_for_research", "answer": "positive", "group": "all"},
    "training": {"question": "data_to_train_ai", "answer": "acceptable", "group": "those_with_an_opinion"},
    "any": {"question": "data_for_medicines", "answer": "yes_any_condition", "group": "all"},
    "untraceable": {"question": "data_for_medicines", "answer": "only_if_not_traceable", "group": "all"},
    "never": {"question": "data_for_medicines", "answer": "in_no_case", "group": "all"},
}
CONTROL = {"control": {"answer": "very_important", "group": "all"}}
# What people think of artificial intelligence, and which of these answers the chart shows.
OPINIONS = {
    "robots": {"country": "NO", "question": "ai_robots_health_needs", "answer": "willing", "group": "all"},
    "minor": {"country": "NO", "question": "robot_minor_surgery", "answer": "willing", "group": "all"},
    "major": {"country": "NO", "question": "robot_major_surgery", "answer": "willing", "group": "all"},
    "informed": {"answer": "informed_always_or_when_needed", "group": "all"},
    "benefits": {"survey": "danish_ai_panel", "answer": "net_benefits", "group": "all"},
    "risks": {"survey": "danish_ai_panel", "answer": "net_risks", "group": "all"},
    "unsure": {"survey": "danish_ai_panel", "answer": "not_sure", "group": "all"},
}
DRAWN_OPINIONS = ("willing", "positive", "informed_always_or_when_needed", "net_benefits", "not_sure", "agree")
WISHES = {"no_need": {"answer": "no_need"}, "rest": {"answer": "rest_implied"}}
CHATGPT = {"chatgpt": {"answer": "yes", "group": "all"}}


def people(counts: pd.DataFrame) -> str:
    """Write how many people aged 60 and over use no digital tools, of counts by age.

    Example:
        >>> from helpers import survey
        >>> people(survey.results("number_of_people", "not_digital", surveys=("digital_skills_survey",)))
        'about 480,000'
    """
    return prose.qualified(data.pick(counts, group="age_60_and_over"), prose.rounded)


def counted(answers: pd.DataFrame, respondents: pd.DataFrame) -> str:
    """Write the share of the Danes who were not sure, as their number makes it.

    Args:
        answers: How many gave each answer.
        respondents: How many answered in each wave.

    Example:
        >>> from helpers import survey
        >>> answers = survey.results("answers", "ai_benefits_risks", surveys=("danish_ai_panel",))
        >>> counted(answers, survey.results("respondents", surveys=("danish_ai_panel",)))
        '37.9%'
    """
    unsure = data.pick(answers, answer="not_sure", group="all")
    return prose.percent(measures.share_of(unsure, data.pick(respondents, wave=unsure["wave"])), 1)
