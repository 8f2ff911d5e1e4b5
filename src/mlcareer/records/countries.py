"""Countries and their currencies."""

from mlcareer.records.base import Country, Currency, Fact, Text


class Territory(Fact):
    """A country: its names, ISO 3166-1 codes and ISO 4217 currency."""

    id: Country
    name: Text
    aliases: tuple[Text, ...] = ()
    currency: Currency | None = None

    def names(self) -> tuple[str, ...]:
        """Return codes, name and aliases."""
        return (self.id, self.name, *self.aliases)

    def words(self) -> str:
        """Return the name."""
        return self.name
