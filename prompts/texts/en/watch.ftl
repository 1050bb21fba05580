# Watched products: what was saved, and what changes for one of them.

watch-saved = I watch **{ $products }** { $products ->
    [1] product
   *[other] products
} in { $markets } { $markets ->
    [1] product-market pair
   *[other] product-market pairs
}. When a duty or tax on one of them changes I write to you, with the source.
watch-problems = Not saved ({ $count }):
watch-change = From { $date }: { $product } to { $market }
watch-duty = duty { $before } % → { $after } %
watch-tax = import tax { $before } % → { $after } %
watch-margin = margin { $before } % → { $after } %
watch-new = new: { $measures }
watch-gone = no longer charged: { $measures }
watch-source = source: { $sources }
watch-lost = I can no longer work out { $product } to { $market }: the tables have no dated figure for it any more, or more has to be known. Please check its HS code, and send the product again.
