"""Chromium without a screen, from the system."""

import shutil
from pathlib import Path

import pytest

import taskparse

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    from playwright import sync_api as playwright  # noqa: PLC0415  loads its driver

    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield browser
        browser.close()


class Window:
    """A page in a window, with all that it said and asked for."""

    def __init__(self, page):
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path):
        self.page.goto(path.as_uri())
        return self.page


@pytest.fixture
def window(browser):
    """A window; whatever is done in it, nothing may be complained of and nothing asked of any network."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 860}, reduced_motion="reduce", color_scheme="light"
    )
    window = Window(context.new_page())
    yield window
    context.close()
    assert window.said == []
    assert [url for url in window.asked if not url.startswith(("file:", "data:"))] == []


@pytest.fixture(scope="session")
def lixia(tmp_path_factory):
    """The review page of a real notice, and the notice."""
    path = tmp_path_factory.mktemp("pages") / "review.html"
    return path, taskparse.review(ROOT / "samples" / "lixia-2025.pdf", path)
