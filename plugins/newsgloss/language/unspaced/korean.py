"""Korean: the small words that it writes right after a name, and those of them that may end a longer word as well."""

from __future__ import annotations

from newsgloss.language.wording import Names, Wording

CERTAIN = tuple(
    "은 는 을 를 에 에서 에게 에게서 께 와 부터 까지 으로 으로서 로부터 라는 이라는 처럼 보다 마다 조차".split()
)
DOUBTFUL = tuple("이 가 의 과 로 도 만 께서 이나 나 이며 며 이고 이다 측".split())  # 예술가, an artist, of 예술

KOREAN = Wording(
    tag="ko",
    names=Names(
        attached=(*CERTAIN, "들", *(f"들{word}" for word in (*CERTAIN, *DOUBTFUL))),
        attached_to_others=(*CERTAIN, *DOUBTFUL),
    ),
)
