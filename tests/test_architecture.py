"""The house holds itself up: who imports whom, nothing without test and source, nothing that leaves the machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.tables import DECLARED, NOT_HELD, RECORDS, TABLES
from indicators.catalogue import INDICATORS
from tests.examples.catalogue import examples_of
from tests.needs import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

#: Who may import whom among our own packages: the table of the design, in one direction.
MAY_IMPORT: dict[str, set[str]] = {
    "data": set(),
    "indicators": {"data"},
    "access": {"data"},
    "quality": {"data", "indicators"},
    "etl": {"data", "indicators"},
    "layouts": {"data", "indicators"},
    "reports": {"data", "indicators", "quality", "access"},
    "jobs": {"data", "quality", "access", "etl", "reports"},
    "dashboards": {"data", "indicators", "quality", "access", "reports", "layouts"},
}
#: What stands beside the house: it may use every room, and no room uses it.
BESIDE = {"app", "bench", "tests"}


def packages() -> set[str]:
    """The folders of the repository that hold Python of the product."""
    return {path.parent.name for path in ROOT.glob("*/__init__.py")} - BESIDE


def modules(*folders: str) -> list[Path]:
    """Every Python file of these folders."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def relative(path: Path) -> str:
    """A path as it is called in the repository."""
    return path.relative_to(ROOT).as_posix()


def named(folder: str) -> list[str]:
    """The modules of a folder that are things of their own: not the package, not what begins with an underscore."""
    return sorted(path.stem for path in (ROOT / folder).glob("*.py") if not path.stem.startswith("_"))


# Import directions


def test_the_import_contracts_hold() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    if not lint_imports.exists():
        found = shutil.which("lint-imports")
        assert found, "import-linter is not installed: uv sync"
        lint_imports = Path(found)
    done = subprocess.run([lint_imports, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_every_package_has_its_contract() -> None:
    contracts = PROJECT["tool"]["importlinter"]
    assert set(contracts["root_packages"]) == packages(), "a package outside the contracts may import anything"
    assert packages() <= set(MAY_IMPORT)


@pytest.mark.parametrize("package", sorted(packages()))
def test_a_package_is_forbidden_all_that_the_design_does_not_allow_it(package: str) -> None:
    forbidden = {
        module
        for contract in PROJECT["tool"]["importlinter"]["contracts"]
        if package in contract["source_modules"]
        for module in contract["forbidden_modules"]
    }
    assert forbidden >= (set(MAY_IMPORT) | BESIDE) - MAY_IMPORT[package] - {package}


# Nothing without its test, its words and its source


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_an_indicator_has_worked_examples_a_definition_and_a_source(name: str) -> None:
    indicator = INDICATORS[name]
    assert examples_of(name), f"no worked example of {name} in tests/examples"
    assert indicator.definition.endswith("."), "the first line of the docstring is the definition people read"
    assert indicator.sources, "which statute, guidance or published table says so?"
    assert re.fullmatch(r"20\d\d-\d\d", indicator.reviewed)


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_what_an_indicator_names_exists(name: str) -> None:
    indicator = INDICATORS[name]
    for need in indicator.needs:
        table, _, column = need.partition(".")
        assert table in DECLARED or need in NOT_HELD, f"{name} needs {need}"
        assert not column or column in DECLARED[table].names, f"{name} needs {need}"
    for other in (indicator.open_work, indicator.beside, indicator.starts, indicator.ends):
        assert other is None or other in INDICATORS, f"{name} names {other}"


def test_what_is_not_held_is_declared_nowhere() -> None:
    """Once a file of it is declared, the number has to be worked out."""
    assert not set(NOT_HELD) & set(DECLARED)


def test_no_record_has_the_name_of_a_table_of_the_extract() -> None:
    assert not set(RECORDS) & set(TABLES)


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_what_a_table_names_exists(name: str) -> None:
    table = DECLARED[name]
    for column in table.columns:
        assert column.links is None or column.links in TABLES, f"{name}.{column.name} links to {column.links}"
        codes = ROOT / "data" / "reference" / "codes" / f"{column.codes}.csv"
        assert column.codes is None or codes.is_file(), f"{name}.{column.name}: no {codes.name}"
    for role in (table.key, table.child, table.starts):
        assert role is None or role in table.names, f"{name} has no column {role}"


def findings_in(path: Path) -> Iterator[str]:
    """The names that findings get in a file: the first argument of what makes one, or what ``check`` is set to."""
    makers = {"Finding", "Problem", "_Rule", "note", "remark"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        places: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in makers:
            places = node.args[:1]
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"check", "RULES", "LINKS"}:
            places = [node.value]
        if isinstance(node, ast.Return) and node.value is not None:
            places = [node.value] if "Severity." in ast.unparse(node.value) else []
        for place in places:
            for part in ast.walk(place):
                if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+(_[a-z]+)+", str(part.value)):
                    yield str(part.value)


def test_every_finding_has_a_title_that_a_team_manager_understands() -> None:
    from etl.checking import checks, titles  # noqa: PLC0415 - the checks are discovered when they are asked for

    told = titles()
    made = {name for path in modules("etl") if "synthetic" not in path.parts for name in findings_in(path)}
    assert made >= {"repeated_key", "ambiguous_date", "unknown_person", "unknown_link", "blank_child", "age_differs"}
    untitled = (made | set(checks())) - set(told)
    assert not untitled, f"say in READING of etl/findings.py what people call {sorted(untitled)}"
    assert set(told) == made | set(checks()), "a title of a finding that nothing makes"
    assert len(set(told.values())) == len(told), "two checks of one title"
    for name, title in told.items():
        assert 10 <= len(title) <= 60, name
        assert not re.search(r"\d{4}|_|\b(CIN|CLA|CP|ICPC|SSD|FTE|NFA)\b", title), f"{name}: not by number or initials"


@pytest.mark.parametrize("name", named("etl/checks"))
def test_a_check_has_a_test_and_a_message(name: str) -> None:
    source = ROOT / "etl" / "checks" / f"{name}.py"
    message = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))
    assert message, "the docstring of a check is its message to the user"
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "etl").rglob("*.py"))
    assert re.search(rf"\b{name}\b", tests), f"no test speaks of {name}"


