"""Validates an XLIFF 2 file by the schema that is in Okapi's library.

check_xliff_schema.py JAR FILE: prints what is wrong and exits with 1, or exits with 0.
"""
import io
import sys
import zipfile

from lxml import etree

FOLDER = 'net/sf/okapi/lib/xliff2/'


class FromJar(etree.Resolver):
    """Finds imported schemas by their file names in the jar, never on the net."""

    def __init__(self, jar):
        super().__init__()
        self.jar = jar

    def resolve(self, address, _public, context):
        name = address.rsplit('/', 1)[-1]
        for entry in self.jar.namelist():
            if entry.endswith('/' + name):
                return self.resolve_string(self.jar.read(entry), context)
        raise LookupError(address)


def main():
    jar = zipfile.ZipFile(sys.argv[1])
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(FromJar(jar))
    core = io.BytesIO(jar.read(FOLDER + 'xliff_core_2.0.xsd'))
    schema = etree.XMLSchema(etree.parse(core, parser))
    if not schema.validate(etree.parse(sys.argv[2])):
        print(schema.error_log)
        sys.exit(1)


main()
