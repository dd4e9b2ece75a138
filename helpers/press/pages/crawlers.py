"""Tell search engines which pages there are: `sitemap.xml` lists them, and `robots.txt` lets everyone read them."""

from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx

from helpers import escape
from helpers.press.edition import DEFAULT
from helpers.press.pages import provenance

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
EVERYONE = "User-agent: *\nAllow: /\n"


def setup(app: Sphinx) -> None:
    """Write the files after the pages."""
    app.connect("build-finished", write)


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files of the site with the default edition, which holds the others.

    A map names pages by their full address, so there is none without `html.baseurl` in `_config.yml`.

    Args:
        app: Sphinx, when all pages are written.
        error: What went wrong with them, if anything.
    """
    origin, base = provenance.read(Path(app.srcdir)), app.config.html_baseurl
    if error or origin.edition != DEFAULT:
        return
    robots = EVERYONE
    if base:
        pages = [app.builder.get_target_uri(name) for name in app.env.found_docs]
        listed = escape.html_in(list(addresses(base, origin.others, pages)))
        content = app.builder.templates.render(SITEMAP, {"addresses": listed})
        (Path(app.outdir) / SITEMAP).write_text(content, encoding="utf-8")
        robots += f"Sitemap: {base}{SITEMAP}\n"
    (Path(app.outdir) / ROBOTS).write_text(robots, encoding="utf-8")


def addresses(base: str, others: tuple[str, ...], pages: Iterable[str]) -> Iterable[str]:
    """Yield the address of each page in each edition; all editions have the same pages.

    Args:
        base: Address of the site.
        others: Names of its editions besides the default one.
        pages: Addresses of the pages within an edition.

    Example:
        >>> list(addresses("https://book.example/", ("strict",), ["method.html"]))
        ['https://book.example/method.html', 'https://book.example/editions/strict/method.html']
    """
    ordered = sorted(pages)
    for edition in (DEFAULT, *others):
        yield from (f"{base}{provenance.prefix_of(edition, others)}{page}" for page in ordered)
