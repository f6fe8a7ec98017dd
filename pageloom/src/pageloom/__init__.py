"""The loom: a page's Markdown in, the same Markdown with the outputs of its snippets out.

`pageloom` in the list of Markdown extensions is all that a site needs (see `extension`). Inside:

    extension     the doorway: the loom as a Python-Markdown extension
    page          finds fences, captions, numbers, labels and references on a page and weaves the results in
    program       turns a snippet into the whole program that is shown, copied and run
    runner        runs a program in a clean process; `worker` is what that process does
    output        printed text and drawings, made ready for a page
    mathematics   TeX to MathML, a second extension
    alignment     numbers in tables that line up on their decimal point, a third
    order         a hook for MkDocs: pages that wait for snippets come last
"""

from pageloom.extension import makeExtension

__all__ = ["makeExtension"]
