"""Name the shares that a chapter tells of health personnel, each by the conditions that leave its row.

`helpers.survey_words.printed` writes them.
"""

# How satisfied all who answered are with digital health services.
OVERALL = {
    "very": {"answer": "very_satisfied"},
    "neither": {"answer": "neither"},
    "dissatisfied": {"answer": "dissatisfied"},
    "used": {"answer": "very_dissatisfied"},
}
# Whether digital services make contact with patients easier.
CONTACT = {
    "all": {"answer": "agree", "group": "patient_contact"},
    "disagree": {"answer": "disagree", "group": "patient_contact"},
    "gps": {"answer": "agree", "group": "gps"},
}
# Whether the information on patients can be reached.
INFORMATION = {
    "secure": {"question": "secure_patient_information", "answer": "agree", "group": "all"},
    "easy": {"question": "easy_patient_information", "answer": "agree", "group": "all"},
    "others": {"question": "information_from_others", "answer": "small_degree", "group": "all"},
    "system": {"question": "record_system_experience", "answer": "agree", "group": "patient_contact"},
}
INFORMATION_QUESTIONS = tuple(str(wanted["question"]) for wanted in INFORMATION.values())
# Which video consultations GPs found as suitable as a visit, and how those of other staff ended.
VIDEO_SUITED = {
    "all": {"group": "video_evaluated"},
    "follow_up": {"group": "video_follow_up"},
    "new": {"group": "video_new_problem"},
    "known": {"group": "video_patient_known"},
    "unknown": {"group": "video_patient_unknown"},
}
VIDEO_ENDED = {
    "solved": {"answer": "solved"},
    "digital": {"answer": "new_digital_follow_up"},
    "visit": {"answer": "physical_visit_needed"},
}
