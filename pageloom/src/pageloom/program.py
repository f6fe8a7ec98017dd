"""A snippet as the whole program that a reader can copy: its definitions stand in it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pageloom.errors import LoomError


@dataclass(frozen=True)
class Line:
    """One line of a program, and the place where its author wrote it."""

    text: str
    path: Path
    number: int


@dataclass(frozen=True)
class Program:
    """What is shown, copied and run."""

    lines: tuple[Line, ...]
    definitions: tuple[str, ...]  # the names that the snippet imports from beside it
    folded: tuple[range, ...]  # the lines, counted from one, that hold those definitions

    @property
    def text(self) -> str:
        return "".join(line.text + "\n" for line in self.lines)


def read_program(path: Path, snippets: Path) -> Program:
    """Read a snippet; put definitions in place of its imports from the modules of `snippets`.

    Raises LoomError for a snippet that does not parse or asks for what is not there.
    """
    source, tree = parse(path)
    modules = {module.stem: module for module in snippets.glob("*.py")}
    imports = {
        id(node): node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module in modules
    }
    for node in ast.walk(tree):
        misplaced = isinstance(node, ast.ImportFrom) and node.module in modules and id(node) not in imports
        whole = isinstance(node, ast.Import) and any(alias.name in modules for alias in node.names)
        renamed = id(node) in imports and any(
            alias.asname or alias.name == "*" for alias in imports[id(node)].names
        )
        if misplaced or whole or renamed:
            message = (
                "import definitions at the top level and by their own names: `from module import name, …`"
            )
            raise LoomError(path, getattr(node, "lineno", 1), message)

    present = {ast.dump(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)}
    lines: list[Line] = []
    names: list[str] = []
    folded: list[range] = []
    done = 0
    for node in imports.values():
        lines += [Line(source[i], path, i + 1) for i in range(done, node.lineno - 1)]
        first = len(lines) + 1
        wanted = [alias.name for alias in node.names]
        lines += definitions(modules[str(node.module)], wanted, present, path, node.lineno)
        folded.append(range(first, len(lines) + 1))
        names += wanted
        lines += [Line("", path, node.lineno)]
        done = node.end_lineno or node.lineno
    lines += [Line(source[i], path, i + 1) for i in range(done, len(source))]
    return Program(tuple(lines), tuple(names), tuple(folded))


def parse(path: Path) -> tuple[list[str], ast.Module]:
    text = path.read_text(encoding="utf-8")
    try:
        return text.splitlines(), ast.parse(text)
    except SyntaxError as error:
        raise LoomError(path, error.lineno or 1, f"SyntaxError: {error.msg}") from None
    except ValueError as error:  # so Python before 3.11.4 calls a null byte
        raise LoomError(path, 1, str(error)) from None


def definitions(module: Path, wanted: list[str], present: set[str], path: Path, line: int) -> Iterator[Line]:
    """Yield the lines that define the wanted names and what these need, in the order of the module.

    `present` holds the imports that the program has, as `ast.dump` writes them; what is added joins it.
    """
    source, tree = parse(module)
    defined = {name: node for node in tree.body for name in bound_names(node)}
    unknown = [name for name in wanted if name not in defined]
    if unknown:
        raise LoomError(
            path, line, f"{module.name} defines no {', '.join(unknown)}; it has {', '.join(defined)}"
        )

    needed: set[int] = set()
    waiting = list(wanted)
    while waiting:
        node = defined[waiting.pop()]
        if id(node) not in needed:
            needed.add(id(node))
            used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
            waiting += [name for name in used if name in defined]

    first = True
    for node in tree.body:
        is_import = isinstance(node, ast.Import | ast.ImportFrom)
        if id(node) not in needed or (is_import and ast.dump(node) in present):
            continue
        if is_import:
            present.add(ast.dump(node))
        decorators = getattr(node, "decorator_list", [])
        start = min(part.lineno for part in [node, *decorators])
        if not first and not is_import:
            yield from (Line("", module, start), Line("", module, start))
        first = False
        for number in range(start, (node.end_lineno or start) + 1):
            yield Line(source[number - 1], module, number)


def bound_names(node: ast.stmt) -> list[str]:
    """Return the names that a statement at the top of a module binds."""
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.Import() | ast.ImportFrom():
            return [alias.asname or alias.name for alias in node.names]
        case ast.Assign():
            return [
                part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)
            ]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []
