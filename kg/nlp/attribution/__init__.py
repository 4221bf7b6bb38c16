"""Attribution: who (source) says (cue) what (content), as PARC and PolNeAR define it."""
