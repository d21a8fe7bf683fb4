"""The measurements: which commands run on which files, in which turns."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.bundle import write_bundle
from benchmarks.changed import change_one_file
from benchmarks.corpus import FILES_PER_REGION, Size, generate, generate_content, generate_meetings
from benchmarks.history import COMMITS, RECORD, generate_history
from benchmarks.measure import Command, Result, check, interleave, time_once, watch_memory
from benchmarks.network import generate_network
from benchmarks.peers import Peers
from benchmarks.synthetic.contents import PLAN
from benchmarks.synthetic.register import municipality_codes, write_register
from benchmarks.synthetic.requests import ROUND

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-06-30"
REGION_FILES = 1500
SAMPLE = 400
_MEETINGS = {"nomeetings": 0, "meetings1000": 1000, "meetings10000": 10_000}
_CONTENTS = {"content100": 100, "content400": 400}  # measures; 400 of them make some 300 pages
_FORMS = ("html", "docx", "pdf")
NETWORK_REPORTS = ("network", "requests", "funding", "benchmark", "capacity")
START_ROUNDS = 4  # times as many as for the rest: these commands are short, and so is what disturbs them
GROUPS = (
    "country", "region", "growth", "meetings", "check-jsonschema", "start", "documents", "register", "network", "since",
    "history",
)  # fmt: skip
_BARE = "import ijson, sys\nwith open(sys.argv[1], 'rb') as file:\n    for _ in ijson.basic_parse(file): pass"
_HAS_RYCHLE = importlib.util.find_spec("ryaml") is not None
_COUNTRY = frozenset(("country", "growth", "check-jsonschema"))


@dataclass(frozen=True)
class Options:
    """What to measure: ``groups`` of :data:`GROUPS`; ``slow`` runs check-jsonschema on all files."""

    groups: tuple[str, ...] = GROUPS
    rounds: int = 5
    regions: int = 14
    slow: bool = False
    keep: bool = False


@dataclass
class Bench:
    """One run of the benchmark; ``say`` is told what is going on."""

    options: Options
    folder: Path
    say: Callable[[str], None]
    results: dict[str, Result] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)

    def run(self) -> dict[str, Result]:
        """Make the files, install the peers, measure.

        :raises CommandFailedError: if a tool fails or finds something in the files, which have no mistakes.
        :raises PeerError: if a peer cannot be installed.
        """
        with self._files():
            write_bundle(ROOT / "schemas", self._schema)
            wanted = self.options.groups
            if _COUNTRY.intersection(wanted):
                self._country()
            for group, measure in self._measures().items():
                if group in wanted:
                    measure()
        return self.results

    def _measures(self) -> dict[str, Callable[[], None]]:
        """The groups that stand alone."""
        return {
            "region": self._region,
            "meetings": self._meetings,
            "check-jsonschema": self._check_jsonschema,
            "start": self._start,
            "documents": self._documents,
            "register": self._register,
            "network": self._network,
            "since": self._since,
            "history": self._history,
        }

    @property
    def _schema(self) -> Path:
        return self.folder / "bundle.schema.json"

    @property
    def _peers(self) -> Peers:
        return Peers(self.folder)

    def _corpus(self, name: str) -> Path:
        return self.folder / "corpus" / name

    @contextmanager
    def _files(self) -> Iterator[None]:
        """The workspaces on disk, and away again unless they are to be kept."""
        plans: dict[str, tuple[int, int]] = {}
        if _COUNTRY.intersection(self.options.groups):
            plans["country"] = (self.options.regions, FILES_PER_REGION)
        if "growth" in self.options.groups:
            plans["one"] = (1, FILES_PER_REGION)
        if "region" in self.options.groups:
            plans["region"] = (1, REGION_FILES)
        if "register" in self.options.groups:
            plans["register"] = (1, REGION_FILES)
        if "since" in self.options.groups:
            plans["since"] = (self.options.regions, FILES_PER_REGION)
        shutil.rmtree(self.folder / "corpus", ignore_errors=True)
        try:
            for name, (regions, files) in plans.items():
                self.sizes[name] = generate(self._corpus(name), regions, files_per_region=files)
                self.say(f"{name}: {self.sizes[name].files} files, {self.sizes[name].mean:.0f} bytes on average")
            self._make_special()
            yield
        finally:
            if not self.options.keep:
                shutil.rmtree(self.folder / "corpus", ignore_errors=True)

    def _make_special(self) -> None:
        """The workspaces of the groups that are about one sort of records."""
        for name, meetings in _MEETINGS.items() if "meetings" in self.options.groups else ():
            self.sizes[name] = generate_meetings(self._corpus(name), meetings)
        for name, measures in _CONTENTS.items() if "documents" in self.options.groups else ():
            self.sizes[name] = generate_content(self._corpus(name), measures)
        if "network" in self.options.groups:
            self.sizes["network"] = generate_network(self._corpus("network"))
        if "growth" in self.options.groups:
            self._corpus("empty").mkdir()
            shutil.copy(self._corpus("one") / "kpss.yaml", self._corpus("empty"))

    def _country(self) -> None:
        turns = {"kpss-country": self._validate("country")}
        if _HAS_RYCHLE and "country" in self.options.groups:
            turns["rychle-country"] = self._validate("country", reader="ryaml")
        if "country" in self.options.groups:
            self._peers.install_ajv()
            turns["ajv-country"] = self._peers.ajv("ajv-cli, country", self._corpus("country"), self._schema)
        if "growth" in self.options.groups:
            turns["kpss-one"] = self._validate("one")
            turns["kpss-empty"] = self._validate("empty")
        self._in_turn(turns, self.options.rounds)
        for key in ("kpss-country", "rychle-country", "ajv-country"):
            if key in turns:
                watch_memory(turns[key], self.results[key])

    def _region(self) -> None:
        self._peers.install_ajv()
        peer = self._peers.ajv("ajv-cli, region", self._corpus("region"), self._schema)
        turns = {"kpss-region": self._validate("region")}
        if _HAS_RYCHLE:
            turns["rychle-region"] = self._validate("region", reader="ryaml")
        self._in_turn({**turns, "ajv-region": peer}, self.options.rounds)

    def _meetings(self) -> None:
        self._in_turn({f"kpss-{name}": self._validate(name) for name in _MEETINGS}, self.options.rounds)

    def _check_jsonschema(self) -> None:
        """All files once, or the time of a sample and of one file, from which the rest follows."""
        self._peers.install_check_jsonschema()
        corpus = self._corpus("country")
        files = sorted(str(path.relative_to(corpus)) for path in corpus.rglob("*.yaml"))
        name = "check-jsonschema, country"
        if self.options.slow:
            result = Result(name, len(files), remark="one run")
            time_once(self._peers.check_jsonschema(name, corpus, self._schema, files), result)
            self.results["check-jsonschema"] = result
            return
        sample = files[:: max(1, len(files) // SAMPLE)]
        one, many = Result(name, 1), Result(name, len(sample))
        for listed, result in ((sample[:1], one), (sample, many)):
            command = self._peers.check_jsonschema(name, corpus, self._schema, listed)
            check(command)
            time_once(command, result)
        remark = f"scaled from a sample of {len(sample)} files"
        self.results["check-jsonschema"] = Result(
            name,
            len(files),
            [_scaled(one.seconds, many.seconds, len(sample), len(files))],
            [_scaled(one.cpu_seconds, many.cpu_seconds, len(sample), len(files))],
            remark=remark,
        )

    def _start(self) -> None:
        turns = {
            "pass": Command("python -c pass", (sys.executable, "-c", "pass"), ROOT),
            "version": self._kpss("kpss --version", ROOT, "--version"),
            "help": self._kpss("kpss --help", ROOT, "--help"),
        }
        self._in_turn(turns, self.options.rounds * START_ROUNDS)

    def _documents(self) -> None:
        turns = {
            f"{form}-{name}": self._kpss(
                f"kpss render {form}, {measures} measures", self._corpus(name), "render", "medium-term-plan", PLAN,
                "--as-of", AS_OF, "-q", "-o", str(self.folder / f"{name}.{form}"),
            )
            for form in _FORMS
            for name, measures in _CONTENTS.items()
        }  # fmt: skip
        self._in_turn(turns, self.options.rounds)
        for key, command in turns.items():
            watch_memory(command, self.results[key])

    def _register(self) -> None:
        """The import of a register of 100 MB into a region, anew each time, against its bare parse."""
        corpus, register = self._corpus("register"), self.folder / "corpus" / "rpss.json"
        self.say(f"register: {write_register(register, municipality_codes(corpus))} services")
        ours = self._kpss("kpss import rpss, 100 MB", corpus, "import", "rpss", str(register), "--as-of", AS_OF, "-q")
        anew = ("sh", "-c", 'rm -rf network/providers && exec "$@"', "sh", *ours.arguments)
        turns = {
            "import-register": replace(ours, arguments=anew),
            "parse-register": Command("ijson.basic_parse, 100 MB", (sys.executable, "-c", _BARE, str(register)), ROOT),
        }
        self._in_turn(turns, self.options.rounds)
        watch_memory(turns["import-register"], self.results["import-register"])

    def _network(self) -> None:
        """Reports on a network of 1 500 entries with a round of 350 requests, and its application, against validate."""
        corpus = self._corpus("network")
        turns = {"validate-network": self._validate("network")}
        for name in NETWORK_REPORTS:
            arguments = ("report", name, "--as-of", AS_OF, "--format", "json")
            turns[f"report-{name}-network"] = self._kpss(f"kpss report {name}, network", corpus, *arguments)
        apply = ("network", "apply", ROUND, "--as-of", AS_OF, "--dry-run")
        turns["apply-network"] = self._kpss("kpss network apply --dry-run", corpus, *apply)
        self._in_turn(turns, self.options.rounds)
        watch_memory(turns["apply-network"], self.results["apply-network"])

    def _since(self) -> None:
        """A change of one file in a country, compared with where it started, against plain validate of the same."""
        change_one_file(self._corpus("since"))
        plain = self._validate("since")
        compared = replace(plain, name=f"{plain.name} --since main", arguments=(*plain.arguments, "--since", "main"))
        self._in_turn({"plain-since": plain, "compared-since": compared}, self.options.rounds)
        watch_memory(compared, self.results["compared-since"])

    def _history(self) -> None:
        """The life of one record among 2 000 commits of 10 000 files."""
        files = generate_history(self._corpus("history"), self.options.regions)
        self.say(f"history: {files} files in the last of {COMMITS} commits")
        arguments = ("history", RECORD, "--as-of", AS_OF)
        self._in_turn({"history": self._kpss("kpss history", self._corpus("history"), *arguments)}, self.options.rounds)

    def _in_turn(self, turns: dict[str, Command], rounds: int) -> None:
        pairs = []
        for key, command in turns.items():
            check(command)
            size = self.sizes.get(key.split("-")[-1])
            self.results[key] = Result(command.name, size.files if size else 0)
            pairs.append((command, self.results[key]))
        self.say(f"{rounds} rounds: " + ", ".join(command.name for command in turns.values()))
        interleave(pairs, rounds)

    def _validate(self, corpus: str, reader: str = "pyyaml") -> Command:
        extra = " [rychle]" if reader != "pyyaml" else ""
        command = self._kpss(f"kpss{extra} validate, {corpus}", self._corpus(corpus), "validate", "--as-of", AS_OF)
        return replace(command, environment={**command.environment, "KPSS_READER": reader})

    def _kpss(self, name: str, folder: Path, *arguments: str) -> Command:
        """kpss as it is installed beside this Python, else from the checkout."""
        script = Path(sys.executable).with_name("kpss")
        if script.exists():
            return Command(name, (str(script), *arguments), folder)
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        return Command(name, (sys.executable, "-m", "kpss", *arguments), folder, {"PYTHONPATH": path})


def _scaled(one: float, many: float, sample: int, files: int) -> float:
    """Time of *files* files from that of one file and that of a *sample*."""
    return one + (many - one) / (sample - 1) * (files - 1)
