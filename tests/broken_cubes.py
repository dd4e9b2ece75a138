"""Answers of a statistics office that are not as the description of their source says."""

Cube = dict


def without_dimension(answer: Cube) -> None:
    place = answer["id"].index("indic_is")
    answer["id"].pop(place)
    answer["size"].pop(place)
    del answer["dimension"]["indic_is"]
    answer["value"], answer["status"] = {"0": 1.0}, {}


def with_dimension(answer: Cube) -> None:
    answer["id"].append("sex")
    answer["size"].append(2)
    answer["dimension"]["sex"] = {"category": {"index": {"F": 0, "M": 1}, "label": {"F": "Females", "M": "Males"}}}


def with_unit(answer: Cube) -> None:
    answer["dimension"]["unit"]["category"]["label"]["PC_IND"] = "Percentage of internet users"


def with_category(answer: Cube) -> None:
    place = answer["id"].index("indic_is")
    category = answer["dimension"]["indic_is"]["category"]
    category["index"]["I_NEW"] = answer["size"][place]
    category["label"]["I_NEW"] = "Something new"
    answer["size"][place] += 1
    answer["value"], answer["status"] = {"0": 1.0}, {}


def with_flag(answer: Cube) -> None:
    answer["status"]["0"] = "q"


def emptied(answer: Cube) -> None:
    answer["value"] = {}


def with_decimals(answer: Cube) -> None:
    first = next(iter(answer["value"]))
    answer["value"][first] = 12.3456


BROKEN_CUBES = {
    "dimension gone": (without_dimension, 'there is no dimension "indic_is" any more'),
    "dimension added": (with_dimension, 'there is a new dimension "sex": F, M'),
    "unit changed": (with_unit, "unit is PC_IND (Percentage of internet users), expected PC_IND (Percentage of indiv"),
    "category added": (with_category, "indic_is has categories that no column expects: I_NEW"),
    "unknown flag": (with_flag, "unknown flags: q"),
    "empty": (emptied, "the answer holds no value"),
    "decimals": (with_decimals, "12.3456 has more than 2 decimals"),
}
