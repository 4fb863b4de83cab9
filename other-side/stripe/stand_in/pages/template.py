"""The pages' HTML: `string.Template`, every value escaped."""
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from aiohttp import web

FOLDER = Path(__file__).parent

# No `form-action`: browsers apply it to where a form is redirected to as well, and that is the shop.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"


def page(name, status=200, /, **values):
    return web.Response(text=filled(name, **values), status=status, content_type='text/html', headers={
        'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer'})


def filled(name, /, **values):
    return template(name).substitute({key: value if isinstance(value, Markup) else escape(str(value))
                                      for key, value in values.items()})


class Markup(str):
    """HTML that is meant as such."""


@cache
def template(name):
    return Template((FOLDER / name).read_text())


def sentence(text, status=200):
    return page('sentence.html', status, text=text)
