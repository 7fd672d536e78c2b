#!/usr/bin/env python3
"""Mines lists of made-up lines with given vectors, to see time, memory and what is found.

usage: mine_scale.py CALQUE LINES [--dimension D] [--topics T] [--near COSINE]

Half of the lines of either side have a counterpart in the other, at a place of chance. A line's vector
is that of its topic plus noise, its counterpart's lies at a cosine of about COSINE (default 0.8) from
it; lines of a topic lie at about 0.3 from each other. The lines' words are made up and differ between
the sides, so that only the vectors tell. Needs numpy.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np


def option(name, default):
    return type(default)(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def words(rng, letters, count):
    return [''.join(rng.choice(letters) for _ in range(rng.randint(4, 9))) for _ in range(count)]


def write_lines(path, rng, letters, count):
    vocabulary = words(rng, letters, 30000)
    with open(path, 'w', encoding='utf-8') as file:
        for _ in range(count):
            file.write(' '.join(rng.choices(vocabulary, k=rng.randint(5, 15))) + '\n')


def main():
    calque, count = sys.argv[1], int(sys.argv[2])
    dimension, topics, near = option('--dimension', 384), option('--topics', 1000), option('--near', 0.8)
    rng, random_numbers = random.Random(1), np.random.default_rng(1)

    def noise(rows):
        return unit(random_numbers.standard_normal((rows, dimension), dtype='float32'))

    centres = noise(topics)

    def sentences(rows):
        return unit(0.55 * centres[random_numbers.integers(topics, size=rows)] + 0.835 * noise(rows))

    half = count // 2
    source, target = sentences(count), sentences(count)
    source_rows, target_rows = (random_numbers.permutation(count)[:half] for _ in range(2))
    target[target_rows] = unit(near * source[source_rows] + np.sqrt(1 - near * near) * noise(half))
    gold = set(zip(source_rows.tolist(), target_rows.tolist()))
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ('src', 'tgt')]
        for path, letters, vectors in zip(paths, ('abcdefghij', 'klmnopqrst'), (source, target)):
            write_lines(path, rng, letters, count)
            vectors.astype('<f4').tofile(path + '.f32')
        del source, target
        start = time.time()
        run = subprocess.run([calque, 'mine', '-q', '--lines', '--format', 'jsonl', '--src-lang', 'fr', '--tgt-lang', 'en',
                              '--src-vectors', paths[0] + '.f32', '--tgt-vectors', paths[1] + '.f32', *paths],
                             check=True, stdout=subprocess.PIPE)
        seconds = time.time() - start
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {(row['src'][0], row['tgt'][0]) for row in map(json.loads, run.stdout.splitlines())}
    right = len(found & gold)
    print('%d x %d: %.0f s (CPU %.0f s), %.2f GB, precision %.4f, recall %.4f' %
          (count, count, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**20,
           right / max(1, len(found)), right / len(gold)))


if __name__ == '__main__':
    main()
