"""Speech libraries with one defect each, as packages that stand before the real py-nanotts."""

from __future__ import annotations

from pathlib import Path

_HEAD = """
import importlib.util, os, signal, sys, time
from pathlib import Path
here = Path(__file__).parent
def real():
    for folder in sys.path:
        init = Path(folder) / "py_nanotts" / "__init__.py"
        if init.exists() and init.parent != here:
            folders = [str(init.parent)]
            spec = importlib.util.spec_from_file_location("py_nanotts", init, submodule_search_locations=folders)
            module = importlib.util.module_from_spec(spec)
            sys.modules["py_nanotts"] = module
            spec.loader.exec_module(module)
            return module.NanoTTS()
once = here / "once"
"""
_SPEAKS = """
class NanoTTS:
    def __init__(self):
        self.real = real()
    def speak(self, text, **how):
        {body}
        return self.real.speak(text, **how)
"""
_BODIES = {
    "crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
    "crashes once": "once.exists() or (once.touch(), os.kill(os.getpid(), signal.SIGKILL))",
    "exits": "os._exit(7)",
    "hangs": "time.sleep(600)",
    "hangs once": "once.exists() or (once.touch(), time.sleep(600))",
    "is silent": "return bytes(32_000)",
    "says nothing": "return b''",
    "stops early": "return self.real.speak(text, **how)[:30_000]",
    "says too little": "return self.real.speak('One.', **how)",
    "says too much": "return self.real.speak(text + ' and so on' * 40, **how)",
    "clips": "how['volume'] = 5.0",
    "refuses": "raise ValueError('no such voice')",
    "prints": "print('hello from the library', flush=True)",
}
DEFECTS = tuple(_BODIES)


def install(folder: Path, defect: str) -> Path:
    """Write the package with ``defect`` ("does not load": no import succeeds); return what to put on sys.path."""
    package = folder / "py_nanotts"
    package.mkdir(parents=True)
    text = "raise ImportError('the extension failed to load')"
    if defect != "does not load":
        text = _HEAD + _SPEAKS.format(body=_BODIES[defect])
    (package / "__init__.py").write_text(text, encoding="utf-8")
    return folder
