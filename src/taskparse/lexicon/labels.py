"""Labels and duty verbs, compiled from the table `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from taskparse.errors import UnreadableSourceError

# Enough to tell, without a lexicon, that a line break cuts an annotation.
LABEL_HINT = re.compile(r"(?:单位|部门|领导|主体|责任人|负责人|联系人|时限|时间)[：:∶﹕︰]")

# Enough to tell, without a lexicon, that a closing bracket closes an annotation without a label.
DUTY_HINT = re.compile(r"(?:负责|牵头|配合|落实|参与|参加|承办|协助|实施|组织)[)）〕\]】］]$")

# A label of bodies that answer, known or not, wherever it stands, save at the end of a line of nothing but addressees.
BODY_LABEL = re.compile(
    r"^[^。；！？《》（）：:\n]{2,400}[：:]$|(?P<label>[一-鿿]{0,2}(?:单位|部门|领导))[：:∶﹕︰]",
    re.MULTILINE,
)

# 市发展改革委（牵头）: a duty of one party's own.
OWN_DUTY = re.compile(r"[（(〔](?P<duty>[一-鿿]{2,6})[）)〕]$")

# A line that begins like an annotation, whatever its label.
LINE_HINT = re.compile(r"[一-鿿、]{0,12}(?:（[^（）]{1,8}）[一-鿿]{0,4})?(?:单位|部门|领导)[：:∶﹕︰]")

# Whom to call about a notice; by themselves they assign nothing.
CONTACTS = frozenset(("联系人", "联络人", "联系电话", "电话", "经办人"))

# 牵头 and 配合 are labels only after a mark; 责任单位 also right after a name whose mark was lost.
SHORTEST_RUN_ON_LABEL = 3

LONGEST_LABEL = 8

# 按照各自工作职责分工共同负责组织落实: adverbs and verb are looked for in this many characters at the end of a clause.
LONGEST_DUTY = 40

_WIDE_BRACKETS = str.maketrans("()", "（）")

OTHER = "other"
DEADLINE = "deadline"
# 责任分工：甲局牵头，乙局配合: the verbs in the value say the roles.
DIVISION = "division"

# 市级牵头单位, 主要责任单位: words before a label that leave its role as it is.
_QUALIFIER = re.compile(
    "(?:市级|省级|县级|区级|州级|市直|省直|县直|区直|州直|中央|国家|具体|主要|第一|第二|联合|共同|总|业务|属地|行业|其他|相关|有关|直接|各|市|省|区|县|州|项目|任务|工作){1,4}"
)
_HAN = "[一-鿿]"
# A label nobody knows: short, Chinese, before a colon.
_UNKNOWN = rf"{_HAN}{{2,10}}"
_ADVERBS = (
    "(?:按照?|依照?|根据|依据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:任务)?(?:和)?(?:分工|职责|权限)?(?:范围)?|依职责|各负其责|各司其职"
    "|分别|共同|具体|联合|分工|积极|密切|协同|统一|同步|组织|直接|主要|全面|牢固"
)


Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Character = Annotated[str, StringConstraints(min_length=1, max_length=1)]
DutyRole = Literal["lead_units", "responsible_units", "supporting_units", "other"]
LabelRole = Literal[
    "leaders",
    "lead_units",
    "responsible_units",
    "supporting_units",
    "responsible_persons",
    "deadline",
    "division",
    "other",
]

ColumnKind = Literal["task", "number", "heading"]

# Who answers: a table with a column of one of these is a task table (reading rules §4.4).
ANSWERING = frozenset(
    ("leaders", "lead_units", "responsible_units", "supporting_units", "responsible_persons", DIVISION)
)
TASK, NUMBER, HEADING = "task", "number", "heading"
# 责任单位（牵头单位列首位）: what a column is called, and an aside.
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
# 2022年预期目标, 2022年度工作任务: the year that a column is about.
_YEAR = re.compile(r"^(?:19|20)\d\d年度?(?=[^度])")


class Words(BaseModel):
    """A table of words, in the shape of `words.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: dict[LabelRole, list[Word]] = Field(default={}, description="Role to the labels that name it.")
    duties: dict[DutyRole, list[Word]] = Field(default={}, description="Role to the duty verbs that name it.")
    columns: dict[ColumnKind, list[Word]] = Field(
        default={}, description="Kind of column to what it is called."
    )
    slips: dict[Character, Character] = Field(
        default={}, description="Character as misread to character as meant."
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which words name which role.

    Attributes:
        roles: Label to role.
        duties: Duty verb to role.
        slips: Character as misread to character as meant.
        columns: Name of a column of a task table to its kind: `task`, `number` or `heading`.
        label: A known label, slips included, with its colon or in brackets: 【牵头单位】.
        any_label: A known or unknown label, likewise.
        duty: The end of a list of parties: adverbs and a duty verb; group `verb` holds the verb.
    """

    roles: Mapping[str, str]
    duties: Mapping[str, str]
    slips: Mapping[str, str]
    columns: Mapping[str, str]
    label: re.Pattern[str] = field(repr=False)
    any_label: re.Pattern[str] = field(repr=False)
    duty: re.Pattern[str] = field(repr=False)

    def healed(self, label: str) -> str:
        """Return a label without white space and slips of print; unknown ones as they are.

        >>> default_lexicon().healed("贵任单位"), default_lexicon().healed("责任任部门")
        ('责任单位', '责任部门')
        """
        bare = re.sub(r"\s", "", label).translate(_WIDE_BRACKETS)
        if bare in self.roles:
            return bare
        meant = "".join(self.slips.get(character, character) for character in bare)
        for candidate in (meant, re.sub(r"(.)\1", r"\1", meant)):
            if candidate in self.roles:
                return candidate
            if self._unqualified(candidate) in self.roles:
                return candidate
        return bare

    def knows(self, label: str) -> bool:
        """Whether a healed label is known, by itself or with a qualifier before it: 市级牵头单位."""
        return label in self.roles or self._unqualified(label) in self.roles

    def leading(self, words: str) -> str | None:
        """Return the label that words begin with, be there a colon or not.

        >>> default_lexicon().leading("牵头单位市财政局"), default_lexicon().leading("牵头办好")
        ('牵头单位', None)
        """
        lengths = range(LONGEST_LABEL, SHORTEST_RUN_ON_LABEL, -1)
        return next((words[:length] for length in lengths if words[:length] in self.roles), None)

    def role(self, label: str) -> str:
        """Return the role that a label names; `other` where it names none."""
        healed = self.healed(label)
        return self.roles.get(healed) or self.roles.get(self._unqualified(healed), OTHER)

    def column(self, name: str) -> str | None:
        """Return what a column of a name is: `task`, `number`, `heading` or a role; nothing for other words.

        >>> default_lexicon().column("序 号"), default_lexicon().column("责任单位（列首位的牵头）")
        ('number', 'responsible_units')
        >>> default_lexicon().column("2022年预期目标")
        'task'
        """
        bare = re.sub(r"\s", "", name)
        without_aside = _ASIDE.sub("", bare)
        for candidate in (bare, without_aside, _YEAR.sub("", without_aside)):
            if kind := self.columns.get(candidate):
                return kind
            if self.knows(self.healed(candidate)):
                return self.role(candidate)
        return None

    @staticmethod
    def _unqualified(label: str) -> str:
        return _QUALIFIER.sub("", label)


def compiled(tables: Sequence[Words]) -> Lexicon:
    """Return the lexicon of one or more tables; later ones win."""
    roles: dict[str, str] = {}
    duties: dict[str, str] = {}
    slips: dict[str, str] = {}
    columns: dict[str, str] = {}
    for table in tables:
        roles.update({label: role for role, labels in table.labels.items() for label in labels})
        duties.update({verb: role for role, verbs in table.duties.items() for verb in verbs})
        columns.update({name: kind for kind, names in table.columns.items() for name in names})
        slips.update(table.slips)
    label = f"(?:{_QUALIFIER.pattern})?(?:{_any_of(roles, slips)})"
    return Lexicon(
        roles,
        duties,
        slips,
        columns,
        label=re.compile(_marked(label)),
        any_label=re.compile(_marked(f"{label}|{_UNKNOWN}")),
        duty=re.compile(rf"(?:{_ADVERBS}){{0,6}}(?P<verb>{_alternatives(duties)})$"),
    )


def _marked(label: str) -> str:
    """Return the pattern of a label with a colon after it or brackets around it."""
    return rf"(?P<open>[【〔\[])?(?P<label>{label})(?(open)[】〕\]][：:∶﹕︰]?|[：:∶﹕︰])"


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    return compiled([_own_words()])


def lexicon_with(path: Path | None) -> Lexicon:
    """Return the package's lexicon, with the words of a file added.

    Args:
        path: A TOML file in the shape of `words.toml`; its words win over the package's.

    Raises:
        UnreadableSourceError: The file is missing, no TOML, or of another shape; the message says where.
    """
    if path is None:
        return default_lexicon()
    try:
        content = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSourceError(
            f"{path}: the lexicon cannot be read ({error}); give a TOML file in UTF-8"
        ) from error
    return _extended(content, str(path))


@cache
def _extended(content: str, name: str) -> Lexicon:
    try:
        words = Words.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableSourceError(f"{name}: the lexicon is no TOML: {error}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"] if part != "[key]")
        raise UnreadableSourceError(f"{name}: {place}: {fault['msg']}") from error
    return compiled([_own_words(), words])


def _own_words() -> Words:
    return Words.model_validate(tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8")))


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _any_of(labels: Iterable[str], slips: Mapping[str, str]) -> str:
    """Alternatives of all labels, each character open to its slips and to being doubled."""
    misread: dict[str, str] = {}
    for seen, meant in slips.items():
        misread[meant] = misread.get(meant, meant) + seen
    return "|".join(
        "".join(_open_to_slips(character, misread) for character in label)
        for label in sorted(labels, key=lambda label: (-len(label), label))
    )


def _open_to_slips(character: str, misread: Mapping[str, str]) -> str:
    if character in "（(":
        return "[（(]"
    if character in "）)":
        return "[）)]"
    return f"[{re.escape(misread[character])}]{{1,2}}" if character in misread else character
