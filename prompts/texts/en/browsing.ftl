# Leafing through the documents: /docs, and the same asked in words. Values come escaped; the texts are Markdown.

telegram-menu-docs = leaf through the documents
terminal-command-docs = leaf through the documents: by link of the trade, market, title, or what is new
doing-browse-documents = Opening the documents…
browse-link-1 = Overseas markets
browse-link-2 = Import and export rights
browse-link-3 = Stocking and inspection
browse-link-4 = Logistics
browse-link-5 = Customs and tax
browse-link-6 = After-sales
browse-link-count = { $link }: { $count ->
        [one] one document
       *[other] { $count } documents
    }
browse-unlinked = Others: { $count ->
        [one] one document
       *[other] { $count } documents
    }
browse-overview = { $count ->
        [0] **No documents are open to you yet.**
        [one] **One document is open to you.** Choose a link of the trade, or write `/docs` with a country or words of a title.
       *[other] **{ $count } documents are open to you.** Choose a link of the trade, or write `/docs` with a country or words of a title.
    }
browse-by-market = By market
browse-changes-button = Changed this month ({ $count })
browse-everything = All documents
browse-next = Next page ›
browse-previous = ‹ Previous page
browse-markets = Which market?
browse-list = { $count ->
        [one] **One document** · { $about }
       *[other] **{ $count } documents** · { $about }
    }
browse-nothing = There is no such document among those that you may read.
browse-page = Page { $page } of { $pages }
browse-stale = past its review date
browse-changes = { $count ->
        [one] **One document** is new or changed since { $since }:
       *[other] **{ $count } documents** are new or changed since { $since }:
    }
browse-no-changes = Nothing has changed in your documents since { $since }.
browse-new = new on { $on }
browse-changed = changed on { $on }
browse-facts = facts as of { $on }
