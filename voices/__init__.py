"""Speech: a script in, timed sound out. Knows nothing of reports; imports only itself."""
