"""How much is tried: a little with every `make test`, `make faults` sets FAULTS_EXAMPLES."""

import os

EXAMPLES = int(os.environ.get("FAULTS_EXAMPLES", "40"))
