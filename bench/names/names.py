#!/usr/bin/env python3
"""Names across scripts: how many of names.tsv the aligner finds and pairs.

usage: names.py [--bin PATH] [--data DIR] [--langs rus,arb] [--show missed,projected]

DIR holds the NTREX-128 files (LANG.tsv: document, tab, sentence). Each language's whole file is
aligned with the English one. A name counts as found and paired when the bead of its row has evidence
of kind `entity` whose source text overlaps the name there and whose target text overlaps the English
form (one holds the other, case ignored).

The list was drawn by rule, before any of the code was written: rows 0, 37, 74, ..., then 18, 55, ...,
then 9, 46, ...; in each the first name in the English sentence (of a person, place or organisation;
no acronyms, no adjectives) that the other side writes by its sound, in its own script; rows where the
name stands there in Latin letters too are passed over; 20 for a script.

Precision is estimated without reading: an English name that is paired in several rows should be paired
with one form. `steady` is the share of pairs that agree with the commonest form of their name (forms
that begin alike or hold one another count as one), among names paired three times or more.
"""
import argparse
import collections
import json
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def sentences(path):
    with open(path, encoding="utf-8") as file:
        rows = file.read().split("\n")[:-1]
    return [row.split("\t", 1)[1].strip() for row in rows]


def align(program, source, target):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, lines in (("source", source), ("target", target)):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write("".join(line + "\n" for line in lines))
        done = subprocess.run([program, "align", "--lines", "--format", "jsonl", *paths],
                              check=True, capture_output=True)
        texts = [open(path, "rb").read() for path in paths]
    beads = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    return beads, texts


def overlap(a, b):
    a, b = a.casefold(), b.casefold()
    return a in b or b in a


def evidence_by_row(beads, texts):
    rows = collections.defaultdict(list)
    for bead in beads:
        for item in bead["evidence"]:
            if item["kind"] != "entity":
                continue
            pair = [text[slice(*item[side])].decode() for text, side in zip(texts, ("src", "tgt"))]
            for row in bead["src"]:
                rows[row].append((*pair, item["weight"]))
    return rows


def alike(a, b):
    shared = len(os.path.commonprefix([a, b]))
    return a in b or b in a or shared * 2 >= max(len(a), len(b))


def steadiness(rows):
    forms = collections.defaultdict(list)
    for row in rows.values():
        for there, english, _ in row:
            forms[english].append(there)
    good = every = 0
    for seen in forms.values():
        if len(seen) < 3:
            continue
        commonest = collections.Counter(seen).most_common(1)[0][0]
        good += sum(alike(form, commonest) for form in seen)
        every += len(seen)
    return good, every


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="calque")
    parser.add_argument("--data", required=True)
    parser.add_argument("--langs", default="")
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    shown = options.show.split(",")
    english = sentences(os.path.join(options.data, "eng.tsv"))
    names = collections.defaultdict(list)
    with open(os.path.join(HERE, "names.tsv"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                script, lang, row, there, form = line.rstrip("\n").split("\t")
                names[(script, lang)].append((int(row), there, form))
    found_in_all = all_names = 0
    for (script, lang), wanted in names.items():
        if options.langs and lang not in options.langs.split(","):
            continue
        beads, texts = align(options.bin, sentences(os.path.join(options.data, lang + ".tsv")),
                             english)
        rows = evidence_by_row(beads, texts)
        found = 0
        for row, there, form in wanted:
            hit = any(overlap(a, there) and overlap(b, form) for a, b, _ in rows[row])
            found += hit
            if not hit and "missed" in shown:
                print("  missed %4d  %s = %s  %s" % (row, there, form, rows[row]))
        good, every = steadiness(rows)
        pairs = sum(len(row) for row in rows.values())
        print("%-10s %-6s found %2d of %2d   pairs %5d   steady %d of %d (%.3f)" % (
            script, lang, found, len(wanted), pairs, good, every, good / max(1, every)))
        found_in_all += found
        all_names += len(wanted)
        if "pairs" in shown:
            for row in sorted(rows):
                for there, form, weight in rows[row]:
                    print("  pair %4d  %s = %s  %.2f" % (row, there, form, weight))
    print("all: %d of %d, %.3f" % (found_in_all, all_names, found_in_all / max(1, all_names)))


if __name__ == "__main__":
    main()
