"""Finds localstripe and its dependencies where scripts/setup puts them; whoever imports this can import them."""
import os
import sys
from pathlib import Path

VERSION = '1.15'


def folder():
    if named := os.environ.get('SHOP_TEST_LOCALSTRIPE'):
        return Path(named)
    cache = Path(os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache')
    tools = Path(os.environ.get('SHOPSPHERE_TOOLS') or cache / 'shopsphere')
    return tools / f'localstripe-{VERSION}'


if not (folder() / 'localstripe').is_dir():
    sys.exit(f'There is no localstripe in {folder()}; `scripts/setup stripe` installs it.')
sys.path.insert(0, str(folder()))
