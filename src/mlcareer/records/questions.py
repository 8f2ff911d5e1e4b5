"""Frequent questions."""

from mlcareer.records.base import Fact, Id, Text


class Question(Fact):
    """A frequent question with its answer, and the commands that show more."""

    id: Id
    question: Text
    also: tuple[Text, ...] = ()
    answer: Text
    see: tuple[Text, ...] = ()

    def words(self) -> str:
        """Return question and answer."""
        return f"{self.question} {self.answer}"
