"""What a project sets for `taskparse check`: `[tool.taskparse]` in pyproject.toml, or taskparse.toml.

The nearest file upwards from the working folder decides, alone. Its paths and globs are counted from its own folder. What the
command line says of a key replaces all that the file says of it, per-path settings included.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from taskparse.cli.codes import unknown_codes
from taskparse.cli.refusal import Refusal

PYPROJECT, OWN = "pyproject.toml", "taskparse.toml"
_TABLE = ("tool", "taskparse")
_FILES = ("roster", "lexicon", "baseline")
_GLOB_PIECES = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_GLOB_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")


def _known(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in unknown_codes(codes):
        raise PydanticCustomError("code", "no rule has the code {code}; `taskparse rule` lists them", {"code": code})
    return codes


Codes = Annotated[tuple[str, ...], AfterValidator(_known)]


class _Settings(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        validate_by_name=True,
    )


class PathSettings(_Settings):
    """What holds for the files of one glob."""

    select: Codes | None = Field(default=None, description="Codes to report, in place of the general ones.")
    ignore: Codes = Field(default=(), description="Codes to leave out, besides the general ones.")


class Configuration(_Settings):
    """What a project sets; everything may be left out.

    >>> settings = Configuration.model_validate({"ignore": ["103"], "per-path": {"drafts/**": {"ignore": ["1"]}}})
    >>> settings.codes("drafts/a.txt")
    ((), ('103', '1'))
    """

    select: Codes = Field(default=(), description="Codes to report; all by default.")
    ignore: Codes = Field(default=(), description="Codes to leave out.")
    fail_on: Literal["error", "warning", "info"] = Field(default="warning", description="What to exit with 1 for.")
    roster: Path | None = Field(default=None, description="Known units, groups and people.")
    lexicon: Path | None = Field(default=None, description="Further labels and duty verbs.")
    lang: Literal["en", "zh"] | None = Field(default=None, description="The language; by default the locale's.")
    baseline: Path | None = Field(default=None, description="Findings that are accepted.")
    per_path: Mapping[str, PathSettings] = Field(default={}, description="Glob to what holds for its files.")
    folder: Path = Field(default=Path(), exclude=True, description="What globs are counted from.")

    def codes(self, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return which codes to select and to ignore in a file; of several globs the last selects, all ignore."""
        select, ignore = self.select, list(self.ignore)
        for pattern, settings in self.per_path.items():
            if _matches(pattern, path, self.folder):
                select = select if settings.select is None else settings.select
                ignore += settings.ignore
        return select, tuple(ignore)

    def overruled(self, given: Mapping[str, Any]) -> Configuration:
        """Return these settings with what the command line gives in their place.

        Args:
            given: Field to value; None and empty ones are not given.
        """
        set_ = {key: value for key, value in given.items() if value is not None and value != ()}
        ruled = {key: PathSettings.model_fields[key].default for key in PathSettings.model_fields if key in set_}
        per_path = {glob: settings.model_copy(update=ruled) for glob, settings in self.per_path.items()}
        return self.model_copy(update=set_ | {"per_path": per_path})


def configuration(chosen: Path | None = None) -> Configuration:
    """Return what a file sets, by default the nearest one upwards from the working folder; defaults without one.

    Raises:
        Refusal: It cannot be read or is at fault; the message names file and key.
    """
    if chosen is not None:
        return _validated(_table(chosen), chosen)
    for path, table in _upwards(Path.cwd()):
        return _validated(table, path)
    return Configuration()


def _upwards(start: Path) -> Iterator[tuple[Path, object]]:
    for folder in (start, *start.parents):
        for name in (OWN, PYPROJECT):
            if (path := folder / name).is_file() and (table := _table(path)) is not None:
                yield path, table


def _table(path: Path) -> object:
    """Return the settings of a file; None for a pyproject.toml that has none."""
    try:
        content: Any = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refusal(f"{path}: cannot be read ({reason}); give a TOML file in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{path}: no TOML ({error}); correct it there") from error
    for key in _TABLE if path.name == PYPROJECT else ():
        content = content.get(key) if isinstance(content, dict) else None
    return content


def _validated(table: object, path: Path) -> Configuration:
    try:
        settings = Configuration.model_validate({} if table is None else table)
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) for part in (*(_TABLE if path.name == PYPROJECT else ()), *fault["loc"]))
        raise Refusal(f"{path}: {key}: {_message(fault)}") from error
    files = {name: path.parent / file for name in _FILES if (file := getattr(settings, name)) is not None}
    return settings.model_copy(update=files | {"folder": path.parent})


def _message(fault: Mapping[str, Any]) -> str:
    if fault["type"] == "extra_forbidden":
        keys = PathSettings.model_fields if "per-path" in fault["loc"] else Configuration.model_fields
        return f"no such key; known are {', '.join(_named(keys))}"
    return str(fault["msg"])


def _named(keys: Iterable[str]) -> list[str]:
    return [key.replace("_", "-") for key in keys if key != "folder"]


def _matches(pattern: str, path: str, folder: Path) -> bool:
    absolute = Path(path).absolute()
    base = folder.absolute()
    place = absolute.relative_to(base) if absolute.is_relative_to(base) else absolute
    # A glob without a slash means files of that name, at any depth.
    tried = place.as_posix() if "/" in pattern else place.name
    return re.fullmatch(_expression(pattern), tried) is not None


def _expression(pattern: str) -> str:
    pieces = _GLOB_PIECE.findall(pattern.removeprefix("./"))
    return "".join(_GLOB_PIECES.get(piece) or re.escape(piece) for piece in pieces)
