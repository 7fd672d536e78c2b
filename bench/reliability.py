#!/usr/bin/env python3
"""Draws how far scores can be trusted: the share of right links against the mean score, as an SVG.

usage: reliability.py align FIGURES.json OUT.svg [--kinds prose,dialogue] [--title TEXT]
       reliability.py mine CALQUE OUT.svg [--args='--encoder none'] [--title TEXT]
       reliability.py held-out TOOLS OUT.svg [--title TEXT]
       reliability.py pairs FILE OUT.svg [--title TEXT]

align     from the figures that score_align.py wrote with --json; a link is right if it is exactly in the gold
mine      runs `calque mine` on bench/comparable and data/comparable; a link is right if its texts hold the
          snippets of a gold row. The weights were fitted on these texts, so the picture flatters
held-out  the same, each set mined with weights fitted on the other sets (see fit_mine.py, also for TOOLS)
pairs     lines of "SCORE 0" or "SCORE 1"

Prints the bins too. The SVG brings its own background and follows the reader's light or dark setting.
Standard library only.
"""
import argparse
import glob
import json
import math
import os
import shlex
import subprocess
import sys
from html import escape

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fit_mine  # noqa: E402

BINS = 10
STYLE = """
  .paper { fill: #ffffff; } .ink { fill: #1f2328; } .soft { fill: #59636e; }
  .grid { stroke: #d1d9e0; } .ideal { stroke: #59636e; stroke-dasharray: 4 4; }
  .bar { fill: #5b8fd1; } .mean { stroke: #b3470b; } .range { stroke: #1f2328; }
  .key { fill: #b3470b; }
  text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117; } .ink { fill: #e6edf3; } .soft { fill: #9198a1; }
    .grid { stroke: #2f353d; } .ideal { stroke: #9198a1; }
    .bar { fill: #3f6ea8; } .mean { stroke: #f0883e; } .range { stroke: #e6edf3; } .key { fill: #f0883e; }
  }"""


def align_pairs(path, kinds):
    with open(path, encoding='utf-8') as file:
        cases = json.load(file)['cases']
    chosen = [row for row in cases.values() if not kinds or row['kind'] in kinds]
    return [(score, bool(right)) for row in chosen for score, right in row['scored']]


def mine_pairs(binary, args):
    out, folders = [], glob.glob(fit_mine.ROOT + '/bench/comparable/*/gold.tsv') + glob.glob(fit_mine.ROOT + '/data/comparable/*/gold.tsv')
    for gold_path in sorted(folders):
        folder = os.path.dirname(gold_path)
        with open(gold_path, encoding='utf-8') as file:
            rows = file.read().split('\n')
        gold = [row.split('\t') for row in rows[1:] if row]
        targets = sorted({row[1] for row in gold})
        done = subprocess.run([binary, 'mine', '--format', 'jsonl', os.path.join(folder, rows[0].split(' ', 2)[2]),
                               *[os.path.join(folder, target) for target in targets], *shlex.split(args)],
                              check=True, capture_output=True, text=True)
        for line in done.stdout.split('\n'):
            if line:
                link = json.loads(line)
                s, t, target = fit_mine.plain(link['src_text']), fit_mine.plain(link['tgt_text']), os.path.basename(link['tgt_doc'])
                right = any(d == target and fit_mine.plain(f) in s and fit_mine.plain(e) in t for f, d, e, _ in gold)
                out.append((link['score'], right))
    return out


def held_out_pairs(tools):
    plain = [v for v in fit_mine.variants(fit_mine.load_sets(), None) if v.number == 0]
    pairs, names = fit_mine.candidates(tools + '/mine_features', plain)
    links = fit_mine.held_out(tools, plain, pairs, names)
    return [pair for _, mined in links for pair in fit_mine.shifted(mined, 0.0, halves=False)]


def read_pairs(path):
    with open(path, encoding='utf-8') as file:
        return [(float(score), right == '1') for score, right in (line.split() for line in file if line.strip())]


def interval(hits, n):
    """Wilson's 95 % interval of a share."""
    z, p = 1.96, hits / n
    middle, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def bin_pairs(pairs):
    """[(links, mean score, share right, low, high)] of ten bins, None where a bin is empty; and the ECE."""
    bins = [[] for _ in range(BINS)]
    for score, right in pairs:
        bins[min(BINS - 1, max(0, int(score * BINS)))].append((score, right))
    rows, error = [], 0.0
    for members in bins:
        if not members:
            rows.append(None)
            continue
        n, hits = len(members), sum(right for _, right in members)
        mean = sum(score for score, _ in members) / n
        error += abs(mean * n - hits)
        rows.append((n, mean, hits / n, *interval(hits, n)))
    return rows, error / max(1, len(pairs))


