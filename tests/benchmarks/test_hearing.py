"""The benchmark of hearing: what it measures, what it leaves out, and where its section goes."""

import pytest

from benchmarks import hearing, hearing_run
from benchmarks.hearing import Job, Result
from benchmarks.hearing_run import Ran, measured
from evals import rivals
from standoff.errors import InputError
from standoff.model.annotation import Annotations
from standoff.model.document import Document
from standoff.plugins import Annotator

TEXTS = [
    "The council met. “We will not hold anybody,” said Ann Lee, the sheriff of Bell County, Texas.",
    "Mayor Tom Dale signed an order on Tuesday that bars the police from asking about immigration status.",
    "The sheriff said that the county will sue, and the clerk agreed.",
]
PAGE = "# Speed\n\n| a |\n|---|\n| 1 |\n\n## The record\n\nMilliseconds.\n"


def ran(words: int, cpu: float, **spent: float) -> Ran:
    return Ran(words, cpu, start=2.0, wall=2 * cpu, peak=120.0, spent=spent)


@pytest.mark.parametrize("work", ["annotate", "code"])
def test_work_is_measured_without_its_start(work: str) -> None:
    found = measured(work, "rules", TEXTS)
    assert found.words == sum(len(text.split()) for text in TEXTS[1:])
    assert found.start > 0
    assert {"syntax", "attributions", "voices", "places"} <= set(found.spent)
    assert "encoder" not in found.spent
    assert 0 < sum(found.spent.values()) <= found.cpu
    assert found.peak > 20


def test_a_refused_text_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refusing(document: Document, parts: tuple[Annotator, ...]) -> Annotations:
        asked.append(document.text)
        if document.text == TEXTS[1]:
            raise InputError("bench", "is in Spanish", "give English")
        return Annotations()

    monkeypatch.setattr(hearing_run, "annotate", refusing)
    measured("annotate", "rules", TEXTS)
    assert asked == TEXTS


def test_texts_are_dealt_out_among_processes() -> None:
    assert hearing.dealt(["a", "b", "c"], 2) == [["a", "c"], ["b"]]
    assert hearing.dealt(["a", "b"], 1) == [["a", "b"]]


def test_a_process_of_its_own_answers_the_same_words() -> None:
    (found,) = hearing.run(Job("annotate", "rules"), TEXTS[:2], 1)
    assert found.words == len(TEXTS[1].split())
    assert found.spent["syntax"] > 0


def test_the_rate_is_words_of_all_processes_by_their_cpu_time() -> None:
    result = Result(Job("code", "rules"), "news", [ran(3000, 1.0), ran(1500, 0.5)])
    assert result.rate == 3000
    cells = [cell.strip() for cell in hearing.row(result).strip("|").split("|")]
    assert cells == ["code", "rules", "news", "2", "4,500", "3,000", "4.0", "2,250", "2.0", "120"]


def test_shares_tell_the_encoder_from_the_rules_around_it_and_add_up() -> None:
    shares = hearing.spent(ran(100, 10.0, heard=5.0, encoder=4.0, syntax=3.0))
    assert shares == pytest.approx(
        {"heard": 0.1, "encoder": 0.4, "syntax": 0.3, "coder, reading, writing": 0.2}
    )
    table = list(
        hearing.shares([Result(Job("code", "encoder"), "news", [ran(100, 10.0, heard=5.0, encoder=4.0)])])
    )
    assert table[2] == "| coder, reading, writing | 50 |"
    assert table[3] == "| encoder | 40 |"


def test_the_section_takes_the_place_of_its_older_self_and_leaves_the_others() -> None:
    told = "## Hearing\n\nFigures.\n\n"
    once = hearing.placed(PAGE, told)
    assert once == PAGE.replace("## The record", f"{told}## The record")
    assert hearing.placed(once, told) == once
    newer = hearing.placed(once, "## Hearing\n\nOther figures.\n\n")
    assert newer.count("## ") == 2
    assert "Other figures." in newer


def test_what_is_not_installed_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing.weights, "installed", lambda: False)
    monkeypatch.setattr(hearing, "missing", lambda *modules: modules[0])
    jobs, absent = hearing.jobs()
    assert jobs == [Job("annotate", "rules"), Job("code", "rules")]
    assert len(absent) == 1 + len(rivals.RIVALS)
    section = hearing.section([Result(Job("code", "rules"), "news", [ran(100, 1.0, syntax=0.5)])], absent)
    assert "The encoder was not measured: standoff_model_en is not installed." in section
    assert section.startswith(hearing.HEAD)


def test_with_everything_installed_every_piece_of_work_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing.weights, "installed", lambda: True)
    monkeypatch.setattr(hearing, "missing", lambda *modules: None)
    jobs, absent = hearing.jobs()
    works = ("annotate", "code")
    ours = {Job("encoder"), *(Job(work, profile) for work in works for profile in ("encoder", "rules"))}
    assert set(jobs) == ours | {Job(name) for name in rivals.RIVALS}
    assert absent == []
