"""What the program costs, side by side with what it could cost. Not part of the installed packages."""
