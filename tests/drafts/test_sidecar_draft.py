"""A sidecar that is proposed for a seed."""

from hypothesis import given
from hypothesis import strategies as st

from newsgloss.drafts.sidecar_draft import propose_sidecar
from newsgloss.model.sources import Sidecar
from newsgloss.model.validation import validate
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.seed import Seed, read_seed

KEEP = Sidecar(id="zenda", file="zenda.txt", sha256="0" * 64, headline="x", mojibake="keep")
SEEN = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs"])


def read(text: str) -> Seed:
    """Read a raw article."""
    return read_seed(text.encode(), "zenda", "zenda.txt", sidecar=KEEP)


def test_a_proposed_sidecar_says_what_is_known_and_asks_for_the_rest() -> None:
    seed = read("Port closes\n\nIt closed.\n")
    expected = (
        "# yaml-language-server: $schema=../content/.schemas/sidecar.json\n"
        "id: zenda\n"
        "file: zenda.txt\n"
        f"sha256: {seed.sha256}\n"
        "encoding: utf-8\n"
        "lang: en\n"
        "headline: Port closes\n"
        "# To publish, say where the text comes from and whose it is; check what was found above.\n"
        "# publisher: the newspaper or agency\n"
        "# published: YYYY-MM-DD\n"
        "# url: the original's address\n"
        "# byline: as printed\n"
        "# lacks: what this copy lacks\n"
        "# rights:\n"
        "#   holder: who owns the words\n"
        "#   permission: own, granted, licence, exception or unknown\n"
    )

    assert expected == propose_sidecar(seed, "en")


@given(st.text(SEEN, min_size=1).filter(lambda text: text.strip() and len(text.splitlines()) == 1))
def test_a_proposed_sidecar_can_be_read_whatever_the_headline(headline: str) -> None:
    seed = read(f"{headline}\n\nIt closed.\n")
    document = parse(propose_sidecar(seed, "en"), "seeds/zenda.yaml")

    sidecar = validate(Sidecar, document.data, document.places)

    assert isinstance(sidecar, Sidecar)
    assert seed.headline == sidecar.headline
