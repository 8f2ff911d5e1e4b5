"""Certificates, live and gone."""

from typing import Annotated, Literal

from mlcareer.records.base import (
    Amount,
    Currency,
    Day,
    Fact,
    Id,
    PartialDate,
    Record,
    Statement,
    Text,
    To,
)


class Price(Record):
    """What a certification costs, in its own currency, once or a month."""

    amount: Amount
    currency: Currency
    period: Literal["once", "month"] = "once"


class Certification(Fact):
    """A certificate, live or gone."""

    id: Id
    name: Text
    vendor: Text
    code: Text | None = None
    aliases: tuple[Text, ...] = ()
    status: Literal["live", "beta", "retired", "closed"]
    since: PartialDate | None = None
    until: PartialDate | None = None
    successors: tuple[Annotated[Id, To("certifications")], ...] = ()
    price: Price | None = None
    length: Text | None = None
    questions: Text | None = None
    passing: Text | None = None
    validity: Text | None = None
    prerequisites: Text | None = None
    languages: tuple[Text, ...] = ()
    roles: tuple[Annotated[Id, To("roles")], ...] = ()
    skills: tuple[Annotated[Id, To("skills")], ...] = ()
    text: Text
    details: tuple[Statement, ...] = ()
    check_by: Day

    def names(self) -> tuple[str, ...]:
        """Return id, name and aliases."""
        return (self.id, self.name, *self.aliases)

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"
