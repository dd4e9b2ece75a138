"""Wrong parameters are refused in clear words, all at once."""

import pytest

from helpers.press import chapters, parameters


def test_words_become_typed_values():
    read = parameters.read([("last_year", "2021"), ("portals", "helsenorge,1177"), ("confidence_level", "0.99")])
    assert read == {"last_year": 2021, "portals": ["helsenorge", "1177"], "confidence_level": 0.99}


def test_country_no_is_norway():
    assert parameters.read([("countries", "NO,IS")]) == {"countries": ["NO", "IS"]}


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("last_yaer", "2021")], "last_yaer: no parameter of the book has this name; did you mean last_year?"),
        ([("last_year", "2031")], "last_year: 2031: data/portal_use.csv covers 20"),
        ([("last_year", "soon")], "last_year = 'soon'"),
        ([("portals", "helsenorge,doctolib")], "portals: doctolib: data/portals.csv has helsenorge, 1177"),
        ([("portals", "")], "portals = []"),
        ([("countries", "XX")], "countries: XX: data/online_health.csv has"),
        ([("wave", "2018.5")], "wave = 2018.5"),
        ([("wave", "2013")], "wave: 2013: data/surveys.csv has 2019, 2020, 2021, 2022"),
        ([("confidence_level", "95")], "confidence_level = 95"),
        ([("language", "xx")], "language: xx: data/labels.csv has en"),
        ([("first_year", "2022"), ("last_year", "2019")], "first_year = 2022 is after last_year = 2019"),
        ([("wave", "2019")], "baseline_wave = 2019 is not before wave = 2019"),
    ],
)
def test_wrong_parameter_is_refused(pairs, told):
    with pytest.raises(parameters.ParameterError) as caught:
        parameters.read(pairs)
    assert told in str(caught.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(parameters.ParameterError) as caught:
        parameters.read([("last_yaer", "2021"), ("last_year", "2031"), ("language", "xx")])
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("name", chapters.notebook_names())
def test_cell_of_parameters_agrees_with_the_model(name):
    fields = parameters.Parameters.model_fields
    for key, default in chapters.defaults_of(name).items():
        assert key in fields, f"notebooks/{name}.ipynb: {key} is no parameter of the book"
        assert default == fields[key].default, f"notebooks/{name}.ipynb: default of {key}"
