## Customers and the people of a shop: hand-off, the staff group, what is carried between them. Markdown; values escaped.

people-kind =
    { $kind ->
        [return] Return
        [exchange] Exchange
        [repair] Repair
        [refund] Refund
        [missing_parts] Missing parts
        [damaged] Damaged
        [not_received] Not received
        [wrong_item] Wrong item
        [quality] Quality
        [warranty] Warranty
        [invoice] Invoice
        [cancellation] Cancellation
        [complaint] Complaint
       *[question] Question
    }
people-remedy =
    { $remedy ->
        [refund] refund
        [replacement] replacement
        [repair] repair
        [part] spare part
        [document] document
        [cancelled] cancellation
       *[answer] answer
    }
people-the-shop = the shop
people-urgent = **Somebody may be in danger.** Read this first, and answer at once.
people-fact-customer = Customer speaks
people-fact-wish = Wants
people-fact-order = Order
people-fact-items = Goods
people-fact-parcel = Parcel
people-deadline-kind =
    { $kind ->
        [withdrawal] right to return
        [return_by] goods back
        [refund] refund due
        [warranty] guarantee
        [claim] claim against the carrier
        [reply] answer
       *[other] deadline
    }
people-deadline =
    { $whose ->
        [customer] Last day for the customer ({ $kind }): { $day }
       *[seller] Last day for the shop ({ $kind }): { $day }
    }
people-from-customer = Customer { $name }
people-who =
    { $role ->
        [customer] Customer
        [note] Note
        [bot] Assistant
       *[staff] Shop
    }
people-answer-by-reply = Answer the customer by replying to this message or to one of theirs; // before your words keeps them among you.

people-key-claim = I take it
people-key-snooze = Later
people-key-suggest = Suggest a reply
people-key-close = Close
people-key-send = Send
people-key-edit = Change
people-key-drop = Drop
people-key-snooze-1h = In 1 hour
people-key-snooze-4h = In 4 hours
people-key-snooze-tomorrow = Tomorrow
people-key-back = Back to the assistant
people-key-again = Write about it again

people-called =
    { $again ->
        [yes] You are already speaking with the people of { $shop } (case { $number }).
       *[no] I have called a person of { $shop }. Your case is **{ $number }**.
    } { $open ->
        [yes] They answer by { $by }.
       *[no] Nobody is at work there now; they answer by { $by }.
    } Whatever you write now goes to them.
people-called-nobody = Your request is kept as case **{ $number }**, but I can reach nobody of { $shop } from here right now. Please also write to the shop where you ordered. I go on trying, and you hear it here as soon as somebody answers.
people-called-elsewhere = Nothing can be sent to you here by itself: ask about case { $number } later to read the answer.
people-not-for-you = You are on the shop's side here: it is customers who are handed over to you. /help lists what I can do; for the running of this assistant, ask the shop's admin.
error-people-private = In a group anybody reads along. Write to me privately, and I call a person of the shop for you.
doing-call-person = calling a person…

people-passed-on = Your message is with the people of { $shop } (case { $number }). They answer by { $by }.
people-passed-on-closed = Your message is with the people of { $shop } (case { $number }). Nobody is at work there now; they answer by { $by }.
people-nobody = Your message is kept in case { $number }, but I can reach nobody of { $shop } right now. Please also write to the shop where you ordered.
people-back = I am here again: ask me anything. Case { $number } stays open; what { $shop } answers reaches you here, and a reply to one of their messages goes to them.
people-again = Case { $number } is open again. What you write now goes to { $shop }.
people-unanswered = I am sorry: nobody of { $shop } has answered you yet about case { $number }, and the promised time has passed. { $reached ->
        [yes] I have alerted the seller.
       *[no] I could not reach the seller either.
    } You can also write to the shop where you ordered, or open a dispute there (at the marketplace, or with your bank or card) before its own time limit ends. Your rights by law do not end because the shop is slow.

people-calm-self-harm =
    I am glad that you wrote. I am only a program, so I have called a person (case { $number }); they read this first.

    If you may harm yourself now, please call your local emergency number at once (112 in Europe, 999 in the UK, 911 in the US and Canada, 110 or 120 in China), or go to somebody near you. Crisis lines listen at any hour: 988 in the US and Canada, 116 123 in the UK and much of Europe, 12356 in China. You do not have to be alone with this.
people-calm-danger =
    Stop using the product now, and keep away from it. If anybody is hurt or there is a fire, call your local emergency number at once (112 in Europe, 999 in the UK, 911 in the US and Canada, 120 for a doctor and 119 for fire in China).

    I have called a person of the shop (case { $number }); they read this first. Once everybody is safe, keep the product and take photos of it.
