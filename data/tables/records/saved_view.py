"""A page as somebody had set it up, under a name: shared by all until people sign in."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="saved_view",
    plural="saved views",
    meaning="Pages as somebody had set them up, each under a name, and which of them opens first",
    key=("name",),
    required=("name", "address"),
    columns=(
        column("name", Type.KEY, "What the view is called"),
        column("address", Type.TEXT, "Its address on this server, from the first / on"),
        column("is_start", Type.FLAG, "Y for the view that opens first: of several the one that was saved last"),
        column("saved_on", Type.DATE, "When it was saved"),
    ),
)
