#!/usr/bin/env python3
"""Prints what each part of the aligner and each feature of the miner brings, as Markdown tables.

usage: ablate.py align ALIGN_WITH_WEIGHTS [--cache DIR] [--eval DIR] [--role choose|fit] [--per-kind N]
                 [--weights NAME] [--folders DIR]
       ablate.py mine TOOLS

align  runs the tool on cases of parallel_sets.py (N a kind, default 2) with one part switched off at a time:
       by other weights, or by another source text. Letters are replaced by other letters of their script,
       one for one, so that no word looks like its translation while whatever is learned from the text at hand
       stays the same; digits likewise, so that no number equals its translation. What a lexicon learned from
       the text brings cannot be switched off by either; the row "learned lexicon alone" shows what is left
       without looks and length. Nothing is fitted anew. --weights takes models/weights/NAME.json (default
       align; the tool finds vectors as its header says), --folders other cases: folders KIND.NAME with src,
       tgt and gold.jsonl
mine   fits the miner anew without each feature, and without some groups of features; the best F1 with one
       cut, mean over the sets as they are, each mined with weights fitted on the other sets (see fit_mine.py).
       TOOLS is the folder of mine_features and mine_with_weights; with vectors of the encoder that the
       variable ENCODER names

Build the tools with -DCALQUE_BUILD_BENCH=ON. Standard library only.
"""
import argparse
import concurrent.futures
import glob
import json
import os
import random
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fit_mine  # noqa: E402
import score_align  # noqa: E402

TOKENS = ('tokens', 'token_density', 'token_rise', 'token_fall')
VECTORS = ('chance', 'chance_square', 'misfit', 'ratio', 'rise', 'fall', 'weakest', 'merge_chance', 'short_chance', 'corners_across', 'corners_in_order')
# Name of a row, what weighs nothing in it (features, shapes, or members of the weights), what is replaced in the source.
ROWS = [
    ('everything', (), ''),
    ('no tokens', TOKENS, ''),
    ('no vectors in the score', VECTORS, ''),
    ('no length', ('length',), ''),
    ('no look of words (cognates, names)', (), 'letters'),
    ('no equal numbers', (), 'digits'),
    ('learned lexicon alone', ('length',), 'letters digits'),
    ('no gain or loss of merges', ('token_rise', 'token_fall', 'rise', 'fall', 'weakest'), ''),
    ('no corners of 2-2s', ('corners_across', 'corners_in_order'), ''),
    ('nothing for short segments', ('short_side', 'short_single', 'short_chance', 'gap_short'), ''),
    ('no offsets of shapes', ('shapes',), ''),
    ("not the text's own rates", ('prior', 'gap_prior'), ''),
    ('no fitted prices of gaps', ('gap', 'gap_begins', 'gap_goes_on', 'gap_short'), ''),
    ('no second look at borders', ('borders',), ''),
    ('the learning score to the end', None, ''),
]
GROUPS = {
    'both margins': ('row_margin', 'column_margin'),
    'all anchors': ('quote', 'name', 'time', 'amount', 'cognate', 'url', 'cover', 'conflict', 'lead', 'density'),
    'all of the documents': ('size', 'density'),
    'whole vectors': ('vector', 'vector_height', 'vector_row', 'vector_column', 'vector_row_lead', 'vector_column_lead', 'vector_low',
                      'vector_lead_low', 'vector_mutual'),
    'parts': ('part_height', 'part_row', 'part_column', 'part_short_cover', 'part_long_cover'),
    'surroundings': ('context', 'context_wide'),
    'shape and place': ('length', 'short', 'heading', 'position'),
}


def disguise(text, what):
    """The text with letters or digits replaced one for one; scripts without case stay as they are."""
    table = {}
    if 'digits' in what:
        table.update(zip(map(ord, '0123456789'), '7418906235'))
    if 'letters' in what:
        by_script = {}
        for character in sorted(set(text)):
            if unicodedata.category(character) == 'Ll' and len(character.upper()) == 1 and character.upper().lower() == character:
                by_script.setdefault(unicodedata.name(character).split()[0], []).append(character)
        rng = random.Random(1)
        for letters in by_script.values():
            other = letters[:]
            rng.shuffle(other)
            for a, b in zip(letters, other):
                table[ord(a)] = b
                table[ord(a.upper())] = b.upper()
    return text.translate(table)


def chosen(cases, per_kind):
    """The first cases of each kind."""
    seen, out = {}, []
    for case in cases:
        seen[case['kind']] = seen.get(case['kind'], 0) + 1
        if seen[case['kind']] <= per_kind:
            out.append(case)
    return out


