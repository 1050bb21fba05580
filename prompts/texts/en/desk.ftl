# What the desk says for itself: greetings, questions, refusals, errors of every room.

desk-greet-seller = Hello! I help you sell across borders: rules and papers with their sources, parcels, duties and landed cost. What are you working on?
desk-greet-customer = Hello! I can tell you where your parcel is, what its status means, and how returns, damage and customs charges work. What can I do for you?
desk-greet-staff = Hello! I answer from the procedures and the regulations, with sources, and look up parcels and duties. What do you need?
desk-help-seller =
    Here is what I can do:

    - **Rules and papers**, with their sources: “Which registrations do I need to export from China?”
    - **Parcels**: “Where is LX123456785CN?” or “Which parcels are stuck?”
    - **Duty and landed cost**: “What duty on 200 cotton T-shirts, $4 each, to the UK?”
    - **HS codes**: “HS code for a silicone phone case”

    You may put several questions into one message. I say so when my documents do not answer.
desk-help-customer =
    Here is what I can do:

    - **Find your parcel**: send me the tracking number.
    - **Explain a status**, a customs hold, or charges you were asked to pay.
    - **Returns and damage**: “How do I return an item?”

    I answer from the shop's documents and say so when they do not cover your question.
desk-help-staff =
    Here is what I can do:

    - **Procedures**: “How do we handle a customs hold?”
    - **Regulations**, with their sources, for every market we cover.
    - **Parcels**: a tracking number, an order number, or “Which parcels are stuck?”
    - **Duty, landed cost and HS codes**.
desk-thanks = You're welcome. Just write when something else comes up.
desk-cancel = All right, nothing is pending.
desk-cancelled = All right, I have dropped that question.
desk-off-topic-seller = I only help with selling across borders: rules and papers, inspection, shipping, customs and tax, parcels, after-sales. Ask me anything about those.
desk-off-topic-customer = I only help with your orders: where a parcel is, what its status means, returns, damage and customs charges.
desk-off-topic-staff = I only help with this desk's work: procedures, regulations, parcels, duties and after-sales.
desk-nothing-said = I can't make anything of that message. Please write your question in words, or send a tracking number.
desk-too-long = That message is too long for me: I read up to { $limit } characters. Please send the part that matters, or one question at a time.
desk-too-many = I answered the first { $limit } requests. Please send the rest in another message.
desk-negative = An amount can't be below zero. Please send the value of the goods as a positive number.
desk-bad-date = “{ $date }” is not a date in the calendar. Please send it as year-month-day.
desk-sellers-only = Estimates, HS codes and shipment lists are for sellers and staff. This is what the customer documents say:
desk-ungrounded = I found something on this, but could not trace every figure of my draft to its source, so I won't show it. Please ask more narrowly.

ask-goods = What are the goods? A few words with the material help (“women's leather handbag”); an HS code works too.
ask-destination = Which country do they go to?
ask-value = What is the total value of the goods, with the currency? For example “800 USD”, or “$4 each” with the quantity.
ask-currency = In which currency is that?
ask-number = Please send me the tracking number: letters and digits as on the label or in the shipping message.

documents-none = I can't find this in my documents, so I won't guess. Try other words, or name the country and the product; for a binding answer ask the authority in charge.
documents-other-language = { $source ->
    [zh] Quoted from a Chinese document.
   *[en] Quoted from an English document: I have no version in your language yet.
}
desk-ask-person = Talk to a person
documents-unconfirmed = This point rests on a weak or unconfirmed source: check it with the authority before you rely on it.
documents-past-review = This document was due for review on { $review_by }; check whether it still holds.

doing-open = Opening the desk…
doing-reading = Reading the documents
doing-indexing = Building the index
doing-embedding = Embedding the documents
doing-search-documents = Searching the documents…
doing-track-parcel = Looking up the parcel…
doing-list-parcels = Going through the shipments…
doing-estimate-duty = Working out duty and tax…
doing-classify-goods = Looking for the HS code…

error-internal = Something went wrong on our side, and it has been noted. Please try again; if it happens again, put it in other words.
error-not-allowed = That is not open to your role.
error-order-needs-number = I can't open an order by its number alone. Please send the tracking number from your shipping message.
error-order-unknown = I know no parcel of order { $order } in your shop. Check the number, or import the shipment first.
error-too-many-numbers = That is more than I look up at once. Please send up to { $limit } numbers in one message.
error-unavailable = A service that I need does not answer right now. Please try again in a few minutes.
error-bad-input = I can't use that as it is. Please check it and send it again.
error-not-found = I know nothing by that name or number.

consult-unknown = I don't recognise “{ $goods }”. Please say what the article is, what it is made of and what it is used for, or give the HS code.
consult-choice = { $label }
consult-fact = To find the HS code of “{ $goods }”: { $question }
consult-code = { $hs }: { $description }
consult-choose = Which of these comes nearest to “{ $goods }”? You may also describe it more closely.
duty-classified = HS { $hs } ({ $description }) was taken from your description. If another code is right, send it and I work it out anew.
