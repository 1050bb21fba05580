## Watches and their notices, corrections by hand, labels and lists of numbers

watch-level-all = every change
watch-level-problems = problems
watch-level-delivery = the delivery
watch-begun = I am watching **{ $number }** ({ $carrier }, now: { $status }) and will write to you about: { $level }.
watch-shop = I am watching all parcels of your shop and will write to you about: { $level }.
watch-shop-daily = Once a day I will send you a list of your shop's parcels: { $level }.
watch-more =
    { $more ->
        [one] And { $more } more.
       *[other] And { $more } more.
    }
watch-how-to-end = To end it, write “stop watching” with the number.
watch-unreached = I can't write to you here by myself; `quayside watches` shows what has changed. On Telegram I write to you.
watch-ended =
    { $count ->
        [0] You were not watching that, so there was nothing to end.
        [one] Ended: { $count } watch.
       *[other] Ended: { $count } watches.
    }
watch-none = You are not watching any parcel. Write “watch” and a tracking number.
watch-quiet = Between { $hours } ({ $zone }) I will keep quiet; what happens then comes afterwards.
watch-quiet-off = I will write to you at any hour.
watch-quiet-short = quiet { $hours }

notice-eta = Expected on { $date }
notice-stale =
    { $days ->
        [one] No news for { $days } day ({ $status }), longer than usual
       *[other] No news for { $days } days ({ $status }), longer than usual
    }
notice-silent =
    { $days ->
        [one] no news for { $days } day
       *[other] no news for { $days } days
    }
notice-past-eta = It was expected on { $date }
notice-several =
    { $count ->
        [one] { $count } parcel you are watching has changed
       *[other] { $count } parcels you are watching have changed
    }
notice-daily =
    { $count ->
        [one] Today { $count } parcel needs a look
       *[other] Today { $count } parcels need a look
    }

parcel-carrier-set = Noted: **{ $number }** is with { $carrier }. I will remember it.
parcel-last-mile-set = Noted: on its last leg **{ $number }** has the number **{ $last }**.
parcel-received = Noted: **{ $number }** has arrived.
parcel-order-set = Noted: **{ $number }** belongs to order { $order }.

parcels-file = All { $count } lines are in the file { $name }.
parcels-found = { $found } of { $count } numbers are known here.

error-too-many-watches = You are watching { $limit } parcels already. End some before you add more.
error-watch-numbers-only = I can watch single parcels for you. Please send the tracking number.
error-quiet-hours = Please write quiet hours as two hours of the day, for example 22-8.
error-unknown-carrier = I don't know a carrier called “{ $carrier }”. Please write its usual name, for example Yanwen or Royal Mail.
error-same-number = That is the parcel's own number. Please send the other one, which the local carrier gave it.
error-no-barcode = I can't read a barcode or a tracking number on { $file }. Please send it straight, sharp and whole, or type the number.
error-picture-too-large = { $file } has too many pixels for me to read. Please send it smaller, up to { $limit } million pixels.

doing-watch-parcel = Setting the watch…
doing-unwatch-parcel = Ending the watch…
doing-list-watches = Looking at your watches…
doing-set-quiet-hours = Setting quiet hours…
doing-correct-parcel = Noting it…

ask-watch-number = Which parcel shall I watch? Please send its tracking number.
telegram-ask-watch = What am I watching?
telegram-ask-watch-this = Watch { $about }
label-photo = the photo
parcels-note-not-found = not known here
parcels-note-bad-check-digit = check digit wrong
parcels-note-no-number = no tracking number
