"""What can go wrong with cases, policies and deadlines.

UserError
├── CaseUnknown            no such case, or not for this person: the same words for both
├── SecondCase             an open case is about the same item already; names it
├── StepNotPossible        not in this state, or not for this role
├── CaseIncomplete         a fact is missing; `asks` names it
├── AmountRefused          more than was paid, or in another currency, or above the limit
└── BadPolicy              a policy's term cannot be right
NoRule                     no dated rule is known: a deadline is never guessed
"""

from bot.errors import NotFound, QuaysideError, UserError


class CaseUnknown(NotFound):
    """No case by that number that this person may see."""

    code = "case_unknown"


class SecondCase(UserError):
    """There is an open case about the same item."""

    code = "second_case"


class StepNotPossible(UserError):
    """The case's state or the person's role does not permit this step."""

    code = "case_step"


class CaseIncomplete(UserError):
    """Something must be said first; `details["asks"]` names what."""

    code = "case_incomplete"


class AmountRefused(UserError):
    """Money that may not be paid."""

    code = "case_amount"


class BadPolicy(UserError):
    """A term of a policy that cannot be right."""

    code = "bad_policy"


class NoRule(QuaysideError):
    """No dated rule of law or carrier terms is known for this."""

    code = "no_rule"
