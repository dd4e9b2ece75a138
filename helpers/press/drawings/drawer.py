"""Draw charts in the background, before their pages need them."""

import functools
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawing import Drawing, Drawings


class Drawer:
    """Draws charts on all processors, while Sphinx reads and writes the pages on one of them."""

    def __init__(self, drawings: Drawings) -> None:
        """Draw nothing yet; charts that are not given to `begin` are drawn on demand."""
        self.drawings = drawings
        self._pool: ProcessPoolExecutor | None = None
        self._begun: dict[Path, Future[dict[str, bytes]]] = {}

    @classmethod
    @functools.cache
    def shared(cls, drawings: Drawings) -> Self:
        """Return the drawer of this process."""
        return cls(drawings)

    def begin(self, pages: list[list[Spec]]) -> None:
        """Start to draw what is not drawn yet of the charts of some pages.

        What pages show comes first, then the pictures: of each chart for print, of the first one for link previews.
        """
        cached = self.drawings
        charts = [spec for page in pages for spec in page if cached.place_of(spec) not in self._begun]
        first = [page[0] for page in pages if page and cached.preview_place_of(page[0]) not in self._begun]
        drawings = {cached.place_of(spec): spec for spec in charts}
        previews = {cached.preview_place_of(spec): spec for spec in first}
        pictures = {cached.picture_place_of(spec): spec for spec in charts}
        if all(place.is_file() for place in [*drawings, *previews, *pictures]):
            return
        # The converter has threads, on which a forked process would wait forever.
        self._pool = self._pool or ProcessPoolExecutor(mp_context=get_context("spawn"))
        self._begun |= {place: self._pool.submit(cached.draw, spec) for place, spec in drawings.items()}
        self._begun |= {place: self._pool.submit(cached.draw_preview, spec) for place, spec in previews.items()}
        self._begun |= {place: self._pool.submit(cached.draw_picture, spec) for place, spec in pictures.items()}

    def drawing_of(self, spec: Spec) -> Drawing:
        """Return the drawing of a chart, when it is made."""
        self._wait(self.drawings.place_of(spec))
        return self.drawings.drawing_of(spec)

    def picture_of(self, spec: Spec) -> bytes:
        """Return the picture of a chart for print, when it is made."""
        self._wait(self.drawings.picture_place_of(spec))
        return self.drawings.picture_of(spec)

    def preview_of(self, spec: Spec) -> bytes:
        """Return the picture of a chart for a link preview, when it is made."""
        self._wait(self.drawings.preview_place_of(spec))
        return self.drawings.preview_of(spec)

    def close(self) -> None:
        """Shut down the processes that draw."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _wait(self, place: Path) -> None:
        if place in self._begun:
            self._begun[place].result()
