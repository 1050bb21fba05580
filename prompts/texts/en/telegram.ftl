# The Telegram channel's own words. Values come escaped; the texts are Markdown.

telegram-start =
    Hello! I am Quayside, an assistant for people who sell across borders. Write to me in your own words, for example:

    - where is LX123456785CN?
    - what duty on 200 cotton T-shirts, $4 each, from China to Germany?
    - how long does a buyer in France have to return something?

    My commands:

    { $commands }
telegram-help-customer =
    I find out where your parcel is, what duty and tax come on top of a price, and what the rules say about returns and guarantees. Every fact comes with its source. Just write what you want to know, or use:

    { $commands }
telegram-help-seller =
    I help with what selling across borders asks of you: duty and landed cost, registrations and rules of each market, parcels, papers, returns. Every fact comes with its source. Just write what you want to know, or use:

    { $commands }
telegram-help-staff =
    You see the staff documents beside the public ones, and parcels and cases of the shop. Every fact comes with its source. Just write what you need, or use:

    { $commands }
telegram-help-role = You are acting as **{ $role }**; /role changes that.

telegram-menu-track = where a parcel is
telegram-menu-duty = duty and tax on a delivery
telegram-menu-role = act in another role
telegram-menu-language = choose the language
telegram-menu-reset = forget this conversation and start anew
telegram-menu-help = what I can do

telegram-ask-track = Track my parcel
telegram-ask-track-this = Track { $about }
telegram-ask-duty = What duty do I have to pay?
telegram-ask-duty-this = What duty and tax: { $about }

telegram-unknown-command = I don't know { $command }. /help lists what I can do, or simply write what you need.
telegram-unknown-command-near = I don't know { $command }. Did you mean { $near }?

telegram-role-customer = customer
telegram-role-seller = seller
telegram-role-staff = staff
telegram-role-admin = admin
telegram-role-choose = You are acting as **{ $role }**. As whom do you want to go on? A new conversation begins then.
telegram-role-taken = You are now acting as **{ $role }**. This is a new conversation.
telegram-role-only = You are acting as **{ $role }**, and that is the only role you have here. If you need another, ask the shop's admin.
telegram-role-denied = The role “{ $role }” is not open to you. If you need it, ask the shop's admin.
telegram-role-private = In a group I answer everybody alike. Write to me privately to change your role.

telegram-language-en = English
telegram-language-zh = 中文
telegram-language-es = Español
telegram-language-ru = Русский
telegram-language-any = As I write
telegram-language-choose = In which language shall I answer?
telegram-language-taken = I will answer in English from now on.
telegram-language-auto = I will answer in the language you write in.
telegram-language-unknown = I don't speak “{ $language }” yet. Please choose:

telegram-reset = Done: I have forgotten this conversation. What can I do for you?

telegram-press-used = You have already chosen here.
telegram-press-old = These buttons are out of date. Please use my latest message, or write what you want.
telegram-press-foreign = These buttons are for the person who asked.

telegram-file =
    { $kind ->
        [photo] I can't look at pictures yet.
        [voice] I can't listen to voice messages yet.
        [audio] I can't listen to recordings yet.
        [video] I can't watch videos yet.
        [video_note] I can't watch videos yet.
        [document] I can't open files yet.
        [sticker] Nice one! Stickers are beyond me, though.
        [location] I can't use locations yet.
       *[other] I can't read this kind of message yet.
    } Please write to me in words; I read the caption of a picture or file, too.
telegram-caption-only =
    { $kind ->
        [photo] (I read your caption; I can't look at the picture itself yet.)
        [document] (I read your caption; I can't open the file itself yet.)
       *[other] (I read your caption only; I can't open what came with it yet.)
    }

telegram-late = Sorry for the wait: you wrote this { $ago }, and it reached me only now.
telegram-delay = Something went wrong on our side. Your message is kept, and I am trying again.
telegram-apology = I am sorry: something went wrong on our side, and I could not answer this. Your message is kept for our team to look into. Please try again a little later, or put it in other words.
telegram-uncertain = Telegram has not confirmed part of my answer, so it may not have reached you.
telegram-again-button = Send it again
telegram-nothing = I have nothing to show for that. Please ask in other words.

telegram-sources = Sources
telegram-as-of = as of { $date }
