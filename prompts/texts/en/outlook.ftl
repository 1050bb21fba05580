## What is wrong with a shop's parcels, time limits for claims, days of arrival by own history, lanes and pictures

parcel-arrival = By earlier parcels
arrival-expected = most likely { $likely }, usually between { $earliest } and { $latest } ({ $n } delivered parcels of this lane)
arrival-days = most likely { $likely }, usually between { $earliest } and { $latest }
arrival-later-than-usual = longer under way than nearly all of the { $n } delivered parcels of this lane; no day can be told
arrival-not-enough = not enough history to tell a day: { $n } delivered parcels of this lane, { $needed } are needed
arrival-any-origin = { $text }, counted from any country of origin
parcel-silent-learned = { $silent }, longer than the { $limit } that are normal by { $n } delivered parcels of this lane

parcel-claim = Claim at the carrier
claim-loss =
    { $days ->
        [0] for a lost parcel until today, { $due }
        [one] for a lost parcel until { $due }, { $days } day left
       *[other] for a lost parcel until { $due }, { $days } days left
    }
claim-damage =
    { $days ->
        [0] for damage until today, { $due }
        [one] for damage until { $due }, { $days } day left
       *[other] for damage until { $due }, { $days } days left
    }
claim-ended = the time to claim ended on { $due }
claim-source = { $text } (source: { $source }, as of { $as_of })
claim-to-check = { $text }. General knowledge: check it with the carrier.
notice-claim =
    { $days ->
        [0] The time to claim at the carrier ends today, { $due }
        [one] The time to claim at the carrier ends on { $due }, in { $days } day
       *[other] The time to claim at the carrier ends on { $due }, in { $days } days
    }
advice-claim-ends-seller = The time to claim at the carrier is almost over. File the claim or inquiry today, with invoice and proof of hand-over; write to the buyer first, then re-send or refund.

problems-none =
    { $total ->
        [0] You have no parcels here yet.
        [one] Nothing is wrong with your { $total } parcel.
       *[other] Nothing is wrong with your { $total } parcels.
    }
problems-title = { $count } of { $total } parcels need a look, the most urgent first
problems-reason = What is wrong
problems-days = Days without news (normal)
problems-more = { $more } more need a look.
reason-claim-ends = time to claim ends { $due }
reason-customs-action = customs waits for papers or payment
reason-undeliverable = cannot be delivered
reason-lost-or-damaged = lost or damaged
reason-customs-held = held by customs
reason-pickup-waits = waits to be collected
reason-returning = on its way back
reason-carrier-problem = the carrier reports a problem
reason-silent = stands still
reason-late = past the promised day
reason-claim-missed = time to claim ended { $due }

lanes-none = No parcel of yours has been delivered here yet, so there is nothing to compare. Import your shipments with their events, or connect a tracking service.
lanes-none-such = There is no delivered parcel of that carrier or country yet.
lanes-title = Days in transit of your delivered parcels since { $since }
lanes-carrier = Carrier
lanes-route = From, to
lanes-delivered = Delivered
lanes-half = Half within
lanes-most = Nine in ten within
lanes-silent = Longest silence, nine in ten
lanes-under-way = Under way (need a look)
lanes-few = A dash: fewer than { $needed } delivered parcels say nothing yet.
lanes-more = { $more } more lanes are not shown.
lanes-chart = Days from first scan to delivery: bar from the fastest tenth to the slowest tenth, mark at the middle; figures: half and nine in ten within so many days

chart-silent =
    { $days ->
        [one] { $days } day without news
       *[other] { $days } days without news
    }
chart-until-now =
    { $days ->
        [one] { $days } day without news until today
       *[other] { $days } days without news until today
    }
chart-more-events = … and { $more } earlier events
chart-times = Times as the sources wrote them; without a zone they are local to the place.
timeline-none = There is no event of **{ $number }** to draw yet.

label-unread = On { $count } of the { $all } pictures I found no number.

button-timeline = Picture of the events
button-timeline-value = timeline { $number }
button-problems = What needs a look?
button-problems-value = Which parcels need a look?
button-lanes = Transit times
button-lanes-value = my transit times

telegram-menu-watch = be told when a parcel moves
telegram-menu-problems = parcels that need a look
telegram-menu-lanes = transit times by carrier and country
telegram-ask-problems = Which parcels need a look?
telegram-ask-lanes = my transit times
telegram-ask-lanes-this = my transit times { $about }
doing-list-problems = Looking for what is wrong…
doing-lane-performance = Counting delivered parcels…
error-nothing-to-draw = No lane has enough delivered parcels yet: there is nothing to draw.
