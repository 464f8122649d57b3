"""Lists of verdicts: read strictly, counted by hand."""

from pathlib import Path

import pytest

from evals import precision
from evals.precision import agreement, sheet, sheets, words_of

ABOUT = 'about = "Five claims of our own."\n'
ROW = '{{doc_id = "{0}", evidence = [{1}, {2}], move = "{3}", verdict_1 = "{4}", verdict_2 = "{5}"}}'
ROWS = [
    ROW.format("a", 0, 40, "sue", "right", "right"),
    ROW.format("a", 50, 90, "sue", "right", "status"),
    ROW.format("b", 0, 40, "sign", "act", "act"),
    ROW.format("b", 0, 40, "veto", "right", "right"),
    ROW.format("c", 7, 9, "sign", "topic", "not_an_act"),
]


def listed(folder: Path, *rows: str) -> Path:
    path = folder / "own.toml"
    path.write_text(f"{ABOUT}claims = [\n{','.join(rows)}\n]\n")
    return path


def test_precision_by_judge_by_both_and_by_move(tmp_path: Path) -> None:
    told = words_of(sheet(listed(tmp_path, *ROWS))).splitlines()
    (every,) = (line for line in told if line.startswith("| all"))
    cells = [cell.strip() for cell in every.strip("|").split("|")]
    assert [cell.split(" ")[0] for cell in cells] == ["all", "5", ".600", ".400", ".400", ".600"]
    assert "(.231-.882)" in cells[2]
    (suits,) = (line for line in told if line.startswith("| sue"))
    assert suits.startswith("| sue | 2 | 1.000")
    assert "Five claims of our own." in told


def test_agreement_on_the_verdict_and_on_being_right(tmp_path: Path) -> None:
    told = words_of(sheet(listed(tmp_path, *ROWS)))
    assert "on the verdict: .600, kappa .444; on whether it is right: .800, kappa .615" in told


def test_kappa_by_hand() -> None:
    """Cohen's own kind of table: 20 yes-yes, 15 no-no, 5 yes-no, 10 no-yes: .7 raw, .5 by chance, .4."""
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    assert agreement(pairs) == (0.7, pytest.approx(0.4))
    assert agreement([]) == (None, None)
    assert agreement([("y", "y")] * 3) == (1.0, None)
    assert agreement([("y", "n"), ("n", "y")]) == (0.0, pytest.approx(-1.0))


def test_recall_where_whole_documents_were_read(tmp_path: Path) -> None:
    path = listed(tmp_path, *ROWS)
    assert "Recall" not in words_of(sheet(path))
    path.write_text(path.read_text() + 'missed = [{doc_id = "a", evidence = [4, 9], move = "veto"}]\n')
    assert "Recall, with 1 acts missed: judge 1 .750 (.301-.954), judge 2 .667" in words_of(sheet(path))
    path.write_text(path.read_text().replace("[4, 9]", "[0, 40]").replace('"veto"}]', '"sue"}]'))
    with pytest.raises(ValueError, match="stands twice"):
        sheet(path)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (ROWS[0], "stands twice"),
        (ROW.format("a", 9, 9, "sue", "right", "right"), "no span"),
        (ROW.format("a", 1, 9, "sue", "right", "fine"), "no verdict"),
        ('{doc_id = "a", evidence = [1, 2], move = "sue", verdict_1 = "right"}', "must have"),
        (ROWS[1].replace("move", 'quote = "words of an article", move'), "must have"),
    ],
)
def test_a_broken_list_is_refused(tmp_path: Path, row: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        sheet(listed(tmp_path, ROWS[0], row))


def test_the_lists_that_ship_can_be_read() -> None:
    """Whatever lists there are; the section says so where there is none."""
    shipped = sheets()
    words = precision.section().words
    assert all(f"### {each.name}" in words for each in shipped)
    assert shipped or "No list of verdicts yet." in words


def test_the_format_in_the_readme_is_the_format(tmp_path: Path) -> None:
    readme = (precision.FOLDER / "README.md").read_text("utf-8")
    path = tmp_path / "example.toml"
    path.write_text(readme.partition("```toml\n")[2].partition("```")[0])
    assert len(sheet(path).claims) == 1
    assert all(f"`{verdict}`" in readme for verdict in precision.VERDICTS)


def test_figures_are_printed_for_named_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert precision.main([str(listed(tmp_path, *ROWS))]) == 0
    assert "### own" in capsys.readouterr().out
