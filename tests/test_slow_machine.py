"""A machine that is slow or busy fails no test."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@given(st.just(1))
def test_slow_example_does_not_fail(number):
    time.sleep(settings.get_profile("default").deadline.total_seconds() * 1.5)


def test_slow_generation_does_not_fail():
    assert HealthCheck.too_slow in settings().suppress_health_check
