"""Speech: a script in, timed sound out. Knows nothing of reports; imports only itself.

    from voices import Line, Part, Script, Tags, choose, record, write_mp3

    script = Script("A briefing", "en-GB", (Part("start", Line("In short.", "In short"), (Line("Hello.", "Hello."),)),))
    with record(script, choose()) as recording:
        write_mp3(recording, Path("briefing.mp3"), Tags("A briefing"))

Times are samples and MP3 frames inside and milliseconds in `Recording.times`.
"""

from __future__ import annotations

from voices.catalogue import choose, provenance, voices
from voices.component import Component
from voices.engine import Audio, Engine, Manner, VoiceFacts
from voices.errors import VoiceError
from voices.id3 import Picture, Tags
from voices.recorder import record
from voices.recording import Recording, write_mp3
from voices.script import Line, Part, Script

__all__ = [
    "Audio",
    "Component",
    "Engine",
    "Line",
    "Manner",
    "Part",
    "Picture",
    "Recording",
    "Script",
    "Tags",
    "VoiceError",
    "VoiceFacts",
    "choose",
    "provenance",
    "record",
    "voices",
    "write_mp3",
]
