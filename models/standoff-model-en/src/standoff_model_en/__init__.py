"""Weights that standoff finds by this name: ``encoder.onnx``, ``tokenizer.json`` and their manifest ``weights.json``.

The code that reads them is ``standoff.annotate.hearing``. ``MODEL_CARD.md`` beside says what they were made from.
"""
