"""A whole synthetic country as a kpss workspace: always the same files for the same parameters, and no mistake in them.

Nothing in it is real: names of places are put together from parts, persons do not occur, addresses end in ``.example``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.synthetic.contents import chapters, content_records
from benchmarks.synthetic.meetings import meeting_records
from benchmarks.synthetic.plans import plan_records
from benchmarks.synthetic.structure import document_records, membership_records, structure_records
from benchmarks.synthetic.territory import Entry, make_region, territory_records
from benchmarks.synthetic.words import REGIONS
from benchmarks.synthetic.writing import Style, to_yaml

FILES_PER_REGION = 714
"""14 regions of this size make some 10 000 files; a region alone is measured with 1 500."""

_MUNICIPALITIES, _DISTRICTS, _TOWNS, _DOCUMENTS, _MICROREGIONS = 0.62, 0.0206, 0.02, 0.03, 0.02
_STYLES = (Style(), Style(quote="'"), Style(indent_lists=False), Style(quote="'", indent_lists=False))

_SETTINGS = """\
# Syntetická data pro měření rychlosti; nejde o skutečné obce ani plány.
kpss: 1
name: {name}
level: region
area: CZ071
language: cs
recorded:
  plans: {{complete: true, until: "2026-06-30"}}
"""


@dataclass(frozen=True)
class Size:
    """What was written: files (``kpss.yaml`` among them), bytes, and records by kind."""

    files: int
    bytes: int
    kinds: dict[str, int]

    @property
    def mean(self) -> float:
        """Bytes a file."""
        return self.bytes / self.files


def generate(folder: Path, regions: int = 14, seed: int = 1, files_per_region: int = FILES_PER_REGION) -> Size:
    """Write a workspace of *regions* regions into *folder*, which must not exist or be empty.

    The first regions are the same files whatever the number of regions.

    :raises ValueError: for a number of regions or files that the names and codes do not allow.
    :raises FileExistsError: if *folder* holds something.
    """
    if not 1 <= regions <= len(REGIONS):
        raise ValueError(f"1 to {len(REGIONS)} regions")
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    writer = _Writer(folder, "Syntetická země" if regions > 1 else "Syntetický kraj")
    for number in range(regions):
        rng = Random(f"{seed}/{number}/{files_per_region}")
        writer.write(region_entries(number, files_per_region, rng), rng)
    return writer.size


def generate_meetings(folder: Path, meetings: int, seed: int = 1) -> Size:
    """Write a workspace with *meetings* meetings into *folder*, which must not exist."""
    folder.mkdir(parents=True)
    rng = Random(seed)
    writer = _Writer(folder, "Syntetická jednání")
    writer.write(meeting_records(meetings, rng), rng)
    return writer.size


def generate_content(folder: Path, measures: int, seed: int = 1) -> Size:
    """Write a workspace whose one plan has *measures* measures and chapters into *folder*, which must not exist."""
    folder.mkdir(parents=True)
    rng = Random(seed)
    writer = _Writer(folder, "Syntetický plán")
    writer.write(content_records(measures, rng), rng)
    for path, text in chapters(measures, rng):
        (folder / path).write_text(text, encoding="utf-8")
    return writer.size


def write_workspace(folder: Path, name: str, entries: Iterable[Entry], rng: Random) -> Size:
    """Write a workspace called *name* with the records of *entries* into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = _Writer(folder, name)
    writer.write(entries, rng)
    return writer.size


class _Writer:
    """Writes files into a workspace and counts them."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        settings = _SETTINGS.format(name=name).encode()
        (folder / "kpss.yaml").write_bytes(settings)
        self.size = Size(1, len(settings), {})

    def write(self, entries: Iterable[Entry], rng: Random) -> None:
        """Write the records of *entries*, each into its file."""
        files, written, kinds = self.size.files, self.size.bytes, self.size.kinds
        made: set[Path] = set()
        for path, record, remark in entries:
            data = to_yaml(record, rng.choice(_STYLES), remark).encode()
            target = self.folder / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            target.write_bytes(data)
            files, written = files + 1, written + len(data)
            kinds[record["kind"]] = kinds.get(record["kind"], 0) + 1
        self.size = Size(files, written, kinds)


def region_entries(number: int, files: int, rng: Random) -> Iterator[Entry]:
    """Path, record and opening comment of each of the *files* files of one region.

    :raises ValueError: if *files* is too small for the fixed part of a region, or needs more names than there are.
    """
    districts = round(files * _DISTRICTS)
    region = make_region(number, round(files * _MUNICIPALITIES), districts, round(files * _MICROREGIONS), rng)
    count = 0
    for part in (
        territory_records(region, rng),
        structure_records(region, rng),
        plan_records(region, round(files * _TOWNS), rng),
        document_records(region, round(files * _DOCUMENTS), rng),
    ):
        for entry in part:
            count += 1
            yield entry
    if count > files:
        raise ValueError(f"a region needs more than {files} files")
    yield from membership_records(region, files - count, rng)
