## Tracking services: where an answer comes from, what kept them from answering, and how they stand

parcel-source-service = From { $service }, as it told on { $date }.
parcel-source-dhl = Delivered by Deutsche Post DHL Group. From DHL, as it told on { $date }.
parcel-last-mile = Carried on by
live-none = No tracking service is set up here, so this cannot be looked up live.
live-last-known = This is the last known state. { $problem }
live-nothing-yet = { $service } has nothing about it yet (asked { $date }).
live-expired = { $service } has stopped looking: there was no news for too long.

error-provider-failed = The tracking service could not be asked just now. Please try again later.
error-provider-unauthorised = { $provider } refuses the shop's key. Please check it: `quayside providers test`.
error-provider-quota = { $provider } could not be asked: the shop's quota there is used up.
error-provider-busy = { $provider } is asked too often at the moment. Please try again in a minute.
error-provider-down = { $provider } does not answer at the moment. Please try again later.
error-provider-bad-answer = { $provider } gave an answer that can't be read. Please try again later.
error-provider-not-found = { $provider } does not know this number (yet).
error-provider-other-parcel = { $provider } knows only an earlier parcel by this number, last seen on { $last_event }. Numbers are given out again; yours has no scan yet.
error-provider-needs-parameter =
    { $parameter ->
        [postcode] The carrier tells nothing without the recipient's postcode. Please send the number again with “postcode …”.
        [phone] The carrier tells nothing without the last four digits of the recipient's phone. Please send the number again with “phone …”.
       *[other] { $provider } cannot tell whose number this is. Please name the carrier.
    }
error-bad-key = That is not a key. Please copy it again from the service's page.
error-no-account = This shop has no key for that tracking service.
error-no-provider = There is no tracking service by that name.
error-weak-secret-key = SECRET_KEY is too short. It needs at least 32 characters.
error-wrong-secret-key = A stored key can't be opened: the secret key has changed. Please restore it, or store the keys again.

providers-service = Service
providers-account = Key
providers-calls = Calls today
providers-quota = Quota left
providers-state = State
providers-webhook = Webhook path
providers-account-none = none
providers-account-stored = stored
providers-account-settings = from the settings
providers-ready = ready
providers-works = works
