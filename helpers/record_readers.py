"""Name the shares that a chapter tells of people who read their hospital record, each by the conditions for its row.

`helpers.survey_words.printed` writes them.
"""

# Who could read their record in an earlier survey, and what they thought of it.
ACCESS = {
    "access": {"question": "has_record_access", "answer": "yes", "group": "not_stated"},
    "positive": {"question": "record_access_positive", "answer": "positive", "group": "not_stated"},
}
# How often readers open it.
FREQUENCY = {
    "regularly": {"answer": "regularly", "group": "all"},
    "needed": {"answer": "when_necessary", "group": "all"},
}
# How readers found it, and what they found in it.
FOUND = {
    "positive": {"answer": "very_positive"},
    "negative": {"answer": "very_negative"},
    "errors": {"answer": "errors"},
    "omissions": {"answer": "omissions"},
    "offended": {"answer": "offended"},
}
# What those who found errors or omissions did about them.
UNHAPPY = {"nothing": {"answer": "no_action", "group": "found_errors_or_omissions"}}
