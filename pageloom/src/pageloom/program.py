"""A snippet as the whole program that a reader can copy: the definitions that it imports stand in it.

The program does what Python's import would do. Of each module it holds whatever the module does when it is
imported; left out are only definitions, constants and imports of libraries that nothing needs. What would
mean something else in one file is refused. One thing remains: where Python says from which module a class
comes, it says `__main__`.
"""

import ast
import functools
import re
import symtable
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pageloom.errors import LoomError, shown

# An editor, a page and Python do not agree on these, nor on where a line ends that holds one.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
COOKIE = re.compile(r"[ \t]*#.*?coding[:=][ \t]*(?!utf-?8\b)[-\w.]+", re.IGNORECASE)
HIDING = set("__builtins__ __doc__ __file__ __import__ __name__ dir eval exec globals locals vars".split())
# What a value, or a default, consists of that can be computed, or not, without anyone noticing.
CONSTANT = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.expr_context)
QUIET = ((*CONSTANT, ast.Name, ast.Attribute), (*CONSTANT, ast.BinOp, ast.operator, ast.UnaryOp, ast.unaryop))


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


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement at the top level of a file."""

    node: ast.stmt
    lines: list[Line]

    @property
    def path(self) -> Path:
        return self.lines[0].path

    def error(self, message: str) -> LoomError:
        return LoomError(self.path, self.lines[0].number, message)

    def line(self, name: str) -> int:
        """Return the line in which a name stands."""
        for part in self.parts:
            named = {getattr(part, "id", None), getattr(part, "name", None), *getattr(part, "names", ())}
            if name in named:
                return getattr(part, "lineno", self.lines[0].number)
        return self.lines[0].number

    @functools.cached_property
    def parts(self) -> list[ast.AST]:
        return list(ast.walk(self.node))

    @functools.cached_property
    def global_names(self) -> dict[str, bool]:
        """The names of the file that stand in this statement, and whether it binds them."""
        names: dict[str, bool] = {}
        try:
            tables = [symtable.symtable("\n".join(line.text for line in self.lines), "", "exec")]
        except SyntaxError as error:
            place = self.lines[(error.lineno or 1) - 1].number
            raise LoomError(self.path, place, f"SyntaxError: {error.msg}") from None
        for table in tables:
            for symbol in table.get_symbols():
                here = table is tables[0] or symbol.is_global()
                # A class may read a name of the file before it has one of its own like it.
                if here or (table.get_type() == "class" and symbol.is_referenced()):
                    bound = here and (symbol.is_assigned() or symbol.is_imported())
                    names[symbol.get_name()] = names.get(symbol.get_name(), False) or bound
            tables += table.get_children()
        hints = (getattr(part, hint, None) for part in self.parts for hint in ("annotation", "returns"))
        for part in [part for hint in hints if hint for part in ast.walk(hint)]:
            if isinstance(part, ast.Constant):  # a class may be named in quotes before it is there
                names.update(dict.fromkeys(re.findall(r"\w+", str(part.value)), False) | names)
        return names

    @functools.cached_property
    def binds(self) -> set[str]:
        return {name for name, bound in self.global_names.items() if bound}

    @functools.cached_property
    def does_something(self) -> bool:
        """Whether a module without this statement could differ in more than the names that it binds."""
        values: list[ast.expr | None]
        match self.node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                return False
            case ast.FunctionDef(decorator_list=[], args=given):
                values = [*given.defaults, *given.kw_defaults]
            case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign(target=ast.Name()):
                values = [self.node.value]
            case _:
                return True
        parts = [part for value in values if value for part in ast.walk(value)]
        return not any(all(isinstance(part, quiet) for part in parts) for quiet in QUIET)

    def origin(self, name: str) -> str | None:
        """Return what of a library this statement gives a name to, if it is an import."""
        if isinstance(self.node, ast.Import | ast.ImportFrom):
            for alias in self.node.names:
                if name == (alias.asname or alias.name.partition(".")[0]):
                    return f"{getattr(self.node, 'module', '')}.{alias.name}"
        return None


def read_program(path: Path, snippets: Path) -> Program:
    """Read a snippet; put definitions in place of its imports from the modules of `snippets`.

    Raises LoomError for a snippet that does not parse, asks for what is not there, or would mean something
    else in one file.
    """
    text = read_text(path)
    source = lines_of(path, text)
    if not any(imported_file(part, snippets) for each in statements(path, text) for part in each.parts):
        return Program(tuple(source), (), ())

    inliner = Inliner(snippets)
    imports = [statement for statement in inliner.file(path) if statement in inliner.modules]
    for statement in imports:
        inliner.bring(statement, statement.binds, (path,))
    lines: list[Line] = []
    names: list[str] = []
    folded: list[range] = []
    done = 0
    for statement in inliner.file(path):
        if statement not in imports:
            inliner.placed.append(statement)
            continue
        lines += source[done : statement.lines[0].number - 1]
        definitions = inliner.definitions(inliner.modules[statement])
        if definitions:
            folded.append(range(len(lines) + 1, len(lines) + len(definitions) + 1))
        lines += [*definitions, Line("", path, statement.lines[0].number)]
        names += [part.name for part in statement.parts if isinstance(part, ast.alias)]
        done = statement.lines[-1].number
    inliner.check()
    return Program((*lines, *source[done:]), tuple(names), tuple(folded))


class Inliner:
    """Finds what one program needs of the modules beside it, and whether all of it fits into one file."""

    def __init__(self, snippets: Path) -> None:
        self.snippets = snippets
        self.files: dict[Path, list[Statement]] = {}  # the snippet first
        self.modules: dict[Statement, Path] = {}  # the statements that import from a file beside the snippet
        self.needed: set[Statement] = set()
        self.placed: list[Statement] = []  # what stands in the program so far

    def file(self, path: Path) -> list[Statement]:
        """Return the statements of a file. Raises LoomError where they cannot stand in another."""
        if path not in self.files:
            found = self.files[path] = statements(path, read_text(path))
            for before, statement in pairwise(found):
                if before.lines[-1].number == statement.lines[0].number:
                    raise statement.error("with definitions put in place, a statement needs lines of its own")
            for statement in found:
                for part in statement.parts:
                    if message := self.refusal(part, statement):
                        raise LoomError(path, getattr(part, "lineno", 1), message)
        return self.files[path]

    def refusal(self, part: ast.AST, statement: Statement) -> str | None:
        """Say why this part of a statement would not mean the same in another file, if so."""
        match part:
            case ast.Import() | ast.ImportFrom() if module := imported_file(part, self.snippets):
                self.modules[statement] = module
                plain = all(not alias.asname and alias.name != "*" for alias in part.names)
                if part is not statement.node or isinstance(part, ast.Import) or not plain:
                    how = "`from module import name, …`"
                    return f"import definitions at the top level and by their own names: {how}"
            case ast.ImportFrom(module="__future__"):
                return "an import from __future__ would change the definitions as well as the snippet"
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                return "a program with definitions must say which names it imports, not *"
            case ast.Global() if len(self.files) > 1:
                return "who imports this name would not see it change; return the value instead of `global`"
            case ast.Name(id=name) if name in HIDING:
                return f"`{name}` tells in which file it stands, and definitions move to another"
        return None

    def bring(self, statement: Statement, names: Set[str], importing: tuple[Path, ...]) -> None:
        """Note what it takes to import these names with a statement."""
        module = self.modules[statement]
        if not module.resolve().is_relative_to(self.snippets.resolve()):
            raise statement.error(
                f"{shown(module)} leads out of {shown(self.snippets)}; put the file itself there"
            )
        if module in importing:
            raise statement.error(f"{module.name} imports this file in turn; move what both need to a third")
        defined = {name for each in self.file(module) for name in each.binds}
        if unknown := statement.binds - defined:
            missing, present = ", ".join(sorted(unknown)), ", ".join(sorted(defined))
            raise statement.error(f"{module.name} defines no {missing}; it has {present}")
        self.need(module, names & statement.binds, (*importing, module))

    def need(self, path: Path, names: Set[str], importing: tuple[Path, ...]) -> None:
        """Note what a module does when it is imported, and what these names of it come from."""
        for statement in self.file(path):
            if statement in self.modules:
                self.bring(statement, names, importing)
            elif statement not in self.needed and (statement.does_something or statement.binds & names):
                self.needed.add(statement)
                self.need(path, statement.global_names.keys(), importing)

    def definitions(self, module: Path) -> list[Line]:
        """Return what is needed of a module, where it is imported for the first time."""
        lines: list[Line] = []
        for statement in self.file(module):
            if statement in self.modules:
                lines += self.definitions(self.modules[statement])
            elif statement in self.needed:
                self.needed.remove(statement)
                is_import = isinstance(statement.node, ast.Import | ast.ImportFrom)
                if not is_import:
                    blank = Line("", module, statement.lines[0].number)
                    lines += [blank, blank, *statement.lines] if lines else statement.lines
                elif all(ast.dump(statement.node) != ast.dump(each.node) for each in self.placed):
                    lines += statement.lines
                self.placed.append(statement)
        return lines

    def check(self) -> None:
        """Raise LoomError where a name of one file means something else in another."""
        binders: dict[str, list[Statement]] = {}
        for statement in self.placed:
            for name in statement.binds:
                binders.setdefault(name, []).append(statement)
        script = next(iter(self.files))
        for statement in sorted(self.placed, key=lambda each: each.path != script):
            for name in sorted(statement.global_names.keys() & binders.keys()):
                here = [each for each in binders[name] if each.path == statement.path]
                elsewhere = [each for each in binders[name] if each.path != statement.path]
                origins = {each.origin(name) for each in binders[name]}
                if here:
                    same = len(origins) == 1 and None not in origins
                else:
                    same = any(each.path == statement.path and name in each.binds for each in self.modules)
                if elsewhere and not same:
                    place = f"{shown(elsewhere[0].path)}:{elsewhere[0].line(name)}"
                    how = "rename one of them" if here else "import it from there, or rename it"
                    message = f"`{name}` is a name of {place}, too, and one program has room for one; {how}"
                    raise LoomError(statement.path, statement.line(name), message)


def imported_file(part: ast.AST, snippets: Path) -> Path | None:
    """Return the file below `snippets` that an import reads, if it is one."""
    match part:
        case ast.ImportFrom(module=str(name), level=0):
            modules = [name, *(f"{name}.{alias.name}" for alias in part.names)]
        case ast.Import():
            modules = [alias.name for alias in part.names]
        case _:
            return None
    files = (snippets / f"{name.replace('.', '/')}.py" for name in modules)
    return next((file for file in files if file.is_file()), None)


def read_text(path: Path) -> str:
    """Read a program as Python does. Raises LoomError where an editor or a page would read it otherwise."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise LoomError(path, number, f"this is not UTF-8 ({error.reason}); save the file in UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if found := UNSEEN.search(line):
            message = f"here is U+{ord(found[0]):04X}, which nobody sees; in a string write it as an escape"
            raise LoomError(path, number, message)
        if number <= 2 and COOKIE.match(line):
            raise LoomError(path, number, "programs are in UTF-8; leave out this line, and save the file so")
    return text


def lines_of(path: Path, text: str) -> list[Line]:
    found = text.removesuffix("\n").split("\n") if text else []
    return [Line(line, path, i) for i, line in enumerate(found, start=1)]


@functools.lru_cache(maxsize=1024)
def statements(path: Path, text: str) -> list[Statement]:
    """Return the statements at the top level of a file; its modules are the same for many programs."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise LoomError(path, error.lineno or 1, f"SyntaxError: {error.msg}") from None
    lines = lines_of(path, text)
    first = [min(part.lineno for part in [node, *getattr(node, "decorator_list", [])]) for node in tree.body]
    return [Statement(node, lines[i - 1 : node.end_lineno]) for node, i in zip(tree.body, first, strict=True)]
