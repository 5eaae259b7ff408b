"""The parts of a figure: points and countries on a map, steps of a chain, bars with their values."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from newsgloss.model.fields import Id, Record
from newsgloss.model.patterns import pattern_of
from newsgloss.model.sources import UsedSource

COORDINATES = pattern_of(r"(-?\d{1,2}(?:\.\d{1,6})?), ?(-?\d{1,3}(?:\.\d{1,6})?)")
HIGHEST, WIDEST = 90, 180  # degrees of latitude and longitude
AMOUNT = pattern_of(r"\d{1,12}(?:\.\d{1,6})?")
COUNTRIES = frozenset(  # those whose outline we have, by ISO 3166-1; XK is what everybody writes for Kosovo
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BR BS BT BW BY BZ CA CD CF "
    "CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GG "
    "GH GL GM GN GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP "
    "KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MR MS MT MU MV MW MX MY MZ NA "
    "NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SH "
    "SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VG VI VN "
    "VU WF WS XK YE ZA ZM ZW".split()
)


def _coordinates(value: str) -> str:
    found = COORDINATES.fullmatch(value)
    if not found or abs(float(found[1])) > HIGHEST or abs(float(found[2])) > WIDEST:
        remedy = "Write degrees of latitude and longitude, south and west with a minus: 45.5, -73.57."
        raise _unlike("a place on the globe", remedy, "0, 0")
    return value


def _country(value: str) -> str:
    if value not in COUNTRIES:
        raise _unlike("a country that we have the outline of", "Write its two letters of ISO 3166: CA, US.", "CA")
    return value


def _amount(value: str) -> str:
    if not AMOUNT.fullmatch(value):
        raise _unlike("a number", "Write digits alone, with a point before decimals: 4400, 2.5.", "0")
    return value


def _unlike(what: str, remedy: str, stand_in: str) -> PydanticCustomError:
    """Return the error for a value that is not `what` it must be; `stand_in` is what may be in its place."""
    return PydanticCustomError("unlike", "{what}", {"what": what, "remedy": remedy, "stand_in": stand_in})


Coordinates = Annotated[str, AfterValidator(_coordinates), WithJsonSchema({"type": "string"})]
Country = Annotated[
    str, AfterValidator(_country), WithJsonSchema({"type": "string", "enum": sorted(COUNTRIES)}, mode="validation")
]
Amount = Annotated[str, AfterValidator(_amount), WithJsonSchema({"type": "number", "minimum": 0})]
ShortLabel = Annotated[str, StringConstraints(min_length=1, max_length=40)]  # in a picture that is as wide as a phone
BarLabel = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class MapPoint(Record):
    """A named point on a map that has no entry of its own; `at` is where it is."""

    label: ShortLabel
    at: Coordinates


class Step(Record):
    """A step of a chain, what leads from it to the next (`then`), and the entry that explains it."""

    text: ShortLabel
    then: ShortLabel | None = None
    entry: Id | None = None


class Bar(Record):
    """One of the counts that bars compare; `about` says that it is not exact."""

    label: BarLabel
    value: Amount
    about: bool = False
    sources: tuple[UsedSource, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The count as a number."""
        return Decimal(self.value)


def degrees(coordinates: str) -> tuple[float, float]:
    """Return latitude and longitude."""
    north, _, east = coordinates.partition(",")
    return float(north), float(east)
