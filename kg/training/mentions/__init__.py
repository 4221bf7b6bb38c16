"""The trained model of mentions: its data, network, fitting and export."""
