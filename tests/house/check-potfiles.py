#!/usr/bin/env python3
"""Checks that po/POTFILES.in lists exactly the files with strings to translate; --write corrects it."""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
potfiles = root / "po" / "POTFILES.in"
CALL = re.compile(r"(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|g_dpgettext2) ?\(")
ALWAYS = ("*.desktop.in", "*.metainfo.xml.in", "*.gschema.xml.in")


def translatable():
    for path in root.glob("src/**/*.[ch]"):
        if CALL.search(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)):
            yield path
    for folder in ("ui", "data", "src"):
        for path in root.glob(folder + "/**/*.ui"):
            if 'translatable="yes"' in path.read_text(encoding="utf-8"):
                yield path
    for pattern in ALWAYS:
        yield from root.glob("data/" + pattern)


wanted = sorted(str(path.relative_to(root)) for path in translatable())
if "--write" in sys.argv:
    potfiles.write_text("\n".join(wanted) + "\n", encoding="utf-8")
listed = [line for line in potfiles.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

for name in sorted(set(wanted) - set(listed)):
    print(f"po/POTFILES.in lacks {name}, which has strings to translate")
for name in sorted(set(listed) - set(wanted)):
    print(f"po/POTFILES.in lists {name}, which has no strings to translate")
if set(wanted) != set(listed):
    print("tests/house/check-potfiles.py . --write corrects the list")
sys.exit(set(wanted) != set(listed))
