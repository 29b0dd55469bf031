"""Opens a file that Rebound locked, without Rebound: `python decrypt.py FILE > OPEN`. Needs Python and `cryptography`.

Works on journal.json, on any file of backups/, and on what was saved as locked. Keep a copy of it beside your backups.
"""

import base64
import getpass
import json
import sys
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt


def decrypted(raw: bytes, phrase: str) -> bytes:
    """Raises InvalidTag for a wrong passphrase or a changed file, ValueError for one that was never locked."""
    line, found, body = raw.partition(b"\n")
    head = json.loads(line)
    if not found or head.get("sealed") != 1:
        raise ValueError("not a locked file")
    wrap = head["wrap"]
    salt, key, nonce = (base64.b64decode(text) for text in (wrap["salt"], wrap["key"], head["nonce"]))
    stretched = Scrypt(salt=salt, length=32, n=wrap["n"], r=wrap["r"], p=wrap["p"]).derive(
        unicodedata.normalize("NFKC", phrase).encode(errors="replace")
    )
    file_key = AESGCM(stretched).decrypt(key[:12], key[12:], b"")
    return AESGCM(file_key).decrypt(nonce, body, line + found)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python decrypt.py FILE > OPEN")
    try:
        plain = decrypted(Path(sys.argv[1]).read_bytes(), getpass.getpass("Passphrase: "))
    except InvalidTag:
        sys.exit("This passphrase does not open this file, or the file was changed.")
    except (ValueError, OSError) as error:
        sys.exit(f"This file could not be opened: {error}")
    sys.stdout.buffer.write(plain)


if __name__ == "__main__":
    main()
