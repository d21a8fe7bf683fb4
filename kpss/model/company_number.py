"""The company number (IČO): eight digits, the last of which checks the others.

Seven digits are weighted 8 to 2; what their sum leaves after division by eleven gives the last digit.
"""

from __future__ import annotations

LENGTH = 8
_MODULUS = 11


def is_company_number(text: str) -> bool:
    """Whether *text* is eight digits and the last one is right."""
    return len(text) == LENGTH and text.isascii() and text.isdigit() and text[-1] == check_digit(text[:-1])


def check_digit(digits: str) -> str:
    """The last digit that belongs to the seven *digits*."""
    total = sum(weight * int(digit) for weight, digit in zip(range(LENGTH, 1, -1), digits, strict=True))
    return str((_MODULUS - total % _MODULUS) % 10)


def with_zeros(text: str) -> str:
    """The company number that lost its leading zeros in a table or in YAML; empty where it would be a wrong one."""
    number = text.rjust(LENGTH, "0")
    return number if text and is_company_number(number) else ""
