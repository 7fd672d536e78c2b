"""Parallel texts of Debian packages, for parallel_sets.py, which says what they are and their licences.

Each reader gives {key: text}, with the same keys in every language of a package; paired() makes pairs of
lines from two of them. Standard library only.
"""
import gettext
import glob
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zlib
from html.parser import HTMLParser

REFERENCE = ['en', 'de', 'es', 'fr', 'id', 'it', 'ja', 'pt', 'zh-cn']
PACKAGES = (['gnome-user-docs', 'evolution-common', 'nautilus-data', 'wesnoth-1.16-httt', 'wesnoth-1.16-ttb']
            + ['debian-reference-' + tag for tag in REFERENCE])


# --- texts of the packages: {key: text}, the same keys in every language ---------------------------------

def fetch(cache):
    debs, out = os.path.join(cache, 'packages'), os.path.join(cache, 'unpacked')
    os.makedirs(debs, exist_ok=True)
    os.makedirs(out, exist_ok=True)
    versions = {}
    for name in PACKAGES:
        found = sorted(glob.glob(os.path.join(debs, name + '_*.deb')))
        if not found:
            print('fetching ' + name, file=sys.stderr)
            if subprocess.run(['apt-get', '-q', 'download', name], cwd=debs, stdout=subprocess.DEVNULL).returncode:
                sys.exit('cannot fetch %s: try `apt-get update`, or put the .deb into %s' % (name, debs))
            found = sorted(glob.glob(os.path.join(debs, name + '_*.deb')))
        versions[name] = os.path.basename(found[-1]).split('_')[1]
        if not os.path.isdir(os.path.join(out, name)):
            subprocess.run(['dpkg', '-x', found[-1], os.path.join(out, name)], check=True)
    return out, versions


def squeeze(text):
    return re.sub(r'\s+', ' ', text).strip()


def help_pages(root, tag):
    """{(page, number of the block, kind of element): text} of the GNOME help."""
    base, texts = os.path.join(root, 'gnome-user-docs/usr/share/help', 'C' if tag == 'en' else tag, 'gnome-help'), {}

    def walk(element, page):
        name = element.tag.split('}')[-1]
        if name in ('p', 'title'):
            texts[page, len(texts), name] = squeeze(''.join(element.itertext()))
        elif name not in ('info', 'comment'):
            for child in element:
                walk(child, page)
    for path in sorted(glob.glob(base + '/*.page')):
        before = texts
        texts = {}
        walk(ElementTree.parse(path).getroot(), os.path.basename(path))
        before.update(texts)
        texts = before
    return texts


class Blocks(HTMLParser):
    """Innermost paragraphs, headings, list items and cells of a page; code is left out."""
    TAGS = {'p', 'h1', 'h2', 'h3', 'h4', 'dt', 'dd', 'li', 'td', 'th'}

    def __init__(self):
        super().__init__()
        self.blocks, self.open, self.skipped = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.skipped += tag in ('pre', 'head', 'script')
        if tag in self.TAGS:
            self.blocks.append([tag, ''])
            self.open.append(self.blocks[-1])

    def handle_endtag(self, tag):
        self.skipped -= tag in ('pre', 'head', 'script')
        if tag in self.TAGS and self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and not self.skipped:
            self.open[-1][1] += data


def reference(root, tag):
    """{(chapter, number of the block, tag of the element): text} of the Debian Reference."""
    texts = {}
    for path in sorted(glob.glob('%s/debian-reference-%s/usr/share/debian-reference/*.html' % (root, tag))):
        page, parser = os.path.basename(path).split('.')[0], Blocks()
        with open(path, encoding='utf-8') as file:
            parser.feed(file.read())
        if page != 'index':
            texts.update({(page, k, name): squeeze(text) for k, (name, text) in enumerate(parser.blocks)})
    return texts


def catalogue(root, package, name, tag):
    """{message: translation}; for English the message itself, so that any two languages can be paired."""
    english = tag == 'en'
    paths = glob.glob('%s/%s/usr/share/**/locale/%s/LC_MESSAGES/%s.mo' % (root, package, 'fr' if english else tag, name), recursive=True)
    if not paths:
        return {}
    with open(paths[0], 'rb') as file:
        messages = gettext.GNUTranslations(file)._catalog
    return {key: squeeze((key.split('\x04')[-1] if english else text)) for key, text in messages.items() if isinstance(key, str) and key and text}


def dialogue(root, tag):
    """{(scene, number, message): text} in the order of the scenes."""
    texts = {}
    for package, name, folder in (('wesnoth-1.16-httt', 'wesnoth-httt', 'Heir_To_The_Throne'), ('wesnoth-1.16-ttb', 'wesnoth-tb', 'Two_Brothers')):
        messages = catalogue(root, package, name, tag)
        for path in sorted(glob.glob('%s/%s/usr/share/games/wesnoth/1.16/data/campaigns/%s/scenarios/*.cfg' % (root, package, folder))):
            with open(path, encoding='utf-8') as file:
                spoken = re.findall(r'(?:message|story)\s*=\s*_\s*"((?:[^"]|"")*)"', file.read())
            for k, text in enumerate(spoken):
                key = text.replace('""', '"')
                said = key if tag == 'en' else messages.get(key)
                if said:
                    texts[os.path.basename(path), k, key] = squeeze(said.split('^')[-1])
    return texts


# --- pairs of lines ----------------------------------------------------------------------------------------

def cut(text):
    """Sentences of a block and the class of each end; crude, which is why both sides must agree."""
    parts, ends, at = [], [], 0
    for match in re.finditer(r'[.!?…؟।]+["”»’)\]]*\s+(?=\S)|[。！？]+[」』”）]*\s*(?=\S)', text):
        if not text[match.end()].islower():
            parts.append(text[at:match.end()].strip())
            at = match.end()
    parts.append(text[at:].strip())
    for part in parts:
        end = part.rstrip('"”»’)]」』）')[-1:]
        ends.append({'؟': '?', '？': '?', '!': '!', '！': '!', '?': '?'}.get(end, '.'))
    return parts, ends


def paired(source, target, sentences=True, longest=600):
    """[(source line, target line)] of the keys that both have, cut into sentences where both agree."""
    out = []
    for key, s in source.items():
        t = target.get(key, '')
        if not s or not t or (s == t and sum(c.isalpha() for c in s) > 3) or max(len(s), len(t)) > longest:
            continue
        (s_parts, s_ends), (t_parts, t_ends) = cut(s), cut(t)
        out += zip(s_parts, t_parts) if sentences and s_ends == t_ends else [(s, t)]
    return out


def same_shape(source, target):
    """Both without the pages whose elements differ."""
    shapes = [{}, {}]
    for shape, side in zip(shapes, (source, target)):
        for key in side:
            shape.setdefault(key[0], []).append(key)
    good = {page for page, keys in shapes[0].items() if shapes[1].get(page) == keys}
    return [{key: text for key, text in side.items() if key[0] in good} for side in (source, target)]


def half(role, key):
    """The roles share no page, scene or message: a checksum decides."""
    return (zlib.crc32(str(key).encode('utf-8')) % 2 == 0) == (role == 'fit')


def pick(texts, role, wanted=lambda key: True):
    return {key: text for key, text in texts.items() if wanted(key) and half(role, key[0] if isinstance(key, tuple) else key)}
