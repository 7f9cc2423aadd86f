"""Settings of all tests: hypothesis profiles, and in CI no test is skipped without saying why."""

import os
import shutil
from collections.abc import Generator, Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

IN_CI = os.environ.get("CI") == "true"
WORDS_OF_A_REASON = 3
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("here", deadline=None, max_examples=25)
settings.load_profile("ci" if IN_CI else "here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _explained((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _explained((yield))


Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def _explained(report: Report) -> Report:
    """In CI, turn a skip that does not say why into a failure."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail") and not _says_why(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped without saying why: {report.nodeid}"
    return report


def _says_why(longrepr: object) -> bool:
    """Whether a skip's line holds a reason of a few words ("unconditional skip" is none)."""
    said = str(longrepr[2] if isinstance(longrepr, tuple) else longrepr).removeprefix("Skipped: ").strip()
    return len(said.split()) >= WORDS_OF_A_REASON


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a real browser; without one the tests that need it are skipped, but never in CI."""
    if CHROMIUM is None and not IN_CI:
        pytest.skip("no chromium on this machine: install the packages of packages.debian")
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()
