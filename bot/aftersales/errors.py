"""What can go wrong after a sale, beside the common errors.

NotFound
└── OrderClosed          no order by that number that this person may open: the same words whether it is another's
                         or none's
UserError
├── UnknownColumns       a sheet of orders whose columns nobody has explained
├── BadOrder             an order of a shop system that cannot be read
├── ProofRefused         number and proof do not fit together; it never says which
└── ProofLocked          too many wrong guesses; `until` names when one may try again
"""

from bot.errors import NotFound, UserError


class OrderClosed(NotFound):
    """No order by that number that this person may open. Details: `order`, as it was written."""

    code = "order_closed"


class ProofRefused(UserError):
    """Number and proof do not fit together, or the order is another's; nothing tells which. Details: `left`."""

    code = "proof_refused"


class ProofLocked(UserError):
    """Too many wrong guesses. Details: `hours` until one may try again."""

    code = "proof_locked"


class UnknownColumns(UserError):
    """A sheet of orders that is no known export. Details: `file`, `columns`, its headings."""

    code = "order_columns_unknown"


class BadOrder(UserError):
    """An order of a shop system that cannot be read. Details: `field`, the first that is wrong."""

    code = "bad_order"
