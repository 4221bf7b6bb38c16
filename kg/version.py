"""The version of this software, in one place for the package, its provenance and its cache."""

VERSION = "0.1.0"
SOFTWARE = f"polkg {VERSION}"
