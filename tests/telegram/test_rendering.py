"""Any Markdown becomes messages that Telegram takes; nothing written by others becomes markup."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assistant.conversation import Citation, Reply
from bot.telegram.markup import LIMIT, Run, split, to_html
from bot.telegram.rendering import render, render_live, render_reply
from tests.telegram.entities import is_blank, parse_html, units

PIECES = st.sampled_from(
    ["**", "*", "_", "~~", "`", "```\n", "\n", "\n\n", "# ", "> ", "- ", "1. ", "   ", "\t", "|", "\r\n", "\\",
     "| a | b |\n|---|---|\n| c | d |\n", "[t](http://x.y)", "![i](http://x.y)", "http://x.y/?a=1&b=2 ", "[1]",
     "[1]: http://x.y\n", "---\n", "<b>", "</i>", "<a href='x'>", "<!-- c -->", "<script>", "<", ">", "&", "&amp;",
     "&#0;", "&#x202e;", "\x00", "\x1b", "\u202e", "\ufeff", "\ud800", "😀", "👩\u200d👩\u200d👧",
     "中文,字。", "слово ", "word ", "x" * 50, "  \n"]
)  # fmt: skip
MARKDOWN = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.text(max_size=300),
    st.tuples(st.lists(PIECES, max_size=12).map("".join), st.integers(1, 400)).map(lambda t: t[0] * t[1]),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKDOWN)
def test_any_markdown_renders_to_messages_that_telegram_takes(text: str) -> None:
    for part in render(text):
        visible, _ = parse_html(part.html)
        assert visible == part.plain
        assert not is_blank(visible)
        assert units(part.html) <= LIMIT
        visible.encode()  # no lone surrogates


@settings(max_examples=100, deadline=None)
@given(MARKDOWN)
def test_an_unfinished_answer_is_one_message_at_any_moment(text: str) -> None:
    html = render_live(text)
    assert units(parse_html(html)[0]) <= 4096


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(alphabet="ab <&>\n*_`[]()中😀", min_size=1, max_size=80), max_size=40),
    st.integers(60, 400),
)
def test_splitting_loses_no_visible_character(texts: list[str], limit: int) -> None:
    blocks = [(Run(text, ("b",) if n % 2 else ()), Run("|", ("code",))) for n, text in enumerate(texts)]
    parts = split(blocks, limit)
    kept = "".join(part.plain for part in parts)
    assert [c for c in kept if not c.isspace()] == [
        c for text in texts for c in text + "|" if not c.isspace()
    ]
    assert all(units(part.html) <= limit for part in parts)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**b** *i* ~~s~~ `c<`", "<b>b</b> <i>i</i> <s>s</s> <code>c&lt;</code>"),
        ("***x***", "<i><b>x</b></i>"),
        ("**a `c` b**", "<b>a </b><code>c</code><b> b</b>"),
        ("# Head *line*", "<b>Head <i>line</i></b>"),
        ("- one\n- two\n  - three", "• one\n• two\n   • three"),
        ("3. x\n4. y", "3. x\n4. y"),
        ("> a\n> b", "<blockquote>a\nb</blockquote>"),
        ("```py\nif a < b:\n    pass\n```", "<pre>if a &lt; b:\n    pass</pre>"),
        ("<b>raw</b> <script>x</script>", "&lt;b&gt;raw&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;"),
        ("[pay here](https://evil.example/a?b=1&c=2)", "pay here (https://evil.example/a?b=1&amp;c=2)"),
        ("<https://evil.example>", "https://evil.example"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("![chart](http://x.y/i.png)", "chart (http://x.y/i.png)"),
        ("see [1] and [2].", "see [1] and [2]."),
        ("a\n\n---\n\nb", "a\n\n———\n\nb"),
        ("从中国\n到德国", "从中国\n到德国"),
        ("a\u202eb\x07c", "abc"),
    ],
)
def test_each_kind_of_markdown_has_its_form(markdown: str, html: str) -> None:
    assert [part.html for part in render(markdown)] == [html]


def test_a_link_works_only_where_its_address_is_a_cited_source() -> None:
    source = "https://europa.eu/vat?x=1&y=2"
    reply = Reply(f"[rule]({source}) and [trap](https://europa.eu.evil/)", "en", "answered",
                  citations=(Citation(1, "d", "S", "T", source, "2026-07-01"),))  # fmt: skip
    [part] = render_reply(reply)
    _, entities = parse_html(part.html)
    assert {entity.url for entity in entities if entity.url} == {source}
    assert "trap (https://europa.eu.evil/)" in part.html


def test_a_narrow_table_is_aligned_by_what_the_eye_sees() -> None:
    [part] = render("| 项目 | Amount |\n|---|---:|\n| 关税 | 82.50 |\n| VAT | 5 |")
    assert part.html == "<pre>项目  Amount\n────  ──────\n关税   82.50\nVAT        5</pre>"


def test_a_wide_table_becomes_a_list_for_each_row() -> None:
    [part] = render(
        "| Country | What the importer has to register for | Deadline for the registration |\n|---|---|---|\n"
        "| Germany | LUCID packaging register | before the first sale |\n| France | **EPR** | |"
    )
    assert part.plain == (
        "Germany\nWhat the importer has to register for: LUCID packaging register\n"
        "Deadline for the registration: before the first sale\n\n"
        "France\nWhat the importer has to register for: EPR"
    )


def test_many_sources_fold_away_and_never_break_a_message() -> None:
    sources = tuple(
        Citation(
            n,
            "d",
            "Section & <more>",
            "Title " * 20,
            "Some office, https://x.y",
            "2026-13-99",
            warning="stale",
        )
        for n in range(1, 60)
    )
    parts = render_reply(Reply("Answer [1]", "ru", "answered", citations=sources))
    assert len(parts) > 1
    for part in parts:
        visible, entities = parse_html(part.html)
        assert units(visible) <= 4096
        assert entities[-1].type == "expandable_blockquote"
    assert "Источники" in parts[0].plain


def test_neighbours_in_one_quote_share_it() -> None:
    runs = [Run("a ", ("quote",)), Run("b", ("quote", "b")), Run(" c", ("quote",))]
    assert to_html(runs) == "<blockquote>a <b>b</b> c</blockquote>"
