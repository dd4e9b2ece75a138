"""A machine that is slow or busy fails no test."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@given(st.just(1))
def test_example_that_takes_long_is_no_failure(number):
    time.sleep(settings.get_profile("default").deadline.total_seconds() * 1.5)


def test_examples_that_take_long_to_make_are_no_failure():
    assert HealthCheck.too_slow in settings().suppress_health_check
