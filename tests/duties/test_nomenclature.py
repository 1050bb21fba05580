"""Imported national nomenclatures: from file to subheadings."""

import gzip
import json
from pathlib import Path

import pytest

from bot.duties.classification import classify
from bot.duties.errors import BadTable
from bot.duties.nomenclature import FILE, import_nomenclature, open_nomenclature

ENGLISH = """section,hscode,description,parent,level
I,0106,Live animals of other kinds,01,4
I,010613,Camels and llamas,0106,6
I,010619,"Wild mammals, other than camels",0106,6
XVI,8438,Machines for making food,84,4
XVI,843820,Chocolate tempering machinery,8438,6
"""
CHINESE = """code,digits,name_zh
010613,6,骆驼
0106199030,10,龙猫
843820,6,巧克力调温机器
84382000,8,糖果机械，巧克力机除外
"""
AMERICAN = [
    {"htsno": "8479", "indent": "0", "description": "Machines with functions of their own:"},
    {"htsno": "", "indent": "1", "description": "Other machines:"},
    {"htsno": "8479.89", "indent": "2", "description": "Other"},
    {"htsno": "8479.89.10.00", "indent": "3", "description": "Wafer carousels <i>for cleanrooms</i>"},
    {"htsno": "9903.88.03", "indent": "0", "description": "Wafer carousels of China"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hs.csv").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "cn.csv.gz").write_bytes(gzip.compress(CHINESE.encode()))
    (tmp_path / "hts.json").write_text(json.dumps(AMERICAN), encoding="utf-8")
    return tmp_path


def test_files_of_each_kind_are_indexed_together(home: Path, folder: Path) -> None:
    english = import_nomenclature(home, folder / "hs.csv")
    assert english.as_json() == {
        "source": "nomenclature-en", "language": "en", "lines": 5, "subheadings": 3, "total_subheadings": 3,
    }  # fmt: skip
    assert import_nomenclature(home, folder / "cn.csv.gz").language == "zh"
    assert import_nomenclature(home, folder / "hts.json").total_subheadings == 4
    index = open_nomenclature(home)
    assert index is not None
    assert index.search("llamas")[0].code == "010613"
    assert index.search("龙猫")[0].code == "010619"
    assert index.search("wafer carousel")[0].code == "847989"
    assert index.name("843820", "en") == "Chocolate tempering machinery"
    assert index.name("843820", "zh") == "巧克力调温机器"
    assert index.name("999999", "en") is None


def test_a_line_inherits_the_words_above_it_and_measures_are_left_out(home: Path, folder: Path) -> None:
    import_nomenclature(home, folder / "hts.json")
    index = open_nomenclature(home)
    assert index is not None
    assert [hit.code for hit in index.search("machines with functions")] == ["847989"]
    assert index.search("China") == []


def test_what_a_line_excludes_does_not_bring_its_code_up(home: Path, folder: Path) -> None:
    import_nomenclature(home, folder / "hs.csv")
    index = open_nomenclature(home)
    assert index is not None
    assert [hit.code for hit in index.search("camels")] == ["010613"]


def test_importing_the_same_kind_again_replaces_it(home: Path, folder: Path) -> None:
    import_nomenclature(home, folder / "hs.csv")
    (folder / "hs.csv").write_text("hscode,description\n010613,Dromedaries\n", encoding="utf-8")
    assert import_nomenclature(home, folder / "hs.csv").total_subheadings == 1
    index = open_nomenclature(home)
    assert index is not None
    assert index.search("llamas") == []
    assert index.search("dromedary")[0].code == "010613"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"a,b\n1,2\n", b"hscode,description\n", b"hscode,description\nxx,Horses\n", b"[1, 2]", b"[{]",
        b'[{"htsno": "0101"}]', b"\x1f\x8b broken", "code,name_zh\n0101,马\n".encode("gb18030"), b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_a_file_that_is_no_nomenclature_changes_nothing(home: Path, folder: Path, content: bytes) -> None:
    import_nomenclature(home, folder / "hs.csv")
    (folder / "bad").write_bytes(content)
    with pytest.raises(BadTable):
        import_nomenclature(home, folder / "bad")
    index = open_nomenclature(home)
    assert index is not None
    assert index.search("llamas")[0].code == "010613"


def test_a_damaged_index_is_no_index(home: Path) -> None:
    home.mkdir(parents=True)
    (home / FILE).write_bytes(b"not a database")
    assert open_nomenclature(home) is None
    assert classify("200 cotton T-shirts", home=home).candidates[0].hs == "610910"


def test_a_damaged_index_is_made_anew_by_the_next_import(home: Path, folder: Path) -> None:
    home.mkdir(parents=True)
    (home / FILE).write_bytes(b"not a database" * 1000)
    import_nomenclature(home, folder / "hs.csv")
    index = open_nomenclature(home)
    assert index is not None
    assert index.search("llamas")[0].code == "010613"
    assert [file.name for file in home.iterdir()] == [FILE]


def test_goods_that_only_the_nomenclature_names_become_candidates(home: Path, folder: Path) -> None:
    assert classify("chocolate tempering machinery", home=home).candidates[:1] != ("843820",)
    import_nomenclature(home, folder / "hs.csv")
    best = classify("chocolate tempering machinery", home=home).candidates[0]
    assert best.hs == "843820"
    assert best.description == "Chocolate tempering machinery"


def test_the_catalogue_still_leads_where_it_names_the_goods(home: Path, folder: Path) -> None:
    for file in ("hs.csv", "cn.csv.gz", "hts.json"):
        import_nomenclature(home, folder / file)
    assert classify("纯棉T恤", home=home).candidates[0].hs == "610910"
    assert classify("hello, how are you?", home=home).candidates == ()
