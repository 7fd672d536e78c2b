#!/usr/bin/env python3
"""How fast bilingual files are read, beside translate-toolkit on the same files in the same run.

usage: read_speed.py READ_SPEED SRC.txt TGT.txt [UNITS]

Makes TMX, XLIFF 1.2, PO, CSV, TSV and JSONL of so many units (default 15000) from the lines of two texts, repeated
with a number behind each, and reads them with build/release/bench/read_speed and, where it is installed,
with translate-toolkit, asking each unit for its id, source, target and notes. Seconds are of processor time.
"""
import csv
import html
import json
import os
import subprocess
import sys
import tempfile
import time


def make(folder, sources, targets, units):
    def path(name):
        return os.path.join(folder, name)

    def po(text):
        return text.replace("\\", "\\\\").replace('"', '\\"')

    rows = [(f"{sources[i % len(sources)]} {i}", f"{targets[i % len(targets)]} {i}") for i in range(units)]
    with open(path("units.tmx"), "w") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="fr" '
                   'creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" '
                   'adminlang="en" datatype="html"/><body>\n')
        for i, (source, target) in enumerate(rows):
            file.write(f'  <tu tuid="{i}" creationdate="20260101T000000Z">\n    <prop type="domain">news</prop>\n'
                       f'    <tuv xml:lang="fr"><seg>{html.escape(source, False)}</seg></tuv>\n'
                       f'    <tuv xml:lang="en"><seg>{html.escape(target, False)}</seg></tuv>\n  </tu>\n')
        file.write("</body></tmx>\n")
    with open(path("units.xlf"), "w") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" '
                   'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="fr" '
                   'target-language="en" datatype="html"><body>\n')
        for i, (source, target) in enumerate(rows):
            file.write(f'    <trans-unit id="{i}">\n      <source>{html.escape(source, False)}</source>\n'
                       f'      <target state="translated">{html.escape(target, False)}</target>\n'
                       f'      <note from="developer">number {i}</note>\n    </trans-unit>\n')
        file.write("</body></file></xliff>\n")
    with open(path("units.po"), "w") as file:
        file.write('msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n')
        for i, (source, target) in enumerate(rows):
            file.write(f'#: src/a.c:{i}\n#, c-format\nmsgid "{po(source)}"\nmsgstr "{po(target)}"\n\n')
    with open(path("units.csv"), "w", newline="") as file:
        csv.writer(file).writerows([("source", "target"), *rows])
    with open(path("units.tsv"), "w") as file:
        file.writelines(f"{source}\t{target}\n" for source, target in rows)
    with open(path("units.jsonl"), "w") as file:
        for i, (source, target) in enumerate(rows):
            file.write(json.dumps({"id": str(i), "src_text": source, "tgt_text": target}, ensure_ascii=False) + "\n")
    return [path("units." + ending) for ending in ("tmx", "xlf", "po", "csv", "tsv", "jsonl")]


def toolkit_seconds(path):
    from translate.storage import factory

    best = None
    for _ in range(3):
        before = time.process_time()
        for unit in factory.getobject(path).units:
            if unit.source is not None:
                unit.target, unit.getid(), unit.getnotes()
        taken = time.process_time() - before
        best = taken if best is None else min(best, taken)
    return best


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    texts = [open(name, encoding="utf-8").read().splitlines() for name in sys.argv[2:4]]
    with tempfile.TemporaryDirectory() as folder:
        for path in make(folder, *texts, int(sys.argv[4]) if len(sys.argv) == 5 else 15000):
            ours = subprocess.run([sys.argv[1], path], check=True, capture_output=True, text=True).stdout
            print(ours.replace(folder + "/", "").strip(), end="")
            try:
                theirs = toolkit_seconds(path)
                print(f"\ttranslate-toolkit {theirs:.3f} s\t{os.path.getsize(path) / 1e6 / theirs:.1f} MB/s")
            except ImportError:
                print("\tno translate-toolkit")
            except Exception as error:  # formats that it does not know
                print(f"\ttranslate-toolkit: {type(error).__name__}")


main()
