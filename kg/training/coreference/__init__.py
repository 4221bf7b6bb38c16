"""The trained model of coreference: its data, network, fitting and export."""
