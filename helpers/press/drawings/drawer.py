"""Draw charts in the background, before their pages need them."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from helpers.press.drawings import vega
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
    @cache
    def shared(cls, drawings: Drawings) -> Self:
        """Return the drawer of this process."""
        return cls(drawings)

    def begin(self, pages: list[list[Spec]]) -> None:
        """Start to draw what is not drawn yet of the charts of some pages.

        What pages show comes first, then the pictures of first charts for link previews and the script that makes
        charts interactive, then the pictures of all charts for print.
        """
        cached, charts = self.drawings, [spec for page in pages for spec in page]
        makers: dict[Path, Callable[[], dict[str, bytes]]] = {
            **{cached.place_of(spec): partial(cached.draw, spec) for spec in charts},
            **{cached.preview_place_of(page[0]): partial(cached.draw_preview, page[0]) for page in pages if page},
            vega.place_of(cached.folder): partial(vega.script, cached.folder),
            **{cached.picture_place_of(spec): partial(cached.draw_picture, spec) for spec in charts},
        }
        missing = {place: make for place, make in makers.items() if place not in self._begun and not place.is_file()}
        if missing:
            # The converter has threads, on which a forked process would wait forever.
            self._pool = self._pool or ProcessPoolExecutor(mp_context=get_context("spawn"))
            self._begun |= {place: self._pool.submit(make) for place, make in missing.items()}

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

    def script(self) -> dict[str, bytes]:
        """Return Vega as a script by its name, when it is made."""
        self._wait(vega.place_of(self.drawings.folder))
        return vega.script(self.drawings.folder)

    def close(self) -> None:
        """Shut down the processes that draw."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _wait(self, place: Path) -> None:
        if place in self._begun:
            self._begun[place].result()
