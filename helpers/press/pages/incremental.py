"""Write only the pages that have changed, so that the site is the one that a build from nothing would give.

The press begins from nothing where the configuration, the contents or the code have changed, see
`helpers.press.site.kept`. Of what pages show of each other, Sphinx follows only a part, so that this
builder writes all pages when any of it has changed.
"""

import json
import pickle
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

from docutils import nodes
from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from helpers.press.fingerprints import digest
from helpers.press.pages import assets, glossary

# What the environment of Sphinx knows of all pages, and any page may show.
SHARED = (
    "dlfiles",
    "files_to_rebuild",
    "found_docs",
    "images",
    "longtitles",
    "titles",
    "toc_fignumbers",
    "toc_secnumbers",
    "tocs",
    "toctree_includes",
)
# Domains of programming languages, which the book does not use, and a copy of the bibliography.
UNUSED, COPIED = ("c", "cpp", "js", "py", "rst"), "bibdata"
# The name of a number that is glued in another chapter.
GLUED_ELSEWHERE = re.compile(r"\.ipynb::")
STATE, INDEX = "shared.json", "search.pickle"
# What the search knows of each page; Sphinx keeps it in a form from which it can't be restored in full.
KEPT_BY_PAGE = ("_titles", "_filenames", "_all_titles", "_index_entries")
KEPT_BY_WORD = ("_mapping", "_title_mapping")
# macOS can't fork a process that has threads, and Windows none. Each page has a process, up to this number of them.
CAN_FORK, MAX_WRITERS = sys.platform == "linux", 8
# Of an object without a text of its own; it holds an address in memory.
DEFAULT_TEXT: object = object.__repr__


class Builder(StandaloneHTMLBuilder):
    """Builds the pages that have changed; the folder of the last build holds the others."""

    def init(self) -> None:
        """Read what the last build has left."""
        super().init()
        # To compile the templates of the theme takes a sixth of the build of one page.
        self.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(self.doctreedir))
        path = Path(self.doctreedir) / STATE
        self.last: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        self.state = dict(self.last)
        self.changed: set[str] = set()
        self.writes_all = True

    def write(
        self,
        build_docnames: Iterable[str] | None,
        updated_docnames: Sequence[str],
        method: Literal["all", "specific", "update"] = "update",
    ) -> None:
        """Write the changed pages, and those that show what has changed on them."""
        self.state |= {"shared": _shared(self.env), "glued": _glued(self.env)}
        changed = set(build_docnames or ()) | set(updated_docnames)
        self.writes_all = self.state["shared"] != self.last.get("shared") or glossary.PAGE in changed
        if self.writes_all:
            changed = set(self.env.found_docs)
            # Files of pages and figures that are gone would stay.
            self._clear()
        elif self.state["glued"] != self.last.get("glued"):
            changed |= {name for name in self.env.found_docs if shows_others(source(self.env, name))}
        self.changed = changed
        super().write(changed, updated_docnames, method)

    def _write_serial(self, docnames: Sequence[str]) -> None:
        # Sphinx adds the first page, and the pages with a table of contents that names a changed one.
        names = [name for name in docnames if name in self.changed]
        # Where all pages are written, charts are drawn meanwhile and no processor is free.
        if CAN_FORK and len(names) > 1 and not self.writes_all:
            self._write_parallel(self._lightest_first(names), min(len(names), MAX_WRITERS))
        else:
            super()._write_serial(names)

    def _lightest_first(self, names: list[str]) -> list[str]:
        """Return pages with the lightest first, which Sphinx writes before it starts the others, then the heaviest."""
        lightest, *others = sorted(names, key=lambda name: Path(self.env.doc2path(name)).stat().st_size)
        return [lightest, *reversed(others)]

    def copy_static_files(self) -> None:
        """Copy scripts and styles; they are those of the last build unless it is of no use."""
        if self.writes_all:
            super().copy_static_files()
            assets.complete(self.app)

    def gen_pages_from_extensions(self) -> None:
        """Write the pages without a source, which show nothing of a single page."""
        if self.writes_all:
            super().gen_pages_from_extensions()

    def gen_additional_pages(self) -> None:
        """Write the page of the search, which shows nothing of a single page."""
        if self.writes_all:
            super().gen_additional_pages()

    # Sphinx passes the argument by place.
    def load_indexer(self, docnames: Iterable[str]) -> None:  # noqa: ARG002
        """Restore what the search knows of the pages that are not written."""
        kept, index = set(self.env.all_docs) - self.changed, self.indexer
        if not kept or index is None:
            return
        # The last build has written it, see `dump_search_index`.
        last = pickle.loads((Path(self.doctreedir) / INDEX).read_bytes())  # noqa: S301
        for name, value in last.items():
            setattr(index, name, value)
        index.prune(kept)
        for words in (getattr(index, name) for name in KEPT_BY_WORD):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
        index._index_entries = {name: index._index_entries.get(name, []) for name in sorted(self.env.all_docs)}

    def dump_search_index(self) -> None:
        """Write the index of the search, and keep what it was made from."""
        super().dump_search_index()
        known = {name: getattr(self.indexer, name) for name in (*KEPT_BY_PAGE, *KEPT_BY_WORD)}
        (Path(self.doctreedir) / INDEX).write_bytes(pickle.dumps(known))

    def _clear(self) -> None:
        for path in Path(self.outdir).iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def source(env: BuildEnvironment, name: str) -> str:
    """Return the source of a page."""
    return Path(env.doc2path(name)).read_text(encoding="utf-8")


