"""A small library of documents for every reader, on the real store, indexes and model."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.retrieval.library import Library, open_library
from bot.settings import Settings
from bot.store import Store, open_store

DOCUMENTS = {
    "regulations/eu/parcels.md": """---
title: Small parcels into the EU
link: 5
markets: [EU]
audience: seller
language: en
source: "Council Regulation (EU) 2026/382"
as_of: 2026-07-01
review_by: 2027-02-28
confidence: high
---
# Small parcels into the EU

## What does a small parcel pay?
A parcel of up to EUR 150 pays EUR 3 for each tariff subheading since 1 July 2026.
> Source: Council of the EU; Regulation (EU) 2026/382 · as of 2026-07 · confidence high

## Which declaration is used?
The reduced data set H7 is used up to EUR 150; form CN23 travels with postal parcels.
""",
    "regulations/eu/parcels.zh.md": """---
title: 欧盟小包裹
link: 5
markets: [EU]
audience: seller
language: zh
translation_of: regulations/eu/parcels.md
source: "欧盟理事会条例 2026/382"
as_of: 2026-07-01
review_by: 2027-02-28
confidence: high
---
# 欧盟小包裹

## 小包裹要交多少税？
自 2026 年 7 月 1 日起，150 欧元以下的包裹按每个税则子目交 3 欧元。
> 来源：欧盟理事会 · 截至 2026-07 · 可信度 高

## 用哪种申报？
150 欧元以下用简化数据集 H7；邮政包裹随附 CN23。
""",
    "process/cotton.md": """---
title: Cotton shirts for the United States
link: 5
markets: [US]
audience: seller
language: en
source: "HTS 2026"
as_of: 2026-11
review_by: 2020-01-31
confidence: medium
---
## Which rate do cotton T-shirts pay?
Knitted T-shirts of cotton, subheading 6109.10.00, pay 16.5 % when they enter the United States.

## Who may be the importer?
A foreign company may be importer of record with a resident agent and a customs bond.
""",
    "aftersales/returns.md": """---
title: How to return an item
link: 6
markets: [world]
audience: public
language: en
source: "Our terms"
as_of: 2026-11-01
review_by: 2027-06-30
confidence: high
---
## How do I send something back?
Write to us within 14 days of delivery and we send you a label and the address.

## When do I get my money?
We refund within 14 days after the parcel is back, by the way you paid.
""",
    "aftersales/returns.zh.md": """---
title: 怎么退货
link: 6
markets: [world]
audience: public
language: zh
translation_of: aftersales/returns.md
source: "我们的条款"
as_of: 2026-11-01
review_by: 2027-06-30
confidence: high
---
## 怎么把东西寄回来？
收货后 14 天内联系我们，我们会发退货面单和地址。

## 什么时候退款？
包裹退回后 14 天内按原付款方式退款。
""",
    "staff/approval.md": """---
title: Who approves a refund
link: 6
markets: [world]
audience: staff
language: en
source: "Desk manual"
as_of: 2026-10-01
review_by: 2027-06-30
confidence: high
---
## Up to which amount may an agent decide alone?
An agent approves goodwill refunds of up to 40 dollars; the shift lead decides above that.
""",
}


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A folder of documents laid out like `knowledge/`."""
    folder = tmp_path / "knowledge"
    for name, text in DOCUMENTS.items():
        write(folder, name, text)
    return folder


@pytest.fixture
def settings(home: Path) -> Settings:
    """Everything embedded."""
    return Settings(quayside_home=home)


Open = Callable[..., Library]


@pytest.fixture
def opened(settings: Settings, knowledge: Path) -> Iterator[Open]:
    """Opens a library over this test's home: `opened()`; by words alone: `opened(embeddings="none")`."""
    libraries: list[Library] = []
    stores: list[Store] = []

    def open_it(**changed: object) -> Library:
        asked = settings.model_copy(update=changed)
        store = open_store(asked.store_url)
        library = open_library(asked, store, knowledge=knowledge)
        stores.append(store)
        libraries.append(library)
        return library

    yield open_it
    for library in libraries:
        library.close()
    for store in stores:
        store.close()


@pytest.fixture
def library(opened: Open) -> Library:
    """The small library, by words and by meaning."""
    library = opened()
    library.ensure_bundled()
    return library


@pytest.fixture
def words(opened: Open) -> Library:
    """The small library, by words alone: needs no model."""
    library = opened(embeddings="none")
    library.ensure_bundled()
    return library


def write(folder: Path, name: str, text: str) -> Path:
    """A file of this text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
