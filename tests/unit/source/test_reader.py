from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from kpss.source.document import Document
from kpss.source.places import Place, find_key, find_place
from kpss.source.reader import read

LONGEST = 10**17
ODD = [
    *"až0-.: #,{}[]'\"\\\n\t\u00a0~_+\u2028\ufeff\x85\x07&*!|>?%@🙂=",
    "no",
    "null",
    "---",
    "00302724",
    "14:00",
    "<<",
]
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(st.sampled_from(ODD), max_size=6).map("".join),
    st.text("ab \n", min_size=80, max_size=200),  # long enough to be folded
)
keys = texts.filter(lambda key: not key.startswith("\u00a0"))
scalars = st.one_of(
    texts,
    st.booleans(),
    st.none(),
    st.integers(-LONGEST + 1, LONGEST - 1),
    st.decimals(-(10**6), 10**6, places=2, allow_nan=False).filter(
        lambda number: number != 0 or not number.is_signed()
    ),
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


class Quoting(yaml.SafeDumper):
    """Writes texts in quotes and everything else plain, without anchors."""

    quotes = '"'

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the shape of the library
        return True


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style=dumper.quotes)
)
Quoting.add_representer(
    Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")
)


class SingleQuoting(Quoting):
    quotes = "'"


def dumped(value: Any, dumper: type[yaml.SafeDumper], **options: Any) -> str:
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, **options)
    return text


def one(text: str) -> Document:
    (document,) = read(text)
    return document


def value(text: str) -> Any:
    return one(text).value


