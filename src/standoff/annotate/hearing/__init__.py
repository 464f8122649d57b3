"""Who is heard speaking: a small encoder marks source, cue and content in a text and links them.

``windows`` cuts a text for the encoder, ``weights`` loads and checks what is installed, ``decoding`` turns scores
into the best allowed attributions, ``encoder`` runs it all over one text.
"""