def test_every_module_says_what_it_is() -> None:
    sources = modules("data", "indicators", "etl", "jobs", "layouts", "dashboards")
    silent = [relative(path) for path in sources if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


# Purity


def calls(path: Path) -> Iterator[str]:
    """The dotted name of everything that a module calls, such as ``datetime.now`` or ``open``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


WALL_CLOCK = re.compile(
    r"(^|\.)(now|today|utcnow)$|^time\.(time|monotonic|perf_counter|localtime|gmtime|strftime)$|^(monotonic|perf_counter)$"
)
FILES = re.compile(r"(^|\.)(open|read_text|read_bytes|write_text|write_bytes|read_csv|glob|iterdir)$")


def test_no_indicator_and_no_layout_looks_at_the_clock_of_the_day() -> None:
    looks = {
        relative(path): [name for name in calls(path) if WALL_CLOCK.search(name)]
        for path in modules("indicators", "layouts")
    }
    assert {path: names for path, names in looks.items() if names} == {}


def test_no_layout_touches_a_file() -> None:
    touches = {relative(path): [name for name in calls(path) if FILES.search(name)] for path in modules("layouts")}
    assert {path: names for path, names in touches.items() if names} == {}


def test_graphs_are_made_in_one_place() -> None:
    makers = {
        relative(path)
        for path in modules("layouts", "dashboards")
        if any(name in {"dcc.Graph", "Graph"} for name in calls(path))
    }
    assert makers <= {"layouts/charts.py"}


# Nothing leaves the machine

ADDRESS = re.compile(r"""(?:https?:)?//([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)(?=[/:"'\s)]|$)""")
HERE = {"127.0.0.1", "localhost"}
#: Names that stand for a meaning and are never fetched: XML's namespaces.
NAMESPACES = {"www.w3.org", "schemas.openxmlformats.org", "purl.org"}


def shipped() -> list[Path]:
    """What runs in the server or goes to a browser; others' scripts are watched in the browser tests instead."""
    assets = (path for kind in ("*.css", "*.js", "*.html", "*.svg") for path in sorted((ROOT / "assets").rglob(kind)))
    ours = [path for path in assets if ROOT / "assets" / "vendor" not in path.parents]
    return [*modules("data", "indicators", "etl", "jobs", "layouts", "dashboards"), *ROOT.glob("*.py"), *ours]


def hosts_fetched(path: Path) -> set[str]:
    """The other machines that a file could ask for something."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":  # where a rule stands may be said in words
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                text = text.replace(ast.get_docstring(node, clean=False) or "\0", "")
        hosts = set(ADDRESS.findall("\n".join(line for line in text.splitlines() if "Source(" not in line)))
    else:  # a style fetches by url() and @import, a script by a name in quotes; comments and licences do neither
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        fetched = re.findall(r"""(?:url\(|@import|fetch\(|src\s*=|href\s*=|import\()\s*["']?([^"')\s]+)""", text)
        hosts = {host for address in fetched for host in ADDRESS.findall(address)}
    return hosts - HERE - NAMESPACES


def test_nothing_that_runs_fetches_from_another_machine() -> None:
    asked = {relative(path): hosts_fetched(path) for path in shipped()}
    assert {path: hosts for path, hosts in asked.items() if hosts} == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.py", 'URL = "https://fonts.elsewhere.example/inter.css"'),
        ("one.css", "@import url(https://fonts.elsewhere.example/inter.css);"),
        ("one.js", 'fetch("//fonts.elsewhere.example/inter.css")'),
    ],
)
def test_a_file_that_fetches_from_another_machine_would_be_noticed(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert hosts_fetched(tmp_path / name) == {"fonts.elsewhere.example"}


# The commands' packages


@pytest.mark.parametrize("file", ["requirements.txt --no-dev", "requirements-dev.txt --all-groups"])
def test_the_requirements_for_pip_are_those_of_the_lock(file: str) -> None:
    name, groups = file.split()
    uv = shutil.which("uv")
    if uv is None or subprocess.run([uv, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("no uv: the export is checked where there is one")
    command = [uv, "export", "--quiet", "--frozen", "--no-header", groups]
    exported = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == exported, f"uv export --frozen --no-header {groups} -o {name}"
    assert not re.search(r"https?://|--index|--find-links", written)
