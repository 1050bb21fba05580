"""What stands in a label's barcodes beside the tracking number: GS1 application identifiers and ISO 15434 messages.

GS1 General Specifications (application identifiers), ANSI MH10.8.2 (data identifiers), ISO/IEC 15434 (envelopes).
"""

import re
from dataclasses import dataclass

_GS, _RS, _EOT = "\x1d", "\x1e", "\x04"

_FIXED = {"00": 18, "01": 14, "02": 14, "11": 6, "13": 6, "15": 6, "17": 6, "410": 13, "411": 13, "412": 13,
          "413": 13, "414": 13, "415": 13, "416": 13, "417": 13, "402": 17, "422": 3, "424": 3, "425": 3,
          "426": 3}  # fmt: skip
_VARIABLE = {"10": 20, "21": 20, "240": 30, "241": 30, "37": 8, "400": 30, "401": 30, "403": 30, "420": 20,
             "421": 12, "423": 15}  # fmt: skip
_WEIGHT = re.compile(r"3[1-6]\d\d")
_INTERNAL = re.compile(r"9[0-9]")

_NUMBERS = ("00", "401", "402", "403", "21")
"""Identifiers whose value can be a parcel's number, likeliest first: SSCC, consignment, shipment, routing, serial."""
_PLATES = re.compile(r"(?:[1-6]?J|1B|S|1S|2S|K|2K|T)(?=[A-Z0-9])")
# ANSI data identifiers in front of a licence plate, a tracking number, a bill of lading or an order.


@dataclass(frozen=True, slots=True)
class Element:
    """One identifier with its value."""

    identifier: str
    value: str


def read_elements(symbol: str) -> tuple[Element, ...]:
    """The GS1 elements of a barcode's text, `(00)…` or with FNC1 as GS; none where it is no GS1 element string."""
    text = symbol.strip()
    if text.startswith("("):
        found = re.findall(r"\((\d{2,4})\)([^()]+)", text)
        return tuple(Element(name, value.strip()) for name, value in found)
    text = re.sub(r"^\](?:C1|d2|Q3|e0)", "", text).lstrip(_GS)
    elements = []
    while text:
        name = next((text[:n] for n in (2, 3, 4) if _known(text[:n])), "")
        if not name:
            return ()
        length = 6 if _WEIGHT.fullmatch(name) else _FIXED.get(name)
        rest = text[len(name) :]
        if length is not None:
            value, text = rest[:length], rest[length:].removeprefix(_GS)
            if len(value) < length or not value.isdigit():
                return ()
        else:
            value, _, text = rest.partition(_GS)
            if not value or len(value) > _VARIABLE.get(name, 90):
                return ()
        elements.append(Element(name, value))
    return tuple(elements)


def numbers_in(symbol: str) -> tuple[str, ...]:
    """What in a barcode's text may be a tracking number, likeliest first; at least the text itself.

    A USPS barcode is `420`, the ZIP code, and the number (`9…`); a GS1 one names its SSCC (00); an ISO 15434 message
    (MaxiCode, PDF417) has the number as one of its fields.
    """
    if symbol.startswith("[)>"):
        return _fields(symbol)
    elements = read_elements(symbol)
    found = [element.value for name in _NUMBERS for element in elements if element.identifier == name]
    found = ["00" + value if len(value) == 18 and value.isdigit() else value for value in found]
    found += [
        value
        for e in elements
        if _INTERNAL.fullmatch(e.identifier)
        for value in (e.identifier + e.value, e.value)
    ]
    plain = symbol.replace(_GS, "").strip()
    usps = re.fullmatch(r"420(?:\d{5}|\d{9})(9\d{19,25})", plain)
    if usps:
        found.insert(0, usps[1])
    plates = [plain[match.end() :]] if (match := _PLATES.match(plain)) else []
    return tuple(dict.fromkeys([*found, plain, *plates]))


def postcode_in(symbol: str) -> str:
    """The recipient's postcode, where a barcode states it (420, 421): some carriers ask for it."""
    usps = re.fullmatch(r"420(\d{5})(?:\d{4})?9\d{19,25}", symbol.replace(_GS, ""))
    if usps:
        return usps[1]
    for element in read_elements(symbol):
        if element.identifier == "420":
            return element.value
        if element.identifier == "421":
            return element.value[3:]
    return ""


def _fields(message: str) -> tuple[str, ...]:
    """Fields of an ISO 15434 message. In the transport format (01) they are known by their places."""
    found: list[str] = []
    for part in message.removeprefix("[)>").split(_RS):
        form, _, body = part.strip(_EOT + _RS).partition(_GS)
        fields = [field.strip(_EOT) for field in body.split(_GS)]
        if form == "01" and len(fields) >= 4:
            found.append(fields[3])  # postcode, country, service, tracking number
        found += [field for field in fields if 8 <= len(field) <= 40]
        found += [field[match.end() :] for field in fields if (match := _PLATES.match(field))]
    return tuple(dict.fromkeys(field for field in found if field))


def _known(name: str) -> bool:
    return name in _FIXED or name in _VARIABLE or bool(_WEIGHT.fullmatch(name) or _INTERNAL.fullmatch(name))
