"""In which language findings and rules are given."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from taskparse.model.fault import Language

LANGUAGES = ("en", "zh")
# In the order in which POSIX has them decide.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(chosen: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that was chosen, or else that of the locale.

    >>> language_of(None, {"LANG": "zh_CN.UTF-8"}), language_of(None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    ('zh', 'en')
    >>> language_of("en", {"LANG": "zh_CN.UTF-8"})
    'en'
    """
    set_ = (environment[variable] for variable in _VARIABLES if environment.get(variable))
    # Windows sets none of them; there the locale itself is asked.
    name = chosen or next(set_, None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
