"""A snippet as the whole program that a reader can copy: the definitions that it imports stand in it.

The program does what Python's import would do, or is refused. To keep that simple, a module of definitions
may hold little: each of its statements binds one name, and no other binds that again. So what is needed of it
can stand where the snippet imports it, as long as each name means one thing in all of the program. Left out
is only what does nothing but bind a name that nobody needs, as an import of a library is taken to do; whether
it would fail is not asked. And where Python says from which module something comes, it says `__main__`.
"""

import ast
import functools
import re
import symtable
import sys
from dataclasses import dataclass
from itertools import pairwise, permutations
from pathlib import Path

from pageloom.errors import LoomError, shown

# An editor, a page and Python do not agree on these, nor on where a line ends that holds one.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
COOKIE = re.compile(r"[ \t]*#.*?coding[:=][ \t]*(?!utf-?8\b)[-\w.]+", re.IGNORECASE)
# What tells one file from another, or changes all of a file.
DUNDERS = "annotations builtins cached doc file future import loader main module name package spec".split()
TELLING = {*(f"__{name}__" for name in DUNDERS), *"* dir eval exec global globals locals vars".split()}
HOLDS = "a docstring, imports of libraries, functions, classes, and assignments of one name each"
# What can be computed or not without anyone noticing, unless something of the module takes part.
VALUES = (ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.BinOp, ast.UnaryOp, ast.Tuple, ast.List)
QUIET = (*VALUES, ast.Dict, ast.BitOr, ast.unaryop, ast.expr_context, ast.arguments, ast.arg, ast.alias)


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

    @functools.cached_property
    def formulas(self) -> list[str]:
        """The functions that the snippet imports first, without what is no formula: words and checks."""
        shown: list[str] = []
        first = self.folded[0] if self.folded else range(0)
        functions = [node for node in ast.parse(self.text).body if isinstance(node, ast.FunctionDef)]
        for function in functions:
            if function.name not in self.definitions or function.lineno not in first:
                continue
            refusals = [each for each in ast.walk(function) if isinstance(each, ast.If)]
            left_out: list[ast.stmt] = [each for each in refusals if isinstance(each.body[-1], ast.Raise)]
            if ast.get_docstring(function) is not None:
                left_out.append(function.body[0])
            hidden = {i for each in left_out for i in range(each.lineno, (each.end_lineno or 0) + 1)}
            span = range(function.lineno, (function.end_lineno or 0) + 1)
            shown += [""] * bool(shown) + [self.lines[i - 1].text for i in span if i not in hidden]
        return shown


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement at the top level of a file."""

    path: Path
    node: ast.stmt
    lines: list[Line]

    @functools.cached_property
    def names(self) -> dict[str, object]:
        """The names of the file that stand here, and what one bound here means: an import, or this file."""
        if isinstance(self.node, ast.Import | ast.ImportFrom):
            library = getattr(self.node, "module", None)
            bound = {alias.asname or alias.name.partition(".")[0]: alias for alias in self.node.names}
            return {name: (library, ast.dump(alias)) for name, alias in bound.items()}
        hints = [vars(part).get(kind) for part in ast.walk(self.node) for kind in ("annotation", "returns")]
        quoted = [part for hint in hints if hint for part in ast.walk(hint) if isinstance(part, ast.Constant)]
        names: dict[str, object] = dict.fromkeys(re.findall(r"\w+", str([part.value for part in quoted])))
        tables = [symtable.symtable("\n".join(line.text for line in self.lines), "", "exec")]
        for table in tables:
            tables += table.get_children()
            for symbol in table.get_symbols():
                if symbol.is_global() and (symbol.is_assigned() or symbol.is_imported()):
                    names[symbol.get_name()] = self.path
                # A class may read a name of the file before it has one of its own like it.
                elif symbol.is_global() or (table.get_type() == "class" and symbol.is_referenced()):
                    names.setdefault(symbol.get_name(), None)
        return names

    def line(self, name: str) -> int:
        """Return the line in which a name stands first, or else the first line."""
        found = (line.number for line in self.lines if name in re.findall(r"\w+", line.text))
        return next(found, self.lines[0].number)

    def error(self, message: str, name: str = "") -> LoomError:
        return LoomError(self.path, self.line(name), message)


def read_program(path: Path, snippets: Path) -> Program:
    """Read a snippet; put definitions in place of its imports from the modules of `snippets`.

    Raises LoomError for a snippet that does not parse, asks for what is not there, or would mean something
    else in one file.
    """
    text = read_text(path)
    source, script = lines_of(path, text), statements(path, text)
    modules = {each: module for each in script if (module := imported_module(each, snippets))}
    if not modules:
        return Program(tuple(source), (), ())
    refuse_telling(script)
    lines: list[Line] = []
    folded: list[range] = []
    placed: list[Statement] = []
    done = 0
    for statement in script:
        if statement not in modules:
            placed.append(statement)
            continue
        if any(each.path == modules[statement] for each in placed):
            raise statement.error(f"import all that you need of {modules[statement].name} at once")
        lines += source[done : statement.lines[0].number - 1]
        done = statement.lines[-1].number
        before = len(lines)
        for each in needed_of(modules[statement], statement):
            if not isinstance(each.node, ast.Import | ast.ImportFrom):
                blank = Line("", each.path, each.lines[0].number)
                lines += [blank, blank, *each.lines] if lines[before:] else each.lines
            elif all(ast.dump(each.node) != ast.dump(other.node) for other in placed):
                lines += each.lines
            placed.append(each)
        folded += [range(before + 1, len(lines) + 1)] if lines[before:] else []
        lines.append(Line("", path, statement.lines[0].number))
    imported = tuple(name for statement in modules for name in statement.names)
    refuse_two_meanings(placed, path, imported)
    return Program((*lines, *source[done:]), imported, tuple(folded))


def imported_module(statement: Statement, snippets: Path) -> Path | None:
    """Return the module beside the snippets from which a statement imports definitions, if it does."""
    for part in ast.walk(statement.node):
        if not isinstance(part, ast.Import | ast.ImportFrom):
            continue
        base = getattr(part, "module", None) or ""
        names = [base, *(f"{base}.{alias.name}".strip(".") for alias in part.names)]
        files = [snippets / f"{name.replace('.', '/')}.py" for name in names]
        if module := next(filter(Path.is_file, files), None):
            plain = part is statement.node and not any(alias.asname for alias in part.names)
            folders = (statement.path.parent, snippets)
            found = (folder / file for folder in folders for file in (f"{base}/__init__.py", f"{base}.py"))
            hidden = base in sys.stdlib_module_names or next(filter(Path.is_file, found), None) != module
            away = getattr(part, "level", 1) or module.resolve().parent != snippets.resolve()
            if not plain or hidden or away:
                how = f"by their own names, from a file in {shown(snippets)} itself that no other hides"
                message = f"import definitions at the top level, {how}: `from module import name, …`"
                raise LoomError(statement.path, part.lineno, message)
            return module
    return None


def refuse_telling(found: list[Statement]) -> None:
    """Raise LoomError for what means something else when other statements stand in the same file."""
    for before, statement in pairwise(found):
        if before.lines[-1].number == statement.lines[0].number:
            raise statement.error("with definitions put in place, a statement needs lines of its own")
    for statement in found:
        words = {part.name for part in ast.walk(statement.node) if isinstance(part, ast.alias)}
        words |= {"global" for part in ast.walk(statement.node) if isinstance(part, ast.Global)}
        for name in sorted(TELLING & {*words, *statement.names, getattr(statement.node, "module", "")}):
            message = f"`{name}` can mean something else with definitions in the same file; do without it"
            raise statement.error(message, name)


@functools.lru_cache(maxsize=1024)
def definitions(module: Path, text: str) -> tuple[dict[str, Statement], list[Statement]]:
    """Return the statements of a module by the names they bind, and those that do more than bind a name.

    Raises LoomError for what no module may hold.
    """
    bound: dict[str, Statement] = {}
    must_run = []
    refuse_telling(statements(module, text))
    for each in statements(module, text):
        beside = imported_module(each, module.parent)
        new = [name for name, meaning in each.names.items() if meaning]
        match each.node:
            case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() if not beside:
                pass
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() if len(new) == 1:
                pass
            case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign(ast.Name(), _, ast.expr()) if len(new) == 1:
                pass
            case _:
                found = each.lines[0].text.strip()
                raise each.error(f"a module may hold {HOLDS}, not `{found}`; leave it to the snippet")
        for name in bound.keys() & new:
            line = bound[name].line(name)
            raise each.error(f"`{name}` is bound in line {line}, too; take another name", name)
        own = [name for name, other in bound.items() if other.names[name] == module]
        body = getattr(each.node, "body", [])
        heads = [child for child in ast.iter_child_nodes(each.node) if child not in body]
        parts = [part for head in heads for part in ast.walk(head)]
        quiet = all(isinstance(part, QUIET) and getattr(part, "id", None) not in own for part in parts)
        if not quiet or isinstance(each.node, ast.ClassDef) or getattr(each.node, "decorator_list", []):
            must_run.append(each)
        bound |= dict.fromkeys(new, each)
    return bound, must_run


def needed_of(module: Path, statement: Statement) -> list[Statement]:
    """Return what an import needs of a module, in the order of the module."""
    bound, must_run = definitions(module, read_text(module))
    if unknown := statement.names.keys() - bound.keys():
        missing, present = ", ".join(sorted(unknown)), ", ".join(sorted(bound))
        raise statement.error(f"{module.name} defines no {missing}; it has {present}")
    needed = [*must_run, *(bound[name] for name in statement.names)]
    for each in needed:
        needed += {bound[name] for name in each.names if name in bound}.difference(needed)
    return sorted(set(needed), key=lambda each: each.lines[0].number)


def refuse_two_meanings(placed: list[Statement], script: Path, imported: tuple[str, ...]) -> None:
    """Raise LoomError for a name that means one thing in one file and something else in another."""
    known = {(each.path, name) for each in placed for name, meaning in each.names.items() if meaning}
    known |= {(script, name) for name in imported}
    found: dict[str, dict[tuple[Path, object], Statement]] = {}
    for each in sorted(placed, key=lambda each: each.path != script):
        for name, meaning in each.names.items():
            if meaning or (each.path, name) not in known:
                found.setdefault(name, {}).setdefault((each.path, meaning), each)
    for name, meanings in found.items():
        for ((here, meaning), each), ((there, other), another) in permutations(meanings.items(), 2):
            if other and here != there and meaning != other:
                place = f"{shown(there)}:{another.line(name)}"
                how = "one program has room for one; import it from there, or rename one"
                raise each.error(f"`{name}` is a name of {place}, too, and {how}", name)


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
        compile(tree, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        raise LoomError(path, error.lineno or 1, f"SyntaxError: {error.msg}") from None
    lines = lines_of(path, text)
    found = []
    for node in tree.body:
        first = min(part.lineno for part in [node, *getattr(node, "decorator_list", [])])
        found.append(Statement(path, node, lines[first - 1 : node.end_lineno]))
    return found
