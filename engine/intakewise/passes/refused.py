"""An answer that is refused: carried from deep inside it to where what is wrong is collected."""


class Refused(Exception):
    """Carries a problem from deep inside one answer to where it is collected."""

    def __init__(self, code: str, message: str, expected: str = "", suggestion: str = "") -> None:
        self.code, self.message, self.expected, self.suggestion = code, message, expected, suggestion
        super().__init__(code)
