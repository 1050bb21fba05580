## Staff bring a document into the library. Values come escaped; the texts are Markdown.

documents-understood =
    I have read **{ $file }**.
    Title: **{ $title }**
    { $sections ->
        [one] One section
       *[other] { $sections } sections
    }, { $characters } characters, language: { $language }
documents-pages = { $pages ->
        [one] One page
       *[other] { $pages } pages
    }
documents-scanned = ⚠️ Pages without text (scans), which nobody will find: { $pages }
documents-hidden = ⚠️ { $count } characters that a reader does not see were left out (white, tiny or marked hidden).
documents-left-out = Left out: { $names }
documents-is-new = There is no document of this name yet.
documents-replaces = It will replace version { $version } of “{ $title }”.
documents-several = { $count } files have come; here is the first. The others follow, one after another.
documents-ask-audience = Who may read it?
documents-ask-market = Which market is it about?
documents-ask-title = Under which title? For another one, send the file again with the title as its caption.
documents-ask-as-of = As of which date do its facts hold?
documents-audience-public = everybody, customers too
documents-audience-seller = sellers and staff
documents-audience-staff = staff only
documents-market-world = All markets
documents-as-of-unknown = Not known
documents-cancel = Don't add it
documents-cancelled = { $file } was not added.
documents-gone = That document is no longer waiting. Please send the file again.
documents-added = **{ $title }** is in the library and can be found now ({ $audience }; { $market }; { $passages ->
        [one] one passage
       *[other] { $passages } passages
    }).
documents-replaced = **{ $title }** is now version { $version } and can be found at once ({ $audience }; { $market }; { $passages ->
        [one] one passage
       *[other] { $passages } passages
    }).
documents-unchanged = **{ $title }** was in the library already, just as it is ({ $audience }; { $market }). Nothing has changed.
documents-changed = Compared with version { $before }: { $added } lines new, { $removed } gone.
documents-figures = Figures gone: { $gone } · new: { $new }
documents-more = … and { $count } more lines
