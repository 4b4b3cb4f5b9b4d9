"""Every voice keeps the one contract; pyttsx3 is the door, and our drivers keep what its own lose."""

from __future__ import annotations

import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spoken_lines import ODD, PROSE

import voices
from voices import Manner, VoiceFacts, sound
from voices.engines import ENGINES, library, open_engine
from voices.engines.system import SystemEngine, read_sound
from voices.errors import EngineMissingError, UnknownVoiceError

DRIVERS = {"plainspoken_pico": "en-GB", "plainspoken_espeak": "gmw/en"}
EVERY_VOICE = pytest.mark.parametrize("voice", voices.voices(), ids=lambda voice: voice.name)


@EVERY_VOICE
def test_a_line_becomes_sound_at_the_rate_that_the_voice_names(voice: VoiceFacts) -> None:
    audio = open_engine(voice, Manner()).say(PROSE[0])
    assert audio.sample_rate == voice.sample_rate
    assert audio.seconds > 3


@EVERY_VOICE
def test_lines_of_every_kind_pass_the_check_of_a_line(voice: VoiceFacts) -> None:
    engine = open_engine(voice, Manner())
    for text in PROSE + ODD:
        sound.finish(engine.say(text), text, rate=165, sample_rate=voice.sample_rate, gain_db=voice.gain_db or 0.0)


@EVERY_VOICE
@pytest.mark.parametrize("rate", [110, 240])
def test_lines_pass_the_check_at_slow_and_fast_rates(voice: VoiceFacts, rate: int) -> None:
    engine = open_engine(voice, Manner(rate=rate))
    for text in (*PROSE[:4], *ODD[:8]):
        sound.finish(engine.say(text), text, rate=rate, sample_rate=voice.sample_rate, gain_db=voice.gain_db or 0.0)


