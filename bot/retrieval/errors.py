"""What can go wrong in the library.

QuaysideError
├── UserError
│   ├── BadDocument           a file that cannot be read as it is: empty, binary, broken front matter
│   │   └── UnsupportedFormat a kind of file that is not taken
│   └── NotFound
│       ├── NoDocument        no document of that name in the collection
│       └── NoPassage         a citation whose passage is gone, or is not for this reader
└── Unavailable
    ├── LibraryBusy           another process has been writing for too long
    ├── NoEmbeddings          the embeddings endpoint does not answer
    └── NoVectorIndex         the Chroma server does not answer
"""

from bot.errors import NotFound, Unavailable, UserError


class BadDocument(UserError):
    """The file cannot be read; the message names it and, where there is one, the line."""

    code = "bad_document"


class UnsupportedFormat(BadDocument):
    """A kind of file that the library does not take."""

    code = "unsupported_format"


class NoDocument(NotFound):
    """No document of that name."""

    code = "no_document"


class NoPassage(NotFound):
    """The passage is gone, or not for this reader; which of the two is not told."""

    code = "no_passage"


class LibraryBusy(Unavailable):
    """Somebody else has been changing the library for longer than we wait."""

    code = "library_busy"


class NoEmbeddings(Unavailable):
    """The embeddings endpoint does not answer, or answers something else."""

    code = "no_embeddings"


class NoVectorIndex(Unavailable):
    """The Chroma server does not answer."""

    code = "no_vector_index"
