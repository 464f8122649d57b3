"""The only place where rooms meet: bytes to documents, to claims, to a record, to answers.

One module per verb of the command line. Nothing here parses, tags or stores by itself.
"""
