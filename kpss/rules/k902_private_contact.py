"""KPSS902: a private contact."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.parts import Contact
from kpss.model.services import Provider, Service
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.privacy import Found, private_findings
from kpss.structure.privacy import PERSONAL_KINDS, PUBLIC_MAIL
from kpss.structure.problems import Path

_HINT = Text(
    "Smažte kontakt: stačí role. Spojení na úřad patří u orgánu pod „contact“, kam posílat připomínky, pod „ways“.",
    "Delete it: the role is enough. An office's contact belongs under “contact” of its body, where to send comments under “ways”.",
)
RULE = Rule(
    902,
    "private-contact",
    "warning",
    Text("Soukromý kontakt", "A private contact"),
    Wording(
        Text(
            "E-mail u veřejné poštovní služby {domain} je nejspíš soukromý.",
            "An e-mail address at the public provider {domain} is probably private.",
        ),
        Text(
            "Smažte ho a napište roli; patří-li úřadu nebo organizaci, uveďte ho pod klíčem „contact“.",
            "Delete it and write the role; if it is an office's or an organisation's, put it under the key “contact”.",
        ),
    ),
    variants={
        "email": Wording(
            Text("V záznamu o lidech je e-mail (…@{domain}).", "A record about people holds an address (…@{domain})."),
            _HINT,
        ),
        "phone": Wording(
            Text("V záznamu o lidech je telefonní číslo.", "A record about people holds a telephone number."), _HINT
        ),
        "service": Wording(
            Text(
                "Kontakt má e-mail u veřejné poštovní služby {domain}, nejspíš patří člověku.",
                "The contact has an address at the public provider {domain}; it is probably a person's.",
            ),
            Text(
                "Uveďte adresu organizace, nebo e-mail smažte. Je-li to opravdu její adresa, zapište v kpss.yaml výjimku (waivers).",
                "Give the organisation's address, or delete it. If it is really hers, record a waiver in kpss.yaml (waivers).",
            ),
        ),
    },
    parameters={"mail_domains": PUBLIC_MAIL},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Addresses at public mail providers; any address or telephone in records about people."""
    public = {domain.lower() for domain in options["mail_domains"]}
    yield from private_findings(RULE, _found(workspace, public))
    for record, path, contact in _contacts(workspace):
        domain = contact.email.rpartition("@")[2].lower()
        if domain in public:
            yield finding(RULE, record, (*path, "email"), params={"problem": "service", "domain": domain})


def _contacts(workspace: Workspace) -> Iterator[tuple[Provider | Service, Path, Contact]]:
    """Contacts of providers, services and facilities, from which the import of the register leaves such addresses out."""
    for provider in workspace.of(Provider):
        if provider.contact is not None:
            yield provider, ("contact",), provider.contact
    for service in workspace.of(Service):
        if service.contact is not None:
            yield service, ("contact",), service.contact
        for index, facility in enumerate(service.facilities if "facilities" not in service.broken else ()):
            if facility.contact is not None:
                yield service, ("facilities", index, "contact"), facility.contact


def _found(workspace: Workspace, public: set[str]) -> Iterator[Found]:
    for file, fact in workspace.private:
        sort, domain = fact["sort"], fact["domain"]
        if domain in public:
            yield file, fact, {"domain": domain}
        elif sort != "birth_number" and fact["kind"] in PERSONAL_KINDS:
            yield file, fact, {"domain": domain, "problem": sort}
