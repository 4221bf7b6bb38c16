"""Options of the commands that speak to a server, and who we are to it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.terminal import note

if TYPE_CHECKING:
    from kg.loading.client import Client

PASSWORD, TOKEN = "KG_PASSWORD", "KG_TOKEN"
SCHEMES = ("auto", "basic", "bearer", "digest")

User = Annotated[
    str,
    typer.Option(
        "--user", "-u", metavar="NAME", help=f"User; the password is in {PASSWORD}, or asked for."
    ),
]
Auth = Annotated[
    str,
    typer.Option(
        "--auth",
        metavar="|".join(SCHEMES),
        help=f"How to authenticate; auto: as the server asks. bearer: the token is in {TOKEN}.",
    ),
]
Retries = Annotated[
    int, typer.Option(min=0, help="How often to try again after a busy server or lost connection.")
]


def connect(url: str, user: str, auth: str, retries: int) -> Client:
    """A client for a server, with the password or token from the environment or a prompt."""
    from kg.loading.client import Client
    from kg.loading.credentials import Credentials, Scheme, is_exposed

    if auth not in SCHEMES:
        raise typer.BadParameter(f"{auth}: give {', '.join(SCHEMES)}", param_hint="--auth")
    scheme = Scheme(auth)
    if scheme is Scheme.BEARER:
        secret = os.environ.get(TOKEN, "")
        if not secret:
            raise typer.BadParameter(f"put the token in {TOKEN}", param_hint="--auth")
    else:
        if scheme is not Scheme.AUTO and not user:
            raise typer.BadParameter(f"{auth} needs --user", param_hint="--auth")
        secret = password_of(user) if user else ""
    if secret and is_exposed(url):
        note(f"{url} is not encrypted: others on the network can read the password; use https")
    return Client(Credentials(user, secret, scheme), retries=retries)


def password_of(user: str) -> str:
    """The password of a user, from the environment or a prompt on the terminal."""
    found = os.environ.get(PASSWORD)
    if found is not None:
        return found
    if not sys.stdin.isatty():
        raise typer.BadParameter(
            f"put the password in {PASSWORD}; there is no terminal to ask for it",
            param_hint="--user",
        )
    return str(typer.prompt(f"Password of {user}", hide_input=True, err=True))
