"""Two clean builds are the same bytes, and what would differ is named with its place."""

from this_book import BOOK

from helpers.press import verify


def test_differences_are_named(tmp_path):
    first, second = tmp_path / "first" / "notebooks", tmp_path / "second" / "notebooks"
    for folder in (first, second):
        folder.mkdir(parents=True)
        (folder / "same").write_bytes(b"a\nb\n")
    (first / "moved").write_bytes(b"a\nb\nc\n")
    (second / "moved").write_bytes(b"a\nx\nc\n")
    (first / "longer").write_bytes(b"a\nb\n")
    (second / "longer").write_bytes(b"a\n")
    (first / "ends").write_bytes(b"a\n")
    (second / "ends").write_bytes(b"a\r\n")
    (second / "alone").write_bytes(b"")
    names, differences = verify.compare(tmp_path / "first", tmp_path / "second")
    assert len(names) == 5
    assert differences == [
        "notebooks/alone: only the second build has it",
        "notebooks/ends: the ends of lines differ",
        "notebooks/longer: line 2: 'b' is nothing in the second build",
        "notebooks/moved: line 2: 'b' is 'x' in the second build",
    ]


def test_two_clean_builds_are_the_same_byte_for_byte():
    assert verify.verify(BOOK, []) > 500
