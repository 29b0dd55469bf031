"""Where the browser brings a model file that was dropped onto the page; the guard has looked at who asks."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from coach.domain.errors import CoachError
from coach.engines.incoming import Incoming
from coach.settings import load

PATH = "/rebound/own-model"
AT_ONCE = 1 << 22
"""Bytes that are collected before they are written."""


async def take(request: Request) -> PlainTextResponse:
    """The body is the file, `name` in the query its name. Answers in words for the person."""
    try:
        size = int(request.headers.get("content-length", "0"))
        incoming = Incoming(load().models, request.query_params.get("name", ""), size)
    except CoachError as error:
        return _told(error)
    try:
        return await _kept(request, incoming)
    except CoachError as error:
        return _told(error)
    except ClientDisconnect:
        return PlainTextResponse("", 400)
    finally:
        incoming.drop()


async def _kept(request: Request, incoming: Incoming) -> PlainTextResponse:
    waiting = bytearray()
    async for piece in request.stream():
        waiting += piece
        if len(waiting) >= AT_ONCE:
            await run_in_threadpool(incoming.add, bytes(waiting))
            waiting.clear()
    await run_in_threadpool(incoming.add, bytes(waiting))
    path = await run_in_threadpool(incoming.keep)
    return PlainTextResponse(f"{path.name} is here now.")


def _told(error: CoachError) -> PlainTextResponse:
    return PlainTextResponse(f"{error} {error.hint}".strip(), 400)


ROUTE = Route(PATH, take, methods=["PUT"])
