"""The list of command files; importing one registers its commands on `app`."""