def judge_align(tool, weights, cases, folder, label):
    """{kind: [strict F1]} and the lax ones, of one run over all cases."""
    path = os.path.join(folder, label + '.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(weights, file)
    args = [case[side] for case in cases for side in ('src', 'tgt')]
    done = subprocess.run([tool, path, *args], capture_output=True, text=True)
    if done.returncode:
        sys.exit('%s: exit %d\n%s' % (tool, done.returncode, done.stderr[-2000:]))
    strict, lax = {}, []
    for case, line in zip(cases, done.stdout.split('\n')):
        beads = [(tuple(row[0]), tuple(row[1]), row[2], False) for row in json.loads(line)]
        row = score_align.score(case, beads, 0, 0)
        strict.setdefault(case['kind'], []).append(row['strict'])
        lax.append(row['lax'])
    return strict, lax


def without(weights, gone):
    """The weights with some at nothing; None: the path is found as in the rounds before."""
    if gone is None:
        return dict(weights, path=weights['learning'])
    changed = json.loads(json.dumps(weights))
    for part in (changed['learning'], changed['path']):
        part['features'] = {name: value for name, value in part['features'].items() if name not in gone}
    for name in gone:
        if name == 'borders':
            del changed['borders']
        elif name in changed['path']:
            changed['path'][name] = {} if name == 'shapes' else 0.0
    return changed


def cases_of_folders(parent):
    cases = []
    for folder in sorted(glob.glob(parent + '/*')):
        gold = [json.loads(row) for row in score_align.read_lines(folder + '/gold.jsonl')]
        cases.append({'name': os.path.basename(folder), 'kind': os.path.basename(folder).split('.')[0], 'src': folder + '/src', 'tgt': folder + '/tgt',
                      'gold': [(tuple(g['src']), tuple(g['tgt']), 'crossing' in g) for g in gold]})
    return cases


def ablate_align(options):
    with open('%s/models/weights/%s.json' % (fit_mine.ROOT, options.weights), encoding='utf-8') as file:
        weights = json.load(file)
    uses_vectors = any(weights['path']['features'].get(name) for name in VECTORS)
    # Vectors lie beside the texts as they are, so that these are not replaced.
    rows = [row for row in ROWS if not (uses_vectors and row[2]) and (uses_vectors or row[0] not in ('no vectors in the score', 'no corners of 2-2s', 'no second look at borders'))]
    with tempfile.TemporaryDirectory() as folder:
        all_cases = cases_of_folders(options.folders) if options.folders else score_align.load_cases(options, folder)
        cases = chosen(all_cases, options.per_kind)
        if not cases:
            sys.exit('no cases: run parallel_sets.py first')

        def job(k):
            _, gone, what = rows[k]
            mine = []
            for n, case in enumerate(cases):
                if what:
                    path = os.path.join(folder, '%d.%d' % (k, n))
                    with open(case['src'], encoding='utf-8') as source, open(path, 'w', encoding='utf-8') as out:
                        out.write(disguise(source.read(), what))
                    case = dict(case, src=path)
                mine.append(case)
            return judge_align(options.tool, without(weights, gone), mine, folder, 'weights%d' % k)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(job, range(len(rows))))
    kinds = sorted(results[0][0])
    mean = lambda values: sum(values) / len(values)
    print('| | all, strict | lax | ' + ' | '.join(kinds) + ' |\n|---|' + '---|' * (len(kinds) + 2))
    for (name, _, _), (strict, lax) in zip(rows, results):
        every = [value for values in strict.values() for value in values]
        print('| %s | %.3f | %.3f | %s |' % (name, mean(every), mean(lax), ' | '.join('%.3f' % mean(strict[kind]) for kind in kinds)))
    print('\n%d cases, %d a kind at most.' % (len(cases), options.per_kind))


def mined_f1(tools, plain, pairs, names, gone):
    """The best mean F1 of the sets, without the features `gone`."""
    keep = [k for k, name in enumerate(names) if name not in gone]
    narrow = [[([x[0]] + [x[k + 1] for k in keep], label, weight) for x, label, weight in ps] for ps in pairs]
    found = fit_mine.held_out(tools, plain, narrow, [names[k] for k in keep])
    return max(fit_mine.mean(fit_mine.f1(v.articles, fit_mine.above(links, cut))[0] for v, links in found) for cut in fit_mine.CUTS)


def ablate_mine(tools):
    plain = [v for v in fit_mine.variants(fit_mine.load_sets(), None) if v.number == 0]
    pairs, names = fit_mine.candidates(tools + '/mine_features', plain)
    used = {name for k, name in enumerate(names) if any(x[k + 1] for ps in pairs for x, _, _ in ps)}
    groups = [(label, gone) for label, gone in GROUPS.items() if used & set(gone)]
    without = [(name, (name,)) for name in names if name in used] + groups
    full = mined_f1(tools, plain, pairs, names, ())
    rows = sorted(((label, mined_f1(tools, plain, pairs, names, gone)) for label, gone in without), key=lambda row: row[1])
    print('| without | F1 | change |\n|---|---|---|\n| (everything there) | %.3f | |' % full)
    for label, value in rows:
        print('| %s | %.3f | %+.3f |' % (label, value, value - full))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', choices=('align', 'mine'))
    parser.add_argument('tool')
    parser.add_argument('--cache', default=os.path.expanduser('~/.cache/calque/parallel_sets'))
    parser.add_argument('--eval', default='')
    parser.add_argument('--only', default='')
    parser.add_argument('--role', choices=('choose', 'fit'), default='choose')
    parser.add_argument('--per-kind', type=int, default=2)
    parser.add_argument('--weights', default='align')
    parser.add_argument('--folders', default='')
    options = parser.parse_args()
    if options.what == 'align':
        ablate_align(options)
    else:
        ablate_mine(options.tool)


if __name__ == '__main__':
    main()
