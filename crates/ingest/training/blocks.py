"""Cuts a saved web page into the numbered blocks that the labels refer to.

    blocks.py PAGE.html > PAGE.blocks

One block a line: its number, a tab, its text. Deliberately not the program's own extraction, so
that labels stay good when that changes: train.py carries them over word by word.
"""

import re
import sys

from lxml import html

BLOCK = set(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol optgroup option p pre section summary table tbody td "
    "tfoot th thead tr ul br caption button select textarea legend label iframe video audio".split()
)
SKIPPED = set("script style noscript template svg math head object embed canvas select option textarea".split())


def read(path):
    """A page's source, whatever it is encoded in."""
    raw = open(path, "rb").read()
    try:
        return raw.decode("utf8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def blocks(source):
    """The texts of the blocks, in order."""
    sys.setrecursionlimit(100_000)
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\0", "")
    tree = html.fromstring(source)
    found, open_block = [], []

    def end_block():
        text = re.sub(r"\s+", " ", "".join(open_block)).strip()
        if text:
            found.append(text)
        open_block.clear()

    def walk(node):
        if not isinstance(node.tag, str) or node.tag.lower() in SKIPPED:
            return
        is_block = node.tag.lower() in BLOCK
        if is_block:
            end_block()
        if node.text:
            open_block.append(node.text)
        for child in node:
            walk(child)
            if child.tail:
                open_block.append(child.tail)
        if is_block:
            end_block()

    body = tree.find(".//body")
    walk(tree if body is None else body)
    end_block()
    return found


if __name__ == "__main__":
    for number, text in enumerate(blocks(read(sys.argv[1]))):
        print(number, text, sep="\t")
