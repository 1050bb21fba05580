## The terminal channel: `quayside chat`

terminal-welcome = Quayside: parcels, duties, rules and returns for people who sell across borders.
terminal-welcome-how = Just write. /help shows what I can do, /lang changes the language, Ctrl-D leaves.
terminal-examples = For example:
terminal-samples = Sample parcels to try out (made up, not real shipments): { $numbers }
terminal-sample-data = sample data

terminal-role-customer = customer
terminal-role-seller = seller
terminal-role-staff = staff
terminal-role-admin = admin
terminal-language-auto = language of your message

terminal-opening = opening the desk…
terminal-thinking = one moment…
terminal-sources = Sources
terminal-as-of = as of { $date }
terminal-choose = Type a number to choose, or simply go on writing.
terminal-stopped = Stopped. What was already done stays done; just go on.
terminal-leave-hint = Press Ctrl-C again to leave, or go on writing.
terminal-goodbye = Goodbye.
terminal-unreadable = There was nothing readable in that message. Please write it again as plain text.

terminal-failed = Sorry, that went wrong on my side. Your next message works as usual; the details are in { $log }.
error-not-opened = Sorry, I could not open the desk. The details are in { $log }. I will try again with your next message.

terminal-commands = Commands
terminal-command-help = what I can do
terminal-command-role = speak as someone else: customer, seller, staff or admin
terminal-command-lang = language: en, zh, es, ru, or auto
terminal-command-reset = forget this conversation and start afresh
terminal-command-quit = leave (Ctrl-D does too)
terminal-command-unknown = I don't know { $command }. Did you mean { $closest }?
terminal-command-unfamiliar = I don't know { $command }. /help lists the commands; for a question, just write it.
terminal-role-now = You speak as: { $role }. Change it with /role { $choices }
terminal-role-changed = You now speak as: { $role }. This is a conversation of its own.
terminal-role-unknown = There is no role called { $name }. Choose one of: { $choices }
terminal-language-now = Language: { $language }. Change it with /lang { $choices }
terminal-language-changed = I will answer in English.
terminal-language-automatic = I will answer in the language you write in.
terminal-language-unknown = I don't speak { $name }. Choose one of: { $choices }
terminal-reset-done = Forgotten. We start afresh.

terminal-example-customer-1 = Where is my parcel { $number }?
terminal-example-customer-2 = How many days do I have to send something back?
terminal-example-customer-3 = Who pays the customs charges on my order?
terminal-example-seller-1 = Where is { $number }?
terminal-example-seller-2 = What duty on 200 cotton T-shirts, $4 each, from China to the UK?
terminal-example-seller-3 = How long may buyers in the EU return goods without a reason?
terminal-example-staff-1 = Where is { $number }?
terminal-example-staff-2 = How do we claim from the carrier for a lost parcel?
terminal-example-staff-3 = What must we do when a product turns out to be unsafe?
terminal-example-admin-1 = Where is { $number }?
terminal-example-admin-2 = Which sample size for a lot of 3,200 pieces at level II, AQL 2.5?
terminal-example-admin-3 = What duty on 200 cotton T-shirts, $4 each, from China to Germany?

# Offered by Tab, separated by commas.
terminal-words = tracking, delivery, parcel, duty, customs, VAT, IOSS, EORI, HS code, landed cost, registration, inspection, AQL, packing, shipping, returns, refund, warranty, complaint, Germany, France, United Kingdom, United States
