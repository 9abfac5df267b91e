"""Mappings that nobody can change, so that records hash and can be keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Key = TypeVar("Key")
Value = TypeVar("Value")


class FrozenMapping(Mapping[Key, Value], Generic[Key, Value]):
    """A mapping that cannot be changed; it equals a dict of the same items, and hashes where its values do.

    Example:
        >>> FrozenMapping({"督办单位": ("甲局",)}) == {"督办单位": ("甲局",)}
        True
        >>> len({FrozenMapping({"a": 1}), FrozenMapping({"a": 1})})
        1
    """

    __slots__ = ("_items",)
    _items: dict[Key, Value]

    def __init__(self, items: Mapping[Key, Value] = {}) -> None:
        """Copy `items`."""
        object.__setattr__(self, "_items", dict(items))

    def __getitem__(self, key: Key) -> Value:
        """Return the value of a key."""
        return self._items[key]

    def __iter__(self) -> Iterator[Key]:
        """Iterate over the keys in their order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._items)

    def __hash__(self) -> int:
        """Return a hash that does not depend on order, as equality does not."""
        return hash(frozenset(self._items.items()))

    def __setattr__(self, name: str, _value: object) -> None:
        """Refuse any change."""
        raise AttributeError(f"{name!r} cannot be set: the mapping is frozen")

    def __or__(self, other: Mapping[Key, Value]) -> FrozenMapping[Key, Value]:
        """Return the items of both; of a key that both have, the other's value."""
        return FrozenMapping({**self._items, **other})

    def __ror__(self, other: Mapping[Key, Value]) -> FrozenMapping[Key, Value]:
        """Return the items of both; of a key that both have, this one's value."""
        return FrozenMapping({**other, **self._items})

    def __reduce__(self) -> tuple[type, tuple[dict[Key, Value]]]:
        """Return how pickle and copy make it anew."""
        return type(self), (self._items,)

    def __repr__(self) -> str:
        """Return the items as a dict shows them."""
        return repr(self._items)


class Frozen:
    """Marks a field that holds a mapping: `Annotated[Mapping[str, int], Frozen()]` is validated, then frozen."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401  a type
        """Return the schema of the mapping, which is written as the dict that it was."""
        mapping = handler(source)
        return core_schema.no_info_after_validator_function(
            FrozenMapping,
            mapping,
            serialization=core_schema.plain_serializer_function_ser_schema(dict, return_schema=mapping),
        )