def glued_text(env: BuildEnvironment) -> str:
    """Return what pages have glued, with the ids of its rows, as text."""
    return "".join(path.read_text(encoding="utf-8") for path in _glue_files(env))


def shows_others(source: str) -> bool:
    """Return whether the source of a page shows numbers of other pages.

    Example:
        >>> shows_others("{glue:text}`notebooks/survey_changes.ipynb::tested:s`"), shows_others("{glue:text}`tested`")
        (True, False)
    """
    return bool(GLUED_ELSEWHERE.search(source))


def setup(app: Sphinx) -> None:
    """Let Sphinx use the builder."""
    app.add_builder(Builder, override=True)
    app.connect("build-finished", _keep_state)


def _keep_state(app: Sphinx, error: Exception | None) -> None:
    if not error and isinstance(app.builder, Builder):
        (Path(app.doctreedir) / STATE).write_text(json.dumps(app.builder.state), encoding="utf-8")


def _shared(env: BuildEnvironment) -> str:
    """Return a fingerprint of all that pages can show of each other, besides glued numbers and the glossary."""
    domains = {
        name: {part: value for part, value in known.items() if part != COPIED}
        for name, known in env.domaindata.items()
        if name not in UNUSED
    }
    # They are in the order in which pages were read; the bibliography sorts them when it uses them.
    domains["cite"]["citation_refs"] = sorted(domains["cite"]["citation_refs"], key=attrgetter("docname"))
    # Each with the number of its line.
    slugs = {
        page: {slug: about[1:] for slug, about in known.get("myst_slugs", {}).items()}
        for page, known in env.metadata.items()
    }
    return digest(repr(_plain([{name: getattr(env, name) for name in SHARED}, domains, slugs])))


def _plain(value: Any) -> object:
    """Return a value in a form whose text is the same for equal values, without numbers of lines."""
    match value:
        case nodes.Node():
            return value.pformat()
        case dict():
            return sorted((repr(_plain(key)), _plain(part)) for key, part in value.items())
        case set() | frozenset():
            return sorted(map(repr, map(_plain, value)))
        case tuple() if hasattr(value, "_asdict"):
            return _plain({name: part for name, part in value._asdict().items() if name != "line"})
        case list() | tuple():
            return [_plain(part) for part in value]
        case _ if type(value).__repr__ is DEFAULT_TEXT:
            return [type(value).__name__, _plain(vars(value))]
        case _:
            return repr(value)


def _glued(env: BuildEnvironment) -> str:
    return digest(*(part for path in _glue_files(env) for part in (path.name, path.read_bytes())))


def _glue_files(env: BuildEnvironment) -> list[Path]:
    return sorted(Path(vars(env)["mystnb_config"].output_folder).rglob("*.glue.json"))
