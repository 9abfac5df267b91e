import json
import re

import pytest

import taskparse
from taskparse.cli import main

TEXT = "关于某事的通知\n\n一、清扫街道。（牵头单位：县城管局；责任单位：县住建局）\n"
TASK = {
    "annotation": "（牵头单位：县城管局；责任单位：县住建局）",
    "starts": "清扫街道。",
    "ends": "清扫街道。",
    "lead_units": ["县城管局"],
    "responsible_units": ["县住建局"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of one notice whose gold names one unit more than the notice does."""
    gold = {"file": "街道.txt", "header": {"title": "关于某事的通知"}, "tasks": [TASK]}
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/街道.txt").write_text(TEXT, encoding="utf-8")
    write(tmp_path / "notices/街道.gold.json", gold)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsysbinary):
    def run(*arguments):
        code = main(["evaluate", *arguments])
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


@pytest.fixture
def with_a_miss(folder):
    task = TASK | {"responsible_units": ["县住建局", "县财政局"]}
    write(folder / "notices/街道.gold.json", {"file": "街道.txt", "tasks": [task]})
    return folder


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def figure(out, field):
    (line,) = re.findall(rf"^{field} .*$", out.partition("\n\n")[2].partition("\n\n")[0], re.MULTILINE)
    return line.split()[1:]


def test_figures_are_shown_a_notice_and_a_field_to_a_line(run):
    code, out, err = run("notices")
    assert (code, err) == (0, "")
    assert out.splitlines()[1].startswith("街道.txt")
    assert figure(out, "party") == ["2", "2", "2", "1.0000", "1.0000", "1.0000"]
    assert figure(out, "header") == ["1", "1", "1", "1.0000", "1.0000", "1.0000"]


@pytest.mark.usefixtures("with_a_miss")
def test_misses_are_listed_on_request_only(run):
    assert "县财政局" not in run("notices")[1]
    code, out, err = run("notices", "--misses")
    assert (code, err) == (0, "")
    assert "\n\n街道.txt:3 task 1 party\n    expected  responsible_units: 县财政局" in out
    assert figure(out, "party") == ["3", "2", "2", "1.0000", "0.6666", "0.8000"]


def test_where_nothing_is_missed_nothing_is_listed(run):
    assert run("notices", "--misses") == run("notices")


@pytest.mark.usefixtures("with_a_miss")
def test_json_is_for_programs(run):
    code, out, _ = run("notices", "--format", "json")
    assert code == 0
    assert json.loads(out)["total"]["party"]["recall"] == 0.6666
    assert "misses" not in json.loads(out)
    (miss,) = json.loads(run("notices", "--format", "json", "--misses")[1])["misses"]
    assert (miss["field"], miss["expected"]) == ("party", "responsible_units: 县财政局")


@pytest.mark.parametrize(("floor", "code"), [(0.6, 0), (0.7, 1)])
def test_a_figure_under_its_floor_is_told_after_the_figures(run, with_a_miss, floor, code):
    (with_a_miss / "floors.toml").write_text(f"[notices]\nparty = {{ recall = {floor} }}\n")
    ended, out, err = run("notices", "--floors", "floors.toml")
    assert ended == code
    assert figure(out, "party")
    assert ("taskparse: error: party recall is 0.6666" in err) == bool(code)


def test_the_table_of_floors_bears_the_name_of_the_folder_wherever_it_is_run(run, folder, monkeypatch):
    (folder / "floors.toml").write_text("[notices]\nparty = { f1 = 1.0 }\n")
    monkeypatch.chdir(folder / "notices")
    assert run(".", "--floors", "../floors.toml")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none"], "'none' does not exist"),
        (["floors.toml"], "'floors.toml' is a file"),
        (["notices", "--floors", "none.toml"], "'none.toml' does not exist"),
        (["notices", "--floors", "floors.toml"], "floors.toml: no table [notices]"),
        (["empty"], "no file of the folder ends in .gold.json"),
        (["torn"], "a.txt: cannot be opened"),
    ],
)
def test_what_cannot_be_evaluated_is_told_with_the_reason(run, folder, arguments, message):
    (folder / "floors.toml").write_text("[samples]\n")
    (folder / "empty").mkdir()
    (folder / "torn").mkdir()
    write(folder / "torn/a.gold.json", {"file": "a.txt", "tasks": []})
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_the_library_gives_the_figures_of_the_command(run, with_a_miss):
    gold = json.loads((with_a_miss / "notices/街道.gold.json").read_text(encoding="utf-8"))
    scores = taskparse.evaluate(gold, taskparse.parse(with_a_miss / "notices/街道.txt"))
    told = json.loads(run("notices", "--format", "json")[1])["total"]
    assert {name: score.right for name, score in scores.fields.items()} == {
        name: counts["right"] for name, counts in told.items()
    }


def test_facts_are_scored_where_there_is_gold_of_them(run, folder):
    (folder / "facts").mkdir()
    names = {"县城管局": None, "县住建局": None}
    write(folder / "facts/街道.facts.json", {"file": "街道.txt", "tasks": [{"number": 1}], "full_names": names})
    assert "full_name" not in run("notices")[1]
    code, out, _ = run("notices", "--facts", "facts", "--misses")
    assert (code, out.count("full_name")) == (0, 0)
    write(
        folder / "facts/街道.facts.json",
        {"file": "街道.txt", "tasks": [], "full_names": {"县城管局": "某县城管局"}},
    )
    assert figure(run("notices", "--facts", "facts")[1], "full_name")[:3] == ["1", "0", "0"]
