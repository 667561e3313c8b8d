#!/usr/bin/env python3
"""Holds the #include lines of src/ against the table of layers in CONTRIBUTING.md.

A folder may include its own headers, those of the folders its row names, and what those may include.
Beyond the table: GTK only in app, SQLite only in store and *-repository.c, and config.h first in
every source.
"""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
src = root / "src"
ROW = re.compile(r"^\| `(\w+)` \|([^|]*)\|")
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def read_table():
    direct = {}
    for line in (root / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines():
        if row := ROW.match(line):
            direct[row[1]] = set(re.findall(r"`(\w+)`", row[2]))
    return direct


def reachable(direct, folder):
    seen, queue = {folder}, [folder]
    while queue:
        for below in direct[queue.pop()]:
            if below not in seen:
                seen.add(below)
                queue.append(below)
    return seen


def check_file(path, folder, allowed, home_of):
    text = path.read_text(encoding="utf-8")
    includes = INCLUDE.findall(text)
    where = path.relative_to(root)
    if path.suffix == ".c" and (not includes or includes[0] != ('"', "config.h")):
        yield f'{where}: the first include is not "config.h"'
    for quote, name in includes:
        base = Path(name).name
        if quote == '"' and base in home_of and home_of[base] not in allowed:
            yield f"{where}: includes {base} of {home_of[base]}, which {folder} may not include"
        if re.match(r"(gtk|gdk|adwaita|adw)\b", name) and folder != "app":
            yield f"{where}: includes <{name}>; GTK belongs in app alone"
        if base == "sqlite3.h" and folder != "store" and not path.name.endswith("-repository.c"):
            yield f"{where}: includes <{name}>; SQL belongs in store and in *-repository.c"


def main():
    direct = read_table()
    folders = sorted(path.name for path in src.iterdir() if path.is_dir())
    problems = [f"CONTRIBUTING.md: the table has no row for src/{name}" for name in folders if name not in direct]
    problems += [f"CONTRIBUTING.md: the table has a row for {name}, which is not in src" for name in direct if name not in folders]
    home_of = {path.name: path.relative_to(src).parts[0] for path in src.rglob("*.h")}
    checked = 0
    for folder in folders:
        if folder not in direct:
            continue
        allowed = reachable({name: direct[name] & set(direct) for name in direct}, folder)
        for path in sorted((src / folder).rglob("*.[ch]")):
            checked += 1
            problems += check_file(path, folder, allowed, home_of)
    print(*problems, sep="\n")
    print(f"{checked} files checked, {len(problems)} problems")
    return 1 if problems or checked == 0 else 0


sys.exit(main())
