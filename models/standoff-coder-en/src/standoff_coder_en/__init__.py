"""Weights that standoff finds by this name: ``encoder.onnx``, ``heads.npz``, ``tokenizer.json`` and ``coder.json``.

The code that reads them is ``standoff.coding.learned``. ``MODEL_CARD.md`` beside says what they were made from.
"""
