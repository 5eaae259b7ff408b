"""A checkout and Python 3.11 -> .venv with what builds a site, pinned, or with --dev also what tests Newsgloss.

Run again, it does nothing. Only the standard library, because nothing is installed yet, and syntax that an old Python
can read far enough to be told that it is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
PIP = "requirements-pip.txt"  # first, for the pip that came with Python is not pinned
SITE, DEV = "requirements.txt", "requirements-dev.txt"  # the second lists all of the first, too
WHEELS_ONLY = ["--only-binary", ":all:"]  # a source archive runs its own code while it is installed
BROUGHT_ALONG = ("setuptools", "wheel")  # what some Pythons put into an environment, at no version of ours
STAMP = os.path.join(VENV, "installed")  # holds the digest of what was installed last
AS_PINNED = ("--require-hashes", "--no-deps", "--no-compile")  # all are listed; Python compiles what is used
NO_ENSUREPIP = """This Python cannot make virtual environments: its ensurepip module is missing.
On Debian or Ubuntu:  sudo apt-get install -y python3-venv
Then run the same line again."""


def main():
    """Install into .venv unless what it holds is what the files ask for."""
    if sys.version_info < (3, 11):
        sys.exit("Newsgloss needs Python 3.11 or newer; this is %s (%s)." % (sys.version.split()[0], sys.executable))
    pinned = DEV if "--dev" in sys.argv[1:] else SITE
    enough = {digest(each) for each in (pinned, DEV)}
    if os.path.exists(PYTHON) and read(STAMP) in enough:
        return
    say("Making .venv and installing what Newsgloss needs (about a minute) ...")
    make_venv()
    for name in (PIP, pinned):
        pip("install", *AS_PINNED, *WHEELS_ONLY, "-r", os.path.join(ROOT, name))
    pip("uninstall", "--yes", *BROUGHT_ALONG)
    pip("install", "--no-deps", "--no-build-isolation", "-e", ROOT)
    with open(STAMP, "w", encoding="utf-8") as stamp:
        stamp.write(digest(pinned))
    say("Installed.")


def digest(pinned):
    """Return what an environment with what a file pins depends on, as one hexadecimal digest."""
    parts = [sys.version, ROOT, pinned]
    parts += [read(os.path.join(ROOT, name)) for name in (PIP, pinned, "pyproject.toml", "bootstrap.py")]
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


def make_venv():
    """Make .venv anew; on Debian without python3-venv, install that first when we may."""
    import venv  # noqa: PLC0415 -- an old Python must get as far as being told

    try:
        import ensurepip  # noqa: F401, PLC0415 -- Debian packs it apart
    except ImportError:
        if not (shutil.which("apt-get") and os.geteuid() == 0):
            sys.exit(NO_ENSUREPIP)
        say("Installing Debian's python3-venv ...")
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=True)
    venv.create(VENV, clear=True, with_pip=True)


def pip(*arguments):
    """Run the environment's own pip, quietly."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    if subprocess.run(command + list(arguments), check=False).returncode:
        sys.exit("Installing failed; pip's message above says why. Nothing outside .venv was changed.")


def read(path):
    """Return a file's text, or nothing where there is none."""
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def say(message):
    """Print at once, also into a pipe."""
    print(message, flush=True)


if __name__ == "__main__":
    main()
