import pytest

from taskparse.errors import UnreadableSourceError
from taskparse.model.roster import NO_ROSTER, Listed, Roster, roster_from

CSV = "name,aliases,kind,members\n某县财政局,县财政局；财政局,,\n专班,,group,县财政局|乙 局；分组\n分组,,group,专班；甲某\n\n甲某,,person,\n"
TOML = '[[party]]\nname = "某县财政局"\naliases = ["县财政局"]\n'


class Party:
    def __init__(self, name, full_name=None):
        self.name = name
        self.full_name = full_name


def test_a_roster_is_read_from_csv(tmp_path):
    roster = roster_from(written(tmp_path / "roster.csv", CSV))
    assert [entry.name for entry in roster] == ["某县财政局", "专班", "分组", "甲某"]
    assert roster.find("财 政局") == Listed(name="某县财政局", aliases=("县财政局", "财政局"))
    assert roster.find("乙局") is None
    assert len(roster) == 4


def test_a_roster_is_read_from_toml(tmp_path):
    roster = roster_from(written(tmp_path / "roster.toml", TOML))
    assert roster.find("县财政局") == Listed(name="某县财政局", aliases=("县财政局",))


def test_without_a_file_there_is_no_roster():
    assert roster_from(None) is NO_ROSTER


def test_a_groups_members_are_named_in_full_and_groups_among_them_expanded(tmp_path):
    roster = roster_from(written(tmp_path / "roster.csv", CSV))
    assert roster.members("专班") == ("某县财政局", "乙 局", "甲某")
    assert roster.members(Party("本专班", "专班")) == roster.members(Party("专班"))
    assert roster.members("无此组") == ()
    assert roster.members("县财政局") == ()


def test_a_name_wins_over_an_alias_and_the_first_of_one_name_over_the_second():
    listed = [Listed(name="甲局", aliases=("乙局",)), Listed(name="乙局"), Listed(name="甲局", kind="group")]
    roster = Roster(listed)
    assert roster.find("乙局") is listed[1]
    assert roster.find("甲局") is listed[0]


def test_an_alias_that_two_bear_is_nobodys():
    roster = Roster([Listed(name="甲局", aliases=("丙局", "丁局")), Listed(name="乙局", aliases=("丙局",))])
    assert roster.find("丙局") is None
    assert roster.find("丁局") == roster.find("甲局")


def test_a_roster_from_a_chinese_spreadsheet_is_read(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(CSV.replace("\n", "\r\n").encode("gb18030"))
    assert Roster.read(path).find("县财政局") == Roster.read(str(path)).find("某县财政局")


def test_what_is_no_text_is_refused(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UnreadableSourceError, match="the roster is no text; save it as"):
        roster_from(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.toml", "party = 1", "party"),
        ("a.toml", "= 1", "no TOML"),
        ("a.toml", '[[party]]\nname = "甲"\nkind = "office"', "party.0.kind"),
        ("a.csv", "name,kind\n甲,office\n", "line 2: kind"),
        ("a.csv", "name,phone\n甲,12345\n", "line 2: phone"),
        ("a.csv", "name,kind\n甲,unit,1\n", "line 2"),
        ("a.csv", 'name\n"甲\n', "no CSV"),
    ],
)
def test_a_roster_of_another_shape_is_refused_with_its_place(tmp_path, name, content, message):
    with pytest.raises(UnreadableSourceError, match=message):
        roster_from(written(tmp_path / name, content))


def test_a_roster_that_is_missing_is_refused(tmp_path):
    with pytest.raises(UnreadableSourceError, match="cannot be opened"):
        roster_from(tmp_path / "none.csv")


def written(path, content):
    path.write_text(content, "utf-8")
    return path
