"""Pictures that are none of the story, in every format that tells."""

from __future__ import annotations

import pytest

from newslint.readers import read_article


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![](/img/fair-logo.svg)", "a.md"),
        ("![](https://ads.example/ads/728x90.gif)", "a.md"),
        ('<Figure src="/icons/arrow.svg" alt="" />', "a.mdx"),
        ('<img src="https://stats.example/p.gif" width="1" height="1">', "a.md"),
        ('<p>It closed.</p><img src="mark.png" width="32px" height="20">', "a.html"),
        ('<p>It closed.</p><a href="/other"><img src="t.jpg" width="120" height="68"></a>', "a.html"),
        ('<p>It closed.</p><img class="ad-slot" src="t.jpg">', "a.html"),
        ('<p>It closed.</p><img src="a.jpg" alt="" role="presentation">', "a.html"),
        ('<p>It closed.</p><img src="https://cdn.example/logo_ad_choices_footer.png" alt="">', "a.html"),
    ],
)
def test_ornaments_need_no_words(text: str, name: str) -> None:
    assert [image.decorative for image in read_article(text, name).images] == [True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![](bridge.jpg)", "a.md"),
        ("![The council’s new logo hangs over the gate](logo.jpg)", "a.md"),
        ('<a href="bridge-large.jpg"><img src="bridge.jpg" width="640" height="427"></a>', "a.html"),
        ('<p>It closed.</p><img src="adam.jpg">', "a.html"),
        ('<p>It closed.</p><img src="add-water.jpg" width="300" height="200">', "a.html"),
    ],
)
def test_pictures_of_the_story_are_none(text: str, name: str) -> None:
    assert [image.decorative for image in read_article(text, name).images] == [False]
