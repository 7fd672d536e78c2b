#!/usr/bin/env python3
"""Fits the weights of document matching: two logistic regressions on collections with known counterparts.

usage: fit_match.py TOOLS [--write] [--encoder NAME[,NAME]] [--cache DIR] [--features FILE] [--groups A,B]
                    [--largest N]

TOOLS       the folder of the built match_features
--write     put the weights into models/weights/match.json (else only print the figures)
--encoder   fits models/weights/match-vectors.json, with these sentence encoders (e5, static or a folder)
--cache     where match_sets.py has put the collections (default ~/.cache/calque/parallel_sets)
--features  keep the features of the pairs in this file, or take them from it if it is there
--groups    only the collections of these pairs of languages, "de-en,ko-en"; encoding takes time
--largest   only collections of up to so many documents a side

match.json is fitted on all, match-vectors.json with
--encoder e5 --groups de-en,ja-en --largest 60.

Fitted on the collections of role "fit" that match_sets.py makes: help pages, handbook sections and
dialogue of free software in nine pairs of languages, cut into documents, and the articles about one event
of bench/comparable and data/comparable, which are no translations. Collections hold from one document a
side to a hundred; a pair of a small one counts more, since it has fewer.

The first regression judges a pair alone; the second its log odds beside those of its best rivals. How much
the same name counts (the feature "hint", used only if asked for) is no matter of these texts and set by hand.
Printed figures are held out: for each third of the pairs of languages with weights fitted without it, and on the
collections of role "choose" with the weights of all. Only the standard library is used.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, 'bench'))
from fit_mine import fit, sigmoid, mean, calibration_error  # noqa: E402
from match_sets import SIZES  # noqa: E402

LEAST_ODDS, LARGEST_LEAD = -8.0, 6.0  # as in align/document_matcher.cc
HINT = 4.0  # log odds of the same name
CUTS = [k / 20 for k in range(4, 17)]
LEEWAY = 0.004  # of F1, that a higher cut may cost
ARTICLES = ('comparable', 'article', 'strangers')
ARTICLE_WEIGHT = 2.0
FOLDS = 3
LARGE = 40  # pairs of a collection, from which one counts no less than one of a smaller

Case = collections.namedtuple('Case', 'folder group pairs rows sizes gold')


def wanted(name, options):
    group, number = name.split('.')[:2]
    if group in ARTICLES:
        return True
    return SIZES[int(number)] <= options.largest and (not options.groups or group in options.groups.split(','))


def gold_of(folder):
    with open(folder + '/gold.tsv', encoding='utf-8') as file:
        return {tuple(line.rstrip('\n').split('\t')) for line in file}


def features(tool, encoder, folders):
    """[parsed line]"""
    environment = dict(os.environ, **({'ENCODER': encoder} if encoder else {}))
    if not encoder:
        environment.pop('ENCODER', None)
    out = subprocess.run([tool, '-', *folders], check=True, capture_output=True, text=True, env=environment).stdout
    return [json.loads(line) for line in out.split('\n') if line]


def cases_of(lines):
    out = []
    for line in lines:
        folder = line['folder']
        gold = gold_of(folder)
        name = os.path.basename(folder)
        pairs = [(p['src'], p['tgt']) for p in line['pairs']]
        rows = [[1.0] + p['features'] for p in line['pairs']]
        sizes = tuple(len(os.listdir(folder + side)) for side in ('/s', '/t'))
        out.append(Case(folder, name.split('.')[0], pairs, rows, sizes, gold))
    return out


def weight_of(case):
    weight = max(1.0, LARGE / max(1, len(case.pairs))) ** 0.5
    return weight * (ARTICLE_WEIGHT if case.group in ARTICLES else 1.0)


def dot(weights, row):
    return sum(map(float.__mul__, weights, row))


def among_rivals(case, odds):
    """Rows of the second regression: bias, pair, row, column, alone."""
    odds = [max(LEAST_ODDS, o) for o in odds]
    best = collections.defaultdict(list)
    for (s, t), o in zip(case.pairs, odds):
        best[0, s].append(o)
        best[1, t].append(o)
    ranked = {key: (sorted(values, reverse=True) + [LEAST_ODDS, LEAST_ODDS])[:2] for key, values in best.items()}
    def lead(key, o):
        first, second = ranked[key]
        return max(-LARGEST_LEAD, min(LARGEST_LEAD, o - (second if o == first else first)))
    return [[1.0, o, lead((0, s), o) if case.sizes[1] > 1 else 0.0, lead((1, t), o) if case.sizes[0] > 1 else 0.0,
             float(1 in case.sizes)] for (s, t), o in zip(case.pairs, odds)]


def train(cases):
    data = [(row, float(pair in case.gold), weight_of(case)) for case in cases for pair, row in zip(case.pairs, case.rows)]
    first = fit(data)
    second = []
    for case in cases:
        rows = among_rivals(case, [dot(first, row) for row in case.rows])
        second += [(row, float(pair in case.gold), weight_of(case)) for pair, row in zip(case.pairs, rows)]
    return first, fit(second)


def scores(case, model):
    rows = among_rivals(case, [dot(model[0], row) for row in case.rows])
    return [sigmoid(dot(model[1], row)) for row in rows]


def choose(case, scored, cut):
    """{pair: score} one to one, best first."""
    taken, out = set(), {}
    for score, (s, t) in sorted(zip(scored, case.pairs), key=lambda x: (-x[0], x[1])):
        if score >= cut and (0, s) not in taken and (1, t) not in taken:
            taken |= {(0, s), (1, t)}
            out[s, t] = score
    return out


def f1(found, gold):
    if not found and not gold:
        return 1.0
    return 2 * len(set(found) & gold) / (len(found) + len(gold))


def report(title, scored, cut):
    """scored: [(case, scores)]"""
    kinds = collections.defaultdict(list)
    links = []
    for case, values in scored:
        found = choose(case, values, cut)
        links += [(score, pair in case.gold) for pair, score in found.items()]
        size = min(case.sizes)
        kind = 'articles' if case.group in ARTICLES else 'one' if size == 1 else 'two to five' if size <= 5 else 'more'
        kinds[kind].append(f1(found, case.gold))
        kinds['more, ' + case.group].append(f1(found, case.gold)) if kind == 'more' else None
    print('%s, cut %.2f: ECE %.3f' % (title, cut, calibration_error(links)))
    for kind, values in sorted(kinds.items()):
        print('  %-16s mean F1 %.4f over %d' % (kind, mean(values), len(values)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('tools')
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--encoder', default='')
    parser.add_argument('--cache', default=os.path.expanduser('~/.cache/calque/parallel_sets'))
    parser.add_argument('--features', default='')
    parser.add_argument('--groups', default='')
    parser.add_argument('--largest', type=int, default=max(SIZES))
    options = parser.parse_args()
    if options.features and os.path.exists(options.features):
        with open(options.features, encoding='utf-8') as file:
            kept = json.load(file)
    else:
        folders = {role: [folder for folder in sorted(glob.glob('%s/match/%s/*' % (options.cache, role)))
                          if wanted(os.path.basename(folder), options)]
                   for role in ('fit', 'choose')}
        kept = {role: [line for encoder in options.encoder.split(',') for line in features(options.tools + '/match_features', encoder, folders[role])]
                for role in folders}
        if options.features:
            with open(options.features, 'w', encoding='utf-8') as file:
                json.dump(kept, file)
    names = next(line for line in kept['fit'] if 'pair' in line)
    cases, others = (cases_of([line for line in kept[role] if 'folder' in line]) for role in ('fit', 'choose'))
    held_out = []
    groups = sorted({case.group for case in cases} - set(ARTICLES))
    for fold in range(FOLDS):
        out = groups[fold::FOLDS]
        model = train([case for case in cases if case.group not in out])
        held_out += [(case, scores(case, model)) for case in cases if case.group in out]
    by_cut = {cut: mean(f1(choose(case, values, cut), case.gold) for case, values in held_out) for cut in CUTS}
    cut = max(c for c in CUTS if by_cut[c] >= max(by_cut.values()) - LEEWAY)
    print('F1 by cut: ' + '  '.join('%.2f %.4f' % pair for pair in by_cut.items()))
    report('held out by languages', held_out, cut)
    model = train(cases)
    report('role choose', [(case, scores(case, model)) for case in others], cut)
    report('articles, not held out', [(case, scores(case, model)) for case in cases if case.group in ARTICLES], cut)
    sections = [('pair', names['pair'], model[0]), ('rivals', names['rivals'], model[1] + [HINT])]
    made = {key: {'bias': round(w[0], 4), 'features': {n: round(x, 4) for n, x in zip(labels, w[1:]) if round(x, 4)}} for key, labels, w in sections}
    made['cut'] = cut
    print(json.dumps(made, indent=2))
    if options.write:
        name = 'match-vectors.json' if options.encoder else 'match.json'
        with open(os.path.join(ROOT, 'models/weights', name), 'w', encoding='utf-8') as file:
            file.write(json.dumps(made, indent=2) + '\n')


if __name__ == '__main__':
    main()
