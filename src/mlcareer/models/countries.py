"""Countries and their currencies."""

from mlcareer.models.base import Country, Currency, Fact, Text


class Territory(Fact):
    """A country: its names, ISO 3166-1 codes and ISO 4217 currency."""

    id: Country
    name: Text
    aliases: tuple[Text, ...] = ()
    currency: Currency | None = None
