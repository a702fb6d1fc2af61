"""The expressions of GitHub's workflows, as far as our action uses them. Any other is an error, not a guess."""
import re

TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^']|'')*')|(?P<name>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)|(?P<sign>==|!=|&&|\|\||!|\(|\)))")


class Reader:
    """Reads and evaluates one expression, by descent: or, and, comparison, not, value."""

    def __init__(self, text, context):
        self.context, self.tokens, place = context, [], 0
        while text[place:].strip():
            match = TOKEN.match(text, place)
            if not match:
                raise ValueError(f"an expression that the played runner does not know: {text!r}")
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            place = match.end()

    def take(self, *signs):
        if self.tokens and self.tokens[0][0] == "sign" and self.tokens[0][1] in signs:
            return self.tokens.pop(0)[1]
        return None

    def value(self):
        if self.take("("):
            inner = self.either()
            if not self.take(")"):
                raise ValueError("a parenthesis is not closed")
            return inner
        if self.take("!"):
            return not truth(self.value())
        kind, text = self.tokens.pop(0)
        if kind == "string":
            return text[1:-1].replace("''", "'")
        if kind == "name" and text == "cancelled" and self.take("(") and self.take(")"):
            return False
        if kind == "name" and text == "always" and self.take("(") and self.take(")"):
            return True
        if kind != "name":
            raise ValueError(f"{text!r} is no value")
        found = self.context
        for part in text.split("."):
            # As with GitHub, what is not there is empty.
            found = found.get(part, "") if isinstance(found, dict) else ""
        return found

    def comparison(self):
        left = self.value()
        sign = self.take("==", "!=")
        if not sign:
            return left
        # GitHub compares words without regard to case.
        equal = str(left).lower() == str(self.value()).lower()
        return equal if sign == "==" else not equal

    def both(self):
        left = self.comparison()
        while self.take("&&"):
            right = self.comparison()
            left = right if truth(left) else left
        return left

    def either(self):
        left = self.both()
        while self.take("||"):
            right = self.both()
            left = left if truth(left) else right
        return left


def truth(value):
    """What GitHub takes for true: any word but the empty one."""
    return bool(value)


def evaluate(text, context):
    """The value of one expression, without its `${{ }}`."""
    reader = Reader(text, context)
    value = reader.either()
    if reader.tokens:
        raise ValueError(f"{text!r} goes on behind its end")
    return value


def fill(text, context):
    """A text with its expressions replaced by their values."""

    def replaced(match):
        value = evaluate(match[1], context)
        return str(value).lower() if isinstance(value, bool) else str(value)

    return re.sub(r"\$\{\{(.*?)\}\}", replaced, str(text))


def condition(text, context):
    """Whether a step runs. Without a status function it only does where no earlier step has failed."""
    inner = re.fullmatch(r"\s*\$\{\{(.*)\}\}\s*", text)
    return truth(evaluate(inner[1] if inner else text, context))