def draw(title, rows, error, total):
    width, height, left, top, side = 560, 460, 62, 76, 300
    across = 470
    x = lambda value: left + value * across
    y = lambda value: top + (1 - value) * side
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title">' % (width, height, width, height),
           '<title id="title">%s: expected calibration error %.3f</title>' % (escape(title), error), '<style>%s\n</style>' % STYLE,
           '<rect class="paper" width="%d" height="%d" rx="6"/>' % (width, height),
           '<text class="ink" x="%d" y="30" font-size="17" font-weight="600">%s</text>' % (left, escape(title)),
           '<text class="soft" x="%d" y="52" font-size="13">%s links · expected calibration error %.3f</text>' % (left, format(total, ',').replace(',', ' '), error)]
    for value in (0, 0.25, 0.5, 0.75, 1):
        out.append('<line class="grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>' % (left, left + across, y(value), y(value)))
        out.append('<text class="soft" x="%d" y="%.1f" font-size="12" text-anchor="end">%g %%</text>' % (left - 8, y(value) + 4, value * 100))
    for k, row in enumerate(rows):
        from_x, middle = x(k / BINS) + 4, x((k + 0.5) / BINS)
        bar = across / BINS - 8
        if row:
            n, mean, share, low, high = row
            out.append('<rect class="bar" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2"/>' % (from_x, y(share), bar, side * share))
            out.append('<line class="range" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke-width="1.5"/>' % (middle, middle, y(low), y(high)))
            out.append('<line class="mean" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke-width="3"/>' % (from_x - 2, from_x + bar + 2, y(mean), y(mean)))
        out.append('<text class="soft" x="%.1f" y="%d" font-size="12" text-anchor="middle">%s</text>' % (middle, top + side + 36, row[0] if row else '–'))
    for k in range(BINS + 1):
        out.append('<text class="soft" x="%.1f" y="%d" font-size="12" text-anchor="middle">%g</text>' % (x(k / BINS), top + side + 17, k / BINS))
    out.append('<line class="ideal" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>' % (x(0), y(0), x(1), y(1)))
    for word, below in (('score', 17), ('links', 36)):
        out.append('<text class="soft" x="%d" y="%d" font-size="12" text-anchor="end">%s</text>' % (left - 8, top + side + below, word))
    legend = top + side + 64
    out += ['<rect class="bar" x="%d" y="%d" width="14" height="10"/>' % (left, legend - 9),
            '<text class="ink" x="%d" y="%d" font-size="12">share of right links (line: 95 %% interval)</text>' % (left + 20, legend),
            '<rect class="key" x="%d" y="%d" width="14" height="3"/>' % (left + 278, legend - 6),
            '<text class="ink" x="%d" y="%d" font-size="12">mean score of the bin</text>' % (left + 298, legend), '</svg>']
    return '\n'.join(out) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', choices=('align', 'mine', 'held-out', 'pairs'))
    parser.add_argument('input')
    parser.add_argument('svg')
    parser.add_argument('--kinds', type=lambda text: set(text.split(',')), default=None)
    parser.add_argument('--args', default='')
    parser.add_argument('--title', default='')
    options = parser.parse_args()
    pairs = {'align': lambda: align_pairs(options.input, options.kinds), 'mine': lambda: mine_pairs(options.input, options.args),
             'held-out': lambda: held_out_pairs(options.input), 'pairs': lambda: read_pairs(options.input)}[options.what]()
    if not pairs:
        sys.exit('no scored links in ' + options.input)
    titles = {'align': 'calque align: scores and right links', 'mine': 'calque mine: scores and right links',
              'held-out': 'calque mine, held out: scores and right links', 'pairs': 'Scores and right links'}
    rows, error = bin_pairs(pairs)
    os.makedirs(os.path.dirname(os.path.abspath(options.svg)), exist_ok=True)
    with open(options.svg, 'w', encoding='utf-8') as file:
        file.write(draw(options.title or titles[options.what], rows, error, len(pairs)))
    for k, row in enumerate(rows):
        if row:
            print('%.1f to %.1f  %6d links  mean score %.3f  right %.3f [%.3f, %.3f]' % (k / BINS, (k + 1) / BINS, *row))
    print('ECE %.4f over %d links' % (error, len(pairs)))


if __name__ == '__main__':
    main()
