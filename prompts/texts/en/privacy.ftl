## What is stored on a person, limits, and invitations. Values come escaped; the texts are Markdown.

telegram-menu-mydata = what is stored about me
telegram-menu-forget = erase what is stored about me
telegram-menu-invite = invite a seller or a colleague
terminal-command-mydata = what is stored about you here
terminal-command-forget = erase what is stored about you here

privacy-data-file = This is all I hold on you. The file is JSON, which programs can read, too. /forget erases it.
privacy-private = In a group I can't show or erase what is yours. Write to me privately and send the command there.
privacy-forget-ask =
    Shall I erase what I hold on you? That is: our conversations, your messages and my answers, your language and role settings, and a role that you were granted by invitation. It can't be undone.

    { $kept }
privacy-forget-yes = Yes, erase it
privacy-forget-done =
    Done. Erased: { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    }, all our conversations, and your settings. Receipt: `{ $receipt }`

    { $kept }
privacy-kept =
    What stays, why, and for how long:

    - the numbers of messages already answered, without you or their words, so that a second delivery is not answered again: { $messages } days
    - today's count of your messages, until midnight UTC, to keep floods out
    - that something was erased and when, without whose or what, to prove it was done: { $receipts } days
    - orders: number, goods, amounts and country, the shop's record of its sales, which tax and customs law make it keep, for as long as it uses me. Your name, address, e-mail and phone are erased from them here, and no later import brings them back. What the shop holds elsewhere, ask the shop.
    - parcels: their numbers and tracking, without your name, until { $parcels } days after delivery
    - of cases that have ended: what kind, what was decided and paid, and when; without you, your words and your files
privacy-kept-cases = - { $numbers }: still needed, because it is open or a period of it (a refund, a claim, a warranty) still runs. As soon as that is over, you are erased from it by itself.
terminal-forget-ask = This erases our conversations in every role, what you typed here before (the history), and the log. It can't be undone: write /forget yes. Your parcels and documents stay; they lie in { $home }.
terminal-forget-done = Erased: the conversations, the history and the log. Your parcels and documents stay; they lie in { $home }.

limit-messages = That was fast: I answer up to { $limit } messages a minute. Please wait { $wait } seconds and write again; what you send until then I won't answer.
limit-model = (The day's allowance for the language model is used up. Until midnight UTC I answer on my own, from the same documents and data.)

telegram-invite-how = Write /invite seller or /invite staff. You get a link for one person to use once within { $days } days.
telegram-invite-link =
    This link makes one person **{ $role }**. It works once, until { $until }. Send it to nobody else:

    { $link }
telegram-invite-denied = Only an admin can invite people.
telegram-invite-granted = Welcome! You are now **{ $role }** here. /help shows what I can do for you.
telegram-invite-used = This invitation has been used already. Please ask the admin for a new one.
telegram-invite-expired = This invitation has expired. Please ask the admin for a new one.
telegram-invite-unknown = I don't know this invitation. Please open the link again exactly as you got it, or ask the admin for a new one.
