"""The front matter of a draft: what is said, and every other field in a comment."""

from newsgloss.drafts.front_matter import front_matter
from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.yaml_source import split_front_matter

FIELDS = ExplainerMeta.model_fields


def test_every_field_is_there_or_explained_in_a_comment_by_the_words_of_its_schema() -> None:
    described = {name: field["description"] for name, field in ExplainerMeta.model_json_schema()["properties"].items()}
    lines = front_matter({"title": "Port closes", "lang": None, "status": "draft"}).splitlines()

    assert lines[:3] == ["---", "title: Port closes", "status: draft"]
    assert lines[3] == "# What else it may say. Take away the # to use a line, and write your words after its colon."
    assert lines[4:-1] == [f"# {name}: {described[name]}" for name in FIELDS if name not in {"title", "status"}]


def test_no_field_is_left_without_words() -> None:
    assert [name for name, field in FIELDS.items() if not (field.description or "").endswith(".")] == []


def test_comments_are_no_part_of_what_a_draft_says() -> None:
    text, _, _ = split_front_matter(front_matter({"title": "Port: closes"}))

    assert [line for line in text.splitlines() if not line.startswith("#")] == ["title: 'Port: closes'"]


def test_what_others_say_is_named_once_and_no_more_than_somebody_reads() -> None:
    tags = [f"tag {number}" for number in range(12)]

    written = front_matter({"title": "Port closes"}, {"tags": ["tag 0", *tags], "authors": ["Antonia\nMauban"]})

    assert f" Others here: {', '.join(tags[:10])}\n" in written
    assert " Others here: Antonia Mauban\n" in written
