#!/usr/bin/env python3
"""Scores the main text that `calque segment` takes out of web pages against gold files.

usage: html_pages.py [--bin CALQUE] [--errors] [--json FILE] [--jobs N] [FOLDER...]

FOLDER holds pages NAME.html with their gold NAME.html.tsv (`kind<TAB>text`, first line a header);
default: data/formats. What counts is only whether a text is boilerplate: gold and output are laid
side by side character by character without their spaces, so that other cuts into segments cost nothing.

found  article segments of the gold nine tenths of whose characters the program gives as article text
stray  boilerplate segments of the gold that it gives as article text by more than half, and
       segments it gives as article text that the gold does not have at all
--errors  prints each missing and stray segment
Standard library only.
"""
import argparse
import concurrent.futures
import difflib
import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def read_segments(rows):
    """[(is it an article's, text without spaces, text)] of rows `kind<TAB>text` under a header."""
    segments = []
    for row in rows[1:]:
        kind, text = row.split('\t', 1)
        text = text.replace('\\n', '\n')
        packed = ''.join(text.split())
        if packed:
            segments.append((kind != 'boilerplate', packed, ' '.join(text.split())))
    return segments


def run(program, path):
    done = subprocess.run([program, 'segment', '--quiet', '--format', 'tsv', '--columns', 'kind,text', path],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)
    if done.returncode:
        sys.exit('%s: %s' % (path, done.stderr.decode('utf-8', 'replace').strip()))
    return read_segments(done.stdout.decode('utf-8').split('\n')[:-1])


def offsets(segments):
    """Where each segment begins in the texts strung together, and where the last ends."""
    places = [0]
    for _, packed, _ in segments:
        places.append(places[-1] + len(packed))
    return places


def pair_characters(gold, output):
    """For each character of the gold the position of the same one in the output, or -1."""
    gold_at, output_at = offsets(gold), offsets(output)
    pairs = [-1] * gold_at[-1]
    matcher = difflib.SequenceMatcher(None, [s[1] for s in gold], [s[1] for s in output], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        left, right = gold_at[a], output_at[c]
        if tag == 'equal':
            for i in range(gold_at[b] - left):
                pairs[left + i] = right + i
        elif tag == 'replace':
            texts = [''.join(s[1] for s in side) for side in (gold[a:b], output[c:d])]
            for block in difflib.SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_matching_blocks():
                for i in range(block.size):
                    pairs[left + block.a + i] = right + block.b + i
    return pairs


def score(gold, output):
    pairs = pair_characters(gold, output)
    is_article = [article for article, packed, _ in output for _ in packed]
    gold_at, output_at = offsets(gold), offsets(output)
    result = {'article': 0, 'found': 0, 'boilerplate': 0, 'missing': [], 'stray': []}
    for i, (article, packed, text) in enumerate(gold):
        kept = sum(p >= 0 and is_article[p] for p in pairs[gold_at[i]:gold_at[i + 1]])
        if article:
            result['article'] += 1
            if kept >= 0.9 * len(packed):
                result['found'] += 1
            else:
                result['missing'].append(text)
        else:
            result['boilerplate'] += 1
            if kept > 0.5 * len(packed):
                result['stray'].append(text)
    in_gold = set(pairs)
    for i, (article, packed, text) in enumerate(output):
        if article and sum(p in in_gold for p in range(output_at[i], output_at[i + 1])) < 0.5 * len(packed):
            result['stray'].append(text)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--bin', default='calque')
    parser.add_argument('--errors', action='store_true')
    parser.add_argument('--json')
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('folders', nargs='*', default=[os.path.join(ROOT, 'data', 'formats')])
    options = parser.parse_args()

    pages = [p for folder in options.folders for p in sorted(glob.glob(os.path.join(folder, '*.html')))
             if os.path.exists(p + '.tsv')]
    if not pages:
        sys.exit('no page with a gold file in ' + ', '.join(options.folders))
    results = {}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, output in zip(pages, pool.map(lambda p: run(options.bin, p), pages)):
            with open(path + '.tsv', encoding='utf-8') as file:
                gold = read_segments(file.read().split('\n')[:-1])
            results[os.path.relpath(path)] = score(gold, output)

    if options.errors:
        for path, result in results.items():
            for what in ('missing', 'stray'):
                for text in result[what]:
                    print('%s\t%s\t%s' % (os.path.basename(path), what, text))
        print()
    width = max(len(os.path.basename(p)) for p in results)
    print('%-*s %14s %7s %11s %6s' % (width, 'page', 'found/article', 'found', 'boilerplate', 'stray'))
    rows = [(os.path.basename(path), r['found'], r['article'], r['boilerplate'], len(r['stray']))
            for path, r in results.items()]
    rows.append(('total',) + tuple(sum(row[i] for row in rows) for i in range(1, 5)))
    for name, found, article, boilerplate, stray in rows:
        print('%-*s %14s %6.1f%% %11d %6d' % (width, name, '%d/%d' % (found, article),
                                              100.0 * found / max(article, 1), boilerplate, stray))
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as file:
            json.dump(results, file, ensure_ascii=False, indent=1)


if __name__ == '__main__':
    main()
