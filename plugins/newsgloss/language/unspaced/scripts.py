"""The characters of scripts that part words by no spaces, as ranges in a pattern."""

from __future__ import annotations

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HIRAGANA = "\u3041-\u309f"
KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
OTHERS = "\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Lao, Burmese, Khmer
UNSPACED = HAN + HIRAGANA + KATAKANA + THAI + OTHERS
