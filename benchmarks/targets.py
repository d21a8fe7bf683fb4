"""What the figures are compared with: ratios of medians and what each of them may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.measure import MIB, Result

Results = Mapping[str, Result]


@dataclass(frozen=True)
class Ratio:
    """One comparison.  ``limit`` is the most that ``value`` may be, or the least where ``at_least`` is set."""

    name: str
    value: float
    limit: float
    at_least: bool = False
    unit: str = "x"

    @property
    def met(self) -> bool:
        """Whether the target holds."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def ratios(results: Results) -> list[Ratio]:
    """The comparisons that *results* (by their keys in :mod:`benchmarks.run`) allow."""
    found: list[Ratio] = []
    for name, ours in (("kpss", "kpss"), ("kpss [rychle]", "rychle")):
        _time(found, results, f"country: {name} / ajv-cli", (f"{ours}-country", "ajv-country"), 1.0)
        _time(found, results, f"region: {name} / ajv-cli", (f"{ours}-region", "ajv-region"), 0.6)
        country = results.get(f"{ours}-country")
        if country is not None and "check-jsonschema" in results:
            value = results["check-jsonschema"].seconds / country.seconds
            found.append(Ratio(f"country: check-jsonschema / {name}", value, 30, at_least=True))
        if country is not None and country.peak:
            found.append(Ratio(f"country: peak memory of {name}", country.peak / MIB, 400, unit="MiB"))
    if {"kpss-empty", "kpss-one", "kpss-country"} <= results.keys():
        value = _growth(results, "kpss-empty", "kpss-one", "kpss-country")
        found.append(Ratio("growth: processor time a file, country / one region", value, 1.1))
    if {"kpss-nomeetings", "kpss-meetings1000", "kpss-meetings10000"} <= results.keys():
        value = _growth(results, "kpss-nomeetings", "kpss-meetings1000", "kpss-meetings10000")
        found.append(Ratio("meetings: processor time a file, 10 000 / 1 000", value, 1.1))
    for form, seconds in (("html", 10), ("docx", 120), ("pdf", 120)):
        _document(found, results, form, seconds)
    _time(found, results, "register: kpss import rpss / ijson.basic_parse", ("import-register", "parse-register"), 3.0)
    register = results.get("import-register")
    if register is not None and register.peak:
        found.append(Ratio("register: peak memory of the import", register.peak / MIB, 300, unit="MiB"))
    for name in ("network", "requests", "funding", "benchmark", "capacity"):
        _time(found, results, f"network: report {name} / validate", (f"report-{name}-network", "validate-network"), 2.0)
    _time(found, results, "network: network apply --dry-run / validate", ("apply-network", "validate-network"), 2.0)
    _time(found, results, "since: validate --since main / validate", ("compared-since", "plain-since"), 1.5)
    if "history" in results:
        found.append(Ratio("history: kpss history, 2 000 commits", results["history"].seconds, 5, unit="s"))
    _time(found, results, "start: kpss --version / python -c pass", ("version", "pass"), 2)
    _time(found, results, "start: kpss --help / python -c pass", ("help", "pass"), 8)
    return found


def _document(found: list[Ratio], results: Results, form: str, seconds: float) -> None:
    """A plan of 300 pages in a format: how long, how much memory, and whether either grows faster than the plan."""
    few, many = results.get(f"{form}-content100"), results.get(f"{form}-content400")
    if few is None or many is None:
        return
    name = f"documents: {form} of 300 pages"
    found.append(Ratio(name, many.seconds, seconds, unit="s"))
    found.append(Ratio(f"{name}, peak memory", many.peak / MIB, 1024, unit="MiB"))
    found.append(Ratio(f"documents: {form}, time, 400 measures / 4 × 100", many.seconds / few.seconds / 4, 1.0))
    found.append(Ratio(f"documents: {form}, memory, 400 measures / 4 × 100", many.peak / few.peak / 4, 1.0))


def _time(found: list[Ratio], results: Results, name: str, pair: tuple[str, str], limit: float) -> None:
    ours, other = pair
    if ours in results and other in results:
        found.append(Ratio(name, results[ours].seconds / results[other].seconds, limit))


def _growth(results: Results, none: str, few: str, many: str) -> float:
    """How much dearer a file is among *many* than among *few*, without what kpss costs on *none* at all.

    Processor time, because a small workspace may be read by one process and a large one by two.
    """
    start = results[none].cpu_seconds
    more, less = results[many], results[few]
    return ((more.cpu_seconds - start) / more.files) / ((less.cpu_seconds - start) / less.files)
