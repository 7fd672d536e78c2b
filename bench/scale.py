#!/usr/bin/env python3
"""Aligns texts of growing length, to see how time and memory grow.

usage: scale.py CALQUE [--lines 1000,10000,100000] [--encoder NAME] [--text SRC.txt TGT.txt]

The text has a sentence a line, SRC's line i being that of TGT; it is repeated, a number varied in each
line, until it is long enough. Without --text, sentences are made up from a vocabulary whose words come up
as often as words do (Zipf), each with a counterpart on the other side. Every twentieth line of either side
is left out or joined with the next. Prints lines a side, CPU seconds, the largest memory, and the
exponent e of CPU seconds ~ lines^e since the length before.
"""
import argparse
import itertools
import math
import os
import random
import subprocess
import sys
import tempfile


def words(rng, letters, count):
    return [''.join(rng.choice(letters) for _ in range(rng.randint(2, 9))) for _ in range(count)]


def made_up(rng):
    """Endless pairs of sentences."""
    size = 50000
    sides = words(rng, 'abcdefghij', size), words(rng, 'klmnopqrst', size)
    weights = list(itertools.accumulate(1 / (k + 3) for k in range(size)))
    while True:
        chosen = rng.choices(range(size), cum_weights=weights, k=rng.randint(5, 25))
        yield tuple(' '.join(side[k] for k in chosen) + '.' for side in sides)


def varied(paths):
    """The sentences of two files again and again, never the same."""
    sides = []
    for path in paths:
        with open(path, encoding='utf-8') as file:
            sides.append(file.read().splitlines())
    for turn in itertools.count():
        for place, pair in enumerate(zip(*sides)):
            number = ' %d' % (1000 + turn * 37 + place % 911) if turn else ''
            yield tuple(line + number for line in pair)


def write_texts(pairs, count, rng, paths):
    files = [open(path, 'w', encoding='utf-8') for path in paths]
    for pair in itertools.islice(pairs, count):
        for file, sentence in zip(files, pair):
            chance = rng.random()
            if chance >= 0.025:
                file.write(sentence + (' ' if chance > 0.975 else '\n'))
    for file in files:
        file.close()


def run(command):
    """CPU seconds and megabytes of a command."""
    wait = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(wait.pid, 0)
    if status != 0:
        sys.exit('failed: ' + ' '.join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(options, count, folder):
    paths = [os.path.join(folder, name) for name in ('src', 'tgt')]
    rng = random.Random(1)
    write_texts(varied(options.text) if options.text else made_up(rng), count, rng, paths)
    command = [options.calque, 'align', '-q', '-j1', '--lines', '--src-lang', options.langs[0], '--tgt-lang',
               options.langs[1], '--encoder', options.encoder]
    return run(command + paths)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('usage: ')[1].split('\n')[0])
    parser.add_argument('calque')
    parser.add_argument('--lines', default='1000,10000,100000')
    parser.add_argument('--encoder', default='none')
    parser.add_argument('--text', nargs=2)
    parser.add_argument('--langs', nargs=2, default=('de', 'en'))
    options = parser.parse_args()
    print('lines\tCPU s\tMB\texponent')
    before = None
    for count in map(int, options.lines.split(',')):
        with tempfile.TemporaryDirectory() as folder:
            seconds, megabytes = measure(options, count, folder)
        exponent = '' if before is None else '%.2f' % (math.log(seconds / before[1]) / math.log(count / before[0]))
        print('%d\t%.1f\t%.0f\t%s' % (count, seconds, megabytes, exponent), flush=True)
        before = count, seconds


if __name__ == '__main__':
    main()