@EVERY_VOICE
def test_a_faster_voice_is_shorter(voice: VoiceFacts) -> None:
    lengths = [open_engine(voice, Manner(rate=rate)).say(PROSE[2]).samples for rate in (120, 165, 220)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1.3 * lengths[2]


def test_the_bundled_voices_speak_at_much_the_same_pace() -> None:
    seconds = {}
    for name in ("pico", "espeak"):
        engine = open_engine(voices.choose(name), Manner())
        finished = [
            sound.finish(audio, text, rate=165, sample_rate=audio.sample_rate, gain_db=0)
            for text in PROSE
            for audio in [engine.say(text)]
        ]
        seconds[name] = sum(map(len, finished)) / voices.choose(name).sample_rate
    assert seconds["pico"] == pytest.approx(seconds["espeak"], rel=0.1)


def test_pico_says_a_line_the_same_whatever_it_said_before() -> None:
    engine = open_engine(voices.choose("pico"), Manner())
    first = [engine.say(text).pcm for text in PROSE]
    rubbish = [np.random.default_rng(n).random(200_000) for n in range(30)]  # fills the memory that Pico is given next
    del rubbish
    again = [engine.say(text).pcm for text in reversed(PROSE)]
    assert again[::-1] == first


def test_pico_obeys_no_marks_in_a_text() -> None:
    engine = open_engine(voices.choose("pico"), Manner())
    assert engine.say('<volume level="0">Good</volume>').seconds > 1.5 * engine.say("Good").seconds


@pytest.mark.parametrize(("driver", "voice"), DRIVERS.items())
def test_several_files_of_one_run_are_all_there_at_their_own_rates(driver: str, voice: str, tmp_path: Path) -> None:
    program = f"""
import pyttsx3, voices.drivers.pico, voices.drivers.espeak
from pathlib import Path
engine = pyttsx3.init({driver!r})
engine.setProperty("voice", {voice!r})
for rate in (100, 200, 300):
    engine.setProperty("rate", rate)
    engine.save_to_file("The force requires improvement at preventing crime.", Path("{tmp_path}") / f"{{rate}}.wav")
engine.runAndWait()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    lengths = []
    for rate in (100, 200, 300):
        with wave.open(str(tmp_path / f"{rate}.wav")) as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            lengths.append(file.getnframes())
    assert lengths[0] > 1.5 * lengths[1] > 1.5 * lengths[2]


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_driver_tells_of_every_error(driver: str, tmp_path: Path) -> None:
    import pyttsx3

    import voices.drivers.espeak
    import voices.drivers.pico  # noqa: F401  # importing registers the drivers

    errors: list[Exception] = []
    engine = pyttsx3.init(driver)
    token = engine.connect("error", lambda exception, **_: errors.append(exception))
    engine.setProperty("voice", "en-XX")
    engine.setProperty("loudness", 3)
    engine.save_to_file("Good.", str(tmp_path / "no such folder" / "a.wav"))
    engine.say("Good.")
    engine.runAndWait()
    engine.disconnect(token)
    assert [type(error) for error in errors] == [ValueError, KeyError, FileNotFoundError, NotImplementedError]


def test_a_text_of_eighteen_thousand_letters_is_spoken_whole() -> None:
    """pyttsx3's own driver crashes on one."""
    text = " ".join(PROSE * 20)
    assert len(text) > 18_000
    audio = open_engine(voices.choose("espeak"), Manner(rate=300)).say(text)
    least, most = sound.expected_seconds(text, 300)
    assert least < audio.seconds < most


def test_the_clearer_voice_is_the_default() -> None:
    assert voices.choose().name == "pico"


def test_the_silent_voice_is_never_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py_nanotts", None)
    assert voices.choose().name == "espeak"
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    with pytest.raises(EngineMissingError, match="plainspoken doctor"):
        voices.choose()


def test_a_voice_that_is_not_there_is_answered_with_names_like_it() -> None:
    with pytest.raises(UnknownVoiceError, match=r"'picco'; did you mean pico\?"):
        voices.choose("picco")
    with pytest.raises(UnknownVoiceError, match="run: plainspoken voices"):
        voices.choose("Zebedee")


def test_every_speech_library_and_encoder_is_named_with_its_file_and_tried() -> None:
    found = voices.provenance()
    assert {part.name for part in found if part.kind == "speech"} == {"Pico", "eSpeak NG"}
    assert [part.name for part in found if part.kind == "encoder"] == ["LAME"]
    for part in found:
        assert part.works, part
        assert part.version, part
        assert Path(part.path).exists(), part
        if part.kind == "speech":
            assert part.detail.startswith("spoke "), part


def test_a_library_that_is_not_installed_is_said_so_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py_nanotts", None)
    pico = library("pico")
    assert (pico.works, pico.path) == (False, "")
    assert "pip install py-nanotts" in pico.detail


def test_every_engine_module_is_complete() -> None:
    for name in ENGINES:
        assert library(name).version
        assert all(voice.engine == name for voice in voices.voices() if voice.engine == name)


# The system's voices of Windows and macOS: what can be told here, with a pyttsx3 that is made up.


def _aiff(samples: np.ndarray[Any, np.dtype[np.int16]], form: bytes, order: bytes) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return name + len(body).to_bytes(4, "big") + body + b"\0" * (len(body) % 2)

    rate = (16383 + 15).to_bytes(2, "big") + (44_100 << 48).to_bytes(8, "big")  # an 80-bit float: m * 2 ** (e - 63)
    common = b"\0\1" + len(samples).to_bytes(4, "big") + b"\0\x10" + rate + order
    data = samples.astype("<i2" if order == b"sowt" else ">i2").tobytes()
    body = form + chunk(b"COMM", common) + chunk(b"ANNO", b"odd") + chunk(b"SSND", bytes(8) + data)
    return b"FORM" + len(body).to_bytes(4, "big") + body


@pytest.mark.parametrize(
    ("form", "order"), [(b"AIFF", b""), (b"AIFC", b"twos"), (b"AIFC", b"sowt"), (b"AIFC", b"NONE")]
)
def test_the_files_that_macos_writes_are_read(form: bytes, order: bytes) -> None:
    samples = np.array([0, 1, -2, 300, -32768, 32767], np.int16)
    data, rate, channels = read_sound(_aiff(samples, form, order))
    assert np.frombuffer(data, "<i2").tolist() == samples.tolist()
    assert (rate, channels) == (44_100, 1)


def test_a_system_voice_is_brought_to_one_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    class MadeUp:
        def connect(self, *_: object) -> None: ...
        def setProperty(self, *_: object) -> None: ...  # noqa: N802  # pyttsx3's name
        def runAndWait(self) -> None: ...  # noqa: N802  # pyttsx3's name

        def save_to_file(self, text: str, path: str) -> None:
            if text == "nothing":
                return
            with wave.open(path, "wb") as file:
                file.setnchannels(2)
                file.setsampwidth(2)
                file.setframerate(44_100)
                file.writeframes(bytes(4 * 44_100))

    monkeypatch.setattr("voices.engines.system._start", MadeUp)
    engine = SystemEngine(VoiceFacts("hazel", "system", "x", "en-GB", "female", "", 22_050, None), Manner())
    audio = engine.say("something")
    assert audio.sample_rate == 22_050
    assert audio.samples == pytest.approx(22_050, abs=2)
    with pytest.raises(EngineMissingError, match="'hazel' failed"):
        engine.say("nothing")
