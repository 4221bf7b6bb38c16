"""The commands: one small file each, thin over a function of the library."""
