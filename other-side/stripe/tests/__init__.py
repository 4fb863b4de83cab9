import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import libraries  # noqa: E402,F401  (localstripe's folder has Stripe's own client as well)
