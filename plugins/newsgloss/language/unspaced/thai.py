"""Thai: the small words beside which a name is whole. Nothing else of it is known."""

from __future__ import annotations

from newsgloss.language.wording import Names, Wording

THAI = Wording(
    tag="th",
    names=Names(
        parting=tuple("เป็น คือ ของ และ หรือ ใน จาก กับ ให้ มี โดย ว่า เพื่อ แก่ แต่ ถึง สำหรับ บรรดา เหล่า ซึ่ง ไม่ใช่".split()),
        parting_after=tuple(
            "และ หรือ ที่ ใน จาก กับ ซึ่ง ของ ได้ จะ ไม่ ต้อง ถูก มี คือ เป็น โดย ว่า ให้ ก็ แล้ว เพื่อ นี้ นั้น เหล่านี้ อยู่ แต่ ถึง".split()
        ),
    ),
)