people-calm-threat =
    I understand that you are very angry. I have called a person (case { $number }), and they read this first.

    If anybody is in danger, you too, please call your local emergency number (112 in Europe, 999 in the UK, 911 in the US and Canada, 110 in China).
people-calm-alone =
    { $distress ->
        [self_harm] I am glad that you wrote. I am only a program and can reach nobody from here. If you may harm yourself now, please call your local emergency number at once (112 in Europe, 999 in the UK, 911 in the US and Canada, 110 or 120 in China), or go to somebody near you. Crisis lines listen at any hour: 988 in the US and Canada, 116 123 in the UK and much of Europe, 12356 in China.
        [danger] Stop using the product now, and keep away from it. If anybody is hurt or there is a fire, call your local emergency number at once (112 in Europe, 999 in the UK, 911 in the US and Canada, 120 for a doctor and 119 for fire in China). I can reach nobody of the shop from here: write to the shop once everybody is safe.
       *[threat] If anybody is in danger, please call your local emergency number (112 in Europe, 999 in the UK, 911 in the US and Canada, 110 in China). I can reach nobody of the shop from here.
    }

people-news =
    { $action ->
        [write] { $shop } writes about case **{ $number }**:
        [ask_customer] { $shop } needs something from you for case **{ $number }**:
        [approve] Case **{ $number }**: { $shop } has approved it. { $remedy ->
            [refund] You get { $amount } back.
            [replacement] You get a replacement.
            [repair] It will be repaired.
            [part] You get the part.
            [document] You get the document.
            [cancelled] The order is cancelled.
           *[answer] They take care of it.
        } { $back ->
            [yes] The goods come back first: ask me how to send them.
           *[no] You need not send anything back.
        }
        [refuse] Case **{ $number }**: { $shop } has refused it, with this reason:
        [receive] Case **{ $number }**: what you sent back has arrived.
        [refund] Case **{ $number }**: { $amount } has been paid back.
        [replace] Case **{ $number }**: a replacement is on its way. Tracking number: { $parcel }
        [repair_done] Case **{ $number }**: it is repaired and on its way back. Tracking number: { $parcel }
        [send_back] Case **{ $number }**: the return is noted. Tracking number: { $parcel }
        [resolve] Case **{ $number }** is settled:
        [open] { $shop } has opened case **{ $number }** for you:
        [reopen] { $shop } has opened case **{ $number }** again.
        [close] Case **{ $number }** is closed. If something is still wrong, write about it again.
       *[other] Something has changed in case **{ $number }**.
    }
people-shop-news =
    { $urgent ->
        [yes] 🔴 Urgent: somebody may be in danger.
       *[no] { "" }
    } { $action ->
        [open] New case **{ $number }** ({ $kind }). Answer by { $by }. To decide on it, write /case { $number } to me privately.
        [write] The customer writes about case **{ $number }**:
        [call_person] The customer of case **{ $number }** ({ $kind }) asks for a person. They were told: answer by { $by }.
        [ask_seller] Case **{ $number }** ({ $kind }) needs the seller's word:
        [send_back] Case **{ $number }**: the customer has sent the goods back. Tracking number: { $parcel }
        [cancel_request] The customer has withdrawn case **{ $number }** ({ $kind }).
        [reopen] The customer has opened case **{ $number }** ({ $kind }) again. Answer by { $by }.
        [close] The customer has closed case **{ $number }** ({ $kind }).
       *[other] Something has changed in case **{ $number }** ({ $kind }).
    }
people-due-customer =
    { $state ->
        [today] Case { $number }: today is the last day ({ $kind }, { $day }).
       *[ahead] Case { $number }: { $days ->
            [1] one day is left
           *[other] { $days } days are left
        } ({ $kind }, until { $day }).
    }
people-due-shop =
    { $state ->
        [past] ⏰ Case { $number }: the last day has passed ({ $kind }, { $day }).
        [today] ⏰ Case { $number }: today is the last day ({ $kind }, { $day }).
       *[ahead] ⏰ Case { $number }: { $days ->
            [1] one day is left
           *[other] { $days } days are left
        } ({ $kind }, until { $day }).
    }

people-alarm = ⏰ The customer of case **{ $number }** ({ $kind }) has waited { $minutes } working minutes for a word. { $assigned ->
        [yes] Whoever took it: please answer.
       *[no] Nobody has taken it yet.
    } { $level ->
        [1] { "" }
        [2] The seller has been told.
        [3] The seller and the customer have been told.
       *[4] The customer has been told.
    }
