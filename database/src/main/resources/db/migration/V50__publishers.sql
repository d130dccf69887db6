-- Articles by their publisher, whatever the case of its name. Keys are bounded, since names may be
-- longer than a btree key; who asks by this index compares the whole name besides.
create index article_publisher on article (left(lower(publisher), 200));
