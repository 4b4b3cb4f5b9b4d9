"""Speech libraries made into drivers of pyttsx3, so that pyttsx3 is the one door to every voice.

pyttsx3's own driver for Linux returns before the sound exists, keeps one utterance of several, loses changes of rate
and can crash on a long text. These drivers do each command at once, in order, and tell of every error.

To add a library, write a class here with the two methods that `voices.drivers.synchronous.Voice` names, and an engine
in `voices.engines` that names it.
"""
