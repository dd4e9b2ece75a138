"""Let templates and scripts speak: give both the texts of the site, which are in `text/<language>/site.ftl`."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from helpers import escape, locales
from helpers.figure import heading
from helpers.phrases import Phrases

# The texts of `_static/`, and the facts that scripts put into them.
IN_SCRIPTS = (
    *("arrow-keys", "values-of", "colours-chosen", "auto", "light", "dark", "full-screen", "leave-full-screen"),
    *("copy", "copied", "not-copied", "series-to-show", "see-a-year", "all-years", "search-table", "rows-shown"),
    *("about-number", "interval", "computed-from"),
)
FACTS = ("figure", "mode", "shown", "all", "interval", "count")
# Other extensions may say something as soon as they know the configuration.
FIRST = 0
say = Phrases("site")


def setup(app: Sphinx) -> None:
    """Speak the language of the site, in its templates too."""
    app.connect("config-inited", lambda _app, config: locales.use(config.language), priority=FIRST)
    app.connect("builder-inited", _teach)


def in_templates(name: str, markup: Mapping[str, str] = MappingProxyType({}), **facts: object) -> Markup:
    """Return a text for a template, see `helpers.phrases.Phrases.html`."""
    # All of it is escaped but for what the template says is markup.
    return Markup(say.html(name, markup, **facts))  # noqa: S704


def in_scripts() -> Markup:
    """Return the texts that scripts show, by their names, for `_static/words.js`; a fact stands in them as `{name}`.

    Example:
        >>> '"interval":"Interval: {interval}"' in in_scripts()
        True
    """
    facts = {name: f"{{{name}}}" for name in FACTS}
    # The heading of a column of years, by which a script finds it.
    found = {name: say(name, **facts) for name in IN_SCRIPTS} | {"year": heading("year")}
    # Escaped for the element that holds it.
    return Markup(escape.script(found))  # noqa: S704


def _teach(app: Sphinx) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.templates.environment.globals.update(GLOBALS)


GLOBALS = {"say": in_templates, "script_words": in_scripts}
