"""Who writes: the part of the settings page that says so, and lets the person choose."""
