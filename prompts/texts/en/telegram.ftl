telegram-sources = Sources
telegram-as-of = as of { $date }
telegram-nothing = I have nothing to show for that. Please ask again in other words.
