#!/usr/bin/env python3
"""Scores `calque align --lines` on the cases of parallel_sets.py, by kind and language.

usage: score_align.py --bin CALQUE [--args='--encoder none'] [--cache DIR] [--role choose|fit]
                      [--eval DIR] [--only WORD,...] [--json FILE] [--compare FILE] [--errors N] [--brief] [--jobs 1|2]

--eval     adds DIR/ntrex (the languages to choose on, distorted anew) and DIR/textberg/dev
--only     cases whose name holds one of the words, as in `--only dialogue,.ja-`
--json     writes the figures to a file
--compare  prints differences from such a file, case by case where they exceed half a hundredth
--errors   prints so many wrong beads of each case
--brief    leaves out the columns that only help development

F1 is that of Text+Berg: a bead is right strictly if it is in the gold, laxly if it shares a pair of lines
with it; precision counts the program's gaps, recall leaves the gold's gaps out. ECE: expected calibration
error over ten bins, of the scores of links against being strictly right. Intervals: 95 %, bootstrap over
cases (over beads where there is one case only). "moved": the share of moved beads found strictly; and
of the links found there, how many are marked as crossing. Standard library only.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import parallel_sets  # noqa: E402

NTREX = {'deu': 'de', 'spa': 'es', 'rus': 'ru', 'jpn': 'ja', 'arb': 'ar', 'tur': 'tr', 'hin': 'hi', 'fin': 'fi'}


def read_lines(path):
    with open(path, encoding='utf-8') as file:
        return file.read().split('\n')[:-1]


def load_cases(options, tmp):
    """[{name, kind, src, tgt, gold: [(source lines, target lines, crossing)]}]"""
    cases = []
    for folder in sorted(glob.glob('%s/cases/%s/*' % (options.cache, options.role))):
        gold = [json.loads(row) for row in read_lines(folder + '/gold.jsonl')]
        with open(folder + '/meta.json', encoding='utf-8') as file:
            kind = json.load(file)['kind']
        cases.append({'name': os.path.basename(folder), 'kind': kind, 'src': folder + '/src', 'tgt': folder + '/tgt',
                      'gold': [(tuple(g['src']), tuple(g['tgt']), 'crossing' in g) for g in gold]})
    if options.eval:
        cases += ntrex_cases(options.eval, tmp) + textberg_case(options.eval)
    return [c for c in cases if not options.only or any(word in c['name'] for word in options.only.split(','))]


def ntrex_cases(folder, tmp):
    english, cases = read_lines(folder + '/ntrex/eng.tsv'), []
    for name, tag in NTREX.items():
        rows = zip(read_lines('%s/ntrex/%s.tsv' % (folder, name)), english)
        pairs = [tuple(x.split('\t', 1)[1].strip() or '.' for x in row) for row in rows][:1000]
        glues = ('' if tag in parallel_sets.NO_SPACE else ' ', ' ')
        beads = parallel_sets.distort(pairs, random.Random('ntrex ' + name), glues, join=.14, join_more=.015, gap=.08, passage=.006)
        case = os.path.join(tmp, 'ntrex.%s-en' % tag)
        parallel_sets.write_case(case, beads, list(range(len(beads))), set(), {})
        gold = [json.loads(row) for row in read_lines(case + '/gold.jsonl')]
        cases.append({'name': os.path.basename(case), 'kind': 'ntrex', 'src': case + '/src', 'tgt': case + '/tgt',
                      'gold': [(tuple(g['src']), tuple(g['tgt']), False) for g in gold]})
    return cases


def textberg_case(folder):
    base, gold = folder + '/textberg/dev', []
    for row in read_lines(base + '.defr'):
        match = re.match(r'\[(.*?)\]:\[(.*?)\]', row)
        if match:
            gold.append((*(tuple(int(x) for x in side.split(',') if x.strip()) for side in match.groups()), False))
    return [{'name': 'textberg.de-fr', 'kind': 'textberg', 'src': base + '.de', 'tgt': base + '.fr', 'gold': gold}]


def run(options, case):
    """(beads [(source, target, score, crossing)], seconds, peak MB)"""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        start = time.time()
        child = subprocess.Popen([options.bin, 'align', '--lines', '--format', 'jsonl', case['src'], case['tgt'], *shlex.split(options.args)],
                                 stdout=out, stderr=complaints)
        _, status, usage = os.wait4(child.pid, 0)  # for its peak memory
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.time() - start
        if child.returncode:
            complaints.seek(0)
            sys.exit('%s: exit %d\n%s' % (case['name'], child.returncode, complaints.read().decode('utf-8', 'replace')))
        out.seek(0)
        rows = [json.loads(line) for line in out.read().decode('utf-8').split('\n') if line]
    return [(tuple(r['src']), tuple(r['tgt']), r['score'], r.get('crossing', False)) for r in rows], seconds, usage.ru_maxrss / 1024


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def judge(beads, gold):
    """[(strictly right, laxly right)] of each bead."""
    exact, partners = {b[:2] for b in gold}, collections.defaultdict(set)
    for s, t in exact:
        for i in s:
            partners[i].update(t)
    return [(b[:2] in exact, b[:2] in exact or any(j in partners[i] for i in b[0] for j in b[1])) for b in beads]


def share(judged, k):
    return sum(x[k] for x in judged) / max(1, len(judged))


def calibration(scored):
    bins = collections.defaultdict(float)
    for score, right in scored:
        bins[min(9, int(score * 10))] += score - right
    return sum(abs(x) for x in bins.values()) / max(1, len(scored))


def shape(bead):
    return '%d-%d' % (len(bead[0]), len(bead[1]))


def score(case, beads, seconds, peak):
    gold = case['gold']
    links, full = [b for b in beads if b[0] and b[1]], [g for g in gold if g[0] and g[1]]
    precise, found = judge(beads, gold), judge(full, links)
    exact, by_pair = {b[:2] for b in gold}, {b[:2]: b for b in links}
    moved = [g for g in gold if g[2]]
    moved_found = [by_pair[g[:2]] for g in moved if g[:2] in by_pair]
    wrong = [b for b in beads if b[:2] not in exact]
    return {'kind': case['kind'], 'strict': f1(share(precise, 0), share(found, 0)), 'lax': f1(share(precise, 1), share(found, 1)),
            'precision': share(precise, 0), 'recall': share(found, 0), 'scored': [(b[2], b[:2] in exact) for b in links],
            'ece': calibration([(b[2], b[:2] in exact) for b in links]), 'seconds': seconds, 'peak': peak,
            'moved': len(moved), 'moved_found': len(moved_found), 'crossing_marked': sum(b[3] for b in moved_found),
            'crossing_false': sum(b[3] for b in links) - sum(b[3] for b in moved_found),
            'wrong_shapes': collections.Counter(shape(b) for b in wrong),
            'missed_shapes': collections.Counter(shape(g) for g in full if g[:2] not in by_pair),
            'judged': (precise, found)}


def interval(rows):
    """95 % of the mean strict F1: over cases, or over the beads of a single one."""
    rng, means = random.Random(1), []
    for _ in range(1000):
        if len(rows) > 1:
            means.append(sum(rng.choice(rows)['strict'] for _ in rows) / len(rows))
        else:
            means.append(f1(*(share(rng.choices(side, k=len(side)), 0) for side in rows[0]['judged'])))
    means.sort()
    return means[25], means[974]


def show_errors(case, beads, count):
    """Wrong beads with their lines and the gold beads that they touch."""
    text = [read_lines(case[side]) for side in ('src', 'tgt')]
    exact = {g[:2] for g in case['gold']}
    wrong = [b for b in beads if b[:2] not in exact and (b[0] and b[1])]
    random.Random(1).shuffle(wrong)
    for b in wrong[:count]:
        print('  %s said %s:%s (%.2f)' % (case['name'], list(b[0]), list(b[1]), b[2]))
        for side in (0, 1):
            print(''.join('      %s %d %s\n' % ('<>'[side], i, text[side][i][:110]) for i in b[side]), end='')
        touched = [g for g in case['gold'] if set(g[0]) & set(b[0]) or set(g[1]) & set(b[1])]
        print('      gold ' + ' '.join('%s:%s' % (list(g[0]), list(g[1])) for g in touched))


def shapes(counter):
    return ' '.join('%s×%d' % x for x in counter.most_common(4))


def table(rows, brief):
    by_kind = collections.defaultdict(list)
    for name, row in sorted(rows.items()):
        by_kind[row['kind']].append((name.split('.', 1)[1], row))
    columns = ['kind', 'cases', 'F1 strict [95 %]', 'lax', 'ECE', 'worst'] + ([] if brief else ['wrong beads', 'missed'])
    print('| %s |\n|%s' % (' | '.join(columns), '---|' * len(columns)))
    kind_means = {}
    for kind, members in sorted(by_kind.items()):
        group = [row for _, row in members]
        mean = {key: sum(row[key] for row in group) / len(group) for key in ('strict', 'lax')}
        mean['ece'] = calibration([x for row in group for x in row['scored']])
        kind_means[kind] = mean
        worst = sorted((row['strict'], lang) for lang, row in members)[:2]
        wrong, missed = (sum((row[key] for row in group), collections.Counter()) for key in ('wrong_shapes', 'missed_shapes'))
        print('| %s | %d | %.3f [%.3f, %.3f] | %.3f | %.3f | %s |%s' % (
            kind, len(group), mean['strict'], *interval(group), mean['lax'], mean['ece'],
            ', '.join('%s %.3f' % (lang, value) for value, lang in worst), '' if brief else ' %s | %s |' % (shapes(wrong), shapes(missed))))
    every = list(rows.values())
    print('| all | %d | %.3f [%.3f, %.3f] | %.3f | %.3f | %s' % (
        len(every), sum(r['strict'] for r in every) / len(every), *interval(every), sum(r['lax'] for r in every) / len(every),
        calibration([x for row in every for x in row['scored']]), '|' if brief else '| | |'))
    moved = [sum(row[key] for row in every) for key in ('moved', 'moved_found', 'crossing_marked', 'crossing_false')]
    print('\nmoved beads %d, found strictly %d, marked as crossing %d; links marked wrongly %d' % tuple(moved))
    print('seconds %.1f in all, longest %.1f; peak memory %.0f MB' % (
        sum(r['seconds'] for r in every), max(r['seconds'] for r in every), max(r['peak'] for r in every)))
    return dict(kind_means, moved=dict(zip(('beads', 'found', 'marked', 'false'), moved)))


def compare(rows, path):
    with open(path, encoding='utf-8') as file:
        before = json.load(file)['cases']
    both = sorted(set(rows) & set(before))
    if not both:
        sys.exit('no case in common with ' + path)
    print('\nstrict F1 against %s (%d cases in common)' % (path, len(both)))
    by_kind = collections.defaultdict(list)
    for name in both:
        by_kind[rows[name]['kind']].append(name)
    for kind, names in sorted(by_kind.items()):
        old, new = (sum(r[n]['strict'] for n in names) / len(names) for r in (before, rows))
        far = ['%s %+.3f' % (n.split('.', 1)[1], rows[n]['strict'] - before[n]['strict']) for n in names
               if abs(rows[n]['strict'] - before[n]['strict']) > 0.005]
        print('%-10s %.4f -> %.4f  %+.4f   %s' % (kind, old, new, new - old, ' '.join(far)))
    gains = [rows[n]['strict'] - before[n]['strict'] for n in both]
    rng = random.Random(1)
    means = sorted(sum(rng.choices(gains, k=len(gains))) / len(gains) for _ in range(1000))
    print('%-10s %+.4f, 95 %% of the mean gain by bootstrap over cases: %+.4f to %+.4f' % ('all', sum(gains) / len(gains), means[25], means[974]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True)
    parser.add_argument('--args', default='')
    parser.add_argument('--cache', default=os.path.expanduser('~/.cache/calque/parallel_sets'))
    parser.add_argument('--role', choices=('choose', 'fit'), default='choose')
    parser.add_argument('--eval', default='')
    parser.add_argument('--only', default='')
    parser.add_argument('--json', default='')
    parser.add_argument('--compare', default='')
    parser.add_argument('--errors', type=int, default=0)
    parser.add_argument('--brief', action='store_true')
    parser.add_argument('--jobs', type=int, choices=(1, 2), default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        cases = load_cases(options, tmp)
        if not cases:
            sys.exit('no cases: run parallel_sets.py first, or see --cache and --only')
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            outcomes = list(pool.map(lambda case: run(options, case), cases))
        rows = {case['name']: score(case, *outcome) for case, outcome in zip(cases, outcomes)}
        kinds = table(rows, options.brief)
        for case, outcome in zip(cases, outcomes):
            if options.errors:
                show_errors(case, outcome[0], options.errors)
    if options.compare:
        compare(rows, options.compare)
    if options.json:
        for row in rows.values():
            del row['judged']
        with open(options.json, 'w', encoding='utf-8') as file:
            json.dump({'kinds': kinds, 'cases': rows}, file)


if __name__ == '__main__':
    main()
