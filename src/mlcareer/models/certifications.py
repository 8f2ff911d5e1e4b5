"""Certificates, live and gone."""

from typing import Literal

from mlcareer.models.base import (
    Amount,
    Currency,
    Day,
    Fact,
    Id,
    Model,
    PartialDate,
    Statement,
    Text,
)


class Price(Model):
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
    successors: tuple[Id, ...] = ()
    price: Price | None = None
    length: Text | None = None
    questions: Text | None = None
    passing: Text | None = None
    validity: Text | None = None
    prerequisites: Text | None = None
    languages: tuple[Text, ...] = ()
    roles: tuple[Id, ...] = ()
    skills: tuple[Id, ...] = ()
    text: Text
    details: tuple[Statement, ...] = ()
    check_by: Day
