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

    def begin(self, specs: list[Spec]) -> None:
        """Start to draw all charts without a drawing: first the drawings of pages, then the pictures for print."""
        cached = self.drawings
        new = [spec for spec in specs if cached.place_of(spec) not in self._begun]
        drawings = {cached.place_of(spec): spec for spec in new}
        pictures = {cached.picture_place_of(spec): spec for spec in new}
        if all(place.is_file() for place in [*drawings, *pictures]):
            return
        # The converter has threads, on which a forked process would wait forever.
        self._pool = self._pool or ProcessPoolExecutor(mp_context=get_context("spawn"))
        self._begun |= {place: self._pool.submit(cached.draw, spec) for place, spec in drawings.items()}
        self._begun |= {place: self._pool.submit(cached.draw_picture, spec) for place, spec in pictures.items()}

    def drawing_of(self, spec: Spec) -> Drawing:
        """Return the drawing of a chart, when it is made."""
        self._wait(self.drawings.place_of(spec))
        return self.drawings.drawing_of(spec)

    def picture_of(self, spec: Spec) -> bytes:
        """Return the picture of a chart for print, when it is made."""
        self._wait(self.drawings.picture_place_of(spec))
        return self.drawings.picture_of(spec)

    def close(self) -> None:
        """Shut down the processes that draw."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _wait(self, place: Path) -> None:
        if place in self._begun:
            self._begun[place].result()
