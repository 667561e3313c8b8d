#!/usr/bin/env python3
"""Checks that xgettext finds the texts to translate: none is put together with a macro, where it would end such a text,
and those of a number stand where they are asked for, as it takes both forms only from there."""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
CALL = re.compile(r"(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|g_dpgettext2) ?\(")
# a text beside a word in capitals: "%" G_GINT64_FORMAT " rows", "%" PRIu64
MACRO = re.compile(r'"\s*[A-Z][A-Z0-9_]*[A-Z0-9]\b|\b[A-Z][A-Z0-9_]*[A-Z0-9]\s*"')
# both forms as texts, after the domain; a word or an element of a table instead of one is what is looked for
PLURAL = re.compile(r"(?<![A-Za-z0-9_])(?:ngettext ?\(|g?_?dngettext ?\([^,]*,)\s*")
FORMS = re.compile(r'"[^,]*"\s*,\s*"')


def blank(match):
    """Spaces for a comment, and for the inside of a string, so that lines and places stay."""
    return re.sub(r"[^\n]", " ", match.group())


def hide_text(match):
    return '"' + "x" * (len(match.group()) - 2) + '"'


def calls(text):
    for match in CALL.finditer(text):
        depth, end = 1, match.end()
        while depth > 0 and end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield match.start(), text[match.end():end - 1]


wrong = 0
for path in sorted(root.glob("src/**/*.[ch]")):
    # a comment may hold a quotation mark and a text what begins a comment: texts are hidden first
    source = STRING.sub(hide_text, path.read_text(encoding="utf-8"))
    source = COMMENT.sub(blank, source)
    for start, arguments in calls(source):
        if MACRO.search(arguments):
            line = source.count("\n", 0, start) + 1
            print(f"{path.relative_to(root)}:{line}: a text to translate has a macro in it; write the number with "
                  "sal_number_format() or sal_number_write(), and put %s there")
            wrong += 1
    for match in PLURAL.finditer(source):
        if not FORMS.match(source, match.end()):
            line = source.count("\n", 0, match.start()) + 1
            print(f"{path.relative_to(root)}:{line}: the forms for one and for many must be written here, "
                  "or they are not translated as such")
            wrong += 1
sys.exit(wrong > 0)
