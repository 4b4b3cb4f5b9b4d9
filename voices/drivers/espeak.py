"""eSpeak NG, from the espeakng-loader package, as a driver of pyttsx3: `pyttsx3.init("plainspoken_espeak")`.

The library runs in its synchronous mode: no thread of its own, and the sound is complete when the call returns. It is
told where its data are before it starts (else it ends the process), and told never to end the process. It is not
thread-safe, and what it has said changes a few samples of what it says next.
"""

from __future__ import annotations

import ctypes
import os
from functools import cache
from typing import Any

from voices.drivers.synchronous import SynchronousDriver, register

NAME = "plainspoken_espeak"
VOICE = "gmw/en"
# From speak_lib.h.
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_BUFFER_MS = 1000  # of sound handed over at a time
_RATE, _VOLUME, _PITCH = 1, 2, 3
_UTF8, _END_PAUSE = 0x1, 0x1000
_BY_CHARACTER = 1
_OK = 0


class _VoiceFile(ctypes.Structure):
    """espeak_VOICE, as far as it is read here."""

    _fields_ = (("name", ctypes.c_char_p), ("languages", ctypes.c_char_p), ("identifier", ctypes.c_char_p))


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class EspeakLibrary:
    """libespeak-ng. Raises ImportError, OSError or RuntimeError when it is missing, broken or without its data."""

    def __init__(self) -> None:
        import espeakng_loader

        data = espeakng_loader.get_data_path()
        os.environ["ESPEAK_DATA_PATH"] = data  # without it the library calls exit()
        # RTLD_GLOBAL: pyttsx3's own driver, should anybody load it, then finds this library and no other.
        self._c = ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        self._c.espeak_Synth.argtypes = (
            *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int),
            *(ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p),
        )
        self._c.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceFile))
        self.sample_rate: int = self._c.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, os.fsencode(data), _DO_NOT_EXIT)
        if self.sample_rate <= 0:
            raise RuntimeError(f"eSpeak NG will not start with its data in {data}")
        self._samples = bytearray()
        self._on_sound = _Callback(self._take)  # kept: the library holds only its address
        self._c.espeak_SetSynthCallback(self._on_sound)
        self._set: dict[str, object] = {}

    def _take(self, samples: int | None, count: int, _: int | None) -> int:
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, count * 2)
        return 0

    def names(self) -> list[str]:
        return list(_names(self))

    def list_names(self) -> tuple[str, ...]:
        """The voice files of the library's data, as "gmw/en"."""
        found, index = [], 0
        rows = self._c.espeak_ListVoices(None)
        while rows[index]:
            found.append(rows[index].contents.identifier.decode("utf-8").replace("\\", "/"))
            index += 1
        return tuple(found)

    def synthesise(self, text: str, *, voice: str, rate: int, pitch: float, volume: float) -> bytearray:
        self._change("voice", voice)
        self._change("rate", rate)
        self._change("pitch", pitch)
        self._change("volume", volume)
        self._samples = bytearray()
        data = text.encode("utf-8", "replace").replace(b"\0", b" ")
        flags = _UTF8 | _END_PAUSE
        code = self._c.espeak_Synth(data, len(data) + 1, 0, _BY_CHARACTER, 0, flags, None, None)
        if code != _OK:
            raise RuntimeError(f"eSpeak NG gave up on a text (error {code})")
        return self._samples

    def _change(self, name: str, value: Any) -> None:
        """Set what is not so already: a voice is a file to read."""
        if self._set.get(name) == value:
            return
        if name == "voice":
            code = self._c.espeak_SetVoiceByName(value.encode("utf-8"))
            self._set.clear()
        else:
            number = {"rate": _RATE, "volume": _VOLUME, "pitch": _PITCH}[name]
            code = self._c.espeak_SetParameter(number, round(value * 100 if name == "volume" else value), 0)
        if code != _OK:
            raise RuntimeError(f"eSpeak NG does not take {value!r} as its {name} (error {code})")
        self._set[name] = value


@cache
def _names(library: EspeakLibrary) -> tuple[str, ...]:
    return library.list_names()


@cache
def _library() -> EspeakLibrary:
    return EspeakLibrary()


def _build(proxy: Any) -> SynchronousDriver:
    return SynchronousDriver(proxy, _library(), VOICE)


register(NAME, _build)
