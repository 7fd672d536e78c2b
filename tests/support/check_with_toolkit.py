"""What translate-toolkit reads in a file: source, target and notes of each unit, as JSON."""
import json
import sys

from translate.storage import factory, xliff2


def opened(path):
    try:
        return factory.getobject(path)
    except ValueError:  # XLIFF 2, which the factory does not know
        return xliff2.Xliff2File.parsefile(path)


print(json.dumps([
    [str(unit.source), unit.target and str(unit.target), unit.getnotes()]
    for unit in opened(sys.argv[1]).units
    if unit.source and not unit.isheader()
], ensure_ascii=False))
