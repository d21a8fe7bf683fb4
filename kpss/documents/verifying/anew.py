"""The document that a stamp names, made anew from a revision."""

from __future__ import annotations

import datetime as dt

from kpss.documents import files
from kpss.documents.basis import whole_revision
from kpss.documents.registry import DOCUMENTS, MAKERS
from kpss.documents.revision import EDITED, shown
from kpss.documents.stamps import Origin, Stamp
from kpss.git.repository import Repository
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.model.workspace import FactsMaker, Workspace


class Anew:
    """What a stamp names, in the format *form* of a file from which the workspace is at *folder*."""

    def __init__(self, stamp: Stamp, day: dt.date, form: str, folder: str, make_facts: FactsMaker) -> None:
        self.stamp, self.form = stamp, form
        self._day, self._folder, self._make_facts = day, folder, make_facts

    def made(self, repository: Repository, name: str) -> bytes:
        """The document as it is in the revision *name*.

        :raises UserError: if there is no such document.
        """
        origin, language = self.stamp.origin, self.stamp.language
        workspace = Workspace.load(GitTree(repository, name), self._day, self._make_facts)
        make = MAKERS[origin.document][origin.paper] if origin.paper else DOCUMENTS[origin.document]
        try:
            source = make(workspace, language, origin.identifier)
        except UserError as error:
            raise UserError(
                f"Otisk souboru uvádí dokument „{title(self.stamp)}“ z revize {name[:8]}, ale ta ho nemá: "
                f"{error.text.cs}",
                f"The stamp of the file names the document “{title(self.stamp)}” of the revision {name[:8]}, which has "
                f"none: {error.text.en}",
            ) from None
        whole = whole_revision(workspace, source, language)
        anew = Origin(origin.document, origin.identifier, origin.paper, whole, origin.version)
        return files.make(workspace, source, self.form, language, shown(whole), folder=self._folder, origin=anew)

    def unknown_revision(self, repository: Repository) -> UserError:
        """The error that the revision of the stamp is not here."""
        short = shown(self.stamp.origin.revision)
        cs = f"Revize {short}, ze které dokument podle svého otisku je, v repozitáři není."
        en = f"The revision {short} that the document names is not in the repository."
        if repository.shallow:
            return UserError(
                f"{cs} Repozitář je stažen jen zčásti; celý ho stáhne git fetch --unshallow.",
                f"{en} The repository is only a part of the whole; git fetch --unshallow brings the rest.",
            )
        return UserError(
            f"{cs} Dokument je z jiného repozitáře, nebo se historie přepsala.",
            f"{en} It is of another repository, or the history was rewritten.",
        )


def title(stamp: Stamp) -> str:
    """The document of *stamp* as it is asked for."""
    return " ".join(part for part in (stamp.origin.document, stamp.origin.identifier) if part)


def stamped_day(stamp: Stamp) -> dt.date:
    """The day that the document is made for.

    :raises UserError: if it is none.
    """
    try:
        return dt.date.fromisoformat(stamp.as_of)
    except ValueError:
        raise UserError("Otisk v souboru je poškozený.", "The stamp in the file is damaged.") from None


def usable(stamp: Stamp | None) -> Stamp:
    """*stamp*, if a document can be made anew by it.

    :raises UserError: if not; it says why.
    """
    if stamp is None:
        raise UserError(
            "Soubor nenese otisk z kpss: vznikl jinde, ve starší verzi, nebo ho někdo odstranil. Ověřit ho nelze.",
            "The file bears no stamp of kpss: it was made elsewhere, by an older version, or somebody took the stamp "
            "away. It cannot be verified.",
        )
    origin = stamp.origin
    if origin.document not in DOCUMENTS or origin.paper not in ("", *MAKERS.get(origin.document, ())):
        raise UserError(
            f"Otisk souboru uvádí dokument „{origin.document}“; ten tato verze kpss neumí, proto ho nelze ověřit.",
            f"The stamp of the file names the document “{origin.document}”, which this version of kpss does not make, "
            "so it cannot be verified.",
        )
    if not origin.revision:
        raise UserError(
            "Dokument vznikl ze složky bez gitu (bez revize), proto ho není s čím porovnat.",
            "The document was made from a folder without git (no revision), so there is nothing to compare it with.",
        )
    if origin.revision.endswith(EDITED):
        raise UserError(
            f"Dokument vznikl z neuložených úprav záznamů, obrázků nebo šablon (revize {shown(origin.revision)}), "
            "proto ho nelze ověřit; uložte je (git commit) a vytvořte ho znovu.",
            f"The document was made from edits of records, pictures or templates that were not committed (revision "
            f"{shown(origin.revision)}), so it cannot be verified; commit them and make it again.",
        )
    return stamp
