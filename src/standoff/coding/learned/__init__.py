"""Acts that a small network finds: which words state an act of which move, learned from coded documents.

``candidates`` says what is asked about (one word per clause, with what the frames and the topic rule say of it),
``windows`` what the encoder reads, ``weights`` loads and checks what is installed, ``heads`` is the network behind the
encoder, ``suggesting`` runs it all over one document. ``training/coder`` learns from the same candidates.
"""
