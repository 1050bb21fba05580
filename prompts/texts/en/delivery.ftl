# Words about delivery itself, for the staff.

delivery-parked = ⚠️ A message could not be answered, and is kept: update { $update } ({ $error }). The person has had an apology. `quayside inbox retry { $update }` tries it again, `quayside inbox drop { $update }` closes it.