people-escalated = ⏰ Nobody has answered case **{ $number }** ({ $kind }): { $minutes } working minutes. Please answer, or see to it that somebody does.
people-awake = ⏰ Case **{ $number }** was put off until now.
people-reopened = The customer writes again: case **{ $number }** is open again.
people-given-back = The customer of case **{ $number }** has gone back to the assistant. What you write still reaches them.
people-claimed = **{ $name }** has taken case { $number }.
people-claimed-already = Case { $number } is yours already.
people-released = **{ $name }** has given case { $number } back: it waits for somebody to take it.
people-released-already = Nobody had taken case { $number }.
people-released-by-leaving = Whoever had case { $number } has left the group: it waits for somebody to take it.
people-closed = **{ $name }** has closed case { $number }. The customer is told.
people-closed-already = Case { $number } is closed already.
people-close-first = Case { $number } cannot be closed as it stands: what was approved has to be done first, or undone.
people-snooze-how = Put it off until when? You can also write /snooze 2h, /snooze 3d or /snooze tomorrow.
people-snoozed = **{ $name }** has put case { $number } off until { $until }. A message of the customer wakes it.
people-note-how = Write /note and your words, or begin a message with //: it stays among you.
people-noted = Noted in case { $number }; the customer does not see it.
people-not-staff = This was not sent to the customer: you are not on this shop's staff. A seller or admin can invite you.
people-not-sent = This was not sent to the customer: { $why }
people-no-channel = This is in the case, but the customer cannot be written to here (they use the terminal, or have blocked the bot). They read it when they ask about their case.
people-undelivered = The customer of case { $number } did not get this: { $why }
people-edit-to-note = The customer has this message already: changing it into a note does not take it back. They still see the earlier words.

people-draft = Suggested reply (by { $model ->
        [desk] the documents
       *[other] { $model }
    }); nothing is sent until you say so:
people-draft-opening = Hello, thank you for your message about { $number }.
people-draft-state =
    { $state ->
        [waiting_customer] We need your answer to go on. Thank you!
        [approved] Your request is approved, and we are on it.
        [goods_in_transit] We write to you as soon as your parcel has arrived here.
        [goods_received] Your parcel has arrived here, and we are looking at it.
        [inspected] We have looked at what you sent, and write to you next.
        [resolved] This is settled on our side; please tell us if anything is still wrong.
        [closed] This is settled on our side; please tell us if anything is still wrong.
       *[open] We are looking into it and write to you as soon as we know more.
    }
people-draft-edit = Reply to this message with the words as they shall be; they go to the customer. To copy:
people-draft-sent = Sent to the customer in the name of **{ $name }**.
people-draft-used =
    { $state ->
        [sent] This draft was sent already.
        [changed] Other words were sent in place of this draft.
       *[dropped] This draft is dropped.
    }

telegram-menu-staffgroup = the group in which staff answer customers
people-group-how =
    { $linked ->
        [yes] Your shop has a staff group. `/staffgroup off` ends that; to use another group:
       *[no] In a staff group each case gets a topic of its own, and what you write there reaches the customer. To set it up:
    }

    1. Make a group with topics (group settings → Topics) and add me as an **administrator who may manage topics**. Without topics it works too: you answer by replying.
    2. Write in that group: { $code }

    The code works for { $hours ->
        [1] one hour
       *[other] { $hours } hours
    }, once. Only staff and sellers of the shop may answer there; invite them with /invite.
people-group-denied = Only a seller of the shop can do that: write /staffgroup to me privately, and use the code that you get.
people-group-off = Done: the shop has no staff group any more. Cases come to its sellers and staff in private.
people-group-taken = This group belongs to another shop already: its staff would read your customers' cases. Please use a group of your own.
people-group-linked = This is the staff group of **{ $shop }** now. Everybody in it can read the cases; only the shop's sellers and staff can answer. Whoever leaves the group leaves the staff.
people-group-topics = Each case gets a topic here. In it: your words go to the customer, // before them keeps them among you; /claim, /snooze 2h, /suggest, /note, /close.
people-group-no-rights = I may not manage topics here yet: make me an administrator with that right. Until then each message carries its case's number, and you answer by replying.
people-group-no-topics = This group has no topics: each message carries its case's number, and you answer by replying. With topics (group settings → Topics) each case gets a place of its own.
people-group-lost = I was removed from the shop's staff group. From now on cases come to you in private. Waiting: { $numbers }