def scalar_places(found: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    """Every scalar of a value with its place, keys too."""
    if isinstance(found, dict):
        assert list(found) == list(place[2])
        for key, (start, end, inner) in place[2].items():
            yield key, (start, end)
            yield from scalar_places(found[key], inner)
    elif isinstance(found, list):
        assert len(found) == len(place[2])
        for item, inner in zip(found, place[2], strict=True):
            yield from scalar_places(item, inner)
    else:
        assert len(place) == 2
        yield found, place


def containers(place: Place) -> Iterator[Place]:
    if len(place) > 2:
        yield place
        for inner in (item[2] for item in place[2].values()) if isinstance(place[2], dict) else place[2]:
            yield from containers(inner)


def as_read(value: Any) -> Any:
    """*value* as the reader gives it: decimals as float."""
    if isinstance(value, dict):
        return {key: as_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_read(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def decimals_of(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in decimals_of(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in decimals_of(inner)]
    return [f"{value:f}"] if isinstance(value, Decimal) else []


@given(
    values,
    st.sampled_from([Quoting, SingleQuoting]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([2, 4]),
)
def test_values_survive_yaml_of_another_tool(original, dumper, flow, line_break, indent):
    text = dumped(original, dumper, default_flow_style=flow, line_break=line_break, indent=indent)
    assume(not any(sign in text for sign in "\x85\u2028\u2029"))  # lines end there to YAML
    document = one(text)
    assert document.value == as_read(original)
    assert repr(document.value) == repr(as_read(original))  # 1 is not True and not 1.0
    assert [written for _, _, written in document.decimals] == decimals_of(original)
    assert document.suspects == []


@given(values, st.sampled_from([Quoting, SingleQuoting]), st.booleans())
def test_text_at_a_place_is_the_scalar(original, dumper, flow):
    text = dumped(original, dumper, default_flow_style=flow)
    assume(not any(sign in text for sign in "\x85\u2028\u2029"))
    document = one(text)
    for found, (start, end) in scalar_places(document.value, document.place):
        written = text[start:end]
        if found is None:
            assert written == "null"
        elif isinstance(found, str):
            assert written[0] == written[-1]
            assert written[0] in "'\""
            assert value(f"k: {written}" if "\n" in written else written) in (found, {"k": found})
        else:
            assert value(written) == found


@given(values, st.booleans())
def test_containers_hold_their_parts(original, flow):
    text = dumped({"k": original}, Quoting, default_flow_style=flow)
    for place in containers(one(text).place):
        parts = list(containers(place))[1:]
        assert all(place[0] <= inner[0] <= inner[1] <= place[1] for inner in parts)
        if flow or not place[2]:
            assert text[place[0]] + text[place[1] - 1] in ("{}", "[]")


@given(st.dictionaries(st.text("abcž", min_size=1, max_size=3), st.text("až 0:-#.", max_size=8), max_size=4))
def test_any_style_of_another_tool_gives_the_same_texts(original):
    # Plain where PyYAML thinks that it is text; we may read less of it as something else, never more.
    text = dumped(original, yaml.SafeDumper)
    assert value(text) == original
    block = dumped(original, yaml.SafeDumper, default_style="|")
    assert value(block) == original


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("00302724", "00302724"),
        ("14:00", "14:00"),
        ("no", "no"),
        ("on", "on"),
        ("Y", "Y"),
        ("+420585508111", "+420585508111"),
        ("2016-2019", "2016-2019"),
        ("2017-07-16", "2017-07-16"),
        ("2024-02-30", "2024-02-30"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".5", ".5"),
        ("1.", "1."),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1,5", "1,5"),
        ("+5", "+5"),
        ("١٢", "١٢"),
        ("1234567890123456789", "1234567890123456789"),
        ("9" * 5000, "9" * 5000),
        ("=", "="),
        ("0", 0),
        ("-7", -7),
        ("2017", 2017),
        ("123456789012345678", 123456789012345678),
        ("1.50", 1.5),
        ("-0.25", -0.25),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"5"', "5"),
        ("'~'", "~"),
    ],
)
def test_plain_scalars(written, expected):
    found = value(f"k: {written}\n")["k"]
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "written",
    [
        "00302724", "14:00", "1:30:59", "no", "No", "NO", "yes", "on", "off", "y", "N", "+5", "+420585508111",
        "1_000", "1e3", "1.5E-3", "0x1F", "0b1", "0o17", ".5", ".inf", "-.inf", ".nan", "007",
    ],
)  # fmt: skip
def test_what_other_tools_read_otherwise_is_named(written):
    text = f"klíč: {written} # poznámka\n"
    (suspect,) = one(text).suspects
    assert suspect.text == written
    assert text[suspect.start : suspect.end] == written
    assert one(f"k: '{written}'").suspects == []


@pytest.mark.parametrize(
    "written",
    [
        "2017-07-16",
        "2017",
        "1.5",
        "true",
        "~",
        "14.00",
        "2016-2019",
        "nope",
        "Norsko",
        "+420 585 508 111",
        "1.2.3",
        "Y-1",
    ],
)
def test_ordinary_scalars_are_not_suspect(written):
    assert one(f"k: {written}").suspects == []


def test_suspects_and_decimals_belong_to_their_document():
    first, second = read("a: 1.50\nb: no\n---\na: [2.25, 07]\n")
    assert [suspect.text for suspect in first.suspects] == ["no"]
    assert [suspect.text for suspect in second.suspects] == ["07"]
    assert first.decimals == [(first.value, "a", "1.50")]
    assert second.decimals == [(second.value["a"], 0, "2.25")]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_offsets_with_every_line_break(line_break):
    text = line_break.join(["# ž🙂", "klíč: hodnota", "seznam:", "  - 'první'", "  - {a: b}", ""])
    document = one(text)
    places = [text[start:end] for _, (start, end) in scalar_places(document.value, document.place)]
    assert places == ["klíč", "hodnota", "seznam", "'první'", "a", "b"]


def test_documents():
    assert [document.value for document in read("a: 1\n---\n---\nb: 2\n...\n")] == [{"a": 1}, None, {"b": 2}]
    assert read("") == []
    assert read("# nic\n") == []
    first, second = read("--- # první\na: b\n--- |\n text\n")
    assert (first.value, second.value) == ({"a": "b"}, "text\n")


def test_block_texts():
    assert value("a: |\n  řádek\n\n  druhý\nb: >-\n  jeden\n  řádek\n") == {"a": "řádek\n\ndruhý\n", "b": "jeden řádek"}


def test_keys_are_text():
    assert value("2017: a\nno: b\n~: c\n1.5: d\n? e\n: f\n'<<': g\n'': h\n") == {
        "2017": "a", "no": "b", "~": "c", "1.5": "d", "e": "f", "<<": "g", "": "h",
    }  # fmt: skip


def test_finding_places():
    text = "plan:\n  area: {include: [{orp: Konice}]}\n  name: N\n"
    place = one(text).place

    def at(*path: str | int) -> str:
        found = find_place(place, path)
        return text[found[0] : found[1]]

    assert at("plan", "area", "include", 0, "orp") == "Konice"
    assert at("plan", "area", "include", 0) == "{orp: Konice}"
    assert at("plan", "area", "include", 1) == "[{orp: Konice}]"  # the nearest above
    assert at("plan", "area", "include", "x") == "[{orp: Konice}]"
    assert at("plan", "name", "x", 0) == "N"
    key = find_key(place, ("plan", "area", "include"))
    assert key is not None
    assert text[key[0] : key[1]] == "include"
    for path in ((), ("plan", "x"), ("plan", "area", "include", 0), ("x", "y"), ("plan", "name", "x")):
        assert find_key(place, path) is None
