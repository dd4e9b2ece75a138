"""Run Jupyter Book with `python -m helpers.press.pages build FOLDER`.

It starts to draw the charts before it imports Sphinx, which takes seconds. Each drawing process imports this module
again: therefore it imports nothing at the top.
"""

if __name__ == "__main__":
    import gc
    import os
    import sys
    from pathlib import Path

    from helpers.press.drawings import drawing
    from helpers.press.pages import drawers

    folder = Path(sys.argv[2])
    # Else the pages are few that must be read, and only Sphinx knows them.
    if not (folder / "_build" / "html").is_dir():
        notebooks = sorted(folder.glob("notebooks/*.ipynb"))
        drawers.drawer_of(folder).begin([drawing.charts_in(path) for path in notebooks])

    from jupyter_book.cli.main import main

    # A build ends before its garbage fills the memory; to look for it takes a quarter of the time.
    gc.disable()
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
        # Python would free the memory of all pages, which takes as long as to write one.
        sys.stdout.flush()
        os._exit(0)
