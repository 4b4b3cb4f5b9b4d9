"""CPU seconds of speech: the floor, `voices.record`, and a script as one would write it without this package.

- The floor: the speech library called directly, a line at a time, into one LAME encoder with the same settings, with
  the same pauses. No check, no marks, no level, no chapters, no protection from a crash.
- The recorder: `voices.record` with one worker and an empty cache, and `voices.write_mp3`.
- The naive script: stock pyttsx3 (eSpeak alone on Linux) to a WAV file a line, pydub's `+=`, and an MP3 at the end.

Each runs in a process of its own, so that its imports and its children count. The words are invented and always the
same.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import warnings
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from voices import Line, Part, Script, Tags, choose, record, voices, write_mp3
from voices.chapter import LAST_PAUSE_MS, LEAD_S

BRIEFING, LONG = 1_500, 10_000  # words: an ordinary briefing, and enough for start-up not to count
_WHO = ("The force", "The chief constable", "The control room", "Each team", "The service", "The council", "It")
_DOES = (
    "answers most calls within ten seconds",
    "does not check its work often enough",
    "is good at finding missing children",
    "should record why officers stop and search people",
    "spent one point two million pounds on training",
    "requires improvement at preventing crime",
    "cannot yet show what it has learned",
    "has agreed a plan with its partners",
)
_WHEN = ("", " this year", " in twenty twenty-one", ", inspectors said", " when it matters most", ", and it knows this")


def script(words: int) -> Script:
    """About so many invented words in chapters of about a hundred."""
    draw = random.Random(words)
    parts: list[Part] = []
    count = 0
    while count < words:
        lines = []
        for _ in range(10):
            said = f"{draw.choice(_WHO)} {draw.choice(_DOES)}{draw.choice(_WHEN)}."
            lines.append(Line(said, said))
            count += len(said.split())
        title = f"Part {len(parts) + 1}. What was found."
        parts.append(Part(f"part-{len(parts) + 1}", Line(title, title), tuple(lines)))
    return Script("Benchmark", "en-GB", tuple(parts))


# The contenders: each is run as `python -m benchmarks.speech NAME VOICE WORDS` and prints the seconds of sound made.


def floor(voice_name: str, words: int) -> float:
    import lameenc

    from voices import mp3

    voice = choose(voice_name)
    if voice.engine == "espeak":
        from voices.drivers.espeak import EspeakLibrary as Library
    else:
        from voices.drivers.pico import PicoLibrary as Library  # type: ignore[assignment]  # the same methods
    library = Library()
    rate = library.sample_rate
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(mp3.BIT_RATE)
    encoder.set_quality(mp3.QUALITY)
    encoder.silence()
    samples = 0
    with tempfile.TemporaryFile() as file:
        for part in script(words).parts:
            pause_ms = round(LEAD_S * 1000)
            for line in (part.title, *part.lines):
                said = library.synthesise(line.say, voice=voice.key, rate=165, pitch=50, volume=0.9)
                sound = bytes(2 * (pause_ms * rate // 1000)) + bytes(said)
                samples += len(sound) // 2
                file.write(encoder.encode(sound))
                pause_ms = line.pause_ms
            sound = bytes(2 * (LAST_PAUSE_MS * rate // 1000))
            samples += len(sound) // 2
            file.write(encoder.encode(sound))
        file.write(encoder.flush())
    return samples / rate


def recorder(voice_name: str, words: int) -> float:
    with tempfile.TemporaryDirectory() as folder, record(script(words), choose(voice_name)) as recording:
        write_mp3(recording, Path(folder) / "a.mp3", Tags("Benchmark"))
        return recording.seconds


def naive(_: str, words: int) -> float:
    import ctypes

    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
    warnings.simplefilter("ignore")
    import pyttsx3
    from pydub import AudioSegment

    engine = pyttsx3.init()
    engine.setProperty("rate", 165)
    whole = AudioSegment.silent(100, 22_050)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "line.wav")
        for part in script(words).parts:
            for line in (part.title, *part.lines):
                engine.save_to_file(line.say, path)
                engine.runAndWait()
                library.espeak_Synchronize()  # without it there is no file yet
                whole += AudioSegment.from_wav(path)
                whole += AudioSegment.silent(line.pause_ms, 22_050)
        if which("ffmpeg"):
            whole.export(str(Path(folder) / "a.mp3"), format="mp3", bitrate="64k").close()
        else:
            import lameenc

            encoder = lameenc.Encoder()
            encoder.set_channels(1)
            encoder.set_in_sample_rate(22_050)
            encoder.set_bit_rate(64)
            (Path(folder) / "a.mp3").write_bytes(encoder.encode(whole.raw_data) + encoder.flush())
    return float(whole.duration_seconds)


_CONTENDERS = {"floor": floor, "recorder": recorder, "naive": naive}


def measure(contender: str, voice: str, words: int) -> tuple[float, float]:
    """CPU seconds (its children's counted) and seconds of sound."""
    before = os.times()
    taskset = which("taskset")
    core = [taskset, "-c", "0"] if taskset else []
    done = subprocess.run(
        [*core, sys.executable, "-W", "ignore", "-m", "benchmarks.speech", contender, voice, str(words)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return cpu, float(done.stdout.splitlines()[-1])


def main() -> None:
    """Print the table."""
    bundled = [voice.name for voice in voices() if voice.engine in ("pico", "espeak")]
    print("Speech: CPU seconds on one core, in processes of their own, imports and children counted")
    print(f"{'voice':8}{'words':>7}  {'':10}{'CPU s':>8}{'sound s':>9}{'x real':>8}{'x floor':>9}")
    for words in (BRIEFING, LONG):
        for voice in bundled:
            least = 0.0
            contenders = ["floor", "recorder"]
            if voice == "espeak" and words == BRIEFING and find_spec("pydub"):
                contenders.append("naive")
            for contender in contenders:
                cpu, sound = measure(contender, voice, words)
                least = cpu if contender == "floor" else least
                print(f"{voice:8}{words:7}  {contender:10}{cpu:8.2f}{sound:9.0f}{sound / cpu:8.0f}{cpu / least:9.2f}")
    encoder = "pydub with ffmpeg" if which("ffmpeg") else "pydub's sound through LAME's package (no ffmpeg here)"
    print(f"naive: stock pyttsx3, eSpeak alone; the MP3 by {encoder}")


if __name__ == "__main__":
    name, spoken_by, size = sys.argv[1:]
    print(_CONTENDERS[name](spoken_by, int(size)))
