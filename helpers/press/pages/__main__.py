"""Jupyter Book as the press starts it: `python -m helpers.press.pages build FOLDER`.

Charts begin to be drawn before Sphinx is imported, which takes seconds. Each process that draws imports
the main module of the one that started it: that is why this one imports nothing by itself.
"""

if __name__ == "__main__":
    import sys
    from pathlib import Path

    from helpers.press.drawings import drawing
    from helpers.press.pages import drawers

    folder = Path(sys.argv[2])
    # Else the pages are few that must be read, and only Sphinx knows them.
    if not (folder / "_build").is_dir():
        drawers.drawer_of(folder).begin(drawing.charts_in(sorted(folder.glob("notebooks/*.ipynb"))))

    from jupyter_book.cli.main import main

    main()
