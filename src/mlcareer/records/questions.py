"""Frequent questions."""

from typing import Annotated

from mlcareer.records.base import Fact, Id, Statement, Text, To


class Question(Fact):
    """A frequent question with its answer, what it rests on, and the commands that show more.

    ``roles`` are those that it is about: none where it holds for all of them.
    """

    id: Id
    roles: tuple[Annotated[Id, To("roles")], ...] = ()
    question: Text
    also: tuple[Text, ...] = ()
    answer: Text
    see: tuple[Text, ...] = ()
    details: tuple[Statement, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return the id and every wording of the question."""
        return (self.id, self.question, *self.also)

    def words(self) -> str:
        """Return question and answer."""
        return f"{self.question} {self.answer}"
