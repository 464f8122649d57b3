"""One bad input never stops the others; what concerns all inputs stops the run."""

from collections.abc import Callable

import pytest

from standoff.errors import BadLine, CodebookError, InputError, PluginError, RecordFull, SpanError
from standoff.pipeline.interchange import failure_row
from standoff.pipeline.outcomes import Failure, attempt, each, failure


def failing(error: Exception) -> Callable[[], object]:
    def step() -> object:
        raise error

    return step


def test_an_input_error_keeps_its_place_in_the_order() -> None:
    def step(number: int) -> int:
        if number == 2:
            raise InputError("two", "is even", "give another")
        return number

    found = list(each([1, 2, 3], step, str))
    assert found == [1, Failure("2", "two", "is even; give another"), 3]


def test_earlier_failures_pass_through() -> None:
    gone = Failure("a", "a", "is empty")
    assert list(each([gone, 4], lambda number: number * 2, str)) == [gone, 8]


@pytest.mark.parametrize(
    "error", [ValueError("odd\nthing"), RecursionError(), MemoryError(), SpanError("a", "no", "x")]
)
def test_any_fault_of_one_document_is_a_failure_on_one_line(error: Exception) -> None:
    found = attempt("a", failing(error))
    assert isinstance(found, Failure)
    assert "\n" not in str(found)


@pytest.mark.parametrize("error", [RecordFull("r", "full"), CodebookError("c", "broken")])
def test_what_concerns_all_inputs_stops_the_run(error: Exception) -> None:
    with pytest.raises(type(error)):
        attempt("a", failing(error))


def test_a_package_that_is_missing_stops_the_run() -> None:
    with pytest.raises(PluginError, match="installation: a package"):
        attempt("a", failing(ImportError("no module\nnamed x")))


def test_interruption_is_never_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        attempt("a", failing(KeyboardInterrupt()))  # type: ignore[arg-type]


def test_a_failure_names_its_line_and_its_document() -> None:
    found = failure("b", BadLine("in.jsonl:2", "is not JSON", "mend it"))
    assert str(found) == "in.jsonl:2 (b): is not JSON; mend it"
    assert failure_row(found) == {"doc_id": "b", "error": str(found)}
    assert str(failure("page", InputError("page.html", "is odd"))) == "page.html: is odd"
