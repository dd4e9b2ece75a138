"""Time and size of the pages and charts when every chapter is up to date."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import JUPYTER_BOOK, PRESS_BOOK, in_turn
from page_weights import weights
from stock_book import make_stock
from stored_figures import FIGURES

pytestmark = pytest.mark.benchmark(group="pages")


@pytest.fixture
def built_without(built_book) -> Callable[..., Callable[[], Path]]:
    """Return a function that copies the built book without its site and without other folders of `_build`."""

    def without(*folders: str) -> Callable[[], Path]:
        def copied() -> Path:
            root = built_book()
            (root / "_build" / "html.json").unlink()
            for folder in ("html", *folders):
                shutil.rmtree(root / "_build" / folder)
            return root

        return copied

    return without


def bench_drawn_anew(measure, built_without, benchmark):
    title = "press book, no site and no drawings"
    measure(title, built_without("drawings"), in_turn(PRESS_BOOK))
    benchmark.extra_info["charts"] = len(FIGURES)


def bench_drawings_kept(measure, built_without, benchmark, tmp_path):
    measure("press book, no site but all drawings", built_without(), in_turn(PRESS_BOOK))
    benchmark.extra_info["weights"] = weights(tmp_path / "book" / "_build" / "html")


def bench_stock_book(measure, new_book, benchmark, tmp_path):
    title = "jupyter-book build with its own look and Altair's own chart output"
    measure(title, lambda: make_stock(new_book()), in_turn(JUPYTER_BOOK))
    benchmark.extra_info["weights"] = weights(tmp_path / "book" / "_build" / "html")
