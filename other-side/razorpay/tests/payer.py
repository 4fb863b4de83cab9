"""A payer with a browser that has no scripts: opens pages, fills in forms, follows redirects within the side."""

import re
import urllib.parse
import urllib.request


class Payer:
    def __init__(self, side_url):
        self.side_url = side_url
        self.page = self.at = None

    def open(self, url):
        self.go(urllib.request.Request(url))

    def types(self, **fields):
        """Sends the form on this page."""
        assert "<form" in self.page and "<script" not in self.page, self.page
        self.go(urllib.request.Request(self.at, urllib.parse.urlencode(fields).encode()))

    def pays_with(self, number):
        self.types(card_number=number, expiry="12/40", cvv="123", upi_id="")

    def presses(self, button):
        value = re.search(rf'<button name="outcome" value="(\w+)">{button}</button>', self.page)[1]
        self.types(outcome=value)

    def reads(self):
        """The sentence of alarm on this page."""
        found = re.search(r'<p role="alert">(.*?)</p>', self.page)
        return found[1] if found else ""

    def go(self, request):
        """Ends on a page of the side, or where the side sends the payer: then `at` is the shop's address."""
        for _ in range(5):
            answer = open_without_following(request)
            where = answer.headers.get("Location")
            self.at, self.page = request.full_url, answer.read().decode()
            answer.close()
            if where is None:
                return
            self.at = urllib.parse.urljoin(self.at, where)
            if not self.at.startswith(self.side_url):
                self.page = None
                return
            request = urllib.request.Request(self.at)
        raise AssertionError("redirected too often")


class Stay(urllib.request.HTTPErrorProcessor):
    def http_response(self, _request, response):
        return response


def open_without_following(request):
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay).open(request, timeout=5)
