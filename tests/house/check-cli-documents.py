#!/usr/bin/env python3
"""Holds the man page and the completion against what salient-cli --help says: commands and options."""
import re
import subprocess
import sys
from pathlib import Path

program, root = sys.argv[1], Path(sys.argv[2])
EVERYWHERE = {"--json", "--help"}


def ask(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def from_help():
    commands = re.findall(r"^  (\w+(?: \w+)?)  +\S", ask("--help").split("Commands:")[1], re.MULTILINE)
    return {name: set(re.findall(r"--[a-z][a-z-]*", options_part(ask(*name.split(), "--help")))) - EVERYWHERE for name in commands}


def options_part(text):
    # option lines only: a description may mention options of others
    return "\n".join(match[0] for match in re.finditer(r"^  (?:-\w, )?--[a-z][a-z-]*", text, re.MULTILINE))


def from_man_page():
    text = (root / "data" / "salient-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    sections = re.split(r"^\.SS ([a-z]+(?: [a-z]+)?)(?= |$).*$", text.split(".SH COMMANDS")[1].split("\n.SH ")[0], flags=re.MULTILINE)[1:]
    found = {}
    for name, body in zip(sections[::2], sections[1::2]):
        heads = re.findall(r"^\.TP\n(.*)$", body, re.MULTILINE)
        found[name] = set(re.findall(r"--[a-z][a-z-]*", "\n".join(heads)))
    return found


def from_completion():
    text = (root / "data" / "completions" / "salient-cli").read_text(encoding="utf-8")
    found = {name: set(options.split()) for name, options in re.findall(r"^    '?(\w+(?: \w+)?)'?\) options='([^']*)'", text, re.MULTILINE)}
    groups = {name: actions.split() for name, actions in re.findall(r"^    (\w+)\) actions='([^']*)'", text, re.MULTILINE)}
    offered = []
    for name in re.search(r"commands='([^']*)'", text)[1].split():
        offered += [f"{name} {action}" for action in groups[name]] if name in groups else [name]
    if sorted(offered) != sorted(found):
        print(f"completion: offers the commands {offered}, has options for {sorted(found)}")
        sys.exit(1)
    return found


def main():
    expected = from_help()
    problems = 0
    for document, found in (("man page", from_man_page()), ("completion", from_completion())):
        for name in sorted(expected.keys() | found.keys()):
            for option in sorted(expected.get(name, set()) ^ found.get(name, set())):
                problems += 1
                print(f"{document}: {name} {option} is {'missing' if option in expected.get(name, set()) else 'not an option'}")
            if (name in expected) != (name in found):
                problems += 1
                print(f"{document}: {name} is {'missing' if name in expected else 'not a command'}")
    print(f"{len(expected)} commands, {sum(map(len, expected.values()))} options, {problems} problems")
    return 1 if problems or not expected else 0


sys.exit(main())
