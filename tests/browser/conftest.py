"""A real browser in front of the built site, served as a host would serve it."""

import functools
import http.server
import os
import shutil
import sys
import threading

import pytest
from playwright.sync_api import sync_playwright

CHROMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


@pytest.fixture(scope="session")
def browser():
    found = next(filter(None, map(shutil.which, CHROMES)), MAC if os.path.exists(MAC) else None)
    # The sandbox of Chromium refuses to run as root, as CI containers do.
    options = ["--no-sandbox"] if sys.platform == "linux" else []
    with sync_playwright() as playwright:
        # Where there is none, Playwright names the command that brings its own.
        chromium = playwright.chromium.launch(executable_path=found, args=options)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def reader(browser):
    """Return the context of one reader, who keeps what was loaded before and wants no motion."""
    return browser.new_context(reduced_motion="reduce")


def opened(context):
    tab = context.new_page()
    yield tab
    tab.close()


@pytest.fixture
def tab(reader):
    yield from opened(reader)


@pytest.fixture(scope="session")
def reader_without_scripts(browser):
    return browser.new_context(java_script_enabled=False)


@pytest.fixture
def plain_tab(reader_without_scripts):
    """Return a tab that runs no JavaScript."""
    yield from opened(reader_without_scripts)


@pytest.fixture(scope="session")
def address(site):
    """Return the address of the built site on this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
