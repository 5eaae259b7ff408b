import pytest

from newsgloss.pelican_plugin.templates.scoped_styles import PART, scoped


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("h2,.note>p{color:red}", "P h2,P .note>p{color:red}"),
        (":is(h2,h3) a{color:red}", "P :is(h2,h3) a{color:red}"),
        ("@layer base,parts;@layer parts{h2{color:red}}", "P h2{color:red}"),
        (":root{--ink:#000}body{margin:0}", "P{--ink:#000}P{margin:0}"),
        ("main:has(:checked) .row,maintain{color:red}", "P:has(:checked) .row,P maintain{color:red}"),
        (
            "[data-notes=off] :is(.note,.note-ref){display:none}",
            "[data-notes=off] P :is(.note,.note-ref){display:none}",
        ),
        ("@media print{@page{size:A4}h2{color:red}}", "@media print{P h2{color:red}}"),
        ("@media (width<64rem){h2{color:red}}@media (width>82rem){h2{color:blue}}", "P h2{color:red}"),
        ("@supports (gap:1px){@layer parts{h2{color:red}}}", "@supports (gap:1px){P h2{color:red}}"),
        ("@keyframes fade{0%{opacity:0}to{opacity:1}}", "@keyframes fade{0%{opacity:0}to{opacity:1}}"),
        ('@property --x{syntax:"*";inherits:true}', '@property --x{syntax:"*";inherits:true}'),
        (
            '@counter-style x{symbols:"" "{"}h2:after{content:"},"}',
            '@counter-style x{symbols:"" "{"}P h2:after{content:"},"}',
        ),
    ],
)
def test_a_rule_is_for_our_part_of_the_page_alone(css: str, expected: str) -> None:
    assert expected.replace("P", PART) == scoped(css)
