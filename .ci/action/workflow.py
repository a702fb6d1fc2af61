"""What the steps of the action share: how a step reads its inputs, hands values on, and speaks to the runner."""
import json, os, secrets, sys, urllib.error, urllib.request


class Failed(Exception):
    """What makes a step fail, in words for whoever reads the log."""


def given(name, default=""):
    """An input of the step. An input that is left out reaches a step as an empty variable."""
    return os.environ.get(name) or default


def flag(name, of):
    """An input that is true or false; anything else would be taken for one of them in silence."""
    value = given(name, "false")
    if value not in ("true", "false"):
        raise Failed(f"the input '{of}' is '{value}'; please give true or false")
    return value == "true"


def hand_on(name, value):
    """Sets an output of the step. The delimiter can't be guessed, so no value can end it and set another output."""
    delimiter = secrets.token_hex(16)
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:
        file.write(f"{name}<<{delimiter}\n{value}\n{delimiter}\n")


def command(kind, message):
    """Shows a message at the run: `error`, `warning` or `notice`. Line ends would begin a command of their own."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::{kind} title=Rung::{escaped}", flush=True)


def show(text):
    """Prints text that is not ours, in which the runner then obeys no command."""
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}\n{text.rstrip()}\n::{token}::", flush=True)


def request(address, token=None, body=None):
    """The bytes at an address. A body is sent as JSON. The token is meant for the API alone: a redirect would carry it on."""
    headers = {"User-Agent": "rung-action", "Accept": "application/json, application/octet-stream"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data, headers), timeout=60) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        raise Failed(f"{address} answered {error.code} {error.reason}") from error
    except OSError as error:
        raise Failed(f"{address} can't be reached: {error}") from error


def step(run):
    """Runs a step and shows what made it fail."""
    try:
        run()
    except Failed as failed:
        command("error", str(failed))
        sys.exit(1)
