"""The loom: a page's Markdown in, the same Markdown with the outputs of its snippets out.

`pageloom` in the list of Markdown extensions is all that a site needs. The path of a page through it:

    extension    the doorway: the loom as a Python-Markdown extension, and how it writes for an engine
    source       which page the engine is rendering, and where on it a line stands
    loom         what the pages of a site share: the programs that run, and what the pages became
    reading      finds the executable fences of a page, their captions, and the numbers that it quotes
    program      turns a snippet into the whole program that is shown, copied and run
    runner       has a program run in a clean process, and gives back what it left; `worker` is that process,
                 `place` its folder and its limits, `confinement` what keeps it there
    drawing      makes matplotlib's SVG ready for a page, or a file
    store        keeps results
    output       makes printed text ready for a page
    references   the numbers of tables, figures and equations, and references to them
    writing      writes a page: as plain Markdown here, for an engine in `extension`
    plugin       for MkDocs: drawings enter the finished page, where nobody has to carry them
    errors       the one error, which names its place and stops the build
    typesetting  formulas, numbers that line up, colours of ideas, and sources: four extensions
"""

from typing import Any


def makeExtension(**options: Any) -> Any:
    # Whoever wants a part of the loom need not load all of it.
    from pageloom.extension import LoomExtension

    return LoomExtension(**options)
