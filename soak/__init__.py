"""Fuzzes the readers and the text stage for as long as asked. Not part of the installed packages.

seeds.py     small valid documents of ours          mutate.py    bytes, harmed
language.py  texts made to be hard to read           patterns.py  texts made from a regular expression
targets.py   what a case is put through              cases.py     a case from its number, the same in every run
child.py     a case in a process of its own, under limits of time and memory
smaller.py   a failure made small
"""
